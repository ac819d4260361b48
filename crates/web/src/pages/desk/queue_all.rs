//! `/desk/appeals/{slug}/queue/all`: all who stand on the list and fit what is asked for leave it, once somebody is sure.
//! `…/all/refuse`: all who wait and fit are refused. The page that asks has an address of its own, so that going back to it in
//! the browser sends no form again.

use super::{
    beside::shared::is_withdrawn,
    queue::published,
    queue_check::{codes, reasons},
    queue_filters::Wanted,
    queue_form::base,
    queue_rows, queue_sought,
    signers::recipients,
    words,
};
use crate::{
    pages::session::{SignedForm, SignedIn},
    problem::Answer,
    views::{
        FieldError,
        desk::{QueueAllPage, Tab, queue::Row},
    },
};
use axum::extract::Path;
use undersigned_domain::team::Permission;
use undersigned_federation::{
    FederationError,
    actions::{
        decide_signers::Choice,
        refuse::MOST_KEPT,
        remove_many::{self, Kind, MOST, Progress},
    },
    signers::{AlikeById, Signer, Standing},
    views::{Appeal, AppealView},
};

/// When somebody looked, in milliseconds since 1970. What came in the last hour is what came in the hour before that, and who
/// came later is not meant: while somebody makes up their mind, others would fit with every minute.
pub(super) const AT: &str = "at";
/// So many of those who are meant are named before somebody is sure.
pub(super) const FIRST: usize = 10;

/// Asks whether somebody is sure. Where nobody fits, or everybody does, there is nothing to ask.
pub async fn ask(slug: Path<String>, signed: SignedIn) -> Answer {
    question(Kind::Removal, slug, signed).await
}

/// The same of those who wait.
pub async fn ask_to_refuse(slug: Path<String>, signed: SignedIn) -> Answer {
    question(Kind::Refusal, slug, signed).await
}

/// Has them leave, if they are still those that somebody has seen.
pub async fn begin(slug: Path<String>, form: SignedForm) -> Answer {
    begin_with(Kind::Removal, slug, form).await
}

/// Refuses them, if they are still those that somebody has seen.
pub async fn refuse(slug: Path<String>, form: SignedForm) -> Answer {
    begin_with(Kind::Refusal, slug, form).await
}

async fn question(kind: Kind, Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, view) = published(&signed, &slug).await?;
    let wanted = queue_sought::read(&signed, |name| signed.visitor.query(name))?;
    let now = signed.instance().clock.millis();
    let found = matching(&signed, &view, (kind, &wanted, now)).await?;
    // Where the clock went wrong, some came at a time that is still to be; they are seen as well.
    let at = found.iter().map(|one| one.at).fold(now, i64::max);
    match found.is_empty() {
        true => signed.go(&wanted.href(&base(&slug))),
        false => {
            let meant = (kind, &wanted, at);
            signed.show(&page(&signed, &view, meant, &found, Vec::new()).await?)
        }
    }
}

async fn begin_with(kind: Kind, Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, &slug).await?;
    let wanted = queue_sought::read(&signed, |name| fields.get(name))?;
    let now = signed.instance().clock.millis();
    let at = fields.get(AT).parse().unwrap_or(now);
    let there = Wanted::everybody(kind.act().standing()).href(&base(&slug));
    // Sent twice, it is begun once, and there it stands how far it is.
    let sent = (fields.get("seen"), at);
    if is_begun(&signed, &appeal, kind, sent).await? {
        return signed.go(&there);
    }
    let mut found = matching(&signed, &view, (kind, &wanted, at)).await?;
    found.retain(|one| one.at <= at);
    if found.is_empty() {
        return signed.go(&wanted.href(&base(&slug)));
    }
    let frame = signed.page();
    let wrong = if fields.get("seen") != seen(&found) {
        words::wrong(&frame, "sure", "signers-others")
    } else if !fields.ticked("sure") {
        words::wrong(&frame, "sure", "sure")
    } else {
        let mut all = codes(kind.act()).iter().copied();
        let reason = all.find(|code| *code == fields.get("reason"));
        match decide(&signed, &appeal, (kind, reason), &found).await {
            Ok(_) => {
                let done = match kind {
                    Kind::Removal => "signers-leaving",
                    Kind::Refusal => "signers-refusing",
                    Kind::Restoration => "signers-returning",
                };
                return signed.done(&there, done);
            }
            Err(error) if error.code() == "removal_under_way" => {
                if is_begun(&signed, &appeal, kind, sent).await? {
                    return signed.go(&there);
                }
                words::wrong(&frame, "sure", "signers-leaving")
            }
            Err(error) => words::beside(&frame, "sure", error)?,
        }
    };
    let mut page = page(&signed, &view, (kind, &wanted, at), &found, vec![wrong]).await?;
    for one in &mut page.reasons {
        one.chosen = one.value == fields.get("reason");
    }
    signed.show_again(&page)
}

