//! The desk: what people do for their organisation. Every handler asks for [`SignedIn`] or
//! [`SignedForm`](super::session::SignedForm), calls one action, and answers with a page or on to
//! the next one. What belongs to another organisation answers 404.

mod account;
mod addresses;
mod affirm;
mod around;
mod arrivals;
mod beside;
mod called_alike;
mod checked;
mod closing;
mod co_signers;
mod comments;
mod counts;
mod decided;
mod discard;
mod editor;
mod editor_addressees;
mod editor_draft;
mod editor_faults;
mod editor_form;
mod editor_labels;
mod editor_left_out;
mod editor_lists;
mod editor_moved;
mod editor_page;
mod editor_read;
mod editor_rows;
mod editor_save;
mod editor_shown;
mod editor_slug;
mod editor_stood;
mod endorse;
mod endorse_check;
mod entered;
mod follow;
mod handover;
mod health;
mod home;
mod import;
mod invitations;
mod invitee_columns;
mod invitees;
mod kept;
mod letter;
mod letters;
mod log;
mod lookups;
mod manage;
mod meanwhile;
mod meetings;
mod moderation;
mod notice;
mod one_person;
mod passkeys;
mod people;
mod picture_faults;
mod preview;
mod printed;
mod proceedings;
mod profile;
mod profile_form;
mod profile_meanwhile;
mod publish;
mod publish_checks;
mod queue;
mod queue_again;
mod queue_all;
mod queue_check;
mod queue_decision;
mod queue_done;
mod queue_filters;
mod queue_form;
mod queue_page;
mod queue_rows;
mod queue_sought;
mod queue_under_way;
mod receipt;
mod rows;
pub mod rules;
pub(crate) mod same_signers;
mod schedule;
mod second_factor;
mod server;
mod signatures;
mod signed_wording;
mod signer_form;
mod signers;
mod site_pages;
mod take_back;
mod team;
mod tokens;
mod topic_meanwhile;
mod topics;
mod translate;
mod translate_form;
mod translate_meanwhile;
pub(crate) mod typed_language;
mod verdict;
mod webhook;
pub(crate) mod words;
mod zone;

use super::session::{SignedIn, evidence::MAX_UPLOAD};
use crate::{
    problem::{Answer, Problem},
    routing::{boxed, get, post},
    state::WebState,
};
use axum::{Router, extract::DefaultBodyLimit};
use undersigned_federation::views::Appeal;

pub(super) use import::list_again;
pub(crate) use translate::missing as missing_in_translations;

/// Routes below `/desk`.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(appeal_routes())
        .merge(signer_routes())
        .merge(elsewhere_routes())
        .route("/desk", get(home::show))
        .route("/desk/admit", post(home::admit).get(boxed(back)))
        .route("/desk/refuse", post(home::refuse).get(boxed(back)))
        .merge(profile::routes())
        .merge(site_pages::routes())
        .merge(server::routes())
        .merge(moderation::routes())
        .merge(topics::routes())
        .merge(around::routes())
        .merge(comments::routes())
        .merge(account::routes())
        .merge(second_factor::routes())
        .merge(passkeys::routes())
        .merge(team::routes())
        .merge(log::routes())
        .merge(signatures::routes())
        .merge(one_person::routes())
        .merge(arrivals::routes())
        .merge(beside::routes())
        .merge(handover::routes())
        .merge(proceedings::routes())
        .merge(letters::routes())
        .merge(meetings::routes())
        .merge(health::routes())
        .merge(translate::routes())
        .merge(import::routes())
        .merge(queue::routes())
        .merge(receipt::routes())
        .merge(invitees::routes())
        .merge(lookups::routes())
        .route("/desk/kept", post(kept::forget).get(boxed(back)))
        .merge(webhook::routes())
        .merge(closing::routes())
        .route(
            "/desk/follow",
            get(follow::show).post(boxed(follow::follow)),
        )
        .route("/desk/follow/end", post(follow::end).get(boxed(back)))
        .route(
            "/desk/tokens",
            get(tokens::show).post(boxed(tokens::create)),
        )
        .route("/desk/tokens/revoke", post(tokens::revoke).get(boxed(back)))
}

