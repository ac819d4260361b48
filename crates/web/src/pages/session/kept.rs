//! Forms that were written and could not be taken, because the session had ended or another one had
//! begun meanwhile: what they say is kept for the account, and stands in the form again.
//!
//! The pages with the longest texts fill their forms with it. On every other one it stands above, as
//! it was sent, to be sent once more or thrown away. Nothing is done with it until the person sends it
//! from a page of their new session.
//!
//! What pages beside a list show again, since a button of theirs adds a row or a language, is kept in the same way: it is
//! in the form when somebody comes back, and goes when it is saved.
//!
//! Where a session was ended, or nobody knows whose it was, nothing is kept: whoever sent the form gets it
//! back, on a page from which they send it again once they have signed in. And so they do where the server could
//! not take it, as with a full disk. Where it is not to be sent any more, since their role was changed or the appeal
//! withdrawn while they wrote, the page that says so shows what they wrote.

mod untaken;

use super::{
    Fields, SignedIn, for_the_log,
    given_back::InHand,
    stale_form,
    standing::{FROM, shown_above, stood_on},
};
use crate::{
    multipart::Bounds,
    pages::{desk::rules, times},
    problem::Answer,
    state::WebState,
    views::desk::KeptForm,
};
use axum::{
    extract::{MatchedPath, Request},
    http::{Method, header, request::Parts},
    response::{IntoResponse, Response},
};
use undersigned_federation::{Instance, actions::kept_form};
use untaken::{after_expiry, hold_unknown, of_another_session, of_barred, whose};

/// Fields that are no part of what was written.
const OURS: [&str; 3] = ["csrf", "do", FROM];
/// What is noted beside a form that is sent again as it was: where to, and whether files belong to it.
const ACTION: &str = "kept-action";
const FILES: &str = "kept-files";
/// What is noted of a form that was shown again, and not saved: it came in time.
const AGAIN: &str = "kept-again";
/// The field by which a form that is sent again says what it was kept for.
pub(super) const PAGE: &str = "kept-page";

/// What forms do into which somebody writes, by the names the log has for it. Passwords and codes are
/// in none of them, and a decision is not kept: it is taken again by whoever sees the page. Nor is a list of
/// signers: of that more is promised than of what is written here, see [`LISTS`].
const WRITTEN: [&str; 28] = [
    "amendment",
    "amendment-change",
    "amendments-take",
    "attest",
    "attest-check",
    "ballot",
    "case-draft",
    "comments",
    "counts",
    "decide-check",
    "endorse",
    "handover-draft",
    "invite",
    "invitees",
    "invitees-check",
    "letter-draft",
    "meeting-draft",
    "people-terms",
    "pictures",
    "position",
    "profile",
    "schedule",
    "site-page",
    "team-invite",
    "topic-page",
    "update-draft",
    "webhook",
    "why",
];

/// Where somebody gives a list of signers: it is given back to them, and kept for nobody.
const LISTS: [&str; 2] = [
    "/desk/appeals/{slug}/import",
    "/desk/appeals/{slug}/import/paste",
];

/// Whether the page at a path shows again what was kept for it.
#[must_use]
pub fn shows_again(path: &str) -> bool {
    let Some(rest) = path.strip_prefix("/desk/appeals/") else {
        return false;
    };
    let parts: Vec<&str> = rest.split('/').collect();
    matches!(
        parts.as_slice(),
        ["new"] | [_, "edit"] | [_, "translate", _]
    )
}

/// Keeps what was written for an account. Says whether it did.
///
/// # Errors
/// The database.
pub async fn keep(
    instance: &Instance,
    account_id: i64,
    path: &str,
    fields: &Fields,
) -> Answer<bool> {
    let body = fields.to_keep(&OURS);
    Ok(kept_form::keep(instance, account_id, path, &body).await?)
}

/// A form on its way in: where it is shown again.
#[derive(Debug)]
pub(super) struct Sent {
    /// Path and query of the page.
    pub(super) page: String,
    /// Where the form goes, with its query.
    pub(super) action: String,
    /// Whether the page itself fills its form.
    fills: bool,
    pub(super) files: bool,
    /// Whether it is a list of signers, of which nothing is kept.
    is_list: bool,
    /// For whoever answers it.
    in_hand: InHand,
}

