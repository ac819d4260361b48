//! `/desk/organisation/delete`: an owner deletes the organisation, in seven days, and keeps it after
//! all.

use super::{account, back, words};
use crate::{
    closing_mail,
    pages::{
        session::{Fields, SignedForm, SignedIn},
        times,
    },
    problem::Answer,
    routing::{boxed, get, post},
    state::WebState,
    views::{
        Choice, FieldError,
        desk::{Tab, closing::ClosingPage},
    },
};
use axum::Router;
use undersigned_federation::{
    actions::{
        closing::{self, UNDO_MILLIS},
        own_languages::own_languages,
        second_factor::{self, Standing},
        session::Account,
    },
    clock::from_millis,
};

const PATH: &str = "/desk/organisation/delete";

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(show).post(boxed(plan)))
        .route(
            "/desk/organisation/delete/undo",
            post(undo).get(boxed(back)),
        )
}

async fn show(signed: SignedIn) -> Answer {
    let page = page(&signed, String::new(), false, Vec::new()).await?;
    signed.show(&page)
}

/// Nobody who finds a desk open deletes an organisation: password, code and handle are asked for.
async fn plan(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (handle, keep) = (fields.text("handle"), fields.get("signatures") == "keep");
    let typed = handle.trim_start_matches('@').to_lowercase();
    let mut errors = Vec::new();
    let frame = signed.page();
    if typed != signed.organization.handle {
        errors.push(words::wrong(&frame, "handle", "delete-handle"));
    }
    if errors.is_empty()
        && let Some((field, key)) = unproven(&signed, &fields).await?
    {
        errors.push(words::wrong(&frame, field, key));
    }
    if !errors.is_empty() {
        let page = page(&signed, handle, keep, errors).await?;
        return signed.show_again(&page);
    }
    let instance = signed.instance();
    let link = instance.addresses.path(PATH);
    let day = from_millis(instance.clock.millis() + UNDO_MILLIS);
    let organisation = signed.organization.clone();
    let own = own_languages(instance, &organisation).await?;
    let of = (&organisation, own.as_slice());
    let write = |account: &Account| closing_mail::planned(account, of, &day, &link);
    match closing::plan(instance, &signed.organization, keep, write).await {
        Ok(_) if signed.state.mails => signed.done(PATH, "organisation-delete"),
        Ok(_) => signed.done(PATH, "organisation-delete-unmailed"),
        // Somebody else was faster.
        Err(error) if error.code() == "deletion_planned" => signed.go(PATH),
        Err(error) => Err(error.into()),
    }
}

/// What does not prove that this is who signed in: the field, and the key of the sentence.
async fn unproven(
    signed: &SignedIn,
    fields: &Fields,
) -> Answer<Option<(&'static str, &'static str)>> {
    let Some(hash) = signed.account.password_hash.clone() else {
        return Ok(Some(("password-now", "delete-no-password")));
    };
    if let Some(key) = account::wrong_try(signed, fields, hash).await? {
        return Ok(Some(("password-now", key)));
    }
    let (instance, id) = (signed.instance(), signed.account.id);
    let asked = second_factor::standing(instance, id).await? != Standing::Off;
    if asked && !second_factor::fits(instance, id, &fields.code()).await? {
        return Ok(Some(("code", "code")));
    }
    let counted = account::counted(signed);
    signed.state.sign_in.succeeded(&[counted]);
    Ok(None)
}

async fn undo(form: SignedForm) -> Answer {
    let signed = form.signed;
    match closing::undo(signed.instance(), &signed.organization).await {
        Ok(true) => signed.done(PATH, "organisation-kept"),
        // The page says how it stands: somebody else was faster, or nothing was planned.
        Ok(false) => signed.go(PATH),
        Err(error) if error.code() == "deletion_begun" => signed.go(PATH),
        Err(error) => Err(error.into()),
    }
}

async fn page(
    signed: &SignedIn,
    handle: String,
    keep: bool,
    errors: Vec<FieldError>,
) -> Answer<ClosingPage> {
    let page = signed.page();
    let factor = second_factor::standing(signed.instance(), signed.account.id).await?;
    let appeals = signed.instance().appeals_of(&signed.organization).await?;
    let exports = appeals.iter().filter(|appeal| appeal.root.is_some());
    let exports = exports.map(|appeal| {
        let title = words::title(appeal, signed.visitor.language);
        (title, format!("/appeals/{}/bundle", appeal.slug))
    });
    let choice = |code: &str, chosen| Choice::new(code, page.word("delete", code), chosen);
    Ok(ClosingPage {
        desk: signed.desk(Tab::Profile),
        form: signed.form_with(PATH, errors),
        planned: signed.organization.delete_at.and_then(times::stored),
        begun: closing::has_begun(signed.instance(), &signed.organization),
        keeps: signed.organization.delete_keeps,
        own_handle: signed.organization.handle.clone(),
        handle,
        signatures: vec![choice("withdraw", !keep), choice("keep", keep)],
        asks_code: factor != Standing::Off,
        exports: exports.collect(),
        page,
    })
}
