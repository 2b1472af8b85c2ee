//! The picture of a block: the product's own or another that is sent, with words for those who cannot see it.

use super::super::picture::sending::{Kept, Sending, send_chosen, send_dropped};
use super::fields::{Inside, ShortText, as_line};
use crate::paths;
use crate::products::words::page as words;
use crate::ui::act::as_drawn;
use crate::ui::dial::Dial;
use crate::ui::form::fault_line;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use domain::id::PictureId;
use domain::product::page::Block;
use leptos::ev::{DragEvent, Event};
use leptos::prelude::*;

#[component]
pub(super) fn PictureFields(inside: Inside) -> impl IntoView {
    let language = language();
    let block = inside.piece.block;
    let picture = Memo::new(move |_| block.with(|block| if let Block::Picture { picture, .. } = block { *picture } else { None }));
    let description = inside.read(|block| if let Block::Picture { description, .. } = block { description.clone() } else { String::new() });
    let put = inside.write(|block, typed| {
        if let Block::Picture { description, .. } = block {
            *description = typed;
        }
    });
    let fault = inside.fault_of(description, as_line);
    view! {
        <Chooser inside picture />
        <ShortText
            id=inside.id("description")
            label=words::picture_description(language).to_owned()
            value=description
            put
            fault
            closed=inside.desk.closed
            leave=inside.leave()
            hint=words::picture_description_hint(language)
        />
    }
    .into_any()
}

/// What is shown now, and the two ways to another.
#[component]
fn Chooser(inside: Inside, picture: Memo<Option<PictureId>>) -> impl IntoView {
    let language = language();
    let (desk, block) = (inside.desk, inside.piece.block);
    let closed = desk.closed;
    let to = as_drawn(&paths::upload(desk.work.registration.with_value(|registration| registration.id)));
    let to = StoredValue::new(to);
    let sending = RwSignal::new(Sending::Not);
    let over = RwSignal::new(false);
    let take = move |chosen: Option<PictureId>| {
        block.update(|block| {
            if let Block::Picture { picture, .. } = block {
                *picture = chosen;
            }
        });
        inside.leave().run(());
    };
    let done = move |answer: Result<Kept, String>| match answer {
        Ok(kept) => {
            sending.set(Sending::Not);
            take(Some(kept.picture));
        }
        Err(why) => sending.set(Sending::Refused(why)),
    };
    let chosen = move |event: Event| to.with_value(|to| send_chosen(&event, to, language, sending, done));
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if !closed.get_untracked() {
            to.with_value(|to| send_dropped(&event, to, language, sending, done));
        }
    };
    let hover = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let missing = inside.missing_picture(picture);
    let error_id = inside.id("picture-error");
    let described = {
        let error_id = error_id.clone();
        move || missing.with(Option::is_some).then(|| error_id.clone())
    };
    let shown = move || {
        picture
            .get()
            .map(|picture| view! { <img class="piece-picture" src=paths::picture(picture, 320) alt="" width="320" height="200" /> })
    };
    let of_product = move || {
        let product = desk.work.information.with(|information| information.image)?;
        (picture.get() != Some(product)).then(|| {
            view! {
                <button class="btn small" type="button" disabled=move || closed.get() on:click=move |_| take(Some(product))>
                    {icon(icondata::LuImage)}
                    {words::use_product_picture(language)}
                </button>
            }
        })
    };
    let refusal_id = inside.id("picture-refusal");
    let state = move || match sending.get() {
        Sending::UnderWay(percent) => view! {
            <p class="hint" role="status">
                <Dial percent />
                " "
                {words::uploading(language, &format::percent(percent.into(), language))}
            </p>
        }
        .into_any(),
        Sending::Refused(why) => view! { <div role="alert">{fault_line(&refusal_id, Some(why))}</div> }.into_any(),
        Sending::Not => ().into_any(),
    };
    let id = inside.id("picture");
    view! {
        <div class="field piece-drop" class:over=move || over.get() on:dragover=hover on:dragleave=move |_| over.set(false) on:drop=dropped>
            <label for=id.clone()>{words::picture(language)}</label>
            {shown}
            <input
                class="input small"
                type="file"
                id=id
                accept="image/jpeg,image/png,image/gif"
                disabled=move || closed.get()
                aria-invalid=move || missing.with(Option::is_some).then_some("true")
                aria-describedby=described
                on:change=chosen
            />
            <div class="actions">{of_product}</div>
            {state}
            {move || fault_line(&error_id, missing.get())}
        </div>
    }
    .into_any()
}
