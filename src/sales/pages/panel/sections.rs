//! The ten sections of sales management beside the figures, each with its telling figure where there is one.

use crate::paths;
use crate::sales::words::panel as words;
use crate::ui::format;
use crate::ui::icon::{Icon, icon};
use crate::ui::reader::{language, reader};
use crate::ui::words as common;
use domain::language::Language;
use leptos::prelude::*;

/// Links to what is built; what is coming is named without a link.
#[component]
pub fn Sections(
    /// Sales of all time, if known.
    all: Option<i64>,
    to_win_back: i64,
) -> impl IntoView {
    let language = language();
    let coming = coming(language)
        .map(|(drawing, name)| section(drawing, name, None))
        .into_iter()
        .chain([section(
            icondata::LuLifeBuoy,
            common::cards::recover(language),
            (to_win_back > 0).then(|| words::people(language, to_win_back)),
        )])
        .collect_view();
    view! {
        <aside class="aside" aria-label=words::sections(language)>
            <h2>{words::everything(language)}</h2>
            <ul class="rows sections">
                <li>
                    {icon(icondata::LuReceiptText)} <a class="cover" href=paths::SALES>
                        {common::nav_list(language)}
                    </a> {all.map(|all| view! { <b>{format::count(all, language)}</b> })}
                </li>
                {reader().account.is_some_and(|account| account.here.shows(paths::REPORTS))
                    .then(|| {
                        view! {
                            <li>
                                {icon(icondata::LuChartColumn)} <a class="cover" href=paths::REPORTS>
                                    {common::nav_reports(language)}
                                </a>
                            </li>
                        }
                    })}
            </ul>
            <h2 id="sections-coming">{common::nav_coming(language)}</h2>
            <ul class="rows sections" aria-labelledby="sections-coming">
                {coming}
            </ul>
        </aside>
    }
    .into_any()
}

fn section(drawing: Icon, name: &'static str, figure: Option<String>) -> AnyView {
    view! {
        <li class="coming">
            {icon(drawing)} <span class="name">{name}</span> {figure.map(|figure| view! { <b>{figure}</b> })}
        </li>
    }
    .into_any()
}

fn coming(language: Language) -> [(Icon, &'static str); 7] {
    [
        (icondata::LuWallet, common::nav_balance(language)),
        (icondata::LuFileCheck2, words::receipts(language)),
        (icondata::LuUndo2, words::refunds(language)),
        (icondata::LuRepeat2, words::subscriptions(language)),
        (icondata::LuLightbulb, words::strategies(language)),
        (icondata::LuHandshake, words::affiliations(language)),
        (icondata::LuChartSpline, words::analytics(language)),
    ]
}
