//! `/sign-in/passkey`: a passkey in place of password and code; `/sign-in/code/passkey`: one in place of the
//! code. The browser's script fills in a form; see `assets/js/passkeys.js`.

use super::{
    desk::words,
    session::{Fields, Posted, Visitor},
    sign_in::{Said, noted, open, page, safe_next, show_refusal},
    sign_in_code::code_page,
    sign_in_failed,
};
use crate::{
    problem::Answer,
    state::WebState,
    views::{FieldError, Page, sign_in::PasskeyForm},
};
use axum::{extract::State, http::StatusCode};
use undersigned_domain::Digest;
use undersigned_federation::{
    FederationError,
    actions::{
        passkeys::{self, Given, Question},
        second_factor::{self, Standing},
        session::{self as accounts, ByLink, Opened},
    },
    standing::figures::SignInFailure,
};

/// The form that asks for any passkey.
pub fn asking(state: &WebState, visitor: &Visitor, next: &str) -> Answer<Option<PasskeyForm>> {
    let question = passkeys::ask(&state.instance)?;
    let action = visitor.with_language("/sign-in/passkey");
    Ok(question.map(|question| form(question, action, "", next)))
}

/// The form that asks for a passkey after the password.
pub async fn asking_after_password(
    state: &WebState,
    visitor: &Visitor,
    half: &str,
    next: &str,
) -> Answer<Option<PasskeyForm>> {
    let question = passkeys::ask_after_password(&state.instance, half).await?;
    let action = visitor.with_language("/sign-in/code/passkey");
    Ok(question.map(|question| form(question, action, half, next)))
}

fn form(question: Question, action: String, half: &str, next: &str) -> PasskeyForm {
    PasskeyForm {
        action,
        challenge: question.challenge,
        relying: question.relying,
        known: question.known.join(" "),
        half: half.to_owned(),
        next: next.to_owned(),
    }
}

fn given(fields: &Fields) -> Given<'_> {
    Given {
        credential: fields.get("credential"),
        client_data: fields.get("client-data"),
        authenticator_data: fields.get("authenticator-data"),
        signature: fields.get("signature"),
        user_handle: fields.get("user-handle"),
    }
}

/// Under which names a try counts. Wrong passwords from the same network are no tries with a passkey.
fn counted(visitor: &Visitor, given: Given<'_>) -> Vec<String> {
    let credential = Digest::of(&[given.credential.as_bytes()]).hex();
    let network = visitor.network;
    let network = network.map(|network| format!("passkeys of network {network}"));
    let credential = format!("passkey {credential}");
    std::iter::once(credential).chain(network).collect()
}

/// Signs in whomever a passkey belongs to, for all accounts that it opens.
pub async fn sign_in(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let given = given(fields);
    let next = safe_next(fields.get("next")).unwrap_or_default();
    let names = counted(&visitor, given);
    let opened = if state.sign_in.begin(&names, state.instance.clock.millis()) {
        passkeys::sign_in(&state.instance, given).await
    } else {
        Err(too_many())
    };
    match opened {
        Ok(ids) => {
            state.sign_in.succeeded(&names);
            let mut opened = Vec::new();
            for id in ids {
                let account = accounts::account(&state.instance, id).await?;
                opened.extend(account.as_ref().map(Opened::from));
            }
            enter(&state, &visitor, opened, ByLink::default(), next).await
        }
        Err(error) => {
            let (status, wrong) = refused(&visitor.private_page(""), error)?;
            note_refused(&state, status);
            let said = Said::wrong(String::new(), wrong);
            let page = page(&state, &visitor, next, said).await?;
            show_refusal(&visitor, status, &page)
        }
    }
}

/// The second step with a passkey, for accounts whose password fitted a short while ago.
pub async fn after_password(
    State(state): State<WebState>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let fields = &posted.fields;
    let given = given(fields);
    let half = fields.get("half").to_owned();
    let next = safe_next(fields.get("next")).unwrap_or_default();
    let Some(known) = second_factor::of_half(&state.instance, &half).await? else {
        return Ok(visitor.go("/sign-in?why=expired"));
    };
    let names = counted(&visitor, given);
    let opened = if state.sign_in.begin(&names, state.instance.clock.millis()) {
        passkeys::after_password(&state.instance, &half, given).await
    } else {
        Err(too_many())
    };
    match opened {
        Ok(ids) => {
            state.sign_in.succeeded(&names);
            let (mut opened, mut without) = (Vec::new(), Vec::new());
            for one in known.accounts {
                let id = one.account_id;
                if ids.contains(&id) {
                    opened.push(one);
                } else if second_factor::standing(&state.instance, id).await? == Standing::Off {
                    without.push(one);
                }
            }
            opened.extend(without);
            enter(&state, &visitor, opened, known.by, next).await
        }
        Err(error) => {
            let (status, wrong) = refused(&visitor.private_page(""), error)?;
            note_refused(&state, status);
            let page = code_page(&state, &visitor, half, next, vec![wrong]).await?;
            show_refusal(&visitor, status, &page)
        }
    }
}

/// Opens the session, and says to the log who came.
async fn enter(
    state: &WebState,
    visitor: &Visitor,
    opened: Vec<Opened>,
    by: ByLink,
    next: &str,
) -> Answer {
    let action = match by.new_password {
        Some(_) => "own-reset",
        None => "own-sign-in-passkey",
    };
    if let Some(first) = opened.first()
        && let Some(account) = accounts::account(&state.instance, first.account_id).await?
    {
        noted(state, &account, action);
    }
    open(state, visitor, opened, by, next).await
}

/// Whose account it was to be is not noted: only whoever has a passkey can try with it.
fn note_refused(state: &WebState, status: StatusCode) {
    let why = match status {
        StatusCode::TOO_MANY_REQUESTS => SignInFailure::TooMany,
        _ => SignInFailure::Passkey,
    };
    sign_in_failed::note(state, why, Vec::new());
}

fn too_many() -> FederationError {
    FederationError::too_many("too_many", "too many tries; try again later")
}

/// What is said of a passkey that was refused. What is this server's own fault becomes a problem.
///
/// # Errors
/// The database.
pub fn refused(page: &Page, error: FederationError) -> Answer<(StatusCode, FieldError)> {
    let status = match &error {
        FederationError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let key = match error.code() {
        "too_many" => "too-many",
        "passkey_unknown" => "passkey-unknown",
        "passkey_challenge" | "passkey_used" => "passkey-late",
        "passkey_origin" | "passkey_relying_party" | "passkey_ceremony" => "passkey-elsewhere",
        "passkey_unverified" => "passkey-unverified",
        "passkey_key" => "passkey-kind",
        "passkey_copied" => "passkey-copied",
        "passkey_malformed" | "passkey_signature" => "passkey-wrong",
        "passkey_known" => "passkey-known",
        "passkeys_full" => "passkeys-full",
        "passkeys_impossible" => "passkeys-impossible",
        _ => return Ok((status, words::beside(page, "passkey", error)?)),
    };
    Ok((status, words::wrong(page, "passkey", key)))
}
