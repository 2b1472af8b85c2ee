//! Pictures: what is kept of an upload and what is refused, with files made here, on both engines.

use crate::common::{at, engines};
use domain::id::{OwnerId, PictureId};
use domain::product::Reason;
use domain::product::verification::{HEAVIEST_PICTURE, PICTURE_SIZES, PictureFacts};
use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, Frame, ImageEncoder, ImageFormat, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::ColorProfile;
use service::office::Office;
use service::pictures::{self, PictureError, Workshop};
use std::io::Cursor;
use store::pictures::{File, MediaType};
use uuid::Uuid;

const ANA: OwnerId = OwnerId(Uuid::from_u128(1));
const RED: Rgb<u8> = Rgb([200, 20, 20]);
const BLUE: Rgb<u8> = Rgb([20, 20, 200]);

/// Red on the left, blue on the right.
fn two_colours(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { RED } else { BLUE }).into()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&two_colours(width, height), ImageFormat::Jpeg)
}

/// What a telephone writes behind the first marker: that it was held upright, a description, and where it was.
fn exif(orientation: u16) -> Vec<u8> {
    let description = b"HER BEDROOM WINDOW\0\0";
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut bytes = Vec::new();
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
        bytes
    };
    // Header of 8 bytes, a directory of three entries (2 + 3 · 12 + 4), the description, then the directory of the place.
    let (at_description, at_place) = (50, 50 + description.len() as u32);
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(3_u16.to_le_bytes());
    tiff.extend(entry(0x010E, 2, description.len() as u32, at_description));
    tiff.extend(entry(0x0112, 3, 1, orientation.into()));
    tiff.extend(entry(0x8825, 4, 1, at_place));
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(description);
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(1, 2, 2, u32::from_le_bytes(*b"S\0\0\0")));
    tiff.extend(entry(2, 5, 3, at_place + 30));
    tiff.extend(0_u32.to_le_bytes());
    for figure in [23_u32, 1, 33, 1, 1_944, 100] {
        tiff.extend(figure.to_le_bytes());
    }
    segment(0xE1, &[b"Exif\0\0".as_slice(), &tiff].concat())
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    [&[0xFF, marker], length.to_be_bytes().as_slice(), content].concat()
}

