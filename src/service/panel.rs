//! The panel: one snapshot of the last seven days.

use domain::Time;
use domain::calendar::{day_number, start_of, week_until};
use domain::collaborators::{Acting, Products};
use domain::figures::Span;
use domain::listing::Line;
use domain::panel::{DAYS, Panel, Piece, assemble};
use store::figures::{self, Group};
use store::{Db, StoreError, Tx, owners, sales};

/// The panel over the products that the caller sees; none if there is no such owner.
pub async fn panel(db: &Db, acting: &Acting, as_of: Time) -> Result<Option<Panel>, StoreError> {
    let mut tx = db.read().await?;
    let Some(owner) = owners::get(&mut tx, acting.whose()).await? else { return Ok(None) };
    let week = week_until(as_of, owner.zone);
    let mut pieces = Vec::new();
    for (earlier_week, span) in [(false, week.now), (true, week.before)] {
        let first_day = if earlier_week { week.first_day - chrono::Days::new(DAYS as u64) } else { week.first_day };
        read_week(&mut tx, (&owner, acting.products()), first_day, span, earlier_week, &mut pieces).await?;
    }
    let to_win_back = sales::to_win_back(&mut tx, &owner, acting.products(), week.now).await?;
    Ok(Some(Panel {
        as_of,
        time_zone: owner.zone.name().to_owned(),
        version: owner.version,
        first_day: week.first_day,
        has_sales: sales::any(&mut tx, &owner, acting.products()).await?,
        currencies: assemble(&pieces, &to_win_back),
    }))
}

/// The newest sales, for the list beside the figures.
pub async fn latest(db: &Db, acting: &Acting, as_of: Time, most: i64) -> Result<Vec<Line>, StoreError> {
    let mut tx = db.read().await?;
    match owners::get(&mut tx, acting.whose()).await? {
        Some(owner) => sales::latest(&mut tx, &owner, acting.products(), as_of, most).await,
        None => Ok(Vec::new()),
    }
}

/// Six whole days from their rollup, the last one from hours and edges up to the cut.
async fn read_week(
    tx: &mut Tx,
    (owner, products): (&owners::Owner, &Products),
    first_day: chrono::NaiveDate,
    span: Span,
    earlier_week: bool,
    pieces: &mut Vec<Piece>,
) -> Result<(), StoreError> {
    let first = i64::from(day_number(first_day));
    let last = first + DAYS as i64 - 1;
    let mut push = |day: usize, group: Group| {
        pieces.push(Piece {
            earlier_week,
            day,
            currency: group.currency,
            state: group.state,
            was_approved: group.was_approved,
            sums: group.sums,
        });
    };
    for (day, group) in figures::by_day(tx, owner, products, first, last).await? {
        push((day - first) as usize, group);
    }
    let last_day = Span { from: start_of(first_day + chrono::Days::new(DAYS as u64 - 1), owner.zone), to: span.to };
    for group in figures::within(tx, owner, products, last_day).await? {
        push(DAYS - 1, group);
    }
    Ok(())
}
