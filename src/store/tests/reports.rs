//! Reports against a recount by plain loops, on both engines: in two zones whose clocks change, summed up and not, before and after late news.

mod common;
#[path = "common/dice.rs"]
mod dice;

use chrono::{Datelike, NaiveDate, TimeDelta, Timelike};
use common::{at, engines, event, news, owner, put};
use dice::Dice;
use domain::calendar::day_of;
use domain::collaborators::Products;
use domain::figures::LostReason;
use domain::id::ProductId;
use domain::money::Currency;
use domain::reports::{Dimension, Figures, Granularity, Narrowed, Narrowing, Outcome, Period, Question, Report, SEPARATOR, ServedBy, Sort};
use domain::sale::{Event, Method, Settlement, Share, Standing, State};
use domain::{IntoEnumIterator, Time};
use std::collections::{BTreeMap, HashMap};
use store::owners::Owner;
use store::reports::{self, Asked, Reader};
use store::sales::Incoming;
use store::{Db, verify};
use uuid::Uuid;

impl Dice {
    fn text(&mut self, from: &[Option<&str>]) -> Option<String> {
        self.pick(from).map(str::to_owned)
    }
}

/// A believable jumble: all states, two currencies, much that is not known, within some months after `first`.
fn jumble(dice: &mut Dice, count: usize, first: Time) -> Vec<Incoming> {
    (0..count)
        .map(|index| {
            let created = first + TimeDelta::minutes(dice.roll(80 * 24 * 60) as i64);
            let later = |dice: &mut Dice, days: u64| created + TimeDelta::minutes(1 + dice.roll(days * 24 * 60) as i64);
            let gross = 100 + dice.roll(90_000) as i64;
            let mut events = Vec::new();
            let approved = event(State::Approved, created);
            match dice.roll(12) {
                0 => {}
                1 => events.push(event(
                    dice.pick(&[State::Declined, State::NoFunds, State::Blocked, State::Expired, State::Abandoned]),
                    later(dice, 2),
                )),
                2 => events.push(event(State::Cancelled, later(dice, 2))),
                3 => events.extend([approved, event(State::Cancelled, later(dice, 3))]),
                4 => events.extend([approved, event(State::Refunded, later(dice, 30))]),
                5 => events.extend([approved, event(State::Chargeback, later(dice, 30))]),
                6 => {
                    let part = later(dice, 9);
                    let so_far = (dice.roll(2) == 0).then_some(gross / 3);
                    events.extend([approved, Event { refunded: so_far, ..event(State::PartiallyRefunded, part) }]);
                    if dice.roll(2) == 0 {
                        events.push(event(
                            dice.pick(&[State::Refunded, State::Chargeback]),
                            part + TimeDelta::days(dice.roll(20) as i64 + 1),
                        ));
                    }
                }
                7 => events.extend([approved, event(State::Complete, later(dice, 9))]),
                _ => events.push(approved),
            }
            let mut sale =
                news(&format!("J{index}-{}", dice.0), &format!("b{}@example.com", dice.roll(count as u64 / 3 + 1)), created, gross, events);
            sale.product.code = format!("P{}", dice.roll(5));
            sale.product.name = format!("Course {}", sale.product.code);
            sale.product.category = dice.text(&[None, Some("yoga"), Some("music")]);
            sale.product.brand = dice.text(&[None, Some("Ana")]);
            sale.offer = dice.text(&[None, Some("full"), Some("half")]);
            sale.method = dice.pick(&[Method::CreditCard, Method::Pix, Method::Boleto, Method::PayPal]);
            sale.buyer.country = dice.text(&[None, Some("BR"), Some("PT")]);
            sale.buyer.state = dice.text(&[None, Some("SP"), Some("RJ")]);
            sale.origin.device = dice.text(&[None, Some("phone"), Some("computer")]);
            sale.origin.source = dice.text(&[None, Some("instagram"), Some("mail")]);
            sale.origin.medium = dice.text(&[None, Some("bio")]);
            sale.origin.campaign = dice.text(&[None, Some("launch, é")]);
            sale.origin.checkout = dice.text(&[None, Some("page-a")]);
            let amounts = &mut sale.amounts;
            amounts.currency = dice.pick(&[Currency::BRL, Currency::BRL, Currency::EUR]);
            amounts.tax = dice.pick(&[None, Some(7)]);
            if dice.roll(3) == 0 {
                sale.affiliate = Some(format!("aff{}", dice.roll(2)));
                amounts.affiliate = if dice.roll(2) == 0 { Share::Amount(50) } else { Share::Unknown };
            }
            if dice.roll(5) == 0 {
                sale.coproducer = Some("bia".into());
                amounts.coproducer = Share::Amount(20);
            }
            if dice.roll(6) == 0 {
                amounts.settlement = Some(Settlement { currency: Currency::USD, rate: dice.pick(&[None, Some("0.2".parse().unwrap())]) });
            }
            sale
        })
        .collect()
}

