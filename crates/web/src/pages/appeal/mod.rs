//! The page of an appeal: one of ours, or our copy of another's.
//!
//! One file for each part of the page; all of them are functions from what the fold says to what
//! the template shows.

mod around;
mod coalition;
pub mod figures;
pub mod held;
mod initiators;
pub mod letter;
pub mod notices;
mod page;
pub mod roll;
mod standing;
mod timeline;
mod ways;

pub(crate) use around::{Around, tag};
pub(crate) use page::page;
pub use standing::{besides, next_mark, standing};

use super::{problem, shell::Shell};
use crate::{
    activitypub::objects, apart, problem::Answer, rate_limit, state::WebState, validate::tagged,
};
use axum::{extract::Request, response::Response};
use std::net::IpAddr;
use undersigned_domain::{Note, Statement};
use undersigned_federation::views::AppealView;

/// What the page reads of a query.
pub(crate) const PARAMETERS: [&str; 3] = ["text", "names", "lang"];

/// `/appeals/{slug}` and `/appeals/{host}/{slug}`.
pub async fn show(web: &WebState, host: Option<&str>, slug: &str, request: Request) -> Response {
    let client = rate_limit::of(request.extensions(), request.headers());
    let shell = Shell::of(web, &request).await;
    problem::or_page(&shell, answer(web, host, slug, &shell, client).await)
}

async fn answer(
    web: &WebState,
    host: Option<&str>,
    slug: &str,
    shell: &Shell,
    client: Option<IpAddr>,
) -> Answer {
    let view = objects::view(web, host, slug).await?;
    let around = Around::of(web, &view).await?;
    let today = web.instance.clock.now().date_naive().to_string();
    let tag = tag(shell, &view, &around, &today, web.instance.clock.millis());
    if let Some(unchanged) = shell.unchanged(&tag) {
        return Ok(unchanged);
    }
    let entries = view.list.entries.len().min(roll::most(is_whole(shell)));
    let answer = match apart::is_long(entries) {
        false => shown(web, shell, &view, &around).await?,
        true => {
            apart::count(web, client, entries)?;
            let (maker, shell) = (web.clone(), shell.clone());
            let make = move || async move { shown(&maker, &shell, &view, &around).await };
            web.apart.make(make).await?
        }
    };
    Ok(tagged(answer, &tag))
}

async fn shown(web: &WebState, shell: &Shell, view: &AppealView, around: &Around) -> Answer {
    let page = page(web, shell, view, around).await?;
    Ok(shell.show(&page))
}

/// Whether all names are asked for on one page.
fn is_whole(shell: &Shell) -> bool {
    shell.query.get("names") == Some("all")
}

/// The current note, read and as a statement.
#[must_use]
pub fn current(view: &AppealView) -> Option<(&Note, &Statement)> {
    Some((view.list.current()?, view.list.note.as_deref()?))
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// A row, for the tests of others.
#[cfg(test)]
pub(crate) fn sample_row() -> undersigned_federation::views::Appeal {
    held::tests::appeal()
}
