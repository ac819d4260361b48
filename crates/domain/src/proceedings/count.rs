//! Counting a ballot: what each vote is worth, and what comes of all of them.

use super::{
    Ballot, Cast, Choices, Content, Outcome, Proceeding, Question, Recount, RecountEntry, Standing,
    Unopened, Vote, VoteEntry, rights::Rights,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_proof::{Digest, Multikey};

/// One ballot, with everything that is said about its address.
pub(super) struct Count<'a> {
    /// Who may vote, and with which keys.
    pub rights: &'a Rights<'a>,
    /// What is asked, and on which terms.
    pub ballot: &'a Ballot,
    /// Of the ballot as it was signed.
    pub digest: Digest,
    /// Called off, or opened on two sets of terms: nothing comes of it.
    pub void: bool,
    /// What is said about its address.
    pub about: &'a [&'a Proceeding],
}

impl Count<'_> {
    /// Every vote with its standing: in the order of the roll, strangers last.
    pub fn votes(&self) -> Vec<VoteEntry> {
        let mut registers: BTreeMap<String, usize> = BTreeMap::new();
        for proceeding in self.about {
            *registers.entry(proceeding.register()).or_default() += 1;
        }
        let sealed = self.ballot.sealed.as_ref();
        let opened = sealed.map_or_else(Openings::new, |sealed| {
            openings(self.about, sealed.opens_until)
        });
        let mut votes: Vec<VoteEntry> = self
            .about
            .iter()
            .filter_map(|proceeding| {
                let Content::Vote(vote) = &proceeding.content else {
                    return None;
                };
                let contested = registers
                    .get(&proceeding.register())
                    .is_some_and(|held| *held > 1);
                let standing = self.standing(proceeding, vote, contested);
                Some(self.entry(proceeding, vote, standing, &opened))
            })
            .collect();
        only_once(&mut votes);
        votes.sort_by_cached_key(|vote| {
            let place = self.ballot.place_of(&vote.voter).unwrap_or(usize::MAX);
            (place, vote.seq, vote.digest)
        });
        votes
    }

    fn entry(
        &self,
        proceeding: &Proceeding,
        vote: &Vote,
        standing: Standing,
        opened: &Openings<'_>,
    ) -> VoteEntry {
        let choices = match &vote.cast {
            Cast::Open(choices) => Some(choices.clone()),
            Cast::Sealed(seal) => {
                let by = (proceeding.author.as_str(), &proceeding.key);
                let said = opened.get(&(by, vote.voter.as_str(), *seal));
                said.map(|choices| (*choices).clone())
            }
        };
        let standing = match (standing, &choices) {
            (Standing::Counted, None) => Standing::Unopened,
            (Standing::Counted, Some(choices)) if !self.fits(choices) => Standing::OtherTerms,
            (standing, _) => standing,
        };
        VoteEntry {
            voter: vote.voter.clone(),
            by: proceeding.author.clone(),
            seq: proceeding.seq,
            digest: proceeding.digest,
            choices,
            standing,
            recounts: 0,
        }
    }

    /// What a vote is worth by itself, its choices aside.
    fn standing(&self, proceeding: &Proceeding, vote: &Vote, contested: bool) -> Standing {
        let ballot = self.ballot;
        let sealed = matches!(vote.cast, Cast::Sealed(_));
        if vote.ballot_digest != self.digest
            || vote.closes != ballot.closes
            || sealed != ballot.sealed.is_some()
        {
            return Standing::OtherTerms;
        }
        let (author, key) = (&proceeding.author, &proceeding.key);
        let entry = ballot.roll.iter().find(|entry| entry.voter == vote.voter);
        let own = match entry.map(|entry| &entry.delegate) {
            None => return Standing::NotOnTheRoll,
            Some(Some(delegate)) if delegate.actor != *author || delegate.key != *key => {
                return Standing::NotOnTheRoll;
            }
            Some(Some(_)) => None,
            Some(None) => {
                if *author != vote.voter || !self.rights.is_let_in(author, key) {
                    return Standing::NotOnTheRoll;
                }
                Some(key)
            }
        };
        if proceeding.seq > ballot.closes {
            return Standing::Late;
        }
        if self.rights.is_ended(author, key, ballot.closes)
            || self.rights.is_struck_off(&vote.voter, own, ballot.closes)
        {
            return Standing::StruckOff;
        }
        match contested {
            true => Standing::Double,
            false => Standing::Counted,
        }
    }

    fn fits(&self, choices: &Choices) -> bool {
        match (&self.ballot.question, choices) {
            (Question::Committee(committee), Choices::Candidates(places)) => {
                let last = places.last();
                last.is_none_or(|place| *place < committee.candidates.len())
            }
            (Question::Amendment { .. } | Question::Text { .. }, Choices::Answer(_)) => true,
            _ => false,
        }
    }

    /// What comes of the votes.
    pub fn outcome(&self, votes: &[VoteEntry]) -> Outcome {
        let mut cast: BTreeMap<&str, Option<Choices>> = BTreeMap::new();
        for vote in votes.iter().filter(|vote| takes_part(self.ballot, vote)) {
            cast.insert(&vote.voter, vote.choices.clone());
        }
        let cast: Vec<_> = cast.into_values().collect();
        Outcome::of(self.ballot, &cast, self.void)
    }

    /// One recount of each server that counted, the newest, with the votes that it names.
    pub fn recounts(&self, outcome: &Outcome) -> Vec<(RecountEntry, &[Digest])> {
        let mut by_author: BTreeMap<&str, (&Proceeding, &Recount)> = BTreeMap::new();
        for &proceeding in self.about {
            let Content::Recount(recount) = &proceeding.content else {
                continue;
            };
            if recount.ballot_digest != self.digest || proceeding.seq <= self.ballot.ends() {
                continue;
            }
            let newer = |held: &(&Proceeding, &Recount)| proceeding.outranks(held.0);
            if by_author.get(proceeding.author.as_str()).is_none_or(newer) {
                by_author.insert(&proceeding.author, (proceeding, &**recount));
            }
        }
        by_author
            .into_values()
            .map(|(proceeding, recount)| {
                let entry = RecountEntry {
                    author: proceeding.author.clone(),
                    seq: proceeding.seq,
                    agrees: recount.result_digest == outcome.digest,
                    result_digest: recount.result_digest,
                    missing: Vec::new(),
                };
                (entry, recount.votes.as_slice())
            })
            .collect()
    }
}

