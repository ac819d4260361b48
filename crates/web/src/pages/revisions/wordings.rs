//! The wordings of an appeal with where they are shown and when they were published.

use super::small;
use crate::{
    pages::{cards, times},
    state::WebState,
    survey::Survey,
    views::co_signers::Mark,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use undersigned_domain::{
    AppealText, CoSignerList, Digest, Entry, KnownWording, Note, Sequence, endorsement::Pin,
    wordings,
};
use undersigned_federation::views::AppealView;

/// Every wording of one appeal.
#[derive(Debug, Clone, Default)]
pub struct Wordings {
    known: Vec<KnownWording>,
    address: String,
    current: Option<Pin>,
}

impl Wordings {
    /// Those of an appeal; `address` is its path on this server.
    #[must_use]
    pub fn of(view: &AppealView, address: &str) -> Self {
        let known = wordings(view.snapshot.state(), &view.list);
        Self::listed(known, &view.list, address)
    }

    /// The same from what is kept of its list.
    #[must_use]
    pub fn surveyed(survey: &Survey, address: &str) -> Self {
        Self::listed(survey.wordings.clone(), survey.list(), address)
    }

    /// The same, at the appeal's own path on this server.
    #[must_use]
    pub fn here(web: &WebState, view: &AppealView) -> Self {
        let address = cards::address(web, &view.appeal);
        Self::surveyed(&web.surveys.at_once(view), &address)
    }

    fn listed(known: Vec<KnownWording>, list: &CoSignerList, address: &str) -> Self {
        Self {
            known,
            address: address.to_owned(),
            current: list.current().map(|note| Pin {
                revision: note.revision,
                text_digest: note.text_digest,
            }),
        }
    }

    /// Every number, the first revision first.
    #[must_use]
    pub fn revisions(&self) -> Vec<u64> {
        let mut revisions: Vec<u64> = self.known.iter().map(|one| one.revision).collect();
        revisions.dedup();
        revisions
    }

    /// The texts under a number, the one to show first first; more than one is a conflict.
    #[must_use]
    pub fn texts(&self, revision: u64) -> Vec<&KnownWording> {
        let texts = self.known.iter();
        texts.filter(|one| one.revision == revision).collect()
    }

    /// Those of them that this server holds. Of the others it knows what signers say.
    #[must_use]
    pub fn held(&self, revision: u64) -> Vec<&Note> {
        let texts = self.texts(revision).into_iter();
        texts.filter_map(|one| one.note()).collect()
    }

    /// Whether a later wording has taken its place. A signer may pin a number that there never was.
    #[must_use]
    pub fn is_replaced(&self, revision: u64) -> bool {
        self.current().is_some_and(|now| revision < now)
    }

    /// The number of the current one.
    #[must_use]
    pub fn current(&self) -> Option<u64> {
        self.current.as_ref().map(|pin| pin.revision)
    }

    /// Whether a wording is the current one.
    #[must_use]
    pub fn is_current(&self, wording: &KnownWording) -> bool {
        self.current
            .as_ref()
            .is_some_and(|pin| wording.is_pinned_by(pin))
    }

    /// The number before another under which this server holds a text.
    #[must_use]
    pub fn before(&self, revision: u64) -> Option<u64> {
        let known = self.known.iter().rev();
        let mut held = known.filter(|one| one.note().is_some());
        Some(held.find(|one| one.revision < revision)?.revision)
    }

    /// The number after another under which this server holds a text.
    #[must_use]
    pub fn after(&self, revision: u64) -> Option<u64> {
        let mut held = self.known.iter().filter(|one| one.note().is_some());
        Some(held.find(|one| one.revision > revision)?.revision)
    }

    /// The wording before a number since which a translation has not changed, though what is signed has; `text` is one under
    /// that number.
    #[must_use]
    pub fn unchanged_since(&self, revision: u64, text: &AppealText, tag: &str) -> Option<u64> {
        let earlier = self.known.iter().rev();
        let earlier = earlier.filter(|one| one.revision < revision);
        earlier
            .map_while(|one| {
                let was = &one.note()?.text;
                (words(was, tag) == words(text, tag)).then_some(one.revision)
            })
            .last()
    }

    /// When what a signer pinned was published.
    #[must_use]
    fn date_of(&self, pin: &Pin) -> Option<DateTime<Utc>> {
        date(self.known.iter().find(|one| one.is_pinned_by(pin))?)
    }

    /// The text that a signer pinned, where this server holds it.
    #[must_use]
    pub fn text_of(&self, pin: &Pin) -> Option<&AppealText> {
        let known = self.known.iter().find(|one| one.is_pinned_by(pin));
        Some(&known?.note()?.text)
    }

    /// When the text that stands first under a number was published.
    #[must_use]
    pub fn date(&self, revision: u64) -> Option<DateTime<Utc>> {
        self.texts(revision).into_iter().find_map(date)
    }

    /// The page of all of them.
    #[must_use]
    pub fn all_href(&self) -> String {
        format!("{}/revisions", self.address)
    }

    /// The page of a number.
    #[must_use]
    pub fn href(&self, revision: u64) -> String {
        format!("{}/revisions/{revision}", self.address)
    }

    /// What changed from a number to the current wording.
    #[must_use]
    pub fn changes_since(&self, revision: u64) -> String {
        let page = self.href(revision);
        match self.current() {
            // A text that was replaced under its own number is compared with what stands there.
            Some(current) => format!("{page}?against={current}#changes"),
            None => page,
        }
    }

    /// What is said beside an entry that stands under another wording than the current one.
    #[must_use]
    pub fn mark_of(&self, entry: &Entry) -> Option<Mark> {
        let pin = entry.pin.as_ref().filter(|_| !entry.current_wording)?;
        Some(self.earlier(pin.revision, self.date_of(pin)))
    }

    /// What is said beside somebody who signed this number, where it was replaced.
    #[must_use]
    pub fn mark(&self, revision: u64) -> Option<Mark> {
        let is_replaced = self.is_replaced(revision);
        is_replaced.then(|| self.earlier(revision, self.date(revision)))
    }

    fn earlier(&self, revision: u64, at: Option<DateTime<Utc>>) -> Mark {
        Mark::EarlierWording {
            wording: small(revision),
            at,
            href: Some(self.href(revision)),
            changes_href: Some(self.changes_since(revision)),
        }
    }
}

/// What a text says in one language.
fn words<'a>(text: &'a AppealText, tag: &str) -> (Vec<&'a String>, Vec<(&'a String, &'a String)>) {
    let letter = text.title.get(tag).into_iter().chain(text.body.get(tag));
    let demands = text.demands.iter();
    let demands = demands.filter_map(|demand| Some((&demand.id, demand.text.get(tag)?)));
    (letter.collect(), demands.collect())
}

