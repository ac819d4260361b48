//! Endorsing an appeal, correcting that, and withdrawing it.

mod earlier;
mod waiting;

pub(in crate::actions) use earlier::forget as forget_earlier;
pub use earlier::{Earlier, last_withdrawn};
pub(in crate::actions) use waiting::{is_doubt, is_entry_of, keeps_waiting, sign_waiting_of};
pub use waiting::{sign_waiting, withdraw_or_wait, withdrawal_waits};

use super::{
    endorses, insert_own, organization::checked_country, plain_register, publish::inboxes_of,
    tell_statement,
};
use crate::{
    FederationError, Instance,
    actions::admit,
    error::Result,
    keys::ActorKeys,
    outgoing::{Audience, Outgoing},
    reconcile::replicate,
    replica::{Change, counts_from},
};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use undersigned_domain::{
    Author, Names, StatementType, Status,
    endorsement::{Pin, Reservation},
    mandate::Mandate,
    names::typed::check_name,
};
use undersigned_store::{
    Transaction,
    organizations::Organization,
    outbox, settings,
    statements::{self, Statement as Row},
};

/// What became of an endorsement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endorsed {
    /// The statement's id.
    pub id: String,
    /// `endorsed` or `withdrawn`; `waiting` of a withdrawal that is signed once the time is believed.
    pub state: &'static str,
    /// From when on other servers count a withdrawal that is dated ahead of their clocks.
    pub elsewhere_from: Option<DateTime<Utc>>,
}

/// What an organisation says with its endorsement, beside the wording.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Under which names.
    pub names: Names,
    /// Which demands it does not sign.
    pub reservations: Vec<Reservation>,
    /// Who in it decided, and when.
    pub mandate: Option<Mandate>,
}

/// Endorses an appeal, ours or another server's; again corrects the names, re-affirms at the
/// current revision, or endorses anew.
///
/// # Errors
/// [`FederationError::NotFound`] where there is no such appeal; [`FederationError::Conflict`]
/// where it is withdrawn; [`FederationError::Invalid`] for names that cannot be signed.
pub async fn endorse(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    said: Said,
) -> Result<Endorsed> {
    sign(instance, organization, object, said, None).await
}

/// Endorses the wording that was read, and no other; else as [`endorse`].
///
/// # Errors
/// Also [`FederationError::Conflict`] `wording_changed` where the wording is another by now.
pub async fn endorse_read(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    said: Said,
    read: &Pin,
) -> Result<Endorsed> {
    sign(instance, organization, object, said, Some(read)).await
}

/// The same where there may be nothing that was read.
pub(super) async fn sign(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    said: Said,
    read: Option<&Pin>,
) -> Result<Endorsed> {
    let Said {
        names,
        reservations,
        mandate,
    } = said;
    check_still_here(organization)?;
    let names = normalise(names)?;
    check_mandate(instance, mandate)?;
    let appeal = replicate::ensure(instance, object).await?;
    let initiators = initiators(instance, &appeal).await?;
    let mut change = instance.change_to_sign(appeal.id).await?;
    let keys = change.speaker(&organization.ap_id).await?;
    let list = change.list();
    let note = list.current().ok_or_else(|| {
        FederationError::not_found(
            "appeal_unknown",
            "the appeal's text has not arrived yet: try again in a minute. Where it stays so, its server may refuse \
             what this one asks: have whoever runs this server look at its clock (`undersigned doctor`)",
        )
    })?;
    if note.status == Status::Withdrawn {
        return Err(FederationError::conflict(
            "withdrawn",
            "the appeal has been withdrawn",
        ));
    }
    let demands: Vec<&str> = note
        .text
        .demands
        .iter()
        .map(|demand| demand.id.as_str())
        .collect();
    if let Some(unknown) = reservations
        .iter()
        .find(|r| !demands.contains(&r.demand.as_str()))
    {
        return Err(FederationError::invalid(
            "demand_unknown",
            format!("the appeal has no demand `{}`", unknown.demand),
        ));
    }
    let pin = Pin {
        revision: note.revision,
        text_digest: note.text_digest,
    };
    if read.is_some_and(|read| *read != pin) {
        return Err(FederationError::conflict(
            "wording_changed",
            "the appeal has another wording by now",
        ));
    }
    let register = plain_register(&keys.author, StatementType::Endorsement);
    let earlier = super::newest(&change, &register).await?;
    let envelope = super::envelope(&change, &register).await?;
    let author = &keys.author;
    let verified = author.endorse_by_mandate(&envelope, &pin, &names, &reservations, mandate)?;
    insert_own(&mut change, &verified).await?;
    admit::by_itself(&mut change).await?;
    tell_statement(
        &change,
        organization,
        &verified,
        earlier.is_some(),
        initiators,
    )
    .await?;
    if !earlier.as_ref().is_some_and(endorses) {
        announce(&mut change, organization).await?;
    }
    earlier::signed_again(&change, organization).await?;
    waiting::forget(&change.transaction, organization, change.appeal.id).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(Endorsed {
        id: envelope.id,
        state: "endorsed",
        elsewhere_from: None,
    })
}

