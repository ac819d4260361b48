//! Amendments: each in its place in the text, and alone.

use super::{MOST_COMPARED, Reading};
use crate::{
    difference::{self, Passage},
    pages::{
        appeal::letter,
        names::{self, ByLanguage},
        times,
    },
    views::{
        Digest,
        proceedings::{Amendment, Clause, Position, Section, Subject},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};
use undersigned_domain::{
    appeal::Demand,
    proceedings::{Amendment as Proposed, AmendmentEntry, AmendmentState, Change, PositionEntry},
};
use undersigned_federation::reconcile::replicate::slug;

/// What was said, and how it is shown.
type Placed<'a> = (&'a Proposed, Amendment);

/// How much of an amendment a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// It alone, with what it would change in every language.
    Alone,
    /// It among others.
    Among,
    /// Only that it is there: one of very many, and nothing is looked up for it.
    Mentioned,
}

impl Reading<'_> {
    /// The amendments whose address here has a name: as a rule one.
    pub(super) fn amendments_called(&self, name: &str) -> Vec<Amendment> {
        let all = self.record.amendments.iter();
        let named = all.filter(|entry| slug(&entry.id) == name);
        let shown = named.map(|entry| self.amendment(entry, Shown::Alone));
        marked(shown.collect())
    }

    /// The text with what was proposed about each clause, and what was proposed about none of them: of
    /// the amendments that have these places.
    pub(super) fn in_place(&self, places: Range<usize>) -> (Vec<Section>, Vec<Amendment>) {
        let entries = self.record.amendments.get(places).unwrap_or_default();
        let entries = entries.iter();
        let amendments = entries.clone().enumerate().map(|(place, entry)| {
            let near = place < MOST_COMPARED;
            let mut amendment = match near {
                true => self.amendment(entry, Shown::Among),
                false => self.amendment(entry, Shown::Mentioned),
            };
            if near && !self.is_hidden(&entry.author) {
                amendment.passages = self.passages(&entry.amendment, false);
            }
            amendment
        });
        let amendments = marked(amendments.collect());
        let mut left: Vec<Placed<'_>> = entries
            .map(|entry| &entry.amendment)
            .zip(amendments)
            .collect();
        let mut sections: Vec<Section> = Vec::new();
        for (place, demand) in self.note.text.demands.iter().enumerate() {
            let part = demand.part.map(|part| part.name().to_owned());
            let about = take(&mut left, |one| {
                one.change != Change::Add && one.clause == demand.id
            });
            let clause = self.clause(place, demand, about);
            let new = take(&mut left, |one| {
                one.change == Change::Add && one.after.as_deref() == Some(demand.id.as_str())
            });
            let clauses = std::iter::once(clause).chain(new.into_iter().map(new_clause));
            match sections.last_mut() {
                Some(last) if last.part == part => last.clauses.extend(clauses),
                _ => sections.push(Section {
                    part,
                    clauses: clauses.collect(),
                }),
            }
        }
        let at_the_end = |one: &Proposed| one.change == Change::Add && one.after.is_none();
        for amendment in take(&mut left, at_the_end) {
            let mut from_the_end = sections.iter_mut().rev();
            match from_the_end.find(|one| one.part == amendment.part) {
                Some(section) => section.clauses.push(new_clause(amendment)),
                None => sections.push(Section {
                    part: amendment.part.clone(),
                    clauses: vec![new_clause(amendment)],
                }),
            }
        }
        let elsewhere = left.into_iter().map(|(_, amendment)| amendment);
        (sections, elsewhere.collect())
    }

    fn clause(&self, place: usize, demand: &Demand, amendments: Vec<Amendment>) -> Clause {
        Clause {
            id: demand.id.clone(),
            number: u64::try_from(place + 1).ok(),
            words: letter::first_said(&self.note.text, &demand.text, self.reader),
            amendments,
        }
    }

    /// One amendment as it is shown.
    fn amendment(&self, entry: &AmendmentEntry, shown: Shown) -> Amendment {
        let said = &entry.amendment;
        let hidden = self.is_hidden(&entry.author);
        // Of one that is only mentioned nothing else is worked out.
        let most = match shown {
            Shown::Mentioned => 0,
            Shown::Alone | Shown::Among => usize::MAX,
        };
        Amendment {
            href: self.href("amendments", &entry.id),
            mark: slug(&entry.id),
            id: entry.id.clone(),
            by: self.party(&entry.author),
            at: times::signed(entry.seq),
            state: self.state(entry).to_owned(),
            change: said.change.name().to_owned(),
            subject: match hidden {
                true => Subject::default(),
                false => self.subject(said),
            },
            clause: said.clause.clone(),
            part: said.part.map(|part| part.name().to_owned()),
            wording: u32::try_from(said.revision).unwrap_or(u32::MAX),
            outdated: said.text_digest != self.note.text_digest,
            is_over: self.is_over(),
            passages: match shown == Shown::Alone && !hidden {
                true => self.passages(said, true),
                false => Vec::new(),
            },
            reasons: match shown {
                Shown::Mentioned => None,
                Shown::Alone | Shown::Among => self.rendered(&said.reasons).filter(|_| !hidden),
            },
            into: said
                .into
                .as_deref()
                .filter(|_| shown != Shown::Mentioned)
                .map(|id| self.amendment_reference(id)),
            positions: entry
                .positions
                .iter()
                .take(most)
                .map(|one| self.position(one))
                .collect(),
            conflicts: entry
                .conflicts
                .iter()
                .take(most)
                .map(|id| self.amendment_reference(id))
                .collect(),
            ballots: entry
                .ballots
                .iter()
                .take(most)
                .map(|id| self.ballot_reference(id))
                .collect(),
            digest: Digest::new(entry.digest.to_string()),
        }
    }

    /// What the difference would be, the reader's language first; in every language or in one, and in one in which
    /// there is any. A language that a clause has and would have no more is never left out.
    pub(super) fn passages(&self, said: &Proposed, all: bool) -> Vec<(String, Passage)> {
        if said.state == AmendmentState::Withdrawn {
            return Vec::new();
        }
        let note = self.wording(&said.text_digest);
        let mut demands = note.iter().flat_map(|note| &note.text.demands);
        let before = demands
            .find(|demand| demand.id == said.clause && said.change != Change::Add)
            .map(|demand| &demand.text);
        let mut tags = languages(said.change, before, &said.text);
        tags.sort_by_key(|(goes, tag)| (*goes, names::strangeness(tag, self.reader)));
        if !all {
            let was = |tag: &str| before.and_then(|text| text.get(tag));
            tags = among(tags, |tag| was(tag) != said.text.get(tag));
        }
        tags.into_iter()
            .map(|(_, tag)| {
                let was = before.and_then(|text| text.get(tag));
                let is = said.text.get(tag);
                let words = |text: Option<&String>| text.cloned().unwrap_or_default();
                (tag.clone(), difference::words(&words(was), &words(is)))
            })
            .collect()
    }

    fn position(&self, one: &PositionEntry) -> Position {
        let hidden = self.is_hidden(&one.author);
        Position {
            by: self.party(&one.author),
            at: times::signed(one.seq),
            seconds: one.position.seconds,
            comment: names::first(&one.position.comment, self.reader).filter(|_| !hidden),
            reservation: names::first(&one.position.reservation, self.reader).filter(|_| !hidden),
        }
    }

    /// Code of where it stands: as its author says, or as was decided about these very words.
    fn state(&self, entry: &AmendmentEntry) -> &'static str {
        let verdict = self.record.verdict(entry, self.decided_until());
        verdict.unwrap_or_else(|| entry.amendment.state.name())
    }
}

