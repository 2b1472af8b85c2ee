//! Online services: the whole of one is read and written; lists read what they show.

use crate::db::{Arg, StoreError, Tx};
use crate::json::{from_json, to_json};
use crate::{micros, time};
use domain::Time;
use domain::id::{AccountId, OwnerId, ProductId};
use domain::product::online::Move;
use domain::product::slug::Slug;
use domain::product::verification::Remark;
use domain::product::{OnlineService, State};
use sqlx::FromRow;
use uuid::Uuid;

#[derive(FromRow)]
pub(super) struct ServiceRow {
    owner_id: Uuid,
    product_id: Uuid,
    slug: Option<String>,
    state: i16,
    revision: Option<i16>,
    draft: String,
    submitted: Option<String>,
    previous: Option<String>,
    published: Option<String>,
    remarks: Option<String>,
    version: i64,
    created_at: i64,
    updated_at: i64,
    waiting_since: Option<i64>,
}

pub(super) const COLUMNS: &str = "owner_id, product_id, slug, state, revision, draft, submitted, previous, published, remarks, version, created_at, updated_at, waiting_since";

impl TryFrom<ServiceRow> for OnlineService {
    type Error = StoreError;
    fn try_from(row: ServiceRow) -> Result<Self, StoreError> {
        let state = |code| State::from_repr(code).ok_or_else(|| StoreError::Corrupt(format!("product state {code}")));
        Ok(Self {
            owner: OwnerId(row.owner_id),
            id: ProductId(row.product_id),
            slug: row.slug.map(|slug| Slug::parse(&slug).map_err(|_| StoreError::Corrupt(format!("slug {slug}")))).transpose()?,
            state: state(row.state)?,
            revision: row.revision.map(state).transpose()?,
            draft: from_json(&row.draft)?,
            submitted: row.submitted.as_deref().map(from_json).transpose()?,
            previous: row.previous.as_deref().map(from_json).transpose()?,
            published: row.published.as_deref().map(from_json).transpose()?,
            remarks: row.remarks.as_deref().map(from_json).transpose()?.unwrap_or_default(),
            version: row.version,
            created_at: time(row.created_at),
            updated_at: time(row.updated_at),
            waiting_since: row.waiting_since.map(time),
        })
    }
}

/// Adds a service that is not there yet.
pub async fn add(tx: &mut Tx, service: &OnlineService) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO online_services (owner_id, product_id, state, name, draft, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        args![
            service.owner.0,
            service.id.0,
            service.state as i16,
            service.draft.information.name.as_str(),
            to_json(&service.draft)?,
            service.version,
            service.created_at
        ],
    )
    .await?;
    Ok(())
}

/// Writes a service that was read at `version`; false where somebody else wrote it meanwhile, and then nothing is changed.
///
/// # Errors
/// [`StoreError::Conflict`] when its slug is another's.
pub async fn put(tx: &mut Tx, service: &OnlineService, version: i64) -> Result<bool, StoreError> {
    let changed = tx
        .run(
            "UPDATE online_services SET slug = $4, state = $5, revision = $6, name = $7, draft = $8, submitted = $9, published = $10, remarks = $11,
                    version = $12, updated_at = $13, waiting_since = $14, published_at = COALESCE(published_at, $15), previous = $16
             WHERE owner_id = $1 AND product_id = $2 AND version = $3",
            args![
                service.owner.0,
                service.id.0,
                version,
                service.slug.as_ref().map(Slug::as_str),
                service.state as i16,
                Arg::Small(service.revision.map(|state| state as i16)),
                service.draft.information.name.as_str(),
                to_json(&service.draft)?,
                service.submitted.as_ref().map(to_json).transpose()?,
                service.published.as_ref().map(to_json).transpose()?,
                Some(&service.remarks).filter(|remarks| !remarks.is_empty()).map(to_json).transpose()?,
                service.version,
                service.updated_at,
                service.waiting_since,
                service.on_sale().map(|_| service.updated_at),
                service.previous.as_ref().map(to_json).transpose()?
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// One service of an owner.
pub async fn get(tx: &mut Tx, owner: OwnerId, id: ProductId) -> Result<Option<OnlineService>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM online_services WHERE owner_id = $1 AND product_id = $2");
    tx.maybe::<ServiceRow>(sql, args![owner.0, id.0]).await?.map(OnlineService::try_from).transpose()
}

/// The service at a public address, in whatever state it is.
pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Option<OnlineService>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM online_services WHERE slug = $1");
    tx.maybe::<ServiceRow>(sql, args![slug]).await?.map(OnlineService::try_from).transpose()
}

/// Whether a slug is given away already.
pub async fn is_taken(tx: &mut Tx, slug: &Slug) -> Result<bool, StoreError> {
    Ok(tx.maybe::<(i64,)>("SELECT version FROM online_services WHERE slug = $1", args![slug.as_str()]).await?.is_some())
}

/// How many services an owner has, put away or not.
pub async fn count(tx: &mut Tx, owner: OwnerId) -> Result<i64, StoreError> {
    let (count,): (i64,) = tx.one("SELECT COUNT(*) FROM online_services WHERE owner_id = $1", args![owner.0]).await?;
    Ok(count)
}

/// All services of an owner, the last changed first; at most `most`. As they are written: lists show nothing of what was sent or is on sale.
pub async fn list(tx: &mut Tx, owner: OwnerId, most: i64) -> Result<Vec<OnlineService>, StoreError> {
    let columns = COLUMNS.replace("submitted, previous, published,", "NULL AS submitted, NULL AS previous, NULL AS published,");
    let sql = format!("SELECT {columns} FROM online_services WHERE owner_id = $1 ORDER BY updated_at DESC, product_id LIMIT $2");
    tx.all::<ServiceRow>(sql, args![owner.0, most]).await?.into_iter().map(OnlineService::try_from).collect()
}

/// What waits for the operator, the longest waiting first; at most `most`.
pub async fn waiting(tx: &mut Tx, most: i64) -> Result<Vec<OnlineService>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM online_services WHERE waiting_since IS NOT NULL ORDER BY waiting_since, product_id LIMIT $1");
    tx.all::<ServiceRow>(sql, args![most]).await?.into_iter().map(OnlineService::try_from).collect()
}

