//! What happened to the product so far, the last first, with the reasons that were given.

use super::fields;
use crate::ui::dial::Dial;
use crate::ui::format;
use crate::verification::api::OnDesk;
use crate::verification::words;
use chrono::NaiveDateTime;
use domain::language::Language;
use domain::product::view::Told;
use domain::product::{Draft, State};
use leptos::prelude::*;

pub(super) fn card(desk: &OnDesk, language: Language) -> AnyView {
    let examined = &desk.examined;
    let steps: Vec<_> =
        examined.history.iter().zip(&desk.moves).rev().map(|(told, local)| step(told, *local, &examined.submitted, language)).collect();
    view! {
        <section class="card" aria-labelledby="history">
            <div class="section-head">
                <h2 id="history">{words::history(language)}</h2>
            </div>
            <ol class="timeline">{steps}</ol>
        </section>
    }
    .into_any()
}

fn step(told: &Told, local: NaiveDateTime, submitted: &Draft, language: Language) -> AnyView {
    let (class, percent) = match told.to {
        State::Draft => ("", 15),
        State::InVerification => ("waiting", 50),
        State::Approved => ("sold", 100),
        State::Returned => ("lost", 50),
        State::Suspended => ("lost", 75),
        State::Archived => ("", 0),
    };
    let title = match told.of_revision {
        true => format!("{} ({})", told.to.title(language), words::of_revision(language)),
        false => told.to.title(language).to_owned(),
    };
    let remarks: Vec<_> = told
        .remarks
        .iter()
        .map(|remark| view! { <small><b>{fields::name(remark.field, submitted, language)}</b> ": " {remark.words.clone()}</small> })
        .collect();
    view! {
        <li class=class>
            <Dial percent core=told.to == State::Approved />
            <span class="words">
                <b>{title}</b>
                {remarks}
            </span>
            <time datetime=format::machine_time(told.at) title=format::date_time_exact(local, language)>
                {format::date_time(local, language)}
            </time>
        </li>
    }
    .into_any()
}
