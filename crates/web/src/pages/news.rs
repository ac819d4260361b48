//! News of an appeal by e-mail: asking for them, the links in the mails, and leaving. No cookie is set;
//! the secret in a link is what makes the form behind it somebody's.

use super::{
    appeal::{current, letter},
    cards,
    desk::words,
    people::{NotNow, NotYet, SENT_BEFORE, Showing, check_field, judge, with_script},
    session::{Fields, Posted, Visitor},
    signing::{frame, frame_at, gone, opened, unknown},
    times,
};
use crate::{
    activitypub::objects,
    language::{native_name, t},
    news_mail,
    problem::{Answer, Problem},
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Form, Link, Page,
        news::{NewsConfirmPage, NewsFormPage, NewsOwnPage},
        people::PeopleDonePage,
    },
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
};
use undersigned_domain::email_address::EmailAddress;
use undersigned_federation::{
    actions::{
        news::{self, Asked, Opened},
        one_time_link::OneTimeLink,
    },
    views::{Appeal, AppealView},
};

/// Routes of the pages.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/news", get(show).post(boxed(ask)))
        .route("/appeals/{slug}/news/sent", get(sent))
        .route("/news", get(own).post(boxed(leave)))
        .route("/news/confirm", get(look).post(boxed(confirm)))
}

/// Where the small form on an appeal's pages leads, in the language of the page; none where there
/// is no news to be had here, or no mail would leave this server.
///
/// # Errors
/// The database.
pub async fn action(web: &WebState, view: &AppealView, page: &Page) -> Answer<Option<String>> {
    let offered = along(web, &view.appeal).await?;
    let address = cards::address(web, &view.appeal);
    Ok(offered.then(|| format!("{address}/news?lang={}", page.language.tag)))
}

/// Whether whoever signs can have the news along with it: where mails leave this server.
///
/// # Errors
/// The database.
pub async fn along(web: &WebState, appeal: &Appeal) -> Answer<bool> {
    Ok(web.mails && news::is_offered(&web.instance, appeal).await?)
}

/// Names the form in its check.
fn form_name(view: &AppealView) -> String {
    format!("news {}", view.appeal.slug)
}

/// An appeal whose news can be had, on a server that sends mails.
async fn offered(state: &WebState, slug: &str) -> Answer<AppealView> {
    let view = objects::view(state, None, slug).await?;
    match along(state, &view.appeal).await? {
        true => Ok(view),
        false => Err(closed().about(cards::address(state, &view.appeal))),
    }
}

fn closed() -> Problem {
    let detail = "there is no news of this appeal to be had by e-mail";
    Problem::new(StatusCode::CONFLICT, "news_closed", detail)
}

/// What was typed, and how far it came.
#[derive(Default)]
struct Typed {
    email: String,
    errors: Vec<FieldError>,
    showing: Showing,
    one_more: bool,
}

async fn form(state: &WebState, visitor: &Visitor, view: &AppealView, typed: Typed) -> Answer {
    let (note, _) = current(view).ok_or_else(Problem::not_found)?;
    let address = cards::address(state, &view.appeal);
    let page = frame_at(state, visitor, &format!("{address}/news")).await?;
    let status = match typed.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let shown = NewsFormPage {
        form: Form {
            action: visitor.with_language(&format!("{address}/news")),
            csrf: String::new(),
            errors: typed.errors,
        },
        address: visitor.with_language(&address),
        title: letter::title(&note.text, visitor.language),
        email: typed.email,
        one_more: typed.one_more,
        check: check_field(state, &page, &form_name(view), typed.showing)?,
        page,
    };
    visitor.show(status, &shown).map(with_script)
}

async fn show(State(state): State<WebState>, Path(slug): Path<String>, visitor: Visitor) -> Answer {
    let view = offered(&state, &slug).await?;
    form(&state, &visitor, &view, Typed::default()).await
}

