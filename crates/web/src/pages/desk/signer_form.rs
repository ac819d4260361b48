//! What is typed about a signer that is entered by hand: read, shown again, checked.

use super::words;
use crate::{
    language::whole_number,
    pages::{
        session::{Fields, SignedIn},
        sign_by_form::typed::TypedNames,
    },
    problem::{Answer, Problem},
    views::{FieldError, Page},
};
use chrono::{DateTime, TimeDelta, Utc};
use undersigned_domain::{
    Digest,
    admission::MAX_ORDINAL,
    attestation::{Attestation, Provenance, SignerKind},
};
use undersigned_federation::{
    actions::attest::{Signer, listed_by},
    views::AppealView,
};

/// How the organiser may say that it knows.
pub const PROVENANCES: [Provenance; 3] = [Provenance::Paper, Provenance::Email, Provenance::Import];
/// What is typed, as it is shown again.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The attestation that is corrected; empty for a new one.
    pub id: String,
    pub names: TypedNames,
    pub kind: String,
    pub provenance: String,
    pub signed_at: String,
    pub ordinal: String,
    pub evidence: String,
}

impl Typed {
    /// Nothing yet, with a row for a name in a language.
    pub fn empty(language: &str) -> Self {
        Self {
            names: TypedNames::empty(language),
            kind: SignerKind::Organisation.name().to_owned(),
            provenance: Provenance::Paper.name().to_owned(),
            ..Self::default()
        }
    }

    pub fn read(fields: &Fields) -> Self {
        Self {
            id: fields.text("id"),
            names: TypedNames::read(fields),
            kind: fields.text("kind"),
            provenance: fields.text("provenance"),
            signed_at: fields.text("signed-at"),
            ordinal: fields.text("ordinal"),
            evidence: fields.text("evidence-digest"),
        }
    }

    pub fn of(id: &str, held: &Attestation) -> Self {
        Self {
            id: id.to_owned(),
            names: TypedNames::of(&held.names),
            kind: held.kind.name().to_owned(),
            provenance: held.provenance.name().to_owned(),
            signed_at: held.signed_at.clone().unwrap_or_default(),
            ordinal: held
                .ordinal
                .map(|number| number.to_string())
                .unwrap_or_default(),
            evidence: held
                .evidence_digest
                .map(|d| d.to_string())
                .unwrap_or_default(),
        }
    }

    pub fn evidence(&self) -> Option<Digest> {
        self.evidence.parse().ok()
    }

    /// What would be signed, or what is wrong with it.
    fn signer(&self, page: &Page) -> Result<Signer, Vec<FieldError>> {
        let mut errors = Vec::new();
        let names = self.names.names(page, &mut errors);
        let kind = SignerKind::ALL.iter().find(|(name, _)| *name == self.kind);
        let known = Provenance::ALL
            .iter()
            .find(|(name, _)| *name == self.provenance);
        let ordinal = match self.ordinal.as_str() {
            "" => None,
            typed => match whole_number(typed) {
                Some(number) if (1..=MAX_ORDINAL).contains(&number) => Some(number),
                _ => {
                    errors.push(words::wrong(page, "ordinal", "number-form"));
                    None
                }
            },
        };
        for (field, missing) in [("kind", kind.is_none()), ("provenance", known.is_none())] {
            if missing {
                errors.push(words::wrong(page, field, "needed"));
            }
        }
        match (kind, known) {
            (Some((_, kind)), Some((_, provenance))) if errors.is_empty() => Ok(Signer {
                names,
                kind: *kind,
                provenance: *provenance,
                account: None,
                initiated: false,
                ordinal,
                signed_at: (!self.signed_at.is_empty()).then(|| self.signed_at.clone()),
                evidence: self.evidence(),
            }),
            _ => Err(errors),
        }
    }

    /// Everything, to be sent along from the page where it is checked.
    pub fn hidden(&self) -> Vec<(String, String)> {
        let mut hidden: Vec<(String, String)> = [
            ("id", &self.id),
            ("also-known-as", &self.names.also_known_as),
            ("country", &self.names.country),
            ("kind", &self.kind),
            ("provenance", &self.provenance),
            ("signed-at", &self.signed_at),
            ("ordinal", &self.ordinal),
            ("evidence-digest", &self.evidence),
        ]
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .to_vec();
        for row in self.names.rows.iter().filter(|row| !row.name.is_empty()) {
            hidden.push((format!("language-{}", row.row), row.language.clone()));
            hidden.push((format!("name-{}", row.row), row.name.clone()));
        }
        hidden
    }
}

/// What would be signed; a day is checked here, so that it is not refused only after the check.
pub fn checked(typed: &Typed, page: &Page, now: DateTime<Utc>) -> Result<Signer, Vec<FieldError>> {
    let signer = typed.signer(page)?;
    let Some(written) = signer.signed_at.as_deref() else {
        return Ok(signer);
    };
    match crate::pages::times::written(written) {
        None => Err(vec![words::wrong(page, "signed-at", "date-or-time")]),
        // It may be the next day already where the signer is.
        Some(at) if at > now + TimeDelta::days(1) => {
            Err(vec![words::wrong(page, "signed-at", "date-to-come")])
        }
        Some(_) => Ok(signer),
    }
}

/// What the organisation lists under an id; not what an account says itself.
pub fn held(signed: &SignedIn, view: &AppealView, id: &str) -> Option<Attestation> {
    listed_by(view.snapshot.state(), &signed.organization.ap_id, id)
}

/// How an entry came by form stays; nobody chooses what no form of the desk offers.
pub fn settle_provenance(signed: &SignedIn, view: &AppealView, typed: &mut Typed) -> Answer<()> {
    if !typed.id.is_empty() {
        let held = held(signed, view, &typed.id).ok_or_else(Problem::not_found)?;
        if held.provenance == Provenance::WebForm {
            Provenance::WebForm.name().clone_into(&mut typed.provenance);
            return Ok(());
        }
    }
    if !PROVENANCES
        .iter()
        .any(|known| known.name() == typed.provenance)
    {
        typed.provenance.clear();
    }
    Ok(())
}
