//! Writing statements: the only place where one is made and signed.

use crate::{
    AppealKey, Content, Fault, Names, Verified,
    admission::{AdmissionState, Role},
    attestation::{Attestation, Provenance, SignerKind},
    context::{note_context, statement_context},
    endorsement::{Pin, Reservation},
    mandate::Mandate,
};
use serde_json::{Map, Value, json};
use undersigned_proof::{Digest, Multikey, SecretKey, eddsa_jcs_2022};

/// Who signs: an actor with one of its keys.
#[derive(Debug, Clone)]
pub struct Author {
    /// The actor's id.
    pub actor: String,
    /// The private key.
    pub key: SecretKey,
    /// The key's id in the actor's document: the proof's `verificationMethod`.
    pub key_id: String,
}

/// What every statement has.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The register's address, the same over all its `seq`s.
    pub id: String,
    /// The appeal.
    pub appeal: AppealKey,
    /// Higher than any seen for this register.
    pub seq: u64,
    /// Now, RFC 3339 in UTC without a fraction.
    pub published: String,
}

/// What an admission says, besides whom it is about.
#[derive(Debug, Clone)]
pub struct AdmissionOf<'a> {
    /// The actor or attestation.
    pub about: &'a str,
    /// As what.
    pub role: Role,
    /// Which key, for an actor.
    pub admits: Option<&'a Multikey>,
    /// Admitted, removed or ended.
    pub state: AdmissionState,
    /// Digest of the names that were let in.
    pub names_digest: Option<Digest>,
    /// The number, where the organiser gives one.
    pub ordinal: Option<u64>,
    /// When it was first let in, in milliseconds since 1970.
    pub since: Option<u64>,
    /// A code from [`crate::admission::REASONS`].
    pub reason: Option<&'a str>,
    /// Removals set aside.
    pub overrules: &'a [Digest],
}

/// What an attestation says.
#[derive(Debug, Clone)]
pub struct AttestationOf<'a> {
    /// The wording that was signed.
    pub pin: &'a Pin,
    /// How the signer is called.
    pub names: &'a Names,
    /// Organisation or individual.
    pub kind: SignerKind,
    /// How the initiator knows.
    pub provenance: Provenance,
    /// Whether the signer called for the appeal, as printed.
    pub initiated: bool,
    /// Number on the printed list.
    pub ordinal: Option<u64>,
    /// When it was signed, as the source says.
    pub signed_at: Option<&'a str>,
    /// When it was first listed, in milliseconds since 1970.
    pub since: u64,
    /// Id of the account with which it was signed.
    pub account: Option<&'a str>,
    /// Digest of the scan or e-mail that the initiator keeps.
    pub evidence: Option<Digest>,
}

impl Author {
    /// Signs an endorsement.
    ///
    /// # Errors
    /// A [`Fault`] where the names or reservations are not fit to be signed.
    pub fn endorse(
        &self,
        envelope: &Envelope,
        pin: &Pin,
        names: &Names,
        reservations: &[Reservation],
    ) -> Result<Verified, Fault> {
        self.endorse_by_mandate(envelope, pin, names, reservations, None)
    }

    /// The same, and says on what it rests.
    ///
    /// # Errors
    /// As [`Author::endorse`].
    pub fn endorse_by_mandate(
        &self,
        envelope: &Envelope,
        pin: &Pin,
        names: &Names,
        reservations: &[Reservation],
        mandate: Option<Mandate>,
    ) -> Result<Verified, Fault> {
        let mut document = self.open("Endorsement", envelope);
        document.insert("state".into(), json!("endorsed"));
        write_pin(&mut document, pin);
        names.write(&mut document);
        if !reservations.is_empty() {
            let items: Vec<_> = reservations
                .iter()
                .map(|reservation| match &reservation.text {
                    Some(text) => json!({"demand": reservation.demand, "text": text}),
                    None => json!({"demand": reservation.demand}),
                })
                .collect();
            document.insert("reservations".into(), items.into());
        }
        if let Some(mandate) = mandate {
            document.insert("mandate".into(), mandate.value());
        }
        self.sign(document, envelope)
    }

