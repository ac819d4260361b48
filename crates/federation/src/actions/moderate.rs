//! Deciding how this server stands to others. What waits from whom it blocks is dropped, and who
//! follows whom ends; what is a member of a state stays.

mod list;
mod look;

use crate::{
    FederationError, Instance,
    discovery::webfinger::FoundActor,
    error::Result,
    moderation::{Rules, Severity, new_subject, subject},
    site,
};
use std::collections::HashMap;
use undersigned_store::{
    ConnectionTrait, Transaction, appeals, co_sign_intents, deliveries, followed_topics, followers,
    following,
    moderation_rules::{self, NewRule},
    statements, topic_followers,
};

pub use list::{Exported, Listed, Refused, export, read};
pub use look::{Look, Reach, Removal, look, look_at_removal, reach};
pub use undersigned_store::moderation_rules::Rule;

/// Most rules.
const MAX_RULES: usize = 100_000;
/// Longest comment, in characters.
pub const MAX_COMMENT: usize = 1_000;

/// A rule as somebody writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// A host, or an actor's id.
    pub subject: String,
    /// What it says.
    pub severity: Severity,
    /// For everybody who is given the list. An empty one takes away what was there.
    pub public_comment: Option<String>,
    /// For those who look after this server. Likewise.
    pub private_comment: Option<String>,
}

impl Wanted {
    /// The same with the comments that are not given as they stand in a rule about the same subject, if there is one.
    fn keeping(mut self, stood: Option<&Rule>) -> Self {
        if let Some(rule) = stood {
            self.public_comment = self.public_comment.or_else(|| rule.public_comment.clone());
            self.private_comment = self
                .private_comment
                .or_else(|| rule.private_comment.clone());
        }
        self
    }
}

/// What became of rules that were written down together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Of subjects without a rule before.
    pub added: usize,
    /// That say something else now.
    pub changed: usize,
    /// That said the same already.
    pub unchanged: usize,
}

/// A rule about to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What stands there now.
    pub before: Option<Rule>,
    /// What will.
    pub after: Rule,
}

/// What storing rules would come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// In numbers.
    pub outcome: Outcome,
    /// What is added and what is changed, in the order in which it was given.
    pub changes: Vec<Change>,
}

/// What a rule is to be about, as people type it: a host or an actor's address is left as it is; of an
/// account, `@name@host`, the actor's address is looked up at its server.
///
/// # Errors
/// `own_host` for an account of this server; as [`Instance::find_actor`] else.
pub async fn named(instance: &Instance, typed: &str) -> Result<String> {
    let typed = typed.trim();
    if !typed.contains('@') || typed.contains('/') {
        return Ok(typed.to_owned());
    }
    match instance.find_actor(typed).await? {
        FoundActor::Ours(_) => Err(ours()),
        FoundActor::Theirs(actor) => Ok(actor.id),
    }
}

/// The rule about a subject as it is stored.
///
/// # Errors
/// The database.
pub async fn find(instance: &Instance, subject: &str) -> Result<Option<Rule>> {
    Ok(moderation_rules::by_subject(instance.database.conn(), subject).await?)
}

fn ours() -> FederationError {
    FederationError::invalid(
        "own_host",
        "that is this server, or the domain it is part of",
    )
}

/// The rules, by subject.
///
/// # Errors
/// The database.
pub async fn rules(instance: &Instance) -> Result<Vec<Rule>> {
    Ok(moderation_rules::all(instance.database.conn()).await?)
}

