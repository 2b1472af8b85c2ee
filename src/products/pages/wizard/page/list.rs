//! The list of blocks: each with its handle, its name, what can be done with it, and its fields.

use super::desk::{Desk, Piece, empty_blocks};
use super::drag;
use super::fields::PieceFields;
use crate::products::words::page as words;
use crate::ui::dial::Dial;
use crate::ui::form::fault_line;
use crate::ui::icon::{Icon, icon, tiny_icon};
use crate::ui::pop::{close_around, keep_inside};
use crate::ui::reader::language;
use crate::ui::sales_page::words::block as kind_of;
use domain::language::Language;
use domain::product::Field;
use domain::product::page::Block;
use leptos::prelude::*;

#[component]
pub fn Blocks(desk: Desk) -> impl IntoView {
    let language = language();
    drag::follow(desk, language);
    let fault = desk.work.fault_at(Field::Blocks);
    let remark = desk.work.remark_at(Field::Blocks).map(|said| {
        view! {
            <p class="remark">
                {icon(icondata::LuMessageSquareWarning)}
                <span>{said}</span>
            </p>
        }
    });
    let id = Field::Blocks.to_string();
    view! {
        <section class="pieces-box" aria-labelledby="pieces-title">
            <h2 id="pieces-title">{Field::Blocks.label(language)}</h2>
            <p class="hint" id=format!("{id}-hint")>
                {words::blocks_hint(language)}
            </p>
            {remark}
            {move || fault_line(&format!("{}-error", Field::Blocks), fault.get())}
            <ol class="pieces" class:dragging=move || desk.dragged.get().is_some()>
                <For each=move || desk.pieces.get() key=|piece| piece.key children=move |piece| view! { <PieceRow desk piece /> } />
            </ol>
            <AddMenu desk fault />
            <p class="hidden-text" role="status">
                {move || desk.told.get()}
            </p>
        </section>
    }
    .into_any()
}

#[component]
fn AddMenu(desk: Desk, fault: Signal<Option<String>>) -> impl IntoView {
    let language = language();
    let item = move |block: Block| {
        let name = kind_of(language, &block);
        let drawing = drawing(&block);
        let single = matches!(block, Block::Price | Block::Calendar);
        let block = StoredValue::new(block);
        let taken = Memo::new(move |_| desk.is_full() || (single && block.with_value(|block| desk.holds(block))));
        view! {
            <button
                type="button"
                aria-disabled=move || taken.get().then_some("true")
                on:click=move |event| {
                    if !taken.get_untracked() {
                        close_around(event.target());
                        desk.add(block.get_value());
                    }
                }
            >
                {icon(drawing)}
                {name}
                {move || (single && taken.get()).then(|| view! { <small class="muted">{words::on_page(language)}</small> })}
            </button>
        }
    };
    view! {
        <details class="opens" hidden=move || desk.closed.get() on:toggle=keep_inside>
            <summary
                class="btn"
                id=Field::Blocks.to_string()
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=move || {
                    if fault.with(Option::is_some) { format!("{}-error", Field::Blocks) } else { format!("{}-hint", Field::Blocks) }
                }
            >
                {icon(icondata::LuPlus)}
                {words::add(language)}
            </summary>
            <div class="pop menu stay up">{empty_blocks().map(item)}</div>
        </details>
    }
    .into_any()
}

