//! One block of a page.

use super::facts::offer_picture;
use super::text::rich_text;
use super::{Offer, Stage, price, words};
use crate::ui::icon::{icon, tiny_icon};
use domain::language::Language;
use domain::product::market::Tongue;
use domain::product::page::{Block, Question, Video};
use domain::product::url::HttpsUrl;
use leptos::prelude::*;

/// A block as buyers see it. The calendar is drawn by whoever draws the page.
pub(super) fn block(block: &Block, offer: &Offer, stage: Stage, language: Language) -> AnyView {
    let lang = offer.tongue.map(Tongue::code);
    match block {
        Block::Headline { text } if text.trim().is_empty() => ().into_any(),
        Block::Headline { text } => {
            let text = text.trim().to_owned();
            match stage {
                Stage::Public => view! { <h2 class="offer-headline" lang=lang>{text}</h2> }.into_any(),
                Stage::Inside => view! { <h4 class="offer-headline" lang=lang>{text}</h4> }.into_any(),
            }
        }
        Block::Text { text } => view! {
            <div class="offer-text" lang=lang>
                {rich_text(text, language)}
            </div>
        }
        .into_any(),
        Block::Picture { picture, description } => view! {
            <figure class="offer-figure">{offer_picture(*picture, description.trim(), "(min-width: 64rem) 42rem, 100vw", true)}</figure>
        }
        .into_any(),
        Block::Video { url } => video(url, language),
        Block::Testimonial { words, who } => view! {
            <figure class="offer-testimonial" lang=lang>
                {icon(icondata::LuQuote)} <blockquote>{lines(words)}</blockquote> <figcaption>{who.trim().to_owned()}</figcaption>
            </figure>
        }
        .into_any(),
        Block::Questions { items } => questions(items, lang, language),
        Block::Price => price::card(offer, language),
        Block::Calendar => ().into_any(),
    }
}

/// A video is linked, not embedded: nothing is asked of its site before somebody wants to see it.
fn video(url: &str, language: Language) -> AnyView {
    let Ok(url) = HttpsUrl::parse(url) else {
        return view! {
            <div class="offer-video">
                {icon(icondata::LuPlay)} <span class="words">
                    <b>{words::no_video_yet(language)}</b>
                </span>
            </div>
        }
        .into_any();
    };
    let video = Video::of(&url);
    let site = match &video {
        Video::YouTube(_) => "YouTube".to_owned(),
        Video::Vimeo(_) => "Vimeo".to_owned(),
        Video::Elsewhere(url) => url.host().to_owned(),
    };
    view! {
        <a class="offer-video" href=video.link() target="_blank" rel="noopener nofollow">
            {icon(icondata::LuPlay)} <span class="words">
                <b>{words::watch(language)}</b>
                <small>{words::on_site(language, &site)} " · " {words::new_tab(language)}</small>
            </span> {tiny_icon(icondata::LuExternalLink)}
        </a>
    }
    .into_any()
}

fn questions(items: &[Question], lang: Option<&'static str>, language: Language) -> AnyView {
    let items: Vec<_> = items
        .iter()
        .filter(|item| !item.question.trim().is_empty())
        .map(|item| {
            view! {
                <details>
                    <summary>{item.question.trim().to_owned()} {tiny_icon(icondata::LuChevronDown)}</summary>
                    <div class="offer-text">{rich_text(&item.answer, language)}</div>
                </details>
            }
        })
        .collect();
    view! {
        <div class="offer-questions" lang=lang>
            {items}
        </div>
    }
    .into_any()
}

/// Lines as they were typed, without formatting.
fn lines(text: &str) -> Vec<AnyView> {
    text.trim().lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }.into_any()).collect()
}
