//! The catalogue: every report that the reader may open, and those that are coming.

use crate::paths;
use crate::reports::words;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::reader::{language, may};
use domain::customers;
use domain::language::Language;
use domain::reports::{Preset, Question, Report, Stage, When};
use leptos::prelude::*;

/// The reports by name, each with the question that it answers. Nobody is shown what they may not open.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let language = language();
    let seen = || Report::ALL.iter().copied().filter(|report| may(report.right()));
    let (open, coming): (Vec<Report>, Vec<Report>) = seen().partition(|report| report.stage() == Stage::Now);
    view! {
        <AppFrame title=words::title(language)>
            <header class="page-head">
                <div>
                    <h1>{words::title(language)}</h1>
                    <p>{words::intro(language)}</p>
                </div>
                <a class="btn" href=paths::VIEWS>
                    {icon(icondata::LuBookmark)}
                    {words::views(language)}
                </a>
            </header>
            {(!open.is_empty())
                .then(|| {
                    view! {
                        <ul class="catalogue">
                            {open.into_iter().map(|report| entry(report, language)).collect_view()}
                        </ul>
                    }
                })}
            {(!coming.is_empty()).then(|| in_preparation(coming, language))}
        </AppFrame>
    }
    .into_any()
}

fn entry(report: Report, language: Language) -> AnyView {
    let href = match report {
        // Its questions are others.
        Report::Customers => paths::customers(&customers::Question::new(When::Preset(Preset::Last30Days))),
        _ => paths::report(&Question::new(report)),
    };
    view! {
        <li class="card">
            <h2>
                <a class="cover" href=href>
                    {report.label(language)}
                </a>
            </h2>
            <p>{report.explanation(language)}</p>
        </li>
    }
    .into_any()
}

fn in_preparation(reports: Vec<Report>, language: Language) -> AnyView {
    view! {
        <section class="coming-reports" aria-labelledby="coming">
            <h2 id="coming">{words::coming(language)}</h2>
            <p class="muted">{words::coming_why(language)}</p>
            <ul>
                {reports
                    .into_iter()
                    .map(|report| view! { <li title=report.explanation(language)>{report.label(language)}</li> })
                    .collect_view()}
            </ul>
        </section>
    }
    .into_any()
}