/// Checks a rule before it is stored, and gives its subject the one spelling.
///
/// # Errors
/// [`FederationError::Invalid`] for what is no subject or a comment that is too long;
/// `own_host` for this server itself; `everybodys_domain` for a domain such as `com`, unless it is allowed.
pub fn check(instance: &Instance, mut wanted: Wanted) -> Result<Wanted> {
    wanted.subject = new_subject(&wanted.subject)?;
    let own = instance.addresses.host();
    // A host without a port is about every port.
    let name = own.rsplit_once(':').map_or(own.as_str(), |(name, _)| name);
    let covers_us = [own.as_str(), name]
        .iter()
        .any(|own| *own == wanted.subject || own.ends_with(&format!(".{}", wanted.subject)))
        || instance.addresses.is_ours(&wanted.subject);
    if covers_us && wanted.severity != Severity::Allow {
        return Err(ours());
    }
    if wanted.severity != Severity::Allow && site::is_everybodys(&wanted.subject) {
        return Err(FederationError::invalid(
            "everybodys_domain",
            format!(
                "anybody registers domains under `{}`, and the rule would be about all of them: name the \
                 domain of whoever you mean",
                wanted.subject
            ),
        ));
    }
    for comment in [&mut wanted.public_comment, &mut wanted.private_comment] {
        *comment = comment.take().map(|text| text.trim().to_owned());
        if comment
            .as_ref()
            .is_some_and(|text| text.chars().count() > MAX_COMMENT)
        {
            return Err(FederationError::invalid(
                "comment_too_long",
                format!("a comment has at most {MAX_COMMENT} characters"),
            ));
        }
    }
    Ok(wanted)
}

/// Stores rules, each in place of one about the same subject, and drops what follows from them. A
/// comment that is not given stays as it was.
///
/// # Errors
/// As [`check`]; [`FederationError::TooMany`]; the database. Nothing is stored then.
pub async fn set(instance: &Instance, wanted: Vec<Wanted>) -> Result<Outcome> {
    let transaction = instance.database.begin().await?;
    let Plan { outcome, changes } = planned(instance, &transaction, wanted).await?;
    if changes.is_empty() {
        return Ok(outcome);
    }
    for Change { after, .. } in changes {
        let new = NewRule {
            subject: after.subject,
            severity: after.severity,
            public_comment: after.public_comment,
            private_comment: after.private_comment,
            created_at: after.created_at,
        };
        moderation_rules::upsert(&transaction, new).await?;
    }
    take_effect(instance, &transaction).await?;
    transaction.commit().await?;
    Ok(outcome)
}

/// What [`set`] would do, without doing it.
///
/// # Errors
/// As [`set`].
pub async fn plan(instance: &Instance, wanted: Vec<Wanted>) -> Result<Plan> {
    planned(instance, instance.database.conn(), wanted).await
}

async fn planned(
    instance: &Instance,
    db: &impl ConnectionTrait,
    wanted: Vec<Wanted>,
) -> Result<Plan> {
    let held = moderation_rules::all(db).await?;
    let mut held: HashMap<String, Rule> = held
        .into_iter()
        .map(|rule| (rule.subject.clone(), Rule { id: 0, ..rule }))
        .collect();
    let mut plan = Plan::default();
    for wanted in wanted {
        let wanted = check(instance, wanted)?;
        let before = held.get(&wanted.subject).cloned();
        let stood = before.as_ref();
        let wanted = wanted.keeping(stood);
        let not_empty = |text: &String| !text.is_empty();
        let after = Rule {
            id: 0,
            severity: wanted.severity.name().to_owned(),
            public_comment: wanted.public_comment.filter(not_empty),
            private_comment: wanted.private_comment.filter(not_empty),
            created_at: stood.map_or_else(|| instance.clock.millis(), |rule| rule.created_at),
            subject: wanted.subject,
        };
        match &before {
            Some(before) if *before == after => {
                plan.outcome.unchanged += 1;
                continue;
            }
            Some(_) => plan.outcome.changed += 1,
            None if held.len() >= MAX_RULES => {
                return Err(FederationError::too_many(
                    "rules_full",
                    format!("there are {MAX_RULES} rules already"),
                ));
            }
            None => plan.outcome.added += 1,
        }
        held.insert(after.subject.clone(), after.clone());
        plan.changes.push(Change { before, after });
    }
    Ok(plan)
}

