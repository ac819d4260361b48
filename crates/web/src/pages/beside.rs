//! From what an organiser says beside the list to what pages show of it.

use crate::{
    language::{Argument, Language, t},
    markdown,
    pages::{names, times},
    views::{
        Digest, Text,
        beside::{
            Answered, CaseCard, Change, Counted, Evidence, HandedList, Handover, Source, Update,
            When,
        },
    },
};
use chrono::{DateTime, Utc};
use undersigned_domain::{
    Dispatch,
    appeal::ByLanguage,
    cases::{self, Count, Entry, Story},
    dispatch::{Handover as HandedOver, Update as Said, Words},
    people::Day,
};
use undersigned_federation::reconcile::replicate::slug;

/// Longest summary, in characters.
const SUMMARY: usize = 200;

/// Reads dispatches for somebody who reads a language, at an appeal's address here.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// What is shown.
    pub dispatches: &'a [Dispatch],
    /// Path of the appeal.
    pub address: &'a str,
    /// The reader's language.
    pub reader: Language,
    /// The language of a text that was asked for.
    pub asked: Option<&'a str>,
}

/// The day of a moment.
#[must_use]
pub fn day_of(at: DateTime<Utc>) -> Option<Day> {
    Day::parse(&at.format("%Y-%m-%d").to_string())
}

/// When an update was published, or last changed.
fn published(dispatch: &Dispatch) -> Option<DateTime<Utc>> {
    let said = dispatch.published.as_deref().and_then(times::written);
    said.or_else(|| times::signed(dispatch.seq))
}

/// When what was published was said anew. Where nothing says so its number tells, and that only of
/// what came a minute later: a new key of the organiser raises the number and changes no word.
pub(super) fn corrected(dispatch: &Dispatch) -> Option<DateTime<Utc>> {
    let said = dispatch.updated.as_deref().and_then(times::written);
    said.or_else(|| {
        let first = dispatch.published.as_deref().and_then(times::written)?;
        let last = times::signed(dispatch.seq)?;
        ((last - first).num_seconds() > 60).then_some(last)
    })
}

fn reported(dispatch: &Dispatch) -> Option<Day> {
    day_of(published(dispatch)?)
}

/// When a list was handed over: as it says or, where it does not, when that was published.
fn handed_over(dispatch: &Dispatch, handover: &HandedOver) -> Option<DateTime<Utc>> {
    handover.date.map(moment).or_else(|| published(dispatch))
}

fn moment(day: Day) -> DateTime<Utc> {
    times::written(&day.to_string()).unwrap_or_default()
}

impl<'a> Beside<'a> {
    /// Updates with what they say, newest first.
    #[must_use]
    pub fn said(&self) -> Vec<(&'a Dispatch, &'a Said, DateTime<Utc>)> {
        let mut updates: Vec<_> = self
            .dispatches
            .iter()
            .filter_map(|dispatch| match &dispatch.words {
                Words::Update(update) => {
                    let at = update.date.map(moment).or_else(|| published(dispatch))?;
                    Some((dispatch, update.as_ref(), at))
                }
                _ => None,
            })
            .collect();
        let order =
            |one: &(&Dispatch, &Said, DateTime<Utc>)| (one.2, published(one.0), one.0.id.clone());
        updates.sort_by_cached_key(|one| std::cmp::Reverse(order(one)));
        updates
    }

    /// Updates as they are shown, newest first.
    #[must_use]
    pub fn updates(&self) -> Vec<Update> {
        let stories = self.stories();
        let shown = self.said().into_iter();
        shown
            .map(|(dispatch, update, at)| self.update(dispatch, update, at, &stories))
            .collect()
    }

