//! Entries whose names could be taken for another's: a remark for readers and organisers.
//!
//! Worked out from the list as it is shown, and kept with it. Nothing that is signed or folded
//! depends on it: what looks alike changes with the version of Unicode.

use crate::suggestions::texts;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{CoSignerList, Entry, Names, Sequence, names::NameMap};
use undersigned_likeness as likeness;

pub use likeness::{is_han, push_simplified};

/// What to look at twice in a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookAlike {
    /// A word mixes letters of several scripts that look like each other.
    pub mixed_scripts: bool,
    /// Entries with a name in other letters that looks the same, of many the first few; and who calls for
    /// the appeal, where the name is theirs.
    pub entries: Vec<Alike>,
}

/// An entry that another looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Its id.
    pub id: String,
    /// Its number on the list.
    pub number: Option<u64>,
    /// Whether it stands on the list. Who calls for the appeal need not.
    pub listed: bool,
}

/// Who calls for an appeal, by the names that this server knows.
#[derive(Debug)]
struct Caller {
    id: String,
    /// As they are compared: whoever signs by the very name of who calls for it is another signer, or
    /// is joined with them.
    texts: BTreeSet<String>,
}

/// Whether a word of one of these names mixes letters of several scripts that look like each other.
#[must_use]
pub fn mixes_scripts(names: &Names) -> bool {
    texts(names).any(likeness::mixes_scripts)
}

/// What there is to say about the names of a list.
#[derive(Debug, Default)]
pub struct LookAlikes {
    index: likeness::LookAlikes,
    /// Shared with the list.
    entries: Sequence<Entry>,
    /// The places of its entries, sorted by their ids.
    by_id: Box<[usize]>,
    callers: Vec<Caller>,
    /// Names of `callers`, by how they look.
    calling: likeness::LookAlikes,
    remarks: BTreeMap<String, LookAlike>,
}

impl LookAlikes {
    /// Looks at all names of a list, once, and compares them with those of who calls for the appeal,
    /// by actor id, too.
    #[must_use]
    pub fn of(list: &CoSignerList, calling: &BTreeMap<String, BTreeMap<String, String>>) -> Self {
        let ids: Vec<&str> = list.entries.iter().map(|one| one.id.as_str()).collect();
        let mut by_id: Box<[usize]> = (0..ids.len()).collect();
        by_id.sort_by_key(|place| ids[*place]);
        let caller = |(id, by_language): (&String, &BTreeMap<String, String>)| Caller {
            id: id.clone(),
            texts: by_language
                .values()
                .map(|text| text.to_lowercase())
                .collect(),
        };
        let called = calling.values().map(|by_language| by_language.values());
        let mut found = Self {
            index: likeness::LookAlikes::of(list.entries.iter().map(|one| texts(&one.names))),
            entries: list.entries.clone(),
            by_id,
            callers: calling.iter().map(caller).collect(),
            calling: likeness::LookAlikes::of(called.map(|names| names.map(String::as_str))),
            remarks: BTreeMap::new(),
        };
        for (place, entry) in list.entries.iter().enumerate() {
            let own = |id: &str| id == entry.id || entry.same_as.iter().any(|same| same == id);
            let names: Vec<&str> = texts(&entry.names).collect();
            if let Some(remark) = found.look(&names, Some(place), own) {
                found.remarks.insert(entry.id.clone(), remark);
            }
        }
        found
    }

    /// What there is to say about an entry of the list.
    #[must_use]
    pub fn about(&self, id: &str) -> Option<&LookAlike> {
        self.remarks.get(id)
    }

    /// What there would be to say about somebody, if they stood on the list by these names.
    #[must_use]
    pub fn if_listed(&self, id: &str, name_map: &NameMap) -> Option<LookAlike> {
        let names: Vec<&str> = name_map.values().map(String::as_str).collect();
        self.look(&names, self.place_of(id), |caller| caller == id)
    }

    /// `place` is where they stand whose names they are, `own` says which ids are theirs.
    fn look(
        &self,
        names: &[&str],
        place: Option<usize>,
        own: impl Fn(&str) -> bool,
    ) -> Option<LookAlike> {
        let texts = || names.iter().copied();
        let places = self.index.alike(texts(), place);
        let mut entries: Vec<Alike> = places.into_iter().map(|at| self.listed(at)).collect();
        let calling = self.calling.alike(texts(), None);
        let called: Vec<String> = texts().map(str::to_lowercase).collect();
        for (at, caller) in self.callers.iter().enumerate() {
            let same = || called.iter().any(|text| caller.texts.contains(text));
            let told = entries.iter().any(|one| one.id == caller.id);
            if !told && !own(&caller.id) && (calling.contains(&at) || same()) {
                entries.push(self.called(&caller.id));
            }
        }
        let remark = LookAlike {
            mixed_scripts: texts().any(likeness::mixes_scripts),
            entries,
        };
        (remark != LookAlike::default()).then_some(remark)
    }

    /// Where an id stands; the last of several attestations that have one id.
    fn place_of(&self, id: &str) -> Option<usize> {
        let id_at = |place: &usize| self.entries[*place].id.as_str();
        let behind = self.by_id.partition_point(|place| id_at(place) <= id);
        let place = self.by_id.get(behind.checked_sub(1)?)?;
        (id_at(place) == id).then_some(*place)
    }

    fn listed(&self, place: usize) -> Alike {
        let entry = &self.entries[place];
        Alike {
            id: entry.id.clone(),
            number: entry.number,
            listed: true,
        }
    }

    /// Who calls for the appeal, as they stand on the list if they do.
    fn called(&self, id: &str) -> Alike {
        match self.place_of(id) {
            Some(place) => self.listed(place),
            None => Alike {
                id: id.to_owned(),
                number: None,
                listed: false,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_map(name: &str) -> NameMap {
        BTreeMap::from([("en".to_owned(), name.to_owned())]).into()
    }

    #[test]
    fn the_name_of_who_calls_for_it_is_told_from_anothers() {
        let dockers = "https://dockers.example/orgs/dockers";
        let called = BTreeMap::from([("en".to_owned(), "Union of Dockers".to_owned())]);
        let calling = BTreeMap::from([(dockers.to_owned(), called)]);
        let found = LookAlikes::of(&CoSignerList::default(), &calling);
        let alike = |id: &str, name: &str| {
            let remark = found.if_listed(id, &name_map(name));
            remark.map(|remark| remark.entries).unwrap_or_default()
        };
        let teachers = "https://teachers.example/orgs/teachers";
        let expected = Alike {
            id: dockers.to_owned(),
            number: None,
            listed: false,
        };
        for name in [
            "Union of Dockers",
            "Union of dockers",
            "Uni\u{43e}n of Dockers",
        ] {
            assert_eq!(
                alike(teachers, name),
                std::slice::from_ref(&expected),
                "{name}"
            );
            assert!(alike(dockers, name).is_empty(), "their own: {name}");
        }
        assert!(alike(teachers, "Union of Teachers").is_empty());
    }
}
