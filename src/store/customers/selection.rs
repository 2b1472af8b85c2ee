//! The customers that a question means, each with what they bought.

use super::tally::{Chosen, Tally};
use crate::db::{Arg, StoreError, Tx};
use crate::owners::Owner;
use crate::reports::{SOLD, Sold, Sought};
use crate::{bulk, reach, time};
use chrono::NaiveDate;
use domain::calendar::{day_of, span_of_days};
use domain::collaborators::Products;
use domain::customers::{By, Part, Question, Totals};
use domain::id::{ProductId, SegmentId};
use domain::money::Currency;
use domain::reports::{Narrowed, Narrowing, Period};
use std::collections::HashMap;
use std::hash::RandomState;
use uuid::Uuid;

/// Members of a frozen segment whose sales are looked up customer by customer; for more, all sales of the period are gone through.
const FEW: usize = 4_000;

/// A question in one owner's account, by somebody who sees some products.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub owner: &'a Owner,
    pub products: &'a Products,
    pub question: &'a Question,
    pub currency: Currency,
    /// The days that the question means.
    pub period: Period,
    /// Only the customers that this segment froze.
    pub members: Option<SegmentId>,
}

/// The customers that a question means, in the order of their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection(pub(super) Vec<Chosen>);

impl Selection {
    /// How many they are, and what they bought together.
    pub fn totals(&self) -> Totals {
        Totals {
            customers: self.0.len() as i64,
            orders: self.0.iter().map(|customer| customer.orders).sum(),
            total: self.0.iter().map(|customer| customer.total).sum(),
        }
    }
}

