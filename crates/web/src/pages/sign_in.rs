//! `/sign-in` with an e-mail address and password, the code after it, and `/sign-out`.

use super::{
    desk::words,
    session::{self, Posted, SignedForm, Visitor, cookie, password},
    sign_in_link, sign_in_lost, sign_in_passkey,
};
use crate::{
    problem::Answer,
    state::WebState,
    views::{
        FieldError, Form,
        sign_in::{SignInCodePage, SignInNotice, SignInPage},
    },
};
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    routing::{get, post},
};
use undersigned_domain::Digest;
use undersigned_federation::actions::{
    audit,
    second_factor::{self, Standing},
    session::{self as link, Account},
    team,
};

/// Most accounts of one address whose passwords are looked at: each takes a while.
const MAX_ACCOUNTS: usize = 16;

/// Routes of signing in and out.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/sign-in", get(show).post(sign_in))
        .route("/sign-in/link", post(sign_in_link::by_link).get(back))
        .route(
            "/sign-in/lost",
            get(sign_in_lost::lost).post(sign_in_lost::send_reset),
        )
        .route("/sign-in/code", post(by_code).get(back))
        .route("/sign-in/passkey", post(sign_in_passkey::sign_in).get(back))
        .route(
            "/sign-in/code/passkey",
            post(sign_in_passkey::after_password).get(back),
        )
        .route("/sign-out", post(sign_out).get(back))
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
    accounts: &[i64],
    new_password: Option<String>,
    next: &str,
) -> Answer {
    for id in accounts {
        if second_factor::standing(&state.instance, *id).await? != Standing::Off {
            let half = second_factor::half(&state.instance, accounts, new_password)?;
            let page = code_page(state, visitor, half, next, Vec::new()).await?;
            return visitor.show(StatusCode::OK, &page);
        }
    }
    open(state, visitor, accounts, new_password, next).await
}

/// Opens a session for somebody who has shown all that is asked for. A password that they chose by a
/// link is the first account's from now on.
pub(super) async fn open(
    state: &WebState,
    visitor: &Visitor,
    accounts: &[i64],
    new_password: Option<String>,
    next: &str,
) -> Answer {
    if let (Some(hash), Some(id)) = (new_password, accounts.first()) {
        let earlier = link::account(&state.instance, *id).await?;
        link::set_password(&state.instance, *id, &hash).await?;
        // Whoever chooses their first one has just come.
        if earlier.is_some_and(|account| account.password_hash.is_some()) {
            session::told::changed(state, *id, visitor.language, "password").await;
        }
    }
    let to = if next.is_empty() { "/desk" } else { next };
    session::sign_in(state, accounts, &visitor.device, visitor.go(to)).await
}

pub(super) async fn code_page(
    state: &WebState,
    visitor: &Visitor,
    half: String,
    next: &str,
    errors: Vec<FieldError>,
) -> Answer<SignInCodePage> {
    let name = words::instance_name(state, visitor.language).await?;
    let mut page = visitor.private_page(name);
    // What was posted cannot be looked at again in another language.
    page.path = "/sign-in".to_owned();
    let passkey = sign_in_passkey::asking_after_password(state, visitor, &half, next).await?;
    Ok(SignInCodePage {
        page,
        passkey,
        form: Form {
            action: visitor.with_language("/sign-in/code"),
            csrf: String::new(),
            errors,
        },
        half,
        next: next.to_owned(),
    })
}

