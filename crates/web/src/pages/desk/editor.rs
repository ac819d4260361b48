//! `/desk/appeals/new` and `/desk/appeals/{slug}/edit`.

use super::{editor_form::EditorForm, letter, own, verdict::verdict, words};
use crate::{
    pages::session::{Fields, SignedForm, SignedIn},
    problem::{Answer, Problem},
    views::{
        Choice, FieldError, Page, Text,
        desk::{EditorPage, Tab, appeal_editor::Preview},
    },
};
use axum::{extract::Path, http::StatusCode};
use undersigned_domain::{AppealKind, ids};
use undersigned_federation::{
    FederationError,
    actions::draft::{self, Draft},
    views::Appeal,
};

const NEW: &str = "/desk/appeals/new";

pub async fn start(signed: SignedIn) -> Answer {
    let form = EditorForm::new(signed.visitor.language);
    let page = editor(&signed, None, form, Vec::new(), None).await?;
    signed.show(&page)
}

pub async fn edit(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    may_change(&appeal)?;
    let draft = current(&signed, &appeal).await?;
    let form = EditorForm::of(&slug, &draft, signed.visitor.language);
    let page = editor(&signed, Some(&appeal), form, Vec::new(), None).await?;
    signed.show(&page)
}

pub async fn create(form: SignedForm) -> Answer {
    submitted(form.signed, None, &form.fields).await
}

pub async fn update(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let appeal = own(&form.signed, &slug).await?;
    may_change(&appeal)?;
    submitted(form.signed, Some(appeal), &form.fields).await
}

/// What is withdrawn stays as it is.
fn may_change(appeal: &Appeal) -> Answer<()> {
    if appeal.status != "withdrawn" {
        return Ok(());
    }
    let detail = "the appeal has been withdrawn, which is for good";
    Err(Problem::new(StatusCode::CONFLICT, "withdrawn", detail))
}

/// The draft, what is to become the next wording, or else the wording that is published.
pub(super) async fn current(signed: &SignedIn, appeal: &Appeal) -> Answer<Draft> {
    if let Some(draft) = Draft::of(appeal) {
        return Ok(draft);
    }
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    let view = view.ok_or_else(Problem::not_found)?;
    let note = view.list.current().ok_or_else(Problem::not_found)?;
    Ok(Draft::of_note(&signed.instance().addresses, note))
}

async fn submitted(signed: SignedIn, appeal: Option<Appeal>, fields: &Fields) -> Answer {
    let mut form = EditorForm::read(fields);
    if let Some(appeal) = &appeal {
        form.slug.clone_from(&appeal.slug);
    }
    match fields.get("do") {
        "more-languages" => form.more_languages(),
        "more-addressees" => form.more_addressees(2),
        "preview" => {
            let (draft, errors) = read(&signed, appeal.as_ref(), &form).await?;
            let preview = match draft {
                Some(draft) => Some(preview(&signed, appeal.as_ref(), &draft).await?),
                None => None,
            };
            let page = editor(&signed, appeal.as_ref(), form, errors, preview).await?;
            return signed.show(&page);
        }
        _ => return save(&signed, appeal, form).await,
    }
    let page = editor(&signed, appeal.as_ref(), form, Vec::new(), None).await?;
    signed.show(&page)
}

async fn save(signed: &SignedIn, appeal: Option<Appeal>, form: EditorForm) -> Answer {
    let page = signed.page();
    let (draft, mut errors) = read(signed, appeal.as_ref(), &form).await?;
    if appeal.is_none() {
        if form.slug.is_empty() {
            errors.insert(0, words::wrong(&page, "slug", "needed"));
        } else if let Err(error) = draft::check_slug(&form.slug) {
            errors.insert(0, words::beside(&page, "slug", error)?);
        }
    }
    if let Some(draft) = draft.filter(|_| errors.is_empty()) {
        let instance = signed.instance();
        let saved = match &appeal {
            None => draft::create(instance, &signed.organization, &form.slug, draft).await,
            Some(appeal) => draft::update(instance, appeal, draft).await,
        };
        match saved {
            Ok(saved) => return saved_to(signed, &saved),
            Err(error) => errors.push(words::beside(&page, field_of(&error), error)?),
        }
    }
    let page = editor(signed, appeal.as_ref(), form, errors, None).await?;
    signed.show_again(&page)
}

/// After a draft was saved one goes on writing; the next wording goes to its check at once.
fn saved_to(signed: &SignedIn, saved: &Appeal) -> Answer {
    let base = format!("/desk/appeals/{}", saved.slug);
    match saved.root {
        None => signed.done(&format!("{base}/edit"), "draft-saved"),
        Some(_) => signed.go(&format!("{base}/publish")),
    }
}

/// The field beside which a refusal is shown.
fn field_of(error: &FederationError) -> &'static str {
    match error.code() {
        "slug_taken" | "slug_invalid" => "slug",
        "deadline_invalid" => "deadline",
        "id_not_canonical" => "initiators",
        _ => "title-1",
    }
}

