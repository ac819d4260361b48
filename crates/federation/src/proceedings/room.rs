//! Whether there is room for one more proceeding of an appeal.
//!
//! What is proposed is limited. What a held ballot asks for is always taken, so that no limit
//! decides a ballot: the roll bounds how much that is.

use super::{counts_for_a_ballot, register_digest};
use crate::{FederationError, error::Result, replica::Change};
use std::collections::BTreeSet;
use undersigned_domain::{
    CoSignerList,
    proceedings::{
        Ballot, Cast, Content, MAX_PER_AUTHOR, MAX_PROCEEDINGS, Opening, Proceeding, RollEntry,
        may_open_ballots, may_write, register_of_vote,
    },
};
use undersigned_store::proceedings as store;

/// What the limits are about.
const PROPOSED: [&str; 3] = ["Amendment", "Position", "Ballot"];
/// What an organisation says of the wording, whichever its key.
const SAID: [&str; 2] = ["Amendment", "Position"];
/// How many of these every key may say, however many there are of its organisation: an initiator can
/// let in a key in another's name, and would else fill that one's place for good.
const MIN_PER_PAIR: u64 = 20;
/// So many times as much may be held of an appeal with that of organisations that are not on its list any
/// more: what they said stays on record, and takes nobody's place once they are removed.
const HELD: u64 = 4;
/// Most bytes of amendments and positions of one organisation, whichever its key.
const MAX_BYTES_PER_AUTHOR: u64 = 1024 * 1024;
/// Most bytes of amendments and positions of an appeal, but for those of initiators.
const MAX_BYTES: u64 = 16 * 1024 * 1024;
/// So many bytes longer than what it takes the place of may anything be, whatever room there is: one proof is
/// longer than another, and what is merged says into what.
pub(super) const SLACK: usize = 128;
/// Most votes, openings or recounts of one pair, each counted by itself, above which none is taken
/// that no held ballot asks for: some may come before their ballot.
const MAX_UNASKED: u64 = 50;

/// A new register has to have a place. What a register holds already may always be said anew.
pub(super) async fn check(change: &Change, proceeding: &Proceeding) -> Result<()> {
    if is_asked_for(change, proceeding).await? {
        return Ok(());
    }
    let full = match counts_for_a_ballot(&proceeding.content) {
        true => count(change, proceeding, &[proceeding.content.type_name()]).await? >= MAX_UNASKED,
        false => {
            has_said_enough(change, proceeding).await? || is_crowded(change, proceeding).await?
        }
    };
    match full {
        true => Err(FederationError::too_many(
            "register_limit",
            format!(
                "a server keeps at most {MAX_PROCEEDINGS} amendments, positions and ballots of an \
                 appeal, {MAX_PER_AUTHOR} of one organisation, and few votes of one key that no \
                 ballot asks for"
            ),
        )),
        false => Ok(()),
    }
}

/// What is longer than what it takes the place of has to have room as well, be its register new or held.
/// What is taken back is short.
pub(super) async fn check_length(change: &Change, proceeding: &Proceeding) -> Result<()> {
    let (list, author) = (change.list(), proceeding.author.as_str());
    if !SAID.contains(&proceeding.content.type_name())
        || may_open_ballots(&list, author, &proceeding.key)
    {
        return Ok(());
    }
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    let held = store::bytes_by_author(db, appeal_id, &SAID).await?;
    let own = sum(held.iter().filter(|(of, _)| of == author));
    let has_said_enough =
        own >= MAX_BYTES_PER_AUTHOR && count(change, proceeding, &SAID).await? >= MIN_PER_PAIR;
    let is_much = sum(held.iter()) >= MAX_BYTES;
    let is_crowded = is_much && !has_room(author, &here(&list), &held, MAX_BYTES);
    if !has_said_enough && !is_crowded {
        return Ok(());
    }
    let mib = |bytes: u64| bytes / (1024 * 1024);
    Err(FederationError::too_many(
        "register_limit",
        format!(
            "a server keeps at most {} MiB of amendments and positions of an appeal, and {} MiB of \
             one organisation: say it in fewer words, or take something back first",
            mib(MAX_BYTES),
            mib(MAX_BYTES_PER_AUTHOR)
        ),
    ))
}

