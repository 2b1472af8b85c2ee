//! Pages of accounts: the door, mailed links, and one's own account.

mod account;
mod door;
#[cfg(feature = "ssr")]
mod invited;
mod keys;
mod mailed;
mod password;
mod profile;
mod sessions;
mod sign_in;
mod sign_up;

pub use account::AccountPage;
#[cfg(feature = "ssr")]
pub use invited::AccountFields;
pub use keys::NewKeyPage;
pub use mailed::{CheckMailPage, ConfirmPage};
pub use password::{ForgotPage, ResetPage};
pub use sign_in::SignInPage;
pub use sign_up::SignUpPage;

use crate::ui::form::problem_of;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

// Who comes in does not carry the countries of a profile.
crate::room::room!(door: CheckMailPage, ConfirmPage, ForgotPage, ResetPage, SignInPage, SignUpPage);
crate::room::room!(desk: AccountPage);

/// The secret of a mailed link.
fn token() -> Memo<String> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get("token").unwrap_or_default()))
}

/// Puts the cursor into a field.
fn focus(id: &str) {
    use leptos::wasm_bindgen::JsCast;
    if let Some(field) = document().get_element_by_id(id).and_then(|field| field.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
