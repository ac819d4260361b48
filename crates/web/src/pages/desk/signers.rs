//! `/desk/appeals/{slug}/signers`: the organisation says that somebody without a server signed.
//! What was typed is shown once more before it is signed. A file given as evidence is read for its
//! digest and not stored.

use super::{
    beside::shared::is_withdrawn,
    co_signers::correct_href,
    editor::may_change,
    own, printed, rows,
    signed_wording::{self, Asked, Signable, day_of},
    signer_form::{PROVENANCES, Typed, checked, held, settle_provenance},
    words,
};
use crate::{
    pages::{
        session::{
            SignedForm, SignedIn,
            evidence::{Given, SignedEvidence},
        },
        sign_by_form::typed::{listing, wants_more},
    },
    problem::{Answer, Problem},
    views::{
        Choice, Digest as ShownDigest, FieldError, Page,
        desk::{
            SignerCheckPage, SignerPage, Tab,
            signers::{Counts, StandsUnder},
        },
    },
};
use axum::extract::Path;
use undersigned_domain::{
    Names,
    attestation::{Provenance, SignerKind},
    ids,
    team::Permission,
};
use undersigned_federation::{
    FederationError,
    actions::{
        attest::{self, By, Signer},
        audit, sign_by_form, tally,
    },
    views::{self, Appeal, AppealView},
};

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let view = published(&signed, &appeal).await?;
    let id = signed.visitor.query("id").to_owned();
    if id.is_empty() {
        // Who stands on the list is still corrected.
        may_change(&appeal)?;
    }
    let typed = match id.as_str() {
        "" => {
            let language = view
                .list
                .current()
                .and_then(|note| note.text.languages.first());
            Typed::empty(language.map_or("", String::as_str))
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
    if typed.id.is_empty() && is_withdrawn(&appeal) {
        let wrong = words::wrong(&frame, "main", "appeal-withdrawn");
        return signed.show_again(&page(&signed, &view, typed, vec![wrong]).await?);
    }
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
    // Pressed twice, it is one signature.
    let instance = signed.instance();
    let once = instance.entropy.name(instance.clock.millis())?;
    let page = check_page(&signed, &view, (&typed, &signer), None, &once, Vec::new()).await?;
    signed.show(&page)
}

/// What is going to be signed, under the wording that somebody chose, or else the one that is proposed.
async fn check_page(
    signed: &SignedIn,
    view: &AppealView,
    (typed, signer): (&Typed, &Signer),
    chosen: Option<u64>,
    once: &str,
    errors: Vec<FieldError>,
) -> Answer<SignerCheckPage> {
    let page = signed.page();
    let mut hidden = typed.hidden();
    if typed.id.is_empty() {
        hidden.push(("once".to_owned(), once.to_owned()));
    }
    let numbers = printed::warnings(&page, view, &typed.id, signer.ordinal);
    let action = format!("/desk/appeals/{}/signers", view.appeal.slug);
    Ok(SignerCheckPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("{action}/sign"), errors),
        back: action,
        title: words::title(&view.appeal, signed.visitor.language),
        corrects: !typed.id.is_empty(),
        listing: listing(&signer.names, signed.visitor.language),
        kind: typed.kind.clone(),
        provenance: typed.provenance.clone(),
        signed_at: typed.signed_at.clone(),
        stands: stands_under(signed, view, (typed, signer), chosen, &page),
        ordinal: typed.ordinal.clone(),
        evidence: shown(typed),
        hints: hints(signed, view, &typed.id, &signer.names)
            .into_iter()
            .chain(numbers)
            .collect(),
        recipients: recipients(signed, view).await?,
        hidden,
        page,
    })
}

