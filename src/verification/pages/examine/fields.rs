//! The fields of a submission by their steps, with the names that readers call them.

use crate::verification::words;
use domain::booking;
use domain::language::Language;
use domain::product::page::{Block, PageKind};
use domain::product::{Draft, Field, Step};

/// What an operator can say something about, by step: the fields that this submission has.
pub(super) fn of_submission(draft: &Draft, language: Language) -> Vec<(Step, Vec<(Field, String)>)> {
    use Field::*;
    let plain = |fields: &[Field]| fields.iter().map(|field| (*field, field.label(language))).collect::<Vec<_>>();
    let mut hours = vec![Bundle, Duration, Schedule(booking::Field::Zone)];
    hours.extend((0..7).map(|day| Schedule(booking::Field::Weekday(day))));
    let mut page = plain(&[PageKind]);
    match draft.page.kind {
        self::PageKind::External => page.extend(plain(&[ExternalUrl])),
        self::PageKind::Own => {
            page.extend(plain(&[Blocks]));
            let blocks = draft.page.blocks.iter().enumerate();
            page.extend(blocks.map(|(index, block)| (Block(index), named(index, block, language))));
        }
    }
    vec![
        (Step::Information, plain(&[Name, Description, Image, Language, Kind, Market])),
        (Step::Sessions, plain(&hours)),
        (Step::Price, plain(&[Amount, Currency, Instalments, Bearer, Conversion])),
        (Step::Page, page),
    ]
}

/// What a field is called; a block by its number and what it is.
pub(super) fn name(field: Field, draft: &Draft, language: Language) -> String {
    match field {
        Field::Block(index) => draft.page.blocks.get(index).map_or_else(|| field.label(language), |block| named(index, block, language)),
        field => field.label(language),
    }
}

fn named(index: usize, block: &Block, language: Language) -> String {
    words::next_block(language, &(index + 1).to_string(), crate::ui::sales_page::words::block(language, block))
}
