//! The form of a handover: opened, sent, put right; the list sealed, files kept.

use super::{faults, form::HandoverForm};
use crate::{
    pages::{
        desk::{
            beside::{
                compared::{self, Around, meanwhile},
                shared::{
                    is_as_read, is_withdrawn, languages, last_look_at, list_of, place_of,
                    published, writing, written,
                },
            },
            picture_faults, take_back, typed_language, words,
        },
        session::{SignedIn, SignedUpload, kept},
        times,
    },
    pdf::MAX_ROWS,
    problem::Answer,
    views::{
        Digest as Shown, FieldError, Page,
        desk::{
            Tab,
            handover::{HandoverEditorPage, SealedList, UnsealPage},
        },
    },
};
use axum::extract::Path;
use std::collections::BTreeSet;
use undersigned_domain::{
    Fault,
    dispatch::{Kind, Words, read_words},
    team::Permission,
};
use undersigned_federation::{
    FederationError,
    actions::{
        dispatch::{self, Draft},
        handover::{self, MAX_FILE},
        media,
    },
    media::{MediaFile, Shape},
    views::{Appeal, AppealView},
};

/// What is said of a file that is too large, by its field.
const TOO_LARGE: [(&str, &str); 2] = [("file", "file-large"), ("picture", "picture-large")];

pub async fn start(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    if let Some(kept) = kept::for_form(&signed, &place_of(&slug, Kind::Handover, None)).await? {
        // Also where the appeal has been withdrawn meanwhile: what was typed is not lost with it.
        let form = HandoverForm::read(&kept, signed.visitor.language);
        return editor(&signed, &appeal, &view, None, form, Vec::new()).await;
    }
    if is_withdrawn(&appeal) {
        // It says there why there is no form.
        return signed.go(&list_of(&slug, Kind::Handover));
    }
    let form = HandoverForm::new(&languages(&view));
    editor(&signed, &appeal, &view, None, form, Vec::new()).await
}

pub async fn open(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let form = HandoverForm::of(&written(&signed, &appeal, &view, Kind::Handover, &name).await?);
    let here = place_of(&slug, Kind::Handover, Some(&name));
    if let Some(kept) = kept::for_form(&signed, &here).await? {
        let form = HandoverForm::read(&kept, signed.visitor.language);
        let around = Around::of_kept(&kept);
        return editor(&signed, &appeal, &view, Some(&name), form, around).await;
    }
    editor(&signed, &appeal, &view, Some(&name), form, Vec::new()).await
}

pub async fn create(Path(slug): Path<String>, upload: SignedUpload) -> Answer {
    submitted(&slug, None, upload).await
}

pub async fn change(Path((slug, name)): Path<(String, String)>, upload: SignedUpload) -> Answer {
    submitted(&slug, Some(name), upload).await
}