    /// Signs the withdrawal of an endorsement: the register stays, the names go.
    ///
    /// # Errors
    /// A [`Fault`] where the envelope is not fit to be signed.
    pub fn withdraw_endorsement(&self, envelope: &Envelope) -> Result<Verified, Fault> {
        let mut document = self.open("Endorsement", envelope);
        document.insert("state".into(), json!("withdrawn"));
        self.sign(document, envelope)
    }

    /// Signs an admission, removal or end.
    ///
    /// # Errors
    /// A [`Fault`] where it is not fit to be signed.
    pub fn admit(
        &self,
        envelope: &Envelope,
        admission: &AdmissionOf<'_>,
    ) -> Result<Verified, Fault> {
        let mut document = self.open("Admission", envelope);
        let overrules: Vec<_> = admission.overrules.iter().map(Digest::to_string).collect();
        for (name, value) in [
            ("about", Some(json!([admission.about]))),
            ("as", Some(json!(admission.role.name()))),
            ("admits", admission.admits.map(|key| json!(key.as_str()))),
            ("state", Some(json!(admission.state.name()))),
            (
                "namesDigest",
                admission
                    .names_digest
                    .map(|digest| json!(digest.to_string())),
            ),
            ("ordinal", admission.ordinal.map(|ordinal| json!(ordinal))),
            ("since", admission.since.map(|since| json!(since))),
            ("reason", admission.reason.map(|reason| json!(reason))),
            (
                "overrules",
                (!overrules.is_empty()).then(|| json!(overrules)),
            ),
        ] {
            if let Some(value) = value {
                document.insert(name.into(), value);
            }
        }
        self.sign(document, envelope)
    }

    /// Signs an attestation.
    ///
    /// # Errors
    /// A [`Fault`] where it is not fit to be signed.
    pub fn attest(
        &self,
        envelope: &Envelope,
        attestation: &AttestationOf<'_>,
    ) -> Result<Verified, Fault> {
        let mut document = self.open("Attestation", envelope);
        document.insert("state".into(), json!("listed"));
        write_pin(&mut document, attestation.pin);
        attestation.names.write(&mut document);
        for (name, value) in [
            ("kind", Some(json!(attestation.kind.name()))),
            ("provenance", Some(json!(attestation.provenance.name()))),
            ("role", attestation.initiated.then(|| json!("initiator"))),
            ("ordinal", attestation.ordinal.map(|ordinal| json!(ordinal))),
            ("signedAt", attestation.signed_at.map(|time| json!(time))),
            (
                "evidenceDigest",
                attestation.evidence.map(|digest| json!(digest.to_string())),
            ),
            ("since", Some(json!(attestation.since))),
            ("account", attestation.account.map(|account| json!(account))),
        ] {
            if let Some(value) = value {
                document.insert(name.into(), value);
            }
        }
        self.sign(document, envelope)
    }

    /// Signs the withdrawal of what was attested: the register, its kind and its number stay; the
    /// names and the account go.
    ///
    /// # Errors
    /// A [`Fault`] where the envelope is not fit to be signed.
    pub fn withdraw_attestation(
        &self,
        envelope: &Envelope,
        held: &Attestation,
    ) -> Result<Verified, Fault> {
        let mut document = self.open("Attestation", envelope);
        for (name, value) in [
            ("state", Some(json!("withdrawn"))),
            ("kind", Some(json!(held.kind.name()))),
            ("provenance", Some(json!(held.provenance.name()))),
            ("role", held.initiated.then(|| json!("initiator"))),
            ("ordinal", held.ordinal.map(|ordinal| json!(ordinal))),
            ("since", held.since.map(|since| json!(since))),
        ] {
            if let Some(value) = value {
                document.insert(name.into(), value);
            }
        }
        self.sign(document, envelope)
    }

    /// Signs a tally.
    ///
    /// # Errors
    /// A [`Fault`] where a number is out of range.
    pub fn tally(
        &self,
        envelope: &Envelope,
        individuals: u64,
        unnamed_organisations: u64,
        method: &str,
    ) -> Result<Verified, Fault> {
        let mut document = self.open("Tally", envelope);
        document.insert("state".into(), json!("counted"));
        document.insert("individuals".into(), json!(individuals));
        document.insert("unnamedOrganisations".into(), json!(unnamed_organisations));
        document.insert("method".into(), json!(method));
        self.sign(document, envelope)
    }

