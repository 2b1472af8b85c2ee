//! Pictures: recognised by their content, decoded under limits and encoded anew in a few sizes, so that nothing else of a file is kept.

mod unused;
mod workshop;

pub use unused::prune;
pub use workshop::Workshop;

use crate::limits::{self, Limit};
use crate::office::Office;
use bytes::Bytes;
use domain::Time;
use domain::id::{OwnerId, PictureId};
use domain::product::Reason;
use domain::product::verification::{MOST_MEGAPIXELS, PICTURE_SIZES, PictureFacts, check_picture};
use fast_image_resize::{MulDiv, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;
use store::pictures::{self, File, MediaType};
use store::{StoreError, Tx};
use tokio::task::spawn_blocking;

/// Why a picture was not kept.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The file is not one that a product may have; the reason has a sentence for its owner.
    #[error("the picture is refused: {0:?}")]
    Refused(Reason),
    /// This owner sends too many: trying again within the hour may help.
    #[error("too many pictures in an hour")]
    TooMany,
    /// Nothing was done: trying again in a moment may help.
    #[error("too many pictures wait to be decoded")]
    Busy,
    #[error("the picture could not be encoded")]
    Encoding(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps an uploaded file as a picture of the owner, in all the sizes that pages ask for.
pub async fn keep(office: &Office, owner: OwnerId, bytes: impl Into<Bytes>, now: Time) -> Result<PictureId, PictureError> {
    let bytes: Bytes = bytes.into();
    let unread = PictureFacts { is_picture: false, bytes: bytes.len() as u64, width: 0, height: 0 };
    if let Err(reason @ Reason::PictureTooHeavy { .. }) = check_picture(&unread) {
        return Err(PictureError::Refused(reason));
    }
    let place = office.workshop.place()?;
    let (kind, who) = ("picture", owner.to_string());
    let an_hour = Limit { kind, who: &[&who], most: MOST_AN_HOUR, seconds: 3600 };
    let a_day = Limit { kind: "pictures", who: &[&who], most: MOST_A_DAY, seconds: 24 * 3600 };
    if !limits::allow(office, &[an_hour, a_day], now).await? {
        return Err(PictureError::TooMany);
    }
    let looked_at = bytes.clone();
    let (facts, memory) = blocking(move || look(&looked_at)).await?;
    // Whoever goes away while their picture is decoded does not make room for another: the turn goes with the work.
    let turn = place.turn(memory > LARGE).await?;
    let files = blocking(move || {
        let _turn = turn;
        encode(&bytes)
    })
    .await?;
    let id = PictureId(office.id(now));
    let mut tx = office.db.write().await?;
    pictures::add(&mut tx, owner, id, &facts, files, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Those of some pictures that are the owner's and still there.
pub(crate) async fn kept(tx: &mut Tx, owner: OwnerId, ids: &[PictureId]) -> Result<Vec<PictureId>, StoreError> {
    pictures::kept(tx, owner, ids).await
}

/// What is known of an owner's picture.
pub async fn facts(tx: &mut Tx, owner: OwnerId, id: PictureId) -> Result<Option<PictureFacts>, StoreError> {
    pictures::facts(tx, owner, id).await
}

/// The file that is shown to anybody who has its address; only in the sizes that pages ask for, so that caches keep few.
pub async fn file(office: &Office, id: PictureId, size: u32) -> Result<Option<File>, StoreError> {
    if !PICTURE_SIZES.contains(&size) {
        return Ok(None);
    }
    let mut tx = office.db.read().await?;
    pictures::file(&mut tx, id, size).await
}

/// Most memory of one decoded picture: four bytes for each pixel, and half as many pixels where each takes eight.
const MOST_MEMORY: u64 = 4 * 1_000_000 * MOST_MEGAPIXELS as u64;
/// From here on a picture is decoded alone.
const LARGE: u64 = MOST_MEMORY / 2;
/// How many times its own memory a JPEG that was made to appear gradually takes while it is decoded, measured.
const GRADUAL: u64 = 3;

/// How many files an owner may send in an hour and in a day, those that are refused included: what no product uses stays for a day.
const MOST_AN_HOUR: i64 = 60;
const MOST_A_DAY: i64 = 200;

/// Of 100. Below it, skies show bands; above it, files grow and nobody sees why.
const JPEG_QUALITY: u8 = 82;

/// Runs work that keeps a processor busy. A decoder that panics has met a file that it does not understand.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, PictureError> + Send + 'static) -> Result<T, PictureError> {
    spawn_blocking(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a picture could not be worked on");
        Err(PictureError::Refused(Reason::PictureDamaged))
    })
}

/// Reads what stands before the pixels: the picture's figures as it is seen upright, and how much memory decoding takes at most.
fn look(bytes: &[u8]) -> Result<(PictureFacts, u64), PictureError> {
    let (mut decoder, format) = open(bytes)?;
    let (width, height) = upright(decoder.dimensions(), orientation(&mut decoder));
    let facts = PictureFacts { is_picture: true, bytes: bytes.len() as u64, width, height };
    check_picture(&facts).map_err(PictureError::Refused)?;
    let memory = decoder.total_bytes();
    if memory > MOST_MEMORY {
        let pixels = MOST_MEMORY / u64::from(decoder.color_type().bytes_per_pixel());
        let megapixels = u32::try_from(pixels / 1_000_000).unwrap_or(MOST_MEGAPIXELS);
        return Err(PictureError::Refused(Reason::PictureTooLarge { megapixels }));
    }
    if format == ImageFormat::Jpeg && !has_end(bytes) {
        return Err(PictureError::Refused(Reason::PictureDamaged));
    }
    Ok((facts, if format == ImageFormat::Jpeg { GRADUAL * memory } else { memory }))
}

/// Decodes the picture, or the first frame of a moving one, and encodes it in every size that is not wider than itself.
fn encode(bytes: &[u8]) -> Result<Vec<File>, PictureError> {
    let (mut decoder, _) = open(bytes)?;
    let orientation = orientation(&mut decoder);
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    let whole = upright(picture.dimensions(), orientation);

    let greatest = PICTURE_SIZES.iter().copied().max().unwrap_or(1);
    // First made small, then turned: what follows costs little, however large the picture was.
    picture = resized(picture, upright(within(whole, greatest), orientation))?;
    picture = in_eight_bits(picture);
    if let Some(profile) = profile {
        to_common_colours(&mut picture, &profile);
    }
    picture.apply_orientation(orientation);

    let mut files = Vec::new();
    for (index, size) in PICTURE_SIZES.into_iter().enumerate().rev() {
        let next_smaller = index.checked_sub(1).map(|index| PICTURE_SIZES[index]);
        if next_smaller.is_some_and(|smaller| within(whole, smaller) == whole) {
            continue;
        }
        picture = resized(picture, within(whole, size))?;
        let (media_type, content) = written(&picture).map_err(|error| PictureError::Encoding(error.into()))?;
        files.push(File { size, width: picture.width(), height: picture.height(), media_type, content });
    }
    Ok(files)
}

/// A decoder chosen by how the content begins, whatever the file was called.
fn open(bytes: &[u8]) -> Result<(impl ImageDecoder + '_, ImageFormat), PictureError> {
    let known = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif];
    let format = image::guess_format(bytes).ok().filter(|format| known.contains(format));
    let format = format.ok_or(PictureError::Refused(Reason::NotAPicture))?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    Ok((reader.into_decoder().map_err(refusal)?, format))
}

/// What to tell the owner when a decoder gives up.
fn refusal(error: ImageError) -> PictureError {
    PictureError::Refused(match error {
        ImageError::Limits(_) => Reason::PictureTooLarge { megapixels: MOST_MEGAPIXELS },
        _ => Reason::PictureDamaged,
    })
}

/// How the camera was held; upright where that cannot be read.
fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

/// Width and height after turning, or, as that is the same, before it.
fn upright((width, height): (u32, u32), orientation: Orientation) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => (height, width),
        Orientation::NoTransforms | Orientation::Rotate180 | Orientation::FlipHorizontal | Orientation::FlipVertical => (width, height),
    }
}

