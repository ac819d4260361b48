//! Frames of negentropy v1, the wire format of range-based set reconciliation, read strictly and
//! within bounds, and written.
//!
//! <https://github.com/hoytech/negentropy/blob/master/docs/negentropy-protocol-v1.md>. A frame is a
//! version byte and ranges in ascending order; each names its exclusive upper bound and begins
//! where the one before it ends.

use crate::FederationError;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use negentropy::{Bound, FINGERPRINT_SIZE, ID_SIZE, Id, Item};

/// Version 1.
pub const VERSION: u8 = 0x61;
/// Most bytes of a frame.
pub const MAX_FRAME: usize = 64 * 1_024;
/// Most ranges of a frame.
pub const MAX_RANGES: usize = 256;
/// Most ids in a frame, over all its ranges.
pub const MAX_IDS: usize = 2_048;

/// The time that stands for "no bound".
const INFINITY: u64 = u64::MAX;
const SKIP: u64 = 0;
const FINGERPRINT: u64 = 1;
const ID_LIST: u64 = 2;

/// Everything of one side between two bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// Where it ends; this is not in it any more.
    pub upper: Bound,
    /// What is said of it.
    pub payload: Payload,
}

/// What is said of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payload {
    /// Nothing more.
    Skip,
    /// The fingerprint of all ids in it.
    Fingerprint([u8; FINGERPRINT_SIZE]),
    /// All ids in it.
    Ids(Vec<[u8; ID_SIZE]>),
}

impl Payload {
    /// How many ids stand in it.
    pub fn ids(&self) -> usize {
        match self {
            Self::Ids(ids) => ids.len(),
            Self::Skip | Self::Fingerprint(_) => 0,
        }
    }
}

/// What is wrong with a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameFault {
    /// It is not a frame of negentropy v1.
    #[error("not a frame of negentropy v1: {0}")]
    Invalid(&'static str),
    /// It is larger than a frame may be.
    #[error("a frame has at most {MAX_FRAME} bytes, {MAX_RANGES} ranges and {MAX_IDS} ids")]
    TooLarge,
}

impl FrameFault {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invalid(_) => "frame_invalid",
            Self::TooLarge => "frame_limits",
        }
    }
}

impl From<FrameFault> for FederationError {
    fn from(fault: FrameFault) -> Self {
        Self::malformed(fault.code(), fault.to_string())
    }
}

/// The bound behind everything.
pub fn infinity() -> Bound {
    Bound::with_timestamp(INFINITY)
}

/// A frame as it stands in a JSON message: base64 with padding (RFC 4648, section 4).
pub fn to_text(frame: &[u8]) -> String {
    STANDARD.encode(frame)
}

/// A frame out of a JSON message.
///
/// # Errors
/// [`FrameFault`] for what is no base64, or too long.
pub fn from_text(text: &str) -> Result<Vec<u8>, FrameFault> {
    if text.len() > MAX_FRAME.div_ceil(3) * 4 {
        return Err(FrameFault::TooLarge);
    }
    STANDARD
        .decode(text)
        .map_err(|_| FrameFault::Invalid("not base64"))
}

/// Whether a frame is of a version that this server does not speak.
///
/// # Errors
/// [`FrameFault::Invalid`] where there is no version byte at all.
pub fn is_of_another_version(frame: &[u8]) -> Result<bool, FrameFault> {
    match frame.first() {
        Some(&VERSION) => Ok(false),
        Some(0x60..=0x6f) => Ok(true),
        _ => Err(FrameFault::Invalid("it begins with no version")),
    }
}

/// Reads the ranges of a frame of version 1.
///
/// # Errors
/// [`FrameFault`] where it is broken, goes backwards, or is larger than a frame may be.
pub fn read(frame: &[u8]) -> Result<Vec<Range>, FrameFault> {
    if frame.len() > MAX_FRAME {
        return Err(FrameFault::TooLarge);
    }
    let ranges = parse(frame)?;
    match ranges.len() > MAX_RANGES || count_ids(&ranges) > MAX_IDS {
        true => Err(FrameFault::TooLarge),
        false => Ok(ranges),
    }
}

/// How many ids stand in some ranges.
pub fn count_ids(ranges: &[Range]) -> usize {
    ranges.iter().map(|range| range.payload.ids()).sum()
}

/// The same without the bounds on how much there may be: for frames of one's own.
pub(super) fn parse(frame: &[u8]) -> Result<Vec<Range>, FrameFault> {
    let mut reader = Reader {
        rest: frame,
        time: 0,
    };
    if reader.bytes(1)? != [VERSION] {
        return Err(FrameFault::Invalid("another version"));
    }
    let mut ranges: Vec<Range> = Vec::new();
    while !reader.rest.is_empty() {
        let upper = reader.bound()?;
        let last = ranges.last().map(|range| range.upper);
        if last.is_some_and(|last| upper < last || last.item.timestamp == INFINITY) {
            return Err(FrameFault::Invalid("its ranges do not ascend"));
        }
        let payload = reader.payload()?;
        ranges.push(Range { upper, payload });
    }
    Ok(ranges)
}

