//! What happened to a sale, the last first, on the owner's clock.

use crate::sales::words::sale as words;
use crate::ui::dial::Dial;
use crate::ui::format;
use crate::ui::reader::{language, reader};
use crate::ui::states::{state_class, state_percent};
use crate::ui::words as common;
use domain::language::Language;
use domain::listing::{Detail, Moment};
use domain::money::Currency;
use domain::sale::State;
use leptos::prelude::*;

/// The events of a sale.
pub(super) fn card(detail: &Detail, language: Language) -> AnyView {
    let mut was_approved = false;
    let mut steps: Vec<AnyView> = Vec::with_capacity(detail.events.len());
    for moment in &detail.events {
        was_approved |= moment.state.implies_approval();
        steps.push(step(moment, was_approved, detail.line.currency));
    }
    steps.reverse();
    let zone = reader().account.map(|account| common::zone_time(language, &format::zone_place(&account.here.time_zone)));
    view! {
        <section class="card" aria-labelledby="history">
            <div class="section-head">
                <h2 id="history">{words::history(language)}</h2>
                <span class="muted">{zone}</span>
            </div>
            <ol class="timeline">{steps}</ol>
        </section>
    }
    .into_any()
}

fn step(moment: &Moment, was_approved: bool, currency: Currency) -> AnyView {
    let language = language();
    let why = moment.note.clone().unwrap_or_else(|| common::cause(language, moment.cause).to_owned());
    let given_back = moment.refunded.map(|refunded| words::gave_back(language, &format::money(refunded, currency, language)));
    let small = given_back.map_or_else(|| why.clone(), |given_back| format!("{given_back} · {why}"));
    view! {
        <li class=state_class(moment.state, was_approved)>
            <Dial percent=state_percent(moment.state, was_approved) core=moment.state == State::Complete />
            <span class="words">
                <b>{common::state(language, moment.state)}</b>
                <small>{small}</small>
            </span>
            <time datetime=format::machine_time(moment.at)>{format::date_time_exact(moment.local, language)}</time>
        </li>
    }
    .into_any()
}
