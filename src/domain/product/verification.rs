//! Verification: the automatic checks, the operator's decision, and what a second submission changed.

use super::fault::{Fault, Faults, Reason};
use super::page::PageKind;
use super::rich::Rich;
use super::{Draft, Field, Limits};
use crate::booking;
use crate::id::PictureId;
use crate::language::Language;
use crate::name::fold;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Least width and height of the product's picture, in pixels.
pub const LEAST_PICTURE: (u32, u32) = (400, 300);
/// Heaviest picture, in bytes and in megabytes.
pub const HEAVIEST_PICTURE: (u64, u32) = (5 * 1024 * 1024, 5);
/// Most pixels of a picture, in millions: a small file may unfold into a very large picture.
pub const MOST_MEGAPIXELS: u32 = 40;
/// The widths in which a picture is kept, in pixels; none is wider than the picture itself.
pub const PICTURE_SIZES: [u32; 3] = [320, 640, 1280];

/// What decoding the uploaded picture showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureFacts {
    /// Its content is JPG, PNG or GIF, whatever its name says.
    pub is_picture: bool,
    pub bytes: u64,
    pub width: u32,
    pub height: u32,
}

/// What the checks need to know besides the draft.
pub struct Facts<'a> {
    pub forbidden: &'a ForbiddenWords,
    /// None where the picture cannot be found.
    pub picture: Option<PictureFacts>,
    /// Those of the page's pictures that are their owner's and still there.
    pub kept: &'a [PictureId],
    /// Whether the external page answered; none where it was not asked.
    pub link_answers: Option<bool>,
}

/// Everything that the automatic checks find; nothing when the operator may look.
pub fn inspect(draft: &Draft, limits: &Limits, zone_exists: &dyn Fn(&str) -> bool, facts: &Facts) -> Vec<Fault> {
    let mut faults = Faults(draft.missing(limits, zone_exists));
    if draft.information.image.is_some() {
        match facts.picture {
            None => faults.add(Field::Image, booking::Reason::Missing),
            Some(picture) => {
                faults.keep(Field::Image, check_picture(&picture));
            }
        }
    }
    let forbidden = facts.forbidden;
    let mut look = |field: Field, text: &str| {
        // As it is written and as it is read: formatting parts no word.
        if let Some(word) = forbidden.first_in(text).or_else(|| forbidden.first_in(&Rich::parse(text).plain())) {
            faults.add(field, Reason::Forbidden { word: word.to_owned() });
        }
    };
    look(Field::Name, &draft.information.name);
    look(Field::Description, &draft.information.description);
    if draft.page.kind == PageKind::Own {
        for (index, block) in draft.page.blocks.iter().enumerate() {
            look(Field::Block(index), &block.texts().join("\n"));
        }
        for (index, block) in draft.page.blocks.iter().enumerate() {
            if block.picture().is_some_and(|picture| !facts.kept.contains(&picture)) {
                faults.add(Field::Block(index), booking::Reason::Missing);
            }
        }
    } else {
        look(Field::ExternalUrl, &draft.page.url);
        if facts.link_answers == Some(false) {
            faults.add(Field::ExternalUrl, Reason::Unreachable);
        }
    }
    faults.0
}

/// Whether an uploaded picture may be a product's.
pub fn check_picture(picture: &PictureFacts) -> Result<(), Reason> {
    let (width, height) = LEAST_PICTURE;
    let (bytes, megabytes) = HEAVIEST_PICTURE;
    if picture.bytes > bytes {
        return Err(Reason::PictureTooHeavy { megabytes });
    }
    if !picture.is_picture {
        return Err(Reason::NotAPicture);
    }
    if picture.width < width || picture.height < height {
        return Err(Reason::PictureTooSmall { width, height });
    }
    if u64::from(picture.width) * u64::from(picture.height) > u64::from(MOST_MEGAPIXELS) * 1_000_000 {
        return Err(Reason::PictureTooLarge { megapixels: MOST_MEGAPIXELS });
    }
    Ok(())
}

