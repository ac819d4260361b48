//! What a row leaves unsaid of an entry that is on the list: that stays as it is, since a later list that has no such
//! column takes nothing back.

use super::{exported::in_one_cell, taken_number};
use crate::actions::attest::Signer;
use std::collections::BTreeSet;
use undersigned_domain::{Names, attestation::Attestation, names::MAX_NAMES};

/// What somebody has emptied in a line that was exported. That is said, and does not stay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Emptied {
    /// The country.
    pub country: bool,
    /// When it was signed.
    pub signed_at: bool,
    /// The languages of names.
    pub languages: BTreeSet<String>,
    /// How many further names: the first ones that the entry has, where the line keeps none.
    pub further: usize,
}

impl Emptied {
    /// What is left of an entry.
    fn left_of(&self, held: &Attestation) -> Attestation {
        let mut left = held.clone();
        let names = &mut left.names;
        if self.country {
            names.country = None;
        }
        let further = self.further.min(names.also_known_as.len());
        names.also_known_as.drain(..further);
        let languages = &self.languages;
        names.name_map.retain(|tag, _| !languages.contains(tag));
        if self.signed_at {
            left.signed_at = None;
        }
        left
    }
}

/// A row, with what it leaves unsaid as the list has it.
pub(super) fn completed(row: &Signer, said: Option<&Attestation>, emptied: &Emptied) -> Signer {
    let mut row = row.clone();
    let Some(held) = said.filter(|said| said.listed) else {
        return row;
    };
    let held = &emptied.left_of(held);
    take_apart(&mut row.names, &held.names);
    say_language(&mut row.names, &held.names);
    keep_names(&mut row.names, &held.names);
    let names = &mut row.names;
    names.country = names.country.take().or_else(|| held.names.country.clone());
    row.ordinal = row.ordinal.or(held.ordinal);
    row.signed_at = row.signed_at.or_else(|| held.signed_at.clone());
    row
}

/// Where a row calls its signer as an exported table does, all names in one cell, these themselves: somebody deletes the
/// column of the ids, by which that is known else.
fn take_apart(row: &mut Names, held: &Names) {
    if is_joined(row.name_map.values(), held.name_map.values()) {
        row.name_map = held.name_map.clone();
    }
    if is_joined(&row.also_known_as, &held.also_known_as) {
        row.also_known_as.clone_from(&held.also_known_as);
    }
}

/// Whether what is said is one text, and several others as they stand in one cell.
fn is_joined<'a>(
    said: impl IntoIterator<Item = &'a String>,
    others: impl IntoIterator<Item = &'a String>,
) -> bool {
    let said: Vec<&String> = said.into_iter().collect();
    let others: Vec<&String> = others.into_iter().collect();
    match said.as_slice() {
        [only] => others.len() > 1 && **only == in_one_cell(others),
        _ => false,
    }
}

/// Where a row does not say in which language a name is, the one under which the list has that very name: a file whose
/// columns somebody has looked at says more than the same file without.
fn say_language(row: &mut Names, held: &Names) {
    let Some(name) = row.name_map.get("und").cloned() else {
        return;
    };
    let mut known = held.name_map.iter();
    let known = known.find(|&(tag, text)| {
        tag != "und" && *text == name && !row.name_map.contains_key(tag.as_str())
    });
    if let Some((tag, _)) = known {
        row.name_map.remove("und");
        row.name_map.insert(tag.clone(), name);
    }
}

/// Keeps the names in languages of which the row does not speak, and those that are further ones. Of who is called
/// wholly otherwise now none is kept, nor where it is not known which of the names the row says anew.
fn keep_names(row: &mut Names, held: &Names) {
    let is_called = |name: &str| row.name_map.values().any(|said| said == name);
    let languages = held.name_map.iter().filter(|&(tag, name)| {
        let is_said = row.name_map.contains_key(tag.as_str()) || is_called(name.as_str());
        tag != "und" && !row.name_map.contains_key("und") && !is_said
    });
    let languages: Vec<(String, String)> = languages
        .map(|(tag, name)| (tag.clone(), name.clone()))
        .collect();
    let further: Vec<String> = match row.also_known_as.as_slice() {
        [] => {
            let further = held.also_known_as.iter();
            further
                .filter(|name| !is_called(name.as_str()))
                .cloned()
                .collect()
        }
        _ => Vec::new(),
    };
    let is_any = !languages.is_empty() || !further.is_empty();
    if is_any && taken_number::may_be_corrected(held, row) {
        for (tag, name) in languages.into_iter().take(room(row)) {
            row.name_map.insert(tag, name);
        }
        let room = room(row);
        row.also_known_as.extend(further.into_iter().take(room));
    }
}

