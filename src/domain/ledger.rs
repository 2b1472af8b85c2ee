//! The double-entry ledger: which account pays which when a sale moves.
//!
//! One row is one transfer, so a currency's sum over all accounts is zero by shape. Rows are only ever added.

use crate::money::{Currency, split};
use crate::sale::{Amounts, Progress, Standing};
use serde::{Deserialize, Serialize};

/// An account of an owner in one currency. The numbers are stored: never renumber.
///
/// Sales paid elsewhere post to the `External…` accounts only: just money that came through a gateway here becomes balance.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::FromRepr, strum::IntoStaticStr, strum::EnumIter,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Account {
    /// What buyers have paid through a gateway here; falls by what the other accounts rise.
    Clearing = 0,
    /// The owner's, not released yet.
    Pending = 1,
    /// The owner's, may be withdrawn.
    Available = 2,
    /// The owner's, kept for a dispute.
    Blocked = 3,
    PaidOut = 4,
    Advances = 5,
    Fees = 6,
    Taxes = 7,
    Affiliates = 8,
    Coproducers = 9,
    /// Between two currencies: what leaves one enters the other.
    Exchange = 10,
    ExternalBuyers = 20,
    ExternalNet = 21,
    ExternalFees = 22,
    ExternalTaxes = 23,
    ExternalAffiliates = 24,
    ExternalCoproducers = 25,
    /// The part of a price whose split is unknown.
    ExternalUnsplit = 26,
    /// What the stated parts of a sale do not explain; may be negative.
    ExternalUnexplained = 27,
}

/// One row of the ledger: `amount` (> 0, minor units) leaves `debit` and enters `credit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    pub debit: Account,
    pub credit: Account,
    pub amount: i64,
    pub currency: Currency,
}

/// What a move of a sale posts: its whole split when it becomes paid, the reverse of what is left when all of it goes back, a
/// proportional part when a known part goes back.
///
/// `external` says that the money went through somebody else's hands.
pub fn postings(before: &Progress, after: &Progress, amounts: &Amounts, external: bool) -> Vec<Transfer> {
    let whole = approval(amounts, external);
    let returned = |progress: &Progress| Returned::of(progress, amounts.gross);
    match (before.approved_at.is_some(), after.approved_at.is_some()) {
        // Paid and given back in one move leaves nothing to post.
        (false, true) if returned(after) == Returned::Whole => Vec::new(),
        (false, true) => {
            let back = reversal(&whole, Returned::Part { refunded: 0, gross: amounts.gross }, returned(after));
            [whole, back].concat()
        }
        (true, _) => reversal(&whole, returned(before), returned(after)),
        (false, false) => Vec::new(),
    }
}

/// How much of a paid sale went back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Returned {
    /// `refunded` out of `gross`, both in minor units.
    Part { refunded: i64, gross: i64 },
    /// All of it: told by the sale's state and not by its amounts, because a sale for nothing has its fee to give back, too.
    Whole,
}

impl Returned {
    fn of(progress: &Progress, gross: i64) -> Self {
        match progress.standing() {
            Standing::Returned | Standing::Withdrawn => Self::Whole,
            Standing::Sold | Standing::Lost | Standing::Open => Self::Part { refunded: progress.refunded, gross },
        }
    }

    /// What has gone back of a row's amount.
    fn share(self, amount: i64) -> i64 {
        match self {
            Self::Whole => amount,
            Self::Part { refunded, gross } => {
                let weights = [u64::try_from(refunded).unwrap_or(0), u64::try_from(gross - refunded).unwrap_or(0)];
                if weights == [0, 0] { 0 } else { split(amount, &weights)[0] }
            }
        }
    }
}

/// The split of a paid sale.
fn approval(amounts: &Amounts, external: bool) -> Vec<Transfer> {
    use Account::*;
    let (buyers, net, fees, taxes, affiliates, coproducers) = if external {
        (ExternalBuyers, ExternalNet, ExternalFees, ExternalTaxes, ExternalAffiliates, ExternalCoproducers)
    } else {
        (Clearing, Pending, Fees, Taxes, Affiliates, Coproducers)
    };
    let mut rows = Rows::default();
    let settled = amounts.settled_in();
    let known = [
        (taxes, amounts.tax),
        (fees, amounts.fee),
        (affiliates, amounts.affiliate.known()),
        (coproducers, amounts.coproducer.known()),
        (net, amounts.settled_net()),
    ];
    let parts: i64 = known.iter().filter_map(|(_, amount)| *amount).sum();
    let whole = amounts.settled_gross().unwrap_or(parts);
    let payer = if settled == amounts.currency {
        buyers
    } else {
        rows.push(buyers, Exchange, amounts.gross, amounts.currency);
        Exchange
    };
    for (account, amount) in known {
        rows.push(payer, account, amount.unwrap_or(0), settled);
    }
    let all_known = known.iter().all(|(_, amount)| amount.is_some());
    let rest = whole - parts;
    let account = if all_known { ExternalUnexplained } else { ExternalUnsplit };
    rows.push(payer, account, rest, settled);
    rows.0
}

