//! What all pages share on which somebody signs without an account here: the frame, which sets no
//! cookie, and the answer to the link that confirms.

use super::{
    appeal::{current, letter},
    cards,
    desk::words,
    session::Visitor,
    times,
};
use crate::{
    problem::{Answer, Problem, Since},
    state::WebState,
    views::{Page, Text},
};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use undersigned_domain::{Status, withdrawn_since};
use undersigned_federation::{
    actions::one_time_link::OneTimeLink,
    views::{Appeal, AppealView},
};

/// A frame for whoever signs, at a path of ours.
pub async fn frame_at(state: &WebState, visitor: &Visitor, path: &str) -> Answer<Page> {
    let name = words::instance_name(state, visitor.language).await?;
    let mut page = visitor.private_page(name);
    page.sets_cookie = false;
    page.path = path.to_owned();
    Ok(page)
}

/// Where a link with a secret in it is opened.
pub fn opened_at(path: &str, token: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("token", token);
    format!("{path}?{}", query.finish())
}

/// Frame, address and title of an appeal. What was posted cannot be looked at again in another
/// language, so the frame's path is the appeal's.
pub async fn frame(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
) -> Answer<(Page, String, Text)> {
    let (note, _) = current(view).ok_or_else(Problem::not_found)?;
    let address = cards::address(state, &view.appeal);
    let page = frame_at(state, visitor, &address).await?;
    let address = visitor.with_language(&address);
    Ok((page, address, letter::title(&note.text, visitor.language)))
}

/// When an appeal was withdrawn, where it was, as its organiser says: for showing.
pub fn withdrawn_at(view: &AppealView) -> Option<DateTime<Utc>> {
    let (note, statement) = current(view)?;
    match note.status {
        Status::Withdrawn => times::stands_since(note, statement.seq),
        _ => None,
    }
}

/// Since when nothing is decided any more about an appeal that was withdrawn, in milliseconds since 1970, in which ballots
/// say when they end. What the organiser writes as a date is not asked: it could be before a ballot that has decided.
pub fn withdrawn_millis(view: &AppealView) -> Option<u64> {
    withdrawn_since(view.snapshot.state(), &view.list)
}

/// Refuses where an appeal takes no signatures any more, for a page that says since when; or takes none now, since its
/// organiser is suspended.
pub async fn check_open(state: &WebState, view: &AppealView) -> Answer<()> {
    let (note, statement) = current(view).ok_or_else(Problem::not_found)?;
    if note.takes_signatures() {
        return check_not_suspended(state, view).await;
    }
    let closed = times::closed(note, statement.seq).map(Since::Closed);
    let since = withdrawn_at(view).map(Since::Withdrawn).or(closed);
    let detail = "the appeal takes no signatures any more; its text and its list can still be read";
    let problem = Problem::new(StatusCode::CONFLICT, "not_open", detail);
    Err(problem.about_ended(cards::address(state, &view.appeal), since))
}

/// Refuses where the organiser of an appeal is suspended on this server.
pub async fn check_not_suspended(state: &WebState, view: &AppealView) -> Answer<()> {
    let organiser = view.appeal.organization_id;
    let checked = state.instance.check_not_suspended(organiser).await;
    checked.map_err(|error| Problem::from(error).about(cards::address(state, &view.appeal)))
}

/// What a link leads to, or the answer that says why it leads nowhere.
pub fn opened<T>(state: &WebState, link: OneTimeLink<T>) -> Answer<Box<T>> {
    match link {
        OneTimeLink::Open(found) => Ok(found),
        OneTimeLink::Used(appeal) => Err(used(state, &appeal)),
        OneTimeLink::Withdrawn(appeal) => Err(withdrawn(state, &appeal)),
        OneTimeLink::Removed(appeal, reason) => Err(removed(state, &appeal, reason)),
        OneTimeLink::Refused(appeal, reason) => Err(refused(state, &appeal, reason)),
        OneTimeLink::Expired(appeal) => {
            let detail = "this link is older than two days";
            Err(gone("token_expired", detail).about(cards::address(state, &appeal)))
        }
        OneTimeLink::Unknown => Err(unknown()),
    }
}

/// A link was used.
pub fn used(state: &WebState, appeal: &Appeal) -> Problem {
    gone("token_used", "this link has been used").about(cards::address(state, appeal))
}

/// What an organisation confirmed with a link was withdrawn.
pub fn withdrawn(state: &WebState, appeal: &Appeal) -> Problem {
    gone("form_withdrawn", "this signature was withdrawn").about(cards::address(state, appeal))
}

/// What an organisation confirmed with a link was taken off the list since.
fn removed(state: &WebState, appeal: &Appeal, reason: Option<String>) -> Problem {
    gone("form_removed", "this entry was taken off the list")
        .about_removed(cards::address(state, appeal), reason)
}

/// A person at the organiser's did not let in what an organisation confirmed with a link.
pub fn refused(state: &WebState, appeal: &Appeal, reason: Option<String>) -> Problem {
    gone("form_refused", "the organiser did not list this")
        .about_removed(cards::address(state, appeal), reason)
}

/// There is no such link.
pub fn unknown() -> Problem {
    let status = StatusCode::NOT_FOUND;
    Problem::new(status, "token_unknown", "there is no such link")
}

/// What a link led to is not there any more.
pub fn gone(code: &'static str, detail: &str) -> Problem {
    Problem::new(StatusCode::GONE, code, detail)
}
