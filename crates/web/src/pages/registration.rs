//! Registering for a meeting, and the link of somebody who has. No cookie is set; the secret in the
//! link is what makes the page behind it somebody's. Where mails leave this server the link is mailed, and the page behind
//! it asks to confirm first.

use super::{
    beside::Beside,
    cards,
    desk::words,
    meetings::with_registration,
    people::{NotNow, SENT_BEFORE, Showing, check_field, judge, with_script},
    session::{Posted, Visitor},
    signing::{frame_at, gone},
    times,
};
use crate::{
    activitypub::objects,
    problem::{Answer, Problem},
    registration_mail,
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Form, Link, Text,
        meetings::{Meeting, RegisterPage, RegistrationEndedPage, RegistrationPage},
        people::PeopleDonePage,
    },
};
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
};
use undersigned_federation::{
    FederationError,
    actions::registration::{self, Guest, Own, Writer},
    reconcile::replicate::slug as last_part,
    views::AppealView,
};

/// Routes of the pages.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route(
            "/appeals/{slug}/meetings/{name}/register",
            get(show).post(boxed(send)),
        )
        .route("/registration", get(own).post(boxed(decide)))
}

/// Names the form in its check.
fn form_name(slug: &str, name: &str) -> String {
    format!("registration {slug} {name}")
}

/// A meeting of ours for which one can register now.
async fn open(
    state: &WebState,
    visitor: &Visitor,
    slug: &str,
    name: &str,
) -> Answer<(AppealView, Meeting)> {
    let view = objects::view(state, None, slug).await?;
    let address = cards::address(state, &view.appeal);
    let beside = Beside {
        dispatches: &view.dispatches.shown,
        address: &address,
        reader: visitor.language,
        asked: None,
    };
    let mut meetings = beside.meetings().into_iter();
    let found = meetings.find(|meeting| last_part(&meeting.href) == name);
    let mut meeting = found.ok_or_else(Problem::not_found)?;
    with_registration(state, &view, &mut meeting).await?;
    let registers = meeting.registration.as_ref();
    match registers.map(|registers| (registers.is_open, registers.is_full)) {
        Some((true, _)) => Ok((view, meeting)),
        Some((false, true)) => Err(full().about(address)),
        _ => Err(closed().about(address)),
    }
}

/// Said as what it is, and not as a form that was sent wrongly.
fn full() -> Problem {
    let detail = "there is no room left; ask the organiser";
    Problem::new(StatusCode::CONFLICT, "registration_full", detail)
}

fn closed() -> Problem {
    let detail = "one cannot register for this meeting now";
    Problem::new(StatusCode::CONFLICT, "registration_closed", detail)
}

/// Whether there was one, nobody can say who has no row of it.
fn ended() -> Problem {
    gone("registration_ended", "this registration has ended")
}

/// What was typed, and how far it came.
#[derive(Default)]
struct Typed {
    guest: Guest,
    errors: Vec<FieldError>,
    showing: Showing,
}

async fn form(
    state: &WebState,
    visitor: &Visitor,
    (view, meeting): (&AppealView, Meeting),
    typed: Typed,
) -> Answer {
    let here = format!("{}/register", meeting.href);
    let page = frame_at(state, visitor, &here).await?;
    let status = match typed.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let check = form_name(&view.appeal.slug, &last_part(&meeting.href));
    let shown = RegisterPage {
        form: Form {
            action: visitor.with_language(&here),
            csrf: String::new(),
            errors: typed.errors,
        },
        check: check_field(state, &page, &check, typed.showing)?,
        meeting,
        name: typed.guest.name,
        email: typed.guest.email,
        message: typed.guest.message,
        page,
    };
    visitor.show(status, &shown).map(with_script)
}

async fn show(
    State(state): State<WebState>,
    Path((slug, name)): Path<(String, String)>,
    visitor: Visitor,
) -> Answer {
    if visitor.query("sent") == "yes" {
        return sent(&state, &visitor, &slug, &name).await;
    }
    let (view, meeting) = open(&state, &visitor, &slug, &name).await?;
    form(&state, &visitor, (&view, meeting), Typed::default()).await
}

/// That a mail is on its way: the same page whoever asked, and whether one was sent.
async fn sent(state: &WebState, visitor: &Visitor, slug: &str, name: &str) -> Answer {
    let view = objects::view(state, None, slug).await?;
    let address = cards::address(state, &view.appeal);
    // It may be full or closed by now, but there is such a meeting.
    let called = title(state, visitor, &address, slug, name).await?;
    if called.words.is_empty() {
        return Err(Problem::not_found());
    }
    let here = format!("{address}/meetings/{name}/register");
    let mut page = frame_at(state, visitor, &format!("{here}?sent=yes")).await?;
    page.mails_wait = state.instance.do_mails_wait().await?;
    let done = PeopleDonePage {
        outcome: "registration-sent".to_owned(),
        sent_to: None,
        again: Some(Link {
            href: visitor.with_language(&here),
            words: page.t("meeting-register"),
        }),
        appeal: Some((
            visitor.with_language(&address),
            words::title(&view.appeal, visitor.language),
        )),
        page,
        pass_on: None,
    };
    visitor.show(StatusCode::OK, &done)
}

