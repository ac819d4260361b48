//! Letting signers in without a person, where an appeal is open.

use super::{
    super::{
        admission_register, admit_keys, envelopes,
        refuse::{end_waiting, refused_here},
        sign_by_form, stranded,
    },
    can_be_read, local_initiator, names_digest,
    telling::tell_all,
};
use crate::{
    addressed::Addressed,
    crowds::Counting,
    error::Result,
    keys::ActorKeys,
    moderation::Stance,
    replica::{Change, must_stand},
    taken_names::TakenNames,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    Multikey, Note, Statement, StatementType, Verified,
    admission::{AdmissionState, Role},
    author::AdmissionOf,
    rotation,
};
use undersigned_store::{organizations::Organization, statements::InMailbox};

/// Admits by itself what this server may: on an open appeal, with a local initiator, signers whose
/// key was seen at their own origin; and renews names that were changed. Once the appeal is withdrawn
/// nobody waits any longer.
///
/// # Errors
/// The database.
pub(crate) async fn by_itself(change: &mut Change) -> Result<()> {
    Box::pin(sign_by_form::follow(change)).await?;
    let list = change.list();
    let open = list.current().is_some_and(Note::lets_in_by_itself);
    let Some((organization, keys)) = local_initiator(change, &list.initiators).await? else {
        return Ok(());
    };
    if !change.instance().may_sign_by_itself(change.appeal.id) {
        return Ok(());
    }
    let rows = change.in_mailbox().await?;
    // Also where nobody waits: who was refused before is no row of the mailbox any more, and what it says now is none yet.
    let refused = refused_here(change.instance(), &change.transaction, change.appeal.id).await?;
    let counting = Counting::here(change.instance(), change.appeal.id);
    let addressed = list.current().map(Addressed::by).unwrap_or_default();
    let names = change.instance().listed_names(change.appeal.id);
    let called_alike = names.waiting(&list.entries, rows.iter().map(|row| row.digest.as_str()));
    let mut taken: Option<TakenNames> = None;
    let mut due: BTreeMap<(String, Multikey), Due> = BTreeMap::new();
    // Thousands may wait for a person, or for an hour in which fewer come: what they say is not read each time that
    // somebody else signs.
    let may_come = |author: &str| {
        admits_by_itself(change, author, true)
            && !addressed.covers(author)
            && counting.would_admit(change.state(), &list, author)
    };
    let wanted = |row: &&InMailbox| {
        let ours = change.instance().addresses.is_ours(&row.author);
        row.kind == StatementType::Endorsement.name()
            && (row.origin_checked || ours)
            // A person refused it, or is to look at its name.
            && !refused.digests.contains(&row.digest)
            && !called_alike.contains(row.digest.as_str())
            // On other appeals only who is known here may take back what it signed.
            && (change.state().has_endorsed(&row.author)
                || open
                    && !refused.authors.contains_key(&row.author)
                    && (ours || may_come(&row.author)))
    };
    let wanted: Vec<&InMailbox> = rows.iter().filter(wanted).collect();
    let waiting = change.waiting(&wanted).await?;
    change.keep_mailbox(rows);
    for held in waiting {
        let (endorsement, checked) = (held.verified, held.checked);
        let statement = endorsement.statement();
        let ours = change.instance().addresses.is_ours(&statement.author);
        if statement.kind() != StatementType::Endorsement || !(checked || ours) {
            continue;
        }
        // A key of ours that somebody stole is let in nowhere, whoever signed with it.
        if ours && !is_own_word(change, statement).await? {
            continue;
        }
        // Who is known here may always take back what it signed, under whichever key of its own.
        let known = change.state().has_endorsed(&statement.author);
        if !open && !known {
            continue;
        }
        let endorses = statement.endorses();
        if !admits_by_itself(change, &statement.author, endorses) || !can_be_read(statement) {
            continue;
        }
        // Whom a person refused is let in by a person, whatever it says now.
        if endorses && refused.authors.contains_key(&statement.author) {
            continue;
        }
        // Whom a person removed comes back only by a person's decision.
        let state = change.state();
        let mut earlier = due
            .iter()
            .filter(|((author, _), _)| *author == statement.author);
        let first = earlier.next().map(|(_, due)| due.since);
        let keys_due = earlier.count() + usize::from(first.is_some());
        if rotation::is_barred(state, &statement.author, &statement.key)
            || rotation::has_many_keys(state, &statement.author, keys_due)
        {
            continue;
        }
        let is_new = endorses && !known && !ours && first.is_none();
        if is_new && addressed.covers(&statement.author)
            || open && !ours && !Box::pin(may_be_called(change, &mut taken, statement)).await?
            || is_new && !counting.admit(change.state(), &list, &statement.author)
        {
            continue;
        }
        if endorses && open || !endorses && known {
            let since = admit_keys::known_since(change, &statement.author).or(first);
            let key = (statement.author.clone(), statement.key.clone());
            let since = since.unwrap_or(statement.seq);
            // Of two that one key said at once, one: it is one admission for both.
            due.insert(key, Due { since, endorsement });
        }
    }
    change.counting = Some(counting);
    let due: Vec<Due> = due.into_values().collect();
    admit_all(change, &organization, &keys, due, true).await?;
    if open {
        Box::pin(let_in_anew(change, &organization, &keys, None)).await?;
    }
    if change.list().is_withdrawn() {
        Box::pin(end_waiting(change, &organization)).await?;
    }
    sign_by_form::by_itself(change).await
}

