//! Figures worked out from the sales themselves: by day, by any dimension, under any filter. What rollups hold is made by the same words.

use super::wanted::Wanted;
use crate::bulk;
use crate::db::Arg;
use crate::owners::Owner;
use crate::reach;
use crate::sales::review::LOST;
use domain::IntoEnumIterator;
use domain::calendar::{offsets, span_of_days};
use domain::figures::Span;
use domain::id::ProductId;
use domain::reports::{Dimension, Narrowed, Narrowing, Period, SEPARATOR};

/// Sold by the present state, as src/domain/sale/mod.rs has it.
pub(crate) const SOLD: &str = "s.state IN (5, 6, 13, 14)";
const WITHDRAWN: &str = "s.state = 10 AND s.approved_at IS NOT NULL";
/// Deductions are in the purchase currency.
const SETTLED_HERE: &str = "(s.settlement_currency IS NULL OR s.settlement_currency = s.currency)";
/// Moves that give money back: partly refunded, refunded, charged back. As the index `sale_events_returns` has it.
const RETURNS: &str = "e.state IN (14, 15, 16)";
/// What such a move gives back: all that had not been given back before, unless it is partial.
const GIVEN_BACK: &str = "CASE WHEN e.state = 14 THEN COALESCE(e.refunded, 0) ELSE s.gross - CAST(COALESCE((SELECT SUM(p.refunded) FROM sale_events p \
     WHERE p.owner_id = e.owner_id AND p.sale_id = e.sale_id AND p.number < e.number AND p.state = 14), 0) AS BIGINT) END";
/// The columns of a sale that dimensions are made of.
const DIMENSIONS: &str = "s.product_id, s.currency, s.method, s.device, s.buyer_country, s.buyer_state, s.utm_source, s.utm_medium, s.utm_campaign, \
     s.checkout_origin, s.offer, s.category, s.brand, s.affiliate, s.coproducer";
/// The columns that the figures of a sale are made of, besides.
const FIGURES: &str = "s.created_at, s.state, s.approved_at, s.gross, s.net, s.tax, s.fee, s.affiliate_commission, s.coproducer_commission, \
     s.settlement_currency, s.recovered, s.refunded";

/// The columns of a sale that its figures and all its dimensions are made of.
pub(super) fn columns_of_sales() -> String {
    format!("{DIMENSIONS}, {FIGURES}")
}

/// What a part of a statement is grouped by: each row has a product, a value, and what else is to be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Keys<'a> {
    /// All sales together, where none.
    pub by: Option<Dimension>,
    /// A third key: its name in the row, and what it is.
    pub third: (&'a str, Third),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Third {
    /// The number of the owner's day.
    Day,
    Currency,
    /// Not told apart.
    Nothing,
}

/// From where a part takes its sales, in which each row is called `s`, and what its moments are.
pub(super) struct From<'a> {
    pub sql: &'a str,
    /// Whether each row is something that was given back, not a sale.
    pub returns: bool,
}

/// The sum of each wanted figure over the rows of one source.
pub(super) fn part(from: &From<'_>, keys: Keys<'_>, wanted: &Wanted, clock: &Clock) -> String {
    let moment = if from.returns { "s.at" } else { "s.created_at" };
    let (product, value) =
        keys.by.map_or((NOBODY.to_owned(), NOTHING.to_owned()), |by| (product_of(by), value_of(by, moment, from.returns, clock)));
    let (name, third) = keys.third;
    let third = match third {
        Third::Day => format!("{} / 86400000000", clock.local(moment)),
        Third::Currency => "s.currency".to_owned(),
        Third::Nothing => "CAST(0 AS BIGINT)".to_owned(),
    };
    let figures = wanted.names().map(|figure| format!("CAST(SUM({}) AS BIGINT) AS {figure}", one(figure, from.returns)));
    let figures = figures.collect::<Vec<_>>().join(", ");
    format!("SELECT {product} AS product_id, {value} AS value, {third} AS {name}, {figures} FROM {} GROUP BY 1, 2, 3", from.sql)
}

