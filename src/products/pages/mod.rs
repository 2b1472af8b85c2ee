//! The pages of products.

mod acts;
mod badge;
mod clock;
mod list;
mod missing;
mod new;
mod product;
mod wizard;

pub use list::ProductsPage;
pub use new::NewProductPage;
pub use product::ProductPage;
pub use wizard::WizardPage;

// The steps of setting one up are many, and seldom entered.
crate::room::room!(products: NewProductPage, ProductPage, ProductsPage);
crate::room::room!(wizard: WizardPage);
