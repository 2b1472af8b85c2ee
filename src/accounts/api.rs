//! Server functions of accounts. Those of plain forms answer with a redirect, so that they work before and without WebAssembly.

use crate::problem::Problem;
use domain::account::SignUpForm;
use domain::collaborators::Rights;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub use on_server::keep_session;
#[cfg(feature = "ssr")]
use on_server::*;

/// A session in the list of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    pub id: String,
    pub user_agent: String,
    pub address: String,
    /// On the account's clock.
    pub created_local: chrono::NaiveDateTime,
    pub seen_local: chrono::NaiveDateTime,
    /// The one that asks.
    pub is_this: bool,
}

/// An API key in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyLine {
    pub id: String,
    pub name: String,
    pub prefix: String,
    /// Who made it, where that was somebody else.
    pub maker: Option<String>,
    /// What it opens now; none for all that its maker may.
    pub rights: Option<Rights>,
    pub created_local: chrono::NaiveDateTime,
}

/// Opens an account; leads to the page that says to look at one's mail, whether or not the address had one.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "sign_up")]
pub async fn sign_up(form: SignUpForm) -> Result<(), Problem> {
    let (house, parts) = request()?;
    service::accounts::sign_up(&house.office, &form, &visitor(&house, &parts), house.clock.now()).await?;
    leptos_axum::redirect(paths::CHECK_MAIL);
    Ok(())
}

/// Signs in and leads to `next`, a place inside, or to the panel.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "sign_in")]
pub async fn sign_in(email: String, password: String, next: Option<String>) -> Result<(), Problem> {
    let (house, parts) = request()?;
    let signed_in = service::accounts::sign_in(&house.office, &email, &password, &visitor(&house, &parts), house.clock.now()).await?;
    keep_session(&house, signed_in.token.reveal());
    leptos_axum::redirect(paths::inside(next.as_deref().unwrap_or_default()));
    Ok(())
}

/// Ends this session and leads home, or to `next`, where somebody else wants to go.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "sign_out")]
pub async fn sign_out(#[server(default)] next: Option<String>) -> Result<(), Problem> {
    let (house, _) = request()?;
    let asked = asked()?;
    service::accounts::end_session(&asked.office, asked.account, asked.known.session).await?;
    drop_session(&house);
    leptos_axum::redirect(next.as_deref().map_or(paths::HOME, paths::inside));
    Ok(())
}

/// What a mailed link (`confirm` or `reset`) leads to; asking uses nothing up.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "behind_link", input = Json)]
pub async fn behind_link(purpose: LinkPurpose, token: String) -> Result<MailedLink, Problem> {
    let (house, _) = request()?;
    let purpose = match purpose {
        LinkPurpose::Confirm => store::sessions::Purpose::ConfirmAddress,
        LinkPurpose::Reset => store::sessions::Purpose::ResetPassword,
    };
    let account = service::accounts::behind_link(&house.office, purpose, &token, house.clock.now()).await?;
    Ok(match account {
        None => MailedLink::Dead,
        Some(account) if account.confirmed_at.is_some() => MailedLink::Good,
        Some(account) => {
            let profile = SignUpForm {
                name: account.name,
                country: account.country,
                time_zone: account.time_zone,
                currency: account.currency.code().to_owned(),
                language: account.language.tag().to_owned(),
                ..SignUpForm::default()
            };
            MailedLink::Unproven(Unproven { profile, zones: zone_names() })
        }
    })
}

/// What stands behind a mailed link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MailedLink {
    /// Used, replaced, too old, or never one of ours.
    Dead,
    /// An account whose address is proven.
    Good,
    /// One whose address is proven by this link first.
    Unproven(Unproven),
}

/// An account whose address nobody has proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unproven {
    /// What somebody typed for it, perhaps a stranger; without address and password.
    pub profile: SignUpForm,
    /// The names of all time zones, to choose another from.
    pub zones: Vec<String>,
}

/// What a mailed link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkPurpose {
    Confirm,
    Reset,
}

