//! `/sign-in` with an e-mail address and password, and `/sign-out`.

use super::{
    desk::words,
    session::{self, Posted, SignedForm, Visitor, cookie, password},
    sign_in_code,
    sign_in_failed::{self, Whose},
    sign_in_link, sign_in_lost, sign_in_passkey, sign_in_tries, times,
};
use crate::{
    language::Language,
    problem::Answer,
    routing::{boxed, get, post},
    state::WebState,
    views::{
        FieldError, Form, Template,
        sign_in::{SignInNotice, SignInPage},
    },
};
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use undersigned_federation::{
    FederationError,
    actions::{
        audit,
        second_factor::{self, Standing},
        session::{self as link, Account, ByLink, Opened},
        team,
    },
    standing::figures::SignInFailure,
};

/// So many are looked at in any case before somebody is told that none fits: how long that takes does not
/// say whether an address has accounts here, and hardly in how many organisations.
const LOOKED_AT: usize = 3;

/// Routes of signing in and out.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/sign-in", get(show).post(boxed(sign_in)))
        .route(
            "/sign-in/link",
            post(sign_in_link::by_link).get(boxed(back)),
        )
        .route(
            "/sign-in/lost",
            get(sign_in_lost::lost).post(boxed(sign_in_lost::send_reset)),
        )
        .route(
            "/sign-in/code",
            post(sign_in_code::by_code).get(boxed(back)),
        )
        .route(
            "/sign-in/passkey",
            post(sign_in_passkey::sign_in).get(boxed(back)),
        )
        .route(
            "/sign-in/code/passkey",
            post(sign_in_passkey::after_password).get(boxed(back)),
        )
        .route("/sign-out", post(sign_out).get(boxed(back)))
}

/// Where to go after signing in: a path of this server, whatever was asked for. Browsers read
/// `//host` and `/\host` as another host's address, and drop tabs and line feeds inside.
pub fn safe_next(next: &str) -> Option<&str> {
    let rest = next.strip_prefix('/')?;
    let sound = !rest.starts_with(['/', '\\'])
        && next.len() <= 2_000
        && !next.contains('\\')
        && !next.chars().any(char::is_control);
    sound.then_some(next)
}

async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token");
    if !token.is_empty() {
        return sign_in_link::confirm(&state, &visitor, token).await;
    }
    let next = safe_next(visitor.query("next")).unwrap_or_default();
    let notice = match visitor.query("why") {
        "expired" => Some(SignInNotice::Expired),
        "kept" => Some(SignInNotice::Kept),
        "signed-out" => Some(SignInNotice::SignedOut),
        "link-used" => Some(SignInNotice::LinkUsed),
        "link-over" => Some(SignInNotice::LinkOver),
        "set-up-used" => Some(SignInNotice::SetUpUsed),
        _ if !next.is_empty() => Some(SignInNotice::Needed),
        _ => None,
    };
    let said = Said {
        notice,
        ..Said::default()
    };
    let page = page(&state, &visitor, next, said).await?;
    visitor.show(StatusCode::OK, &page)
}

async fn back(visitor: Visitor) -> Answer {
    Ok(visitor.go("/desk"))
}

/// Signs somebody in whose password fitted or who has a link, once they have given a code, where one
/// of their accounts asks for it.
pub(super) async fn enter(
    state: &WebState,
    visitor: &Visitor,
    opened: Vec<Opened>,
    by: ByLink,
    next: &str,
) -> Answer {
    for one in &opened {
        if second_factor::standing(&state.instance, one.account_id).await? != Standing::Off {
            let half = second_factor::half(&state.instance, &opened, by)?;
            let page = sign_in_code::code_page(state, visitor, half, next, Vec::new()).await?;
            return visitor.show(StatusCode::OK, &page);
        }
    }
    open(state, visitor, opened, by, next).await
}

