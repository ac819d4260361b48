//! What must be said beside an entry.

use super::Roll;
use crate::{
    difference, exports,
    pages::{names::plain_address, times},
    views::co_signers::{Like, Mark, Reserved},
};
use undersigned_domain::{Entry, attestation::SignerKind};
use undersigned_federation::look_alikes::{Alike, LookAlikes};

impl Roll<'_> {
    /// What must be said beside an entry.
    #[must_use]
    pub fn marks(&self, entry: &Entry) -> Vec<Mark> {
        let mut marks = Vec::new();
        if entry.contested {
            marks.push(Mark::Contested);
        } else if !entry.name_confirmed {
            marks.push(Mark::NameNotConfirmed);
        }
        let earlier = self.wordings.and_then(|wordings| wordings.mark_of(entry));
        marks.extend(earlier);
        marks.extend(look_alike(self.look_alikes, entry, |alike| {
            alike.listed.then(|| self.href(&alike.id))
        }));
        if entry.same_disputed {
            marks.push(Mark::SameSignerDisputed);
        } else if !entry.same_as.is_empty() {
            marks.push(Mark::SameSigner);
            if self.survey.has_own_word_too(&entry.id) {
                marks.push(Mark::OwnServerToo);
            }
        }
        if entry.disputed {
            marks.push(Mark::Disputed);
        }
        if entry.number_shared {
            marks.push(Mark::SharedNumber);
        }
        if entry.initiated {
            marks.push(Mark::Initiated);
        }
        if entry.kind == SignerKind::Individual {
            marks.push(Mark::Personal);
        }
        if self.closed_at.is_some_and(|closed| is_later(entry, closed)) {
            marks.push(Mark::AfterClosing);
        }
        if !entry.reservations.is_empty() {
            let reserved = exports::reserved(entry).map(|(id, words)| Reserved {
                demand: self.demand(entry, id),
                words: words.map(str::to_owned),
            });
            marks.push(Mark::Reservation(reserved.collect()));
        }
        marks
    }

    /// A demand by its place in the letter that was signed; the id itself where that lacks it.
    #[must_use]
    pub fn demand(&self, entry: &Entry, id: &str) -> String {
        let signed = entry.pin.as_ref().zip(self.wordings);
        let signed = signed.and_then(|(pin, wordings)| wordings.text_of(pin));
        let text = signed.unwrap_or(self.text);
        let called = match difference::in_parts(text) {
            true => "change-clause",
            false => "mark-demand",
        };
        match text.demands.iter().position(|demand| demand.id == id) {
            Some(place) => self.page.t1(called, "number", place + 1),
            None => id.to_owned(),
        }
    }
}

/// Whether somebody both signed and was let in after a time, in milliseconds since 1970: who was on
/// the list already may have signed again, and who signed before may have waited.
fn is_later(entry: &Entry, millis: u64) -> bool {
    let signed = times::signed_by(entry).zip(times::signed(millis));
    entry.since > millis && signed.is_none_or(|(signed, then)| signed > then)
}

/// What is to be said of a name that could be taken for another's.
#[must_use]
pub fn look_alike(
    known: &LookAlikes,
    entry: &Entry,
    href: impl Fn(&Alike) -> Option<String>,
) -> Vec<Mark> {
    let Some(remark) = known.about(entry) else {
        return Vec::new();
    };
    let likes = remark.entries.iter().map(|alike| Like {
        number: alike.number,
        address: plain_address(&alike.id),
        href: href(alike),
    });
    let mut marks = Vec::new();
    if remark.mixed_scripts {
        marks.push(Mark::MixedScripts);
    }
    if !remark.entries.is_empty() {
        marks.push(Mark::LooksLike(likes.collect()));
    }
    marks
}
