//! The words of a list: how much each tells, which are alike, which translate each other.

use crate::{
    fold::{Writing, romanised, skeleton},
    places::Country,
    prepare::Prepared,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Fewest entries in which two words must stand together to be taken for translations.
const LEAST_TOGETHER: u32 = 2;
/// Least association (Dice's coefficient) of translations.
const LEAST_DICE: f64 = 0.4;
/// Most terms of a name from which translations are learned.
const MOST_TERMS: usize = 24;

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    /// A word between spaces.
    Word(Writing),
    /// One or two letters of a script without spaces.
    Letters,
    /// A number.
    Number,
    /// A country.
    Place,
}

/// One term.
pub(crate) struct Term {
    pub text: String,
    pub kind: Kind,
    /// How much it tells: above 0, up to 1.
    pub weight: f64,
    /// In how many entries it stands.
    pub entries: u32,
    /// In ASCII letters.
    pub roman: String,
    /// Its skeleton.
    pub skeleton: String,
}

/// The terms of a list.
#[derive(Default)]
pub(crate) struct Vocabulary {
    terms: Vec<Term>,
    ids: HashMap<(String, Kind), u32>,
    /// Translations of a term, with their association.
    translations: HashMap<u32, Vec<(u32, f64)>>,
}

impl Vocabulary {
    /// The number of a term.
    pub fn term(&mut self, text: &str, kind: Kind) -> u32 {
        if let Some(id) = self.ids.get(&(text.to_owned(), kind)) {
            return *id;
        }
        let id = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        let roman = romanised(text);
        self.terms.push(Term {
            text: text.to_owned(),
            kind,
            weight: 1.0,
            entries: 0,
            skeleton: skeleton(&roman),
            roman,
        });
        self.ids.insert((text.to_owned(), kind), id);
        id
    }

    /// The number of a country as a term.
    pub fn place(&mut self, country: Country) -> u32 {
        self.term(&String::from_utf8_lossy(&country), Kind::Place)
    }

    /// The number of a country, if a name of the list has it.
    pub fn known(&self, country: Country) -> Option<u32> {
        let text = String::from_utf8_lossy(&country).into_owned();
        self.ids.get(&(text, Kind::Place)).copied()
    }

    pub fn get(&self, id: u32) -> &Term {
        &self.terms[id as usize]
    }

    /// Works out how much each term tells: the fewer entries it stands in and the longer it is
    /// (short words are the frequent ones in every language), the more.
    pub fn weigh(&mut self, prepared: &[Prepared]) {
        for entry in prepared {
            let terms: BTreeSet<u32> = entry
                .forms
                .iter()
                .flat_map(|form| form.terms.iter().copied())
                .collect();
            for term in terms {
                self.terms[term as usize].entries += 1;
            }
        }
        let all = prepared.len().max(2) as f64;
        for term in &mut self.terms {
            // Two entries that share a word are, for each other, one.
            let others = f64::from(term.entries.saturating_sub(1).max(1));
            let rarity = (1.0 + all / others).ln() / (1.0 + all).ln();
            let length = match (term.kind, term.text.chars().count()) {
                (Kind::Word(_), 0 | 1) => 0.1,
                (Kind::Word(_), 2) => 0.2,
                (Kind::Word(_), 3) => 0.3,
                (Kind::Word(_), 4) => 0.75,
                _ => 1.0,
            };
            term.weight = rarity * length;
        }
    }

