//! One dated, sourced entry: what became of a case.

use super::CaseState;
use crate::{
    Fault,
    appeal::{ByLanguage, MAX_TITLE_CHARS},
    dispatch::Source,
    members::Members,
    people::Day,
};
use serde_json::{Map, Value, json};

/// As much of a date as is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum When {
    /// The day.
    Day(Day),
    /// The month.
    Month(u16, u8),
    /// The year.
    Year(u16),
    /// Nothing.
    #[default]
    Unknown,
}

impl When {
    /// Reads `2026-11-20`, `2026-11` or `2026`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(day) = Day::parse(text) {
            return Some(Self::Day(day));
        }
        let digits = |text: &str, length| {
            (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| text.parse::<u16>().ok())
                .flatten()
        };
        match text.split_once('-') {
            Some((year, month)) => {
                let (year, month) = (digits(year, 4)?, u8::try_from(digits(month, 2)?).ok()?);
                Day::month(year, month)?;
                Some(Self::Month(year, month))
            }
            None => {
                let year = digits(text, 4)?;
                Day::month(year, 1)?;
                Some(Self::Year(year))
            }
        }
    }

    /// The first day that it can be; none where nothing is known.
    pub fn earliest(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(year, month) => Some(Day::month(year, month)?.0),
            Self::Year(year) => Some(Day::month(year, 1)?.0),
            Self::Unknown => None,
        }
    }

    /// The last day that it can be; none where nothing is known.
    pub fn latest(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(year, month) => Some(Day::month(year, month)?.1),
            Self::Year(year) => Some(Day::month(year, 12)?.1),
            Self::Unknown => None,
        }
    }

    /// Whether it begins on a day that has begun nowhere yet at `now`, in milliseconds since 1970.
    pub fn is_to_come(self, now: i64) -> bool {
        self.earliest().is_some_and(|day| day.is_to_come(now))
    }

    /// As it is written; none where nothing is known.
    pub fn text(self) -> Option<String> {
        match self {
            Self::Day(day) => Some(day.to_string()),
            Self::Month(year, month) => Some(format!("{year:04}-{month:02}")),
            Self::Year(year) => Some(format!("{year:04}")),
            Self::Unknown => None,
        }
    }
}

/// What became of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The case's address.
    pub case: String,
    /// What.
    pub state: CaseState,
    /// When.
    pub when: When,
    /// Further words by language; for [`CaseState::Other`] what it is.
    pub words: ByLanguage,
    /// Where it is known from.
    pub source: Option<Source>,
}

impl Change {
    pub(crate) fn read(value: &Value) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member("cases"))?);
        let when = members.optional_text("when", 10)?;
        let words = crate::dispatch::by_language(members, "words", MAX_TITLE_CHARS)?;
        let state = members.word("state", &CaseState::ALL)?;
        if state == CaseState::Other && words.values().all(|words| words.trim().is_empty()) {
            return Err(Fault::Member("words"));
        }
        Ok(Self {
            case: members.id("case")?.to_owned(),
            state,
            when: match when {
                Some(text) => When::parse(text).ok_or(Fault::Member("when"))?,
                None => When::Unknown,
            },
            words,
            source: members.get("source").map(Source::read).transpose()?,
        })
    }

    /// The members to be signed.
    pub fn write(&self) -> Value {
        let mut value = Map::new();
        value.insert("case".into(), json!(self.case));
        value.insert("state".into(), json!(self.state.name()));
        if let Some(when) = self.when.text() {
            value.insert("when".into(), json!(when));
        }
        if !self.words.is_empty() {
            value.insert("words".into(), json!(self.words));
        }
        if let Some(source) = &self.source {
            value.insert("source".into(), json!(source));
        }
        Value::Object(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_exact_as_it_is_written() {
        let range = |text: &str| {
            let when = When::parse(text)?;
            assert_eq!(when.text().as_deref(), Some(text));
            Some((when.earliest()?.to_string(), when.latest()?.to_string()))
        };
        let days = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(range("2024-02-29"), days("2024-02-29", "2024-02-29"));
        assert_eq!(range("2024-02"), days("2024-02-01", "2024-02-29"));
        assert_eq!(range("2024"), days("2024-01-01", "2024-12-31"));
        for wrong in [
            "",
            "2024-13",
            "2024-00",
            "24",
            "2024-2",
            "2023-02-29",
            "+024",
            "1969",
        ] {
            assert_eq!(When::parse(wrong), None, "{wrong}");
        }
    }
}
