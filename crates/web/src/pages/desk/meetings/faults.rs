//! Everything that is wrong with a meeting as it was typed, each beside its field: whoever puts one
//! thing right is not told of the next one only then.

use super::{form::MeetingForm, lines::no_time};
use crate::{
    pages::desk::{
        typed_language,
        words::{self, Wrong},
        zone,
    },
    problem::Answer,
    views::{FieldError, Page},
};
use serde_json::{Map, Value, json};
use undersigned_domain::{
    Fault,
    dispatch::{EventStatus, Kind, Moment, Words},
};
use undersigned_federation::{
    FederationError,
    actions::{
        dispatch::Draft,
        meeting::{Local, in_utc, is_held_before},
        schedule::Zone,
    },
};

/// Most mistakes that are looked for one after the other.
const MOST: usize = 16;
/// A moment that takes the place of one that is none, so that the rest can be looked at.
const SOME_DAY: &str = "2000-01-01T00:00:00Z";

/// What is wrong with the languages: a draft would not keep all that is said.
pub fn languages(page: &Page, form: &MeetingForm) -> Vec<FieldError> {
    typed_language::in_rows(page, form.with_words())
}

/// What is wrong; nothing where it can be published.
///
/// # Errors
/// What nobody at the desk can put right.
pub fn all(
    page: &Page,
    form: &MeetingForm,
    inside: &Map<String, Value>,
    now: i64,
) -> Answer<Vec<FieldError>> {
    let mut wrong = times(page, form);
    let is_timeless = !wrong.is_empty();
    let languages = languages(page, form);
    // What is said in no language is not in the draft: all of it would be said to be missing.
    let in_some = (!languages.is_empty()).then(|| in_some_language(form));
    let (form, mut rest) = match &in_some {
        Some(form) => (form, form.inside()),
        None => (form, inside.clone()),
    };
    wrong.extend(languages);
    if is_timeless {
        timeless(&mut rest);
    }
    for _ in 0..MOST {
        let draft = Draft {
            name: String::new(),
            kind: Kind::Event,
            inside: rest.clone(),
        };
        let fault = match draft.words() {
            Ok(words) => {
                wrong.extend(too_soon(page, &words, now));
                wrong.extend(too_late(page, &words));
                if let Err(error) = draft.fit() {
                    wrong.push(words::beside(page, "body-1", error)?);
                }
                break;
            }
            Err(fault) => fault,
        };
        let mended = mend(&mut rest, &fault);
        let fields = beside(page, form, fault)?;
        let known = |one: &FieldError| wrong.iter().any(|known| known.field == one.field);
        let new: Vec<FieldError> = fields.into_iter().filter(|one| !known(one)).collect();
        wrong.extend(new);
        if !mended {
            break;
        }
    }
    Ok(wrong)
}

/// The form as if each row in which something is said were in a language, so that the rest can be looked at.
fn in_some_language(form: &MeetingForm) -> MeetingForm {
    let mut form = form.clone();
    for version in &mut form.versions {
        // Reserved for private use (`qaa` to `qtz`): nobody types them.
        let letter = |of: usize| char::from(b'a' + u8::try_from(of % 26).unwrap_or_default());
        version.language = format!("q{}{}", letter(version.row / 26), letter(version.row));
    }
    form
}

/// Days, times and their zone. Without a zone they are looked at as if it were UTC.
fn times(page: &Page, form: &MeetingForm) -> Vec<FieldError> {
    let typed = &form.times;
    let (zone, mut wrong) = match zone::read(page, &typed.zone) {
        Ok(zone) => (zone, Vec::new()),
        Err(wrong) => (Zone::UTC, vec![wrong]),
    };
    let mut look = |name: &str, date: &str, time: &str| {
        let local = Local {
            date: date.to_owned(),
            time: time.to_owned(),
        };
        let field = |part: &str| match name {
            "" => part.to_owned(),
            name => format!("{name}-{part}"),
        };
        match in_utc(&local, zone) {
            Ok(_) => {}
            // An hour that the clocks leave out has the right form, and is none.
            Err(error) if error.code() == "time_skipped" => {
                wrong.push(words::wrong(page, field("time"), "time-skipped"));
            }
            Err(_) => wrong.push(words::wrong(page, field("date"), "meeting-time")),
        }
    };
    look("", &typed.date, &typed.time);
    if !typed.end_date.is_empty() || !typed.end_time.is_empty() {
        let date = match typed.end_date.is_empty() {
            true => &typed.date,
            false => &typed.end_date,
        };
        look("end", date, &typed.end_time);
    }
    let until = &form.registration;
    if until.registers && !(until.until_date.is_empty() && until.until_time.is_empty()) {
        look("until", &until.until_date, &until.until_time);
    }
    wrong
}

