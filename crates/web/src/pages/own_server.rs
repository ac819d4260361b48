//! `/appeals/{slug}/sign/own-server`: somebody says where their organisation is at home, and is
//! shown the way there. No answer is a redirect: where a link leads is read before it is followed.

use super::{
    appeal::{current, letter},
    cards,
    desk::words,
    names,
    people::{NotYet, Showing, check_field, judge, with_script},
    session::{Fields, Posted, Visitor},
    signing::{check_not_suspended, frame_at},
};
use crate::{
    activitypub::objects::{self, Which},
    problem::{Answer, Problem},
    rate_limit,
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Form, Text,
        own_server::{Found, OwnServerPage},
    },
};
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
};
use undersigned_federation::{
    FederationError, actions::inviting, discovery::own_server::ToSign, views::AppealView,
};

/// Servers that one network may have asked in ten minutes.
pub const MAX_ASKED: usize = 30;
/// Servers that all networks together may have asked in that time before a form also has to show that somebody stands
/// behind it: whoever has thousands of networks does not have others asked by this server without end.
const MAX_UNCHECKED: usize = 300;
/// Names the check of the form.
const CHECK: &str = "own server";

/// What a form says.
#[derive(Default)]
struct Typed {
    handle: String,
    /// The secret of the invitation by which somebody came.
    invited: String,
}

/// Routes of the page.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route(
            "/appeals/{slug}/sign/own-server",
            get(form).post(boxed(own_found)),
        )
        .route(
            "/appeals/{host}/{slug}/sign/own-server",
            get(form).post(boxed(found)),
        )
}

/// Where the form of an appeal is sent.
pub fn address(web: &WebState, view: &AppealView) -> String {
    format!("{}/sign/own-server", cards::address(web, &view.appeal))
}

async fn form(State(web): State<WebState>, Path(which): Path<Which>, visitor: Visitor) -> Answer {
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    check_not_suspended(&web, &view).await?;
    show(&web, &visitor, &view).await
}

