//! Which columns there are.

use domain::IntoEnumIterator;
use domain::reports::{Dimension, Figures};

/// A column's number as it is stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Part(i16);

impl Part {
    /// The number of the owner's day.
    pub const DAY: Self = Self(0);
    /// The sale's present state.
    pub const STATE: Self = Self(1);
    /// Never left out, so that it tells how many rows there are.
    pub const CURRENCY: Self = Self(2);
    pub const PRODUCT: Self = Self(3);

    pub fn of(dimension: Dimension) -> Self {
        Self(100 + dimension as i16)
    }

    /// The figure with this place in [`Figures::NAMES`].
    pub fn figure(index: usize) -> Self {
        Self(200 + index as i16)
    }

    /// The inverse of [`Part::figure`].
    pub fn place_of_figure(self) -> usize {
        usize::try_from(self.0 - 200).unwrap_or(usize::MAX)
    }

    /// All that there are.
    pub fn all() -> impl Iterator<Item = Self> {
        let fixed = [Self::DAY, Self::STATE, Self::CURRENCY, Self::PRODUCT];
        fixed.into_iter().chain(Dimension::iter().map(Self::of)).chain((0..Figures::COUNT).map(Self::figure))
    }

    pub fn number(self) -> i16 {
        self.0
    }

    pub fn from_number(number: i16) -> Self {
        Self(number)
    }
}