    /// Learns from entries with names in two languages which terms translate each other.
    pub fn learn(&mut self, prepared: &[Prepared]) {
        let mut together: HashMap<(u32, u32), u32> = HashMap::new();
        for entry in prepared {
            let mut pairs: BTreeSet<(u32, u32)> = BTreeSet::new();
            for (at, one) in entry.forms.iter().enumerate() {
                for other in &entry.forms[at + 1..] {
                    let two = one.language != other.language || one.writing != other.writing;
                    if !two || one.short.is_some() || other.short.is_some() {
                        continue;
                    }
                    for a in one.terms.iter().take(MOST_TERMS) {
                        for b in other.terms.iter().take(MOST_TERMS) {
                            if a != b {
                                pairs.insert((*a.min(b), *a.max(b)));
                            }
                        }
                    }
                }
            }
            for pair in pairs {
                *together.entry(pair).or_default() += 1;
            }
        }
        let mut learned: BTreeMap<u32, Vec<(u32, f64)>> = BTreeMap::new();
        let mut pairs: Vec<_> = together.into_iter().collect();
        pairs.sort_unstable();
        for ((a, b), count) in pairs {
            let (one, other) = (self.get(a), self.get(b));
            let of_words = |term: &Term| matches!(term.kind, Kind::Word(_) | Kind::Letters);
            if count < LEAST_TOGETHER || !of_words(one) || !of_words(other) {
                continue;
            }
            let dice = 2.0 * f64::from(count) / f64::from(one.entries + other.entries);
            if dice >= LEAST_DICE {
                learned.entry(a).or_default().push((b, dice));
                learned.entry(b).or_default().push((a, dice));
            }
        }
        self.translations = learned.into_iter().collect();
    }

    /// The translations of a term.
    pub fn translations(&self, term: u32) -> &[(u32, f64)] {
        self.translations.get(&term).map_or(&[], Vec::as_slice)
    }

    /// How alike two terms are, from 0 to 1, and whether only translation says so.
    pub fn alike(&self, a: u32, b: u32) -> (f64, bool) {
        if a == b {
            return (1.0, false);
        }
        let (one, other) = (self.get(a), self.get(b));
        let spelled = match (one.kind, other.kind) {
            (Kind::Word(x), Kind::Word(y)) if x == y => spelled_alike(&one.text, &other.text),
            (Kind::Word(_), Kind::Word(_)) => sounds_alike(one, other),
            _ => 0.0,
        };
        let translated = self
            .translations(a)
            .iter()
            .find(|(term, _)| *term == b)
            .map_or(0.0, |(_, dice)| 0.9 * dice.sqrt());
        if translated > spelled {
            (translated, true)
        } else {
            (spelled, false)
        }
    }
}

/// Words of one alphabet: one letter differs, or two in a long word; the first letter is rarely
/// mistyped.
fn spelled_alike(one: &str, other: &str) -> f64 {
    if one.chars().next() != other.chars().next() {
        return 0.0;
    }
    let (a, b) = (one.chars().count(), other.chars().count());
    let (short, long) = (a.min(b), a.max(b));
    let most = match short {
        0..4 => return 0.0,
        4..8 => 1,
        _ => 2,
    };
    if long - short > most {
        return 0.0;
    }
    let distance = strsim::osa_distance(one, other);
    if distance > most {
        return 0.0;
    }
    1.0 - 0.4 * distance as f64 / short as f64
}

/// Words of two alphabets.
fn sounds_alike(one: &Term, other: &Term) -> f64 {
    if one.roman.len().min(other.roman.len()) < 3 {
        return 0.0;
    }
    if one.roman == other.roman {
        return 0.95;
    }
    let written = strsim::jaro_winkler(&one.roman, &other.roman);
    let heard = if one.skeleton == other.skeleton && one.skeleton.len() >= 2 {
        0.88
    } else {
        0.0
    };
    let written = if written >= 0.88 { 0.9 * written } else { 0.0 };
    f64::max(written, heard)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_forgives_a_letter_not_a_word() {
        assert!(spelled_alike("labour", "labor") > 0.9);
        assert!(spelled_alike("assocation", "association") > 0.9);
        assert_eq!(spelled_alike("austria", "australia"), 0.0);
        assert_eq!(spelled_alike("gambia", "zambia"), 0.0);
        assert_eq!(spelled_alike("iran", "iraqi"), 0.0);
        assert_eq!(spelled_alike("5", "6"), 0.0);
    }
}
