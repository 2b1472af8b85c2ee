//! The first step: what the service is, in words and with a picture.

use super::entry::{Entry, Line, Pick, bind, described_by};
use super::picture::PictureField;
use super::work::work;
use crate::products::words::wizard as words;
use crate::ui::dial::Dial;
use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words as common;
use domain::language::Language;
use domain::product::information::{DESCRIPTION, NAME, count};
use domain::product::kind::Group;
use domain::product::market::{Tongue, worldwide};
use domain::product::{Field, Step};
use leptos::html::Textarea;
use leptos::prelude::*;

#[component]
pub fn InformationStep() -> impl IntoView {
    let language = language();
    let work = work();
    let form = work.information;
    let closed = Signal::derive(move || !work.may_change(Step::Information));
    let name = Signal::derive(move || form.with(|form| form.name.clone()));
    let spoken = Signal::derive(move || form.with(|form| form.language.clone()));
    let kind = Signal::derive(move || form.with(|form| form.kind.clone()));
    let market = Signal::derive(move || form.with(|form| form.market.clone()));
    view! {
        <Line
            field=Field::Name
            value=name
            put=Callback::new(move |text| form.update(|form| form.name = text))
            hint=words::name_hint(language, NAME.0, NAME.1)
            disabled=closed
        />
        <Description closed />
        <PictureField closed />
        <Pick
            field=Field::Kind
            value=kind
            put=Callback::new(move |code| form.update(|form| form.kind = code))
            groups=kinds(language)
            hint=words::kind_hint(language)
            disabled=closed
        />
        <div class="pair">
            <Pick
                field=Field::Language
                value=spoken
                put=Callback::new(move |code| form.update(|form| form.language = code))
                groups=tongues(language)
                disabled=closed
            />
            <Pick
                field=Field::Market
                value=market
                put=Callback::new(move |code| form.update(|form| form.market = code))
                groups=markets(language)
                hint=words::market_hint(language)
                disabled=closed
            />
        </div>
    }
    .into_any()
}

/// The description with how much is written: a ring that fills up to what is needed.
#[component]
fn Description(closed: Signal<bool>) -> impl IntoView {
    let language = language();
    let work = work();
    let form = work.information;
    let (least, most) = DESCRIPTION;
    let node = NodeRef::<Textarea>::new();
    let value = Signal::derive(move || form.with(|form| form.description.clone()));
    let put = Callback::new(move |text| form.update(|form| form.description = text));
    bind(
        move || node.get().map(|node| node.value()),
        move |text| {
            if let Some(node) = node.get_untracked() {
                node.set_value(text);
            }
        },
        value,
        put,
    );
    let written = Memo::new(move |_| form.with(|form| count(&form.description)));
    let percent = move || (written.get().min(least) * 100 / least) as u8;
    let is_enough = move || written.get() >= least;
    let told = move || {
        let have = format::count(written.get().into(), language);
        if written.get() < least {
            words::written_of(language, &have, &least.to_string())
        } else {
            words::written_up_to(language, &have, &format::count(most.into(), language))
        }
    };
    let fault = work.fault_at(Field::Description);
    view! {
        <Entry field=Field::Description hint=words::description_hint(language)>
            <textarea
                class="input tall"
                id=Field::Description.to_string()
                node_ref=node
                rows="8"
                autocomplete="off"
                disabled=move || closed.get()
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=described_by(work, Field::Description, true)
                on:input=move |event| put.run(event_target_value(&event))
                on:blur=move |_| work.leave(Field::Description)
            >
                {value.get_untracked()}
            </textarea>
            <p class="counted" class:enough=is_enough>
                {move || view! { <Dial percent=percent() /> }}
                {told}
            </p>
        </Entry>
    }
    .into_any()
}

fn kinds(language: Language) -> Vec<(&'static str, Vec<(String, String)>)> {
    let option = |kind: domain::product::kind::Kind| (kind.code().to_owned(), kind.title(language).to_owned());
    Group::ALL.map(|group| (group.title(language), group.kinds().map(option).collect())).to_vec()
}

fn tongues(language: Language) -> Vec<(&'static str, Vec<(String, String)>)> {
    vec![("", Tongue::ALL.map(|tongue| (tongue.code().to_owned(), tongue.title(language).to_owned())).to_vec())]
}

/// The whole world, then the countries by their names.
fn markets(language: Language) -> Vec<(&'static str, Vec<(String, String)>)> {
    vec![("", vec![("worldwide".to_owned(), worldwide(language).to_owned())]), (words::countries(language), common::countries(language))]
}
