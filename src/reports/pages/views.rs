//! What the reader keeps of reports: each view opens, is mailed now or in a rhythm, and can be removed.

use super::report::rhythms;
use crate::paths;
use crate::reports::api::{MailView, RemoveView, SetViewRhythm, report_views};
use crate::reports::words;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, SelectField, problem_of};
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::LoadLive;
use crate::ui::pop::{close_open, keep_inside};
use crate::ui::reader::language;
use crate::ui::states::{Empty, rows_skeleton};
use domain::language::Language;
use domain::reports::{SavedView, When};
use leptos::prelude::*;

/// The list.
#[component]
pub fn ViewsPage() -> impl IntoView {
    let language = language();
    let known = Resource::new_blocking(|| (), |()| report_views());
    let body = move |now: Signal<Option<Vec<SavedView>>>| {
        let changed = Callback::new(move |()| known.refetch());
        view! { <List now changed /> }.into_any()
    };
    view! {
        <AppFrame title=words::views(language) narrow=true>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::REPORTS>
                        {icon(icondata::LuChevronLeft)}
                        {words::back(language)}
                    </a>
                    <h1>{words::views(language)}</h1>
                    <p>{words::views_lead(language)}</p>
                </div>
            </header>
            <LoadLive read=move || known.get() retry=move || known.refetch() skeleton=rows_skeleton view=body />
        </AppFrame>
    }
    .into_any()
}

/// What can be done with a view.
#[derive(Clone, Copy)]
struct Acts {
    rhythm: ServerAction<SetViewRhythm>,
    mail: ServerAction<MailView>,
    remove: ServerAction<RemoveView>,
}

#[component]
fn List(now: Signal<Option<Vec<SavedView>>>, changed: Callback<()>) -> impl IntoView {
    let language = language();
    let acts = Acts { rhythm: ServerAction::new(), mail: ServerAction::new(), remove: ServerAction::new() };
    let (set, mailed, removed) = (acts.rhythm.value(), acts.mail.value(), acts.remove.value());
    Effect::new(move |_| {
        if set.with(|answer| matches!(answer, Some(Ok(())))) || removed.with(|answer| matches!(answer, Some(Ok(())))) {
            close_open();
            changed.run(());
        }
    });
    let said = move || {
        let is_mailed = mailed.with(|answer| matches!(answer, Some(Ok(()))));
        is_mailed.then(|| {
            view! {
                <p class="note good">
                    {icon(icondata::LuMail)}
                    {words::view_mailed(language)}
                </p>
            }
        })
    };
    let views = Memo::new(move |_| now.get().unwrap_or_default());
    view! {
        <section class="card" aria-label=words::views(language)>
            <FormProblem problem=problem_of(acts.rhythm) />
            <FormProblem problem=problem_of(acts.mail) />
            <FormProblem problem=problem_of(acts.remove) />
            <div role="status">{said}</div>
            {move || views.with(|views| rows(views, acts, language))}
        </section>
    }
    .into_any()
}

fn rows(views: &[SavedView], acts: Acts, language: Language) -> AnyView {
    if views.is_empty() {
        return view! {
            <Empty title=words::no_views(language) text=words::no_views_why(language)>
                <a class="btn" href=paths::REPORTS>
                    {words::back(language)}
                </a>
            </Empty>
        }
        .into_any();
    }
    let rows: Vec<_> = views.iter().map(|view| row(view, acts, language)).collect();
    view! { <ul class="rows saved-views">{rows}</ul> }.into_any()
}

fn row(saved: &SavedView, acts: Acts, language: Language) -> AnyView {
    let next = saved.next_day.map(|day| words::next_mail(language, &format::weekday_day(day, language)));
    let facts: Vec<String> = [saved.report.label(language).to_owned(), days(saved, language)].into_iter().chain(next).collect();
    view! {
        <li>
            <span class="words">
                <a href=paths::view(saved)>
                    <b>{saved.name.clone()}</b>
                </a>
                <small>{facts.join(" · ")}</small>
            </span>
            <span class="actions">{mailing(saved, acts, language)} {removing(saved, acts, language)}</span>
        </li>
    }
    .into_any()
}

/// The days that it asks for.
fn days(saved: &SavedView, language: Language) -> String {
    match saved.when {
        When::Preset(preset) => preset.label(language).to_owned(),
        When::Days(period) => format::day_range(period.from, period.to, language),
    }
}

/// How often it is mailed, and at once.
fn mailing(saved: &SavedView, acts: Acts, language: Language) -> AnyView {
    let (id, name) = (saved.id, saved.name.clone());
    let present = saved.rhythm.map_or(String::new(), |rhythm| rhythm.name().to_owned());
    let word = saved.rhythm.map_or_else(|| words::not_mailed(language), |rhythm| rhythm.label(language));
    view! {
        <details class="opens" on:toggle=keep_inside>
            <summary class="btn small" aria-label=words::mailing_of(language, &name, word)>
                {icon(icondata::LuMail)}
                {word}
            </summary>
            <div class="pop end stack">
                <ActionForm action=acts.rhythm attr:class="stack">
                    <input type="hidden" name="id" value=id.to_string() />
                    <SelectField
                        name="rhythm"
                        label=words::mailed(language)
                        options=Signal::stored(rhythms(language))
                        value=Signal::stored(present)
                        hint=words::mailed_hint(language)
                    />
                    <div class="foot">
                        <button class="btn main small" type="submit" disabled=move || acts.rhythm.pending().get()>
                            {words::save(language)}
                        </button>
                    </div>
                </ActionForm>
                <ActionForm action=acts.mail>
                    <input type="hidden" name="id" value=id.to_string() />
                    <button class="btn quiet small" type="submit" disabled=move || acts.mail.pending().get()>
                        {words::mail_now(language)}
                    </button>
                </ActionForm>
            </div>
        </details>
    }
    .into_any()
}

/// The button that removes it, which asks first.
fn removing(saved: &SavedView, acts: Acts, language: Language) -> AnyView {
    let (id, name) = (saved.id, saved.name.clone());
    view! {
        <details class="opens" on:toggle=keep_inside>
            <summary class="btn quiet small" aria-label=words::remove_named(language, &name)>
                {words::remove(language)}
            </summary>
            <div class="pop end">
                <p class="label">
                    <b>{words::remove_ask(language, &name)}</b>
                </p>
                <ActionForm action=acts.remove>
                    <input type="hidden" name="id" value=id.to_string() />
                    <div class="foot">
                        <button class="btn main danger small" type="submit" disabled=move || acts.remove.pending().get()>
                            {words::remove_named(language, &name)}
                        </button>
                    </div>
                </ActionForm>
            </div>
        </details>
    }
    .into_any()
}
