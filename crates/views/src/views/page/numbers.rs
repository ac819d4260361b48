//! The numbers, days and moments a template asks for, as the reader's language writes them.

use super::{
    Page,
    words::{PLACE, placed},
};
use crate::{
    language::{Argument, ENGLISH, ToArgument, spoken},
    views::{Html, escaped},
};
use chrono::{DateTime, Utc};
use std::borrow::Borrow;

/// A day for machines.
const DAY: &str = "%Y-%m-%d";
/// A moment for machines (RFC 3339), to the second.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%SZ";

impl Page {
    /// A count, or a dash for none, as in tables where most places are empty.
    #[must_use]
    pub fn dash(&self, value: &u64) -> String {
        if *value == 0 {
            "–".to_owned()
        } else {
            self.language.number(*value)
        }
    }

    /// A count as people write it.
    #[must_use]
    pub fn number<A: ToArgument>(&self, value: A) -> String {
        match value.argument() {
            Argument::Count(count) => self.language.number(count),
            Argument::Words(words) | Argument::Code(words) => words,
        }
    }

    /// A count with the digits of another language, such as the one of a letter.
    #[must_use]
    pub fn number_in(&self, tag: &str, value: &usize) -> String {
        spoken(tag)
            .unwrap_or(ENGLISH)
            .number(u64::try_from(*value).unwrap_or(u64::MAX))
    }

    /// A size in bytes.
    #[must_use]
    pub fn size(&self, bytes: &u64) -> String {
        self.language.size(*bytes)
    }

    /// `<time>` with day, month and year.
    #[must_use]
    pub fn day(&self, at: &DateTime<Utc>) -> Html {
        time(at, DAY, &self.language.day(*at))
    }

    /// `<time>` with the day of an entry: on which it signed, or, behind words, on which it was only typed in. A line may
    /// end between those words and the day.
    #[must_use]
    pub fn signed_on(&self, at: &DateTime<Utc>, entered: impl Borrow<bool>) -> Html {
        match *entered.borrow() {
            true => Html::trusted(format!(
                "<span>{}</span>",
                self.day_in("entry-entered", "at", at)
            )),
            false => self.day(at),
        }
    }

    /// `<time>` with month and year.
    #[must_use]
    pub fn month(&self, at: &DateTime<Utc>) -> Html {
        time(at, "%Y-%m", &self.language.month(*at))
    }

    /// `<time>` with day and clock.
    #[must_use]
    pub fn moment(&self, at: &DateTime<Utc>) -> Html {
        time(at, MOMENT, &self.language.moment(*at))
    }

    /// The sentence with this key in which a day stands, as `<time>`.
    #[must_use]
    pub fn day_in(&self, key: &str, name: &'static str, at: &DateTime<Utc>) -> Html {
        self.with_time(key, name, &self.day(at))
    }

    /// The same with day and clock.
    #[must_use]
    pub fn moment_in(&self, key: &str, name: &'static str, at: &DateTime<Utc>) -> Html {
        self.with_time(key, name, &self.moment(at))
    }

    fn with_time(&self, key: &str, name: &'static str, time: &Html) -> Html {
        placed(&self.t1(key, name, PLACE), time)
    }

    /// A day as plain words, to be put into a sentence.
    #[must_use]
    pub fn day_words(&self, at: &DateTime<Utc>) -> String {
        self.language.day(*at)
    }

    /// A day and clock as plain words, to be put into a sentence.
    #[must_use]
    pub fn moment_words(&self, at: &DateTime<Utc>) -> String {
        self.language.moment(*at)
    }
}

fn time(at: &DateTime<Utc>, machine: &str, words: &str) -> Html {
    let machine = at.format(machine);
    Html::trusted(format!(
        "<time datetime=\"{machine}\">{}</time>",
        escaped(words)
    ))
}
