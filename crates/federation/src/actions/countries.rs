//! Countries as people write them: by their code, or by a name in whatever letters.

use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::names::country_code;

/// Under what a country's name is looked up: without what is capitals, accents and signs, and without small
/// English words.
#[must_use]
pub fn country_key(name: &str) -> String {
    let folded = undersigned_likeness::folded(name);
    let words = folded
        .split(' ')
        .filter(|word| !matches!(*word, "the" | "and"));
    words.collect::<Vec<_>>().join(" ")
}

/// What countries are called in a language (a BCP 47 tag), each with its code.
#[must_use]
pub fn country_names(language: &str) -> Vec<(&'static str, String)> {
    let all = undersigned_likeness::country_names(language).into_iter();
    all.filter_map(|(code, name)| Some((country_code(&code)?, name)))
        .collect()
}

/// The code of a country that is written by its letters, by its name, or by that with the form of its state. Names are
/// in small letters and as [`country_key`], each with its code.
pub(super) fn country(said: &str, names: &BTreeMap<String, String>) -> Option<String> {
    let named = || names.get(&said.to_lowercase()).cloned();
    let written_otherwise = || {
        let key = country_key(said);
        let alone = || {
            let mut alone = without_form(&key).into_iter();
            alone.find_map(|name| names.get(&name).cloned())
        };
        names.get(&key).cloned().or_else(alone)
    };
    let code = country_code(said).map(str::to_owned);
    code.or_else(named).or_else(written_otherwise)
}

/// Words by which states call their form in English, French and Spanish, as [`country_key`]. Not "state", which is a part
/// of a country as well, nor "union", which signs.
const FORMS: &str = "republic kingdom commonwealth principality sultanate grand duchy federal federative democratic \
    people s socialist islamic arab hashemite united co operative cooperative \
    republique royaume principaute duche federale democratique populaire socialiste islamique arabe hachemite unie \
    republica reino principado gran ducado federativa democratica popular socialista islamica hachemita unida \
    bolivarian bolivariana oriental";
/// What stands between that and the name.
const JOINTS: [&str; 6] = ["of", "de", "du", "des", "del", "d"];
/// What may stand there before the name, and not where it is alone.
const ARTICLES: [&str; 7] = ["la", "le", "les", "l", "el", "las", "los"];

/// What a country may be called alone that is called so with the form of its state: `republic of zambia`,
/// `zambia republic of`.
fn without_form(key: &str) -> Vec<String> {
    let words: Vec<&str> = key.split(' ').collect();
    let before = words.iter().take_while(|word| is_form(word)).count();
    let rest = words.get(before..).unwrap_or_default();
    if let Some((joint, name)) = rest.split_first()
        && before > 0
        && JOINTS.contains(joint)
    {
        let alone = match name.split_first() {
            Some((article, alone)) if ARTICLES.contains(article) => alone,
            _ => name,
        };
        return vec![name.join(" "), alone.join(" ")];
    }
    let Some((joint, rest)) = words.split_last() else {
        return Vec::new();
    };
    let behind = rest.iter().rev().take_while(|word| is_form(word)).count();
    match rest.get(..rest.len() - behind) {
        Some(name) if behind > 0 && JOINTS.contains(joint) => vec![name.join(" ")],
        _ => Vec::new(),
    }
}

fn is_form(word: &str) -> bool {
    FORMS.split_ascii_whitespace().any(|form| form == word)
}

/// The states of the United States and its capital, by the two letters of their post: many are those of a country, too.
const STATES: &str = "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ \
    NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY";

/// Those of them that stand for something else in lists of countries, though none has them: Kosovo, no data, Indonesia.
const NO_SIGN: &str = "KS ND RI";
/// Letters of countries that stand among those of states: the United States themselves, and what is theirs.
const AMONG_STATES: &str = "AS GU MP PR US VI";

/// Whether a text is the two letters of a state of the United States.
#[must_use]
pub fn is_state(said: &str) -> bool {
    is_one_of(STATES, said)
}

fn is_one_of(codes: &str, said: &str) -> bool {
    let mut codes = codes.split_ascii_whitespace();
    codes.any(|code| code.eq_ignore_ascii_case(said.trim()))
}

