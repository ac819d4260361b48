//! Who of a list may be on the list of co-signers already, may wait to be let in, or may have been invited, under an address
//! that is not known to be theirs: whoever has the name of somebody who is, or does.

use super::{
    Checked, Given, NOT_REACHED, Verdict, each,
    list::{have_room, look, to_invite},
};
use crate::{Instance, error::Result, suggestions};
use std::{collections::BTreeMap, slice};
use undersigned_domain::{CoSignerList, attestation::SignerKind};
use undersigned_likeness::{self as likeness, same_names};
use undersigned_store::{appeals::Appeal, invitees, organizations::Organization};

/// Somebody with the name of an organisation that could be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Namesake {
    /// On the list of co-signers, called like this.
    Listed(String),
    /// Waiting to be let in, called like this.
    Waiting(String),
    /// Invited before, called like this.
    Invited(String),
}

impl Namesake {
    /// Which of these it is: a code.
    #[must_use]
    pub const fn state(&self) -> &'static str {
        match self {
            Self::Listed(_) => "listed",
            Self::Waiting(_) => "waiting",
            Self::Invited(_) => "invited",
        }
    }

    /// The name that they share, as the other writes it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Listed(name) | Self::Waiting(name) | Self::Invited(name) => name,
        }
    }
}

/// What somebody is by the name that is found.
type By = fn(String) -> Namesake;

/// Somebody who signs, waits or was invited, with all their names.
type Known = (By, Vec<likeness::Name>);

/// As [`check`](super::check), with those who have the name of somebody who signs, waits to be let in or was invited, by the
/// numbers of their lines. They are left out unless a person says otherwise, so they take no room here.
///
/// # Errors
/// As [`check`](super::check); [`crate::FederationError::Busy`].
pub async fn check_names(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    given: &[Given],
    language: &str,
) -> Result<(Vec<Checked>, BTreeMap<u64, Namesake>)> {
    let checked = look(instance, organization, appeal, given, language).await?;
    let named = namesakes(instance, organization, appeal, &checked).await?;
    let sent = to_invite(&checked).filter(|one| !named.contains_key(&one.number));
    have_room(instance, appeal, sent.count()).await?;
    Ok((checked, named))
}

/// Those of a list who could be invited and have the name of an organisation that signs, waits to be let in, or was invited
/// before, by the numbers of their lines. They may be somebody else: a person decides.
///
/// # Errors
/// [`crate::FederationError::NotFound`] for another organisation's appeal; [`crate::FederationError::Busy`]; the database.
pub async fn namesakes(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    checked: &[Checked],
) -> Result<BTreeMap<u64, Namesake>> {
    let named = checked.iter().filter_map(|one| match &one.verdict {
        Verdict::Ready(found) | Verdict::Later(found) => Some((one.number, found.name.as_str())),
        _ => None,
    });
    let asked: Vec<(u64, likeness::Name)> = named
        .filter(|(_, name)| !name.is_empty())
        .map(|(line, name)| (line, full(name)))
        .collect();
    if asked.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut others: Vec<Known> = Vec::new();
    for one in instance.pending(appeal.id).await? {
        if one.kind() == SignerKind::Organisation {
            others.push((Namesake::Waiting, suggestions::names(&one.names)));
        }
    }
    for (_, row) in each(instance, organization, appeal).await? {
        // One that does not open keeps nobody from being invited.
        let Ok(row) = row else { continue };
        let returns = [invitees::REVOKED, invitees::NOT_FOUND, NOT_REACHED];
        if !row.name.is_empty() && !returns.contains(&row.state.as_str()) {
            others.push((Namesake::Invited, vec![full(&row.name)]));
        }
    }
    let list = instance.snapshot(appeal).await?.list().clone();
    // All names of a long list are read apart from the threads that answer requests.
    let work = move || found(&asked, listed(&list).chain(others));
    instance.comparing.work(work).await
}

/// The organisations on a list, with all their names.
fn listed(list: &CoSignerList) -> impl Iterator<Item = Known> {
    let organisations = list.entries.iter();
    let organisations = organisations.filter(|entry| entry.kind == SignerKind::Organisation);
    organisations.map(|entry| {
        let by: By = Namesake::Listed;
        (by, suggestions::names(&entry.names))
    })
}

/// A whole name of which nobody has said in which language it is.
fn full(name: &str) -> likeness::Name {
    likeness::Name {
        text: name.to_owned(),
        language: "und".to_owned(),
        alias: false,
    }
}

/// Of each line the first of `known` who has its name. Who comes after that is not asked about it: however many have one
/// name, on both sides, each is looked at once.
fn found(
    asked: &[(u64, likeness::Name)],
    known: impl Iterator<Item = Known>,
) -> BTreeMap<u64, Namesake> {
    let mut lines: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for (line, name) in asked {
        for text in same_names(slice::from_ref(name)) {
            lines.entry(text).or_default().push(*line);
        }
    }
    let mut found = BTreeMap::new();
    for (by, names) in known {
        if lines.is_empty() {
            break;
        }
        for text in same_names(&names) {
            let Some(numbers) = lines.remove(&text) else {
                continue;
            };
            // Of several names the one that is shared tells why.
            let has_it =
                |name: &&likeness::Name| same_names(slice::from_ref(*name)).contains(&text);
            let Some(shared) = names.iter().find(has_it) else {
                continue;
            };
            for line in numbers {
                found.entry(line).or_insert_with(|| by(shared.text.clone()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_the_name_of_a_signer_is_found_however_it_is_written() {
        let asked = [
            (1, full("Hull Dockers' Union")),
            (2, full("Crane Drivers")),
            (3, full("Rope Makers")),
            (5, full("CLERKS")),
            (6, full("Clerks")),
        ];
        let known_as = |by: By, name: &str| (by, vec![full("海員工會"), full(name)]);
        let listed = |name: &str| known_as(Namesake::Listed, name);
        let invited = |name: &str| known_as(Namesake::Invited, name);
        let known = [
            // Of its two names the one that is shared is told.
            listed("HULL DOCKERS UNION."),
            listed("Clerks"),
            known_as(Namesake::Waiting, "ROPE MAKERS"),
            invited("Clerks"),
            invited("Crane drivers"),
            invited("crane drivers"),
        ];
        let found = found(&asked, known.into_iter());
        let expected = [
            (1, Namesake::Listed("HULL DOCKERS UNION.".to_owned())),
            (2, Namesake::Invited("Crane drivers".to_owned())),
            (3, Namesake::Waiting("ROPE MAKERS".to_owned())),
            (5, Namesake::Listed("Clerks".to_owned())),
            (6, Namesake::Listed("Clerks".to_owned())),
        ];
        assert_eq!(found, expected.into());
    }

    #[test]
    fn however_many_have_one_name_each_line_is_looked_for_once() {
        let asked: Vec<(u64, likeness::Name)> =
            (1..=3).map(|line| (line, full("Clerks"))).collect();
        let mut looked = 0;
        let known = std::iter::repeat_with(|| {
            looked += 1;
            let name = format!("Clerks{}", ".".repeat(looked));
            let by: By = Namesake::Listed;
            (by, vec![full(&name)])
        });
        let found = found(&asked, known.take(1_000));
        let first = Namesake::Listed("Clerks.".to_owned());
        let expected = [1, 2, 3].map(|line| (line, first.clone()));
        assert_eq!(found, expected.into());
        assert!(looked <= 2, "{looked}");
    }
}
