//! `/desk/amendments/one`: an amendment is read, seconded, spoken about; its own author withdraws it
//! or merges it with another.

use super::{
    shared::{Held, amendment_href, change_href, name_of, overview_href, refused},
    speaking::{own_position, with_chosen},
};
use crate::{
    markdown,
    pages::{
        desk::words,
        names,
        session::{Fields, SignedForm, SignedIn},
        zoned,
    },
    problem::{Answer, Problem},
    views::{
        Choice, FieldError, Link, Page,
        desk::{
            Tab,
            proceedings::{AmendmentPage, PositionRow},
        },
    },
};
use undersigned_domain::proceedings::{AmendmentEntry, PositionEntry};
use undersigned_federation::actions::{
    proceedings::{self as actions, Hold, PositionForm},
    schedule::Zone,
};

pub async fn show(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    if object.is_empty() {
        return signed.go("/desk");
    }
    let id = signed.visitor.query("id").to_owned();
    let held = Held::of(&signed, &object).await?;
    let page = page(&signed, &held, &id, None, Vec::new())?;
    signed.show(&page)
}

/// The page once more, with what was wrong.
fn again(
    signed: &SignedIn,
    held: &Held,
    id: &str,
    typed: Option<&Fields>,
    wrong: FieldError,
) -> Answer {
    let page = page(signed, held, id, typed, vec![wrong])?;
    signed.show_again(&page)
}

pub async fn position(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (held, id) = (
        Held::of(&signed, fields.get("object")).await?,
        fields.get("about"),
    );
    let entry = standing(&held, id)?;
    let (instance, organization) = (signed.instance(), &signed.organization);
    let own = |one: &&PositionEntry| one.author == organization.ap_id;
    let said = entry.positions.iter().find(own).map(|one| &one.position);
    let appeal = &held.view.appeal;
    let here = amendment_href(held.object(), id);
    let (said, done) = match fields.get("do") {
        "take-back" => (
            actions::withdraw_position(instance, organization, appeal, id).await,
            "deciding-unsaid",
        ),
        _ => {
            let form = PositionForm {
                seconds: fields.ticked("seconds"),
                comment: with_chosen(&fields, "comment", said.map(|said| &said.comment)),
                reservation: with_chosen(
                    &fields,
                    "reservation",
                    said.map(|said| &said.reservation),
                ),
            };
            if form == PositionForm::default() {
                let wrong = words::wrong(&signed.page(), "comment", "deciding-say-something");
                return again(&signed, &held, id, Some(&fields), wrong);
            }
            (
                actions::take_position(instance, organization, appeal, id, form).await,
                "deciding-said",
            )
        }
    };
    match said {
        Ok(_) => signed.done(&here, done),
        Err(error) => {
            let wrong = refused(&signed.page(), "comment", error)?;
            again(&signed, &held, id, Some(&fields), wrong)
        }
    }
}

pub async fn withdraw(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (held, id) = (
        Held::of(&signed, fields.get("object")).await?,
        fields.get("about"),
    );
    own(&signed, &held, id)?;
    if !fields.ticked("sure") {
        let wrong = words::wrong(&signed.page(), "sure", "sure");
        return again(&signed, &held, id, None, wrong);
    }
    let appeal = &held.view.appeal;
    let done =
        actions::withdraw_amendment(signed.instance(), &signed.organization, appeal, id).await;
    match done {
        Ok(_) => signed.done(&overview_href(held.object()), "deciding-withdrawn"),
        Err(error) => {
            let wrong = refused(&signed.page(), "sure", error)?;
            again(&signed, &held, id, None, wrong)
        }
    }
}

pub async fn merge(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (held, id) = (
        Held::of(&signed, fields.get("object")).await?,
        fields.get("about"),
    );
    own(&signed, &held, id)?;
    let into = fields.get("into");
    if others(&signed, &signed.page(), &held, id)
        .iter()
        .all(|choice| choice.value != into)
    {
        let wrong = words::wrong(&signed.page(), "into", "needed");
        return again(&signed, &held, id, None, wrong);
    }
    let appeal = &held.view.appeal;
    let done =
        actions::merge_amendment(signed.instance(), &signed.organization, appeal, id, into).await;
    match done {
        Ok(_) => signed.done(&amendment_href(held.object(), into), "deciding-merged"),
        Err(error) => {
            let wrong = refused(&signed.page(), "into", error)?;
            again(&signed, &held, id, None, wrong)
        }
    }
}

