//! Reports: one question, one snapshot, one answer; and the job that sums up the days that were written to.

pub mod export;

use chrono::{Datelike, NaiveDate, Weekday};
use domain::IntoEnumIterator;
use domain::Time;
use domain::calendar::day_of;
use domain::collaborators::Acting;
use domain::id::{OwnerId, ProductId};
use domain::listing::ProductName;
use domain::money::Currency;
use domain::parameter::ParameterError;
use domain::reports::{
    Answer, Chart, Dimension, Figures, Granularity, Narrowing, Period, Point, Question, Report, Row, SEPARATOR, ServedBy, Sort, Stack,
    Stage,
};
use std::collections::HashMap;
use store::reports::{self, Asked, Key, Line, Reader};
use store::{Db, StoreError, owners, products};

/// Rows of a table to keep, at most.
pub const MOST_ROWS: u32 = 50_000;

/// Rows that are looked for one by one in the compared period; of more, all rows of that period are read.
const MOST_KEYS: usize = 200;
const ALL: u32 = 1_000_000;

/// Products that can be chosen from.
const MOST_PRODUCTS: i64 = 500;

/// Values of a dimension that are offered to be chosen.
const MOST_VALUES: u32 = 60;

/// Series that are drawn one above the other, beside all others together.
const STACKS: u32 = 5;

/// Days that are summed up for one owner before the next one has a turn.
const TURN: u32 = 50;

/// Why a report is not answered.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Coming, or not for this caller: what is not shown in the catalogue is not there.
    #[error("no such report")]
    NotFound,
    /// Parameters that say nothing here.
    #[error("the question cannot be understood")]
    Parameters(Vec<ParameterError>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The reports that the caller may see, those that are coming among them.
pub fn catalogue(acting: &Acting) -> Vec<Report> {
    Report::ALL.iter().copied().filter(|report| acting.may(report.right())).collect()
}

/// Whether the caller may ask this report now.
pub fn is_open(acting: &Acting, report: Report) -> bool {
    report.stage() == Stage::Now && acting.may(report.right())
}

/// What day it is for the owner: parameters are read on it.
pub async fn today(db: &Db, acting: &Acting, now: Time) -> Result<NaiveDate, ReportError> {
    let owner = owners::get(&mut db.read().await?, acting.whose()).await?.ok_or(ReportError::NotFound)?;
    Ok(day_of(now, owner.zone))
}

/// What a report can be narrowed to, of what the caller sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    pub products: Vec<ProductName>,
    /// The most used first.
    pub currencies: Vec<Currency>,
    /// Texts that narrow, each with those that most was sold with in the last year. None for who sees some products only: the sums that
    /// tell are of all of them.
    pub values: Vec<(Narrowing, Vec<String>)>,
}

/// What can be chosen for a report; none for who may not ask it.
pub async fn choices(db: &Db, acting: &Acting, report: Report, now: Time) -> Result<Choices, ReportError> {
    let spec = report.spec().filter(|_| acting.may(report.right())).ok_or(ReportError::NotFound)?;
    let mut tx = db.read().await?;
    let owner = owners::get(&mut tx, acting.whose()).await?.ok_or(ReportError::NotFound)?;
    let products = products::names(&mut tx, owner.id, acting.products(), MOST_PRODUCTS).await?;
    let currencies = reports::currencies(&mut tx, &owner, acting.products()).await?;
    let mut values = Vec::new();
    if acting.products().are_all() {
        let since = day_of(now, owner.zone) - chrono::Days::new(365);
        for by in Dimension::iter() {
            let ways = by.narrowings().iter().enumerate().filter(|(_, way)| spec.narrowings.contains(way) && !way.is_list());
            let ways: Vec<(usize, Narrowing)> = ways.map(|(place, way)| (place, *way)).collect();
            if ways.is_empty() {
                continue;
            }
            let keys = reports::values(&mut tx, &owner, by, since, MOST_VALUES).await?;
            // A stored key lacks the product that its dimension has.
            let before = usize::from(by.has_product());
            for (place, way) in ways {
                let mut texts: Vec<String> = Vec::new();
                for text in keys.iter().filter_map(|key| key.split(SEPARATOR).nth(place - before)) {
                    if !text.is_empty() && !texts.iter().any(|known| known == text) {
                        texts.push(text.to_owned());
                    }
                }
                values.push((way, texts));
            }
        }
    }
    Ok(Choices { products, currencies, values })
}

/// Answers a question over the products that the caller sees, all of it from one snapshot.
pub async fn ask(db: &Db, acting: &Acting, question: &Question, now: Time) -> Result<Answer, ReportError> {
    answer(db, acting, question, question.page_size(), now).await
}

