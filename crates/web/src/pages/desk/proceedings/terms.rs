//! From the form of a ballot to its terms, and what is wrong with it on the way.

pub use super::lines::lines_of;

use super::{
    lines::{candidates, roll},
    shared::in_chosen,
};
use crate::{
    language::whole_number,
    pages::{
        desk::{words, zone},
        session::Fields,
    },
    views::{FieldError, Page, desk::proceedings::BallotTyped},
};
use chrono::{NaiveDate, NaiveTime};
use undersigned_domain::proceedings::{MAX_SEATS, MajorityOf, Unopened};
use undersigned_federation::actions::{
    proceedings::{BallotForm, MajorityForm, QuestionForm, SealedForm},
    schedule::Zone,
};

/// A question that is no amendment's id.
pub const TEXT: &str = "text";
/// The same.
pub const COMMITTEE: &str = "committee";
/// Most hours for opening sealed votes: a month.
const MAX_HOURS: u64 = 31 * 24;
const MILLIS_OF_AN_HOUR: u64 = 3_600_000;

/// What was typed.
pub fn typed(fields: &Fields) -> BallotTyped {
    BallotTyped {
        day: fields.text("closes-day"),
        time: fields.text("closes-time"),
        zone: fields.text("zone"),
        roll: fields.lines("roll"),
        quorum: fields.text("quorum"),
        percent: fields.text("percent"),
        sealed: fields.ticked("sealed"),
        hours: fields.text("opens-hours"),
        words: fields.lines("ballot-words"),
        seats: fields.text("seats"),
        candidates: fields.lines("candidates"),
        from: fields.text("from"),
        until: fields.text("until"),
        mandate: fields.lines("mandate"),
    }
}

/// The terms that a form describes; `amendments` are the ids of those that can be voted on, and
/// `is_known` whether somebody is known here as one of those who vote.
///
/// # Errors
/// Everything that is wrong.
pub fn read(
    page: &Page,
    fields: &Fields,
    amendments: &[&str],
    is_known: &dyn Fn(&str) -> bool,
    now: u64,
) -> Result<BallotForm, Vec<FieldError>> {
    let mut wrong = Vec::new();
    let typed = typed(fields);
    let question = match fields.text("question").as_str() {
        TEXT => Some(QuestionForm::Text),
        COMMITTEE => Some(committee(page, fields, &typed, &mut wrong)),
        id if amendments.contains(&id) => Some(QuestionForm::Amendment(id.to_owned())),
        _ => {
            wrong.push(words::wrong(page, "question", "needed"));
            None
        }
    };
    let closes = closes(page, &typed, now, &mut wrong);
    let roll = roll(&typed.roll, is_known).unwrap_or_else(|(line, key)| {
        wrong.push(FieldError {
            field: "roll".to_owned(),
            message: page.t1(key, "line", line),
        });
        Vec::new()
    });
    let quorum = percent(&typed.quorum).unwrap_or_else(|| {
        wrong.push(words::wrong(page, "quorum", "deciding-percent"));
        0
    });
    let majority = match question {
        Some(QuestionForm::Committee { .. }) => None,
        _ => majority(page, fields, &typed, &mut wrong),
    };
    let sealed = match typed.sealed {
        true => {
            let closes = closes.map_or(now, |(at, _)| at);
            sealed(page, fields, &typed, closes, &mut wrong)
        }
        false => None,
    };
    match (question, closes) {
        (Some(question), Some((closes, zone))) if wrong.is_empty() => Ok(BallotForm {
            question,
            roll,
            quorum,
            majority,
            closes,
            zone: Some(zone),
            sealed,
            words: in_chosen(fields, "ballot-words"),
        }),
        _ => Err(wrong),
    }
}

