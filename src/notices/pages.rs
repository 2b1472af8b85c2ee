//! The page of notices: the newest of them, each with the way to what it is about. Being shown here is being read.

use super::api::{Line, Newest, notices, read_notices};
use super::words;
use crate::paths;
use crate::ui::bell::Bell;
use crate::ui::format;
use crate::ui::frame::AppFrame;
use crate::ui::icon::{Icon, icon};
use crate::ui::live::running;
use crate::ui::load::Load;
use crate::ui::reader::{is_owner, language};
use crate::ui::states::Empty;
use chrono::SecondsFormat;
use domain::Time;
use domain::language::Language;
use domain::notice::{About, MOST_SHOWN, Notice};
use leptos::prelude::*;
use leptos::task::spawn_local;

crate::room::room!(desk: NoticesPage);

/// One's notices. A script marks them as read once they are shown; without one there is a button.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let language = language();
    let newest = Resource::new_blocking(|| (), |()| notices());
    view! {
        <AppFrame title=words::title(language) narrow=true>
            <header class="page-head">
                <div>
                    <h1>{words::title(language)}</h1>
                    <p>{words::lead(language)}</p>
                </div>
            </header>
            <Load resource=newest skeleton view=move |newest| list(newest, language) />
        </AppFrame>
    }
    .into_any()
}

fn list(newest: Newest, language: Language) -> AnyView {
    let Some(latest) = newest.lines.first().map(|line| line.at) else {
        return view! {
            <div class="card">
                <Empty title=words::empty(language) text=words::empty_why(language)>
                    <a class="btn" href=paths::PRODUCTS>
                        {words::to_products(language)}
                    </a>
                </Empty>
            </div>
        }
        .into_any();
    };
    let has_unread = newest.unread > 0;
    if has_unread {
        mark_read(latest);
    }
    let now = running(Signal::stored(Some(newest.as_of)));
    let is_full = newest.lines.len() == MOST_SHOWN;
    let rows: Vec<_> = newest.lines.into_iter().map(|line| row(line, now, language)).collect();
    view! {
        <section class="card" aria-label=words::title(language)>
            <ul class="rows notices">{rows}</ul>
        </section>
        {is_full.then(|| view! { <p class="muted">{words::only_newest(language, &format::count(MOST_SHOWN as i64, language))}</p> })}
        {has_unread.then(|| view! { <ReadAll until=latest /> })}
    }
    .into_any()
}

/// Once they stand on the page; the rows keep saying which were new.
fn mark_read(latest: Time) {
    let bell = use_context::<Bell>();
    Effect::new(move |_| {
        spawn_local(async move {
            if let (Ok(left), Some(bell)) = (read_notices(latest).await, bell) {
                bell.set(left);
            }
        });
    });
}

fn row(line: Line, now: Signal<Option<Time>>, language: Language) -> AnyView {
    let Line { notice, at, local, is_unread } = line;
    let day = format::date_time(local, language);
    let when = move || now.get().and_then(|now| format::ago(at, now, language)).unwrap_or_else(|| day.clone());
    let exact = format!("{} {}", format::date_time_exact(local, language), format::offset(local, at));
    let (drawing, class) = sign(&notice);
    let address = match notice.about() {
        About::Product(product) => paths::product(product),
        About::Sale(sale) => paths::sale(sale),
    };
    let title = notice.title(language);
    // They are of one's own account: in another's these addresses lead nowhere.
    let named = if is_owner() {
        view! {
            <a class="cover" href=address>
                {title}
            </a>
        }
        .into_any()
    } else {
        view! { <b>{title}</b> }.into_any()
    };
    view! {
        <li>
            <span class=class>{icon(drawing)}</span>
            <span class="words">
                {named}
                <small>
                    <time datetime=format::machine_time(at) title=exact.clone() tabindex="0">
                        {when}
                        <span class="hidden-text">" (" {exact.clone()} ")"</span>
                    </time>
                </small>
            </span>
            {is_unread.then(|| view! { <b class="is-new">{words::new(language)}</b> })}
        </li>
    }
    .into_any()
}

/// How a notice is drawn: the colours say what they say everywhere.
fn sign(notice: &Notice) -> (Icon, &'static str) {
    match notice {
        Notice::ProductApproved { .. } => (icondata::LuCircleCheck, "sign sold"),
        Notice::ProductReturned { .. } => (icondata::LuUndo2, "sign waiting"),
        Notice::ProductSuspended { .. } => (icondata::LuCirclePause, "sign lost"),
        Notice::RefundFailed { .. } => (icondata::LuTriangleAlert, "sign lost"),
    }
}

/// Where no script marks them.
#[component]
fn ReadAll(until: Time) -> impl IntoView {
    view! {
        <form class="without-script" method="post" action=paths::READ_NOTICES>
            <input type="hidden" name="until" value=until.to_rfc3339_opts(SecondsFormat::Micros, true) />
            <button class="btn" type="submit">
                {words::read_all(language())}
            </button>
        </form>
    }
}

fn skeleton() -> AnyView {
    let row = |_| {
        view! {
            <li>
                <span class="words">
                    <span class="bone long"></span>
                    <small>
                        <span class="bone"></span>
                    </small>
                </span>
            </li>
        }
    };
    view! {
        <div class="card" aria-busy="true" aria-hidden="true">
            <ul class="rows notices">{[0, 1, 2].map(row)}</ul>
        </div>
    }
    .into_any()
}