/// Whether somebody may endorse by such names without a person: they are nobody else's, and look like no other's.
async fn may_be_called(
    change: &Change,
    taken: &mut Option<TakenNames>,
    endorsement: &Statement,
) -> Result<bool> {
    if !endorsement.endorses() {
        return Ok(true);
    }
    let (instance, db) = (change.instance(), &change.transaction);
    let taken = match taken {
        Some(taken) => taken,
        None => {
            let list = change.list();
            taken.insert(TakenNames::of(instance, db, change.appeal.id, &list).await?)
        }
    };
    taken.gives(db, endorsement).await
}

/// Lets in anew those of some authors who are left; answers how many endorsements that were.
///
/// # Errors
/// The database.
pub(in crate::actions) async fn anew(
    change: &mut Change,
    authors: &BTreeSet<String>,
) -> Result<usize> {
    let list = change.list();
    let open = list.current().is_some_and(Note::lets_in_by_itself);
    if !open || !change.instance().may_sign_by_itself(change.appeal.id) {
        return Ok(0);
    }
    let Some((organization, keys)) = local_initiator(change, &list.initiators).await? else {
        return Ok(0);
    };
    change.counting = Some(Counting::here(change.instance(), change.appeal.id));
    Box::pin(let_in_anew(change, &organization, &keys, Some(authors))).await
}

/// Renews the admission of those whose names changed, gives one to initiators who sign, so that
/// every entry says since when it stands there, and to those whom nobody lists: of these authors, or of
/// all that can be looked at while others wait.
async fn let_in_anew(
    change: &mut Change,
    organization: &Organization,
    keys: &ActorKeys,
    authors: Option<&BTreeSet<String>>,
) -> Result<usize> {
    let seen = stranded::seen(change, &keys.author, authors).await?;
    let due: Vec<Due> = seen
        .into_iter()
        .map(|(since, endorsement)| Due { endorsement, since })
        .collect();
    let count = due.len();
    if count > 0 {
        // Else these learn of all by the comparison that follows every change.
        let (instance, appeal) = (change.instance(), change.appeal.id);
        let tells_holders = due.iter().all(|_| instance.tells_of_renewal(appeal));
        admit_all(change, organization, keys, due, tells_holders).await?;
    }
    Ok(count)
}

/// Whether a statement is the word of one of our actors, that nobody else can have given.
async fn is_own_word(change: &Change, statement: &Statement) -> Result<bool> {
    let (instance, db) = (change.instance(), &change.transaction);
    instance
        .is_own_word_within(db, &statement.author, &statement.key)
        .await
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

/// An endorsement that is to be let in.
struct Due {
    endorsement: Verified,
    /// Since when its author is on the list.
    since: u64,
}

/// Lets some in: their admissions are signed, written and sent together, to who signed and, where it
/// `tells_holders`, to the servers that hold the list and take what they are sent.
async fn admit_all(
    change: &mut Change,
    organization: &Organization,
    keys: &ActorKeys,
    due: Vec<Due>,
    tells_holders: bool,
) -> Result<()> {
    let register = |due: &Due| {
        let statement = due.endorsement.statement();
        let (about, key) = (&statement.author, &statement.key);
        admission_register(&keys.author, about, Role::Signer, Some(key))
    };
    let registers: Vec<_> = due.iter().map(register).collect();
    let mut admissions = Vec::new();
    for (due, envelope) in due.iter().zip(envelopes(change, keys, &registers).await?) {
        let statement = due.endorsement.statement();
        let admission = AdmissionOf {
            about: &statement.author,
            role: Role::Signer,
            admits: Some(&statement.key),
            state: AdmissionState::Admitted,
            names_digest: names_digest(statement),
            ordinal: None,
            since: Some(due.since),
            reason: None,
            overrules: &[],
        };
        admissions.push((keys.author.admit(&envelope, &admission)?, true));
    }
    for outcome in change.insert_all(&admissions).await? {
        must_stand(outcome)?;
    }
    let told: Vec<(&Verified, Option<&Verified>)> = admissions
        .iter()
        .zip(&due)
        .map(|((admission, _), due)| (admission, Some(&due.endorsement)))
        .collect();
    let (instance, db) = (change.instance(), &change.transaction);
    let holders = match tells_holders && !told.is_empty() {
        true => Box::pin(instance.prompt_replica_inboxes(db, change.appeal.id)).await?,
        false => BTreeSet::new(),
    };
    tell_all(change, organization, &told, &holders).await?;
    // What follows reads rows of what was let in just now.
    change.flush().await
}
