//! What signers are called, and those whom somebody enters by hand.

use undersigned_domain::{
    Names,
    attestation::{Provenance, SignerKind},
};
use undersigned_federation::actions::attest::Signer;

/// A name, in English.
pub fn names(name: &str) -> Names {
    Names {
        name_map: [("en".to_owned(), name.to_owned())].into(),
        ..Names::default()
    }
}

/// An organisation that signed on paper.
pub fn on_paper(name: &str) -> Signer {
    Signer {
        names: names(name),
        kind: SignerKind::Organisation,
        provenance: Provenance::Paper,
        account: None,
        initiated: false,
        ordinal: None,
        signed_at: None,
        evidence: None,
    }
}
