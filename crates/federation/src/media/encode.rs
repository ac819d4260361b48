//! From the bytes of an upload to pixels and back. Pure; slow for large pictures, so it is called
//! off the async threads.

use super::decoding_memory;
use image::{
    DynamicImage, GenericImageView as _, ImageDecoder as _, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    imageops::FilterType,
    metadata::Orientation,
};
use std::io::Cursor;

/// Largest upload, in bytes: a photograph straight from a telephone, which nobody there can make smaller. What memory it
/// takes is bounded by its pixels.
pub const MAX_BYTES: usize = 24 * 1024 * 1024;
/// Largest width and height, in pixels.
pub const MAX_SIDE: u32 = 12_000;
/// Largest area, in pixels: what large cameras make.
pub const MAX_PIXELS: u64 = 50_000_000;
/// Longest side of what is kept, in pixels.
const LONGEST: u32 = 1_600;
/// Longest side of the copy for narrow screens.
const SMALL: u32 = 800;
/// Side of a square.
const SQUARE: u32 = 400;
/// Side of a square beside a name.
const PORTRAIT: u32 = 96;
/// A drawing stays without loss up to this size, in bytes; beyond, it is stored like a photograph.
const LOSSLESS: usize = 400 * 1024;
const JPEG_QUALITY: u8 = 84;

/// What becomes of a picture's outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// All of it is kept.
    Whole,
    /// The middle is cut out as a square: the pictures of profiles.
    Square,
    /// The same, and no larger than it is shown beside a name.
    Portrait,
}

impl Shape {
    /// Longest side of what is kept, in pixels.
    fn longest(self) -> u32 {
        match self {
            Self::Whole => LONGEST,
            Self::Square => SQUARE,
            Self::Portrait => PORTRAIT,
        }
    }

    /// The side of a picture that is to be no longer than that.
    fn side(self, width: u32, height: u32) -> u32 {
        match self {
            Self::Whole => width.max(height),
            Self::Square | Self::Portrait => width.min(height),
        }
    }
}

/// A picture encoded anew.
#[derive(Debug, Clone)]
pub struct Encoded {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its extension, `jpg` or `png`.
    pub extension: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Why an upload is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    /// More bytes than [`MAX_BYTES`].
    #[error("the picture is larger than 24 MB; save it smaller and send it again")]
    TooLarge,
    /// Not a JPEG, PNG or WebP file, by its content.
    #[error("the file is no JPEG, PNG or WebP picture; save it as one of these")]
    Format,
    /// More pixels than may be decoded.
    #[error(
        "the picture has too many pixels: at most 12,000 on each side and 50 million in all, \
         fewer in some kinds of file; make it smaller and send it again"
    )]
    Dimensions,
    /// It breaks off, or does not decode.
    #[error("the picture cannot be read: the file is damaged or breaks off")]
    Broken,
}

impl PictureFault {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "picture_too_large",
            Self::Format => "picture_format",
            Self::Dimensions => "picture_dimensions",
            Self::Broken => "picture_broken",
        }
    }
}

/// Makes a picture anew, and a smaller copy where that is worth it. Beside the file itself it takes at most so many bytes
/// of memory.
///
/// # Errors
/// A [`PictureFault`]. Format and dimensions are read from the head of the file before any pixel.
pub fn reencode(
    bytes: &[u8],
    shape: Shape,
    memory: u64,
) -> Result<(Encoded, Option<Encoded>), PictureFault> {
    let Decoded {
        picture,
        orientation,
        lossless,
    } = decode(bytes, shape, memory)?;
    let mut picture = match shape {
        Shape::Whole => within(picture, shape.longest()),
        Shape::Square | Shape::Portrait => square(picture, shape),
    };
    // Not before it is small: while it is turned it is there twice.
    picture.apply_orientation(orientation);
    let whole = encode(&picture, lossless)?;
    let narrow = picture.width().max(picture.height()) > SMALL && shape == Shape::Whole;
    let small = match narrow {
        true => Some(encode(&within(picture, SMALL), lossless)?),
        false => None,
    };
    Ok((whole, small))
}

/// A picture as its file has it.
struct Decoded {
    picture: DynamicImage,
    /// How it stands upright.
    orientation: Orientation,
    /// Whether its format is one for drawings.
    lossless: bool,
}

