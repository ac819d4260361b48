//! New rows of a list that may be there already.

use super::{
    Report, Row, Taken,
    exported::{BETWEEN, in_one_cell, plain},
};
use crate::{Instance, error::Result, suggestions};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Names, attestation::SignerKind};
use undersigned_likeness as likeness;
use undersigned_store::appeals::Appeal;

/// Most likely duplicates that are shown.
pub(super) const MOST_ALIKE: usize = 300;

/// A new row that may be somebody who is there already.
#[derive(Debug, Clone)]
pub struct Alike {
    /// Line of the new row.
    pub line: u64,
    /// Its number on the list, or the line of the other row.
    pub other: std::result::Result<Option<u64>, u64>,
    /// A name of the other.
    pub name: String,
    /// `possible`, `likely` or `certain`.
    pub grade: &'static str,
}

impl Alike {
    /// Whether it has the very name of the other, and nothing says that they are two.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.grade == likeness::Grade::Certain.name()
    }
}

/// New rows that are like an entry of the list, or like each other; at most so many pairs.
pub(super) async fn alike(
    instance: &Instance,
    appeal: &Appeal,
    rows: &BTreeMap<u64, Row>,
    report: &Report,
    most: usize,
) -> Result<Vec<Alike>> {
    let Some(view) = instance.view_by_id(&appeal.ap_id).await? else {
        return Ok(Vec::new());
    };
    let entry = |id: String, names: &Names, person: bool| likeness::Entry {
        id,
        names: suggestions::names(names),
        country: names.country.clone(),
        person,
    };
    let mut compared: Vec<likeness::Entry> = Vec::new();
    let mut listed = Vec::new();
    let of_several = of_several(rows);
    for one in &view.list.entries {
        let person = one.kind == SignerKind::Individual;
        let mut known = entry(one.id.clone(), &one.names, person);
        let joined = joined(&one.names).filter(|name| of_several.contains(&name.text));
        known.names.extend(joined);
        compared.push(known);
        listed.push(one.number);
    }
    let mut lines = Vec::new();
    for (line, taken) in &report.taken {
        if let (Taken::Added, Some(signer)) = (taken, rows.get(line).and_then(Row::signer)) {
            let person = signer.kind == SignerKind::Individual;
            compared.push(entry(format!("line {line}"), &signer.names, person));
            lines.push(*line);
        }
    }
    let known = listed.len();
    let compare = move || {
        let options = likeness::Options {
            most_pairs: most.saturating_add(known),
            ..likeness::Options::default()
        };
        let found = likeness::suggest(&compared, &options);
        (compared, found)
    };
    let (compared, found) = instance.comparing.work(compare).await?;
    let pairs = found.into_iter().filter_map(|pair| {
        let [a, b] = pair.entries;
        let (other, new) = (a.min(b), a.max(b));
        let line = *lines.get(new.checked_sub(known)?)?;
        let name = compared[other].names.first().map(|name| name.text.clone());
        Some(Alike {
            line,
            other: match other.checked_sub(known) {
                None => Ok(listed[other]),
                Some(at) => Err(lines[at]),
            },
            name: name.unwrap_or_default(),
            grade: pair.grade.name(),
        })
    });
    Ok(pairs.take(most).collect())
}

/// The names of rows that may be all names of one entry: an exported table has them in one cell, and somebody deletes the
/// column of the ids, by which its rows are known else.
fn of_several(rows: &BTreeMap<u64, Row>) -> BTreeSet<String> {
    let signers = rows.values().filter_map(Row::signer);
    let names = signers.flat_map(|signer| signer.names.name_map.values());
    let joined = names.filter(|name| name.contains(BETWEEN));
    joined.map(|name| plain(name)).collect()
}

/// All names of an entry as they stand in such a cell, where it has several.
fn joined(names: &Names) -> Option<likeness::Name> {
    (names.name_map.len() > 1).then(|| likeness::Name {
        text: plain(&in_one_cell(names.name_map.values())),
        language: "und".to_owned(),
        alias: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_are_one_as_they_stand_in_a_cell() {
        let called = |names: &[(&str, &str)]| {
            let names = names.iter();
            joined(&Names {
                name_map: names
                    .map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()))
                    .collect(),
                ..Names::default()
            })
        };
        let both = called(&[("en", "Dockers"), ("es", "Estibadores")]);
        let text = both.map(|name| name.text);
        assert_eq!(text.as_deref(), Some("Dockers / Estibadores"));
        assert!(called(&[("en", "Dockers / Quay 5")]).is_none());
    }
}
