//! Who of a list may be on the list of co-signers already, or may have been invited, under an address that is not known to
//! be theirs: whoever has the name of somebody who is.

use super::{Checked, NOT_REACHED, Verdict, each};
use crate::{Instance, error::Result, suggestions};
use std::{collections::BTreeMap, slice};
use undersigned_domain::attestation::SignerKind;
use undersigned_likeness::{self as likeness, same_names};
use undersigned_store::{appeals::Appeal, invitees, organizations::Organization};

/// Somebody with the name of an organisation that could be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Namesake {
    /// On the list of co-signers, called like this.
    Listed(String),
    /// Invited before, called like this.
    Invited(String),
}

/// Those of a list who could be invited and have the name of an organisation that signs, or was invited before, by the
/// numbers of their lines. They may be somebody else: a person decides.
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
    let snapshot = instance.snapshot(appeal).await?;
    let mut known = Vec::new();
    for entry in &snapshot.list().entries {
        let names = suggestions::names(&entry.names);
        if let (SignerKind::Organisation, Some(first)) = (entry.kind, names.first()) {
            known.push((Namesake::Listed(first.text.clone()), names));
        }
    }
    for (_, row) in each(instance, organization, appeal).await? {
        // One that does not open keeps nobody from being invited.
        let Ok(row) = row else { continue };
        let returns = [invitees::REVOKED, invitees::NOT_FOUND, NOT_REACHED];
        if !row.name.is_empty() && !returns.contains(&row.state.as_str()) {
            let names = vec![full(&row.name)];
            known.push((Namesake::Invited(row.name), names));
        }
    }
    instance.comparing.work(move || found(&asked, known)).await
}

/// A whole name of which nobody has said in which language it is.
fn full(name: &str) -> likeness::Name {
    likeness::Name {
        text: name.to_owned(),
        language: "und".to_owned(),
        alias: false,
    }
}

/// Of each line the first of `known` who has its name.
fn found(
    asked: &[(u64, likeness::Name)],
    known: Vec<(Namesake, Vec<likeness::Name>)>,
) -> BTreeMap<u64, Namesake> {
    let mut lines: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for (line, name) in asked {
        for text in same_names(slice::from_ref(name)) {
            lines.entry(text).or_default().push(*line);
        }
    }
    let mut found = BTreeMap::new();
    for (namesake, names) in known {
        let texts = same_names(&names);
        let same = texts.iter().filter_map(|text| lines.get(text)).flatten();
        for line in same {
            found.entry(*line).or_insert_with(|| namesake.clone());
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
        ];
        let listed = |name: &str| {
            let namesake = Namesake::Listed(name.to_owned());
            (namesake, vec![full("海員工會"), full(name)])
        };
        let invited = |name: &str| (Namesake::Invited(name.to_owned()), vec![full(name)]);
        let known = vec![
            listed("HULL DOCKERS UNION."),
            listed("Clerks"),
            invited("Clerks"),
            invited("Crane drivers"),
        ];
        let found = found(&asked, known);
        let expected = [
            (1, Namesake::Listed("HULL DOCKERS UNION.".to_owned())),
            (2, Namesake::Invited("Crane drivers".to_owned())),
            (5, Namesake::Listed("Clerks".to_owned())),
        ];
        assert_eq!(found, expected.into());
    }
}
