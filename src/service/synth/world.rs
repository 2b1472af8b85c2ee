//! The stream of sales: day after day, each with its newcomers, its renewals and those who come back after a failure.

use super::catalogue::Catalogue;
use super::random::{Dice, mix};
use super::sale::{Draft, Kind, Teller};
use super::season;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use domain::Time;
use domain::calendar::{day_number, day_of, moment, start_of};
use std::collections::BTreeMap;
use store::sales::Incoming;

/// Renewals of subscriptions among a day's sales, per mille.
const RENEWALS: u64 = 90;
/// Years that a set for benchmarks covers.
const BENCH_YEARS: i32 = 5;
/// Products of a set for benchmarks.
const BENCH_PRODUCTS: usize = 60;
/// Sales that the demo tries on an ordinary day, at today's size of the business.
const DEMO_A_DAY: u64 = 47;
/// Seed of the demo: one for all, so that two people who talk about it see the same.
const DEMO_SEED: u64 = 0x4d6f_7374_7261_646f;

/// Believable sales of one owner in time order, none of which knows anything that happens after `now`.
///
/// The same arguments give the same sales. A later `now` gives the same sales again, further on their way, and then those that
/// have begun since. Memory does not grow with the number of sales: buyers follow from their numbers.
pub struct World {
    teller: Teller,
    zone: Tz,
    now: Time,
    seed: u64,
    /// What each day from `first` on tries to sell.
    quotas: Vec<u64>,
    first: NaiveDate,
    /// Days begun so far.
    begun: usize,
    /// Whether the quotas are to be met exactly by `now`: then nobody buys later than that.
    exact: bool,
    /// What is left of the day, the earliest last.
    drafts: Vec<Draft>,
    /// Those who will come back, by day.
    later: BTreeMap<NaiveDate, Vec<Draft>>,
}

impl World {
    /// Exactly `sales` over the five years before `now`, of sixty products, growing slowly.
    pub fn bench(seed: u64, zone: Tz, sales: u64, now: Time) -> Self {
        let today = day_of(now, zone);
        let first = today.with_year(today.year() - BENCH_YEARS).unwrap_or(today - Days::new(365 * BENCH_YEARS as u64));
        let days = (today - first).num_days().max(1) as u64;
        let mut sums = Vec::with_capacity(days as usize + 1);
        let mut sum = 0_u128;
        for (n, day) in first.iter_days().take_while(|day| *day <= today).enumerate() {
            // From 40 % of today's size to all of it.
            let size = 400 + 600 * n as u64 / days;
            let open = if day == today { season::share_before(day, now.with_timezone(&zone).time()).max(1) } else { 1_000 };
            sum += u128::from(season::weight(day) * size * open);
            sums.push(sum);
        }
        let upto = |sum: u128, all: u128| (u128::from(sales) * sum / all.max(1)) as u64;
        let quotas =
            sums.iter().enumerate().map(|(n, upper)| upto(*upper, sum) - if n == 0 { 0 } else { upto(sums[n - 1], sum) }).collect();
        Self::new(Teller::running(seed, Catalogue::bench(seed, BENCH_PRODUCTS), zone, now), seed, zone, now, first, quotas, true)
    }

    /// A calendar month of the demo's producer. `opened` is when the demo was made: it says how large the business is on a day,
    /// so that the same month is the same whenever it is asked for.
    pub(super) fn demo_month(zone: Tz, month: NaiveDate, opened: Time, now: Time) -> Self {
        let first = month.with_day(1).unwrap_or(month);
        let opened = day_of(opened, zone);
        let quotas = first.iter_days().take_while(|day| day.month() == first.month()).map(|day| demo_quota(day, opened)).collect();
        Self::new(Teller::by_day(DEMO_SEED, Catalogue::demo(), zone, now), DEMO_SEED, zone, now, first, quotas, false)
    }

    /// One sale of the demo's producer that begins at `start`.
    pub(super) fn demo_extra(zone: Tz, seed: u64, start: Time, now: Time) -> Option<Incoming> {
        let salt = mix(seed, start.timestamp_micros() as u64);
        let mut teller = Teller::by_day(DEMO_SEED, Catalogue::demo(), zone, now).salted(salt);
        let day = i64::from(day_number(day_of(start, zone)));
        // The upper half of the day's numbers is kept for these.
        teller.begin_day(day, 512 + salt % 512);
        teller.tell(&Draft { at: start, kind: Kind::Fresh }).map(|told| told.news)
    }

