//! Of a package: its sessions, how many are left and until when.

use super::word;
use crate::booked::pages::moment;
use crate::booked::words;
use crate::paths;
use crate::ui::format;
use crate::ui::icon::icon;
use domain::booking::BookedPage;
use domain::language::Language;
use leptos::prelude::*;

pub(super) fn card(page: &BookedPage, token: &str, language: Language) -> AnyView {
    if page.sessions.is_empty() {
        return ().into_any();
    }
    let lines = page.sessions.iter().map(|session| {
        let is_this = session.booking == page.booking;
        let when = moment(session.starts, language);
        view! {
            <li>
                {icon(icondata::LuCalendar)} <span class="words">
                    <a class="cover" href=paths::booking(token, Some(session.booking)) aria-current=is_this.then_some("page")>
                        {when}
                    </a>
                    <small>{word(session.state, language)}</small>
                </span>
            </li>
        }
    });
    let lines = lines.collect_view();
    let left = match (page.left, page.left_until) {
        (0, _) | (_, None) => view! { <p class="muted">{words::none_left(language)}</p> }.into_any(),
        (count, Some(until)) => {
            let until = format::day_month_year(until, language);
            let sentence =
                if count == 1 { words::one_left(language, &until) } else { words::many_left(language, &count.to_string(), &until) };
            let give_up = page.unused.map(|_| {
                view! {
                    <a class="btn quiet danger" href=paths::booking_cancel_unused(token, page.booking)>
                        {words::give_up(language)}
                    </a>
                }
            });
            view! {
                <p>{sentence}</p>
                <div class="actions">
                    <a class="btn main" href=paths::booking_time(token, Some(page.booking), true)>
                        {icon(icondata::LuCalendarPlus)}
                        {words::choose_next(language)}
                    </a>
                    {give_up}
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section class="card stack" id="package" aria-labelledby="package-title">
            <h2 id="package-title">{words::package(language)}</h2>
            <ul class="rows">{lines}</ul>
            {left}
        </section>
    }
    .into_any()
}
