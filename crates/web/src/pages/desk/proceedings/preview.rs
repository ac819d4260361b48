//! The terms of a ballot before they are signed, as they would be read.

use super::{
    adopted::is_for,
    shared::{Held, new_href, overview_href},
    terms::lines_of,
};
use crate::{
    pages::{
        desk::words,
        names,
        session::{Fields, SignedIn, standing::FROM},
        times, zoned,
    },
    problem::{Answer, Problem},
    views::{
        Page,
        desk::{
            Tab,
            proceedings::{BallotCheckPage, Majority, RollRow},
        },
    },
};
use undersigned_domain::{Note, proceedings::MajorityOf};
use undersigned_federation::actions::{
    proceedings::{BallotForm, QuestionForm, standard_roll},
    schedule::Zone,
};

/// What is not kept of a form: what belongs to one sending alone.
const NOT_KEPT: [&str; 3] = ["csrf", "do", FROM];

/// A last look at terms; `fields` are sent along, so that these are signed and no others.
///
/// # Errors
/// 404 where the wording has not arrived.
pub fn preview(
    signed: &SignedIn,
    held: &Held,
    fields: &Fields,
    terms: &BallotForm,
) -> Answer<BallotCheckPage> {
    let note = held.note()?;
    let object = held.object();
    let reader = signed.visitor.language;
    let mut page = signed.page();
    page.path = new_href("ballots", object);
    let mut passages = Vec::new();
    let (question, asked) = match &terms.question {
        QuestionForm::Text => {
            let text = page.t1("deciding-question-text", "wording", note.revision);
            (text, None)
        }
        QuestionForm::Committee { .. } => (page.t("deciding-committee"), None),
        QuestionForm::Amendment(id) => {
            let entry = held.record.amendment(id);
            let entry = entry.ok_or_else(Problem::not_found)?;
            passages = held.passages(signed, &entry.amendment);
            held.asks(signed, &page, &entry.amendment)
        }
    };
    let (seats, candidates, term, mandate) = match &terms.question {
        QuestionForm::Committee {
            seats,
            candidates,
            term,
            mandate,
        } => (
            *seats,
            candidates.iter().map(|one| one.name.clone()).collect(),
            times::written(&term.0).zip(times::written(&term.1)),
            names::texts(mandate, reader),
        ),
        QuestionForm::Amendment(_) | QuestionForm::Text => (0, Vec::new(), None, Vec::new()),
    };
    let majority = terms.majority.as_ref().and_then(|majority| {
        let known = MajorityOf::ALL
            .iter()
            .find(|(name, _)| *name == majority.of);
        known.map(|(name, _)| Majority {
            of: name,
            percent: majority.percent,
            more: majority.more,
        })
    });
    let zone = terms.zone.map(Zone::name);
    let kept = fields.with_prefix("");
    Ok(BallotCheckPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with("/desk/ballots/new", Vec::new()),
        title: words::title(&held.view.appeal, reader),
        back: overview_href(object),
        warnings: warnings(&page, held, note, terms),
        question,
        asked,
        passages,
        closes: zoned::words(reader, terms.closes, zone).unwrap_or_default(),
        roll: terms
            .roll
            .iter()
            .map(|one| RollRow {
                voter: held.name(signed, &one.voter),
                line: lines_of(std::slice::from_ref(one)),
            })
            .collect(),
        quorum: terms.quorum,
        majority,
        opens_until: terms
            .sealed
            .as_ref()
            .and_then(|sealed| zoned::words(reader, sealed.opens_until, zone)),
        unopened: terms
            .sealed
            .as_ref()
            .map(|sealed| sealed.unopened.clone())
            .unwrap_or_default(),
        seats: seats as u64,
        candidates,
        term,
        mandate,
        words: names::texts(&terms.words, reader),
        kept: kept
            .filter(|(name, _)| !NOT_KEPT.contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        page,
    })
}

/// What is allowed, and seldom meant.
fn warnings(page: &Page, held: &Held, note: &Note, terms: &BallotForm) -> Vec<String> {
    let mut warnings = Vec::new();
    let asked = match &terms.question {
        QuestionForm::Amendment(id) => held.record.amendment(id),
        QuestionForm::Text | QuestionForm::Committee { .. } => None,
    };
    if asked.is_some_and(|entry| !is_for(&entry.amendment, note)) {
        warnings.push(page.t("deciding-warn-earlier"));
    }
    if terms.quorum == 0 {
        warnings.push(page.t("deciding-warn-quorum"));
    }
    let all = standard_roll(&held.view.list);
    let missing = all.iter().filter(|one| {
        let mut roll = terms.roll.iter();
        roll.all(|other| other.voter != one.voter)
    });
    let missing = missing.count();
    if missing > 0 {
        warnings.push(page.t1("deciding-warn-roll", "count", missing));
    }
    warnings
}
