//! The check at the end of a form that anybody may send.

use crate::{assets::CHECK, views::Page};

/// A check as it is made for one form.
#[derive(Debug, Clone)]
pub struct Check {
    /// The text that is sent back.
    pub text: String,
    /// Zero bits that the script looks for.
    pub bits: u32,
    /// The two numbers, from 1 to 9, that are to be added where no script runs.
    pub sum: (u8, u8),
}

/// What stands at the end of a form that anybody may send.
#[derive(Debug, Clone)]
pub struct CheckField {
    /// The text that is sent back as `check`.
    pub text: String,
    /// Zero bits that the script looks for.
    pub bits: u32,
    /// The question for who has no script, in words.
    pub question: String,
    /// Whether it is asked whatever runs in the browser.
    pub ask: bool,
    /// What was answered, where that was right and something else in the form is not.
    pub answer: String,
    /// Whether the form was sent before, and is shown once more.
    pub sent_before: bool,
}

impl CheckField {
    /// A check as a form shows it.
    #[must_use]
    pub fn new(page: &Page, check: &Check, ask: bool) -> Self {
        let (a, b) = check.sum;
        let word = |number: u8| page.word("people-number", &number.to_string());
        Self {
            text: check.text.clone(),
            bits: check.bits,
            question: page.t2("people-question", "a", word(a), "b", word(b)),
            ask,
            answer: String::new(),
            sent_before: false,
        }
    }

    /// The script's address.
    #[must_use]
    pub fn script(&self) -> String {
        CHECK.address()
    }
}