/// Takes the form. From the small one on the appeal's pages, which are the same for everybody and so
/// have no check, comes an address alone: it stands in the whole form then.
async fn ask(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let view = offered(&state, &slug).await?;
    let fields = &posted.fields;
    let typed = |errors: Vec<FieldError>, showing: Showing| Typed {
        email: fields.text("email"),
        errors,
        showing,
        one_more: false,
    };
    let page = visitor.private_page("");
    let wrong = |field: &str, key: &str| words::wrong(&page, field, key);
    let (is_small, is_empty) = (
        fields.get("check").is_empty(),
        fields.text("email").is_empty(),
    );
    let is_address = EmailAddress::parse(fields.get("email")).is_ok();
    let mut errors = Vec::new();
    // Whoever pressed the small button with nothing beside it has typed nothing wrong yet.
    if !(is_address || is_small && is_empty) {
        errors.push(wrong("email", "email-form"));
    }
    if is_small {
        let typed = Typed {
            one_more: is_address,
            ..typed(errors, Showing::Plain)
        };
        return form(&state, &visitor, &view, typed).await;
    }
    let solved = match judge(&state, &visitor, &form_name(&view), fields) {
        Ok(solved) if is_address => solved,
        Ok(_) => {
            return form(&state, &visitor, &view, typed(errors, Showing::Plain)).await;
        }
        Err(why) => {
            // Of an address that is wrong as well, that is enough to say.
            if is_address || why != NotYet::Stale {
                errors.push(why.wrong(&page, "email"));
            }
            let shown = form(&state, &visitor, &view, typed(errors, why.showing())).await;
            return shown.map(why.answer());
        }
    };
    let address = cards::address(&state, &view.appeal);
    let asked = news::ask(
        &state.instance,
        &view.appeal,
        fields.get("email"),
        visitor.language.tag,
        &solved,
        news_mail::write,
    );
    let key = match asked.await {
        Ok(()) => return Ok(visitor.go(&format!("{address}/news/sent"))),
        Err(error) => match (error.code(), NotNow::of(&error)) {
            ("email_invalid", _) => "email-form",
            (SENT_BEFORE, _) => {
                let typed = typed(Vec::new(), Showing::SentBefore);
                return form(&state, &visitor, &view, typed).await;
            }
            ("subscriber_changed", _) => "form-again",
            ("news_closed", _) => return Err(closed().about(address)),
            (_, Some(why)) => {
                let errors = vec![why.wrong(&page, "email")];
                let shown = form(&state, &visitor, &view, typed(errors, Showing::Plain)).await;
                return shown.map(why.answer());
            }
            _ => return Err(Problem::from(error).about(address)),
        },
    };
    let errors = vec![wrong("email", key)];
    form(&state, &visitor, &view, typed(errors, Showing::Plain)).await
}

/// The same page whoever asked, and whether they get the news already.
async fn sent(State(state): State<WebState>, Path(slug): Path<String>, visitor: Visitor) -> Answer {
    let view = objects::view(&state, None, &slug).await?;
    let (_, address, title) = frame(&state, &visitor, &view).await?;
    let path = cards::address(&state, &view.appeal);
    let mut page = frame_at(&state, &visitor, &format!("{path}/news/sent")).await?;
    page.mails_wait = state.instance.do_mails_wait().await?;
    let done = PeopleDonePage {
        outcome: "news-sent".to_owned(),
        sent_to: None,
        again: Some(Link {
            href: visitor.with_language(&format!("{path}/news")),
            words: page.t("news-title"),
        }),
        appeal: Some((address, title)),
        page,
        pass_on: None,
    };
    visitor.show(StatusCode::OK, &done)
}

/// What a link leads to, or the answer that says why it leads nowhere.
fn confirmable(state: &WebState, link: OneTimeLink<Asked>) -> Answer<Box<Asked>> {
    match link {
        OneTimeLink::Used(appeal) => Err(ended(state, &appeal)),
        link => opened(state, link),
    }
}

