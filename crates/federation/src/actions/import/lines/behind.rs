//! What stands behind a name in a line that was copied from a document or a mail, and may be its country.

use crate::actions::countries::country;
use std::collections::BTreeMap;
use undersigned_domain::names::country_code;

/// A name and what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parted<'a> {
    /// The name.
    pub name: &'a str,
    /// What stands behind it.
    pub behind: &'a str,
    /// Whether a dash stands between the two: many names have one in them.
    pub has_dash: bool,
    /// Whether what stands behind is a country.
    pub is_country: bool,
}

impl<'a> Parted<'a> {
    /// Parts a text at the brackets with which it ends; without them at the last comma, or at the last dash where only behind
    /// that one a country stands. None where neither is there.
    pub fn of(text: &'a str, countries: &BTreeMap<String, String>) -> Option<Self> {
        let round = text.strip_suffix([')', '）']);
        let round = round.map(|text| text.rsplit_once(['(', '（']));
        let square = text.strip_suffix([']', '］', '】']);
        let square = square.map(|text| text.rsplit_once(['[', '［', '【']));
        if let Some(parts) = round.or(square) {
            return Self::new(parts?, false, countries);
        }
        let comma = text.rsplit_once([',', '，', '،']);
        let comma = comma.and_then(|parts| Self::new(parts, false, countries));
        let dash = behind_dash(text).and_then(|parts| Self::new(parts, true, countries));
        match dash {
            Some(dash) if dash.is_country && comma.is_none_or(|it| !it.is_country) => Some(dash),
            dash => comma.or(dash),
        }
    }

    fn new(
        (name, behind): (&'a str, &'a str),
        has_dash: bool,
        countries: &BTreeMap<String, String>,
    ) -> Option<Self> {
        let (name, behind) = (name.trim(), behind.trim());
        // Two letters behind a dash may be a short name as well.
        let is_said = !has_dash || country_code(behind).is_none();
        (!name.is_empty() && !behind.is_empty()).then(|| Self {
            name,
            behind,
            has_dash,
            is_country: is_said && country(behind, countries).is_some(),
        })
    }
}

/// What stands before the last dash that stands alone between words, and behind it.
fn behind_dash(text: &str) -> Option<(&str, &str)> {
    let mut dashes = text.rmatch_indices(['-', '–', '—']);
    dashes.find_map(|(at, dash)| {
        let (name, behind) = (text.get(..at)?, text.get(at + dash.len()..)?);
        let is_alone =
            name.ends_with(char::is_whitespace) && behind.starts_with(char::is_whitespace);
        is_alone.then_some((name, behind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_stands_behind_a_name_in_many_ways() {
        let known = [("chile", "CL"), ("italy", "IT")];
        let known = known.map(|(name, code)| (name.to_owned(), code.to_owned()));
        let known: BTreeMap<String, String> = known.into();
        for (text, wanted) in [
            ("Quay (Chile)", Some(("Quay", "Chile", true))),
            ("Quay [CL]", Some(("Quay", "CL", true))),
            ("碼頭【Chile】", Some(("碼頭", "Chile", true))),
            ("Quay, Chile", Some(("Quay", "Chile", true))),
            ("Quay - Chile", Some(("Quay", "Chile", true))),
            (
                "Quay, Local 5 — Chile",
                Some(("Quay, Local 5", "Chile", true)),
            ),
            (
                "Quay – Local 5, Chile",
                Some(("Quay – Local 5", "Chile", true)),
            ),
            (
                "Quay - Docks, Cranes",
                Some(("Quay - Docks", "Cranes", false)),
            ),
            // Who works with computers, and not in Italy.
            ("Quay - IT", Some(("Quay", "IT", false))),
            ("Quay - Docks", Some(("Quay", "Docks", false))),
            ("Quay - Chile (2024)", Some(("Quay - Chile", "2024", false))),
            ("Quay-Chile", None),
            ("Quay Chile)", None),
            ("Quay", None),
            ("", None),
        ] {
            let parted = Parted::of(text, &known);
            let parted = parted.map(|it| (it.name, it.behind, it.is_country));
            assert_eq!(parted, wanted, "{text}");
        }
    }
}
