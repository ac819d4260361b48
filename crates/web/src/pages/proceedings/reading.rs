//! What all of these pages need to read a record: who is called what, which text stands, what time
//! it is.

use crate::{
    hidden_words,
    language::Language,
    markdown,
    pages::{
        names::{self, ByLanguage, People},
        signing::withdrawn_millis,
    },
    problem::Answer,
    state::WebState,
    survey::Survey,
    views::{
        Html, Text,
        appeal::Party,
        proceedings::{Proceedings, Reference, Subject},
    },
};
use undersigned_domain::{
    KnownWording, Note, decided_until,
    proceedings::{Amendment, AmendmentState, BallotEntry, Change, Question, Record},
};
use undersigned_federation::{reconcile::replicate::slug, views::AppealView};

/// Longest beginning of a clause by which an amendment is called, in characters.
const FIRST_WORDS: usize = 90;

/// A record, read for somebody who reads a language, at an appeal's address here.
pub(crate) struct Reading<'a> {
    /// What was said and decided.
    pub(super) record: &'a Record,
    /// The current text.
    pub(super) note: &'a Note,
    /// Path of the appeal.
    pub(super) address: &'a str,
    /// The reader's language.
    pub(super) reader: Language,
    wordings: &'a [KnownWording],
    people: &'a People,
    view: &'a AppealView,
    /// Milliseconds since 1970.
    now: u64,
    /// When the appeal was withdrawn, in milliseconds since 1970, where it was.
    withdrawn: Option<u64>,
}

/// What differs between any two records that would be shown differently: what is held, and which
/// ballots are over.
///
/// # Errors
/// The database.
pub(crate) async fn tag(
    web: &WebState,
    view: &AppealView,
    record: &Record,
    now: u64,
) -> Answer<String> {
    let digest = web.instance.digest_of_proceedings(view.appeal.id).await?;
    let withdrawn = withdrawn_millis(view);
    let ballots = record.ballots.iter();
    let phases = ballots.map(|entry| phase(entry, now, withdrawn));
    let phases: Vec<&str> = phases.collect();
    Ok(format!("{digest} {}", phases.join(" ")))
}

/// Code of where a ballot stands; `withdrawn` is when the appeal was, where it was.
fn phase(entry: &BallotEntry, now: u64, withdrawn: Option<u64>) -> &'static str {
    match (entry.cancelled, &entry.ballot) {
        (true, _) => "cancelled",
        (false, _) if entry.is_cut_off(withdrawn) => "withdrawn",
        (false, ballot) if now <= ballot.closes => "open",
        (false, ballot) if now <= ballot.ends() => "opening",
        (false, _) => "closed",
    }
}

impl<'a> Reading<'a> {
    /// Of a record. `now` is in milliseconds since 1970.
    pub(crate) fn of(
        record: &'a Record,
        view: &'a AppealView,
        note: &'a Note,
        survey: &'a Survey,
        people: &'a People,
        address: &'a str,
        now: u64,
    ) -> Self {
        Self {
            record,
            note,
            address,
            reader: people.reader(),
            wordings: &survey.wordings,
            people,
            view,
            now,
            withdrawn: withdrawn_millis(view),
        }
    }

    /// An organisation as it is called: on the list, or else as this server knows it.
    pub(super) fn party(&self, actor: &str) -> Party {
        let entry = self.view.snapshot.entry(actor);
        let entry = entry.filter(|entry| entry.id == actor && !self.is_hidden(actor));
        let listed = entry.and_then(|entry| names::first(&entry.names.name_map, self.reader));
        Party {
            name: listed.unwrap_or_else(|| self.people.name(actor)),
            href: self.people.href(actor),
        }
    }

    /// Whether this server shows nothing that somebody wrote, on the list or not. Votes are shown all
    /// the same: a result that nobody could recount would be no result.
    pub(super) fn is_hidden(&self, actor: &str) -> bool {
        self.view.hides(actor)
    }

    /// Whether what a ballot asks is in words that are not shown: of whoever asks, or of whoever wrote
    /// the amendment that it holds.
    pub(super) fn asks_hidden(&self, entry: &BallotEntry) -> bool {
        let hides = |actor: &str| self.is_hidden(actor);
        self.is_hidden(&entry.author) || hidden_words::asks_hidden(&entry.ballot, &hides)
    }

