//! The panel of somebody who has no sale yet: two ways to begin.

use super::sections::Sections;
use crate::paths;
use crate::sales::words::panel as words;
use crate::ui::icon::icon;
use crate::ui::reader::{is_owner, language, may, reader};
use crate::ui::rich::rich;
use domain::collaborators::Right;
use leptos::prelude::*;

/// A welcome, and import and API as cards.
#[component]
pub fn FirstSteps() -> impl IntoView {
    let language = language();
    let name = reader().account.map(|account| account.name).unwrap_or_default();
    let first_name = name.split_whitespace().next().unwrap_or_default();
    let imports = is_owner().then(|| {
        view! {
            <li class="card">
                {icon(icondata::LuFileUp)} <h2>{words::step_import(language)}</h2> <p>{words::step_import_text(language)}</p>
                <a class="btn main" href=paths::IMPORT>
                    {words::step_import_do(language)}
                </a>
            </li>
        }
    });
    let programs = may(Right::ToolsApiAndNotifications).then(|| {
        view! {
            <li class="card">
                {icon(icondata::LuPlug)} <h2>{words::step_api(language)}</h2> <p>{words::step_api_text(language)}</p>
                <a class="btn" href=format!("{}#keys", paths::ACCOUNT)>
                    {words::step_api_do(language)}
                </a>
            </li>
        }
    });
    view! {
        <header class="page-head headline">
            <div>
                <h1>{rich(&words::welcome(language, first_name))}</h1>
                <p>{words::welcome_text(language)}</p>
            </div>
        </header>
        <div class="split">
            <ul class="first-steps">{imports} {programs}</ul>
            <Sections all=Some(0) to_win_back=0 />
        </div>
    }
    .into_any()
}