/// A stored sale and what was given back of it, as plain values.
struct Stored {
    state: State,
    was_approved: bool,
    created: Time,
    product: Uuid,
    method: Method,
    currency: String,
    gross: i64,
    refunded: i64,
    net: Option<i64>,
    recovered: bool,
    texts: HashMap<&'static str, String>,
    amounts: HashMap<&'static str, Option<i64>>,
    named: HashMap<&'static str, bool>,
    settled_here: bool,
    /// When, into which state, how much.
    returns: Vec<(Time, State, i64)>,
}

async fn stored(db: &Db, owner: &Owner) -> Vec<Stored> {
    let mut tx = db.read().await.unwrap();
    let id = || vec![owner.id.0.into()];
    type Facts = (Uuid, i16, Option<i64>, i64, Uuid, i16, String, i64, i64, Option<i64>, bool, Option<String>);
    let facts: Vec<Facts> = tx
        .all("SELECT id, state, approved_at, created_at, product_id, method, currency, gross, refunded, net, recovered, settlement_currency FROM sales WHERE owner_id = $1", id())
        .await
        .unwrap();
    let columns = [
        "buyer_country",
        "buyer_state",
        "utm_source",
        "utm_medium",
        "utm_campaign",
        "checkout_origin",
        "offer",
        "category",
        "brand",
        "affiliate",
        "coproducer",
        "device",
    ];
    let mut texts: HashMap<Uuid, HashMap<&'static str, String>> = HashMap::new();
    let mut named: HashMap<Uuid, HashMap<&'static str, bool>> = HashMap::new();
    for column in columns {
        let rows: Vec<(Uuid, Option<String>)> = tx.all(format!("SELECT id, {column} FROM sales WHERE owner_id = $1"), id()).await.unwrap();
        for (sale, text) in rows {
            named.entry(sale).or_default().insert(column, text.is_some());
            texts.entry(sale).or_default().insert(column, text.unwrap_or_default());
        }
    }
    let mut amounts: HashMap<Uuid, HashMap<&'static str, Option<i64>>> = HashMap::new();
    for column in ["tax", "fee", "affiliate_commission", "coproducer_commission"] {
        let rows: Vec<(Uuid, Option<i64>)> = tx.all(format!("SELECT id, {column} FROM sales WHERE owner_id = $1"), id()).await.unwrap();
        for (sale, amount) in rows {
            amounts.entry(sale).or_default().insert(column, amount);
        }
    }
    let events: Vec<(Uuid, i64, i16, i64, Option<i64>)> = tx
        .all("SELECT sale_id, number, state, at, refunded FROM sale_events WHERE owner_id = $1 ORDER BY sale_id, number", id())
        .await
        .unwrap();
    let time = |micros| Time::from_timestamp_micros(micros).unwrap();
    facts
        .into_iter()
        .map(|(id, state, approved_at, created_at, product, method, currency, gross, refunded, net, recovered, settled)| {
            let mut so_far = 0;
            let mut returns = Vec::new();
            for (_, _, to, at, part) in events.iter().filter(|(sale, ..)| *sale == id) {
                let to = State::from_repr(*to).unwrap();
                let given = match to {
                    State::PartiallyRefunded => part.unwrap_or(0),
                    State::Refunded | State::Chargeback => gross - so_far,
                    _ => continue,
                };
                so_far += given;
                returns.push((time(*at), to, given));
            }
            Stored {
                state: State::from_repr(state).unwrap(),
                was_approved: approved_at.is_some(),
                created: time(created_at),
                product,
                method: Method::from_repr(method).unwrap(),
                settled_here: settled.is_none_or(|settled| settled == currency),
                currency,
                gross,
                refunded,
                net,
                recovered,
                texts: texts.remove(&id).unwrap(),
                amounts: amounts.remove(&id).unwrap(),
                named: named.remove(&id).unwrap(),
                returns,
            }
        })
        .collect()
}

