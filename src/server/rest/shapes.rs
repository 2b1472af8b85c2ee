//! What REST answers look like: money as text with its currency, times in RFC 3339.

use domain::figures::Sums;
use domain::listing::{Detail, Line, Moment, Totals};
use domain::money::{Currency, Money};
use domain::panel::{Compared, CurrencyPanel, Panel};
use serde::Serialize;
use utoipa::ToSchema;

/// An amount.
#[derive(Debug, Serialize, ToSchema)]
pub struct Amount {
    /// A decimal figure with exactly the currency's decimals.
    #[schema(example = "12.30")]
    pub amount: String,
    /// ISO 4217.
    #[schema(example = "BRL")]
    pub currency: String,
}

pub fn amount(minor: i64, currency: Currency) -> Amount {
    Amount { amount: Money::new(minor, currency).to_plain(), currency: currency.code().to_owned() }
}

/// Sums of some sales.
#[derive(Debug, Serialize, ToSchema)]
pub struct SumsShape {
    pub count: i64,
    pub gross: Amount,
    /// Of the sales whose net is known.
    pub net: Amount,
    pub net_known: i64,
}

pub fn sums(sums: &Sums, currency: Currency) -> SumsShape {
    SumsShape { count: sums.count, gross: amount(sums.gross, currency), net: amount(sums.net, currency), net_known: sums.net_known }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PanelShape {
    pub as_of: String,
    pub time_zone: String,
    /// The first of the seven days.
    #[schema(format = Date)]
    pub first_day: String,
    pub has_sales: bool,
    pub currencies: Vec<CurrencyShape>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CurrencyShape {
    pub currency: String,
    pub sold: ComparedShape,
    pub lost: ComparedShape,
    pub lost_by_reason: Vec<ReasonShape>,
    /// Distinct pairs of buyer and product among the lost without a sold sale later.
    pub to_win_back: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedShape {
    #[serde(flatten)]
    pub now: SumsShape,
    /// The same stretch a week earlier, cut at the same time of day.
    pub before: SumsShape,
    pub days: Vec<SumsShape>,
    pub days_before: Vec<SumsShape>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReasonShape {
    /// `abandoned`, `declined`, `no_funds`, `expired`, `blocked` or `cancelled`.
    pub reason: String,
    #[serde(flatten)]
    pub sums: SumsShape,
}

pub fn panel(panel: &Panel) -> PanelShape {
    PanelShape {
        as_of: panel.as_of.to_rfc3339(),
        time_zone: panel.time_zone.clone(),
        first_day: panel.first_day.to_string(),
        has_sales: panel.has_sales,
        currencies: panel.currencies.iter().map(currency_panel).collect(),
    }
}

fn currency_panel(panel: &CurrencyPanel) -> CurrencyShape {
    let compared = |side: &Compared| ComparedShape {
        now: sums(&side.now, panel.currency),
        before: sums(&side.before, panel.currency),
        days: side.days.iter().map(|day| sums(day, panel.currency)).collect(),
        days_before: side.days_before.iter().map(|day| sums(day, panel.currency)).collect(),
    };
    CurrencyShape {
        currency: panel.currency.code().to_owned(),
        sold: compared(&panel.sold),
        lost: compared(&panel.lost),
        lost_by_reason: panel
            .reasons
            .iter()
            .map(|(reason, of_reason)| ReasonShape { reason: reason.name().to_owned(), sums: sums(of_reason, panel.currency) })
            .collect(),
        to_win_back: panel.to_win_back,
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SalesShape {
    pub sales: Vec<SaleShape>,
    /// Totals of the whole selection, per currency.
    pub totals: Vec<TotalsShape>,
    /// Give this as `cursor` for the next page; absent on the last.
    pub cursor: Option<String>,
    /// Give this as `cursor` for the page before; absent on the first.
    pub previous: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TotalsShape {
    pub currency: String,
    pub all: SumsShape,
    pub sold: SumsShape,
}

pub fn totals(totals: &Totals) -> TotalsShape {
    TotalsShape {
        currency: totals.currency.code().to_owned(),
        all: sums(&totals.all, totals.currency),
        sold: sums(&totals.sold, totals.currency),
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SaleShape {
    #[schema(format = Uuid)]
    pub id: String,
    pub transaction: String,
    pub state: String,
    #[schema(format = DateTime)]
    pub created_at: String,
    #[schema(format = DateTime)]
    pub approved_at: Option<String>,
    pub buyer_name: Option<String>,
    pub buyer_email: String,
    #[schema(format = Uuid)]
    pub product: String,
    pub product_name: String,
    pub method: String,
    pub installments: i64,
    pub gross: Amount,
    /// Absent where it is unknown.
    pub net: Option<Amount>,
    pub source: Option<String>,
    pub recovered: bool,
}

pub fn line(line: &Line) -> SaleShape {
    SaleShape {
        id: line.id.to_string(),
        transaction: line.code.clone(),
        state: line.state.name().to_owned(),
        created_at: line.created_at.to_rfc3339(),
        approved_at: line.approved_at.map(|at| at.to_rfc3339()),
        buyer_name: line.buyer_name.clone(),
        buyer_email: line.buyer_email.clone(),
        product: line.product_id.to_string(),
        product_name: line.product.clone(),
        method: line.method.name().to_owned(),
        installments: line.installments,
        gross: amount(line.gross, line.currency),
        net: line.net.map(|net| amount(net, line.currency)),
        source: line.source.clone(),
        recovered: line.recovered,
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DetailShape {
    #[serde(flatten)]
    pub sale: SaleShape,
    pub order: Option<String>,
    pub offer: Option<String>,
    pub category: Option<String>,
    pub brand: Option<String>,
    pub country: Option<String>,
    pub region: Option<String>,
    pub city: Option<String>,
    pub device: Option<String>,
    pub medium: Option<String>,
    pub campaign: Option<String>,
    pub checkout_origin: Option<String>,
    pub refunded: Amount,
    pub surcharge: Option<Amount>,
    /// Deductions are in the settlement currency.
    pub tax: Option<Amount>,
    pub fee: Option<Amount>,
    pub events: Vec<EventShape>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct EventShape {
    pub state: String,
    #[schema(format = DateTime)]
    pub at: String,
    pub note: Option<String>,
}

pub fn detail(detail: &Detail) -> DetailShape {
    let (currency, settled) = (detail.amounts.currency, detail.amounts.settled_in());
    let event =
        |moment: &Moment| EventShape { state: moment.state.name().to_owned(), at: moment.at.to_rfc3339(), note: moment.note.clone() };
    DetailShape {
        sale: line(&detail.line),
        order: detail.order.clone(),
        offer: detail.offer.clone(),
        category: detail.category.clone(),
        brand: detail.brand.clone(),
        country: detail.country.clone(),
        region: detail.region.clone(),
        city: detail.city.clone(),
        device: detail.device.clone(),
        medium: detail.medium.clone(),
        campaign: detail.campaign.clone(),
        checkout_origin: detail.checkout_origin.clone(),
        refunded: amount(detail.refunded, currency),
        surcharge: detail.amounts.surcharge.map(|minor| amount(minor, currency)),
        tax: detail.amounts.tax.map(|minor| amount(minor, settled)),
        fee: detail.amounts.fee.map(|minor| amount(minor, settled)),
        events: detail.events.iter().map(event).collect(),
    }
}
