//! What became of those an appeal is about: from dated, sourced entries to where each stands now
//! and for how many days. Pure: the day it is now is handed in, and the order in which updates
//! arrived leaves no trace.
//!
//! A count is never better than what is known. Where only a month or nothing is known of when
//! something began, the count says so: *at least* so many days, reckoned from the latest day on
//! which it can have begun.

mod change;
mod count;
mod same;
mod state;

pub use change::{Change, When};
pub use count::{Count, counts};
pub use same::{appeal_of, are_one, named_by};
pub use state::{CaseState, Track};

use crate::{
    Dispatch,
    dispatch::{Case, Words},
    people::Day,
};
use std::collections::BTreeMap;

/// A case with everything that is known of it.
#[derive(Debug, Clone)]
pub struct Story<'a> {
    /// The case's address.
    pub id: &'a str,
    /// Who or what it is.
    pub case: &'a Case,
    /// What happened, oldest first.
    pub entries: Vec<Entry<'a>>,
}

/// One entry of a case's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What changed.
    pub change: &'a Change,
    /// Address of the update that says so.
    pub update: &'a str,
    /// The day that the update is dated.
    pub reported: Day,
    /// `seq` of the update.
    pub seq: u64,
    /// Its place in the update.
    place: usize,
}

impl Entry<'_> {
    /// The latest day on which it can have happened: what a month leaves open ends with the month,
    /// and nothing happened after it was reported.
    pub fn latest(&self) -> Day {
        self.change.when.latest().map_or(self.reported, |latest| {
            match self.change.when {
                // A date in the report's future is what the organiser says; it stands.
                When::Day(_) => latest,
                _ => latest.min(self.reported),
            }
        })
    }

    /// Whether the day itself is known.
    pub fn is_exact(&self) -> bool {
        matches!(self.change.when, When::Day(_))
    }

    fn order(&self) -> (Day, Day, u64, usize, &str) {
        (
            self.latest(),
            self.reported,
            self.seq,
            self.place,
            self.update,
        )
    }
}

impl Story<'_> {
    /// The entry that says where it stands on a day: the last one until then, whatever it is about. What
    /// is announced for a later day stands where there is nothing else: the first of it.
    pub fn newest(&self, today: Day) -> Option<&Entry<'_>> {
        let mut until = self.entries.iter().rev();
        let newest = until.find(|entry| entry.latest() <= today);
        newest.or_else(|| self.entries.first())
    }

    /// What is counted on a day, such as days in detention.
    pub fn counts(&self, today: Day) -> Vec<Count> {
        counts(&self.entries, today)
    }
}

/// The stories of all cases, in their order. `published` answers the day of an update that is not
/// dated itself. Dispatches of other kinds, those that were taken back, and entries about cases
/// that are not there are passed over.
pub fn stories<'a>(
    dispatches: impl IntoIterator<Item = &'a Dispatch>,
    published: impl Fn(&Dispatch) -> Option<Day>,
) -> Vec<Story<'a>> {
    let mut cases: BTreeMap<&str, Story<'a>> = BTreeMap::new();
    let mut entries: Vec<(&str, Entry<'a>)> = Vec::new();
    for dispatch in dispatches {
        match &dispatch.words {
            Words::Case(case) => {
                let story = Story {
                    id: &dispatch.id,
                    case,
                    entries: Vec::new(),
                };
                cases.insert(&dispatch.id, story);
            }
            Words::Update(update) => {
                let Some(reported) = update.date.or_else(|| published(dispatch)) else {
                    continue;
                };
                let told = update.changes.iter().enumerate().map(|(place, change)| {
                    let entry = Entry {
                        change,
                        update: &dispatch.id,
                        reported,
                        seq: dispatch.seq,
                        place,
                    };
                    (change.case.as_str(), entry)
                });
                entries.extend(told);
            }
            Words::Handover(_) | Words::Letter(_) | Words::Event(_) | Words::Withdrawn => {}
        }
    }
    for (case, entry) in entries {
        if let Some(story) = cases.get_mut(case) {
            story.entries.push(entry);
        }
    }
    let mut stories: Vec<Story<'a>> = cases.into_values().collect();
    for story in &mut stories {
        story.entries.sort_by(|a, b| a.order().cmp(&b.order()));
    }
    stories.sort_by_key(|story| (story.case.place.unwrap_or(u64::MAX), story.id));
    stories
}
