//! What of a dispatch is news for people who read it by e-mail.

use super::Words;
use std::fmt;

/// Something that those who asked for it are written once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    /// An update.
    Update,
    /// That the appeal was handed over.
    Handover,
    /// What was answered to a handover: the answer with this number, from 1.
    Answer(usize),
}

impl News {
    /// What is new in words that are published in place of others, or of none. A correction is
    /// nothing new, and neither is what stands on a board.
    #[must_use]
    pub fn of(before: Option<&Words>, now: &Words) -> Option<Self> {
        match (before, now) {
            (None | Some(Words::Withdrawn), Words::Update(_)) => Some(Self::Update),
            (None | Some(Words::Withdrawn), Words::Handover(_)) => Some(Self::Handover),
            (Some(Words::Handover(before)), Words::Handover(now)) => {
                let count = now.answers.len();
                (count > before.answers.len()).then_some(Self::Answer(count))
            }
            _ => None,
        }
    }

    /// What [`fmt::Display`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "update" => Some(Self::Update),
            "handover" => Some(Self::Handover),
            _ => {
                let number = text.strip_prefix("answer-")?.parse().ok()?;
                (number > 0).then_some(Self::Answer(number))
            }
        }
    }
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Update => f.write_str("update"),
            Self::Handover => f.write_str("handover"),
            Self::Answer(number) => write!(f, "answer-{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dispatch::{Answer, Handover, Update};
    use proptest::prelude::*;

    fn handover(answers: usize) -> Words {
        let answer = Answer {
            date: None,
            by: [("en".to_owned(), "The harbour office".to_owned())].into(),
            text: [("en".to_owned(), "We look into it.".to_owned())].into(),
        };
        Words::Handover(Box::new(Handover {
            languages: vec!["en".to_owned()],
            answers: vec![answer; answers],
            ..Handover::default()
        }))
    }

    fn update(title: &str) -> Words {
        Words::Update(Box::new(Update {
            title: [("en".to_owned(), title.to_owned())].into(),
            ..Update::default()
        }))
    }

    #[test]
    fn a_correction_is_nothing_new() {
        assert_eq!(News::of(None, &update("a")), Some(News::Update));
        assert_eq!(News::of(Some(&update("a")), &update("b")), None);
        assert_eq!(News::of(Some(&update("a")), &Words::Withdrawn), None);
        let case = Words::Case(Box::default());
        assert_eq!(News::of(None, &case), None);
    }

    proptest! {
        /// Whatever a handover goes through, nobody is written twice about one of its answers.
        #[test]
        fn each_answer_is_new_once(counts in proptest::collection::vec(0_usize..6, 1..12)) {
            let mut before: Option<Words> = None;
            let mut told = Vec::new();
            let mut most = 0;
            for count in counts {
                let now = handover(count);
                if let Some(news) = News::of(before.as_ref(), &now) {
                    prop_assert_eq!(News::parse(&news.to_string()), Some(news));
                    if !told.contains(&news) {
                        told.push(news);
                    }
                }
                most = most.max(count);
                before = Some(now);
            }
            prop_assert_eq!(told[0], News::Handover);
            prop_assert!(told.len() <= most + 1);
        }
    }

    #[test]
    fn what_names_no_news_is_none() {
        for text in ["", "updates", "answer", "answer-", "answer-0", "answer--1"] {
            assert_eq!(News::parse(text), None, "{text}");
        }
    }
}
