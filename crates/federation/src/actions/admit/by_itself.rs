//! Letting signers in without a person, where an appeal is open.

use super::{
    super::{admit_keys, envelope, insert_own, sign_by_form, stranded},
    Decision, local_initiator, names_digest, register, tell,
};
use crate::{error::Result, keys::ActorKeys, moderation::Stance, replica::Change, site};
use std::collections::HashMap;
use undersigned_domain::{
    CoSignerList, Entry, Statement, StatementType, Verified,
    admission::{AdmissionState, Role},
    appeal::AdmissionPolicy,
    author::AdmissionOf,
    list::Origin,
    rotation,
};
use undersigned_store::{organizations::Organization, statements};

/// Most organisations of one registered domain that one appeal lets in without a person.
const MAX_OF_DOMAIN: usize = 100;

/// Whether an appeal lets signers in without a person.
pub(in crate::actions) fn is_open(list: &CoSignerList) -> bool {
    list.current()
        .is_some_and(|note| note.admission == AdmissionPolicy::Open && note.takes_signatures())
}

/// Admits by itself what this server may: on an open appeal, with a local initiator, signers whose
/// key was seen at their own origin; and renews names that were changed.
///
/// # Errors
/// The database.
pub(crate) async fn by_itself(change: &mut Change) -> Result<()> {
    let list = change.list();
    let open = is_open(&list);
    let Some((organization, keys)) = local_initiator(change, &list.initiators).await? else {
        return Ok(());
    };
    if !change.instance().may_sign_by_itself(change.appeal.id) {
        return Ok(());
    }
    let endorsed = admit_keys::who_endorsed(change);
    let mut crowds = Crowds::new(&list.entries);
    for row in statements::mailbox(&change.transaction, change.appeal.id).await? {
        let ours = change.instance().addresses.is_ours(&row.author);
        // Who is known here may always take back what it signed, under whichever key of its own.
        let known = endorsed.contains(&row.author);
        if !open && !known {
            continue;
        }
        if row.kind != StatementType::Endorsement.name() || !(row.origin_checked || ours) {
            continue;
        }
        let endorsement = Verified::stored(&row.body)?;
        let statement = endorsement.statement().clone();
        let endorses = names_digest(&statement).is_some();
        if !admits_by_itself(change, &statement.author, endorses) {
            continue;
        }
        // Whom a person removed comes back only by a person's decision.
        let state = change.state();
        if rotation::is_barred(state, &statement.author, &statement.key)
            || rotation::has_many_keys(state, &statement.author)
        {
            continue;
        }
        if endorses && !known && !ours && !crowds.admit(&statement.author) {
            continue;
        }
        if endorses && open || !endorses && known {
            let since = admit_keys::known_since(change, &statement.author);
            admit_one(
                change,
                &organization,
                &keys,
                &statement,
                since.unwrap_or(statement.seq),
                &endorsement,
            )
            .await?;
        }
    }
    if open {
        admit_stranded(change, &organization, &keys).await?;
        renew_names(change, &organization, &keys).await?;
    }
    sign_by_form::by_itself(change).await
}

/// Admits those whose own server is out of reach, and whose key was seen there.
async fn admit_stranded(
    change: &mut Change,
    organization: &Organization,
    keys: &ActorKeys,
) -> Result<()> {
    for endorsement in stranded::seen(change, &keys.author).await? {
        let statement = endorsement.statement().clone();
        if !admits_by_itself(change, &statement.author, true) {
            continue;
        }
        let since = statement.seq;
        admit_one(change, organization, keys, &statement, since, &endorsement).await?;
    }
    Ok(())
}

/// How many organisations of one registered domain were let in without a person: names below a
/// domain cost its owner nothing, so one owner cannot fill a list overnight.
struct Crowds<'a> {
    list: &'a [Entry],
    counted: HashMap<String, usize>,
}

impl<'a> Crowds<'a> {
    fn new(list: &'a [Entry]) -> Self {
        let counted = HashMap::new();
        Self { list, counted }
    }

    /// Counts one more, unless there are many already: those wait for a person.
    fn admit(&mut self, author: &str) -> bool {
        let domain = site::of(author);
        let on_list = |domain: &str| {
            let entries = self.list.iter();
            // To look for the text first is much cheaper than to read every address.
            entries
                .filter(|entry| entry.origin == Origin::OwnServer && entry.id.contains(domain))
                .filter(|entry| site::of(&entry.id) == domain)
                .count()
        };
        let count = match self.counted.get(&domain) {
            Some(count) => *count,
            None => on_list(&domain),
        };
        let room = count < MAX_OF_DOMAIN;
        self.counted.insert(domain, count + usize::from(room));
        room
    }
}

/// Whether this server lets an author in, or takes a withdrawal of its, without a person: whom it
/// limits waits for one, but may always take its name back.
pub(in crate::actions) fn admits_by_itself(change: &Change, author: &str, endorses: bool) -> bool {
    match change.stance(author) {
        Stance::Open => true,
        Stance::Limited => !endorses,
        Stance::Blocked => false,
    }
}

/// Renews the admission of those whose names changed, and gives one to initiators who sign, so
/// that every entry says since when it stands there.
async fn renew_names(
    change: &mut Change,
    organization: &Organization,
    keys: &ActorKeys,
) -> Result<()> {
    let list = change.list();
    for due in &list.unconfirmed {
        let found = statements::by_digests(
            &change.transaction,
            change.appeal.id,
            &[due.digest.to_string().as_str()],
        )
        .await?;
        let Some(row) = found.first() else {
            continue;
        };
        let endorsement = Verified::stored(&row.body)?;
        let statement = endorsement.statement().clone();
        let names = names_digest(&statement).is_some();
        if names && admits_by_itself(change, &statement.author, true) {
            admit_one(
                change,
                organization,
                keys,
                &statement,
                due.since,
                &endorsement,
            )
            .await?;
        }
    }
    Ok(())
}

async fn admit_one(
    change: &mut Change,
    organization: &Organization,
    keys: &ActorKeys,
    statement: &Statement,
    since: u64,
    endorsement: &Verified,
) -> Result<()> {
    let decision = Decision {
        about: &statement.author,
        role: Role::Signer,
        state: AdmissionState::Admitted,
        reason: None,
        overrules: Vec::new(),
        key: None,
    };
    let register = register(&keys.author, &decision, Some(&statement.key));
    let envelope = envelope(change, &register).await?;
    let admission = AdmissionOf {
        about: &statement.author,
        role: Role::Signer,
        admits: Some(&statement.key),
        state: AdmissionState::Admitted,
        names_digest: names_digest(statement),
        ordinal: None,
        since: Some(since),
        reason: None,
        overrules: &[],
    };
    let verified = keys.author.admit(&envelope, &admission)?;
    insert_own(change, &verified).await?;
    tell(change, organization, &verified, Some(endorsement)).await
}

#[cfg(test)]
mod tests {
    use super::{Crowds, MAX_OF_DOMAIN};

    #[test]
    fn one_domain_cannot_fill_a_list() {
        let mut crowds = Crowds::new(&[]);
        let farm = |number: usize| format!("https://h{number}.farm.example/orgs/a");
        let let_in = (0..5_000).filter(|number| crowds.admit(&farm(*number)));
        assert_eq!(let_in.count(), MAX_OF_DOMAIN);
        assert!(crowds.admit("https://union.example/orgs/a"));
        assert!(!crowds.admit("https://farm.example/orgs/b"));
    }
}
