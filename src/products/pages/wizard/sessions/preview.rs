//! What buyers would see of the hours as they are typed: asked for when the typing pauses, the old shown until the new comes.

use super::super::work::Work;
use crate::problem::Problem;
use crate::products::api::preview_times;
use crate::products::words::sessions as words;
use crate::ui::calendar::MonthCalendar;
use crate::ui::icon::icon;
use crate::ui::load::LoadLive;
use crate::ui::reader::language;
use chrono::NaiveDate;
use domain::product::view::Month;
use domain::product::{Fault, Step};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long nothing is changed before it is asked for anew.
const PAUSE: Duration = Duration::from_millis(300);

/// A month, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    month: Option<Month>,
    faults: Vec<Fault>,
}

/// What was asked for last, and its answer.
#[derive(Clone, Copy)]
pub struct Asked {
    answer: Resource<Result<Answer, Problem>>,
    month: RwSignal<Option<NaiveDate>>,
    zone: RwSignal<Option<String>>,
    /// What is wrong with the hours as they are typed now.
    faults: Memo<Vec<Fault>>,
}

impl Asked {
    /// Asks anew whenever what is typed is in order and has not changed for a moment.
    pub fn new(work: Work) -> Self {
        let typed = Memo::new(move |_| (work.sessions.get(), work.duration_locked.get()));
        let faults = Memo::new(move |_| {
            let of_step = |fault: &&Fault| fault.field.step() == Step::Sessions;
            work.faults.with(|faults| faults.iter().filter(of_step).cloned().collect::<Vec<_>>())
        });
        let asked = RwSignal::new(typed.get_untracked());
        let month = RwSignal::new(None::<NaiveDate>);
        let zone = RwSignal::new(None::<String>);
        let timer = StoredValue::new(None::<TimeoutHandle>);
        let stop = move || {
            if let Some(timer) = timer.try_update_value(Option::take).flatten() {
                timer.clear();
            }
        };
        Effect::new(move |_| {
            let newest = typed.get();
            stop();
            // While something is wrong there is nothing to show; what was shown stays.
            if faults.with(Vec::is_empty) && asked.with_untracked(|asked| *asked != newest) {
                let ask = move || drop(asked.try_set(newest));
                timer.set_value(set_timeout_with_handle(ask, PAUSE).ok());
            }
        });
        on_cleanup(stop);
        let answer = Resource::new(
            move || (asked.get(), month.get(), zone.get()),
            |((form, locked), month, zone)| async move {
                match preview_times(form, locked, month, zone).await {
                    Ok(month) => Ok(Answer { month: Some(month), faults: Vec::new() }),
                    Err(Problem::Product(faults)) => Ok(Answer { month: None, faults }),
                    Err(problem) => Err(problem),
                }
            },
        );
        Self { answer, month, zone, faults }
    }
}

/// The month of free times; `zones` are those that can be chosen.
#[component]
pub fn Preview(asked: Asked, zones: Resource<Result<Vec<String>, Problem>>) -> impl IntoView {
    let language = language();
    let Asked { answer, month, zone, faults } = asked;
    // Without a list of zones there is still the producer's.
    let read = move || {
        let known = zones.get()?.unwrap_or_default();
        answer.get().map(|answer| answer.map(|answer| (answer, known)))
    };
    let retry = move || answer.refetch();
    let calendar = move |seen: Signal<Option<(Answer, Vec<String>)>>| {
        let answered =
            move |read: fn(&Answer) -> Vec<Fault>| seen.with(|seen| seen.as_ref().map(|(answer, _)| read(answer)).unwrap_or_default());
        let names = Memo::new(move |_| seen.with(|seen| seen.as_ref().map(|(_, names)| names.clone()).unwrap_or_default()));
        let shown = Memo::new(move |known: Option<&Option<Month>>| {
            let newest = seen.with(|seen| seen.as_ref().and_then(|(answer, _)| answer.month.clone()));
            newest.or_else(|| known.cloned().flatten())
        });
        let on_month = Callback::new(move |first| month.set(Some(first)));
        let on_zone = Callback::new(move |name| zone.set(Some(name)));
        let told = Signal::derive(move || {
            let own = faults.get();
            if own.is_empty() { answered(|answer| answer.faults.clone()) } else { own }
        });
        let has_month = Memo::new(move |_| shown.with(Option::is_some));
        view! {
            <Wrong faults=told />
            {move || {
                has_month
                    .get()
                    .then(|| view! { <MonthCalendar month=shown zones=names on_month on_zone id="preview" /> })
            }}
        }
        .into_any()
    };
    view! {
        <section class="card preview" aria-labelledby="preview-title">
            <div>
                <h2 id="preview-title">{words::preview(language)}</h2>
                <p class="hint">{words::preview_why(language)}</p>
            </div>
            <LoadLive read retry skeleton view=calendar />
        </section>
    }
    .into_any()
}

/// What must be put right before there is something new to show, each with the way to it.
#[component]
fn Wrong(faults: Signal<Vec<Fault>>) -> impl IntoView {
    let language = language();
    let item = move |fault: Fault| {
        let href = format!("#{}", fault.field);
        view! {
            <li>
                <a class="link" href=href>
                    {fault.field.label(language)}
                </a>
            </li>
        }
    };
    move || {
        let faults = faults.get();
        (!faults.is_empty()).then(|| {
            view! {
                <div class="note wait" role="status">
                    {icon(icondata::LuCircleAlert)}
                    <div>
                        <p>{words::preview_waits(language)}</p>
                        <ul>{faults.into_iter().map(item).collect_view()}</ul>
                    </div>
                </div>
            }
        })
    }
}

fn skeleton() -> AnyView {
    view! {
        <div class="stack" aria-busy="true" aria-hidden="true">
            <span class="bone"></span>
            <span class="bone full preview-bone"></span>
        </div>
    }
    .into_any()
}
