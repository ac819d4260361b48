//! A meeting about an appeal: when and where, who speaks, in which order, how one registers, and
//! afterwards what was said there.

mod moment;
mod parts;

pub use moment::Moment;
pub use parts::{Point, Registration, Speaker};

use super::read::{MAX_TEXT_CHARS, by_language, complete, is_web_address, languages, write_text};
use crate::{
    Fault,
    appeal::{ByLanguage, MAX_TITLE_CHARS, only_in},
    members::{Members, words},
    people::DAY_MILLIS,
};
use parts::MAX_ABOUT_CHARS;
use serde_json::{Map, Value, json};

/// Most speakers of one meeting.
pub const MAX_SPEAKERS: usize = 64;
/// Most points of one agenda.
pub const MAX_POINTS: usize = 100;
/// Most people whom a meeting has room for.
pub const MAX_CAPACITY: u64 = 1_000_000;
/// Longest name of a time zone.
const MAX_ZONE_CHARS: usize = 64;
/// Longest meeting, in milliseconds: a month.
const MAX_LENGTH_MILLIS: i64 = 31 * DAY_MILLIS;

/// Whether a meeting takes place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum EventStatus {
    /// It is to take place as it is said.
    #[default]
    Planned,
    /// It will take place, at a time that is not known yet.
    Postponed,
    /// It does not take place.
    Cancelled,
    /// It took place.
    Held,
}

words! {
    EventStatus {
        "planned" => Planned,
        "postponed" => Postponed,
        "cancelled" => Cancelled,
        "held" => Held,
    }
}

/// A meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Event {
    /// Languages, the first one the main one.
    pub languages: Vec<String>,
    /// Title by language.
    pub title: ByLanguage,
    /// Markdown by language.
    pub body: ByLanguage,
    /// When it begins, in UTC.
    pub start: String,
    /// When it ends, in UTC.
    pub end: Option<String>,
    /// The time zone in which it takes place, by its name in the IANA database.
    pub zone: String,
    /// How the place is called, by language.
    pub venue: ByLanguage,
    /// Its postal address, by language.
    pub address: ByLanguage,
    /// Where one takes part from afar.
    pub online: Option<String>,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// In which order.
    pub agenda: Vec<Point>,
    /// Whether it takes place.
    pub status: EventStatus,
    /// How people register; not at all where it is absent.
    pub registration: Option<Registration>,
    /// What was said and decided: Markdown by language, afterwards.
    pub minutes: ByLanguage,
}

impl Event {
    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        let speakers = members.items("speakers", MAX_SPEAKERS)?;
        let agenda = members.items("agenda", MAX_POINTS)?;
        let online = members.optional_text("online", 2_048)?;
        let event = Self {
            languages: languages(members)?,
            title: by_language(members, "title", MAX_TITLE_CHARS)?,
            body: by_language(members, "body", MAX_TEXT_CHARS)?,
            start: members.text("startTime")?.to_owned(),
            end: members.optional_text("endTime", 20)?.map(str::to_owned),
            zone: members.text("timezone")?.to_owned(),
            venue: by_language(members, "venue", MAX_TITLE_CHARS)?,
            address: by_language(members, "address", MAX_ABOUT_CHARS)?,
            online: online.map(str::to_owned),
            speakers: speakers
                .iter()
                .map(Speaker::read)
                .collect::<Result<_, _>>()?,
            agenda: agenda.iter().map(Point::read).collect::<Result<_, _>>()?,
            status: members
                .optional_word("status", &EventStatus::ALL)?
                .unwrap_or_default(),
            registration: members
                .get("registration")
                .map(Registration::read)
                .transpose()?,
            minutes: by_language(members, "minutes", MAX_TEXT_CHARS)?,
        };
        event.check()?;
        Ok(event)
    }

    /// Whether it can be signed: a title in each of its languages, moments that are in order, and a
    /// place or an address to take part from afar.
    ///
    /// # Errors
    /// The [`Fault`] that names the member.
    pub fn check(&self) -> Result<(), Fault> {
        complete(&self.languages, "title", &self.title)?;
        if self.title.values().any(|title| title.contains('\n')) {
            return Err(Fault::Member("title"));
        }
        let texts = [&self.body, &self.venue, &self.address, &self.minutes].into_iter();
        let texts = texts.chain(self.speakers.iter().map(|one| &one.about));
        let texts = texts.chain(self.agenda.iter().map(|one| &one.title));
        only_in(&self.languages, texts)?;
        let start = Moment::parse(&self.start).ok_or(Fault::Member("startTime"))?;
        if let Some(end) = &self.end {
            let end = Moment::parse(end).ok_or(Fault::Member("endTime"))?;
            let length = end.millis() - start.millis();
            if !(0..=MAX_LENGTH_MILLIS).contains(&length) {
                return Err(Fault::Member("endTime"));
            }
        }
        if !is_zone(&self.zone) {
            return Err(Fault::Member("timezone"));
        }
        let said = |text: &ByLanguage| text.values().any(|text| !text.trim().is_empty());
        match &self.online {
            Some(online) if !is_web_address(online) => return Err(Fault::Member("online")),
            None if !said(&self.venue) => return Err(Fault::Member("venue")),
            _ => {}
        }
        if let Some(Registration {
            until: Some(text), ..
        }) = &self.registration
        {
            Moment::parse(text).ok_or(Fault::Member("registration"))?;
        }
        Ok(())
    }

    /// When it begins.
    #[must_use]
    pub fn begins(&self) -> Option<Moment> {
        Moment::parse(&self.start)
    }

    /// When it ends, where that is said.
    #[must_use]
    pub fn ends(&self) -> Option<Moment> {
        Moment::parse(self.end.as_deref()?)
    }

    /// When it is over at the latest: at its end, or a day after it began where no end is said.
    #[must_use]
    pub fn over_at(&self) -> Option<i64> {
        let begins = self.begins()?.millis();
        Some(self.ends().map_or(begins + DAY_MILLIS, Moment::millis))
    }

    /// Until when people register, in milliseconds since 1970; never where they do not, or where it
    /// does not take place. Nobody registers for what is over, whatever is said.
    #[must_use]
    pub fn registers_until(&self) -> Option<i64> {
        let registration = self.registration.as_ref()?;
        if self.status != EventStatus::Planned {
            return None;
        }
        let until = registration.until.as_deref().and_then(Moment::parse);
        let until = until.or_else(|| self.begins())?;
        Some(until.millis().min(self.over_at()?))
    }

    /// The members to be signed.
    pub fn write(&self) -> Map<String, Value> {
        let mut inside = Map::new();
        inside.insert("languages".into(), json!(self.languages));
        for (name, text) in [
            ("title", &self.title),
            ("body", &self.body),
            ("venue", &self.venue),
            ("address", &self.address),
            ("minutes", &self.minutes),
        ] {
            write_text(&mut inside, name, text);
        }
        inside.insert("startTime".into(), json!(self.start));
        inside.insert("timezone".into(), json!(self.zone));
        inside.insert("status".into(), json!(self.status.name()));
        for (name, text) in [("endTime", &self.end), ("online", &self.online)] {
            if let Some(text) = text {
                inside.insert(name.into(), json!(text));
            }
        }
        if !self.speakers.is_empty() {
            let speakers: Vec<Value> = self.speakers.iter().map(Speaker::write).collect();
            inside.insert("speakers".into(), speakers.into());
        }
        if !self.agenda.is_empty() {
            let agenda: Vec<Value> = self.agenda.iter().map(Point::write).collect();
            inside.insert("agenda".into(), agenda.into());
        }
        if let Some(registration) = &self.registration {
            inside.insert("registration".into(), registration.write());
        }
        inside
    }
}