/// One row of a source after another, in the order of their place and after it: the place, product, currency, state, customer, order, the value of each
/// dimension, and what it adds to each figure. Read as [`Each`](super::wanted::Each).
pub(super) fn each(from: &From<'_>, [at, id, number]: &[String; 3], clock: &Clock) -> String {
    let (moment, place, after) = if from.returns {
        ("s.at", "s.at, s.sale_id, s.number", format!("WHERE (s.at, s.sale_id, s.number) > ({at}, {id}, {number})"))
    } else {
        ("s.created_at", "s.created_at, s.id, CAST(0 AS BIGINT)", format!("AND (s.created_at, s.id, 0) > ({at}, {id}, {number})"))
    };
    let buyer = if from.returns { NO_BUYER } else { BUYER };
    let order = place.trim_end_matches(", CAST(0 AS BIGINT)");
    let values = Dimension::iter().map(|by| value_of(by, moment, from.returns, clock)).collect::<Vec<_>>().join(", ");
    let figures = Wanted::ALL.names().map(|figure| format!("CAST({} AS BIGINT)", one(figure, from.returns)));
    let figures = figures.collect::<Vec<_>>().join(", ");
    format!(
        "SELECT {place}, s.product_id, s.currency, CAST(s.state AS BIGINT), {buyer}, {values}, {figures} FROM {} {after} ORDER BY {order}",
        from.sql
    )
}

/// Who bought, and in which order.
const BUYER: &str = "(SELECT c.number FROM customers c WHERE c.owner_id = s.owner_id AND c.id = s.customer_id), COALESCE(s.order_code, '')";
const NO_BUYER: &str = "CAST(0 AS BIGINT), CAST('' AS TEXT)";

/// In the place of a product where all are together: the owner's own id.
const NOBODY: &str = "$1";

/// The value where there is only one.
const NOTHING: &str = "CAST('' AS TEXT)";

/// What one row adds to a figure.
fn one(figure: &str, returns: bool) -> String {
    let when = |condition: &str, amount: &str| format!("CASE WHEN {condition} THEN {amount} ELSE 0 END");
    if returns {
        return match figure {
            "refunds" => when("s.move <> 16", "1"),
            "refunded" => when("s.move <> 16", "s.amount"),
            "chargebacks" => when("s.move = 16", "1"),
            "charged_back" => when("s.move = 16", "s.amount"),
            _ => "0".to_owned(),
        };
    }
    let known = |amount: &str| format!("{SOLD} AND {amount} IS NOT NULL AND {SETTLED_HERE}");
    // Nobody earns nothing; somebody whose part is not told earns nobody knows what.
    let shared = |name: &str| {
        let commission = format!("{name}_commission");
        format!("{SOLD} AND (s.{name} IS NULL AND s.{commission} IS NULL OR s.{commission} IS NOT NULL AND {SETTLED_HERE})")
    };
    let lost = LOST.replace("f.", "s.");
    let returned = "s.state IN (14, 15, 16) OR s.refunded > 0";
    match figure {
        "sold" => when(SOLD, "1"),
        "gross" => when(SOLD, "s.gross"),
        "net" => when(&format!("{SOLD} AND s.net IS NOT NULL"), "s.net"),
        "net_known" => when(&format!("{SOLD} AND s.net IS NOT NULL"), "1"),
        "tax" => when(&known("s.tax"), "s.tax"),
        "tax_known" => when(&known("s.tax"), "1"),
        "fee" => when(&known("s.fee"), "s.fee"),
        "fee_known" => when(&known("s.fee"), "1"),
        "affiliate" => when(&shared("affiliate"), "COALESCE(s.affiliate_commission, 0)"),
        "affiliate_known" => when(&shared("affiliate"), "1"),
        "coproducer" => when(&shared("coproducer"), "COALESCE(s.coproducer_commission, 0)"),
        "coproducer_known" => when(&shared("coproducer"), "1"),
        "approved" => when("s.approved_at IS NOT NULL", "1"),
        "lost" => when(&lost, "1"),
        "lost_gross" => when(&lost, "s.gross"),
        "recovered" => when(&format!("{SOLD} AND s.recovered"), "1"),
        "recovered_gross" => when(&format!("{SOLD} AND s.recovered"), "s.gross"),
        "withdrawn" => when(WITHDRAWN, "1"),
        "withdrawn_gross" => when(WITHDRAWN, "s.gross"),
        "returned" => when(returned, "1"),
        "returned_amount" => when(returned, "s.refunded"),
        _ => "0".to_owned(),
    }
}

