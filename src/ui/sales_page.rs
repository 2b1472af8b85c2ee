//! A service's page as buyers see it, drawn of its facts and blocks alone: for the public page, the editor's preview and the operator.

mod blocks;
mod facts;
mod price;
mod text;
pub mod words;

pub use facts::{length, offer_picture};
pub use text::rich_text;

use blocks::block;
use domain::booking::Duration;
use domain::id::PictureId;
use domain::language::Language;
use domain::product::instalments::Row;
use domain::product::kind::Kind;
use domain::product::market::Tongue;
use domain::product::page::Block;
use domain::product::price::Price;
use domain::product::sessions::Bundle;
use domain::product::view::{Abroad, SalesPage};
use facts::head;
use leptos::prelude::*;

/// What a page tells besides its blocks. While a service is being set up, some of it is not known yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offer {
    pub name: String,
    pub image: Option<PictureId>,
    pub producer: String,
    pub tongue: Option<Tongue>,
    pub kind: Option<Kind>,
    pub bundle: Option<Bundle>,
    pub duration: Option<Duration>,
    pub price: Option<Price>,
    /// How the price may be paid, the whole at once first.
    pub instalments: Vec<Row>,
    pub abroad: Option<Abroad>,
}

impl From<&SalesPage> for Offer {
    fn from(page: &SalesPage) -> Self {
        Self {
            name: page.name.clone(),
            image: page.image,
            producer: page.producer.clone(),
            tongue: page.language.parse().ok(),
            kind: page.kind.parse().ok(),
            bundle: Some(page.bundle),
            duration: Some(page.duration),
            price: Some(page.price),
            instalments: page.instalments.clone(),
            abroad: page.abroad.clone(),
        }
    }
}

/// Where a page is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is the whole page.
    Public,
    /// It is a part of a page of the back office, whose headings stand above its own.
    Inside,
}

/// A page of blocks. Its first headline and the picture after it are its head; `calendar` stands where the block of that name does.
pub fn own_page(offer: &Offer, blocks: &[Block], stage: Stage, language: Language, calendar: impl FnOnce() -> AnyView) -> AnyView {
    let (title, rest) = match blocks {
        [Block::Headline { text }, rest @ ..] if !text.trim().is_empty() => (text.as_str(), rest),
        blocks => (offer.name.as_str(), blocks),
    };
    let (picture, rest) = match rest {
        [Block::Picture { picture: Some(picture), description }, rest @ ..] => (Some((*picture, description.as_str())), rest),
        // A picture that comes later is not shown twice.
        rest => (offer.image.filter(|image| !shows(rest, *image)).map(|image| (image, "")), rest),
    };
    let mut calendar = Some(calendar);
    let drawn: Vec<_> = rest
        .iter()
        .map(|piece| match piece {
            Block::Calendar => {
                calendar.take().map(|calendar| view! { <div class="offer-calendar">{calendar()}</div> }.into_any()).into_any()
            }
            piece => block(piece, offer, stage, language),
        })
        .collect();
    let tells_price = rest.contains(&Block::Price);
    let has_calendar = rest.contains(&Block::Calendar);
    view! {
        <div class="offer-box">
            <article class="offer" class:timed=has_calendar>
                {head(offer, title, picture, stage, language)}
                {(!tells_price).then(|| price::card(offer, language))}
                {drawn}
            </article>
        </div>
    }
    .into_any()
}

/// What is told of a service whose page is elsewhere; `way` leads there.
pub fn external_page(offer: &Offer, description: &str, stage: Stage, language: Language, way: AnyView) -> AnyView {
    let lang = offer.tongue.map(Tongue::code);
    view! {
        <div class="offer-box">
            <article class="offer">
                {head(offer, &offer.name, offer.image.map(|image| (image, "")), stage, language)} {way}
                <div class="offer-text" lang=lang>
                    {rich_text(description, language)}
                </div> {price::card(offer, language)}
            </article>
        </div>
    }
    .into_any()
}

fn shows(blocks: &[Block], image: PictureId) -> bool {
    blocks.iter().any(|block| matches!(block, Block::Picture { picture: Some(picture), .. } if *picture == image))
}
