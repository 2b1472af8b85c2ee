//! The latest sales, newest first; what comes in while one looks lights up.

use crate::paths;
use crate::sales::api::Figures;
use crate::sales::words::panel as words;
use crate::ui::format;
use crate::ui::live::running;
use crate::ui::reader::language;
use crate::ui::states::StateBadge;
use domain::Time;
use domain::listing::Line;
use leptos::prelude::*;

/// The newest sales with buyer, product, amount and how long ago.
#[component]
pub fn Latest(figures: Signal<Option<Figures>>) -> impl IntoView {
    let language = language();
    let now = running(Signal::derive(move || figures.with(|figures| figures.as_ref().map(|figures| figures.panel.as_of))));
    let lines = move || figures.with(|figures| figures.as_ref().map(|figures| figures.latest.clone()).unwrap_or_default());
    // Set once the first lines stand: only what comes after them is new.
    let stands = StoredValue::new(false);
    Effect::new(move |_| stands.set_value(true));
    view! {
        <section class="card latest" aria-labelledby="latest">
            <div class="section-head">
                <h2 id="latest">{words::latest(language)}</h2>
                <a class="link" href=paths::SALES>
                    {words::all_sales(language)}
                </a>
            </div>
            <ul class="rows">
                <For each=lines key=|line| (line.id, line.state, line.was_approved) children=move |line| row(line, stands.get_value(), now) />
            </ul>
        </section>
    }
    .into_any()
}

fn row(line: Line, is_new: bool, now: Signal<Option<Time>>) -> AnyView {
    let language = language();
    let (state, was_approved) = (line.state, line.was_approved);
    let at = line.created_at;
    let day = format::day_month(line.created_local.date(), language);
    let when = move || now.get().and_then(|now| format::ago(at, now, language)).unwrap_or_else(|| day.clone());
    let exact = format!("{} {}", format::date_time(line.created_local, language), format::offset(line.created_local, at));
    view! {
        <li class=is_new.then_some("fresh")>
            <StateBadge state was_approved />
            <StateBadge state was_approved brief=true />
            <span class="words">
                <a class="cover" href=paths::sale(line.id)>
                    {line.buyer_name.unwrap_or(line.buyer_email)}
                </a>
                <small>{line.product}</small>
            </span>
            <span class="end">
                <b>{format::money(line.gross, line.currency, language)}</b>
                <small>
                    <time datetime=format::machine_time(at) title=exact>
                        {when}
                    </time>
                </small>
            </span>
        </li>
    }
    .into_any()
}
