//! A statement that came in, by whichever way: the gate, the appeal it belongs to, the key at its
//! origin, the state, and, where we are an initiator, admission.

mod storing;
mod stranger;

use super::Received;
use crate::{
    FederationError, Instance,
    actions::refuse,
    error::Result,
    reconcile::replicate,
    replica::{Snapshot, Standing},
};
use serde_json::{Map, Value};
use storing::{store, with_others};
use stranger::Asked;
use undersigned_domain::{Content, Multikey, Note, Statement, Verified};
use undersigned_proof::strict_json;
use undersigned_store::{appeals::Appeal, following, invitations};

/// Who carried a statement here.
#[derive(Debug, Clone, Copy)]
pub enum Carried<'a> {
    /// This actor sent it as its own; these keys for statements its origin listed lately.
    By(&'a str, &'a [(String, Multikey)]),
    /// It came along with something else, or by reconciliation: the proof alone speaks for it.
    Along,
}

impl Carried<'_> {
    /// Whether the author sent a statement itself, under a key that its origin listed lately.
    fn is_under_listed_key(self, statement: &Statement) -> bool {
        let lists = |keys: &[(String, Multikey)]| keys.iter().any(|(_, key)| *key == statement.key);
        matches!(self, Self::By(sender, keys) if sender == statement.author && lists(keys))
    }
}

/// Takes one statement.
///
/// # Errors
/// The faults of the gate; [`FederationError::NotFound`] for an unknown appeal;
/// [`FederationError::Forbidden`] for another's, `local_id` for one of ours that was changed, and `ended` under
/// a key that has ended; [`FederationError::Conflict`] with the newer one where it is stale.
pub async fn receive(
    instance: &Instance,
    document: Map<String, Value>,
    carried: Carried<'_>,
) -> Result<Received> {
    let id = document.get("id").and_then(Value::as_str);
    let is_ours = id.is_some_and(|id| instance.addresses.is_ours(id));
    let checked = instance
        .check_one::<Verified>(Value::Object(document))
        .await;
    let verified = match checked {
        // As it was signed, it may come back: a server that lost it takes it again.
        Err(FederationError::Invalid { .. } | FederationError::Malformed { .. }) if is_ours => {
            return Err(FederationError::forbidden(
                "local_id",
                "that statement is of this server, and not as it was signed",
            ));
        }
        checked => checked?,
    };
    match not_ended(take(instance, &verified, carried).await)? {
        Standing::Member | Standing::Mailbox => Ok(Received::Taken),
        Standing::Early => Ok(Received::Early),
        Standing::Duplicate => Ok(Received::Duplicate),
        Standing::Dropped | Standing::Ended => Ok(Received::Ignored),
        Standing::Stale(held) => Err(stale(instance, &held).await?),
    }
}

/// Takes one statement that has passed the gate, and says where it ended up.
///
/// # Errors
/// As [`receive`], but a stale one is an answer, and one under a key that has ended.
pub async fn take(
    instance: &Instance,
    verified: &Verified,
    carried: Carried<'_>,
) -> Result<Standing> {
    let mut outcomes = take_all(instance, std::slice::from_ref(verified), carried).await?;
    outcomes
        .pop()
        .unwrap_or_else(|| Err(FederationError::appeal_not_held()))
}

