//! What is not shown, or cannot be sent to, because of what became of an organisation of this server:
//! one that is suspended takes nothing that is meant for publication, one that is hidden shows nothing
//! but its key and what copies of its appeals are compared by, and one that was deleted is gone. What somebody
//! typed into a form that is refused here is shown to them.

use crate::{
    activitypub::{activity, wants_activity},
    pages::{fault, problem, shell::Shell},
    problem::{Answer, Problem},
    state::WebState,
};
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use std::{borrow::Cow, time::Duration};
use tokio::time::timeout;
use undersigned_federation::{
    clock::from_millis,
    views::{AppealView, Organization},
};

/// How long the database is asked what became of an organisation. What a request brings is read only then, and is to be
/// given back before the thirty seconds that the server gives it are over.
const PATIENCE: Duration = Duration::from_secs(20);

/// What an address belongs to.
#[derive(Debug, PartialEq, Eq)]
enum Of<'a> {
    /// `/orgs/{handle}…`, with what follows.
    Organization(Cow<'a, str>, &'a str),
    /// `/appeals/{slug}…` of ours, with what follows.
    Appeal(Cow<'a, str>, &'a str),
}

impl<'a> Of<'a> {
    /// What a path belongs to on the server whose host is `ours`.
    fn read(path: &'a str, ours: &str) -> Option<Self> {
        let of_organization = path.strip_prefix("/orgs/");
        let below = of_organization.or_else(|| path.strip_prefix("/appeals/"))?;
        // The router compares addresses as they are written, and decodes what it takes out of them.
        // What is no text reaches nothing.
        let first = |below: &'a str| {
            let (name, rest) = below.split_once('/').unwrap_or((below, ""));
            Some((percent_decode_str(name).decode_utf8().ok()?, rest))
        };
        let (mut name, mut rest) = first(below)?;
        // What is ours is found as if it were another's copy, too.
        if of_organization.is_none() && name == ours {
            (name, rest) = first(rest)?;
        }
        // A host has a dot or a port; a slug or handle of ours has neither.
        if name.is_empty() || name.contains(['.', ':']) {
            return None;
        }
        Some(match of_organization {
            Some(_) => Self::Organization(name, rest),
            None => Self::Appeal(name, rest),
        })
    }

    /// Whether other servers need it so that what was signed can still be checked and compared.
    fn is_needed(&self, method: &Method, for_programs: bool) -> bool {
        match self {
            Self::Organization(_, "") => for_programs,
            Self::Organization(_, "inbox") => *method == Method::POST,
            Self::Organization(_, "followers/synchronization") => true,
            Self::Appeal(_, "state" | "bundle") => true,
            _ => false,
        }
    }

    /// What stands at the address of an actor or an appeal that is gone (ActivityStreams, `Tombstone`).
    fn tombstone(&self, state: &WebState, at: i64) -> Option<Value> {
        let addresses = &state.instance.addresses;
        let (id, former) = match self {
            Self::Organization(handle, "") => (addresses.organization(handle), "Organization"),
            Self::Appeal(slug, "") => (addresses.appeal(slug), "Note"),
            _ => return None,
        };
        Some(json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": id,
            "type": "Tombstone",
            "formerType": former,
            "deleted": from_millis(at),
        }))
    }

    /// Why it is not to be had, with the page where an appeal can still be read to which nothing can be sent.
    fn told_why(&self, refused: &Refused) -> Problem {
        let problem = refused.problem();
        match (refused, self) {
            (Refused::Suspended { hidden: false }, Self::Appeal(slug, _)) => {
                problem.about(format!("/appeals/{slug}"))
            }
            _ => problem,
        }
    }
}

/// Answers 403 for what belongs to an organisation that is suspended and cannot be had, and 410 for
/// what belonged to one that was deleted.
pub async fn withhold(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let ours = state.instance.addresses.host();
    let Some(of) = Of::read(&path, &ours) else {
        return next.run(request).await;
    };
    let for_programs = wants_activity(request.headers());
    // The request is not held while the database answers: its body could not be.
    let method = request.method().clone();
    let asked = timeout(PATIENCE, refused(&state, &of, &method, for_programs)).await;
    let found = match asked {
        Ok(found) => found,
        // It took the question, and does not answer: whoever comes next is not to wait as long.
        Err(_) => {
            state.instance.database.doubt().await;
            Err(Problem::no_database())
        }
    };
    let refusal = match found {
        Ok(None) => return next.run(request).await,
        Ok(Some(Refused::Deleted(at))) if for_programs => match of.tombstone(&state, at) {
            Some(tombstone) => {
                let mut response = activity(&tombstone);
                *response.status_mut() = StatusCode::GONE;
                return response;
            }
            None => Refused::Deleted(at).problem(),
        },
        Ok(Some(refused)) => of.told_why(&refused),
        Err(problem) => return fault::without_database(&state, request, problem).await,
    };
    if for_programs || problem::is_for_programs(&path) {
        return refusal.into_response();
    }
    if !method.is_safe() {
        // Somebody was writing when it was suspended or deleted.
        return fault::taken_no_more(&state, request, refusal).await;
    }
    problem::page(&Shell::of(&state, &request).await, refusal)
}

/// Why something is not to be had.
enum Refused {
    /// The organisation is suspended; what it called for before is read all the same, unless it is hidden.
    Suspended { hidden: bool },
    /// When, in milliseconds since 1970.
    Deleted(i64),
}

impl Refused {
    fn problem(&self) -> Problem {
        match self {
            Self::Suspended { .. } => {
                let detail = "the organisation is suspended on this server";
                Problem::new(StatusCode::FORBIDDEN, "suspended", detail)
            }
            Self::Deleted(_) => {
                let detail = "the organisation was deleted";
                Problem::new(StatusCode::GONE, "gone", detail)
            }
        }
    }
}

