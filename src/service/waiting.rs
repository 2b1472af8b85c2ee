//! The waiting list of a full day: who waits is written to when a time comes free, and for a while it is theirs alone.
//!
//! A time is offered once: when its fifteen minutes are over it is public, and who missed it is offered another after all others, but never the
//! same one again, and three in all: nobody proves their address here, and what is offered is kept from the public. Letters leave by day in the
//! reader's zone, so at night a time is public at once.

use crate::bookings::{Visitor, own_hold, times};
use crate::limits::{Limit, allow};
use crate::mail::booked as letters;
use crate::mail::letters::post;
use crate::office::Office;
use crate::products::{ProductError, zone_exists};
use crate::secret::{self, Secret};
use chrono::{Datelike, NaiveDate, TimeDelta, Timelike};
use domain::Time;
use domain::agenda::YEARS;
use domain::booking::slots::slots;
use domain::booking::{ClaimEvent, ClaimState, Slot, Standing};
use domain::calendar::{day_of, local, parse_zone, span_of_days};
use domain::id::ClaimId;
use domain::language::Language;
use domain::name::Email;
use domain::sale::Cause;
use std::collections::HashSet;
use store::bookings::{self, By, Claim};
use store::products::online;
use store::waiting::{self, After, Offer, Waiting};
use store::{StoreError, Tx};

/// How long a time is kept for who waited.
const ALONE: TimeDelta = TimeDelta::minutes(15);
/// Hours of the reader's day in which they are written to.
const DAY: std::ops::Range<u32> = 8..22;
/// How many times are offered to one who waits for a day.
const OFFERS: i64 = 3;
/// Of whom one step of a run looks after.
const BATCH: i64 = 500;
/// How often a transaction is done again that got in another's way.
const TRIES: usize = 4;

/// Why nobody was put on a list, or nothing is behind a link.
#[derive(Debug, thiserror::Error)]
pub enum WaitError {
    #[error("nothing of that kind")]
    NotFound,
    /// The day has free times, so nobody has to wait for it.
    #[error("there are free times")]
    NotFull,
    /// The service has no hours on that day, or it is over.
    #[error("no times on that day")]
    NoHours,
    #[error("not an e-mail address")]
    Address,
    #[error("too many attempts")]
    TooOften,
    /// What was offered is public by now.
    #[error("the offer is over")]
    Over,
    /// The visitor is paying for another time of the same service.
    #[error("a payment is under way")]
    Paying,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ProductError> for WaitError {
    fn from(error: ProductError) -> Self {
        match error {
            ProductError::Store(error) => Self::Store(error),
            _ => Self::NotFound,
        }
    }
}

/// Who asks to wait.
#[derive(Debug, Clone, Copy)]
pub struct Asks<'a> {
    pub email: &'a str,
    pub language: Language,
    /// Where they come from, for the throttle.
    pub address: &'a str,
}

/// What is behind a link of such a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    pub service: String,
    pub slug: String,
    pub day: NaiveDate,
    pub zone: String,
    /// The time that is kept for them, and until when.
    pub offer: Option<(Slot, Time)>,
}

