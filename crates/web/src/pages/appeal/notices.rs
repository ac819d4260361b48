//! What a reader must know before anything else.

use super::held::Held;
use crate::{
    pages::{names::People, revisions::Wordings, times},
    views::{Digest, Page, appeal::Notice},
};
use chrono::{DateTime, Utc};
use undersigned_domain::{Note, Status};

/// The notices above the letter. `changed` is when the current note was signed.
#[must_use]
pub fn notices(
    page: &Page,
    held: &Held<'_>,
    people: &People,
    note: &Note,
    changed: Option<DateTime<Utc>>,
    wordings: &Wordings,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    if !held.is_ours() {
        notices.push(copy(page, held, people));
    }
    notices.extend(changed.and_then(|at| match note.status {
        Status::Open => None,
        Status::Closed => Some(Notice::Closed(at)),
        Status::Withdrawn => Some(Notice::Withdrawn(at)),
        Status::Delivered => Some(Notice::Delivered(at)),
    }));
    for (revision, digests) in &held.list.text_conflicts {
        let mut digests: Vec<String> = digests.iter().map(ToString::to_string).collect();
        let shown = note.text_digest.to_string();
        digests.sort_by_key(|digest| *digest != shown);
        notices.push(Notice::TextConflict {
            wording: u32::try_from(*revision).unwrap_or(u32::MAX),
            digests: digests.into_iter().map(Digest::new).collect(),
            href: Some(wordings.href(*revision)),
        });
    }
    notices
}

fn copy(page: &Page, held: &Held<'_>, people: &People) -> Notice {
    let organiser = held
        .list
        .organiser
        .as_deref()
        .unwrap_or(&held.appeal.organiser);
    Notice::Copy {
        holder: page.name.clone(),
        organiser: people.name(organiser).words,
        origin_host: held.appeal.host.clone(),
        origin_href: held.appeal.ap_id.clone(),
        checked_at: held
            .rows
            .iter()
            .map(|row| row.seen_at)
            .max()
            .and_then(times::stored),
        out_of_reach_since: held.origin_lost(),
    }
}
