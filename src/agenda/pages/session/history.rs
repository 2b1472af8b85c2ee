//! What happened to a session, the last first, on the owner's clock.

use crate::agenda::words;
use crate::ui::dial::Dial;
use crate::ui::format;
use domain::agenda::{Session, Told};
use domain::booking::ClaimEvent;
use domain::language::Language;
use domain::sale::Cause;
use leptos::prelude::*;

pub(super) fn card(session: &Session, language: Language) -> AnyView {
    let mut follows = false;
    let mut steps: Vec<_> = session
        .history
        .iter()
        .map(|told| {
            let step = step(told, follows, language);
            follows = told.event == ClaimEvent::Reschedule;
            step
        })
        .collect();
    steps.reverse();
    view! {
        <section class="card" aria-labelledby="history">
            <div class="section-head">
                <h2 id="history">{words::history(language)}</h2>
                <span class="muted">{words::zone(language, &format::zone_place(&session.zone))}</span>
            </div>
            <ol class="timeline">{steps}</ol>
        </section>
    }
    .into_any()
}

fn step(told: &Told, follows: bool, language: Language) -> AnyView {
    let word = words::happened(language, told.event, &format::date_time(told.start, language), follows);
    let (class, percent) = match told.event {
        ClaimEvent::Take if follows => ("sold", 75),
        ClaimEvent::Take => ("waiting", 25),
        ClaimEvent::BeginPayment => ("waiting", 50),
        ClaimEvent::Confirm => ("sold", 75),
        ClaimEvent::Complete => ("sold", 100),
        ClaimEvent::MissIt | ClaimEvent::FailPayment => ("lost", 50),
        _ => ("returned", 0),
    };
    let who = match told.cause {
        Cause::Buyer => words::by_buyer(language),
        Cause::Owner => words::by_owner(language),
        Cause::Gateway => words::by_gateway(language),
        Cause::Import | Cause::Schedule => words::by_clock(language),
    };
    view! {
        <li class=class>
            <Dial percent core=told.event == ClaimEvent::Complete />
            <span class="words">
                <b>{word}</b>
                <small>{who}</small>
            </span>
            <time datetime=format::machine_time(told.moment)>{format::date_time(told.at, language)}</time>
        </li>
    }
    .into_any()
}
