//! What of a dispatch is news for people who read it by e-mail.

use super::{Answer, Words};
use crate::appeal::ByLanguage;
use std::fmt;
use undersigned_proof::Digest;

/// How news of an answer is written, before its digest.
const ANSWER: &str = "answer-";

/// Something that those who asked for it are written once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    /// An update.
    Update,
    /// That the appeal was handed over.
    Handover,
    /// What was answered to a handover: the answer with this digest. Its place tells nothing, since
    /// answers are taken out and others come.
    Answer(Digest),
}

impl News {
    /// What is new in words that are published in place of others, or of none. A correction is
    /// nothing new, and neither is what stands on a board.
    #[must_use]
    pub fn of(before: Option<&Words>, now: &Words) -> Vec<Self> {
        match (before, now) {
            (None | Some(Words::Withdrawn), Words::Update(_)) => vec![Self::Update],
            (None | Some(Words::Withdrawn), Words::Handover(now)) => {
                let answers = now.answers.iter().map(Self::answer);
                std::iter::once(Self::Handover).chain(answers).collect()
            }
            (Some(Words::Handover(before)), Words::Handover(now)) => {
                let compared = Compared::of(&before.answers, &now.answers);
                compared.new.into_iter().map(Self::answer).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What was news, and what it is called since it was put right.
    #[must_use]
    pub fn put_right(before: Option<&Words>, now: &Words) -> Vec<(Self, Self)> {
        let (Some(Words::Handover(before)), Words::Handover(now)) = (before, now) else {
            return Vec::new();
        };
        let kept = Compared::of(&before.answers, &now.answers).kept;
        let named = kept
            .into_iter()
            .map(|(was, is)| (Self::answer(was), Self::answer(is)));
        named.filter(|(was, is)| was != is).collect()
    }

    fn answer(answer: &Answer) -> Self {
        Self::Answer(answer.digest())
    }

    /// What [`fmt::Display`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "update" => Some(Self::Update),
            "handover" => Some(Self::Handover),
            _ => {
                let digest = text.strip_prefix(ANSWER)?.parse().ok()?;
                Some(Self::Answer(digest))
            }
        }
    }
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Update => f.write_str("update"),
            Self::Handover => f.write_str("handover"),
            Self::Answer(digest) => write!(f, "{ANSWER}{digest}"),
        }
    }
}

/// Answers beside those before them.
struct Compared<'a> {
    /// Those that were there, as they were and as they are.
    kept: Vec<(&'a Answer, &'a Answer)>,
    /// Those that were not.
    new: Vec<&'a Answer>,
}

/// By what an answer is known again once it was put right, the surest first: an answer of another day
/// in other words is another answer.
const KNOWN_BY: [fn(&Answer, &Answer) -> bool; 3] = [
    |was, is| was == is,
    |was, is| share(&was.text, &is.text) && (is_of_one_day(was, is) || share(&was.by, &is.by)),
    |was, is| is_of_one_day(was, is) && share(&was.by, &is.by),
];

/// Whether two answers are dated, and the same. Of one without a date other words are another answer.
fn is_of_one_day(was: &Answer, is: &Answer) -> bool {
    was.date.is_some() && was.date == is.date
}

impl<'a> Compared<'a> {
    fn of(before: &'a [Answer], now: &'a [Answer]) -> Self {
        let mut before: Vec<&'a Answer> = before.iter().collect();
        let mut new: Vec<&'a Answer> = now.iter().collect();
        let mut kept = Vec::new();
        for is_known in KNOWN_BY {
            new.retain(|is| {
                let Some(place) = before.iter().position(|was| is_known(was, is)) else {
                    return true;
                };
                kept.push((before.remove(place), *is));
                false
            });
        }
        Self { kept, new }
    }
}

/// Whether two texts are the same in some language: a translation may have come, or been changed.
fn share(was: &ByLanguage, is: &ByLanguage) -> bool {
    was.iter().any(|(tag, words)| is.get(tag) == Some(words))
}

#[cfg(test)]
mod tests;