async fn submitted(slug: &str, name: Option<String>, upload: SignedUpload) -> Answer {
    let SignedUpload {
        signed,
        fields,
        mut files,
        large,
    } = upload;
    let (appeal, view) = published(&signed, slug).await?;
    let instance = signed.instance();
    let there = match &name {
        // What is not there cannot be written on.
        Some(name) => Some(written(&signed, &appeal, &view, Kind::Handover, name).await?),
        None => None,
    };
    let mut form = HandoverForm::read(&fields, signed.visitor.language);
    let asked = fields.get("do");
    let is_as_read = is_as_read(&fields, there.as_ref());
    match (asked, &name) {
        (asked, Some(name)) if !matches!(asked, "take-back" | "unseal") && !is_as_read => {
            let here = place_of(slug, Kind::Handover, Some(name));
            let inside = form.inside();
            let around = meanwhile(&signed, here, Kind::Handover, there.as_ref(), &inside);
            return editor(&signed, &appeal, &view, Some(name), form, around).await;
        }
        ("more-languages", _) => form.more_languages(),
        ("take-back", Some(name)) => {
            let of = (&appeal, &view);
            return take_back::take_back(&signed, of, Kind::Handover, name, &fields).await;
        }
        ("leave", Some(name)) => {
            return editor(&signed, &appeal, &view, Some(name), form, Vec::new()).await;
        }
        ("unseal", Some(_)) if !signed.may(Permission::Publish) => {
            return signed.forbidden(Permission::Publish).await;
        }
        ("unseal", Some(name)) => {
            let here = place_of(slug, Kind::Handover, Some(name));
            // What is forgotten is the proof of what was handed over: nobody has it back.
            if !fields.ticked("sure") {
                return signed.show(&UnsealPage {
                    desk: signed.desk(Tab::Overview),
                    form: signed.form(here),
                    page: signed.page(),
                    typed: fields.typed(),
                });
            }
            handover::unseal(instance, &appeal, name).await?;
            return signed.done(&here, "list-unsealed");
        }
        _ => {}
    }
    if name.is_none() && is_withdrawn(&appeal) {
        let wrong = words::wrong(&signed.page(), "main", "handover-withdrawn");
        return editor(&signed, &appeal, &view, None, form, vec![wrong]).await;
    }
    if name.is_none() && asked != "seal" && form.is_blank() && files.is_empty() {
        // Else a draft in which nothing stands would lie about; a sealed list is something.
        let wrong = blank(&signed.page(), asked, &large);
        return editor(&signed, &appeal, &view, None, form, wrong).await;
    }
    // Kept before anything else: a file belongs to something, and nothing that was typed is lost.
    let saved = save(&signed, &appeal, name.as_deref(), &form).await;
    let draft = match saved {
        Ok(draft) => draft,
        Err(error) => {
            let wrong = words::refused(&signed.page(), &fields, "date", error)?;
            return editor(&signed, &appeal, &view, name.as_deref(), form, vec![wrong]).await;
        }
    };
    // What was kept of it stood in this form.
    kept::forget(&signed, &place_of(slug, Kind::Handover, name.as_deref())).await?;
    let name = draft.name.as_str();
    let mut errors = Vec::new();
    for (field, key) in TOO_LARGE {
        let is_large = field == "file" && files.get(field).is_some_and(|it| it.len() > MAX_FILE);
        if is_large || large.contains(field) {
            files.remove(field);
            errors.push(words::wrong(&signed.page(), field, key));
        }
    }
    let before = form.evidence.len();
    if let Some(bytes) = files.remove("file") {
        match handover::keep_file(instance, &appeal, name, bytes).await {
            Ok((digest, kind)) => form.add(digest.to_string(), kind, String::new()),
            Err(error) => errors.push(words::beside(&signed.page(), "file", error)?),
        }
    }
    if let Some(bytes) = files.remove("picture") {
        match media::upload(instance, &signed.organization, bytes, Shape::Whole).await {
            Ok(made) => {
                let (digest, kind) = picture(&made.media);
                let url = instance.addresses.path(&format!("/media/{}", made.media));
                form.add(digest, kind, url);
            }
            Err(error) => {
                errors.push(picture_faults::beside(&signed.page(), "picture", error)?);
            }
        }
    }
    let draft = save(&signed, &appeal, Some(name), &form).await?;
    let here = place_of(slug, Kind::Handover, Some(name));
    if matches!(asked, "save" | "seal" | "check") {
        // The draft that the next page would be made of has not got all these words.
        let wrong = typed_language::in_rows(&signed.page(), form.with_words());
        errors.extend(wrong);
    }
    if !errors.is_empty() {
        return editor(&signed, &appeal, &view, Some(name), form, errors).await;
    }
    match asked {
        "save" => signed.done(&here, "draft-saved"),
        "seal" => match handover::seal(instance, &appeal, name).await {
            Ok(_) => signed.done(&here, "list-sealed"),
            Err(error) => {
                let wrong = match error.code() {
                    // There is no button for it any more.
                    "withdrawn" => words::wrong(&signed.page(), "list", "handover-withdrawn"),
                    _ => words::beside(&signed.page(), "seal", error)?,
                };
                editor(&signed, &appeal, &view, Some(name), form, vec![wrong]).await
            }
        },
        "check" => match handover::check(&draft.inside, instance.clock.millis()) {
            Ok(()) => signed.go(&last_look_at(slug, Kind::Handover, name)),
            Err(error) => {
                let mut wrong = faults::of_handover(&signed.page(), &form);
                let next = to_describe(&signed.page(), &form, before, &mut wrong);
                if wrong.is_empty() && next.is_none() {
                    wrong.push(beside_field(&signed, &form, error)?);
                }
                shown(&signed, &appeal, &view, Some(name), form, (wrong, next)).await
            }
        },
        // Another language, another answer, a file: the form goes on at its own address.
        _ => editor(&signed, &appeal, &view, Some(name), form, Vec::new()).await,
    }
}

/// What is said to whoever sends a form in which nothing stands: that a file was too large, or that something is needed
/// where it was to be saved.
fn blank(page: &Page, asked: &str, large: &BTreeSet<String>) -> Vec<FieldError> {
    let too_large = TOO_LARGE.iter().filter(|(field, _)| large.contains(*field));
    let mut wrong: Vec<FieldError> = too_large
        .map(|(field, key)| words::wrong(page, *field, key))
        .collect();
    if wrong.is_empty() && matches!(asked, "save" | "check") {
        wrong.push(words::wrong(page, "taken-by-1", "needed"));
    }
    wrong
}