/// The same with all rows on one page, for a table to keep; [`MOST_ROWS`] at most, and then the answer's cursor says that there are more.
pub async fn ask_whole(db: &Db, acting: &Acting, question: &Question, now: Time) -> Result<Answer, ReportError> {
    answer(db, acting, &question.first_page(), MOST_ROWS, now).await
}

async fn answer(db: &Db, acting: &Acting, question: &Question, size: u32, now: Time) -> Result<Answer, ReportError> {
    let spec = question.report.spec().filter(|_| acting.may(question.report.right())).ok_or(ReportError::NotFound)?;
    let faults = question.faults();
    if !faults.is_empty() {
        return Err(ReportError::Parameters(faults));
    }
    let served_by = reports::served_by(question, acting.products());
    // What goes through the sales may take long, and stops when nobody waits for it any more.
    let mut tx = if served_by == ServedBy::Rollup { db.read().await? } else { db.search().await? };
    let owner = owners::get(&mut tx, acting.whose()).await?.ok_or(ReportError::NotFound)?;
    let currencies = reports::currencies(&mut tx, &owner, acting.products()).await?;
    let currency = question.currency.or(currencies.first().copied()).unwrap_or(owner.currency);
    let today = day_of(now, owner.zone);
    let period = question.when.days(today, reports::first_day(&mut tx, &owner, acting.products()).await?);
    let before = period.compared(question.compare);
    let granularity = question.granularity(&period);
    let asked = Asked { owner: &owner, products: acting.products(), question, currency };
    let stretches = period.stretches(granularity);

    let mut reader = Reader::new(&mut tx, asked);
    let now_points = summed(&reader.series(period, granularity).await?, &stretches);
    let before_points = match before {
        None => None,
        Some(before) => {
            let beside: Vec<NaiveDate> = stretches.iter().filter_map(|day| question.compare.shift(*day, &period)).collect();
            // The stretches there are whole weeks or months only where each of them begins one.
            let is_whole = match granularity {
                Granularity::Day => true,
                Granularity::Week => beside.iter().skip(1).all(|day| day.weekday() == Weekday::Mon),
                Granularity::Month => beside.iter().skip(1).all(|day| day.day() == 1),
            };
            let grain = if is_whole { granularity } else { Granularity::Day };
            Some(summed(&reader.series(before, grain).await?, &beside))
        }
    };
    let totals = now_points.iter().copied().sum();
    let totals_before = before_points.as_ref().map(|points| points.iter().copied().sum());

    let by = question.dimension();
    let mut rows = Page::default();
    let mut stacks = Vec::new();
    if let Some(by) = by {
        rows = page(&mut reader, by, (period, before), size).await?;
        if spec.chart == Chart::StackedBars {
            stacks = stack(&mut reader, by, period, &rows.lines, (&stretches, &now_points, granularity)).await?;
        }
    }
    let points = stretches.iter().enumerate().map(|(index, day)| Point {
        day: *day,
        figures: now_points[index],
        before: before_points.as_ref().map(|points| points[index]),
    });
    Ok(Answer {
        report: question.report,
        period,
        compare: question.compare,
        before,
        granularity,
        currency,
        currencies,
        totals,
        totals_before,
        series: points.collect(),
        by,
        stacks,
        rows: rows.rows,
        cursor: rows.next,
        served_by,
        version: owner.version,
        time_zone: owner.zone.name().to_owned(),
        today,
    })
}

/// Figures of days, weeks or months, each by a day of it, in the stretches that begin on these days.
fn summed(days: &[(NaiveDate, Figures)], stretches: &[NaiveDate]) -> Vec<Figures> {
    let mut points = vec![Figures::default(); stretches.len()];
    for (day, figures) in days {
        let index = stretches.partition_point(|first| first <= day).saturating_sub(1);
        if let Some(point) = points.get_mut(index) {
            *point += *figures;
        }
    }
    points
}

/// One page of rows.
#[derive(Default)]
struct Page {
    lines: Vec<Line>,
    rows: Vec<Row>,
    next: Option<u32>,
}

