//! A name for each language, kept small: a list of a million signers has two for each.

use crate::appeal::ByLanguage;
use litemap::LiteMap;
use serde::{Deserialize, Serialize, Serializer};
use std::{
    ops::{Deref, DerefMut, Index},
    sync::Arc,
};

/// One name for each language, sorted by its tag.
///
/// A copy shares the names with the original until one of the two is changed: a statement and the entry
/// it became hold the same. Nearly every signer has one name or two, for which the smallest node of a
/// tree would take ten times as much.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "ByLanguage")]
pub struct NameMap(Arc<LiteMap<String, String>>);

impl Deref for NameMap {
    type Target = LiteMap<String, String>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for NameMap {
    fn deref_mut(&mut self) -> &mut Self::Target {
        Arc::make_mut(&mut self.0)
    }
}

impl Index<&str> for NameMap {
    type Output = String;

    fn index(&self, language: &str) -> &String {
        match self.get(language) {
            Some(name) => name,
            None => panic!("there is no name in {language}"),
        }
    }
}

impl FromIterator<(String, String)> for NameMap {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(names: I) -> Self {
        // As many as there are: what is set aside for more would be kept a million times. Where one of them may be
        // refused, nothing but counting says how many that is.
        let names: Vec<(String, String)> = names.into_iter().collect();
        let mut map = LiteMap::with_capacity(names.len());
        for (language, name) in names {
            map.insert(language, name);
        }
        Self(Arc::new(map))
    }
}

impl<const N: usize> From<[(String, String); N]> for NameMap {
    fn from(names: [(String, String); N]) -> Self {
        names.into_iter().collect()
    }
}

impl From<ByLanguage> for NameMap {
    fn from(names: ByLanguage) -> Self {
        names.into_iter().collect()
    }
}

impl From<NameMap> for ByLanguage {
    fn from(names: NameMap) -> Self {
        names.into_iter().collect()
    }
}

impl IntoIterator for NameMap {
    type Item = (String, String);
    type IntoIter = std::vec::IntoIter<(String, String)>;

    fn into_iter(self) -> Self::IntoIter {
        Arc::unwrap_or_clone(self.0).into_iter()
    }
}

impl<'a> IntoIterator for &'a NameMap {
    type Item = (&'a String, &'a String);
    type IntoIter = <&'a LiteMap<String, String> as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Serialize for NameMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_copy_keeps_what_it_was() {
        let kept: NameMap = [("en".to_owned(), "Dockers".to_owned())].into();
        let mut changed = kept.clone();
        assert!(Arc::ptr_eq(&kept.0, &changed.0));
        changed.insert("de".to_owned(), "Hafen".to_owned());
        assert_eq!((kept.len(), changed.len()), (1, 2));
        assert_eq!(
            (&kept["en"], &changed["de"]),
            (&"Dockers".into(), &"Hafen".into())
        );
    }

    #[test]
    fn there_is_no_room_for_names_that_do_not_come() {
        let name = ("en".to_owned(), "Dockers".to_owned());
        let one: Result<NameMap, ()> = [Ok(name)].into_iter().collect();
        let names = one.map(|map| Arc::unwrap_or_clone(map.0).into_tuple_vec());
        assert_eq!(names.map(|names| names.capacity()), Ok(1));
    }

    proptest! {
        /// In whatever order and however often a language comes, it is what a tree would be.
        #[test]
        fn it_is_a_map(names in prop::collection::vec(("[a-d]{1,2}", "[A-C]{0,2}"), 0..8)) {
            let map: NameMap = names.iter().cloned().collect();
            let model: BTreeMap<String, String> = names.into_iter().collect();
            prop_assert!(map.iter().eq(model.iter()));
            let text = serde_json::to_string(&map).ok();
            prop_assert_eq!(&text, &serde_json::to_string(&model).ok());
            let read: Option<NameMap> = text.and_then(|text| serde_json::from_str(&text).ok());
            prop_assert_eq!(read, Some(map.clone()));
            prop_assert_eq!(BTreeMap::from(map), model);
        }
    }
}
