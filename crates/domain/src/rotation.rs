//! Changing keys: which key of an actor speaks in an appeal, and what remains to be said again
//! under a new one before an old one may end. Pure, and decided from the state alone, so that
//! whoever was interrupted goes on where it stopped.

use crate::{
    Content, RegisterKey, RegisterName, State, Statement, StatementType,
    admission::{Admission, AdmissionState, Role},
    fold::counting::{Counting, Word},
    register,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_proof::{Digest, Multikey};

/// In which roles a key's word counts now.
pub fn roles(state: &State, actor: &str, key: &Multikey) -> BTreeSet<Role> {
    Counting::of(state).roles(state, actor, key)
}

/// Whether a register says `ended`: that ranks above every `seq`, so nothing is said there any more.
pub fn is_closed(state: &State, register: &RegisterKey) -> bool {
    let held = state.register(register);
    held.is_some_and(|held| register::rank(held.first()).0)
}

/// Which of an actor's keys in use, oldest first, speaks for it: the newest that counts in every
/// role in which any of them does; where none does, the one that counts most; where none counts
/// at all, the newest. `None` for no keys.
pub fn speaking<'a>(state: &State, actor: &str, keys: &'a [Multikey]) -> Option<&'a Multikey> {
    let newest = keys.last()?;
    if keys.len() == 1 {
        return Some(newest);
    }
    let counting = Counting::of(state);
    let roles: Vec<BTreeSet<Role>> = keys
        .iter()
        .map(|key| counting.roles(state, actor, key))
        .collect();
    let all: BTreeSet<Role> = roles.iter().flatten().copied().collect();
    let mut with_roles = keys.iter().zip(&roles).rev();
    let whole = with_roles.find(|(_, roles)| roles.is_superset(&all));
    let most = || {
        keys.iter()
            .zip(&roles)
            .rev()
            .filter_map(|(key, roles)| Some((roles.first()?, key)))
            .min_by_key(|(role, _)| **role)
    };
    let key = whole.map(|(key, _)| key);
    key.or_else(|| most().map(|(_, key)| key)).or(Some(newest))
}

/// One thing to be signed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// What was said, under an older key.
    pub statement: Arc<Statement>,
    /// Whether it keeps its `seq`. Where the newest word of different authors wins, signing again
    /// must not make an old word the newest; and an admission says since when.
    pub keeps_seq: bool,
}

/// What an actor has said under older keys and not yet under `new`: of each thing the newest word,
/// withdrawals and removals too, in the order in which it is to be signed.
///
/// What stands under a key that has ended is left out: all that mattered was said again before the
/// end, and what was signed after it, by a server that did not know of the end, never counted.
///
/// `waiting` are statements of the actor that are not in the state; `is_own` says whether a
/// statement may be trusted to be the actor's own: what a thief said is not signed again.
pub fn to_sign_again(
    state: &State,
    waiting: &[Arc<Statement>],
    actor: &str,
    new: &Multikey,
    is_own: impl Fn(&Statement) -> bool,
) -> Vec<Again> {
    let overruled = overruled(state);
    let mut ended = keys_of(state, waiting, actor);
    ended.retain(|key| has_ended(state, waiting, actor, key));
    let mut slots: BTreeMap<RegisterKey, &Arc<Statement>> = BTreeMap::new();
    let said = state.statements().chain(waiting);
    for statement in said.filter(|said| said.author == actor) {
        let is_heard = statement.key == *new || is_own(statement);
        if !is_kept(statement) || !is_heard || ended.contains(&statement.key) {
            continue;
        }
        let slot = RegisterKey {
            key: new.clone(),
            ..statement.register()
        };
        slots
            .entry(slot)
            .and_modify(|held| {
                if rank(statement, new) > rank(held, new) {
                    *held = statement;
                }
            })
            .or_insert(statement);
    }
    let current = slots
        .values()
        .filter(|said| said.kind() == StatementType::Note)
        .max_by_key(|said| rank(said, new))
        .map(|said| said.digest);
    let mut again: Vec<Again> = slots
        .into_iter()
        .filter(|(slot, _)| !is_closed(state, slot))
        .map(|(_, said)| said)
        .filter(|said| said.key != *new && !overruled.contains(&said.digest))
        .map(|said| Again {
            statement: said.clone(),
            keeps_seq: match said.kind() {
                // Who was struck off before a ballot closed was so at that time, under whichever key.
                StatementType::SameSigner | StatementType::Admission => true,
                StatementType::Note => Some(said.digest) != current,
                _ => false,
            },
        })
        .collect();
    // The endorsement early: where the new key is not in yet, it is what lets it in, and mailboxes
    // are small. Admissions before what they let in.
    again.sort_by_key(|again| match again.statement.kind() {
        StatementType::Note => 0,
        StatementType::Endorsement => 1,
        StatementType::Admission => 2,
        _ => 3,
    });
    again
}

