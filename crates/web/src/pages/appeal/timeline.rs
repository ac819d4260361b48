//! What happened, newest first, as far as signed statements and this server's own eyes say.

use crate::{
    pages::{beside::Beside, revisions::Wordings, times},
    survey::Day,
    views::appeal::{Event, Happening},
};
use chrono::{DateTime, Datelike, Utc};
use undersigned_domain::{Note, Status, ids};
use undersigned_federation::views::{AppealView, Replica};

/// Most lines; the oldest between the first and these are left out.
const LINES: usize = 120;
/// So many of the newest days with new co-signers are told each by itself, and the rest of the
/// month in which the first of them lies.
const RECENT_DAYS: usize = 10;

/// The timeline of an appeal. `changed` is since when it stands where it does.
#[must_use]
pub fn timeline(
    (view, days): (&AppealView, &[Day]),
    note: &Note,
    published: Option<DateTime<Utc>>,
    changed: Option<DateTime<Utc>>,
    replicas: &[Replica],
    wordings: &Wordings,
    beside: Beside<'_>,
) -> Vec<Happening> {
    let mut events: Vec<(DateTime<Utc>, Event)> = joined(days);
    events.extend(revised(wordings, note));
    events.extend(updates(beside));
    let handed_over = handed_over(beside);
    let ending = match note.status {
        Status::Open => None,
        Status::Closed => Some(Event::Closed),
        Status::Withdrawn => Some(Event::Withdrawn),
        // Whoever handed it over has said more.
        Status::Delivered => handed_over.is_empty().then_some(Event::Delivered),
    };
    events.extend(handed_over);
    events.extend(changed.zip(ending));
    if note.status == Status::Delivered {
        let closed = note.closed.and_then(times::signed);
        events.extend(closed.map(|at| (at, Event::Closed)));
    }
    events.extend(out_of_reach(view, replicas));
    told(events, published)
}

/// The organiser's updates.
fn updates(beside: Beside<'_>) -> Vec<(DateTime<Utc>, Event)> {
    let updates = beside.newest(LINES).into_iter();
    updates
        .map(|update| {
            let told = Event::Update {
                title: update.title,
                href: Some(update.href),
                corrected: update.corrected,
                changes: update.changes,
            };
            (update.at, told)
        })
        .collect()
}

/// To whom it was handed over, and what was answered.
fn handed_over(beside: Beside<'_>) -> Vec<(DateTime<Utc>, Event)> {
    let mut events = Vec::new();
    for handover in beside.handovers().into_iter().take(LINES) {
        for answer in handover.answers {
            if let Some(at) = answer.at {
                let told = Event::Answered {
                    by: answer.by,
                    href: Some(handover.href.clone()),
                };
                events.push((at, told));
            }
        }
        let told = Event::HandedOver {
            to: handover.to,
            href: Some(handover.href),
        };
        events.push((handover.at, told));
    }
    events
}

/// Organisations on the list by the day they were let in; what lies further back is summed up by
/// the month, so that the page of an appeal that runs for years is no longer than another.
fn joined(days: &[Day]) -> Vec<(DateTime<Utc>, Event)> {
    let month = |at: DateTime<Utc>| (at.year(), at.month());
    let recent = match days.len().checked_sub(RECENT_DAYS) {
        // A month is told in one way only: by its days, or as a whole.
        Some(first) => {
            let since = month(days[first].at);
            days.partition_point(|day| month(day.at) < since)
        }
        None => 0,
    };
    let (older, recent) = days.split_at(recent);
    let months = older.chunk_by(|one, next| month(one.at) == month(next.at));
    let months = months.filter_map(|days| {
        let joined = days.iter().map(|day| day.joined).sum();
        Some((days.last()?.at, Event::JoinedInMonth(joined)))
    });
    let recent = recent.iter().map(|day| (day.at, Event::Joined(day.joined)));
    months.chain(recent).collect()
}

/// Later wordings, each with what changed in it.
fn revised(wordings: &Wordings, note: &Note) -> Vec<(DateTime<Utc>, Event)> {
    let revisions = wordings.revisions().into_iter();
    revisions
        .filter(|revision| *revision > 1 && *revision <= note.revision)
        .filter_map(|revision| {
            let page = wordings.href(revision);
            let before = wordings.before(revision);
            let revised = Event::Revised {
                wording: u32::try_from(revision).unwrap_or(u32::MAX),
                changes_href: before.map(|before| format!("{page}?against={before}#changes")),
            };
            Some((wordings.date(revision)?, revised))
        })
        .collect()
}

