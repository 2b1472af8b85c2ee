//! Copying a text.

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
