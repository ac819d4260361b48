//! Accounts that are looked up while an appeal is written: who they are, with a picture from this
//! server, so that one sees whether it is the one that is meant.

use super::words;
use crate::{
    pages::{names, session::SignedIn},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    views::desk::appeal_editor::{Account, Looked},
};
use axum::{
    Router,
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use undersigned_domain::typed_text::web_address;
use undersigned_federation::{
    FederationError, Instance, actions::audit, discovery::webfinger::FoundActor,
};

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
        let found = audit::aside(signed.instance().look_up(line)).await;
        let found = match found.map_err(nobody) {
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

/// The id of an actor by its account, or by an address that leads to it.
///
/// # Errors
/// [`FederationError::NotFound`] `actor_unknown` where something else is there, or nothing; as
/// [`Instance::find_actor`] else.
pub async fn id_of(instance: &Instance, account: &str) -> Result<String, FederationError> {
    let found = instance.find_actor(account).await.map_err(nobody)?;
    if let FoundActor::Ours(id) = &found {
        let organization = audit::aside(instance.organization(id)).await;
        organization.map_err(nobody)?;
    }
    Ok(found.id().to_owned())
}

/// What answers at an address and is no actor is nobody.
fn nobody(error: FederationError) -> FederationError {
    let code = match error.code() {
        "gone" | "content_type" | "id_mismatch" | "actor_invalid" | "organization_unknown" => {
            "actor_unknown"
        }
        "id_not_canonical" => "account_invalid",
        _ => return error,
    };
    FederationError::not_found(code, error.to_string())
}

/// Accounts and addresses, one in each line, as actor ids; those known before are not looked up
/// again. An address whose server is away stays as it was typed, so that a text can be written
/// meanwhile.
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
        let line = &*web_address(line);
        let id = if known.iter().any(|id| id == line) {
            line.to_owned()
        } else {
            let is_address = line.starts_with("http://") || line.starts_with("https://");
            match id_of(signed.instance(), line).await {
                Ok(id) => id,
                Err(FederationError::Unreachable { source, .. })
                    if is_address && source.is_retryable() =>
                {
                    line.to_owned()
                }
                Err(error) => return Err((line.to_owned(), error)),
            }
        };
        if !found.contains(&id) && id != signed.organization.ap_id {
            found.push(id);
        }
    }
    Ok(found)
}

/// Those of the lines in which somebody is found now, or who were known before; and those whose servers do not
/// answer now.
pub async fn found_in(signed: &SignedIn, lines: &str, known: &[String]) -> (String, Vec<String>) {
    let (mut found, mut away) = (Vec::new(), Vec::new());
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match ids_of(signed, line, known).await {
            Ok(_) => found.push(line),
            Err((line, error)) if error.is_retryable() => away.push(line),
            Err(_) => {}
        }
    }
    (found.join("\n"), away)
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
        // Its address says who was looked up: nothing of that stays in the browser of whoever has signed out.
        (header::CACHE_CONTROL, "no-store"),
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