/// What sealed votes say that were opened: by the pair that opened one, the voter, and the seal.
type Openings<'a> = BTreeMap<((&'a str, &'a Multikey), &'a str, Digest), &'a Choices>;

/// Those until some time. Gathered once for all votes: a file may hold any number of both.
fn openings<'a>(about: &[&'a Proceeding], until: u64) -> Openings<'a> {
    let in_time = about.iter().copied().filter(|said| said.seq <= until);
    in_time
        .filter_map(|said| match &said.content {
            Content::Opening(opening) => {
                let by = (said.author.as_str(), &said.key);
                let of = (by, opening.voter.as_str(), opening.commitment());
                Some((of, &opening.choices))
            }
            _ => None,
        })
        .collect()
}

/// Whether a vote makes its voter one of those who take part.
pub(super) fn takes_part(ballot: &Ballot, vote: &VoteEntry) -> bool {
    match vote.standing {
        Standing::Counted => true,
        Standing::Unopened => ballot
            .sealed
            .is_some_and(|sealed| sealed.unopened == Unopened::Abstention),
        _ => false,
    }
}

/// One voter has one voice: what it said twice under different keys counts once, and different
/// words count for nothing.
fn only_once(votes: &mut [VoteEntry]) {
    let mut said: BTreeMap<String, BTreeSet<Option<Choices>>> = BTreeMap::new();
    for vote in votes.iter().filter(|vote| vote.standing.may_count()) {
        let words = said.entry(vote.voter.clone()).or_default();
        words.insert(vote.choices.clone());
    }
    for vote in votes.iter_mut().filter(|vote| vote.standing.may_count()) {
        if said.get(&vote.voter).is_some_and(|words| words.len() > 1) {
            vote.standing = Standing::Double;
        }
    }
}
