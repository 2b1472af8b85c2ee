//! Sets of rights.

use super::Right;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A set of rights: a bit for each. It is stored and sent as the list of their names, so that the catalogue may grow and be put in
/// another order; a name that is none is refused.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Right>", into = "Vec<Right>")]
pub struct Rights(u128);

impl Rights {
    pub const NONE: Self = Self(0);
    /// Every right there is. It is less than what an owner may do.
    pub const ALL: Self = Self::of(Right::ALL);

    pub const fn of(rights: &[Right]) -> Self {
        let (mut bits, mut index) = (0, 0);
        while index < rights.len() {
            bits |= bit(rights[index]);
            index += 1;
        }
        Self(bits)
    }

    pub const fn contains(self, right: Right) -> bool {
        self.0 & bit(right) != 0
    }

    /// Whether all of `others` are in it.
    pub const fn holds(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }

    /// Whether one of `others`, at least, is in it.
    pub const fn touches(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    pub const fn with(self, right: Right) -> Self {
        Self(self.0 | bit(right))
    }

    pub const fn without(self, right: Right) -> Self {
        Self(self.0 & !bit(right))
    }

    pub const fn union(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// What is in both.
    pub const fn common(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    pub const fn minus(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The rights in the order of the catalogue.
    pub fn iter(self) -> impl Iterator<Item = Right> {
        Right::ALL.iter().copied().filter(move |right| self.contains(*right))
    }

    /// Their machine names in the order of the catalogue.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.iter().map(Right::name)
    }
}

const fn bit(right: Right) -> u128 {
    1 << right as u8
}

impl FromIterator<Right> for Rights {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> Self {
        rights.into_iter().fold(Self::NONE, Self::with)
    }
}

impl From<Vec<Right>> for Rights {
    fn from(rights: Vec<Right>) -> Self {
        Self::of(&rights)
    }
}

impl From<Rights> for Vec<Right> {
    fn from(rights: Rights) -> Self {
        rights.iter().collect()
    }
}

impl fmt::Debug for Rights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Any set of rights.
    pub fn any_rights() -> impl Strategy<Value = Rights> {
        prop::collection::vec(prop::sample::select(Right::ALL), 0..80).prop_map(Rights::from)
    }

    fn set(rights: Rights) -> BTreeSet<Right> {
        rights.iter().collect()
    }

    #[test]
    fn a_set_is_sent_as_names_and_a_name_that_is_none_is_refused() {
        let rights = Rights::of(&[Right::SalesSearch, Right::ReceiptsSend, Right::SalesSearch]);
        assert_eq!(serde_json::to_string(&rights).unwrap(), r#"["receipts.send","sales.search"]"#);
        assert_eq!(serde_json::from_str::<Rights>(r#"["sales.search","receipts.send","sales.search"]"#).unwrap(), rights);
        for wrong in [r#"["sales.search","account.delete"]"#, r#"["*"]"#, "67", r#"["SalesSearch"]"#, "null"] {
            assert!(serde_json::from_str::<Rights>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn nothing_and_everything_are_what_they_say() {
        assert_eq!((Rights::NONE.len(), Rights::ALL.len()), (0, 67));
        assert!(Rights::ALL.holds(Rights::NONE) && Rights::NONE.holds(Rights::NONE) && !Rights::NONE.touches(Rights::ALL));
        assert_eq!(format!("{:?}", Rights::of(&[Right::ProductsView])), r#"{"products.view"}"#);
    }

    proptest! {
        #[test]
        fn a_set_does_what_sets_do(a in any_rights(), b in any_rights(), right in prop::sample::select(Right::ALL)) {
            prop_assert_eq!(set(a.union(b)), &set(a) | &set(b));
            prop_assert_eq!(set(a.common(b)), &set(a) & &set(b));
            prop_assert_eq!(set(a.minus(b)), &set(a) - &set(b));
            prop_assert_eq!(a.holds(b), set(a).is_superset(&set(b)));
            prop_assert_eq!(a.touches(b), !set(a).is_disjoint(&set(b)));
            prop_assert_eq!(a.len(), set(a).len());
            prop_assert!(a.with(right).contains(right) && !a.without(right).contains(right));
            prop_assert_eq!(serde_json::from_str::<Rights>(&serde_json::to_string(&a).unwrap()).unwrap(), a);
        }
    }
}
