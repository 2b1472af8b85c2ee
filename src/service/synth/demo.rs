//! The demo: three accounts, a producer's fourteen months of sales, and a pulse that keeps them going.

use super::bench::Recorded;
use super::random::{Dice, Ids};
use super::{SynthError, World};
use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use domain::Time;
use domain::account::SignUp;
use domain::calendar::day_of;
use domain::id::{AccountId, Mint, OwnerId};
use domain::language::Language;
use domain::listing::Filter;
use domain::money::Currency;
use domain::name::Email;
use domain::sale::{Cause, Event, Method, State};
use std::collections::HashSet;
use store::owners::{self, Owner};
use store::sales::{self, Incoming, record};
use store::{Db, StoreError, Tx, accounts};

/// The producer with sales.
pub const DEMO_EMAIL: &str = "demo@mostrador.example";
/// The operator of the installation.
pub const OPERATOR_EMAIL: &str = "operator@mostrador.example";
/// A producer who has not sold anything yet.
pub const NEW_EMAIL: &str = "new@mostrador.example";
/// The password of all three.
pub const DEMO_PASSWORD: &str = "mostrador-demo";
/// Months of sales before the month in which the demo was made.
pub const DEMO_MONTHS: u32 = 14;

/// Sales in one transaction: short enough that nobody who looks at the demo waits for them.
const BATCH: usize = 250;

/// The accounts of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoAccounts {
    pub producer: AccountId,
    pub operator: AccountId,
    pub newcomer: AccountId,
    /// False where the producer was there before.
    pub is_new: bool,
}

/// Makes the accounts of the demo, and the producer's sales of this month and the last; does nothing where the producer is there.
/// `password_hash` is the hash of [`DEMO_PASSWORD`].
///
/// # Errors
/// What the store could not do. A run that failed can be repeated: [`demo_history`] fills what is missing.
pub async fn demo(db: &Db, password_hash: &str, now: Time) -> Result<DemoAccounts, SynthError> {
    let people = [
        ("Helena Duarte", DEMO_EMAIL, Language::Portuguese, false),
        ("Operator", OPERATOR_EMAIL, Language::English, true),
        ("Bruno Tavares", NEW_EMAIL, Language::Portuguese, false),
    ];
    let mut tx = db.write().await?;
    if !is_ours(&mut tx).await? {
        return Err(SynthError::NotADemo);
    }
    let mut ids = Ids::new(0, 0, now);
    let mut random = move || ids.bytes();
    let mut mint = Mint::new(&mut random);
    let mut found = Vec::with_capacity(people.len());
    for (name, email, language, is_operator) in people {
        let email = Email::parse(email)?;
        found.push(match accounts::by_email(&mut tx, &email).await? {
            Some(account) => (account.id, false),
            None => {
                let id = AccountId(mint.id(now));
                let form = SignUp {
                    name: name.into(),
                    email,
                    // Only its hash is stored.
                    password: String::new(),
                    country: "BR",
                    time_zone: "America/Sao_Paulo".into(),
                    currency: Currency::BRL,
                    language,
                };
                accounts::add(&mut tx, id, &form, password_hash, is_operator, Some(now), now).await?;
                (id, true)
            }
        });
    }
    let ((producer, is_new), (operator, _), (newcomer, _)) = (found[0], found[1], found[2]);
    tx.commit().await?;
    if is_new {
        let (owner, opened) = demo_owner(db).await?;
        let (this, last) = (month_of(&owner, now, 0), month_of(&owner, now, 1));
        for month in [this, last] {
            fill(db, &owner, World::demo_month(owner.zone, month, opened, now), now).await?;
        }
    }
    Ok(DemoAccounts { producer, operator, newcomer, is_new })
}

/// Brings the demo's sales up to date, the newest month first: what happened since they were made, and the older months where
/// they are missing. Running it again, also after an interruption, adds nothing twice.
///
/// # Errors
/// [`SynthError::NoDemo`] before [`demo`], or what the store could not do.
pub async fn demo_history(db: &Db, now: Time) -> Result<Recorded, SynthError> {
    let (owner, opened) = demo_owner(db).await?;
    let oldest = month_of(&owner, opened, DEMO_MONTHS);
    let mut recorded = Recorded::default();
    for back in 0.. {
        let month = month_of(&owner, now, back);
        if month < oldest {
            break;
        }
        let filled = fill(db, &owner, World::demo_month(owner.zone, month, opened, now), now).await?;
        recorded.added += filled.added;
        recorded.updated += filled.updated;
        recorded.unchanged += filled.unchanged;
        recorded.refused += filled.refused;
    }
    Ok(recorded)
}

