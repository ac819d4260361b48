//! On which terms people sign, and what exactly each of them agreed to.

use super::{DAY_MILLIS, Day, Shown};
use crate::{Digest, appeal::ByLanguage, names::is_language_tag};
use serde::{Deserialize, Serialize};
use serde_json::json;
use undersigned_proof::canonical::canonical;

/// Longest consent text in one language, in characters.
pub const MAX_CONSENT: usize = 4_000;
/// Longest name of a keeper and longest contact, in characters.
const MAX_KEEPER: usize = 200;
/// Most languages of a consent text.
const MAX_LANGUAGES: usize = 40;
/// Longest time that people are kept, in days from when it is promised: five years.
const MAX_DAYS: i64 = 5 * 366;

/// What a campaign promises to the people who sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Terms {
    /// Whether people can sign now.
    pub open: bool,
    /// Who keeps what they wrote, by name.
    pub keeper: String,
    /// How to reach the keeper: an e-mail address or a web page.
    pub contact: String,
    /// What of a name is shown at most.
    pub shown: Shown,
    /// The last day on which anything of them is kept.
    pub kept_until: Day,
    /// The sentence to be agreed to, by language, before the usual one.
    #[serde(default, skip_serializing_if = "ByLanguage::is_empty")]
    pub consent: ByLanguage,
}

/// What is wrong with terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TermsFault {
    /// Nobody is named.
    #[error("name who keeps the signatures, in one line of at most 200 characters")]
    Keeper,
    /// Nobody can be asked.
    #[error("say how people reach the keeper, in one line of at most 200 characters")]
    Contact,
    /// A day that is over, or one too far away.
    #[error("`keptUntil` is a day to come, within five years")]
    KeptUntil,
    /// A text that is empty, too long, or under what is no language.
    #[error("a consent text has at most 4,000 characters and stands under a language tag")]
    Consent,
    /// More would be shown than was promised.
    #[error(
        "people signed on the promise that less is shown; it can become stricter, never looser"
    )]
    Looser,
    /// They would be kept longer than was promised.
    #[error("people signed on the promise that they are kept no longer than until {0}")]
    Longer(Day),
    /// Somebody else would keep them.
    #[error(
        "people agreed that the keeper they were told keeps their signatures; another one would \
         have to ask them anew"
    )]
    OtherKeeper,
}

impl TermsFault {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Keeper => "keeper_invalid",
            Self::Contact => "contact_invalid",
            Self::KeptUntil => "kept_until_invalid",
            Self::Consent => "consent_invalid",
            Self::Looser => "shown_looser",
            Self::Longer(_) => "kept_until_later",
            Self::OtherKeeper => "keeper_changed",
        }
    }

    /// Whether it contradicts what was promised, rather than being wrong by itself.
    pub fn breaks_a_promise(self) -> bool {
        matches!(self, Self::Looser | Self::Longer(_) | Self::OtherKeeper)
    }
}

impl Terms {
    /// Whether the day until which signatures are kept is past at `now`, in milliseconds since 1970.
    pub fn are_over(&self, now: i64) -> bool {
        self.kept_until.end_millis() <= now
    }

    /// Whether people can sign on them now.
    pub fn are_open(&self, now: i64) -> bool {
        self.open && !self.are_over(now)
    }

    /// Checks what can be checked of terms alone. `now` is milliseconds since 1970. Terms that
    /// close the form may name a day that is over.
    ///
    /// # Errors
    /// The first [`TermsFault`].
    pub fn check(&self, now: i64) -> Result<(), TermsFault> {
        let line = |text: &str| {
            !text.trim().is_empty()
                && text.chars().count() <= MAX_KEEPER
                && !text.chars().any(char::is_control)
        };
        if !line(&self.keeper) {
            return Err(TermsFault::Keeper);
        }
        if !line(&self.contact) {
            return Err(TermsFault::Contact);
        }
        let left = self.kept_until.end_millis() - now;
        if self.open && !(1..MAX_DAYS * DAY_MILLIS).contains(&left) {
            return Err(TermsFault::KeptUntil);
        }
        let text = |text: &str| {
            !text.trim().is_empty()
                && text.chars().count() <= MAX_CONSENT
                && !text.chars().any(|c| c.is_control() && c != '\n')
        };
        let consent = self.consent.len() <= MAX_LANGUAGES
            && self
                .consent
                .iter()
                .all(|(tag, words)| is_language_tag(tag) && text(words));
        consent.then_some(()).ok_or(TermsFault::Consent)
    }

    /// Whether these terms may follow `promised`, on which somebody has signed already: they may
    /// be stricter for everybody, never looser.
    ///
    /// # Errors
    /// The promise that would be broken.
    pub fn may_follow(&self, promised: &Self) -> Result<(), TermsFault> {
        if self.shown > promised.shown {
            return Err(TermsFault::Looser);
        }
        if self.kept_until > promised.kept_until {
            return Err(TermsFault::Longer(promised.kept_until));
        }
        if self.keeper != promised.keeper {
            return Err(TermsFault::OtherKeeper);
        }
        Ok(())
    }
}