/// A JPEG with segments put in behind its first marker.
fn spliced(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat()
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

async fn office() -> Vec<(Office, Option<tempfile::TempDir>)> {
    engines().await.into_iter().map(|(db, dir)| (Office::new(db, "https://counter.example"), dir)).collect()
}

async fn kept(office: &Office, bytes: Vec<u8>) -> PictureId {
    pictures::keep(office, ANA, bytes, at("2026-06-01T12:00:00Z")).await.unwrap()
}

async fn file(office: &Office, id: PictureId, size: u32) -> File {
    pictures::file(office, id, size).await.unwrap().unwrap()
}

fn decoded(file: &File) -> DynamicImage {
    let format = if file.media_type == MediaType::Jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
    let picture = image::load_from_memory_with_format(&file.content, format).unwrap();
    assert_eq!((picture.width(), picture.height()), (file.width, file.height));
    picture
}

fn is_near(found: Rgba<u8>, expected: Rgb<u8>) -> bool {
    found.0.iter().zip(expected.0).all(|(found, expected)| found.abs_diff(expected) <= 12)
}

async fn refused(bytes: Vec<u8>) -> Option<Reason> {
    let (office, _dir) = office().await.remove(0);
    match pictures::keep(&office, ANA, bytes, at("2026-06-01T12:00:00Z")).await {
        Err(PictureError::Refused(reason)) => Some(reason),
        Err(other) => panic!("{other}"),
        Ok(_) => None,
    }
}

#[tokio::test]
async fn a_photo_is_kept_upright_in_three_widths_without_what_the_camera_noted() {
    for (office, _dir) in office().await {
        // Held upright: what was the left of the sensor is the top of the picture.
        let photo = spliced(&jpeg(2400, 1800), &[exif(6), segment(0xFE, b"HER ADDRESS"), segment(0xED, b"Photoshop 3.0\0HER NAME")]);
        assert!(holds(&photo, b"HER BEDROOM"));
        let weight = photo.len() as u64;
        let id = kept(&office, photo).await;

        for (size, height) in [(320, 427), (640, 853), (1280, 1707)] {
            let file = file(&office, id, size).await;
            assert_eq!((file.size, file.width, file.height, file.media_type), (size, size, height, MediaType::Jpeg));
            for noted in [b"Exif".as_slice(), b"HER ", b"GPS", b"II*\0", b"Photoshop"] {
                assert!(!holds(&file.content, noted), "{size}: {}", noted.escape_ascii());
            }
            let picture = decoded(&file).into_rgba8();
            assert!(is_near(*picture.get_pixel(size / 2, 10), RED), "red is on top");
            assert!(is_near(*picture.get_pixel(size / 2, height - 10), BLUE));
        }

        let mut tx = office.db.read().await.unwrap();
        let facts = PictureFacts { is_picture: true, bytes: weight, width: 1800, height: 2400 };
        assert_eq!(pictures::facts(&mut tx, ANA, id).await.unwrap(), Some(facts));
        assert_eq!(pictures::facts(&mut tx, OwnerId(Uuid::from_u128(2)), id).await.unwrap(), None, "another owner has no such picture");
        assert_eq!(pictures::file(&office, id, 5000).await.unwrap(), None, "a size that no page asks for");
        assert_eq!(pictures::file(&office, PictureId(Uuid::from_u128(9)), 640).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_picture_is_never_enlarged() {
    for (office, _dir) in office().await {
        let narrow = kept(&office, encoded(&two_colours(500, 400), ImageFormat::Png)).await;
        let mut widths = Vec::new();
        for size in PICTURE_SIZES {
            let file = file(&office, narrow, size).await;
            widths.push((file.width, file.height));
        }
        assert_eq!(widths, [(320, 256), (500, 400), (500, 400)]);
        let tower = kept(&office, jpeg(400, 6000)).await;
        let file = file(&office, tower, 1280).await;
        assert_eq!((file.width, file.height), (171, 2560), "nor does a narrow one grow endlessly tall");
    }
}

#[tokio::test]
async fn what_shines_through_stays_so_and_everything_else_becomes_a_photo() {
    for (office, _dir) in office().await {
        // Slanting, so that pixels lie across the edge.
        let glass = RgbaImage::from_fn(800, 600, |x, y| if x + y < 700 { Rgba([200, 20, 20, 255]) } else { Rgba([0, 0, 0, 0]) });
        let file_of = async |picture: &DynamicImage, format: ImageFormat| {
            let id = kept(&office, encoded(picture, format)).await;
            file(&office, id, 640).await
        };
        let logo = file_of(&glass.clone().into(), ImageFormat::Png).await;
        assert_eq!(logo.media_type, MediaType::Png);
        let picture = decoded(&logo).into_rgba8();
        assert_eq!(picture.get_pixel(600, 240).0[3], 0);
        assert!(is_near(*picture.get_pixel(200, 240), RED));
        let edge: Vec<u8> = picture.pixels().filter(|pixel| (30..=225).contains(&pixel.0[3])).map(|pixel| pixel.0[0]).collect();
        assert!(edge.len() > 100 && edge.iter().all(|red| *red > 180), "no dark seam where the nothing around it was black");

        let solid = DynamicImage::from(two_colours(800, 600).into_rgba8());
        assert_eq!(file_of(&solid, ImageFormat::Png).await.media_type, MediaType::Jpeg, "an opacity of everything is none");
        let deep = DynamicImage::from(two_colours(800, 600).into_rgb16());
        assert!(
            is_near(*decoded(&file_of(&deep, ImageFormat::Png).await).into_rgba8().get_pixel(10, 10), RED),
            "sixteen bits become eight"
        );
        let grey = DynamicImage::from(image::GrayImage::from_pixel(800, 600, Luma([90])));
        assert!(is_near(*decoded(&file_of(&grey, ImageFormat::Jpeg).await).into_rgba8().get_pixel(10, 10), Rgb([90, 90, 90])));
    }
}

#[tokio::test]
async fn of_a_moving_picture_the_first_frame_is_kept() {
    for (office, _dir) in office().await {
        let mut bytes = Vec::new();
        let frame = |colour: Rgb<u8>| Frame::new(DynamicImage::from(RgbImage::from_pixel(480, 360, colour)).into_rgba8());
        GifEncoder::new(&mut bytes).encode_frames([frame(BLUE), frame(RED), frame(RED)]).unwrap();
        let id = kept(&office, bytes).await;
        let file = file(&office, id, 640).await;
        assert_eq!((file.width, file.media_type), (480, MediaType::Jpeg));
        assert!(is_near(*decoded(&file).into_rgba8().get_pixel(240, 180), BLUE));
    }
}

#[tokio::test]
async fn the_colours_of_a_better_screen_look_the_same_on_every_other() {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_icc_profile(ColorProfile::new_display_p3().encode().unwrap()).unwrap();
    let teal = RgbImage::from_pixel(800, 600, Rgb([100, 150, 150]));
    encoder.write_image(teal.as_raw(), 800, 600, image::ExtendedColorType::Rgb8).unwrap();
    for (office, _dir) in office().await {
        let id = kept(&office, bytes.clone()).await;
        let file = file(&office, id, 640).await;
        assert!(!holds(&file.content, b"ICC_PROFILE"));
        let red = decoded(&file).into_rgb8().get_pixel(320, 240).0[0];
        assert!((80..=92).contains(&red), "{red}: the wider colours need less red for the same teal");
    }
}

#[tokio::test]
async fn what_only_calls_itself_a_picture_is_refused() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let html = b"<!doctype html><script>alert(1)</script>";
    for other in [svg.as_slice(), html, b"", b"GIF", b"RIFF\x1a\0\0\0WEBPVP8L", b"BM", b"%PDF-1.7", b"PK\x03\x04"] {
        assert_eq!(refused(other.to_vec()).await, Some(Reason::NotAPicture), "{}", other.escape_ascii());
    }
    for beginning in [b"\xFF\xD8\xFF\xE0".as_slice(), b"\x89PNG\r\n\x1a\n", b"GIF89a\x90\x01\x2C\x01\0\0\0"] {
        let disguised = [beginning, &html.repeat(40)].concat();
        assert_eq!(refused(disguised).await, Some(Reason::PictureDamaged), "{}", beginning.escape_ascii());
    }
}

#[tokio::test]
async fn a_page_hidden_behind_or_inside_a_picture_is_not_kept_with_it() {
    let page = b"<script>alert(1)</script>".as_slice();
    let behind = [&jpeg(800, 600), page].concat();
    let within = spliced(&jpeg(800, 600), &[segment(0xFE, page)]);
    let mut png = encoded(&two_colours(800, 600), ImageFormat::Png);
    png.extend(page);
    for (office, _dir) in office().await {
        for bytes in [&behind, &within, &png] {
            let id = kept(&office, bytes.clone()).await;
            for size in PICTURE_SIZES {
                assert!(!holds(&file(&office, id, size).await.content, b"<script"));
            }
        }
    }
}

#[tokio::test]
async fn a_cut_off_picture_is_refused() {
    // With a small whole picture in front, as cameras put one, whose end is not the end.
    let with_preview = spliced(&jpeg(800, 600), &[segment(0xE1, &jpeg(64, 48))]);
    let mut gif = Vec::new();
    GifEncoder::new(&mut gif).encode_frame(Frame::new(two_colours(800, 600).into_rgba8())).unwrap();
    for whole in [jpeg(800, 600), with_preview, encoded(&two_colours(800, 600), ImageFormat::Png), gif] {
        assert_eq!(refused(whole.clone()).await, None);
        for cut in [whole.len() / 2, whole.len() * 9 / 10, 30] {
            assert_eq!(refused(whole[..cut].to_vec()).await, Some(Reason::PictureDamaged), "{cut} bytes of {}", whole.len());
        }
    }
}

#[tokio::test]
async fn too_heavy_too_small_and_too_large_are_refused_before_anything_is_decoded() {
    let (most, megabytes) = HEAVIEST_PICTURE;
    let mut heavy = jpeg(800, 600);
    heavy.resize(most as usize + 1, 0);
    assert_eq!(refused(heavy.clone()).await, Some(Reason::PictureTooHeavy { megabytes }));
    heavy.pop();
    assert_eq!(refused(heavy).await, None, "five megabytes are allowed");
    assert_eq!(refused(jpeg(399, 300)).await, Some(Reason::PictureTooSmall { width: 400, height: 300 }));
    assert_eq!(refused(jpeg(300, 400)).await, Some(Reason::PictureTooSmall { width: 400, height: 300 }));
    assert_eq!(refused(spliced(&jpeg(300, 400), &[exif(8)])).await, None, "it is looked at upright");

    let too_large = Some(Reason::PictureTooLarge { megapixels: 40 });
    // A picture of 400 × 300 whose header says something else; decoding it would fail, but nobody tries.
    let mut bomb = jpeg(400, 300);
    let start = bomb.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    bomb[start + 5..start + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    assert_eq!(refused(bomb).await, too_large);
    let mut gif = Vec::new();
    GifEncoder::new(&mut gif).encode_frame(Frame::new(two_colours(400, 300).into_rgba8())).unwrap();
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    assert_eq!(refused(gif).await, too_large);
    assert_eq!(refused(empty_png(60_000, 60_000, 8)).await, too_large);
    assert_eq!(refused(empty_png(2_000_000_000, 2_000_000_000, 8)).await, too_large);
    assert_eq!(
        refused(empty_png(6_000, 4_000, 16)).await,
        Some(Reason::PictureTooLarge { megapixels: 20 }),
        "deep pixels take twice the memory"
    );
}

#[tokio::test]
async fn a_frame_larger_than_its_picture_does_not_take_the_memory_it_asks_for() {
    let mut gif = Vec::new();
    GifEncoder::new(&mut gif).encode_frame(Frame::new(two_colours(400, 300).into_rgba8())).unwrap();
    let frame = gif.windows(9).position(|bytes| bytes == [0x2C, 0, 0, 0, 0, 0x90, 0x01, 0x2C, 0x01]).unwrap();
    gif[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    assert!(matches!(refused(gif).await, Some(Reason::PictureTooLarge { .. } | Reason::PictureDamaged)));
}

#[tokio::test]
async fn an_owner_sends_sixty_an_hour_whatever_becomes_of_them() {
    for (office, _dir) in office().await {
        let at_noon = at("2026-06-01T12:00:00Z");
        let send = async |owner: OwnerId, bytes: &[u8], now| pictures::keep(&office, owner, bytes.to_vec(), now).await;
        for _ in 0..59 {
            assert!(matches!(send(ANA, b"<html>", at_noon).await, Err(PictureError::Refused(Reason::NotAPicture))));
        }
        let good = jpeg(400, 300);
        send(ANA, &good, at_noon).await.unwrap();
        assert!(matches!(send(ANA, &good, at_noon).await, Err(PictureError::TooMany)));
        send(OwnerId(Uuid::from_u128(2)), &good, at_noon).await.unwrap();
        send(ANA, &good, at("2026-06-01T13:00:01Z")).await.unwrap();
    }
}

#[tokio::test]
async fn who_finds_no_place_to_wait_is_told_and_loses_nothing() {
    let (mut office, _dir) = office().await.remove(0);
    office.workshop = Workshop::new(1, 1);
    let now = at("2026-06-01T12:00:00Z");
    let (first, second) = (office.workshop.place().unwrap(), office.workshop.place().unwrap());
    for _ in 0..61 {
        assert!(matches!(pictures::keep(&office, ANA, jpeg(400, 300), now).await, Err(PictureError::Busy)));
    }
    // One is being decoded, and the next waits for it.
    let turn = first.turn(true).await.unwrap();
    let mut waiting = Box::pin(second.turn(false));
    assert!(futures::poll!(&mut waiting).is_pending());
    drop(turn);
    drop(waiting.await.unwrap());
    kept(&office, jpeg(400, 300)).await;
}

/// A PNG of this many pixels, red, green, blue and opacity, that has none of them.
fn empty_png(width: u32, height: u32, bits: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(&[0; 4], 1, 1, image::ExtendedColorType::Rgba8).unwrap();
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    bytes[24] = bits;
    let sum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// The checksum of a PNG's chunks.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())))
}
