//! The page behind an invitation's link: whose account, what it opens and what never, and then yes or no. Looking at it changes nothing.

use super::{in_words, problem_of};
use crate::accounts::api::SignOut;
use crate::collaborators::api::{AcceptInvitation, AcceptWithAccount, DeclineInvitation};
use crate::collaborators::words;
use crate::paths;
use crate::problem::Problem;
use crate::server::caller::{known, request};
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, Submit};
use crate::ui::format;
use crate::ui::frame::PublicFrame;
use crate::ui::once::{of_path, once};
use crate::ui::reader::language;
use crate::ui::states::set_status;
use axum::http::{HeaderName, HeaderValue, header};
use domain::IntoEnumIterator;
use domain::collaborators::{Offer, OwnersOwn};
use domain::language::Language;
use leptos::prelude::*;
use service::collaborators::{Seen, behind};

#[component]
pub fn InvitationPage() -> impl IntoView {
    let language = language();
    keep_private();
    let token = of_path("token");
    let asked_for = token.clone();
    let drawn = once(found(asked_for), move |seen| match seen {
        Some(seen) => drawn(&seen, &token, language),
        None => over(language),
    });
    view! {
        <PublicFrame title=words::invitation(language)>
            {drawn}
        </PublicFrame>
    }
    .into_any()
}

async fn found(token: String) -> Result<Option<Seen>, Problem> {
    let (house, parts) = request()?;
    house.throttle.look(&house.office, &house.config.client_address(&parts))?;
    let reader = known().map(|known| known.account.email);
    Ok(behind(&house.office, &token, reader.as_ref(), house.clock.now()).await?)
}

fn drawn(seen: &Seen, token: &str, language: Language) -> AnyView {
    match seen.offer {
        Offer::Over => return over(language),
        Offer::Expired => {
            set_status(410);
            return said(words::expired(language).to_owned(), words::expired_why(language, &seen.inviter), language);
        }
        _ => {}
    }
    let products = (!seen.products.is_empty()).then(|| {
        view! {
            <p>
                <b>{words::products(language)}</b>
                ": "
                {seen.products.join(" · ")}
            </p>
        }
    });
    let ends = seen.limits.last_day.map(|day| view! { <p>{words::it_ends(language, &format::day_month_year(day, language))}</p> });
    let until = seen.until.map(|until| view! { <p class="hint">{words::good_until(language, &format::date_time(until, language))}</p> });
    let never = OwnersOwn::iter().map(|own| view! { <li>{own.title(language)}</li> }).collect_view();
    view! {
        <div class="door-form wide invitation">
            <header>
                <h1>{words::invited_into(language, &seen.owner_name)}</h1>
                <p>{words::invited_by(language, &seen.inviter, &seen.profile.name)}</p>
            </header>
            <section class="card stack" aria-labelledby="opens">
                <h2 id="opens">{words::it_opens(language)}</h2>
                {in_words(seen.profile.rights, language)}
                {products}
                {ends}
            </section>
            <section class="card stack" aria-labelledby="never">
                <h2 id="never">{words::it_never(language)}</h2>
                <ul class="never">{never}</ul>
            </section>
            {answer(seen, token, language)}
            {until}
        </div>
    }
    .into_any()
}

fn answer(seen: &Seen, token: &str, language: Language) -> AnyView {
    let email = seen.email.to_string();
    let back = paths::invitation(token);
    match seen.offer {
        Offer::Answer => {
            let accept = ServerAction::<AcceptInvitation>::new();
            let secret = token.to_owned();
            view! {
                <ActionForm action=accept>
                    <FormProblem problem=problem_of(accept) />
                    <input type="hidden" name="token" value=secret />
                    <Submit label=words::accept(language) />
                </ActionForm>
                {decline(token, language)}
            }
            .into_any()
        }
        Offer::SignIn => view! {
            <p>{words::sign_in_first(language, &email)}</p>
            <a class="btn main wide" href=paths::sign_in_then(&back)>
                {words::sign_in(language)}
            </a>
            {decline(token, language)}
        }
        .into_any(),
        Offer::CreateAccount => view! {
            <p>{words::create_account(language, &email)}</p>
            {new_account(seen, token, language)}
            {decline(token, language)}
        }
        .into_any(),
        Offer::SwitchAccount => {
            let other = known().map(|known| known.account.email.to_string()).unwrap_or_default();
            let out = ServerAction::<SignOut>::new();
            view! {
                <p class="note wait">{words::other_account(language, &email, &other)}</p>
                <ActionForm action=out>
                    <input type="hidden" name="next" value=back />
                    <Submit label=words::switch_account(language) />
                </ActionForm>
            }
            .into_any()
        }
        Offer::Enter => view! {
            <p>{words::enter_now(language)}</p>
            <a class="btn main wide" href=paths::ASSIST>
                {words::to_assist(language)}
            </a>
        }
        .into_any(),
        Offer::Expired | Offer::Over => ().into_any(),
    }
}

fn decline(token: &str, language: Language) -> AnyView {
    let action = ServerAction::<DeclineInvitation>::new();
    let secret = token.to_owned();
    view! {
        <ActionForm action>
            <FormProblem problem=problem_of(action) />
            <input type="hidden" name="token" value=secret />
            <button class="btn wide" type="submit">
                {words::decline(language)}
            </button>
        </ActionForm>
    }
    .into_any()
}

/// An account for the invited address, which no form can change.
fn new_account(seen: &Seen, token: &str, language: Language) -> AnyView {
    use crate::accounts::pages::AccountFields;
    let action = ServerAction::<AcceptWithAccount>::new();
    let (secret, name, email, chosen) = (token.to_owned(), seen.name.clone(), seen.email.to_string(), seen.language);
    view! {
        <ActionForm action attr:novalidate=true attr:class="stack">
            <FormProblem problem=problem_of(action) />
            <input type="hidden" name="token" value=secret />
            <AccountFields name email language=chosen problem=problem_of(action) />
            <Submit label=words::open_and_accept(language) />
        </ActionForm>
    }
    .into_any()
}

fn over(language: Language) -> AnyView {
    set_status(404);
    said(words::over(language).to_owned(), words::over_why(language).to_owned(), language)
}

fn said(title: String, why: String, language: Language) -> AnyView {
    view! {
        <div class="door-form">
            <header>
                <h1>{title}</h1>
                <p>{why}</p>
            </header>
            <a class="btn main wide" href=paths::HOME>
                {words::to_home(language)}
            </a>
        </div>
    }
    .into_any()
}

/// The page's own site may see its address, because plain forms lead back to it; nobody else does.
fn keep_private() {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.insert_header(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        response.insert_header(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    }
}
