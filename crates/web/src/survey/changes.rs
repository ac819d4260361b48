//! How a list became what it is, by what its state says now: who came onto it, who left it, who said something else since,
//! and when the wording changed. Of whoever left nothing is known but a number, a day and a reason.

use super::Survey;
use crate::{
    apart,
    pages::{revisions, times},
    problem::{Answer, Problem},
    state::WebState,
};
use chrono::{DateTime, Datelike, TimeDelta, Utc};
use std::{cmp::Reverse, collections::BTreeMap, ops::Range, sync::Arc};
use undersigned_domain::{
    CoSignerList, Digest, Entry, KnownWording, State,
    list::{Origin, Vacancy, Vacated},
};
use undersigned_federation::views::AppealView;

/// One change of a list.
#[derive(Debug, Clone, Copy)]
pub enum Changed<'a> {
    /// Somebody came onto it.
    Joined(&'a Entry),
    /// Somebody on it signed anew: a correction, or a later wording.
    Again(&'a Entry),
    /// Whoever had entered somebody said it otherwise.
    Corrected(&'a Entry),
    /// Somebody took their name back, or was removed.
    Left(&'a Vacated),
    /// A wording was published.
    Worded(&'a KnownWording),
}

/// The same by places: of entries, of those who left, of wordings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Worded(u32),
    Joined(u32),
    Again(u32),
    Corrected(u32),
    Left(u32),
}

/// A month in which something changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// When the last of it did.
    pub at: DateTime<Utc>,
    /// Which changes those are.
    pub places: Range<usize>,
}

/// What changed, the newest first: places alone, so that it takes little beside a long list.
#[derive(Debug, Default)]
pub(super) struct Changes {
    spots: Vec<(DateTime<Utc>, Spot)>,
    months: Vec<Month>,
}

impl Changes {
    fn of(corrected: &Corrected, list: &CoSignerList, wordings: &[KnownWording]) -> Self {
        let mut spots = of_entries(corrected, list);
        let left = (0..).zip(list.vacated.iter());
        // Whoever was joined with another has not left.
        let left = left.filter(|(_, gone)| gone.why != Vacancy::Joined);
        spots.extend(left.filter_map(|(place, gone)| {
            let at = gone.at.and_then(times::signed)?;
            Some((at, Spot::Left(place)))
        }));
        spots.extend(of_wordings(wordings));
        spots.sort_unstable_by_key(|one| Reverse(*one));
        Self {
            months: months(&spots),
            spots,
        }
    }
}

fn of_entries(corrected: &Corrected, list: &CoSignerList) -> Vec<(DateTime<Utc>, Spot)> {
    let mut spots = Vec::with_capacity(list.entries.len());
    for (place, entry) in (0..).zip(list.entries.iter()) {
        let Some(joined) = times::signed(entry.since) else {
            continue;
        };
        spots.push((joined, Spot::Joined(place)));
        let again = again(entry, joined);
        spots.extend(again.map(|at| (at, Spot::Again(place))));
        let otherwise = corrected.get(&entry.digest);
        spots.extend(otherwise.map(|at| (*at, Spot::Corrected(place))));
    }
    spots
}

/// When somebody signed anew who was on the list already. Two clocks differ a little where it was let in at once.
fn again(entry: &Entry, joined: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let own = times::own_word(entry).filter(|_| entry.origin == Origin::OwnServer);
    own.filter(|at| at.signed_duration_since(joined) > TimeDelta::minutes(1))
}

/// When attestations were said otherwise than they were listed first, by their digests: few among many.
type Corrected = BTreeMap<Digest, DateTime<Utc>>;

fn corrected(state: &State) -> Corrected {
    let said = state.statements();
    said.filter_map(|one| Some((one.digest, times::said_otherwise(one)?)))
        .collect()
}

/// Each number once: of several texts under it, the one that readers have by it.
fn of_wordings(wordings: &[KnownWording]) -> Vec<(DateTime<Utc>, Spot)> {
    let mut last = None;
    let mut spots = Vec::new();
    for (place, wording) in (0..).zip(wordings) {
        if last.replace(wording.revision) != Some(wording.revision) {
            let at = revisions::date(wording);
            spots.extend(at.map(|at| (at, Spot::Worded(place))));
        }
    }
    spots
}

fn months(spots: &[(DateTime<Utc>, Spot)]) -> Vec<Month> {
    let month = |at: DateTime<Utc>| (at.year(), at.month());
    let mut end = 0;
    let mut months = Vec::new();
    for run in spots.chunk_by(|one, next| month(one.0) == month(next.0)) {
        let begin = end;
        end += run.len();
        months.extend(run.first().map(|(at, _)| Month {
            at: *at,
            places: begin..end,
        }));
    }
    months
}

/// What is known of how a list changed.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    survey: &'a Survey,
    changes: &'a Changes,
}

impl Survey {
    /// How the list became what it is; `state` is the one of which it was made. Worked out when somebody first asks.
    #[must_use]
    pub fn record(&self, state: &State) -> Record<'_> {
        let work_out = || Changes::of(&corrected(state), &self.list, &self.wordings);
        Record {
            survey: self,
            changes: self.changes.get_or_init(work_out),
        }
    }
}

