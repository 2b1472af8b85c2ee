//! Before a session is called off: exactly what ends and what comes back. Nothing happens until the button is pressed.

use super::{Address, moment, problem_of};
use crate::booked::api::CancelBooked;
use crate::booked::words;
use crate::paths;
use crate::ui::form::{FormProblem, Submit};
use crate::ui::format;
use crate::ui::frame::PublicFrame;
use crate::ui::once::asked_for;
use crate::ui::reader::language;
use domain::booking::{BookedPage, Scope};
use domain::language::Language;
use leptos::prelude::*;

#[component]
pub fn CancelPage() -> impl IntoView {
    let language = language();
    let address = Address::of_page();
    let unused = asked_for("unused").is_some();
    let action = ServerAction::<CancelBooked>::new();
    let token = address.token.clone();
    let drawn = address.draw(move |page| drawn(&page, &token, unused, action, language));
    view! {
        <PublicFrame title=words::call_off(language)>
            {drawn}
        </PublicFrame>
    }
    .into_any()
}

fn drawn(page: &BookedPage, token: &str, unused: bool, action: ServerAction<CancelBooked>, language: Language) -> AnyView {
    let back = paths::booking(token, Some(page.booking));
    let leave = view! {
        <a class="btn" href=back>
            {words::leave_it(language)}
        </a>
    };
    let money = |minor: i64| format::money(minor, page.paid.currency, language);
    let when = moment(page.starts, language);
    let (what, returned) = match (unused, page.unused, page.call_off) {
        (true, Some(back), _) => (words::ends_unused(language, &page.left.to_string()), back.minor),
        (false, _, Some((off, back))) if off.scope == Scope::Purchase && page.sessions.len() + page.left as usize > 1 => {
            (words::ends_package(language, &page.service), back.minor)
        }
        (false, _, Some((_, back))) => (words::ends_session(language, &when), back.minor),
        _ => {
            return view! {
                <div class="door-form">
                    <header>
                        <h1>{words::cannot(language)}</h1>
                        <p>{words::fixed(language, &page.producer)}</p>
                    </header>
                    <div class="actions">{leave}</div>
                </div>
            }
            .into_any();
        }
    };
    let (sum, why) = if returned > 0 {
        let why = match page.guarantee {
            Some(_) if returned == page.paid.minor => words::all_back_why(language),
            Some(_) => words::rest_back_why(language),
            None => words::part_back_why(language),
        };
        (money(returned), why)
    } else {
        (money(0), words::nothing_back_why(language))
    };
    let label = if returned > 0 { words::call_off_with(language, &sum) } else { words::call_off_without(language).to_owned() };
    let (token, session) = (token.to_owned(), page.booking.to_string());
    let unused = unused.then(|| view! { <input type="hidden" name="unused" value="true" /> });
    view! {
        <div class="door-form wide">
            <header>
                <h1>{words::ask(language, &page.service)}</h1>
                <p>{what}</p>
            </header>
            <div class="card stack booked-back">
                <p class="label">{words::comes_back(language)}</p>
                <p class="figure">{sum}</p>
                <p class="hint">{why}</p>
            </div>
            <ActionForm action>
                <FormProblem problem=problem_of(action) />
                <input type="hidden" name="token" value=token />
                <input type="hidden" name="session" value=session />
                <input type="hidden" name="shown" value=returned.to_string() />
                {unused}
                <Submit class="btn main danger" label pending=action.pending() />
                {leave}
            </ActionForm>
        </div>
    }
    .into_any()
}
