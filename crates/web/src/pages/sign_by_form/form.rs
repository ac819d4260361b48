//! `/appeals/{slug}/sign/organisation`: the form, and the link sent again.

use super::{
    count,
    typed::{TypedNames, wants_more},
};
use crate::{
    activitypub::objects,
    pages::{
        appeal::current,
        desk::words,
        news,
        people::{NotNow, SENT_BEFORE, Showing, answered, check_field, judge, with_script},
        session::{Fields, Posted, Visitor},
        signing::{check_open, frame},
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Form, Page,
        people::CheckField,
        sign_by_form::{FormSentPage, SignOrganisationPage},
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use std::convert::identity;
use undersigned_domain::{
    Names, appeal::AdmissionPolicy, email_address::EmailAddress, names::typed::check_name,
};
use undersigned_federation::{
    FederationError,
    actions::{
        inviting::{self, Invitation, Opened},
        sign_by_form::{self, Form as Filled},
    },
    views::AppealView,
};

/// What is typed, as it is shown again.
#[derive(Debug, Clone, Default)]
struct Typed {
    names: TypedNames,
    website: String,
    email: String,
    person: String,
    role: String,
    why: String,
    agreed: bool,
    news: bool,
    /// The check that it came with, where that can stay.
    check: Option<CheckField>,
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        Self {
            names: TypedNames::read(fields),
            website: fields.address("website"),
            email: fields.text("email"),
            person: fields.text("person"),
            role: fields.text("role"),
            why: fields.get("why").replace("\r\n", "\n"),
            agreed: fields.ticked("agree"),
            news: fields.ticked("news"),
            check: None,
        }
    }

    fn filled(&self, names: Names, visitor: &Visitor, offers_news: bool) -> Filled {
        Filled {
            names,
            website: self.website.clone(),
            email: self.email.clone(),
            person: self.person.clone(),
            role: self.role.clone(),
            language: visitor.language.tag.to_owned(),
            why: self.why.clone(),
            news: self.news && offers_news,
        }
    }

    fn checked(&self, page: &Page) -> (Names, Vec<FieldError>) {
        let mut errors = Vec::new();
        let names = self.names.names(page, &mut errors);
        if !sign_by_form::is_website(&self.website) {
            errors.push(words::wrong(page, "website", "website-form"));
        }
        if self.email.is_empty() {
            errors.push(words::wrong(page, "email", "needed"));
        } else if EmailAddress::parse(&self.email).is_err() {
            errors.push(words::wrong(page, "email", "email-form"));
        }
        errors.extend(wrong_contact(page, &self.person, &self.role));
        if !sign_by_form::is_why(&self.why) {
            errors.push(words::wrong(page, "why", "comment-long"));
        }
        if !self.agreed {
            errors.push(words::wrong(page, "agree", "organisation-agree"));
        }
        (names, errors)
    }
}

pub async fn show(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    check_open(&state, &view).await?;
    let mut typed = Typed {
        // Who reads the page in a language most likely has a name in it.
        names: TypedNames::empty(visitor.language.tag),
        ..Typed::default()
    };
    if let Some(invitation) = invitation(&state, &visitor, &view).await? {
        typed.email = invitation.email.unwrap_or_default();
        if !invitation.name.is_empty() {
            let name_map = [(invitation.language, invitation.name)].into();
            typed.names = TypedNames::of(&Names {
                name_map,
                ..Names::default()
            });
        }
    }
    let page = page(&state, &visitor, &view, typed, Vec::new(), Showing::Plain).await?;
    visitor.show(StatusCode::OK, &page).map(with_script)
}

/// The invitation to this appeal by whose link the form was opened.
async fn invitation(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
) -> Answer<Option<Box<Invitation>>> {
    let token = visitor.query("invited");
    if token.is_empty() {
        return Ok(None);
    }
    Ok(match inviting::open(&state.instance, token).await? {
        Opened::Invitation(found) if found.appeal.id == view.appeal.id => Some(found),
        _ => None,
    })
}

pub async fn ask(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    if let Err(problem) = check_open(&state, &view).await {
        return Err(posted.taken_no_more(&state, problem));
    }
    let mut typed = Typed::read(&posted.fields);
    let frame = visitor.private_page("");
    typed.check = answered(&state, &frame, &form_name(&view), &posted.fields);
    if wants_more(&posted.fields) {
        let page = page(&state, &visitor, &view, typed, Vec::new(), Showing::Plain).await?;
        return visitor.show(StatusCode::OK, &page).map(with_script);
    }
    let (names, mut errors) = typed.checked(&frame);
    let mut showing = Showing::Plain;
    let mut answer: fn(Response) -> Response = identity;
    if errors.is_empty() {
        // Only what was wrong before the check was looked at spends nothing of it.
        typed.check = None;
        match judge(&state, &visitor, &form_name(&view), &posted.fields) {
            Ok(solved) => {
                let offers_news = news::along(&state, &view.appeal).await?;
                let filled = typed.filled(names, &visitor, offers_news);
                match sign_by_form::ask(&state.instance, &view.appeal, filled, &solved).await {
                    Ok(()) => {
                        let page = sent(&state, &visitor, &view, typed.email, true, errors);
                        return visitor.show(StatusCode::OK, &page.await?);
                    }
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
                errors.push(why.wrong(&frame, "agree"));
                answer = why.answer();
            }
        }
    }
    let status = showing.status();
    let page = page(&state, &visitor, &view, typed, errors, showing).await?;
    let shown = visitor.show(status, &page);
    shown.map(with_script).map(answer)
}

/// The name of the form in its check.
fn form_name(view: &AppealView) -> String {
    format!("organisation {}", view.appeal.slug)
}

/// What is wrong with who answers for an entry, and as what.
pub(super) fn wrong_contact(page: &Page, person: &str, role: &str) -> Vec<FieldError> {
    let wrong = |(field, value): (&str, &str)| {
        if value.is_empty() {
            return Some(words::wrong(page, field, "needed"));
        }
        if let Err(fault) = check_name(value) {
            return Some(words::wrong_name(page, field, fault));
        }
        (!sign_by_form::is_line(value)).then(|| words::wrong(page, field, "person-line"))
    };
    let typed = [("person", person), ("role", role)];
    typed.into_iter().filter_map(wrong).collect()
}

/// What is said beside which field.
fn wrong(page: &Page, error: FederationError) -> Answer<FieldError> {
    Ok(match error.code() {
        "email_invalid" => words::wrong(page, "email", "email-form"),
        "website_invalid" => words::wrong(page, "website", "website-form"),
        "person_invalid" => words::wrong(page, "person", "person-line"),
        "role_invalid" => words::wrong(page, "role", "person-line"),
        "comment_invalid" => words::wrong(page, "why", "comment-long"),
        _ if matches!(error, FederationError::Invalid { .. }) => {
            words::wrong(page, "name-1", "names-wrong")
        }
        _ => return Err(error.into()),
    })
}

pub async fn lost(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    let page = sent(&state, &visitor, &view, String::new(), false, Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

/// Has the link sent again. The answer is the same whatever is known of the address.
pub async fn again(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    let email = posted.fields.text("email");
    count(&state, &visitor)?;
    let (language, asker) = (visitor.language.tag, visitor.asker());
    let wanted = match sign_by_form::ask_again(&state.instance, &email, language, asker) {
        Ok(wanted) => wanted,
        Err(error) => {
            let (frame, not_now) = (visitor.private_page(""), NotNow::of(&error));
            let wrong = match not_now {
                Some(why) => why.wrong(&frame, "email"),
                None => wrong(&frame, error)?,
            };
            let page = sent(&state, &visitor, &view, email, false, vec![wrong]).await?;
            let shown = visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
            return match not_now {
                Some(why) => shown.map(why.answer()),
                None => shown,
            };
        }
    };
    let (instance, appeal) = (state.instance.clone(), view.appeal.clone());
    // Not waited for: an address that is known would take longer.
    state.answered.spawn(async move {
        if let Err(error) = sign_by_form::send_again(&instance, &appeal, &wanted).await {
            tracing::warn!(%error, "a link was not sent again");
        }
    });
    let page = sent(&state, &visitor, &view, email, true, Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

async fn page(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    typed: Typed,
    errors: Vec<FieldError>,
    showing: Showing,
) -> Answer<SignOrganisationPage> {
    let (note, _) = current(view).ok_or_else(Problem::not_found)?;
    let (mut page, address, title) = frame(state, visitor, view).await?;
    let path = format!("{}/sign/organisation", page.path);
    page.path.clone_from(&path);
    Ok(SignOrganisationPage {
        form: Form {
            action: visitor.with_language(&path),
            csrf: String::new(),
            errors,
        },
        kind: note.text.kind.name().to_owned(),
        moderated: note.admission == AdmissionPolicy::Moderated,
        names: typed.names.rows,
        also_known_as: typed.names.also_known_as,
        country: typed.names.country,
        website: typed.website,
        person: typed.person,
        role: typed.role,
        why: typed.why,
        email: typed.email,
        agreed: typed.agreed,
        news: news::along(state, &view.appeal)
            .await?
            .then_some(typed.news),
        check: match typed.check {
            Some(check) => check,
            None => check_field(state, &page, &form_name(view), showing)?,
        },
        address,
        title,
        page,
    })
}

async fn sent(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    email: String,
    sent: bool,
    errors: Vec<FieldError>,
) -> Answer<FormSentPage> {
    let (mut page, address, title) = frame(state, visitor, view).await?;
    let path = format!("{}/sign/organisation/again", page.path);
    page.path.clone_from(&path);
    page.mails_wait = state.instance.do_mails_wait().await?;
    Ok(FormSentPage {
        form: Form {
            action: visitor.with_language(&path),
            csrf: String::new(),
            errors,
        },
        address,
        title,
        email,
        sent,
        page,
    })
}