/// The draft in a form, or what is wrong with it.
async fn read(
    signed: &SignedIn,
    appeal: Option<&Appeal>,
    form: &EditorForm,
) -> Answer<(Option<Draft>, Vec<FieldError>)> {
    let page = signed.page();
    let earlier = match appeal {
        Some(appeal) => Some(current(signed, appeal).await?),
        None => None,
    };
    let today = signed.instance().clock.now().date_naive();
    let mut errors = Vec::new();
    let draft = match form.draft(earlier.as_ref(), today, signed.visitor.language) {
        Ok(draft) => Some(draft),
        Err(wrong) => {
            errors.extend(
                wrong
                    .into_iter()
                    .map(|(field, key)| words::wrong(&page, field, key)),
            );
            None
        }
    };
    let known = earlier
        .map(|draft| draft.text.initiators)
        .unwrap_or_default();
    let initiators = initiators(signed, &form.initiators, &known).await;
    let draft = match initiators {
        Ok(initiators) => draft.map(|mut draft| {
            draft.text.initiators = initiators;
            draft
        }),
        Err((line, error)) => {
            let message = words::sentence(&page, error)?;
            errors.push(FieldError {
                field: "initiators".to_owned(),
                message: format!("{line}: {message}"),
            });
            None
        }
    };
    Ok((draft, errors))
}

/// Accounts and addresses as actor ids; those known before are not looked up again.
async fn initiators(
    signed: &SignedIn,
    lines: &str,
    known: &[String],
) -> Result<Vec<String>, (String, FederationError)> {
    let mut found: Vec<String> = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let id = if known.iter().any(|id| id == line) {
            line.to_owned()
        } else if line.starts_with("http://") || line.starts_with("https://") {
            match ids::canonical_id("initiators", line) {
                Ok(_) => line.to_owned(),
                Err(_) => {
                    let error = FederationError::invalid("account_invalid", "no address");
                    return Err((line.to_owned(), error));
                }
            }
        } else {
            match signed.instance().find_actor(line).await {
                Ok(actor) => actor.id().to_owned(),
                Err(error) => return Err((line.to_owned(), error)),
            }
        };
        if !found.contains(&id) && id != signed.organization.ap_id {
            found.push(id);
        }
    }
    Ok(found)
}

async fn preview(signed: &SignedIn, appeal: Option<&Appeal>, draft: &Draft) -> Answer<Preview> {
    let titles: Vec<Text> = letter::titles(&draft.text, signed.visitor.language);
    let view = match appeal {
        Some(appeal) => signed.instance().view_by_id(&appeal.ap_id).await?,
        None => None,
    };
    Ok(Preview {
        titles,
        tongues: letter::tongues(&draft.text),
        verdict: verdict(view.as_ref(), &draft.text),
    })
}

async fn editor(
    signed: &SignedIn,
    appeal: Option<&Appeal>,
    form: EditorForm,
    errors: Vec<FieldError>,
    preview: Option<Preview>,
) -> Answer<EditorPage> {
    let page = signed.page();
    let base = appeal.map(|appeal| format!("/desk/appeals/{}", appeal.slug));
    let published = appeal.filter(|appeal| appeal.root.is_some());
    let view = match published {
        Some(appeal) => signed.instance().view_by_id(&appeal.ap_id).await?,
        None => None,
    };
    let note = view.as_ref().and_then(|view| view.list.current());
    let wording = note.map_or(1, |note| note.revision + 1);
    let now = note.and_then(|note| verdict(view.as_ref(), &note.text));
    let tab = match appeal {
        None => Tab::Appeals,
        Some(_) => Tab::Overview,
    };
    let has_draft = appeal.is_some_and(|appeal| appeal.draft.is_some());
    Ok(EditorPage {
        desk: signed.desk(tab),
        form: signed.form_with(
            base.as_ref()
                .map_or_else(|| NEW.to_owned(), |base| format!("{base}/edit")),
            errors,
        ),
        published: published.is_some(),
        next_wording: u32::try_from(wording).unwrap_or(u32::MAX),
        signed: now.map_or(0, |now| now.signed),
        slug_prefix: format!("{}/appeals/", signed.instance().addresses.host()),
        kinds: kinds(&page, &form.kind),
        admissions: ["open", "moderated"]
            .map(|code| Choice::new(code, page.word("admission", code), code == form.admission))
            .to_vec(),
        check_href: base
            .filter(|_| has_draft)
            .map(|base| format!("{base}/publish")),
        slug: form.slug,
        versions: form.versions,
        addressees: form.addressees,
        initiators: form.initiators,
        deadline: form.deadline,
        topics: form.topics,
        preview,
        page,
    })
}

fn kinds(page: &Page, chosen: &str) -> Vec<Choice> {
    AppealKind::ALL
        .iter()
        .map(|(code, _)| Choice::new(*code, page.word("kind", code), *code == chosen))
        .collect()
}
