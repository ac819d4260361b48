//! `/desk/appeals/{slug}/handovers`: the list is sealed, handed over, and it is said when and to whom,
//! what shows it, and what was answered.

use super::{
    beside::{called, digest_of, languages, published, recipients, said},
    handover_files as files,
    handover_form::HandoverForm,
    picture_faults, take_back, words,
};
use crate::{
    pages::{
        beside::Beside,
        session::{SignedForm, SignedIn, SignedUpload},
        times,
    },
    pdf::MAX_ROWS,
    problem::{Answer, Problem},
    state::WebState,
    views::{
        Digest as Shown, FieldError,
        desk::{
            Tab,
            beside::Row,
            handover::{HandoverCheckPage, HandoverEditorPage, HandoversPage, SealedList},
        },
    },
};
use axum::{Router, extract::Path, routing::get};
use serde_json::{Map, Value};
use undersigned_domain::{
    Dispatch, Fault,
    dispatch::{Kind, News, Words, read_words},
    team::Permission,
};
use undersigned_federation::{
    FederationError,
    actions::{
        dispatch::{self, Draft},
        handover, media,
    },
    media::{MediaFile, Shape},
    views::{Appeal, AppealView},
};

pub fn routes() -> Router<WebState> {
    let base = "/desk/appeals/{slug}/handovers";
    Router::new()
        .route(base, get(list))
        .route(&format!("{base}/new"), get(start).post(create))
        .route(&format!("{base}/{{name}}"), get(open).post(change))
        .route(&format!("{base}/{{name}}/publish"), get(check).post(say))
        .route(&format!("{base}/{{name}}/bundle"), get(files::bundle))
        .route(&format!("{base}/{{name}}/cosigners.pdf"), get(files::pdf))
        .route(
            &format!("{base}/{{name}}/evidence/{{digest}}"),
            get(files::evidence),
        )
}

fn base(slug: &str) -> String {
    format!("/desk/appeals/{slug}/handovers")
}

async fn list(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let page = signed.page();
    let address = format!("/appeals/{slug}");
    let drafts = dispatch::drafts_of(signed.instance(), &appeal, Kind::Handover).await?;
    let row = |draft: &Draft| Row {
        href: format!("{}/{}", base(&slug), draft.name),
        words: called(&signed, draft),
        more: None,
        public_href: None,
    };
    let shown = beside(&signed, &view.dispatches.shown, &address).handovers();
    let handovers = shown.into_iter().map(|one| Row {
        href: format!("/desk{}", one.href),
        words: one.to.unwrap_or_default(),
        more: Some(page.day_words(&one.at)),
        public_href: Some(one.href),
    });
    let shown = HandoversPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(format!("/desk/appeals/{slug}/deliver")),
        title: words::title(&appeal, signed.visitor.language),
        manage: format!("/desk/appeals/{slug}"),
        delivered: appeal.status == "delivered" || appeal.status == "withdrawn",
        drafts: drafts.iter().map(row).collect(),
        handovers: handovers.collect(),
        page,
    };
    signed.show(&shown)
}

fn beside<'a>(signed: &SignedIn, dispatches: &'a [Dispatch], address: &'a str) -> Beside<'a> {
    Beside {
        dispatches,
        address,
        reader: signed.visitor.language,
        asked: None,
    }
}

async fn start(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let form = HandoverForm::new(&languages(&view));
    let page = editor(&signed, &appeal, &view, None, form, Vec::new()).await?;
    signed.show(&page)
}

async fn open(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let form = HandoverForm::of(&written(&signed, &appeal, &view, &name).await?);
    let page = editor(&signed, &appeal, &view, Some(&name), form, Vec::new()).await?;
    signed.show(&page)
}

/// The members that the form begins with: of the draft, or else of what is published.
async fn written(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    name: &str,
) -> Answer<Map<String, Value>> {
    let draft = dispatch::draft(signed.instance(), appeal, name).await?;
    if let Some(draft) = draft.filter(|draft| draft.kind == Kind::Handover) {
        return Ok(draft.inside);
    }
    match said(view, Kind::Handover, name).map(|one| &one.words) {
        Some(Words::Handover(handover)) => Ok(handover.write()),
        _ => Err(Problem::not_found()),
    }
}

