//! Endorsements that belong to the state and are to be let in anew. Of some nobody lists the author:
//! whoever let their key in does not count any more, or did not when it was done. Others stand on the
//! list under names that nobody has let in. On an open appeal a server that has seen the key at its
//! origin lets them in by itself: the word of a false initiator is not enough.
//!
//! A false initiator may have left any number of both. So few are let in, and few looked at, in one
//! change, which keeps all others waiting; each round of the timer goes on with the rest.

use super::{admission_register, admit};
use crate::{
    Entropy, Instance,
    addressed::Addressed,
    crowds::{Counting, MAX_OF_DOMAIN},
    error::Result,
    moderation::Stance,
    reconcile::holders::turn,
    replica::{Change, Snapshot},
    site,
    taken_names::TakenNames,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};
use tokio::time::{Instant, timeout_at};
use undersigned_domain::{
    Author, CoSignerList, Content, Register, State, Statement, StatementType, Verified,
    admission::{AdmissionState, Role},
    list::Unconfirmed,
    rotation,
};
use undersigned_store::{ConnectionTrait, appeals, statements};

/// Most that are let in anew in one change.
const LET_IN: usize = 200;
/// Most of each kind that are looked at in one change, or for those whose servers are asked.
const LOOKED_AT: usize = 1_000;
/// Most of each kind that are looked at between two changes of a round.
const LOOKED_AT_A_ROUND: usize = 10_000;
/// Most changes of a round.
const CHANGES_A_ROUND: usize = 10;

/// Who may be let in anew.
struct Left<'a> {
    snapshot: &'a Snapshot,
    /// Authors who are not listed.
    unlisted: Vec<&'a str>,
    /// Endorsements of those who are.
    unconfirmed: Vec<&'a Unconfirmed>,
}

/// An endorsement that is let in anew if its key is its author's.
#[derive(Debug)]
struct Due {
    statement: Arc<Statement>,
    /// Since when its author is on the list.
    since: u64,
    /// Whether the key is an initiator's, or let in here, so that it was looked at.
    is_known: bool,
}

impl<'a> Left<'a> {
    fn first(snapshot: &'a Snapshot, most: usize) -> Self {
        Self {
            snapshot,
            unlisted: snapshot.unlisted().take(most).collect(),
            unconfirmed: snapshot.list().unconfirmed.iter().take(most).collect(),
        }
    }

    /// The next time it begins elsewhere.
    fn turned(snapshot: &'a Snapshot, entropy: &Entropy, most: usize) -> Result<Self> {
        let mut left = Self::first(snapshot, usize::MAX);
        turn(entropy, &mut left.unlisted)?;
        turn(entropy, &mut left.unconfirmed)?;
        left.unlisted.truncate(most);
        left.unconfirmed.truncate(most);
        Ok(left)
    }

    fn of(snapshot: &'a Snapshot, authors: &BTreeSet<String>) -> Self {
        let mut left = Self::first(snapshot, usize::MAX);
        left.unlisted.retain(|author| authors.contains(*author));
        left.unconfirmed.retain(|one| authors.contains(&one.author));
        left
    }

    /// What is due of them, by an initiator of ours, of authors to whom this server is open.
    fn due(&self, initiator: &Author, stance: impl Fn(&str) -> Stance) -> Vec<Due> {
        let state = self.snapshot.state();
        let is_open = |author: &str| stance(author) == Stance::Open;
        let mut due = Vec::new();
        for author in self.unlisted.iter().filter(|author| is_open(author)) {
            if admit::was_removed(state, author) {
                continue;
            }
            let said = state.registers_of_type(author, StatementType::Endorsement);
            let said = said.filter_map(|(_, register)| register.value());
            let said = said.filter(|said| said.endorses() && admit::can_be_read(said));
            let said = said.filter(|said| admission(state, initiator, said).is_none());
            due.extend(said.map(|said| Due {
                statement: said.clone(),
                since: said.seq,
                is_known: false,
            }));
        }
        let list = self.snapshot.list();
        let unconfirmed = self.unconfirmed.iter();
        let unconfirmed = unconfirmed.filter(|one| is_open(&one.author));
        due.extend(unconfirmed.filter_map(|one| renewed(state, list, initiator, one)));
        due
    }
}

