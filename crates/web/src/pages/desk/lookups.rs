//! Accounts that are looked up while an appeal is written: who they are, with a picture from this
//! server, so that one sees whether it is the one that is meant.

use super::words;
use crate::{
    media::only_a_picture,
    pages::{names, session::SignedIn},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    views::{
        Page,
        desk::appeal_editor::{Account, Looked},
    },
};
use axum::{
    Router,
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use std::collections::HashSet;
use undersigned_domain::typed_text::web_address;
use undersigned_federation::{
    FederationError, Instance,
    actions::audit,
    discovery::webfinger::{FoundActor, name_and_host},
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
    for line in each(lines).into_iter().take(MOST) {
        // What is fetched for it stays for a while, and is nothing that was done for the organisation.
        let found = audit::aside(signed.instance().look_up(&line)).await;
        let found = match found.map_err(nobody) {
            Ok(found) => Ok(Account {
                names: names::texts(&found.names, signed.visitor.language),
                handle: found.handle,
                picture: found.has_picture.then(|| picture_href(&found.id)),
                id: found.id,
            }),
            Err(error) => Err(why(&page, &line, error)?),
        };
        // Somebody may have been written as an account and as an address.
        let is_known = |one: &Looked| match (&one.found, &found) {
            (Ok(one), Ok(found)) => one.id == found.id,
            _ => false,
        };
        if !looked.iter().any(is_known) {
            looked.push(Looked { typed: line, found });
        }
    }
    Ok(looked)
}

/// The id of an actor by its account, or by an address that leads to it.
///
/// # Errors
/// [`FederationError::NotFound`] `actor_unknown` where nothing is there, `no_account` where something else is; as
/// [`Instance::find_actor`] else.
pub async fn id_of(instance: &Instance, account: &str) -> Result<String, FederationError> {
    let found = instance.find_actor(account).await.map_err(nobody)?;
    if let FoundActor::Ours(id) = &found {
        let organization = audit::aside(instance.organization(id)).await;
        organization.map_err(nobody)?;
    }
    Ok(found.id().to_owned())
}

/// Why nobody is found in a line. An e-mail address reads as an account of its host, which mostly answers for none.
///
/// # Errors
/// As [`words::sentence`].
pub fn why(page: &Page, line: &str, error: FederationError) -> Answer<String> {
    let is_nobody = error.is_retryable() || ["actor_unknown", "no_account"].contains(&error.code());
    let sentence = words::sentence(page, error)?;
    Ok(match is_nobody && is_mailbox(line) {
        true => page.t("error-account-mailbox"),
        false => sentence,
    })
}

/// Whether a line is written as e-mail addresses are.
fn is_mailbox(line: &str) -> bool {
    let is_other = line.starts_with('@') || line.starts_with("acct:") || line.contains('/');
    !is_other && name_and_host(line).is_some()
}

/// What answers at an address and is no actor is nobody: where nothing is there, and where there is something else.
pub fn nobody(error: FederationError) -> FederationError {
    let code = match error.code() {
        "gone" | "id_mismatch" | "organization_unknown" => "actor_unknown",
        "content_type" | "actor_invalid" | "webfinger_invalid" => "no_account",
        "id_not_canonical" => "account_invalid",
        _ => return error,
    };
    FederationError::not_found(code, error.to_string())
}

/// Who is named in a list.
#[derive(Default)]
pub struct Named {
    /// The ids of those who were found.
    pub ids: Vec<String>,
    /// The lines in which nobody is found, each with why.
    pub wrong: Vec<(String, FederationError)>,
}

impl Named {
    /// The lines whose servers do not answer now, where nothing else is wrong: a draft is kept without waiting for them.
    pub fn only_away(&self) -> Option<Vec<String>> {
        let is_away =
            |(line, error): &(String, FederationError)| error.is_retryable() && !is_mailbox(line);
        // Of more than so many the rest was not looked up.
        let all = self.wrong.len() < MOST && self.wrong.iter().all(is_away);
        all.then(|| self.wrong.iter().map(|(line, _)| line.clone()).collect())
    }
}

/// Accounts and addresses, one in each line, as actor ids; those known before are not looked up
/// again. An address whose server is away stays as it was typed, so that a text can be written
/// meanwhile.
pub async fn ids_of(signed: &SignedIn, lines: &str, known: &[String]) -> Named {
    let mut named = Named::default();
    for line in each(lines) {
        match id_in(signed, &line, known).await {
            Ok(id) if named.ids.contains(&id) || id == signed.organization.ap_id => {}
            Ok(id) => named.ids.push(id),
            Err(error) => named.wrong.push((line, error)),
        }
        // Each may be a server that lets one wait.
        if named.wrong.len() == MOST {
            break;
        }
    }
    named
}

/// The accounts and addresses in a list, each once.
pub fn each(lines: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| web_address(line).to_string())
        .filter(|line| seen.insert(line.clone()))
        .collect()
}