    /// One update as it is shown.
    #[must_use]
    pub fn update(
        &self,
        dispatch: &Dispatch,
        update: &Said,
        at: DateTime<Utc>,
        stories: &[Story<'_>],
    ) -> Update {
        let tag = self.chosen(&update.languages);
        let href = self.href("updates", &dispatch.id);
        let others = update.languages.iter().filter(|other| **other != tag);
        let body = update.body.get(&tag).map_or("", String::as_str);
        Update {
            corrected: corrected(dispatch),
            title: text(&update.title, &tag),
            body: markdown::render(body),
            summary: markdown::plain(body, SUMMARY),
            others: others
                .map(|other| (other.clone(), format!("{href}?text={other}")))
                .collect(),
            sources: update.sources.iter().map(source).collect(),
            changes: self.changes_of(&dispatch.id, stories),
            at,
            href,
        }
    }

    /// The language in which something is shown: the one that was asked for, or else the closest
    /// to the reader.
    pub(super) fn chosen(&self, offered: &[String]) -> String {
        let asked = self.asked.and_then(|asked| {
            let mut offered = offered.iter();
            offered.find(|tag| tag.eq_ignore_ascii_case(asked))
        });
        let closest = || names::closest(offered, self.reader);
        asked.or_else(closest).cloned().unwrap_or_default()
    }

    /// Handovers as they are shown, newest first.
    #[must_use]
    pub fn handovers(&self) -> Vec<Handover> {
        let mut shown: Vec<Handover> = self
            .dispatches
            .iter()
            .filter_map(|dispatch| match &dispatch.words {
                Words::Handover(handover) => self.handover(dispatch, handover),
                _ => None,
            })
            .collect();
        shown.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.href.cmp(&a.href)));
        shown
    }

    /// The day on which it was handed over first, as the handovers say.
    #[must_use]
    pub fn first_handed_over(&self) -> Option<DateTime<Utc>> {
        let days = self.dispatches.iter().filter_map(|dispatch| {
            let Words::Handover(handover) = &dispatch.words else {
                return None;
            };
            handed_over(dispatch, handover)
        });
        days.min()
    }

    /// One handover as it is shown.
    fn handover(&self, dispatch: &Dispatch, handover: &HandedOver) -> Option<Handover> {
        let tag = self.chosen(&handover.languages);
        let href = self.href("handovers", &dispatch.id);
        let in_tongue = |map: &ByLanguage| {
            let text = map.get(&tag).filter(|text| !text.trim().is_empty());
            let text = text.map(|text| Text::new(&tag, text));
            text.or_else(|| names::first(map, self.reader))
        };
        let words = in_tongue(&handover.words);
        let rendered = |map: &ByLanguage| in_tongue(map).map(|text| markdown::render(&text.words));
        let others = handover.languages.iter().filter(|other| **other != tag);
        let list = HandedList {
            count: handover.count,
            state: handover
                .state_digest
                .map(|one| Digest::new(one.to_string())),
            bundle: handover
                .bundle_digest
                .map(|one| Digest::new(one.to_string())),
            elsewhere: true,
            bundle_href: handover
                .bundle_digest
                .map(|_| format!("{}/bundle", dispatch.id)),
            pdf_href: None,
            withdrawn: 0,
        };
        let evidence = handover.evidence.iter().map(|one| Evidence {
            title: in_tongue(&one.title),
            kind: one.media_type.clone(),
            href: one.url.clone(),
            picture: None,
            digest: Digest::new(one.digest.to_string()),
        });
        let answers = handover.answers.iter().map(|one| Answered {
            at: one.date.map(moment),
            by: in_tongue(&one.by),
            words: rendered(&one.text).unwrap_or_default(),
            language: in_tongue(&one.text).map_or_else(String::new, |text| text.language),
        });
        Some(Handover {
            at: handed_over(dispatch, handover)?,
            corrected: corrected(dispatch),
            to: in_tongue(&handover.taken_by),
            place: in_tongue(&handover.place),
            words_language: words
                .as_ref()
                .map_or_else(String::new, |text| text.language.clone()),
            words: words.map(|text| markdown::render(&text.words)),
            others: others
                .map(|other| (other.clone(), format!("{href}?text={other}")))
                .collect(),
            list: (list.state.is_some() || list.bundle.is_some()).then_some(list),
            evidence: evidence.collect(),
            answers: answers.collect(),
            language: tag.clone(),
            href,
        })
    }

    /// What became of whom, in order.
    #[must_use]
    pub fn stories(&self) -> Vec<Story<'a>> {
        cases::stories(self.dispatches, reported)
    }

    /// What one update says of cases that are there.
    fn changes_of(&self, update: &str, stories: &[Story<'_>]) -> Vec<Change> {
        let of = |story: &Story<'_>| -> Vec<Change> {
            let entries = story.entries.iter().filter(|entry| entry.update == update);
            entries
                .map(|entry| Change {
                    told_href: None,
                    ..self.change(story, entry)
                })
                .collect()
        };
        stories.iter().flat_map(of).collect()
    }

    /// The board.
    #[must_use]
    pub fn board(&self, today: Day) -> Vec<CaseCard> {
        let stories = self.stories();
        stories
            .iter()
            .map(|story| self.card(story, today))
            .collect()
    }

    /// One case.
    #[must_use]
    pub fn card(&self, story: &Story<'_>, today: Day) -> CaseCard {
        let mut counts = story.counts(today);
        counts.sort_by_key(|count| !count.lasts);
        CaseCard {
            href: self.href("cases", story.id),
            names: names::texts(&story.case.names, self.reader),
            kind: story.case.kind.name().to_owned(),
            about: names::first(&story.case.about, self.reader)
                .map(|about| (about.language, markdown::render(&about.words))),
            now: story.newest().map(|entry| self.change(story, entry)),
            counts: counts
                .iter()
                .map(|count| Counted {
                    words: self.counted(count),
                    lasts: count.lasts,
                })
                .collect(),
            history: self.history(story),
            pictures: Vec::new(),
            described: Vec::new(),
            pictures_href: None,
            others: Vec::new(),
            feed: None,
        }
    }

    /// What happened, newest first.
    #[must_use]
    pub fn history(&self, story: &Story<'_>) -> Vec<Change> {
        let newest = story.entries.iter().rev();
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

    pub(super) fn href(&self, folder: &str, id: &str) -> String {
        format!("{}/{folder}/{}", self.address, slug(id))
    }
}

fn text(map: &ByLanguage, tag: &str) -> Text {
    Text::new(tag, map.get(tag).cloned().unwrap_or_default())
}

fn source(said: &undersigned_domain::dispatch::Source) -> Source {
    let words = match (&said.url, said.title.is_empty()) {
        (Some(url), true) => url.clone(),
        _ => said.title.clone(),
    };
    Source {
        words,
        href: said.url.clone(),
    }
}
