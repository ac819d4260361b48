//! Meetings as pages show them: from what was signed, and from what this server alone knows of who has
//! registered.

use super::beside::{Beside, corrected};
use crate::{
    language::{Language, ToArgument as _, t},
    markdown,
    pages::times,
    problem::Answer,
    state::WebState,
    views::meetings::{Meeting, Point, Registration, Speaker},
};
use undersigned_domain::{
    Dispatch,
    appeal::ByLanguage,
    dispatch::{Event, Words},
};
use undersigned_federation::{
    actions::{
        meeting::{self, Local},
        registration,
    },
    reconcile::replicate::slug,
    views::AppealView,
};

impl Beside<'_> {
    /// Meetings as they are shown, the latest first.
    #[must_use]
    pub fn meetings(&self) -> Vec<Meeting> {
        let mut shown: Vec<Meeting> = self
            .dispatches
            .iter()
            .filter_map(|dispatch| match &dispatch.words {
                Words::Event(event) => self.meeting(dispatch, event),
                _ => None,
            })
            .collect();
        shown.sort_by(|a, b| b.start.cmp(&a.start).then_with(|| b.href.cmp(&a.href)));
        shown
    }

    /// One meeting as it is shown. What is known of registrations is not in it.
    #[must_use]
    pub fn meeting(&self, dispatch: &Dispatch, event: &Event) -> Option<Meeting> {
        let tag = self.chosen(&event.languages);
        let href = self.href("meetings", &dispatch.id);
        let in_tongue = |map: &ByLanguage| self.said_in(&tag, map);
        let minutes = in_tongue(&event.minutes).map(|text| markdown::render(&text.words));
        let others = event.languages.iter().filter(|other| **other != tag);
        let (when, ends) = self.when_of(event);
        let registration = event.registration.as_ref().map(|said| Registration {
            href: format!("{}/register", dispatch.id),
            until_millis: event.registers_until(),
            until: said
                .until
                .as_deref()
                .map(|until| self.clock(until, &event.zone)),
            is_open: false,
            is_full: false,
            capacity: said.capacity,
            counted: said.counted,
            count: None,
        });
        Some(Meeting {
            title: in_tongue(&event.title).unwrap_or_default(),
            status: event.status.name().to_owned(),
            when,
            ends,
            start: times::stored(event.begins()?.millis())?,
            over_at: event.over_at()?,
            corrected: corrected(dispatch),
            body: markdown::render(event.body.get(&tag).map_or("", String::as_str)),
            others: others
                .map(|other| (other.clone(), format!("{href}?text={other}")))
                .collect(),
            venue: in_tongue(&event.venue),
            address: in_tongue(&event.address),
            online: event.online.clone(),
            speakers: event
                .speakers
                .iter()
                .map(|one| Speaker {
                    name: one.name.clone(),
                    about: in_tongue(&one.about),
                })
                .collect(),
            agenda: event
                .agenda
                .iter()
                .filter_map(|one| {
                    Some(Point {
                        time: one
                            .time
                            .as_deref()
                            .map(|time| times::clock(self.reader, time)),
                        title: in_tongue(&one.title)?,
                    })
                })
                .collect(),
            minutes,
            registration,
            calendar_href: format!("{href}/calendar.ics"),
            language: tag,
            href,
        })
    }

    /// When a meeting is, in words; and when it ends, where that is another day.
    fn when_of(&self, event: &Event) -> (String, Option<String>) {
        let begins = meeting::in_zone(&event.start, &event.zone);
        let ends = event.end.as_deref();
        let ends = ends.and_then(|end| meeting::in_zone(end, &event.zone));
        match (begins, ends) {
            (Some(begins), Some(ends)) if begins.date == ends.date => {
                let words = t(
                    self.reader,
                    "meeting-when-until",
                    &[
                        ("day", day_words(self.reader, &begins.date).argument()),
                        ("time", times::clock(self.reader, &begins.time).argument()),
                        ("end", times::clock(self.reader, &ends.time).argument()),
                        ("zone", event.zone.argument()),
                    ],
                );
                (words, None)
            }
            _ => {
                let ends = event.end.as_deref();
                let ends = ends.map(|end| self.clock(end, &event.zone));
                (self.clock(&event.start, &event.zone), ends)
            }
        }
    }

    /// Day, time and zone of a moment in UTC. In UTC, where the zone is not known here.
    fn clock(&self, utc: &str, zone: &str) -> String {
        let known = meeting::in_zone(utc, zone).map(|local| (local, zone));
        let known = known.or_else(|| Some((meeting::in_zone(utc, "UTC")?, "UTC")));
        let (local, zone) = known.unwrap_or_default();
        clock_words(self.reader, &local, zone)
    }
}

