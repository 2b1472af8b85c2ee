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

crate::room::room!(products: NewProductPage, ProductPage, ProductsPage, WizardPage);
