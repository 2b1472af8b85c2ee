//! The page of a booking: when and where, what can still be done, what was paid, what was written.

mod facts;
mod package;
mod session;

use super::{Address, problem_of};
use crate::booked::api::WriteToProducer;
use crate::booked::words;
use crate::problem::Problem;
use crate::ui::frame::{DocumentTitle, PublicFrame};
use crate::ui::messages::Conversation;
use crate::ui::once::once;
use crate::ui::reader::language;
use crate::zones::zones;
use domain::booking::{BookedPage, ClaimState};
use domain::language::Language;
use leptos::prelude::*;

/// One booking, for who has its link.
#[component]
pub fn BookingPage() -> impl IntoView {
    let language = language();
    let address = Address::of_page();
    let problem = problem_of(ServerAction::<WriteToProducer>::new());
    let token = address.token.clone();
    let drawn = once(zones(), move |zones| address.draw(move |page| drawn(&page, &token, zones, problem, language)));
    view! {
        <PublicFrame title=words::title(language)>
            {drawn}
        </PublicFrame>
    }
    .into_any()
}

fn drawn(page: &BookedPage, token: &str, zones: Vec<String>, problem: Signal<Option<Problem>>, language: Language) -> AnyView {
    let hidden = vec![("token", token.to_owned()), ("session", page.booking.to_string())];
    let messages = page.messages.clone();
    view! {
        <DocumentTitle title=page.service.clone() />
        <div class="booked">
            <header>
                <p class="label">{word_of(page, language)}</p>
                <h1>{page.service.clone()}</h1>
                <p class="muted">{words::with(language, &page.producer)}</p>
            </header>
            <div class="split">
                <div class="stack">
                    {session::card(page, token, zones, language)} {package::card(page, token, language)}
                    <section class="card stack" id="messages" aria-labelledby="messages-title">
                        <h2 id="messages-title">{words::messages(language, &page.producer)}</h2>
                        <Conversation
                            messages
                            is_buyer=true
                            other=page.producer.clone()
                            action=crate::paths::WRITE_TO_PRODUCER
                            hidden
                            problem
                        />
                    </section>
                </div>
                {facts::card(page, language)}
            </div>
        </div>
    }
    .into_any()
}

/// The session's state, in a word.
pub(super) fn word_of(page: &BookedPage, language: Language) -> &'static str {
    match page.state {
        ClaimState::Booked if page.has_begun => words::begun(language),
        state => word(state, language),
    }
}

fn word(state: ClaimState, language: Language) -> &'static str {
    match state {
        ClaimState::Completed => words::completed(language),
        ClaimState::NoShow => words::no_show(language),
        ClaimState::Cancelled | ClaimState::Lapsed | ClaimState::Released => words::cancelled(language),
        ClaimState::Held | ClaimState::Paying | ClaimState::Booked | ClaimState::Rescheduled => words::booked(language),
    }
}
