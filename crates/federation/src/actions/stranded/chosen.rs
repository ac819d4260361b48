//! Of what is due that which is let in now.

use super::Due;
use crate::{
    Instance,
    actions::refuse::{RefusedHere, refused_here},
    addressed::Addressed,
    crowds::{Counting, MAX_OF_DOMAIN},
    error::Result,
    replica::Snapshot,
    site,
    taken_names::TakenNames,
};
use std::collections::{BTreeMap, HashMap};
use undersigned_domain::CoSignerList;
use undersigned_store::{ConnectionTrait, statements};

/// Most that are let in anew in one change.
const LET_IN: usize = 200;

/// Row id, and whether the key was seen at its origin, by digest.
type Origins = BTreeMap<String, (i64, bool)>;

/// What is known of the origins of those whose keys nobody here has looked at.
pub(super) async fn origins(
    db: &impl ConnectionTrait,
    appeal: i64,
    due: &[Due],
) -> Result<Origins> {
    let unknown = due.iter().filter(|due| !due.is_known);
    let digests: Vec<String> = unknown
        .map(|due| due.statement.digest.to_string())
        .collect();
    let digests: Vec<&str> = digests.iter().map(String::as_str).collect();
    let rows = statements::origins(db, appeal, &digests).await?;
    Ok(rows
        .into_iter()
        .map(|(id, digest, seen)| (digest, (id, seen)))
        .collect())
}

/// How many of each registered domain are on a list, and are about to come onto it.
#[derive(Debug)]
struct Listed(HashMap<String, u32>);

impl Listed {
    fn on(list: &CoSignerList) -> Self {
        let mut listed = HashMap::new();
        for entry in list.entries.iter() {
            *listed.entry(site::of(&entry.id)).or_default() += 1;
        }
        Self(listed)
    }

    /// Takes a place for one more of an author's domain, if there is one.
    fn take_place(&mut self, author: &str) -> bool {
        let count = self.0.entry(site::of(author)).or_default();
        let has_room = *count < MAX_OF_DOMAIN;
        *count += u32::from(has_room);
        has_room
    }
}

/// Of what is due that which is let in now: its key is its author's, and not too many of the author's
/// domain are in; nor is it an addressee's, or called like somebody else, or was refused by a person. Whom a person or an
/// organiser let in may be as many as they like.
///
/// Of a domain of which many were ever let in, those are in who are on the list. To count them takes a
/// look at all of it, which is for `rounds` of the timer and not for every change.
pub(super) async fn chosen(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal: i64,
    (snapshot, counting): (&Snapshot, &Counting),
    due: Vec<Due>,
    rounds: bool,
) -> Result<Vec<Due>> {
    let origins = origins(db, appeal, &due).await?;
    let note = snapshot.list().current();
    let addressed = note.map(Addressed::by).unwrap_or_default();
    let mut listed = None;
    let mut has_place = |author: &str| {
        let list = snapshot.list();
        counting.admit_again(snapshot.state(), list, author)
            || rounds
                && listed
                    .get_or_insert_with(|| Listed::on(list))
                    .take_place(author)
    };
    let digests: Vec<String> = due
        .iter()
        .map(|one| one.statement.digest.to_string())
        .collect();
    let names = instance.listed_names(appeal);
    let called_alike = names.waiting(&snapshot.list().entries, digests.iter().map(String::as_str));
    let mut taken: Option<TakenNames> = None;
    let mut refused: Option<RefusedHere> = None;
    let mut chosen = Vec::new();
    for (one, digest) in due.into_iter().zip(&digests) {
        if chosen.len() == LET_IN {
            break;
        }
        if called_alike.contains(digest.as_str()) {
            continue;
        }
        let (author, key) = (&one.statement.author, &one.statement.key);
        let ours = instance.addresses.is_ours(author);
        let is_in = match (ours, one.is_known) {
            (true, _) => instance.is_own_word_within(db, author, key).await?,
            // It was let in before, or is an initiator's: only its names are new. The timer sees the newest.
            (false, true) => rounds || instance.renews_at_once(appeal, author),
            (false, false) => {
                let origin = origins.get(digest);
                let is_seen = origin.is_some_and(|(_, seen)| *seen);
                is_seen && !addressed.covers(author)
            }
        };
        if !is_in {
            continue;
        }
        if !one.is_known {
            let refused = match &mut refused {
                Some(refused) => refused,
                None => refused.insert(refused_here(instance, db, appeal).await?),
            };
            if refused.authors.contains_key(author) || !ours && !has_place(author) {
                continue;
            }
        }
        if !ours {
            let taken = match &mut taken {
                Some(taken) => taken,
                None => taken.insert(TakenNames::of(instance, db, appeal, snapshot.list()).await?),
            };
            if !Box::pin(taken.gives(db, &one.statement)).await? {
                continue;
            }
        }
        chosen.push(one);
    }
    Ok(chosen)
}