/// Who has moved speaks from where it is now, and no more from here.
pub(super) fn check_still_here(organization: &Organization) -> Result<()> {
    match &organization.moved_to {
        None => Ok(()),
        Some(to) => Err(FederationError::conflict(
            "moved",
            format!("this organisation has moved and signs as {to}"),
        )),
    }
}

/// A decision that has not been taken yet is none. It may be a day ahead: somewhere it is tomorrow.
fn check_mandate(instance: &Instance, mandate: Option<Mandate>) -> Result<()> {
    let now = instance.clock.millis();
    match mandate.is_some_and(|mandate| mandate.on.is_to_come(now)) {
        true => Err(FederationError::invalid(
            "mandate_date",
            "the day on which it was decided lies ahead",
        )),
        false => Ok(()),
    }
}

/// Withdraws an endorsement: the register stays, the names go. Again changes nothing.
///
/// # Errors
/// [`FederationError::NotFound`] where the organisation has never endorsed.
pub async fn withdraw(
    instance: &Instance,
    organization: &Organization,
    object: &str,
) -> Result<Endorsed> {
    let withdrawn = Box::pin(withdraw_kept(instance, organization, object, None)).await?;
    withdrawn.ok_or_else(never)
}

/// The same of a withdrawal that was kept under a name until the time is believed: nothing where it is kept no more, since the
/// organisation has thought otherwise.
async fn withdraw_kept(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    kept: Option<&str>,
) -> Result<Option<Endorsed>> {
    let object = super::invite::id_at(instance, object).await?;
    let appeal = undersigned_store::appeals::by_ap_id(instance.database.conn(), &object)
        .await?
        .filter(|appeal| appeal.root.is_some())
        .ok_or_else(never)?;
    let initiators = initiators(instance, &appeal).await?;
    let remembered = instance.reaches_back_to().await?;
    let mut change = instance.change_to_sign(appeal.id).await?;
    if let Some(name) = kept
        && settings::get(&change.transaction, name).await?.is_none()
    {
        return Ok(None);
    }
    let keys = change.speaker(&organization.ap_id).await?;
    let earlier = last_word(&change, organization).await?.ok_or_else(never)?;
    // A server that was put back may have forgotten that it endorsed anew: said again, a withdrawal
    // takes that back wherever it is held.
    let again = !remembered.is_before(earlier.id);
    let (mut id, mut seq) = (None, earlier.seq);
    if endorses(&earlier) {
        earlier::keep(&change, organization, &earlier).await?;
    }
    for author in withdrawing(&change, &keys, &earlier, again).await? {
        let register = plain_register(&author, StatementType::Endorsement);
        let envelope = super::envelope(&change, &register).await?;
        let verified = author.withdraw_endorsement(&envelope)?;
        insert_own(&mut change, &verified).await?;
        tell_statement(&change, organization, &verified, true, initiators.clone()).await?;
        seq = seq.max(i64::try_from(envelope.seq).unwrap_or(i64::MAX));
        id = Some(envelope.id);
    }
    if id.is_some() {
        Box::pin(unshare(&change, organization)).await?;
        admit::by_itself(&mut change).await?;
        change.commit().await?;
        instance.wake_delivery();
    }
    Ok(Some(Endorsed {
        id: id.unwrap_or(earlier.ap_id),
        state: "withdrawn",
        elsewhere_from: counts_from(seq, instance.clock.millis()),
    }))
}

fn never() -> FederationError {
    FederationError::not_found(
        "not_endorsed",
        "this organisation has not endorsed the appeal",
    )
}

/// Whether an organisation's last word on an appeal is that it endorses it. Nobody changes that until the transaction ends.
pub(in crate::actions) async fn still_endorses(
    transaction: &Transaction,
    organization: &Organization,
    appeal_id: i64,
) -> Result<bool> {
    undersigned_store::appeals::hold(transaction, appeal_id).await?;
    let kind = StatementType::Endorsement.name();
    let rows = statements::by_author(transaction, &organization.ap_id, kind).await?;
    // What is kept apart until its time counts for nothing here yet.
    let is_last = |row: &&Row| row.appeal_id == appeal_id && row.standing != statements::EARLY;
    Ok(rows.iter().find(is_last).is_some_and(endorses))
}

/// The endorsement or withdrawal that an organisation said last, under whichever key: also under one
/// that was made after the backup to which this server was put back.
async fn last_word(change: &Change, organization: &Organization) -> Result<Option<Row>> {
    let (db, kind) = (&change.transaction, StatementType::Endorsement.name());
    let rows = statements::by_author(db, &organization.ap_id, kind).await?;
    let mut of_appeal = rows
        .into_iter()
        .filter(|row| row.appeal_id == change.appeal.id);
    Ok(of_appeal.next())
}

