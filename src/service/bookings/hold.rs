//! Holds: a time kept for a visitor while they pay, moved when they choose another, given back.

use super::{BookingError, times};
use crate::office::Office;
use crate::secret::{self, Secret};
use domain::Time;
use domain::booking::{ClaimEvent, ClaimState, Slot, Standing};
use domain::id::{ClaimId, OwnerId, ProductId};
use domain::sale::Cause;
use store::bookings::{self, By, Claim};
use store::{StoreError, Tx};

/// Who asks for a time.
#[derive(Debug, Clone, Copy)]
pub struct Visitor<'a> {
    /// What they were given with their first hold.
    pub secret: Option<&'a str>,
    /// The address they come from.
    pub address: &'a str,
}

/// A time that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub id: ClaimId,
    pub owner: OwnerId,
    pub product: ProductId,
    pub slot: Slot,
    /// The end of the hold; where a payment was begun in time, it may be confirmed a while later.
    pub deadline: Time,
    /// Whether a payment is under way.
    pub is_paying: bool,
    /// What the server's clock says, for a reader whose own is wrong.
    pub now: Time,
}

/// A hold, and the secret of a visitor who had none: handed out once.
#[derive(Debug, Clone)]
pub struct Granted {
    pub held: Held,
    pub secret: Option<Secret>,
}

/// How often a transaction is done again that got in another's way.
const TRIES: usize = 4;

/// Keeps the time that starts at `start` for a visitor, at the service on sale under `slug`.
///
/// A visitor has one hold of a product: choosing another time moves it, choosing the same again keeps it with its deadline.
///
/// # Errors
/// [`BookingError::Taken`] and [`BookingError::NotOffered`] with the free times nearest; the visitor's present hold stays as it is.
pub async fn hold(office: &Office, slug: &str, start: Time, visitor: Visitor<'_>, now: Time) -> Result<Granted, BookingError> {
    let mut tries = 1;
    let mut tidies = false;
    loop {
        match attempt(office, slug, start, visitor, tidies, now).await {
            Ok(Attempt::Granted(granted)) => return Ok(*granted),
            Ok(Attempt::Overdue) => tidies = true,
            Err(error) if error.is_collision() && tries < TRIES => tries += 1,
            Err(error) => return Err(error),
        }
    }
}

/// How trying to hold a time ended.
enum Attempt {
    Granted(Box<Granted>),
    /// Perhaps only claims whose time is up were in the way.
    Overdue,
}

/// `tidies`: claims whose time is up are lapsed before anything is taken, so that nobody who tidies up waits for who has taken something. Most
/// who come need not: a visitor who is new, at a time that nobody had.
async fn attempt(office: &Office, slug: &str, start: Time, visitor: Visitor<'_>, tidies: bool, now: Time) -> Result<Attempt, BookingError> {
    let mut tx = office.db.look().await?;
    let (owner, product, sessions) = times::offered(&mut tx, slug, now).await?;
    // A secret that nobody was given is nobody's: who brings one gets another.
    let mut holder = visitor.secret.map(secret::hash);
    if let Some(presented) = &holder
        && !bookings::is_known(&mut tx, presented).await?
    {
        holder = None;
    }
    let own = match &holder {
        Some(holder) => own_hold(&mut tx, holder, owner, product, now).await?,
        None => None,
    };
    if let Some(own) = &own {
        if own.session.start == start {
            return Ok(Attempt::Granted(Box::new(Granted { held: held(own, now)?, secret: None })));
        }
        if own.standing.state() == ClaimState::Paying {
            return Err(BookingError::Paying);
        }
    }
    let slot = times::check(&mut tx, owner, &sessions, start, own.as_ref().map(|own| own.id), now).await?;

    let mut tx = tx.into_writing(&office.db).await?;
    let address = secret::hash(visitor.address);
    if office.limits {
        // Before anything else is locked, so that nobody who waits for it is in the way of another.
        bookings::lock_address(&mut tx, &address).await?;
    }
    if tidies || holder.is_some() {
        // A hold of their own that nobody has noticed to be over would be in their way.
        bookings::lapse_overdue(&mut tx, owner, now).await?;
    }
    let own = match own {
        Some(own) => bookings::locked(&mut tx, owner, own.id).await?.filter(|own| own.standing.keep_until().is_some()),
        None => None,
    };
    let chain = match &holder {
        Some(holder) => bookings::chain(&mut tx, owner, holder).await?,
        None => None,
    };
    let grant = office.rules.holds.grant(chain, now).map_err(|resting| BookingError::Resting { until: resting.until })?;
    if own.is_none() && office.limits && bookings::at_address(&mut tx, &address, now).await? >= office.rules.holds.per_address {
        return Err(BookingError::TooMany);
    }
    let new_secret = if holder.is_none() { Some(office.secret()) } else { None };
    let claim = Claim {
        owner,
        id: ClaimId(office.id(now)),
        product,
        booking: None,
        follows: own.as_ref().map(|own| own.id),
        session: slot,
        range: slot.claim(sessions.schedule.buffers()),
        standing: Standing::Held { deadline: grant.deadline },
        order: None,
        holder: holder.or(new_secret.as_ref().map(Secret::hash)),
        address: Some(address),
        chain_began: Some(grant.chain_began),
        made_at: now,
        changed_at: now,
        last_event: 0,
    };
    let by = By::cause(Cause::Buyer);
    let is_taken = match own {
        Some(mut own) => {
            let (end, _) = match own.standing.apply(ClaimEvent::Move, own.session, &office.rules.holds, now) {
                Err(_) if own.standing.state() == ClaimState::Paying => return Err(BookingError::Paying),
                moved => moved?,
            };
            !bookings::replace(&mut tx, &mut own, ClaimEvent::Move, end, &claim, &by).await?
        }
        None => !bookings::take(&mut tx, &claim, &by).await?,
    };
    if is_taken {
        drop(tx);
        let mut tx = office.db.read().await?;
        if !tidies && bookings::is_overdue(&mut tx, owner, now).await? {
            return Ok(Attempt::Overdue);
        }
        let nearest = times::nearest(&mut tx, owner, &sessions, start, claim.follows, now).await?;
        return Err(BookingError::Taken(nearest));
    }
    tx.commit().await?;
    Ok(Attempt::Granted(Box::new(Granted { held: held(&claim, now)?, secret: new_secret })))
}

