//! Accounts that are looked up while an appeal is written: who they are, with a picture from this
//! server, so that one sees whether it is the one that is meant.

use super::words;
use crate::{
    pages::{names, session::SignedIn},
    problem::{Answer, Problem},
    state::WebState,
    views::desk::appeal_editor::{Account, Looked},
};
use axum::{
    Router,
    http::{HeaderValue, header},
    response::IntoResponse as _,
    routing::get,
};
use undersigned_domain::ids;
use undersigned_federation::{FederationError, actions::audit};

/// Accounts that are looked up at a time; the others once these are out of the list.
const MOST: usize = 20;

pub fn routes() -> Router<WebState> {
    Router::new().route("/desk/portraits", get(portrait))
}

/// Looks up the accounts in a list, one in each line.
///
/// # Errors
/// The database.
pub async fn look_up(signed: &SignedIn, lines: &str) -> Answer<Vec<Looked>> {
    let page = signed.page();
    let mut looked: Vec<Looked> = Vec::new();
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines.take(MOST) {
        // What is fetched for it stays for a while, and is nothing that was done for the organisation.
        let found = match audit::aside(signed.instance().look_up(line)).await {
            Ok(found) => Ok(Account {
                names: names::texts(&found.names, signed.visitor.language),
                handle: found.handle,
                picture: found.has_picture.then(|| picture_href(&found.id)),
                id: found.id,
            }),
            Err(error) => Err(words::sentence(&page, error)?),
        };
        looked.push(Looked {
            typed: line.to_owned(),
            found,
        });
    }
    Ok(looked)
}

/// Accounts and addresses, one in each line, as actor ids; those known before are not looked up
/// again.
///
/// # Errors
/// The first line in which nobody is found, and why.
pub async fn ids_of(
    signed: &SignedIn,
    lines: &str,
    known: &[String],
) -> Result<Vec<String>, (String, FederationError)> {
    let mut found: Vec<String> = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let id = if known.iter().any(|id| id == line) {
            line.to_owned()
        } else if line.starts_with("http://") || line.starts_with("https://") {
            match ids::canonical_id("initiators", line) {
                Ok(_) => line.to_owned(),
                Err(_) => {
                    let error = FederationError::invalid("account_invalid", "no address");
                    return Err((line.to_owned(), error));
                }
            }
        } else {
            match signed.instance().find_actor(line).await {
                Ok(actor) => actor.id().to_owned(),
                Err(error) => return Err((line.to_owned(), error)),
            }
        };
        if !found.contains(&id) && id != signed.organization.ap_id {
            found.push(id);
        }
    }
    Ok(found)
}

fn picture_href(actor: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("actor", actor);
    format!("/desk/portraits?{}", query.finish())
}

/// A picture that was fetched when its actor was looked up. Nothing is fetched here.
async fn portrait(signed: SignedIn) -> Answer {
    let actor = signed.visitor.query("actor");
    let kept = signed.instance().portrait(actor).await?;
    let (media_type, bytes) = kept.ok_or_else(Problem::not_found)?;
    let media_type = HeaderValue::try_from(media_type).map_err(|_| Problem::not_found())?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, media_type);
    for (name, value) in [
        (header::CACHE_CONTROL, "private, max-age=3600"),
        (header::CONTENT_DISPOSITION, "attachment"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox; frame-ancestors 'none'",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}
