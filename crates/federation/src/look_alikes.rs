//! Entries whose names could be taken for another's: a remark for readers and organisers.
//!
//! Worked out from the list as it is shown, and kept with it. Nothing that is signed or folded
//! depends on it: what looks alike changes with the version of Unicode.

use crate::suggestions::names;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use undersigned_domain::{CoSignerList, Names, names::NameMap};
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

/// What there is to say about the names of a list.
#[derive(Debug, Default)]
pub struct LookAlikes {
    index: likeness::LookAlikes,
    listed: Vec<Alike>,
    places: HashMap<String, usize>,
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
        let named: Vec<likeness::Entry> = list
            .entries
            .iter()
            .map(|entry| likeness::Entry {
                names: names(&entry.names),
                ..likeness::Entry::default()
            })
            .collect();
        let listed = list.entries.iter().map(|entry| Alike {
            id: entry.id.clone(),
            number: entry.number,
            listed: true,
        });
        let callers: Vec<(Caller, likeness::Entry)> = calling
            .iter()
            .map(|(id, by_language)| {
                let names = names(&Names {
                    name_map: by_language.clone().into(),
                    ..Names::default()
                });
                let caller = Caller {
                    id: id.clone(),
                    texts: names.iter().map(|name| name.text.to_lowercase()).collect(),
                };
                let entry = likeness::Entry {
                    names,
                    ..likeness::Entry::default()
                };
                (caller, entry)
            })
            .collect();
        let (callers, called): (Vec<Caller>, Vec<likeness::Entry>) = callers.into_iter().unzip();
        let places = list.entries.iter().enumerate();
        let mut found = Self {
            index: likeness::LookAlikes::of(&named),
            listed: listed.collect(),
            places: places.map(|(at, entry)| (entry.id.clone(), at)).collect(),
            callers,
            calling: likeness::LookAlikes::of(&called),
            remarks: BTreeMap::new(),
        };
        for (place, entry) in list.entries.iter().enumerate() {
            let own = |id: &str| id == entry.id || entry.same_as.iter().any(|same| same == id);
            if let Some(remark) = found.look(&named[place].names, Some(place), own) {
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
        let given = names(&Names {
            name_map: name_map.clone(),
            ..Names::default()
        });
        self.look(&given, self.places.get(id).copied(), |caller| caller == id)
    }

    /// `place` is where they stand whose names they are, `own` says which ids are theirs.
    fn look(
        &self,
        names: &[likeness::Name],
        place: Option<usize>,
        own: impl Fn(&str) -> bool,
    ) -> Option<LookAlike> {
        let places = self.index.alike(names, place);
        let mut texts = names.iter().map(|name| name.text.as_str());
        let mut entries: Vec<Alike> = places.iter().map(|at| self.listed[*at].clone()).collect();
        let calling = self.calling.alike(names, None);
        let called: Vec<String> = names.iter().map(|one| one.text.to_lowercase()).collect();
        for (at, caller) in self.callers.iter().enumerate() {
            let same = || called.iter().any(|text| caller.texts.contains(text));
            let told = entries.iter().any(|one| one.id == caller.id);
            if !told && !own(&caller.id) && (calling.contains(&at) || same()) {
                entries.push(self.called(&caller.id));
            }
        }
        let remark = LookAlike {
            mixed_scripts: texts.any(likeness::mixes_scripts),
            entries,
        };
        (remark != LookAlike::default()).then_some(remark)
    }

    /// Who calls for the appeal, as they stand on the list if they do.
    fn called(&self, id: &str) -> Alike {
        match self.places.get(id) {
            Some(place) => self.listed[*place].clone(),
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
