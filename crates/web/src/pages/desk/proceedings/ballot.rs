//! `/desk/ballots/one`: the terms of a ballot, the organisation's own vote, what came of it.

use super::{
    rows::{is_open, votes_of},
    shared::{Held, amendment_href, ballot_href, name_of, now, overview_href, refused},
};
use crate::{
    pages::{
        desk::words,
        names,
        session::{Fields, SignedForm, SignedIn},
        times, zoned,
    },
    problem::{Answer, Problem},
    views::{
        Choice, FieldError, Page,
        desk::{
            Tab,
            proceedings::{BallotPage, CandidateRow, CastRow, Majority, ResultRow},
        },
    },
};
use undersigned_domain::proceedings::{
    Answer as Said, BallotEntry, Choices, Committee, Question, Standing,
};
use undersigned_federation::actions::proceedings as actions;

pub async fn show(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    if object.is_empty() {
        return signed.go("/desk");
    }
    let id = signed.visitor.query("id").to_owned();
    let held = Held::of(&signed, &object).await?;
    let page = page(&signed, &held, &id, &Fields::default(), Vec::new())?;
    signed.show(&page)
}

pub async fn vote(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let held = Held::of(&signed, fields.get("object")).await?;
    let id = fields.get("about");
    let entry = known(&held, id)?;
    let frame = signed.page();
    let voter = fields.get("voter");
    let may = votes_of(&signed, entry).any(|one| one.voter == voter);
    let wrong = match choices(entry, &fields) {
        _ if !may => words::wrong(&frame, "voter", "needed"),
        _ if !is_open(&signed, entry) => words::wrong(&frame, "main", "deciding-closed"),
        None => words::wrong(&frame, "choice", "needed"),
        Some(choices) => {
            let (instance, organization) = (signed.instance(), &signed.organization);
            let appeal = &held.view.appeal;
            match actions::vote(instance, organization, appeal, id, voter, choices).await {
                Ok(_) => return signed.done(&ballot_href(held.object(), id), "deciding-voted"),
                Err(error) => refused(&frame, "main", error)?,
            }
        }
    };
    let page = page(&signed, &held, id, &fields, vec![wrong])?;
    signed.show_again(&page)
}

pub async fn cancel(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let held = Held::of(&signed, fields.get("object")).await?;
    let id = fields.get("about");
    let entry = known(&held, id)?;
    if entry.author != signed.organization.ap_id {
        return Err(Problem::not_found());
    }
    let frame = signed.page();
    let wrong = match fields.ticked("sure") {
        false => words::wrong(&frame, "sure", "sure"),
        true => {
            let (instance, organization) = (signed.instance(), &signed.organization);
            match actions::cancel_ballot(instance, organization, &held.view.appeal, id).await {
                Ok(_) => return signed.done(&ballot_href(held.object(), id), "deciding-cancelled"),
                Err(error) => refused(&frame, "sure", error)?,
            }
        }
    };
    let page = page(&signed, &held, id, &fields, vec![wrong])?;
    signed.show_again(&page)
}

fn known<'a>(held: &'a Held, id: &str) -> Answer<&'a BallotEntry> {
    held.record.ballot(id).ok_or_else(Problem::not_found)
}

/// What a form says to a ballot's question.
fn choices(entry: &BallotEntry, fields: &Fields) -> Option<Choices> {
    match &entry.ballot.question {
        Question::Committee(committee) => {
            let places = 0..committee.candidates.len();
            let agreed = places.filter(|place| fields.ticked(&format!("candidate-{}", place + 1)));
            Some(Choices::Candidates(agreed.collect()))
        }
        Question::Amendment { .. } | Question::Text { .. } => {
            let said = fields.get("choice");
            let mut known = Said::ALL.iter();
            known
                .find(|(name, _)| *name == said)
                .map(|(_, answer)| Choices::Answer(*answer))
        }
    }
}

