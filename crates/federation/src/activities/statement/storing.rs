//! Statements, of each of which is known whether it may be taken, made to last: one alone, those that come in many
//! requests at the same time, or many that came together.

use crate::{
    FederationError, Instance,
    actions::{admit, refuse, say_again},
    error::Result,
    memory,
    replica::Standing,
    small_writes::{again, ended, is_unanswered},
};
use undersigned_domain::{Statement, Verified};

/// Stores a statement together with those that come from others at the same time, and answers once
/// it will last. Where that breaks off, it is stored alone.
pub(super) async fn with_others(
    instance: &Instance,
    appeal_id: i64,
    verified: &Verified,
    checked: bool,
) -> Result<Standing> {
    let arrivals = instance.replicas.arrivals(appeal_id);
    let here = instance.clone();
    let work = move |some| store_arrivals(here.clone(), appeal_id, some);
    match arrivals.add((verified.clone(), checked), work).await {
        Some(outcome) => outcome,
        None => store_alone(instance, appeal_id, verified, checked).await,
    }
}

/// Stores what came from several: in one transaction, or, where that fails, each in one of its own,
/// so that nobody's statement keeps another's out. A database that gives no answer is not asked for each: all who come
/// meanwhile wait behind them.
async fn store_arrivals(
    instance: Instance,
    appeal_id: i64,
    arrivals: Vec<(Verified, bool)>,
) -> Vec<Result<Standing>> {
    let (statements, checked): (Vec<Verified>, Vec<bool>) = arrivals.into_iter().unzip();
    let all = checked.iter().map(|checked| Ok(*checked)).collect();
    let error = match store(&instance, appeal_id, &statements, all).await {
        Ok(outcomes) => return outcomes,
        Err(error) if statements.len() == 1 => return vec![Err(error)],
        Err(error) => error,
    };
    if is_unanswered(&error) {
        return statements.iter().map(|_| Err(again(&error))).collect();
    }
    tracing::warn!(%error, "statements are stored one by one");
    let mut outcomes: Vec<Result<Standing>> = Vec::with_capacity(statements.len());
    for (verified, checked) in statements.iter().zip(checked) {
        let ended = ended(&outcomes);
        outcomes.push(match ended {
            Some(error) => Err(error),
            None => store_alone(&instance, appeal_id, verified, checked).await,
        });
    }
    outcomes
}

/// Stores one statement in a transaction of its own.
async fn store_alone(
    instance: &Instance,
    appeal_id: i64,
    verified: &Verified,
    checked: bool,
) -> Result<Standing> {
    let alone = std::slice::from_ref(verified);
    let mut outcomes = store(instance, appeal_id, alone, vec![Ok(checked)]).await?;
    outcomes
        .pop()
        .unwrap_or_else(|| Err(FederationError::appeal_not_held()))
}

/// Stores statements about one appeal, of each of which is known whether it may be taken, in one
/// transaction.
pub(super) async fn store(
    instance: &Instance,
    appeal_id: i64,
    statements: &[Verified],
    checked: Vec<Result<bool>>,
) -> Result<Vec<Result<Standing>>> {
    let mut change = instance.change(appeal_id).await?;
    // Somebody may have refused it while its author's server was asked.
    let (db, state) = (&change.transaction, change.state());
    let refused = refuse::refused_within(instance, db, appeal_id, state, statements).await?;
    let is_refused = |verified: &Verified| refuse::is_among(&refused, verified);
    let pairs = statements.iter().zip(&checked);
    let sound: Vec<(Verified, bool)> = pairs
        .filter(|(verified, _)| !is_refused(verified))
        .filter_map(|(verified, checked)| Some((verified.clone(), *checked.as_ref().ok()?)))
        .collect();
    let mut taken = change.insert_all(&sound).await?.into_iter();
    let mut outcomes = Vec::new();
    for (verified, checked) in statements.iter().zip(checked) {
        match checked {
            Ok(_) if is_refused(verified) => outcomes.push(Ok(Standing::Dropped)),
            Ok(_) => outcomes.push(
                taken
                    .next()
                    .unwrap_or_else(|| Err(FederationError::appeal_not_held())),
            ),
            Err(error) => outcomes.push(Err(error)),
        }
    }
    let took = |outcome: &Result<Standing>| {
        !matches!(
            outcome,
            Err(_) | Ok(Standing::Stale(_) | Standing::Ended | Standing::Dropped)
        )
    };
    // A key that somebody else let in as that of an actor of ours is no key of ours.
    let mut own: Vec<&Statement> = Vec::new();
    for (verified, outcome) in statements.iter().zip(&outcomes) {
        let statement: &Statement = verified.statement();
        let (db, author, key) = (&change.transaction, &statement.author, &statement.key);
        if matches!(outcome, Ok(Standing::Member | Standing::Mailbox))
            && instance.is_own_word_within(db, author, key).await?
        {
            own.push(statement);
        }
    }
    if !own.is_empty() {
        // What follows reads rows of what we are said to have signed.
        change.flush().await?;
    }
    let elsewhere = memory::signed_elsewhere(&change.transaction, &own).await?;
    // Refused or outdated statements leave nothing behind, not even a new version.
    if outcomes.iter().any(took) {
        if !own.is_empty() && instance.may_sign_by_itself(appeal_id) {
            say_again::settle_contested(&mut change).await?;
        }
        admit::by_itself(&mut change).await?;
        let gone = change.trim_mailbox().await?;
        for (verified, outcome) in statements.iter().zip(&mut outcomes) {
            if gone.contains(&verified.statement().digest.to_string()) {
                *outcome = Err(FederationError::too_many(
                    "mailbox_full",
                    "too many statements wait here already; try again later",
                ));
            }
        }
        change.commit().await?;
        instance.wake_delivery();
    }
    if let Some(statement) = elsewhere {
        instance.say_signed_elsewhere(statement).await?;
    }
    Ok(outcomes)
}
