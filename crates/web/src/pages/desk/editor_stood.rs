//! Words that stood in a text before, and come back from the form without what nobody sees in them.

use super::editor_form::EditorForm;
use std::{collections::BTreeMap, iter};
use undersigned_domain::{AppealText, appeal::Wording, typed_text::cleaned};

impl EditorForm {
    /// The same form with the words of a text wherever nothing but what is taken out of all that is typed tells them apart:
    /// they are signed as they stand, and another wording would come of a soft hyphen that nobody sees.
    pub(super) fn worded_as(mut self, text: &AppealText) -> Self {
        let stood = stood(text);
        let put = |words: &mut String| {
            if let Some(stood) = stood.get(words.trim()) {
                *words = (*stood).to_owned();
            }
        };
        for version in &mut self.versions {
            put(&mut version.title);
            put(&mut version.body);
        }
        for demand in &mut self.demands {
            for cell in &mut demand.cells {
                put(&mut cell.words);
            }
        }
        for addressee in &mut self.addressees {
            put(&mut addressee.office);
            put(&mut addressee.holder);
            put(&mut addressee.postal);
            for cell in &mut addressee.cells {
                put(&mut cell.office);
                put(&mut cell.holder);
            }
        }
        self
    }
}

/// What of a text comes back otherwise than it stands, by how it comes back.
fn stood(text: &AppealText) -> BTreeMap<String, &str> {
    let demands = text.demands.iter().map(|demand| &demand.text);
    let maps = [&text.title, &text.body].into_iter().chain(demands);
    let words = maps.flat_map(|map| map.values());
    let mut all: Vec<&str> = words.map(String::as_str).collect();
    for addressee in &text.addressees {
        for wording in iter::once(&addressee.office).chain(&addressee.holder) {
            match wording {
                Wording::One(words) => all.push(words),
                Wording::Many(map) => all.extend(map.values().map(String::as_str)),
            }
        }
        all.extend(addressee.postal.as_deref());
    }
    let mut stood = BTreeMap::new();
    for words in &all {
        let typed = cleaned(words).replace("\r\n", "\n").trim().to_owned();
        if !typed.is_empty() && typed != *words {
            stood.insert(typed, *words);
        }
    }
    // Whoever typed what stands elsewhere in the text meant that.
    for words in &all {
        stood.remove(*words);
    }
    stood
}