/// The keys under which an actor has said something.
fn keys_of<'a>(
    state: &'a State,
    waiting: &'a [Arc<Statement>],
    actor: &str,
) -> BTreeSet<&'a Multikey> {
    let said = state.statements().chain(waiting);
    said.filter(|said| said.author == actor)
        .map(|said| &said.key)
        .collect()
}

/// Of two statements in one slot the newest; of two at one `seq` the one under the new key, else
/// that which takes something back.
fn rank(statement: &Statement, new: &Multikey) -> (u64, bool, bool) {
    let takes_back = match &statement.content {
        Content::Endorsement(endorsement) => !endorsement.endorsed,
        Content::Attestation(attestation) => !attestation.listed,
        Content::Admission(_) => statement.removal().is_some(),
        Content::SameSigner(decision) => !decision.same,
        Content::Note(_) | Content::Tally(_) => false,
    };
    (statement.seq, statement.key == *new, takes_back)
}

/// Keys of an organiser that the root named and that have not ended.
pub fn named_by_root(state: &State, actor: &str) -> BTreeSet<Multikey> {
    let root = &state.appeal().root;
    state
        .rulings()
        .filter(|(register, _)| register.author == actor && register.key == root)
        .filter(|(register, _)| register.role == Some(Role::Organiser))
        .filter(|(register, _)| register.about.first().is_some_and(|about| about == actor))
        .filter_map(|(register, _)| register.admits.cloned())
        .filter(|key| key != root && !state.has_ended(actor, Some(key)))
        .collect()
}

/// What goes on meaning something under another key. An end needs no repetition, and a word about
/// organiser's keys is the root's alone.
fn is_kept(statement: &Statement) -> bool {
    match &statement.content {
        Content::Admission(admission) => {
            admission.state != AdmissionState::Ended && admission.role != Role::Organiser
        }
        _ => true,
    }
}

/// Removals that an organiser has set aside by their digest: signed again, they would stand again.
fn overruled(state: &State) -> BTreeSet<Digest> {
    let counting = Counting::of(state);
    state
        .rulings()
        .flat_map(|(_, register)| register.statements())
        .filter_map(|statement| match &statement.content {
            Content::Admission(admission)
                if admission.state == AdmissionState::Admitted
                    && !admission.overrules.is_empty()
                    && counting.is_organiser(&statement.author, &statement.key) =>
            {
                Some(admission.overrules.clone())
            }
            _ => None,
        })
        .flatten()
        .collect()
}

/// Keys of one actor beyond which a further one needs a person's decision: nobody changes keys so
/// often, and each leaves an admission behind for good.
const MANY_KEYS: usize = 50;

/// Whether so many keys of an actor have been let in, or are about to be, that no more are by
/// themselves.
pub fn has_many_keys(state: &State, actor: &str, more: usize) -> bool {
    state.keys_let_in(actor).count() + more >= MANY_KEYS
}

/// Whether anything but admissions and notes stands in the state under a key.
pub fn has_words(state: &State, actor: &str, key: &Multikey) -> bool {
    state.registers().any(|(register, _)| {
        register.author == actor
            && register.key == key
            && !matches!(
                register.kind,
                StatementType::Note | StatementType::Admission
            )
    })
}

/// Whether an old key is still something in an appeal: let in and not ended, or not let in and
/// with words that wait under it, of which none says that it has ended.
pub fn is_alive(state: &State, waiting: &[Arc<Statement>], actor: &str, old: &Multikey) -> bool {
    if state.is_let_in(actor, old) {
        return !state.has_ended(actor, Some(old));
    }
    let has_words = waiting
        .iter()
        .any(|said| said.author == actor && said.key == *old);
    has_words && !has_ended(state, waiting, actor, old)
}

/// Whether a key has ended, as far as is known here: in the state, or by its own word that waits.
/// What is said under it from then on counts nowhere.
pub fn has_ended(state: &State, waiting: &[Arc<Statement>], actor: &str, key: &Multikey) -> bool {
    let ends =
        |said: &Arc<Statement>| said.author == actor && said.key == *key && said.ends_itself();
    state.has_ended(actor, Some(key)) || waiting.iter().any(ends)
}

/// Whether an old key may end for all that concerns roles: the new one counts in all of those in
/// which the old one does.
pub fn is_replaced(state: &State, actor: &str, old: &Multikey, new: &Multikey) -> bool {
    let counting = Counting::of(state);
    counting
        .roles(state, actor, new)
        .is_superset(&counting.roles(state, actor, old))
}

