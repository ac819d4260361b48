//! `/desk/appeals/new` and `/desk/appeals/{slug}/edit`.

use super::{
    beside::shared::is_withdrawn,
    editor_draft::is_unfinished,
    editor_form::{EditorForm, add},
    editor_page::{Around, editor},
    editor_save::save,
    editor_shown, lookups, own, words,
};
use crate::{
    pages::{
        names,
        session::{Fields, SignedForm, SignedIn, kept},
    },
    problem::{Answer, Problem},
    views::desk::appeal_editor::Mode,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::{draft::Draft, invite, kept_form},
    views::Appeal,
};

pub(super) const NEW: &str = "/desk/appeals/new";
/// What a button begins with that takes somebody out of those whom nothing names; who follows.
const NOT_LATER: &str = "not-later:";
/// The fields in which they stand.
const LATER: [&str; 2] = ["later", "left-out"];

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
    match own(&form.signed, &slug).await {
        Ok(appeal) => {
            may_change(&appeal)?;
            submitted(form.signed, Some(appeal), &form.fields).await
        }
        Err(problem) => gone(&form, &slug, problem).await,
    }
}

/// Somebody gave the draft another address meanwhile, or threw it away. What was written for it is kept as a new text
/// that was never saved, where there is none yet; and no longer for this address, at which another may be written.
async fn gone(form: &SignedForm, slug: &str, problem: Problem) -> Answer {
    let (signed, fields) = (&form.signed, &form.fields);
    let (instance, account) = (signed.instance(), signed.account.id);
    let is_no_save = matches!(fields.get("do"), "keep" | "discard");
    let may_keep = problem.status == StatusCode::NOT_FOUND && signed.may(Permission::Write);
    if is_no_save || !may_keep || EditorForm::read(fields, signed.visitor.language).is_blank() {
        return Err(problem);
    }
    let is_free = kept_form::find(instance, account, NEW).await?.is_none();
    if !is_free || !kept::keep(instance, account, NEW, fields).await? {
        return Err(problem);
    }
    let path = format!("/desk/appeals/{slug}/edit");
    kept_form::forget(instance, account, &path).await?;
    signed.go(NEW)
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
    if draft.is_some() && form.slug.is_empty() {
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

/// What is withdrawn stays as it is: its text, and nobody is added to its list.
pub(super) fn may_change(appeal: &Appeal) -> Answer<()> {
    if !is_withdrawn(appeal) {
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

/// Whether a button neither saves what was typed nor throws it away.
fn shows_form_again(asked: &str) -> bool {
    let is_of_row = ["demand-", "addressee-", "more-"];
    is_of_row.iter().any(|begin| asked.starts_with(begin))
        || asked == "look-up"
        || asked.starts_with(NOT_LATER)
        || Mode::from_code(asked).is_some()
}

async fn submitted(signed: SignedIn, appeal: Option<Appeal>, fields: &Fields) -> Answer {
    let path = path_of(appeal.as_ref());
    let account = signed.account.id;
    // Nor is whoever is taken out kept with what is not saved.
    let dismissed = fields.get("do").strip_prefix(NOT_LATER);
    let without = dismissed.map(|dismissed| fields.without_line(&LATER, dismissed));
    let fields = without.as_ref().unwrap_or(fields);
    let mut form = EditorForm::read(fields, signed.visitor.language);
    if let Some(appeal) = &appeal
        && (appeal.root.is_some() || form.slug.is_empty())
    {
        form.slug.clone_from(&appeal.slug);
    }
    let mut around = Around::default();
    if shows_form_again(fields.get("do")) {
        // Whoever looks at it and leaves the page finds it again, until it is saved.
        kept::keep(signed.instance(), account, &path, fields).await?;
    }
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
        // Nothing is added, moved or looked at before it is clear what stands where.
        asked if !form.moved.is_empty() => {
            return save(&signed, appeal, form, fields, asked == "check").await;
        }
        "more-languages" => form.more_languages(),
        "more-demands" => form.more_demands(2),
        "more-addressees" => form.more_addressees(1),
        asked if form.change_row(asked) => {}
        asked if asked.starts_with(NOT_LATER) => {
            // Whoever only translates changes nothing of whom it names, or does not.
            let noted = appeal.as_ref().zip(dismissed);
            if let Some((appeal, dismissed)) = noted.filter(|_| signed.may(Permission::Write)) {
                invite::not_later(signed.instance(), appeal, dismissed).await?;
            }
        }
        asked if Mode::from_code(asked).is_some() => {
            let mode = Mode::from_code(asked).unwrap_or_default();
            around.preview =
                Some(editor_shown::shown(&signed, appeal.as_ref(), &form, mode).await?);
        }
        "look-up" => {
            around.looked = lookups::look_up(&signed, &form.initiators).await?;
        }
        "without-unfound" => {
            let known = match &appeal {
                Some(appeal) => current(&signed, appeal).await?.text.initiators,
                None => Vec::new(),
            };
            let parted = lookups::parted(&signed, &form.initiators, &known).await;
            form.initiators = parted.found.join("\n");
            add(&mut form.later, parted.away);
            add(&mut form.left_out, parted.left_out);
            return save(&signed, appeal, form, fields, true).await;
        }
        asked => {
            return save(&signed, appeal, form, fields, asked == "check").await;
        }
    }
    let page = editor(&signed, appeal.as_ref(), form, around).await?;
    signed.show(&page)
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
    let errors = form.sentences(&signed.page(), wrong);
    let page = editor(signed, Some(appeal), form, errors.into()).await?;
    signed.show_again(&page).map(Some)
}