/// Whether whoever proposes has no place left of its own.
async fn has_said_enough(change: &Change, proceeding: &Proceeding) -> Result<bool> {
    let most = MAX_PER_AUTHOR as u64;
    if proceeding.is_initiators() {
        return Ok(count(change, proceeding, &["Ballot"]).await? >= most);
    }
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    let said = store::count_of_author(db, appeal_id, &proceeding.author, &SAID).await?;
    Ok(said >= most && count(change, proceeding, &SAID).await? >= MIN_PER_PAIR)
}

/// Whether others have left no place. Initiators always have one: a crowd that has been let in shall
/// not keep a coalition from deciding.
async fn is_crowded(change: &Change, proceeding: &Proceeding) -> Result<bool> {
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    let (list, author) = (change.list(), proceeding.author.as_str());
    if may_open_ballots(&list, author, &proceeding.key)
        || store::count_of_kinds(db, appeal_id, &PROPOSED).await? < MAX_PROCEEDINGS as u64
    {
        return Ok(false);
    }
    let held = store::count_by_author(db, appeal_id, &PROPOSED).await?;
    let most = MAX_PROCEEDINGS as u64;
    Ok(!has_room(author, &here(&list), &held, most))
}

/// Those whose word counts now.
fn here(list: &CoSignerList) -> BTreeSet<&str> {
    let initiators = list.initiators.iter().map(|one| one.actor.as_str());
    let listed = list.entries.iter().map(|entry| entry.id.as_str());
    initiators.chain(listed).collect()
}

/// Whether there is room beside what is held of each author, where `here` are those whose word
/// counts now, and `most` is how much there may be of theirs.
fn has_room(author: &str, here: &BTreeSet<&str>, held: &[(String, i64)], most: u64) -> bool {
    let all = sum(held.iter());
    let theirs = || sum(held.iter().filter(|(of, _)| here.contains(of.as_str())));
    all < most || (here.contains(author) && all < HELD * most && theirs() < most)
}

fn sum<'a>(held: impl Iterator<Item = &'a (String, i64)>) -> u64 {
    held.map(|(_, much)| u64::try_from(*much).unwrap_or(0))
        .sum()
}

/// How many of some types the same pair has said.
async fn count(change: &Change, proceeding: &Proceeding, kinds: &[&str]) -> Result<u64> {
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    let (author, key) = (&proceeding.author, proceeding.key.to_string());
    Ok(store::count_of_pair(db, appeal_id, author, &key, kinds).await?)
}

/// Whether a ballot that is held asks for it.
async fn is_asked_for(change: &Change, proceeding: &Proceeding) -> Result<bool> {
    let content = &proceeding.content;
    // What is called off is named by its own address.
    let ballot = match content {
        Content::Cancelled => Some(proceeding.id.as_str()),
        _ => content.about().filter(|_| counts_for_a_ballot(content)),
    };
    let Some(ballot) = ballot else {
        return Ok(false);
    };
    let ballots = ballots_at(change, ballot).await?;
    if ballots.is_empty() {
        return Ok(false);
    }
    if let Content::Opening(opening) = content {
        return breaks_a_seal(change, proceeding, opening).await;
    }
    let mut rolls = ballots.iter().flat_map(|ballot| &ballot.roll);
    Ok(match content {
        Content::Cancelled => true,
        Content::Vote(vote) => {
            let mut places = rolls.filter(|place| place.voter == vote.voter);
            places.any(|place| votes_for(change, proceeding, place))
        }
        Content::Recount(_) => rolls.any(|place| {
            let delegate = place.delegate.as_ref().map(|one| &one.actor);
            place.voter == proceeding.author || delegate == Some(&proceeding.author)
        }),
        _ => false,
    })
}

