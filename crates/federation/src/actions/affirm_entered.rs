//! Those whom an organisation entered by hand or took over by a list have no server, and no mail asks them about a new
//! wording. Whoever has asked them says once that they agree to it.

use super::{
    admit::check_not_withdrawn,
    attest::{self, Signed, check_initiator},
};
use crate::{FederationError, Instance, error::Result, views::AppealView};
use std::collections::BTreeSet;
use undersigned_domain::{
    Content, StatementType,
    attestation::{Attestation, Provenance},
};
use undersigned_store::organizations::Organization;

/// Entries that become lasting together, and travel in one activity.
const BATCH: usize = 50;
/// Most that are moved at once; the others the next time.
const MOST: usize = 2_000;

/// Whom an organisation entered, as far as they are on the list: under an earlier wording, and under the current one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entered {
    /// Ids of those under an earlier one.
    pub earlier: Vec<String>,
    /// How many stand under the current one.
    pub current: usize,
}

impl Entered {
    /// Those of an organisation on the list of an appeal.
    #[must_use]
    pub fn of(view: &AppealView, organization: &str) -> Self {
        let registers = view.snapshot.state().registers();
        let own: BTreeSet<&str> = registers
            .filter(|(key, _)| key.kind == StatementType::Attestation && key.author == organization)
            .filter_map(|(key, register)| match &register.value()?.content {
                Content::Attestation(said) if is_entered(said) => {
                    key.about.first().map(String::as_str)
                }
                _ => None,
            })
            .collect();
        let mut entered = Self::default();
        for entry in &view.list.entries {
            if !own.contains(entry.id.as_str()) {
                continue;
            }
            match entry.current_wording {
                true => entered.current += 1,
                false => entered.earlier.push(entry.id.clone()),
            }
        }
        entered
    }
}

/// Whether an organisation entered somebody, and so asks about a new wording itself: whoever signed by form is asked by
/// e-mail, and an account says itself what it signs.
#[must_use]
pub fn is_entered(said: &Attestation) -> bool {
    let by_hand = [Provenance::Paper, Provenance::Email, Provenance::Import];
    said.listed && by_hand.contains(&said.provenance)
}

/// Attests that all whom an organisation entered agree to the wording that was shown; `text` is its digest. Answers how
/// many that were. Done twice, it is done.
///
/// # Errors
/// [`FederationError::Forbidden`] where the organisation is no initiator of the appeal; [`FederationError::Conflict`]
/// `text_changed` where the wording is another by now, and `withdrawn` where the appeal was withdrawn.
pub async fn affirm(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    text: &str,
) -> Result<usize> {
    let view = instance.view_by_id(object).await?;
    let view = view.ok_or_else(FederationError::appeal_not_held)?;
    let mut earlier = Entered::of(&view, &organization.ap_id).earlier;
    earlier.truncate(MOST);
    let mut affirmed = 0;
    for batch in earlier.chunks(BATCH) {
        let mut change = instance.change_to_sign(view.appeal.id).await?;
        let keys = change.speaker(&organization.ap_id).await?;
        check_initiator(&change, &keys)?;
        check_not_withdrawn(&change.list())?;
        let list = change.list();
        let note = list.current().ok_or_else(attest::unpublished)?;
        attest::check_wording(note, text)?;
        let wording = Signed::This(attest::pin_of(note));
        let mut said = Vec::new();
        for id in batch {
            // Taken back, or corrected, meanwhile.
            let held = attest::own(&change, &keys, id).await?;
            let Some(held) = held.filter(is_entered) else {
                continue;
            };
            let (verified, _) =
                attest::insert_later(&mut change, &keys, &wording, id, held.into()).await?;
            said.extend(verified);
        }
        change.flush().await?;
        attest::tell(&mut change, organization, &said).await?;
        change.commit().await?;
        instance.wake_delivery();
        affirmed += said.len();
    }
    Ok(affirmed)
}