/// Takes statements about one appeal together, in one transaction: a fault of one does not keep
/// the others out. The answers are in the order of the statements.
///
/// # Errors
/// The database; nothing is stored then.
pub async fn take_all(
    instance: &Instance,
    statements: &[Verified],
    carried: Carried<'_>,
) -> Result<Vec<Result<Standing>>> {
    let Some(first) = statements.first() else {
        return Ok(Vec::new());
    };
    let object = &first.statement().appeal.object;
    let held = instance.appeal_with_id(object).await?;
    let Some(appeal) = held.filter(|appeal| appeal.root.is_some()) else {
        let (mut outcomes, mut asked) = (Vec::new(), Asked::default());
        for verified in statements {
            let taken = take_new_appeal(instance, verified, carried, &mut asked);
            match Box::pin(taken).await {
                // Whether it may be taken is not known yet, as of one that is held.
                Err(error) if error.is_of_database() => return Err(error),
                outcome => outcomes.push(outcome),
            }
        }
        return Ok(outcomes);
    };
    let snapshot = instance.snapshot(&appeal).await?;
    // Most of what servers tell one another is known: then no change is even begun.
    let held = snapshot.state().digests();
    let known = |verified: &Verified| held.contains(&verified.statement().digest);
    if statements.iter().all(known) {
        return Ok(statements.iter().map(|_| Ok(Standing::Duplicate)).collect());
    }
    // Of what its author itself sends under a key that its server listed lately nobody is asked anything. Whether it was
    // refused before is looked at where it is stored, unless it has come again before: then it holds up nobody.
    if let ([verified], Carried::By(sender, _)) = (statements, carried)
        && carried.is_under_listed_key(verified.statement())
        && !instance.refused_lately.knows(&verified.statement().digest)
    {
        let taken = take_held(instance, &appeal, snapshot, statements, carried);
        let outcomes = Box::pin(taken).await?;
        return not_anew(instance, &appeal, statements, sender, outcomes).await;
    }
    let state = snapshot.state();
    let refused = refuse::refused_before(instance, appeal.id, state, statements).await?;
    if refused.is_empty() {
        return Box::pin(take_held(instance, &appeal, snapshot, statements, carried)).await;
    }
    // Nobody is asked once more: neither the organiser nor the author's server.
    if let Carried::By(sender, _) = carried {
        refuse::tell_again(instance, &refused, statements, sender).await?;
    }
    let is_refused = |verified: &Verified| refuse::is_among(&refused, verified);
    let others = statements.iter().filter(|verified| !is_refused(verified));
    let others: Vec<Verified> = others.cloned().collect();
    let mut outcomes = match others.is_empty() {
        true => Vec::new(),
        false => Box::pin(take_held(instance, &appeal, snapshot, &others, carried)).await?,
    }
    .into_iter();
    let missing = || Err(FederationError::appeal_not_held());
    let each = statements
        .iter()
        .map(|verified| match is_refused(verified) {
            true => Ok(Standing::Dropped),
            false => outcomes.next().unwrap_or_else(missing),
        });
    Ok(each.collect())
}

/// What became of one statement that its own author sent. Where it was not taken, it may have been refused here before:
/// then its author hears the same once more.
async fn not_anew(
    instance: &Instance,
    appeal: &Appeal,
    statements: &[Verified],
    sender: &str,
    outcomes: Vec<Result<Standing>>,
) -> Result<Vec<Result<Standing>>> {
    if !matches!(outcomes.as_slice(), [Err(_) | Ok(Standing::Dropped)]) {
        return Ok(outcomes);
    }
    let snapshot = instance.snapshot(appeal).await?;
    let state = snapshot.state();
    let refused = refuse::refused_before(instance, appeal.id, state, statements).await?;
    if refused.is_empty() {
        return Ok(outcomes);
    }
    for verified in statements {
        instance.refused_lately.add(verified.statement().digest);
    }
    refuse::tell_again(instance, &refused, statements, sender).await?;
    Ok(vec![Ok(Standing::Dropped)])
}

/// Takes statements about an appeal that is held, none of which is known to have been refused here before.
async fn take_held(
    instance: &Instance,
    appeal: &Appeal,
    snapshot: Snapshot,
    statements: &[Verified],
    carried: Carried<'_>,
) -> Result<Vec<Result<Standing>>> {
    // Other servers are asked about keys before the transaction begins, never within it.
    let (mut checked, mut asked) = (Vec::new(), Asked::default());
    for verified in statements {
        let one = verified.statement();
        match check(instance, appeal, &snapshot, one, carried, &mut asked).await {
            // Whether it may be taken is not known yet, which nobody is to take for a refusal.
            Err(error) if error.is_of_database() => return Err(error),
            found => checked.push(found),
        }
    }
    if checked.iter().all(Result::is_err) {
        return Ok(checked
            .into_iter()
            .map(|checked| checked.map(|_| Standing::Ended))
            .collect());
    }
    // Whoever waits keeps no old state in memory.
    drop(snapshot);
    // What comes in many requests at once is stored in few transactions.
    if let ([verified], [Ok(seen)]) = (statements, checked.as_slice())
        && !instance.addresses.is_ours(&verified.statement().author)
    {
        return match with_others(instance, appeal.id, verified, *seen).await {
            Err(error @ FederationError::Store(_)) => Err(error),
            outcome => Ok(vec![outcome]),
        };
    }
    store(instance, appeal.id, statements, checked).await
}

