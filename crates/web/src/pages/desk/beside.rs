//! `/desk/appeals/{slug}/updates` and `…/cases`: what is said beside the list. Writing, a last look,
//! publishing, taking back.

use super::{
    beside_form::{self, CaseForm, UpdateForm},
    notice::{deadline, notice},
    own,
    schedule::{self, Outcome},
    take_back, words,
};
use crate::{
    language::t,
    pages::{
        beside::{Beside, day_of},
        names,
        session::{SignedForm, SignedIn},
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        Choice, FieldError, Text,
        desk::{
            Tab,
            beside::{
                BesideCheckPage, BesidePage, ByEmail, CaseEditorPage, ChangeRow, Row, SourceRow,
                UpdateEditorPage,
            },
            publish::Recipient,
        },
    },
};
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    routing::{get, post},
};
use serde_json::{Map, Value};
use undersigned_domain::{
    Digest, Dispatch, Fault,
    cases::CaseState,
    dispatch::{CaseKind, Kind, MAX_CHANGES, MAX_SOURCES, News, Words},
    ids,
    team::Permission,
};
use undersigned_federation::{
    FederationError,
    actions::{
        dispatch::{self, Draft},
        news, schedule as times,
    },
    addresses::dispatch_folder,
    views::{Appeal, AppealView},
};

/// Empty rows that a form offers.
const SPARE: usize = 2;

pub fn routes() -> Router<WebState> {
    let mut routes = Router::new().route("/desk/appeals/{slug}/updates", get(list));
    routes = routes.route("/desk/appeals/{slug}/cases", get(to_list));
    for kind in [Kind::Update, Kind::Case] {
        let base = format!("/desk/appeals/{{slug}}/{}", dispatch_folder(kind));
        let start = move |Path(slug): Path<String>, signed: SignedIn| async move {
            edit(signed, &slug, kind, None).await
        };
        let create = move |Path(slug): Path<String>, form: SignedForm| async move {
            submitted(form, &slug, kind, None).await
        };
        let open = move |Path((slug, name)): Path<(String, String)>, signed: SignedIn| async move {
            edit(signed, &slug, kind, Some(&name)).await
        };
        let change = move |Path((slug, name)): Path<(String, String)>, form: SignedForm| async move {
            submitted(form, &slug, kind, Some(&name)).await
        };
        let look = move |Path((slug, name)): Path<(String, String)>, signed: SignedIn| async move {
            check(signed, &slug, kind, &name).await
        };
        let say = move |Path((slug, name)): Path<(String, String)>, form: SignedForm| async move {
            publish(form, &slug, kind, &name).await
        };
        let later = move |Path((slug, name)): Path<(String, String)>, form: SignedForm| async move {
            later(form, &slug, kind, &name).await
        };
        routes = routes
            .route(
                &format!("{base}/{{name}}/schedule"),
                post(later).get(super::back),
            )
            .route(&format!("{base}/new"), get(start).post(create))
            .route(&format!("{base}/{{name}}"), get(open).post(change))
            .route(&format!("{base}/{{name}}/publish"), get(look).post(say));
    }
    routes
}

fn base(slug: &str) -> String {
    format!("/desk/appeals/{slug}/updates")
}

async fn to_list(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    signed.go(&base(&slug))
}

/// One's own appeal, once it is published.
pub(super) async fn published(signed: &SignedIn, slug: &str) -> Answer<(Appeal, AppealView)> {
    let appeal = own(signed, slug).await?;
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    let view = view.ok_or_else(|| {
        let detail = "publish the appeal first";
        Problem::new(StatusCode::CONFLICT, "not_published", detail)
    })?;
    Ok((appeal, view))
}

