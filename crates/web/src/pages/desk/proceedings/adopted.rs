//! What was adopted about a wording, and what becomes of it when another one is published: an amendment
//! is made for one wording, and can be taken into that one alone.

use super::shared::{Held, now, overview_href, take_href};
use crate::{pages::session::SignedIn, problem::Answer, views::desk::publish::Check};
use undersigned_domain::{
    KnownWording, Note,
    proceedings::{Amendment, BallotEntry, Question},
};
use undersigned_federation::{actions::draft::Draft, views::AppealView};

impl Held {
    /// What was adopted about the wording as it is now: addresses of amendments, with the words that
    /// were voted on.
    pub fn adopted(&self, signed: &SignedIn) -> Vec<(&str, &Amendment)> {
        let current = self.view.list.current();
        let mut adopted = self.record.adopted(self.decided_until(signed));
        adopted.retain(|(_, wording)| current.is_some_and(|note| is_for(wording, note)));
        adopted
    }

    /// Whether there is something that was adopted about the wording as it is now.
    pub fn has_adopted(&self, signed: &SignedIn) -> bool {
        !self.adopted(signed).is_empty()
    }

    /// What was adopted about an earlier wording, and has stood in none since then: no button takes it
    /// into the text any more.
    pub fn left_over(&self, signed: &SignedIn) -> Vec<(&str, &Amendment)> {
        let Some(current) = self.view.list.current() else {
            return Vec::new();
        };
        let mut adopted = self.record.adopted(self.decided_until(signed));
        adopted.retain(|(_, wording)| !is_for(wording, current) && !self.was_taken(wording));
        adopted
    }

    /// Whether a later wording says what an amendment asked for, or said so for a while.
    fn was_taken(&self, wording: &Amendment) -> bool {
        let known = self.wordings().iter().filter_map(KnownWording::note);
        let mut later = known.filter(|note| note.revision > wording.revision);
        later.any(|note| wording.is_in(&note.text.demands))
    }
}

/// Whether an amendment was made for this wording.
pub fn is_for(amendment: &Amendment, note: &Note) -> bool {
    amendment.revision == note.revision && amendment.text_digest == note.text_digest
}

/// What another wording would leave behind: ballots about the present one that go on, and what was
/// adopted about it and does not stand in the draft.
///
/// # Errors
/// The database.
pub async fn left_behind(
    signed: &SignedIn,
    view: &AppealView,
    draft: &Draft,
) -> Answer<Vec<Check>> {
    let Some(note) = view.list.current() else {
        return Ok(Vec::new());
    };
    let instance = signed.instance();
    let record = instance.record(&view.appeal, &view.snapshot).await?;
    let now = now(signed);
    let ballots = record.ballots.iter();
    let ballots = ballots.filter(|entry| goes_on(entry, now) && asks_about(entry, note));
    let adopted = record.adopted(now).into_iter();
    let adopted = adopted.filter(|(_, wording)| {
        let demands = &draft.text.demands;
        is_for(wording, note) && !wording.is_in(demands)
    });
    let (page, object) = (signed.page(), &view.appeal.ap_id);
    let found = [
        ("ballots", ballots.count(), overview_href(object)),
        ("adopted", adopted.count(), take_href(object)),
    ];
    let found = found.into_iter().filter(|(_, count, _)| *count > 0);
    let checks = found.map(|(what, count, href)| Check {
        what: what.to_owned(),
        well: false,
        said: Some(page.t1(&format!("check-think-{what}"), "count", count)),
        mend_href: Some(href),
    });
    Ok(checks.collect())
}

/// How many ballots go on about an appeal, of which nothing would come if it were withdrawn.
///
/// # Errors
/// The database.
pub async fn open_ballots(signed: &SignedIn, view: &AppealView) -> Answer<usize> {
    let record = signed
        .instance()
        .record(&view.appeal, &view.snapshot)
        .await?;
    let now = now(signed);
    let ballots = record.ballots.iter();
    Ok(ballots.filter(|entry| goes_on(entry, now)).count())
}

/// Whether something can still come of a ballot that is not known yet.
fn goes_on(entry: &BallotEntry, now: u64) -> bool {
    !entry.has_ended(now)
}

/// Whether a ballot is about a wording, or about an amendment that was made for it.
fn asks_about(entry: &BallotEntry, note: &Note) -> bool {
    match &entry.ballot.question {
        Question::Amendment { wording, .. } => is_for(wording, note),
        Question::Text {
            revision,
            text_digest,
        } => *revision == note.revision && *text_digest == note.text_digest,
        Question::Committee(_) => false,
    }
}