fn ended(state: &WebState, appeal: &Appeal) -> Problem {
    gone("news_ended", "this subscription has ended").about(cards::address(state, appeal))
}

/// The link in the first mail. Looking at it changes nothing.
async fn look(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    let asked = confirmable(&state, news::look(&state.instance, &token).await?)?;
    let appeal = &asked.appeal;
    let path = format!("/news/confirm?token={token}");
    if asked.is_confirmed {
        return confirmed(&state, &visitor, &asked, &path).await;
    }
    let address = cards::address(&state, appeal);
    let page = frame_at(&state, &visitor, &path).await?;
    let shown = NewsConfirmPage {
        form: Form {
            action: visitor.with_language("/news/confirm"),
            ..Form::default()
        },
        token,
        address: visitor.with_language(&address),
        title: words::title(appeal, visitor.language),
        page,
    };
    visitor.show(StatusCode::OK, &shown)
}

async fn confirm(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let token = posted.fields.get("token");
    let link = news::confirm(&state.instance, token, visitor.asker()).await?;
    let asked = confirmable(&state, link)?;
    // What was posted cannot be looked at again in another language, so the page has the appeal's path.
    let path = cards::address(&state, &asked.appeal);
    confirmed(&state, &visitor, &asked, &path).await
}

/// That the news comes, and where it is ended: until there is some, no other page leads there.
async fn confirmed(state: &WebState, visitor: &Visitor, asked: &Asked, path: &str) -> Answer {
    let leave = Link {
        href: visitor.with_language(&format!("/news?token={}", asked.own)),
        words: t(visitor.language, "news-leave-button", &[]),
    };
    let at = (&asked.appeal, path);
    done(state, visitor, at, "news-confirmed", Some(leave)).await
}

/// What was done, at a path.
async fn done(
    state: &WebState,
    visitor: &Visitor,
    (appeal, path): (&Appeal, &str),
    outcome: &str,
    leave: Option<Link>,
) -> Answer {
    let address = cards::address(state, appeal);
    let done = PeopleDonePage {
        page: frame_at(state, visitor, path).await?,
        outcome: outcome.to_owned(),
        sent_to: None,
        appeal: Some((
            visitor.with_language(&address),
            words::title(appeal, visitor.language),
        )),
        again: leave,
        pass_on: None,
    };
    visitor.show(StatusCode::OK, &done)
}

/// The link in every mail: what is kept, and the button that ends it.
async fn own(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token").to_owned();
    let reader = match news::open(&state.instance, &token).await? {
        Opened::Reader(reader) => reader,
        Opened::Ended(appeal) => return Err(ended(&state, &appeal)),
        Opened::Unknown => return Err(unknown()),
    };
    let page = frame_at(&state, &visitor, &format!("/news?token={token}")).await?;
    let shown = NewsOwnPage {
        form: Form {
            action: visitor.with_language("/news"),
            ..Form::default()
        },
        token,
        address: visitor.with_language(&cards::address(&state, &reader.appeal)),
        title: words::title(&reader.appeal, visitor.language),
        email: reader.email.clone(),
        language: native_name(&reader.language).to_owned(),
        asked_at: times::stored(reader.asked_at),
        confirmed_at: reader.confirmed_at.and_then(times::stored),
        page,
    };
    visitor.show(StatusCode::OK, &shown)
}

/// The button, and the one click of mail programs (RFC 8058), which comes from their servers: the
/// secret in the address is what counts. Whoever has left may press it again.
async fn leave(State(state): State<WebState>, visitor: Visitor, body: Bytes) -> Answer {
    let fields = Fields::parse(&body);
    let token = match visitor.query("token") {
        "" => fields.text("token"),
        token => token.to_owned(),
    };
    let left = news::leave(&state.instance, &token).await?;
    let appeal = left.ok_or_else(unknown)?;
    let path = cards::address(&state, &appeal);
    done(
        &state,
        &visitor,
        (&appeal, path.as_str()),
        "news-left",
        None,
    )
    .await
}
