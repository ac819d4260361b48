//! The form of a letter: opened, sent, put right, taken back.

use super::{faults, form::LetterForm};
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
            take_back, typed_language, words,
        },
        session::{SignedForm, SignedIn, kept},
    },
    problem::Answer,
    views::{
        FieldError,
        desk::{Tab, letters::LetterEditorPage},
    },
};
use axum::extract::Path;
use serde_json::{Map, Value};
use undersigned_domain::{Fault, dispatch::Kind};
use undersigned_federation::{
    FederationError,
    actions::{dispatch, letters},
    views::{Appeal, AppealView},
};

pub async fn start(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    if let Some(kept) = kept::for_form(&signed, &place_of(&slug, Kind::Letter, None)).await? {
        // Also where the appeal has been withdrawn meanwhile: what was typed is not lost with it.
        let form = LetterForm::read(&kept, signed.visitor.language);
        return editor(&signed, (&appeal, &view), None, form, Vec::new()).await;
    }
    if is_withdrawn(&appeal) {
        // It says there why there is no form.
        return signed.go(&list_of(&slug, Kind::Letter));
    }
    let form = begun(&view, None);
    editor(&signed, (&appeal, &view), None, form, Vec::new()).await
}

/// With what a form begins: with what is there, or with nothing to those to whom the appeal goes.
fn begun(view: &AppealView, there: Option<&Map<String, Value>>) -> LetterForm {
    let Some(there) = there else {
        let note = view.list.current();
        let addressees = note.map_or(&[][..], |note| note.text.addressees.as_slice());
        return LetterForm::to(&languages(view), addressees);
    };
    LetterForm::of(there)
}

pub async fn open(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let there = written(&signed, &appeal, &view, Kind::Letter, &name).await?;
    let form = begun(&view, Some(&there));
    let here = place_of(&slug, Kind::Letter, Some(&name));
    if let Some(kept) = kept::for_form(&signed, &here).await? {
        let form = LetterForm::read(&kept, signed.visitor.language);
        let around = Around::of_kept(&kept);
        return editor(&signed, (&appeal, &view), Some(&name), form, around).await;
    }
    editor(&signed, (&appeal, &view), Some(&name), form, Vec::new()).await
}

pub async fn create(Path(slug): Path<String>, form: SignedForm) -> Answer {
    submitted(&slug, None, form).await
}

pub async fn change(Path((slug, name)): Path<(String, String)>, form: SignedForm) -> Answer {
    submitted(&slug, Some(&name), form).await
}

async fn submitted(slug: &str, name: Option<&str>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, slug).await?;
    let of = (&appeal, &view);
    let there = match name {
        // What is not there cannot be written on.
        Some(name) => Some(written(&signed, &appeal, &view, Kind::Letter, name).await?),
        None => None,
    };
    let mut form = LetterForm::read(&fields, signed.visitor.language);
    let is_as_read = is_as_read(&fields, there.as_ref());
    if is_as_read && matches!(fields.get("do"), "more-languages" | "more-rows" | "leave") {
        let unnamed = typed_language::in_rows(&signed.page(), form.with_words());
        let begun = begun(&view, there.as_ref());
        let is_new = form.inside() != begun.inside() || !unnamed.is_empty();
        let here = place_of(slug, Kind::Letter, name);
        kept::shown_again(&signed, &here, &fields, is_new).await?;
    }
    match (fields.get("do"), name) {
        (asked, Some(_)) if asked != "take-back" && !is_as_read => {
            let here = place_of(slug, Kind::Letter, name);
            let inside = form.inside();
            let around = meanwhile(&signed, here, Kind::Letter, there.as_ref(), &inside);
            return editor(&signed, of, name, form, around).await;
        }
        ("more-languages", _) => {
            form.more_languages();
            return editor(&signed, of, name, form, Vec::new()).await;
        }
        ("more-rows" | "leave", _) => {
            return editor(&signed, of, name, form, Vec::new()).await;
        }
        ("take-back", Some(name)) => {
            return take_back::take_back(&signed, of, Kind::Letter, name, &fields).await;
        }
        _ => {}
    }
    if name.is_none() && is_withdrawn(&appeal) {
        let wrong = words::wrong(&signed.page(), "main", "beside-withdrawn");
        return editor(&signed, of, name, form, vec![wrong]).await;
    }
    let mut wrong = typed_language::in_rows(&signed.page(), form.with_words());
    let says_nothing = || {
        // To whom the appeal goes stands in a new form by itself.
        form.with_words().next().is_none() || form.inside() == begun(&view, None).inside()
    };
    if name.is_none() && says_nothing() {
        // Else a draft without a word in it would lie about.
        wrong.push(words::wrong(&signed.page(), "title-1", "needed"));
    }
    if !wrong.is_empty() {
        // A draft would not keep all of it: it stays in the form.
        return editor(&signed, of, name, form, wrong).await;
    }
    let instance = signed.instance();
    let saved = dispatch::save(instance, &appeal, name, Kind::Letter, form.inside()).await;
    let draft = match saved {
        Ok(draft) => draft,
        Err(error) => {
            let wrong = words::refused(&signed.page(), &fields, "title-1", error)?;
            return editor(&signed, of, name, form, vec![wrong]).await;
        }
    };
    // What was kept of it stood in this form.
    kept::forget(&signed, &place_of(slug, Kind::Letter, name)).await?;
    if fields.get("do") == "save" {
        let here = place_of(slug, Kind::Letter, Some(&draft.name));
        return signed.done(&here, "draft-saved");
    }
    let fault = match draft.words() {
        Ok(_) => match draft.fit() {
            Ok(_) => return signed.go(&last_look_at(slug, Kind::Letter, &draft.name)),
            Err(error) => words::beside(&signed.page(), "text-1", error)?,
        },
        Err(fault) => beside_field(&signed, fault)?,
    };
    // The draft is kept all the same; its own address shows what is wrong.
    let mut wrong = faults::of_letter(&signed.page(), &form);
    if wrong.is_empty() {
        wrong.push(fault);
    }
    editor(&signed, of, Some(&draft.name), form, wrong).await
}

