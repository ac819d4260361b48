//! `/new-organisation`: somebody asks for a place for an organisation, where whoever runs the server
//! lets anybody ask. Confirmed by mail; no page here sets a cookie.

use super::{
    desk::words,
    people::{NotNow, NotYet, SENT_BEFORE, Showing, check_field, judge, with_script},
    session::{Fields, Posted, Visitor},
    sign_by_form,
    signing::frame_at,
};
use crate::{
    founding_mail,
    problem::{Answer, Problem},
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Form, Page,
        new_organisation::{NewOrganisationConfirmPage, NewOrganisationPage},
    },
};
use axum::{Router, extract::State, http::StatusCode, response::Response};
use std::convert::identity;
use undersigned_domain::names::typed::check_name;
use undersigned_federation::{
    FederationError,
    actions::{
        account,
        founding::{self, Asked, Founding},
        sign_by_form::is_website,
    },
};

const PATH: &str = "/new-organisation";
const CONFIRM: &str = "/new-organisation/confirm";
/// The name of the form in its check.
const CHECK: &str = "new organisation";

/// Routes of the pages.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(show).post(boxed(ask)))
        .route(CONFIRM, get(look).post(boxed(confirm)))
}

/// Where anybody asks, if anybody may.
pub fn address(state: &WebState) -> Option<String> {
    (state.founding == Founding::Request).then(|| PATH.to_owned())
}

fn must_be_open(state: &WebState) -> Answer<()> {
    address(state).map(drop).ok_or_else(Problem::not_found)
}

async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    must_be_open(&state)?;
    let page = page(
        &state,
        &visitor,
        Asked::default(),
        Vec::new(),
        Showing::Plain,
    )
    .await?;
    visitor.show(StatusCode::OK, &page).map(with_script)
}

fn read(fields: &Fields, visitor: &Visitor) -> Asked {
    Asked {
        name: fields.text("name"),
        handle: fields.text("handle").trim_start_matches('@').to_lowercase(),
        website: fields.address("website"),
        email: fields.text("email"),
        words: fields.get("words").replace("\r\n", "\n"),
        language: visitor.language.tag.to_owned(),
    }
}

async fn ask(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    must_be_open(&state)?;
    let asked = read(&posted.fields, &visitor);
    let frame = visitor.private_page("");
    let mut errors: Vec<FieldError> = [
        ("name", &asked.name),
        ("handle", &asked.handle),
        ("email", &asked.email),
        ("words", &asked.words),
    ]
    .into_iter()
    .filter(|(_, value)| value.trim().is_empty())
    .map(|(field, _)| words::wrong(&frame, field, "needed"))
    .collect();
    errors.extend(odd(&state, &frame, &asked).await?);
    let mut showing = Showing::Plain;
    let mut answer: fn(Response) -> Response = identity;
    if errors.is_empty() {
        let judged = judge(&state, &visitor, CHECK, &posted.fields).and_then(|solved| {
            let counted = sign_by_form::count(&state, &visitor);
            counted.map(|()| solved).map_err(|_| NotYet::TooMany)
        });
        match judged {
            Ok(solved) => {
                let host = state.instance.addresses.host();
                let write = |asked: &Asked, link: &str| {
                    founding_mail::confirm(&asked.language, &host, link)
                };
                match founding::ask(&state.instance, asked.clone(), &solved, write).await {
                    Ok(()) => return sent(&state, &visitor, "sent").await,
                    Err(error) if error.code() == SENT_BEFORE => showing = Showing::SentBefore,
                    Err(error) => match NotNow::of(&error) {
                        Some(why) => {
                            answer = why.answer();
                            errors.push(why.wrong(&frame, "email"));
                        }
                        None => errors.push(wrong(&frame, error)?),
                    },
                }
            }
            Err(why) => {
                showing = why.showing();
                errors.push(why.wrong(&frame, "name"));
                answer = why.answer();
            }
        }
    }
    let status = showing.status();
    let page = page(&state, &visitor, asked, errors, showing).await?;
    let shown = visitor.show(status, &page);
    shown.map(with_script).map(answer)
}

/// What is filled in and wrong: said at once with what is missing.
async fn odd(state: &WebState, page: &Page, asked: &Asked) -> Answer<Vec<FieldError>> {
    let mut errors = Vec::new();
    if !asked.handle.is_empty()
        && let Err(error) = founding::check_handle(&state.instance, &asked.handle).await
    {
        errors.push(wrong(page, error)?);
    }
    if !asked.name.is_empty()
        && let Err(fault) = check_name(&asked.name)
    {
        errors.push(words::wrong_name(page, "name", fault));
    }
    if !asked.website.is_empty() && !is_website(&asked.website) {
        errors.push(words::wrong(page, "website", "website-form"));
    }
    if !asked.email.is_empty() && !account::is_email(&asked.email) {
        errors.push(words::wrong(page, "email", "email-form"));
    }
    Ok(errors)
}

/// What is said beside which field.
fn wrong(page: &Page, error: FederationError) -> Answer<FieldError> {
    let (field, key) = match error.code() {
        "name_invalid" => ("name", "too-long-200"),
        "handle_invalid" => ("handle", "handle-form"),
        "handle_taken" => ("handle", "handle-taken"),
        "handle_alike" => ("handle", "handle-alike"),
        "website_invalid" => ("website", "website-form"),
        "email_invalid" => ("email", "email-form"),
        "words_invalid" => ("words", "too-long-2000"),
        code => match words::key_of_name(code) {
            Some(key) => ("name", key),
            None => return Err(error.into()),
        },
    };
    Ok(words::wrong(page, field, key))
}

async fn page(
    state: &WebState,
    visitor: &Visitor,
    asked: Asked,
    errors: Vec<FieldError>,
    showing: Showing,
) -> Answer<NewOrganisationPage> {
    let page = frame_at(state, visitor, PATH).await?;
    Ok(NewOrganisationPage {
        form: Form {
            action: visitor.with_language(PATH),
            csrf: String::new(),
            errors,
        },
        host: state.instance.addresses.host(),
        name: asked.name,
        handle: asked.handle,
        website: asked.website,
        email: asked.email,
        words: asked.words,
        check: check_field(state, &page, CHECK, showing)?,
        page,
    })
}

async fn look(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    let row = founding::open(&state.instance, &token).await?;
    if row.confirmed_at.is_some() {
        return sent(&state, &visitor, "confirmed").await;
    }
    let page = NewOrganisationConfirmPage {
        page: frame_at(&state, &visitor, &format!("{CONFIRM}?token={token}")).await?,
        form: Form {
            action: visitor.with_language(CONFIRM),
            csrf: String::new(),
            errors: Vec::new(),
        },
        token,
        state: "asks",
    };
    visitor.show(StatusCode::OK, &page)
}

async fn confirm(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let host = state.instance.addresses.host();
    let token = posted.fields.get("token");
    let operator = state.operator.as_deref();
    let write = |waiting: u64| founding_mail::operator(&host, waiting);
    founding::confirm(&state.instance, token, visitor.asker(), operator, write).await?;
    sent(&state, &visitor, "confirmed").await
}

async fn sent(state: &WebState, visitor: &Visitor, what: &'static str) -> Answer {
    let page = NewOrganisationConfirmPage {
        page: frame_at(state, visitor, PATH).await?,
        form: Form {
            action: visitor.with_language(CONFIRM),
            csrf: String::new(),
            errors: Vec::new(),
        },
        token: String::new(),
        state: what,
    };
    visitor.show(StatusCode::OK, &page)
}
