//! `…/meetings.ics` and `…/meetings/{name}/calendar.ics`: meetings for calendars (RFC 5545).

use super::answer::{ASK, file, named};
use crate::{
    activitypub::objects,
    language::{Language, t},
    pages::{beside::Beside, cards, shell::Shell, times},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    views::meetings::Meeting,
};
use axum::{
    Router,
    extract::{Path, Request, State},
};
use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use std::collections::BTreeSet;
use undersigned_domain::{Digest, Dispatch, dispatch::Words};
use undersigned_federation::reconcile::replicate::slug as last_part;

/// The routes of these files.
pub(super) fn routes() -> Router<WebState> {
    let mut routes = Router::new();
    for path in ["/appeals/{slug}", "/appeals/{host}/{slug}"] {
        routes = routes
            .route(&format!("{path}/meetings.ics"), get(show))
            .route(&format!("{path}/meetings/{{name}}/calendar.ics"), get(show));
    }
    routes
}

/// Which meetings: one, or all of an appeal.
#[derive(Debug, serde::Deserialize)]
struct Asked {
    host: Option<String>,
    slug: String,
    name: Option<String>,
}

async fn show(State(web): State<WebState>, Path(asked): Path<Asked>, request: Request) -> Answer {
    let shell = Shell::of(&web, &request).await;
    let view = objects::view(&web, asked.host.as_deref(), &asked.slug).await?;
    let address = cards::address(&web, &view.appeal);
    let beside = Beside {
        dispatches: &view.dispatches.shown,
        address: &address,
        reader: shell.page.language,
        asked: shell.query.get("text"),
    };
    let mut entries = Vec::new();
    let mut zones = BTreeSet::new();
    for meeting in beside.meetings() {
        let name = last_part(&meeting.href);
        let wanted = asked.name.as_ref().is_none_or(|asked| *asked == name);
        let mut all = view.dispatches.shown.iter();
        let said =
            all.find(|said| matches!(said.words, Words::Event(_)) && last_part(&said.id) == name);
        if let (true, Some(said)) = (wanted, said) {
            let page = web.instance.addresses.path(&meeting.href);
            entries.extend(entry(&meeting, said, &page, beside.reader));
            if let Words::Event(event) = &said.words {
                zones.insert(event.zone.as_str());
            }
        }
    }
    if asked.name.is_some() && entries.is_empty() {
        return Err(Problem::not_found());
    }
    let file_name = match &asked.name {
        Some(name) => format!("{}-{name}.ics", view.appeal.slug),
        None => format!("{}-meetings.ics", view.appeal.slug),
    };
    let calendar = written(entries, &zones);
    let answer = file(&shell, "text/calendar; charset=utf-8", ASK, calendar);
    Ok(named(answer, &file_name))
}

/// One meeting. Its times are in UTC, which needs no rules of a zone; the words say the zone's.
fn entry(meeting: &Meeting, said: &Dispatch, page: &str, reader: Language) -> Option<Event> {
    let Words::Event(words) = &said.words else {
        return None;
    };
    let changed: DateTime<Utc> = times::signed(said.seq).unwrap_or_default();
    // The meeting's id is the same on every server that holds it.
    let uid = Digest::of(&[b"meeting\0", said.id.as_bytes()]).hex();
    let mut event = Event::with_uid(&uid);
    event
        .summary(&meeting.title.words)
        .description(&description(meeting, page, reader))
        .timestamp(changed)
        .last_modified(changed)
        // Minutes: they grow with each change, and stay small enough for every calendar.
        .sequence(u32::try_from(said.seq / 60_000).unwrap_or(u32::MAX))
        .url(page)
        .starts(meeting.start)
        .status(match meeting.status.as_str() {
            "cancelled" => EventStatus::Cancelled,
            "postponed" => EventStatus::Tentative,
            _ => EventStatus::Confirmed,
        });
    if let Some(ends) = words.ends().and_then(|ends| times::stored(ends.millis())) {
        event.ends(ends);
    }
    let place = [&meeting.venue, &meeting.address];
    let place = place.into_iter().flatten();
    let place: Vec<&str> = place.map(|text| text.words.as_str()).collect();
    match (&meeting.online, place.is_empty()) {
        (_, false) => {
            event.location(&place.join(", "));
        }
        (Some(online), true) => {
            event.location(online);
        }
        (None, true) => {}
    }
    // Where one takes part from afar (RFC 7986, section 5.11), also where there is a place.
    let online = meeting.online.as_deref();
    if let Some(online) = online.filter(|online| !online.chars().any(char::is_control)) {
        let link = Property::new("CONFERENCE", online)
            .add_parameter("VALUE", "URI")
            .done();
        event.append_property(link);
    }
    Some(event.done())
}

