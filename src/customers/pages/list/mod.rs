//! Customers who bought in some days: two ways to ask, filters in a line, totals, rows, how they spread, and keeping them as a segment.

mod chips;
mod missing;
mod save;
mod spread;
mod ways;

use super::rows;
use crate::customers::api::{Read, customer_choices, customer_shape, read_customers};
use crate::customers::asked::in_minor;
use crate::customers::words;
use crate::paths;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::narrow::left_out;
use crate::ui::reader::language;
use crate::ui::states::{Empty, rows_skeleton};
use chips::Chips;
use domain::customers::{Answer, Question, Sort};
use domain::language::Language;
use domain::reports::{Preset, When};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ways::Ways;

/// The page; its address holds the whole state.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let language = language();
    let query = use_query_map();
    // What a form's failed answer adds to the address is no parameter of this page.
    let pairs = Memo::new(move |_| {
        let all = query.get().into_iter().filter(|(name, _)| !name.starts_with("__"));
        let all: Vec<(String, String)> = all.map(|(name, value)| (name.into_owned(), value)).collect();
        // Who asks nothing is shown what was lately; the days are said all the same.
        if all.is_empty() { vec![("period".to_owned(), Preset::Last30Days.name().to_owned())] } else { all }
    });
    let asked = Memo::new(move |known: Option<&Question>| {
        let understood = pairs.with(|pairs| Question::understand(&in_minor(pairs)).0);
        understood.or_else(|| known.cloned()).unwrap_or_else(|| Question::new(When::Preset(Preset::Last30Days)))
    });
    let choices = Resource::new(|| (), |()| customer_choices());
    let read = Resource::new_blocking(move || pairs.get(), read_customers);
    view! {
        <AppFrame title=words::title(language)>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::REPORTS>
                        {icon(icondata::LuChevronLeft)}
                        {crate::ui::words::nav_reports(language)}
                    </a>
                    <h1>{words::title(language)}</h1>
                    <p>{words::intro(language)}</p>
                </div>
                <div class="actions">
                    <a class="btn" href=paths::SEGMENTS>
                        {icon(icondata::LuBookmark)}
                        {words::segments(language)}
                    </a>
                </div>
            </header>
            <Ways asked />
            <Load resource=choices skeleton=chips::skeleton view=move |choices| view! { <Chips choices asked /> }.into_any() />
            <Load
                resource=read
                skeleton=rows_skeleton
                view=move |read| match &read.answer {
                    Some(answer) => answered(&read, answer, language),
                    None => missing::card(&read.faults, pairs.get_untracked(), language),
                }
            />
        </AppFrame>
    }
    .into_any()
}

fn answered(read: &Read, answer: &Answer, language: Language) -> AnyView {
    let question = answer.question.clone();
    if answer.totals.customers == 0 {
        return view! {
            {left_out(&read.faults, language)}
            <div class="card">{nothing(&question, language)}</div>
        }
        .into_any();
    }
    let to = |sort: Sort, cursor: u32| paths::customers(&Question { sort, cursor, ..question.clone() });
    let selection = question.selection();
    let shape = Resource::new(move || selection.clone(), customer_shape);
    view! {
        {left_out(&read.faults, language)}
        {rows::cards(answer, &to, language)}
        <Load resource=shape skeleton=rows_skeleton view=move |shape| spread::cards(&shape, language) />
        <save::Save question=question.selection() />
    }
    .into_any()
}

/// Why there is nobody, and the way to somebody.
fn nothing(question: &Question, language: Language) -> AnyView {
    let all = Question::new(When::Preset(Preset::All));
    let is_whole = question.selection() == all;
    view! {
        <Empty title=words::nothing(language) text=words::nothing_why(language)>
            {(!is_whole)
                .then(|| {
                    view! {
                        <a class="btn" href=paths::customers(&all)>
                            {words::look_at_all(language)}
                        </a>
                    }
                })}
        </Empty>
    }
    .into_any()
}