impl Sent {
    /// What of a request is needed to show its form again; none for forms that are not kept. The form itself may
    /// know better where it stood: [`Self::standing`].
    fn of(parts: &Parts) -> Option<Self> {
        let path = parts.uri.path();
        let action = parts.uri.path_and_query()?.as_str();
        let in_hand = parts.extensions.get::<InHand>();
        let in_hand = in_hand.cloned().unwrap_or_default();
        if shows_again(path) {
            return Some(Self {
                page: path.to_owned(),
                action: action.to_owned(),
                fills: true,
                files: false,
                is_list: false,
                in_hand,
            });
        }
        let route = parts.extensions.get::<MatchedPath>();
        let route = route.map_or(path, MatchedPath::as_str);
        let written = rules::action(&Method::POST, route)?;
        let is_list = LISTS.contains(&route);
        if !is_list && !WRITTEN.contains(&written) {
            return None;
        }
        let kind = parts.headers.get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok());
        Some(Self {
            page: action.to_owned(),
            action: action.to_owned(),
            fills: false,
            files: kind.is_some_and(|kind| kind.starts_with("multipart/form-data")),
            is_list,
            in_hand,
        })
    }

    /// The same with the page on which the form stood, as it says itself: its own address may show none.
    fn standing(mut self, fields: &Fields) -> Self {
        if let Some(from) = shown_above(fields).filter(|_| !self.fills) {
            self.page = from.to_owned();
        }
        self
    }

    /// Keeps it for an account. Says whether it did.
    async fn keep(&self, instance: &Instance, account_id: i64, fields: &Fields) -> Answer<bool> {
        if self.is_list {
            return Ok(false);
        }
        let path = path_of(&self.page);
        if self.fills {
            return keep(instance, account_id, path, fields).await;
        }
        // Where nothing was written there is nothing to keep.
        if fields.encoded(&["csrf", "do", PAGE, FROM]).is_empty() {
            return Ok(false);
        }
        let files = if self.files { "yes" } else { "" };
        let noted = [(ACTION, self.action.as_str()), (FILES, files)];
        let body = with_noted(&noted, fields, &["csrf", PAGE, FROM]);
        Ok(kept_form::keep(instance, account_id, path, &body).await?)
    }
}

/// What is kept of a form that is shown above a page: what is noted beside it, and its fields without some.
fn with_noted(noted: &[(&str, &str)], fields: &Fields, without: &[&str]) -> Vec<u8> {
    let noted = noted.iter();
    let noted = noted.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let noted = Fields::of(noted.collect());
    [noted.to_keep(&[]), fields.to_keep(without)].join(&b'&')
}

pub(super) fn path_of(address: &str) -> &str {
    address.split('?').next().unwrap_or_default()
}

