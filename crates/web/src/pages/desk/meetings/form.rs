//! The form of a meeting: from the members of a draft, or from what was typed.

use super::lines::{agenda, lines, speakers};
use crate::{
    countries::COUNTRIES,
    language::{Language, whole_number},
    pages::{
        desk::beside::members::{self, in_language, items, text_of},
        session::Fields,
    },
    views::desk::meetings::{RegistrationRow, Times, Version},
};
use serde_json::{Map, Value, json};
use undersigned_domain::appeal::MAX_LANGUAGES;
use undersigned_federation::actions::{
    meeting::{Local, in_utc, in_zone},
    schedule::{Zone, meant},
};

/// A meeting as it stands in its form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MeetingForm {
    /// When.
    pub times: Times,
    /// Where one takes part from afar.
    pub online: String,
    /// Code of whether it takes place.
    pub status: String,
    /// How people register.
    pub registration: RegistrationRow,
    /// One for each language.
    pub versions: Vec<Version>,
}

/// A text of a language.
type Part = fn(&Version) -> &str;

impl MeetingForm {
    /// An empty form with these languages.
    pub fn new(languages: &[String]) -> Self {
        Self {
            status: "planned".to_owned(),
            versions: members::rows(languages, |row, language| Version {
                row,
                language,
                ..Version::default()
            }),
            ..Self::default()
        }
    }

    /// The form for what was written.
    pub fn of(inside: &Map<String, Value>) -> Self {
        let mut form = Self::new(&members::languages(inside));
        let zone = text_of(inside.get("timezone"));
        let moment = |value: Option<&Value>| split(&text_of(value), &zone);
        let (start, end) = (
            moment(inside.get("startTime")),
            moment(inside.get("endTime")),
        );
        let registration = inside.get("registration");
        let until = moment(registration.and_then(|one| one.get("until")));
        for (place, version) in form.versions.iter_mut().enumerate() {
            let tag = version.language.clone();
            version.title = in_language(inside, "title", &tag);
            version.venue = in_language(inside, "venue", &tag);
            version.address = in_language(inside, "address", &tag);
            version.body = in_language(inside, "body", &tag);
            version.minutes = in_language(inside, "minutes", &tag);
            version.speakers = lines(items(inside, "speakers").map(|speaker| {
                let name = text_of(speaker.get("name"));
                match text_of(speaker.get("about").and_then(|about| about.get(&tag))) {
                    about if about.is_empty() && place > 0 => String::new(),
                    about if about.is_empty() => name,
                    about => format!("{name}, {about}"),
                }
            }));
            version.agenda = lines(items(inside, "agenda").map(|point| {
                let time = text_of(point.get("time"));
                let title = text_of(point.get("title").and_then(|title| title.get(&tag)));
                match (title.is_empty(), time.is_empty()) {
                    (true, _) => String::new(),
                    (false, true) => title,
                    (false, false) => format!("{time} {title}"),
                }
            }));
        }
        form.times = Times {
            date: start.date,
            time: start.time,
            end_date: end.date,
            end_time: end.time,
            zone,
        };
        form.online = text_of(inside.get("online"));
        if let Some(status) = inside.get("status").and_then(Value::as_str) {
            form.status = status.to_owned();
        }
        let capacity = registration.and_then(|one| one.get("capacity"));
        form.registration = RegistrationRow {
            registers: registration.is_some(),
            until_date: until.date,
            until_time: until.time,
            capacity: capacity
                .and_then(Value::as_u64)
                .map(|room| room.to_string())
                .unwrap_or_default(),
            counted: text_of(registration.and_then(|one| one.get("count"))) == "public",
        };
        form
    }

    /// What was typed; languages by their tags.
    pub fn read(fields: &Fields, reader: Language) -> Self {
        let names = ["language", "title", "venue", "body"];
        let count = fields.rows(&names, MAX_LANGUAGES).max(1);
        let versions = (1..=count).map(|row| {
            let text = |name: &str| fields.text(&format!("{name}-{row}"));
            let long = |name: &str| fields.lines(&format!("{name}-{row}"));
            Version {
                row,
                language: reader.tag_or_typed(text("language")),
                title: text("title"),
                venue: text("venue"),
                address: text("address"),
                body: long("body"),
                speakers: long("speakers"),
                agenda: long("agenda"),
                minutes: long("minutes"),
            }
        });
        Self {
            times: Times {
                date: fields.text("date"),
                time: fields.text("time"),
                end_date: fields.text("end-date"),
                end_time: fields.text("end-time"),
                zone: fields.text("zone"),
            },
            online: fields.address("online"),
            status: fields.text("status"),
            registration: RegistrationRow {
                registers: fields.ticked("registers"),
                until_date: fields.text("until-date"),
                until_time: fields.text("until-time"),
                capacity: fields.text("capacity"),
                counted: fields.ticked("counted"),
            },
            versions: versions.collect(),
        }
    }

