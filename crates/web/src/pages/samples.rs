//! Lists for the unit tests of the mappings.

use undersigned_domain::{
    CoSignerList, Digest, Entry, Names, attestation::SignerKind, endorsement::Pin, list::Origin,
};

/// An organisation that signed from its own server; its number is one more than `index`.
pub fn entry(index: u64) -> Entry {
    let id = format!("https://s{index}.example/orgs/s");
    Entry {
        statement: format!("https://s{index}.example/endorsements/1"),
        digest: Digest::of(&[id.as_bytes()]),
        kind: SignerKind::Organisation,
        names: Names {
            name_map: [("en".to_owned(), format!("Union {index}"))].into(),
            country: Some(if index.is_multiple_of(3) { "HK" } else { "DE" }.to_owned()),
            ..Names::default()
        },
        name_confirmed: true,
        number: Some(index + 1),
        number_shared: false,
        pin: Some(
            Pin {
                revision: 1,
                text_digest: Digest::of(&[b"text"]),
            }
            .into(),
        ),
        current_wording: true,
        origin: Origin::OwnServer,
        admitted_by: ["https://a.example/orgs/a".to_owned()].into(),
        since: 1_792_000_000_000 + index * 3_600_000,
        signed_at: None,
        said: 1_792_000_000_000 + index * 3_600_000,
        published: None,
        account: None,
        initiated: false,
        contested: false,
        same_as: Vec::new(),
        same_disputed: false,
        disputed: false,
        reservations: Vec::new(),
        reserved: Vec::new(),
        mandate: None,
        id,
    }
}

/// A list of so many.
pub fn list(length: u64) -> CoSignerList {
    CoSignerList {
        entries: (0..length).map(entry).collect(),
        ..CoSignerList::default()
    }
}
