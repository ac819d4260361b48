//! `/desk/appeals/{slug}/invitees`: a list of organisations is given, looked at line by line, and
//! invited; who was invited, what they answered, and who may be reminded.

mod check;
mod told;

use super::{beside::shared::is_withdrawn, own, words};
use crate::{
    language::{ENGLISH, LANGUAGES, Language, native_name, spoken},
    pages::{
        session::{SignedForm, SignedIn, fields::ROW},
        times,
    },
    problem::{Answer, Problem},
    routing::{boxed, get, post},
    state::WebState,
    views::{
        Choice, FieldError, Link, Page,
        desk::{
            Tab,
            invitees::{InviteeRow, InviteesPage},
        },
    },
};
use axum::{Router, extract::Path, http::StatusCode};
use check::given;
use told::{Sent, done, in_numbers, invited_already};
use undersigned_domain::inviting::{Answer as Answered, NotSent};
use undersigned_federation::{
    FederationError,
    actions::inviting::{self, Row, Verdict},
    views::{Appeal, takes_signatures},
};

/// The language that was chosen for those who have none, in the address of the page.
const LANGUAGE: &str = "language";

/// Rows that are shown at a time.
const SHOWN: usize = 100;

pub fn routes() -> Router<WebState> {
    let path = "/desk/appeals/{slug}/invitees";
    Router::new()
        .route(path, get(show).post(boxed(check::check)))
        .route(&format!("{path}/send"), post(send).get(boxed(super::back)))
        .route(
            &format!("{path}/remind"),
            post(remind).get(boxed(super::back)),
        )
        .route(
            &format!("{path}/again"),
            post(again).get(boxed(super::back)),
        )
        .route(
            &format!("{path}/revoke"),
            post(revoke).get(boxed(super::back)),
        )
}

/// What was typed.
#[derive(Default)]
struct Typed {
    list: String,
    language: String,
    words: String,
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = published(&signed, &slug).await?;
    let typed = Typed {
        language: signed.visitor.query(LANGUAGE).to_owned(),
        ..Typed::default()
    };
    let mut page = page(&signed, &appeal, typed, Vec::new()).await?;
    let already = invited_already(&signed, &appeal).await?;
    page.desk.done = in_numbers(&signed, &already).or(page.desk.done);
    signed.show(&page)
}

/// An appeal that organisations can be invited to.
async fn published(signed: &SignedIn, slug: &str) -> Answer<Appeal> {
    let appeal = own(signed, slug).await?;
    match appeal.root {
        Some(_) => Ok(appeal),
        None => Err(Problem::new(
            StatusCode::CONFLICT,
            "not_published",
            "publish the appeal first",
        )),
    }
}

async fn send(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = published(&signed, &slug).await?;
    // Beside those who can be invited, whoever was ticked though somebody has their name.
    let mut list = fields.get("list").to_owned();
    for (_, line) in fields.with_prefix(ROW) {
        if !list.is_empty() && !list.ends_with('\n') {
            list.push('\n');
        }
        list.push_str(line);
    }
    let typed = Typed {
        list,
        language: fields.text("language"),
        words: fields.words("words"),
    };
    match invite(&signed, &appeal, &typed).await {
        Ok(sent) => {
            let address = at_in(&slug, &typed.language);
            done(&signed, &address, "invitees-invited", &sent)
        }
        Err(error) => {
            let wrong = wrong(&signed, &appeal, error)?;
            // With the lines that could not be read: somebody may be about to put them right.
            let given = fields.get("given");
            let typed = match given.is_empty() {
                true => typed,
                false => Typed {
                    list: given.to_owned(),
                    ..typed
                },
            };
            signed.show_again(&page(&signed, &appeal, typed, vec![wrong]).await?)
        }
    }
}