/// Whoever is corrected stays under the wording that was signed, or agrees to the current one; for the others it is chosen.
fn stands_under(
    signed: &SignedIn,
    view: &AppealView,
    (typed, signer): (&Typed, &Signer),
    chosen: Option<u64>,
    page: &Page,
) -> StandsUnder {
    if !typed.id.is_empty() {
        let held = held(signed, view, &typed.id);
        let stays = held.map(|held| signed_wording::stays(page, &held, view, signed));
        return stays.unwrap_or_default();
    }
    let wordings = Signable::of(signed, view);
    let day = day_of(signer.signed_at.as_deref());
    let chosen = chosen.or_else(|| wordings.proposed(day.as_slice()));
    let is_later = |revision| day.is_some_and(|day| wordings.is_later(revision, day));
    let warning = chosen.is_some_and(is_later);
    let warning = warning.then(|| page.t("signer-wording-later"));
    wordings.shown(page, chosen, warning)
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
    let once = fields.get("once");
    let day = day_of(signer.signed_at.as_deref());
    let asked = match typed.id.is_empty() {
        true => Signable::of(&signed, &view).asked(&fields, day.as_slice()),
        false => Asked::Sure(None),
    };
    let (chosen, wrong_one) = match asked {
        Asked::Sure(revision) => (Ok(signed_wording::for_new(revision)), Vec::new()),
        Asked::Unsure(revision) => (Err(Some(revision)), Vec::new()),
        Asked::Unknown => (Err(None), vec![words::wrong(&frame, "wording", "needed")]),
    };
    let wording = match chosen {
        Ok(wording) => wording,
        Err(chosen) => {
            let shown = (&typed, &signer);
            let page = check_page(&signed, &view, shown, chosen, once, wrong_one).await?;
            return signed.show_again(&page);
        }
    };
    let once = Some(once).filter(|once| !once.is_empty());
    let object = appeal.ap_id.as_str();
    let done = match typed.id.as_str() {
        "" => attest::attest_once(
            instance,
            organization,
            object,
            signer,
            once,
            wording,
            By::Hand,
        )
        .await
        .map(|_| "attested"),
        id => {
            audit::rename("attest-correct");
            let agrees = signed_wording::agrees(&fields);
            attest::correct(instance, organization, object, id, signer, agrees)
                .await
                .map(|_| "attestation-corrected")
        }
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
    // Whoever signed by form is told at once, and would have to sign anew.
    if !fields.ticked("sure") {
        let view = published(&signed, &appeal).await?;
        let held = held(&signed, &view, id).ok_or_else(Problem::not_found)?;
        let wrong = words::wrong(&signed.page(), "sure", "sure");
        let mut page = page(&signed, &view, Typed::of(id, &held), vec![wrong]).await?;
        page.page.path = correct_href(&slug, id);
        return signed.show_again(&page);
    }
    let (instance, organization) = (signed.instance(), &signed.organization);
    let waits = sign_by_form::withdraw_entry_or_wait(instance, organization, &appeal, id).await?;
    let path = format!("/desk/appeals/{slug}/co-signers");
    let done = match waits {
        true => "attestation-withdrawal-waits",
        false => "attestation-withdrawn",
    };
    signed.done(&path, done)
}

fn wrong(page: &Page, error: FederationError) -> Answer<FieldError> {
    match error.code() {
        "signed_at_invalid" => Ok(words::wrong(page, "signed-at", "date-or-time")),
        "entry_unknown" => Err(Problem::not_found()),
        "text_changed" => Ok(words::wrong(page, "main", "text-changed")),
        _ => words::beside(page, "name-1", error),
    }
}

pub async fn published(signed: &SignedIn, appeal: &Appeal) -> Answer<AppealView> {
    let found = signed.instance().view_by_id(&appeal.ap_id).await?;
    found.ok_or_else(Problem::not_found)
}

fn shown(typed: &Typed) -> Option<ShownDigest> {
    typed
        .evidence()
        .map(|digest| ShownDigest::new(digest.to_string()))
}

/// Entries with the same name, and those that this one could be taken for.
fn hints(signed: &SignedIn, view: &AppealView, id: &str, names: &Names) -> Vec<String> {
    let as_if = views::Pending {
        about: id.to_owned(),
        names: names.clone(),
        now: None,
        how: "",
        key: None,
        why: "",
        namesake: None,
        refused_at: None,
        received_at: 0,
        domain: None,
        contact: Vec::new(),
        said: None,
        pin: None,
    };
    let like = rows::likeness(signed, view, &as_if);
    like.into_iter()
        .chain(rows::look_alike(signed, view, &as_if))
        .collect()
}

/// The servers that hold the list, by their hosts: they are told.
pub(super) async fn recipients(signed: &SignedIn, view: &AppealView) -> Answer<Vec<String>> {
    let held = signed.instance().replicas_of(view.appeal.id).await?;
    Ok(held
        .iter()
        .map(|replica| ids::host(&replica.base_url))
        .collect())
}

/// Whoever filled in the form was told that only the organiser reads who they are: those who decide who is let in.
async fn contact(signed: &SignedIn, view: &AppealView, id: &str) -> Answer<Vec<String>> {
    if id.is_empty() || !signed.may(Permission::Admit) {
        return Ok(Vec::new());
    }
    Ok(signed.instance().form_contact(view.appeal.id, id).await?)
}

pub async fn page(
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
        contact: contact(signed, view, &typed.id).await?,
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