impl Stored {
    /// What the sale counts on its own day.
    fn figures(&self) -> Figures {
        let mut f = Figures::default();
        let standing = Standing::of(self.state, self.was_approved);
        if standing == Standing::Sold {
            (f.sold, f.gross) = (1, self.gross);
            if let Some(net) = self.net {
                (f.net, f.net_known) = (net, 1);
            }
            if let (Some(tax), true) = (self.amounts["tax"], self.settled_here) {
                (f.tax, f.tax_known) = (tax, 1);
            }
            if let (Some(fee), true) = (self.amounts["fee"], self.settled_here) {
                (f.fee, f.fee_known) = (fee, 1);
            }
            let share = |name: &'static str, commission: &'static str| match (self.named[name], self.amounts[commission]) {
                (false, None) => Some(0),
                (_, Some(amount)) if self.settled_here => Some(amount),
                _ => None,
            };
            if let Some(amount) = share("affiliate", "affiliate_commission") {
                (f.affiliate, f.affiliate_known) = (amount, 1);
            }
            if let Some(amount) = share("coproducer", "coproducer_commission") {
                (f.coproducer, f.coproducer_known) = (amount, 1);
            }
            if self.recovered {
                (f.recovered, f.recovered_gross) = (1, self.gross);
            }
        }
        if standing == Standing::Withdrawn {
            (f.withdrawn, f.withdrawn_gross) = (1, self.gross);
        }
        if LostReason::of(self.state, self.was_approved).is_some() {
            (f.lost, f.lost_gross) = (1, self.gross);
        }
        f.approved = i64::from(self.was_approved);
        if !self.returns.is_empty() {
            (f.returned, f.returned_amount) = (1, self.refunded);
        }
        f
    }

