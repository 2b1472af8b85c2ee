//! The market without a card, with a way back.

use crate::booking::words;
use crate::paths;
use crate::ui::states::Empty;
use domain::language::Language;
use domain::product::search::Search;
use leptos::prelude::*;

pub(super) fn nothing(search: &Search, language: Language) -> AnyView {
    if search.page > 0 {
        let first = paths::market(&search.at(0));
        return view! {
            <div class="card">
                <Empty title=words::no_such_page(language) text=words::no_such_page_why(language)>
                    <a class="btn" href=first>
                        {words::first_page(language)}
                    </a>
                </Empty>
            </div>
        }
        .into_any();
    }
    if search.narrows() {
        return view! {
            <div class="card">
                <Empty title=words::none_match(language) text=words::none_match_why(language)>
                    <a class="btn" href=paths::MARKET>
                        {words::show_all(language)}
                    </a>
                </Empty>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="card">
            <Empty title=words::none_yet(language) text=words::none_yet_why(language)>
                ""
            </Empty>
        </div>
    }
    .into_any()
}