/// Whether a place on a roll is that of whoever signed.
fn votes_for(change: &Change, proceeding: &Proceeding, place: &RollEntry) -> bool {
    let (author, key) = (&proceeding.author, &proceeding.key);
    match &place.delegate {
        Some(delegate) => delegate.actor == *author && delegate.key == *key,
        None => place.voter == *author && change.state().is_let_in(author, key),
    }
}

/// Whether an opening is of a vote that is held, of the same pair. A vote can be said anew under
/// other seals, so there may be more openings than votes; whoever makes far more of them harms
/// nobody but itself.
async fn breaks_a_seal(
    change: &Change,
    proceeding: &Proceeding,
    opening: &Opening,
) -> Result<bool> {
    let (author, key) = (proceeding.author.as_str(), proceeding.key.to_string());
    let register = register_of_vote(author, &key, &opening.about, &opening.voter);
    let register = register_digest(&register);
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    let commitment = opening.commitment();
    let mut sealed = false;
    for row in store::in_register(db, appeal_id, &register).await? {
        if let Content::Vote(vote) = Proceeding::stored(&row.body)?.content {
            sealed |= vote.cast == Cast::Sealed(commitment);
        }
    }
    let votes = count(change, proceeding, &["Vote"]).await?;
    let openings = count(change, proceeding, &["Opening"]).await?;
    Ok(sealed && openings < 2 * votes + MAX_UNASKED)
}

/// Whether a ballot names the key of a vote, or of what belongs to one, as one that votes for
/// another.
pub(super) async fn is_delegate(change: &Change, proceeding: &Proceeding) -> Result<bool> {
    let about = proceeding.content.about();
    let Some(about) = about.filter(|_| counts_for_a_ballot(&proceeding.content)) else {
        return Ok(false);
    };
    let ballots = ballots_at(change, about).await?;
    let mut delegates = ballots
        .iter()
        .flat_map(|ballot| &ballot.roll)
        .filter_map(|place| place.delegate.as_ref());
    Ok(delegates.any(|one| one.actor == proceeding.author && one.key == proceeding.key))
}

/// The terms that are held of a ballot and may stand: one, or two that contest each other. By a ballot
/// that has lost its standing nobody votes, as servers that come later are never offered it.
async fn ballots_at(change: &Change, id: &str) -> Result<Vec<Ballot>> {
    let rows = store::by_ap_id(&change.transaction, id).await?;
    let held = rows.iter().filter(|row| row.appeal_id == change.appeal.id);
    let mut ballots = Vec::new();
    for row in held {
        let said = Proceeding::stored(&row.body)?;
        if may_write(&said, change.state(), &change.list(), false).is_err() {
            continue;
        }
        if let Content::Ballot(ballot) = said.content {
            ballots.push(*ballot);
        }
    }
    Ok(ballots)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(of: &[(&str, i64)]) -> Vec<(String, i64)> {
        let of = of.iter();
        of.map(|(author, count)| ((*author).to_owned(), *count))
            .collect()
    }

    fn has_room(author: &str, here: &BTreeSet<&str>, held: &[(String, i64)]) -> bool {
        super::has_room(author, here, held, MAX_PROCEEDINGS as u64)
    }

    #[test]
    fn a_crowd_takes_the_place_of_others_only_while_it_is_on_the_list() {
        let flood = held(&[("flood", 4_990), ("docks", 10)]);
        let all = BTreeSet::from(["flood", "docks"]);
        assert!(!has_room("docks", &all, &flood));
        let removed = BTreeSet::from(["docks"]);
        assert!(has_room("docks", &removed, &flood));
        assert!(!has_room("flood", &removed, &flood));
        // The disk has an end all the same.
        let waves = held(&[("flood", 19_990), ("docks", 10)]);
        assert!(!has_room("docks", &removed, &waves));
        let few = held(&[("flood", 4_980), ("docks", 10)]);
        assert!(has_room("flood", &removed, &few));
    }
}