/// Whether an appeal may be shown at addresses that do not name it in their path.
///
/// # Errors
/// 403 or 410, as at the appeal's own address; the database.
pub async fn may_be_shown(state: &WebState, view: &AppealView) -> Answer<()> {
    if view.appeal.organization_id.is_none() {
        return Ok(());
    }
    let of = Of::Appeal(view.appeal.slug.as_str().into(), "");
    match refused(state, &of, &Method::GET, false).await? {
        Some(refused) => Err(refused.problem()),
        None => Ok(()),
    }
}

/// Whether what an organisation sent may be shown, at an address that does not name it.
///
/// # Errors
/// 403 or 410, as at the organisation's own address.
pub fn shows_what_it_sent(organization: &Organization) -> Answer<()> {
    match (organization.deleted_at, organization.suspended_at) {
        (Some(at), _) => Err(Refused::Deleted(at).problem()),
        (None, Some(_)) if organization.hidden => {
            Err(Refused::Suspended { hidden: true }.problem())
        }
        (None, _) => Ok(()),
    }
}

/// The same of what an actor said, where it is one of ours: of others this server decides by its rules.
///
/// # Errors
/// 403 or 410, as at the organisation's own address; the database.
pub async fn shows_what_it_said(state: &WebState, actor: &str) -> Answer<()> {
    let instance = &state.instance;
    let Some(handle) = instance.addresses.handle_of(actor) else {
        return Ok(());
    };
    match instance.ever_by_handle(handle).await? {
        Some(organization) => shows_what_it_sent(&organization),
        None => Ok(()),
    }
}

async fn refused(
    state: &WebState,
    of: &Of<'_>,
    method: &Method,
    for_programs: bool,
) -> Answer<Option<Refused>> {
    let Some(organization) = organization(state, of).await? else {
        return Ok(None);
    };
    let needed = of.is_needed(method, for_programs);
    if let Some(at) = organization.deleted_at {
        let gone = matches!(of, Of::Organization(..)) || !needed;
        return Ok(gone.then_some(Refused::Deleted(at)));
    }
    if organization.suspended_at.is_none() || needed {
        return Ok(None);
    }
    let signs = match of {
        Of::Appeal(_, below) => !method.is_safe() && !answers_itself(below),
        Of::Organization(..) => false,
    };
    let hidden = organization.hidden;
    Ok((hidden || signs).then_some(Refused::Suspended { hidden }))
}

/// Whether what is sent to an address below an appeal is answered there while the organiser is suspended: forms in which
/// somebody signs, which say where one's own signature is found, and the link to that is sent again.
fn answers_itself(below: &str) -> bool {
    [
        "sign/person",
        "sign/organisation",
        "sign/organisation/again",
    ]
    .contains(&below)
}

async fn organization(state: &WebState, of: &Of<'_>) -> Answer<Option<Organization>> {
    let instance = &state.instance;
    Ok(match of {
        Of::Organization(handle, _) => instance.ever_by_handle(handle).await?,
        Of::Appeal(slug, _) => instance.organiser_of(slug).await?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        assert_eq!(
            Of::read("/orgs/hub", "hub.example:8080"),
            Some(Of::Organization("hub".into(), ""))
        );
        let feed = Of::Organization("hub".into(), "updates.atom");
        assert_eq!(
            Of::read("/orgs/hub/updates.atom", "hub.example:8080"),
            Some(feed)
        );
        let letter = Of::Appeal("brakes".into(), "sign/own-server");
        assert_eq!(
            Of::read("/appeals/brakes/sign/own-server", "hub.example:8080"),
            Some(letter)
        );
        // As the router reads it, so that nothing is shown for being written in another way.
        let written = Of::Appeal("free-them".into(), "updates");
        assert_eq!(
            Of::read("/appeals/%66ree%2Dthem/updates", "hub.example:8080"),
            Some(written)
        );
        let hub = Of::Organization("hub".into(), "");
        assert_eq!(Of::read("/orgs/h%75b", "hub.example:8080"), Some(hub));
        let own = Of::Appeal("brakes".into(), "cosigners");
        for path in [
            "/appeals/brakes/cosigners",
            "/appeals/hub.example:8080/brakes/cosigners",
            "/appeals/hub.example%3A8080/brakes/cosigners",
        ] {
            assert_eq!(
                Of::read(path, "hub.example:8080").as_ref(),
                Some(&own),
                "{path}"
            );
        }
        for other in [
            "/",
            "/appeals/hub.example:8080",
            "/orgs/",
            "/appeals",
            "/appeals/other.example/brakes",
            "/appeals/localhost:8080/brakes",
            "/appeals/localhost%3A8080/brakes",
            "/appeals/%FF",
            "/sync/v1",
        ] {
            assert_eq!(Of::read(other, "hub.example:8080"), None, "{other}");
        }
    }

    #[test]
    fn what_copies_are_compared_by_is_never_withheld() {
        let get = Method::GET;
        for path in ["/appeals/brakes/state", "/appeals/brakes/bundle"] {
            assert!(
                Of::read(path, "hub.example:8080")
                    .unwrap()
                    .is_needed(&get, true),
                "{path}"
            );
        }
        assert!(
            Of::read("/orgs/hub", "hub.example:8080")
                .unwrap()
                .is_needed(&get, true)
        );
        assert!(
            !Of::read("/orgs/hub", "hub.example:8080")
                .unwrap()
                .is_needed(&get, false)
        );
        assert!(
            !Of::read("/appeals/brakes", "hub.example:8080")
                .unwrap()
                .is_needed(&get, true)
        );
    }
}
