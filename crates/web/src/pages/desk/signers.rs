//! `/desk/appeals/{slug}/signers`: the organisation says that somebody without a server signed.
//! What was typed is shown once more before it is signed. A file given as evidence is read for its
//! digest and not stored.

use super::{own, rows, words};
use crate::{
    pages::{
        session::{
            Fields, SignedForm, SignedIn,
            evidence::{Given, SignedEvidence},
        },
        sign_by_form::typed::{TypedNames, listing, wants_more},
    },
    problem::{Answer, Problem},
    views::{
        Choice, Digest as ShownDigest, FieldError, Page,
        desk::{SignerCheckPage, SignerPage, Tab, signers::Counts},
    },
};
use axum::extract::Path;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;
use undersigned_domain::{
    Content, Digest, Names, StatementType,
    admission::MAX_ORDINAL,
    attestation::{Attestation, Provenance, SignerKind},
    ids,
};
use undersigned_federation::{
    FederationError,
    actions::{
        attest::{self, Signer},
        sign_by_form,
        tally::{self, Told},
    },
    views::{self, Appeal, AppealView},
};

/// How the organiser may say that it knows.
const PROVENANCES: [Provenance; 3] = [Provenance::Paper, Provenance::Email, Provenance::Import];
/// Largest count that may be told.
const MAX_COUNT: u64 = 1_000_000_000;

/// What is typed, as it is shown again.
#[derive(Debug, Clone, Default)]
struct Typed {
    /// The attestation that is corrected; empty for a new one.
    id: String,
    names: TypedNames,
    kind: String,
    provenance: String,
    signed_at: String,
    ordinal: String,
    evidence: String,
}

