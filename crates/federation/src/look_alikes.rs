//! Entries whose names could be taken for another's: a remark for readers and organisers.
//!
//! Worked out from the list as it is shown, and kept with it. Nothing that is signed or folded
//! depends on it: what looks alike changes with the version of Unicode.

use crate::suggestions::names;
use std::collections::{BTreeMap, HashMap};
use undersigned_domain::{CoSignerList, Names, names::NameMap};
use undersigned_likeness as likeness;

pub use likeness::{is_han, push_simplified};

/// What to look at twice in a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookAlike {
    /// A word mixes letters of several scripts that look like each other.
    pub mixed_scripts: bool,
    /// Entries with a name in other letters that looks the same; of many the first few.
    pub entries: Vec<Alike>,
}

/// An entry that another looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Its id.
    pub id: String,
    /// Its number on the list.
    pub number: Option<u64>,
}

/// What there is to say about the names of a list.
#[derive(Debug, Default)]
pub struct LookAlikes {
    index: likeness::LookAlikes,
    listed: Vec<Alike>,
    places: HashMap<String, usize>,
    remarks: BTreeMap<String, LookAlike>,
}

impl LookAlikes {
    /// Looks at all names of a list, once.
    #[must_use]
    pub fn of(list: &CoSignerList) -> Self {
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
        });
        let places = list.entries.iter().enumerate();
        let mut found = Self {
            index: likeness::LookAlikes::of(&named),
            listed: listed.collect(),
            places: places.map(|(at, entry)| (entry.id.clone(), at)).collect(),
            remarks: BTreeMap::new(),
        };
        for (place, entry) in list.entries.iter().enumerate() {
            if let Some(remark) = found.look(&named[place].names, Some(place)) {
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
        self.look(&given, self.places.get(id).copied())
    }

    fn look(&self, names: &[likeness::Name], own: Option<usize>) -> Option<LookAlike> {
        let places = self.index.alike(names, own);
        let mut texts = names.iter().map(|name| name.text.as_str());
        let remark = LookAlike {
            mixed_scripts: texts.any(likeness::mixes_scripts),
            entries: places.iter().map(|at| self.listed[*at].clone()).collect(),
        };
        (remark != LookAlike::default()).then_some(remark)
    }
}