/// The second step: a code, for accounts whose password fitted a short while ago.
async fn by_code(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let instance = &state.instance;
    let half = fields.get("half").to_owned();
    let next = safe_next(fields.get("next")).unwrap_or_default().to_owned();
    let Some(known) = second_factor::of_half(instance, &half) else {
        return Ok(visitor.go("/sign-in?why=expired"));
    };
    let names = known.accounts.iter().map(|id| format!("code {id}"));
    let names: Vec<String> = names
        .chain(visitor.network.map(|network| format!("network {network}")))
        .collect();
    if !state.sign_in.begin(&names, instance.clock.millis()) {
        let wrong = words::wrong(&visitor.private_page(""), "code", "too-many");
        let page = code_page(&state, &visitor, half, &next, vec![wrong]).await?;
        return visitor.show(StatusCode::TOO_MANY_REQUESTS, &page);
    }
    let (mut fitting, mut without) = (Vec::new(), Vec::new());
    for id in known.accounts {
        if second_factor::standing(instance, id).await? == Standing::Off {
            without.push(id);
        } else if second_factor::fits(instance, id, fields.get("code")).await? {
            fitting.push(id);
        }
    }
    let Some(first) = fitting.first() else {
        let wrong = words::wrong(&visitor.private_page(""), "code", "code");
        let page = code_page(&state, &visitor, half, &next, vec![wrong]).await?;
        return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    state.sign_in.succeeded(&names);
    let action = match known.new_password {
        Some(_) => "own-reset",
        None => "own-sign-in",
    };
    if let Some(account) = link::account(instance, *first).await? {
        noted(&state, &account, action);
    }
    fitting.extend(without);
    open(&state, &visitor, &fitting, known.new_password, &next).await
}

/// Says to the log who has come, and how.
pub(super) fn noted(state: &WebState, account: &Account, action: &str) {
    let actor = audit::Actor::Person(account.id, team::called(account));
    let id = Some(account.organization_id);
    audit::begin(&state.instance, id, actor, action, "");
}

async fn sign_in(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let email = fields.text("email");
    let next = safe_next(fields.get("next")).unwrap_or_default();
    let names = counted(&visitor, &email);
    if !state.sign_in.begin(&names, state.instance.clock.millis()) {
        return too_many(&state, &visitor, next, email).await;
    }
    let mut accounts = link::accounts_of(&state.instance, &email).await?;
    accounts.retain(|account| account.password_hash.is_some());
    let mut hashes: Vec<Option<String>> = accounts
        .iter()
        .map(|account| account.password_hash.clone())
        .collect();
    if hashes.is_empty() {
        hashes.push(None);
    }
    // One person may have an account in several organisations: all that the password fits.
    let mut found: Vec<&Account> = Vec::new();
    for (index, hash) in hashes.into_iter().take(MAX_ACCOUNTS).enumerate() {
        if password::fits(fields.get("password").to_owned(), hash).await? {
            found.extend(accounts.get(index));
        }
    }
    if let Some(first) = found.first() {
        state.sign_in.succeeded(&names);
        noted(&state, first, "own-sign-in");
        let ids: Vec<i64> = found.iter().map(|account| account.id).collect();
        return enter(&state, &visitor, &ids, None, next).await;
    }
    let page = visitor.private_page("");
    let wrong = words::wrong(&page, "email", "sign-in");
    let said = Said::wrong(email, wrong);
    let page = self::page(&state, &visitor, next, said).await?;
    visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn too_many(state: &WebState, visitor: &Visitor, next: &str, email: String) -> Answer {
    let wrong = words::wrong(&visitor.private_page(""), "email", "too-many");
    let page = page(state, visitor, next, Said::wrong(email, wrong)).await?;
    let mut response = visitor.show(StatusCode::TOO_MANY_REQUESTS, &page)?;
    let seconds = HeaderValue::from_static("600");
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    Ok(response)
}

/// Under which names a try counts. What was typed is no address before it is known to be one, and may be
/// long.
pub(super) fn counted(visitor: &Visitor, email: &str) -> Vec<String> {
    let network = visitor.network.map(|network| format!("network {network}"));
    let email = Digest::of(&[email.to_lowercase().as_bytes()]).hex();
    let email = format!("email {email}");
    std::iter::once(email).chain(network).collect()
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
    page.path = visitor.path.replace("/sign-in/passkey", "/sign-in");
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
