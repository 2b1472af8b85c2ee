//! One report: its filters in a line, totals, the drawing, the rows, and what the figures mean. The address holds the whole state.

mod chips;
mod drawn;
mod figure;
mod keep;
mod means;
mod rows;
mod totals;

use crate::paths;
use crate::problem::Problem;
use crate::reports::api::{Read, read_report, report_choices};
use crate::reports::words;
use crate::ui::chart::Hidden;
use crate::ui::frame::{AppFrame, DocumentTitle};
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::narrow::left_out;
use crate::ui::reader::language;
use crate::ui::states::{Empty, rows_skeleton};
use chips::{Chips, skeleton};

use domain::language::Language;
use domain::reports::{Narrowed, Preset, Question, Report, When};
pub(in crate::reports::pages) use keep::rhythms;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// One report of the catalogue; a name that is none leads nowhere.
#[component]
pub fn ReportPage() -> impl IntoView {
    let language = language();
    let (params, query) = (use_params_map(), use_query_map());
    let report = Memo::new(move |_| params.with(|params| params.get("name").and_then(|name| name.parse::<Report>().ok())));
    // What a form's failed answer adds to the address is no parameter of this page.
    let is_ours = |name: &str| !name.starts_with("__");
    let pairs = Memo::new(move |_| {
        let all = query.get().into_iter().filter(|(name, _)| is_ours(name));
        all.map(|(name, value)| (name.into_owned(), value)).collect::<Vec<(String, String)>>()
    });
    let choices = Resource::new(
        move || report.get(),
        |report| async move {
            match report {
                Some(report) => report_choices(report).await,
                None => Err(Problem::NotFound),
            }
        },
    );
    let read = Resource::new_blocking(
        move || (report.get(), pairs.get()),
        |(report, pairs)| async move {
            match report {
                Some(report) => read_report(report, pairs).await,
                None => Err(Problem::NotFound),
            }
        },
    );
    // Every answer is drawn anew; what the reader hid of the last one stays hidden.
    let hidden = Hidden::default();
    let title = move || report.get().map_or_else(|| words::title(language), |report| report.label(language));
    let head = move || {
        report.get().map(|report| {
            view! {
                <DocumentTitle title=report.label(language) />
                <p>{report.explanation(language)}</p>
            }
        })
    };
    let chips = move |choices| match report.get_untracked() {
        Some(report) => view! { <Chips choices report pairs /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <AppFrame title=words::title(language)>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::REPORTS>
                        {icon(icondata::LuChevronLeft)}
                        {words::back(language)}
                    </a>
                    <h1>{title}</h1>
                    {head}
                </div>
            </header>
            <Load resource=choices skeleton view=chips />
            <Load resource=read skeleton=rows_skeleton view=move |read| answer(&read, hidden, language) />
        </AppFrame>
    }
    .into_any()
}

fn answer(read: &Read, hidden: Hidden, language: Language) -> AnyView {
    let Read { question, faults, answer } = read;
    let is_empty = answer.totals == Default::default() && answer.totals_before.is_none_or(|before| before == Default::default());
    if is_empty {
        return view! {
            {left_out(faults, language)}
            <div class="card">{nothing(question, language)}</div>
        }
        .into_any();
    }
    view! {
        {left_out(faults, language)}
        {totals::card(question, answer, language)}
        {drawn::card(question, answer, hidden, language)}
        {rows::card(question, answer, language)}
        {means::section(question, answer, language)}
    }
    .into_any()
}

/// Why there is nothing, and the way to something.
fn nothing(question: &Question, language: Language) -> AnyView {
    let all = Question { when: When::Preset(Preset::All), ..question.first_page() };
    let cleared = Question { narrowed: Narrowed::default(), ..question.first_page() };
    let is_narrowed = question.narrowed != Narrowed::default();
    let is_whole = all.when == question.when;
    view! {
        <Empty title=words::nothing(language) text=words::nothing_why(language)>
            {(!is_whole)
                .then(|| {
                    view! {
                        <a class="btn" href=paths::report(&all)>
                            {words::look_at_all(language)}
                        </a>
                    }
                })}
            {is_narrowed
                .then(|| {
                    view! {
                        <a class="btn quiet" href=paths::report(&cleared)>
                            {words::clear_filters(language)}
                        </a>
                    }
                })}
        </Empty>
    }
    .into_any()
}