async fn invite(
    signed: &SignedIn,
    appeal: &Appeal,
    typed: &Typed,
) -> Result<Sent, FederationError> {
    let (instance, organization) = (signed.instance(), &signed.organization);
    // It comes as the page wrote it, whatever columns the list had.
    let given = given(&typed.list, None, signed.visitor.language)?;
    // Things may have changed since the list was looked at; nothing is asked of other servers that
    // was asked a minute ago.
    let checked = inviting::check(instance, organization, appeal, &given, "").await?;
    let words = &typed.words;
    let queued = inviting::invite(instance, organization, appeal, checked, words).await?;
    let count = usize::try_from(queued.invited).unwrap_or(usize::MAX);
    let later = usize::try_from(queued.later).unwrap_or(usize::MAX);
    let already = queued.lines.iter().filter_map(|one| match one.verdict {
        Verdict::Invited(id) => Some(id),
        _ => None,
    });
    let already: Vec<i64> = already.collect();
    let told = count.saturating_add(later).saturating_add(already.len());
    Ok(Sent {
        count,
        later,
        left: given.len().saturating_sub(told),
        already,
    })
}

async fn remind(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = published(&signed, &slug).await?;
    let id: Option<i64> = fields.get("id").parse().ok();
    let one = id.map(|id| [id]);
    let ids = one.as_ref().map(<[i64; 1]>::as_slice);
    let (instance, organization) = (signed.instance(), &signed.organization);
    let outcomes = inviting::remind(instance, organization, &appeal, ids).await?;
    let count = outcomes.iter().filter(|one| one.refused.is_none()).count();
    let why = outcomes.iter().find_map(|one| one.refused);
    match (count, why) {
        (0, None) => signed.done(&at(&slug), "invitees-nobody"),
        (0, Some(code)) => refused(&signed, &appeal, code).await,
        (count, _) => {
            let left = outcomes.len() - count;
            let sent = Sent {
                count,
                later: 0,
                left,
                already: Vec::new(),
            };
            done(&signed, &at(&slug), "invitees-reminded", &sent)
        }
    }
}

async fn again(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = published(&signed, &slug).await?;
    let id = fields.get("id").parse().map_err(|_| Problem::not_found())?;
    let (instance, organization) = (signed.instance(), &signed.organization);
    match inviting::again(instance, organization, &appeal, id).await {
        Ok(()) => signed.done(&at(&slug), "invitees-again"),
        Err(error @ (FederationError::NotFound { .. } | FederationError::Store(_))) => {
            Err(error.into())
        }
        Err(error) => refused(&signed, &appeal, error.code()).await,
    }
}

async fn revoke(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = published(&signed, &slug).await?;
    let id = fields.get("id").parse().map_err(|_| Problem::not_found())?;
    let (instance, organization) = (signed.instance(), &signed.organization);
    match inviting::revoke(instance, organization, &appeal, id).await {
        Ok(()) => signed.done(&at(&slug), "invitees-revoked"),
        Err(FederationError::Conflict { code, .. }) => refused(&signed, &appeal, code).await,
        Err(error) => Err(error.into()),
    }
}

/// The page once more, with why nothing was sent.
async fn refused(signed: &SignedIn, appeal: &Appeal, code: &str) -> Answer {
    let frame = signed.page();
    let wrong = |key| words::wrong(&frame, "rows", key);
    let wrong = match code {
        "invitations_today" | "mail_limit" => wrong("invitees-today"),
        "timeout" | "unreachable" => wrong("not-reached"),
        "no_invitations" => wrong("invitees-stopped"),
        _ if !takes_signatures(appeal) => ended(&frame, appeal),
        _ => wrong("invitees-not"),
    };
    signed.show_again(&page(signed, appeal, Typed::default(), vec![wrong]).await?)
}

/// What is said of a list that could not be taken.
fn wrong(signed: &SignedIn, appeal: &Appeal, error: FederationError) -> Answer<FieldError> {
    let page = signed.page();
    Ok(match error.code() {
        "list_empty" => words::wrong(&page, "list", "invitees-empty"),
        "list_too_long" => words::wrong(&page, "list", "invitees-long"),
        "too_many_invited" => words::wrong(&page, "list", "invitees-full"),
        "words_invalid" => words::wrong(&page, "words", "invitees-words"),
        "not_open" => ended(&page, appeal),
        _ => return Err(error.into()),
    })
}

/// What is said above a list for an appeal that takes no signatures.
fn ended(page: &Page, appeal: &Appeal) -> FieldError {
    match is_withdrawn(appeal) {
        true => words::wrong(page, "main", "appeal-withdrawn"),
        false => FieldError {
            field: "main".to_owned(),
            message: page.t("invitees-closed"),
        },
    }
}