    /// The key of a row, at the moment of the sale or of something given back.
    fn key(&self, by: Dimension, at: Time, owner: &Owner, returns: bool) -> String {
        let parts =
            |names: &[&'static str]| names.iter().map(|name| self.texts[name].clone()).collect::<Vec<_>>().join(&SEPARATOR.to_string());
        match by {
            Dimension::Product => self.product.to_string(),
            Dimension::Method => self.method.name().to_owned(),
            Dimension::Device => parts(&["device"]),
            Dimension::Place => parts(&["buyer_country", "buyer_state"]),
            Dimension::Origin => parts(&["utm_source", "utm_medium", "utm_campaign"]),
            Dimension::CheckoutOrigin => parts(&["checkout_origin"]),
            Dimension::Offer => format!("{}{SEPARATOR}{}", self.product, self.texts["offer"]),
            Dimension::Category => parts(&["category"]),
            Dimension::Brand => parts(&["brand"]),
            Dimension::Affiliate => parts(&["affiliate"]),
            Dimension::Coproducer => parts(&["coproducer"]),
            Dimension::Hour => {
                let local = at.with_timezone(&owner.zone);
                format!("{}{SEPARATOR}{:02}", local.weekday().number_from_monday(), local.hour())
            }
            Dimension::Outcome if returns => "returned".into(),
            Dimension::Outcome => Outcome::of(self.state, self.was_approved, self.recovered).name().to_owned(),
        }
    }
}

/// Figures of a period by key, and by day, in the plainest way.
fn recount(
    sales: &[Stored],
    owner: &Owner,
    period: Period,
    currency: Currency,
    by: Option<Dimension>,
    counts: &dyn Fn(&Stored) -> bool,
) -> (BTreeMap<String, Figures>, BTreeMap<NaiveDate, Figures>) {
    let (mut keys, mut days): (BTreeMap<String, Figures>, BTreeMap<NaiveDate, Figures>) = Default::default();
    let mut add = |sale: &Stored, at: Time, returns: bool, figures: Figures| {
        let day = day_of(at, owner.zone);
        if period.contains(day) {
            *keys.entry(by.map_or(String::new(), |by| sale.key(by, at, owner, returns))).or_default() += figures;
            *days.entry(day).or_default() += figures;
        }
    };
    for sale in sales.iter().filter(|sale| sale.currency == currency.code() && counts(sale)) {
        add(sale, sale.created, false, sale.figures());
        for (at, to, amount) in &sale.returns {
            let given = if *to == State::Chargeback {
                Figures { chargebacks: 1, charged_back: *amount, ..Figures::default() }
            } else {
                Figures { refunds: 1, refunded: *amount, ..Figures::default() }
            };
            add(sale, *at, true, given);
        }
    }
    keys.retain(|_, figures| !figures.is_zero());
    days.retain(|_, figures| !figures.is_zero());
    (keys, days)
}

/// Only the figures that a report shows.
fn shown(report: Report, figures: Figures) -> Figures {
    let spec = report.spec().unwrap();
    let mut columns = figures.columns();
    for (index, name) in Figures::NAMES.iter().enumerate() {
        let is_shown = *name == "sold"
            || spec.measures.iter().any(|measure| {
                let (sum, by) = measure.columns();
                *name == sum || by.contains(name) || *name == format!("{sum}_known")
            });
        if !is_shown {
            columns[index] = 0;
        }
    }
    Figures::from_columns(columns)
}

fn shown_all<K: Ord>(report: Report, figures: BTreeMap<K, Figures>) -> BTreeMap<K, Figures> {
    figures.into_iter().map(|(key, figures)| (key, shown(report, figures))).filter(|(_, figures)| !figures.is_zero()).collect()
}

/// Every report, broken down in each of its ways, against the recount.
async fn assert_reports(db: &Db, owner: &Owner, period: Period, narrowed: &Narrowed, seen: &Products, counts: &dyn Fn(&Stored) -> bool) {
    let sales = stored(db, owner).await;
    for (report, currency) in [
        (Report::Earnings, Currency::BRL),
        (Report::ProductEarnings, Currency::BRL),
        (Report::ProductEarningsDetail, Currency::EUR),
        (Report::PaymentMethods, Currency::BRL),
        (Report::EarningsByDevice, Currency::EUR),
        (Report::EarningsByLocation, Currency::BRL),
        (Report::SalesByOrigin, Currency::BRL),
        (Report::SalesByCheckoutOrigin, Currency::EUR),
        (Report::PurchaseRecovery, Currency::BRL),
        (Report::CommissionsGenerated, Currency::BRL),
        (Report::AnnualSummary, Currency::USD),
    ] {
        let dimensions: Vec<Option<Dimension>> = std::iter::once(None).chain(report.spec().unwrap().dimensions().map(Some)).collect();
        for by in dimensions {
            let question = Question { by, narrowed: narrowed.clone(), ..Question::new(report) };
            let asked = Asked { owner, products: seen, question: &question, currency };
            let mut tx = db.read().await.unwrap();
            let (keys, days) = recount(&sales, owner, period, currency, by, counts);
            let found: BTreeMap<NaiveDate, Figures> =
                Reader::new(&mut tx, asked).series(period, Granularity::Day).await.unwrap().into_iter().collect();
            let found = found.into_iter().filter(|(_, figures)| !figures.is_zero()).collect::<BTreeMap<_, _>>();
            assert_eq!(found, shown_all(report, days), "{report} by day");
            let whole: Figures = found.values().copied().sum();
            let months = Reader::new(&mut tx, asked).series(period, Granularity::Month).await.unwrap();
            assert_eq!(months.iter().map(|(_, figures)| *figures).sum::<Figures>(), whole, "{report}: months and edges are the days");
            let weeks = Reader::new(&mut tx, asked).series(period, Granularity::Week).await.unwrap();
            assert_eq!(weeks.iter().map(|(_, figures)| *figures).sum::<Figures>(), whole, "{report}: weeks are the days");
            let is_short = weeks.len() <= period.count(Granularity::Week);
            assert!(is_short || reports::served_by(&question, seen) == ServedBy::Columns, "{report}: a week is one row");
            let Some(by) = by else { continue };
            let sort = Sort { by: Some(report.spec().unwrap().sort), ascending: false };
            let lines = Reader::new(&mut tx, asked).page(by, period, sort, (0, 10_000)).await.unwrap();
            let rows: BTreeMap<String, Figures> = lines.iter().map(|line| (line.key.text(by).unwrap(), line.figures)).collect();
            assert_eq!(rows, shown_all(report, keys), "{report} by {by:?}");
            assert_eq!(rows.values().copied().sum::<Figures>(), whole, "{report}: a breakdown adds up to the whole");
            let some: Vec<_> = lines.iter().take(3).map(|line| line.key.clone()).collect();
            for (key, figures) in Reader::new(&mut tx, asked).by_key(by, period, &some).await.unwrap() {
                assert_eq!(rows[&key.text(by).unwrap()], figures);
            }
            let stacked = Reader::new(&mut tx, asked).by_key_and_day(by, period, &some, Granularity::Day).await.unwrap();
            for key in &some {
                let sum: Figures = stacked.iter().filter(|(of, ..)| of == key).map(|(.., figures)| *figures).sum();
                assert_eq!(sum, rows[&key.text(by).unwrap()]);
            }
        }
    }
}

async fn fold_all(db: &Db, owner: &Owner) {
    while reports::fold(db, owner.id, 40).await.unwrap().days > 0 {}
    let mut tx = db.read().await.unwrap();
    assert!(reports::with_stale_days(&mut tx).await.unwrap().is_empty());
}

async fn assert_verified(db: &Db) {
    let mut tx = db.read().await.unwrap();
    let report = verify::verify(&mut tx).await.unwrap();
    assert!(report.differences.is_empty(), "{:#?}", report.differences);
}

#[tokio::test]
async fn figures_are_those_of_a_recount_whether_days_are_summed_up_or_not() {
    // The clocks of São Paulo jump over midnight in November, those of Madrid in March.
    for (zone, first) in [("America/Sao_Paulo", "2018-10-01T03:00:00Z"), ("Europe/Madrid", "2026-01-20T00:00:00Z")] {
        for (db, _dir) in engines().await {
            let owner = owner(&db, zone).await;
            let mut dice = Dice(7);
            let first = at(first);
            let batch = jumble(&mut dice, 110, first);
            put(&db, &owner, &batch).await;
            let from = day_of(first, owner.zone);
            let long = Period::new(from, from + chrono::Days::new(120));
            let short = Period::new(from + chrono::Days::new(17), from + chrono::Days::new(48));
            let (everything, all) = (Narrowed::default(), Products::all());
            assert_reports(&db, &owner, long, &everything, &all, &|_| true).await;
            // A few of the days, then all.
            reports::fold(&db, owner.id, 30).await.unwrap();
            for period in [long, short] {
                assert_reports(&db, &owner, period, &everything, &all, &|_| true).await;
            }
            assert_verified(&db).await;
            fold_all(&db, &owner).await;
            assert_reports(&db, &owner, short, &everything, &all, &|_| true).await;
            assert_verified(&db).await;
            // Late news of old days.
            put(&db, &owner, &jumble(&mut dice, 12, first)).await;
            assert_reports(&db, &owner, long, &everything, &all, &|_| true).await;
            assert_verified(&db).await;
            fold_all(&db, &owner).await;
            assert_reports(&db, &owner, long, &everything, &all, &|_| true).await;
            assert_verified(&db).await;
        }
    }
}

#[tokio::test]
async fn filters_and_a_limited_view_leave_what_they_say() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        let first = at("2018-01-10T02:00:00Z");
        put(&db, &owner, &jumble(&mut Dice(11), 110, first)).await;
        let from = day_of(first, owner.zone);
        let period = Period::new(from + chrono::Days::new(5), from + chrono::Days::new(90));
        let all = Products::all();
        let text = |way: Narrowing, text: &str| Narrowed { texts: BTreeMap::from([(way, text.to_owned())]), ..Narrowed::default() };
        let products: Vec<Uuid> = stored(&db, &owner).await.iter().map(|sale| sale.product).collect();
        let (one, other) = (products[0], *products.iter().find(|product| **product != products[0]).unwrap());
        let some = Products::some([ProductId(one), ProductId(other)]).unwrap();
        for folded in [false, true] {
            if folded {
                fold_all(&db, &owner).await;
            }
            let methods = Narrowed { methods: vec![Method::Pix, Method::PayPal], ..Narrowed::default() };
            assert_reports(&db, &owner, period, &methods, &all, &|sale| matches!(sale.method, Method::Pix | Method::PayPal)).await;
            assert_reports(&db, &owner, period, &text(Narrowing::Country, "BR"), &all, &|sale| sale.texts["buyer_country"] == "BR").await;
            assert_reports(&db, &owner, period, &text(Narrowing::Source, ""), &all, &|sale| sale.texts["utm_source"].is_empty()).await;
            let mut mixed = text(Narrowing::Device, "phone");
            mixed.texts.insert(Narrowing::Campaign, "launch, é".into());
            let is_mixed = |sale: &Stored| sale.texts["device"] == "phone" && sale.texts["utm_campaign"] == "launch, é";
            assert_reports(&db, &owner, period, &mixed, &all, &is_mixed).await;
            assert_reports(&db, &owner, period, &Narrowed::default(), &some, &|sale| [one, other].contains(&sale.product)).await;
            let named = Narrowed { products: vec![ProductId(one)], ..Narrowed::default() };
            assert_reports(&db, &owner, period, &named, &all, &|sale| sale.product == one).await;
            let hidden = Products::some([ProductId(other)]).unwrap();
            assert_reports(&db, &owner, period, &named, &hidden, &|_| false).await;
            let given_back = Narrowed { states: vec![State::Refunded, State::Chargeback], ..Narrowed::default() };
            let is_given_back = |sale: &Stored| matches!(sale.state, State::Refunded | State::Chargeback);
            assert_reports(&db, &owner, period, &given_back, &all, &is_given_back).await;
        }
        let states = Narrowed { states: vec![State::Refunded], ..Narrowed::default() };
        let question = Question { narrowed: states, ..Question::new(Report::Earnings) };
        assert_eq!(reports::served_by(&question, &all), ServedBy::Columns);
        let asked = Asked { owner: &owner, products: &all, question: &question, currency: Currency::BRL };
        let mut tx = db.read().await.unwrap();
        let days: BTreeMap<NaiveDate, Figures> =
            Reader::new(&mut tx, asked).series(period, Granularity::Day).await.unwrap().into_iter().collect();
        let (_, expected) = recount(&stored(&db, &owner).await, &owner, period, Currency::BRL, None, &|sale| sale.state == State::Refunded);
        assert_eq!(days, shown_all(Report::Earnings, expected));
    }
}

