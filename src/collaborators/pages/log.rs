//! What was done in the account: narrowed by its address, the newest first.

use crate::collaborators::api::{LogLine, LogNarrowed, LogPage as Found, audit_log};
use crate::collaborators::words;
use crate::paths;
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::states::{Empty, rows_skeleton};
use domain::IntoEnumIterator;
use domain::collaborators::audit::{Action, Entry, Object};
use domain::id::AccountId;
use domain::language::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn LogPage() -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let narrowed = Memo::new(move |_| query.with(|query| LogNarrowed::understand(|name| query.get(name))));
    let found = Resource::new_blocking(move || narrowed.get(), audit_log);
    let body = move |found: Found| {
        let chosen = narrowed.get_untracked();
        view! {
            {chosen.object.map(|_| only(&found, language))}
            {form(&found, &chosen, language)}
            {entries(found, &chosen, language)}
        }
        .into_any()
    };
    view! {
        <AppFrame title=words::log(language)>
            <header class="page-head">
                <div>
                    <a class="back" href=paths::COLLABORATORS>
                        {icon(icondata::LuChevronLeft)}
                        {words::title(language)}
                    </a>
                    <h1>{words::log(language)}</h1>
                    <p>{words::log_lead(language)}</p>
                </div>
            </header>
            <Load resource=found skeleton=rows_skeleton view=body />
        </AppFrame>
    }
    .into_any()
}

/// What the log is narrowed to by one object, and the way back.
fn only(found: &Found, language: Language) -> AnyView {
    let name = found.lines.first().map(|line| {
        let name = words::only_this(language, &name_of(&line.entry, language));
        view! { <b>{name}</b> }
    });
    view! {
        <p class="actions">
            {name}
            <a class="btn quiet" href=paths::LOG>
                {icon(icondata::LuX)}
                {words::whole_log(language)}
            </a>
        </p>
    }
    .into_any()
}

fn form(found: &Found, chosen: &LogNarrowed, language: Language) -> AnyView {
    let person = |(id, name): &(AccountId, String)| {
        let selected = chosen.account == Some(*id);
        view! { <option value=id.to_string() selected=selected>{name.clone()}</option> }
    };
    let action = |action: Action| {
        let selected = chosen.action == Some(action);
        view! { <option value=action.name() selected=selected>{action.words(language)}</option> }
    };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let people = found.people.iter().map(person).collect_view();
    let object = chosen.object.map(|key| view! { <input type="hidden" name="object" value=key.to_string() /> });
    let whole = LogNarrowed { before: None, ..chosen.clone() };
    view! {
        <form class="narrowing people" method="get" action=paths::LOG>
            {object}
            <label class="hidden-text" for="who">{words::who(language)}</label>
            <select class="input" id="who" name="who">
                <option value="">{words::who(language)} ": " {words::any(language)}</option>
                {people}
            </select>
            <label class="hidden-text" for="what">{words::what(language)}</label>
            <select class="input" id="what" name="what">
                <option value="">{words::what(language)} ": " {words::any(language)}</option>
                {Action::iter().map(action).collect_view()}
            </select>
            <span class="bound">
                <label for="from">{words::from_day(language)}</label>
                <input class="input" id="from" type="date" name="from" value=day(chosen.from) />
            </span>
            <span class="bound">
                <label for="to">{words::to_day(language)}</label>
                <input class="input" id="to" type="date" name="to" value=day(chosen.to) />
            </span>
            <button class="btn" type="submit">{words::filter(language)}</button>
            <a class="btn quiet" rel="external" href=format!("{}{}", paths::EXPORT_LOG, whole.query())>
                {icon(icondata::LuDownload)}
                {words::export_log(language)}
            </a>
        </form>
    }
    .into_any()
}

fn entries(found: Found, chosen: &LogNarrowed, language: Language) -> AnyView {
    if found.lines.is_empty() {
        return view! {
            <section class="card">
                <Empty title=words::nothing_logged(language) text=words::nothing_logged_why(language)>
                    ""
                </Empty>
            </section>
        }
        .into_any();
    }
    let older = found.next.map(|next| {
        let older = LogNarrowed { before: Some(next), ..chosen.clone() };
        let address = format!("{}{}", paths::LOG, older.query());
        view! {
            <p class="actions">
                <a class="btn" href=address>
                    {words::older(language)}
                </a>
            </p>
        }
    });
    let lines = found.lines.into_iter().map(|one| line(one, language)).collect_view();
    view! {
        <section class="card" aria-label=words::log(language)>
            <ul class="rows log">{lines}</ul>
        </section>
        {older}
    }
    .into_any()
}

fn line(one: LogLine, language: Language) -> AnyView {
    let LogLine { local, who, changes, entry } = one;
    let right = entry.actor.right().map(|right| {
        view! {
            <small>
                {words::by_right(language)} ": " {right.group().title(language)} " › " {right.label(language)}
            </small>
        }
    });
    let changes = changes.into_iter().map(|change| view! { <small>{change}</small> }).collect_view();
    let when = [Some(format::date_time_exact(local, language)), entry.address.clone()];
    let when = when.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let only = LogNarrowed { object: Some(entry.key()), ..LogNarrowed::default() };
    view! {
        <li>
            <span class="words">
                <span>
                    <b>{who}</b>
                    " "
                    {entry.action.words(language)}
                    {if entry.name.as_str().is_empty() { " · " } else { " " }}
                    <a class="link" href=format!("{}{}", paths::LOG, only.query())>
                        {name_of(&entry, language)}
                    </a>
                </span>
                {right}
                {changes}
            </span>
            <span class="end">
                <small>{when}</small>
            </span>
        </li>
    }
    .into_any()
}

/// What the object of an entry is called, also where it has no name of its own.
fn name_of(entry: &Entry, language: Language) -> String {
    let name = match entry.object {
        _ if !entry.name.as_str().is_empty() => entry.name.as_str(),
        Object::Account => words::the_account(language),
        Object::Calendar => words::the_calendar(language),
        Object::Sales => words::the_sales(language),
        Object::Import(_) => words::an_import(language),
        _ => words::nameless(language),
    };
    name.to_owned()
}
