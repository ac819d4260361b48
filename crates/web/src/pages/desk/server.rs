//! `/desk/server`: what is wrong with this server, what waits, how much is kept and which versions run,
//! for the people of its first organisation, whose operator set it up. For others it is not there.

use super::health::delivery;
use crate::{
    pages::{session::SignedIn, times},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    views::{
        Page,
        desk::{
            Tab,
            server::{Kept, ServerPage, Version, Wrong},
        },
    },
};
use axum::Router;
use undersigned_federation::{
    site_pages,
    standing::{Standing, Trouble},
};

const PATH: &str = "/desk/server";

pub fn routes() -> Router<WebState> {
    Router::new().route(PATH, get(show))
}

/// That somebody is of the organisation whose people see to this server; for others such pages are not there.
///
/// # Errors
/// 404, or the database.
pub(super) async fn check(signed: &SignedIn) -> Answer<()> {
    match site_pages::may_write(signed.instance(), &signed.organization).await? {
        true => Ok(()),
        false => Err(Problem::not_found()),
    }
}

async fn show(signed: SignedIn) -> Answer {
    check(&signed).await?;
    let standing = signed.instance().standing().await?;
    let hosts = signed.instance().waiting_hosts().await?;
    let page = signed.page();
    let shown = ServerPage {
        desk: signed.desk(Tab::Profile),
        troubles: standing
            .troubles
            .iter()
            .map(|one| wrong(&page, *one))
            .collect(),
        deliveries: standing.deliveries,
        oldest_delivery: standing.oldest_delivery.and_then(times::stored),
        mails: standing.mails.waiting,
        oldest_mail: standing.mails.oldest_at.and_then(times::stored),
        mails_given_up: standing.mails.given_up,
        hosts: hosts
            .iter()
            .map(|(state, reason)| delivery(state, *reason, false))
            .collect(),
        kept: kept(&page, &standing),
        versions: versions(&standing),
        page,
    };
    signed.show(&shown)
}

fn wrong(page: &Page, trouble: Trouble) -> Wrong {
    let code = trouble.code();
    let words = match trouble {
        // A code of the protocol, as it stands in the mail server's log.
        Trouble::MailsPutOff(answer) => page.t1(
            "machine-trouble-mail_server_defers",
            "answer",
            answer.to_string(),
        ),
        Trouble::MailsAsked(count) => page.t1("machine-trouble-mails_asked", "count", count),
        _ => page.word("machine-trouble", code),
    };
    Wrong { code, words }
}

/// What is kept, with what bounds it.
fn kept(page: &Page, standing: &Standing) -> Vec<Kept> {
    let (kept, limits) = (&standing.kept, &standing.limits);
    let at_most = |bytes: u64| page.t1("machine-at-most", "much", page.size(&bytes));
    let disk = standing.room.map(|room| Kept {
        code: "disk",
        much: page.size(&room.free),
        bound: page.t2(
            "machine-of-disk",
            "whole",
            page.size(&room.whole),
            "least",
            page.size(&limits.min_free),
        ),
    });
    let rest = [
        Kept {
            code: "database",
            much: page.size(&standing.database_size),
            bound: String::new(),
        },
        Kept {
            code: "uploads",
            much: page.size(&kept.uploads),
            bound: page.t1("machine-at-most-each", "much", page.size(&limits.uploads)),
        },
        Kept {
            code: "portraits",
            much: page.size(&kept.portraits),
            bound: at_most(limits.portraits),
        },
        Kept {
            code: "actors",
            much: page.number(kept.actors),
            bound: page.t1("machine-at-most", "much", page.number(limits.actors)),
        },
    ];
    disk.into_iter().chain(rest).collect()
}

fn versions(standing: &Standing) -> Vec<Version> {
    [
        ("program", env!("CARGO_PKG_VERSION").to_owned()),
        ("database", standing.database.clone()),
        ("schema", standing.schema.clone()),
    ]
    .into_iter()
    .map(|(code, version)| Version { code, version })
    .collect()
}
