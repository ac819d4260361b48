//! What decoding a picture takes beside its pixels, told by the head of its file: the library bounds the pixels alone.

use image::ImageFormat;

/// At most so many bytes, of a picture with so many pixels.
pub(super) fn beside(file: &[u8], format: ImageFormat, pixels: u64) -> u64 {
    match format {
        ImageFormat::Jpeg => coefficients(file, pixels),
        ImageFormat::WebP => pixels.saturating_mul(planes(file)),
        // Row by row.
        _ => 0,
    }
}

/// Of a JPEG that comes in several passes all coefficients are there until the last has come, two bytes each. One in a
/// single pass, as cameras make it, is decoded as it is read.
fn coefficients(jpeg: &[u8], pixels: u64) -> u64 {
    // Four components, none of them stored with fewer pixels than the picture has.
    let most = pixels.saturating_mul(8);
    let mut frame: Option<(bool, &[u8])> = None;
    let mut rest = jpeg.get(2..).unwrap_or_default();
    while let [0xff, marker, after @ ..] = rest {
        if *marker == 0xff {
            // One more than is needed between two segments.
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let Some((segment, next)) = segment(after) else {
            return most;
        };
        match marker {
            0xc0..=0xc2 if frame.is_none() => frame = Some((*marker == 0xc2, segment)),
            0xda => {
                return match frame {
                    Some((false, frame)) if segment.first() == frame.get(5) => 0,
                    Some((_, frame)) => sampled(frame, pixels).unwrap_or(most),
                    None => most,
                };
            }
            // What has no length, or belongs to no frame that can be read.
            0x00..=0xc2 | 0xd0..=0xd9 => return most,
            _ => {}
        }
        rest = next;
    }
    most
}

/// What a segment holds, and what comes after it.
fn segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, _) = bytes.split_first_chunk::<2>()?;
    let (segment, next) = bytes.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
    Some((segment.get(2..)?, next))
}

/// The coefficients of a frame: of each component as many as it has pixels.
fn sampled(frame: &[u8], pixels: u64) -> Option<u64> {
    let components = frame.get(6..)?.chunks_exact(3);
    let factors = components.map(|one| (u64::from(one[1] >> 4), u64::from(one[1] & 15)));
    let (mut all, mut most) = (0, (1, 1));
    for (across, down) in factors {
        all += across * down;
        most = (most.0.max(across), most.1.max(down));
    }
    Some(pixels.saturating_mul(2 * all) / (most.0 * most.1))
}

/// How many bytes of each pixel a WebP is put together from: more where it can be seen through, and most where it moves,
/// since its frames are laid on a canvas.
fn planes(webp: &[u8]) -> u64 {
    let is_extended = webp.get(12..16) == Some(b"VP8X".as_slice());
    match webp.get(20).filter(|_| is_extended) {
        Some(flags) if flags & 0x02 != 0 => 16,
        Some(flags) if flags & 0x10 != 0 => 8,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{RgbImage, codecs::jpeg::JpegEncoder};

    /// The head of a JPEG of three components, the first with so many pixels more than the others, and a scan of some of
    /// them.
    fn head(frame: u8, first: u8, in_scan: u8) -> Vec<u8> {
        let mut head = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff];
        head.extend([0xff, frame, 0, 17, 8, 0, 9, 0, 9, 3]);
        head.extend([1, first, 0, 2, 0x11, 1, 3, 0x11, 1]);
        head.extend([0xff, 0xda, 0, 3, in_scan]);
        head
    }

    #[test]
    fn row_859_what_comes_in_several_passes_counts_with_all_its_coefficients() {
        let of = |head: &[u8]| beside(head, ImageFormat::Jpeg, 1_000);
        assert_eq!(of(&head(0xc0, 0x11, 3)), 0);
        assert_eq!(of(&head(0xc2, 0x11, 3)), 6_000);
        assert_eq!(of(&head(0xc2, 0x22, 3)), 3_000);
        // No progressive one, and its components come one after the other.
        assert_eq!(of(&head(0xc0, 0x11, 1)), 6_000);
        // What cannot be told is the most.
        let whole = head(0xc0, 0x11, 3);
        for end in 0..whole.len() {
            assert_eq!(of(&whole[..end]), 8_000, "{end}");
        }
        assert_eq!(of(&head(0xc3, 0x11, 3)), 8_000);
        let mut twice = head(0xc0, 0x11, 3);
        let frame = twice[9..28].to_vec();
        twice.splice(9..9, frame);
        assert_eq!(of(&twice), 8_000);
    }

    #[test]
    fn a_file_as_it_is_written_here_comes_in_one_pass() {
        let mut bytes = Vec::new();
        RgbImage::new(20, 10)
            .write_with_encoder(JpegEncoder::new(&mut bytes))
            .unwrap();
        assert_eq!(beside(&bytes, ImageFormat::Jpeg, 200), 0);
    }

    #[test]
    fn a_webp_that_can_be_seen_through_takes_more_and_one_that_moves_most() {
        let mut file = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x10".to_vec();
        assert_eq!(beside(&file, ImageFormat::WebP, 10), 80);
        file[20] |= 2;
        assert_eq!(beside(&file, ImageFormat::WebP, 10), 160);
        file[15] = b' ';
        assert_eq!(beside(&file, ImageFormat::WebP, 10), 40);
    }
}