/// Servers that this one cannot reach now.
fn out_of_reach(view: &AppealView, replicas: &[Replica]) -> Vec<(DateTime<Utc>, Event)> {
    let mut lost: Vec<(DateTime<Utc>, Event)> = Vec::new();
    let origin = ids::host(&view.appeal.ap_id);
    if let Some(since) = view.appeal.origin_unreachable_since.and_then(times::stored) {
        lost.push((since, Event::OutOfReach(origin.clone())));
    }
    for row in replicas {
        let host = ids::host(&row.base_url);
        let told = host == origin && !lost.is_empty();
        if let Some(since) = row.failing_since.and_then(times::stored).filter(|_| !told) {
            lost.push((since, Event::OutOfReach(host)));
        }
    }
    lost
}

/// In order, with the day of the appeal beside each.
fn told(
    mut events: Vec<(DateTime<Utc>, Event)>,
    published: Option<DateTime<Utc>>,
) -> Vec<Happening> {
    events.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    events.truncate(LINES);
    // The beginning comes last, whatever clocks say.
    events.extend(published.map(|at| (at, Event::Published)));
    let day = |at: DateTime<Utc>| {
        let passed = at
            .date_naive()
            .signed_duration_since(published?.date_naive())
            .num_days();
        Some(u64::try_from(passed).ok()? + 1)
    };
    events
        .into_iter()
        .map(|(at, what)| Happening {
            day: match what {
                Event::JoinedInMonth(_) => None,
                _ => day(at),
            },
            at,
            what,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{pages::samples, survey::Survey};

    #[test]
    fn entries_are_told_by_the_day() {
        let mut list = samples::list(30);
        list.entries[29].contested = true;
        let days = joined(&Survey::of(list.into(), Vec::new()).days);
        let counted: u64 = days
            .iter()
            .map(|(_, event)| {
                if let Event::Joined(count) = event {
                    *count
                } else {
                    0
                }
            })
            .sum();
        assert_eq!(counted, 29);
        assert!(days.len() <= 3);
    }

    #[test]
    fn what_lies_far_back_is_told_by_the_month() {
        let first = times::written("2026-01-03T10:00:00Z").unwrap();
        let days: Vec<Day> = (0..100)
            .map(|day| Day {
                at: first + chrono::Duration::days(day),
                joined: 2,
            })
            .collect();
        let told: Vec<(String, u64)> = joined(&days)
            .into_iter()
            .map(|(at, event)| match event {
                Event::Joined(count) => (at.format("%m-%d").to_string(), count),
                Event::JoinedInMonth(count) => (at.format("%m").to_string(), count),
                other => panic!("{other:?}"),
            })
            .collect();
        // The tenth day from the end is the third of April.
        let months = [("01", 58), ("02", 56), ("03", 62), ("04-01", 2)];
        for (line, expected) in told.iter().zip(months) {
            assert_eq!((line.0.as_str(), line.1), expected);
        }
        assert_eq!(told.len(), 3 + 12);
        assert_eq!(told.iter().map(|(_, count)| count).sum::<u64>(), 200);
        // A young appeal is told by the day from its beginning.
        assert_eq!(joined(&days[..RECENT_DAYS]).len(), RECENT_DAYS);
    }

    #[test]
    fn the_day_of_publication_is_the_first() {
        let at = |text: &str| times::written(text).unwrap();
        let told = told(
            vec![
                (at("2026-10-05T01:00:00Z"), Event::Joined(1)),
                (at("2026-10-07T01:00:00Z"), Event::Closed),
                (at("2026-10-01T01:00:00Z"), Event::Joined(2)),
            ],
            Some(at("2026-10-05T12:00:00Z")),
        );
        let days: Vec<_> = told.iter().map(|line| line.day).collect();
        assert_eq!(days, [Some(3), Some(1), None, Some(1)]);
        assert!(matches!(told[3].what, Event::Published));
    }
}
