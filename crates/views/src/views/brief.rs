//! What of an appeal fits on a card, a badge or a widget.

use super::{Besides, Status, Text, signed};
use crate::language::{Language, ToArgument as _, t, try_t};
use chrono::{DateTime, Utc};

/// An appeal in short, in one language.
#[derive(Debug, Clone)]
pub struct Brief {
    /// The language of the words around the title: that of the title where we speak it.
    pub language: Language,
    /// Its title.
    pub title: Text,
    /// Who calls for it.
    pub organiser: Text,
    /// Where it stands.
    pub status: Status,
    /// What kind of text: a code.
    pub kind: String,
    /// Organisations behind the current wording.
    pub organisations: u64,
    /// Organisations that signed an earlier one.
    pub earlier: u64,
    /// Whoever signed besides.
    pub besides: Besides,
    /// When it closes, if it does, while it takes signatures.
    pub deadline: Option<DateTime<Utc>>,
    /// When it was withdrawn, where it was.
    pub withdrawn: Option<DateTime<Utc>>,
    /// Path of its page here.
    pub path: String,
    /// Address of its page here, in the language that was asked for.
    pub href: String,
    /// The same as people write it.
    pub address: String,
    /// The colour of the organiser, as `#1f3f77`: its own where it is of this server and has
    /// chosen one.
    pub accent: String,
}

impl Brief {
    /// How many signed, in words.
    #[must_use]
    pub fn count(&self) -> String {
        signed(
            self.language,
            self.organisations,
            self.earlier,
            &self.besides,
        )
    }

    /// The same where there is little room. Organisations that are only counted, and which wording people signed, are left
    /// to where it is said in full; what is said is as true without them.
    #[must_use]
    pub fn count_in_short(&self) -> String {
        let Besides {
            personal, people, ..
        } = self.besides;
        let is_named = self.organisations > 0 || self.earlier > 0;
        if !is_named && personal == 0 && people == 0 {
            let besides = Besides {
                any_wording: false,
                ..self.besides
            };
            return signed(self.language, 0, 0, &besides);
        }
        let mut parts = Vec::new();
        let say = |key: &str, count: u64| t(self.language, key, &[("count", count.argument())]);
        if is_named {
            // Beside those behind the wording that stands, the others have words of their own.
            let earlier = match self.organisations {
                0 => self.earlier,
                _ => 0,
            };
            let nobody = Besides::default();
            parts.push(signed(self.language, self.organisations, earlier, &nobody));
        }
        if self.organisations > 0 && self.earlier > 0 {
            parts.push(say("badge-earlier", self.earlier));
        }
        if personal > 0 {
            parts.push(say("appeal-people", personal));
        }
        if people > 0 {
            parts.push(say(self.besides.people_key(), people));
        }
        parts.join(" · ")
    }

    /// Whether nobody has signed it as it stands now, and some have signed an earlier wording.
    #[must_use]
    pub fn is_earlier_only(&self) -> bool {
        self.organisations == 0 && self.earlier > 0
    }

    /// What kind of text it is, in words.
    #[must_use]
    pub fn kind_words(&self) -> String {
        try_t(self.language, &format!("kind-{}", self.kind), &[])
            .unwrap_or_else(|| self.kind.clone())
    }
}
