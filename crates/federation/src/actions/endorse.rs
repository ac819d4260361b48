//! Endorsing an appeal, correcting that, and withdrawing it.

mod earlier;
mod waiting;
mod withdraw;

pub(in crate::actions) use earlier::forget as forget_earlier;
pub use earlier::{Earlier, last_withdrawn};
pub(in crate::actions) use waiting::{is_doubt, is_entry_of, keeps_waiting, sign_waiting_of};
pub use waiting::{sign_waiting, withdraw_or_wait, withdrawal_waits};
pub use withdraw::withdraw;

use super::{
    endorses, insert_own, organization::checked_country, plain_register, publish::inboxes_of,
    tell_statement,
};
use crate::{
    FederationError, Instance,
    actions::{admit, attest::listed_names},
    error::Result,
    outgoing::{Audience, Outgoing},
    reconcile::replicate,
    replica::Change,
};
use chrono::{DateTime, Utc};
use serde_json::json;
use std::collections::BTreeSet;
use undersigned_domain::{
    CoSignerList, Content, Names, StatementType, Status, Verified,
    endorsement::{Pin, Reservation},
    mandate::Mandate,
    names::typed::check_name,
    typed_text::name_without_breaks,
};
use undersigned_store::{
    Transaction,
    organizations::Organization,
    statements::{self, Statement as Row},
};

/// What became of an endorsement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endorsed {
    /// The statement's id.
    pub id: String,
    /// The appeal's id, whatever address led to it.
    pub object: String,
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
    let pin = pinned(&change.list(), &reservations, read)?;
    let register = plain_register(&keys.author, StatementType::Endorsement);
    let earlier = super::newest(&change, &register).await?;
    let names = as_called_so_far(&names, earlier.as_ref())?;
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
        object: appeal.ap_id,
        state: "endorsed",
        elsewhere_from: None,
    })
}

/// The wording that is signed: the one that stands, if it is the one that was `read`, and asks for what somebody signs with
/// reservations.
fn pinned(list: &CoSignerList, reservations: &[Reservation], read: Option<&Pin>) -> Result<Pin> {
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
    Ok(pin)
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

/// The same as [`normalise`] for names that somebody typed here: a mail of this server or a page of
/// it would carry whatever they hold. What only says where a line may be broken is taken out.
pub(super) fn typed(names: Names) -> Result<Names> {
    let names = composed(names)?;
    // First: what is wrong with a name says more than that the rules refuse it.
    for name in names.name_map.values().chain(&names.also_known_as) {
        check_name(name)?;
    }
    let names = names.written(name_without_breaks);
    names.check()?;
    Ok(names)
}

/// The names as they are signed: those of its own earlier word stay as they stand there.
fn as_called_so_far(names: &Names, earlier: Option<&Row>) -> Result<Names> {
    let earlier = earlier.map(|row| Verified::stored(&row.body)).transpose()?;
    let held = match earlier.as_ref().map(|held| &held.statement().content) {
        Some(Content::Endorsement(said)) if said.endorsed => Some(&said.names),
        _ => None,
    };
    listed_names(names, held)
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