impl Asked<'_> {
    /// Works the selection out.
    pub async fn select(&self, tx: &mut Tx) -> Result<Selection, StoreError> {
        let count = self.count(tx).await?;
        let mut products = self.seen();
        let mut narrowed = Narrowed::default();
        match &self.question.by {
            By::Catalogue(Some(Part::Product(product))) => {
                products = Some(Vec::from_iter(self.products.reach(*product).then_some(*product)))
            }
            By::Catalogue(Some(Part::Brand(text))) => drop(narrowed.texts.insert(Narrowing::Brand, text.clone())),
            By::Catalogue(Some(Part::Category(text))) => drop(narrowed.texts.insert(Narrowing::Category, text.clone())),
            By::Catalogue(None) | By::Frequency(_) => {}
        }
        let mut tally = Tally::new(count);
        let members = self.members(tx).await?;
        match &members {
            Some(members) if members.len() <= FEW => self.each_of(tx, members, |sale| tally.add(sale)).await?,
            _ => {
                let sought = self.sought(products.as_deref(), &narrowed, self.period);
                sought.each(tx, &RandomState::new(), |sale| tally.add(sale)).await?;
            }
        }
        let mut chosen = tally.finish().await;
        let frequency = self.question.frequency();
        if let Some(least) = frequency.min_orders {
            chosen.retain(|customer| customer.orders >= i64::from(least));
        }
        if let Some(least) = frequency.min_amount {
            chosen.retain(|customer| customer.total >= least);
        }
        if let Some(day) = frequency.silent_since {
            let lively = self.since(tx, day, count).await?;
            chosen.retain(|customer| !lively[customer.number]);
        }
        if let Some(members) = members {
            let mut is_member = vec![false; count];
            members.iter().for_each(|(_, number)| is_member[*number as usize] = true);
            chosen.retain(|customer| is_member[customer.number]);
        }
        Ok(Selection(chosen))
    }

    /// What some of the customers bought in their life, as far as the caller sees it, in the order of their numbers: amounts in the question's
    /// currency, the rest in any. Calls with each sale of theirs besides.
    pub(super) async fn lives(&self, tx: &mut Tx, of: &[Chosen], mut each: impl FnMut(Sold)) -> Result<Vec<Chosen>, StoreError> {
        let count = self.count(tx).await?;
        let mut is_of = vec![false; count];
        of.iter().for_each(|customer| is_of[customer.number] = true);
        let mut tally = Tally::new(count);
        let add = |sale: Sold| {
            if is_of.get(sale.customer).is_some_and(|is_of| *is_of) {
                tally.add(sale);
                each(sale);
            }
        };
        self.each_since(tx, None, add).await?;
        Ok(tally.finish().await)
    }

    /// Calls with each sold sale of a day or later, of all days where none is named, that the caller sees, in any currency.
    async fn each_since(&self, tx: &mut Tx, day: Option<NaiveDate>, call: impl FnMut(Sold)) -> Result<(), StoreError> {
        let Some(life) = self.life(tx).await? else { return Ok(()) };
        let from = day.map_or(life.from, |day| day.max(life.from));
        if from > life.to {
            return Ok(());
        }
        let (products, narrowed) = (self.seen(), Narrowed::default());
        let sought = Sought { others: true, ..self.sought(products.as_deref(), &narrowed, Period::new(from, life.to)) };
        sought.each(tx, &RandomState::new(), call).await
    }

    /// How many numbers the owner's customers have.
    pub(super) async fn count(&self, tx: &mut Tx) -> Result<usize, StoreError> {
        let sql = "SELECT CAST(COALESCE(MAX(number) + 1, 0) AS BIGINT) FROM customers WHERE owner_id = $1";
        let (count,): (i64,) = tx.one(sql, args![self.owner.id.0]).await?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The products that the caller sees; none for all.
    fn seen(&self) -> Option<Vec<ProductId>> {
        self.products.only().map(Iterator::collect)
    }

    fn sought<'s>(&'s self, products: Option<&'s [ProductId]>, narrowed: &'s Narrowed, period: Period) -> Sought<'s> {
        Sought { owner: self.owner, products, narrowed, currency: self.currency.code(), others: false, period }
    }

    /// The owner's days from the first sale of any state to the last; none without one.
    async fn life(&self, tx: &mut Tx) -> Result<Option<Period>, StoreError> {
        let edge = |which: &str| format!("(SELECT {which}(s.created_at) FROM sales s WHERE s.owner_id = $1)");
        let (first, last): (Option<i64>, Option<i64>) =
            tx.one(format!("SELECT {}, {}", edge("MIN"), edge("MAX")), args![self.owner.id.0]).await?;
        let day = |at: i64| day_of(time(at), self.owner.zone);
        Ok(first.zip(last).map(|(first, last)| Period::new(day(first), day(last))))
    }

    /// Of each customer number whether anything was bought on a day or later.
    async fn since(&self, tx: &mut Tx, day: NaiveDate, count: usize) -> Result<Vec<bool>, StoreError> {
        let mut lively = vec![false; count];
        let mark = |sale: Sold| lively.get_mut(sale.customer).into_iter().for_each(|lively| *lively = true);
        self.each_since(tx, Some(day), mark).await?;
        Ok(lively)
    }

    /// The customers that the segment froze, each with their number; none where no segment is asked about.
    async fn members(&self, tx: &mut Tx) -> Result<Option<Vec<(Uuid, i64)>>, StoreError> {
        let Some(segment) = self.members else { return Ok(None) };
        let sql = "SELECT c.id, c.number FROM segment_members m JOIN customers c ON c.owner_id = m.owner_id AND c.id = m.customer_id \
                   WHERE m.owner_id = $1 AND m.segment_id = $2";
        tx.all(sql, args![self.owner.id.0, segment.0]).await.map(Some)
    }

    /// Calls with each sold sale of these customers in the period and currency, however many others there are.
    async fn each_of(&self, tx: &mut Tx, members: &[(Uuid, i64)], mut call: impl FnMut(Sold)) -> Result<(), StoreError> {
        let span = span_of_days(self.period.from, self.period.to, self.owner.zone);
        let mut args = args![self.owner.id.0, self.currency.code(), span.from, span.to];
        let seen = reach::among(self.products, "s.product_id", &mut args);
        let sql = format!(
            "SELECT s.customer_id, s.order_code, s.gross, s.created_at FROM sales s WHERE s.owner_id = $1 AND s.currency = $2 \
             AND s.created_at >= $3 AND s.created_at < $4 AND {SOLD}{seen} AND s.customer_id IN"
        );
        let numbers: HashMap<Uuid, i64> = members.iter().copied().collect();
        let ids = members.iter().map(|(id, _)| Arg::from(*id)).collect();
        let rows: Vec<(Uuid, Option<String>, i64, i64)> = bulk::among(tx, &sql, args, ids).await?;
        let hasher = RandomState::new();
        for (customer, order, gross, at) in rows {
            numbers.get(&customer).into_iter().for_each(|number| call(Sold::of(*number, order.as_deref(), gross, at, &hasher)));
        }
        Ok(())
    }
}

/// How many orders some sales are: a sale without an order reference is one by itself.
pub(super) fn orders_of(sales: &str) -> String {
    format!("CAST(COUNT(DISTINCT {sales}.order_code) + SUM(CASE WHEN {sales}.order_code IS NULL THEN 1 ELSE 0 END) AS BIGINT)")
}

/// Whether a sale of a table that is called so is sold.
pub(super) fn sold(sales: &str) -> String {
    SOLD.replace("s.", &format!("{sales}."))
}