/// The endorsement of somebody who is listed, if its names are to be let in.
fn renewed(
    state: &State,
    list: &CoSignerList,
    initiator: &Author,
    unconfirmed: &Unconfirmed,
) -> Option<Due> {
    let mut said = state
        .registers_of_type(&unconfirmed.author, StatementType::Endorsement)
        .flat_map(|(_, register)| register.statements());
    let said = said.find(|said| said.digest == unconfirmed.digest)?;
    let names = admit::names_digest(said).filter(|_| admit::can_be_read(said))?;
    let is_known = match admission(state, initiator, said).map(Register::value) {
        // With the same names it is not confirmed for another reason, and signing again would never
        // end; and whom a person took off comes back only by a person.
        Some(value) => match &value?.content {
            Content::Admission(held)
                if held.state == AdmissionState::Admitted && held.names_digest != Some(names) =>
            {
                true
            }
            _ => return None,
        },
        None if list.role_of(&said.author, &said.key).is_some() => true,
        None if rotation::is_barred(state, &said.author, &said.key) => return None,
        None => false,
    };
    Some(Due {
        statement: said.clone(),
        since: unconfirmed.since,
        is_known,
    })
}

/// What an initiator has said of the key of a statement as that of a signer. Where it has let it in,
/// its author is not on the list for another reason, and signing again would never end.
fn admission<'a>(
    state: &'a State,
    initiator: &Author,
    statement: &Statement,
) -> Option<&'a Register> {
    let (about, key) = (&statement.author, &statement.key);
    state.register(&admission_register(
        initiator,
        about,
        Role::Signer,
        Some(key),
    ))
}

/// Row id, and whether the key was seen at its origin, by digest.
type Origins = BTreeMap<String, (i64, bool)>;

