//! The form of a meeting: opened, sent, put right, taken back; afterwards its minutes.

use super::{faults, form::MeetingForm};
use crate::{
    pages::{
        desk::{
            beside::{
                compared::{self, Around, meanwhile},
                shared::{
                    is_as_read, is_withdrawn, languages, last_look_at, list_of, place_of,
                    published, said, writing, written,
                },
            },
            take_back, words,
        },
        session::{SignedForm, SignedIn, kept},
    },
    problem::Answer,
    views::{
        Choice,
        desk::{Tab, meetings::MeetingEditorPage},
    },
};
use axum::extract::Path;
use undersigned_domain::dispatch::{EventStatus, Kind};
use undersigned_federation::{
    actions::{dispatch, registration, schedule},
    views::{Appeal, AppealView},
};

pub async fn start(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    if let Some(kept) = kept::for_form(&signed, &place_of(&slug, Kind::Event, None)).await? {
        // Also where the appeal has been withdrawn meanwhile: what was typed is not lost with it.
        let form = MeetingForm::read(&kept, signed.visitor.language);
        return editor(&signed, (&appeal, &view), None, form, Vec::new()).await;
    }
    if is_withdrawn(&appeal) {
        // It says there why there is no form.
        return signed.go(&list_of(&slug, Kind::Event));
    }
    let form = MeetingForm::new(&languages(&view));
    editor(&signed, (&appeal, &view), None, form, Vec::new()).await
}

pub async fn open(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let form = MeetingForm::of(&written(&signed, &appeal, &view, Kind::Event, &name).await?);
    let here = place_of(&slug, Kind::Event, Some(&name));
    if let Some(kept) = kept::for_form(&signed, &here).await? {
        let form = MeetingForm::read(&kept, signed.visitor.language);
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
        Some(name) => Some(written(&signed, &appeal, &view, Kind::Event, name).await?),
        None => None,
    };
    let mut form = MeetingForm::read(&fields, signed.visitor.language);
    let is_as_read = is_as_read(&fields, there.as_ref());
    if is_as_read && matches!(fields.get("do"), "more-languages" | "leave") {
        let begun = there.as_ref().map(MeetingForm::of);
        let is_new = match begun {
            Some(begun) => form.inside() != begun.inside(),
            None => !form.is_blank(),
        } || !faults::languages(&signed.page(), &form).is_empty();
        kept::shown_again(&signed, &place_of(slug, Kind::Event, name), &fields, is_new).await?;
    }
    match (fields.get("do"), name) {
        (asked, Some(_)) if asked != "take-back" && !is_as_read => {
            let here = place_of(slug, Kind::Event, name);
            let inside = form.inside();
            let around = meanwhile(&signed, here, Kind::Event, there.as_ref(), &inside);
            return editor(&signed, of, name, form, around).await;
        }
        ("more-languages", _) => {
            form.more_languages();
            return editor(&signed, of, name, form, Vec::new()).await;
        }
        ("take-back", Some(name)) => {
            return take_back::take_back(&signed, of, Kind::Event, name, &fields).await;
        }
        ("leave", _) => {
            return editor(&signed, of, name, form, Vec::new()).await;
        }
        _ => {}
    }
    if name.is_none() && is_withdrawn(&appeal) {
        let wrong = words::wrong(&signed.page(), "main", "beside-withdrawn");
        return editor(&signed, of, name, form, vec![wrong]).await;
    }
    let inside = form.inside();
    let now = signed.instance().clock.millis();
    let unkept = faults::languages(&signed.page(), &form);
    // A draft would not keep all that is said; or it has no name yet: kept now, and sent once more
    // from here, it would be there twice.
    let stays = !unkept.is_empty() || name.is_none();
    let wrong = match fields.get("do") {
        "save" if name.is_none() && form.is_blank() => {
            // Else a draft in which nothing stands would lie about.
            vec![words::wrong(&signed.page(), "title-1", "needed")]
        }
        "save" => unkept,
        _ => faults::all(&signed.page(), &form, &inside, now)?,
    };
    if stays && !wrong.is_empty() {
        return editor(&signed, of, name, form, wrong).await;
    }
    let saved = dispatch::save(signed.instance(), &appeal, name, Kind::Event, inside).await;
    let draft = match saved {
        Ok(draft) => draft,
        Err(error) => {
            let wrong = words::refused(&signed.page(), &fields, "title-1", error)?;
            return editor(&signed, of, name, form, vec![wrong]).await;
        }
    };
    // What was kept of it stood in this form.
    kept::forget(&signed, &place_of(slug, Kind::Event, name)).await?;
    if fields.get("do") == "save" {
        let here = place_of(slug, Kind::Event, Some(&draft.name));
        return signed.done(&here, "draft-saved");
    }
    if wrong.is_empty() {
        return signed.go(&last_look_at(slug, Kind::Event, &draft.name));
    }
    // The draft is kept all the same; its own address shows what is wrong.
    editor(&signed, of, Some(&draft.name), form, wrong).await
}

async fn editor(
    signed: &SignedIn,
    (appeal, view): (&Appeal, &AppealView),
    name: Option<&str>,
    form: MeetingForm,
    around: impl Into<Around>,
) -> Answer {
    let around: Around = around.into();
    let rows = form.versions.iter().map(|one| (one.row, &one.language));
    let page = signed.page().in_rows(rows);
    let here = place_of(&appeal.slug, Kind::Event, name);
    let guests = match name.filter(|name| said(view, Kind::Event, name).is_some()) {
        Some(name) => {
            let count = registration::count(signed.instance(), appeal, name).await?;
            Some((format!("{here}/registrations"), count))
        }
        None => None,
    };
    let statuses = EventStatus::ALL.iter().map(|(code, _)| {
        Choice::new(
            *code,
            page.word("meeting-status", code),
            *code == form.status,
        )
    });
    let writing = writing(signed, appeal, view, Kind::Event, name).await?;
    let (draft, errors) = around.beside(writing);
    let page = MeetingEditorPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(here, errors),
        draft,
        statuses: statuses.collect(),
        times: form.times,
        zones: schedule::zones().collect(),
        online: form.online,
        registration: form.registration,
        guests,
        versions: form.versions,
        page,
    };
    compared::show(signed, &page, &page.form, &page.draft)
}