/// When a wording was published: as its note says, or else when the note was signed.
#[must_use]
pub fn date(wording: &KnownWording) -> Option<DateTime<Utc>> {
    let statement = wording.statement.as_ref()?;
    let said = wording.note()?.wording_published.as_deref();
    let first = statement.published.as_deref();
    let first = first.filter(|_| wording.revision == 1);
    said.or(first)
        .and_then(times::written)
        .or_else(|| times::signed(statement.seq))
}

/// How many signed each wording, by its number and text.
pub type Counts = BTreeMap<(u64, Digest), u64>;

/// How many of a list signed each wording: of all of them in one pass, since
/// there may be many. A contested entry is counted by nobody.
#[must_use]
pub fn counts(entries: &Sequence<Entry>) -> Counts {
    let mut counts = Counts::new();
    let counting = entries.iter().filter(|entry| !entry.contested);
    for pin in counting.filter_map(|entry| entry.pin.as_ref()) {
        *counts.entry((pin.revision, pin.text_digest)).or_default() += 1;
    }
    counts
}

/// Who of a list signed a wording.
pub fn signers<'a>(
    entries: &'a Sequence<Entry>,
    wording: &'a KnownWording,
) -> impl Iterator<Item = &'a Entry> {
    entries.iter().filter(|entry| {
        let pin = entry.pin.as_ref();
        pin.is_some_and(|pin| wording.is_pinned_by(pin))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::samples;

    #[test]
    fn each_wording_is_counted_by_those_who_signed_it() {
        let other = Digest::of(&[b"another text"]);
        let pinned = |index: u64| {
            let mut entry = samples::entry(index);
            match index {
                0 => entry.pin = None,
                1 => entry.contested = true,
                2 | 3 => {
                    let pin = Pin {
                        revision: 2,
                        text_digest: other,
                    };
                    entry.pin = Some(pin.into());
                }
                _ => {}
            }
            entry
        };
        let entries: Sequence<Entry> = (0..6).map(pinned).collect();
        let first = Digest::of(&[b"text"]);
        let wanted = Counts::from([((1, first), 2), ((2, other), 2)]);
        assert_eq!(counts(&entries), wanted);
    }
}