/// Uses the link that proves an address, together with the account's password; leads to the panel, signed in.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "confirm")]
pub async fn confirm(token: String, password: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    let signed_in = service::accounts::confirm(&house.office, &token, &password, &visitor(&house, &parts), house.clock.now()).await?;
    keep_session(&house, signed_in.token.reveal());
    leptos_axum::redirect(paths::PANEL);
    Ok(())
}

/// Mails a link to choose a new password, if the address has an account; leads to the page that says to look at one's mail.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "request_reset")]
pub async fn request_reset(email: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    service::accounts::request_reset(&house.office, &email, &visitor(&house, &parts), house.clock.now()).await?;
    leptos_axum::redirect(paths::CHECK_MAIL);
    Ok(())
}

/// Chooses a new password by a mailed link; leads to the panel, signed in. `form` says who signs up, where the address was not proven
/// before. A box that is not ticked is not sent.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "reset_password")]
pub async fn reset_password(
    token: String,
    password: String,
    #[server(default)] revoke_keys: bool,
    #[server(default)] form: Option<SignUpForm>,
) -> Result<(), Problem> {
    let (house, parts) = request()?;
    let reset = service::accounts::Reset { password, revoke_keys, profile: form };
    let signed_in = service::accounts::reset_password(&house.office, &token, &reset, &visitor(&house, &parts), house.clock.now()).await?;
    keep_session(&house, signed_in.token.reveal());
    leptos_axum::redirect(paths::PANEL);
    Ok(())
}

/// Changes one's own name and country.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "set_profile")]
pub async fn set_profile(name: String, country: String) -> Result<(), Problem> {
    let asked = asked()?;
    let who = Who::from(asked.account).from_address(&asked.address);
    service::accounts::set_profile(&asked.office, who, &name, &country, asked.now).await?;
    leptos_axum::redirect(paths::ACCOUNT);
    Ok(())
}

/// Reads on in another language, from the same page; remembered by the account, or by a cookie where nobody is signed in.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "set_language")]
pub async fn set_language(language: String, next: String) -> Result<(), Problem> {
    let (house, parts) = request()?;
    let language = domain::language::Language::parse(&language).ok_or(Problem::NotFound)?;
    if let Some(known) = known() {
        let who = Who::from(known.account.id).from_address(&house.config.client_address(&parts));
        service::accounts::set_language(&house.office, who, language, house.clock.now()).await?;
    }
    keep_choice(&house, "language", language.tag());
    leptos_axum::redirect(paths::inside(&next));
    Ok(())
}

/// Reads on in another theme (`system`, `light`, `dark`), from the same page.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "set_theme")]
pub async fn set_theme(theme: String, next: String) -> Result<(), Problem> {
    let (house, _) = request()?;
    let parsed = domain::account::Theme::parse(&theme).ok_or(Problem::NotFound)?;
    if let Some(known) = known() {
        service::accounts::set_theme(&house.office, known.account.id, parsed).await?;
    }
    keep_choice(&house, "theme", &theme);
    leptos_axum::redirect(paths::inside(&next));
    Ok(())
}

/// One's own sessions.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "list_sessions", input = Json)]
pub async fn list_sessions() -> Result<Vec<SessionLine>, Problem> {
    let asked = asked()?;
    let zone = zone_of(&asked);
    let sessions = service::accounts::list_sessions(&asked.office, asked.account, asked.now).await?;
    let line = |session: store::sessions::Session| SessionLine {
        is_this: session.id == asked.known.session,
        id: session.id.to_string(),
        user_agent: session.user_agent,
        address: session.address,
        created_local: session.created_at.with_timezone(&zone).naive_local(),
        seen_local: session.seen_at.with_timezone(&zone).naive_local(),
    };
    Ok(sessions.into_iter().map(line).collect())
}

/// Ends one of one's own sessions.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "end_session")]
pub async fn end_session(id: String) -> Result<(), Problem> {
    let asked = asked()?;
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    service::accounts::end_session(&asked.office, asked.account, id).await?;
    leptos_axum::redirect(paths::ACCOUNT);
    Ok(())
}