/// Whether initiators have let an old key in as something and not the new one: as long as both are
/// seen at their owner's they let the new one in as well, and as soon as the old one is not, a person
/// has to. Not as what the new one was removed as: that is up to a person in any case.
pub fn is_awaited(state: &State, actor: &str, old: &Multikey, new: &Multikey) -> bool {
    let counting = Counting::of(state);
    let has = counting.roles(state, actor, new);
    counting
        .roles(state, actor, old)
        .into_iter()
        .any(|role| !has.contains(&role) && !is_barred_as(state, actor, new, role))
}

/// What of an actor's words would be lost if initiators ended a key now: what has not been said
/// anew, later, under one of `seen`, the keys that were seen at the actor's own origin. Words of a
/// key that does not count are outdone by any other.
pub fn unsaid(
    state: &State,
    waiting: &[Arc<Statement>],
    actor: &str,
    old: &Multikey,
    seen: &[Multikey],
) -> Vec<Arc<Statement>> {
    let counts = !roles(state, actor, old).is_empty();
    let newer = |word: &Statement| {
        state.statements().chain(waiting).any(|said| {
            said.author == actor
                && seen.contains(&said.key)
                && said.kind() == word.kind()
                && said.register_name().about == word.register_name().about
                && (said.seq > word.seq || !counts || word.kind() == StatementType::SameSigner)
        })
    };
    state
        .statements()
        .filter(|word| word.author == actor && word.key == *old)
        .filter(|word| !matches!(word.kind(), StatementType::Note | StatementType::Admission))
        .filter(|word| !newer(word))
        .cloned()
        .collect()
}

/// An admission that lets a new key in as what older ones are, carrying on what theirs say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Digest of the names that were let in last.
    pub names_digest: Option<Digest>,
    /// The smallest number given.
    pub ordinal: Option<u64>,
    /// The earliest time of admission, in milliseconds since 1970.
    pub since: Option<u64>,
    /// Who of the initiators says so, by actor.
    pub by: BTreeSet<String>,
}

/// What the standing admissions of some keys of an actor in one role say together.
pub fn carried(state: &State, actor: &str, keys: &[Multikey], role: Role) -> Carried {
    let mut words: Vec<(&Arc<Statement>, &Admission)> = state
        .admissions_of(actor)
        .filter(|(key, _)| key.role == Some(role))
        .filter(|(key, _)| key.admits.is_some_and(|key| keys.contains(key)))
        .filter_map(|(_, register)| register.value())
        .filter_map(|statement| match &statement.content {
            Content::Admission(admission) if admission.state == AdmissionState::Admitted => {
                Some((statement, admission))
            }
            _ => None,
        })
        .collect();
    words.sort_by_key(|(statement, _)| statement.seq);
    Carried {
        names_digest: words.iter().rev().find_map(|(_, said)| said.names_digest),
        ordinal: words.iter().filter_map(|(_, said)| said.ordinal).min(),
        since: words
            .iter()
            .map(|(statement, said)| said.since.unwrap_or(statement.seq))
            .min(),
        by: words
            .iter()
            .map(|(statement, _)| statement.author.clone())
            .collect(),
    }
}

/// Since when an actor or attestation has had its place in a role, as those whose word counts say:
/// what a renewal or removal carries on, so that nobody's place moves. `None` where nobody has
/// said anything yet.
pub fn standing_since(state: &State, about: &str, role: Role) -> Option<u64> {
    let counting = Counting::of(state);
    let first = match role {
        Role::Signer => counting.word(state, about).as_ref().and_then(Word::first),
        Role::CoInitiator | Role::Keeper => counting.named(about).map(|named| named.first),
        Role::Organiser => None,
    };
    first.map(|(since, _)| since)
}

/// Whether some initiator has taken a key, or the actor with all its keys, off the list: such a
/// key comes back only by a person's decision.
pub fn is_barred(state: &State, actor: &str, key: &Multikey) -> bool {
    was_removed(state, actor, |register| {
        register.admits.is_none_or(|admits| admits == key)
    })
}

/// Whether a further key of an actor must not be let in as `role` without a person: somebody has
/// removed that key, whatever as, or the actor with all its keys as this. Who was removed as a signer
/// may call for the appeal all the same, and the reverse; and nobody who could remove an actor as a
/// signer only may keep it from changing the key with which it is more.
pub fn is_barred_as(state: &State, actor: &str, key: &Multikey, role: Role) -> bool {
    was_removed(state, actor, |register| match register.admits {
        Some(admits) => admits == key,
        None => register.role == Some(role),
    })
}

fn was_removed(state: &State, actor: &str, meant: impl Fn(RegisterName<'_>) -> bool) -> bool {
    state.admissions_of(actor).any(|(register, held)| {
        let mut said = held.statements();
        meant(register) && said.any(|statement| statement.removal().is_some())
    })
}