    fn new(teller: Teller, seed: u64, zone: Tz, now: Time, first: NaiveDate, quotas: Vec<u64>, exact: bool) -> Self {
        Self { teller, zone, now, seed, quotas, first, begun: 0, exact, drafts: Vec::new(), later: BTreeMap::new() }
    }

    /// Plans the next day; false when there is none before `now`.
    fn begin_day(&mut self) -> bool {
        let day = self.first + Days::new(self.begun as u64);
        let Some(quota) = self.quotas.get(self.begun).copied() else { return false };
        let start = start_of(day, self.zone);
        if start > self.now {
            return false;
        }
        self.begun += 1;
        let number = i64::from(day_number(day));
        self.teller.begin_day(number, 0);
        let mut dice = Dice::new(self.seed, (3 << 60) | number as u64);
        let mut drafts = self.later.remove(&day).unwrap_or_default();
        drafts.truncate(quota as usize);
        let free = quota - drafts.len() as u64;
        for slot in 0..(quota * RENEWALS / 1_000).min(free) {
            // The schedule charges in the early morning.
            let local = day.and_time(NaiveTime::MIN) + TimeDelta::hours(6) + TimeDelta::milliseconds(dice.between(0, 2_400_000));
            drafts.push(Draft { at: moment(local, self.zone), kind: Kind::Renewal { day, slot } });
        }
        while (drafts.len() as u64) < quota {
            drafts.push(Draft { at: season::moment_of(&mut dice, day, self.zone), kind: Kind::Fresh });
        }
        if self.exact && day == day_of(self.now, self.zone) {
            for draft in &mut drafts {
                for _ in 0..40 {
                    if draft.at <= self.now {
                        break;
                    }
                    draft.at = season::moment_of(&mut dice, day, self.zone);
                }
                if draft.at > self.now {
                    draft.at = start + TimeDelta::milliseconds(dice.between(0, (self.now - start).num_milliseconds()));
                }
            }
        }
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.at));
        self.drafts = drafts;
        true
    }

    /// Somebody comes back: today in the place of somebody else, so that the day keeps its number of sales.
    fn schedule(&mut self, draft: Draft, lot: u64) {
        if self.exact && draft.at > self.now {
            return;
        }
        let day = day_of(draft.at, self.zone);
        let today = self.first + Days::new(self.begun.saturating_sub(1) as u64);
        if day > today {
            if day < self.first + Days::new(self.quotas.len() as u64) {
                self.later.entry(day).or_default().push(draft);
            }
            return;
        }
        let left = self.drafts.len();
        let chosen = (0..left.min(8)).map(|n| (lot as usize % left + n) % left).find(|n| matches!(self.drafts[*n].kind, Kind::Fresh));
        if let Some(chosen) = chosen {
            self.drafts.remove(chosen);
            let place = self.drafts.partition_point(|other| other.at > draft.at);
            self.drafts.insert(place, draft);
        }
    }
}

impl Iterator for World {
    type Item = Incoming;

    fn next(&mut self) -> Option<Incoming> {
        loop {
            while self.drafts.is_empty() {
                if !self.begin_day() {
                    return None;
                }
            }
            let draft = self.drafts.pop()?;
            if draft.at > self.now {
                // The rest of the day lies in the future, and so do all days after it.
                self.drafts.clear();
                self.begun = self.quotas.len();
                return None;
            }
            if let Some(told) = self.teller.tell(&draft) {
                if let Some(follower) = told.follower {
                    self.schedule(follower, told.lot);
                }
                return Some(told.news);
            }
        }
    }
}

/// What the demo tries to sell on a day: a business that was half its size fourteen months ago and gains some per cent a week now.
fn demo_quota(day: NaiveDate, opened: NaiveDate) -> u64 {
    let before = (opened - day).num_days();
    let size = match before {
        ..0 => 1_000 + (-before * 3 / 7).min(500),
        0..21 => 1_000 - before * 40 / 7,
        _ => (880 - (before - 21) * 330 / 405).max(400),
    } as u64;
    let mut dice = Dice::new(DEMO_SEED, (6 << 60) | day_number(day) as u64);
    // In thousandths of a sale; what is left over is a sale with that chance.
    let exact = DEMO_A_DAY * season::weight(day) * size / 1_000 * (880 + dice.below(240)) / 1_000;
    exact / 1_000 + u64::from(dice.chance(exact % 1_000))
}