#[tokio::test]
async fn a_month_that_grows_large_is_kept_day_by_day_and_says_the_same() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        let first = at("2026-03-01T03:00:00Z");
        let mut dice = Dice(5);
        let mut within = |count: usize| -> Vec<Incoming> {
            let sale = |index: usize| {
                let at = first + TimeDelta::minutes(dice.roll(31 * 24 * 60) as i64);
                let mut sale = news(
                    &format!("L{count}-{index}"),
                    "ana@example.com",
                    at,
                    100 + dice.roll(900) as i64,
                    vec![event(State::Approved, at)],
                );
                sale.origin.device = dice.text(&[None, Some("phone"), Some("computer")]);
                sale.origin.source = dice.text(&[None, Some("mail")]);
                sale
            };
            (0..count).map(sale).collect()
        };
        let sizes = async || -> Vec<i16> {
            let mut tx = db.read().await.unwrap();
            let sql = "SELECT DISTINCT size FROM sale_columns WHERE owner_id = $1 ORDER BY size";
            let rows: Vec<(i16,)> = tx.all(sql, vec![owner.id.0.into()]).await.unwrap();
            rows.into_iter().map(|(size,)| size).collect()
        };
        put(&db, &owner, &within(4_000)).await;
        fold_all(&db, &owner).await;
        assert_eq!(sizes().await, [1], "all in the columns of the month");
        put(&db, &owner, &within(300)).await;
        fold_all(&db, &owner).await;
        assert_eq!(sizes().await, [0, 1], "what no longer fits stands by its days");
        let mut narrowed = Narrowed { states: vec![State::Approved], ..Narrowed::default() };
        narrowed.texts = BTreeMap::from([(Narrowing::Device, "phone".to_owned()), (Narrowing::Source, String::new())]);
        let question = Question { narrowed, ..Question::new(Report::EarningsByDevice) };
        let all = Products::all();
        let asked = Asked { owner: &owner, products: &all, question: &question, currency: Currency::BRL };
        let from: NaiveDate = "2026-03-03".parse().unwrap();
        let period = Period::new(from, from + chrono::Days::new(20));
        let counts = |sale: &Stored| sale.texts["device"] == "phone" && sale.texts["utm_source"].is_empty();
        let sales = stored(&db, &owner).await;
        let (keys, days) = recount(&sales, &owner, period, Currency::BRL, Some(Dimension::Device), &counts);
        let mut tx = db.read().await.unwrap();
        let found: BTreeMap<NaiveDate, Figures> =
            Reader::new(&mut tx, asked).series(period, Granularity::Day).await.unwrap().into_iter().collect();
        assert_eq!(found, shown_all(Report::EarningsByDevice, days));
        let sort = Sort { by: None, ascending: true };
        let lines = Reader::new(&mut tx, asked).page(Dimension::Device, period, sort, (0, 10)).await.unwrap();
        let rows: BTreeMap<String, Figures> = lines.iter().map(|line| (line.key.text(Dimension::Device).unwrap(), line.figures)).collect();
        assert_eq!(rows, shown_all(Report::EarningsByDevice, keys));
        drop(tx);
        assert_verified(&db).await;
        let mut tx = db.write().await.unwrap();
        tx.run("DELETE FROM sale_columns WHERE owner_id = $1 AND size = 0 AND bundle = 2", vec![owner.id.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
        let report = verify::verify(&mut db.read().await.unwrap()).await.unwrap();
        assert!(report.differences.iter().any(|told| told.starts_with("columns of day 2026-03-")), "{:#?}", report.differences);
    }
}