/// Lets the demo live: moves on what time moves on, and lets somebody buy just now. What comes of it depends on `seed`.
///
/// # Errors
/// [`SynthError::NoDemo`] before [`demo`], or what the store could not do.
pub async fn demo_pulse(db: &Db, now: Time, seed: u64) -> Result<Recorded, SynthError> {
    let (owner, opened) = demo_owner(db).await?;
    let mut dice = Dice::new(seed, now.timestamp_micros() as u64);
    // Whatever is still under way began in the last days.
    let since = now - TimeDelta::days(5);
    let mut months = vec![month_of(&owner, since, 0), month_of(&owner, now, 0)];
    months.dedup();
    let mut news: Vec<Incoming> = months
        .into_iter()
        .flat_map(|month| World::demo_month(owner.zone, month, opened, now))
        .filter(|sale| sale.created_at >= since)
        .collect();
    let planned: HashSet<&str> = news.iter().map(|sale| sale.transaction.as_str()).collect();
    let start = now - TimeDelta::seconds(dice.between(45, 420));
    let paid = if dice.chance(500) { waiting(db, &owner, &planned, now).await? } else { None };
    let bought = World::demo_extra(owner.zone, dice.bits(), start, now);
    if let (Some((code, since)), Some(template)) = (paid, &bought) {
        // Of a sale that is known, only its code and its new event are looked at.
        let event = Event { to: State::Approved, at: now, cause: Cause::Gateway, refunded: None, note: None };
        news.push(Incoming { transaction: code, created_at: since, events: vec![event], ..template.clone() });
    }
    news.extend(bought);
    fill(db, &owner, news.into_iter(), now).await
}

/// The oldest Pix of an earlier pulse that waits for its money, with its start.
async fn waiting(db: &Db, owner: &Owner, planned: &HashSet<&str>, now: Time) -> Result<Option<(String, Time)>, SynthError> {
    let mut tx = db.read().await?;
    let filter = Filter { states: vec![State::WaitingPayment], methods: vec![Method::Pix], ..Filter::default() };
    let page = sales::page(&mut tx, owner, &domain::collaborators::Products::all(), &filter).await?;
    let is_ripe = |created_at: Time| created_at < now - TimeDelta::minutes(3);
    Ok(page
        .lines
        .into_iter()
        .rev()
        .find(|line| !planned.contains(line.code.as_str()) && is_ripe(line.created_at))
        .map(|line| (line.code, line.created_at)))
}

/// Whether nobody had an account before the demo came: whoever signed up later did so in the demo.
async fn is_ours(tx: &mut Tx) -> Result<bool, StoreError> {
    let Some(first) = accounts::first(tx).await? else { return Ok(true) };
    Ok([DEMO_EMAIL, OPERATOR_EMAIL, NEW_EMAIL].contains(&first.email.as_str()) && first.confirmed_at.is_some())
}

/// The demo's producer, and when the demo was made.
async fn demo_owner(db: &Db) -> Result<(Owner, Time), SynthError> {
    let mut tx = db.read().await?;
    let account = accounts::by_email(&mut tx, &Email::parse(DEMO_EMAIL)?).await?.ok_or(SynthError::NoDemo)?;
    let owner = owners::get(&mut tx, OwnerId::from(account.id)).await?.ok_or(SynthError::NoDemo)?;
    // The account of the demo is confirmed when it is made.
    Ok((owner, account.confirmed_at.ok_or(SynthError::NoDemo)?))
}

/// The first day of the owner's month `back` months before the one of `time`.
fn month_of(owner: &Owner, time: Time, back: u32) -> NaiveDate {
    let day = day_of(time, owner.zone);
    let first = day.with_day(1).unwrap_or(day);
    first.checked_sub_months(Months::new(back)).unwrap_or(first)
}

async fn fill(db: &Db, owner: &Owner, mut sales: impl Iterator<Item = Incoming>, now: Time) -> Result<Recorded, SynthError> {
    let mut recorded = Recorded::default();
    loop {
        let batch: Vec<Incoming> = sales.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(recorded);
        }
        let mut tx = db.write().await?;
        let version = version(&mut tx, owner).await?;
        let mut ids = Ids::new(batch[0].created_at.timestamp_micros() as u64, version, now);
        let mut random = move || ids.bytes();
        let mut mint = Mint::new(&mut random);
        let outcomes = record(&mut tx, owner, &batch, &mut mint, now).await?;
        let before = recorded;
        recorded.count(&outcomes);
        if (recorded.added, recorded.updated) != (before.added, before.updated) {
            tx.commit().await?;
        }
    }
}

/// The owner's present version: no two batches that were kept saw the same, so that no two draw the same ids.
async fn version(tx: &mut Tx, owner: &Owner) -> Result<u64, StoreError> {
    Ok(owners::get(tx, owner.id).await?.map_or(0, |owner| owner.version as u64))
}