    /// The rows of languages in which something is said, each with its language.
    pub fn with_words(&self) -> impl Iterator<Item = (usize, &str)> {
        let said = self.versions.iter().filter(|one| has_words(one));
        said.map(|one| (one.row, one.language.as_str()))
    }

    /// Whether nothing was typed into it: a form begins with a zone and that the meeting is planned.
    pub fn is_blank(&self) -> bool {
        let (times, registration) = (&self.times, &self.registration);
        let typed = [
            &times.date,
            &times.time,
            &times.end_date,
            &times.end_time,
            &self.online,
            &registration.until_date,
            &registration.until_time,
            &registration.capacity,
        ];
        let mut said = self.with_words();
        !registration.registers && said.next().is_none() && typed.iter().all(|text| text.is_empty())
    }

    /// Rows of languages in which something is said, and no title.
    pub fn untitled(&self) -> Vec<usize> {
        let written = self.versions.iter().filter(|one| is_written(one));
        let untitled = written.filter(|one| one.title.trim().is_empty());
        untitled.map(|one| one.row).collect()
    }

    /// One more empty language.
    pub fn more_languages(&mut self) {
        members::one_more(&mut self.versions, |row| Version {
            row,
            ..Version::default()
        });
    }

    /// The members of the draft. What is no time yet is kept as it was typed.
    pub fn inside(&self) -> Map<String, Value> {
        let written: Vec<&Version> = self.versions.iter().filter(|one| is_written(one)).collect();
        let languages: Vec<&str> = written.iter().map(|one| one.language.as_str()).collect();
        let mut inside = Map::new();
        inside.insert("languages".into(), json!(languages));
        let texts: [(&str, Part); 5] = [
            ("title", |one| &one.title),
            ("venue", |one| &one.venue),
            ("address", |one| &one.address),
            ("body", |one| &one.body),
            ("minutes", |one| &one.minutes),
        ];
        for (name, of) in texts {
            let said = written.iter().filter_map(|one| {
                let text = of(one).trim();
                (!text.is_empty()).then(|| (one.language.clone(), json!(text)))
            });
            let said: Map<String, Value> = said.collect();
            if !said.is_empty() {
                inside.insert(name.into(), said.into());
            }
        }
        let times = &self.times;
        let zone = meant(&times.zone, &COUNTRIES).zone().ok();
        // What is no zone is kept, so that it is said to be none.
        let name = zone.map_or(times.zone.as_str(), |zone| zone.name());
        inside.insert("timezone".into(), json!(name));
        inside.insert(
            "startTime".into(),
            json!(join(&times.date, &times.time, zone)),
        );
        // Who names a time alone means the day on which it begins.
        let end_date = match (times.end_date.is_empty(), times.end_time.is_empty()) {
            (true, false) => &times.date,
            _ => &times.end_date,
        };
        if !end_date.is_empty() {
            inside.insert(
                "endTime".into(),
                json!(join(end_date, &times.end_time, zone)),
            );
        }
        if !self.online.is_empty() {
            inside.insert("online".into(), json!(self.online));
        }
        inside.insert("status".into(), json!(self.status));
        if self.registration.registers {
            inside.insert("registration".into(), self.registration_member(zone));
        }
        for (name, members) in [
            ("speakers", speakers(&written)),
            ("agenda", agenda(&written)),
        ] {
            if !members.is_empty() {
                inside.insert(name.into(), members.into());
            }
        }
        inside
    }

    fn registration_member(&self, zone: Option<Zone>) -> Value {
        let row = &self.registration;
        let mut member = Map::new();
        if !row.until_date.is_empty() {
            let until = join(&row.until_date, &row.until_time, zone);
            member.insert("until".into(), json!(until));
        }
        if !row.capacity.is_empty() {
            // What is no number is kept, so that it is said to be none.
            let room = whole_number(&row.capacity);
            let room = room.map_or_else(|| json!(row.capacity), |room| json!(room));
            member.insert("capacity".into(), room);
        }
        let count = if row.counted { "public" } else { "private" };
        member.insert("count".into(), json!(count));
        Value::Object(member)
    }
}

