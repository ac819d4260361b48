//! Amendments: proposed, written anew, taken back, merged into another one, and what the wording
//! becomes with those that were adopted.

use super::{AmendmentForm, Floor, Hold, Said, amendment_unknown, begin, reading::read};
use crate::{
    FederationError, Instance, actions::endorse::check_still_here, error::Result, replica::Snapshot,
};
use undersigned_domain::{
    CoSignerList, Note,
    proceedings::{
        Amendment, AmendmentState, Consolidated, Content, Proceeding, Record, consolidate,
    },
};
use undersigned_store::{
    appeals::Appeal, organizations::Organization, proceedings::Proceeding as Row,
};

pub(super) const TYPE: &str = "Amendment";

/// Proposes a change to the wording as it is now.
///
/// # Errors
/// [`FederationError::Forbidden`] `not_admitted` where the organisation is not let in;
/// [`FederationError::Invalid`] `clause_unknown`, `clause_taken`, `language_missing`,
/// `nothing_changed` and `part_misplaced`; [`FederationError::Conflict`] `amendment_known`, `moved`
/// where it has, and where the appeal is withdrawn or no key speaks; the fault of what cannot be
/// signed.
pub async fn propose(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    form: AmendmentForm,
) -> Result<Proceeding> {
    check_still_here(organization)?;
    let floor = begin(instance, organization, appeal).await?;
    let amendment = read(&floor, form, None).await?;
    say(floor, None, &amendment).await
}

/// Writes an amendment of one's own anew, on the wording as it is now. What a ballot asks about stays
/// as it is until the ballot has ended, and for good where it was adopted.
///
/// # Errors
/// As [`propose`]; [`FederationError::NotFound`] where there is none that stands;
/// [`FederationError::Conflict`] `amendment_in_ballot`, `amendment_decided`.
pub async fn change_amendment(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    id: &str,
    mut form: AmendmentForm,
) -> Result<Proceeding> {
    check_still_here(organization)?;
    let floor = begin(instance, organization, appeal).await?;
    not_held(&floor, id).await?;
    let (row, held) = own(&floor, id).await?;
    if form.clause.is_empty() {
        form.clause = held.clause;
    }
    let amendment = read(&floor, form, Some(id)).await?;
    say(floor, Some(&row), &amendment).await
}

/// Takes an amendment of one's own back: its text goes everywhere.
///
/// # Errors
/// As [`change_amendment`].
pub async fn withdraw_amendment(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    id: &str,
) -> Result<Proceeding> {
    let floor = begin(instance, organization, appeal).await?;
    not_held(&floor, id).await?;
    let (row, held) = own(&floor, id).await?;
    let amendment = Amendment {
        state: AmendmentState::Withdrawn,
        text: super::Words::new(),
        reasons: super::Words::new(),
        ..held
    };
    say(floor, Some(&row), &amendment).await
}

/// Stands behind another amendment instead of one's own.
///
/// # Errors
/// As [`change_amendment`]; [`FederationError::NotFound`] where the other one does not stand;
/// [`FederationError::Conflict`] `amendment_decided` also where either was rejected.
pub async fn merge_amendment(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    id: &str,
    into: &str,
) -> Result<Proceeding> {
    check_still_here(organization)?;
    let floor = begin(instance, organization, appeal).await?;
    check_not_withdrawn(&floor.change.list())?;
    let record = not_held(&floor, id).await?;
    let other = record.amendment(into).filter(|_| into != id);
    if !other.is_some_and(|other| other.amendment.stands()) {
        return Err(amendment_unknown());
    }
    let now = instance.clock.seq();
    if [id, into]
        .iter()
        .any(|one| record.decision(one, now).is_some())
    {
        return Err(FederationError::conflict(
            "amendment_decided",
            "that amendment was voted on and is adopted or rejected; nothing goes into it any more",
        ));
    }
    let (row, held) = own(&floor, id).await?;
    let amendment = Amendment {
        state: AmendmentState::Merged,
        into: Some(into.to_owned()),
        ..held
    };
    say(floor, Some(&row), &amendment).await
}

/// The demands as they would be with every amendment that was adopted for the wording as it is now,
/// and where two of them cannot both be.
///
/// # Errors
/// [`FederationError::NotFound`] where the text has not arrived; the database.
pub async fn consolidated(
    instance: &Instance,
    appeal: &Appeal,
    snapshot: &Snapshot,
) -> Result<Consolidated> {
    let record = instance.record(appeal, snapshot).await?;
    let note = current(snapshot.list())?;
    let now = instance.clock.seq();
    let adopted = record.adopted(now).into_iter();
    let adopted: Vec<&Amendment> = adopted
        .map(|(_, amendment)| amendment)
        .filter(|amendment| {
            amendment.revision == note.revision && amendment.text_digest == note.text_digest
        })
        .collect();
    Ok(consolidate(&note.text.demands, &adopted))
}

/// The wording as it is now.
pub(super) fn current(list: &CoSignerList) -> Result<&Note> {
    check_not_withdrawn(list)?;
    list.current().ok_or_else(|| {
        FederationError::not_found("appeal_unknown", "the appeal's text has not arrived yet")
    })
}

/// # Errors
/// [`FederationError::Conflict`] `withdrawn` where nothing is proposed or decided any more; what was said can still be taken
/// back.
pub(super) fn check_not_withdrawn(list: &CoSignerList) -> Result<()> {
    match list.is_withdrawn() {
        true => Err(FederationError::conflict(
            "withdrawn",
            "the appeal has been withdrawn",
        )),
        false => Ok(()),
    }
}

async fn say(floor: Floor, earlier: Option<&Row>, amendment: &Amendment) -> Result<Proceeding> {
    floor
        .say_and_end(Said {
            kind: TYPE,
            state: amendment.state.name(),
            earlier,
            members: amendment.members(),
        })
        .await
}

/// An amendment of the organisation's own that it has not taken back.
async fn own(floor: &Floor, id: &str) -> Result<(Row, Amendment)> {
    let is_it = |said: &serde_json::Value| said.get("id").and_then(|id| id.as_str()) == Some(id);
    let row = floor.earlier(TYPE, is_it).await?;
    let row = row.ok_or_else(amendment_unknown)?;
    match Proceeding::stored(&row.body)?.content {
        Content::Amendment(held) if held.stands() => Ok((row, *held)),
        _ => Err(amendment_unknown()),
    }
}

/// What is put to the vote stays as it is, and so does what was adopted: looked at where nobody opens a ballot
/// meanwhile. Gives the record in which that was seen.
async fn not_held(floor: &Floor, id: &str) -> Result<Record> {
    let change = &floor.change;
    let held = Instance::proceedings_within(&change.transaction, change.appeal.id).await?;
    let list = change.list();
    let record = Record::of(&held, change.state(), &list);
    let now = change.instance().clock.seq();
    Hold::check(Hold::on(&record, id, change.state(), &list, now))?;
    Ok(record)
}