#[tokio::test]
async fn what_is_given_back_counts_on_its_own_day_and_stays_with_the_sale() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "America/Sao_Paulo").await;
        // 23:30 on the first of March in São Paulo, given back at 00:30 on the fifth.
        let (sold, back) = (at("2026-03-02T02:30:00Z"), at("2026-03-05T03:30:00Z"));
        let part = Event { refunded: Some(400), ..event(State::PartiallyRefunded, at("2026-03-03T12:00:00Z")) };
        put(
            &db,
            &owner,
            &[news("T", "ana@example.com", sold, 1_000, vec![event(State::Approved, sold), part, event(State::Refunded, back)])],
        )
        .await;
        let question = Question::new(Report::Earnings);
        let all = Products::all();
        let asked = Asked { owner: &owner, products: &all, question: &question, currency: Currency::BRL };
        let period = Period::new("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap());
        for _ in 0..2 {
            let mut tx = db.read().await.unwrap();
            let days: BTreeMap<String, Figures> = Reader::new(&mut tx, asked)
                .series(period, Granularity::Day)
                .await
                .unwrap()
                .into_iter()
                .map(|(day, figures)| (day.to_string(), figures))
                .collect();
            drop(tx);
            let expected = [
                ("2026-03-01", Figures { returned: 1, returned_amount: 1_000, ..Figures::default() }),
                ("2026-03-03", Figures { refunds: 1, refunded: 400, ..Figures::default() }),
                ("2026-03-05", Figures { refunds: 1, refunded: 600, ..Figures::default() }),
            ];
            assert_eq!(days, expected.into_iter().map(|(day, figures)| (day.to_owned(), figures)).collect());
            fold_all(&db, &owner).await;
        }
        // What was given back stands under the state that its sale has now, also where that came later.
        let again = |more: Vec<Event>| {
            let part = Event { refunded: Some(100), ..event(State::PartiallyRefunded, at("2026-03-09T12:00:00Z")) };
            news("U", "bia@example.com", sold, 900, [vec![event(State::Approved, sold), part], more].concat())
        };
        put(&db, &owner, &[again(Vec::new())]).await;
        fold_all(&db, &owner).await;
        put(&db, &owner, &[again(vec![event(State::Chargeback, at("2026-03-20T12:00:00Z"))])]).await;
        for _ in 0..2 {
            let narrowed = Narrowed { states: vec![State::Chargeback], ..Narrowed::default() };
            let question = Question { narrowed, ..Question::new(Report::Earnings) };
            let asked = Asked { question: &question, ..asked };
            let mut tx = db.read().await.unwrap();
            let days = Reader::new(&mut tx, asked).series(period, Granularity::Day).await.unwrap();
            let back: Vec<(String, i64)> =
                days.iter().map(|(day, figures)| (day.to_string(), figures.refunded + figures.charged_back)).collect();
            let expected = [("2026-03-01", 0), ("2026-03-09", 100), ("2026-03-20", 800)];
            assert_eq!(back, expected.map(|(day, amount)| (day.to_owned(), amount)));
            drop(tx);
            fold_all(&db, &owner).await;
            assert_verified(&db).await;
        }
    }
}