async fn list(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let page = signed.page();
    let address = format!("/appeals/{slug}");
    let beside = beside(&signed, &view, &address);
    let planned = times::of_appeal(signed.instance(), &appeal).await?;
    let rows_of_drafts = |drafts: Vec<Draft>| -> Vec<Row> {
        let time = |draft: &Draft| planned.iter().find(|row| row.name == draft.name);
        let row = |draft: &Draft| Row {
            href: format!(
                "/desk/appeals/{slug}/{}/{}",
                dispatch_folder(draft.kind),
                draft.name
            ),
            words: called(&signed, draft),
            more: time(draft).map(|row| schedule::row_words(&page, row)),
            public_href: None,
        };
        drafts.iter().map(row).collect()
    };
    let instance = signed.instance();
    let update_drafts = dispatch::drafts_of(instance, &appeal, Kind::Update).await?;
    let case_drafts = dispatch::drafts_of(instance, &appeal, Kind::Case).await?;
    let today = day_of(instance.clock.now()).ok_or_else(Problem::not_found)?;
    let updates = beside.updates().into_iter().map(|update| Row {
        href: format!("/desk{}", update.href),
        words: update.title,
        more: Some(page.day_words(&update.at)),
        public_href: Some(update.href),
    });
    let cases = beside.board(today).into_iter().map(|case| Row {
        href: format!("/desk{}", case.href),
        words: case
            .name()
            .cloned()
            .unwrap_or_else(|| Text::new(page.language.tag, page.t("case-unnamed"))),
        more: case.now.map(|now| page.word("case-state", &now.state)),
        public_href: Some(case.href),
    });
    let shown = BesidePage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(base(&slug), Vec::new()),
        title: words::title(&appeal, signed.visitor.language),
        update_drafts: rows_of_drafts(update_drafts),
        updates: updates.collect(),
        case_drafts: rows_of_drafts(case_drafts),
        cases: cases.collect(),
        may_remind: appeal.status == "open" && deadline(&view).is_some(),
        by_email: {
            let counts = news::counts(instance, &appeal).await?;
            ByEmail {
                reading: counts.reading,
                left: counts.left,
                bounced: counts.bounced,
            }
        },
        page,
    };
    signed.show(&shown)
}

/// Chooses a time at which a draft is published, or takes it back.
async fn later(form: SignedForm, slug: &str, kind: Kind, name: &str) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, slug).await?;
    let draft = dispatch::draft(signed.instance(), &appeal, name).await?;
    let Some(draft) = draft.filter(|draft| draft.kind == kind) else {
        return signed.go(&base(slug));
    };
    if draft.words().is_err() {
        return signed.go(&action(&appeal, kind, Some(name)));
    }
    let here = action(&appeal, kind, Some(name));
    match schedule::submitted(&signed, &fields, &appeal, name).await? {
        Outcome::Done(code) => signed.done(&format!("{here}/publish"), code),
        Outcome::Wrong(typed, wrong) => {
            let mut page = check_page(&signed, &appeal, &view, &draft, vec![wrong]).await?;
            let action = format!("{here}/schedule");
            page.schedule = schedule::shown(&signed, &appeal, name, action, Some(typed)).await?;
            signed.show_again(&page)
        }
    }
}

fn beside<'a>(signed: &SignedIn, view: &'a AppealView, address: &'a str) -> Beside<'a> {
    Beside {
        dispatches: &view.dispatches.shown,
        address,
        reader: signed.visitor.language,
        asked: None,
    }
}

/// How a draft is called while it may have no title yet.
pub(super) fn called(signed: &SignedIn, draft: &Draft) -> Text {
    let member = match draft.kind {
        Kind::Case => "names",
        Kind::Update => "title",
        Kind::Handover => "takenBy",
    };
    let map = draft.inside.get(member).map(Value::to_string);
    names::first(
        &names::read(map.as_deref().unwrap_or_default()),
        signed.visitor.language,
    )
    .unwrap_or_else(|| {
        let reader = signed.visitor.language;
        Text::new(reader.tag, t(reader, "beside-untitled", &[]))
    })
}

/// What is published with a name.
pub(super) fn said<'a>(view: &'a AppealView, kind: Kind, name: &str) -> Option<&'a Dispatch> {
    let mut all = view.dispatches.shown.iter();
    all.find(|one| one.kind == kind && one.id.rsplit('/').next() == Some(name))
}

/// The members that a form begins with: of the draft, or else of what is published.
async fn written(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    kind: Kind,
    name: &str,
) -> Answer<Map<String, Value>> {
    let draft = dispatch::draft(signed.instance(), appeal, name).await?;
    if let Some(draft) = draft.filter(|draft| draft.kind == kind) {
        return Ok(draft.inside);
    }
    match said(view, kind, name).map(|one| &one.words) {
        Some(Words::Update(update)) => Ok(update.write()),
        Some(Words::Case(case)) => Ok(case.write()),
        _ => Err(Problem::not_found()),
    }
}

