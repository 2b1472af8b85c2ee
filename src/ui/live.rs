//! Live figures: learns from the server that an owner's sales changed, and lets relative times go on.

use crate::paths;
use crate::ui::here::here;
use domain::Time;
use leptos::prelude::*;

/// What a page knows of the stream of changes.
#[derive(Debug, Clone, Copy)]
pub struct Live {
    /// The newest known version of the owner's sales; -1 before the first message, and on the server.
    pub version: ReadSignal<i64>,
    /// Whether the stream is open; none until it first was or could not be, and on the server.
    pub connected: ReadSignal<Option<bool>>,
}

/// Opens the stream of changes while the tab can be seen. Once per page; closed when the page goes.
pub fn live() -> Live {
    let (version, set_version) = signal(-1_i64);
    let (connected, set_connected) = signal(None);
    let here = here();
    let heard = move |data: &str| {
        if let Ok(newest) = data.parse() {
            set_version.try_set(newest);
        }
    };
    listen(paths::LIVE.to_owned(), "sales", heard, move || here.ask(), set_connected);
    Live { version, connected }
}

/// Opens the stream of changes for a page that shows no sales: it learns all the same when its reader may do something else here, or
/// nothing any more.
pub fn watch_rights() {
    let (_, set_connected) = signal(None);
    let here = here();
    listen(paths::LIVE.to_owned(), "none", |_: &str| (), move || here.ask(), set_connected);
}

/// The present moment for relative times: `as_of`, the server's, and in the browser what has passed since it came. Changes twice a
/// minute.
pub fn running(as_of: Signal<Option<Time>>) -> Signal<Option<Time>> {
    let passed = RwSignal::new(0_i64);
    tick(as_of, passed);
    Signal::derive(move || as_of.get().map(|time| time + chrono::TimeDelta::seconds(passed.get())))
}

#[cfg(feature = "hydrate")]
pub use in_browser::{draw_anew, forget_typed, has_typed, reload};
#[cfg(feature = "hydrate")]
use in_browser::{listen, tick};

#[cfg(not(feature = "hydrate"))]
fn listen(
    _path: String,
    _event: &'static str,
    _heard: impl Fn(&str) + Clone + 'static,
    _changed: impl Fn() + Clone + 'static,
    _connected: WriteSignal<Option<bool>>,
) {
}

/// Asks for the page anew, once what changed could be read; where something was typed, only when the reader says so.
#[cfg(not(feature = "hydrate"))]
pub fn draw_anew() {}

/// Whether something was typed into the present page.
#[cfg(not(feature = "hydrate"))]
pub fn has_typed() -> bool {
    false
}

/// Another page begins.
#[cfg(not(feature = "hydrate"))]
pub fn forget_typed() {}

/// Asks for the page anew.
#[cfg(not(feature = "hydrate"))]
pub fn reload() {}

#[cfg(not(feature = "hydrate"))]
fn tick(_as_of: Signal<Option<Time>>, _passed: RwSignal<i64>) {}

#[cfg(feature = "hydrate")]
mod in_browser {
    use domain::Time;
    use leptos::leptos_dom::helpers::set_interval_with_handle;
    use leptos::prelude::*;
    use std::cell::Cell;
    use std::time::Duration;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use web_sys::{Event, EventSource, MessageEvent, VisibilityState, js_sys};

    /// After an answer that ends the stream for good (not signed in, database away) it is tried again this much later.
    const AGAIN: Duration = Duration::from_secs(30);
    /// Long enough to see or hear that the page comes anew.
    const HEARD: Duration = Duration::from_millis(1_500);
    /// How often relative times are told anew.
    const TICK: Duration = Duration::from_secs(30);

    /// Where a stream is, and the name of its messages.
    #[derive(Clone)]
    struct Source {
        path: String,
        event: &'static str,
    }

    /// An open stream with what it calls; dropping it closes it.
    struct Stream {
        source: EventSource,
        _on_message: Closure<dyn FnMut(MessageEvent)>,
        _on_rights: Closure<dyn FnMut(Event)>,
        _on_open: Closure<dyn FnMut(Event)>,
        _on_error: Closure<dyn FnMut(Event)>,
    }

    thread_local! {
        /// Whether anything was typed into the present page, which asking for it anew would lose.
        static TYPED: Cell<bool> = const { Cell::new(false) };
        /// Whether a stream has been open since the document was drawn.
        static OPENED: Cell<bool> = const { Cell::new(false) };
    }

    /// Asks for the page anew.
    pub fn reload() {
        let _ = window().location().reload();
    }

    /// Whether something was typed into the present page.
    pub fn has_typed() -> bool {
        TYPED.get()
    }

