//! Behind the link of who waits for a full day: the time that is kept for them, or that they wait still; and the way off the list.

use super::{keep_private, moment, problem_of};
use crate::booked::api::{ChooseWaiting, LeaveWaiting, WaitingFor, waiting};
use crate::booked::words;
use crate::paths;
use crate::ui::form::{FormProblem, Submit};
use crate::ui::format;
use crate::ui::frame::PublicFrame;
use crate::ui::once::{of_path, once};
use crate::ui::reader::language;
use domain::language::Language;
use leptos::prelude::*;

#[component]
pub fn WaitingPage() -> impl IntoView {
    let language = language();
    keep_private();
    let token = of_path("token");
    let (choose, leave) = (ServerAction::<ChooseWaiting>::new(), ServerAction::<LeaveWaiting>::new());
    let drawn = once(waiting(token.clone()), move |page| match page {
        Some(page) => drawn(&page, token, choose, leave, language),
        None => gone(language),
    });
    view! {
        <PublicFrame title=words::waiting_list(language)>
            {drawn}
        </PublicFrame>
    }
    .into_any()
}

fn drawn(
    page: &WaitingFor,
    token: String,
    choose: ServerAction<ChooseWaiting>,
    leave: ServerAction<LeaveWaiting>,
    language: Language,
) -> AnyView {
    let day = format::weekday_day(page.day, language);
    let lead = match page.offer {
        Some((start, until)) => {
            let (start, until) = (moment(start, language), format::time(until));
            let token = token.clone();
            view! {
                <p>{words::kept_for_you(language, &start, &until)}</p>
                <ActionForm action=choose>
                    <FormProblem problem=problem_of(choose) />
                    <input type="hidden" name="token" value=token />
                    <Submit label=words::choose_it(language) pending=choose.pending() />
                </ActionForm>
            }
            .into_any()
        }
        None => view! {
            <p>{words::you_wait(language, &day)}</p>
            <a class="btn" href=paths::sales_page(&page.slug)>
                {words::see_times(language)}
            </a>
        }
        .into_any(),
    };
    view! {
        <div class="door-form">
            <header>
                <p class="label">{words::waiting_list(language)}</p>
                <h1>{page.service.clone()}</h1>
                <p>{format::zone_place(&page.zone)}</p>
            </header>
            {lead}
            <ActionForm action=leave>
                <FormProblem problem=problem_of(leave) />
                <input type="hidden" name="token" value=token />
                <Submit class="btn quiet wide" label=words::leave_list(language) pending=leave.pending() />
            </ActionForm>
        </div>
    }
    .into_any()
}

/// Who left, chose, or whose day is over.
fn gone(language: Language) -> AnyView {
    view! {
        <div class="door-form">
            <header>
                <h1>{words::not_waiting(language)}</h1>
                <p>{words::not_waiting_why(language)}</p>
            </header>
            <a class="btn main wide" href=paths::MARKET>
                {words::to_market(language)}
            </a>
        </div>
    }
    .into_any()
}
