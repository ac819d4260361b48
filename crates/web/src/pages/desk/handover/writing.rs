//! The form of a handover: opened, sent, put right; the list sealed, files kept.

use super::{editor::Editor, faults, form::HandoverForm, uploads};
use crate::{
    pages::{
        desk::{
            beside::{
                compared::{Around, meanwhile},
                shared::{
                    is_as_read, is_withdrawn, languages, last_look_at, list_of, published, written,
                },
            },
            take_back, typed_language, words,
        },
        session::{Fields, SignedIn, SignedUpload, kept},
    },
    problem::Answer,
    views::desk::{Tab, handover::UnsealPage},
};
use axum::extract::Path;
use undersigned_domain::{dispatch::Kind, team::Permission};
use undersigned_federation::actions::{dispatch::Draft, handover};

pub async fn start(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let editor = Editor {
        signed: &signed,
        appeal: &appeal,
        view: &view,
        name: None,
    };
    if let Some(kept) = kept::for_form(&signed, &editor.here()).await? {
        // Also where the appeal has been withdrawn meanwhile: what was typed is not lost with it.
        let form = HandoverForm::read(&kept, signed.visitor.language);
        return editor.show(form, Vec::new()).await;
    }
    if is_withdrawn(&appeal) {
        // It says there why there is no form.
        return signed.go(&list_of(&slug, Kind::Handover));
    }
    let form = HandoverForm::new(&languages(&view));
    editor.show(form, Vec::new()).await
}

pub async fn open(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let form = HandoverForm::of(&written(&signed, &appeal, &view, Kind::Handover, &name).await?);
    let editor = Editor {
        signed: &signed,
        appeal: &appeal,
        view: &view,
        name: Some(&name),
    };
    if let Some(kept) = kept::for_form(&signed, &editor.here()).await? {
        let form = HandoverForm::read(&kept, signed.visitor.language);
        let around = Around::of_kept(&kept);
        return editor.show(form, around).await;
    }
    editor.show(form, Vec::new()).await
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
        files,
        large,
    } = upload;
    let (appeal, view) = published(&signed, slug).await?;
    let editor = Editor {
        signed: &signed,
        appeal: &appeal,
        view: &view,
        name: name.as_deref(),
    };
    let mut form = HandoverForm::read(&fields, signed.visitor.language);
    let asked = fields.get("do");
    if let Some(name) = editor.name {
        // What is not there cannot be written on.
        let there = written(&signed, &appeal, &view, Kind::Handover, name).await?;
        match asked {
            "take-back" => {
                let of = (&appeal, &view);
                return take_back::take_back(&signed, of, Kind::Handover, name, &fields).await;
            }
            "unseal" => return unseal(&editor, name, &fields).await,
            _ if !is_as_read(&fields, Some(&there)) => {
                let (here, inside) = (editor.here(), form.inside());
                let around = meanwhile(&signed, here, Kind::Handover, Some(&there), &inside);
                return editor.show(form, around).await;
            }
            "leave" => return editor.show(form, Vec::new()).await,
            _ => {}
        }
    }
    if asked == "more-languages" {
        form.more_languages();
    }
    if editor.name.is_none() && is_withdrawn(&appeal) {
        let wrong = words::wrong(&signed.page(), "main", "handover-withdrawn");
        return editor.show(form, vec![wrong]).await;
    }
    if editor.name.is_none() && asked != "seal" && form.is_blank() && files.is_empty() {
        // Else a draft in which nothing stands would lie about; a sealed list is something.
        let wrong = uploads::blank(&signed.page(), asked, &large);
        return editor.show(form, wrong).await;
    }
    // Kept before anything else: a file belongs to something, and nothing that was typed is lost.
    let draft = match editor.save(&form).await {
        Ok(draft) => draft,
        Err(error) => {
            let wrong = words::refused(&signed.page(), &fields, "date", error)?;
            return editor.show(form, vec![wrong]).await;
        }
    };
    // What was kept of it stood in this form.
    kept::forget(&signed, &editor.here()).await?;
    let name = draft.name.as_str();
    let editor = Editor {
        name: Some(name),
        ..editor
    };
    let before = form.evidence.len();
    let mut errors = uploads::keep(&editor, name, &mut form, files, &large).await?;
    let draft = editor.save(&form).await?;
    if matches!(asked, "save" | "seal" | "check") {
        // The draft that the next page would be made of has not got all these words.
        let wrong = typed_language::in_rows(&signed.page(), form.with_words());
        errors.extend(wrong);
    }
    if !errors.is_empty() {
        return editor.show(form, errors).await;
    }
    match asked {
        "save" => signed.done(&editor.here(), "draft-saved"),
        "seal" => seal(&editor, name, form).await,
        "check" => check(&editor, &draft, form, before).await,
        // Another language, another answer, a file: the form goes on at its own address.
        _ => editor.show(form, Vec::new()).await,
    }
}

/// Forgets the list that was sealed, once somebody is sure.
async fn unseal(editor: &Editor<'_>, name: &str, fields: &Fields) -> Answer {
    let (signed, here) = (editor.signed, editor.here());
    if !signed.may(Permission::Publish) {
        return signed.forbidden(Permission::Publish).await;
    }
    // What is forgotten is the proof of what was handed over: nobody has it back.
    if !fields.ticked("sure") {
        return signed.show(&UnsealPage {
            desk: signed.desk(Tab::Overview),
            form: signed.form(here),
            page: signed.page(),
            typed: fields.typed(),
        });
    }
    handover::unseal(signed.instance(), editor.appeal, name).await?;
    signed.done(&here, "list-unsealed")
}

/// Seals the list as it is now.
async fn seal(editor: &Editor<'_>, name: &str, form: HandoverForm) -> Answer {
    let signed = editor.signed;
    match handover::seal(signed.instance(), editor.appeal, name).await {
        Ok(_) => signed.done(&editor.here(), "list-sealed"),
        Err(error) => {
            let wrong = match error.code() {
                // There is no button for it any more.
                "withdrawn" => words::wrong(&signed.page(), "list", "handover-withdrawn"),
                _ => words::beside(&signed.page(), "seal", error)?,
            };
            editor.show(form, vec![wrong]).await
        }
    }
}

/// On to the last look, where nothing is wrong. `before` is how much evidence stood in the form when it came.
async fn check(editor: &Editor<'_>, draft: &Draft, form: HandoverForm, before: usize) -> Answer {
    let signed = editor.signed;
    let now = signed.instance().clock.millis();
    let Err(error) = handover::check(&draft.inside, now) else {
        let (slug, name) = (&editor.appeal.slug, &draft.name);
        return signed.go(&last_look_at(slug, Kind::Handover, name));
    };
    let page = signed.page();
    let mut wrong = faults::of_handover(&page, &form);
    let next = uploads::to_describe(&page, &form, before, &mut wrong);
    if wrong.is_empty() && next.is_none() {
        wrong.push(faults::beside_field(&page, &form, error)?);
    }
    editor.show_with_next(form, wrong.into(), next).await
}
