//! Entries that tests make up.

use std::sync::Arc;
use undersigned_domain::{Digest, Entry, Names, attestation::SignerKind, list::Origin};

/// One name.
pub fn names(name: &str) -> Names {
    Names {
        name_map: [("en".to_owned(), name.to_owned())].into(),
        ..Names::default()
    }
}

/// One of an organisation that came by its own server.
pub fn entry(id: &str, name: &str) -> Entry {
    Entry {
        id: id.to_owned(),
        statement: format!("{id}/said"),
        digest: Digest::of(&[id.as_bytes()]),
        kind: SignerKind::Organisation,
        names: names(name),
        name_confirmed: true,
        number: None,
        number_shared: false,
        pin: None,
        current_wording: true,
        origin: Origin::OwnServer,
        admitted_by: Arc::default(),
        since: 1,
        signed_at: None,
        said: 1,
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
    }
}