async fn edit(signed: SignedIn, slug: &str, kind: Kind, name: Option<&str>) -> Answer {
    let (appeal, view) = published(&signed, slug).await?;
    let languages = languages(&view);
    let inside = match name {
        Some(name) => Some(written(&signed, &appeal, &view, kind, name).await?),
        None => None,
    };
    match kind {
        Kind::Case => {
            let form = inside.as_ref().map_or_else(
                || CaseForm::new(&languages),
                |inside| CaseForm::of(inside, &languages),
            );
            let page = case_page(&signed, &appeal, &view, name, form, Vec::new());
            signed.show(&page)
        }
        Kind::Update | Kind::Handover => {
            let days: Option<u64> = signed.visitor.query("notice").parse().ok();
            let days = days.filter(|days| (1..=60).contains(days));
            let prepared = days.and_then(|days| notice(&view, &languages, days));
            let form = match (inside.as_ref(), prepared) {
                (Some(inside), _) => UpdateForm::of(inside),
                (None, Some(notice)) => notice,
                (None, None) => UpdateForm::new(&languages),
            };
            let page = update_page(&signed, &appeal, &view, name, form, Vec::new());
            signed.show(&page)
        }
    }
}

/// The languages of the appeal.
pub(super) fn languages(view: &AppealView) -> Vec<String> {
    let note = view.list.current();
    note.map(|note| note.text.languages.clone())
        .unwrap_or_default()
}

async fn submitted(form: SignedForm, slug: &str, kind: Kind, name: Option<&str>) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, slug).await?;
    if let Some(name) = name {
        // What is not there cannot be written on.
        written(&signed, &appeal, &view, kind, name).await?;
    }
    let mut update = UpdateForm::read(&fields);
    let mut case = CaseForm::read(&fields);
    let again = |update: UpdateForm, case: CaseForm, errors: Vec<FieldError>| -> Answer {
        let wrong = !errors.is_empty();
        match (kind, wrong) {
            (Kind::Case, false) => {
                signed.show(&case_page(&signed, &appeal, &view, name, case, errors))
            }
            (Kind::Case, true) => {
                signed.show_again(&case_page(&signed, &appeal, &view, name, case, errors))
            }
            (_, false) => signed.show(&update_page(&signed, &appeal, &view, name, update, errors)),
            (_, true) => {
                signed.show_again(&update_page(&signed, &appeal, &view, name, update, errors))
            }
        }
    };
    match (fields.get("do"), name) {
        ("more-languages", _) => {
            beside_form::more_languages(&mut update.versions);
            beside_form::more_languages(&mut case.versions);
            return again(update, case, Vec::new());
        }
        ("more-rows", _) => return again(update, case, Vec::new()),
        ("take-back", Some(name)) => {
            let sure = fields.ticked("sure");
            return take_back(&signed, &appeal, &view, (kind, name), sure).await;
        }
        _ => {}
    }
    let inside = match kind {
        Kind::Case => case.inside(),
        Kind::Update | Kind::Handover => update.inside(),
    };
    let saved = dispatch::save(signed.instance(), &appeal, name, kind, inside).await;
    let draft = match saved {
        Ok(draft) => draft,
        Err(error) => {
            let wrong = words::beside(&signed.page(), "title-1", error)?;
            return again(update, case, vec![wrong]);
        }
    };
    let here = format!(
        "/desk/appeals/{slug}/{}/{}",
        dispatch_folder(kind),
        draft.name
    );
    if fields.get("do") == "save" {
        return signed.done(&here, "draft-saved");
    }
    match draft.words() {
        Ok(_) => signed.go(&format!("{here}/publish")),
        // The draft is kept all the same; its own address shows what is wrong.
        Err(fault) => {
            let errors = vec![beside_fault(&signed, kind, fault)?];
            match kind {
                Kind::Case => {
                    let page = case_page(&signed, &appeal, &view, Some(&draft.name), case, errors);
                    signed.show_again(&page)
                }
                Kind::Update | Kind::Handover => {
                    let page =
                        update_page(&signed, &appeal, &view, Some(&draft.name), update, errors);
                    signed.show_again(&page)
                }
            }
        }
    }
}

/// What is wrong, beside the field that it is about.
fn beside_fault(signed: &SignedIn, kind: Kind, fault: Fault) -> Answer<FieldError> {
    let page = signed.page();
    let first = match kind {
        Kind::Case => "name-1",
        Kind::Update | Kind::Handover => "title-1",
    };
    Ok(match &fault {
        Fault::Member("title" | "languages" | "names") => words::wrong(&page, first, "needed"),
        Fault::Member("body") => words::wrong(&page, "body-1", "needed"),
        Fault::Member("date") => words::wrong(&page, "date", "date-form"),
        Fault::Member("when") | Fault::TooLong("when") => {
            words::wrong(&page, "when-1", "when-form")
        }
        Fault::Member("words") => words::wrong(&page, "words-1", "needed"),
        Fault::Member("sources") => words::wrong(&page, "source-url-1", "source-form"),
        Fault::UnknownLanguage(_) => words::wrong(&page, "language-1", "language-form"),
        _ => words::beside(&page, first, FederationError::from(fault))?,
    })
}

