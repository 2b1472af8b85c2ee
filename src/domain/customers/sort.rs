//! What a list of customers is ordered by.

use serde::{Deserialize, Serialize};

/// A column of the list that it can be ordered by; equals by the customer's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Column {
    Email,
    Orders,
    Total,
    First,
    Last,
    LifetimeOrders,
    LifetimeTotal,
    LifetimeFirst,
    LifetimeLast,
}

/// A column and a direction; the greatest total first by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    pub by: Column,
    pub ascending: bool,
}

impl Column {
    /// The machine name: `lifetime_orders`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it tells of all that a customer ever bought.
    pub fn is_of_lifetime(self) -> bool {
        matches!(self, Self::LifetimeOrders | Self::LifetimeTotal | Self::LifetimeFirst | Self::LifetimeLast)
    }
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: Column::Total, ascending: false }
    }
}

impl Sort {
    /// `-total`, falling; `email`, rising.
    pub fn to_text(self) -> String {
        format!("{}{}", if self.ascending { "" } else { "-" }, self.by.name())
    }

    /// The inverse of [`Sort::to_text`].
    pub fn parse(text: &str) -> Option<Self> {
        let (name, ascending) = text.strip_prefix('-').map_or((text, true), |name| (name, false));
        Some(Self { by: name.parse().ok()?, ascending })
    }
}
