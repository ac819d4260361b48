//! What a change of the rules would be about here, looked at before anybody makes it.

use super::{Rule, Wanted, check, find, plan};
use crate::{
    Instance,
    error::Result,
    moderation::{Rules, Severity, block_list},
};
use std::collections::BTreeSet;
use undersigned_domain::StatementType;
use undersigned_store::{
    co_sign_intents, followed_topics, followers, following, remote_actors, statements,
    topic_followers,
};

/// How many there are here to whom this server would stand otherwise than it does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// Who follows organisations or topics of ours.
    pub followers: usize,
    /// Whom organisations of ours follow, topics included.
    pub followed: usize,
    /// Who has signed an appeal that is held here.
    pub signers: usize,
    /// Signatures that are on no list yet.
    pub waiting: usize,
}

/// A rule that somebody is about to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The rule, its subject in the one spelling, with the comments that stay.
    pub wanted: Wanted,
    /// The rule about the same subject that there is.
    pub before: Option<Rule>,
    /// Whether it would change anything.
    pub changes: bool,
    /// Whether it is about an actor of whom this server knows nothing.
    pub unknown: bool,
    /// Whether the subject is blocked after it, though the rule says something else: on an allow-list, whoever is
    /// not allowed is.
    pub blocks: bool,
    /// Whom it would be about.
    pub reach: Reach,
}

/// A rule that somebody is about to take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// The rule.
    pub rule: Rule,
    /// Whether its subject is blocked without it: by another rule, or on an allow-list.
    pub blocks: bool,
    /// To whom this server would stand otherwise.
    pub reach: Reach,
}

/// Looks at a rule before it is stored.
///
/// # Errors
/// As [`plan`].
pub async fn look(instance: &Instance, wanted: Wanted) -> Result<Look> {
    let wanted = check(instance, wanted)?;
    let before = find(instance, &wanted.subject).await?;
    let wanted = wanted.keeping(before.as_ref());
    let subject = wanted.subject.as_str();
    let known = remote_actors::by_ap_id(instance.database.conn(), subject).await?;
    let changes = !plan(instance, vec![wanted.clone()])
        .await?
        .changes
        .is_empty();
    let change: [(String, Option<Severity>); 1] = [(wanted.subject.clone(), Some(wanted.severity))];
    let after = instance.rules().await?.changed(&change);
    Ok(Look {
        unknown: !block_list::is_host(subject) && known.is_none(),
        blocks: wanted.severity != Severity::Block && is_blocked(&after, subject),
        reach: reach(instance, &change).await?,
        before,
        changes,
        wanted,
    })
}

/// Looks at what would follow if a rule were taken back; none where there is no such rule.
///
/// # Errors
/// The database.
pub async fn look_at_removal(instance: &Instance, subject: &str) -> Result<Option<Removal>> {
    let Some(rule) = find(instance, subject).await? else {
        return Ok(None);
    };
    let change: [(String, Option<Severity>); 1] = [(rule.subject.clone(), None)];
    let after = instance.rules().await?.changed(&change);
    Ok(Some(Removal {
        blocks: is_blocked(&after, &rule.subject),
        reach: reach(instance, &change).await?,
        rule,
    }))
}

/// Whether this server has nothing to do with what a rule is about.
fn is_blocked(rules: &Rules, subject: &str) -> bool {
    match block_list::is_host(subject) {
        true => rules.is_host_blocked(subject),
        false => rules.is_blocked(subject),
    }
}

/// To how many this server would stand otherwise after some changes: what each subject has no rule for any
/// more, or which.
///
/// # Errors
/// The database.
pub async fn reach(instance: &Instance, changes: &[(String, Option<Severity>)]) -> Result<Reach> {
    let before = instance.rules().await?;
    let after = before.changed(changes);
    let differs = |id: &String| before.stance(id) != after.stance(id);
    let db = instance.database.conn();
    let mut follow: BTreeSet<String> = followers::actors(db).await?.into_iter().collect();
    follow.extend(topic_followers::actors(db).await?);
    let mut followed: BTreeSet<String> = following::actors(db).await?.into_iter().collect();
    followed.extend(followed_topics::actors(db).await?);
    let authors = statements::all_authors(db).await?;
    let authors: Vec<String> = authors.into_iter().filter(differs).collect();
    let kind = StatementType::Endorsement.name();
    let signed = statements::members_among(db, &authors, kind).await?;
    let mut signers: BTreeSet<String> = signed.into_iter().collect();
    // Of accounts that co-sign, one of our organisations is the author.
    let accounts = co_sign_intents::listed(db).await?;
    signers.extend(accounts.into_iter().filter(differs));
    let statements = statements::in_mailboxes(db).await?;
    let accounts = co_sign_intents::not_listed(db).await?;
    let waiting = statements.iter().chain(&accounts);
    Ok(Reach {
        followers: follow.iter().filter(|id| differs(id)).count(),
        followed: followed.iter().filter(|id| differs(id)).count(),
        signers: signers.len(),
        waiting: waiting.filter(|(.., author)| differs(author)).count(),
    })
}
