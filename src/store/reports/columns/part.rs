//! Which columns there are, and which of them stand together.

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
    /// The customer's number; 0 where something was given back.
    pub const CUSTOMER: Self = Self(4);
    /// When it was made, or given back, in microseconds.
    pub const MOMENT: Self = Self(5);
    /// The order reference; empty without one, and where something was given back.
    pub const ORDER: Self = Self(6);

    /// The columns of numbers that are no figures.
    pub const NUMBERS: [Self; 4] = [Self::DAY, Self::STATE, Self::CUSTOMER, Self::MOMENT];
    /// The columns of texts that are no dimensions.
    pub const TEXTS: [Self; 3] = [Self::CURRENCY, Self::PRODUCT, Self::ORDER];

    pub fn of(dimension: Dimension) -> Self {
        Self(100 + dimension as i16)
    }

    /// The figure with this place in [`Figures::NAMES`].
    pub fn figure(index: usize) -> Self {
        Self(200 + index as i16)
    }

    /// The figure of this name, which stands in [`Figures::NAMES`].
    pub fn named(figure: &str) -> Self {
        Self::figure(Figures::NAMES.iter().position(|name| *name == figure).unwrap_or(Figures::COUNT))
    }

    /// The inverse of [`Part::figure`].
    pub fn place_of_figure(self) -> usize {
        usize::try_from(self.0 - 200).unwrap_or(usize::MAX)
    }

    pub fn number(self) -> i16 {
        self.0
    }

    /// The bundle in which it stands: what nearly every question is about, who bought when, the other figures; and each dimension by
    /// itself, because a question is about few of them.
    pub fn bundle(self) -> i16 {
        const FIRST: [&str; 4] = ["sold", "gross", "net", "net_known"];
        match self {
            Self::DAY | Self::STATE | Self::CURRENCY => 0,
            Self::CUSTOMER | Self::MOMENT | Self::ORDER => 1,
            figure if figure.0 >= 200 => {
                let is_first = Figures::NAMES.get(figure.place_of_figure()).is_some_and(|name| FIRST.contains(name));
                if is_first { 0 } else { 2 }
            }
            other => other.0,
        }
    }

    /// The numbers of all bundles.
    pub fn bundles() -> Vec<i16> {
        [0, 1, 2, Self::PRODUCT.0].into_iter().chain(Dimension::iter().map(|by| Self::of(by).0)).collect()
    }
}
