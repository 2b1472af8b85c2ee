//! The first step: what the service is, in words and with a picture.

use super::fault::{Faults, Reason};
use super::kind::Kind;
use super::market::{Market, Tongue};
use super::{Fault, Field};
use crate::booking::Reason as Entry;
use crate::id::PictureId;
use serde::{Deserialize, Serialize};

/// Characters of a name.
pub const NAME: (u32, u32) = (3, 100);
/// Characters of a description.
pub const DESCRIPTION: (u32, u32) = (200, 10_000);

/// As typed and saved; anything in it may be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InformationForm {
    pub name: String,
    pub description: String,
    pub image: Option<PictureId>,
    pub language: String,
    pub kind: String,
    pub market: String,
}

/// A checked [`InformationForm`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Information {
    pub name: String,
    pub description: String,
    pub image: PictureId,
    pub language: Tongue,
    pub kind: Kind,
    pub market: Market,
}

impl InformationForm {
    /// All faults at once, each at its field.
    pub fn check(&self) -> Result<Information, Vec<Fault>> {
        let mut faults = Faults::default();
        let name = faults.keep(Field::Name, words(&self.name, NAME).and_then(one_line));
        let description = faults.keep(Field::Description, words(&self.description, DESCRIPTION));
        let image = faults.keep(Field::Image, self.image.ok_or(Entry::Missing));
        let language = faults.keep(Field::Language, choice(&self.language));
        let kind = faults.keep(Field::Kind, choice(&self.kind));
        let market = faults.keep(Field::Market, choice(&self.market));
        match (name, description, image, language, kind, market) {
            (Some(name), Some(description), Some(image), Some(language), Some(kind), Some(market)) => {
                Ok(Information { name, description, image, language, kind, market })
            }
            _ => Err(faults.0),
        }
    }
}

/// How many characters people see: a run of white space counts as one and none at the ends, accents and other marks that join the
/// letter before them count nothing. Two hundred spaces are no description.
pub fn count(text: &str) -> u32 {
    let mut count = 0;
    for (index, word) in text.split_whitespace().enumerate() {
        let joins =
            |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
        let letters = word.chars().filter(|c| !joins(c)).count();
        count += letters as u32 + u32::from(index > 0);
    }
    count
}

/// Text of a length (least, most) that [`count`] measures, without control characters except line breaks and tabs.
pub(super) fn words(text: &str, (least, most): (u32, u32)) -> Result<String, Reason> {
    let have = count(text);
    let text = text.trim();
    if have == 0 {
        return Err(Entry::Missing.into());
    }
    if have < least {
        return Err(Reason::TooShort { least, have });
    }
    // What counts as nothing must not carry more than what counts.
    if have > most || text.chars().count() > 4 * most as usize {
        return Err(Reason::TooLong { most });
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Reason::Unprintable);
    }
    Ok(text.replace("\r\n", "\n"))
}

/// Refuses a text of several lines.
pub(super) fn one_line(text: String) -> Result<String, Reason> {
    if text.chars().any(char::is_control) { Err(Reason::Unprintable) } else { Ok(text) }
}

fn choice<T: std::str::FromStr>(code: &str) -> Result<T, Reason> {
    match code {
        "" => Err(Entry::Missing.into()),
        code => code.parse().map_err(|_| Reason::NotInList),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_invisible_marks_are_no_words() {
        assert_eq!(count(&" ".repeat(200)), 0);
        assert_eq!(count("  two   words \n"), 9);
        assert_eq!(count("e\u{301}\u{200b}"), 1);
        assert_eq!(words(&" ".repeat(200), DESCRIPTION), Err(Entry::Missing.into()));
        assert_eq!(words(&"a".repeat(199), DESCRIPTION), Err(Reason::TooShort { least: 200, have: 199 }));
        assert_eq!(words(&"á".repeat(200), DESCRIPTION), Ok("á".repeat(200)));
        assert_eq!(words(&format!("{}a", " \u{300}".repeat(90_000)), (1, 10)), Err(Reason::TooLong { most: 10 }));
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let form = InformationForm { name: "Yo\tga".into(), language: "pt".into(), kind: "magic".into(), ..InformationForm::default() };
        let faults: Vec<(Field, Reason)> = form.check().unwrap_err().into_iter().map(|f| (f.field, f.reason)).collect();
        assert_eq!(
            faults,
            [
                (Field::Name, Reason::Unprintable),
                (Field::Description, Entry::Missing.into()),
                (Field::Image, Entry::Missing.into()),
                (Field::Kind, Reason::NotInList),
                (Field::Market, Entry::Missing.into()),
            ]
        );
    }
}