/// Whether something is said in a language.
fn is_written(version: &Version) -> bool {
    !version.language.is_empty() && has_words(version)
}

/// Whether something is said in a row.
fn has_words(version: &Version) -> bool {
    let texts = [
        &version.title,
        &version.venue,
        &version.address,
        &version.body,
        &version.speakers,
        &version.agenda,
        &version.minutes,
    ];
    texts.iter().any(|text| !text.trim().is_empty())
}

/// Day and time in a zone, of a moment in UTC or of what was typed and is none.
fn split(text: &str, zone: &str) -> Local {
    in_zone(text, zone).unwrap_or_else(|| {
        let (date, time) = text.split_once('T').unwrap_or((text, ""));
        Local {
            date: date.to_owned(),
            time: time.to_owned(),
        }
    })
}

/// The moment in UTC, or what was typed where it is none.
fn join(date: &str, time: &str, zone: Option<Zone>) -> String {
    let local = Local {
        date: date.to_owned(),
        time: time.to_owned(),
    };
    let moment = zone.and_then(|zone| in_utc(&local, zone).ok());
    moment.unwrap_or_else(|| match time.is_empty() {
        true => date.to_owned(),
        false => format!("{date}T{time}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn a_form_becomes_a_draft_and_the_draft_the_same_form() {
        let body = "date=2026-12-04&time=18%3A30&end-date=&end-time=21%3A00&zone=berlin\
             &online=meet.example%2Fa&status=planned&registers=yes\
             &until-date=2026-12-03&until-time=12%3A00&capacity=80&counted=yes\
             &language-1=en&title-1=Founding&venue-1=Hall&address-1=&body-1=Come.\
             &speakers-1=Ana+P.%2C+docker%0D%0ABo+Li&agenda-1=18%3A30+Welcome%0D%0AVotes&minutes-1=\
             &language-2=ar&title-2=%D8%AA&speakers-2=%0D%0A&agenda-2=18%3A30+%D8%A3&language-3=de";
        let form = MeetingForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        let inside = form.inside();
        assert_eq!(
            Value::Object(inside.clone()),
            json!({
                "languages": ["en", "ar"], "title": {"en": "Founding", "ar": "ت"},
                "venue": {"en": "Hall"}, "body": {"en": "Come."},
                "startTime": "2026-12-04T17:30:00Z", "endTime": "2026-12-04T20:00:00Z",
                "timezone": "Europe/Berlin", "online": "https://meet.example/a",
                "status": "planned",
                "registration": {"until": "2026-12-03T11:00:00Z", "capacity": 80, "count": "public"},
                "speakers": [{"name": "Ana P.", "about": {"en": "docker"}}, {"name": "Bo Li"}],
                "agenda": [{"time": "18:30", "title": {"en": "Welcome", "ar": "أ"}},
                           {"title": {"en": "Votes"}}],
            })
        );
        assert_eq!(MeetingForm::of(&inside).inside(), inside);
    }

    #[test]
    fn a_form_is_blank_until_something_is_typed() {
        let is_blank = |more: &str| {
            let body = format!("zone=Europe%2FBerlin&status=planned&language-1=en{more}");
            MeetingForm::read(&Fields::parse(body.as_bytes()), ENGLISH).is_blank()
        };
        assert!(is_blank("&title-1=+&date="));
        assert!(MeetingForm::new(&["en".to_owned()]).is_blank());
        for more in [
            "&title-1=a",
            "&date=2026-12-04",
            "&minutes-1=b",
            "&registers=yes",
        ] {
            assert!(!is_blank(more), "{more}");
        }
    }

    #[test]
    fn what_is_no_time_is_kept_as_it_was_typed() {
        let body = "date=2026-12-04&time=soon&zone=Nowhere&language-1=en&title-1=a&status=planned";
        let form = MeetingForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        let inside = form.inside();
        assert_eq!(inside["startTime"], json!("2026-12-04Tsoon"));
        assert_eq!(MeetingForm::of(&inside).times, form.times);
    }
}
