//! The blocks while they are being arranged: each keeps its place in the browser however the list is turned.

use super::super::work::Work;
use crate::products::words::page as words;
use crate::ui::sales_page::words::block as kind_of;
use domain::language::Language;
use domain::product::Field;
use domain::product::page::{Block, MOST_BLOCKS, Question};
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use std::time::Duration;

/// How long a removed block can be taken back.
const UNDO: Duration = Duration::from_secs(10);

/// One block on the desk.
#[derive(Clone, Copy)]
pub struct Piece {
    pub key: u32,
    pub block: RwSignal<Block>,
    pub open: RwSignal<bool>,
    /// Removed, and to be taken back for a while.
    pub gone: RwSignal<bool>,
    /// What the operator said of it.
    pub remark: StoredValue<Option<String>>,
}

/// All blocks, and what can be done with them.
#[derive(Clone, Copy)]
pub struct Desk {
    pub work: Work,
    pub closed: Signal<bool>,
    pub pieces: RwSignal<Vec<Piece>>,
    /// The block that is being dragged.
    pub dragged: RwSignal<Option<u32>>,
    /// The last move in words, for those who do not see it.
    pub told: RwSignal<String>,
    /// Whether the preview is as wide as a desk's screen.
    pub is_wide: RwSignal<bool>,
    next: StoredValue<u32>,
    /// What is made by a press must outlive the button.
    home: StoredValue<Option<WeakOwner>>,
}

impl Piece {
    fn new(key: u32, block: Block, remark: Option<String>) -> Self {
        Self {
            key,
            block: RwSignal::new(block),
            open: RwSignal::new(remark.is_some()),
            gone: RwSignal::new(false),
            remark: StoredValue::new(remark),
        }
    }
}

impl Desk {
    pub fn new(work: Work, closed: Signal<bool>) -> Self {
        let blocks = work.page.with_untracked(|page| page.blocks.clone());
        let next = blocks.len() as u32;
        let remark = |index| work.remark_at(Field::Block(index));
        let pieces = blocks.into_iter().enumerate().map(|(index, block)| Piece::new(index as u32, block, remark(index)));
        let desk = Self {
            work,
            closed,
            pieces: RwSignal::new(pieces.collect()),
            dragged: RwSignal::new(None),
            told: RwSignal::new(String::new()),
            is_wide: RwSignal::new(false),
            next: StoredValue::new(next),
            home: StoredValue::new(Owner::current().map(|owner| owner.downgrade())),
        };
        Effect::new(move |_| {
            let blocks = desk.blocks();
            if work.page.with_untracked(|page| page.blocks != blocks) {
                work.page.update(|page| page.blocks = blocks);
            }
        });
        desk
    }

    /// The blocks as they are saved.
    pub fn blocks(self) -> Vec<Block> {
        self.pieces.with(|pieces| pieces.iter().filter(|piece| !piece.gone.get()).map(|piece| piece.block.get()).collect())
    }

    /// A block's place among those that are saved.
    pub fn place(self, key: u32) -> usize {
        self.pieces.with(|pieces| pieces.iter().take_while(|piece| piece.key != key).filter(|piece| !piece.gone.get()).count())
    }

    pub fn count(self) -> usize {
        self.pieces.with(|pieces| pieces.iter().filter(|piece| !piece.gone.get()).count())
    }

    pub fn is_full(self) -> bool {
        self.count() >= MOST_BLOCKS
    }

    pub fn holds(self, block: &Block) -> bool {
        self.pieces.with(|pieces| pieces.iter().any(|piece| !piece.gone.get() && piece.block.with(|other| other == block)))
    }

    /// Puts a new block at the end.
    pub fn add(self, block: Block) {
        self.sweep();
        self.insert(block, None);
    }

    pub fn duplicate(self, key: u32) {
        if let Some(piece) = self.piece(key) {
            self.insert(piece.block.get_untracked(), Some(key));
        }
    }