/// How many more names there may be: what a row says comes first, and with more than anybody may have it would be refused.
fn room(names: &Names) -> usize {
    MAX_NAMES.saturating_sub(names.name_map.len() + names.also_known_as.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::attestation::{Provenance, SignerKind};

    fn signer(names: &[(&str, &str)]) -> Signer {
        let names = names.iter();
        let names = names.map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()));
        Signer {
            names: Names {
                name_map: names.collect(),
                ..Names::default()
            },
            kind: SignerKind::Organisation,
            provenance: Provenance::Import,
            account: None,
            initiated: false,
            ordinal: None,
            signed_at: None,
            evidence: None,
        }
    }

    /// Dockers of Peru, who signed on a day.
    fn held() -> Attestation {
        let mut names = signer(&[("en", "Dockers"), ("es", "Estibadores")]).names;
        names.also_known_as = vec!["DU".to_owned()];
        names.country = Some("PE".to_owned());
        Attestation {
            listed: true,
            pin: None,
            names,
            kind: SignerKind::Organisation,
            provenance: Provenance::Import,
            initiated: false,
            evidence_digest: None,
            signed_at: Some("2026-03-04".to_owned()),
            ordinal: Some(7),
            since: None,
            account: None,
        }
    }

    fn unemptied(row: &Signer, held: &Attestation) -> Signer {
        completed(row, Some(held), &Emptied::default())
    }

    #[test]
    fn what_somebody_has_emptied_goes_and_nothing_else() {
        let row = signer(&[("en", "Dockers")]);
        let emptied = Emptied {
            country: true,
            languages: ["es".to_owned()].into(),
            ..Emptied::default()
        };
        let now = completed(&row, Some(&held()), &emptied);
        assert_eq!(now.names.country, None);
        assert_eq!(now.names.name_map, row.names.name_map);
        assert_eq!(now.names.also_known_as, ["DU"]);
        assert_eq!(now.signed_at, held().signed_at);
        let emptied = Emptied {
            signed_at: true,
            further: 1,
            ..Emptied::default()
        };
        let now = completed(&row, Some(&held()), &emptied);
        assert_eq!(now.names.country.as_deref(), Some("PE"));
        assert_eq!(now.names.name_map["es"], "Estibadores");
        assert!(now.names.also_known_as.is_empty());
        assert_eq!(now.signed_at, None);
        // One that was added since stays.
        let mut more = held();
        more.names.also_known_as.push("DP".to_owned());
        let now = completed(&row, Some(&more), &emptied);
        assert_eq!(now.names.also_known_as, ["DP"]);
    }

    #[test]
    fn what_a_row_leaves_unsaid_stays() {
        let all = Signer::from(held());
        for names in [&[("en", "Dockers")], &[("und", "Dockers")]] {
            assert_eq!(unemptied(&signer(names), &held()), all);
        }
        let mut row = signer(&[("en", "Dockers Union")]);
        row.names.country = Some("CL".to_owned());
        row.signed_at = Some("2026-03-05".to_owned());
        let now = unemptied(&row, &held());
        assert_eq!(now.names.country, row.names.country);
        assert_eq!(now.signed_at, row.signed_at);
        let names = [("en", "Dockers Union"), ("es", "Estibadores")];
        assert_eq!(now.names.name_map, signer(&names).names.name_map);
        assert_eq!(now.names.also_known_as, ["DU"]);
    }

    #[test]
    fn all_names_in_one_cell_are_those_of_the_entry() {
        let mut held = held();
        held.names.also_known_as.push("DP".to_owned());
        let mut row = signer(&[("und", "Dockers / Estibadores")]);
        row.names.also_known_as = vec!["DU / DP".to_owned()];
        assert_eq!(unemptied(&row, &held).names, held.names);
        let other = signer(&[("und", "Dockers / Quay 5")]);
        let now = unemptied(&other, &held).names.name_map;
        assert_eq!(now["und"], "Dockers / Quay 5");
    }

    #[test]
    fn names_that_others_replace_do_not_stay() {
        let renamed = signer(&[("en", "Bollard Society")]);
        let now = unemptied(&renamed, &held());
        assert_eq!(now.names.name_map, renamed.names.name_map);
        assert!(now.names.also_known_as.is_empty());
        assert_eq!(now.names.country.as_deref(), Some("PE"));
        // Said in no language, or in another one than before.
        for names in [&[("und", "Dockers Union")], &[("fr", "Dockers")]] {
            let row = signer(names);
            let now = unemptied(&row, &held()).names.name_map;
            assert!(!now.contains_key("en"), "{now:?}");
        }
        let gone = Attestation {
            listed: false,
            ..held()
        };
        assert_eq!(unemptied(&renamed, &gone), renamed);
    }

    #[test]
    fn no_more_stays_than_there_is_room_for() {
        let mut full = held();
        full.names.also_known_as = (2..MAX_NAMES)
            .map(|number| format!("DU {number}"))
            .collect();
        assert!(full.names.check().is_ok());
        let now = unemptied(
            &signer(&[("en", "Dockers"), ("fr", "Dockers de Lima")]),
            &full,
        );
        assert!(now.names.check().is_ok(), "{now:?}");
        assert_eq!(now.names.name_map.len(), 3);
        assert_eq!(now.names.also_known_as.len(), MAX_NAMES - 3);
    }
}
