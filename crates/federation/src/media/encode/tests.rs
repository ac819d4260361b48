use super::*;
use image::{Rgb, RgbImage, Rgba, RgbaImage};

/// Most memory that decoding takes, in bytes.
const MEMORY: u64 = 256 * 1024 * 1024;

fn made(bytes: &[u8], shape: Shape) -> Result<(Encoded, Option<Encoded>), PictureFault> {
    reencode(bytes, shape, MEMORY)
}

/// A picture whose pixels all differ from their neighbours.
fn photograph(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| {
        let byte = |n: u32| u8::try_from(n % 256).unwrap();
        Rgb([byte(x * 7 + y), byte(y * 5), byte(x ^ y)])
    })
    .into()
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with an EXIF block behind its first marker: turned by 90°, taken at a place.
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    // Orientation (0x0112), SHORT, one, 6: the camera was held upright.
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]);
    // GPS IFD pointer (0x8825), LONG, one, offset.
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    tiff.extend([0, 0, 0, 0]);
    tiff.extend(b"GPS 52.5200N 13.4050E, Jane Doe's telephone");
    let mut app1 = b"Exif\0\0".to_vec();
    app1.extend(tiff);
    let length = u16::try_from(app1.len() + 2).unwrap().to_be_bytes();
    let mut out = jpeg[..2].to_vec();
    out.extend([0xff, 0xe1]);
    out.extend(length);
    out.extend(app1);
    out.extend(&jpeg[2..]);
    out
}

/// A PNG that says to have this size and ends there.
fn png_head(width: u32, height: u32) -> Vec<u8> {
    let tiny = file(&photograph(1, 1), ImageFormat::Png);
    let mut head = tiny;
    head[16..20].copy_from_slice(&width.to_be_bytes());
    head[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc(&head[12..29]);
    head[29..33].copy_from_slice(&crc.to_be_bytes());
    head
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => (crc >> 1) ^ 0xedb8_8320,
            _ => crc >> 1,
        })
    })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn where_a_picture_was_taken_does_not_come_out_and_it_stands_upright() {
    let turned = with_exif(&file(&photograph(60, 40), ImageFormat::Jpeg));
    assert!(contains(&turned, b"Jane Doe"));
    let mut decoder = ImageReader::with_format(Cursor::new(&turned), ImageFormat::Jpeg)
        .into_decoder()
        .unwrap();
    assert_eq!(decoder.orientation().unwrap(), Orientation::Rotate90);
    let (whole, _) = made(&turned, Shape::Whole).unwrap();
    assert_eq!((whole.width, whole.height), (40, 60));
    for left in [b"Exif".as_slice(), b"GPS", b"Jane"] {
        assert!(!contains(&whole.bytes, left));
    }
}

#[test]
fn row_859_a_turned_picture_takes_no_second_copy_of_itself() {
    let turned = with_exif(&file(&photograph(3_000, 1_500), ImageFormat::Jpeg));
    // Its pixels, and half of them as much again.
    let memory = 3_000 * 1_500 * 3 * 3 / 2;
    let (whole, small) = reencode(&turned, Shape::Whole, memory).unwrap();
    assert_eq!((whole.width, whole.height), (800, 1_600));
    assert_eq!(
        small.map(|small| (small.width, small.height)),
        Some((400, 800))
    );
    let (square, _) = reencode(&turned, Shape::Square, memory).unwrap();
    assert_eq!((square.width, square.height), (400, 400));
    let less = reencode(&turned, Shape::Whole, 3_000 * 1_500 * 3 - 1);
    assert_eq!(less.unwrap_err(), PictureFault::Dimensions);
}

#[test]
fn row_859_the_rough_copy_and_what_its_format_needs_count_too() {
    assert_eq!(rough_copy(1_000, 3_200, LONGEST), 0);
    assert_eq!(rough_copy(1_000, 6_400, LONGEST), 250);
    // A drawing that takes less with its pixels alone.
    let drawing = png_head(5_000, 5_000);
    let rgb = 5_000 * 5_000 * 3;
    let refused = reencode(&drawing, Shape::Whole, rgb).unwrap_err();
    assert_eq!(refused, PictureFault::Dimensions);
    let broken = reencode(&drawing, Shape::Whole, 2 * rgb).unwrap_err();
    assert_eq!(broken, PictureFault::Broken);
}

#[test]
fn what_follows_the_pixels_is_gone() {
    let mut polyglot = file(&photograph(20, 20), ImageFormat::Png);
    polyglot.extend(b"<html><script>alert(1)</script></html>PK\x03\x04");
    let (whole, small) = made(&polyglot, Shape::Whole).unwrap();
    assert!(!contains(&whole.bytes, b"script"));
    assert_eq!(whole.extension, "png");
    assert!(small.is_none());
}

#[test]
fn only_three_formats_are_read_by_content() {
    for other in [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".as_slice(),
        b"<!doctype html><script>alert(1)</script>",
        b"GIF89a\x01\0\x01\0\0\0\0;",
        b"BM\0\0\0\0",
        b"%PDF-1.4",
        b"push graphic-context\nimage over 0,0 1,1 'url(https://evil.example)'",
        b"",
    ] {
        assert_eq!(made(other, Shape::Whole).unwrap_err(), PictureFault::Format);
    }
}

#[test]
fn a_picture_that_says_to_be_huge_is_refused_before_a_pixel_is_read() {
    for (width, height) in [(50_000, 50_000), (12_001, 1), (12_000, 12_000)] {
        let head = png_head(width, height);
        assert!(head.len() < 200);
        assert_eq!(
            made(&head, Shape::Whole).unwrap_err(),
            PictureFault::Dimensions
        );
    }
    assert_eq!(
        made(&vec![0; MAX_BYTES + 1], Shape::Whole).unwrap_err(),
        PictureFault::TooLarge
    );
}

#[test]
fn a_file_that_breaks_off_is_refused() {
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let file = file(&photograph(90, 90), format);
        let half = &file[..file.len() / 2];
        assert_eq!(made(half, Shape::Whole).unwrap_err(), PictureFault::Broken);
    }
}

#[test]
fn large_ones_get_a_small_copy_and_squares_are_cut_from_the_middle() {
    let large = file(&photograph(2_000, 1_000), ImageFormat::Jpeg);
    let (whole, small) = made(&large, Shape::Whole).unwrap();
    assert_eq!((whole.width, whole.height), (1_600, 800));
    assert_eq!(small.map(|small| small.width), Some(800));
    let (square, small) = made(&large, Shape::Square).unwrap();
    assert_eq!((square.width, square.height), (400, 400));
    assert!(small.is_none());
}

#[test]
fn what_can_be_seen_through_stays_so() {
    let glass: DynamicImage = RgbaImage::from_pixel(30, 30, Rgba([200, 10, 10, 120])).into();
    let (whole, _) = made(&file(&glass, ImageFormat::WebP), Shape::Whole).unwrap();
    assert_eq!(whole.extension, "png");
    let again = image::load_from_memory(&whole.bytes).unwrap();
    assert_eq!(again.get_pixel(3, 3).0, [200, 10, 10, 120]);
}