async fn send(
    State(state): State<WebState>,
    Path((slug, name)): Path<(String, String)>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let (view, meeting) = open(&state, &visitor, &slug, &name).await?;
    let fields = &posted.fields;
    let guest = Guest {
        name: fields.text("name"),
        email: fields.text("email"),
        message: fields
            .get("message")
            .replace("\r\n", "\n")
            .trim()
            .to_owned(),
    };
    let page = visitor.private_page("");
    let again = |wrong: FieldError, showing: Showing| Typed {
        guest: guest.clone(),
        errors: vec![wrong],
        showing,
    };
    let check = form_name(&view.appeal.slug, &name);
    let solved = match judge(&state, &visitor, &check, fields) {
        Ok(solved) => solved,
        Err(why) => {
            let typed = again(why.wrong(&page, "name"), why.showing());
            let shown = form(&state, &visitor, (&view, meeting), typed).await;
            return shown.map(why.answer());
        }
    };
    let (instance, appeal) = (&state.instance, &view.appeal);
    let done = match state.mails {
        true => {
            let mail = (visitor.language.tag, registration_mail::write as Writer);
            let asked = registration::ask(instance, appeal, &name, &guest, &solved, mail).await;
            asked.map(|()| format!("{}/register?sent=yes", meeting.href))
        }
        false => {
            let done = registration::register(instance, appeal, &name, &guest, &solved).await;
            done.map(|token| format!("/registration?token={token}&new=yes"))
        }
    };
    let typed = match done {
        Ok(to) => return Ok(visitor.go(&to)),
        Err(error) => match NotNow::of(&error) {
            Some(why) => {
                // Where no mail leaves, none is asked for.
                let field = if state.mails { "email" } else { "name" };
                let typed = again(why.wrong(&page, field), Showing::Plain);
                let shown = form(&state, &visitor, (&view, meeting), typed).await;
                return shown.map(why.answer());
            }
            None if error.code() == SENT_BEFORE => Ok(Typed {
                guest,
                showing: Showing::SentBefore,
                ..Typed::default()
            }),
            None => refused(error)
                .map(|(field, key)| again(words::wrong(&page, field, key), Showing::Plain)),
        },
    };
    match typed {
        Ok(typed) => form(&state, &visitor, (&view, meeting), typed).await,
        Err(problem) => Err(problem.about(cards::address(&state, &view.appeal))),
    }
}

/// Beside which field a refusal is said, and how; or that it is no matter of a field.
fn refused(error: FederationError) -> Answer<(&'static str, &'static str)> {
    match error.code() {
        "guest_name" => Ok(("name", "needed")),
        "guest_message" => Ok(("message", "guest-message")),
        "email_invalid" => Ok(("email", "email-form")),
        "registration_full" => Ok(("name", "meeting-full")),
        code => match words::key_of_name(code) {
            Some(key) => Ok(("name", key)),
            None => Err(error.into()),
        },
    }
}

/// The link of somebody who has registered: everything that is kept.
async fn own(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let found = registration::open(&state.instance, visitor.query("token")).await?;
    let own = found.ok_or_else(ended)?;
    let shown = own_page(&state, &visitor, own, visitor.query("token")).await?;
    visitor.show(StatusCode::OK, &shown)
}

async fn own_page(
    state: &WebState,
    visitor: &Visitor,
    own: Own,
    token: &str,
) -> Answer<RegistrationPage> {
    let page = frame_at(state, visitor, &format!("/registration?token={token}")).await?;
    let address = cards::address(state, &own.appeal);
    let kept = own.registered;
    Ok(RegistrationPage {
        form: Form {
            action: visitor.with_language("/registration"),
            ..Form::default()
        },
        token: token.to_owned(),
        fresh: visitor.query("new") == "yes" && !own.waits,
        waits: own.waits,
        is_full: false,
        meeting: (
            visitor.with_language(&format!("{address}/meetings/{}", own.name)),
            title(state, visitor, &address, &own.appeal.slug, &own.name).await?,
        ),
        name: kept.guest.name,
        email: kept.guest.email,
        message: kept.guest.message,
        at: times::stored(kept.at),
        forget_at: times::stored(kept.forget_at),
        page,
    })
}

/// How a meeting is called; nothing where its appeal cannot be shown.
async fn title(
    state: &WebState,
    visitor: &Visitor,
    address: &str,
    slug: &str,
    name: &str,
) -> Answer<Text> {
    let view = objects::view(state, None, slug).await?;
    let beside = Beside {
        dispatches: &view.dispatches.shown,
        address,
        reader: visitor.language,
        asked: None,
    };
    let mut meetings = beside.meetings().into_iter();
    let found = meetings.find(|meeting| last_part(&meeting.href) == name);
    Ok(found.map(|meeting| meeting.title).unwrap_or_default())
}

/// One of the two buttons.
async fn decide(state: State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    match posted.fields.get("do") {
        "confirm" => confirm(state, visitor, posted).await,
        _ => leave(state, visitor, posted).await,
    }
}

/// Whoever opened the link that was mailed has a place from now on.
async fn confirm(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let Some(own) = registration::open(&state.instance, token).await? else {
        return Err(ended());
    };
    match registration::confirm(&state.instance, token, visitor.asker()).await {
        Ok(true) => Ok(visitor.go(&format!("/registration?token={token}&new=yes"))),
        Ok(false) => Err(ended()),
        // Others were quicker. Until what was written goes, there may be room again.
        Err(error) if error.code() == "registration_full" => {
            let mut shown = own_page(&state, &visitor, own, token).await?;
            shown.is_full = true;
            visitor.show(StatusCode::CONFLICT, &shown)
        }
        Err(error) => {
            let address = cards::address(&state, &own.appeal);
            Err(Problem::from(error).about(address))
        }
    }
}

/// The button: nothing is kept from now on.
async fn leave(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let left = registration::leave(&state.instance, token).await?;
    let appeal = left.ok_or_else(ended)?;
    let address = cards::address(&state, &appeal);
    let shown = RegistrationEndedPage {
        // What was posted cannot be looked at again in another language.
        page: frame_at(&state, &visitor, &address).await?,
        appeal: (
            visitor.with_language(&address),
            words::title(&appeal, visitor.language),
        ),
    };
    visitor.show(StatusCode::OK, &shown)
}
