//! `/desk/account/passkeys`: one's passkeys. To add one takes two steps, since the password is asked for
//! before the browser makes anything.

use super::{account, words};
use crate::{
    pages::{
        session::{SignedForm, SignedIn},
        sign_in_passkey::refused,
        times,
    },
    problem::{Answer, Problem},
    routing::{boxed, get, post},
    state::WebState,
    views::{
        FieldError,
        desk::{
            Tab,
            passkeys::{Making, PasskeyRow, PasskeysPage},
        },
    },
};
use axum::Router;
use undersigned_federation::actions::passkeys::{self, Creation, Made, Passkey};

const PATH: &str = "/desk/account/passkeys";

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(show).post(boxed(begin)))
        .route(
            "/desk/account/passkeys/add",
            post(add).get(boxed(super::back)),
        )
        .route(
            "/desk/account/passkeys/remove",
            post(remove).get(boxed(super::back)),
        )
}

async fn show(signed: SignedIn) -> Answer {
    let page = page(&signed, String::new(), None, Vec::new()).await?;
    signed.show(&page)
}

/// The first step: what it is called, and whether it is really they who ask.
async fn begin(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let name = match passkeys::checked_name(fields.get("name")) {
        Ok(name) => name,
        Err(error) => {
            let wrong = match error.code() {
                "passkey_unnamed" => words::wrong(&signed.page(), "name", "needed"),
                "field_too_long" => words::wrong(&signed.page(), "name", "too-long-60"),
                _ => words::beside(&signed.page(), "name", error)?,
            };
            let page = page(&signed, fields.text("name"), None, vec![wrong]).await?;
            return signed.show_again(&page);
        }
    };
    if let Some(key) = account::wrong_password(&signed, &fields).await? {
        let wrong = words::wrong(&signed.page(), "password-now", key);
        let page = page(&signed, name, None, vec![wrong]).await?;
        return signed.show_again(&page);
    }
    match passkeys::begin(signed.instance(), signed.account.id, &signed.csrf).await {
        Ok(creation) => {
            let making = Some(making(&signed, creation));
            signed.show(&page(&signed, name, making, Vec::new()).await?)
        }
        Err(error) => {
            let (_, mut wrong) = refused(&signed.page(), error)?;
            wrong.field = "name".to_owned();
            let page = page(&signed, name, None, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

/// The second step: what the browser made.
async fn add(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let made = Made {
        name: fields.get("name"),
        client_data: fields.get("client-data"),
        attestation_object: fields.get("attestation-object"),
    };
    let others: Vec<i64> = signed.others.iter().map(|(id, _)| *id).collect();
    let (id, csrf) = (signed.account.id, signed.csrf.as_str());
    let told = signed.told_changed("passkey");
    match passkeys::add(signed.instance(), id, &others, csrf, made, told).await {
        Ok(()) => signed.done(PATH, "own-passkey"),
        Err(error) => {
            let (_, mut wrong) = refused(&signed.page(), error)?;
            wrong.field = "name".to_owned();
            let page = page(&signed, fields.text("name"), None, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

async fn remove(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let id = fields.get("id").parse().map_err(|_| Problem::not_found())?;
    passkeys::remove(signed.instance(), signed.account.id, id).await?;
    signed.done(PATH, "own-passkey-end")
}

fn making(signed: &SignedIn, creation: Creation) -> Making {
    let desk = signed.desk(Tab::Account);
    let algorithms: Vec<String> = creation.algorithms.iter().map(i32::to_string).collect();
    Making {
        challenge: creation.challenge,
        relying: creation.relying,
        user: creation.user_handle,
        account: signed.account.email.clone(),
        person: format!("{} – {}", desk.person, desk.organisation.words),
        known: creation.known.join(" "),
        algorithms: algorithms.join(" "),
    }
}

async fn page(
    signed: &SignedIn,
    name: String,
    making: Option<Making>,
    errors: Vec<FieldError>,
) -> Answer<PasskeysPage> {
    let held = passkeys::list(signed.instance(), signed.account.id).await?;
    let row = |one: Passkey| PasskeyRow {
        id: one.id.to_string(),
        name: one.name,
        created_at: times::stored(one.created_at).unwrap_or_default(),
        used_at: one.used_at.and_then(times::stored),
    };
    let desk = signed.desk(Tab::Account);
    Ok(PasskeysPage {
        page: signed.page(),
        opens: desk.others.iter().map(|other| other.name.clone()).collect(),
        desk,
        form: signed.form_with(PATH, errors),
        name,
        has_password: signed.account.password_hash.is_some(),
        possible: passkeys::are_possible(signed.instance()),
        passkeys: held.into_iter().map(row).collect(),
        making,
    })
}
