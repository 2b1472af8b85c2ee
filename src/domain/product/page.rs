//! The fourth step: the sales page as a list of blocks, or an external page behind the tracked link.

use super::fault::{Faults, Reason};
use super::information::{InformationForm, one_line, words};
use super::url::HttpsUrl;
use super::{Fault, Field};
use crate::booking::Reason as Entry;
use crate::id::PictureId;
use serde::{Deserialize, Serialize};

/// Most characters of all texts of a page together.
pub const MOST_TEXT: u32 = 40_000;
/// Most blocks of a page.
pub const MOST_BLOCKS: usize = 40;
/// Most questions of one block.
pub const MOST_QUESTIONS: usize = 20;
/// Characters of a headline, a picture's description, a name, a question.
pub const LINE: (u32, u32) = (1, 160);
/// Characters of a text block, a testimonial, an answer.
pub const TEXT: (u32, u32) = (1, 5_000);

/// One block, as typed. Its texts may hold the formatting of [`super::rich`] where it is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(tag = "block", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Block {
    Headline {
        text: String,
    },
    /// Formatted.
    Text {
        text: String,
    },
    /// `description` is read out to those who cannot see it.
    Picture {
        picture: Option<PictureId>,
        description: String,
    },
    Video {
        url: String,
    },
    Testimonial {
        words: String,
        who: String,
    },
    Questions {
        items: Vec<Question>,
    },
    Price,
    Calendar,
}

/// A question of buyers; its answer is formatted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    pub question: String,
    pub answer: String,
}

/// Where buyers are led.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PageKind {
    #[default]
    Own,
    External,
}

/// As typed and saved; anything in it may be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageForm {
    pub kind: PageKind,
    pub url: String,
    /// Shown in the market unless switched off.
    pub listed: bool,
    pub blocks: Vec<Block>,
}

impl Default for PageForm {
    fn default() -> Self {
        Self { kind: PageKind::Own, url: String::new(), listed: true, blocks: Vec::new() }
    }
}

/// A checked [`PageForm`]. Blocks of a page that is elsewhere stay in the form, for those who change their mind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub listed: bool,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Own(Vec<Block>),
    External(HttpsUrl),
}

impl PageForm {
    /// All faults at once, each at its block.
    pub fn check(&self) -> Result<Page, Vec<Fault>> {
        let mut faults = Faults::default();
        let place = match self.kind {
            PageKind::External => faults.keep(Field::ExternalUrl, HttpsUrl::parse(&self.url)).map(Place::External),
            PageKind::Own => {
                self.check_blocks(&mut faults);
                Some(Place::Own(self.blocks.clone()))
            }
        };
        match place {
            Some(place) if faults.0.is_empty() => Ok(Page { listed: self.listed, place }),
            _ => Err(faults.0),
        }
    }

    fn check_blocks(&self, faults: &mut Faults) {
        if self.blocks.len() > MOST_BLOCKS {
            faults.add(Field::Blocks, Entry::TooMany { most: MOST_BLOCKS as u32 });
        }
        let characters: usize = self.blocks.iter().flat_map(Block::texts).map(|text| text.chars().count()).sum();
        if characters > MOST_TEXT as usize {
            faults.add(Field::Blocks, Reason::TooLong { most: MOST_TEXT });
        }
        if !self.blocks.contains(&Block::Calendar) {
            faults.add(Field::Blocks, Reason::NeedsCalendar);
        }
        for (index, block) in self.blocks.iter().enumerate().take(MOST_BLOCKS) {
            let is_single = matches!(block, Block::Price | Block::Calendar);
            let result = if is_single && self.blocks[..index].contains(block) { Err(Reason::OnlyOnce) } else { block.check() };
            faults.keep(Field::Block(index), result);
        }
    }
}

impl Block {
    /// The machine name: `testimonial`.
    pub fn name(&self) -> &'static str {
        self.into()
    }

    /// The first fault of the block.
    pub fn check(&self) -> Result<(), Reason> {
        let line = |text: &str| words(text, LINE).and_then(one_line).map(drop);
        let text = |text: &str| words(text, TEXT).map(drop);
        match self {
            Self::Headline { text } => line(text),
            Self::Text { text: typed } => text(typed),
            Self::Picture { picture, description } => picture.ok_or(Entry::Missing.into()).and_then(|_| line(description)),
            Self::Video { url } => HttpsUrl::parse(url).map(drop),
            Self::Testimonial { words, who } => text(words).and_then(|()| line(who)),
            Self::Questions { items } if items.is_empty() => Err(Entry::Missing.into()),
            Self::Questions { items } if items.len() > MOST_QUESTIONS => Err(Entry::TooMany { most: MOST_QUESTIONS as u32 }.into()),
            Self::Questions { items } => items.iter().try_for_each(|item| line(&item.question).and_then(|()| text(&item.answer))),
            Self::Price | Self::Calendar => Ok(()),
        }
    }

    /// The text of the block as its author wrote it, for looking through its words.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Headline { text } | Self::Text { text } => vec![text],
            Self::Picture { description, .. } => vec![description],
            Self::Video { url } => vec![url],
            Self::Testimonial { words, who } => vec![words, who],
            Self::Questions { items } => items.iter().flat_map(|item| [item.question.as_str(), item.answer.as_str()]).collect(),
            Self::Price | Self::Calendar => Vec::new(),
        }
    }

    /// The picture that the block shows.
    pub fn picture(&self) -> Option<PictureId> {
        match self {
            Self::Picture { picture, .. } => *picture,
            _ => None,
        }
    }
}

