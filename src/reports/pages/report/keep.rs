//! What is done with a report as it stands: kept as a view under a name.

use crate::paths;
use crate::problem::Problem;
use crate::reports::api::SaveView;
use crate::reports::words;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, SelectField, Submit, TextField, problem_of};
use crate::ui::icon::icon;
use crate::ui::narrow::Chip;
use crate::ui::reader::language;
use crate::ui::typed::Typed;
use domain::IntoEnumIterator;
use domain::language::Language;
use domain::reports::{Question, Rhythm, SavedView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The views that are kept of this report, and the form that keeps another.
#[component]
pub(super) fn ViewsChip(asked: Memo<Question>, views: Vec<SavedView>) -> impl IntoView {
    let language = language();
    let save = ServerAction::<SaveView>::new();
    let value = save.value();
    let views = Memo::new(move |known: Option<&Vec<SavedView>>| {
        value.with(|answer| match answer {
            Some(Ok(now)) => now.clone(),
            _ => known.cloned().unwrap_or_else(|| views.clone()),
        })
    });
    let problem = problem_of(save);
    let said = move || {
        let is_saved = value.with(|answer| matches!(answer, Some(Ok(_))));
        is_saved.then(|| {
            view! {
                <p class="note good">
                    {icon(icondata::LuCheck)}
                    {words::view_saved(language)}
                </p>
            }
        })
    };
    let typed = Typed::of(SaveView::PATH);
    let list = move || {
        let views = views.get();
        (!views.is_empty()).then(|| {
            let links = views.iter().map(|view| link(view, asked)).collect_view();
            view! {
                <div class="long" tabindex="0" role="group" aria-label=words::views(language)>
                    {links}
                </div>
            }
        })
    };
    let query = move || asked.with(|asked| asked.first_page().query());
    view! {
        <Chip label=words::views(language) value=|| None>
            {list}
            <ActionForm action=save attr:class="stack save-view" attr:novalidate=true>
                <input type="hidden" name="report" value=move || asked.with(|asked| asked.report.name()) />
                <input type="hidden" name="query" value=query prop:value=query />
                <p class="label">{words::save_view(language)}</p>
                <FormProblem problem />
                <TextField
                    name="form[name]"
                    id="view-name"
                    label=words::view_name(language)
                    value=typed.text("form[name]")
                    autocomplete="off"
                    error=fault(problem, language)
                />
                <SelectField
                    name="form[rhythm]"
                    id="view-rhythm"
                    label=words::mailed(language)
                    options=Signal::stored(rhythms(language))
                    value=Signal::stored(typed.text("form[rhythm]"))
                    hint=words::mailed_hint(language)
                />
                <div class="foot">
                    <a class="btn quiet small" href=paths::VIEWS>
                        {words::all_views(language)}
                    </a>
                    <Submit label=words::save(language) pending=save.pending() class="btn main small" />
                </div>
                <div role="status">{said}</div>
            </ActionForm>
        </Chip>
    }
    .into_any()
}

fn link(saved: &SavedView, asked: Memo<Question>) -> AnyView {
    let query = saved.query.clone();
    let is_shown = move || asked.with(|asked| asked.first_page().query() == query);
    view! {
        <a class="check" href=paths::view(saved) aria-current=move || is_shown().then_some("true")>
            {saved.name.clone()}
        </a>
    }
    .into_any()
}

/// Every rhythm with its word, and before them none.
pub(in crate::reports::pages) fn rhythms(language: Language) -> Vec<(String, String)> {
    let none = (String::new(), words::not_mailed(language).to_owned());
    std::iter::once(none).chain(Rhythm::iter().map(|rhythm| (rhythm.name().to_owned(), rhythm.label(language).to_owned()))).collect()
}

/// What is wrong with the name, as its sentence.
fn fault(problem: Signal<Option<Problem>>, language: Language) -> Signal<Option<String>> {
    Signal::derive(move || {
        problem.with(|problem| match problem {
            Some(Problem::View(fault)) => Some(fault.sentence(language)),
            _ => None,
        })
    })
}