fn decode(bytes: &[u8], shape: Shape, memory: u64) -> Result<Decoded, PictureFault> {
    if bytes.len() > MAX_BYTES {
        return Err(PictureFault::TooLarge);
    }
    // By content: what the sender calls it says nothing.
    let format = image::guess_format(bytes).map_err(|_| PictureFault::Format)?;
    if !matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
    ) {
        return Err(PictureFault::Format);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(memory);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width == 0 || height == 0 {
        return Err(PictureFault::Broken);
    }
    let large = width > MAX_SIDE || height > MAX_SIDE || pixels > MAX_PIXELS;
    let whole = decoder.total_bytes();
    let beside = decoding_memory::beside(bytes, format, pixels);
    let rough = rough_copy(whole, shape.side(width, height), shape.longest());
    if large || whole.saturating_add(beside.max(rough)) > memory {
        return Err(PictureFault::Dimensions);
    }
    let orientation = decoder.orientation().map_err(fault)?;
    Ok(Decoded {
        picture: DynamicImage::from_decoder(decoder).map_err(fault)?,
        orientation,
        lossless: format != ImageFormat::Jpeg,
    })
}

fn fault(error: image::ImageError) -> PictureFault {
    match error {
        image::ImageError::Limits(_) => PictureFault::Dimensions,
        _ => PictureFault::Broken,
    }
}

/// Smaller, unless it is small enough.
fn within(picture: DynamicImage, longest: u32) -> DynamicImage {
    let (width, height) = picture.dimensions();
    let side = width.max(height);
    if side <= longest {
        return picture;
    }
    let picture = roughly(picture, side, longest);
    picture.resize(longest, longest, FilterType::Lanczos3)
}

fn square(picture: DynamicImage, shape: Shape) -> DynamicImage {
    let (width, height) = picture.dimensions();
    // Before it is cut: what is cut out is a copy, too.
    let picture = roughly(picture, shape.side(width, height), shape.longest());
    let (width, height) = picture.dimensions();
    let side = width.min(height);
    let cut = picture.crop_imm((width - side) / 2, (height - side) / 2, side, side);
    within(cut, shape.longest())
}

/// Roughly smaller, where a side is more than twice as long as it is to be: exact resampling of all pixels would take
/// several times their memory. The large one is gone when this returns.
fn roughly(picture: DynamicImage, side: u32, longest: u32) -> DynamicImage {
    let rough = longest.saturating_mul(2);
    if side <= rough {
        return picture;
    }
    let scaled = |length: u32| {
        let scaled = u64::from(length) * u64::from(rough) / u64::from(side);
        u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
    };
    picture.thumbnail_exact(scaled(picture.width()), scaled(picture.height()))
}

/// What the rough copy takes of a picture that takes so many bytes, beside which it is there for a moment.
fn rough_copy(whole: u64, side: u32, longest: u32) -> u64 {
    let (side, rough) = (u64::from(side), 2 * u64::from(longest));
    match side > rough {
        true => whole.saturating_mul(rough * rough) / (side * side),
        false => 0,
    }
}

fn encode(picture: &DynamicImage, lossless: bool) -> Result<Encoded, PictureFault> {
    let (width, height) = picture.dimensions();
    let encoded = |bytes, extension| Encoded {
        bytes,
        extension,
        width,
        height,
    };
    let broken = |_| PictureFault::Broken;
    let rgba = picture.to_rgba8();
    let see_through = rgba.pixels().any(|pixel| pixel.0[3] != u8::MAX);
    if lossless {
        let mut bytes = Vec::new();
        let png = PngEncoder::new(&mut bytes);
        match see_through {
            true => rgba.write_with_encoder(png).map_err(broken)?,
            false => picture.to_rgb8().write_with_encoder(png).map_err(broken)?,
        }
        if bytes.len() <= LOSSLESS {
            return Ok(encoded(bytes, "png"));
        }
    }
    let mut on_white = image::RgbImage::new(width, height);
    for (from, to) in rgba.pixels().zip(on_white.pixels_mut()) {
        let alpha = u16::from(from.0[3]);
        for (channel, value) in to.0.iter_mut().enumerate() {
            let mixed = (u16::from(from.0[channel]) * alpha + 255 * (255 - alpha)) / 255;
            *value = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
    let mut bytes = Vec::new();
    on_white
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))
        .map_err(broken)?;
    Ok(encoded(bytes, "jpg"))
}

#[cfg(test)]
#[path = "encode/tests.rs"]
mod tests;