/// Whether a text has the form of a zone's name, such as `America/Port-au-Prince`. Whether there is
/// such a zone is asked where there is a list of them.
pub(crate) fn is_zone(text: &str) -> bool {
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte);
    !text.is_empty() && text.len() <= MAX_ZONE_CHARS && text.bytes().all(sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(change: impl Fn(&mut Map<String, Value>)) -> Result<Event, Fault> {
        let Value::Object(mut inside) = json!({
            "languages": ["en"], "title": {"en": "Founding meeting"},
            "startTime": "2026-12-04T17:30:00Z", "endTime": "2026-12-04T20:00:00Z",
            "timezone": "Europe/Berlin", "venue": {"en": "Harbour hall"},
            "speakers": [{"name": "A. B.", "about": {"en": "A docker"}}],
            "agenda": [{"time": "18:30", "title": {"en": "Welcome"}}],
            "status": "planned",
            "registration": {"until": "2026-12-03T17:30:00Z", "capacity": 80, "count": "public"},
        }) else {
            return Err(Fault::Member("dispatch"));
        };
        change(&mut inside);
        Event::read(Members(&inside))
    }

    #[test]
    fn what_is_written_reads_as_the_same() {
        let event = written(|_| {}).unwrap();
        assert_eq!(Event::read(Members(&event.write())).unwrap(), event);
        assert_eq!(event.registers_until(), Some(1_796_319_000_000));
        let cancelled = written(|inside| {
            inside.insert("status".into(), json!("cancelled"));
        });
        assert_eq!(cancelled.unwrap().registers_until(), None);
        let wrong_year = written(|inside| {
            inside.insert(
                "registration".into(),
                json!({"until": "2027-12-03T17:30:00Z"}),
            );
        });
        let wrong_year = wrong_year.unwrap();
        assert_eq!(wrong_year.registers_until(), wrong_year.over_at());
    }

    #[test]
    fn a_fault_names_the_member() {
        for (member, value, named) in [
            ("startTime", json!("tomorrow"), "startTime"),
            ("endTime", json!("2026-12-04T17:29:59Z"), "endTime"),
            ("endTime", json!("2027-12-04T17:30:00Z"), "endTime"),
            ("timezone", json!("Europe Berlin"), "timezone"),
            ("venue", json!({}), "venue"),
            ("online", json!("javascript:alert(1)"), "online"),
            ("title", json!({"en": "two\nlines"}), "title"),
            ("speakers", json!([{"name": " "}]), "speakers"),
            (
                "agenda",
                json!([{"time": "25:00", "title": {"en": "a"}}]),
                "agenda",
            ),
            ("agenda", json!([{"title": {}}]), "agenda"),
            ("status", json!("perhaps"), "status"),
            ("registration", json!({"until": "soon"}), "registration"),
            ("registration", json!([]), "registration"),
        ] {
            let fault = written(|inside| {
                inside.insert(member.into(), value.clone());
            });
            assert_eq!(fault, Err(Fault::Member(named)), "{member}: {value}");
        }
    }
}
