//! An attested entry and an actor's become one, by themselves where it is beyond doubt that they are one signer's.

use super::{is_attestation, named_by, together};
use crate::{
    actions::{admit::local_initiator, join_signers},
    error::Result,
    moderation::Stance,
    replica::Change,
    site,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{CoSignerList, Entry, State, attestation::SignerKind};
use undersigned_store::form_signers::{self as signers, FormSigner};

/// Joins entries with those of actors at the domain at which they were confirmed, where there is
/// no doubt which is whose: one entry and one actor of that domain, or an actor that names the
/// entry in its endorsement.
///
/// # Errors
/// The database.
pub(crate) async fn by_itself(change: &mut Change) -> Result<()> {
    let confirmed = signers::at_own_domain(&change.transaction, change.appeal.id).await?;
    if confirmed.is_empty() || !change.instance().may_sign_by_itself(change.appeal.id) {
        return Ok(());
    }
    let list = change.list();
    let mut at: BTreeMap<&str, Vec<&FormSigner>> = BTreeMap::new();
    for signer in &confirmed {
        at.entry(&signer.domain).or_default().push(signer);
    }
    let actors = actors_at(change.state(), &list, &at);
    for (domain, actors) in actors {
        let here = at
            .get(domain.as_str())
            .map(Vec::as_slice)
            .unwrap_or_default();
        // About whom this server limits, a person decides.
        let open = actors
            .iter()
            .filter(|actor| change.stance(actor) == Stance::Open);
        for actor in open.cloned().collect::<Vec<_>>().iter() {
            let named = named_by(change.state(), actor);
            let entry = here
                .iter()
                .find(|signer| named == Some(signer.about.as_str()));
            let entry = match (entry, here, actors.len(), named) {
                (Some(entry), ..) => Some(*entry),
                (None, [only], 1, None) => Some(*only),
                _ => None,
            };
            if let Some(entry) = entry {
                join(change, &entry.about, actor, "confirmed-domain").await?;
            }
        }
    }
    Ok(())
}

/// The actors on a list at some domains, joined ones too, by domain.
fn actors_at(
    state: &State,
    list: &CoSignerList,
    domains: &BTreeMap<&str, Vec<&FormSigner>>,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in list.entries.iter().filter(|entry| !entry.contested) {
        for id in std::iter::once(&entry.id).chain(&entry.same_as) {
            let domain = site::of(id);
            // Hardly any is at one of them, and what the others are need not be looked up.
            if domains.contains_key(domain.as_str()) && !is_attestation(state, id) {
                found.entry(domain).or_default().insert(id.clone());
            }
        }
    }
    found
}

/// Signs that an attested entry and an actor's are one signer, unless anybody has decided about
/// the two before, one of them is not on the list by itself any more, or either is one signer with
/// another that stands where this one would: one entry would draw in one organisation after another.
pub(super) async fn join(
    change: &mut Change,
    attestation: &str,
    actor: &str,
    reason: &str,
) -> Result<bool> {
    let list = change.list();
    let pair = |ids: &[String; 2]| {
        ids.iter().any(|id| id == attestation) && ids.iter().any(|id| id == actor)
    };
    if list
        .decisions
        .iter()
        .any(|decision| pair(&decision.entries))
    {
        return Ok(together(&list, attestation, actor));
    }
    let entry = |id: &str| {
        let listed = |entry: &&Entry| entry.id == id || entry.same_as.iter().any(|one| one == id);
        list.entries.iter().find(listed)
    };
    let (Some(one), Some(other)) = (entry(attestation), entry(actor)) else {
        return Ok(false);
    };
    // A person's entry is no organisation's, and what others joined is theirs to part.
    let plain = |entry: &Entry| {
        entry.kind == SignerKind::Organisation && !entry.contested && !entry.same_disputed
    };
    if one.id == other.id || !plain(one) || !plain(other) || !other.name_confirmed {
        return Ok(one.id == other.id);
    }
    if has_its_own(change, one, other).await? {
        return Ok(false);
    }
    let Some((organization, _)) = local_initiator(change, &list.initiators).await? else {
        return Ok(false);
    };
    join_signers::within(
        change,
        &organization,
        [attestation, actor],
        true,
        Some(reason),
    )
    .await?;
    Ok(true)
}

/// Whether an attested entry has an actor already, or an actor's has what another form said.
async fn has_its_own(change: &Change, entry: &Entry, of_actor: &Entry) -> Result<bool> {
    let state = change.state();
    if ids(entry).any(|id| !is_attestation(state, id)) {
        return Ok(true);
    }
    let there: Vec<&str> = ids(of_actor).collect();
    let forms = signers::by_abouts(&change.transaction, &there).await?;
    Ok(!forms.is_empty())
}

fn ids(entry: &Entry) -> impl Iterator<Item = &str> {
    let ids = std::iter::once(&entry.id).chain(&entry.same_as);
    ids.map(String::as_str)
}