/// What a page begins with, made of what is known about the service.
pub fn starting_blocks(information: &InformationForm) -> Vec<Block> {
    let mut blocks = vec![Block::Headline { text: information.name.trim().to_owned() }];
    if information.image.is_some() {
        blocks.push(Block::Picture { picture: information.image, description: information.name.trim().to_owned() });
    }
    blocks.extend([Block::Text { text: information.description.trim().to_owned() }, Block::Price, Block::Calendar]);
    blocks
}

/// A video as it is linked; only the site and its own number of it are kept where the site is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Video {
    YouTube(String),
    Vimeo(String),
    Elsewhere(HttpsUrl),
}

impl Video {
    pub fn of(url: &HttpsUrl) -> Self {
        let host = url.host();
        let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
        let path = url.path_and_query();
        let (path, query) = path.split_once('#').map_or(path, |(path, _)| path).split_once('?').unwrap_or((path, ""));
        let pieces: Vec<&str> = path.split('/').filter(|piece| !piece.is_empty()).collect();
        let youtube = match (host, pieces.as_slice()) {
            ("youtu.be", [id]) | ("youtube.com" | "youtube-nocookie.com", ["embed" | "shorts" | "live", id]) => Some(*id),
            ("youtube.com", ["watch"]) => query.split('&').find_map(|pair| pair.strip_prefix("v=")),
            _ => None,
        };
        // Eleven characters of base64url.
        if let Some(id) = youtube.filter(|id| id.len() == 11 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))) {
            return Self::YouTube(id.to_owned());
        }
        let vimeo = match (host, pieces.as_slice()) {
            ("vimeo.com", [id]) | ("player.vimeo.com", ["video", id]) => Some(*id),
            _ => None,
        };
        match vimeo.filter(|id| id.len() <= 12 && id.bytes().all(|b| b.is_ascii_digit())) {
            Some(id) => Self::Vimeo(id.to_owned()),
            None => Self::Elsewhere(url.clone()),
        }
    }

    /// The address to link to.
    pub fn link(&self) -> String {
        match self {
            Self::YouTube(id) => format!("https://www.youtube.com/watch?v={id}"),
            Self::Vimeo(id) => format!("https://vimeo.com/{id}"),
            Self::Elsewhere(url) => url.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_sells_with_one_calendar() {
        let reasons = |blocks: Vec<Block>| -> Vec<(String, Reason)> {
            let faults = PageForm { blocks, ..PageForm::default() }.check().err().unwrap_or_default();
            faults.into_iter().map(|fault| (fault.field.to_string(), fault.reason)).collect()
        };
        assert_eq!(reasons(vec![Block::Price]), [("blocks".to_owned(), Reason::NeedsCalendar)]);
        assert_eq!(reasons(vec![Block::Calendar, Block::Calendar]), [("block-1".to_owned(), Reason::OnlyOnce)]);
        assert_eq!(reasons(vec![Block::Calendar]), []);
        assert_eq!(reasons(vec![Block::Calendar; 41])[0], ("blocks".to_owned(), Entry::TooMany { most: 40 }.into()));
        let mut long = vec![Block::Text { text: "a".repeat(5_000) }; 8];
        long.push(Block::Calendar);
        assert_eq!(reasons(long.clone()), []);
        long.push(Block::Headline { text: "One more".into() });
        assert_eq!(reasons(long), [("blocks".to_owned(), Reason::TooLong { most: 40_000 })]);
    }

    #[test]
    fn each_block_names_its_fault() {
        for (block, reason) in [
            (Block::Headline { text: " ".into() }, Entry::Missing.into()),
            (Block::Headline { text: "a".repeat(161) }, Reason::TooLong { most: 160 }),
            (Block::Picture { picture: None, description: "Ana".into() }, Entry::Missing.into()),
            (Block::Video { url: "http://example.com".into() }, Reason::NotHttps),
            (Block::Testimonial { words: "Good".into(), who: String::new() }, Entry::Missing.into()),
            (Block::Questions { items: vec![] }, Entry::Missing.into()),
            (Block::Questions { items: vec![Question::default()] }, Entry::Missing.into()),
        ] {
            assert_eq!(block.check(), Err(reason), "{block:?}");
        }
    }

    #[test]
    fn an_external_page_is_a_public_https_address() {
        let page = |url: &str| PageForm { kind: PageKind::External, url: url.into(), ..PageForm::default() }.check();
        assert!(matches!(page("https://example.com/ana"), Ok(Page { listed: true, place: Place::External(_) })));
        assert_eq!(page("https://10.0.0.1").unwrap_err(), [Fault { field: Field::ExternalUrl, reason: Reason::NotPublic }]);
    }

    #[test]
    fn videos_of_known_sites_are_recognised() {
        let link = |url: &str| Video::of(&HttpsUrl::parse(url).unwrap());
        for url in [
            "https://youtu.be/dQw4w9WgXcQ?t=3",
            "https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ#t",
            "https://m.youtube.com/shorts/dQw4w9WgXcQ",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ] {
            assert_eq!(link(url), Video::YouTube("dQw4w9WgXcQ".into()), "{url}");
        }
        assert_eq!(link("https://player.vimeo.com/video/76979871").link(), "https://vimeo.com/76979871");
        for url in
            ["https://youtube.com/watch?v=short", "https://vimeo.com/about", "https://example.com/v.mp4", "https://notyoutu.be/dQw4w9WgXcQ"]
        {
            assert_eq!(link(url).link(), url);
            assert!(matches!(link(url), Video::Elsewhere(_)));
        }
    }
}
