//! What the address narrows the market to, and the plain form that writes it.

use crate::booking::words;
use crate::paths;
use crate::ui::reader::language;
use domain::language::Language;
use domain::product::kind::{Group, Kind};
use domain::product::market::Tongue;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlFormElement};
use serde::{Deserialize, Serialize};

/// What is asked for; what cannot be understood is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Asked {
    pub group: Option<Group>,
    /// Instead of a whole group.
    pub kind: Option<Kind>,
    pub tongue: Option<Tongue>,
}

impl Asked {
    pub fn understand(kind: Option<&str>, tongue: Option<&str>) -> Self {
        Self {
            group: kind.and_then(|code| code.parse().ok()),
            kind: kind.and_then(|code| code.parse().ok()),
            tongue: tongue.and_then(|code| code.parse().ok()),
        }
    }

    /// The code of the kind or of the group.
    pub fn kind_code(self) -> Option<&'static str> {
        self.kind.map(Kind::code).or(self.group.map(Group::code))
    }
}

/// Kind and language; sent when one is chosen, by the button where no script runs.
#[component]
pub(super) fn Filter(asked: Memo<Asked>) -> impl IntoView {
    let language = language();
    let present_kind = move || asked.get().kind_code().unwrap_or_default();
    let present_tongue = move || asked.get().tongue.map(Tongue::code).unwrap_or_default();
    let clear = move || {
        (asked.get() != Asked::default()).then(|| {
            view! {
                <a class="btn quiet" href=paths::MARKET>
                    {words::show_all(language)}
                </a>
            }
        })
    };
    view! {
        <form class="market-filter" method="get" action=paths::MARKET role="search" aria-label=words::filter(language) on:change=send>
            <div class="field">
                <label for="kind">{words::kind(language)}</label>
                <select class="input" id="kind" name="kind" prop:value=present_kind>
                    <option value="">{words::all_kinds(language)}</option>
                    {Group::ALL.map(|group| kinds(group, asked, language))}
                </select>
            </div>
            <div class="field">
                <label for="language">{words::tongue(language)}</label>
                <select class="input" id="language" name="language" prop:value=present_tongue>
                    <option value="">{words::all_tongues(language)}</option>
                    {Tongue::ALL
                        .map(|tongue| {
                            view! {
                                <option value=tongue.code() selected=move || asked.get().tongue == Some(tongue)>
                                    {tongue.title(language)}
                                </option>
                            }
                        })}
                </select>
            </div>
            <button class="btn without-script" type="submit">
                {words::show(language)}
            </button>
            {clear}
        </form>
    }
    .into_any()
}

fn kinds(group: Group, asked: Memo<Asked>, language: Language) -> AnyView {
    let option = move |code: &'static str, word: String| {
        view! {
            <option value=code selected=move || asked.get().kind_code() == Some(code)>
                {word}
            </option>
        }
    };
    let kinds: Vec<_> = group.kinds().map(|kind| option(kind.code(), kind.title(language).to_owned())).collect();
    view! {
        <optgroup label=group.title(language)>
            {option(group.code(), words::all_of(language, group.title(language)))} {kinds}
        </optgroup>
    }
    .into_any()
}

/// Sends the form whose choice changed.
fn send(event: leptos::ev::Event) {
    let control = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let form = control.and_then(|control| control.closest("form").ok().flatten()).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form {
        let _ = form.request_submit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_groups_and_nonsense_are_told_apart() {
        assert_eq!(Asked::understand(Some("classes"), None).kind_code(), Some("classes"));
        assert_eq!(Asked::understand(Some("classes.music"), Some("pt")).kind_code(), Some("classes.music"));
        assert_eq!(Asked::understand(Some("x'--"), Some("")), Asked::default());
    }
}