/// Ends all of one's sessions but this.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "end_other_sessions")]
pub async fn end_other_sessions() -> Result<(), Problem> {
    let asked = asked()?;
    service::accounts::end_other_sessions(&asked.office, &asked.known).await?;
    leptos_axum::redirect(paths::ACCOUNT);
    Ok(())
}

/// The owner's API keys.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "list_api_keys", input = Json)]
pub async fn list_api_keys() -> Result<Vec<KeyLine>, Problem> {
    let asked = asked()?;
    let keys = service::api_keys::list(&asked.office, &asked.asking()).await?;
    let line = |key: service::api_keys::Listed| KeyLine {
        id: key.id.to_string(),
        name: key.name,
        prefix: key.prefix,
        maker: key.maker,
        rights: (!key.is_everything).then_some(key.rights),
        created_local: asked.local(key.created_at),
    };
    Ok(keys.into_iter().map(line).collect())
}

/// Makes an API key that can do all that its maker may (`all`), or `some` of it, by the names of rights; the answer is the only time it is
/// shown, to a plain form in a document of its own.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "add_api_key")]
pub async fn add_api_key(
    name: String,
    #[server(default)] scope: String,
    #[server(default)] rights: Vec<String>,
) -> Result<String, Problem> {
    let asked = asked()?;
    let wanted = KeyRights::parse(&scope, &rights).map_err(service::api_keys::ApiKeyError::from)?;
    let key = service::api_keys::add(&asked.office, &asked.asking(), &name, wanted).await?;
    show_once(&key);
    Ok(key)
}

/// Revokes an API key at once.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "revoke_api_key")]
pub async fn revoke_api_key(id: String) -> Result<(), Problem> {
    let asked = asked()?;
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    service::api_keys::revoke(&asked.office, &asked.asking(), id).await?;
    leptos_axum::redirect(paths::ACCOUNT);
    Ok(())
}

#[cfg(feature = "ssr")]
mod on_server {
    pub use crate::paths;
    pub use crate::server::caller::{Asked, asked, known, request, visitor};
    pub use crate::server::document::show_once;
    use crate::server::state::House;
    use axum::http::{HeaderValue, header};
    use axum_extra::extract::cookie::{Cookie, SameSite};
    pub use domain::collaborators::KeyRights;
    use leptos::prelude::expect_context;
    use leptos_axum::ResponseOptions;
    pub use service::asking::Who;

    /// Days that a browser keeps a choice of language or theme.
    const CHOICE_DAYS: i64 = 400;

    /// The names of all time zones.
    pub fn zone_names() -> Vec<String> {
        domain::calendar::zone_names().into_iter().map(str::to_owned).collect()
    }

    /// Gives the browser the secret of its session.
    pub fn keep_session(house: &House, token: &str) {
        set(house, house.config.session_cookie(), token, service::accounts::SESSION_DAYS, true);
    }

    /// Takes it back.
    pub fn drop_session(house: &House) {
        set(house, house.config.session_cookie(), "", 0, true);
    }

    /// Keeps a choice that is no secret.
    pub fn keep_choice(house: &House, name: &'static str, value: &str) {
        set(house, name, value, CHOICE_DAYS, false);
    }

    /// The account's zone, whose clock its pages show.
    pub fn zone_of(asked: &Asked) -> chrono_tz::Tz {
        domain::calendar::parse_zone(&asked.known.account.time_zone).unwrap_or(chrono_tz::UTC)
    }

    fn set(house: &House, name: &'static str, value: &str, days: i64, http_only: bool) {
        let mut cookie = Cookie::new(name, value.to_owned());
        cookie.set_path("/");
        cookie.set_same_site(SameSite::Lax);
        cookie.set_http_only(http_only);
        cookie.set_secure(house.config.secure_cookies);
        let text = format!("{cookie}; Max-Age={}", days * 24 * 3600);
        if let Ok(value) = HeaderValue::from_str(&text) {
            expect_context::<ResponseOptions>().append_header(header::SET_COOKIE, value);
        }
    }
}
