//! In whose account a caller is, and what they may do there: made anew at every request, from what is stored now.

use crate::accounts::Known;
use domain::Time;
use domain::calendar::{day_of, parse_zone};
use domain::collaborators::{Access, Acting, Limits, Rights};
use domain::id::{CollaboratorId, OwnerId, ProfileId};
use domain::money::Currency;
use store::bearers::{Bearer, Key, Member};

/// The account that a session is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    pub owner: OwnerId,
    /// What its owner is called.
    pub name: String,
    /// The owner's clock, by which everything in the account is told.
    pub time_zone: String,
    pub currency: Currency,
    pub country: String,
    pub place: Place,
}

/// What the account is to whoever is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// One's own.
    Own,
    /// One's own, as somebody with this profile would see it.
    SeenAs { profile: ProfileId, name: String },
    /// Another's, in which one works.
    Centre { id: Option<CollaboratorId> },
    /// Another's that was open when one went there and is not any more. Nothing of it is there, and nothing of one's own in its place.
    Closed,
}

/// A program that calls with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyBearer {
    pub key: Key,
    pub acting: Acting,
}

/// Whoever bears a session's secret, where they are now.
pub(crate) fn place(bearer: Bearer, now: Time) -> Known {
    let (account, session) = (bearer.account, bearer.session);
    if let Some(centre) = bearer.centre {
        let open = centre.member.as_ref().filter(|member| is_open(member, &centre.time_zone, now));
        let (acting, place) = match open {
            Some(member) => (Acting::collaborator(centre.owner, member.rights, member.limits.clone()), Place::Centre { id: member.id }),
            // Rights over nothing: every door of the centre answers that it is not there.
            None => (Acting::collaborator(centre.owner, Rights::NONE, Limits::default()), Place::Closed),
        };
        let here = Here {
            owner: centre.owner,
            name: centre.name,
            time_zone: centre.time_zone,
            currency: centre.currency,
            country: centre.country,
            place,
        };
        return Known { account, session, acting, here };
    }
    let owner = Acting::owner(account.id.into());
    let (acting, place) = match (bearer.seeing_as, owner.in_person()) {
        (Some((profile, name, rights)), Some(person)) => {
            (Acting::seeing_as(person, rights, Limits::default()), Place::SeenAs { profile, name })
        }
        _ => (owner, Place::Own),
    };
    let here = Here {
        owner: account.id.into(),
        name: account.name.clone(),
        time_zone: account.time_zone.clone(),
        currency: account.currency,
        country: account.country.clone(),
        place,
    };
    Known { account, session, acting, here }
}

/// What a key may do now, which is no more than its maker may; none where its maker is shut out.
pub(crate) fn with_key(key: Key, now: Time) -> Option<KeyBearer> {
    let is_owners = key.maker.is_none_or(|maker| OwnerId::from(maker) == key.owner);
    let maker = match &key.member {
        _ if is_owners => Acting::owner(key.owner),
        Some(member) if is_open(member, &key.time_zone, now) => Acting::collaborator(key.owner, member.rights, member.limits.clone()),
        _ => return None,
    };
    let acting = maker.key(key.rights.unwrap_or(Rights::ALL));
    Some(KeyBearer { key, acting })
}

fn is_open(member: &Member, zone: &str, now: Time) -> bool {
    // Without a calendar of the owner's nobody could say whether the last day is over.
    parse_zone(zone).is_some_and(|zone| member.standing.access(&member.limits, day_of(now, zone)) == Access::Open)
}