#[tokio::test]
async fn a_day_that_is_written_to_while_it_is_summed_up_stays_stale() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let start = at("2026-03-01T12:00:00Z");
        put(&db, &owner, &[news("A", "ana@example.com", start, 100, vec![event(State::Approved, start)])]).await;
        fold_all(&db, &owner).await;
        let stale = async || -> Vec<(i64, i64)> {
            let mut tx = db.read().await.unwrap();
            tx.all("SELECT day, version FROM stale_days WHERE owner_id = $1", vec![owner.id.0.into()]).await.unwrap()
        };
        assert!(stale().await.is_empty());
        put(&db, &owner, &[news("B", "bia@example.com", start, 100, vec![event(State::Approved, start)])]).await;
        let first = stale().await;
        put(&db, &owner, &[news("C", "caio@example.com", start, 100, vec![event(State::Approved, start)])]).await;
        let second = stale().await;
        assert!(first.len() == 1 && second.len() == 1 && second[0].1 > first[0].1, "each transaction marks the day anew");
        // Many who sum up and many who sell: nothing is lost between them.
        let sell = async {
            for index in 0..30 {
                put(&db, &owner, &[news(&format!("N{index}"), "ana@example.com", start, 100, vec![event(State::Approved, start)])]).await;
            }
        };
        let folds = async {
            for _ in 0..30 {
                reports::fold(&db, owner.id, 5).await.unwrap();
            }
        };
        let more = async {
            for _ in 0..30 {
                reports::fold(&db, owner.id, 5).await.unwrap();
            }
        };
        futures(sell, folds, more).await;
        fold_all(&db, &owner).await;
        assert_verified(&db).await;
        let question = Question::new(Report::Earnings);
        let all = Products::all();
        let asked = Asked { owner: &owner, products: &all, question: &question, currency: Currency::BRL };
        let mut tx = db.read().await.unwrap();
        let month = Period::new("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap());
        assert_eq!(Reader::new(&mut tx, asked).series(month, Granularity::Month).await.unwrap()[0].1.sold, 33);
    }
}

