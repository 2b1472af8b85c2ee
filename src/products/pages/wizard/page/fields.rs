//! The fields of a block, each with its own fault.

use super::desk::{Desk, Piece};
use super::picture::PictureFields;
use super::rich::LongText;
use crate::products::pages::wizard::entry::bind;
use crate::products::words::page as words;
use crate::ui::form::fault_line;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use domain::product::Field;
use domain::product::page::{Block, MOST_QUESTIONS, Question};
use leptos::html::Input;
use leptos::prelude::*;

/// What the fields of a block share.
#[derive(Clone, Copy)]
pub(super) struct Inside {
    pub desk: Desk,
    pub piece: Piece,
    place: Memo<usize>,
    /// What is wrong with the block, once it is to be told.
    fault: Memo<Option<String>>,
}

impl Inside {
    pub fn id(self, name: &str) -> String {
        format!("piece-{}-{name}", self.piece.key)
    }

    /// One text of the block.
    pub fn read(self, read: impl Fn(&Block) -> String + Send + Sync + 'static) -> Signal<String> {
        let block = self.piece.block;
        Signal::derive(move || block.with(|block| read(block)))
    }

    pub fn write(self, write: impl Fn(&mut Block, String) + Send + Sync + 'static) -> Callback<String> {
        let block = self.piece.block;
        Callback::new(move |text| block.update(|block| write(block, text)))
    }

    /// What is wrong with one text, told when the block's faults are; `as_block` is a block of that text alone.
    pub fn fault_of(self, text: Signal<String>, as_block: fn(String) -> Block) -> Signal<Option<String>> {
        let language = language();
        Signal::derive(move || {
            self.fault.with(Option::is_some).then_some(())?;
            let reason = as_block(text.get()).check().err()?;
            Some(reason.sentence(language, &|money| format::money(money.minor, money.currency, language)))
        })
    }

    /// The block's fault while it has no picture.
    pub fn missing_picture(self, picture: Memo<Option<domain::id::PictureId>>) -> Signal<Option<String>> {
        Signal::derive(move || self.fault.get().filter(|_| picture.get().is_none()))
    }

    pub fn leave(self) -> Callback<()> {
        Callback::new(move |()| self.desk.work.leave(Field::Block(self.place.get_untracked())))
    }
}

/// A line of at most so many characters as a headline has.
pub(super) fn as_line(text: String) -> Block {
    Block::Headline { text }
}

fn as_text(text: String) -> Block {
    Block::Text { text }
}

fn as_video(url: String) -> Block {
    Block::Video { url }
}

#[component]
pub fn PieceFields(desk: Desk, piece: Piece, place: Memo<usize>, fault: Memo<Option<String>>) -> impl IntoView {
    let language = language();
    let inside = Inside { desk, piece, place, fault };
    let (closed, leave) = (desk.closed, inside.leave());
    match piece.block.get_untracked() {
        Block::Headline { .. } => {
            let value = inside.read(|block| if let Block::Headline { text } = block { text.clone() } else { String::new() });
            let put = inside.write(|block, typed| {
                if let Block::Headline { text } = block {
                    *text = typed;
                }
            });
            let fault = inside.fault_of(value, as_line);
            view! { <ShortText id=inside.id("text") label=words::headline(language).to_owned() value put fault closed leave /> }.into_any()
        }
        Block::Text { .. } => {
            let value = inside.read(|block| if let Block::Text { text } = block { text.clone() } else { String::new() });
            let put = inside.write(|block, typed| {
                if let Block::Text { text } = block {
                    *text = typed;
                }
            });
            let fault = inside.fault_of(value, as_text);
            view! { <LongText id=inside.id("text") label=words::text(language).to_owned() value put fault closed leave rows="7" formatted=true /> }.into_any()
        }
        Block::Picture { .. } => view! { <PictureFields inside /> }.into_any(),
        Block::Video { .. } => {
            let value = inside.read(|block| if let Block::Video { url } = block { url.clone() } else { String::new() });
            let put = inside.write(|block, typed| {
                if let Block::Video { url } = block {
                    *url = typed;
                }
            });
            let fault = inside.fault_of(value, as_video);
            view! {
                <ShortText
                    id=inside.id("url")
                    label=words::video(language).to_owned()
                    value
                    put
                    fault
                    closed
                    leave
                    inputmode="url"
                    hint=words::video_hint(language)
                />
            }
            .into_any()
        }
        Block::Testimonial { .. } => {
            let said = inside.read(|block| if let Block::Testimonial { words, .. } = block { words.clone() } else { String::new() });
            let put_said = inside.write(|block, typed| {
                if let Block::Testimonial { words, .. } = block {
                    *words = typed;
                }
            });
            let who = inside.read(|block| if let Block::Testimonial { who, .. } = block { who.clone() } else { String::new() });
            let put_who = inside.write(|block, typed| {
                if let Block::Testimonial { who, .. } = block {
                    *who = typed;
                }
            });
            let (said_fault, who_fault) = (inside.fault_of(said, as_text), inside.fault_of(who, as_line));
            view! {
                <LongText id=inside.id("said") label=words::said(language).to_owned() value=said put=put_said fault=said_fault closed leave />
                <ShortText id=inside.id("who") label=words::who(language).to_owned() value=who put=put_who fault=who_fault closed leave />
            }
            .into_any()
        }
        Block::Questions { .. } => view! { <Questions inside /> }.into_any(),
        Block::Price => view! { <p class="hint">{words::price_why(language)}</p> }.into_any(),
        Block::Calendar => view! { <p class="hint">{words::calendar_why(language)}</p> }.into_any(),
    }
}