/// Opens a session for somebody who has shown all that is asked for. A password that they chose by a
/// link is the first account's from now on, and their link is used up. Where another one was chosen since they showed
/// theirs, theirs is wrong.
pub(super) async fn open(
    state: &WebState,
    visitor: &Visitor,
    opened: Vec<Opened>,
    by: ByLink,
    next: &str,
) -> Answer {
    let token = by.link.clone().unwrap_or_default();
    match come_in(state, visitor, opened, by, next).await {
        Err(error) if error.code() == "link_used" => {
            sign_in_link::closed(state, visitor, &token).await
        }
        Err(error) if error.code() == "password_changed" => {
            wrong(state, visitor, next, String::new()).await
        }
        come => Ok(come?),
    }
}

async fn come_in(
    state: &WebState,
    visitor: &Visitor,
    mut opened: Vec<Opened>,
    by: ByLink,
    next: &str,
) -> Result<Response, FederationError> {
    let mut unused = by.link.as_deref();
    if let (Some(hash), Some(first)) = (by.new_password, opened.first_mut()) {
        // Whoever chooses their first one has just come.
        let told = match first.password_hash {
            Some(_) => told(state, first.account_id, visitor.language).await?,
            None => None,
        };
        link::set_password(&state.instance, first, &hash, unused.take(), told).await?;
        first.password_hash = Some(hash);
        forget_failures(state, first.account_id).await?;
    }
    let to = if next.is_empty() { "/desk" } else { next };
    let marks = visitor.marks.set(&state.instance, &opened)?;
    let come = session::sign_in(state, &opened, unused, &visitor.device, visitor.go(to));
    let mut response = come.await?;
    cookie::put(response.headers_mut(), &marks);
    Ok(response)
}

/// Whoever failed in somebody's name has guessed at another password: it keeps nobody from the new one. Where the address
/// has a password in another organisation as well, what failed was a guess at that one too, and stays: whoever invites
/// others to theirs is not to get more guesses by that.
async fn forget_failures(state: &WebState, account_id: i64) -> Result<(), FederationError> {
    let Some(account) = link::account(&state.instance, account_id).await? else {
        return Ok(());
    };
    let accounts = link::accounts_of(&state.instance, &account.email).await?;
    let is_other = |one: &Account| one.id != account_id && one.password_hash.is_some();
    if !accounts.iter().any(is_other) {
        sign_in_tries::forget(state, &account.email);
    }
    Ok(())
}

/// The mail that says that an account has another password, chosen by a link.
async fn told(
    state: &WebState,
    account_id: i64,
    reader: Language,
) -> Result<Option<(String, String)>, FederationError> {
    let Some(account) = link::account(&state.instance, account_id).await? else {
        return Ok(None);
    };
    let organization = link::organization_of(&state.instance, &account).await?;
    Ok(organization.map(|organization| {
        session::told::changed(state, &account, &organization, reader, "reset")
    }))
}

/// Says to the log who has come, and how. The row is written together with what makes them come in: there is none while a
/// code is still to be given, nor where somebody else took the link meanwhile.
pub(super) fn noted(state: &WebState, account: &Account, action: &str) {
    let actor = audit::Actor::Person(account.id, team::called(account));
    let id = Some(account.organization_id);
    audit::begin(&state.instance, id, actor, action, "");
}

async fn sign_in(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let email = fields.text("email");
    let next = safe_next(fields.get("next")).unwrap_or_default();
    let tried = match sign_in_tries::begin(&state, &visitor, &email).await? {
        Ok(tried) => tried,
        Err(names) => {
            let whose = Whose::Address(email.clone());
            sign_in_failed::note_unlooked(&state, names.iter(), whose);
            let said = words::wrong(&visitor.private_page(""), "email", "too-many-sign-ins");
            let page = page(&state, &visitor, next, Said::wrong(email, said)).await?;
            return show_refusal(&visitor, StatusCode::TOO_MANY_REQUESTS, &page);
        }
    };
    // Where there is no turn, nothing is looked at, and that was no failure of theirs. Whatever comes after it counts.
    let turn = password::turn().await;
    let turn = turn.inspect_err(|_| tried.take_back(&state))?;
    let accounts = &tried.accounts;
    let found = opened_by(turn, fields.get("password"), accounts).await?;
    if let Some(first) = found.first() {
        tried.succeeded(&state, found.len());
        noted(&state, first, "own-sign-in");
        let opened = found.into_iter().map(Opened::from).collect();
        return enter(&state, &visitor, opened, ByLink::default(), next).await;
    }
    let failed: Vec<i64> = accounts.iter().map(|account| account.id).collect();
    let closed = tried.closed_until(&state, &email);
    if let Some(until) = closed.filter(|_| !failed.is_empty()) {
        // Once: what strangers send until then is not looked at.
        tracing::warn!(
            until = times::stored(until).map(|until| until.to_rfc3339()),
            "of one account no password is looked at for a while: too many failed. `undersigned admin account \
             reset-link` lets in at once"
        );
    }
    sign_in_failed::note(&state, SignInFailure::Password, failed);
    wrong(&state, &visitor, next, email).await
}

