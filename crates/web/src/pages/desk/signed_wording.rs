//! Under which wording those stand whom an organisation lists itself: the one that stood on the day on which
//! they signed, unless a person says otherwise.

use crate::{
    pages::{
        revisions::Wordings,
        session::{Fields, SignedIn},
        times,
    },
    views::{Choice, Page, desk::signers::StandsUnder},
};
use chrono::{DateTime, NaiveDate, Utc};
use undersigned_domain::{Status, attestation::Attestation};
use undersigned_federation::{
    actions::{affirm_entered::is_entered, import::Wording},
    views::AppealView,
};

/// The wordings that somebody can have signed, the first one first, each with when it was published. None
/// where two texts go under the current number: nobody can say then which was signed.
#[derive(Debug)]
pub struct Signable(Vec<(u64, Option<DateTime<Utc>>)>);

/// What a form says of the wording.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// This one, or as it is where nothing can be chosen.
    Sure(Option<u64>),
    /// One that was published only after somebody's day, and nobody has been told so yet.
    Unsure(u64),
    /// None that there is.
    Unknown,
}

impl Signable {
    /// Those of an appeal.
    pub fn of(signed: &SignedIn, view: &AppealView) -> Self {
        let wordings = Wordings::here(&signed.state, view);
        let current = wordings.current();
        let mut known = wordings.revisions();
        known.retain(|revision| {
            wordings.held(*revision).len() == 1 && current.is_some_and(|now| *revision <= now)
        });
        if known.last().copied() != current {
            known.clear();
        }
        let dated = |revision: u64| (revision, wordings.date(revision));
        Self(known.into_iter().map(dated).collect())
    }

    /// The one to propose for signatures of these days: the one that stood on the last of them, or the first
    /// where that is earlier than all; the current one where no day is known.
    pub fn proposed(&self, days: &[NaiveDate]) -> Option<u64> {
        let one = match days.iter().max() {
            None => self.0.last(),
            Some(day) => {
                let stood = self.0.iter().rev().find(|one| !is_after(one, *day));
                stood.or_else(|| self.0.first())
            }
        };
        one.map(|(revision, _)| *revision)
    }

    /// Whether a wording was published only after a day, when another one stood. The first one may have been
    /// on paper long before it was published here.
    pub fn is_later(&self, revision: u64, day: NaiveDate) -> bool {
        let mut later = self.0.iter().skip(1);
        later.any(|one| one.0 == revision && is_after(one, day))
    }

    /// What a form says, for signatures of these days.
    pub fn asked(&self, fields: &Fields, days: &[NaiveDate]) -> Asked {
        let said = fields.get("wording");
        if said.is_empty() {
            return Asked::Sure(self.proposed(days));
        }
        let known = |revision: &u64| self.0.iter().any(|one| one.0 == *revision);
        let Some(revision) = said.parse().ok().filter(known) else {
            return Asked::Unknown;
        };
        let is_early = days.iter().any(|day| self.is_later(revision, *day));
        match is_early && fields.get("sure-wording") != said {
            true => Asked::Unsure(revision),
            false => Asked::Sure(Some(revision)),
        }
    }

    /// How that is shown, with one of them chosen, and with what is to be known of it.
    pub fn shown(&self, page: &Page, chosen: Option<u64>, warning: Option<String>) -> StandsUnder {
        let choices = self.0.iter().map(|(revision, at)| {
            let label = label(page, *revision, *at);
            Choice::new(revision.to_string(), label, chosen == Some(*revision))
        });
        StandsUnder {
            choices: choices.collect(),
            warning,
        }
    }
}

/// The wording that somebody stays under who is corrected. Whoever was entered under an earlier one may have been asked, and
/// agree to the current one: what is sent for that is the digest of the text.
pub fn stays(page: &Page, held: &Attestation, view: &AppealView, signed: &SignedIn) -> StandsUnder {
    let Some(pin) = held.pin.as_deref() else {
        return StandsUnder::default();
    };
    let wordings = Wordings::here(&signed.state, view);
    let option = |value: String, revision: u64, chosen: bool| {
        Choice::new(
            value,
            label(page, revision, wordings.date(revision)),
            chosen,
        )
    };
    let mut choices = vec![option(pin.revision.to_string(), pin.revision, true)];
    let note = view.list.current().filter(|note| {
        note.status != Status::Withdrawn && note.text_digest != pin.text_digest && is_entered(held)
    });
    choices.extend(note.map(|note| option(note.text_digest.to_string(), note.revision, false)));
    StandsUnder {
        choices,
        warning: None,
    }
}

/// The text to which somebody who is corrected agrees now, by its digest; none where the wording stays, whose number the form
/// says.
pub fn agrees(fields: &Fields) -> Option<&str> {
    let said = fields.get("wording");
    (!said.is_empty() && said.parse::<u64>().is_err()).then_some(said)
}

/// What was chosen, for the action that carries it out.
pub fn for_new(revision: Option<u64>) -> Wording {
    revision.map_or(Wording::AsHeld, Wording::NewUnder)
}

/// The day of a signature, as somebody wrote it.
pub fn day_of(signed_at: Option<&str>) -> Option<NaiveDate> {
    Some(times::written(signed_at?)?.date_naive())
}

fn is_after((_, at): &(u64, Option<DateTime<Utc>>), day: NaiveDate) -> bool {
    at.is_some_and(|at| at.date_naive() > day)
}

fn label(page: &Page, revision: u64, at: Option<DateTime<Utc>>) -> String {
    let name = page.t1("revision-name", "wording", revision);
    match at {
        Some(at) => format!("{name} · {}", page.day_words(&at)),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Signable {
        let days = ["2027-01-10", "2027-02-10", "2027-03-10"];
        Signable((1..).zip(days.map(times::written)).collect())
    }

    fn days<const N: usize>(days: [&str; N]) -> Vec<NaiveDate> {
        days.iter().filter_map(|day| day_of(Some(day))).collect()
    }

    #[test]
    fn the_wording_that_stood_on_the_last_day_is_proposed() {
        for (signed, wanted) in [
            (days([]), 3),
            (days(["2027-01-31"]), 1),
            (days(["2027-01-31", "2027-02-10"]), 2),
            (days(["2027-01-31", "2027-03-11"]), 3),
            (days(["2026-12-31"]), 1),
            (days(["2027-03-09T23:30:00-05:00"]), 3),
        ] {
            assert_eq!(three().proposed(&signed), Some(wanted), "{signed:?}");
        }
        assert_eq!(Signable(Vec::new()).proposed(&[]), None);
    }

    #[test]
    fn a_wording_from_after_the_day_is_asked_about_once() {
        let asked = |form: &str| {
            let fields = Fields::parse(form.as_bytes());
            three().asked(&fields, &days(["2027-02-11"]))
        };
        assert_eq!(asked(""), Asked::Sure(Some(2)));
        assert_eq!(asked("wording=1"), Asked::Sure(Some(1)));
        assert_eq!(asked("wording=3"), Asked::Unsure(3));
        assert_eq!(asked("wording=3&sure-wording=2"), Asked::Unsure(3));
        assert_eq!(asked("wording=3&sure-wording=3"), Asked::Sure(Some(3)));
        let on_paper = three().is_later(1, day_of(Some("2015-12-08")).expect("a day"));
        assert!(!on_paper, "no other text stood then");
        for wrong in ["0", "4", "-1", "2x", "99999999999999999999"] {
            assert_eq!(
                asked(&format!("wording={wrong}")),
                Asked::Unknown,
                "{wrong}"
            );
        }
    }
}
