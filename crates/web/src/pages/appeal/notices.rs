//! What a reader must know before anything else.

use super::held::Held;
use crate::{
    pages::{
        names::People,
        revisions::{MOST_TEXTS, Wordings, counts},
        shell::Shell,
        times,
    },
    problem::Answer,
    state::WebState,
    views::{Digest, Page, appeal::Notice},
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use undersigned_domain::{CoSignerList, Note, Status, ids};
use undersigned_federation::views::{Appeal, AppealView, Replica};

/// That the organiser of an appeal of ours is suspended.
#[must_use]
pub fn suspended(shell: &Shell, appeal: &Appeal) -> Option<Notice> {
    let suspended = shell.is_suspended(appeal.organization_id);
    suspended.then_some(Notice::Suspended)
}

/// The notices above the letter. `changed` is since when the appeal stands where it does,
/// `handed_over` the day that its first handover names: it may have been published later.
#[must_use]
pub fn notices(
    page: &Page,
    held: &Held<'_>,
    people: &People,
    note: &Note,
    changed: Option<DateTime<Utc>>,
    handed_over: Option<DateTime<Utc>>,
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
        Status::Delivered => Some(Notice::Delivered {
            at: handed_over.unwrap_or(at),
            closed: note.closed.and_then(times::signed),
        }),
    }));
    notices.extend(conflicts(held.list, wordings));
    notices
}

/// That several texts go under one number. Where this server holds but one of them, others are what
/// signers say, who may be many and say anything: one line for all of those.
fn conflicts(list: &CoSignerList, wordings: &Wordings) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut not_held = BTreeSet::new();
    for revision in list.text_conflicts.keys() {
        let texts = wordings.texts(*revision);
        if wordings.held(*revision).len() > 1 {
            let shown = texts.iter().take(MOST_TEXTS);
            notices.push(Notice::TextConflict {
                wording: u32::try_from(*revision).unwrap_or(u32::MAX),
                digests: shown
                    .map(|text| Digest::new(text.text_digest.to_string()))
                    .collect(),
                href: Some(wordings.href(*revision)),
            });
        } else {
            let others = texts.into_iter().filter(|text| text.note().is_none());
            not_held.extend(others.map(|text| (text.revision, text.text_digest)));
        }
    }
    if !not_held.is_empty() {
        let counts = counts(&list.entries);
        let signed = not_held.iter().filter_map(|text| counts.get(text));
        notices.push(Notice::TextsNotHeld {
            signers: signed.sum(),
            href: Some(wordings.all_href()),
        });
    }
    notices
}

fn copy(page: &Page, held: &Held<'_>, people: &People) -> Notice {
    let copy = Copy {
        appeal: held.appeal.clone(),
        checked_at: checked_at(held.rows),
        is_apart: held.is_apart_from(&held.appeal.ap_id),
    };
    copy.notice(page, held.list, people)
}

fn checked_at(rows: &[Replica]) -> Option<i64> {
    rows.iter().map(|row| row.seen_at).max()
}

/// That this server holds a copy: pages below the appeal say so, too.
#[derive(Debug)]
pub struct Copy {
    appeal: Appeal,
    /// In milliseconds since 1970.
    checked_at: Option<i64>,
    /// Whether this server's rules keep it from comparing with that one.
    is_apart: bool,
}

impl Copy {
    /// None for an appeal that is at home here.
    ///
    /// # Errors
    /// The database.
    pub async fn of(web: &WebState, view: &AppealView) -> Answer<Option<Self>> {
        if ids::same_origin(&view.appeal.ap_id, web.instance.addresses.base()) {
            return Ok(None);
        }
        let rows = web.instance.named_replicas(view).await?;
        Ok(Some(Self {
            appeal: view.appeal.clone(),
            checked_at: checked_at(&rows),
            is_apart: view.rules.is_apart_from(&view.appeal.ap_id),
        }))
    }

    /// Differs where the notice does, names aside.
    #[must_use]
    pub fn tag(copy: Option<&Self>) -> String {
        let since = |copy: &Self| copy.appeal.origin_unreachable_since;
        let parts = copy.map(|copy| (copy.checked_at, since(copy), copy.is_apart));
        format!("{parts:?}")
    }

    /// Whose the appeal is, where it is at home, and how this server stands to that one.
    #[must_use]
    pub fn notice(&self, page: &Page, list: &CoSignerList, people: &People) -> Notice {
        let organiser = list.organiser.as_deref().unwrap_or(&self.appeal.organiser);
        Notice::Copy {
            holder: page.name.clone(),
            organiser: people.name(organiser).words,
            origin_host: self.appeal.host.clone(),
            origin_href: self.appeal.ap_id.clone(),
            checked_at: self.checked_at.and_then(times::stored),
            is_apart: self.is_apart,
            out_of_reach_since: self.appeal.origin_unreachable_since.and_then(times::stored),
        }
    }
}
