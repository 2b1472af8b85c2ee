//! Where one is signed in, and how to end that.

use super::problem_of;
use crate::accounts::api::{EndOtherSessions, EndSession, SessionLine, list_sessions};
use crate::accounts::words;
use crate::ui::act::ActionForm;
use crate::ui::form::FormProblem;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::language;
use domain::language::Language;
use leptos::prelude::*;

/// One's own sessions.
#[component]
pub(super) fn Sessions() -> impl IntoView {
    let language = language();
    let end = ServerAction::<EndSession>::new();
    let end_others = ServerAction::<EndOtherSessions>::new();
    let sessions = Resource::new(|| (), |()| list_sessions());
    let list = move |sessions: Vec<SessionLine>| {
        let others = sessions.iter().any(|session| !session.is_this).then(|| {
            view! {
                <ActionForm action=end_others>
                    <div class="actions">
                        <button class="btn small danger" type="submit" disabled=move || end_others.pending().get()>
                            {words::end_others(language)}
                        </button>
                    </div>
                </ActionForm>
            }
        });
        let lines: Vec<_> = sessions.into_iter().map(|session| line(session, end, language)).collect();
        view! {
            <div class="stack">
                <ul class="rows">{lines}</ul>
                {others}
            </div>
        }
        .into_any()
    };
    view! {
        <div>
            <FormProblem problem=problem_of(end) />
            <FormProblem problem=problem_of(end_others) />
            <Load resource=sessions skeleton=rows_skeleton view=list />
        </div>
    }
    .into_any()
}

fn line(session: SessionLine, end: ServerAction<EndSession>, language: Language) -> AnyView {
    let name = browser(&session.user_agent).unwrap_or_else(|| words::unknown_browser(language).to_owned());
    let drawing = if is_phone(&session.user_agent) { icondata::LuSmartphone } else { icondata::LuMonitor };
    let seen = words::session_seen(language, &session.address, &format::date_time(session.seen_local, language));
    let end_it = words::end_session(language, &name);
    let way_out = if session.is_this {
        view! { <span class="muted small">{words::this_one(language)}</span> }.into_any()
    } else {
        view! {
            <ActionForm action=end>
                <input type="hidden" name="id" value=session.id />
                <button class="btn small" type="submit" aria-label=end_it disabled=move || end.pending().get()>
                    {words::end(language)}
                </button>
            </ActionForm>
        }
        .into_any()
    };
    view! {
        <li>
            {icon(drawing)}
            <span class="words">
                <b title=session.user_agent>{name}</b>
                <small>{seen}</small>
            </span>
            {way_out}
        </li>
    }
    .into_any()
}

/// A list that has not come yet.
pub(super) fn rows_skeleton() -> AnyView {
    view! {
        <ul class="rows" aria-busy="true" aria-hidden="true">
            <li>
                <span class="bone round"></span>
                <span class="words">
                    <span class="bone long"></span>
                </span>
            </li>
        </ul>
    }
    .into_any()
}

/// The browser and the system that a user agent names: `Firefox · Linux`.
fn browser(user_agent: &str) -> Option<String> {
    // Those that pretend to be another come before it.
    let browsers = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let systems = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let named = |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    match (named(&browsers), named(&systems)) {
        (Some(browser), Some(system)) => Some(format!("{browser} · {system}")),
        (Some(name), None) | (None, Some(name)) => Some(name.to_owned()),
        (None, None) => None,
    }
}

fn is_phone(user_agent: &str) -> bool {
    user_agent.contains("iPhone") || user_agent.contains("Android")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_under_its_disguise() {
        let edge =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(browser(edge).as_deref(), Some("Edge · Windows"));
        assert_eq!(browser(safari).as_deref(), Some("Safari · iPhone"));
        assert_eq!(browser("curl/8.0"), None);
    }
}
