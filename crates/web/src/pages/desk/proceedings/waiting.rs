//! What is decided, for the overview of the desk: ballots in which the organisation has still to vote,
//! and where it looks at the rest.

use super::{
    rows::{has_voted, is_open, votes_of},
    shared::{Held, now, overview_href, take_href},
};
use crate::{
    pages::{desk::words, session::SignedIn},
    problem::Answer,
    views::{
        Text,
        desk::proceedings::{BallotRow, DecidingRow},
    },
};
use std::collections::BTreeSet;
use undersigned_domain::proceedings::BallotEntry;

/// How long a ballot that has ended is told of: two weeks.
const TOLD_MILLIS: u64 = 14 * 24 * 3_600_000;

/// Ballots about these appeals in which there are votes to cast, with the titles of the appeals; and
/// the appeals about which anything was proposed or voted on. One that was withdrawn is left out, unless
/// something was decided about it just before.
///
/// # Errors
/// The database.
pub async fn to_cast(
    signed: &SignedIn,
    objects: &BTreeSet<&str>,
) -> Answer<(Vec<(Text, BallotRow)>, Vec<DecidingRow>)> {
    let instance = signed.instance();
    let page = signed.page();
    let mut waiting = Vec::new();
    let mut deciding = Vec::new();
    for object in objects {
        let Some(view) = instance.view_by_id(object).await? else {
            continue;
        };
        let record = instance.record(&view.appeal, &view.snapshot).await?;
        if record.ballots.is_empty() && record.amendments.is_empty() {
            continue;
        }
        let held = Held::of(signed, object).await?;
        let title = words::title(&view.appeal, signed.visitor.language);
        let ballots = held.record.ballots.iter();
        let goes_on = held.withdrawn().is_none();
        let to_vote = ballots
            .clone()
            .filter(|entry| goes_on && waits(signed, entry));
        waiting.extend(to_vote.map(|entry| (title.clone(), held.ballot_row(signed, &page, entry))));
        let ended = ballots.filter(|entry| has_ended(signed, &held, entry));
        let ended: Vec<BallotRow> = ended
            .map(|entry| held.ballot_row(signed, &page, entry))
            .collect();
        if !goes_on && ended.is_empty() {
            continue;
        }
        let ours = view.appeal.organization_id == Some(signed.organization.id);
        deciding.push(DecidingRow {
            ended,
            href: overview_href(object),
            take_href: (ours && goes_on && held.has_adopted(signed)).then(|| take_href(object)),
            title,
        });
    }
    Ok((waiting, deciding))
}

/// Whether those who call for an appeal are told that a ballot has ended.
fn has_ended(signed: &SignedIn, held: &Held, entry: &BallotEntry) -> bool {
    let since = now(signed).saturating_sub(TOLD_MILLIS);
    let has_result = held.result_of(signed, entry).is_some();
    held.is_initiator(signed) && has_result && entry.ballot.ends() > since
}

fn waits(signed: &SignedIn, entry: &BallotEntry) -> bool {
    is_open(signed, entry)
        && votes_of(signed, entry).any(|one| !has_voted(signed, entry, &one.voter))
}
