//! Server functions of products: a few lines each over a use case.

use crate::problem::Problem;
use chrono::NaiveDate;
use domain::booking::Duration;
use domain::checkout::coupons::Coupons;
use domain::checkout::{Code, CouponForm};
use domain::id::ProductId;
use domain::product::online::Part;
use domain::product::sessions::SessionsForm;
use domain::product::view::{Month, Overview, Products, Registration, Saved};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

#[cfg(feature = "ssr")]
use {
    crate::server::caller::asked,
    domain::collaborators::Right,
    service::coupons as desk,
    service::products::{calendar, links, registration, submission},
};

/// The owner's products, and whether they may begin another.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "list_products", input = Json)]
pub async fn list_products() -> Result<Products, Problem> {
    let asked = asked()?;
    Ok(registration::list(&asked.office, asked.acting()).await?)
}

/// One product with its history.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "product_overview", input = Json)]
pub async fn product_overview(id: ProductId) -> Result<Overview, Problem> {
    let asked = asked()?;
    asked.reaches(id)?;
    let mut overview = registration::overview(&asked.office, asked.owner, id, asked.now).await?;
    if !asked.acting().sales_sight().lists {
        // Figures of sales are for who may see sales.
        (overview.sold_lately, overview.sold_ever) = (Vec::new(), Vec::new());
    }
    Ok(overview)
}

/// Begins a product and leads to its first step. Of a plain form: it works without scripts.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "start_product")]
pub async fn start_product() -> Result<(), Problem> {
    let asked = asked()?;
    // Whoever works with some products would not see the new one.
    asked.whole()?;
    let id = registration::start(&asked.office, &asked.asking(), asked.now).await?;
    leptos_axum::redirect(&crate::paths::step(id, domain::product::Step::Information));
    Ok(())
}

/// One product in the wizard.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "read_product", input = Json)]
pub async fn read_product(id: ProductId) -> Result<Registration, Problem> {
    let asked = asked()?;
    asked.reaches(id)?;
    Ok(registration::read(&asked.office, asked.owner, id, asked.now).await?)
}

/// Saves one step as it is typed. `version` is the one that was read; `goes_on` says that the step is left by *Continue*.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "save_step", input = Json)]
pub async fn save_step(id: ProductId, version: i64, part: Part, goes_on: bool) -> Result<Saved, Problem> {
    let asked = asked()?;
    asked.reaches(id)?;
    // Who may not price it still goes through the wizard's steps.
    if let Part::Price(price) = &part
        && !asked.acting().may(Right::ProductsManageOffers)
        && registration::read(&asked.office, asked.owner, id, asked.now).await?.draft.price != *price
    {
        return Err(Problem::Forbidden);
    }
    Ok(registration::save(&asked.office, &asked.asking(), id, version, part, goes_on, asked.now).await?)
}

/// The free times that hours would give, as they are typed: a month of `zone`, else of the producer's.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "preview_times", input = Json)]
pub async fn preview_times(
    form: SessionsForm,
    locked: Option<Duration>,
    month: Option<NaiveDate>,
    zone: Option<String>,
) -> Result<Month, Problem> {
    let asked = asked()?;
    Ok(calendar::preview(&asked.office, &form, locked, month, zone.as_deref(), asked.now)?)
}

/// Sends a product to verification.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "submit_product", input = Json)]
pub async fn submit_product(id: ProductId, version: i64) -> Result<Saved, Problem> {
    let asked = asked()?;
    asked.reaches(id)?;
    Ok(submission::submit(&asked.office, &asked.asking(), id, version, asked.now).await?)
}

/// Puts a product away (`away`), or takes it out again as a draft.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "archive_product", input = Json)]
pub async fn archive_product(id: ProductId, away: bool) -> Result<(), Problem> {
    let asked = asked()?;
    asked.reaches(id)?;
    Ok(registration::archive(&asked.office, &asked.asking(), id, away, asked.now).await?)
}

/// A draft like this product; with `another_price` its price is asked anew.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "duplicate_product", input = Json)]
pub async fn duplicate_product(id: ProductId, another_price: bool) -> Result<ProductId, Problem> {
    let asked = asked()?;
    // Whoever works with some products would not see the new one.
    asked.whole()?;
    if another_price && !asked.acting().may(Right::ProductsManageOffers) {
        return Err(Problem::Forbidden);
    }
    Ok(registration::duplicate(&asked.office, &asked.asking(), id, another_price, asked.now).await?)
}

/// Makes a link for a place where a product is shared. Of a plain form: it works without scripts.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "add_link")]
pub async fn add_link(id: ProductId, source: String) -> Result<(), Problem> {
    let asked = asked()?;
    asked.reaches(id)?;
    Ok(links::add(&asked.office, &asked.asking(), id, &source, asked.now).await?)
}

/// The owner's coupons, and what one more may be for.
#[server(name = ReadCoupons, client = crate::ui::act::Told, prefix = "/do", endpoint = "coupons", input = Json)]
pub async fn coupons() -> Result<Coupons, Problem> {
    let asked = asked()?;
    asked.whole()?;
    Ok(desk::list(&asked.office, asked.owner, asked.now).await?)
}

/// Makes a coupon; its code. Of a plain form: it works without scripts.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "add_coupon")]
pub async fn add_coupon(form: CouponForm) -> Result<Code, Problem> {
    let asked = asked()?;
    asked.whole()?;
    Ok(desk::add(&asked.office, &asked.asking(), &form, asked.now).await?)
}

/// Ends a coupon. Of a plain form: it works without scripts.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "end_coupon")]
pub async fn end_coupon(code: String) -> Result<(), Problem> {
    let asked = asked()?;
    asked.whole()?;
    Ok(desk::end(&asked.office, &asked.asking(), &code, asked.now).await?)
}