/// The languages in which an amendment changes something, each with whether a clause that stays would
/// have it no more: what is not said anew goes with the clause as it was.
fn languages<'a>(
    change: Change,
    before: Option<&'a ByLanguage>,
    after: &'a ByLanguage,
) -> Vec<(bool, &'a String)> {
    let held: BTreeSet<&String> = before.into_iter().flat_map(BTreeMap::keys).collect();
    match change {
        Change::Strike => held.into_iter().map(|tag| (false, tag)).collect(),
        Change::Add => after.keys().map(|tag| (false, tag)).collect(),
        Change::Change => {
            let all = held.into_iter().chain(after.keys());
            let all: BTreeSet<&String> = all.collect();
            let goes = |tag: &String| !after.contains_key(tag);
            all.into_iter().map(|tag| (goes(tag), tag)).collect()
        }
    }
}

/// Those that are shown of an amendment among others: the first, what goes, and the first in which something changes.
fn among(tags: Vec<(bool, &String)>, is_changed: impl Fn(&str) -> bool) -> Vec<(bool, &String)> {
    let changed = tags.iter().position(|(_, tag)| is_changed(tag.as_str()));
    let places = tags.into_iter().enumerate();
    let shown = places.filter(|(at, (goes, _))| *at == 0 || Some(*at) == changed || *goes);
    shown.map(|(_, one)| one).collect()
}