/// An appeal, written, published and ended.
fn appeal_routes() -> Router<WebState> {
    Router::new()
        .route(
            "/desk/appeals/new",
            get(editor::start).post(boxed(editor::create)),
        )
        .route("/desk/appeals/{slug}", get(manage::show))
        .route(
            "/desk/appeals/{slug}/edit",
            get(editor::edit).post(boxed(editor::update)),
        )
        .route("/desk/appeals/{slug}/preview", get(preview::show))
        .route(
            "/desk/appeals/{slug}/publish",
            get(publish::check).post(boxed(publish::publish)),
        )
        .route(
            "/desk/appeals/{slug}/publish/without",
            post(publish::without).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/schedule",
            post(publish::later).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/deliver",
            post(manage::deliver).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/close",
            post(manage::close).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/reopen",
            post(manage::reopen).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/withdraw",
            post(manage::withdraw).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/discard",
            post(discard::discard).get(boxed(back)),
        )
}

/// Who is to call for an appeal, and who has signed it.
fn signer_routes() -> Router<WebState> {
    Router::new()
        .route(
            "/desk/appeals/{slug}/invite",
            post(invitations::invite).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/dismiss",
            get(invitations::ending::ask_dismiss).post(boxed(invitations::ending::dismiss)),
        )
        .route(
            "/desk/appeals/{slug}/uninvite",
            get(invitations::ending::ask_uninvite).post(boxed(invitations::ending::uninvite)),
        )
        .route(
            "/desk/appeals/{slug}/people",
            get(people::show).post(boxed(people::set)),
        )
        .route("/desk/appeals/{slug}/co-signers", get(co_signers::show))
        .route(
            "/desk/appeals/{slug}/co-signers/affirm",
            post(entered::affirm).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/same-signer",
            post(same_signers::decide).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/signers",
            get(signers::show)
                .post(boxed(signers::check))
                .layer(DefaultBodyLimit::max(MAX_UPLOAD)),
        )
        .route(
            "/desk/appeals/{slug}/signers/sign",
            post(signers::sign).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/signers/withdraw",
            post(signers::withdraw).get(boxed(back)),
        )
        .route(
            "/desk/appeals/{slug}/counts",
            post(counts::counts).get(boxed(back)),
        )
}

/// Appeals of others: calling for them, and signing.
fn elsewhere_routes() -> Router<WebState> {
    Router::new()
        .route(
            "/desk/invitations/accept",
            post(invitations::accept).get(boxed(home::show)),
        )
        .route(
            "/desk/invitations/refuse",
            post(invitations::refuse).get(boxed(home::show)),
        )
        .route(
            "/desk/endorse",
            get(endorse::start).post(boxed(endorse::fetch)),
        )
        .route(
            "/desk/endorse/check",
            get(endorse_check::show).post(boxed(endorse_check::endorse)),
        )
        .route(
            "/desk/endorse/check/withdraw",
            post(endorse::withdraw).get(boxed(back)),
        )
        .route(
            "/desk/endorse/affirm",
            post(affirm::affirm).get(boxed(home::show)),
        )
        .route("/desk/endorse/done", get(endorse::done))
}

/// Addresses that only take forms lead back to the page with the form: somebody may open one
/// again, or change the language on a page that said what was wrong.
async fn back(signed: SignedIn) -> Answer {
    let path = signed.visitor.path.split('?').next().unwrap_or_default();
    let parent = path.rsplit_once('/').map_or("/desk", |(parent, _)| parent);
    signed.go(parent)
}

/// An appeal of the organisation's own; anybody else's is not there.
async fn own(signed: &SignedIn, slug: &str) -> Answer<Appeal> {
    let appeal = signed.instance().own_appeal(slug).await?;
    if appeal.organization_id == Some(signed.organization.id) {
        return Ok(appeal);
    }
    Err(Problem::not_found())
}