/// What one person was shown and agreed to, word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent<'a> {
    /// The appeal's id.
    pub appeal: &'a str,
    /// The terms of that moment.
    pub terms: &'a Terms,
    /// The language of the words.
    pub language: &'a str,
    /// The words beside the box that was ticked.
    pub words: &'a str,
}

impl Consent<'_> {
    /// All of it as one document, and the digest by which it is kept.
    pub fn document(&self) -> (Digest, String) {
        let document = json!({
            "type": "Consent",
            "appeal": self.appeal,
            "keeper": self.terms.keeper,
            "contact": self.terms.contact,
            "shown": self.terms.shown.name(),
            "keptUntil": self.terms.kept_until.to_string(),
            "language": self.language,
            "words": self.words,
        });
        let text = String::from_utf8(canonical(&document)).unwrap_or_default();
        let digest = Digest::of(&[b"undersigned:consent\0", text.as_bytes()]);
        (digest, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: i64 = 1_795_132_800_000;

    fn terms() -> Terms {
        Terms {
            open: true,
            keeper: "Amery Dockers' Union".into(),
            contact: "privacy@amery.example".into(),
            shown: Shown::FirstNameAndRegion,
            kept_until: Day::parse("2027-06-30").unwrap(),
            consent: ByLanguage::new(),
        }
    }

    #[test]
    fn terms_say_who_how_long_and_in_which_words() {
        assert_eq!(terms().check(NOW), Ok(()));
        type Spoil = fn(&mut Terms);
        let spoilt: [(Spoil, TermsFault); 6] = [
            (|terms| terms.keeper = " ".into(), TermsFault::Keeper),
            (|terms| terms.contact = "a\nb".into(), TermsFault::Contact),
            (
                |terms| terms.kept_until = Day::parse("2026-11-19").unwrap(),
                TermsFault::KeptUntil,
            ),
            (
                |terms| terms.kept_until = Day::parse("2033-01-01").unwrap(),
                TermsFault::KeptUntil,
            ),
            (
                |terms| {
                    terms.consent.insert("en".into(), "a".repeat(4_001));
                },
                TermsFault::Consent,
            ),
            (
                |terms| {
                    terms.consent.insert("no tag".into(), "I agree.".into());
                },
                TermsFault::Consent,
            ),
        ];
        for (spoil, fault) in spoilt {
            let mut terms = terms();
            spoil(&mut terms);
            assert_eq!(terms.check(NOW), Err(fault));
        }
    }

    #[test]
    fn whatever_was_agreed_to_is_in_the_digest() {
        let terms = terms();
        let consent = Consent {
            appeal: "https://a.example/appeals/x",
            terms: &terms,
            language: "en",
            words: "I agree.",
        };
        let (digest, document) = consent.document();
        assert_eq!(consent.document().0, digest);
        assert!(document.contains("\"keptUntil\":\"2027-06-30\""));
        let mut later = terms.clone();
        later.kept_until = Day::parse("2027-06-29").unwrap();
        let mut named = terms.clone();
        named.shown = Shown::Full;
        for other in [
            Consent {
                words: "I agree!",
                ..consent.clone()
            },
            Consent {
                language: "de",
                ..consent.clone()
            },
            Consent {
                appeal: "https://a.example/appeals/y",
                ..consent.clone()
            },
            Consent {
                terms: &later,
                ..consent.clone()
            },
            Consent {
                terms: &named,
                ..consent.clone()
            },
        ] {
            assert_ne!(other.document().0, digest);
        }
    }

    fn any_terms() -> impl Strategy<Value = Terms> {
        (0_usize..3, 1_u32..28, proptest::bool::weighted(0.1)).prop_map(|(shown, day, other)| {
            Terms {
                shown: Shown::ALL[shown],
                kept_until: Day::parse(&format!("2027-01-{day:02}")).unwrap(),
                keeper: if other { "Another" } else { "Amery" }.into(),
                ..terms()
            }
        })
    }

    proptest! {
        /// Whatever a campaign tries, nobody is ever shown more, or kept longer, than was promised
        /// when they signed, and what is shown of them never grows.
        #[test]
        fn promises_only_become_stricter(
            first in any_terms(), tries in proptest::collection::vec(any_terms(), 0..20),
            chosen in 0_usize..3,
        ) {
            let at_signing = first.clone();
            let own = Shown::ALL[chosen].min(at_signing.shown);
            let mut now = first;
            let mut shown = own.min(now.shown);
            for next in tries {
                if next.may_follow(&now).is_ok() {
                    now = next;
                }
                let effective = own.min(now.shown);
                prop_assert!(effective <= shown);
                prop_assert!(now.shown <= at_signing.shown);
                prop_assert!(now.kept_until <= at_signing.kept_until);
                prop_assert_eq!(&now.keeper, &at_signing.keeper);
                shown = effective;
            }
        }

        #[test]
        fn terms_may_follow_themselves(terms in any_terms()) {
            prop_assert_eq!(terms.may_follow(&terms), Ok(()));
        }
    }
}