/// Puts times in the place of those that are wrong and were said to be.
fn timeless(rest: &mut Map<String, Value>) {
    rest.insert("timezone".into(), json!("UTC"));
    rest.insert("startTime".into(), json!(SOME_DAY));
    rest.insert("status".into(), json!(EventStatus::Planned.name()));
    rest.remove("endTime");
    if let Some(Value::Object(registration)) = rest.get_mut("registration") {
        registration.remove("until");
    }
}

/// That it took place is said afterwards.
fn too_soon(page: &Page, words: &Words, now: i64) -> Option<FieldError> {
    let Words::Event(event) = words else {
        return None;
    };
    is_held_before(event, now).then(|| words::wrong(page, "status", "meeting-held"))
}

/// Nobody registers for what is over.
fn too_late(page: &Page, words: &Words) -> Option<FieldError> {
    let Words::Event(event) = words else {
        return None;
    };
    let until = event.registration.as_ref()?.until.as_deref()?;
    let is_late = Moment::parse(until)?.millis() > event.over_at()?;
    is_late.then(|| words::wrong(page, "until-date", "meeting-until-late"))
}

/// Takes away what is wrong, so that the rest can be looked at; says whether there is more to see.
fn mend(rest: &mut Map<String, Value>, fault: &Fault) -> bool {
    let name = match fault {
        Fault::Member("capacity") | Fault::NumberRange("capacity") => "registration",
        Fault::Member(name) | Fault::TooLong(name) => *name,
        _ => return false,
    };
    let first = rest.get("languages").and_then(|tags| tags.get(0)).cloned();
    let tags: Vec<String> = match rest.get("languages") {
        Some(Value::Array(tags)) => tags.iter().filter_map(Value::as_str).map(str::to_owned),
        _ => return false,
    }
    .collect();
    let some = |tags: &[String]| -> Value {
        let texts = tags.iter().map(|tag| (tag.clone(), json!("-")));
        Value::Object(texts.collect())
    };
    match (name, first) {
        ("languages", None) => {
            let english = ["en".to_owned()];
            rest.insert("languages".into(), json!(english));
            rest.insert("title".into(), some(&english));
            true
        }
        ("title" | "venue", Some(_)) => {
            let before = rest.insert(name.to_owned(), some(&tags));
            before.is_none_or(|before| before != some(&tags))
        }
        ("online", Some(_)) => {
            // There has to be a place where there is no link.
            rest.entry("venue").or_insert_with(|| some(&tags));
            rest.remove("online").is_some()
        }
        ("startTime" | "timezone" | "languages", _) => false,
        (name, _) => rest.remove(name).is_some(),
    }
}

/// Texts that are longer than they may be, each beside its field.
fn too_long(form: &MeetingForm) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for version in &form.versions {
        for (name, key) in [
            ("title", words::long_title(&version.title)),
            ("venue", words::long_title(&version.venue)),
            ("body", words::long_text(&version.body)),
            ("minutes", words::long_text(&version.minutes)),
        ] {
            wrong.extend(key.map(|key| (format!("{name}-{}", version.row), key)));
        }
    }
    wrong
}

/// Points of an agenda at times that no clock shows, each beside the field of its language.
fn timeless_points(page: &Page, form: &MeetingForm) -> Vec<FieldError> {
    let versions = form.versions.iter();
    let wrong = versions.filter_map(|version| {
        let time = no_time(&version.agenda)?;
        Some(FieldError {
            field: format!("agenda-{}", version.row),
            message: page.t1("error-meeting-clock", "time", time),
        })
    });
    wrong.collect()
}