/// A line to type into.
#[component]
pub(super) fn ShortText(
    id: String,
    label: String,
    #[prop(into)] value: Signal<String>,
    put: Callback<String>,
    fault: Signal<Option<String>>,
    #[prop(into)] closed: Signal<bool>,
    leave: Callback<()>,
    #[prop(default = "text")] inputmode: &'static str,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let node = NodeRef::<Input>::new();
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
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    let described = {
        let (error_id, hint_id, has_hint) = (error_id.clone(), hint_id.clone(), !hint.is_empty());
        move || if fault.with(Option::is_some) { Some(error_id.clone()) } else { has_hint.then(|| hint_id.clone()) }
    };
    let under = move || match fault.get() {
        None if hint.is_empty() => ().into_any(),
        None => view! { <p class="hint" id=hint_id.clone()>{hint.clone()}</p> }.into_any(),
        wrong => fault_line(&error_id, wrong),
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                class="input"
                type="text"
                id=id
                node_ref=node
                inputmode=inputmode
                autocomplete="off"
                value=value.get_untracked()
                disabled=move || closed.get()
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                aria-describedby=described
                on:input=move |event| put.run(event_target_value(&event))
                on:blur=move |_| leave.run(())
            />
            {under}
        </div>
    }
    .into_any()
}

/// Questions with their answers; they keep their order.
#[component]
fn Questions(inside: Inside) -> impl IntoView {
    let language = language();
    let block = inside.piece.block;
    let closed = inside.desk.closed;
    let count = Memo::new(move |_| block.with(|block| if let Block::Questions { items } = block { items.len() } else { 0 }));
    let item = move |index: usize| {
        let number = (index + 1).to_string();
        let question = inside.read(move |block| item_of(block, index, |item| &item.question));
        let answer = inside.read(move |block| item_of(block, index, |item| &item.answer));
        let put_question = inside.write(move |block, typed| change(block, index, |item| item.question = typed));
        let put_answer = inside.write(move |block, typed| change(block, index, |item| item.answer = typed));
        let (question_fault, answer_fault) = (inside.fault_of(question, as_line), inside.fault_of(answer, as_text));
        let leave = inside.leave();
        let is_fixed = move || closed.get() || count.get() < 2;
        let remove = move |_| {
            block.update(|block| {
                if let Block::Questions { items } = block
                    && index < items.len()
                {
                    items.remove(index);
                }
            });
        };
        view! {
            <li class="piece-question">
                <ShortText
                    id=inside.id(&format!("question-{index}"))
                    label=words::question(language, &number)
                    value=question
                    put=put_question
                    fault=question_fault
                    closed
                    leave
                />
                <LongText
                    id=inside.id(&format!("answer-{index}"))
                    label=words::reply(language, &number)
                    value=answer
                    put=put_answer
                    fault=answer_fault
                    closed
                    leave
                    rows="3"
                    formatted=true
                />
                <button
                    class="btn quiet square small"
                    type="button"
                    aria-label=words::remove_question(language, &number)
                    hidden=is_fixed
                    on:click=remove
                >
                    {icon(icondata::LuX)}
                </button>
            </li>
        }
        .into_any()
    };
    let is_full = move || count.get() >= MOST_QUESTIONS;
    let add = move |_| {
        block.update(|block| {
            if let Block::Questions { items } = block {
                items.push(Question::default());
            }
        });
    };
    view! {
        <ol class="piece-questions">
            <For each=move || 0..count.get() key=|index| *index children=item />
        </ol>
        <button class="btn small" type="button" hidden=move || closed.get() disabled=is_full on:click=add>
            {icon(icondata::LuPlus)}
            {words::add_question(language)}
        </button>
    }
    .into_any()
}

fn item_of(block: &Block, index: usize, read: fn(&Question) -> &String) -> String {
    match block {
        Block::Questions { items } => items.get(index).map(read).cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

fn change(block: &mut Block, index: usize, write: impl FnOnce(&mut Question)) {
    if let Block::Questions { items } = block
        && let Some(item) = items.get_mut(index)
    {
        write(item);
    }
}