/// A list without some of its lines.
pub fn without(lines: &str, these: &[String]) -> String {
    if these.is_empty() {
        return lines.to_owned();
    }
    let mut left = each(lines);
    left.retain(|line| !these.contains(line));
    left.join("\n")
}

async fn id_in(signed: &SignedIn, line: &str, known: &[String]) -> Result<String, FederationError> {
    if known.iter().any(|id| id == line) {
        return Ok(line.to_owned());
    }
    let is_address = line.starts_with("http://") || line.starts_with("https://");
    match id_of(signed.instance(), line).await {
        Err(FederationError::Unreachable { source, .. }) if is_address && source.is_retryable() => {
            Ok(line.to_owned())
        }
        found => found,
    }
}

/// The lines of a list, by what becomes of each.
#[derive(Default)]
pub struct Parted {
    /// Those in which somebody is found now, or who were known before.
    pub found: Vec<String>,
    /// Those whose servers do not answer now.
    pub away: Vec<String>,
    /// Those in which there is nobody to be named.
    pub left_out: Vec<String>,
}

/// Parts a list by who is found now.
pub async fn parted(signed: &SignedIn, lines: &str, known: &[String]) -> Parted {
    let mut parted = Parted::default();
    for line in each(lines) {
        match id_in(signed, &line, known).await {
            Ok(_) => parted.found.push(line),
            Err(error) if error.is_retryable() => parted.away.push(line),
            Err(_) => parted.left_out.push(line),
        }
    }
    parted
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
    // Its address says who was looked up: nothing of that stays in the browser of whoever has signed out.
    let kept = HeaderValue::from_static("no-store");
    headers.insert(header::CACHE_CONTROL, kept);
    only_a_picture(headers);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use undersigned_federation::http_client::HttpError;

    #[test]
    fn a_mailbox_is_told_from_an_account() {
        let page = Page::new(ENGLISH, "x", "x.example", "/desk");
        let said = |line: &str| {
            let unknown = FederationError::not_found("actor_unknown", "nobody");
            let Ok(said) = why(&page, line, unknown) else {
                unreachable!("it can be put right");
            };
            said
        };
        let mailbox = said("info@cooks.example");
        assert!(mailbox.contains("@name@host"), "{mailbox}");
        for other in [
            "@cooks@cooks.example",
            "acct:cooks@cooks.example",
            "https://cooks.example/@cooks",
            "Cooks Union",
        ] {
            assert_ne!(said(other), mailbox, "{other}");
        }
    }

    #[test]
    fn what_is_said_of_an_address_says_what_came_back() {
        let page = Page::new(ENGLISH, "x", "x.example", "/desk");
        let said = |error: FederationError| {
            let Ok(said) = words::sentence(&page, nobody(error)) else {
                unreachable!("it can be put right");
            };
            said
        };
        let unreached = |source: HttpError| {
            said(FederationError::Unreachable {
                host: "www.cooks.example".to_owned(),
                source,
            })
        };
        let silent = unreached(HttpError::Timeout);
        assert!(silent.starts_with("No answer came from www.cooks.example."));
        let nowhere = unreached(HttpError::Unreachable("no such name".to_owned()));
        assert_eq!(nowhere, silent);
        // A website that shows itself to browsers alone.
        let otherwise = unreached(HttpError::Status(403));
        assert!(otherwise.starts_with("www.cooks.example answered, but"));
        assert_eq!(unreached(HttpError::TooLarge), otherwise);
        assert_eq!(unreached(HttpError::AddressForbidden), silent);
        let page_only = said(FederationError::invalid("content_type", "a page"));
        assert!(page_only.starts_with("There is a page at this address, but no account."));
        let webfinger = FederationError::invalid("webfinger_invalid", "no WebFinger");
        assert_eq!(said(webfinger), page_only);
        let gone = FederationError::Gone("https://www.cooks.example/contact".to_owned());
        assert!(said(gone).starts_with("There is no such account."));
    }

    #[test]
    fn whoever_stands_twice_in_a_list_is_one() {
        let list = "@cooks@cooks.example\n\n @cooks@cooks.example \ncooks.example/c\nhttps://cooks.example/c";
        assert_eq!(
            each(list),
            ["@cooks@cooks.example", "https://cooks.example/c"]
        );
    }
}