async fn create(Path(slug): Path<String>, upload: SignedUpload) -> Answer {
    submitted(&slug, None, upload).await
}

async fn change(Path((slug, name)): Path<(String, String)>, upload: SignedUpload) -> Answer {
    submitted(&slug, Some(name), upload).await
}

async fn submitted(slug: &str, name: Option<String>, upload: SignedUpload) -> Answer {
    let SignedUpload {
        signed,
        fields,
        mut files,
    } = upload;
    let (appeal, view) = published(&signed, slug).await?;
    let instance = signed.instance();
    if let Some(name) = &name {
        // What is not there cannot be written on.
        written(&signed, &appeal, &view, name).await?;
    }
    let mut form = HandoverForm::read(&fields);
    let asked = fields.get("do");
    match (asked, &name) {
        ("more-languages", _) => form.more_languages(),
        ("take-back", Some(name)) => {
            let sure = fields.ticked("sure");
            return take_back(&signed, &appeal, &view, name, sure).await;
        }
        ("unseal", Some(_)) if !signed.may(Permission::Publish) => {
            return signed.forbidden(Permission::Publish).await;
        }
        ("unseal", Some(name)) => {
            handover::unseal(instance, &appeal, name).await?;
            return signed.done(&format!("{}/{name}", base(slug)), "list-unsealed");
        }
        _ => {}
    }
    // Kept before anything else: a file belongs to something, and nothing that was typed is lost.
    let saved = save(&signed, &appeal, name.as_deref(), &form).await;
    let draft = match saved {
        Ok(draft) => draft,
        Err(error) => {
            let wrong = words::beside(&signed.page(), "date", error)?;
            let page = editor(&signed, &appeal, &view, name.as_deref(), form, vec![wrong]).await?;
            return signed.show_again(&page);
        }
    };
    let name = draft.name.as_str();
    let mut errors = Vec::new();
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
    let here = format!("{}/{name}", base(slug));
    if !errors.is_empty() {
        let page = editor(&signed, &appeal, &view, Some(name), form, errors).await?;
        return signed.show_again(&page);
    }
    match asked {
        "save" => signed.done(&here, "draft-saved"),
        "seal" => match handover::seal(instance, &appeal, name).await {
            Ok(_) => signed.done(&here, "list-sealed"),
            Err(error) => {
                let wrong = words::beside(&signed.page(), "seal", error)?;
                let page = editor(&signed, &appeal, &view, Some(name), form, vec![wrong]).await?;
                signed.show_again(&page)
            }
        },
        "check" => match handover::check(&draft.inside) {
            Ok(()) => signed.go(&format!("{here}/publish")),
            Err(error) => {
                let wrong = beside_field(&signed, &form, error)?;
                let page = editor(&signed, &appeal, &view, Some(name), form, vec![wrong]).await?;
                signed.show_again(&page)
            }
        },
        // Another language, another answer, a file: the form goes on at its own address.
        _ => {
            let page = editor(&signed, &appeal, &view, Some(name), form, Vec::new()).await?;
            signed.show(&page)
        }
    }
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
    let FederationError::Invalid { .. } = &error else {
        return words::beside(&page, "date", error);
    };
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

/// Takes back what is published; a draft alone is thrown away.
async fn take_back(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    name: &str,
    sure: bool,
) -> Answer {
    let instance = signed.instance();
    let back = base(&appeal.slug);
    match said(view, Kind::Handover, name) {
        Some(_) if !signed.may(Permission::Publish) => signed.forbidden(Permission::Publish).await,
        Some(one) if !sure => {
            let page = take_back::page(signed, one, format!("{back}/{name}"));
            signed.show(&page)
        }
        Some(_) => {
            dispatch::withdraw(instance, appeal, name).await?;
            signed.done(&back, "taken-back")
        }
        None => {
            dispatch::discard(instance, appeal, name).await?;
            signed.done(&back, "draft-thrown-away")
        }
    }
}

async fn editor(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    name: Option<&str>,
    form: HandoverForm,
    errors: Vec<FieldError>,
) -> Answer<HandoverEditorPage> {
    let instance = signed.instance();
    let base = base(&appeal.slug);
    let here = format!("{base}/{}", name.unwrap_or("new"));
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
    Ok(HandoverEditorPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(here.clone(), errors),
        title: words::title(appeal, signed.visitor.language),
        back: base,
        published: name.is_some_and(|name| said(view, Kind::Handover, name).is_some()),
        exists: name.is_some(),
        date: form.date,
        versions: form.versions,
        evidence: form.evidence,
        answers: form.answers,
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
    })
}

