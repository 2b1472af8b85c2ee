//! What narrows one collaborator besides the rights: some products only, and a last day.

use crate::id::ProductId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The products that somebody works with: all of an owner's, those to come included, or some, of which there is at least one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Option<Vec<ProductId>>", into = "Option<Vec<ProductId>>")]
pub struct Products(Option<BTreeSet<ProductId>>);

/// A list of no product: it would open nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("limited to no product at all")]
pub struct NoProducts;

/// The limits of one collaborator.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Limits {
    pub products: Products,
    /// The last day of access by the owner's calendar; none for no end.
    pub last_day: Option<NaiveDate>,
}

impl Products {
    pub fn all() -> Self {
        Self(None)
    }

    pub fn some(products: impl IntoIterator<Item = ProductId>) -> Result<Self, NoProducts> {
        let products: BTreeSet<ProductId> = products.into_iter().collect();
        if products.is_empty() { Err(NoProducts) } else { Ok(Self(Some(products))) }
    }

    /// The products to ask the database for; none for all.
    pub fn only(&self) -> Option<impl ExactSizeIterator<Item = ProductId>> {
        self.0.as_ref().map(|products| products.iter().copied())
    }

    pub fn are_all(&self) -> bool {
        self.0.is_none()
    }

    pub fn reach(&self, product: ProductId) -> bool {
        self.0.as_ref().is_none_or(|products| products.contains(&product))
    }

    /// Whether they are no more than `others`.
    pub fn are_within(&self, others: &Self) -> bool {
        match (&self.0, &others.0) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(these), Some(others)) => these.is_subset(others),
        }
    }
}

impl Limits {
    /// Whether there is access on a day of the owner's calendar. The last day is the owner's whole day, wherever the collaborator is.
    pub fn allow(&self, today: NaiveDate) -> bool {
        self.last_day.is_none_or(|last| today <= last)
    }

    /// Whether they end no later than `others`.
    pub fn end_within(&self, others: &Self) -> bool {
        match (self.last_day, others.last_day) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(this), Some(other)) => this <= other,
        }
    }
}

impl TryFrom<Option<Vec<ProductId>>> for Products {
    type Error = NoProducts;
    fn try_from(products: Option<Vec<ProductId>>) -> Result<Self, NoProducts> {
        products.map_or_else(|| Ok(Self::all()), Self::some)
    }
}

impl From<Products> for Option<Vec<ProductId>> {
    fn from(products: Products) -> Self {
        products.0.map(|products| products.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn products(numbers: &[u128]) -> Products {
        Products::some(numbers.iter().map(|number| ProductId(Uuid::from_u128(*number)))).unwrap()
    }

    #[test]
    fn nobody_is_limited_to_nothing() {
        assert_eq!(Products::some([]), Err(NoProducts));
        assert!(serde_json::from_str::<Products>("[]").is_err());
        assert_eq!(serde_json::from_str::<Products>("null").unwrap(), Products::all());
        let some = products(&[2, 1, 2]);
        assert_eq!(serde_json::from_str::<Products>(&serde_json::to_string(&some).unwrap()).unwrap(), some);
        assert_eq!(some.only().unwrap().len(), 2);
    }

    #[test]
    fn the_last_day_counts_and_the_next_does_not() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let limits = Limits { last_day: Some(day("2026-03-31")), ..Limits::default() };
        assert!(limits.allow(day("2026-03-30")) && limits.allow(day("2026-03-31")) && !limits.allow(day("2026-04-01")));
        assert!(Limits::default().allow(NaiveDate::MAX));
        assert!(limits.end_within(&Limits::default()) && !Limits::default().end_within(&limits) && limits.end_within(&limits));
    }

    proptest! {
        #[test]
        fn what_is_within_reaches_nothing_that_the_wider_does_not(
            a in prop::option::of(prop::collection::vec(0_u128..6, 1..4)),
            b in prop::option::of(prop::collection::vec(0_u128..6, 1..4)),
        ) {
            let [a, b] = [a, b].map(|numbers| numbers.map_or_else(Products::all, |numbers| products(&numbers)));
            // One number stands for all products that there may ever be.
            let reached = |products: &Products| (0..7).filter(|n| products.reach(ProductId(Uuid::from_u128(*n)))).collect::<BTreeSet<u128>>();
            prop_assert_eq!(a.are_within(&b), reached(&a).is_subset(&reached(&b)));
        }
    }
}
