//! `/desk/account`: one's own name and password, and where one is signed in.

use super::{back, words};
use crate::{
    downloads,
    language::{LANGUAGES, Language},
    pages::{
        session::{Fields, SignedForm, SignedIn, cookie, known::Marks, password},
        times,
    },
    problem::Answer,
    routing::{boxed, get, post},
    state::WebState,
    views::{
        Choice, FieldError,
        desk::{
            Tab,
            account::{AccountPage, FailedSignIns, SessionRow},
        },
    },
};
use axum::Router;
use std::slice;
use undersigned_domain::team::Role;
use undersigned_federation::actions::{
    digest::{self, Rhythm},
    failed_sign_ins, passkeys, second_factor,
    session::{self, Opened},
    team,
};

const PATH: &str = "/desk/account";

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(show).post(boxed(rename)))
        .route(
            "/desk/account/password",
            post(set_password).get(boxed(back)),
        )
        .route(
            "/desk/account/sessions/end",
            post(end).get(boxed(to_account)),
        )
        .route(
            "/desk/account/sessions/end-others",
            post(end_others).get(boxed(to_account)),
        )
        .route("/desk/account/mails", post(mails).get(boxed(to_account)))
        .route("/desk/account/data.json", get(data))
        .route("/desk/account/delete", post(delete).get(boxed(to_account)))
}

async fn to_account(signed: SignedIn) -> Answer {
    signed.go(PATH)
}

async fn show(signed: SignedIn) -> Answer {
    let person = signed.account.name.clone().unwrap_or_default();
    let page = page(&signed, person, Vec::new()).await?;
    signed.show(&page)
}