/// Puts somebody on the list of a day of the service on sale under `slug`, by the clock of `zone`. Who is on it already stays on it, and
/// nobody is told which.
pub async fn join(office: &Office, slug: &str, day: NaiveDate, zone: &str, asks: Asks<'_>, now: Time) -> Result<(), WaitError> {
    let email = Email::parse(asks.email).map_err(|_| WaitError::Address)?;
    // Beyond what a calendar can hold nothing is offered.
    if !YEARS.contains(&day.year()) {
        return Err(WaitError::NoHours);
    }
    let limits = [
        Limit { kind: "wait", who: &[asks.address], most: 20, seconds: 3_600 },
        Limit { kind: "wait-mail", who: &[email.as_str()], most: 5, seconds: 3_600 },
        Limit { kind: "wait-day", who: &[email.as_str()], most: 10, seconds: 24 * 3_600 },
    ];
    if !allow(office, &limits, now).await? {
        return Err(WaitError::TooOften);
    }
    let mut tx = office.db.read().await?;
    let (owner, product, sessions) = times::offered(&mut tx, slug, now).await?;
    let zone =
        parse_zone(zone).filter(|_| zone_exists(zone)).or_else(|| parse_zone(sessions.schedule.zone())).ok_or(WaitError::NotFound)?;
    let window = span_of_days(day, day, zone);
    let last = day_of(now, zone) + chrono::Days::new(u64::from(sessions.schedule.ahead()) + 1);
    if window.to <= now || day > last {
        return Err(WaitError::NoHours);
    }
    let free = |busy: &[_]| slots(&sessions.schedule, sessions.duration, busy, window, now).map_err(|_| WaitError::NotFound);
    if free(&[])?.is_empty() {
        return Err(WaitError::NoHours);
    }
    let busy = times::taken(&mut tx, owner, &sessions, window, None, now).await?;
    if !free(&busy)?.is_empty() {
        return Err(WaitError::NotFull);
    }
    drop(tx);
    let link = office.secret();
    let waiting = Waiting {
        owner,
        id: office.id(now),
        product,
        slug: slug.to_owned(),
        day,
        zone: zone.name().to_owned(),
        ends_at: window.to,
        email,
        language: asks.language,
        link: link.hash(),
        offer: None,
        made_at: now,
    };
    let mut tx = office.db.write().await?;
    if waiting::add(&mut tx, &waiting).await? {
        let service = service_of(&mut tx, &waiting).await?;
        let letter = letters::waits(office, waiting.language, &service, day, &link);
        post(&mut tx, office, &waiting.email, &letter, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Offers times that have come free to those who wait, one each, who has waited longest first; to how many. For a job that runs often.
///
/// All who wait are looked through, however many do so in vain; those who wait for the same day ask once.
pub async fn work(office: &Office, now: Time) -> Result<u64, StoreError> {
    let (mut offered, mut after) = (0, After::default());
    let mut full = HashSet::new();
    loop {
        let (page, next) = waiting::hoping(&mut office.db.read().await?, now, OFFERS, after, BATCH).await?;
        for waiting in page {
            let day = (waiting.owner, waiting.product, waiting.day, waiting.zone.clone());
            if !DAY.contains(&local(now, &waiting.zone).hour()) || full.contains(&day) {
                continue;
            }
            match offer(office, &waiting, now).await {
                Ok(Offered::Something) => offered += 1,
                Ok(Offered::Nothing) => {}
                Ok(Offered::IsFull) => {
                    full.insert(day);
                }
                // Somebody else was at the same time; one that fails stops no other.
                Err(error) => tracing::warn!(owner = %waiting.owner, %error, "nothing is offered to who waits"),
            }
        }
        match next {
            Some(next) => after = next,
            None => return Ok(offered),
        }
    }
}

/// What came of looking for a time.
enum Offered {
    Something,
    Nothing,
    /// Nor is there anything for others who wait for the same.
    IsFull,
}

/// The public address that the service of somebody who waits has now; none while it is off sale.
async fn slug_of(tx: &mut Tx, waiting: &Waiting) -> Result<Option<String>, StoreError> {
    let service = online::get(tx, waiting.owner, waiting.product).await?.filter(|service| service.on_sale().is_some());
    Ok(service.and_then(|service| service.slug).map(|slug| slug.as_str().to_owned()))
}

async fn offer(office: &Office, waiting: &Waiting, now: Time) -> Result<Offered, WaitError> {
    let mut tx = office.db.read().await?;
    // Off sale: there may be more to wait for later.
    let Some(slug) = slug_of(&mut tx, waiting).await? else { return Ok(Offered::IsFull) };
    let (owner, product, sessions) = match times::offered(&mut tx, &slug, now).await {
        Ok(offered) => offered,
        Err(ProductError::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(Offered::IsFull),
    };
    let zone = parse_zone(&waiting.zone).ok_or(WaitError::NotFound)?;
    let window = span_of_days(waiting.day, waiting.day, zone);
    let busy = times::taken(&mut tx, owner, &sessions, window, None, now).await?;
    let free = slots(&sessions.schedule, sessions.duration, &busy, window, now).map_err(|_| WaitError::NotFound)?;
    let before = waiting::offered(&mut tx, owner, product, window.from, window.to).await?;
    if !free.iter().any(|slot| is_new(&before, slot, &waiting.email)) {
        // What this one has had may be offered to others.
        let is_full = free.iter().all(|slot| before.iter().any(|one| one.start == slot.start && !one.is_chosen));
        return Ok(if is_full { Offered::IsFull } else { Offered::Nothing });
    }
    drop(tx);
    let mut tx = office.db.write().await?;
    bookings::lapse_overdue(&mut tx, owner, now).await?;
    // Who missed what they were offered hopes again.
    let hopes = |known: &Waiting| known.offer.as_ref().is_none_or(|offer| offer.until <= now);
    let Some(waiting) = waiting::locked(&mut tx, owner, waiting.id).await?.filter(hopes) else { return Ok(Offered::Nothing) };
    let before = waiting::offered(&mut tx, owner, product, window.from, window.to).await?;
    let Some(slot) = free.into_iter().find(|slot| is_new(&before, slot, &waiting.email)) else { return Ok(Offered::Nothing) };
    let link = office.secret();
    let until = now + ALONE;
    let claim = held(office, &waiting, slot, slot.claim(sessions.schedule.buffers()), link.hash(), until, now);
    if !bookings::take(&mut tx, &claim, &By::cause(Cause::Schedule)).await? {
        return Ok(Offered::Nothing);
    }
    let offer = Offer { link: link.hash(), claim: claim.id, slot_from: slot.start, until };
    if !waiting::offer(&mut tx, &waiting, &offer).await? {
        return Ok(Offered::Nothing);
    }
    let service = service_of(&mut tx, &waiting).await?;
    let letter = letters::came_free(office, waiting.language, &service, (slot.start, &waiting.zone), until, &link);
    post(&mut tx, office, &waiting.email, &letter, now).await?;
    tx.commit().await?;
    Ok(Offered::Something)
}

/// Whether a time may be offered to this address: it never was, nor to anybody who let it go.
fn is_new(before: &[waiting::Offered], slot: &Slot, email: &Email) -> bool {
    !before.iter().any(|one| one.start == slot.start && (!one.is_chosen || one.email == email.as_str()))
}

/// What is behind a link.
pub async fn behind(office: &Office, token: &str, now: Time) -> Result<Behind, WaitError> {
    let mut tx = office.db.read().await?;
    let waiting = waiting::by_link(&mut tx, &secret::hash(token)).await?.ok_or(WaitError::NotFound)?;
    let offer = match kept(&mut tx, &waiting, now).await? {
        Some(claim) => claim.standing.deadline().map(|until| (claim.session, until)),
        None => None,
    };
    let service = service_of(&mut tx, &waiting).await?;
    let slug = slug_of(&mut tx, &waiting).await?.unwrap_or(waiting.slug);
    Ok(Behind { service, slug, day: waiting.day, zone: waiting.zone, offer })
}

/// Takes the time that was offered: from now on it is a hold of fifteen minutes like any other, of this visitor. The secret of one who had none,
/// and the service's address.
///
/// What they hold of the service besides is given back: a visitor has one hold of it.
///
/// # Errors
/// [`WaitError::Over`] where the time is public by now; [`WaitError::Paying`] where they are paying for another of the service.
pub async fn choose(office: &Office, token: &str, visitor: Visitor<'_>, now: Time) -> Result<(Option<Secret>, String), WaitError> {
    let mut tries = 1;
    loop {
        match attempt(office, token, visitor, now).await {
            Err(WaitError::Store(error)) if error.is_collision() && tries < TRIES => tries += 1,
            chosen => return chosen,
        }
    }
}

async fn attempt(office: &Office, token: &str, visitor: Visitor<'_>, now: Time) -> Result<(Option<Secret>, String), WaitError> {
    let waiting = waiting::by_link(&mut office.db.read().await?, &secret::hash(token)).await?.ok_or(WaitError::NotFound)?;
    let mut tx = office.db.write().await?;
    let waiting = waiting::locked(&mut tx, waiting.owner, waiting.id).await?.ok_or(WaitError::NotFound)?;
    let known = kept(&mut tx, &waiting, now).await?.ok_or(WaitError::Over)?;
    let rules = &office.rules.holds;
    // A secret that nobody was given is nobody's: who brings one gets another. Who has one keeps it, with all that they hold by it.
    let mut holder = visitor.secret.map(secret::hash);
    if let Some(presented) = &holder
        && !bookings::is_known(&mut tx, presented).await?
    {
        holder = None;
    }
    let own = match &holder {
        Some(holder) => own_hold(&mut tx, holder, waiting.owner, waiting.product, now).await?,
        None => None,
    };
    if let Some(own) = own
        && let Some(mut own) = bookings::locked(&mut tx, own.owner, own.id).await?
    {
        match own.standing.apply(ClaimEvent::Release, own.session, rules, now) {
            Ok((to, effect)) => {
                bookings::advance(&mut tx, &mut own, ClaimEvent::Release, to, effect, &By::cause(Cause::Buyer), now).await?;
            }
            Err(_) if own.standing.state() == ClaimState::Paying => return Err(WaitError::Paying),
            Err(_) => {}
        }
    }
    let mut old = bookings::locked(&mut tx, known.owner, known.id).await?.ok_or(WaitError::Over)?;
    let (end, _) = old.standing.apply(ClaimEvent::Move, old.session, rules, now).map_err(|_| WaitError::Over)?;
    let link = if holder.is_none() { Some(office.secret()) } else { None };
    let holder = holder.or(link.as_ref().map(Secret::hash)).unwrap_or_default();
    let mut new = held(office, &waiting, old.session, old.range, holder, now + rules.hold, now);
    (new.follows, new.chain_began, new.address) = (Some(old.id), Some(now), Some(secret::hash(visitor.address)));
    if !bookings::replace(&mut tx, &mut old, ClaimEvent::Move, end, &new, &By::cause(Cause::Buyer)).await? {
        return Err(WaitError::Over);
    }
    waiting::chosen(&mut tx, &waiting, old.session.start).await?;
    waiting::remove(&mut tx, waiting.owner, waiting.id).await?;
    let slug = slug_of(&mut tx, &waiting).await?.unwrap_or(waiting.slug);
    tx.commit().await?;
    Ok((link, slug))
}

/// Leaves the list; what was kept is public at once. Said twice, it changes nothing.
pub async fn leave(office: &Office, token: &str, now: Time) -> Result<(), WaitError> {
    let Some(waiting) = waiting::by_link(&mut office.db.read().await?, &secret::hash(token)).await? else { return Ok(()) };
    let mut tx = office.db.write().await?;
    let Some(waiting) = waiting::locked(&mut tx, waiting.owner, waiting.id).await? else { return Ok(()) };
    if let Some(known) = kept(&mut tx, &waiting, now).await?
        && let Some(mut claim) = bookings::locked(&mut tx, known.owner, known.id).await?
        && let Ok((to, effect)) = claim.standing.apply(ClaimEvent::Release, claim.session, &office.rules.holds, now)
    {
        bookings::advance(&mut tx, &mut claim, ClaimEvent::Release, to, effect, &By::cause(Cause::Buyer), now).await?;
    }
    waiting::remove(&mut tx, waiting.owner, waiting.id).await?;
    Ok(tx.commit().await?)
}

/// The claim that is kept for somebody, while it is.
async fn kept(tx: &mut Tx, waiting: &Waiting, now: Time) -> Result<Option<Claim>, StoreError> {
    let Some(offer) = &waiting.offer else { return Ok(None) };
    let claim = bookings::get(tx, waiting.owner, offer.claim).await?;
    Ok(claim.filter(|claim| claim.standing.is_live(now) && matches!(claim.standing, Standing::Held { .. })))
}

fn held(
    office: &Office,
    waiting: &Waiting,
    session: Slot,
    range: domain::figures::Span,
    holder: Vec<u8>,
    deadline: Time,
    now: Time,
) -> Claim {
    Claim {
        owner: waiting.owner,
        id: ClaimId(office.id(now)),
        product: waiting.product,
        booking: None,
        follows: None,
        session,
        range,
        standing: Standing::Held { deadline },
        holder: Some(holder),
        address: None,
        order: None,
        chain_began: None,
        made_at: now,
        changed_at: now,
        last_event: 0,
    }
}

async fn service_of(tx: &mut Tx, waiting: &Waiting) -> Result<String, StoreError> {
    let service = online::get(tx, waiting.owner, waiting.product).await?;
    Ok(service.and_then(|service| service.on_sale().map(|draft| draft.information.name.clone())).unwrap_or_else(|| waiting.slug.clone()))
}