#[component]
fn PieceRow(desk: Desk, piece: Piece) -> impl IntoView {
    let language = language();
    let key = piece.key;
    let kind = move || piece.block.with(|block| kind_of(language, block));
    let place = Memo::new(move |_| desk.place(key));
    let fault = Memo::new(move |_| desk.work.fault_at(Field::Block(place.get())).get());
    // What is wrong must be seen.
    Effect::new(move |_| {
        if fault.with(Option::is_some) {
            piece.open.set(true);
        }
    });
    let id = move || Field::Block(place.get()).to_string();
    let error_id = move || format!("{}-error", Field::Block(place.get()));
    // Faults of fields are told there.
    let own_fault = Memo::new(move |_| fault.get().filter(|_| piece.block.with(concerns_block)));
    let summary = move || piece.block.with(|block| summary(block, language));
    let drawing = piece.block.with_untracked(drawing);
    let remark = piece.remark.get_value().map(|said| {
        view! {
            <p class="remark">
                {icon(icondata::LuMessageSquareWarning)}
                <span>{said}</span>
            </p>
        }
    });
    let row = move || {
        view! {
            <div class="piece-head">
                <span class="piece-grip" title=words::drag(language) aria-hidden="true" on:pointerdown=move |event| drag::begin(desk, key, &event)>
                    {icon(icondata::LuGripVertical)}
                </span>
                <button
                    class="piece-name"
                    type="button"
                    id=id
                    aria-expanded=move || if piece.open.get() { "true" } else { "false" }
                    aria-controls=format!("piece-{key}-fields")
                    aria-invalid=move || own_fault.get().map(|_| "true")
                    aria-describedby=move || own_fault.get().map(|_| error_id())
                    on:click=move |_| piece.open.update(|open| *open = !*open)
                >
                    {icon(drawing)}
                    <span>
                        <b>{kind}</b>
                        <small>{summary}</small>
                    </span>
                    {tiny_icon(icondata::LuChevronDown)}
                </button>
                <Acts desk piece place />
            </div>
            {move || fault_line(&error_id(), own_fault.get())}
            <div class="piece-fields" id=format!("piece-{key}-fields") hidden=move || !piece.open.get()>
                <PieceFields desk piece place fault />
            </div>
        }
    };
    let undone = move || {
        view! {
            <div class="piece-gone">
                <Dial percent=100 class="runs" />
                <span role="status">{words::removed(language, kind())}</span>
                <button class="btn small" type="button" id=format!("piece-{key}-undo") on:click=move |_| desk.restore(key)>
                    {icon(icondata::LuUndo2)}
                    {words::undo(language)}
                </button>
            </div>
        }
    };
    view! {
        <li class="piece" id=format!("piece-{key}") data-piece=key.to_string() class:dragged=move || desk.dragged.get() == Some(key) class:gone=move || piece.gone.get()>
            {remark}
            {move || if piece.gone.get() { undone().into_any() } else { row().into_any() }}
        </li>
    }
    .into_any()
}

/// What can be done with a block.
#[component]
fn Acts(desk: Desk, piece: Piece, place: Memo<usize>) -> impl IntoView {
    let language = language();
    let key = piece.key;
    let name = move || {
        let kind = piece.block.with(|block| kind_of(language, block));
        format!("{kind} ({})", place.get() + 1)
    };
    let single = move || piece.block.with(|block| matches!(block, Block::Price | Block::Calendar));
    let is_first = move || place.get() == 0;
    let is_last = move || place.get() + 1 >= desk.count();
    view! {
        <div class="piece-acts" hidden=move || desk.closed.get()>
            <button
                class="btn quiet square small"
                type="button"
                id=format!("piece-{key}-up")
                aria-label=move || words::move_up(language, &name())
                aria-disabled=move || is_first().then_some("true")
                on:click=move |_| desk.shift(key, true, language)
            >
                {icon(icondata::LuArrowUp)}
            </button>
            <button
                class="btn quiet square small"
                type="button"
                id=format!("piece-{key}-down")
                aria-label=move || words::move_down(language, &name())
                aria-disabled=move || is_last().then_some("true")
                on:click=move |_| desk.shift(key, false, language)
            >
                {icon(icondata::LuArrowDown)}
            </button>
            <button
                class="btn quiet square small"
                type="button"
                aria-label=move || words::duplicate(language, &name())
                hidden=single
                disabled=move || desk.is_full()
                on:click=move |_| desk.duplicate(key)
            >
                {icon(icondata::LuCopy)}
            </button>
            <button
                class="btn quiet square small"
                type="button"
                id=format!("piece-{key}-remove")
                aria-label=move || words::remove(language, &name())
                on:click=move |_| desk.remove(key)
            >
                {icon(icondata::LuTrash2)}
            </button>
        </div>
    }
    .into_any()
}

/// Whether what is wrong concerns the block and none of its fields.
fn concerns_block(block: &Block) -> bool {
    match block {
        Block::Price | Block::Calendar => true,
        Block::Questions { items } => items.is_empty() || items.len() > domain::product::page::MOST_QUESTIONS,
        _ => false,
    }
}

/// The block's first words.
fn summary(block: &Block, language: Language) -> String {
    let text = match block {
        Block::Headline { text } | Block::Text { text } => text.as_str(),
        Block::Picture { description, .. } => description,
        Block::Video { url } => url,
        Block::Testimonial { words, .. } => words,
        Block::Questions { items } => items.first().map_or("", |item| item.question.as_str()),
        Block::Price | Block::Calendar => return String::new(),
    };
    let text = text.trim();
    if text.is_empty() { words::nothing_written(language).to_owned() } else { text.chars().take(80).collect() }
}

fn drawing(block: &Block) -> Icon {
    match block {
        Block::Headline { .. } => icondata::LuHeading,
        Block::Text { .. } => icondata::LuText,
        Block::Picture { .. } => icondata::LuImage,
        Block::Video { .. } => icondata::LuVideo,
        Block::Testimonial { .. } => icondata::LuQuote,
        Block::Questions { .. } => icondata::LuMessageCircleQuestion,
        Block::Price => icondata::LuTag,
        Block::Calendar => icondata::LuCalendarDays,
    }
}