/// What the clocks of a zone show, with its name, in words.
fn clock_words(reader: Language, local: &Local, zone: &str) -> String {
    t(
        reader,
        "meeting-when",
        &[
            ("day", day_words(reader, &local.date).argument()),
            ("time", times::clock(reader, &local.time).argument()),
            ("zone", zone.argument()),
        ],
    )
}

fn day_words(reader: Language, date: &str) -> String {
    let day = times::written(date).map(|day| reader.day(day));
    day.unwrap_or_else(|| date.to_owned())
}

/// Meetings that are not over, the next one first.
#[must_use]
pub fn coming(beside: &Beside<'_>, now: i64) -> Vec<Meeting> {
    let mut meetings = beside.meetings();
    meetings.retain(|meeting| meeting.over_at >= now && meeting.status != "held");
    meetings.reverse();
    meetings
}

/// Differs as soon as another meeting is over.
#[must_use]
pub fn over_tag(view: &AppealView, now: i64) -> String {
    let over = |words: &Words| match words {
        Words::Event(event) => event.over_at().map(|over| over < now),
        _ => None,
    };
    let dispatches = view.dispatches.shown.iter();
    let is_over = dispatches.filter_map(|dispatch| over(&dispatch.words));
    is_over.map(|over| if over { '-' } else { '+' }).collect()
}

/// Fills in what only the organiser's server knows, and where one registers there; elsewhere whether
/// the time for it is over.
///
/// # Errors
/// The database.
pub async fn with_registration(
    web: &WebState,
    view: &AppealView,
    meeting: &mut Meeting,
) -> Answer<()> {
    let now = web.instance.clock.millis();
    let Some(registers) = &mut meeting.registration else {
        return Ok(());
    };
    registers.is_open = registers.until_millis.is_some_and(|until| now < until);
    if view.appeal.organization_id.is_none() {
        return Ok(());
    }
    registers.href = format!("{}/register", meeting.href);
    let name = slug(&meeting.href);
    let count = registration::count(&web.instance, &view.appeal, &name).await?;
    let full = registers.capacity.is_some_and(|room| count >= room);
    registers.is_full = registers.is_open && full;
    registers.is_open &= !full;
    registers.count = registers.counted.then_some(count);
    Ok(())
}

/// Differs whenever the page would say another count, that there is no room left, or that registering
/// is over; and by nothing that it does not say.
///
/// # Errors
/// The database.
pub async fn tag(web: &WebState, view: &AppealView) -> Answer<String> {
    let mut tag = String::new();
    let now = web.instance.clock.millis();
    for dispatch in view.dispatches.shown.iter() {
        let Words::Event(event) = &dispatch.words else {
            continue;
        };
        let count = match view.appeal.organization_id {
            Some(_) => {
                registration::count(&web.instance, &view.appeal, &slug(&dispatch.id)).await?
            }
            None => 0,
        };
        let over = event.over_at().is_some_and(|over| over < now);
        let open = registration::is_open(&web.instance, event);
        let said = event.registration.as_ref();
        let room = said.and_then(|said| said.capacity);
        let full = room.is_some_and(|room| count >= room);
        let shown = said.is_some_and(|said| said.counted).then_some(count);
        tag.push_str(&format!("{shown:?} {full} {open} {over};"));
    }
    Ok(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_its_time_have_the_digits_of_the_reader() {
        let local = Local {
            date: "2026-12-04".to_owned(),
            time: "18:30".to_owned(),
        };
        for (tag, time) in [("en", "18:30"), ("ar", "١٨:٣٠"), ("id", "18.30")] {
            let reader = Language::from_tag(tag).unwrap();
            let words = clock_words(reader, &local, "Europe/Berlin");
            assert!(words.contains(time), "{words}");
            let latin = words.contains(|letter: char| letter.is_ascii_digit());
            assert_eq!(latin, tag != "ar", "{words}");
        }
    }
}
