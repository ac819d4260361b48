//! What is asked of the signers' desk, read from the address and written into it.

use super::queue::ROWS;
use crate::views::{Choice, Page, desk::queue::Filters};
use std::collections::BTreeSet;
use undersigned_domain::attestation::{Provenance, SignerKind};
use undersigned_federation::{
    signers::{AlikeById, Signer, Standing},
    sought::{folded, has},
};

/// Longest text that is searched for, in characters.
const MAX_TEXT: usize = 100;
/// Longest such text sealed, in characters.
const MAX_SEALED: usize = 1_000;
/// The parameter with a text that is searched for, sealed.
const SEALED: &str = "sought";

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// `show`.
    pub standing: Standing,
    /// `q`, as it was written.
    pub text: String,
    /// `sought`: the same, sealed, where it may be somebody's e-mail address. Addresses have it in place of `q`.
    pub sealed: String,
    /// `country`: a code, or `none`.
    pub country: String,
    /// `kind`.
    pub kind: String,
    /// `how`.
    pub how: String,
    /// `alike`: `with` or `without`.
    pub alike: String,
    /// `came`: `hour` or `day`.
    pub came: String,
    /// `page`, from 1.
    pub page: usize,
    /// `ticked`: what [`Signer::seen`] said of those that were ticked. Who says something else by now
    /// is ticked no longer.
    pub ticked: Vec<String>,
}

