//! `/desk/ballots/new`: those who call for an appeal put something to the vote.

use super::{
    preview::preview,
    shared::{Held, ballot_href, new_href, now, overview_href, refused},
    speaking::languages,
    terms::{self, COMMITTEE, TEXT},
};
use crate::{
    pages::{
        desk::words,
        session::{Fields, SignedForm, SignedIn},
    },
    problem::{Answer, Problem},
    views::{
        Choice, FieldError,
        desk::{
            Tab,
            proceedings::{BallotEditorPage, BallotTyped},
        },
    },
};
use axum::http::StatusCode;
use chrono::TimeDelta;
use undersigned_domain::proceedings::{AmendmentEntry, MajorityOf, Unopened};
use undersigned_federation::actions::{
    proceedings::{self as actions, standard_roll},
    schedule::zones,
};

/// Days until it closes, at first.
const DAYS: i64 = 7;

pub async fn start(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    if object.is_empty() {
        return signed.go("/desk");
    }
    let held = Held::of(&signed, &object).await?;
    if held.withdrawn().is_some() {
        // It says so.
        return signed.go(&overview_href(&object));
    }
    check_initiator(&signed, &held)?;
    let day = signed.instance().clock.now() + TimeDelta::days(DAYS);
    let typed = BallotTyped {
        day: day.format("%Y-%m-%d").to_string(),
        time: "18:00".to_owned(),
        roll: terms::lines_of(&standard_roll(&held.view.list)),
        quorum: "50".to_owned(),
        percent: "50".to_owned(),
        hours: "24".to_owned(),
        ..BallotTyped::default()
    };
    let asked = Fields::of(vec![(
        "question".to_owned(),
        signed.visitor.query("question").to_owned(),
    )]);
    let page = page(&signed, &held, &asked, typed, Vec::new())?;
    signed.show(&page)
}

pub async fn open(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let held = Held::of(&signed, fields.get("object")).await?;
    check_initiator(&signed, &held)?;
    let frame = signed.page();
    if fields.get("do") == "change" {
        let page = page(&signed, &held, &fields, terms::typed(&fields), Vec::new())?;
        return signed.show(&page);
    }
    let standing = standing(&signed, &held).map(|entry| entry.id.as_str());
    let standing: Vec<&str> = standing.collect();
    let is_known = |voter: &str| held.is_known(voter);
    let wrong = match terms::read(&frame, &fields, &standing, &is_known, now(&signed)) {
        // They are signed for good, so they are read once more before.
        Ok(terms) if fields.get("do") != "sign" && held.withdrawn().is_none() => {
            return signed.show(&preview(&signed, &held, &fields, &terms)?);
        }
        Ok(terms) => {
            let (instance, organization) = (signed.instance(), &signed.organization);
            match actions::open_ballot(instance, organization, &held.view.appeal, terms).await {
                Ok(ballot) => {
                    let here = ballot_href(held.object(), &ballot.id);
                    return signed.done(&here, "deciding-opened");
                }
                Err(error) => {
                    let field = match error.code() {
                        "voter_unknown" | "delegate_key" | "delegate_unreachable" => "roll",
                        "seats_many" => "seats",
                        "closes_past" | "closes_far" => "closes-day",
                        _ => "question",
                    };
                    vec![refused(&frame, field, error)?]
                }
            }
        }
        Err(wrong) => wrong,
    };
    let page = page(&signed, &held, &fields, terms::typed(&fields), wrong)?;
    signed.show_again(&page)
}

/// Refuses whoever does not call for the appeal.
fn check_initiator(signed: &SignedIn, held: &Held) -> Answer<()> {
    if held.is_initiator(signed) {
        return Ok(());
    }
    let detail = "only those who call for an appeal open ballots about it";
    let code = "not_initiator";
    Err(Problem::new(StatusCode::FORBIDDEN, code, detail))
}

/// Amendments that can be voted on: those about which nothing was decided.
fn standing<'a>(signed: &'a SignedIn, held: &'a Held) -> impl Iterator<Item = &'a AmendmentEntry> {
    let all = held.record.amendments.iter();
    all.filter(|entry| held.is_undecided(signed, entry))
}

fn page(
    signed: &SignedIn,
    held: &Held,
    fields: &Fields,
    typed: BallotTyped,
    errors: Vec<FieldError>,
) -> Answer<BallotEditorPage> {
    let note = held.note()?;
    let object = held.object();
    let mut page = signed.page();
    page.path = new_href("ballots", object);
    let question = fields.get("question");
    let text = page.t1("deciding-question-text", "wording", note.revision);
    let committee = page.t("deciding-committee");
    let amendments = standing(signed, held).map(|entry| {
        let what = held.amendment_words(signed, &page, &entry.amendment);
        let label = page.t1("deciding-question-amendment", "what", what);
        Choice::new(&entry.id, label, entry.id == question)
    });
    let questions = [Choice::new(TEXT, text, question == TEXT)]
        .into_iter()
        .chain(amendments)
        .chain([Choice::new(COMMITTEE, committee, question == COMMITTEE)])
        .collect();
    let chosen = |code: &str, name: &str, first: &str| match fields.get(name) {
        "" => code == first,
        given => code == given,
    };
    Ok(BallotEditorPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with("/desk/ballots/new", errors),
        title: words::title(&held.view.appeal, signed.visitor.language),
        withdrawn: held.withdrawn(),
        object: object.to_owned(),
        back: overview_href(object),
        questions,
        majorities: MajorityOf::ALL
            .iter()
            .map(|(code, _)| {
                let label = page.word("deciding-of", code);
                Choice::new(*code, label, chosen(code, "majority-of", "votes"))
            })
            .collect(),
        more: ["more", "least"]
            .map(|code| {
                let label = page.word("deciding-share", code);
                Choice::new(code, label, chosen(code, "more", "more"))
            })
            .to_vec(),
        unopened: Unopened::ALL
            .iter()
            .map(|(code, _)| {
                let label = page.word("deciding-unopened", code);
                Choice::new(*code, label, chosen(code, "unopened", "not-cast"))
            })
            .collect(),
        languages: languages(signed, note, fields.get("language")),
        zones: zones().collect(),
        typed,
        page,
    })
}
