//! One signer, as it is to be listed.

use undersigned_domain::{
    Digest, Names,
    attestation::{Attestation, Provenance, SignerKind},
    endorsement::Pin,
};

/// One signer to be listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Names by language, further names, country.
    pub names: Names,
    /// Organisation, or an individual in personal capacity.
    pub kind: SignerKind,
    /// How the initiator knows.
    pub provenance: Provenance,
    /// Id of the account with which it was signed.
    pub account: Option<String>,
    /// Whether a printed list names it as one who called for the appeal.
    pub initiated: bool,
    /// Number on the printed list.
    pub ordinal: Option<u64>,
    /// When it was signed, as the source says.
    pub signed_at: Option<String>,
    /// Digest of the scan or e-mail that the initiator keeps.
    pub evidence: Option<Digest>,
}

/// The signer as it stands there.
impl From<Attestation> for Signer {
    fn from(held: Attestation) -> Self {
        Self {
            names: held.names,
            kind: held.kind,
            provenance: held.provenance,
            account: held.account,
            initiated: held.initiated,
            ordinal: held.ordinal,
            signed_at: held.signed_at,
            evidence: held.evidence_digest,
        }
    }
}

/// Whether this was said before, in these very words.
pub(super) fn says(earlier: &Attestation, pin: &Pin, names: &Names, signer: &Signer) -> bool {
    earlier.listed
        && earlier.pin.as_deref() == Some(pin)
        && earlier.names == *names
        && earlier.kind == signer.kind
        && earlier.provenance == signer.provenance
        && earlier.account == signer.account
        && earlier.initiated == signer.initiated
        && earlier.ordinal == signer.ordinal
        && earlier.signed_at == signer.signed_at
        && earlier.evidence_digest == signer.evidence
}