/// Whether whoever sends this has begun it already since they looked: what they have begun about others is another decision.
pub(super) async fn is_begun(
    signed: &SignedIn,
    appeal: &Appeal,
    kind: Kind,
    sent: (&str, i64),
) -> Answer<bool> {
    let (whose, by) = ((&signed.organization, appeal), (kind, signed.account.id));
    Ok(remove_many::is_begun(signed.instance(), whose, by, sent).await?)
}

/// Where all of a kind are decided about.
fn address(kind: Kind, action: &str) -> String {
    match kind {
        Kind::Removal => format!("{action}/all"),
        Kind::Refusal => format!("{action}/all/refuse"),
        Kind::Restoration => format!("{action}/all/again"),
    }
}

async fn decide(
    signed: &SignedIn,
    appeal: &Appeal,
    said: (Kind, Option<&str>),
    found: &[Signer],
) -> Result<Progress, FederationError> {
    let actor = signed.actor();
    let by = (&signed.organization, &actor);
    remove_many::begin(signed.instance(), by, appeal, said, &choices(found)).await
}

/// Those of them who are decided about, as they were seen.
fn choices(found: &[Signer]) -> Vec<Choice> {
    let meant = found.iter().take(MOST).map(|one| Choice {
        about: one.about.clone(),
        seen: Some(one.seen()),
    });
    meant.collect()
}

/// Those who fit what is asked for, for whoever looked at this time. Nobody does where nothing is asked for: a whole list is
/// not meant by mistake.
async fn matching(
    signed: &SignedIn,
    view: &AppealView,
    (kind, wanted, at): (Kind, &Wanted, i64),
) -> Answer<Vec<Signer>> {
    let standing = kind.act().standing();
    if wanted.standing != standing || !wanted.is_narrowed() {
        return Ok(Vec::new());
    }
    let instance = signed.instance();
    let waiting = match kind == Kind::Refusal || !wanted.alike.is_empty() {
        true => instance.who_waits(view.appeal.id).await?,
        false => Vec::new(),
    };
    let alike = match wanted.alike.is_empty() {
        true => AlikeById::default(),
        false => instance.alike(view, (&waiting, standing)).await?,
    };
    let there = instance.signers(view, standing, &waiting).await?;
    let found = wanted.find(&there, &alike, at);
    Ok(found.into_iter().cloned().collect())
}

/// Changes whenever others are meant, or one of them says something else.
pub(super) fn seen(found: &[Signer]) -> String {
    remove_many::seen(&choices(found))
}

/// The first of those who are meant: whoever searches for a part of a word sees whom it has found.
pub(super) fn first(signed: &SignedIn, found: &[Signer]) -> Vec<Row> {
    let reader = signed.visitor.language;
    let rows = (1..).zip(found.iter().take(FIRST));
    rows.map(|(number, one)| queue_rows::short(one, number, reader))
        .collect()
}

async fn page(
    signed: &SignedIn,
    view: &AppealView,
    (kind, wanted, at): (Kind, &Wanted, i64),
    found: &[Signer],
    errors: Vec<FieldError>,
) -> Answer<QueueAllPage> {
    let action = base(&view.appeal.slug);
    let here = address(kind, &action);
    let mut page = signed.page();
    // In another language it is the same question.
    page.path = wanted.href(&here);
    let recipients = recipients(signed, view).await?;
    Ok(QueueAllPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(here, errors),
        title: words::title(&view.appeal, signed.visitor.language),
        act: kind.act().name(),
        count: found.len(),
        leave: found.len().min(MOST),
        withdrawn: is_withdrawn(&view.appeal),
        removes: kind == Kind::Refusal && found.iter().any(queue_rows::was_removed),
        kept: MOST_KEPT,
        asked: wanted.in_words(&page),
        searches: !wanted.text.is_empty(),
        first: first(signed, found),
        more: found.len().saturating_sub(FIRST),
        fields: wanted
            .fields()
            .map(|(name, value)| (name, value.to_owned()))
            .chain([(AT, at.to_string())])
            .collect(),
        seen: seen(found),
        reasons: reasons(&page, codes(kind.act())),
        recipients,
        here: wanted.href(&action),
        page,
    })
}

/// Where somebody is asked whether all who fit are to leave, or to be refused, and how many these are: where more fit than one
/// page shows.
pub fn offered(
    signed: &SignedIn,
    wanted: &Wanted,
    action: &str,
    count: usize,
) -> Option<(String, usize)> {
    let kind = match wanted.standing {
        Standing::Listed => Kind::Removal,
        Standing::Waiting => Kind::Refusal,
        _ => return None,
    };
    let first = Wanted {
        page: 1,
        ticked: Vec::new(),
        ..wanted.clone()
    };
    let is_meant = wanted.is_narrowed() && count > super::queue::PAGE;
    let may = is_meant && signed.may(Permission::Admit);
    may.then(|| (first.href(&address(kind, action)), count))
}