async fn page(
    reader: &mut Reader<'_, '_>,
    by: Dimension,
    (period, before): (Period, Option<Period>),
    size: u32,
) -> Result<Page, StoreError> {
    let (cursor, order) = (reader.asked.question.cursor, reader.asked.question.order());
    let mut lines = reader.page(by, period, order, (cursor, size + 1)).await?;
    let has_more = lines.len() > size as usize;
    lines.truncate(size as usize);
    let keys: Vec<Key> = lines.iter().map(|line| line.key.clone()).collect();
    let earlier = match before {
        Some(before) if keys.len() > MOST_KEYS => {
            let all = reader.page(by, before, order, (0, ALL)).await?;
            Some(all.into_iter().map(|line| (line.key, line.figures)).collect())
        }
        Some(before) => Some(reader.by_key(by, before, &keys).await?),
        None => None,
    };
    let names = names(reader, by, &keys).await?;
    let row = |line: &Line| {
        Ok(Row {
            key: line.key.text(by)?,
            name: name_of(&names, &line.key, by),
            figures: line.figures,
            before: earlier.as_ref().map(|earlier| earlier.get(&line.key).copied().unwrap_or_default()),
        })
    };
    let rows = lines.iter().map(row).collect::<Result<_, StoreError>>()?;
    Ok(Page { lines, rows, next: has_more.then_some(cursor + size) })
}

/// The series of the greatest rows by what is drawn, and what they leave of the whole.
async fn stack(
    reader: &mut Reader<'_, '_>,
    by: Dimension,
    period: Period,
    page: &[Line],
    (stretches, whole, granularity): (&[NaiveDate], &[Figures], Granularity),
) -> Result<Vec<Stack>, StoreError> {
    let by_drawn = Sort { by: reader.asked.question.measure(), ascending: false };
    let is_first = reader.asked.question.cursor == 0 && reader.asked.question.order() == by_drawn;
    let greatest = if is_first {
        page.iter().take(STACKS as usize).cloned().collect()
    } else {
        reader.page(by, period, by_drawn, (0, STACKS)).await?
    };
    let keys: Vec<Key> = greatest.into_iter().map(|line| line.key).collect();
    let mut series: HashMap<Key, Vec<(NaiveDate, Figures)>> = HashMap::new();
    for (key, day, figures) in reader.by_key_and_day(by, period, &keys, granularity).await? {
        series.entry(key).or_default().push((day, figures));
    }
    let names = names(reader, by, &keys).await?;
    let mut rest = whole.to_vec();
    let mut stacks = Vec::with_capacity(keys.len() + 1);
    for key in keys {
        let points = summed(&series.remove(&key).unwrap_or_default(), stretches);
        rest.iter_mut().zip(&points).for_each(|(rest, point)| *rest += -*point);
        stacks.push(Stack { key: Some(key.text(by)?), name: name_of(&names, &key, by), points });
    }
    if rest.iter().any(|point| !point.is_zero()) {
        stacks.push(Stack { key: None, name: None, points: rest });
    }
    Ok(stacks)
}

async fn names(reader: &mut Reader<'_, '_>, by: Dimension, keys: &[Key]) -> Result<HashMap<ProductId, String>, StoreError> {
    let products: Vec<ProductId> = keys.iter().filter_map(|key| key.product(by)).collect();
    if products.is_empty() { Ok(HashMap::new()) } else { reports::names(reader.tx, reader.asked.owner, &products).await }
}

fn name_of(names: &HashMap<ProductId, String>, key: &Key, by: Dimension) -> Option<String> {
    names.get(&key.product(by)?).cloned()
}

/// Sums up days that were written to, some of each owner's. Whether more are waiting than had their turn: a day that is written to all
/// the time is not summed up all the time.
pub async fn fold(db: &Db) -> Result<bool, StoreError> {
    let owners = reports::with_stale_days(&mut db.read().await?).await?;
    let mut is_more = false;
    for (owner, _) in owners {
        is_more |= reports::fold(db, owner, TURN).await?.days == u64::from(TURN);
    }
    Ok(is_more)
}

/// What the job that sums up days saw in its rounds before: of each owner the version, and for how many rounds their days have waited.
#[derive(Debug, Default)]
pub struct Rounds(HashMap<OwnerId, (i64, u32)>);

/// Rounds for which days wait at most while sales come in.
const MOST_ROUNDS: u32 = 10;

/// The same for who comes again and again: an owner whose sales are coming in right now has their days summed up when that is over, or
/// after [`MOST_ROUNDS`] rounds. The writer is left to who brings the sales, and no day is summed up for each of them.
pub async fn fold_at_rest(db: &Db, rounds: &mut Rounds) -> Result<bool, StoreError> {
    let owners = reports::with_stale_days(&mut db.read().await?).await?;
    let before = std::mem::take(&mut rounds.0);
    let mut is_more = false;
    for (owner, version) in owners {
        let (seen, waited) = before.get(&owner).map_or((None, 0), |(seen, waited)| (Some(*seen), *waited));
        if seen == Some(version) || waited >= MOST_ROUNDS {
            is_more |= reports::fold(db, owner, TURN).await?.days == u64::from(TURN);
            rounds.0.insert(owner, (version, 0));
        } else {
            rounds.0.insert(owner, (version, waited + 1));
        }
    }
    Ok(is_more)
}
