//! By whose signature the lines stand, summed up: of a line that was entered for somebody, the file proves no more than
//! that an initiator says so, and it looks like any other.

use serde::Serialize;
use std::collections::BTreeMap;
use undersigned_domain::{Entry, attestation::Provenance, list::Origin};

/// How many lines came how; like the sums without those that are contested.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Origins {
    /// Signed with the signer's own key, on its own server.
    own_key: u64,
    /// Confirmed by form or account to a server, which signed that it was so.
    form_or_account: u64,
    /// Entered or imported by an initiator, on whose word alone they rest.
    initiators_word: u64,
    /// How many of each origin, by the name that stands in brackets behind each line.
    each: BTreeMap<&'static str, u64>,
}

impl Origins {
    /// Those of these entries.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut origins = Self::default();
        for entry in entries {
            if entry.contested {
                continue;
            }
            *match entry.origin {
                Origin::OwnServer => &mut origins.own_key,
                Origin::Attested(how) if rests_on_a_word(how) => &mut origins.initiators_word,
                Origin::Attested(_) => &mut origins.form_or_account,
            } += 1;
            *origins.each.entry(entry.origin.name()).or_default() += 1;
        }
        origins
    }

    /// In a line; none where there is nobody.
    pub fn in_words(&self) -> Option<String> {
        if self.each.is_empty() {
            return None;
        }
        Some(format!(
            "How they came: {} signed with the signer's own key on its own server; {} by form or account, as an \
             initiator signed{}; {} on an initiator's word only{}.",
            self.own_key,
            self.form_or_account,
            self.which(false),
            self.initiators_word,
            self.which(true)
        ))
    }

    /// How many of each there are of those that rest on a word alone, or of the others, in brackets.
    fn which(&self, on_a_word: bool) -> String {
        let some = Provenance::ALL.into_iter();
        let some = some.filter(|(_, how)| rests_on_a_word(*how) == on_a_word);
        let some = some.filter_map(|(name, _)| Some(format!("{} {name}", self.each.get(name)?)));
        let some: Vec<String> = some.collect();
        match some.is_empty() {
            true => String::new(),
            false => format!(" ({})", some.join(", ")),
        }
    }
}

/// Whether an initiator alone says that somebody signed.
fn rests_on_a_word(how: Provenance) -> bool {
    match how {
        Provenance::Paper | Provenance::Email | Provenance::Import => true,
        Provenance::WebForm | Provenance::FediverseAccount => false,
    }
}