fn product_of(by: Dimension) -> String {
    if by.has_product() { "s.product_id".to_owned() } else { NOBODY.to_owned() }
}

/// The value of a dimension, without the product.
fn value_of(by: Dimension, moment: &str, returns: bool, clock: &Clock) -> String {
    let text = |column: &str| format!("COALESCE(s.{column}, '')");
    let texts = |columns: &[&str]| columns.iter().map(|column| text(column)).collect::<Vec<_>>().join(&format!(" || '{SEPARATOR}' || "));
    match by {
        Dimension::Product => NOTHING.to_owned(),
        Dimension::Method => "CAST(s.method AS TEXT)".to_owned(),
        Dimension::Device => text("device"),
        Dimension::Place => texts(&["buyer_country", "buyer_state"]),
        Dimension::Origin => texts(&["utm_source", "utm_medium", "utm_campaign"]),
        Dimension::CheckoutOrigin => text("checkout_origin"),
        Dimension::Offer => text("offer"),
        Dimension::Category => text("category"),
        Dimension::Brand => text("brand"),
        Dimension::Affiliate => text("affiliate"),
        Dimension::Coproducer => text("coproducer"),
        Dimension::Hour => {
            let hours = format!("({} / 3600000000)", clock.local(moment));
            // The first of January 1970 was a Thursday.
            format!(
                "CAST(({hours} / 24 + 3) % 7 + 1 AS TEXT) || '{SEPARATOR}' || CASE WHEN {hours} % 24 < 10 THEN '0' ELSE '' END || CAST({hours} % 24 AS TEXT)"
            )
        }
        // Whatever became of the sale since, so that the row of what was given back never moves.
        Dimension::Outcome if returns => "'returned'".to_owned(),
        Dimension::Outcome => format!(
            "CASE WHEN {SOLD} THEN CASE WHEN s.recovered THEN 'recovered' ELSE 'first_try' END WHEN s.state = 1 THEN 'abandoned' WHEN s.state = 7 THEN 'declined' \
             WHEN s.state = 8 THEN 'no_funds' WHEN s.state = 9 THEN 'blocked' WHEN s.state = 11 THEN 'expired' WHEN {WITHDRAWN} THEN 'withdrawn' \
             WHEN s.state = 10 THEN 'cancelled' WHEN s.state IN (15, 16) THEN 'returned' ELSE 'open' END"
        ),
    }
}

/// The owner's clock within a span.
pub(super) struct Clock(Vec<domain::calendar::Offset>);

impl Clock {
    pub fn of(owner: &Owner, span: Span) -> Self {
        Self(offsets(span, owner.zone))
    }

    /// A moment in microseconds as the owner's clock shows it, counted from 1970.
    fn local(&self, moment: &str) -> String {
        let Some((last, before)) = self.0.split_last() else { return moment.to_owned() };
        let last = last.micros;
        if before.is_empty() {
            return format!("({moment} + {last})");
        }
        let cases = before.iter().map(|offset| format!("WHEN {moment} < {} THEN {}", crate::micros(offset.until), offset.micros));
        format!("({moment} + CASE {} ELSE {last} END)", cases.collect::<Vec<_>>().join(" "))
    }
}

/// A statement in the making: its values, and the conditions under which sales count.
pub(super) struct Statement {
    pub args: Vec<Arg>,
    conditions: String,
}