/// Writes ranges as a frame.
pub fn write(ranges: &[Range]) -> Vec<u8> {
    let mut writer = Writer::new();
    for range in ranges {
        writer.push(range);
    }
    writer.frame
}

/// A frame while it is written.
pub(super) struct Writer {
    /// What has been written.
    pub frame: Vec<u8>,
    /// How many ranges that is.
    pub ranges: usize,
    /// The time of the bound before.
    time: u64,
}

impl Writer {
    /// A frame without ranges.
    pub fn new() -> Self {
        Self {
            frame: vec![VERSION],
            ranges: 0,
            time: 0,
        }
    }

    /// Writes one range more.
    pub fn push(&mut self, range: &Range) {
        let Item { timestamp, id } = range.upper.item;
        match timestamp {
            INFINITY => self.frame.push(0),
            _ => self.varint(timestamp.saturating_sub(self.time) + 1),
        }
        self.time = timestamp;
        self.ranges += 1;
        self.varint(range.upper.id_len as u64);
        self.frame
            .extend_from_slice(&id[..range.upper.id_len.min(ID_SIZE)]);
        match &range.payload {
            Payload::Skip => self.varint(SKIP),
            Payload::Fingerprint(fingerprint) => {
                self.varint(FINGERPRINT);
                self.frame.extend_from_slice(fingerprint);
            }
            Payload::Ids(ids) => {
                self.varint(ID_LIST);
                self.varint(ids.len() as u64);
                self.frame.extend(ids.iter().flatten());
            }
        }
    }

    fn varint(&mut self, mut value: u64) {
        let mut digits = [0; 10];
        let mut at = digits.len() - 1;
        digits[at] = (value & 0x7f) as u8;
        value >>= 7;
        while value > 0 {
            at -= 1;
            digits[at] = (value & 0x7f) as u8 | 0x80;
            value >>= 7;
        }
        self.frame.extend_from_slice(&digits[at..]);
    }
}

struct Reader<'a> {
    rest: &'a [u8],
    /// The time of the bound before: times are written as differences.
    time: u64,
}

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Result<&'a [u8], FrameFault> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or(FrameFault::Invalid("it ends too early"))?;
        self.rest = rest;
        Ok(taken)
    }

    /// Digits to the base 128, the most significant first.
    fn varint(&mut self) -> Result<u64, FrameFault> {
        let mut value: u64 = 0;
        loop {
            let byte = self.bytes(1)?[0];
            value = value
                .checked_mul(128)
                .ok_or(FrameFault::Invalid("a number is too large"))?
                + u64::from(byte & 0x7f);
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
    }

    fn length(&mut self, most: usize) -> Result<usize, FrameFault> {
        let length = usize::try_from(self.varint()?).unwrap_or(usize::MAX);
        match length <= most {
            true => Ok(length),
            false => Err(FrameFault::Invalid("a length is more than there is")),
        }
    }

    fn bound(&mut self) -> Result<Bound, FrameFault> {
        let time = match self.varint()? {
            0 => INFINITY,
            more => self
                .time
                .checked_add(more - 1)
                .filter(|time| *time != INFINITY)
                .ok_or(FrameFault::Invalid("a time is too large"))?,
        };
        self.time = time;
        let length = self.length(ID_SIZE)?;
        Bound::with_timestamp_and_id(time, self.bytes(length)?)
            .map_err(|_| FrameFault::Invalid("a bound is too long"))
    }

    fn payload(&mut self) -> Result<Payload, FrameFault> {
        match self.varint()? {
            SKIP => Ok(Payload::Skip),
            FINGERPRINT => {
                let mut fingerprint = [0; FINGERPRINT_SIZE];
                fingerprint.copy_from_slice(self.bytes(FINGERPRINT_SIZE)?);
                Ok(Payload::Fingerprint(fingerprint))
            }
            ID_LIST => {
                let count = self.length(self.rest.len() / ID_SIZE)?;
                let ids = self.bytes(count * ID_SIZE)?.as_chunks::<ID_SIZE>().0;
                Ok(Payload::Ids(ids.to_vec()))
            }
            _ => Err(FrameFault::Invalid("a mode is unknown")),
        }
    }
}

/// The id of an item.
pub(super) fn id(bytes: [u8; ID_SIZE]) -> Id {
    Id::from_byte_array(bytes)
}