/// When it closes, in milliseconds since 1970: a day and a time as the clocks of a zone show them; and that zone.
fn closes(
    page: &Page,
    typed: &BallotTyped,
    now: u64,
    wrong: &mut Vec<FieldError>,
) -> Option<(u64, Zone)> {
    let zone = zone::read(page, &typed.zone).map_err(|one| wrong.push(one));
    let day = NaiveDate::parse_from_str(&typed.day, "%Y-%m-%d").ok();
    let time = NaiveTime::parse_from_str(&typed.time, "%H:%M").ok();
    let shown = day.zip(time).map(|(day, time)| day.and_time(time));
    let at = match (shown, zone) {
        // Whether it is to come depends on the zone.
        (Some(_), Err(())) => return None,
        // Of a time that a clock shows twice it is the first; one that it skips is none.
        (Some(shown), Ok(zone)) => zone.moment(shown).and_then(|at| u64::try_from(at).ok()),
        (None, _) => None,
    };
    let at = at.filter(|at| *at > now);
    if at.is_none() {
        wrong.push(words::wrong(page, "closes-day", "deciding-closes"));
    }
    at.zip(zone.ok())
}

/// A whole number of a hundred.
fn percent(text: &str) -> Option<u8> {
    let percent = whole_number(text)?;
    u8::try_from(percent).ok().filter(|percent| *percent <= 100)
}

fn majority(
    page: &Page,
    fields: &Fields,
    typed: &BallotTyped,
    wrong: &mut Vec<FieldError>,
) -> Option<MajorityForm> {
    let of = fields.text("majority-of");
    let known = MajorityOf::ALL.iter().any(|(name, _)| *name == of);
    if !known {
        wrong.push(words::wrong(page, "majority-of", "needed"));
    }
    let percent = percent(&typed.percent);
    if percent.is_none() {
        wrong.push(words::wrong(page, "percent", "deciding-percent"));
    }
    Some(MajorityForm {
        of,
        percent: percent?,
        more: fields.get("more") != "least",
    })
}

fn sealed(
    page: &Page,
    fields: &Fields,
    typed: &BallotTyped,
    closes: u64,
    wrong: &mut Vec<FieldError>,
) -> Option<SealedForm> {
    let hours = whole_number(&typed.hours);
    let hours = hours.filter(|hours| (1..=MAX_HOURS).contains(hours));
    if hours.is_none() {
        wrong.push(words::wrong(page, "opens-hours", "deciding-hours"));
    }
    let unopened = fields.text("unopened");
    if !Unopened::ALL.iter().any(|(name, _)| *name == unopened) {
        wrong.push(words::wrong(page, "unopened", "needed"));
    }
    Some(SealedForm {
        opens_until: closes.saturating_add(hours? * MILLIS_OF_AN_HOUR),
        unopened,
    })
}

