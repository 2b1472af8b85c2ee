//! Pictures: what was uploaded in figures, and its files, encoded anew, by the width that a page asks for.

use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use domain::Time;
use domain::id::{OwnerId, PictureId};
use domain::product::verification::PictureFacts;
use sqlx::FromRow;
use std::collections::HashSet;
use uuid::Uuid;

/// One file of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The width that pages ask for; the picture may be narrower.
    pub size: u32,
    pub width: u32,
    pub height: u32,
    pub media_type: MediaType,
    pub content: Vec<u8>,
}

/// How a file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    Jpeg,
    Png,
}

impl MediaType {
    /// As in a `Content-Type` header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    fn parse(text: &str) -> Result<Self, StoreError> {
        [Self::Jpeg, Self::Png]
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| StoreError::Corrupt(format!("media type {text}")))
    }
}

/// Keeps a picture and its files.
pub async fn add(tx: &mut Tx, owner: OwnerId, id: PictureId, facts: &PictureFacts, files: Vec<File>, now: Time) -> Result<(), StoreError> {
    let bytes = i64::try_from(facts.bytes).unwrap_or(i64::MAX);
    tx.run(
        "INSERT INTO pictures (owner_id, id, bytes, width, height, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![owner.0, id.0, bytes, i64::from(facts.width), i64::from(facts.height), now],
    )
    .await?;
    let row = |file: File| {
        let figures = [file.size, file.width, file.height].map(|figure| Arg::from(i64::from(figure)));
        [Arg::from(id.0)].into_iter().chain(figures).chain(args![file.media_type.as_str(), file.content]).collect()
    };
    let rows = files.into_iter().map(row).collect();
    bulk::insert(tx, "picture_files", "picture_id, size, width, height, media_type, content", rows, "").await?;
    Ok(())
}

/// What is known of an owner's picture; another owner's is not there.
pub async fn facts(tx: &mut Tx, owner: OwnerId, id: PictureId) -> Result<Option<PictureFacts>, StoreError> {
    let row: Option<(i64, i64, i64)> =
        tx.maybe("SELECT bytes, width, height FROM pictures WHERE owner_id = $1 AND id = $2", args![owner.0, id.0]).await?;
    row.map(|(bytes, width, height)| {
        let bytes = u64::try_from(bytes).map_err(|_| StoreError::Corrupt(format!("a picture of {bytes} bytes")))?;
        Ok(PictureFacts { is_picture: true, bytes, width: pixels(width)?, height: pixels(height)? })
    })
    .transpose()
}

/// Those of some pictures that are the owner's and still there.
pub async fn kept(tx: &mut Tx, owner: OwnerId, ids: &[PictureId]) -> Result<Vec<PictureId>, StoreError> {
    let mut kept = Vec::new();
    for id in ids {
        let row: Option<(i64,)> = tx.maybe("SELECT bytes FROM pictures WHERE owner_id = $1 AND id = $2", args![owner.0, id.0]).await?;
        kept.extend(row.map(|_| *id));
    }
    Ok(kept)
}

/// The file for a width: the widest that is not wider. A narrow picture has no file of the great sizes, and its own width serves them.
pub async fn file(tx: &mut Tx, id: PictureId, size: u32) -> Result<Option<File>, StoreError> {
    #[derive(FromRow)]
    struct FileRow {
        size: i64,
        width: i64,
        height: i64,
        media_type: String,
        content: Vec<u8>,
    }
    let row: Option<FileRow> = tx
        .maybe(
            "SELECT size, width, height, media_type, content FROM picture_files WHERE picture_id = $1 AND size <= $2 ORDER BY size DESC LIMIT 1",
            args![id.0, i64::from(size)],
        )
        .await?;
    row.map(|row| {
        Ok(File {
            size: pixels(row.size)?,
            width: pixels(row.width)?,
            height: pixels(row.height)?,
            media_type: MediaType::parse(&row.media_type)?,
            content: row.content,
        })
    })
    .transpose()
}

/// The next owner by id, after `last`, who has pictures from before `until`.
pub async fn next_owner(tx: &mut Tx, last: OwnerId, until: Time) -> Result<Option<OwnerId>, StoreError> {
    let row: Option<(Uuid,)> = tx
        .maybe("SELECT owner_id FROM pictures WHERE owner_id > $1 AND created_at < $2 ORDER BY owner_id LIMIT 1", args![last.0, until])
        .await?;
    Ok(row.map(|(owner,)| OwnerId(owner)))
}

/// An owner's pictures from before `until` that no version of a product of theirs names.
pub async fn unused(tx: &mut Tx, owner: OwnerId, until: Time) -> Result<Vec<PictureId>, StoreError> {
    #[derive(FromRow)]
    struct Versions {
        draft: String,
        submitted: Option<String>,
        previous: Option<String>,
        published: Option<String>,
    }
    let pictures: Vec<(Uuid,)> =
        tx.all("SELECT id FROM pictures WHERE owner_id = $1 AND created_at < $2 ORDER BY id", args![owner.0, until]).await?;
    if pictures.is_empty() {
        return Ok(Vec::new());
    }
    let versions: Vec<Versions> =
        tx.all("SELECT draft, submitted, previous, published FROM online_services WHERE owner_id = $1", args![owner.0]).await?;
    let mut named = HashSet::new();
    for Versions { draft, submitted, previous, published } in &versions {
        let documents = [Some(draft), submitted.as_ref(), previous.as_ref(), published.as_ref()];
        named.extend(documents.into_iter().flatten().flat_map(|document| ids(document)));
    }
    Ok(pictures.into_iter().filter(|(id,)| !named.contains(id)).map(|(id,)| PictureId(id)).collect())
}

/// Removes pictures of an owner with their files.
pub async fn remove(tx: &mut Tx, owner: OwnerId, pictures: &[PictureId]) -> Result<(), StoreError> {
    for id in pictures {
        tx.run("DELETE FROM pictures WHERE owner_id = $1 AND id = $2", args![owner.0, id.0]).await?;
        tx.run("DELETE FROM picture_files WHERE picture_id = $1", args![id.0]).await?;
    }
    Ok(())
}

/// Everything in a JSON document that is written as an id, wherever it stands: what names a picture tomorrow is found too.
fn ids(document: &str) -> impl Iterator<Item = Uuid> + '_ {
    document.split('"').filter(|text| text.len() == 36).filter_map(|text| Uuid::try_parse(text).ok())
}

fn pixels(figure: i64) -> Result<u32, StoreError> {
    u32::try_from(figure).map_err(|_| StoreError::Corrupt(format!("a picture of {figure} pixels")))
}
