//! Who is on a list no longer: taken off it by an initiator, or by its own word.

use super::{Signer, Standing, millis};
use crate::views::AppealView;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    Content, Statement,
    admission::Admission,
    attestation::SignerKind,
    list::{Origin, Vacancy},
};

/// Who was taken off the list as a signer by an initiator whose word counts; not those with whom this server has nothing to
/// do, of whom it shows nothing anywhere.
pub(super) fn removed(view: &AppealView) -> Vec<Signer> {
    let numbers = kept_numbers(view);
    let removed = view.snapshot.removed().into_iter();
    let mut removed: BTreeMap<&str, Signer> = removed
        .map(|(about, removals)| (about, off(about, &removals, &numbers)))
        .collect();
    for (key, register) in view.snapshot.state().registers() {
        let Some(statement) = register.value() else {
            continue;
        };
        let about = subject(key.author, statement);
        if is_hidden(view, about, statement) {
            removed.remove(about);
        } else if let Some(one) = removed.get_mut(about) {
            said(one, statement);
        }
    }
    // Who signed again since waits.
    let again = view.snapshot.all_signed_again();
    removed.retain(|about, _| !view.hides(about) && !again.contains_key(*about));
    // Who took its name back, too, has nothing left to be let in.
    for one in withdrawn(view) {
        removed.remove(one.about.as_str());
    }
    newest_first(removed.into_values().collect())
}

/// The numbers that stay with those who were removed, by when the first word against each was signed: the list does not say
/// whose they are. Where two were removed at the same moment, it is said of neither.
fn kept_numbers(view: &AppealView) -> BTreeMap<u64, Option<u64>> {
    let mut numbers = BTreeMap::new();
    for gone in view.list.vacated.iter() {
        if let (Vacancy::Removed, Some(at)) = (gone.why, gone.at) {
            let number = numbers.entry(at).or_insert(Some(gone.number));
            *number = number.filter(|number| *number == gone.number);
        }
    }
    numbers
}

/// Whoever is off the list by these words: since the newest of them, and for the reason that was given last.
fn off(
    about: &str,
    removals: &[(&Statement, &Admission)],
    numbers: &BTreeMap<u64, Option<u64>>,
) -> Signer {
    let mut one = Signer::new(about.to_owned(), Standing::Removed, 0);
    let first = removals.iter().map(|(statement, _)| statement.seq).min();
    one.number = first.and_then(|first| numbers.get(&first).copied().flatten());
    let mut reason_since = 0;
    for (statement, said) in removals {
        one.at = one.at.max(millis(statement.seq));
        if said.reason.is_some() && statement.seq >= reason_since {
            reason_since = statement.seq;
            one.reason.clone_from(&said.reason);
        }
        if !one.by.contains(&statement.author) {
            one.by.push(statement.author.clone());
        }
    }
    one
}

/// Whom a statement is about, where it puts somebody on the list.
fn subject<'a>(author: &'a str, statement: &'a Statement) -> &'a str {
    match &statement.content {
        Content::Endorsement(_) => author,
        Content::Attestation(_) => &statement.id,
        _ => "",
    }
}

/// Whether somebody signed with an account that is blocked here.
fn is_hidden(view: &AppealView, about: &str, statement: &Statement) -> bool {
    let account = match &statement.content {
        Content::Attestation(said) if !about.is_empty() => said.account.as_deref(),
        _ => None,
    };
    account.is_some_and(|account| view.hides(account))
}

/// Takes over what a signer, or who attested it, said of it.
fn said(one: &mut Signer, statement: &Statement) {
    match &statement.content {
        Content::Endorsement(said) if said.endorsed => {
            one.names = said.names.clone();
            one.key = Some(statement.key.to_string());
            one.beside(said.clone());
            if said.names.capacity.is_some() {
                one.kind = SignerKind::Individual;
            }
        }
        Content::Attestation(said) if said.listed => {
            one.names = said.names.clone();
            one.kind = said.kind;
            one.how = said.provenance.name();
        }
        _ => {}
    }
}

/// Who took its name back: by its own word, or by that of who had attested it.
pub(super) fn withdrawn(view: &AppealView) -> Vec<Signer> {
    let listed = view.list.entries.iter();
    let listed = listed.flat_map(|one| std::iter::once(&one.id).chain(&one.same_as));
    let listed: BTreeSet<&str> = listed.map(String::as_str).collect();
    let mut withdrawn: BTreeMap<String, Signer> = BTreeMap::new();
    for (key, register) in view.snapshot.state().registers() {
        let Some(statement) = register.value() else {
            continue;
        };
        let (about, how) = match &statement.content {
            Content::Endorsement(said) if !said.endorsed => (key.author, Origin::OwnServer.name()),
            Content::Attestation(said) if !said.listed => {
                (subject(key.author, statement), said.provenance.name())
            }
            _ => continue,
        };
        if about.is_empty() || listed.contains(about) {
            continue;
        }
        let one = withdrawn
            .entry(about.to_owned())
            .or_insert_with(|| Signer::new(about.to_owned(), Standing::Withdrawn, 0));
        one.at = one.at.max(millis(statement.seq));
        one.how = how;
    }
    newest_first(withdrawn.into_values().collect())
}

fn newest_first(mut signers: Vec<Signer>) -> Vec<Signer> {
    signers.sort_by(|one, other| (other.at, &one.about).cmp(&(one.at, &other.about)));
    signers
}