/// What is known of the origins of those whose keys nobody here has looked at.
async fn origins(db: &impl ConnectionTrait, appeal: i64, due: &[Due]) -> Result<Origins> {
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
/// domain are in; nor is it an addressee's, or called like somebody else. Whom a person or an organiser let in may be as
/// many as they like.
///
/// Of a domain of which many were ever let in, those are in who are on the list. To count them takes a
/// look at all of it, which is for `rounds` of the timer and not for every change.
async fn chosen(
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
                is_seen && !addressed.covers(author) && has_place(author)
            }
        };
        if !is_in {
            continue;
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

/// Those that an initiator of ours lets in anew now, each with the time since when its author is on the
/// list: of these authors, or of the first that are left.
///
/// # Errors
/// The database.
pub(super) async fn seen(
    change: &Change,
    initiator: &Author,
    authors: Option<&BTreeSet<String>>,
) -> Result<Vec<(u64, Verified)>> {
    let (instance, db, appeal) = (change.instance(), &change.transaction, change.appeal.id);
    let snapshot = change.snapshot();
    let left = match authors {
        Some(authors) => Left::of(snapshot, authors),
        None => Left::first(snapshot, LOOKED_AT),
    };
    let due = left.due(initiator, |author| change.stance(author));
    let Some(counting) = change.counting.as_ref().filter(|_| !due.is_empty()) else {
        return Ok(Vec::new());
    };
    let counted = (snapshot, counting);
    let chosen = chosen(instance, db, appeal, counted, due, authors.is_some()).await?;
    let since: BTreeMap<String, u64> = chosen
        .iter()
        .map(|due| (due.statement.digest.to_string(), due.since))
        .collect();
    let digests: Vec<&str> = since.keys().map(String::as_str).collect();
    let mut seen = Vec::new();
    for row in statements::by_digests(db, appeal, &digests).await? {
        if let Some(since) = since.get(&row.digest) {
            seen.push((*since, Verified::stored(&row.body)?));
        }
    }
    Ok(seen)
}

/// A state in which somebody may be let in anew, and the initiator of ours who may do so by itself.
async fn left(instance: &Instance, appeal: i64) -> Result<Option<(Author, Snapshot)>> {
    let Some(row) = appeals::by_id(instance.database.conn(), appeal).await? else {
        return Ok(None);
    };
    let held = instance.summary(&row).await?;
    let ours = |actor: &String| instance.addresses.is_ours(actor);
    let is_any_left = held.has_unlisted || held.has_unconfirmed;
    if !held.open || !is_any_left || !held.initiators.iter().any(ours) {
        return Ok(None);
    }
    let change = instance.change(appeal).await?;
    let list = change.list();
    let found = admit::local_initiator(&change, &list.initiators).await?;
    let snapshot = change.snapshot().clone();
    change.transaction.rollback().await?;
    Ok(found.map(|(_, keys)| (keys.author, snapshot)))
}

/// What is due of some of those who are left, of others each time.
async fn due(
    instance: &Instance,
    initiator: &Author,
    snapshot: &Snapshot,
    most: usize,
) -> Result<Vec<Due>> {
    let rules = instance.rules().await?;
    let left = Left::turned(snapshot, &instance.entropy, most)?;
    Ok(left.due(initiator, |author| rules.stance(author)))
}

/// Lets in anew those for whom there was no room in the changes in which they became due.
///
/// # Errors
/// The database.
pub(crate) async fn go_on(instance: &Instance, appeal: i64) -> Result<()> {
    for _ in 0..CHANGES_A_ROUND {
        let Some((initiator, snapshot)) = left(instance, appeal).await? else {
            return Ok(());
        };
        let due = due(instance, &initiator, &snapshot, LOOKED_AT_A_ROUND).await?;
        let mut counting = Counting::here(instance, appeal);
        let db = instance.database.conn();
        let chosen = chosen(instance, db, appeal, (&snapshot, &counting), due, true).await?;
        // It was only asked.
        counting.keep();
        let authors: BTreeSet<String> = chosen
            .iter()
            .map(|due| due.statement.author.clone())
            .collect();
        if authors.is_empty() {
            return Ok(());
        }
        let mut change = instance.change(appeal).await?;
        let let_in = admit::anew(&mut change, &authors).await?;
        change.commit().await?;
        instance.wake_delivery();
        if let_in == 0 {
            return Ok(());
        }
    }
    Ok(())
}

/// Rows of those whose keys stand at their origins now, of at most so many; none where this
/// server does not admit by itself. After `until` none is looked up; the next time begins elsewhere.
///
/// # Errors
/// The database.
pub(crate) async fn look_up(
    instance: &Instance,
    appeal: i64,
    most: usize,
    until: Instant,
) -> Result<Vec<i64>> {
    let Some((initiator, snapshot)) = left(instance, appeal).await? else {
        return Ok(Vec::new());
    };
    let mut due = due(instance, &initiator, &snapshot, LOOKED_AT).await?;
    // Neither kind keeps the other from being asked about.
    turn(&instance.entropy, &mut due)?;
    let origins = origins(instance.database.conn(), appeal, &due).await?;
    let unseen = due.iter().filter_map(|due| {
        let (row, seen) = origins.get(&due.statement.digest.to_string())?;
        let asked = !seen && !instance.addresses.is_ours(&due.statement.author);
        asked.then_some((*row, &due.statement))
    });
    let unseen: Vec<(i64, &Arc<Statement>)> = unseen.take(most).collect();
    let mut found = Vec::new();
    for (row, statement) in unseen {
        let held = instance.holds_assertion_key(&statement.author, &statement.key);
        match timeout_at(until, held).await {
            Ok(Ok(true)) => found.push(row),
            Ok(_) => {}
            Err(_) => return Ok(found),
        }
    }
    Ok(found)
}