async fn rename(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let person = fields.text("person");
    match team::rename(signed.instance(), signed.account.id, Some(&person)).await {
        Ok(()) => signed.done(PATH, "own-name"),
        Err(error) => {
            let wrong = words::beside(&signed.page(), "person", error)?;
            let page = page(&signed, person, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

/// A new password ends all sessions, and no browser is known any more; this one gets a new session, and is. What it had for
/// others does not come along to this page, and ends here as well.
async fn set_password(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let wrong = wrong_password(&signed, &fields).await?;
    let wrong = wrong.map(|key| ("password-now", key));
    let new = fields.get("password");
    let wrong = wrong.or_else(|| password::wrong(new, fields.get("password-again")));
    if let Some((field, key)) = wrong {
        return wrong_again(&signed, field, key).await;
    }
    let hash = password::hash(new.to_owned()).await?;
    let mut opened = Opened::from(&signed.account);
    let had_one = opened.password_hash.is_some();
    let told = had_one.then(|| signed.told_changed("password"));
    match session::change_password(signed.instance(), &opened, &hash, told).await {
        Ok(()) => opened.password_hash = Some(hash),
        // Somebody chose another one while this one was looked at.
        Err(error) if error.code() == "password_changed" => {
            return wrong_again(&signed, "password-now", "password-now").await;
        }
        Err(error) => return Err(error.into()),
    }
    let mut response = signed.done(PATH, "own-password")?;
    let marks = Marks::default().set(signed.instance(), slice::from_ref(&opened))?;
    cookie::put(response.headers_mut(), &marks);
    let device = &signed.visitor.device;
    Ok(crate::pages::session::sign_in(&signed.state, &[opened], None, device, response).await?)
}

async fn wrong_again(signed: &SignedIn, field: &str, key: &str) -> Answer {
    let wrong = words::wrong(&signed.page(), field, key);
    let person = signed.account.name.clone().unwrap_or_default();
    let page = page(signed, person, vec![wrong]).await?;
    signed.show_again(&page)
}

/// What is wrong with the password in the field `password-now`, where there is one: the key of the
/// sentence that says so. Somebody at a desk that was left open must not lock its owner out, nor guess
/// for long.
///
/// # Errors
/// 503 where too many passwords are looked at; a task that could not run.
pub(super) async fn wrong_password(
    signed: &SignedIn,
    fields: &Fields,
) -> Answer<Option<&'static str>> {
    let Some(hash) = signed.account.password_hash.clone() else {
        return Ok(None);
    };
    let wrong = wrong_try(signed, fields, hash).await?;
    if wrong.is_none() {
        signed.state.sign_in.succeeded(&[counted(signed)]);
    }
    Ok(wrong)
}

/// What is wrong with the password in the field `password-now`, which `hash` is of. The try stays counted
/// until it is said to have succeeded.
///
/// # Errors
/// 503 where too many passwords are looked at; a task that could not run.
pub(super) async fn wrong_try(
    signed: &SignedIn,
    fields: &Fields,
    hash: String,
) -> Answer<Option<&'static str>> {
    let names = [counted(signed)];
    let throttle = &signed.state.sign_in;
    if !throttle.begin(&names, signed.instance().clock.millis()) {
        return Ok(Some("too-many"));
    }
    let fits = password::fits(fields.get("password-now").to_owned(), Some(hash)).await;
    // What could not be looked at was no failure of theirs.
    let fits = fits.inspect_err(|_| throttle.succeeded(&names))?;
    Ok((!fits).then_some("password-now"))
}

/// Under which name somebody counts who gives their password at the desk. Not that of the door: there
/// strangers may fail in their name as often as they like, and would keep them from all that asks for it.
pub(super) fn counted(signed: &SignedIn) -> String {
    format!("desk {}", signed.account.id)
}

/// How often, and in which language, one is told what waits.
async fn mails(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let rhythm = Rhythm::from_code(fields.get("digest"));
    let rhythm = rhythm.unwrap_or_else(|| Rhythm::of(&signed.account));
    let language = Language::from_tag(fields.get("language-mails"));
    let language = language.map(|language| language.tag);
    digest::choose(signed.instance(), signed.account.id, rhythm, language).await?;
    signed.done(PATH, "own-mails")
}

async fn end(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let id = fields.get("id");
    let listed = session::list(signed.instance(), signed.account.id, signed.secret()).await?;
    let is_this = listed.iter().any(|one| one.is_this && one.id == id);
    session::end(signed.instance(), signed.account.id, id).await?;
    if !is_this {
        return signed.done(PATH, "own-session-ended");
    }
    let mut response = signed.visitor.go("/sign-in?why=signed-out");
    let base = signed.instance().addresses.base();
    cookie::put(response.headers_mut(), &cookie::clear(base));
    Ok(response)
}

async fn end_others(form: SignedForm) -> Answer {
    let signed = form.signed;
    session::end_others(signed.instance(), signed.account.id, signed.secret()).await?;
    signed.done(PATH, "own-sessions-ended")
}

/// Everything that is kept of the account, as a file.
async fn data(signed: SignedIn) -> Answer {
    let data = team::own_data(signed.instance(), &signed.organization, &signed.account).await?;
    let body = serde_json::to_string_pretty(&data).unwrap_or_default();
    Ok(downloads::private_json(body, "account.json"))
}

async fn delete(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let wrong = if fields.ticked("sure") {
        let (instance, organization) = (signed.instance(), &signed.organization);
        match team::leave(instance, organization, signed.account.id).await {
            Ok(()) => {
                let mut response = signed.visitor.go("/sign-in?why=signed-out");
                let base = signed.instance().addresses.base();
                cookie::put(response.headers_mut(), &cookie::clear(base));
                return Ok(response);
            }
            Err(error) if error.code() == "last_owner" => "last-owner",
            Err(error) => return Err(error.into()),
        }
    } else {
        "sure"
    };
    wrong_again(&signed, "sure", wrong).await
}

async fn page(signed: &SignedIn, person: String, errors: Vec<FieldError>) -> Answer<AccountPage> {
    let listed = session::list(signed.instance(), signed.account.id, signed.secret()).await?;
    let factor = second_factor::standing(signed.instance(), signed.account.id).await?;
    let failed = failed_sign_ins::of(signed.instance(), signed.account.id).await?;
    let row = |one: session::Listed| SessionRow {
        id: one.id,
        device: one.device,
        created_at: times::stored(one.created_at).unwrap_or_default(),
        seen_at: times::stored(one.seen_at).unwrap_or_default(),
        is_this: one.is_this,
    };
    let page = signed.page();
    let rhythm = Rhythm::of(&signed.account);
    let digest = |one: Rhythm| {
        let label = page.word("digest", one.code());
        Choice::new(one.code(), label, one == rhythm)
    };
    let own = signed.account.language.as_deref();
    let any = Choice::new("", page.t("mails-language-any"), own.is_none());
    let languages = LANGUAGES.iter();
    let languages = languages.map(|one| Choice::new(one.tag, one.native, own == Some(one.tag)));
    Ok(AccountPage {
        digests: Rhythm::ALL.map(digest).to_vec(),
        languages: std::iter::once(any).chain(languages).collect(),
        mails: signed.state.mails,
        page,
        desk: signed.desk(Tab::Account),
        form: signed.form_with(PATH, errors),
        person,
        email: signed.account.email.clone(),
        roles: signed.roles.iter().map(Role::name).collect(),
        has_password: signed.account.password_hash.is_some(),
        passkeys: passkeys::list(signed.instance(), signed.account.id)
            .await?
            .len(),
        has_factor: factor != second_factor::Standing::Off,
        failed: failed.map(|failed| FailedSignIns {
            count: failed.count,
            last_at: times::stored(failed.last_at).unwrap_or_default(),
        }),
        sessions: listed.into_iter().map(row).collect(),
    })
}