/// What a visitor holds or is paying for now, the oldest first; nothing for a secret that nobody was given.
pub async fn current(office: &Office, secret: &str, now: Time) -> Result<Vec<Held>, BookingError> {
    let claims = bookings::held_by(&mut office.db.read().await?, &secret::hash(secret), now).await?;
    claims.iter().map(|claim| held(claim, now)).collect()
}

/// Gives back what a visitor holds: one of their holds, or all. How many there were; what is being paid stays.
///
/// # Errors
/// [`BookingError::Paying`] where the one that was named is being paid.
pub async fn release(office: &Office, secret: &str, only: Option<ClaimId>, now: Time) -> Result<u64, BookingError> {
    let mut tries = 1;
    loop {
        match give_back(office, secret, only, now).await {
            Err(error) if error.is_collision() && tries < TRIES => tries += 1,
            settled => return settled,
        }
    }
}

async fn give_back(office: &Office, secret: &str, only: Option<ClaimId>, now: Time) -> Result<u64, BookingError> {
    let mut tx = office.db.look().await?;
    let claims = bookings::held_by(&mut tx, &secret::hash(secret), now).await?;
    if claims.is_empty() {
        return Ok(0);
    }
    let mut tx = tx.into_writing(&office.db).await?;
    let mut released = 0;
    for mut claim in claims.into_iter().filter(|claim| only.is_none_or(|only| only == claim.id)) {
        match claim.standing.apply(ClaimEvent::Release, claim.session, &office.rules.holds, now) {
            Ok((to, effect)) => {
                // What was seen may have changed since: then this collides, and is done again.
                bookings::advance(&mut tx, &mut claim, ClaimEvent::Release, to, effect, &By::cause(Cause::Buyer), now).await?;
                released += 1;
            }
            Err(_) if only.is_some() && claim.standing.state() == ClaimState::Paying => return Err(BookingError::Paying),
            Err(_) => {}
        }
    }
    tx.commit().await?;
    Ok(released)
}

/// Writes down which holds have lapsed, a calendar at a time; how many there were. Nothing waits for it: time that is up is free.
pub async fn lapse_overdue(office: &Office, now: Time) -> Result<u64, StoreError> {
    let owners = bookings::overdue(&mut office.db.read().await?, now).await?;
    let mut lapsed = 0;
    for owner in owners {
        let done = async {
            let mut tx = office.db.write().await?;
            let count = bookings::lapse_overdue(&mut tx, owner, now).await?;
            tx.commit().await?;
            Ok::<u64, StoreError>(count)
        };
        match done.await {
            Ok(count) => lapsed += count,
            // One calendar that cannot be read stops no other.
            Err(error) => tracing::error!(%owner, %error, "holds of a calendar are not lapsed"),
        }
    }
    Ok(lapsed)
}

/// The live hold of a visitor at a product, if there is one.
pub(crate) async fn own_hold(
    tx: &mut Tx,
    holder: &[u8],
    owner: OwnerId,
    product: ProductId,
    now: Time,
) -> Result<Option<Claim>, StoreError> {
    let held = bookings::held_by(tx, holder, now).await?;
    Ok(held.into_iter().find(|claim| claim.owner == owner && claim.product == product))
}

pub(crate) fn held(claim: &Claim, now: Time) -> Result<Held, BookingError> {
    Ok(Held {
        id: claim.id,
        owner: claim.owner,
        product: claim.product,
        slot: claim.session,
        deadline: claim.standing.deadline().ok_or(BookingError::NotFound)?,
        is_paying: claim.standing.state() == ClaimState::Paying,
        now,
    })
}
