//! `/desk/appeals/new` and `/desk/appeals/{slug}/edit`.

use super::{
    editor_draft::is_unfinished,
    editor_form::{EditorForm, version},
    editor_read::{read, sentences},
    editor_shown, editor_slug, lookups, own,
    publish::unpublished,
    schedule,
    verdict::verdict,
    words,
};
use crate::{
    difference::between_texts,
    pages::{
        names,
        session::{Fields, SignedForm, SignedIn, kept},
        times,
    },
    problem::{Answer, Problem},
    views::{
        Choice, FieldError, Page,
        changes::Changes,
        desk::{
            EditorPage, Tab,
            appeal_editor::{Looked, Mode, Preview},
        },
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use undersigned_domain::{AppealKind, team::Permission, translating};
use undersigned_federation::{
    FederationError,
    actions::{
        draft::{self, Draft},
        kept_form, schedule as plan,
    },
    views::Appeal,
};

const NEW: &str = "/desk/appeals/new";

/// So many appeals may have an address made from the same title.
const MAX_ALIKE: usize = 50;

pub async fn start(signed: SignedIn) -> Answer {
    let names = names::read(&signed.organization.names);
    let form = EditorForm::new(signed.visitor.language, names.keys());
    let (form, restored) = restore(&signed, NEW, form, None).await?;
    let around = Around {
        restored,
        ..Around::default()
    };
    let page = editor(&signed, None, form, around).await?;
    signed.show(&page)
}

pub async fn edit(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    may_change(&appeal)?;
    let draft = current(&signed, &appeal).await?;
    let form = EditorForm::of(&slug, &draft, signed.visitor.language);
    let path = path_of(Some(&appeal));
    // What is saved, whatever one was writing: to look at what somebody else saved meanwhile.
    let (form, restored) = match signed.visitor.query("saved") {
        "yes" => (form, None),
        _ => restore(&signed, &path, form, Some(&draft)).await?,
    };
    let around = Around {
        restored,
        ..Around::default()
    };
    let page = editor(&signed, Some(&appeal), form, around).await?;
    signed.show(&page)
}

/// The editor once more, because the draft was to be thrown away and nobody said to be sure.
pub(super) async fn ask_whether_sure(signed: &SignedIn, appeal: &Appeal) -> Answer {
    let draft = current(signed, appeal).await?;
    let form = EditorForm::of(&appeal.slug, &draft, signed.visitor.language);
    let (form, restored) = restore(signed, &path_of(Some(appeal)), form, Some(&draft)).await?;
    let around = Around {
        errors: vec![words::wrong(&signed.page(), "sure", "sure")],
        restored,
        ..Around::default()
    };
    let page = editor(signed, Some(appeal), form, around).await?;
    signed.show_again(&page)
}

pub async fn create(form: SignedForm) -> Answer {
    submitted(form.signed, None, &form.fields).await
}

pub async fn update(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let appeal = own(&form.signed, &slug).await?;
    may_change(&appeal)?;
    submitted(form.signed, Some(appeal), &form.fields).await
}

/// What the page says beside the form.
#[derive(Default)]
struct Around {
    errors: Vec<FieldError>,
    preview: Option<Preview>,
    /// When what stands in the form was kept, where it was never saved.
    restored: Option<i64>,
    /// What the form would change in what somebody else saved meanwhile.
    meanwhile: Option<Changes>,
    /// Who was found under the accounts that were typed.
    looked: Vec<Looked>,
}

impl From<Vec<FieldError>> for Around {
    fn from(errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Self::default()
        }
    }
}

/// The page with the form.
pub(super) fn path_of(appeal: Option<&Appeal>) -> String {
    match appeal {
        None => NEW.to_owned(),
        Some(appeal) => format!("/desk/appeals/{}/edit", appeal.slug),
    }
}

/// What was written here before and never saved, in place of what is saved, and when it was kept.
async fn restore(
    signed: &SignedIn,
    path: &str,
    saved: EditorForm,
    draft: Option<&Draft>,
) -> Answer<(EditorForm, Option<i64>)> {
    let account = signed.account.id;
    let Some(kept) = kept_form::find(signed.instance(), account, path).await? else {
        return Ok((saved, None));
    };
    let mut form = EditorForm::read(&Fields::parse(&kept.body), signed.visitor.language);
    if draft.is_some() {
        form.slug.clone_from(&saved.slug);
    }
    let now = signed.instance().clock.now().date_naive();
    let says = |form: &EditorForm| form.unfinished(draft, now, signed.visitor.language).ok();
    let same = form.slug == saved.slug
        && form.initiators.trim() == saved.initiators.trim()
        && says(&form) == says(&saved)
        && (says(&form).is_some() || form.is_blank());
    if same {
        kept_form::forget(signed.instance(), account, path).await?;
        return Ok((saved, None));
    }
    Ok((form, Some(kept.at)))
}

/// What is withdrawn stays as it is.
pub(super) fn may_change(appeal: &Appeal) -> Answer<()> {
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
    let path = path_of(appeal.as_ref());
    let account = signed.account.id;
    let mut form = EditorForm::read(fields, signed.visitor.language);
    if let Some(appeal) = &appeal {
        form.slug.clone_from(&appeal.slug);
    }
    let mut around = Around::default();
    match fields.get("do") {
        "keep" => {
            let kept = kept::keep(signed.instance(), account, &path, fields).await?;
            let status = match kept {
                true => StatusCode::NO_CONTENT,
                false => StatusCode::PAYLOAD_TOO_LARGE,
            };
            return Ok(status.into_response());
        }
        "discard" => {
            kept_form::forget(signed.instance(), account, &path).await?;
            return signed.go(&path);
        }
        "more-languages" => form.more_languages(),
        "more-demands" => form.more_demands(2),
        "more-addressees" => form.more_addressees(1),
        asked if form.change_row(asked) => {}
        asked if Mode::from_code(asked).is_some() => {
            let mode = Mode::from_code(asked).unwrap_or_default();
            around.preview =
                Some(editor_shown::shown(&signed, appeal.as_ref(), &form, mode).await?);
        }
        "look-up" => {
            around.looked = lookups::look_up(&signed, &form.initiators).await?;
        }
        "check" => return save(&signed, appeal, form, true).await,
        _ => return save(&signed, appeal, form, false).await,
    }
    let page = editor(&signed, appeal.as_ref(), form, around).await?;
    signed.show(&page)
}

/// Keeps what was written; then one goes on writing, or on to the check before publishing.
async fn save(signed: &SignedIn, appeal: Option<Appeal>, form: EditorForm, go_on: bool) -> Answer {
    let page = signed.page();
    // What is to be published by itself has to stay fit for it.
    let planned = match &appeal {
        Some(appeal) => plan::find(signed.instance(), appeal, "").await?.is_some(),
        None => false,
    };
    let (draft, mut errors) = read(signed, appeal.as_ref(), &form, go_on || planned).await?;
    if let Some(appeal) = &appeal
        && form.was != version(&current(signed, appeal).await?)
    {
        return changed_meanwhile(signed, &appeal.slug, form, draft).await;
    }
    if appeal.is_none() {
        if form.slug.is_empty() {
            if form.is_blank() && errors.iter().all(|error| error.field != "title-1") {
                errors.insert(0, words::wrong(&page, "title-1", "needed"));
            }
        } else if let Err(error) = draft::check_slug(&form.slug) {
            errors.insert(0, words::beside(&page, "slug", error)?);
        }
    }
    if let Some(draft) = draft.filter(|_| errors.is_empty()) {
        if !signed.may(Permission::Write)
            && !only_translates(signed, appeal.as_ref(), &draft).await?
        {
            return signed.forbidden(Permission::Write).await;
        }
        let instance = signed.instance();
        if let Some(appeal) = &appeal
            && draft.clone().kept().ok() == Some(current(signed, appeal).await?)
        {
            let path = path_of(Some(appeal));
            kept_form::forget(instance, signed.account.id, &path).await?;
            // Nothing is kept as a draft that says what is public already.
            return match go_on && appeal.draft.is_some() {
                true => saved_to(signed, appeal, go_on),
                false => signed.done(&path, "nothing-changed"),
            };
        }
        let saved = match &appeal {
            None => create_at(signed, &form.slug, draft.clone()).await,
            Some(appeal) => draft::update(instance, appeal, draft.clone()).await,
        };
        match (saved, &appeal) {
            (Ok(saved), _) => {
                let path = path_of(appeal.as_ref());
                kept_form::forget(instance, signed.account.id, &path).await?;
                return saved_to(signed, &saved, go_on);
            }
            (Err(error), Some(appeal)) if error.code() == "draft_changed" => {
                return changed_meanwhile(signed, &appeal.slug, form, Some(draft)).await;
            }
            (Err(error), _) => errors.push(words::beside(&page, field_of(&error), error)?),
        }
    }
    let page = editor(signed, appeal.as_ref(), form, errors.into()).await?;
    signed.show_again(&page)
}

/// A new draft at the address that was typed; where that was left empty, at one made from its title
/// at which there is no appeal yet.
async fn create_at(signed: &SignedIn, slug: &str, draft: Draft) -> Result<Appeal, FederationError> {
    let (instance, organization) = (signed.instance(), &signed.organization);
    if !slug.is_empty() {
        return draft::create(instance, organization, slug, draft).await;
    }
    let today = instance.clock.now().date_naive();
    let suggested = editor_slug::suggested(&draft.text, today);
    for number in 1..MAX_ALIKE {
        let slug = editor_slug::numbered(&suggested, number);
        match draft::create(instance, organization, &slug, draft.clone()).await {
            Err(error) if error.code() == "slug_taken" => {}
            other => return other,
        }
    }
    let slug = editor_slug::numbered(&suggested, MAX_ALIKE);
    draft::create(instance, organization, &slug, draft).await
}

/// Whether a draft differs from what stands in nothing but translations.
async fn only_translates(
    signed: &SignedIn,
    appeal: Option<&Appeal>,
    draft: &Draft,
) -> Answer<bool> {
    let Some(appeal) = appeal else {
        return Ok(false);
    };
    let before = current(signed, appeal).await?;
    let around = |draft: &Draft| (draft.admission, draft.goal, draft.pictures.clone());
    Ok(around(&before) == around(draft)
        && translating::only_translations_differ(&before.text, &draft.text))
}

/// Somebody else saved or published while this form was open. The form is shown as it was filled in,
/// with what it would change in theirs; sent again it does.
async fn changed_meanwhile(
    signed: &SignedIn,
    slug: &str,
    mut form: EditorForm,
    typed: Option<Draft>,
) -> Answer {
    let appeal = own(signed, slug).await?;
    may_change(&appeal)?;
    let now = current(signed, &appeal).await?;
    form.was = version(&now);
    let change = typed.map(|typed| between_texts(&now.text, &typed.text));
    let around = Around {
        errors: vec![words::wrong(&signed.page(), "main", "saved-meanwhile")],
        meanwhile: change.map(|change| Changes::of(change, None, None).marked("meanwhile-")),
        ..Around::default()
    };
    let page = editor(signed, Some(&appeal), form, around).await?;
    let mut response = signed.show_again(&page)?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

fn saved_to(signed: &SignedIn, saved: &Appeal, go_on: bool) -> Answer {
    let base = format!("/desk/appeals/{}", saved.slug);
    match go_on {
        false => signed.done(&format!("{base}/edit"), "draft-saved"),
        true => signed.go(&format!("{base}/publish")),
    }
}

/// The editor with what is missing of a draft before it can be published; nothing where nothing is.
pub(super) async fn unfinished(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
) -> Answer<Option<Response>> {
    let language = signed.visitor.language;
    let form = EditorForm::of(&appeal.slug, draft, language);
    let today = signed.instance().clock.now().date_naive();
    let mut wrong = form
        .draft(Some(draft), today, language)
        .err()
        .unwrap_or_default();
    wrong.retain(is_unfinished);
    if wrong.is_empty() {
        return Ok(None);
    }
    let errors: Vec<FieldError> = sentences(&signed.page(), wrong).collect();
    let page = editor(signed, Some(appeal), form, errors.into()).await?;
    signed.show_again(&page).map(Some)
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

async fn editor(
    signed: &SignedIn,
    appeal: Option<&Appeal>,
    form: EditorForm,
    around: Around,
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
    let standing = note.map(|note| Draft::of_note(&signed.instance().addresses, note));
    let now = standing.and_then(|draft| verdict(view.as_ref(), &draft));
    let tab = match appeal {
        None => Tab::Appeals,
        Some(_) => Tab::Overview,
    };
    let planned = match (appeal, &base) {
        (Some(appeal), Some(base)) => {
            schedule::planned(signed, appeal, "", format!("{base}/publish#later")).await?
        }
        _ => None,
    };
    Ok(EditorPage {
        desk: signed.desk(tab),
        form: signed.form_with(
            base.as_ref()
                .map_or_else(|| NEW.to_owned(), |base| format!("{base}/edit")),
            around.errors,
        ),
        was: form.was,
        restored: around.restored.and_then(times::stored),
        planned,
        meanwhile: around.meanwhile,
        unpublished: published
            .zip(view.as_ref())
            .and_then(|(appeal, view)| unpublished(appeal, view)),
        published: published.is_some(),
        next_wording: u32::try_from(wording).unwrap_or(u32::MAX),
        signed: now.map_or(0, |now| now.signed),
        slug_prefix: format!("{}/appeals/", signed.instance().addresses.host()),
        kinds: kinds(&page, &form.kind),
        admissions: ["open", "moderated"]
            .map(|code| Choice::new(code, page.word("admission", code), code == form.admission))
            .to_vec(),
        slug: form.slug,
        versions: form.versions,
        demands: form.demands,
        addressees: form.addressees,
        initiators: form.initiators,
        looked: around.looked,
        deadline: form.deadline,
        topics: form.topics,
        preview: around.preview,
        page,
    })
}

fn kinds(page: &Page, chosen: &str) -> Vec<Choice> {
    AppealKind::ALL
        .iter()
        .map(|(code, _)| Choice::new(*code, page.word("kind", code), *code == chosen))
        .collect()
}
