//! The panel: the last seven days per currency, sold and lost, beside the same stretch a week earlier.

use crate::Time;
use crate::figures::{LostReason, Sums};
use crate::money::Currency;
use crate::sale::{Standing, State};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Days that the panel shows.
pub const DAYS: usize = 7;

/// The panel of one owner at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    pub as_of: Time,
    /// IANA name of the owner's zone, whose days these are.
    pub time_zone: String,
    /// Grows with every change to the owner's sales.
    pub version: i64,
    pub first_day: NaiveDate,
    /// False only if the owner never had a sale in any state.
    pub has_sales: bool,
    /// The currency with the most sales first.
    pub currencies: Vec<CurrencyPanel>,
}

/// The panel's figures in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyPanel {
    pub currency: Currency,
    pub sold: Compared,
    pub lost: Compared,
    /// Of the seven days, only reasons that occur, in the order of [`LostReason::ALL`].
    pub reasons: Vec<(LostReason, Sums)>,
    /// Distinct pairs of buyer and product among the lost without a sold sale later.
    pub to_win_back: i64,
}

/// Sums of now and of a week earlier, whole and by day; the last day of both is cut at the same time of day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Compared {
    pub now: Sums,
    pub before: Sums,
    pub days: [Sums; DAYS],
    pub days_before: [Sums; DAYS],
}

/// Sums of one day (0–6) of one of the two weeks, as the rollups give them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    pub earlier_week: bool,
    pub day: usize,
    pub currency: Currency,
    pub state: State,
    pub was_approved: bool,
    pub sums: Sums,
}

/// Puts the pieces together. Currencies without a sold or lost sale in either week are left out.
pub fn assemble(pieces: &[Piece], to_win_back: &[(Currency, i64)]) -> Vec<CurrencyPanel> {
    let mut panels: BTreeMap<Currency, CurrencyPanel> = BTreeMap::new();
    for piece in pieces {
        let standing = Standing::of(piece.state, piece.was_approved);
        if !matches!(standing, Standing::Sold | Standing::Lost) || piece.day >= DAYS || piece.sums.is_zero() {
            continue;
        }
        let panel = panels.entry(piece.currency).or_insert_with(|| CurrencyPanel {
            currency: piece.currency,
            sold: Compared::default(),
            lost: Compared::default(),
            reasons: Vec::new(),
            to_win_back: to_win_back.iter().find(|(currency, _)| *currency == piece.currency).map_or(0, |(_, count)| *count),
        });
        let side = if standing == Standing::Sold { &mut panel.sold } else { &mut panel.lost };
        if piece.earlier_week {
            side.before += piece.sums;
            side.days_before[piece.day] += piece.sums;
        } else {
            side.now += piece.sums;
            side.days[piece.day] += piece.sums;
            if let Some(reason) = LostReason::of(piece.state, piece.was_approved) {
                match panel.reasons.iter_mut().find(|(r, _)| *r == reason) {
                    Some((_, sums)) => *sums += piece.sums,
                    None => panel.reasons.push((reason, piece.sums)),
                }
            }
        }
    }
    let mut panels: Vec<CurrencyPanel> = panels.into_values().collect();
    for panel in &mut panels {
        panel.reasons.sort_by_key(|(reason, _)| LostReason::ALL.iter().position(|r| r == reason));
    }
    panels.sort_by_key(|panel| std::cmp::Reverse(panel.sold.now.count + panel.sold.before.count));
    panels
}

/// By how many per cent `now` differs from `before`, rounded half away from zero; none where before was nothing.
pub fn change_percent(now: i64, before: i64) -> Option<i64> {
    if before == 0 {
        return None;
    }
    let (now, before) = (i128::from(now), i128::from(before));
    let doubled = (now - before) * 200 / before.abs();
    i64::try_from((doubled + doubled.signum()) / 2).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_rounded_and_from_nothing_there_is_none() {
        assert_eq!(change_percent(148, 132), Some(12));
        assert_eq!(change_percent(1, 3), Some(-67));
        assert_eq!(change_percent(5, 0), None);
        assert_eq!(change_percent(0, 5), Some(-100));
    }

    #[test]
    fn lost_and_sold_never_mix_and_currencies_stay_apart() {
        let piece = |currency, state, was_approved, earlier_week| Piece {
            earlier_week,
            day: 6,
            currency,
            state,
            was_approved,
            sums: Sums { count: 1, gross: 100, net: 90, net_known: 1 },
        };
        let panels = assemble(
            &[
                piece(Currency::BRL, State::Approved, true, false),
                piece(Currency::BRL, State::Disputed, true, true),
                piece(Currency::BRL, State::Cancelled, false, false),
                piece(Currency::BRL, State::Cancelled, true, false),
                piece(Currency::BRL, State::Refunded, true, false),
                piece(Currency::USD, State::Declined, false, false),
            ],
            &[(Currency::USD, 1)],
        );
        assert_eq!(panels.len(), 2);
        assert_eq!((panels[0].sold.now.count, panels[0].sold.before.count, panels[0].lost.now.count), (1, 1, 1));
        assert_eq!(panels[0].reasons, [(LostReason::Cancelled, Sums { count: 1, gross: 100, net: 90, net_known: 1 })]);
        assert_eq!((panels[1].currency, panels[1].to_win_back), (Currency::USD, 1));
    }
}
