//! The bell: how many notices are unread, and the way to them. The room of notices brings the figure; the frame only shows it.

use crate::paths;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use crate::ui::words;
use domain::language::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The figure of the present document, the same in every frame of it.
#[derive(Clone, Copy)]
pub struct Bell {
    unread: RwSignal<i64>,
    ask: Callback<()>,
    /// Whether a frame stood already.
    stood: StoredValue<bool>,
}

impl Bell {
    /// `ask` brings the figure anew, in the browser.
    pub fn new(unread: RwSignal<i64>, ask: Callback<()>) -> Self {
        Self { unread, ask, stood: StoredValue::new(false) }
    }

    /// What somebody just learned.
    pub fn set(self, unread: i64) {
        self.unread.try_set(unread);
    }

    /// Asks anew with every further frame of this document, and when the reader comes back to the tab. Once per frame.
    pub(in crate::ui) fn keep(self) {
        Effect::new(move |_| {
            // The first figure came with the document.
            if self.stood.try_update_value(|stood| std::mem::replace(stood, true)) == Some(true) {
                self.ask.run(());
            }
            let back = window_event_listener(leptos::ev::visibilitychange, move |_| {
                if !document().hidden() {
                    self.ask.run(());
                }
            });
            on_cleanup(move || back.remove());
        });
    }
}

/// The link of the bell, with the number of what is unread.
#[component]
pub fn BellLink() -> impl IntoView {
    let language = language();
    let path = use_location().pathname;
    let bell = use_context::<Bell>();
    let unread = move || bell.map_or(0, |bell| bell.unread.get());
    view! {
        <a
            class="btn quiet square bell"
            href=paths::NOTICES
            aria-label=move || name(unread(), language)
            aria-current=move || (path.get() == paths::NOTICES).then_some("page")
        >
            {icon(icondata::LuBell)}
            <span class="count" hidden=move || unread() <= 0>
                {move || figure(unread(), language)}
            </span>
        </a>
    }
    .into_any()
}

fn name(unread: i64, language: Language) -> String {
    match unread {
        ..=0 => words::notices(language).to_owned(),
        1 => words::notices_one_unread(language).to_owned(),
        count => words::notices_unread(language, &format::count(count, language)),
    }
}

/// Beyond two digits nobody counts.
fn figure(unread: i64, language: Language) -> String {
    if unread > 99 { "99+".to_owned() } else { format::count(unread, language) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bell_says_how_many_are_unread() {
        assert_eq!(name(0, Language::English), "Notices");
        assert_eq!(name(1, Language::English), "Notices: 1 unread");
        assert_eq!(name(1200, Language::English), "Notices: 1,200 unread");
        assert_eq!([1, 99, 100].map(|unread| figure(unread, Language::English)), ["1", "99", "99+"]);
    }
}