    /// Another page begins.
    pub fn forget_typed() {
        TYPED.set(false);
    }

    /// Asks for the page anew, once what changed could be read; where something was typed, only when the reader says so.
    pub fn draw_anew() {
        set_timeout(
            || {
                if !TYPED.get() {
                    reload();
                }
            },
            HEARD,
        );
    }

    impl Drop for Stream {
        fn drop(&mut self) {
            self.source.set_onopen(None);
            self.source.set_onerror(None);
            self.source.close();
        }
    }

    impl Stream {
        fn open(
            Source { path, event }: &Source,
            heard: impl Fn(&str) + 'static,
            changed: impl Fn() + Clone + 'static,
            connected: WriteSignal<Option<bool>>,
            again: impl Fn() + Clone + 'static,
        ) -> Option<Self> {
            let source = EventSource::new(path).ok()?;
            let on_message = Closure::new(move |message: MessageEvent| {
                if let Some(data) = message.data().as_string() {
                    heard(&data);
                }
            });
            // What changed while nothing was heard, in a hidden tab or without a connection, nobody tells.
            let (reopened, refused) = (changed.clone(), changed.clone());
            let on_rights = Closure::new(move |_: Event| changed());
            let on_open = Closure::new(move |_: Event| {
                connected.try_set(Some(true));
                if OPENED.replace(true) {
                    reopened();
                }
            });
            let listened = source.clone();
            let on_error = Closure::new(move |_: Event| {
                connected.try_set(Some(false));
                if listened.ready_state() == EventSource::CLOSED {
                    refused();
                    set_timeout(again.clone(), AGAIN);
                }
            });
            source.add_event_listener_with_callback(event, on_message.as_ref().unchecked_ref()).ok()?;
            for name in ["rights", "shut"] {
                source.add_event_listener_with_callback(name, on_rights.as_ref().unchecked_ref()).ok()?;
            }
            source.set_onopen(Some(on_open.as_ref().unchecked_ref()));
            source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
            Some(Self { source, _on_message: on_message, _on_rights: on_rights, _on_open: on_open, _on_error: on_error })
        }

        fn is_closed(&self) -> bool {
            self.source.ready_state() == EventSource::CLOSED
        }
    }

    /// Keeps a stream open while the tab can be seen.
    pub fn listen(
        path: String,
        event: &'static str,
        heard: impl Fn(&str) + Clone + 'static,
        rights: impl Fn() + Clone + 'static,
        connected: WriteSignal<Option<bool>>,
    ) {
        let source = Source { path, event };
        let stream = StoredValue::new_local(None::<Stream>);
        let look = StoredValue::new_local(move || look(stream, source.clone(), heard.clone(), rights.clone(), connected));
        Effect::new(move |_| {
            look.with_value(|look| look());
            let changed = window_event_listener(leptos::ev::visibilitychange, move |_| {
                look.try_with_value(|look| look());
            });
            let typed = window_event_listener(leptos::ev::input, |_| TYPED.set(true));
            on_cleanup(move || {
                changed.remove();
                typed.remove();
            });
        });
        on_cleanup(move || {
            stream.try_update_value(|stream| *stream = None);
        });
    }

    fn look(
        stream: StoredValue<Option<Stream>, LocalStorage>,
        source: Source,
        heard: impl Fn(&str) + Clone + 'static,
        rights: impl Fn() + Clone + 'static,
        connected: WriteSignal<Option<bool>>,
    ) {
        let visible = document().visibility_state() == VisibilityState::Visible;
        stream.try_update_value(|stream_now| {
            if !visible {
                *stream_now = None;
            } else if stream_now.as_ref().is_none_or(Stream::is_closed) {
                let (again, then, told) = (source.clone(), heard.clone(), rights.clone());
                let again = move || look(stream, again.clone(), then.clone(), told.clone(), connected);
                *stream_now = Stream::open(&source, heard, rights, connected, again);
            }
        });
    }

    /// Counts the seconds since each new `as_of` came.
    pub fn tick(as_of: Signal<Option<Time>>, passed: RwSignal<i64>) {
        let since = RwSignal::new(js_sys::Date::now());
        Effect::new(move |_| {
            as_of.track();
            since.set(js_sys::Date::now());
            passed.set(0);
        });
        Effect::new(move |_| {
            let count = move || {
                if let Some(since) = since.try_get_untracked() {
                    passed.try_set(((js_sys::Date::now() - since) / 1000.0) as i64);
                }
            };
            if let Ok(interval) = set_interval_with_handle(count, TICK) {
                on_cleanup(move || interval.clear());
            }
        });
    }
}