fn standing<'a>(held: &'a Held, id: &str) -> Answer<&'a AmendmentEntry> {
    held.record.amendment(id).ok_or_else(Problem::not_found)
}

/// An amendment of the organisation's own; anybody else's is not there to be changed.
pub fn own<'a>(signed: &SignedIn, held: &'a Held, id: &str) -> Answer<&'a AmendmentEntry> {
    let entry = standing(held, id)?;
    match entry.author == signed.organization.ap_id && entry.amendment.stands() {
        true => Ok(entry),
        false => Err(Problem::not_found()),
    }
}

/// Those into which an amendment could be merged: others about which nothing was decided.
fn others(signed: &SignedIn, page: &Page, held: &Held, id: &str) -> Vec<Choice> {
    let all = held.record.amendments.iter();
    let others = all.filter(|entry| entry.id != id && held.is_undecided(signed, entry));
    others
        .map(|entry| {
            let who = held.name(signed, &entry.author).words;
            let what = held.amendment_words(signed, page, &entry.amendment);
            Choice::new(&entry.id, format!("{what} ({who})"), false)
        })
        .collect()
}

fn page(
    signed: &SignedIn,
    held: &Held,
    id: &str,
    typed: Option<&Fields>,
    errors: Vec<FieldError>,
) -> Answer<AmendmentPage> {
    let entry = standing(held, id)?;
    let note = held.note()?;
    let object = held.object();
    let reader = signed.visitor.language;
    let mut page = signed.page();
    page.path = amendment_href(object, id);
    let actor = &signed.organization.ap_id;
    let ours = entry.author == *actor;
    let said: Vec<&PositionEntry> = entry
        .positions
        .iter()
        .filter(|one| !one.position.withdrawn)
        .collect();
    let link = |id: &str| {
        let known = held.record.amendment(id);
        Link {
            href: amendment_href(object, id),
            words: known.map_or_else(
                || names::plain_address(id),
                |entry| held.amendment_words(signed, &page, &entry.amendment),
            ),
        }
    };
    let own = said.iter().find(|one| one.author == *actor).copied();
    let withdrawn = held.withdrawn();
    let goes_on = withdrawn.is_none();
    let ours_stands = ours && entry.amendment.stands();
    let hold = held.hold(signed, id).filter(|_| ours_stands);
    let others = match ours && goes_on && held.is_undecided(signed, entry) {
        true => others(signed, &page, held, id),
        false => Vec::new(),
    };
    Ok(AmendmentPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with("/desk/amendments/position", errors),
        title: words::title(&held.view.appeal, reader),
        withdrawn,
        object: object.to_owned(),
        about: id.to_owned(),
        back: overview_href(object),
        public_href: held.public_href(signed, &format!("amendments/{}", name_of(id))),
        row: held.amendment_row(signed, &page, entry),
        passages: held.passages(signed, &entry.amendment),
        reasons: names::texts(&entry.amendment.reasons, reader)
            .into_iter()
            .map(|text| (text.language, markdown::render(&text.words)))
            .collect(),
        conflicts: entry.conflicts.iter().map(|id| link(id)).collect(),
        into: entry.amendment.into.as_deref().map(link),
        positions: said
            .iter()
            .map(|one| PositionRow {
                author: held.name(signed, &one.author),
                seconds: one.position.seconds,
                comment: names::first(&one.position.comment, reader),
                reservation: names::first(&one.position.reservation, reader),
            })
            .collect(),
        may_speak: goes_on && !ours && entry.amendment.stands() && held.is_admitted(signed),
        own: own_position(signed, note, own, typed),
        ballot_until: match hold {
            Some(Hold::Ballot(until, zone)) => zoned::words(reader, until, zone.map(Zone::name)),
            Some(Hold::Adopted) | None => None,
        },
        edit_href: (ours_stands && hold.is_none()).then(|| change_href(object, id)),
        others,
        in_ballots: !entry.ballots.is_empty(),
        page,
    })
}