/// A fault, beside the fields that it is about.
fn beside(page: &Page, form: &MeetingForm, fault: Fault) -> Answer<Vec<FieldError>> {
    let (field, key) = match &fault {
        Fault::Member("title") => {
            let untitled = form.untitled();
            if !untitled.is_empty() {
                let needed = |row| words::wrong(page, format!("title-{row}"), "needed");
                return Ok(untitled.into_iter().map(needed).collect());
            }
            ("title-1", "needed")
        }
        Fault::Member("languages") => match form.versions.iter().all(|one| one.title.is_empty()) {
            true => ("title-1", "needed"),
            false => ("language-1", "language-form"),
        },
        Fault::Member("startTime") => ("date", "meeting-time"),
        Fault::Member("endTime") => ("end-date", "meeting-end"),
        Fault::Member("timezone") => ("zone", "zone-unknown"),
        Fault::Member("venue") => ("venue-1", "meeting-venue"),
        Fault::Member("online") | Fault::TooLong("online") => ("online", "meeting-online"),
        Fault::Member("speakers") | Fault::TooLong("speakers") => ("speakers-1", "meeting-lines"),
        Fault::Member("agenda") => {
            let timeless = timeless_points(page, form);
            if !timeless.is_empty() {
                return Ok(timeless);
            }
            ("agenda-1", "meeting-lines")
        }
        Fault::TooLong("agenda") => ("agenda-1", "meeting-lines"),
        Fault::Member("registration") => ("until-date", "meeting-time"),
        Fault::Member("capacity") | Fault::NumberRange("capacity") => {
            ("capacity", "meeting-capacity")
        }
        Fault::UnknownLanguage(_) => ("language-1", "language-form"),
        _ => {
            let long = too_long(form);
            if matches!(fault, Fault::TooLong(_)) && !long.is_empty() {
                return Ok(words::sentences(page, long));
            }
            let wrong = words::beside(page, "title-1", FederationError::from(fault))?;
            return Ok(vec![wrong]);
        }
    };
    Ok(vec![words::wrong(page, field, key)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::ENGLISH, pages::session::Fields};

    fn wrong(body: &str, now: i64) -> Vec<String> {
        let form = MeetingForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
        let Ok(wrong) = all(&page, &form, &form.inside(), now) else {
            unreachable!("everything here can be put right");
        };
        wrong.into_iter().map(|one| one.field).collect()
    }

    const SOUND: &str = "date=2026-12-04&time=18%3A30&zone=Europe%2FBerlin&status=planned\
        &language-1=en&title-1=Founding&venue-1=Hall";

    #[test]
    fn every_mistake_is_said_at_once() {
        assert_eq!(wrong(SOUND, 0), Vec::<String>::new());
        let body = "date=&time=&zone=Europe%2FBerlin&status=planned&online=here&registers=yes\
            &capacity=many&language-1=en&title-1=&body-1=Come.&language-2=ar&title-2=a";
        let found = wrong(body, 0);
        for field in ["date", "title-1", "online", "capacity"] {
            assert!(found.iter().any(|one| one == field), "{field}: {found:?}");
        }
        assert!(!found.iter().any(|one| one == "title-2"), "{found:?}");
        let nothing = wrong("zone=Nowhere&status=planned&language-1=en", 0);
        for field in ["zone", "date", "title-1", "venue-1"] {
            assert!(nothing.iter().any(|one| one == field), "{nothing:?}");
        }
    }

    #[test]
    fn what_is_said_in_no_language_is_not_said_to_be_missing() {
        let body = SOUND.replace("language-1=en", "language-1=&language-2=xx&body-2=b");
        assert_eq!(wrong(&body, 0), ["language-1", "language-2", "title-2"]);
        let named = SOUND.replace("language-1=en", "language-1=English");
        assert_eq!(wrong(&named, 0), Vec::<String>::new());
    }

    #[test]
    fn an_hour_that_no_clock_shows_is_said_to_be_none() {
        let body = SOUND.replace("2026-12-04&time=18%3A30", "2027-03-28&time=02%3A30");
        assert_eq!(wrong(&body, 0), ["time"]);
    }

    #[test]
    fn a_point_at_a_time_that_no_clock_shows_is_told_so() {
        let agenda = |lines: &str| {
            let body = format!("{SOUND}&agenda-1={lines}");
            let form = MeetingForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
            let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
            let Ok(wrong) = all(&page, &form, &form.inside(), 0) else {
                unreachable!("it can be put right");
            };
            wrong.into_iter().map(|one| (one.field, one.message)).next()
        };
        assert_eq!(agenda("23%3A59+Welcome%0D%0AMusic"), None);
        let (field, message) = agenda("18%3A30+Welcome%0D%0A25%3A99+Music").unwrap();
        assert_eq!(field, "agenda-1");
        assert!(message.contains("25:99"), "{message}");
    }

    #[test]
    fn nobody_registers_for_what_is_over() {
        let until = |date: &str| {
            let registers = "&registers=yes&until-time=18%3A00&until-date=";
            wrong(&format!("{SOUND}{registers}{date}"), 0)
        };
        assert_eq!(until("2026-12-03"), Vec::<String>::new());
        assert_eq!(until("2027-12-03"), ["until-date"]);
    }

    #[test]
    fn what_is_to_come_has_not_taken_place() {
        let body = SOUND.replace("status=planned", "status=held");
        assert_eq!(wrong(&body, 0), ["status"]);
        assert_eq!(wrong(&body, i64::MAX), Vec::<String>::new());
    }
}
