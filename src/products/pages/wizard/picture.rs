//! The picture: dropped or chosen, sent with its progress shown, and seen as buyers will see it.

pub(super) mod sending;

use super::entry::{Entry, described_by};
use super::work::work;
use crate::paths;
use crate::products::words::wizard as words;
use crate::ui::act::as_drawn;
use crate::ui::dial::Dial;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use domain::product::Field;
use domain::product::verification::{HEAVIEST_PICTURE, LEAST_PICTURE};
use leptos::ev::{DragEvent, Event};
use leptos::prelude::*;
use sending::{Kept, Sending, send_chosen, send_dropped};

/// A plain form that sends itself once a file is chosen; without scripts its button does.
#[component]
pub fn PictureField(closed: Signal<bool>) -> impl IntoView {
    let language = language();
    let work = work();
    let id = work.registration.with_value(|registration| registration.id);
    let sending = RwSignal::new(Sending::Not);
    let over = RwSignal::new(false);
    let image = Memo::new(move |_| work.information.with(|form| form.image));
    let fault = work.fault_at(Field::Image);
    let done = move |answer: Result<Kept, String>| match answer {
        Ok(kept) => {
            work.information.update(|form| form.image = Some(kept.picture));
            sending.set(Sending::Not);
            work.saver.now();
        }
        Err(why) => sending.set(Sending::Refused(why)),
    };
    let to = StoredValue::new(as_drawn(&paths::upload(id)));
    let chosen = move |event: Event| send_chosen(&event, &to.get_value(), language, sending, done);
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if !closed.get_untracked() {
            send_dropped(&event, &to.get_value(), language, sending, done);
        }
    };
    let hover = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let (width, height) = LEAST_PICTURE;
    let hint = words::picture_hint(language, HEAVIEST_PICTURE.1, width, height);
    let picture = move || match image.get() {
        Some(image) => {
            view! { <img class="shown" src=paths::picture(image, 640) alt=words::picture_alt(language) width="640" height="400" /> }
                .into_any()
        }
        None => view! { <span class="empty-picture">{icon(icondata::LuImagePlus)}</span> }.into_any(),
    };
    let call = move || match (sending.get(), image.get()) {
        (Sending::UnderWay(percent), _) => view! {
            <Dial percent />
            {words::sending_picture(language, &format::percent(percent.into(), language))}
        }
        .into_any(),
        (_, Some(_)) => words::another_picture(language).into_any(),
        _ => words::drop_picture(language).into_any(),
    };
    view! {
        <Entry field=Field::Image hint>
            <form class="picture-form" method="post" action=to.get_value() enctype="multipart/form-data">
                <div
                    class="drop"
                    class:over=move || over.get()
                    class:busy=move || matches!(sending.get(), Sending::UnderWay(_))
                    on:dragover=hover
                    on:dragleave=move |_| over.set(false)
                    on:drop=dropped
                >
                    {picture}
                    <span class="call">{call}</span>
                    <input
                        id=Field::Image.to_string()
                        type="file"
                        name="picture"
                        accept="image/jpeg,image/png,image/gif"
                        disabled=move || closed.get()
                        aria-invalid=move || fault.get().map(|_| "true")
                        aria-describedby=described_by(work, Field::Image, true)
                        on:change=chosen
                    />
                </div>
                <button class="btn small without-script" type="submit">
                    {words::send_picture(language)}
                </button>
            </form>
            <div role="alert">
                {move || match sending.get() {
                    Sending::Refused(why) => {
                        Some(
                            view! {
                                <p class="error">
                                    {icon(icondata::LuCircleAlert)}
                                    <span>{why}</span>
                                </p>
                            },
                        )
                    }
                    _ => None,
                }}
            </div>
        </Entry>
    }
    .into_any()
}
