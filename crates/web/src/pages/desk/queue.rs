//! `/desk/appeals/{slug}/queue`: signers wherever they stand, one decision about several of them, and
//! what became of each.

use super::{
    own, queue_again, queue_all, queue_check,
    queue_decision::carry_out,
    queue_done,
    queue_filters::Wanted,
    queue_form::{base, chosen, here, is_ticked, ticked},
    queue_page::page,
    queue_sought::{self, is_hidden},
    queue_under_way, words,
};
use crate::{
    pages::session::{SignedForm, SignedIn},
    problem::{Answer, Problem},
    routing::{boxed, get, post},
    state::WebState,
};
use axum::{Router, extract::Path};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::admission::REASONS;
use undersigned_federation::{
    actions::{
        decide_signers::{Act, Choice, MOST},
        sign_by_form,
    },
    signers::{Signer, Standing},
    views::{Appeal, AppealView},
};

/// Signers on one page.
pub const PAGE: usize = 50;
/// Rows of one form: those of the page, and those that were ticked elsewhere.
pub const ROWS: usize = PAGE + MOST;

pub fn routes() -> Router<WebState> {
    let path = "/desk/appeals/{slug}/queue";
    Router::new()
        .route(path, get(show).post(boxed(check)))
        .route(
            &format!("{path}/decide"),
            get(queue_check::ask).post(boxed(decide)),
        )
        .route(&format!("{path}/done"), get(queue_done::show))
        .route(
            &format!("{path}/all"),
            get(queue_all::ask).post(boxed(queue_all::begin)),
        )
        .route(
            &format!("{path}/all/refuse"),
            get(queue_all::ask_to_refuse).post(boxed(queue_all::refuse)),
        )
        .route(
            &format!("{path}/all/again"),
            get(queue_again::ask).post(boxed(queue_again::begin)),
        )
        .route(
            &format!("{path}/all/stop"),
            post(queue_under_way::stop).get(boxed(super::back)),
        )
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, view) = published(&signed, &slug).await?;
    let wanted = queue_sought::read(&signed, |name| signed.visitor.query(name))?;
    // Typed into the address itself, or by somebody whose form does not post.
    if is_hidden(signed.visitor.query("q")) {
        return signed.go(&wanted.href(&base(&slug)));
    }
    let page = page(&signed, &view, &wanted, Vec::new()).await?;
    signed.show(&page)
}

/// One button of a row, or one for all that are ticked; or another page, to which what is ticked goes
/// along.
async fn check(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, &slug).await?;
    let asked = Wanted {
        ticked: ticked(&fields),
        ..queue_sought::read(&signed, |name| fields.get(name))?
    };
    let go: Option<usize> = fields.get("go").parse().ok();
    if go.is_some() || fields.get("do") == "narrow" {
        let page = go.unwrap_or(1).max(1);
        return signed.go(&Wanted { page, ..asked }.href(&base(&slug)));
    }
    let one = fields.get("one").split_once(' ');
    let (act, only) = match one {
        Some((act, row)) => (act, Some(row)),
        None => (fields.get("do"), None),
    };
    let act = Act::of(act).ok_or_else(unknown_act)?;
    let chosen = chosen(&fields, |row| match only {
        Some(only) => row.to_string() == only,
        None => (row <= PAGE && fields.ticked("all")) || is_ticked(&fields, row),
    });
    let wrong = match chosen.len() {
        0 => Some("signers-none"),
        count if count > MOST => Some("signers-many"),
        _ => None,
    };
    if let Some(wrong) = wrong {
        let standing = act.standing();
        let wanted = Wanted { standing, ..asked };
        let wrong = words::wrong(&signed.page(), "all", wrong);
        return signed.show_again(&page(&signed, &view, &wanted, vec![wrong]).await?);
    }
    // One that is let in, or comes back, is one click, as on the desk's first page.
    if only.is_some() && !act.takes_reason() {
        return carry_out(&signed, (&appeal, &view), (act, None), &chosen, &fields).await;
    }
    queue_check::lead_to(&signed, &view, act, &chosen, here(&fields, &slug)).await
}

/// Carries it out.
async fn decide(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, view) = published(&signed, &slug).await?;
    let act = Act::of(fields.get("do")).ok_or_else(unknown_act)?;
    let only = fields.get("only");
    let chosen = chosen(&fields, |row| only.is_empty() || row.to_string() == only);
    let reason = REASONS
        .iter()
        .copied()
        .find(|code| *code == fields.get("reason"));
    carry_out(&signed, (&appeal, &view), (act, reason), &chosen, &fields).await
}

pub(super) async fn published(signed: &SignedIn, slug: &str) -> Answer<(Appeal, AppealView)> {
    let appeal = own(signed, slug).await?;
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    Ok((appeal, view.ok_or_else(Problem::not_found)?))
}

/// How many forms wait for a link that does not leave this server; none where mail does.
pub(super) async fn unmailed_forms(signed: &SignedIn, appeal: &Appeal) -> Answer<u64> {
    match signed.state.mails {
        true => Ok(0),
        false => Ok(sign_by_form::count_unconfirmed(signed.instance(), appeal.id).await?),
    }
}

fn unknown_act() -> Problem {
    Problem::malformed("form_expected", "the form does not say what is to be done")
}

pub(super) async fn found(
    signed: &SignedIn,
    view: &AppealView,
    standing: Standing,
    chosen: &[(usize, Choice)],
) -> Answer<BTreeMap<String, Signer>> {
    let asked: BTreeSet<&str> = chosen.iter().map(|(_, one)| one.about.as_str()).collect();
    let found = signed
        .instance()
        .signers_by_id(view, standing, &asked)
        .await?;
    Ok(found)
}