/// Words and phrases that may not stand in a product, found as whole words whatever their case and accents.
#[derive(Debug, Clone, Default)]
pub struct ForbiddenWords {
    /// By their first word: the folded words and the entry as it was listed.
    by_first: HashMap<String, Vec<(Vec<String>, String)>>,
}

impl ForbiddenWords {
    /// A list with one word or phrase on each line; lines that begin with `#` say something about it.
    pub fn parse(list: &str) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, String)>> = HashMap::new();
        for entry in list.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            let words = folded_words(entry);
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push((words, entry.to_owned()));
            }
        }
        Self { by_first }
    }

    /// Whether nothing is forbidden.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// The first entry that stands in a text, as it was listed.
    pub fn first_in(&self, text: &str) -> Option<&str> {
        let words = folded_words(text);
        words.iter().enumerate().find_map(|(at, word)| {
            let entries = self.by_first.get(word)?;
            entries.iter().find(|(phrase, _)| words[at..].starts_with(phrase)).map(|(_, entry)| entry.as_str())
        })
    }
}

fn folded_words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The operator's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    Approve,
    Return(Remarks),
}

/// What is to be mended, at least one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Remark>", into = "Vec<Remark>")]
pub struct Remarks(Vec<Remark>);

/// One thing to mend, in the operator's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub field: Field,
    pub words: String,
}

/// Why remarks are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RemarksError {
    #[error("a product is returned with a reason")]
    None,
    #[error("a reason has no words")]
    Empty,
    #[error("a reason is longer than 1000 characters")]
    TooLong,
}

impl RemarksError {
    pub fn sentence(self, language: Language) -> &'static str {
        match self {
            Self::None => no_remark(language),
            Self::Empty => empty_remark(language),
            Self::TooLong => long_remark(language),
        }
    }
}

crate::texts! {
    no_remark: "Name at least one field and say what is to be mended there."
        | "Indica al menos un campo y di qué hay que corregir en él."
        | "Indique pelo menos um campo e diga o que deve ser corrigido nele."
        | "Indica almeno un campo e spiega che cosa va corretto.";
    empty_remark: "Say in words what is to be mended here."
        | "Explica con palabras qué hay que corregir aquí."
        | "Explique em palavras o que deve ser corrigido aqui."
        | "Spiega a parole che cosa va corretto qui.";
    long_remark: "Keep each reason within 1000 characters."
        | "Cada motivo puede tener hasta 1000 caracteres."
        | "Cada motivo pode ter até 1000 caracteres."
        | "Ogni motivo può avere al massimo 1000 caratteri.";
}

impl Remarks {
    /// Most characters of one reason.
    pub const LONGEST: usize = 1_000;

    pub fn new(mut remarks: Vec<Remark>) -> Result<Self, RemarksError> {
        for remark in &mut remarks {
            remark.words = remark.words.trim().to_owned();
            if remark.words.is_empty() {
                return Err(RemarksError::Empty);
            }
            if remark.words.chars().count() > Self::LONGEST {
                return Err(RemarksError::TooLong);
            }
        }
        if remarks.is_empty() { Err(RemarksError::None) } else { Ok(Self(remarks)) }
    }

    pub fn list(&self) -> &[Remark] {
        &self.0
    }
}

impl TryFrom<Vec<Remark>> for Remarks {
    type Error = RemarksError;
    fn try_from(remarks: Vec<Remark>) -> Result<Self, RemarksError> {
        Self::new(remarks)
    }
}

impl From<Remarks> for Vec<Remark> {
    fn from(remarks: Remarks) -> Self {
        remarks.0
    }
}