/// The keys that must withdraw, so that no name stays behind under any: each whose own last word
/// is an endorsement, and, last, the one that speaks; that one in any case where it is to say so
/// `again`.
async fn withdrawing(
    change: &Change,
    keys: &ActorKeys,
    newest: &Row,
    again: bool,
) -> Result<Vec<Author>> {
    let actor = &keys.author.actor;
    let speaking = keys.author.key.public();
    let mut authors = Vec::new();
    for held in &keys.proof {
        let Some(author) = &held.author else { continue };
        let ended = change.state().has_ended(actor, Some(&held.public));
        let register = plain_register(author, StatementType::Endorsement);
        let last = change.newest(&register).await?;
        if held.public != speaking && !ended && last.as_ref().is_some_and(endorses) {
            authors.push(author.clone());
        }
    }
    let register = plain_register(&keys.author, StatementType::Endorsement);
    let last = change.newest(&register).await?;
    let stands = endorses(newest) || last.as_ref().is_some_and(endorses);
    if again || stands || !authors.is_empty() {
        authors.push(keys.author.clone());
    }
    Ok(authors)
}

/// The same as [`normalise`] for names that somebody typed here: a mail of this server or a page of
/// it would carry whatever they hold.
pub(super) fn typed(names: Names) -> Result<Names> {
    let names = composed(names)?;
    // First: what is wrong with a name says more than that the rules refuse it.
    for name in names.name_map.values().chain(&names.also_known_as) {
        check_name(name)?;
    }
    names.check()?;
    Ok(names)
}

/// Brings names to Unicode NFC and a country to its code, and checks what others would refuse.
pub(super) fn normalise(names: Names) -> Result<Names> {
    let names = composed(names)?;
    names.check()?;
    Ok(names)
}

/// The same before others' checks.
fn composed(names: Names) -> Result<Names> {
    let names = Names {
        name_map: super::draft::nfc_map(&names.name_map),
        also_known_as: names
            .also_known_as
            .iter()
            .map(|name| super::draft::nfc(name))
            .filter(|name| !name.is_empty())
            .collect(),
        country: names.country.as_deref().map(checked_country).transpose()?,
        ..names
    };
    if names.is_empty() {
        return Err(FederationError::invalid(
            "member_invalid",
            "`names` holds no name that is not blank; say at least one",
        ));
    }
    Ok(names)
}

async fn initiators(
    instance: &Instance,
    appeal: &undersigned_store::appeals::Appeal,
) -> Result<BTreeSet<String>> {
    let snapshot = instance.snapshot(appeal).await?;
    let mut actors: Vec<String> = snapshot
        .list()
        .initiators
        .iter()
        .map(|i| i.actor.clone())
        .collect();
    if !actors.contains(&appeal.organiser) {
        actors.push(appeal.organiser.clone());
    }
    Ok(inboxes_of(instance, &actors).await)
}

/// Shares the appeal with the organisation's own followers, whatever software they use.
async fn announce(change: &mut Change, organization: &Organization) -> Result<()> {
    let instance = change.instance().clone();
    let inboxes = instance
        .follower_inboxes(&change.transaction, organization.id)
        .await?;
    let object = json!(change.appeal.ap_id);
    let activity = instance.activity("Announce", &organization.ap_id, object, Audience::Public)?;
    let outgoing = Outgoing {
        actor: organization.ap_id.clone(),
        organization_id: Some(organization.id),
        activity,
        carried: Vec::new(),
        public: true,
        inboxes,
    };
    instance.enqueue(&change.transaction, outgoing).await
}

/// Takes back that the organisation shared the appeal when it endorsed: its name would else go on
/// standing beside the text in its followers' timelines, on its profile there, and in its outbox here.
async fn unshare(change: &Change, organization: &Organization) -> Result<()> {
    let (instance, db) = (change.instance(), &change.transaction);
    let object = json!(change.appeal.ap_id);
    // Of all that the outbox says of an appeal, its own texts are the long part: in these it is no `object`.
    let member = format!("\"object\":{object}");
    let shared = outbox::naming(db, organization.id, &member).await?;
    let mut undone = Vec::new();
    for row in shared {
        let said: Value = serde_json::from_str(&row.body).unwrap_or_default();
        if said["type"] != "Announce" || said["object"] != object {
            continue;
        }
        outbox::hide(db, &row.ap_id).await?;
        let share = json!({
            "id": row.ap_id,
            "type": "Announce",
            "actor": organization.ap_id,
            "object": object,
        });
        let inboxes = instance.follower_inboxes(db, organization.id).await?;
        let undo = instance.activity("Undo", &organization.ap_id, share, Audience::Public)?;
        undone.push(Outgoing::to(inboxes, organization, undo));
    }
    instance.enqueue_all(db, undone).await
}
