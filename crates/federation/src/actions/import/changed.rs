//! What rows say otherwise of their entries: whoever looks before a list is taken finds each line by that.

use super::report::called;
use crate::actions::attest::{Signed, Signer, listed_names};
use undersigned_domain::{Names, attestation::Attestation};

/// Something that is said of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ChangedField {
    /// Its names, or in which languages they are.
    Names,
    /// Its further names.
    AlsoKnownAs,
    /// Its country.
    Country,
    /// What kind of signer it is.
    Kind,
    /// When it signed.
    SignedAt,
    /// Its number on a printed list.
    Number,
    /// Whether it called for the appeal.
    Initiated,
    /// Which wording it signed.
    Wording,
}

/// An entry of which a row says something else than before.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Changed {
    /// The physical line, from 1.
    pub line: u64,
    /// How the entry was called, as far as it is shown.
    pub entry: String,
    /// What of it is another now.
    pub fields: Vec<ChangedField>,
}

impl Changed {
    /// What a row makes of an entry that is called so.
    pub(super) fn of(line: u64, held: &Names, fields: Vec<ChangedField>) -> Self {
        Self {
            line,
            entry: called(held),
            fields,
        }
    }
}

/// What an entry becomes, called as it is listed then: several spaces in a row are no other name.
pub(super) fn as_listed(held: Option<&Attestation>, becomes: Signer) -> Signer {
    let names = listed_names(&becomes.names, held.map(|held| &held.names));
    let names = names.unwrap_or_else(|_| becomes.names.clone());
    Signer { names, ..becomes }
}

/// What is said otherwise of an entry once it `becomes` this, [as it is listed](as_listed).
pub(super) fn fields(held: &Attestation, becomes: &Signer, wording: &Signed) -> Vec<ChangedField> {
    let names = &becomes.names;
    let moves = match wording {
        Signed::AsHeld(_) => false,
        Signed::This(pin) => held.pin.as_deref() != Some(pin),
    };
    let before = &held.names;
    let all = [
        (ChangedField::Names, before.name_map != names.name_map),
        (
            ChangedField::AlsoKnownAs,
            before.also_known_as != names.also_known_as,
        ),
        (ChangedField::Country, before.country != names.country),
        (ChangedField::Kind, held.kind != becomes.kind),
        (ChangedField::SignedAt, held.signed_at != becomes.signed_at),
        (ChangedField::Number, held.ordinal != becomes.ordinal),
        (ChangedField::Initiated, held.initiated != becomes.initiated),
        (ChangedField::Wording, moves),
    ];
    let changed = all.into_iter().filter(|(_, is_changed)| *is_changed);
    changed.map(|(field, _)| field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::{
        Digest,
        attestation::{Provenance, SignerKind},
        endorsement::Pin,
    };

    #[test]
    fn each_field_that_a_row_says_otherwise_is_named() {
        let held = Attestation {
            listed: true,
            pin: None,
            names: Names {
                name_map: [("und".to_owned(), "Quay Union".to_owned())].into(),
                country: Some("PE".to_owned()),
                ..Names::default()
            },
            kind: SignerKind::Organisation,
            provenance: Provenance::Import,
            initiated: false,
            evidence_digest: None,
            signed_at: None,
            ordinal: Some(7),
            since: None,
            account: None,
        };
        let pin = Pin {
            revision: 1,
            text_digest: Digest::of(&["wording".as_bytes()]),
        };
        let stays = Signed::AsHeld(pin.clone());
        let same = Signer::from(held.clone());
        assert!(fields(&held, &same, &stays).is_empty());
        let moved = [ChangedField::Wording];
        assert_eq!(fields(&held, &same, &Signed::This(pin)), moved);
        let mut other = same;
        other.names.country = Some("CL".to_owned());
        other.names.also_known_as = vec!["QU".to_owned()];
        other.signed_at = Some("2026-03-04".to_owned());
        other.kind = SignerKind::Individual;
        let changed = [
            ChangedField::AlsoKnownAs,
            ChangedField::Country,
            ChangedField::Kind,
            ChangedField::SignedAt,
        ];
        assert_eq!(fields(&held, &other, &stays), changed);
        // Nobody is called otherwise by the spaces of a row that says another country.
        let mut spaced = Signer::from(held.clone());
        spaced.names.name_map = [("und".to_owned(), "Quay  Union".to_owned())].into();
        spaced.names.country = Some("CL".to_owned());
        let becomes = as_listed(Some(&held), spaced);
        assert_eq!(becomes.names.name_map, held.names.name_map);
        let country = [ChangedField::Country];
        assert_eq!(fields(&held, &becomes, &stays), country);
    }
}
