//! What waits for the operator.

use crate::paths;
use crate::ui::dial::Dial;
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::live::running;
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::states::{Empty, rows_skeleton};
use crate::verification::api::{Waits, verification_queue};
use crate::verification::pages::off_sale::{Acts, OffSale};
use crate::verification::words;
use chrono::NaiveDateTime;
use domain::Time;
use domain::language::Language;
use domain::product::view::{Queue, Waiting};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The longest waiting first.
#[component]
pub fn QueuePage() -> impl IntoView {
    let language = language();
    let queue = Resource::new_blocking(|| (), |()| verification_queue());
    let acts = Acts::new(move || queue.refetch());
    let query = use_query_map();
    let note = move || {
        let answer = query.with(|query| query.get("answer"));
        let told = match answer.as_deref() {
            Some("approved") => words::approved_note(language),
            Some("returned") => words::returned_note(language),
            _ => return ().into_any(),
        };
        view! {
            <div class="note good">
                {icon(icondata::LuCircleCheck)} <div>
                    <p>{told}</p>
                </div>
            </div>
        }
        .into_any()
    };
    view! {
        <AppFrame title=words::title(language)>
            <header class="page-head">
                <div>
                    <h1>{words::title(language)}</h1>
                    <p>{words::lead(language)}</p>
                </div>
            </header>
            <div role="status" class="status-place">
                {note}
            </div>
            <Load resource=queue skeleton=rows_skeleton view=move |waits| list(waits, acts, language) />
        </AppFrame>
    }
    .into_any()
}

/// How the operator's answer is told on the queue's page.
pub(super) fn after(answer: &str) -> String {
    format!("{}?answer={answer}", paths::VERIFICATION)
}

fn list(waits: Waits, acts: Acts, language: Language) -> AnyView {
    let Waits { queue, as_of, since } = waits;
    let speed = speed(&queue, language);
    let waiting = table(queue.waiting, since, as_of, language);
    view! {
        <p class="muted">{speed}</p>
        {waiting}
        <OffSale suspended=queue.suspended acts />
    }
    .into_any()
}

fn table(waiting: Vec<Waiting>, since: Vec<NaiveDateTime>, as_of: Time, language: Language) -> AnyView {
    if waiting.is_empty() {
        return view! {
            <div class="card">
                <Empty title=words::empty(language) text=words::empty_why(language)>
                    ""
                </Empty>
            </div>
        }
        .into_any();
    }
    let now = running(Signal::stored(Some(as_of)));
    let rows: Vec<_> = waiting.into_iter().zip(since).map(|(waiting, since)| row(waiting, since, now, language)).collect();
    view! {
        <div class="card table-box">
            <table class="table queue">
                <caption class="hidden-text">{words::waiting(language)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::service(language)}</th>
                        <th scope="col">{words::producer(language)}</th>
                        <th scope="col">{words::what(language)}</th>
                        <th scope="col" class="num">
                            {words::since(language)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(waiting: Waiting, since: NaiveDateTime, now: Signal<Option<Time>>, language: Language) -> AnyView {
    let at = waiting.since;
    let day = format::date_time(since, language);
    let when = move || now.get().and_then(|now| format::ago(at, now, language)).unwrap_or_else(|| day.clone());
    let exact = format!("{} {}", format::date_time_exact(since, language), format::offset(since, at));
    let (percent, what) = if waiting.of_revision { (75, words::revision(language)) } else { (25, words::new_service(language)) };
    view! {
        <tr>
            <th scope="row" class="who wraps">
                <a class="cover" href=paths::verification(waiting.owner, waiting.id)>
                    {waiting.name}
                </a>
            </th>
            <td class="what wraps">{waiting.producer}</td>
            <td class="state-cell">
                <span class="state waiting">
                    <Dial percent />
                    {what}
                </span>
            </td>
            <td class="num when">
                <time datetime=format::machine_time(at) title=exact.clone() tabindex="0" aria-label=exact>
                    {when}
                </time>
            </td>
        </tr>
    }
    .into_any()
}

/// How long answers take.
fn speed(queue: &Queue, language: Language) -> String {
    match (queue.median_wait, queue.decisions) {
        (None, _) => words::no_median(language).to_owned(),
        (Some(seconds), 1) => words::median_of_one(language, &wait(seconds, language)),
        (Some(seconds), count) => words::median(language, &format::count(count.into(), language), &wait(seconds, language)),
    }
}

/// A wait in the two units that matter: `23 min`, `3 h 10 min`, `2 days`.
fn wait(seconds: i64, language: Language) -> String {
    let minutes = (seconds + 59) / 60;
    match (minutes / 60, minutes % 60) {
        _ if minutes <= 1 => words::less_than_a_minute(language).to_owned(),
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, 0) if hours < 48 => format!("{hours}\u{a0}h"),
        (hours, minutes) if hours < 48 => format!("{hours}\u{a0}h\u{a0}{minutes}\u{a0}min"),
        (hours, _) => words::days(language, &(hours / 24).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_told_in_two_units_at_most() {
        let told = [0, 61, 60 * 60, 190 * 60, 50 * 3600].map(|seconds| wait(seconds, Language::English).replace('\u{a0}', " "));
        assert_eq!(told, ["1 min", "2 min", "1 h", "3 h 10 min", "2 days"]);
    }
}
