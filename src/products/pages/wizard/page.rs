//! The fourth step: the sales page, put together here of blocks, or elsewhere.

mod desk;
mod drag;
mod fields;
mod format;
mod list;
mod picture;
mod preview;
mod rich;

use super::entry::{Entry, Line, described_by};
use super::work::{Work, work};
use crate::products::words::page as words;
use crate::ui::reader::language;
use desk::Desk;
use domain::product::page::{PageKind, starting_blocks};
use domain::product::{Field, Step};
use leptos::prelude::*;
use list::Blocks;
use preview::Preview;

#[component]
pub fn PageStep() -> impl IntoView {
    let language = language();
    let work = work();
    follow(work);
    let form = work.page;
    let closed = Signal::derive(move || !work.may_change(Step::Page));
    let kind = Memo::new(move |_| form.with(|form| form.kind));
    let url = Signal::derive(move || form.with(|form| form.url.clone()));
    let desk = Desk::new(work, closed);
    let place = move |choice: PageKind, code: &'static str, word: &'static str, why: &'static str| {
        view! {
            <label class="place-choice">
                <input
                    type="radio"
                    name="page-kind"
                    value=code
                    checked=kind.get_untracked() == choice
                    prop:checked=move || kind.get() == choice
                    disabled=move || closed.get()
                    on:change=move |_| form.update(|form| form.kind = choice)
                />
                <span>
                    <b>{word}</b>
                    <small>{why}</small>
                </span>
            </label>
        }
    };
    let listed_id = Field::Listed.to_string();
    view! {
        <Entry field=Field::PageKind group=true>
            <div class="place-choices">
                {place(PageKind::Own, "own", words::own(language), words::own_why(language))}
                {place(PageKind::External, "external", words::external(language), words::external_why(language))}
            </div>
        </Entry>
        <div hidden=move || kind.get() != PageKind::External>
            <Line
                field=Field::ExternalUrl
                value=url
                put=Callback::new(move |text| form.update(|form| form.url = text))
                hint=words::external_hint(language)
                inputmode="url"
                disabled=closed
            />
        </div>
        <div class="listed">
            <input
                class="switch"
                type="checkbox"
                role="switch"
                id=listed_id.clone()
                checked=form.with_untracked(|form| form.listed)
                prop:checked=move || form.with(|form| form.listed)
                disabled=move || closed.get()
                aria-describedby=described_by(work, Field::Listed, true)
                on:change=move |event| form.update(|form| form.listed = event_target_checked(&event))
            />
            <div>
                <label for=listed_id>{words::listed(language)}</label>
                <p class="hint" id=format!("{}-hint", Field::Listed)>
                    {words::listed_why(language)}
                </p>
            </div>
        </div>
        <div hidden=move || kind.get() != PageKind::Own>
            <div class="page-editor" class:wide=move || desk.is_wide.get()>
                <Blocks desk />
                <Preview desk />
            </div>
        </div>
    }
    .into_any()
}

/// Blocks that still are what was made of the information follow it, as they do on the server. What they were made of is the information
/// that the registration was read with, or that was there the last time this step was looked at.
fn follow(work: Work) {
    let present = work.information.get_untracked();
    let basis = work.registration.with_value(|registration| registration.draft.information.clone());
    if basis == present {
        return;
    }
    if work.page.with_untracked(|page| page.blocks == starting_blocks(&basis)) {
        work.page.update(|page| page.blocks = starting_blocks(&present));
    }
    work.registration.update_value(|registration| registration.draft.information = present);
}