impl Wanted {
    /// Reads it from the parameters of an address, or from the fields of the form. What means nothing
    /// is as good as not asked for. [`super::queue_sought::read`] opens what is sealed.
    pub fn read<'a>(given: impl Fn(&str) -> &'a str) -> Self {
        let query = |name: &str| given(name).trim();
        let text: String = query("q").chars().take(MAX_TEXT).collect();
        let known = |name: &str, fits: &dyn Fn(&str) -> bool| {
            let value = query(name);
            if fits(value) {
                value.to_owned()
            } else {
                String::new()
            }
        };
        Self {
            standing: Standing::of(query("show")).unwrap_or(Standing::Waiting),
            text,
            sealed: query(SEALED).chars().take(MAX_SEALED).collect(),
            country: known("country", &|code| {
                code == "none" || code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
            }),
            kind: known("kind", &|kind| kind == "organisation" || kind == "personal"),
            how: known("how", &|how| ways().any(|way| way == how)),
            alike: known("alike", &|alike| alike == "with" || alike == "without"),
            came: known("came", &|came| millis(came).is_some()),
            page: query("page").parse().unwrap_or(1).max(1),
            ticked: query("ticked")
                .split('.')
                .filter(|seen| is_seen(seen))
                .take(ROWS)
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Everybody in one place.
    pub fn everybody(standing: Standing) -> Self {
        Self {
            standing,
            text: String::new(),
            sealed: String::new(),
            country: String::new(),
            kind: String::new(),
            how: String::new(),
            alike: String::new(),
            came: String::new(),
            page: 1,
            ticked: Vec::new(),
        }
    }

    /// Whether anything but the place is asked for.
    pub fn is_narrowed(&self) -> bool {
        [
            &self.text,
            &self.country,
            &self.kind,
            &self.how,
            &self.alike,
            &self.came,
        ]
        .iter()
        .any(|part| !part.is_empty())
    }

    /// The place and what else is asked for, by the names of the parameters.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let text = match self.sealed.as_str() {
            "" => ("q", self.text.as_str()),
            sealed => (SEALED, sealed),
        };
        let parts = [
            ("show", self.standing.name()),
            text,
            ("country", self.country.as_str()),
            ("kind", self.kind.as_str()),
            ("how", self.how.as_str()),
            ("alike", self.alike.as_str()),
            ("came", self.came.as_str()),
        ];
        parts.into_iter().filter(|(_, value)| !value.is_empty())
    }

    /// What is asked for beside the place, in words: what is looked at, and what it is to be.
    pub fn in_words(&self, page: &Page) -> Vec<(String, String)> {
        let kind = match self.kind.as_str() {
            "personal" => "list-kind-personal",
            _ => "list-kind-organisation",
        };
        let country = match self.country.as_str() {
            "none" => page.t("signers-no-country"),
            code => page.country(code),
        };
        let parts = [
            (&self.text, "signers-find", self.text.clone()),
            (&self.country, "list-country", country),
            (&self.kind, "list-kind", page.t(kind)),
            (&self.how, "list-how", page.word("how", &self.how)),
            (
                &self.alike,
                "queue-likeness",
                page.word("signers-alike", &self.alike),
            ),
            (
                &self.came,
                "signers-time",
                page.word("signers-came", &self.came),
            ),
        ];
        let asked = parts.into_iter().filter(|(asked, _, _)| !asked.is_empty());
        asked.map(|(_, key, words)| (page.t(key), words)).collect()
    }

    /// The address of what is asked for.
    pub fn href(&self, action: &str) -> String {
        let page = match self.page {
            1 => String::new(),
            page => page.to_string(),
        };
        let page = ("page", page.as_str());
        let given = self.fields().chain([page]);
        let given = given.filter(|(_, value)| !value.is_empty());
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        let href = format!("{action}?{}", pairs.extend_pairs(given).finish());
        with_ticked(href, &self.ticked)
    }

    /// Those who fit.
    pub fn find<'a>(&self, signers: &'a [Signer], alike: &AlikeById, now: i64) -> Vec<&'a Signer> {
        let text = folded(&self.text);
        let since = millis(&self.came).map_or(i64::MIN, |millis| now.saturating_sub(millis));
        let fits = |one: &&Signer| {
            let country = one.names.country.as_deref();
            let is_alike = alike.contains_key(&one.about);
            (self.country.is_empty()
                || country == Some(self.country.as_str())
                || self.country == "none" && country.is_none())
                && (self.kind.is_empty() || self.kind == kind_code(one.kind))
                && (self.how.is_empty() || self.how == one.how)
                && (self.alike.is_empty() || is_alike == (self.alike == "with"))
                && one.at >= since
                && (text.is_empty() || finds(one, &text))
        };
        signers.iter().filter(fits).collect()
    }

    /// The form as it was sent, with what there is to choose from.
    pub fn filters(&self, signers: &[Signer], page: &Page) -> Filters {
        let mut codes: BTreeSet<&str> = signers
            .iter()
            .filter_map(|one| one.names.country.as_deref())
            .collect();
        let held = codes.len();
        if self.country.len() == 2 {
            codes.insert(&self.country);
        }
        let mut countries: Vec<Choice> = codes
            .iter()
            .map(|code| Choice::new(*code, page.country(code), self.country == *code))
            .collect();
        countries.sort_by(|a, b| a.label.cmp(&b.label));
        // Where nobody said where it is from, there is nothing to choose, unless it was chosen already.
        if held > 0 || !self.country.is_empty() {
            let all = page.any_country(held);
            countries.insert(0, Choice::new("", all, self.country.is_empty()));
            let none = page.t("signers-no-country");
            countries.push(Choice::new("none", none, self.country == "none"));
        }
        let mut used: BTreeSet<&str> = signers.iter().map(|one| one.how).collect();
        used.extend(Some(self.how.as_str()).filter(|how| !how.is_empty()));
        let mut ways = vec![Choice::new("", page.t("list-any-how"), self.how.is_empty())];
        ways.extend(
            used.into_iter()
                .map(|how| Choice::new(how, page.word("how", how), self.how == how)),
        );
        let choices = |chosen: &str, keys: &[(&str, &str)]| -> Vec<Choice> {
            keys.iter()
                .map(|(value, key)| Choice::new(*value, page.t(key), chosen == *value))
                .collect()
        };
        let compared = matches!(self.standing, Standing::Waiting | Standing::Listed);
        Filters {
            query: self.text.clone(),
            countries,
            kinds: choices(
                &self.kind,
                &[
                    ("", "list-any-kind"),
                    ("organisation", "list-kind-organisation"),
                    ("personal", "list-kind-personal"),
                ],
            ),
            ways,
            alike: match compared {
                true => choices(
                    &self.alike,
                    &[
                        ("", "signers-alike-any"),
                        ("with", "signers-alike-with"),
                        ("without", "signers-alike-without"),
                    ],
                ),
                false => Vec::new(),
            },
            came: choices(
                &self.came,
                &[
                    ("", "signers-came-any"),
                    ("hour", "signers-came-hour"),
                    ("day", "signers-came-day"),
                ],
            ),
            narrowed: self.is_narrowed(),
        }
    }
}