/// The greatest width and height of the same shape within `size` and twice `size`, never greater than they are.
fn within((width, height): (u32, u32), size: u32) -> (u32, u32) {
    let (most_width, most_height) = (size, 2 * size);
    if width <= most_width && height <= most_height {
        return (width, height);
    }
    // A side by the other's share of its most, to the nearest pixel and at least one.
    let share = |side: u32, most: u32, other: u32| {
        let (side, most, other) = (u64::from(side), u64::from(most), u64::from(other));
        u32::try_from((side * most + other / 2) / other).unwrap_or(u32::MAX).max(1)
    };
    if u64::from(width) * u64::from(most_height) >= u64::from(height) * u64::from(most_width) {
        (most_width, share(height, most_width, width))
    } else {
        (share(width, most_height, height), most_height)
    }
}

fn resized(mut picture: DynamicImage, (width, height): (u32, u32)) -> Result<DynamicImage, PictureError> {
    if picture.dimensions() == (width, height) {
        return Ok(picture);
    }
    let mut smaller = DynamicImage::new(width, height, picture.color());
    let mut resize = || -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let seen_through = picture.color().has_alpha();
        let opacity = MulDiv::new();
        // Colours count as much as they are seen, or what is invisible would darken the edges. Done in place: a copy could be very large.
        if seen_through {
            opacity.multiply_alpha_inplace(&mut picture)?;
        }
        Resizer::new().resize(&picture, &mut smaller, &ResizeOptions::new().use_alpha(false))?;
        if seen_through {
            opacity.divide_alpha_inplace(&mut smaller)?;
        }
        Ok(())
    };
    resize().map_err(PictureError::Encoding)?;
    Ok(smaller)
}

