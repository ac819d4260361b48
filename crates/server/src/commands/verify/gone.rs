//! `--since`: by which signed word a line of the older list went.

use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Bundle, CoSignerList, StatementType, list::Vacancy};

/// Why a line went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Gone {
    /// Whether its signer took its name back, or who had entered it, or an initiator took it off.
    pub why: Vacancy,
    /// The code of the reason that an initiator signed with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What the newer bundle says of the lines with these ids, by id; `numbers` has those that they had. Nothing of one of
/// which it cannot be told.
pub fn whys(
    new: &Bundle,
    list: &CoSignerList,
    ids: &[String],
    numbers: &BTreeMap<String, u64>,
) -> BTreeMap<String, Gone> {
    let ids: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    if ids.is_empty() {
        return BTreeMap::new();
    }
    let (mut withdrawn, mut removed) = (BTreeMap::new(), BTreeMap::new());
    for said in new.state.statements() {
        let by_whom = match said.kind() {
            StatementType::Attestation => Vacancy::TakenBack,
            _ => Vacancy::Withdrawn,
        };
        let of = said.takes_name_back_of().into_iter();
        withdrawn.extend(of.filter(|id| ids.contains(id)).map(|id| (id, by_whom)));
        // Only initiators take others off.
        let removal = said.removal();
        let removal = removal.filter(|_| list.role_of(&said.author, &said.key).is_some());
        if let Some(removal) = removal {
            let about = said.about.iter().map(String::as_str);
            let about = about.filter(|id| ids.contains(id));
            removed.extend(about.map(|id| (id, removal.reason.as_deref())));
        }
    }
    let mut vacated: BTreeMap<u64, BTreeSet<(Vacancy, Option<&str>)>> = BTreeMap::new();
    for gone in list.vacated.iter() {
        let of_number = vacated.entry(gone.number).or_default();
        of_number.insert((gone.why, gone.reason));
    }
    let why = |id: &str| {
        // What the list itself makes of its number goes before: a removal may have been overruled, or not be the first.
        let of_number = numbers.get(id).and_then(|number| vacated.get(number));
        let of_number = of_number.filter(|whys| whys.len() == 1);
        let of_list = of_number.and_then(|whys| whys.first().copied());
        let of_list = of_list.filter(|(why, _)| *why != Vacancy::Joined);
        let by_word = match removed.get(id) {
            Some(reason) => Some((Vacancy::Removed, *reason)),
            None => withdrawn.get(id).map(|by_whom| (*by_whom, None)),
        };
        let (why, reason) = of_list.or(by_word)?;
        let reason = reason.map(str::to_owned);
        Some(Gone { why, reason })
    };
    let found = ids.iter().filter_map(|&id| Some((id.to_owned(), why(id)?)));
    found.collect()
}

impl Gone {
    /// In words, to be read after which line it was.
    pub fn in_words(&self) -> String {
        let became = became(self.why, "the newer file");
        match &self.reason {
            Some(reason) => format!("{became}, with the reason “{}”", reason.replace('-', " ")),
            None => became,
        }
    }
}

/// What became of an entry, by what is signed in `file`. Who is off the list is not named again. Whoever signs by form, and takes
/// its name back by its link, has no key: the statement is that of who had entered it, and has no reason.
pub fn became(why: Vacancy, file: &str) -> String {
    let what = match why {
        Vacancy::Withdrawn => "its signer took its name back",
        Vacancy::TakenBack => {
            return format!(
                "it was taken back by a statement in {file}, which the organisation that had entered it signed, for the \
                 signer or of its own accord; nothing says which"
            );
        }
        Vacancy::Removed => "an initiator took it off the list",
        Vacancy::Joined => return one_signer_with("another entry of the list"),
    };
    format!("{what}, by a signed statement in {file}")
}

/// What became of an entry that is shown with another.
pub fn one_signer_with(entry: &str) -> String {
    format!("it is one signer with {entry}, and counts once")
}
