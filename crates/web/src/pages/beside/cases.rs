//! Cases as pages show them: where each stands, and what happened.

use super::{Beside, day_of, moment, published, source};
use crate::{
    language::{Argument, t},
    markdown,
    pages::names,
    views::beside::{CaseCard, Change, Counted, When},
};
use std::collections::HashMap;
use undersigned_domain::{
    Dispatch,
    cases::{self, Count, Entry, Story},
    people::Day,
};
use undersigned_federation::reconcile::replicate::slug;

/// Most lines of what happened in one case: how many there are is for the organiser to say, who may
/// be anybody.
pub(super) const HISTORY: usize = 500;

/// What each update says of cases that are there, by the update's address.
pub type Told<'s, 'a> = HashMap<&'a str, Vec<(&'s Story<'a>, &'s Entry<'a>)>>;

/// What became of whom, by the update that says so.
pub(super) fn told<'s, 'a>(stories: &'s [Story<'a>]) -> Told<'s, 'a> {
    let mut told: Told<'s, 'a> = HashMap::new();
    for story in stories {
        for entry in &story.entries {
            told.entry(entry.update).or_default().push((story, entry));
        }
    }
    told
}

fn reported(dispatch: &Dispatch) -> Option<Day> {
    day_of(published(dispatch)?)
}

impl<'a> Beside<'a> {
    /// What became of whom, in order.
    #[must_use]
    pub fn stories(&self) -> Vec<Story<'a>> {
        cases::stories(self.dispatches, reported)
    }

    /// What one update says of cases that are there.
    pub(super) fn changes_of(&self, update: &str, told: &Told<'_, '_>) -> Vec<Change> {
        let entries = told.get(update).into_iter().flatten();
        entries
            .map(|(story, entry)| Change {
                told_href: None,
                ..self.change(story, entry)
            })
            .collect()
    }

    /// The board: where each case stands, without what happened before.
    #[must_use]
    pub fn board(&self, today: Day) -> Vec<CaseCard> {
        let stories = self.stories();
        stories
            .iter()
            .map(|story| self.card(story, today))
            .collect()
    }

    /// The case with a name, with all that happened.
    #[must_use]
    pub fn case(&self, name: &str, today: Day) -> Option<CaseCard> {
        let stories = self.stories();
        let story = stories.iter().find(|story| slug(story.id) == name)?;
        let earlier = story.entries.len() > HISTORY;
        Some(CaseCard {
            history: self.history(story),
            earlier_href: earlier.then(|| format!("{}/updates", self.address)),
            ..self.card(story, today)
        })
    }

    /// Where a case stands on a day.
    #[must_use]
    pub fn now(&self, story: &Story<'_>, today: Day) -> Option<Change> {
        let newest = story.newest(today)?;
        Some(self.change(story, newest))
    }

    fn card(&self, story: &Story<'_>, today: Day) -> CaseCard {
        let mut counts = story.counts(today);
        counts.sort_by_key(|count| !count.lasts);
        CaseCard {
            href: self.href("cases", story.id),
            names: names::each(&story.case.names, self.reader),
            kind: story.case.kind.name().to_owned(),
            about: names::first(&story.case.about, self.reader)
                .map(|about| (about.language, markdown::render(&about.words))),
            now: self.now(story, today),
            counts: counts
                .iter()
                .map(|count| Counted {
                    words: self.counted(count),
                    lasts: count.lasts,
                })
                .collect(),
            history: Vec::new(),
            earlier_href: None,
            pictures: Vec::new(),
            described: Vec::new(),
            pictures_href: None,
            others: Vec::new(),
            feed: None,
        }
    }

    /// What happened, newest first, as far as a page goes back.
    #[must_use]
    pub fn history(&self, story: &Story<'_>) -> Vec<Change> {
        let newest = story.entries.iter().rev().take(HISTORY);
        newest.map(|entry| self.change(story, entry)).collect()
    }

    fn change(&self, story: &Story<'_>, entry: &Entry<'_>) -> Change {
        let change = entry.change;
        Change {
            name: names::first(&story.case.names, self.reader),
            href: self.href("cases", story.id),
            state: change.state.name().to_owned(),
            words: names::first(&change.words, self.reader),
            when: self.when(entry),
            source: change.source.as_ref().map(source),
            told_href: Some(self.href("updates", entry.update)),
        }
    }

    fn when(&self, entry: &Entry<'_>) -> When {
        use undersigned_domain::cases::When as Known;
        match entry.change.when {
            Known::Day(day) => When::Day(moment(day)),
            Known::Month(..) | Known::Year(_) => {
                let first = entry.change.when.earliest().map(moment);
                let first = first.unwrap_or_default();
                When::About(match entry.change.when {
                    Known::Month(..) => self.reader.month(first),
                    _ => self.reader.year(first),
                })
            }
            Known::Unknown => When::By(moment(entry.reported)),
        }
    }

    fn counted(&self, count: &Count) -> String {
        let how = match (count.at_least, count.about) {
            (false, false) => "exact",
            (true, false) => "least",
            (false, true) => "most",
            (true, true) => "about",
        };
        let lasting = if count.lasts { "lasting" } else { "lasted" };
        t(
            self.reader,
            &format!("case-{lasting}-{}", count.state.name()),
            &[
                ("how", Argument::Code(how.to_owned())),
                ("count", Argument::Count(count.days)),
            ],
        )
    }
}