/// Red, green and blue of eight bits, and the opacity only where something shines through.
fn in_eight_bits(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into();
    }
    let seen_through = picture.into_rgba8();
    if seen_through.pixels().any(|pixel| pixel.0[3] < u8::MAX) {
        seen_through.into()
    } else {
        DynamicImage::from(seen_through).into_rgb8().into()
    }
}

/// Turns the colours that a camera described in its profile into those that every screen expects of a file without one. A profile that
/// cannot be read is passed over, as browsers do.
fn to_common_colours(picture: &mut DynamicImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let (layout, pixels): (Layout, &mut [u8]) = match picture {
        DynamicImage::ImageRgb8(pixels) => (Layout::Rgb, pixels),
        DynamicImage::ImageRgba8(pixels) => (Layout::Rgba, pixels),
        _ => return,
    };
    let common = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &common, layout, TransformOptions::default()) else { return };
    let before = pixels.to_vec();
    if transform.transform(&before, pixels).is_err() {
        pixels.copy_from_slice(&before);
    }
}

/// JPEG, or PNG where something shines through.
fn written(picture: &DynamicImage) -> Result<(MediaType, Vec<u8>), ImageError> {
    let mut content = Vec::new();
    if picture.color().has_alpha() {
        picture.write_with_encoder(PngEncoder::new_with_quality(&mut content, CompressionType::Default, FilterType::Adaptive))?;
        return Ok((MediaType::Png, content));
    }
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut content, JPEG_QUALITY))?;
    Ok((MediaType::Jpeg, content))
}

/// Whether a JPEG goes on to its end marker: decoders fill what is missing with grey and say nothing. What may follow the end does not matter.
fn has_end(jpeg: &[u8]) -> bool {
    let mut rest = jpeg;
    // Markers are looked for as a decoder does; inside of the picture's data a stuffed zero follows each byte that looks like one.
    while let Some(at) = memchr::memchr(0xFF, rest) {
        rest = &rest[at + 1..];
        match rest.first() {
            None => return false,
            Some(0xD9) => return true,
            // A filling byte, of which the next may begin a marker.
            Some(0xFF) => {}
            Some(0x00 | 0x01 | 0xD0..=0xD8) => rest = &rest[1..],
            // Every other marker is followed by the length of its segment, which may hold anything, such as a small picture with an end.
            Some(_) => {
                let Some(&[high, low]) = rest.get(1..3) else { return false };
                let Some(after) = rest.get(1 + usize::from(u16::from_be_bytes([high, low]))..) else { return false };
                rest = after;
            }
        }
    }
    false
}
