//! Range-based set reconciliation: finding out which statements only one of two servers has, by
//! fingerprints of ever smaller ranges, so that the cost follows the difference.
//!
//! The messages are those of negentropy v1 ([`super::frame`]), over items made of a statement's
//! `seq` in whole seconds and its digest. Its fingerprint is a sum of digests: whoever can choose
//! many of them can make two sets look alike. So a fingerprint decides only where to look; that two
//! servers agree is said by the state digest and nothing else.

#[cfg(test)]
mod tests;

use super::frame::{self, FrameFault, MAX_FRAME, MAX_IDS, MAX_RANGES, Payload, Range, Writer};
use negentropy::{
    Bound, Error, ID_SIZE, Negentropy, NegentropyStorageBase as _, NegentropyStorageVector as Items,
};
use std::collections::BTreeSet;
use undersigned_domain::{Digest, State};

/// Most frames that the asking side sends.
pub const MAX_ROUNDS: usize = 64;
/// What the library may write before it is cut to the size of a frame: more than all that it can
/// answer to a frame within the bounds, except long lists of ids.
const BEFORE_CUT: u64 = 512 * 1_024;
/// Ids in an answer that had to be cut: so many leave room for about 200 fingerprints behind them.
const IDS_OF_AN_ANSWER: usize = 1_856;
/// Ids in a question that had to be cut: a fingerprint gets the same answer as a short list.
const IDS_OF_A_QUESTION: usize = 0;
/// No range without ids takes more bytes: time 10, length 1, prefix 32, mode 1, fingerprint 16.
const LARGEST_RANGE: usize = 60;

/// The statements of a state in the order of range reconciliation.
pub fn items(state: &State) -> Items {
    let mut items = Items::with_capacity(state.digests().len());
    for statement in state.statements() {
        let id = frame::id(*statement.digest.bytes());
        // Only a sealed storage refuses.
        let _ = items.insert(statement.seq / 1_000, id);
    }
    let _ = items.seal();
    items
}

/// The answer to a frame. It depends on nothing but the frame and what is held.
///
/// # Errors
/// [`FrameFault`] where the frame is broken or too large.
pub fn answer(items: &Items, question: &[u8]) -> Result<Vec<u8>, FrameFault> {
    if frame::is_of_another_version(question)? {
        return Ok(vec![frame::VERSION]);
    }
    frame::read(question)?;
    let answer = Negentropy::borrowed(items, BEFORE_CUT)
        .and_then(|mut negentropy| negentropy.reconcile(question))
        .map_err(unexpected)?;
    fit(items, answer, IDS_OF_AN_ANSWER)
}

/// What only one of two servers has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// What only the other has.
    pub want: BTreeSet<Digest>,
    /// What only this one has.
    pub give: BTreeSet<Digest>,
}

/// The asking side of one reconciliation.
pub struct Asking<'a> {
    items: &'a Items,
    negentropy: Negentropy<'a, Items>,
    difference: Difference,
}

impl<'a> Asking<'a> {
    /// Begins: gives the first frame to send.
    ///
    /// # Errors
    /// None that could be provoked from outside.
    pub fn begin(items: &'a Items) -> Result<(Self, Vec<u8>), FrameFault> {
        let mut negentropy = Negentropy::borrowed(items, BEFORE_CUT).map_err(unexpected)?;
        let first = negentropy.initiate().map_err(unexpected)?;
        let asking = Self {
            items,
            negentropy,
            difference: Difference::default(),
        };
        Ok((asking, fit(items, first, IDS_OF_A_QUESTION)?))
    }

    /// Reads an answer, and gives the next frame to send, if there is anything left to ask.
    ///
    /// # Errors
    /// [`FrameFault`] where the answer is broken, too large, or of another version.
    pub fn go_on(&mut self, answer: &[u8]) -> Result<Option<Vec<u8>>, FrameFault> {
        frame::read(answer)?;
        let (mut give, mut want) = (Vec::new(), Vec::new());
        let next = self
            .negentropy
            .reconcile_with_ids(answer, &mut give, &mut want)
            .map_err(unexpected)?;
        let digests =
            |ids: Vec<negentropy::Id>| ids.into_iter().map(|id| Digest::from_bytes(id.to_bytes()));
        self.difference.give.extend(digests(give));
        self.difference.want.extend(digests(want));
        next.map(|next| fit(self.items, next, IDS_OF_A_QUESTION))
            .transpose()
    }

    /// What has been found so far.
    pub fn found(self) -> Difference {
        self.difference
    }
}

/// Cuts a frame of one's own to the bounds, if it exceeds them. What has no room any more is said
/// more shortly: a list of ids becomes a fingerprint, and all ranges behind the last that fits
/// become one.
fn fit(items: &Items, written: Vec<u8>, most_ids: usize) -> Result<Vec<u8>, FrameFault> {
    let ranges = frame::parse(&written)?;
    let ids = frame::count_ids(&ranges);
    if written.len() <= MAX_FRAME && ranges.len() <= MAX_RANGES && ids <= MAX_IDS {
        return Ok(written);
    }
    let end = items.size().map_err(unexpected)?;
    let mut cut = Writer::new();
    let mut room = most_ids;
    let mut lower = 0;
    for range in ranges {
        // One place is kept for all the rest, one for the other half of a list that is split.
        let bytes = room.min(range.payload.ids()) * ID_SIZE + 3 * LARGEST_RANGE;
        if cut.ranges + 2 >= MAX_RANGES || cut.frame.len() + bytes > MAX_FRAME {
            cut.push(&summary(items, lower, end, frame::infinity())?);
            break;
        }
        let upper = items.find_lower_bound(lower, end, &range.upper);
        match range.payload {
            Payload::Ids(ids) if ids.len() > room => {
                // A long list goes on in the next frame; a short one is asked for then.
                if ids.len() > most_ids
                    && room > 0
                    && let Some(next) = items.get_item(lower + room).map_err(unexpected)?
                {
                    cut.push(&Range {
                        upper: Bound::from_item(&next),
                        payload: Payload::Ids(ids[..room].to_vec()),
                    });
                    lower += room;
                    room = 0;
                }
                cut.push(&summary(items, lower, upper, range.upper)?);
            }
            payload => {
                room -= payload.ids();
                cut.push(&Range {
                    upper: range.upper,
                    payload,
                });
            }
        }
        lower = upper;
    }
    Ok(cut.frame)
}

/// A range of one's own, as its fingerprint.
fn summary(items: &Items, lower: usize, end: usize, upper: Bound) -> Result<Range, FrameFault> {
    let fingerprint = items.fingerprint(lower, end).map_err(unexpected)?;
    Ok(Range {
        upper,
        payload: Payload::Fingerprint(fingerprint.to_bytes()),
    })
}

/// What the library refuses of a frame that was read already.
fn unexpected(error: Error) -> FrameFault {
    FrameFault::Invalid(match error {
        Error::UnsupportedProtocolVersion => "the other side speaks another version",
        _ => "it does not fit what is held",
    })
}
