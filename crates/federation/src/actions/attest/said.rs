//! What an organisation has attested before, by its newest words.

use crate::{
    actions::{newest_under, under},
    error::Result,
    keys::ActorKeys,
    replica::Change,
};
use undersigned_domain::{
    Content, RegisterKey, State, StatementType, Verified,
    attestation::{Attestation, Provenance},
};

/// What an organisation lists under an id now.
pub(in crate::actions) async fn own(
    change: &Change,
    keys: &ActorKeys,
    id: &str,
) -> Result<Option<Attestation>> {
    let [said] = said_under(change, keys, &[id]).await?;
    Ok(said.filter(|said| said.listed))
}

/// What an organisation said last under each of some ids: that it lists somebody, or takes that back.
pub(in crate::actions) async fn said_under<const N: usize>(
    change: &Change,
    keys: &ActorKeys,
    ids: &[&str; N],
) -> Result<[Option<Attestation>; N]> {
    let registers = ids.map(|id| register(keys, id));
    let rows = newest_under(change, &keys.all_public(), &registers).await?;
    let mut said: [Option<Attestation>; N] = [const { None }; N];
    for (said, row) in said.iter_mut().zip(rows) {
        let held = row.map(|row| Verified::stored(&row.body)).transpose()?;
        *said = match held.as_ref().map(|held| &held.statement().content) {
            Some(Content::Attestation(attestation)) => Some(attestation.as_ref().clone()),
            _ => None,
        };
    }
    Ok(said)
}

/// What an actor lists under an id, by its newest word; not what an account says itself.
#[must_use]
pub fn listed_by(state: &State, actor: &str, id: &str) -> Option<Attestation> {
    let held = state.registers_of_type(actor, StatementType::Attestation);
    let newest = held
        .filter(|(key, _)| key.about == [id])
        .filter_map(|(_, register)| register.value())
        .max_by_key(|statement| statement.seq)?;
    match &newest.content {
        Content::Attestation(said)
            if said.listed && said.provenance != Provenance::FediverseAccount =>
        {
            Some(said.as_ref().clone())
        }
        _ => None,
    }
}

/// The registers of what an organisation attests under some ids, with each of its keys.
pub(in crate::actions) fn registers(keys: &ActorKeys, ids: &[String]) -> Vec<RegisterKey> {
    let public = keys.all_public();
    let all = ids.iter();
    let all = all.flat_map(|id| under(&public, &register(keys, id)));
    all.collect()
}

pub(super) fn register(keys: &ActorKeys, id: &str) -> RegisterKey {
    let (actor, key) = (&keys.author.actor, keys.author.key.public());
    RegisterKey::about(actor, &key, StatementType::Attestation, &[id.to_owned()])
}