/// When, as the clocks of its zone show it; where from afar; in which order; and its page.
fn description(meeting: &Meeting, page: &str, reader: Language) -> String {
    let mut lines = vec![meeting.when.clone()];
    let said = |key: &str, words: &str| format!("{}: {words}", t(reader, key, &[]));
    let ends = meeting.ends.as_deref();
    lines.extend(ends.map(|ends| said("meeting-ends", ends)));
    let online = meeting.online.as_deref();
    lines.extend(online.map(|online| said("meeting-online", online)));
    if !meeting.agenda.is_empty() {
        lines.push(String::new());
        lines.push(t(reader, "meeting-agenda", &[]));
        lines.extend(meeting.agenda.iter().map(|point| match &point.time {
            Some(time) => format!("{time} {}", point.title.words),
            None => point.title.words.clone(),
        }));
        lines.push(String::new());
    }
    lines.push(page.to_owned());
    let text = lines.join("\n");
    // Some programs take a carriage return for the end of a line.
    text.chars()
        .filter(|letter| *letter == '\n' || !letter.is_control())
        .collect()
}

/// The file. Where all of it is in one zone, calendars are told which.
fn written(entries: Vec<Event>, zones: &BTreeSet<&str>) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Undersigned//Undersigned//EN"))
        .append_property(Property::new("METHOD", "PUBLISH"));
    if let (Some(zone), 1) = (zones.first(), zones.len()) {
        calendar.append_property(Property::new("X-WR-TIMEZONE", *zone));
    }
    for entry in entries {
        calendar.push(entry);
    }
    calendar.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use serde_json::json;
    use undersigned_domain::{
        AppealKey, SecretKey,
        dispatch::{Kind, read_words},
    };

    fn said(title: &str, status: &str) -> Dispatch {
        let inside = json!({
            "languages": ["en"], "title": {"en": title}, "startTime": "2026-12-04T17:30:00Z",
            "endTime": "2026-12-04T20:00:00Z", "timezone": "Europe/Berlin",
            "venue": {"en": "Harbour hall; east"}, "address": {"en": "Pier 1"}, "status": status,
            "online": "https://meet.example/a?b=1,2",
            "agenda": [{"time": "18:30", "title": {"en": "Welcome"}}, {"title": {"en": "Votes"}}],
        });
        let inside = inside.as_object().unwrap();
        Dispatch::unsigned(
            "https://a.example/appeals/x/meetings/01jd".to_owned(),
            "https://a.example/orgs/a",
            AppealKey {
                object: "https://a.example/appeals/x".to_owned(),
                root: SecretKey::from_seed(&[1; 32]).public(),
            },
            Kind::Event,
            1_792_000_000_000,
            read_words(Kind::Event, inside).unwrap(),
        )
    }

    fn calendar(title: &str, status: &str) -> String {
        let said = said(title, status);
        let all = [said.clone()];
        let beside = Beside {
            dispatches: &all,
            address: "/appeals/x",
            reader: ENGLISH,
            asked: None,
        };
        let meeting = beside.meetings().remove(0);
        let entry = entry(&meeting, &said, "https://b.example/x", ENGLISH);
        let zones = BTreeSet::from(["Europe/Berlin"]);
        written(entry.into_iter().collect(), &zones)
    }

    #[test]
    fn a_meeting_is_an_entry_in_utc_with_its_place() {
        let text = calendar("Founding meeting", "planned");
        for line in [
            "DTSTART:20261204T173000Z\r\n",
            "DTEND:20261204T200000Z\r\n",
            "SUMMARY:Founding meeting\r\n",
            "LOCATION:Harbour hall\\; east\\, Pier 1\r\n",
            "STATUS:CONFIRMED\r\n",
            "URL:https://b.example/x\r\n",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
        assert!(calendar("a", "cancelled").contains("STATUS:CANCELLED\r\n"));
        assert!(calendar("a", "postponed").contains("STATUS:TENTATIVE\r\n"));
    }

    #[test]
    fn whoever_opens_the_entry_reads_the_local_time_the_link_and_the_agenda() {
        let text = calendar("Founding meeting", "planned").replace("\r\n ", "");
        for part in [
            "X-WR-TIMEZONE:Europe/Berlin\r\n",
            "CONFERENCE;VALUE=URI:https://meet.example/a?b=1,2\r\n",
            "18:30–21:00 (Europe/Berlin)",
            "Agenda\\n18:30 Welcome\\nVotes\\n",
            "https://b.example/x\r\n",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn no_title_begins_another_line() {
        let text = calendar("a\tATTACH:file:///etc/passwd;,\\", "planned");
        assert!(
            !text.lines().any(|line| line.starts_with("ATTACH")),
            "{text}"
        );
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    }
}