/// What the operator took off sale, the last one first; at most `most`.
pub async fn suspended(tx: &mut Tx, most: i64) -> Result<Vec<OnlineService>, StoreError> {
    let suspended = State::Suspended as i16;
    let sql = format!("SELECT {COLUMNS} FROM online_services WHERE state = {suspended} ORDER BY updated_at DESC, product_id LIMIT $1");
    tx.all::<ServiceRow>(sql, args![most]).await?.into_iter().map(OnlineService::try_from).collect()
}

/// Writes a move down after those that were made before.
pub async fn note(tx: &mut Tx, owner: OwnerId, id: ProductId, made: &Move, by: Option<AccountId>) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO product_events (owner_id, product_id, number, at, actor, actor_id, of_revision, from_state, to_state, remarks)
         SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9 FROM product_events WHERE owner_id = $1 AND product_id = $2",
        args![
            owner.0,
            id.0,
            made.at,
            made.actor as i16,
            by.map(|account| account.0),
            made.of_revision,
            Arg::Small(made.from.map(|state| state as i16)),
            made.to as i16,
            Some(&made.remarks).filter(|remarks| !remarks.is_empty()).map(to_json).transpose()?
        ],
    )
    .await?;
    Ok(())
}

/// The moves of one product, in their order.
pub async fn moves(tx: &mut Tx, owner: OwnerId, id: ProductId) -> Result<Vec<Move>, StoreError> {
    #[derive(FromRow)]
    struct MoveRow {
        at: i64,
        actor: i16,
        of_revision: bool,
        from_state: Option<i16>,
        to_state: i16,
        remarks: Option<String>,
    }
    let rows: Vec<MoveRow> = tx
        .all(
            "SELECT at, actor, of_revision, from_state, to_state, remarks FROM product_events WHERE owner_id = $1 AND product_id = $2 ORDER BY number",
            args![owner.0, id.0],
        )
        .await?;
    let state = |code| State::from_repr(code).ok_or_else(|| StoreError::Corrupt(format!("product state {code}")));
    rows.into_iter()
        .map(|row| {
            Ok(Move {
                at: time(row.at),
                actor: domain::product::state::Actor::from_repr(row.actor)
                    .ok_or_else(|| StoreError::Corrupt(format!("actor {}", row.actor)))?,
                of_revision: row.of_revision,
                from: row.from_state.map(state).transpose()?,
                to: state(row.to_state)?,
                remarks: row.remarks.as_deref().map(from_json::<Vec<Remark>>).transpose()?.unwrap_or_default(),
            })
        })
        .collect()
}

/// How long the last decisions, `most` of them made since `since`, were waited for, in microseconds.
pub async fn waits(tx: &mut Tx, since: Time, most: i64) -> Result<Vec<i64>, StoreError> {
    // 1 is "in verification", 1 as actor the operator: src/domain/product/state.rs.
    let rows: Vec<(i64,)> = tx
        .all(
            "SELECT d.at - (SELECT MAX(s.at) FROM product_events s WHERE s.owner_id = d.owner_id AND s.product_id = d.product_id AND s.number < d.number
                            AND s.to_state = 1) AS waited
             FROM product_events d WHERE d.actor = 1 AND d.from_state = 1 AND d.at >= $1 ORDER BY d.at DESC LIMIT $2",
            args![micros(since), most],
        )
        .await?;
    Ok(rows.into_iter().map(|(waited,)| waited).collect())
}