    /// Signs that two entries are one signer, or are not.
    ///
    /// # Errors
    /// A [`Fault`] where the ids are not two different ones.
    pub fn same_signer(
        &self,
        envelope: &Envelope,
        entries: [&str; 2],
        same: bool,
        reason: Option<&str>,
    ) -> Result<Verified, Fault> {
        let mut document = self.open("SameSigner", envelope);
        let mut about = entries;
        about.sort_unstable();
        document.insert("about".into(), json!(about));
        document.insert(
            "state".into(),
            json!(if same { "same" } else { "distinct" }),
        );
        if let Some(reason) = reason {
            document.insert("reason".into(), json!(reason));
        }
        self.sign(document, envelope)
    }

    /// Signs a note whose other ActivityPub members stand in `members` and whose `appeal` member lacks
    /// only `key`, `root` and `seq`.
    ///
    /// # Errors
    /// A [`Fault`] where the text is not fit to be signed.
    pub fn publish(
        &self,
        envelope: &Envelope,
        members: Map<String, Value>,
    ) -> Result<Verified, Fault> {
        let mut note = Map::new();
        for (name, value) in [
            ("@context", note_context().clone()),
            ("id", json!(envelope.id)),
            ("type", json!("Note")),
            ("attributedTo", json!(self.actor)),
        ] {
            note.insert(name.into(), value);
        }
        note.extend(members);
        if let Some(Value::Object(appeal)) = note.get_mut("appeal") {
            appeal.insert("key".into(), json!(self.key.public().as_str()));
            appeal.insert("root".into(), json!(envelope.appeal.root.as_str()));
            appeal.insert("seq".into(), json!(envelope.seq));
        }
        self.sign(note, envelope)
    }

    /// Signs what this actor has said already once more, under this key: all members stay, also
    /// those that this program does not know, but for `key`, `seq`, the proof, and a `since` that
    /// was left to `seq`. `now` is RFC 3339 in UTC without a fraction.
    ///
    /// # Errors
    /// A [`Fault`] where `said` is no statement of this actor.
    pub fn sign_again(&self, said: &Verified, seq: u64, now: &str) -> Result<Verified, Fault> {
        let statement = said.statement();
        let Value::Object(mut document) = said.value() else {
            return Err(Fault::Member("statement"));
        };
        if statement.author != self.actor {
            return Err(Fault::Member("attributedTo"));
        }
        let ordered = matches!(
            statement.content,
            Content::Admission(_) | Content::Attestation(_)
        );
        if ordered && !document.contains_key("since") {
            document.insert("since".into(), json!(statement.seq));
        }
        let inner = match (&statement.content, document.get_mut("appeal")) {
            (Content::Note(_), Some(Value::Object(appeal))) => appeal,
            _ => &mut document,
        };
        inner.insert("key".into(), json!(self.key.public().as_str()));
        inner.insert("seq".into(), json!(seq));
        self.sign_at(document, now)
    }

    fn open(&self, kind: &str, envelope: &Envelope) -> Map<String, Value> {
        let mut document = Map::new();
        for (name, value) in [
            ("@context", statement_context().clone()),
            ("id", json!(envelope.id)),
            ("type", json!(kind)),
            ("attributedTo", json!(self.actor)),
            ("key", json!(self.key.public().as_str())),
            ("object", json!(envelope.appeal.object)),
            ("root", json!(envelope.appeal.root.as_str())),
            ("about", json!([])),
            ("seq", json!(envelope.seq)),
            ("published", json!(envelope.published)),
        ] {
            document.insert(name.into(), value);
        }
        document
    }

    fn sign(&self, document: Map<String, Value>, envelope: &Envelope) -> Result<Verified, Fault> {
        self.sign_at(document, &envelope.published)
    }

    /// Signs, and passes the result through the same gate as what comes from outside.
    fn sign_at(&self, document: Map<String, Value>, created: &str) -> Result<Verified, Fault> {
        let signed = eddsa_jcs_2022::sign_keeping(document, &self.key, &self.key_id, created);
        Verified::just_signed(signed, &self.key)
    }
}

fn write_pin(document: &mut Map<String, Value>, pin: &Pin) {
    document.insert("revision".into(), json!(pin.revision));
    document.insert("textDigest".into(), json!(pin.text_digest.to_string()));
}