impl Typed {
    fn read(fields: &Fields) -> Self {
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

    fn of(id: &str, held: &Attestation) -> Self {
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

    fn evidence(&self) -> Option<Digest> {
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
            typed => match typed.parse::<u64>() {
                Ok(number) if (1..=MAX_ORDINAL).contains(&number) => Some(number),
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
    fn hidden(&self) -> Vec<(String, String)> {
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

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let view = published(&signed, &appeal).await?;
    let id = signed.visitor.query("id").to_owned();
    let typed = match id.as_str() {
        "" => {
            let language = view
                .list
                .current()
                .and_then(|note| note.text.languages.first());
            Typed {
                names: TypedNames::empty(language.map_or("", String::as_str)),
                kind: SignerKind::Organisation.name().to_owned(),
                provenance: Provenance::Paper.name().to_owned(),
                ..Typed::default()
            }
        }
        id => Typed::of(
            id,
            &held(&signed, &view, id).ok_or_else(Problem::not_found)?,
        ),
    };
    let page = page(&signed, &view, typed, Vec::new()).await?;
    signed.show(&page)
}

pub async fn check(Path(slug): Path<String>, form: SignedEvidence) -> Answer {
    let SignedEvidence {
        signed,
        fields,
        file,
    } = form;
    let appeal = own(&signed, &slug).await?;
    let view = published(&signed, &appeal).await?;
    let mut typed = Typed::read(&fields);
    settle_provenance(&signed, &view, &mut typed)?;
    let frame = signed.page();
    if let Given::File(digest) = file {
        typed.evidence = digest.to_string();
    }
    if file == Given::TooLarge {
        let wrong = words::wrong(&frame, "evidence", "evidence-large");
        return signed.show_again(&page(&signed, &view, typed, vec![wrong]).await?);
    }
    if wants_more(&fields) || fields.ticked("change") {
        return signed.show(&page(&signed, &view, typed, Vec::new()).await?);
    }
    let signer = match checked(&typed, &frame, signed.instance().clock.now()) {
        Ok(signer) => signer,
        Err(errors) => return signed.show_again(&page(&signed, &view, typed, errors).await?),
    };
    let action = format!("/desk/appeals/{slug}/signers");
    let page = SignerCheckPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(format!("{action}/sign")),
        back: action,
        title: words::title(&appeal, signed.visitor.language),
        corrects: !typed.id.is_empty(),
        listing: listing(&signer.names, signed.visitor.language),
        kind: typed.kind.clone(),
        provenance: typed.provenance.clone(),
        signed_at: typed.signed_at.clone(),
        ordinal: typed.ordinal.clone(),
        evidence: shown(&typed),
        hints: hints(&signed, &view, &typed.id, &signer.names),
        recipients: recipients(&signed, &view).await?,
        hidden: typed.hidden(),
        page: frame,
    };
    signed.show(&page)
}

pub async fn sign(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let view = published(&signed, &appeal).await?;
    let mut typed = Typed::read(&fields);
    settle_provenance(&signed, &view, &mut typed)?;
    let frame = signed.page();
    let signer = match checked(&typed, &frame, signed.instance().clock.now()) {
        Ok(signer) => signer,
        Err(errors) => return signed.show_again(&page(&signed, &view, typed, errors).await?),
    };
    let (instance, organization) = (signed.instance(), &signed.organization);
    let done = match typed.id.as_str() {
        "" => attest::attest(instance, organization, &appeal.ap_id, signer)
            .await
            .map(|_| "attested"),
        id => attest::correct(instance, organization, &appeal.ap_id, id, signer)
            .await
            .map(|_| "attestation-corrected"),
    };
    match done {
        Ok(code) => signed.done(&format!("/desk/appeals/{slug}/co-signers"), code),
        Err(error) => {
            let wrong = wrong(&frame, error)?;
            signed.show_again(&page(&signed, &view, typed, vec![wrong]).await?)
        }
    }
}

pub async fn withdraw(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let id = fields.get("id");
    let (instance, organization) = (signed.instance(), &signed.organization);
    sign_by_form::withdraw_entry(instance, organization, &appeal, id).await?;
    let path = format!("/desk/appeals/{slug}/co-signers");
    signed.done(&path, "attestation-withdrawn")
}

pub async fn counts(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let view = published(&signed, &appeal).await?;
    let frame = signed.page();
    let mut errors = Vec::new();
    let mut count = |field: &str| match fields.text(field).as_str() {
        "" => Some(0),
        typed => match typed.parse::<u64>() {
            Ok(count) if count <= MAX_COUNT => Some(count),
            _ => {
                errors.push(words::wrong(&frame, field.to_owned(), "number-form"));
                None
            }
        },
    };
    let told = Told {
        unnamed_organisations: count("organisations"),
        individuals: count("people"),
    };
    if !errors.is_empty() {
        let typed = Typed {
            names: TypedNames::empty(""),
            kind: SignerKind::Organisation.name().to_owned(),
            provenance: Provenance::Paper.name().to_owned(),
            ..Typed::default()
        };
        let mut page = page(&signed, &view, typed, errors).await?;
        page.counts = Some(Counts {
            organisations: fields.text("organisations"),
            people: fields.text("people"),
        });
        return signed.show_again(&page);
    }
    let (instance, organization) = (signed.instance(), &signed.organization);
    tally::set(instance, organization, &appeal.ap_id, told).await?;
    signed.done(&format!("/desk/appeals/{slug}/signers"), "counted-by-hand")
}

/// What would be signed; a day is checked here, so that it is not refused only after the check.
fn checked(typed: &Typed, page: &Page, now: DateTime<Utc>) -> Result<Signer, Vec<FieldError>> {
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

fn wrong(page: &Page, error: FederationError) -> Answer<FieldError> {
    match error.code() {
        "signed_at_invalid" => Ok(words::wrong(page, "signed-at", "date-or-time")),
        "entry_unknown" => Err(Problem::not_found()),
        _ => words::beside(page, "name-1", error),
    }
}

async fn published(signed: &SignedIn, appeal: &Appeal) -> Answer<AppealView> {
    let found = signed.instance().view_by_id(&appeal.ap_id).await?;
    found.ok_or_else(Problem::not_found)
}

/// What the organisation lists under an id; not what an account says itself.
fn held(signed: &SignedIn, view: &AppealView, id: &str) -> Option<Attestation> {
    let newest = view
        .snapshot
        .state()
        .registers()
        .filter(|(key, _)| {
            key.kind == StatementType::Attestation
                && key.author == signed.organization.ap_id
                && key.about == [id]
        })
        .filter_map(|(_, register)| register.value())
        .max_by_key(|statement| statement.seq)?;
    match &newest.content {
        Content::Attestation(said)
            if said.listed && said.provenance != Provenance::FediverseAccount =>
        {
            Some(said.clone())
        }
        _ => None,
    }
}

/// How an entry came by form stays; nobody chooses what no form of the desk offers.
fn settle_provenance(signed: &SignedIn, view: &AppealView, typed: &mut Typed) -> Answer<()> {
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

fn shown(typed: &Typed) -> Option<ShownDigest> {
    typed
        .evidence()
        .map(|digest| ShownDigest::new(digest.to_string()))
}

/// Entries with the same name, and those that this one could be taken for.
fn hints(signed: &SignedIn, view: &AppealView, id: &str, names: &Names) -> Vec<String> {
    let names: &BTreeMap<String, String> = &names.name_map;
    let as_if = views::Pending {
        about: id.to_owned(),
        names: names.clone(),
        why: "",
        received_at: 0,
        domain: None,
        contact: Vec::new(),
    };
    let like = rows::likeness(signed, view, &as_if);
    like.into_iter()
        .chain(rows::look_alike(signed, view, &as_if))
        .collect()
}

async fn recipients(signed: &SignedIn, view: &AppealView) -> Answer<Vec<String>> {
    let held = signed.instance().replicas_of(view.appeal.id).await?;
    Ok(held
        .iter()
        .map(|replica| ids::host(&replica.base_url))
        .collect())
}

async fn page(
    signed: &SignedIn,
    view: &AppealView,
    typed: Typed,
    errors: Vec<FieldError>,
) -> Answer<SignerPage> {
    let page = signed.page();
    let manage = format!("/desk/appeals/{}", view.appeal.slug);
    let is_new = typed.id.is_empty();
    let counts = match is_new {
        true => {
            let (instance, organization) = (signed.instance(), &signed.organization);
            let told = tally::told(instance, organization, view.appeal.id).await?;
            let text = |count: Option<u64>| count.map(|n| n.to_string()).unwrap_or_default();
            Some(Counts {
                organisations: text(told.unnamed_organisations),
                people: text(told.individuals),
            })
        }
        false => None,
    };
    let kinds = SignerKind::ALL
        .iter()
        .map(|(code, _)| Choice::new(*code, page.word("signer-kind", code), *code == typed.kind));
    let provenances = PROVENANCES.iter().map(|known| {
        let code = known.name();
        let chosen = code == typed.provenance;
        Choice::new(code, page.word("signer-from", code), chosen)
    });
    Ok(SignerPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("{manage}/signers"), errors),
        title: words::title(&view.appeal, signed.visitor.language),
        kinds: kinds.collect(),
        provenances: match typed.provenance == Provenance::WebForm.name() {
            true => Vec::new(),
            false => provenances.collect(),
        },
        evidence: shown(&typed),
        may_withdraw: !is_new,
        id: typed.id,
        names: typed.names.rows,
        also_known_as: typed.names.also_known_as,
        country: typed.names.country,
        signed_at: typed.signed_at,
        ordinal: typed.ordinal,
        counts,
        manage,
        page,
    })
}