/// Takes those out that fit, in their order.
fn take<'a>(left: &mut Vec<Placed<'a>>, fits: impl Fn(&Proposed) -> bool) -> Vec<Amendment> {
    let all = std::mem::take(left).into_iter();
    let (taken, others): (Vec<Placed<'a>>, Vec<Placed<'a>>) = all.partition(|one| fits(one.0));
    *left = others;
    taken.into_iter().map(|(_, amendment)| amendment).collect()
}

fn new_clause(amendment: Amendment) -> Clause {
    Clause {
        id: amendment.clause.clone(),
        number: None,
        words: None,
        amendments: vec![amendment],
    }
}

/// Ids stand once on a page, also where two authors chose one address.
fn marked(mut amendments: Vec<Amendment>) -> Vec<Amendment> {
    let mut seen = std::collections::HashMap::new();
    for amendment in &mut amendments {
        let times = seen.entry(amendment.mark.clone()).or_insert(0_u32);
        *times += 1;
        if *times > 1 {
            amendment.mark = format!("{}-{times}", amendment.mark);
        }
    }
    amendments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(tags: &[&str]) -> ByLanguage {
        let words = |tag: &&str| ((*tag).to_owned(), "All of it.".to_owned());
        tags.iter().map(words).collect()
    }

    fn shown(change: Change, before: &[&str], after: &[&str]) -> Vec<(bool, String)> {
        let (before, after) = (words(before), words(after));
        let tags = languages(change, Some(&before), &after);
        tags.into_iter()
            .map(|(goes, tag)| (goes, tag.clone()))
            .collect()
    }

    #[test]
    fn a_language_that_an_amendment_leaves_out_is_shown_as_going() {
        let changed = shown(Change::Change, &["en", "vi"], &["en", "es"]);
        let of = |goes: bool, tag: &str| (goes, tag.to_owned());
        assert_eq!(changed, [of(false, "en"), of(false, "es"), of(true, "vi")]);
        let struck = shown(Change::Strike, &["en", "vi"], &[]);
        assert_eq!(struck, [of(false, "en"), of(false, "vi")]);
        let added = shown(Change::Add, &[], &["en"]);
        assert_eq!(added, [of(false, "en")]);
    }

    #[test]
    fn what_changes_in_another_language_alone_is_shown_in_that_one_too() {
        let all = ["en", "es", "vi", "ru"].map(str::to_owned);
        let tags =
            || -> Vec<(bool, &String)> { all.iter().map(|tag| (tag == "ru", tag)).collect() };
        let shown = |changed: &[&str]| -> Vec<String> {
            let shown = among(tags(), |tag| changed.contains(&tag));
            shown.into_iter().map(|(_, tag)| tag.clone()).collect()
        };
        assert_eq!(shown(&["en", "es", "ru"]), ["en", "ru"]);
        assert_eq!(shown(&["es", "vi", "ru"]), ["en", "es", "ru"]);
        assert_eq!(shown(&[]), ["en", "ru"]);
    }
}
