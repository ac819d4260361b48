//! `/desk/webhook`: a program of the organisation is told what waits.

use super::{back, words};
use crate::{
    pages::{
        session::{SignedForm, SignedIn},
        times,
    },
    problem::Answer,
    routing::{boxed, get, post},
    state::WebState,
    views::{
        FieldError,
        desk::{
            Tab,
            webhook::{HookRow, WebhookPage},
        },
    },
};
use axum::Router;
use undersigned_federation::{
    actions::webhook::{self, Hook},
    notices::Kind,
};

const PATH: &str = "/desk/webhook";

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(show).post(boxed(set)))
        .route("/desk/webhook/test", post(test).get(boxed(back)))
        .route("/desk/webhook/resume", post(resume).get(boxed(back)))
        .route("/desk/webhook/end", post(end).get(boxed(back)))
}

async fn show(signed: SignedIn) -> Answer {
    let page = page(&signed, String::new(), None, Vec::new()).await?;
    signed.show(&page)
}

/// The secret stands in the answer itself, since it is shown once.
async fn set(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let url = fields.address("url");
    let wrong = match url.as_str() {
        "" => words::wrong(&signed.page(), "url", "needed"),
        url => match webhook::set(signed.instance(), &signed.organization, url).await {
            Ok(secret) => {
                let page = page(&signed, String::new(), Some(secret), Vec::new()).await?;
                return signed.show(&page);
            }
            Err(error) if error.code() == "webhook_url" => {
                words::wrong(&signed.page(), "url", "webhook-url")
            }
            Err(error) => return Err(error.into()),
        },
    };
    let page = page(&signed, url, None, vec![wrong]).await?;
    signed.show_again(&page)
}

async fn test(form: SignedForm) -> Answer {
    let signed = form.signed;
    webhook::test(signed.instance(), &signed.organization).await?;
    signed.done(PATH, "webhook-test")
}

async fn resume(form: SignedForm) -> Answer {
    let signed = form.signed;
    webhook::resume(signed.instance(), &signed.organization).await?;
    signed.done(PATH, "webhook-resumed")
}

async fn end(form: SignedForm) -> Answer {
    let signed = form.signed;
    webhook::end(signed.instance(), &signed.organization).await?;
    signed.done(PATH, "webhook-ended")
}

async fn page(
    signed: &SignedIn,
    url: String,
    fresh: Option<String>,
    errors: Vec<FieldError>,
) -> Answer<WebhookPage> {
    let hook = webhook::find(signed.instance(), &signed.organization).await?;
    let row = |hook: Hook| HookRow {
        url: hook.url,
        created_at: times::stored(hook.created_at).unwrap_or_default(),
        taken_at: hook.taken_at.and_then(times::stored),
        failing_since: hook.failing_since.and_then(times::stored),
        last_error: hook.last_error.unwrap_or_default(),
        ended_at: hook.ended_at.and_then(times::stored),
        waiting: hook.waiting,
    };
    let told = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Webhook);
    let mut events: Vec<_> = told.map(|kind| (kind.event(), kind.code())).collect();
    events.push(("test", "test"));
    Ok(WebhookPage {
        page: signed.page(),
        desk: signed.desk(Tab::Tokens),
        form: signed.form_with(PATH, errors),
        url,
        fresh,
        hook: hook.map(row),
        events,
    })
}
