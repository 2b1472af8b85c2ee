//! Where a buyer came from: device, channel, campaign and checkout.

use super::random::Dice;
use super::sale::Kind;
use chrono::{Datelike, NaiveDate};
use store::sales::Origin;

/// Source and medium as campaign links name them; whether the producer's campaigns run there.
type Channel = (&'static str, &'static str, bool);

const CHANNELS: &[(u32, Option<Channel>)] = &[
    (210, Some(("instagram", "social", true))),
    (120, Some(("google", "cpc", true))),
    (105, Some(("google", "organic", false))),
    (95, Some(("youtube", "organic", false))),
    (90, Some(("facebook", "cpc", true))),
    (85, Some(("newsletter", "email", true))),
    (50, Some(("whatsapp", "social", false))),
    (35, Some(("tiktok", "social", true))),
    (20, Some(("podcast", "referral", false))),
    (10, Some(("bing", "organic", false))),
    // Nobody knows: typed in, or from a page that does not tell.
    (180, None),
];

/// The ways back of those who failed before.
const RETURNS: &[(u32, Option<Channel>)] =
    &[(5, Some(("recovery", "email", false))), (3, Some(("whatsapp", "recovery", false))), (2, None)];

pub(super) fn origin(dice: &mut Dice, kind: &Kind, affiliate: Option<&str>, day: NaiveDate) -> Origin {
    if matches!(kind, Kind::Renewal { .. }) {
        // Nobody sits at a checkout when a month is charged.
        return Origin { checkout: Some("renewal".into()), ..Origin::default() };
    }
    let device = *dice.weighted(&[(66, "mobile"), (30, "desktop"), (4, "tablet")]);
    let channel = match (kind, affiliate) {
        (_, Some(_)) => Some(("affiliate", "referral", false)),
        (Kind::Again { .. }, None) => *dice.weighted(RETURNS),
        (_, None) => *dice.weighted(CHANNELS),
    };
    let checkout = match kind {
        Kind::Extra { .. } => "order_bump",
        Kind::Again { .. } => "checkout_link",
        _ => *dice.weighted(&[(70, "sales_page"), (14, "checkout_link"), (10, "link_in_bio"), (6, "members_area")]),
    };
    Origin {
        device: Some(device.into()),
        source: channel.map(|(source, ..)| source.into()),
        medium: channel.map(|(_, medium, _)| medium.into()),
        campaign: channel.filter(|(.., campaigns)| *campaigns).map(|_| campaign(dice, day)),
        checkout: Some(checkout.into()),
    }
}

/// The campaign of the season, or one that always runs.
fn campaign(dice: &mut Dice, day: NaiveDate) -> String {
    let of_the_season = match (day.month(), day.day()) {
        (11, 15..) => Some("black-friday"),
        (1, _) => Some("ano-novo"),
        (5, 1..=14) => Some("dia-das-maes"),
        (7, _) => Some("ferias"),
        (10, 10..=18) => Some("dia-do-professor"),
        _ => None,
    };
    match of_the_season {
        Some(name) if dice.chance(650) => format!("{name}-{}", day.year()),
        _ => (*dice.weighted(&[(5, "perpetuo"), (3, "aula-gratis"), (3, "remarketing"), (2, "depoimentos"), (2, "webinar")])).to_owned(),
    }
}