fn committee(
    page: &Page,
    fields: &Fields,
    typed: &BallotTyped,
    wrong: &mut Vec<FieldError>,
) -> QuestionForm {
    let seats = whole_number(&typed.seats).and_then(|seats| usize::try_from(seats).ok());
    let seats = seats.filter(|seats| (1..=MAX_SEATS).contains(seats));
    if seats.is_none() {
        wrong.push(words::wrong(page, "seats", "deciding-seats"));
    }
    let candidates = candidates(&typed.candidates).unwrap_or_else(|| {
        wrong.push(words::wrong(page, "candidates", "deciding-candidates"));
        Vec::new()
    });
    if seats.is_some_and(|seats| !candidates.is_empty() && seats > candidates.len()) {
        wrong.push(words::wrong(page, "seats", "deciding-seats-many"));
    }
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let term = day(&typed.from).zip(day(&typed.until));
    if term.is_none_or(|(from, until)| from > until) {
        wrong.push(words::wrong(page, "from", "deciding-term"));
    }
    let mandate = in_chosen(fields, "mandate");
    if mandate.is_empty() {
        wrong.push(words::wrong(page, "mandate", "needed"));
    }
    QuestionForm::Committee {
        seats: seats.unwrap_or(1),
        candidates,
        term: (typed.from.clone(), typed.until.clone()),
        mandate,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    const FORM: &str = "question=text&closes-day=2026-11-30&closes-time=18%3A00&zone=UTC\
        &roll=https%3A%2F%2Fh.example%2Forgs%2Fh%0D%0Ahttps%3A%2F%2Fd.example%2Forgs%2Fd\
        &quorum=50&majority-of=votes&percent=50&more=more&opens-hours=24&unopened=not-cast";

    fn terms(body: &str) -> Result<BallotForm, Vec<String>> {
        let page = Page::new(ENGLISH, "Hub", "h.example", "/");
        let amendments = ["https://h.example/amendments/1"];
        let fields = Fields::parse(body.as_bytes());
        let is_known = |voter: &str| !voter.contains("stranger");
        read(&page, &fields, &amendments, &is_known, 1).map_err(|wrong| {
            let fields = wrong.into_iter().map(|one| one.field);
            fields.collect()
        })
    }

    #[test]
    fn terms_come_out_as_they_were_typed() {
        let terms = terms(FORM).unwrap();
        assert_eq!(terms.question, QuestionForm::Text);
        assert_eq!(terms.closes, 1_796_061_600_000);
        assert_eq!(terms.roll.len(), 2);
        assert_eq!(
            lines_of(&terms.roll),
            "https://h.example/orgs/h\nhttps://d.example/orgs/d"
        );
        assert_eq!((terms.quorum, terms.sealed), (50, None));
        assert!(terms.majority.unwrap().more);
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let body = "question=other&closes-day=1969-11-30&closes-time=18%3A00&zone=UTC&roll=nobody&quorum=101\
            &majority-of=all&percent=x&sealed=yes&opens-hours=0&unopened=lost";
        assert_eq!(
            terms(body).unwrap_err(),
            [
                "question",
                "closes-day",
                "roll",
                "quorum",
                "majority-of",
                "percent",
                "opens-hours",
                "unopened"
            ]
        );
    }

    #[test]
    fn a_committee_needs_candidates_a_term_and_a_mandate() {
        let body = FORM.replace("question=text", "question=committee");
        let wrong = ["seats", "candidates", "from", "mandate"];
        assert_eq!(terms(&body).unwrap_err(), wrong);
        let body = format!(
            "{body}&seats=1&candidates=Noor%3B+https%3A%2F%2Fh.example%2Forgs%2Fh%0D%0AWei\
             &from=2026-12-01&until=2027-12-01&mandate=Coordinate&language=en"
        );
        let terms = terms(&body).unwrap();
        assert_eq!(terms.majority, None);
        let QuestionForm::Committee { candidates, .. } = terms.question else {
            panic!("no committee");
        };
        assert_eq!(
            candidates[0].of.as_deref(),
            Some("https://h.example/orgs/h")
        );
        assert_eq!(
            (candidates[1].name.as_str(), &candidates[1].of),
            ("Wei", &None)
        );
    }

    #[test]
    fn a_closing_time_is_one_of_its_zone() {
        let of = |zone: &str| terms(&FORM.replace("zone=UTC", &format!("zone={zone}")));
        let in_berlin = of("Europe%2FBerlin").unwrap();
        assert_eq!(in_berlin.closes, 1_796_061_600_000 - 3_600_000);
        // So it is told to everybody who may vote.
        assert_eq!(in_berlin.zone.map(Zone::name), Some("Europe/Berlin"));
        for none in ["Nowhere%2FAtAll", "%2B02%3A00", ""] {
            assert_eq!(of(none).unwrap_err(), ["zone"], "{none}");
        }
    }

    #[test]
    fn there_are_not_more_seats_than_candidates() {
        let body = FORM.replace("question=text", "question=committee");
        let body = format!(
            "{body}&seats=3&candidates=Noor%0D%0AWei&from=2026-12-01&until=2027-12-01\
             &mandate=Coordinate&language=en"
        );
        assert_eq!(terms(&body).unwrap_err(), ["seats"]);
    }
}