impl Statement {
    /// `$1` is the owner.
    pub fn new(owner: &Owner) -> Self {
        Self { args: args![owner.id.0], conditions: String::new() }
    }

    /// Adds a value and gives its placeholder.
    pub fn arg(&mut self, value: Arg) -> String {
        self.args.push(value);
        format!("${}", self.args.len())
    }

    pub fn currency(&mut self, code: &str) {
        let code = self.arg(code.into());
        self.conditions.push_str(&format!(" AND s.currency = {code}"));
    }

    /// Only these products, where some are given.
    pub fn products(&mut self, products: Option<&[ProductId]>) {
        if let Some(products) = products {
            let sql = reach::list(products.iter().copied(), "s.product_id", &mut self.args);
            self.conditions.push_str(&sql);
        }
    }

    /// Everything that a question is narrowed to but products.
    pub fn narrow(&mut self, narrowed: &Narrowed) {
        let lists = [
            ("method", narrowed.methods.iter().map(|method| *method as i16).collect::<Vec<_>>()),
            ("state", narrowed.states.iter().map(|state| *state as i16).collect()),
        ];
        for (column, codes) in lists.into_iter().filter(|(_, codes)| !codes.is_empty()) {
            self.conditions.push_str(&format!(" AND s.{column} IN ({})", bulk::list(codes.len(), self.args.len() + 1)));
            self.args.extend(codes.into_iter().map(Arg::from));
        }
        for (way, text) in &narrowed.texts {
            let Some(column) = column_of(*way) else { continue };
            if text.is_empty() {
                self.conditions.push_str(&format!(" AND COALESCE(s.{column}, '') = ''"));
            } else {
                let text = self.arg(text.as_str().into());
                self.conditions.push_str(&format!(" AND s.{column} = {text}"));
            }
        }
    }

    /// The sales that were made in a span, under the conditions.
    pub fn sales(&mut self, span: Span) -> String {
        let (from, to) = (self.arg(span.from.into()), self.arg(span.to.into()));
        format!("sales s WHERE s.owner_id = $1 AND s.created_at >= {from} AND s.created_at < {to}{}", self.conditions)
    }

    /// What was given back in a span of sales under the conditions, whenever they were made.
    pub fn returns(&mut self, span: Span) -> String {
        let (from, to) = (self.arg(span.from.into()), self.arg(span.to.into()));
        format!(
            "(SELECT e.at, e.sale_id, e.number, e.state AS move, {GIVEN_BACK} AS amount, s.state, {DIMENSIONS} FROM sale_events e CROSS JOIN sales s WHERE e.owner_id = $1 AND {RETURNS} \
             AND e.at >= {from} AND e.at < {to} AND s.owner_id = e.owner_id AND s.id = e.sale_id{}) s",
            self.conditions
        )
    }

    /// The two parts of a run of days: its sales, and what was given back.
    pub fn days(&mut self, owner: &Owner, days: Period, keys: Keys<'_>, wanted: &Wanted) -> [String; 2] {
        let span = span_of_days(days.from, days.to, owner.zone);
        let clock = Clock::of(owner, span);
        let (sales, returns) = (self.sales(span), self.returns(span));
        [From { sql: &sales, returns: false }, From { sql: &returns, returns: true }].map(|from| part(&from, keys, wanted, &clock))
    }
}

fn column_of(way: Narrowing) -> Option<&'static str> {
    Some(match way {
        Narrowing::Product | Narrowing::Method | Narrowing::State => return None,
        Narrowing::Offer => "offer",
        Narrowing::Category => "category",
        Narrowing::Brand => "brand",
        Narrowing::Country => "buyer_country",
        Narrowing::Region => "buyer_state",
        Narrowing::Device => "device",
        Narrowing::Source => "utm_source",
        Narrowing::Medium => "utm_medium",
        Narrowing::Campaign => "utm_campaign",
        Narrowing::CheckoutOrigin => "checkout_origin",
        Narrowing::Affiliate => "affiliate",
        Narrowing::Coproducer => "coproducer",
    })
}
