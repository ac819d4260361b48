//! `…/deadline.ics`: the last day to sign, for calendars (RFC 5545).

use super::{
    answer::{ASK, file, named},
    brief,
};
use crate::{
    activitypub::objects::{self, Which},
    language::{ToArgument as _, t},
    pages::{appeal::current, shell::Shell, times},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    views::{Status, brief::Brief},
};
use axum::{
    Router,
    extract::{Path, Request, State},
    http::StatusCode,
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use undersigned_domain::Digest;

/// The calendar's routes.
pub(super) fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/deadline.ics", get(show))
        .route("/appeals/{host}/{slug}/deadline.ics", get(show))
}

async fn show(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Answer {
    let shell = Shell::of(&web, &request).await;
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    let (note, statement) = current(&view).ok_or_else(Problem::not_found)?;
    let deadline = note.text.deadline.as_deref().and_then(When::read);
    let Some(deadline) = deadline else {
        let detail = "this appeal has no last day to sign";
        return Err(Problem::new(StatusCode::NOT_FOUND, "not_found", detail));
    };
    let brief = brief(&web, &view, &shell.query, shell.page.language).await?;
    let entry = Entry {
        // The appeal's id is the same on every server that holds it.
        uid: format!(
            "{}@{}",
            Digest::of(&[b"deadline\0", view.appeal.ap_id.as_bytes()]).hex(),
            view.appeal.host
        ),
        changed: times::signed(statement.seq).unwrap_or_default(),
        // Minutes, as of meetings: they grow with each change, and stay small enough for every calendar.
        sequence: u32::try_from(statement.seq / 60_000).unwrap_or(u32::MAX),
        closed: times::closed(note, statement.seq),
        deadline,
    };
    let calendar = entry.write(&brief);
    let answer = file(&shell, "text/calendar; charset=utf-8", ASK, calendar);
    Ok(named(answer, &format!("{}.ics", view.appeal.slug)))
}

/// A deadline as somebody wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// A day, to its end.
    Day(NaiveDate),
    /// A moment.
    Moment(DateTime<Utc>),
}

impl When {
    /// As pages show it.
    fn read(text: &str) -> Option<Self> {
        match times::last_day(text) {
            Some(day) => Some(Self::Day(day)),
            None => times::written(text).map(Self::Moment),
        }
    }
}

#[derive(Debug)]
struct Entry {
    uid: String,
    changed: DateTime<Utc>,
    sequence: u32,
    closed: Option<DateTime<Utc>>,
    deadline: When,
}

impl Entry {
    /// Whether it was closed before its last day: nobody can sign on that any more.
    fn is_closed_early(&self) -> bool {
        self.closed.is_some_and(|closed| match self.deadline {
            When::Day(day) => closed.date_naive() < day,
            When::Moment(moment) => closed < moment,
        })
    }

    fn write(&self, brief: &Brief) -> String {
        let mut event = Event::with_uid(&self.uid);
        let title = &brief.title.words;
        let words = |key, name, value: &String| t(brief.language, key, &[(name, value.argument())]);
        event
            .summary(&words("calendar-closes", "title", title))
            .description(&words("calendar-more", "address", &brief.href))
            .timestamp(self.changed)
            .last_modified(self.changed)
            .sequence(self.sequence)
            .url(&brief.href)
            .add_property("TRANSP", "TRANSPARENT")
            .status(match brief.status {
                Status::Withdrawn => EventStatus::Cancelled,
                _ if self.is_closed_early() => EventStatus::Cancelled,
                _ => EventStatus::Confirmed,
            });
        match self.deadline {
            When::Day(day) => {
                event.starts(day);
                // The end of a day is the beginning of the next one (RFC 5545, section 3.6.1).
                event.ends(day.checked_add_days(Days::new(1)).unwrap_or(day));
            }
            When::Moment(moment) => {
                event.starts(moment);
            }
        }
        let mut calendar = Calendar::empty();
        calendar
            .append_property(Property::new("VERSION", "2.0"))
            .append_property(Property::new("PRODID", "-//Undersigned//Undersigned//EN"))
            .append_property(Property::new("METHOD", "PUBLISH"))
            .push(event.done());
        calendar.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::ENGLISH, views::Text};

    fn brief(title: &str) -> Brief {
        Brief {
            accent: "#1f3f77".to_owned(),
            language: ENGLISH,
            title: Text::new("en", title),
            organiser: Text::new("en", "Dockers"),
            status: Status::Open,
            kind: "petition".to_owned(),
            organisations: 3,
            earlier: 0,
            besides: crate::views::Besides::default(),
            deadline: None,
            withdrawn: None,
            path: "/appeals/x".to_owned(),
            href: "https://a.example/appeals/x".to_owned(),
            address: "a.example/appeals/x".to_owned(),
        }
    }

    fn entry(deadline: &str) -> Entry {
        Entry {
            uid: "1@a.example".to_owned(),
            changed: DateTime::from_timestamp(1_792_000_000, 0).unwrap(),
            sequence: 2,
            closed: None,
            deadline: When::read(deadline).unwrap(),
        }
    }

    #[test]
    fn a_day_is_a_whole_day_and_a_moment_a_moment() {
        for deadline in [
            "2026-12-31",
            "2026-12-31T23:59:59Z",
            "2026-12-31T23:59:59-05:00",
        ] {
            let text = entry(deadline).write(&brief("Let them go"));
            assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\n"), "{text}");
            assert!(text.contains("DTEND;VALUE=DATE:20270101\r\n"), "{text}");
        }
        let text = entry("2026-12-31T14:00:00+08:00").write(&brief("Let them go"));
        assert!(text.contains("DTSTART:20261231T060000Z\r\n"), "{text}");
        assert!(!text.contains("DTEND"), "{text}");
        for line in [
            "UID:1@a.example",
            "SEQUENCE:2",
            "LAST-MODIFIED:20261014T",
            "DTSTAMP:20261014T",
            "SUMMARY:Last day to sign: Let them go",
            "URL:https://a.example/appeals/x",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
    }

    #[test]
    fn what_is_closed_before_its_last_day_is_called_off() {
        let status = |deadline: &str, closed: &str| {
            let mut entry = entry(deadline);
            entry.closed = times::written(closed);
            let text = entry.write(&brief("Let them go"));
            let line = text.lines().find(|line| line.starts_with("STATUS:"));
            line.unwrap().to_owned()
        };
        for (deadline, closed, expected) in [
            ("2026-12-31", "2026-12-30T12:00:00Z", "STATUS:CANCELLED"),
            ("2026-12-31", "2026-12-31T12:00:00Z", "STATUS:CONFIRMED"),
            ("2026-12-31", "2027-01-01T00:00:07Z", "STATUS:CONFIRMED"),
            (
                "2026-12-31T14:00:00Z",
                "2026-12-31T13:00:00Z",
                "STATUS:CANCELLED",
            ),
            (
                "2026-12-31T14:00:00Z",
                "2026-12-31T14:00:07Z",
                "STATUS:CONFIRMED",
            ),
        ] {
            assert_eq!(status(deadline, closed), expected, "{deadline} {closed}");
        }
    }

    #[test]
    fn no_title_begins_another_line() {
        let text = entry("2026-12-31").write(&brief("a\r\nATTACH:file:///etc/passwd;,\\"));
        assert!(
            !text.lines().any(|line| line.starts_with("ATTACH")),
            "{text}"
        );
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    }
}