async fn futures(a: impl Future<Output = ()>, b: impl Future<Output = ()>, c: impl Future<Output = ()>) {
    tokio::join!(a, b, c);
}

#[tokio::test]
async fn rows_are_sorted_by_any_measure_unknown_last_and_turned_page_by_page() {
    for (db, _dir) in engines().await {
        let owner = owner(&db, "UTC").await;
        let first = at("2026-01-10T02:00:00Z");
        put(&db, &owner, &jumble(&mut Dice(3), 120, first)).await;
        let period = Period::new("2026-01-01".parse().unwrap(), "2026-06-30".parse().unwrap());
        let all = Products::all();
        for report in [Report::SalesByOrigin, Report::PaymentMethods, Report::PurchaseRecovery, Report::ProductEarningsDetail] {
            let spec = report.spec().unwrap();
            let question = Question::new(report);
            let by = question.dimension().unwrap();
            let asked = Asked { owner: &owner, products: &all, question: &question, currency: Currency::BRL };
            let mut tx = db.read().await.unwrap();
            for measure in spec.measures.iter().copied() {
                for ascending in [false, true] {
                    let sort = Sort { by: Some(measure), ascending };
                    let lines = Reader::new(&mut tx, asked).page(by, period, sort, (0, 1_000)).await.unwrap();
                    let values: Vec<Option<i64>> = lines.iter().map(|line| measure.value(&line.figures)).collect();
                    let known: Vec<i64> = values.iter().flatten().copied().collect();
                    assert!(values[known.len()..].iter().all(Option::is_none), "{measure:?}: unknown comes last");
                    assert!(known.is_sorted_by(|a, b| if ascending { a <= b } else { a >= b }), "{report} {measure:?} {known:?}");
                    let mut pages = Vec::new();
                    for skipped in (0..lines.len() as u32).step_by(2) {
                        pages.extend(Reader::new(&mut tx, asked).page(by, period, sort, (skipped, 2)).await.unwrap());
                    }
                    assert_eq!(pages, lines);
                }
            }
            let by_name = Reader::new(&mut tx, asked).page(by, period, Sort { by: None, ascending: true }, (0, 1_000)).await.unwrap();
            assert!(!by_name.is_empty());
        }
        let mut tx = db.read().await.unwrap();
        assert_eq!(reports::currencies(&mut tx, &owner, &all).await.unwrap(), [Currency::BRL, Currency::EUR]);
        assert_eq!(Dimension::iter().count(), 13);
        assert!(reports::first_day(&mut tx, &owner, &all).await.unwrap() >= Some(day_of(first, owner.zone)));
    }
}