/// What is wrong, beside the field that it is about.
fn beside_field(signed: &SignedIn, fault: Fault) -> Answer<FieldError> {
    let page = signed.page();
    Ok(match &fault {
        Fault::Member("title" | "languages") => words::wrong(&page, "title-1", "needed"),
        Fault::Member("subject") => words::wrong(&page, "subject-1", "needed"),
        Fault::Member("text") => words::wrong(&page, "text-1", "write-text"),
        Fault::Member("fields") => words::wrong(&page, "ask-name-1", "write-fields"),
        Fault::Member("addressees") => words::wrong(&page, "to-office-1-1", "write-addressee"),
        Fault::Member("copies") => words::wrong(&page, "copy-office-1-1", "write-copy"),
        Fault::Member("holders" | "from") => words::wrong(&page, "to-holders-1", "write-holders"),
        Fault::Member("until") => words::wrong(&page, "until", "date-form"),
        Fault::Member("email") => words::wrong(&page, "to-email-1", "email-form"),
        Fault::Member("fax") => words::wrong(&page, "to-fax-1", "write-fax"),
        Fault::UnknownLanguage(_) => words::wrong(&page, "language-1", "language-form"),
        _ => words::beside(&page, "title-1", FederationError::from(fault))?,
    })
}

async fn editor(
    signed: &SignedIn,
    (appeal, view): (&Appeal, &AppealView),
    name: Option<&str>,
    form: LetterForm,
    around: impl Into<Around>,
) -> Answer {
    let around: Around = around.into();
    let form = form.with_room();
    let days = match name {
        Some(name) => letters::by_day(signed.instance(), appeal, name).await?,
        None => Vec::new(),
    };
    let rows = form.versions.iter().map(|one| (one.row, &one.language));
    let page = signed.page().in_rows(rows);
    let days = days.into_iter().map(|one| {
        let at = crate::pages::times::written(&one.day);
        let day = at.map_or(one.day, |at| page.day_words(&at));
        (day, u64::try_from(one.count).unwrap_or(0))
    });
    let writing = writing(signed, appeal, view, Kind::Letter, name).await?;
    let (draft, errors) = around.beside(writing);
    let page = LetterEditorPage {
        days: days.collect(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(place_of(&appeal.slug, Kind::Letter, name), errors),
        draft,
        until: form.until,
        versions: form.versions,
        fields: form.fields,
        addressees: form.addressees,
        copies: form.copies,
        page,
    };
    compared::show(signed, &page, &page.form, &page.draft)
}
