//! The pages of products.

mod acts;
mod badge;
mod clock;
mod coupons;
mod list;
mod missing;
mod new;
mod product;
mod wizard;

pub use coupons::CouponsPage;
pub use list::ProductsPage;
pub use new::NewProductPage;
pub use product::ProductPage;
pub use wizard::WizardPage;

crate::room::room!(products: CouponsPage, NewProductPage, ProductPage, ProductsPage, WizardPage);
