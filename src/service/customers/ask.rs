//! Asking about customers: one question, one snapshot, one answer.

use super::CustomersError;
use chrono::{Datelike, Months, NaiveDate};
use domain::Time;
use domain::calendar::day_of;
use domain::collaborators::{Acting, Right};
use domain::customers::{Answer, Cohort, PAGE_SIZE, Question, Shape};
use domain::id::SegmentId;
use domain::money::Currency;
use domain::reports::{Period, ServedBy};
use store::customers::{self, Asked};
use store::owners::{self, Owner};
use store::{Db, Tx, reports};

/// Months of first orders that are told apart.
const COHORTS: u32 = 24;

/// Months in which it is looked who bought again, the first among them.
const FOLLOWED: u32 = 24;

/// What a question means on a day: all that one snapshot says of it.
pub(super) struct Meant {
    pub owner: Owner,
    pub currencies: Vec<Currency>,
    pub currency: Currency,
    pub today: NaiveDate,
    pub period: Period,
}

/// Answers a question over the products that the caller sees, all of it from one snapshot.
///
/// # Errors
/// [`CustomersError::NotFound`] without the right, [`CustomersError::Parameters`] for a question that is wrong in itself.
pub async fn ask(db: &Db, acting: &Acting, question: &Question, now: Time) -> Result<Answer, CustomersError> {
    check(acting, question)?;
    // It goes through the sales, and stops when nobody waits for it any more.
    let mut tx = db.search().await?;
    answer(&mut tx, acting, question, (None, PAGE_SIZE), now).await
}

/// How the customers of the question spread: see [`Shape`].
///
/// # Errors
/// Those of [`ask`].
pub async fn shape(db: &Db, acting: &Acting, question: &Question, now: Time) -> Result<Shape, CustomersError> {
    check(acting, question)?;
    let mut tx = db.search().await?;
    let meant = Meant::new(&mut tx, acting, question, now).await?;
    let asked = meant.asked(acting, question, None);
    let selection = asked.select(&mut tx).await?;
    let cells = customers::cells(&selection).await;
    let month = |day: NaiveDate| day.with_day(1).unwrap_or(day);
    let last = month(meant.period.to.min(meant.today));
    let first = last.checked_sub_months(Months::new(COHORTS - 1)).unwrap_or(last);
    // From the first month on to the present one, or as long as the youngest cohort is followed.
    let end = (last + Months::new(FOLLOWED)).min(month(meant.today) + Months::new(1)).max(last + Months::new(1));
    let months: Vec<NaiveDate> = (0..).map(|index| first + Months::new(index)).take_while(|month| *month <= end).collect();
    let sizes = customers::cohorts(&mut tx, &asked, &selection, &months, COHORTS as usize).await?;
    let cohorts = sizes.into_iter().enumerate().map(|(index, sizes)| {
        let months_after: Vec<i64> = sizes.by_month.into_iter().skip(index).take(FOLLOWED as usize).collect();
        Cohort {
            month: months[index],
            customers: months_after.first().copied().unwrap_or_default(),
            again: sizes.again,
            months: months_after,
        }
    });
    // Months before the first customer say nothing.
    let cohorts = cohorts.skip_while(|cohort| cohort.customers == 0).collect();
    Ok(Shape { currency: meant.currency, period: meant.period, cells, cohorts })
}

/// The currencies of the sales that the caller sees, the most used first.
///
/// # Errors
/// [`CustomersError::NotFound`] without the right.
pub async fn currencies(db: &Db, acting: &Acting) -> Result<Vec<Currency>, CustomersError> {
    if !acting.may(Right::ReportsCustomers) {
        return Err(CustomersError::NotFound);
    }
    let mut tx = db.read().await?;
    let owner = owners::get(&mut tx, acting.whose()).await?.ok_or(CustomersError::NotFound)?;
    Ok(reports::currencies(&mut tx, &owner, acting.products()).await?)
}

pub(super) fn check(acting: &Acting, question: &Question) -> Result<(), CustomersError> {
    if !acting.may(Right::ReportsCustomers) {
        return Err(CustomersError::NotFound);
    }
    let faults = question.faults();
    if faults.is_empty() { Ok(()) } else { Err(CustomersError::Parameters(faults)) }
}

/// The answer with at most `size` rows, over the customers that a segment froze where one is given.
pub(super) async fn answer(
    tx: &mut Tx,
    acting: &Acting,
    question: &Question,
    (members, size): (Option<SegmentId>, u32),
    now: Time,
) -> Result<Answer, CustomersError> {
    let meant = Meant::new(tx, acting, question, now).await?;
    let asked = meant.asked(acting, question, members);
    let page = customers::page(tx, &asked, size).await?;
    let cursor = question.cursor;
    Ok(Answer {
        question: question.clone(),
        period: meant.period,
        currency: meant.currency,
        totals: page.totals,
        rows: page.rows,
        cursor: page.has_more.then_some(cursor + size),
        previous: (cursor > 0).then(|| cursor.saturating_sub(size)),
        served_by: ServedBy::Columns,
        version: meant.owner.version,
        time_zone: meant.owner.zone.name().to_owned(),
        today: meant.today,
        currencies: meant.currencies,
    })
}

impl Meant {
    pub async fn new(tx: &mut Tx, acting: &Acting, question: &Question, now: Time) -> Result<Self, CustomersError> {
        let owner = owners::get(tx, acting.whose()).await?.ok_or(CustomersError::NotFound)?;
        let currencies = reports::currencies(tx, &owner, acting.products()).await?;
        let today = day_of(now, owner.zone);
        let first = reports::first_day(tx, &owner, acting.products()).await?;
        let currency = question.currency.or(currencies.first().copied()).unwrap_or(owner.currency);
        let period = question.when.days(today, first);
        Ok(Self { owner, currencies, currency, today, period })
    }

    pub fn asked<'a>(&'a self, acting: &'a Acting, question: &'a Question, members: Option<SegmentId>) -> Asked<'a> {
        Asked { owner: &self.owner, products: acting.products(), question, currency: self.currency, period: self.period, members }
    }
}