/// What was kept for the page that somebody opens, and that does not fill its form by itself.
pub(super) async fn for_page(
    instance: &Instance,
    account_id: i64,
    path: &str,
) -> Answer<Option<KeptForm>> {
    if shows_again(path) {
        return Ok(None);
    }
    let Some(kept) = kept_form::find(instance, account_id, path).await? else {
        return Ok(None);
    };
    let fields = Fields::parse(&kept.body);
    let action = fields.get(ACTION).to_owned();
    let Some(at) = times::stored(kept.at).filter(|_| action.starts_with("/desk")) else {
        return Ok(None);
    };
    Ok(Some(KeptForm {
        at,
        action,
        page: path.to_owned(),
        files: fields.ticked(FILES),
        late: !fields.ticked(AGAIN),
        fields: fields
            .with_prefix("")
            .filter(|(name, _)| ![ACTION, FILES, AGAIN].contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    }))
}

/// What was kept of a form that goes to the very page on which it stands: that page fills it in again, below what
/// says so.
///
/// # Errors
/// The database.
pub async fn for_form(signed: &SignedIn, path: &str) -> Answer<Option<Fields>> {
    let kept = for_page(signed.instance(), signed.account.id, path).await?;
    let kept = kept.filter(|kept| path_of(&kept.action) == path);
    Ok(kept.map(|kept| Fields::of(kept.fields)))
}

/// Keeps a form that is shown again because a button of it neither saves what was typed nor throws it away: whoever leaves
/// the page then finds it there. Where `is_new` says that nothing in it is, what was kept before is forgotten.
///
/// # Errors
/// The database.
pub async fn shown_again(
    signed: &SignedIn,
    path: &str,
    fields: &Fields,
    is_new: bool,
) -> Answer<()> {
    if !is_new {
        return forget(signed, path).await;
    }
    let noted = [(ACTION, path), (AGAIN, "yes")];
    let body = with_noted(&noted, fields, &["csrf", "do", PAGE, FROM]);
    let account = signed.account.id;
    // What is too large to be kept stands in the form all the same.
    kept_form::keep(signed.instance(), account, path, &body).await?;
    Ok(())
}

/// Forgets what was kept for a page: it has come.
///
/// # Errors
/// The database.
pub async fn forget(signed: &SignedIn, path: &str) -> Answer<()> {
    Ok(kept_form::forget(signed.instance(), signed.account.id, path).await?)
}

/// Who sends a form, before it is read. Where their session has ended it is read no further than
/// `bounds`, and kept; where they may not send it any more, they get it back.
pub(super) async fn begin(
    request: Request,
    state: &WebState,
    bounds: &Bounds,
) -> Result<(SignedIn, Option<Sent>, Request), Response> {
    let (parts, body) = request.into_parts();
    let found = whose(&parts, state).await;
    let sent = Sent::of(&parts);
    match found {
        Ok(signed) => {
            let let_in = signed.let_in(&parts).await;
            let request = Request::from_parts(parts, body);
            match let_in {
                Ok(()) => Ok((signed, sent, request)),
                Err(barred) => Err(of_barred(&signed, barred, request, sent, bounds).await),
            }
        }
        Err(refusal) => {
            let request = Request::from_parts(parts, body);
            if refusal.status().is_server_error() {
                hold_unknown(request, sent, state, bounds).await;
                return Err(refusal);
            }
            Err(after_expiry(request, sent, state, bounds, refusal).await)
        }
    }
}

/// Takes a form that was read: it comes from a page of this session, or else it is kept. Forms of its answer stand
/// where it stood.
pub(super) async fn take(
    signed: &mut SignedIn,
    sent: Option<Sent>,
    fields: &Fields,
) -> Result<(), Response> {
    if let Some(sent) = &sent {
        sent.in_hand.hold(signed.instance(), sent, fields);
    }
    if !signed.has_sent(fields) {
        let refusal = stale_form().into_response();
        return Err(of_another_session(signed, sent, fields, refusal).await);
    }
    let come = has_come(signed, fields).await;
    come.map_err(IntoResponse::into_response)?;
    for_the_log(signed.instance(), fields);
    signed.visitor.stands_on = stood_on(fields).map(str::to_owned);
    Ok(())
}

/// Forgets what was kept, where this is the form that was: it has come.
async fn has_come(signed: &SignedIn, fields: &Fields) -> Answer<()> {
    match fields.get(PAGE) {
        "" => Ok(()),
        page => forget(signed, page).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_with_long_texts_are_shown_again() {
        for path in [
            "/desk/appeals/new",
            "/desk/appeals/brakes/edit",
            "/desk/appeals/brakes/translate/zh-Hant",
        ] {
            assert!(shows_again(path), "{path}");
        }
        for path in [
            "/desk",
            "/desk/appeals/brakes",
            "/desk/appeals/brakes/withdraw",
            "/sign-in",
        ] {
            assert!(!shows_again(path), "{path}");
        }
    }

    /// Where a form is shown again, by its address and the page it says it stood on. No router has named
    /// the routes of these.
    fn page(path: &str, from: &str) -> Option<String> {
        let body = axum::body::Body::empty();
        let request = Request::post(path).body(body).unwrap();
        let (parts, _) = request.into_parts();
        let fields = Fields::of(vec![(FROM.to_owned(), from.to_owned())]);
        Sent::of(&parts).map(|sent| sent.standing(&fields).page)
    }

    #[test]
    fn a_form_is_shown_again_on_the_page_it_came_from() {
        let new = "/desk/amendments/new?appeal=a";
        for from in [
            "",
            "https://e.example/desk/amendments/new",
            "//e.example/desk/amendments/new",
            "/",
            "/desk/appeals/ropes/edit",
        ] {
            assert_eq!(page(new, from).as_deref(), Some(new), "{from}");
        }
        for (path, from) in [
            ("/desk/amendments/new", "/desk/amendments/new?appeal=b"),
            ("/desk/amendments/position", "/desk/amendments/one?id=a"),
            ("/desk/endorse/check", "/desk/endorse/check?object=a"),
        ] {
            assert_eq!(page(path, from).as_deref(), Some(from));
        }
        let edit = "/desk/appeals/ropes/edit";
        assert_eq!(page(edit, "/desk/x").as_deref(), Some(edit));
        for path in ["/desk/account/password", "/desk/ballots/vote", "/sign-out"] {
            assert_eq!(page(path, "/desk/x"), None, "{path}");
        }
    }

    #[test]
    fn everything_that_is_written_has_a_form() {
        let forms = |action: &str| {
            let forms = rules::RULES.iter().filter_map(|rule| rule.act);
            forms.filter(|(_, known)| *known == action).count()
        };
        for action in WRITTEN {
            assert!(forms(action) > 0, "{action}");
        }
    }
}
