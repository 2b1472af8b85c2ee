//! The command palette: `/` or Ctrl K, a few letters, Enter. Without scripts the same button leads to My sales and its search.

use crate::paths;
use crate::ui::here::here;
use crate::ui::icon::{Icon, icon};
use crate::ui::reader::{language, reader};
use crate::ui::words;
use domain::language::Language;
use domain::listing::Filter;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::{Dialog, Input, Ul};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Opens the palette of the present page.
#[derive(Clone, Copy)]
pub struct PaletteHandle {
    dialog: NodeRef<Dialog>,
    input: NodeRef<Input>,
    list: NodeRef<Ul>,
    typed: RwSignal<String>,
    at: RwSignal<usize>,
}

impl PaletteHandle {
    pub fn new() -> Self {
        Self {
            dialog: NodeRef::new(),
            input: NodeRef::new(),
            list: NodeRef::new(),
            typed: RwSignal::new(String::new()),
            at: RwSignal::new(0),
        }
    }

    /// Instead of following the link that was pressed.
    pub fn open_instead(&self, event: &MouseEvent) {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) && self.open() {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    fn open(&self) -> bool {
        self.typed.set(String::new());
        self.at.set(0);
        let Some(dialog) = self.dialog.get_untracked() else { return false };
        if let Some(input) = self.input.get_untracked() {
            input.set_value("");
        }
        dialog.open() || dialog.show_modal().is_ok()
    }

    fn close(&self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }

    /// Follows the marked link.
    fn go(&self) {
        let marked = self.list.get_untracked().and_then(|list| list.query_selector("[aria-selected='true']").ok().flatten());
        if let Some(link) = marked.and_then(|marked| marked.dyn_into::<HtmlElement>().ok()) {
            link.click();
        }
    }
}

/// Where one can go.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    href: String,
    drawing: Icon,
    word: String,
    note: &'static str,
}

/// The dialog, closed at first.
#[component]
pub fn Palette(handle: PaletteHandle) -> impl IntoView {
    let language = language();
    let PaletteHandle { dialog, input, list, typed, at } = handle;
    let account = reader().account;
    let is_operator = account.is_some_and(|account| account.is_operator);
    let here = here();
    let shows = move |path: &str| here.shows(path);
    let found = Memo::new(move |_| found(&typed.get(), is_operator, here.searches(), &shows, language));
    let keys = move |event: KeyboardEvent| {
        let last = found.with(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = if *at >= last { 0 } else { *at + 1 }),
            "ArrowUp" => at.update(|at| *at = if *at == 0 { last } else { *at - 1 }),
            "Enter" => handle.go(),
            _ => return,
        }
        event.prevent_default();
    };
    let typing = move |event| {
        typed.set(event_target_value(&event));
        at.set(0);
    };
    // A press beside the palette closes it: only there is the dialog itself what was pressed.
    let beside = move |event: MouseEvent| {
        if event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|target| target.tag_name() == "DIALOG") {
            handle.close();
        }
    };
    let option = move |(index, found): (usize, Found)| {
        view! {
            <li role="presentation">
                <a
                    role="option"
                    id=format!("palette-{index}")
                    tabindex="-1"
                    href=found.href
                    aria-selected=move || if at.get() == index { "true" } else { "false" }
                    on:click=move |_| handle.close()
                >
                    {icon(found.drawing)}
                    {found.word}
                    <small>{found.note}</small>
                </a>
            </li>
        }
    };
    Effect::new(move |_| {
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            let is_command = (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k");
            if (is_command || (event.key() == "/" && !is_typing(&event))) && handle.open() {
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
    });
    view! {
        <dialog class="palette" node_ref=dialog aria-label=words::search(language) on:click=beside>
            <input
                class="input"
                node_ref=input
                type="search"
                role="combobox"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-activedescendant=move || format!("palette-{}", at.get())
                aria-label=words::search(language)
                placeholder=words::palette_hint(language)
                autocomplete="off"
                on:input=typing
                on:keydown=keys
            />
            <ul role="listbox" id="palette-list" node_ref=list aria-label=words::palette_found(language)>
                {move || found.get().into_iter().enumerate().map(option).collect_view()}
            </ul>
        </dialog>
    }
    .into_any()
}

/// The search for what was typed, then the places whose name holds it.
fn found(typed: &str, is_operator: bool, searches: bool, shows: &dyn Fn(&str) -> bool, language: Language) -> Vec<Found> {
    let typed = typed.trim();
    let folded = typed.to_lowercase();
    let place = |href: &str, drawing, word: &'static str| Found {
        href: href.to_owned(),
        drawing,
        word: word.to_owned(),
        note: words::palette_page(language),
    };
    let places = [
        place(paths::PANEL, icondata::LuStore, words::nav_sales(language)),
        place(paths::SALES, icondata::LuReceiptText, words::nav_list(language)),
        place(paths::IMPORT, icondata::LuFileUp, words::nav_import(language)),
        place(paths::REPORTS, icondata::LuChartColumn, words::nav_reports(language)),
        place(paths::CUSTOMERS, icondata::LuUsers, words::nav_customers(language)),
        place(paths::PRODUCTS, icondata::LuPackage, words::nav_products(language)),
        place(paths::NEW_PRODUCT, icondata::LuPackagePlus, words::nav_new_product(language)),
        place(paths::AGENDA, icondata::LuCalendarDays, words::nav_agenda(language)),
        place(paths::COUPONS, icondata::LuTicket, words::nav_coupons(language)),
        place(paths::COLLABORATORS, icondata::LuUserPlus, words::nav_collaborators(language)),
        place(paths::ASSIST, icondata::LuHandHelping, words::nav_assist(language)),
        place(paths::NOTICES, icondata::LuBell, words::notices(language)),
        place(paths::ACCOUNT, icondata::LuCircleUserRound, words::account_and_sessions(language)),
    ];
    let verification = is_operator.then(|| place(paths::VERIFICATION, icondata::LuBadgeCheck, words::nav_verification(language)));
    let search = (!typed.is_empty() && searches).then(|| Found {
        href: paths::sales(&Filter { text: Some(typed.to_owned()), ..Filter::default() }),
        drawing: icondata::LuSearch,
        word: words::palette_search(language, typed),
        note: words::nav_list(language),
    });
    let places = places.into_iter().filter(|place| shows(&place.href)).chain(verification);
    search.into_iter().chain(places.filter(|place| place.word.to_lowercase().contains(&folded))).collect()
}

/// Whether a key goes into a field.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_searched_first_and_narrows_the_places() {
        let hrefs = |typed| found(typed, false, true, &|_| true, Language::English).into_iter().map(|found| found.href).collect::<Vec<_>>();
        assert_eq!(
            hrefs(" "),
            [
                paths::PANEL,
                paths::SALES,
                paths::IMPORT,
                paths::REPORTS,
                paths::CUSTOMERS,
                paths::PRODUCTS,
                paths::NEW_PRODUCT,
                paths::AGENDA,
                paths::COUPONS,
                paths::COLLABORATORS,
                paths::ASSIST,
                paths::NOTICES,
                paths::ACCOUNT
            ]
        );
        assert_eq!(hrefs("my s"), ["/sales/list?q=my%20s", paths::SALES]);
        assert_eq!(found("sales", false, false, &|path| path == paths::AGENDA, Language::English), [], "what is refused is not offered");
        assert!(found("verif", true, true, &|_| true, Language::English).iter().any(|found| found.href == paths::VERIFICATION));
        assert!(!hrefs("verif").contains(&paths::VERIFICATION.to_owned()));
    }
}
