//! People of a list who are only counted: entered together, since a list names thousands.

use super::row::{Person, Taken};
use crate::{
    actions::{attest::Signed, people},
    error::Result,
    replica::Change,
};
use std::collections::BTreeMap;
use undersigned_store::{person_lists, persons::NewPersonSignature};

/// Counts people, each with the number of their line, under the wording of the organisations on the list that are new;
/// says what became of each line.
///
/// # Errors
/// The database; what one line says wrong is in the answer.
pub(super) async fn enter(
    change: &Change,
    people: &[(u64, &Person)],
    wording: &Signed,
) -> Result<BTreeMap<u64, Result<Taken>>> {
    let (instance, db, appeal_id) = (change.instance(), &change.transaction, change.appeal.id);
    let hashes = people.iter();
    let hashes = hashes.map(|(_, person)| instance.stored_signer_hash(appeal_id, &person.email));
    let hashed: Vec<String> = hashes.collect();
    let hashes: Vec<&str> = hashed.iter().map(String::as_str).collect();
    let withdrawn = person_lists::withdrawn(db, appeal_id, &hashes).await?;
    let mut signed = person_lists::signed(db, appeal_id, &hashes).await?;
    let (mut taken, mut new) = (BTreeMap::new(), Vec::new());
    let mut lines = Vec::new();
    for ((line, person), hash) in people.iter().zip(&hashed) {
        if withdrawn.contains(hash) {
            taken.insert(*line, Err(people::withdrew()));
        } else if !signed.insert(hash.clone()) {
            taken.insert(*line, Ok(Taken::Unchanged));
        } else {
            lines.push((*line, hash));
            let country = person.country.clone().unwrap_or_default();
            new.push((signature(change, hash, person, wording)?, country));
        }
    }
    let entered = person_lists::enter(db, appeal_id, &new).await?;
    taken.extend(lines.into_iter().map(|(line, hash)| {
        let became = match entered.contains(hash) {
            true => Taken::Added,
            false => Taken::Unchanged,
        };
        (line, Ok(became))
    }));
    Ok(taken)
}

fn signature(
    change: &Change,
    hash: &str,
    person: &Person,
    wording: &Signed,
) -> Result<NewPersonSignature> {
    let instance = change.instance();
    let kept = people::Person {
        name: person.name.clone(),
        email: person.email.clone(),
        occupation: person.occupation.clone(),
        region: person.region.clone(),
        country: person.country.clone(),
        signed_at: person.signed_at.clone(),
        ..people::Person::default()
    };
    Ok(NewPersonSignature {
        appeal_id: change.appeal.id,
        email_hash: hash.to_owned(),
        sealed: instance.seal_person(change.appeal.id, &kept)?,
        created_at: instance.clock.millis(),
        source: "import".to_owned(),
        shown: 0,
        revision: people::wording::to_row(wording.if_new().revision),
    })
}