    /// Takes a block away; for ten seconds it can be taken back.
    pub fn remove(self, key: u32) {
        // One at a time: what was removed before is gone for good.
        self.sweep();
        if let Some(piece) = self.piece(key) {
            piece.gone.set(true);
            request_animation_frame(move || focus(&format!("piece-{key}-undo")));
            set_timeout(
                move || {
                    if self.piece(key).is_some_and(|piece| piece.gone.try_get_untracked() == Some(true)) {
                        self.pieces.try_update(|pieces| pieces.retain(|piece| piece.key != key));
                    }
                },
                UNDO,
            );
        }
    }

    pub fn restore(self, key: u32) {
        if let Some(piece) = self.piece(key) {
            piece.gone.set(false);
            request_animation_frame(move || focus(&format!("piece-{key}-remove")));
        }
    }

    /// One place up or down, by a button that keeps the focus.
    pub fn shift(self, key: u32, up: bool, language: Language) {
        self.sweep();
        let target = self.pieces.with_untracked(|pieces| {
            let at = pieces.iter().position(|piece| piece.key == key)?;
            let to = if up { at.checked_sub(1)? } else { at + 1 };
            (to < pieces.len()).then_some((at, to))
        });
        let Some((at, to)) = target else { return };
        self.pieces.update(|pieces| pieces.swap(at, to));
        self.tell_place(key, language);
        let button = format!("piece-{key}-{}", if up { "up" } else { "down" });
        request_animation_frame(move || focus(&button));
    }

    /// Puts a block where another one is.
    pub fn put_at(self, key: u32, other: u32) {
        self.pieces.update(|pieces| {
            let at = |key: u32| pieces.iter().position(|piece| piece.key == key);
            if let (Some(from), Some(to)) = (at(key), at(other)) {
                let piece = pieces.remove(from);
                pieces.insert(to, piece);
            }
        });
    }

    pub fn tell_place(self, key: u32, language: Language) {
        let Some(piece) = self.piece(key) else { return };
        let name = piece.block.with_untracked(|block| kind_of(language, block));
        let (place, count) = untrack(|| (self.place(key) + 1, self.count()));
        self.told.set(words::moved(language, name, &place.to_string(), &count.to_string()));
    }

    /// A new block, open and with the cursor in it, after another or at the end.
    fn insert(self, block: Block, after: Option<u32>) {
        let Some(home) = self.home.get_value().and_then(|home| home.upgrade()) else { return };
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let piece = home.with(|| Piece::new(key, block, None));
        piece.open.set(true);
        self.pieces.update(|pieces| {
            let at = pieces.iter().position(|piece| Some(piece.key) == after).map_or(pieces.len(), |at| at + 1);
            pieces.insert(at, piece);
        });
        request_animation_frame(move || focus_fields(key));
    }

    fn piece(self, key: u32) -> Option<Piece> {
        self.pieces.try_with_untracked(|pieces| pieces.iter().find(|piece| piece.key == key).copied()).flatten()
    }

    fn sweep(self) {
        if self.pieces.with_untracked(|pieces| pieces.iter().any(|piece| piece.gone.get_untracked())) {
            self.pieces.update(|pieces| pieces.retain(|piece| !piece.gone.get_untracked()));
        }
    }
}

/// One empty block of each kind, in the order of the menu.
pub fn empty_blocks() -> [Block; 8] {
    [
        Block::Headline { text: String::new() },
        Block::Text { text: String::new() },
        Block::Picture { picture: None, description: String::new() },
        Block::Video { url: String::new() },
        Block::Testimonial { words: String::new(), who: String::new() },
        Block::Questions { items: vec![Question::default()] },
        Block::Price,
        Block::Calendar,
    ]
}

/// Puts the cursor into the first field of a block.
fn focus_fields(key: u32) {
    let found = document().query_selector(&format!("#piece-{key} :is(input, textarea)")).ok().flatten();
    let found = found.or_else(|| document().query_selector(&format!("#piece-{key} .piece-name")).ok().flatten());
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