fn at(slug: &str) -> String {
    format!("/desk/appeals/{slug}/invitees")
}

/// The same with the language that was chosen for those who have none: whoever invites some more finds it as they left it.
fn at_in(slug: &str, language: &str) -> String {
    match is_offered(language) {
        true => format!("{}?{LANGUAGE}={language}", at(slug)),
        false => at(slug),
    }
}

async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    typed: Typed,
    errors: Vec<FieldError>,
) -> Answer<InviteesPage> {
    let instance = signed.instance();
    let mut page = signed.page();
    let address = at(&appeal.slug);
    page.path.clone_from(&address);
    let rows = inviting::rows(instance, &signed.organization, appeal).await?;
    let answered = |answer: Answered| rows.iter().filter(|row| row.answer == answer).count();
    let counts = [
        rows.len(),
        answered(Answered::Endorsed),
        answered(Answered::Declined),
        answered(Answered::NoInvitations),
        answered(Answered::NotYet),
    ];
    let from: usize = signed.visitor.query("from").parse().unwrap_or(0);
    let from = from.min(rows.len().saturating_sub(1)) / SHOWN * SHOWN;
    let link = |from: usize, key: &str| Link {
        href: format!("{address}?from={from}"),
        words: page.t(key),
    };
    Ok(InviteesPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(address.clone(), errors),
        title: words::title(appeal, signed.visitor.language),
        manage: format!("/desk/appeals/{}", appeal.slug),
        open: takes_signatures(appeal),
        languages: languages(&first_language(signed, appeal, &typed).await?),
        list: typed.list,
        words: typed.words,
        counts,
        remindable: rows.iter().filter(|row| row.may_remind.is_ok()).count(),
        earlier: (from > 0).then(|| link(from.saturating_sub(SHOWN), "archive-before")),
        later: (from + SHOWN < rows.len()).then(|| link(from + SHOWN, "archive-after")),
        rows: rows.iter().skip(from).take(SHOWN).map(shown).collect(),
        page,
    })
}

fn shown(row: &Row) -> InviteeRow {
    InviteeRow {
        id: row.id,
        name: row.name.clone(),
        contact: row.contact.clone(),
        by_mail: row.kind == "email",
        language: native_name(&row.language).to_owned(),
        state: row.state.clone(),
        answer: row.answer.code(),
        sent_at: row.sent_at.and_then(times::stored),
        reminders: u64::try_from(row.reminders).unwrap_or(0),
        may_remind: row.may_remind.is_ok(),
        remind_from: match row.may_remind {
            Err(NotSent::TooSoon(at)) => times::stored(at),
            _ => None,
        },
        may_resend: row.may_resend.is_ok(),
        link: row.link.clone(),
    }
}

/// The language that was chosen, or one in which the appeal is signed, or else that in which the desk is read.
async fn first_language(signed: &SignedIn, appeal: &Appeal, typed: &Typed) -> Answer<String> {
    if is_offered(&typed.language) {
        return Ok(typed.language.clone());
    }
    let known = signed_in(signed, appeal).await?;
    Ok(known.unwrap_or(signed.visitor.language).tag.to_owned())
}

/// In which invitations are written to whoever reads a language that the interface does not speak: one in which the
/// appeal is signed, or else English.
async fn language_instead(signed: &SignedIn, appeal: &Appeal) -> Answer<Language> {
    Ok(signed_in(signed, appeal).await?.unwrap_or(ENGLISH))
}

/// The first language in which the appeal is signed and the interface speaks.
async fn signed_in(signed: &SignedIn, appeal: &Appeal) -> Answer<Option<Language>> {
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    let note = view.as_ref().and_then(|view| view.list.current());
    let languages = note.map(|note| note.text.authoritative());
    Ok(languages.into_iter().flatten().find_map(|tag| spoken(&tag)))
}

/// Whether a language is one of those to choose from.
fn is_offered(language: &str) -> bool {
    LANGUAGES.iter().any(|one| one.tag == language)
}

fn languages(chosen: &str) -> Vec<Choice> {
    let known = LANGUAGES.iter();
    known
        .map(|one| Choice::new(one.tag, one.native, one.tag == chosen))
        .collect()
}
