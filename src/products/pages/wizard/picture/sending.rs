//! Sending a picture while telling how far it is, and understanding the answer.

use domain::id::PictureId;
use serde::Deserialize;

pub use in_browser::{send_chosen, send_dropped};

/// How sending goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    Not,
    /// Per cent.
    #[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "only a browser sends"))]
    UnderWay(u8),
    /// A sentence that says why not.
    Refused(String),
}

/// What the server answers to a picture that it takes.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Kept {
    pub picture: PictureId,
}

/// What an answer to a sent picture says: the picture, or the sentence of the problem.
#[cfg(any(feature = "hydrate", test))]
fn understand(status: u16, body: &str, language: domain::language::Language) -> Result<Kept, String> {
    use crate::problem::Problem;
    use crate::ui::format;
    if (200..300).contains(&status) {
        return serde_json::from_str(body).map_err(|_| Problem::Internal(None).sentence(language).to_owned());
    }
    let problem = serde_json::from_str(body).unwrap_or(if status == 0 { Problem::Offline } else { Problem::Internal(None) });
    let money = |money: domain::money::Money| format::money(money.minor, money.currency, language);
    Err(match &problem {
        Problem::Product(faults) => faults.first().map(|fault| fault.reason.sentence(language, &money)),
        _ => None,
    }
    .unwrap_or_else(|| problem.sentence(language).to_owned()))
}

#[cfg(not(feature = "hydrate"))]
mod in_browser {
    use super::{Kept, Sending};
    use domain::language::Language;
    use leptos::prelude::RwSignal;

    pub fn send_chosen<E>(_: &E, _: &str, _: Language, _: RwSignal<Sending>, _: impl Fn(Result<Kept, String>)) {}
    pub fn send_dropped<E>(_: &E, _: &str, _: Language, _: RwSignal<Sending>, _: impl Fn(Result<Kept, String>)) {}
}

#[cfg(feature = "hydrate")]
mod in_browser {
    use super::{Kept, Sending, understand};
    use crate::ui::format;
    use domain::language::Language;
    use domain::product::Reason;
    use domain::product::verification::HEAVIEST_PICTURE;
    use leptos::ev::{DragEvent, Event};
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use web_sys::{File, FormData, HtmlInputElement, ProgressEvent, XmlHttpRequest};

    /// Sends the file that was chosen.
    pub fn send_chosen(
        event: &Event,
        to: &str,
        language: Language,
        sending: RwSignal<Sending>,
        done: impl Fn(Result<Kept, String>) + Clone + 'static,
    ) {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            send(&file, to, language, sending, done);
        }
        // So that the same file can be chosen again.
        input.set_value("");
    }

    /// Sends the file that was dropped.
    pub fn send_dropped(
        event: &DragEvent,
        to: &str,
        language: Language,
        sending: RwSignal<Sending>,
        done: impl Fn(Result<Kept, String>) + Clone + 'static,
    ) {
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
            send(&file, to, language, sending, done);
        }
    }

    fn send(file: &File, to: &str, language: Language, sending: RwSignal<Sending>, done: impl Fn(Result<Kept, String>) + Clone + 'static) {
        let (most, megabytes) = HEAVIEST_PICTURE;
        if file.size() > most as f64 {
            let money = |money: domain::money::Money| format::money(money.minor, money.currency, language);
            return done(Err(Reason::PictureTooHeavy { megabytes }.sentence(language, &money)));
        }
        // `fetch` tells nothing of how far a sending is.
        if begin(file, to, language, sending, done.clone()).is_none() {
            done(understand(0, "", language));
        }
    }

    fn begin(
        file: &File,
        to: &str,
        language: Language,
        sending: RwSignal<Sending>,
        done: impl Fn(Result<Kept, String>) + 'static,
    ) -> Option<()> {
        let form = FormData::new().ok()?;
        form.append_with_blob("picture", file).ok()?;
        let request = XmlHttpRequest::new().ok()?;
        request.open("POST", to).ok()?;
        request.set_request_header("accept", "application/json").ok()?;
        let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            if event.total() > 0.0 {
                sending.try_set(Sending::UnderWay((event.loaded() * 100.0 / event.total()) as u8));
            }
        });
        request.upload().ok()?.set_onprogress(Some(progress.as_ref().unchecked_ref()));
        let answered = request.clone();
        // Both live as long as the request: it is over when the second is called.
        let end = Closure::once_into_js(move |_: Event| {
            let body = answered.response_text().ok().flatten().unwrap_or_default();
            done(understand(answered.status().unwrap_or(0), &body, language));
            drop(progress);
        });
        request.set_onloadend(Some(end.unchecked_ref()));
        sending.set(Sending::UnderWay(0));
        request.send_with_opt_form_data(Some(&form)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;
    use domain::language::Language;
    use domain::product::Field;

    #[test]
    fn an_answer_is_a_picture_or_a_sentence() {
        let id = "018f0000-0000-7000-8000-000000000001";
        let kept = understand(200, &format!(r#"{{"picture":"{id}"}}"#), Language::English);
        assert_eq!(kept.map(|kept| kept.picture.to_string()), Ok(id.to_owned()));
        let fault = domain::product::Fault { field: Field::Image, reason: domain::product::Reason::NotAPicture };
        let body = serde_json::to_string(&Problem::Product(vec![fault])).unwrap();
        assert_eq!(understand(422, &body, Language::English).unwrap_err(), "This file is not a JPG, PNG or GIF picture.");
        for problem in [Problem::TooManyPictures, Problem::PicturesBusy] {
            let body = serde_json::to_string(&problem).unwrap();
            assert_eq!(understand(problem.status(), &body, Language::English).unwrap_err(), problem.sentence(Language::English));
        }
        assert_eq!(understand(0, "", Language::English).unwrap_err(), Problem::Offline.sentence(Language::English));
    }
}