/// Takes back what is published; a draft alone is thrown away.
async fn take_back(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    (kind, name): (Kind, &str),
    sure: bool,
) -> Answer {
    let instance = signed.instance();
    let back = base(&appeal.slug);
    match said(view, kind, name) {
        // The address takes drafts as well: what is published is for those who may publish.
        Some(_) if !signed.may(Permission::Publish) => signed.forbidden(Permission::Publish).await,
        Some(one) if !sure => {
            let page = take_back::page(signed, one, action(appeal, kind, Some(name)));
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

fn action(appeal: &Appeal, kind: Kind, name: Option<&str>) -> String {
    let folder = dispatch_folder(kind);
    format!(
        "/desk/appeals/{}/{folder}/{}",
        appeal.slug,
        name.unwrap_or("new")
    )
}

fn update_page(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    name: Option<&str>,
    form: UpdateForm,
    errors: Vec<FieldError>,
) -> UpdateEditorPage {
    let page = signed.page();
    let cases: Vec<(String, Text)> = beside(signed, view, "")
        .stories()
        .iter()
        .map(|story| {
            let named = names::first(&story.case.names, signed.visitor.language);
            let unnamed = || Text::new(page.language.tag, page.t("case-unnamed"));
            (story.id.to_owned(), named.unwrap_or_else(unnamed))
        })
        .collect();
    let mut sources = form.sources;
    for row in sources.len()..(sources.len() + SPARE).min(MAX_SOURCES) {
        sources.push(SourceRow {
            row: row + 1,
            ..SourceRow::default()
        });
    }
    let mut typed = form.changes;
    if !cases.is_empty() {
        let more = (typed.len() + SPARE).min(MAX_CHANGES);
        typed.resize_with(more, Default::default);
    }
    let changes = typed.into_iter().enumerate().map(|(index, change)| {
        let nobody = Choice::new("", page.t("update-no-case"), change.case.is_empty());
        let named = cases
            .iter()
            .map(|(id, name)| Choice::new(id, &name.words, *id == change.case));
        let states = CaseState::ALL.iter().map(|(code, _)| {
            Choice::new(*code, page.word("case-state", code), *code == change.state)
        });
        ChangeRow {
            row: index + 1,
            cases: std::iter::once(nobody).chain(named).collect(),
            states: states.collect(),
            when: change.when,
            words: change.words,
            source: change.source,
            url: change.url,
        }
    });
    UpdateEditorPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(action(appeal, Kind::Update, name), errors),
        title: words::title(appeal, signed.visitor.language),
        back: base(&appeal.slug),
        published: name.is_some_and(|name| said(view, Kind::Update, name).is_some()),
        exists: name.is_some(),
        date: form.date,
        versions: form.versions,
        sources,
        changes: changes.collect(),
        page,
    }
}

fn case_page(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    name: Option<&str>,
    form: CaseForm,
    errors: Vec<FieldError>,
) -> CaseEditorPage {
    let page = signed.page();
    let kinds = CaseKind::ALL
        .iter()
        .map(|(code, _)| Choice::new(*code, page.word("case-kind", code), *code == form.kind));
    CaseEditorPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(action(appeal, Kind::Case, name), errors),
        title: words::title(appeal, signed.visitor.language),
        back: base(&appeal.slug),
        published: name.is_some_and(|name| said(view, Kind::Case, name).is_some()),
        exists: name.is_some(),
        kinds: kinds.collect(),
        place: form.place,
        versions: form.versions,
        page,
    }
}

async fn check(signed: SignedIn, slug: &str, kind: Kind, name: &str) -> Answer {
    let (appeal, view) = published(&signed, slug).await?;
    let draft = dispatch::draft(signed.instance(), &appeal, name).await?;
    let Some(draft) = draft.filter(|draft| draft.kind == kind) else {
        return signed.go(&base(slug));
    };
    if draft.words().is_err() {
        return signed.go(&action(&appeal, kind, Some(name)));
    }
    let page = check_page(&signed, &appeal, &view, &draft, Vec::new()).await?;
    signed.show(&page)
}

async fn publish(form: SignedForm, slug: &str, kind: Kind, name: &str) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, slug).await?;
    let draft = dispatch::draft(signed.instance(), &appeal, name).await?;
    let Some(draft) = draft.filter(|draft| draft.kind == kind) else {
        return signed.go(&base(slug));
    };
    if draft.words().is_err() {
        return signed.go(&action(&appeal, kind, Some(name)));
    }
    if fields.get("read") != digest_of(&draft) {
        // Somebody else at this desk wrote on: it has to be read again.
        let wrong = words::wrong(&signed.page(), "main", "draft-changed");
        let page = check_page(&signed, &appeal, &view, &draft, vec![wrong]).await?;
        return signed.show_again(&page);
    }
    match dispatch::publish(signed.instance(), &appeal, name).await {
        Ok(_) => {
            let code = match kind {
                Kind::Case => "case-published",
                Kind::Update | Kind::Handover => "update-published",
            };
            signed.done(&base(slug), code)
        }
        Err(error) => {
            let wrong = words::beside(&signed.page(), "main", error)?;
            let page = check_page(&signed, &appeal, &view, &draft, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

pub(super) fn digest_of(draft: &Draft) -> String {
    let text = Value::Object(draft.inside.clone()).to_string();
    Digest::of(&[text.as_bytes()]).to_string()
}

async fn check_page(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    draft: &Draft,
    errors: Vec<FieldError>,
) -> Answer<BesideCheckPage> {
    let instance = signed.instance();
    let now = instance.clock.now();
    let id = format!(
        "{}/{}/{}",
        appeal.ap_id,
        dispatch_folder(draft.kind),
        draft.name
    );
    // As if it had been published now, among what is there.
    let mut all: Vec<Dispatch> = view.dispatches.shown.iter().cloned().collect();
    all.retain(|one| one.id != id);
    let words = draft.words().map_err(FederationError::from)?;
    let before = said(view, draft.kind, &draft.name).map(|one| &one.words);
    let is_news = News::of(before, &words).is_some();
    let seq = u64::try_from(instance.clock.millis()).unwrap_or(1);
    let appeal_key = view.snapshot.state().appeal().clone();
    all.push(Dispatch::unsigned(
        id.clone(),
        &appeal.organiser,
        appeal_key,
        draft.kind,
        seq,
        words,
    ));
    let address = format!("/appeals/{}", appeal.slug);
    let beside = Beside {
        dispatches: &all,
        address: &address,
        reader: signed.visitor.language,
        asked: None,
    };
    let own = |href: &str| href.rsplit('/').next() == Some(draft.name.as_str());
    let today = day_of(now).ok_or_else(Problem::not_found)?;
    let update = beside.updates().into_iter().find(|one| own(&one.href));
    let case = beside.board(today).into_iter().find(|one| own(&one.href));
    Ok(BesideCheckPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(
            format!("{}/publish", action(appeal, draft.kind, Some(&draft.name))),
            errors,
        ),
        update: update.filter(|_| draft.kind == Kind::Update),
        case: case.filter(|_| draft.kind == Kind::Case),
        published: said(view, draft.kind, &draft.name).is_some(),
        recipients: recipients(signed, view, draft.kind, is_news).await?,
        digest: digest_of(draft),
        edit_href: action(appeal, draft.kind, Some(&draft.name)),
        schedule: {
            let here = action(appeal, draft.kind, Some(&draft.name));
            schedule::shown(
                signed,
                appeal,
                &draft.name,
                format!("{here}/schedule"),
                None,
            )
            .await?
        },
    })
}

/// Followers hear of updates; who reads the news by e-mail, of what is news; servers that hold the
/// list, of everything.
pub(super) async fn recipients(
    signed: &SignedIn,
    view: &AppealView,
    kind: Kind,
    is_news: bool,
) -> Answer<Vec<Recipient>> {
    let instance = signed.instance();
    let mut recipients = Vec::new();
    let followers = instance.follower_count(signed.organization.id).await?;
    if kind == Kind::Update && followers > 0 {
        recipients.push(Recipient {
            who: words::name_of(&signed.organization, signed.visitor.language),
            why: "followers".to_owned(),
            count: followers,
        });
    }
    let readers = news::counts(instance, &view.appeal).await?.reading;
    if is_news && readers > 0 {
        recipients.push(Recipient {
            who: words::name_of(&signed.organization, signed.visitor.language),
            why: "news".to_owned(),
            count: readers,
        });
    }
    let replicas = instance.replicas_of(view.appeal.id).await?;
    recipients.extend(replicas.iter().map(|replica| Recipient {
        who: ids::host(&replica.base_url),
        why: "replicas".to_owned(),
        count: 1,
    }));
    Ok(recipients)
}
