//! `Attestation`: an initiator's statement that somebody without a server of their own signed.

use crate::{
    Fault, Names,
    admission::MAX_ORDINAL,
    endorsement::{Pin, check_names_follow_state, no_about},
    members::{Members, words},
    statement::MAX_SEQ,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use undersigned_proof::Digest;

/// What kind of signer an attestation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignerKind {
    /// An organisation.
    Organisation,
    /// An office-holder who signs for themselves.
    Individual,
}

words! {
    SignerKind {
        "organisation" => Organisation,
        "individual-in-personal-capacity" => Individual,
    }
}

/// How the initiator knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// A sheet of paper.
    Paper,
    /// An e-mail.
    #[serde(rename = "e-mail")]
    Email,
    /// A form, confirmed by e-mail.
    WebForm,
    /// A reply or quote by a fediverse account.
    FediverseAccount,
    /// A list taken over from elsewhere.
    Import,
}

words! {
    Provenance {
        "paper" => Paper,
        "e-mail" => Email,
        "web-form" => WebForm,
        "fediverse-account" => FediverseAccount,
        "import" => Import,
    }
}

/// The members of an `Attestation` that are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    /// `true` for `listed`, `false` for `withdrawn`.
    pub listed: bool,
    /// The wording that was signed; absent where withdrawn.
    pub pin: Option<Arc<Pin>>,
    /// How the signer is called; empty where withdrawn.
    pub names: Names,
    /// `kind`.
    pub kind: SignerKind,
    /// `provenance`.
    pub provenance: Provenance,
    /// `role`: set where the printed list names the signer as one who called for the appeal.
    pub initiated: bool,
    /// Digest of the scan or e-mail that the initiator keeps.
    pub evidence_digest: Option<Digest>,
    /// When it was signed, as the source says.
    pub signed_at: Option<String>,
    /// The number on the printed list. It stays when the attestation is withdrawn.
    pub ordinal: Option<u64>,
    /// When it was first listed, in milliseconds since 1970.
    pub since: Option<u64>,
    /// Id of the account with which it was signed. For readers: nothing depends on it, and what is
    /// no id is as good as none.
    pub account: Option<String>,
}

impl Attestation {
    pub(crate) fn read(members: Members<'_>) -> Result<Self, Fault> {
        no_about(members)?;
        let listed = members.word("state", &[("listed", true), ("withdrawn", false)])?;
        let names = Names::read(members)?;
        check_names_follow_state(listed, &names, members)?;
        Ok(Self {
            listed,
            pin: listed.then(|| Pin::read(members)).transpose()?,
            names,
            kind: members.word("kind", &SignerKind::ALL)?,
            provenance: members.word("provenance", &Provenance::ALL)?,
            initiated: members
                .optional_word("role", &[("initiator", true), ("co-signer", false)])?
                .unwrap_or_default(),
            evidence_digest: members.optional_digest("evidenceDigest")?,
            signed_at: members.optional_text("signedAt", 40)?.map(str::to_owned),
            ordinal: members.optional_integer("ordinal", 1, MAX_ORDINAL)?,
            since: members.optional_integer("since", 1, MAX_SEQ)?,
            account: members.id("account").ok().map(str::to_owned),
        })
    }
}