/// Which accounts a password opens: one person may have one in several organisations. Where it opens none, as many were
/// looked at as for any other address.
async fn opened_by<'a>(
    turn: password::Turn,
    typed: &str,
    accounts: &'a [Account],
) -> Answer<Vec<&'a Account>> {
    let hashes = accounts.iter().map(|one| one.password_hash.clone());
    let opened = turn.fitting(typed.to_owned(), hashes.collect(), LOOKED_AT);
    let opened = opened.await?.into_iter();
    Ok(opened.filter_map(|place| accounts.get(place)).collect())
}

/// Address and password do not belong together.
async fn wrong(state: &WebState, visitor: &Visitor, next: &str, email: String) -> Answer {
    let wrong = words::wrong(&visitor.private_page(""), "email", "sign-in");
    let page = page(state, visitor, next, Said::wrong(email, wrong)).await?;
    visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// A page that says what was wrong; after too many tries its head says when to come again.
pub(super) fn show_refusal(visitor: &Visitor, status: StatusCode, page: &impl Template) -> Answer {
    let mut response = visitor.show(status, page)?;
    if status == StatusCode::TOO_MANY_REQUESTS {
        let seconds = HeaderValue::from_static("600");
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    Ok(response)
}

/// What is said on the page, and what was typed.
#[derive(Default)]
pub(super) struct Said {
    email: String,
    notice: Option<SignInNotice>,
    errors: Vec<FieldError>,
}

impl Said {
    /// Something was wrong.
    pub(super) fn wrong(email: String, error: FieldError) -> Self {
        Self {
            email,
            notice: None,
            errors: vec![error],
        }
    }
}

pub(super) async fn page(
    state: &WebState,
    visitor: &Visitor,
    next: &str,
    said: Said,
) -> Answer<SignInPage> {
    let name = words::instance_name(state, visitor.language).await?;
    let mut page = visitor.private_page(name);
    // What was posted cannot be looked at again in another language.
    if visitor.path.starts_with("/sign-in/") {
        page.path = "/sign-in".to_owned();
    }
    Ok(SignInPage {
        page,
        form: Form {
            action: visitor.with_language("/sign-in"),
            csrf: String::new(),
            errors: said.errors,
        },
        email: said.email,
        next: next.to_owned(),
        notice: said.notice,
        passkey: sign_in_passkey::asking(state, visitor, next)?,
    })
}

async fn sign_out(form: SignedForm) -> Answer {
    form.signed.close().await?;
    let mut response = form.signed.visitor.go("/sign-in?why=signed-out");
    let base = form.signed.instance().addresses.base();
    cookie::put(response.headers_mut(), &cookie::clear(base));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::safe_next;

    #[test]
    fn nobody_is_sent_to_another_host() {
        for good in [
            "/",
            "/desk",
            "/desk/endorse/check?object=https%3A%2F%2Fh.example%2Fa",
        ] {
            assert_eq!(safe_next(good), Some(good));
        }
        for bad in [
            "",
            "desk",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/a\\b",
            "https://evil.example",
            "/a\r\nSet-Cookie: x=y",
        ] {
            assert_eq!(safe_next(bad), None, "{bad:?}");
        }
    }
}