/// The fields that differ between two submissions, in the order of the wizard. An entry that came or went in a list shows as changed,
/// and so do those that moved up or down for it.
pub fn changes(before: &Draft, after: &Draft) -> Vec<Field> {
    let mut changed = Vec::new();
    let mut note = |field: Field, differs: bool| {
        if differs {
            changed.push(field);
        }
    };
    let (old, new) = (&before.information, &after.information);
    note(Field::Name, old.name != new.name);
    note(Field::Description, old.description != new.description);
    note(Field::Image, old.image != new.image);
    note(Field::Language, old.language != new.language);
    note(Field::Kind, old.kind != new.kind);
    note(Field::Market, old.market != new.market);

    let (old, new) = (&before.sessions, &after.sessions);
    note(Field::Bundle, old.bundle != new.bundle);
    note(Field::Count, old.count != new.count);
    note(Field::Validity, old.validity != new.validity);
    note(Field::Duration, old.duration != new.duration);
    let (old, new) = (&old.schedule, &new.schedule);
    let mut schedule = |field: booking::Field, differs: bool| note(Field::Schedule(field), differs);
    schedule(booking::Field::Zone, old.zone != new.zone);
    for (day, (old, new)) in old.weekly.iter().zip(&new.weekly).enumerate() {
        schedule(booking::Field::Weekday(day), old != new);
    }
    for index in 0..old.dates.len().max(new.dates.len()) {
        let (old, new) = (old.dates.get(index), new.dates.get(index));
        schedule(booking::Field::Date(index), old.map(|date| &date.day) != new.map(|date| &date.day));
        schedule(booking::Field::DateHours(index), old.map(|date| &date.hours) != new.map(|date| &date.hours));
    }
    schedule(booking::Field::OfferedFrom, old.offered_from != new.offered_from);
    schedule(booking::Field::OfferedUntil, old.offered_until != new.offered_until);
    for index in 0..old.absences.len().max(new.absences.len()) {
        let (old, new) = (old.absences.get(index), new.absences.get(index));
        schedule(booking::Field::AbsenceFrom(index), old.map(|a| (&a.from_day, &a.from_time)) != new.map(|a| (&a.from_day, &a.from_time)));
        schedule(
            booking::Field::AbsenceUntil(index),
            old.map(|a| (&a.until_day, &a.until_time)) != new.map(|a| (&a.until_day, &a.until_time)),
        );
    }
    schedule(booking::Field::Notice, old.notice != new.notice);
    schedule(booking::Field::Ahead, old.ahead != new.ahead);
    schedule(booking::Field::Before, old.before != new.before);
    schedule(booking::Field::After, old.after != new.after);
    schedule(booking::Field::Step, old.step != new.step);

    let (old, new) = (&before.price, &after.price);
    note(Field::Amount, old.amount != new.amount);
    note(Field::Currency, old.currency != new.currency);
    note(Field::Instalments, (old.mode, &old.instalments) != (new.mode, &new.instalments));
    note(Field::Bearer, old.bearer != new.bearer);
    note(Field::Conversion, old.converts != new.converts);

    let (old, new) = (&before.page, &after.page);
    note(Field::PageKind, old.kind != new.kind);
    note(Field::ExternalUrl, old.url != new.url);
    note(Field::Listed, old.listed != new.listed);
    for index in 0..old.blocks.len().max(new.blocks.len()) {
        note(Field::Block(index), old.blocks.get(index) != new.blocks.get(index));
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::draft::tests::complete;
    use crate::product::page::Block;

    const GOOD: PictureFacts = PictureFacts { is_picture: true, bytes: 90_000, width: 1200, height: 800 };

    fn inspected(draft: &Draft, picture: Option<PictureFacts>, words: &str) -> Vec<(Field, Reason)> {
        let forbidden = ForbiddenWords::parse(words);
        let facts = Facts { forbidden: &forbidden, picture, kept: &[PictureId(uuid::Uuid::nil())], link_answers: Some(false) };
        let faults = inspect(draft, &Limits::default(), &|_| true, &facts);
        faults.into_iter().map(|fault| (fault.field, fault.reason)).collect()
    }

    #[test]
    fn a_good_product_passes_on_to_the_operator() {
        assert_eq!(inspected(&complete(), Some(GOOD), "casino"), []);
    }

    #[test]
    fn forbidden_words_are_found_whole_and_folded() {
        let words = ForbiddenWords::parse("# not for sale\nCura Milagrosa\n\ncasino\n");
        assert_eq!(words.first_in("Uma CURA,\nmilagrosa!"), Some("Cura Milagrosa"));
        assert_eq!(words.first_in("El casinó"), Some("casino"));
        assert_eq!(words.first_in("casinos, cura e milagrosa, milagrosa cura"), None);
        let mut draft = complete();
        draft.page.blocks.push(Block::Headline { text: "Casino night".into() });
        let at = draft.page.blocks.len() - 1;
        assert_eq!(inspected(&draft, Some(GOOD), "casino"), [(Field::Block(at), Reason::Forbidden { word: "casino".into() })]);
    }

    #[test]
    fn forbidden_words_do_not_hide_behind_formatting() {
        let mut draft = complete();
        draft.information.description.push_str("A ca**si**no.");
        assert_eq!(inspected(&draft, Some(GOOD), "casino"), [(Field::Description, Reason::Forbidden { word: "casino".into() })]);
    }

    #[test]
    fn a_page_shows_pictures_of_its_owner() {
        let mut draft = complete();
        draft.page.blocks.push(Block::Picture { picture: Some(PictureId(uuid::Uuid::max())), description: "Whose?".into() });
        let at = draft.page.blocks.len() - 1;
        assert_eq!(inspected(&draft, Some(GOOD), ""), [(Field::Block(at), booking::Reason::Missing.into())]);
    }

    #[test]
    fn pictures_are_judged_by_their_content() {
        assert_eq!(inspected(&complete(), None, ""), [(Field::Image, booking::Reason::Missing.into())]);
        for (picture, reason) in [
            (PictureFacts { is_picture: false, ..GOOD }, Reason::NotAPicture),
            (PictureFacts { bytes: 5_347_738, ..GOOD }, Reason::PictureTooHeavy { megabytes: 5 }),
            (PictureFacts { width: 399, ..GOOD }, Reason::PictureTooSmall { width: 400, height: 300 }),
            (PictureFacts { width: 65_000, height: 65_000, ..GOOD }, Reason::PictureTooLarge { megapixels: 40 }),
        ] {
            assert_eq!(check_picture(&picture), Err(reason));
        }
    }

    #[test]
    fn a_silent_external_page_is_found() {
        let mut draft = complete();
        draft.page.kind = PageKind::External;
        draft.page.url = "https://example.com/ana".into();
        assert_eq!(inspected(&draft, Some(GOOD), ""), [(Field::ExternalUrl, Reason::Unreachable)]);
    }

    #[test]
    fn a_product_is_returned_with_words() {
        let remark = |words: &str| Remark { field: Field::Name, words: words.into() };
        assert_eq!(Remarks::new(vec![]), Err(RemarksError::None));
        assert_eq!(Remarks::new(vec![remark("Say it plainly."), remark("  ")]), Err(RemarksError::Empty));
        assert_eq!(Remarks::new(vec![remark(&"a".repeat(1001))]), Err(RemarksError::TooLong));
        assert_eq!(Remarks::new(vec![remark(" Say it plainly. ")]).map(|r| r.list()[0].words.clone()), Ok("Say it plainly.".into()));
    }

    #[test]
    fn a_second_submission_shows_what_it_changed() {
        let before = complete();
        assert_eq!(changes(&before, &before), []);
        let mut after = before.clone();
        after.information.name = "Speaking".into();
        after.sessions.schedule.weekly[6] = "9-10".into();
        after.sessions.schedule.absences.push(crate::booking::AbsenceForm { from_day: "2026-05-01".into(), ..Default::default() });
        after.price.amount = "300".into();
        after.page.listed = false;
        after.page.blocks.pop();
        let texts: Vec<String> = changes(&before, &after).iter().map(Field::to_string).collect();
        assert_eq!(
            texts,
            ["name", "schedule-weekday-6", "schedule-absence-0-from", "schedule-absence-0-until", "amount", "listed", "block-4"]
        );
    }
}