/// What can be said of a statement without changing anything: whether it may be taken, and
/// whether its key was seen at its author's origin.
async fn check(
    instance: &Instance,
    appeal: &Appeal,
    snapshot: &Snapshot,
    statement: &Statement,
    carried: Carried<'_>,
    asked: &mut Asked,
) -> Result<bool> {
    if appeal.ap_id != statement.appeal.object {
        return Err(FederationError::invalid(
            "appeal_mismatch",
            "the statements are about different appeals",
        ));
    }
    if appeal.root.as_deref() != Some(statement.appeal.root.as_str()) {
        return Err(FederationError::other_root());
    }
    replicate::check_size(appeal, snapshot.state(), statement.register_name())?;
    // Whom the chain lets in is let in, an old key of ours or one that we know nothing of: a
    // server that held it against one of its own actors would hold another list than the others.
    // Names that it changes itself need no further look at its origin; what is our own is marked only
    // where it was signed.
    if snapshot
        .state()
        .is_let_in(&statement.author, &statement.key)
    {
        let is_ours = instance.addresses.is_ours(&statement.author);
        return Ok(!is_ours && carried.is_under_listed_key(statement));
    }
    check_local(instance, statement).await?;
    // What is our own needs no look at its origin, and is marked only where it was signed.
    if instance.addresses.is_ours(&statement.author) {
        return Ok(false);
    }
    // Nobody need be asked. Of whom this server has blocked it is dropped where it would be stored.
    if carried.is_under_listed_key(statement) {
        return Ok(true);
    }
    // Nothing is asked of whom this server has blocked; what is no member of the state by then is
    // dropped.
    if instance.rules().await?.is_blocked(&statement.author) {
        return Ok(false);
    }
    stranger::check(instance, appeal, snapshot, statement, carried, asked).await
}

/// A statement of one of our own actors may come back to us, but only under a key of ours that nobody
/// else may have, unless the appeal has let its key in: then it is a member everywhere, whether we
/// still have that key or not.
async fn check_local(instance: &Instance, statement: &Statement) -> Result<()> {
    if !instance.addresses.is_ours(&statement.author) {
        return Ok(());
    }
    match instance
        .is_own_word(&statement.author, &statement.key)
        .await?
    {
        true => Ok(()),
        false => Err(FederationError::forbidden(
            "local_id",
            "the author is of this server, the key is not, or was given up as stolen",
        )),
    }
}

/// A statement about an appeal we do not hold: a note of somebody we follow makes a new replica.
async fn take_new_appeal(
    instance: &Instance,
    verified: &Verified,
    carried: Carried<'_>,
    asked: &mut Asked,
) -> Result<Standing> {
    let statement = verified.statement();
    let Content::Note(note) = &statement.content else {
        return Err(FederationError::appeal_not_held());
    };
    if instance.rules().await?.is_blocked(&statement.author) {
        return Ok(Standing::Dropped);
    }
    if matches!(carried, Carried::By(sender, _) if sender != statement.author) {
        return Err(FederationError::forbidden(
            "attribution",
            "the note is not the sender's own",
        ));
    }
    let db = instance.database.conn();
    if instance.addresses.is_ours(&statement.id)
        || !(is_invited(instance, &statement.id, note).await?
            || following::anyone_follows(db, &statement.author).await?)
    {
        return Err(FederationError::appeal_not_held());
    }
    let wish = replicate::wish_of(instance, &statement.id, &statement.author).await?;
    match stranger::is_listed(instance, statement, carried, asked).await? {
        Some(true) => {}
        Some(false) => return Err(instance.unlisted_key(&statement.author).await),
        None => {
            return Err(FederationError::too_many(
                "origin_unreachable",
                "the author's server does not answer; send it again later",
            ));
        }
    }
    // What was found there just now is not asked for again.
    replicate::from_note(instance, verified, wish).await?;
    Ok(Standing::Member)
}

/// Whether an appeal names an organisation of ours among those who call for it, which has not refused.
async fn is_invited(instance: &Instance, object: &str, note: &Note) -> Result<bool> {
    let db = instance.database.conn();
    let named = note.text.initiators.iter();
    for initiator in named.filter(|initiator| instance.addresses.is_ours(initiator)) {
        let held = invitations::find(db, object, initiator).await?;
        if held.is_none_or(|held| held.state != "rejected") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What became of a statement, as it is answered: what stands nowhere, since its key or attestation has ended,
/// is refused, alone and among others. Whoever is told that it is held takes its withdrawal for done.
pub(crate) fn not_ended(outcome: Result<Standing>) -> Result<Standing> {
    match outcome {
        Ok(Standing::Ended) => Err(FederationError::forbidden(
            "ended",
            "its key, or the attestation, has ended in this appeal, and this is not held; say it under a \
             key that has not ended",
        )),
        outcome => outcome,
    }
}

/// The answer to a stale statement: the newer one that is held.
async fn stale(instance: &Instance, held: &Statement) -> Result<FederationError> {
    let text = instance.text_of(held).await?;
    Ok(FederationError::Conflict {
        code: "stale",
        detail: format!("a newer statement, seq {}, is held", held.seq),
        held: text.and_then(|text| strict_json::kept(&text)),
    })
}
