//! The form of an update or a case: opened, sent, put right, taken back.

use super::{
    cases,
    compared::{self, Around, meanwhile},
    faults,
    form::{self, CaseForm, UpdateForm},
    shared::{is_as_read, languages, last_look_at, place_of, published, written},
    updates,
};
use crate::{
    language::Language,
    pages::{
        desk::{
            notice::{notice, outcome},
            take_back, typed_language, words,
        },
        session::{Fields, SignedForm, SignedIn, kept},
    },
    problem::Answer,
    views::{FieldError, Page},
};
use serde_json::{Map, Value};
use undersigned_domain::{Fault, dispatch::Kind};
use undersigned_federation::{
    FederationError,
    actions::dispatch,
    views::{Appeal, AppealView},
};

/// What stands in the form.
enum Form {
    Update(UpdateForm),
    Case(CaseForm),
}

impl Form {
    fn read(kind: Kind, fields: &Fields, reader: Language) -> Self {
        match kind {
            Kind::Case => Self::Case(CaseForm::read(fields, reader)),
            Kind::Update | Kind::Handover | Kind::Letter | Kind::Event => {
                Self::Update(UpdateForm::read(fields, reader))
            }
        }
    }

    /// With what a form begins: with what is there, or with nothing in these languages.
    fn begun(kind: Kind, there: Option<&Map<String, Value>>, languages: &[String]) -> Self {
        match (kind, there) {
            (Kind::Case, Some(there)) => Self::Case(CaseForm::of(there, languages)),
            (Kind::Case, None) => Self::Case(CaseForm::new(languages)),
            (_, Some(there)) => Self::Update(UpdateForm::of(there)),
            (_, None) => Self::Update(UpdateForm::new(languages)),
        }
    }

    /// Whether nothing is said in it, in any language.
    fn is_blank(&self) -> bool {
        let (Self::Update(UpdateForm { versions, .. }) | Self::Case(CaseForm { versions, .. })) =
            self;
        form::with_words(versions).next().is_none()
    }

    /// What a draft would not keep as it was typed.
    fn not_kept(&self, page: &Page) -> Vec<FieldError> {
        let (versions, has_place) = match self {
            Self::Update(form) => (&form.versions, true),
            Self::Case(form) => (&form.versions, form.has_place()),
        };
        let mut wrong = typed_language::in_rows(page, form::with_words(versions));
        if !has_place {
            wrong.push(words::wrong(page, "place", "number-form"));
        }
        wrong
    }

    /// What is wrong, where the form tells beside which field.
    fn wrong(&self, page: &Page, now: i64) -> Vec<FieldError> {
        match self {
            Self::Update(form) => faults::of_update(page, form, now),
            Self::Case(form) => faults::of_case(page, form),
        }
    }

    fn more_languages(&mut self) {
        form::more_languages(match self {
            Self::Update(form) => &mut form.versions,
            Self::Case(form) => &mut form.versions,
        });
    }

    fn inside(&self) -> Map<String, Value> {
        match self {
            Self::Update(form) => form.inside(),
            Self::Case(form) => form.inside(),
        }
    }
}

pub async fn edit(signed: SignedIn, slug: &str, kind: Kind, name: Option<&str>) -> Answer {
    let (appeal, view) = published(&signed, slug).await?;
    let languages = languages(&view);
    let inside = match name {
        Some(name) => Some(written(&signed, &appeal, &view, kind, name).await?),
        None => None,
    };
    if let Some(fields) = kept::for_form(&signed, &place_of(slug, kind, name)).await? {
        let mut form = Form::read(kind, &fields, signed.visitor.language);
        if let (Form::Case(form), Some(inside)) = (&mut form, &inside) {
            form.pictures = CaseForm::of(inside, &[]).pictures;
        }
        // Of what is there already, others may have written meanwhile: that is compared when it is sent.
        let around = Around::of_kept(&fields);
        return show(&signed, (&appeal, &view), name, form, around).await;
    }
    let prepared = || {
        let days: Option<u64> = signed.visitor.query("notice").parse().ok();
        let days = days.filter(|days| (1..=60).contains(days));
        match signed.visitor.query("outcome") {
            "yes" => Some(outcome(&languages)),
            _ => days.and_then(|days| notice(&view, &languages, days)),
        }
    };
    let prepared = (inside.is_none() && kind != Kind::Case).then(prepared);
    let form = match prepared.flatten() {
        Some(prepared) => Form::Update(prepared),
        None => Form::begun(kind, inside.as_ref(), &languages),
    };
    show(&signed, (&appeal, &view), name, form, Vec::new()).await
}

/// The page with the form; where something is wrong with it, as an answer that says so.
async fn show(
    signed: &SignedIn,
    (appeal, view): (&Appeal, &AppealView),
    name: Option<&str>,
    form: Form,
    around: impl Into<Around>,
) -> Answer {
    let around: Around = around.into();
    match form {
        Form::Update(form) => {
            let mut page = updates::page(signed, appeal, view, name, form, Vec::new()).await?;
            (page.draft, page.form.errors) = around.beside(page.draft);
            compared::show(signed, &page, &page.form, &page.draft)
        }
        Form::Case(form) => {
            let mut page = cases::page(signed, appeal, view, name, form, Vec::new()).await?;
            (page.draft, page.form.errors) = around.beside(page.draft);
            compared::show(signed, &page, &page.form, &page.draft)
        }
    }
}