fn page(
    signed: &SignedIn,
    held: &Held,
    id: &str,
    fields: &Fields,
    errors: Vec<FieldError>,
) -> Answer<BallotPage> {
    let entry = known(held, id)?;
    let ballot = &entry.ballot;
    let object = held.object();
    let reader = signed.visitor.language;
    let mut page = signed.page();
    page.path = ballot_href(object, id);
    let open = is_open(signed, entry);
    let committee = match &ballot.question {
        Question::Committee(committee) => Some(&**committee),
        Question::Amendment { .. } | Question::Text { .. } => None,
    };
    let voter = fields.get("voter");
    let voters: Vec<&str> = votes_of(signed, entry)
        .map(|one| one.voter.as_str())
        .collect();
    let result = held.result_of(signed, entry);
    let result = result.map(|code| result_row(entry, code, committee));
    let delegated = ballot.roll.iter().find_map(|one| {
        let delegate = one.delegate.as_ref()?;
        let ours = one.voter == signed.organization.ap_id;
        let other = delegate.actor != signed.organization.ap_id;
        (ours && other).then(|| held.name(signed, &delegate.actor))
    });
    Ok(BallotPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with("/desk/ballots/vote", errors),
        title: words::title(&held.view.appeal, reader),
        withdrawn: held.withdrawn(),
        object: object.to_owned(),
        about: id.to_owned(),
        back: overview_href(object),
        public_href: held.public_href(signed, &format!("ballots/{}", name_of(id))),
        row: held.ballot_row(signed, &page, entry),
        amendment_href: match &ballot.question {
            Question::Amendment { amendment, .. } => held
                .record
                .amendment(amendment)
                .map(|one| amendment_href(object, &one.id)),
            Question::Text { .. } | Question::Committee(_) => None,
        },
        passages: match &ballot.question {
            Question::Amendment { wording, .. } => held.passages(signed, wording),
            Question::Text { .. } | Question::Committee(_) => Vec::new(),
        },
        words: names::texts(&ballot.words, reader),
        roll: ballot.roll.len() as u64,
        quorum: ballot.quorum,
        majority: ballot.majority.map(|majority| Majority {
            of: majority.of.name(),
            percent: majority.percent,
            more: majority.more,
        }),
        opens_until: ballot
            .sealed
            .and_then(|sealed| zoned::words(reader, sealed.opens_until, ballot.zone.as_deref())),
        unopened: ballot
            .sealed
            .map(|sealed| sealed.unopened.name().to_owned())
            .unwrap_or_default(),
        seats: committee.map_or(0, |committee| committee.seats as u64),
        term: committee.and_then(|committee| {
            times::written(&committee.from).zip(times::written(&committee.until))
        }),
        mandate: committee
            .map(|committee| names::texts(&committee.mandate, reader))
            .unwrap_or_default(),
        delegated,
        cast: voters
            .iter()
            .filter_map(|one| cast(signed, held, &page, entry, one))
            .collect(),
        voters: voters
            .iter()
            .filter(|_| held.withdrawn().is_none())
            .map(|one| Choice::new(*one, held.name(signed, one).words, *one == voter))
            .collect(),
        answers: Said::ALL
            .iter()
            .map(|(code, _)| {
                let label = page.word("deciding-answer", code);
                Choice::new(*code, label, *code == fields.get("choice"))
            })
            .collect(),
        candidates: candidates(signed, held, committee, fields),
        may_cancel: open && entry.author == signed.organization.ap_id,
        result,
        page,
    })
}

fn candidates(
    signed: &SignedIn,
    held: &Held,
    committee: Option<&Committee>,
    fields: &Fields,
) -> Vec<CandidateRow> {
    let all = committee.map(|committee| committee.candidates.as_slice());
    let all = all.unwrap_or_default().iter().enumerate();
    all.map(|(index, candidate)| CandidateRow {
        row: index + 1,
        name: candidate.name.clone(),
        of: candidate.of.as_deref().map(|of| held.name(signed, of)),
        about: names::first(&candidate.about, signed.visitor.language),
        chosen: fields.ticked(&format!("candidate-{}", index + 1)),
    })
    .collect()
}

/// How the organisation has voted for a voter. Where no vote of its own counts it is shown what its
/// last one is worth.
fn cast(
    signed: &SignedIn,
    held: &Held,
    page: &Page,
    entry: &BallotEntry,
    voter: &str,
) -> Option<CastRow> {
    let last = entry.vote_of(voter, &signed.organization.ap_id)?;
    let standing = last.standing_at(&entry.ballot, now(signed));
    let abstention = || page.word("deciding-answer", Said::Abstain.name());
    let said = match (&last.choices, &entry.ballot.question) {
        (Some(Choices::Answer(answer)), _) => page.word("deciding-answer", answer.name()),
        (Some(Choices::Candidates(places)), Question::Committee(committee)) => {
            let found = places.iter().filter_map(|at| committee.candidates.get(*at));
            let names: Vec<&str> = found.map(|one| one.name.as_str()).collect();
            match names.is_empty() {
                true => abstention(),
                false => names.join(" · "),
            }
        }
        (Some(Choices::Candidates(_)), _) => abstention(),
        (None, _) if standing == Standing::Unopened => page.word("vote-standing", standing.name()),
        (None, _) => page.word("vote-standing", Standing::Waiting.name()),
    };
    Some(CastRow {
        voter: held.name(signed, voter),
        said,
        worth: match standing.may_count() {
            true => String::new(),
            false => standing.name().to_owned(),
        },
    })
}

/// What came of a ballot that has ended.
fn result_row(entry: &BallotEntry, code: &str, committee: Option<&Committee>) -> ResultRow {
    let result = &entry.result;
    let named = |places: &[usize]| -> Vec<String> {
        let all = committee.map(|committee| committee.candidates.as_slice());
        let all = all.unwrap_or_default();
        let found = places.iter().filter_map(|place| all.get(*place));
        found.map(|candidate| candidate.name.clone()).collect()
    };
    ResultRow {
        code: code.to_owned(),
        part: result.part as u64,
        yes: result.yes as u64,
        no: result.no as u64,
        abstain: entry.abstained() as u64,
        unopened: entry.unopened() as u64,
        elected: named(&result.elected),
        tied: named(&result.tied),
    }
}