/// Whether states stand where countries should: most are the letters of one, and more of these are no country's than there
/// are letters of countries that are no state's. In a list of Germany, Austria and Switzerland FL is Liechtenstein. One state
/// alone that is no country's may be a slip among signers of one country: it has to stand about as often as that does, unless
/// several others have the letters of countries as well. Lists of states name many.
pub(super) fn are_states(said: &[&str]) -> bool {
    let (mut states, mut signs, mut countries) = (0, 0, 0);
    let mut kinds_of_signs = BTreeSet::new();
    let mut of_both: BTreeMap<String, usize> = BTreeMap::new();
    for one in said {
        let letters = || one.trim().to_ascii_uppercase();
        match (is_state(one), country_code(one).is_some()) {
            (true, false) if !is_one_of(NO_SIGN, one) => {
                states += 1;
                signs += 1;
                kinds_of_signs.insert(letters());
            }
            (true, has_country) => {
                states += 1;
                if has_country {
                    *of_both.entry(letters()).or_default() += 1;
                }
            }
            (false, true) => countries += usize::from(!is_one_of(AMONG_STATES, one)),
            (false, false) => {}
        }
    }
    let most = of_both.values().copied().max().unwrap_or_default();
    let others = of_both.len().saturating_sub(1);
    let is_no_slip = kinds_of_signs.len() > 1 || signs + others >= most;
    states * 2 > said.len() && signs > countries && is_no_slip
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_with_the_form_of_its_state() {
        let called = [
            ("Zambia", "ZM"),
            ("Autriche", "AT"),
            ("El Salvador", "SV"),
            ("India", "IN"),
            ("Sri Lanka", "LK"),
            ("Republic of Korea", "KR"),
        ];
        let names: BTreeMap<String, String> = called
            .iter()
            .map(|(name, code)| (country_key(name), (*code).to_owned()))
            .collect();
        for (said, code) in [
            ("Republic of Zambia", Some("ZM")),
            ("The Republic of Zambia", Some("ZM")),
            ("Zambia, Republic of", Some("ZM")),
            ("ZAMBIA (Republic of)", Some("ZM")),
            ("République d’Autriche", Some("AT")),
            ("República de El Salvador", Some("SV")),
            ("República de la India", Some("IN")),
            ("Democratic Socialist Republic of Sri Lanka", Some("LK")),
            ("Republic of Korea", Some("KR")),
            // What two countries are called alike says no more with it.
            ("People’s Republic of Korea", None),
            ("State of India", None),
            ("Union of India", None),
            ("Indian Republic", None),
            ("Republic of", None),
            ("Republic", None),
        ] {
            assert_eq!(country(said, &names).as_deref(), code, "{said}");
        }
    }

    #[test]
    fn states_are_told_from_countries_by_those_that_are_no_countries() {
        assert!(are_states(&["CA", "tx ", "GA", "Mexico"]));
        assert!(
            !are_states(&["CA", "GA", "IN"]),
            "all of them may be countries"
        );
        assert!(!are_states(&["CA", "TX", "FR", "GB"]), "most are none");
        assert!(are_states(&["CA", "TX", "PR", "GA", "US", "GA"]));
        assert!(are_states(&["CA", "TX", "NY", "GA", "MX"]));
        assert!(are_states(&["CA", "TX", "GA", "NY"]));
        assert!(are_states(&["CA", "CA", "CA", "CA", "TX", "NY"]));
        assert!(are_states(&["CA", "CA", "CA", "GA", "IL", "TX"]));
        for countries in [
            &["DE", "DE", "DE", "AT", "FL"][..],
            &["DE", "DE", "DE", "DE", "AT", "CH", "FL"],
            &["DE", "DE", "DE", "FL"],
            &["de", "DE", "DE ", "DE", "DE", "IN", "FL", "fl"],
            &["CA", "DE", "IN", "GA", "GB", "TX"],
            &["CA", "DE", "IN", "GA", "KS"],
            &["DE", "n/a", "DE", "nd"],
            &["ID", "RI", "RI"],
        ] {
            assert!(!are_states(countries), "{countries:?}");
        }
        assert!(!are_states(&[]));
    }
}