impl<'a> Record<'a> {
    /// How many changes there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.changes.spots.len()
    }

    /// The months in which there were any, the newest first.
    #[must_use]
    pub fn months(self) -> &'a [Month] {
        &self.changes.months
    }

    /// Some of them, the newest first.
    pub fn some(
        self,
        places: Range<usize>,
    ) -> impl Iterator<Item = (DateTime<Utc>, Changed<'a>)> + use<'a> {
        let spots = self.changes.spots.get(places).unwrap_or_default().iter();
        spots.filter_map(move |(at, spot)| Some((*at, self.changed(*spot)?)))
    }

    fn changed(self, spot: Spot) -> Option<Changed<'a>> {
        let place = |place: u32| usize::try_from(place).ok();
        let entry = |at: u32| self.survey.list.entries.get(place(at)?);
        Some(match spot {
            Spot::Joined(at) => Changed::Joined(entry(at)?),
            Spot::Again(at) => Changed::Again(entry(at)?),
            Spot::Corrected(at) => Changed::Corrected(entry(at)?),
            Spot::Left(at) => Changed::Left(self.survey.list.vacated.get(place(at)?)?),
            Spot::Worded(at) => Changed::Worded(self.survey.wordings.get(place(at)?)?),
        })
    }
}

/// The survey of a view's list with its record worked out: of a long one apart from the threads that answer requests.
///
/// # Errors
/// 503 `busy` where too many wait.
pub async fn recorded(web: &WebState, view: &AppealView) -> Answer<Arc<Survey>> {
    let survey = web.surveys.of(view).await;
    if apart::is_long(view.list.entries.len()) && survey.changes.get().is_none() {
        let (kept, snapshot) = (survey.clone(), view.snapshot.clone());
        let work_out =
            move || async move { Ok::<_, Problem>(kept.record(snapshot.state()).count()) };
        web.apart.make(work_out).await?;
    }
    Ok(survey)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::samples;
    use undersigned_domain::attestation::Provenance;

    const DAY: u64 = 86_400_000;

    /// What is told of a list, the newest first, and how many months it fills.
    fn told(list: CoSignerList, corrected: &Corrected) -> (Vec<String>, Vec<usize>) {
        let survey = Survey::of(Arc::new(list), Vec::new());
        let changes = Changes::of(corrected, survey.list(), &survey.wordings);
        let record = Record {
            survey: &survey,
            changes: &changes,
        };
        let told = record.some(0..record.count()).map(|(_, one)| match one {
            Changed::Joined(entry) => format!("joined {:?}", entry.number),
            Changed::Again(entry) => format!("again {:?}", entry.number),
            Changed::Corrected(entry) => format!("corrected {:?}", entry.number),
            Changed::Left(gone) => format!("left {}", gone.number),
            Changed::Worded(wording) => format!("worded {}", wording.revision),
        });
        let months = record.months().iter();
        (
            told.collect(),
            months.map(|month| month.places.len()).collect(),
        )
    }

    #[test]
    fn who_came_corrected_and_left_stand_by_the_days_that_were_signed() {
        let mut list = samples::list(3);
        let begin = list.entries[0].since;
        list.entries[1].said = begin + 3 * DAY;
        list.entries[2].origin = Origin::Attested(Provenance::Paper);
        let gone = |number: u64, why: Vacancy, at: Option<u64>| Vacated {
            number,
            why,
            at,
            reason: None,
        };
        list.vacated = vec![
            gone(4, Vacancy::Removed, Some(begin + 2 * DAY)),
            gone(5, Vacancy::Joined, Some(begin + 2 * DAY)),
            // Of whom no day is known.
            gone(6, Vacancy::Withdrawn, None),
            gone(7, Vacancy::Withdrawn, Some(begin + 60 * DAY)),
        ]
        .into();
        let at = times::signed(begin + DAY).unwrap();
        let corrected = Corrected::from([(list.entries[2].digest, at)]);
        let (told, months) = told(list, &corrected);
        assert_eq!(
            told,
            [
                "left 7",
                "again Some(2)",
                "left 4",
                "corrected Some(3)",
                "joined Some(3)",
                "joined Some(2)",
                "joined Some(1)",
            ]
        );
        assert_eq!(months, [1, 6]);
    }

    #[test]
    fn who_is_let_in_as_it_signs_has_not_signed_anew() {
        let mut list = samples::list(1);
        list.entries[0].said = list.entries[0].since + 30_000;
        assert_eq!(told(list, &Corrected::new()).0, ["joined Some(1)"]);
    }

    #[test]
    fn a_list_on_which_nobody_is_has_no_record() {
        let (told, months) = told(CoSignerList::default(), &Corrected::new());
        assert!(told.is_empty() && months.is_empty());
    }
}