async fn show(web: &WebState, visitor: &Visitor, view: &AppealView) -> Answer {
    let page = page(web, visitor, view, Typed::default(), Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

async fn own_found(
    State(web): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let view = objects::view(&web, None, &slug).await?;
    look(&web, &visitor, &view, &posted.fields).await
}

async fn found(
    State(web): State<WebState>,
    Path((host, slug)): Path<(String, String)>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let view = objects::view(&web, Some(&host), &slug).await?;
    look(&web, &visitor, &view, &posted.fields).await
}

/// Asks the server that was named, and shows what it says.
async fn look(web: &WebState, visitor: &Visitor, view: &AppealView, fields: &Fields) -> Answer {
    if !takes_signatures(view) {
        return show(web, visitor, view).await;
    }
    let askers = rate_limit::counted(visitor.client, "asked", MAX_ASKED);
    let now = web.instance.clock.millis();
    if !web.asked.begin_counted(&askers, now) {
        return Err(Problem::too_many_requests(
            "too many servers were looked for from this network; try again in ten minutes",
        ));
    }
    let typed = Typed {
        handle: fields.text("handle"),
        invited: fields.get("invited").to_owned(),
    };
    if let Err(why) = checked(web, visitor, fields) {
        return again(web, visitor, view, typed, why).await;
    }
    let reply = reply(web, visitor, view).await?;
    let post = format!("{} {}", reply.words, view.appeal.ap_id);
    let to_sign = ToSign {
        object: &view.appeal.ap_id,
        reply: &post,
    };
    match web.instance.own_server(&typed.handle, to_sign).await {
        Ok(server) => {
            // Whoever came by an invitation has now said which account is theirs. Here alone, since it has a server asked
            // as well: only what was counted above may.
            if !typed.invited.is_empty() {
                inviting::said_account(&web.instance, &typed.invited, &typed.handle).await?;
            }
            let mut page = page(web, visitor, view, typed, Vec::new()).await?;
            page.found = Some(Found {
                host: server.host,
                means: server
                    .way
                    .as_ref()
                    .map_or("none", |(means, _)| means.name()),
                href: server.way.map(|(_, address)| address),
                object: view.appeal.ap_id.clone(),
                reply,
            });
            visitor.show(StatusCode::OK, &page)
        }
        Err(error) => {
            let wrong = wrong(visitor, error)?;
            let mut page = page(web, visitor, view, typed, vec![wrong]).await?;
            let answer =
                |page: &OwnServerPage| visitor.show(StatusCode::UNPROCESSABLE_ENTITY, page);
            // Whoever was asked for a check has spent it, and would be asked for another.
            if fields.get("check").is_empty() {
                return answer(&page);
            }
            page.check = Some(check_field(web, &page.page, CHECK, Showing::Plain)?);
            Ok(with_script(answer(&page)?))
        }
    }
}

/// Whether a form may have a server asked: while not very many do, any; then each whose check is solved, once.
fn checked(web: &WebState, visitor: &Visitor, fields: &Fields) -> Result<(), NotYet> {
    let now = web.instance.clock.millis();
    let all = [("asked by all".to_owned(), MAX_UNCHECKED)];
    // Whoever speaks from this machine for nobody else is not limited, as everywhere.
    if visitor.client.is_none() || web.asked.begin_counted(&all, now) {
        return Ok(());
    }
    let solved = judge(web, visitor, CHECK, fields)?;
    let once = [(format!("asked by {}", solved.hash), 1)];
    match web.asked.begin_counted(&once, now) {
        true => Ok(()),
        false => Err(NotYet::Stale),
    }
}

/// Shows the form once more, with a check.
async fn again(
    web: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    typed: Typed,
    why: NotYet,
) -> Answer {
    let frame = visitor.private_page("");
    let wrong = match why {
        // The form on the appeal's pages, which are the same for everybody, has no check.
        NotYet::Stale => words::wrong(&frame, "handle", "own-server-many"),
        NotYet::Unsolved | NotYet::WrongSum | NotYet::TooMany => why.wrong(&frame, "handle"),
    };
    let mut shown = page(web, visitor, view, typed, vec![wrong]).await?;
    let showing = why.showing();
    shown.check = Some(check_field(web, &shown.page, CHECK, showing)?);
    let answer = visitor.show(showing.status(), &shown)?;
    Ok(why.answer()(with_script(answer)))
}

fn wrong(visitor: &Visitor, error: FederationError) -> Answer<FieldError> {
    let page = visitor.private_page("");
    match error.code() {
        "account_invalid" => Ok(words::wrong(&page, "handle", "own-server-form")),
        "blocked" => Ok(words::wrong(&page, "handle", "own-server-blocked")),
        _ => words::beside(&page, "handle", error),
    }
}

/// What a post says that co-signs: the organiser's account, and the phrase.
async fn reply(web: &WebState, visitor: &Visitor, view: &AppealView) -> Answer<Text> {
    let (note, _) = current(view).ok_or_else(Problem::not_found)?;
    let phrases = &note.co_sign_phrase;
    let phrase =
        names::first(phrases, visitor.language).unwrap_or_else(|| Text::new("und", "#WeCoSign"));
    let organiser = web.instance.account_of(&view.appeal.organiser).await?;
    Ok(match organiser {
        Some(account) => Text::new(&phrase.language, format!("{account} {}", phrase.words)),
        None => phrase,
    })
}

async fn page(
    web: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    typed: Typed,
    errors: Vec<FieldError>,
) -> Answer<OwnServerPage> {
    let (note, _) = current(view).ok_or_else(Problem::not_found)?;
    let action = address(web, view);
    Ok(OwnServerPage {
        page: frame_at(web, visitor, &action).await?,
        form: Form {
            action: visitor.with_language(&action),
            csrf: String::new(),
            errors,
        },
        address: visitor.with_language(&cards::address(web, &view.appeal)),
        title: letter::title(&note.text, visitor.language),
        kind: note.text.kind.name().to_owned(),
        handle: typed.handle,
        invited: typed.invited,
        check: None,
        takes_signatures: takes_signatures(view),
        found: None,
    })
}

/// Nobody is sent to their server in vain.
fn takes_signatures(view: &AppealView) -> bool {
    current(view).is_some_and(|(note, _)| note.takes_signatures())
}
