//! Copying a text, and what is shown once to be copied.

use crate::ui::icon::icon;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys;

/// Asks the browser to copy a text; none where it has no clipboard for us.
pub fn copy(text: &str) -> Option<()> {
    let clipboard = ["navigator", "clipboard"]
        .iter()
        .try_fold(JsValue::from(window()), |object, name| js_sys::Reflect::get(&object, &(*name).into()).ok())?;
    let write: js_sys::Function = js_sys::Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok().map(|_| ())
}

/// A secret text, the only time it is shown, with a button that copies it.
#[component]
pub fn ShownOnce(
    drawing: icondata::Icon,
    /// Says that it is not shown again.
    title: &'static str,
    text: String,
    /// The button's word before and after it was pressed.
    copy_word: &'static str,
    copied_word: &'static str,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    // Without a script there is nothing to press.
    let runs = RwSignal::new(false);
    Effect::new(move |_| runs.set(true));
    let copied_text = text.clone();
    let press = move |_| {
        if copy(&copied_text).is_some() {
            copied.set(true);
        }
    };
    view! {
        <div class="note good">
            {icon(drawing)} <div>
                <b>{title}</b>
                <div class="key-once">
                    <code>{text}</code>
                    <button class="btn small" type="button" hidden=move || !runs.get() on:click=press>
                        {move || if copied.get() { copied_word } else { copy_word }}
                    </button>
                </div>
            </div>
        </div>
    }
    .into_any()
}
