//! `/desk/appeals/{slug}/queue/all/again`: all whom one removal of many took away are let in again, once somebody is sure.

use super::{
    queue::published,
    queue_all::{AT, FIRST, first, is_begun, seen},
    queue_filters::Wanted,
    queue_form::base,
    queue_under_way::moment,
    signers::recipients,
    words,
};
use crate::{
    pages::session::{SignedForm, SignedIn},
    problem::Answer,
    views::{
        FieldError, Page,
        desk::{QueueAgainPage, Tab},
    },
};
use axum::extract::Path;
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::{
        decide_signers::Act,
        remove_many::{self, Kind, Taken},
    },
    signers::Standing,
    views::{Appeal, AppealView},
};

/// When the removal was decided, in milliseconds since 1970.
const BEGUN: &str = "begun";

/// Asks whether somebody is sure. Where nobody can come back, there is nothing to ask.
pub async fn ask(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, view) = published(&signed, &slug).await?;
    match chosen(&signed, &view, signed.visitor.query(BEGUN)).await? {
        Some(taken) => signed.show(&page(&signed, &view, &taken, Vec::new()).await?),
        None => signed.go(&there(&slug)),
    }
}

/// Lets them in again, if they are still those that somebody has seen.
pub async fn begin(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, &slug).await?;
    let instance = signed.instance();
    let at = fields.get(AT).parse::<i64>();
    let at = at.unwrap_or_else(|_| instance.clock.millis());
    // Sent twice, it is begun once, and there it stands how far it is.
    let sent = (fields.get("seen"), at);
    if is_begun(&signed, &appeal, Kind::Restoration, sent).await? {
        return signed.go(&there(&slug));
    }
    let Some(taken) = chosen(&signed, &view, fields.get(BEGUN)).await? else {
        return signed.go(&there(&slug));
    };
    let frame = signed.page();
    let wrong = if fields.get("seen") != seen(&taken.back) {
        words::wrong(&frame, "sure", "signers-others")
    } else if !fields.ticked("sure") {
        words::wrong(&frame, "sure", "sure")
    } else {
        let actor = signed.actor();
        let by = (&signed.organization, &actor);
        match remove_many::let_in_again(instance, by, &appeal, &taken).await {
            Ok(_) => return signed.done(&there(&slug), "signers-returning"),
            Err(error) if error.code() == "removal_under_way" => {
                words::wrong(&frame, "sure", "signers-leaving")
            }
            Err(error) => words::beside(&frame, "sure", error)?,
        }
    };
    signed.show_again(&page(&signed, &view, &taken, vec![wrong]).await?)
}

/// Where those stand who left.
fn there(slug: &str) -> String {
    Wanted::everybody(Standing::Removed).href(&base(slug))
}

/// The removals of many of which some can come back, by whoever is signed in. All who were removed are read for it: a page asks once.
///
/// # Errors
/// The database.
pub async fn taken(signed: &SignedIn, view: &AppealView) -> Answer<Vec<Taken>> {
    if !may(signed, &view.appeal) {
        return Ok(Vec::new());
    }
    let mut taken = remove_many::taken_away(signed.instance(), &signed.organization, view).await?;
    taken.retain(|one| !one.back.is_empty());
    Ok(taken)
}

/// Where it is asked about a removal that was decided then; none where nobody is left whom it took away and who can come back.
pub fn open(view: &AppealView, taken: &[Taken], begun_at: i64) -> Option<String> {
    let mut taken = taken.iter();
    taken.find(|one| one.begun_at == begun_at)?;
    Some(address(&view.appeal.slug, begun_at))
}

/// Where it is asked about a removal that was decided then.
fn address(slug: &str, begun_at: i64) -> String {
    format!("{}/all/again?{BEGUN}={begun_at}", base(slug))
}

/// Whether whoever is signed in may let somebody in again.
fn may(signed: &SignedIn, appeal: &Appeal) -> bool {
    signed.may(Permission::Admit) && Act::Restore.is_open_for(appeal)
}

/// The removal that is named, of which some can come back.
async fn chosen(signed: &SignedIn, view: &AppealView, begun: &str) -> Answer<Option<Taken>> {
    let Ok(begun_at) = begun.parse::<i64>() else {
        return Ok(None);
    };
    let mut taken = taken(signed, view).await?.into_iter();
    Ok(taken.find(|one| one.begun_at == begun_at))
}

/// Where somebody is asked about each removal of many, and in which words: beside those who were removed.
pub fn offered(page: &Page, view: &AppealView, taken: &[Taken]) -> Vec<(String, String)> {
    let offered = taken.iter().map(|one| {
        let at = moment(page, one.begun_at);
        let words = page.t2("signers-again-link", "count", one.back.len(), "at", at);
        (address(&view.appeal.slug, one.begun_at), words)
    });
    offered.collect()
}

async fn page(
    signed: &SignedIn,
    view: &AppealView,
    taken: &Taken,
    errors: Vec<FieldError>,
) -> Answer<QueueAgainPage> {
    let slug = &view.appeal.slug;
    let mut page = signed.page();
    // In another language it is the same question.
    page.path = address(slug, taken.begun_at);
    let now = signed.instance().clock.millis();
    let recipients = recipients(signed, view).await?;
    Ok(QueueAgainPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("{}/all/again", base(slug)), errors),
        title: words::title(&view.appeal, signed.visitor.language),
        decided: moment(&page, taken.begun_at),
        left: taken.of,
        back: taken.back.len(),
        first: first(signed, &taken.back),
        more: taken.back.len().saturating_sub(FIRST),
        fields: vec![
            (BEGUN, taken.begun_at.to_string()),
            (AT, now.to_string()),
            ("seen", seen(&taken.back)),
        ],
        recipients,
        here: there(slug),
        page,
    })
}
