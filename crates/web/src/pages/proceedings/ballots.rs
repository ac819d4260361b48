//! Ballots: their terms, every vote and what it is worth, the result, and who was elected.

use super::Reading;
use crate::{
    difference::Passage,
    pages::{names, times, zoned},
    views::{
        Digest,
        proceedings::{
            Ballot, Candidate, Committee, Count, Election, Majority, Recount, Reference, Sealed,
            Subject, Vote,
        },
    },
};
use chrono::{DateTime, Utc};
use std::collections::{HashMap, HashSet};
use undersigned_domain::proceedings::{
    BallotEntry, Choices, Committee as Elected, Question, Standing, VoteEntry,
};
use undersigned_federation::reconcile::replicate::slug;

impl Reading<'_> {
    /// All ballots, newest first.
    pub(super) fn ballots(&self) -> Vec<Ballot> {
        let all = self.record.ballots.iter().rev();
        marked(all.map(|entry| self.ballot(entry)).collect())
    }

    /// The ballots whose address here has a name: as a rule one.
    pub(super) fn ballots_called(&self, name: &str) -> Vec<Ballot> {
        let all = self.record.ballots.iter();
        let named = all.filter(|entry| slug(&entry.id) == name);
        let shown = named.map(|entry| Ballot {
            passages: self.asked(entry),
            votes: self.votes(entry),
            ..self.ballot(entry)
        });
        marked(shown.collect())
    }

    /// Who was elected, newest first.
    pub(super) fn committees(&self) -> Vec<Committee> {
        let all = self.record.ballots.iter().rev();
        all.filter_map(|entry| self.committee(entry)).collect()
    }

    fn committee(&self, entry: &BallotEntry) -> Option<Committee> {
        let Question::Committee(committee) = &entry.ballot.question else {
            return None;
        };
        if self.phase(entry) != "closed" || entry.result.elected.is_empty() {
            return None;
        }
        if self.is_hidden(&entry.author) {
            return None;
        }
        let mut members = self.candidates(entry, committee);
        members.retain(|one| one.elected);
        members.sort_by_key(|one| std::cmp::Reverse(one.approvals));
        let vacant = committee.seats.saturating_sub(members.len());
        Some(Committee {
            href: self.href("ballots", &entry.id),
            term: term(committee),
            mandate: names::first(&committee.mandate, self.reader),
            members,
            vacant: count(vacant),
        })
    }

    fn candidates(&self, entry: &BallotEntry, committee: &Elected) -> Vec<Candidate> {
        let result = &entry.result;
        let hidden = self.is_hidden(&entry.author);
        let all = committee.candidates.iter().enumerate();
        all.map(|(place, one)| Candidate {
            name: self.called(entry, place, &one.name),
            of: one.of.as_deref().map(|of| self.party(of)),
            about: names::first(&one.about, self.reader).filter(|_| !hidden),
            approvals: count(result.approvals.get(place).copied().unwrap_or_default()),
            elected: result.elected.contains(&place),
            tied: result.tied.contains(&place),
        })
        .collect()
    }

    /// The name of a candidate, or its place on a ballot of somebody of whom nothing is shown.
    fn called(&self, entry: &BallotEntry, place: usize, name: &str) -> String {
        match self.is_hidden(&entry.author) {
            true => (place + 1).to_string(),
            false => name.to_owned(),
        }
    }

    /// What an amendment would change, in the words that are voted on.
    fn asked(&self, entry: &BallotEntry) -> Vec<(String, Passage)> {
        match &entry.ballot.question {
            Question::Amendment { wording, .. } if !self.asks_hidden(entry) => {
                self.passages(wording, true)
            }
            Question::Amendment { .. } | Question::Text { .. } | Question::Committee(_) => {
                Vec::new()
            }
        }
    }

    /// One ballot, without each vote and without what the amendment would change.
    fn ballot(&self, entry: &BallotEntry) -> Ballot {
        let terms = &entry.ballot;
        let hidden = self.is_hidden(&entry.author);
        let election = match &terms.question {
            Question::Committee(committee) => Some(Election {
                seats: count(committee.seats),
                term: term(committee),
                mandate: names::first(&committee.mandate, self.reader).filter(|_| !hidden),
                candidates: self.candidates(entry, committee),
            }),
            Question::Amendment { .. } | Question::Text { .. } => None,
        };
        Ballot {
            href: self.href("ballots", &entry.id),
            mark: slug(&entry.id),
            id: entry.id.clone(),
            kind: terms.question.kind().to_owned(),
            by: self.party(&entry.author),
            opened: times::signed(entry.seq),
            closes: zoned::words(self.reader, terms.closes, terms.zone.as_deref()),
            phase: self.phase(entry),
            outcome: self.outcome(entry),
            words: self.rendered(&terms.words).filter(|_| !hidden),
            amendment: match &terms.question {
                Question::Amendment {
                    amendment, wording, ..
                } => Some(Reference {
                    what: wording.change.name().to_owned(),
                    subject: match self.asks_hidden(entry) {
                        true => Subject::default(),
                        false => self.subject(wording),
                    },
                    ..self.amendment_reference(amendment)
                }),
                Question::Text { .. } | Question::Committee(_) => None,
            },
            passages: Vec::new(),
            wording: match &terms.question {
                Question::Text { revision, .. } => u32::try_from(*revision).ok(),
                Question::Amendment { .. } | Question::Committee(_) => None,
            },
            quorum: u64::from(terms.quorum),
            majority: terms.majority.as_ref().map(|majority| Majority {
                of: majority.of.name().to_owned(),
                percent: u64::from(majority.percent),
                more: majority.more,
            }),
            sealed: terms.sealed.as_ref().map(|sealed| Sealed {
                until: zoned::words(self.reader, sealed.opens_until, terms.zone.as_deref()),
                unopened: sealed.unopened.name().to_owned(),
            }),
            election,
            count: counted(entry),
            still_sealed: self.still_sealed(entry),
            counted_before_void: entry.counted_before_void(),
            votes: Vec::new(),
            recounts: entry
                .recounts
                .iter()
                .map(|one| Recount {
                    by: self.party(&one.author),
                    at: times::signed(one.seq),
                    agrees: one.agrees,
                    digest: Digest::new(one.result_digest.to_string()),
                })
                .collect(),
            digest: Digest::new(entry.digest.to_string()),
        }
    }

    /// For how many voters a sealed vote lies here that can still be opened.
    fn still_sealed(&self, entry: &BallotEntry) -> u64 {
        let waiting = entry.votes.iter().filter(|vote| {
            let standing = vote.standing_at(&entry.ballot, self.now());
            standing == Standing::Waiting
        });
        let voters: HashSet<&str> = waiting.map(|vote| vote.voter.as_str()).collect();
        count(voters.len())
    }

    /// The roll in its order with each voter's votes, then votes of those who are not on it.
    fn votes(&self, entry: &BallotEntry) -> Vec<Vote> {
        let mut cast: HashMap<&str, Vec<&VoteEntry>> = HashMap::new();
        for vote in &entry.votes {
            cast.entry(&vote.voter).or_default().push(vote);
        }
        let mut votes = Vec::new();
        for on_the_roll in &entry.ballot.roll {
            match cast.remove(on_the_roll.voter.as_str()) {
                Some(own) => votes.extend(own.into_iter().map(|vote| self.vote(entry, vote))),
                None => votes.push(Vote {
                    voter: self.party(&on_the_roll.voter),
                    by: on_the_roll
                        .delegate
                        .as_ref()
                        .filter(|delegate| delegate.actor != on_the_roll.voter)
                        .map(|delegate| self.party(&delegate.actor)),
                    at: None,
                    answer: None,
                    names: Vec::new(),
                    standing: "none".to_owned(),
                    recounts: 0,
                }),
            }
        }
        let others = entry.votes.iter();
        let others = others.filter(|vote| cast.contains_key(vote.voter.as_str()));
        votes.extend(others.map(|vote| self.vote(entry, vote)));
        votes
    }

    fn vote(&self, entry: &BallotEntry, vote: &VoteEntry) -> Vote {
        let answer = match &vote.choices {
            Some(Choices::Answer(answer)) => Some(answer.name()),
            Some(Choices::Candidates(places)) if places.is_empty() => Some("abstain"),
            Some(Choices::Candidates(_)) | None => None,
        };
        let named = match (&vote.choices, &entry.ballot.question) {
            (Some(Choices::Candidates(places)), Question::Committee(committee)) => {
                let named = places.iter().filter_map(|place| {
                    let one = committee.candidates.get(*place)?;
                    Some(self.called(entry, *place, &one.name))
                });
                named.collect()
            }
            _ => Vec::new(),
        };
        Vote {
            voter: self.party(&vote.voter),
            by: (vote.by != vote.voter).then(|| self.party(&vote.by)),
            at: times::signed(vote.seq),
            answer: answer.map(str::to_owned),
            names: named,
            standing: vote
                .standing_at(&entry.ballot, self.now())
                .name()
                .to_owned(),
            recounts: count(vote.recounts),
        }
    }
}

fn counted(entry: &BallotEntry) -> Count {
    let result = &entry.result;
    Count {
        roll: count(result.roll),
        part: count(result.part),
        yes: count(result.yes),
        no: count(result.no),
        abstain: count(entry.abstained()),
        unopened: count(entry.unopened()),
        digest: Some(Digest::new(result.digest.to_string())),
    }
}

fn term(committee: &Elected) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    Some((
        times::written(&committee.from)?,
        times::written(&committee.until)?,
    ))
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Ids stand once on a page, also where two authors chose one address.
fn marked(mut ballots: Vec<Ballot>) -> Vec<Ballot> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for ballot in &mut ballots {
        let times = seen.entry(ballot.mark.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            ballot.mark = format!("{}-{times}", ballot.mark);
        }
    }
    ballots
}