/// What came with this very form could not be described in it: that is no fault, but the next step. It stands at the
/// first field that asks for it.
fn to_describe(
    page: &Page,
    form: &HandoverForm,
    before: usize,
    wrong: &mut Vec<FieldError>,
) -> Option<FieldError> {
    let mut field = None;
    let mut added = Vec::new();
    for one in form.evidence.iter().skip(before) {
        let begin = format!("evidence-title-{}-", one.row);
        let at = wrong.iter().position(|it| it.field.starts_with(&begin));
        if let Some(at) = at {
            let asked = wrong.remove(at).field;
            field.get_or_insert(asked);
            added.push(page.t1("handover-evidence-n", "number", one.row));
        }
    }
    let what = added.join(", ");
    field.map(|field| FieldError {
        field,
        message: page.t1("handover-evidence-added", "what", what),
    })
}

async fn save(
    signed: &SignedIn,
    appeal: &Appeal,
    name: Option<&str>,
    form: &HandoverForm,
) -> Result<Draft, FederationError> {
    let kind = Kind::Handover;
    dispatch::save(signed.instance(), appeal, name, kind, form.inside()).await
}

/// The digest of a picture of ours is its name.
fn picture(media: &str) -> (String, &'static str) {
    let hex = media.split('.').next().unwrap_or_default();
    let kind = MediaFile::parse(media).map_or("image/jpeg", |file| file.media_type());
    (format!("sha-256:{hex}"), kind)
}

/// What is wrong, beside the field that it is about.
fn beside_field(
    signed: &SignedIn,
    form: &HandoverForm,
    error: FederationError,
) -> Answer<FieldError> {
    let page = signed.page();
    let FederationError::Invalid { code, .. } = &error else {
        return words::beside(&page, "date", error);
    };
    if *code == "answer_before_handover" {
        // Days sort as their text does.
        let mut answers = form.answers.iter();
        let early = answers.find(|one| !one.date.is_empty() && one.date < form.date);
        let row = early.map_or(1, |one| one.row);
        return words::beside(&page, &format!("answer-date-{row}"), error);
    }
    let inside = form.inside();
    let fault = match read_words(Kind::Handover, &inside) {
        Ok(Words::Handover(handover)) => handover.check().err(),
        Ok(_) => None,
        Err(fault) => Some(fault),
    };
    Ok(match fault {
        Some(Fault::Member("date")) if form.date.is_empty() => {
            words::wrong(&page, "date", "needed")
        }
        Some(Fault::Member("date")) => words::wrong(&page, "date", "date-form"),
        Some(Fault::Member("takenBy" | "languages")) => words::wrong(&page, "taken-by-1", "needed"),
        Some(Fault::Member("evidence")) => {
            words::wrong(&page, "evidence-title-1-1", "evidence-title")
        }
        Some(Fault::Member("answers")) => words::wrong(&page, "answer-date-1", "answer-whole"),
        Some(Fault::UnknownLanguage(_)) => words::wrong(&page, "language-1", "language-form"),
        _ => words::beside(&page, "date", error)?,
    })
}

async fn editor(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    name: Option<&str>,
    form: HandoverForm,
    around: impl Into<Around>,
) -> Answer {
    shown(signed, appeal, view, name, form, (around, None)).await
}

/// The same, with what is to be done next.
async fn shown(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    name: Option<&str>,
    form: HandoverForm,
    (around, next): (impl Into<Around>, Option<FieldError>),
) -> Answer {
    let around: Around = around.into();
    let instance = signed.instance();
    let here = place_of(&appeal.slug, Kind::Handover, name);
    let mut form = form.with_room();
    let folder = instance.addresses.path("/media/");
    for one in &mut form.evidence {
        one.picture = one
            .url
            .strip_prefix(&folder)
            .and_then(MediaFile::parse)
            .map(|file| format!("/media/{}", file.as_str()));
        if let (Some(name), true) = (name, one.url.is_empty()) {
            let kept = handover::has_file(instance, appeal, name, &one.digest).await?;
            let hex = one.digest.rsplit(':').next().unwrap_or_default();
            one.file_href = kept.then(|| format!("{here}/evidence/{hex}"));
        }
    }
    let sealed = match name {
        Some(name) => handover::sealed(instance, appeal, name).await?,
        None => None,
    };
    let printed = signed.state.makers.pdf.is_some();
    let writing = writing(signed, appeal, view, Kind::Handover, name).await?;
    let (draft, errors) = around.beside(writing);
    let page = HandoverEditorPage {
        page: signed
            .page()
            .in_rows(form.versions.iter().map(|one| (one.row, &one.language))),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(here.clone(), errors),
        draft,
        next,
        date: form.date,
        versions: form.versions,
        evidence: form.evidence,
        answers: form.answers,
        withdrawn: is_withdrawn(appeal),
        sealed: sealed.map(|list| SealedList {
            at: times::stored(list.at).unwrap_or_default(),
            changed: list.state_digest != view.digest.to_string(),
            href: format!("{here}/bundle"),
            pdf_href: (printed && list.entries <= MAX_ROWS as u64)
                .then(|| format!("{here}/cosigners.pdf")),
            digest: Shown::new(list.digest),
            entries: list.entries,
            bytes: list.bytes,
        }),
    };
    compared::show(signed, &page, &page.form, &page.draft)
}
