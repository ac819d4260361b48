//! `/signature/link` and `/signature/renew`: the links to what somebody signed, sent once more.

use super::{NotNow, SENT_BEFORE, Showing, check_field, judge, may_send, with_script};
use crate::{
    language::t,
    pages::{
        desk::words::wrong,
        session::{Posted, Visitor},
        signing::frame_at,
    },
    people_mail,
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Form, Link,
        people::{LinkAgainPage, PeopleDonePage},
    },
};
use axum::{extract::State, http::StatusCode};
use undersigned_federation::actions::people::links;

/// Names the form in its check.
const LINK_FORM: &str = "link";

pub async fn again(State(state): State<WebState>, visitor: Visitor) -> Answer {
    ask_again(&state, &visitor, String::new(), Vec::new(), Showing::Plain).await
}

/// Sends the links. The answer is the same whatever this address has signed.
pub async fn send_again(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let email = fields.text("email");
    let page = visitor.private_page("");
    let solved = match judge(&state, &visitor, LINK_FORM, fields) {
        Ok(solved) => solved,
        Err(why) => {
            let errors = vec![why.wrong(&page, "email")];
            let shown = ask_again(&state, &visitor, email, errors, why.showing()).await;
            return shown.map(why.answer());
        }
    };
    let key = match links::ask_for_links(&state.instance, &email, &solved).await {
        Ok(wanted) => {
            send_links(&state, &visitor, wanted);
            return Ok(visitor.go("/signature/link/sent"));
        }
        Err(error) => match (error.code(), NotNow::of(&error)) {
            ("email_invalid", _) => "email-form",
            (SENT_BEFORE, _) => {
                let showing = Showing::SentBefore;
                return ask_again(&state, &visitor, email, Vec::new(), showing).await;
            }
            (_, Some(why)) => {
                let errors = vec![why.wrong(&page, "email")];
                let shown = ask_again(&state, &visitor, email, errors, Showing::Plain).await;
                return shown.map(why.answer());
            }
            _ => return Err(error.into()),
        },
    };
    let errors = vec![wrong(&page, "email", key)];
    ask_again(&state, &visitor, email, errors, Showing::Plain).await
}

/// Sends the links, and is not waited for: an address that has signed would take longer.
fn send_links(state: &WebState, visitor: &Visitor, wanted: links::Wanted) {
    let (instance, language) = (state.instance.clone(), visitor.language.tag);
    state.answered.spawn(async move {
        let sent = links::send_links(&instance, &wanted, language, people_mail::write).await;
        if let Err(error) = sent {
            tracing::warn!(%error, "links to signatures were not sent again");
        }
    });
}

async fn ask_again(
    state: &WebState,
    visitor: &Visitor,
    email: String,
    errors: Vec<FieldError>,
    showing: Showing,
) -> Answer {
    let page = frame_at(state, visitor, "/signature/link").await?;
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let shown = LinkAgainPage {
        form: Form {
            action: visitor.with_language("/signature/link"),
            csrf: String::new(),
            errors,
        },
        email,
        check: check_field(state, &page, LINK_FORM, showing)?,
        page,
    };
    visitor.show(status, &shown).map(with_script)
}

pub async fn sent_again(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let mut page = frame_at(&state, &visitor, "/signature/link/sent").await?;
    page.mails_wait = state.instance.do_mails_wait().await?;
    let done = PeopleDonePage {
        outcome: "link-sent".to_owned(),
        sent_to: None,
        appeal: None,
        again: Some(Link {
            href: visitor.with_language("/signature/link"),
            words: t(visitor.language, "people-link-again", &[]),
        }),
        page,
        pass_on: None,
    };
    visitor.show(StatusCode::OK, &done)
}

/// Sends a new link in the place of one that is too old, to the address that is kept and is shown to nobody. The answer
/// is the same whatever the old link led to.
pub async fn renew(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    if !may_send(&state, &visitor) {
        let detail = "very many forms came from your network just now; try again in ten minutes";
        return Err(Problem::too_many_requests(detail));
    }
    if state.has_much_under_way() {
        let detail = "very many links are being sent; try again in ten minutes";
        return Err(Problem::too_many_requests(detail));
    }
    let token = posted.fields.get("token").to_owned();
    let (instance, language) = (state.instance.clone(), visitor.language.tag);
    let asker = visitor.asker();
    state.answered.spawn(async move {
        let write = people_mail::write;
        let sent = links::send_for_link(&instance, &token, asker, language, write).await;
        if let Err(error) = sent {
            tracing::warn!(%error, "a link to a signature was not sent anew");
        }
    });
    Ok(visitor.go("/signature/link/sent"))
}
