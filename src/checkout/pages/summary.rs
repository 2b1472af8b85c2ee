//! What is held, until when, and the ways to another time.

use crate::checkout::words;
use crate::paths;
use crate::ui::calendar::readings;
use crate::ui::countdown::Countdown;
use crate::ui::format;
use crate::ui::once::refresh_without_scripts;
use crate::ui::sales_page::length;
use domain::checkout::view::HeldTime;
use domain::language::Language;
use leptos::prelude::*;

/// The held time with its countdown.
pub(super) fn summary(held: &HeldTime, language: Language) -> AnyView {
    let service = &held.service;
    let time = &held.kept.time;
    let day = time.local.date();
    let slug = service.slug.clone();
    view! {
        <section class="card held" aria-labelledby="held">
            <p class="label" id="held">
                {words::kept(language)}
            </p>
            <p class="held-day">{format::weekday_day(day, language)}</p>
            <p class="held-time">{readings(time, &service.zone, language)}</p>
            <Countdown kept=held.kept.clone() />
            {refresh_without_scripts((held.kept.deadline - held.kept.now).num_seconds().max(0) + 1)}
            <p class="held-what">
                <b>{service.name.clone()}</b>
                <span class="muted">{words::with(language, &service.producer)} " · " {length(Some(service.bundle), service.duration, language)}</span>
            </p>
            <div class="actions">
                <a class="btn small" href=paths::times(&slug, Some(day), &held.zone)>
                    {words::other_time(language)}
                </a>
                <form method="post" action=paths::RELEASE_TIME>
                    <input type="hidden" name="slug" value=slug.clone() />
                    <input type="hidden" name="zone" value=held.zone.clone() />
                    <button class="btn quiet small" type="submit">
                        {words::give_back(language)}
                    </button>
                </form>
            </div>
        </section>
    }
    .into_any()
}