/// How far back a code of `came` goes, in milliseconds.
fn millis(came: &str) -> Option<i64> {
    const HOUR: i64 = 60 * 60 * 1_000;
    match came {
        "hour" => Some(HOUR),
        "day" => Some(24 * HOUR),
        _ => None,
    }
}

/// An address of the queue with those that are ticked.
pub fn with_ticked(href: String, ticked: &[String]) -> String {
    if ticked.is_empty() {
        return href;
    }
    let separator = if href.contains('?') { '&' } else { '?' };
    format!("{href}{separator}ticked={}", ticked.join("."))
}

/// Whether it can be what [`Signer::seen`] said.
pub fn is_seen(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// All ways in which a signer can have come.
fn ways() -> impl Iterator<Item = &'static str> {
    let attested = Provenance::ALL.iter().map(|(name, _)| *name);
    attested.chain(["own-server"])
}

/// The code of a kind in the address.
pub fn kind_code(kind: SignerKind) -> &'static str {
    match kind {
        SignerKind::Organisation => "organisation",
        SignerKind::Individual => "personal",
    }
}

fn finds(one: &Signer, text: &str) -> bool {
    let names = one.names.name_map.values();
    let written = names.chain(&one.names.also_known_as).chain(&one.contact);
    let more = one.domain.iter().chain([&one.about]);
    written.chain(more).any(|name| has(&folded(name), text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn where_no_country_is_known_none_is_offered() {
        let page = Page::new(ENGLISH, "A", "a.example", "/");
        let mut wanted = Wanted::everybody(Standing::Waiting);
        assert!(wanted.filters(&[], &page).countries.is_empty());
        "none".clone_into(&mut wanted.country);
        let offered = wanted.filters(&[], &page).countries;
        assert_eq!(offered.len(), 2);
        assert_eq!(offered[0].label, "All countries");
    }

    #[test]
    fn what_is_asked_for_stays_in_the_address() {
        let wanted = Wanted {
            text: "Łódź & Söhne".into(),
            country: "PL".into(),
            came: "hour".into(),
            page: 3,
            ..Wanted::everybody(Standing::Removed)
        };
        let href = wanted.href("/desk/appeals/x/queue");
        assert_eq!(
            href,
            "/desk/appeals/x/queue?show=removed&q=%C5%81%C3%B3d%C5%BA+%26+S%C3%B6hne&country=PL&came=hour&page=3"
        );
        assert!(wanted.is_narrowed());
        let given = |name: &str| match name {
            "came" => "year",
            _ => "",
        };
        assert_eq!(Wanted::read(given).came, "");
        assert!(!Wanted::everybody(Standing::Waiting).is_narrowed());
    }

    #[test]
    fn what_is_sealed_stands_in_the_address_in_its_place() {
        let wanted = Wanted {
            text: "ana@cranes.example".into(),
            sealed: "AbC-_9".into(),
            page: 2,
            ..Wanted::everybody(Standing::Waiting)
        };
        let href = wanted.href("/queue");
        assert_eq!(href, "/queue?show=waiting&sought=AbC-_9&page=2");
        let fields: Vec<_> = wanted.fields().collect();
        assert_eq!(fields, [("show", "waiting"), ("sought", "AbC-_9")]);
        let given = |name: &str| match name {
            "sought" => "AbC-_9",
            _ => "",
        };
        assert_eq!(Wanted::read(given).sealed, "AbC-_9");
    }

    #[test]
    fn what_is_ticked_goes_along() {
        let seen = ["0123456789abcdef", "fedcba9876543210"];
        let wanted = Wanted {
            ticked: seen.map(str::to_owned).to_vec(),
            ..Wanted::everybody(Standing::Waiting)
        };
        let href = wanted.href("/queue");
        assert_eq!(
            href,
            "/queue?show=waiting&ticked=0123456789abcdef.fedcba9876543210"
        );
        assert!(!wanted.is_narrowed());
        let given = |name: &str| match name {
            "ticked" => "0123456789abcdef.no.fedcba9876543210.<b>",
            _ => "",
        };
        assert_eq!(Wanted::read(given), wanted);
        assert_eq!(with_ticked("/queue".into(), &[]), "/queue");
        assert_eq!(
            with_ticked("/queue".into(), &["a".into()]),
            "/queue?ticked=a"
        );
    }
}
