//! `/sign-in` with an e-mail address and password or with a one-time link, and `/sign-out`.

use super::{
    desk::words,
    session::{self, Posted, SignedForm, Visitor, cookie, password},
};
use crate::{
    problem::Answer,
    state::WebState,
    views::{
        FieldError, Form,
        sign_in::{SignInLinkPage, SignInNotice, SignInPage},
    },
};
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    routing::{get, post},
};
use undersigned_federation::actions::session as link;

/// Routes of signing in and out.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/sign-in", get(show).post(sign_in))
        .route("/sign-in/link", post(by_link).get(back))
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
        return confirm(&state, &visitor, token).await;
    }
    let next = safe_next(visitor.query("next")).unwrap_or_default();
    let notice = match visitor.query("why") {
        "expired" => Some(SignInNotice::Expired),
        "signed-out" => Some(SignInNotice::SignedOut),
        "link-used" => Some(SignInNotice::LinkUsed),
        "set-up-used" => Some(SignInNotice::SetUpUsed),
        _ if !next.is_empty() => Some(SignInNotice::Needed),
        _ => None,
    };
    let page = page(&state, &visitor, String::new(), next, notice, Vec::new()).await?;
    visitor.show(StatusCode::OK, &page)
}

async fn back(visitor: Visitor) -> Answer {
    Ok(visitor.go("/desk"))
}

/// Programs that look at links in e-mails must not use them up: a person presses a button.
async fn confirm(state: &WebState, visitor: &Visitor, token: &str) -> Answer {
    let Some(account) = link::account_of_link(&state.instance, token).await? else {
        return Ok(visitor.go("/sign-in?why=link-used"));
    };
    visitor.show(
        StatusCode::OK,
        &link_page(state, visitor, token, account.email, Vec::new()).await?,
    )
}

async fn link_page(
    state: &WebState,
    visitor: &Visitor,
    token: &str,
    email: String,
    errors: Vec<FieldError>,
) -> Answer<SignInLinkPage> {
    let mut page = visitor.private_page(words::instance_name(state, visitor.language).await?);
    // In another language it is the same link.
    page.path = format!("/sign-in?token={token}");
    Ok(SignInLinkPage {
        page,
        form: Form {
            action: visitor.with_language("/sign-in/link"),
            csrf: String::new(),
            errors,
        },
        email,
        token: token.to_owned(),
    })
}

/// Signs in by a link, and sets a new password where one is given.
async fn by_link(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let token = fields.get("token");
    let Some(account) = link::account_of_link(&state.instance, token).await? else {
        return Ok(visitor.go("/sign-in?why=link-used"));
    };
    let new = fields.get("password");
    let changes = !new.is_empty() || !fields.get("password-again").is_empty();
    if changes && let Some((field, key)) = password::wrong(new, fields.get("password-again")) {
        let wrong = words::wrong(&visitor.private_page(""), field, key);
        let page = link_page(&state, &visitor, token, account.email, vec![wrong]).await?;
        return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let hash = match changes {
        true => Some(password::hash(new.to_owned()).await?),
        false => None,
    };
    let Some(account) = link::take_link(&state.instance, token).await? else {
        return Ok(visitor.go("/sign-in?why=link-used"));
    };
    if let Some(hash) = hash {
        link::set_password(&state.instance, account.id, &hash).await?;
    }
    session::sign_in(&state, account.id, visitor.go("/desk")).await
}

async fn sign_in(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let email = fields.text("email");
    let names = counted(&visitor, &email);
    if !state.sign_in.begin(&names, state.instance.clock.millis()) {
        return too_many(&state, &visitor, email).await;
    }
    let accounts = link::accounts_of(&state.instance, &email).await?;
    let mut hashes: Vec<Option<String>> = accounts
        .iter()
        .map(|account| account.password_hash.clone())
        .collect();
    if hashes.is_empty() {
        hashes.push(None);
    }
    let mut found = None;
    for (index, hash) in hashes.into_iter().enumerate() {
        if password::fits(fields.get("password").to_owned(), hash).await? {
            found = accounts.get(index);
            break;
        }
    }
    let next = safe_next(fields.get("next")).unwrap_or_default();
    if let Some(account) = found {
        state.sign_in.succeeded(&names);
        let to = if next.is_empty() { "/desk" } else { next };
        return session::sign_in(&state, account.id, visitor.go(to)).await;
    }
    let page = visitor.private_page("");
    let wrong = words::wrong(&page, "email", "sign-in");
    let page = self::page(&state, &visitor, email, next, None, vec![wrong]).await?;
    visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn too_many(state: &WebState, visitor: &Visitor, email: String) -> Answer {
    let wrong = words::wrong(&visitor.private_page(""), "email", "too-many");
    let page = page(state, visitor, email, "", None, vec![wrong]).await?;
    let mut response = visitor.show(StatusCode::TOO_MANY_REQUESTS, &page)?;
    let seconds = HeaderValue::from_static("600");
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    Ok(response)
}

/// Under which names a try counts.
fn counted(visitor: &Visitor, email: &str) -> Vec<String> {
    let network = visitor.network.map(|network| format!("network {network}"));
    let email = format!("email {}", email.to_lowercase());
    std::iter::once(email).chain(network).collect()
}

async fn page(
    state: &WebState,
    visitor: &Visitor,
    email: String,
    next: &str,
    notice: Option<SignInNotice>,
    errors: Vec<FieldError>,
) -> Answer<SignInPage> {
    let name = words::instance_name(state, visitor.language).await?;
    Ok(SignInPage {
        page: visitor.private_page(name),
        form: Form {
            action: visitor.with_language("/sign-in"),
            csrf: String::new(),
            errors,
        },
        email,
        next: next.to_owned(),
        notice,
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
