//! Publishing at a chosen time: below the last look at an appeal, an update or a case.

use super::{words, zone};
use crate::{
    pages::{
        session::{Fields, SignedIn},
        times,
    },
    problem::Answer,
    views::{
        FieldError, Page,
        desk::schedule::{Planned, Schedule as Shown},
    },
};
use undersigned_federation::{
    FederationError,
    actions::{
        check_list::{DEADLINE_KEPT, DEADLINE_PAST},
        schedule::{self, Schedule, When, Zone},
    },
    views::Appeal,
};

/// What was typed: day, time, zone.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    date: String,
    time: String,
    zone: String,
}

impl Typed {
    /// What stands in a form.
    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        Self {
            date: fields.text("date"),
            time: fields.text("time"),
            zone: fields.text("zone"),
        }
    }

    fn when(&self, zone: Zone) -> When {
        When {
            local: format!("{}T{}", self.date, self.time),
            zone,
        }
    }
}

/// What became of a form.
pub enum Outcome {
    /// The sentence `done-{code}`.
    Done(&'static str),
    /// Something has to be put right.
    Wrong(Typed, Vec<FieldError>),
}

/// The form below a last look; `name` is that of a draft beside the list, or empty.
///
/// # Errors
/// The database.
pub async fn shown(
    signed: &SignedIn,
    appeal: &Appeal,
    name: &str,
    action: String,
    typed: Option<Typed>,
) -> Answer<Shown> {
    let page = signed.page();
    let row = schedule::find(signed.instance(), appeal, name).await?;
    let typed = match (typed, &row) {
        (Some(typed), _) => typed,
        (None, Some(row)) => {
            let (date, time) = row.local_time.split_once('T').unwrap_or_default();
            Typed {
                date: date.to_owned(),
                time: time.to_owned(),
                zone: row.zone.clone(),
            }
        }
        // No zone: one that nobody chose is easily published hours off.
        (None, None) => Typed::default(),
    };
    let stopped = row.as_ref().is_some_and(is_stopped);
    Ok(Shown {
        action,
        planned: row.as_ref().map(|row| standing(&page, row)),
        why: row
            .as_ref()
            .filter(|_| stopped)
            .map(|row| why(signed, &page, row))
            .unwrap_or_default(),
        stopped,
        date: typed.date,
        time: typed.time,
        zone: typed.zone,
        zones: schedule::zones().collect(),
        incomplete: false,
        agreed: false,
    })
}

/// The time that was chosen for a draft, for whoever goes on writing it; `name` is as in [`shown`],
/// and `href` the last look, where the time is changed.
///
/// # Errors
/// The database.
pub async fn planned(
    signed: &SignedIn,
    appeal: &Appeal,
    name: &str,
    href: String,
) -> Answer<Option<Planned>> {
    let row = schedule::find(signed.instance(), appeal, name).await?;
    Ok(row.map(|row| Planned {
        words: standing(&signed.page(), &row),
        stopped: is_stopped(&row),
        href,
    }))
}

/// Words for a list of drafts.
pub fn row_words(page: &Page, row: &Schedule) -> String {
    match is_stopped(row) {
        false => sentence(page, "schedule-row", row),
        true if was_restored(row) => page.t("schedule-row-restored"),
        true => page.t("schedule-row-stopped"),
    }
}

/// Whether it was not published at its time, and will not be by itself.
pub(super) fn is_stopped(row: &Schedule) -> bool {
    row.state != "waiting"
}

/// Whether nobody knows if it was published: this server was put back from a copy since.
fn was_restored(row: &Schedule) -> bool {
    row.outcome == schedule::RESTORED_SINCE
}

fn standing(page: &Page, row: &Schedule) -> String {
    match is_stopped(row) {
        true if was_restored(row) => sentence(page, "schedule-restored", row),
        true => sentence(page, "schedule-stopped", row),
        false => sentence(page, "schedule-planned", row),
    }
}

fn sentence(page: &Page, key: &str, row: &Schedule) -> String {
    let (date, time) = row.local_time.split_once('T').unwrap_or_default();
    let day = times::written(date).map_or_else(|| date.to_owned(), |day| page.day_words(&day));
    let time = times::clock(page.language, time);
    page.t3(key, "day", day, "time", time, "zone", row.zone.as_str())
}

/// What was missing when it was due.
fn why(signed: &SignedIn, page: &Page, row: &Schedule) -> Vec<String> {
    let words = |code: &str| match code {
        "reachable" => {
            let base = signed.instance().addresses.base();
            page.t1("check-unreachable", "address", base)
        }
        schedule::RESTORED_SINCE => page.t("schedule-restored-why"),
        DEADLINE_PAST => page.t("error-deadline-past"),
        DEADLINE_KEPT => page.t("error-deadline-after-kept"),
        code => page
            .perhaps("check-think", code)
            .unwrap_or_else(|| page.t("schedule-stopped-rule")),
    };
    let codes = row.outcome.split(' ').filter(|code| !code.is_empty());
    codes.map(words).collect()
}

/// Chooses the time, or takes it back.
///
/// # Errors
/// What nobody at the desk can put right.
pub async fn submitted(
    signed: &SignedIn,
    fields: &Fields,
    appeal: &Appeal,
    name: &str,
) -> Answer<Outcome> {
    let instance = signed.instance();
    if fields.get("do") == "cancel" {
        return match schedule::cancel(instance, appeal, name).await {
            Ok(_) => Ok(Outcome::Done("schedule-cancelled")),
            // It was published first.
            Err(error) => {
                let wrong = words::beside(&signed.page(), "date", error)?;
                Ok(Outcome::Wrong(Typed::default(), vec![wrong]))
            }
        };
    }
    let typed = Typed::read(fields);
    let page = signed.page();
    let when = match chosen(&page, &typed, instance.clock.millis())? {
        Ok(when) => when,
        Err(wrong) => return Ok(Outcome::Wrong(typed, wrong)),
    };
    match schedule::plan(instance, appeal, name, &when, &signed.actor()).await {
        Ok(_) => Ok(Outcome::Done("scheduled")),
        Err(error) => {
            let wrong = said(&page, error)?;
            Ok(Outcome::Wrong(typed, vec![wrong]))
        }
    }
}

/// The time that was typed, or all that is wrong with it, whatever is to be published then.
///
/// # Errors
/// What nobody at the desk can put right.
pub fn chosen(page: &Page, typed: &Typed, now: i64) -> Answer<Result<When, Vec<FieldError>>> {
    let (zone, mut wrong) = match zone::read(page, &typed.zone) {
        Ok(zone) => (zone, Vec::new()),
        Err(wrong) => (Zone::LAST, vec![wrong]),
    };
    let when = typed.when(zone);
    if let Err(error) = schedule::ahead(&when, now) {
        wrong.push(said(page, error)?);
    }
    Ok(match wrong.is_empty() {
        true => Ok(when),
        false => Err(wrong),
    })
}

fn said(page: &Page, error: FederationError) -> Answer<FieldError> {
    match beside(&error) {
        Some((field, key)) => Ok(words::wrong(page, field, key)),
        None => words::beside(page, "date", error),
    }
}

fn beside(error: &FederationError) -> Option<(&'static str, &'static str)> {
    Some(match error.code() {
        "time_form" => ("date", "time-form"),
        "time_skipped" => ("time", "time-skipped"),
        "time_past" => ("date", "time-past"),
        "time_far" => ("date", "time-far"),
        DEADLINE_PAST => ("date", "time-after-deadline"),
        DEADLINE_KEPT => ("date", "deadline-after-kept"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn whatever_is_wrong_with_a_time_is_said_at_once() {
        // 2026-12-01T12:00:00Z
        const NOON: i64 = 1_796_126_400_000;
        let page = Page::new(ENGLISH, "x", "x.example", "/desk");
        let wrong = |date: &str, time: &str, zone: &str| {
            let [date, time, zone] = [date, time, zone].map(str::to_owned);
            let Ok(chosen) = chosen(&page, &Typed { date, time, zone }, NOON) else {
                unreachable!("it can be put right");
            };
            let wrong = chosen.err().unwrap_or_default();
            let fields = wrong.into_iter().map(|one| one.field);
            fields.collect::<Vec<_>>()
        };
        assert!(wrong("2026-12-02", "09:00", "Berlin").is_empty());
        assert_eq!(wrong("2026-11-01", "09:00", "Nowhere"), ["zone", "date"]);
        assert_eq!(wrong("2026-12-02", "", "Nowhere"), ["zone", "date"]);
        assert_eq!(wrong("2026-12-01", "09:00", "UTC"), ["date"]);
        // Somewhere it is still to come.
        assert_eq!(wrong("2026-12-01", "09:00", "Nowhere"), ["zone"]);
    }
}