async fn draft_of(signed: &SignedIn, appeal: &Appeal, name: &str) -> Answer<Option<Draft>> {
    let draft = dispatch::draft(signed.instance(), appeal, name).await?;
    Ok(draft.filter(|draft| draft.kind == Kind::Handover))
}

async fn check(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let Some(draft) = draft_of(&signed, &appeal, &name).await? else {
        return signed.go(&base(&slug));
    };
    if handover::check(&draft.inside).is_err() {
        return signed.go(&format!("{}/{name}", base(&slug)));
    }
    let page = check_page(&signed, &appeal, &view, &draft, Vec::new()).await?;
    signed.show(&page)
}

async fn say(Path((slug, name)): Path<(String, String)>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, &slug).await?;
    let Some(draft) = draft_of(&signed, &appeal, &name).await? else {
        return signed.go(&base(&slug));
    };
    if handover::check(&draft.inside).is_err() {
        return signed.go(&format!("{}/{name}", base(&slug)));
    }
    let wrong = match fields.get("read") == digest_of(&draft) {
        // Somebody else at this desk wrote on: it has to be read again.
        false => words::wrong(&signed.page(), "main", "draft-changed"),
        true => match dispatch::publish(signed.instance(), &appeal, &name).await {
            Ok(_) => return signed.done(&base(&slug), "handover-published"),
            Err(error) => words::beside(&signed.page(), "main", error)?,
        },
    };
    let page = check_page(&signed, &appeal, &view, &draft, vec![wrong]).await?;
    signed.show_again(&page)
}

async fn check_page(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    draft: &Draft,
    errors: Vec<FieldError>,
) -> Answer<HandoverCheckPage> {
    let instance = signed.instance();
    let here = format!("{}/{}", base(&appeal.slug), draft.name);
    let id = format!("{}/handovers/{}", appeal.ap_id, draft.name);
    let sealed = handover::sealed(instance, appeal, &draft.name).await?;
    let mut inside = draft.inside.clone();
    if let Some(list) = &sealed {
        list.name_in(&mut inside);
    }
    let words = read_words(Kind::Handover, &inside).map_err(FederationError::from)?;
    let before = said(view, Kind::Handover, &draft.name).map(|one| &one.words);
    let is_news = News::of(before, &words).is_some();
    let seq = u64::try_from(instance.clock.millis()).unwrap_or(1);
    let key = view.snapshot.state().appeal().clone();
    // As if it had been published now.
    let alone = [Dispatch::unsigned(
        id,
        &appeal.organiser,
        key,
        Kind::Handover,
        seq,
        words,
    )];
    let address = format!("/appeals/{}", appeal.slug);
    let shown = beside(signed, &alone, &address).handovers();
    let mut shown = shown.into_iter().next().ok_or_else(Problem::not_found)?;
    let folder = instance.addresses.path("/media/");
    for one in &mut shown.evidence {
        let file = one
            .href
            .as_deref()
            .and_then(|url| url.strip_prefix(&folder));
        one.picture = file.map(|file| format!("/media/{file}"));
    }
    Ok(HandoverCheckPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("{here}/publish"), errors),
        handover: shown,
        published: said(view, Kind::Handover, &draft.name).is_some(),
        sealed: sealed.is_some(),
        recipients: recipients(signed, view, Kind::Handover, is_news).await?,
        digest: digest_of(draft),
        edit_href: here,
    })
}