/// Removes the rule about a subject; says whether there was one.
///
/// # Errors
/// [`FederationError::Invalid`] for what is no subject; the database.
pub async fn remove(instance: &Instance, about: &str) -> Result<bool> {
    let subject = subject(about)?;
    let transaction = instance.database.begin().await?;
    let removed = moderation_rules::delete(&transaction, &subject).await?;
    if removed {
        // On an allow-list, this blocks somebody.
        take_effect(instance, &transaction).await?;
        transaction.commit().await?;
    }
    Ok(removed)
}

async fn take_effect(instance: &Instance, transaction: &Transaction) -> Result<()> {
    moderation_rules::changed(transaction).await?;
    let version = moderation_rules::version(transaction).await?;
    let rules = instance.read_rules(transaction, version).await?;
    let waiting = Waiting::of_blocked(transaction, &rules).await?;
    waiting.end(transaction, instance.clock.millis()).await?;
    drop_blocked(transaction, &rules).await
}

/// What waits around appeals from those that are blocked.
#[derive(Default)]
struct Waiting {
    /// Rows of statements in mailboxes.
    statements: Vec<i64>,
    /// What accounts have begun to sign.
    accounts: Vec<i64>,
    /// Appeals for which nobody here has asked.
    copies: Vec<String>,
    /// All appeals that this concerns.
    appeals: Vec<i64>,
}

impl Waiting {
    async fn of_blocked(transaction: &Transaction, rules: &Rules) -> Result<Self> {
        let mut found = Self::default();
        for (id, appeal, author) in statements::in_mailboxes(transaction).await? {
            if rules.is_blocked(&author) {
                found.statements.push(id);
                found.appeals.push(appeal);
            }
        }
        for (id, appeal, actor) in co_sign_intents::not_listed(transaction).await? {
            if rules.is_blocked(&actor) {
                found.accounts.push(id);
                found.appeals.push(appeal);
            }
        }
        for object in appeals::unasked(transaction).await? {
            if rules.is_blocked(&object) {
                let copy = appeals::by_ap_id(transaction, &object).await?;
                found.appeals.extend(copy.map(|copy| copy.id));
                found.copies.push(object);
            }
        }
        Ok(found)
    }

    /// Drops the statements and the copies, and ends what accounts have begun: their links, and what waits for a person.
    /// The appeals are taken first, as by everybody who changes what waits for one.
    async fn end(self, transaction: &Transaction, now: i64) -> Result<()> {
        appeals::lock_several(transaction, &self.appeals).await?;
        statements::delete_many(transaction, &self.statements).await?;
        for id in self.accounts {
            co_sign_intents::end_tokens(transaction, id, now).await?;
            co_sign_intents::drop_not_listed(transaction, id, now).await?;
        }
        for object in self.copies {
            appeals::delete_unasked(transaction, &object).await?;
        }
        Ok(())
    }
}

/// Drops what waits for those that are blocked, and ends who follows whom.
async fn drop_blocked(transaction: &Transaction, rules: &Rules) -> Result<()> {
    for actor in followers::actors(transaction).await? {
        if rules.is_blocked(&actor) {
            followers::delete_actor_everywhere(transaction, &actor).await?;
        }
    }
    // Whoever follows a topic need not follow an organisation.
    for actor in topic_followers::actors(transaction).await? {
        if rules.is_blocked(&actor) {
            topic_followers::delete_actor_everywhere(transaction, &actor).await?;
        }
    }
    for actor in following::actors(transaction).await? {
        if rules.is_blocked(&actor) {
            following::delete_actor_everywhere(transaction, &actor).await?;
        }
    }
    for actor in followed_topics::actors(transaction).await? {
        if rules.is_blocked(&actor) {
            followed_topics::delete_actor_everywhere(transaction, &actor).await?;
        }
    }
    for host in deliveries::hosts(transaction).await? {
        if rules.is_host_blocked(&host) {
            deliveries::drop_host(transaction, &host).await?;
        }
    }
    Ok(())
}