    /// The note of a wording that is known.
    pub(super) fn wording(&self, pinned: &undersigned_domain::Digest) -> Option<&'a Note> {
        if self.note.text_digest == *pinned {
            return Some(self.note);
        }
        let mut known = self.wordings.iter();
        known
            .find(|known| known.text_digest == *pinned)
            .and_then(KnownWording::note)
    }

    /// Words in one language, as they are shown.
    pub(super) fn rendered(&self, words: &ByLanguage) -> Option<(String, Html)> {
        let text = names::first(words, self.reader)?;
        let html = markdown::render(&text.words);
        Some((text.language, html))
    }

    pub(super) fn phase(&self, entry: &BallotEntry) -> &'static str {
        phase(entry, self.now, self.withdrawn)
    }

    pub(super) const fn now(&self) -> u64 {
        self.now
    }

    /// Whether the appeal was withdrawn.
    pub(super) const fn is_over(&self) -> bool {
        self.withdrawn.is_some()
    }

    /// Until when anything was decided, in milliseconds since 1970: now, or when the appeal was withdrawn.
    pub(super) fn decided_until(&self) -> u64 {
        decided_until(self.withdrawn, self.now)
    }

    /// Code of how a ballot ended, or stands.
    pub(super) fn outcome(&self, entry: &BallotEntry) -> &'static str {
        match (self.phase(entry), &entry.ballot.question) {
            ("closed", _) if !entry.result.quorum_met => "no-quorum",
            ("closed", Question::Committee(_)) if entry.result.adopted => "elected",
            ("closed", Question::Committee(_)) => "nobody",
            ("closed", _) if entry.result.adopted => "adopted",
            ("closed", _) => "rejected",
            ("cancelled", _) if entry.two_terms => "two-terms",
            (phase, _) => phase,
        }
    }

    /// The page of what has this id here.
    pub(super) fn href(&self, folder: &str, id: &str) -> String {
        format!("{}/{folder}/{}", self.address, slug(id))
    }

    /// What an amendment is about: the clause by its number in the wording that it was written for,
    /// and how it would begin, or how that begins which would go.
    pub(super) fn subject(&self, said: &Amendment) -> Subject {
        let note = self.wording(&said.text_digest).unwrap_or(self.note);
        let mut demands = note.text.demands.iter().zip(1_u64..);
        let clause = demands
            .find(|(demand, _)| demand.id == said.clause)
            .filter(|_| said.change != Change::Add);
        let words = match said.change {
            Change::Strike => clause.and_then(|one| names::first(&one.0.text, self.reader)),
            Change::Add | Change::Change => names::first(&said.text, self.reader),
        };
        Subject {
            number: clause.map(|(_, number)| number),
            words: words
                .map(|text| Text::new(text.language, markdown::plain(&text.words, FIRST_WORDS))),
        }
    }

    /// An amendment that something names.
    pub(super) fn amendment_reference(&self, id: &str) -> Reference {
        match self.record.amendment(id) {
            Some(entry) => Reference {
                href: Some(self.href("amendments", id)),
                by: self.party(&entry.author).name,
                what: entry.amendment.change.name().to_owned(),
                subject: match self.is_hidden(&entry.author) {
                    true => Subject::default(),
                    false => self.subject(&entry.amendment),
                },
            },
            None => unknown(),
        }
    }

    /// A ballot that something names.
    pub(super) fn ballot_reference(&self, id: &str) -> Reference {
        match self.record.ballot(id) {
            Some(entry) => Reference {
                href: Some(self.href("ballots", id)),
                by: self.party(&entry.author).name,
                what: self.outcome(entry).to_owned(),
                subject: Subject::default(),
            },
            None => unknown(),
        }
    }

    /// What the appeal's own page says; none where nothing was said.
    pub(crate) fn summary(&self) -> Option<Proceedings> {
        if self.record.amendments.is_empty() && self.record.ballots.is_empty() {
            return None;
        }
        let in_phase = |asked: &[&str]| {
            let all = self.record.ballots.iter();
            let found = all.filter(|entry| asked.contains(&self.phase(entry)));
            u64::try_from(found.count()).unwrap_or(u64::MAX)
        };
        Some(Proceedings {
            href: Some(format!("{}/proceedings", self.address)),
            amendments: self.amendments_count(),
            taken_back: self.taken_back(),
            open: in_phase(&["open", "opening"]),
            closed: in_phase(&["closed"]),
            undecided: in_phase(&["cancelled", "withdrawn"]),
            committee: self.committees().into_iter().next(),
        })
    }

    /// How many amendments are listed: all of them.
    pub(super) fn amendments_count(&self) -> u64 {
        u64::try_from(self.record.amendments.len()).unwrap_or(u64::MAX)
    }

    /// How many of them were taken back.
    pub(super) fn taken_back(&self) -> u64 {
        let all = self.record.amendments.iter();
        let withdrawn = all.filter(|entry| entry.amendment.state == AmendmentState::Withdrawn);
        u64::try_from(withdrawn.count()).unwrap_or(u64::MAX)
    }
}

fn unknown() -> Reference {
    Reference {
        href: None,
        by: Default::default(),
        what: String::new(),
        subject: Subject::default(),
    }
}