pub async fn submitted(form: SignedForm, slug: &str, kind: Kind, name: Option<&str>) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, slug).await?;
    let of = (&appeal, &view);
    let there = match name {
        // What is not there cannot be written on.
        Some(name) => Some(written(&signed, &appeal, &view, kind, name).await?),
        None => None,
    };
    let mut form = Form::read(kind, &fields, signed.visitor.language);
    match (&mut form, &there) {
        (Form::Case(form), Some(there)) => form.pictures = CaseForm::of(there, &[]).pictures,
        (Form::Update(form), Some(there)) => form.take_out(there),
        _ => {}
    }
    let is_as_read = is_as_read(&fields, there.as_ref());
    if is_as_read && matches!(fields.get("do"), "more-languages" | "more-rows" | "leave") {
        let begun = Form::begun(kind, there.as_ref(), &languages(&view));
        let is_new = form.inside() != begun.inside() || !form.not_kept(&signed.page()).is_empty();
        kept::shown_again(&signed, &place_of(slug, kind, name), &fields, is_new).await?;
    }
    match (fields.get("do"), name) {
        (asked, Some(_)) if asked != "take-back" && !is_as_read => {
            let here = place_of(slug, kind, name);
            let around = meanwhile(&signed, here, kind, there.as_ref(), &form.inside());
            return show(&signed, of, name, form, around).await;
        }
        ("more-languages", _) => {
            form.more_languages();
            return show(&signed, of, name, form, Vec::new()).await;
        }
        ("more-rows" | "leave", _) => return show(&signed, of, name, form, Vec::new()).await,
        ("take-back", Some(name)) => {
            return take_back::take_back(&signed, of, kind, name, &fields).await;
        }
        _ => {}
    }
    let mut wrong = form.not_kept(&signed.page());
    if name.is_none() && form.is_blank() {
        // Else a draft without a word in it would lie about.
        wrong.push(words::wrong(&signed.page(), beside_title(kind), "needed"));
    }
    if !wrong.is_empty() {
        // A draft would not keep all of it: it stays in the form.
        return show(&signed, of, name, form, wrong).await;
    }
    let now = signed.instance().clock.millis();
    let saved = dispatch::save(signed.instance(), &appeal, name, kind, form.inside()).await;
    let draft = match saved {
        Ok(draft) => draft,
        Err(error) => {
            // What is too long is too long somewhere.
            let mut wrong = match error.code() {
                "dispatch_too_long" => form.wrong(&signed.page(), now),
                _ => Vec::new(),
            };
            if wrong.is_empty() {
                let first = beside_title(kind);
                wrong.push(words::refused(&signed.page(), &fields, first, error)?);
            }
            return show(&signed, of, name, form, wrong).await;
        }
    };
    // What was kept of it stood in this form.
    kept::forget(&signed, &place_of(slug, kind, name)).await?;
    if fields.get("do") == "save" {
        let here = place_of(slug, kind, Some(&draft.name));
        return signed.done(&here, "draft-saved");
    }
    let fault = match draft.words() {
        Ok(said) => match (dispatch::check_days(&said, now), draft.fit()) {
            (Ok(()), Ok(_)) => return signed.go(&last_look_at(slug, kind, &draft.name)),
            (Err(error), _) => words::beside(&signed.page(), "date", error)?,
            (_, Err(error)) => words::beside(&signed.page(), beside_title(kind), error)?,
        },
        Err(fault) => beside_field(&signed, kind, fault)?,
    };
    // The draft is kept all the same; its own address shows what is wrong.
    let mut wrong = form.wrong(&signed.page(), now);
    if wrong.is_empty() {
        wrong.push(fault);
    }
    show(&signed, of, Some(&draft.name), form, wrong).await
}

/// The field with which a form begins.
const fn beside_title(kind: Kind) -> &'static str {
    match kind {
        Kind::Case => "name-1",
        Kind::Update | Kind::Handover | Kind::Letter | Kind::Event => "title-1",
    }
}

/// What is wrong, beside the field that it is about.
fn beside_field(signed: &SignedIn, kind: Kind, fault: Fault) -> Answer<FieldError> {
    let page = signed.page();
    let first = beside_title(kind);
    Ok(match &fault {
        Fault::Member("title" | "languages" | "names") => words::wrong(&page, first, "needed"),
        Fault::Member("body") => words::wrong(&page, "body-1", "needed"),
        Fault::Member("date") => words::wrong(&page, "date", "date-form"),
        Fault::Member("when") | Fault::TooLong("when") => {
            words::wrong(&page, "when-1", "when-form")
        }
        Fault::Member("words") => words::wrong(&page, "words-1", "needed"),
        Fault::Member("sameCase") | Fault::TooLong("sameCase") | Fault::IdNotCanonical(_) => {
            words::wrong(&page, "same-1", "same-case-form")
        }
        Fault::Member("alt") => words::wrong(&page, "pictures", "alt-missing"),
        Fault::Member("sources") => words::wrong(&page, "source-url-1", "source-form"),
        Fault::UnknownLanguage(_) => words::wrong(&page, "language-1", "language-form"),
        _ => words::beside(&page, first, FederationError::from(fault))?,
    })
}