/// The reverse of the part of `rows` that goes back between `from` and `to`.
///
/// Each row gives back its cumulative share, so that many small refunds and one large one end at the same cent.
fn reversal(rows: &[Transfer], from: Returned, to: Returned) -> Vec<Transfer> {
    let mut back = Rows::default();
    for row in rows {
        back.push(row.credit, row.debit, to.share(row.amount) - from.share(row.amount), row.currency);
    }
    back.0
}

#[derive(Default)]
struct Rows(Vec<Transfer>);

impl Rows {
    /// A negative amount flows the other way; nothing is no row.
    fn push(&mut self, debit: Account, credit: Account, amount: i64, currency: Currency) {
        match amount {
            0 => {}
            1.. => self.0.push(Transfer { debit, credit, amount, currency }),
            _ => self.0.push(Transfer { debit: credit, credit: debit, amount: -amount, currency }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Time;
    use crate::sale::{Cause, Event, Settlement, Share, State};
    use proptest::prelude::*;
    use rust_decimal::Decimal;
    use std::collections::BTreeMap;

    fn amounts(gross: i64) -> Amounts {
        Amounts {
            currency: Currency::BRL,
            gross,
            surcharge: None,
            tax: Some(0),
            fee: Some(gross / 10),
            affiliate: Share::Amount(gross / 5),
            coproducer: Share::Nobody,
            stated_net: None,
            settlement: None,
        }
    }

    fn balances(rows: &[Transfer]) -> BTreeMap<(Currency, Account), i64> {
        let mut sums = BTreeMap::new();
        for row in rows {
            assert!(row.amount > 0);
            *sums.entry((row.currency, row.debit)).or_insert(0) -= row.amount;
            *sums.entry((row.currency, row.credit)).or_insert(0) += row.amount;
        }
        sums.retain(|_, sum| *sum != 0);
        sums
    }

    fn walk(states: &[(State, Option<i64>)], amounts: &Amounts, external: bool) -> (Progress, Vec<Transfer>) {
        let time = |n: usize| Time::from_timestamp(1_700_000_000 + n as i64, 0).unwrap();
        let mut progress = Progress::start(time(0));
        let mut rows = Vec::new();
        for (n, (to, refunded)) in states.iter().enumerate() {
            let event = Event { to: *to, at: time(n + 1), cause: Cause::Gateway, refunded: *refunded, note: None };
            if let Ok(next) = progress.apply(&event, amounts.gross) {
                rows.extend(postings(&progress, &next, amounts, external));
                progress = next;
            }
        }
        (progress, rows)
    }

    #[test]
    fn an_approval_gives_everybody_their_part() {
        let (_, rows) = walk(&[(State::Approved, None)], &amounts(10_000), false);
        let sums = balances(&rows);
        assert_eq!(sums[&(Currency::BRL, Account::Clearing)], -10_000);
        assert_eq!(sums[&(Currency::BRL, Account::Fees)], 1_000);
        assert_eq!(sums[&(Currency::BRL, Account::Affiliates)], 2_000);
        assert_eq!(sums[&(Currency::BRL, Account::Pending)], 7_000);
    }

    #[test]
    fn a_sale_paid_elsewhere_never_becomes_balance() {
        let (_, rows) = walk(&[(State::Approved, None), (State::Complete, None)], &amounts(10_000), true);
        assert!(rows.iter().all(|row| row.debit as i16 >= 20 && row.credit as i16 >= 20));
    }

    #[test]
    fn an_unknown_split_is_kept_apart_and_a_wrong_one_shown() {
        let unknown = Amounts { fee: None, ..amounts(10_000) };
        assert_eq!(balances(&walk(&[(State::Approved, None)], &unknown, true).1)[&(Currency::BRL, Account::ExternalUnsplit)], 8_000);
        let wrong = Amounts { stated_net: Some(6_900), ..amounts(10_000) };
        assert_eq!(balances(&walk(&[(State::Approved, None)], &wrong, true).1)[&(Currency::BRL, Account::ExternalUnexplained)], 100);
    }

    #[test]
    fn another_currency_is_reached_through_the_exchange_account() {
        let sale = Amounts {
            currency: Currency::MXN,
            gross: 99_900,
            surcharge: None,
            tax: Some(0),
            fee: Some(620),
            affiliate: Share::Nobody,
            coproducer: Share::Nobody,
            stated_net: Some(4_880),
            settlement: Some(Settlement { currency: Currency::USD, rate: None }),
        };
        let sums = balances(&walk(&[(State::Approved, None)], &sale, true).1);
        assert_eq!(sums[&(Currency::MXN, Account::Exchange)], 99_900);
        assert_eq!(sums[&(Currency::USD, Account::Exchange)], -5_500);
        assert_eq!(sums[&(Currency::USD, Account::ExternalNet)], 4_880);
    }

    #[test]
    fn a_sale_for_nothing_gives_back_its_fee() {
        for (end, external) in [(State::Refunded, true), (State::Chargeback, false), (State::Cancelled, true)] {
            for sale in [Amounts { fee: Some(100), ..amounts(0) }, Amounts { stated_net: Some(-300), fee: None, ..amounts(0) }] {
                let (_, rows) = walk(&[(State::Approved, None)], &sale, external);
                assert!(!balances(&rows).is_empty());
                let (_, rows) = walk(&[(State::Approved, None), (end, None)], &sale, external);
                assert_eq!(balances(&rows), BTreeMap::new(), "{end}");
            }
        }
    }

    /// Amounts of any kind, known or not, that need not fit together.
    fn any_amounts() -> impl Strategy<Value = Amounts> {
        let part = || prop::option::of(0_i64..200_000);
        let share = || prop_oneof![Just(Share::Nobody), Just(Share::Unknown), (0_i64..200_000).prop_map(Share::Amount)];
        let rate = prop_oneof![Just(None), Just(Some(Decimal::new(2, 1))), Just(Some(Decimal::new(51_234, 4)))];
        let gross = prop_oneof![Just(0), Just(1), 0_i64..1_000_000];
        (gross, part(), part(), share(), share(), prop::option::of(-100_000_i64..200_000), prop::option::of(rate)).prop_map(
            |(gross, tax, fee, affiliate, coproducer, stated_net, rate)| Amounts {
                tax,
                fee,
                affiliate,
                coproducer,
                stated_net,
                settlement: rate.map(|rate| Settlement { currency: Currency::USD, rate }),
                ..amounts(gross)
            },
        )
    }

    proptest! {
        #[test]
        fn what_was_given_back_whole_leaves_nothing_whatever_the_amounts(
            sale in any_amounts(),
            moves in prop::collection::vec((0_i16..17, prop::option::of(0_i64..300_000)), 1..15),
            end in prop::sample::select(vec![State::Refunded, State::Chargeback, State::Cancelled]),
            external: bool,
        ) {
            let mut moves: Vec<_> = moves.into_iter().map(|(code, refunded)| (State::from_repr(code).unwrap(), refunded)).collect();
            moves.insert(0, (State::Approved, None));
            moves.push((end, None));
            let (progress, rows) = walk(&moves, &sale, external);
            if matches!(progress.standing(), Standing::Returned | Standing::Withdrawn) {
                prop_assert_eq!(balances(&rows), BTreeMap::new());
            }
        }

        #[test]
        fn whatever_happens_the_ledger_is_zero_in_sum_and_a_refunded_sale_leaves_nothing(
            gross in 0_i64..1_000_000,
            moves in prop::collection::vec((0_i16..17, prop::option::of(0_i64..300_000)), 1..15),
            external: bool,
            known: bool,
        ) {
            let sale = Amounts { fee: known.then_some(gross / 7), ..amounts(gross) };
            let moves: Vec<_> = moves.into_iter().map(|(code, refunded)| (State::from_repr(code).unwrap(), refunded)).collect();
            let (progress, rows) = walk(&moves, &sale, external);
            let sums = balances(&rows);
            prop_assert_eq!(sums.values().sum::<i64>(), 0);
            match progress.standing() {
                Standing::Returned | Standing::Withdrawn | Standing::Lost | Standing::Open => prop_assert!(sums.is_empty(), "{:?}", sums),
                Standing::Sold => {
                    let buyers = if external { Account::ExternalBuyers } else { Account::Clearing };
                    let paid = -sums.get(&(Currency::BRL, buyers)).copied().unwrap_or(0);
                    prop_assert!((paid - (gross - progress.refunded)).abs() <= rows.len() as i64, "what buyers paid and did not get back");
                }
            }
        }
    }
}
