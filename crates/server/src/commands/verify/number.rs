//! `--entry`: what became of a number under which nobody is listed any more.

use super::{gone, words};
use serde::Serialize;
use undersigned_domain::{
    Bundle, CoSignerList, Content, Entry, State, fold,
    list::{Vacancy, Vacated},
};

/// A number that was given and is listed no more.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Became {
    #[serde(flatten)]
    gone: Vacated,
    /// Whether whoever had entered it signed that, for the signer or not; absent where not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    by_who_entered_it: bool,
    /// The entry with which it is shown now, where that can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    joined_with: Option<String>,
    /// How that one is called.
    #[serde(skip)]
    called: Option<String>,
}

/// What became of a number. Nothing where it was never given, or where an entry has it.
pub fn of(bundle: &Bundle, list: &CoSignerList, number: u64) -> Vec<Became> {
    if list.entries.iter().any(|one| one.number == Some(number)) {
        return Vec::new();
    }
    let gone = list.vacated.iter().filter(|gone| gone.number == number);
    gone.map(|gone| {
        let with = match gone.why {
            Vacancy::Joined => joined_with(bundle, list, number),
            Vacancy::Withdrawn | Vacancy::TakenBack | Vacancy::Removed => None,
        };
        Became {
            gone: *gone,
            by_who_entered_it: gone.why == Vacancy::TakenBack,
            joined_with: with.map(|entry| entry.id.clone()),
            called: with.map(called),
        }
    })
    .collect()
}

impl Became {
    /// In a sentence.
    pub fn in_words(&self) -> String {
        let became = match &self.called {
            Some(with) => gone::one_signer_with(with),
            None => gone::became(self.gone.why, "the file"),
        };
        let number = self.gone.number;
        format!("Number {number} was given, and nobody is listed under it any more: {became}.")
    }
}

/// The entry that stands for the one which had a number. The list says only that it was joined: who had
/// the number shows where nobody has said that two entries are one signer.
fn joined_with<'a>(bundle: &Bundle, list: &'a CoSignerList, number: u64) -> Option<&'a Entry> {
    let apart = bundle.state.statements();
    let apart = apart.filter(|said| !matches!(said.content, Content::SameSigner(_)));
    let apart = fold(&State::gather(bundle.appeal.clone(), apart).0);
    let mut was = apart
        .entries
        .iter()
        .filter(|one| one.number == Some(number));
    was.find_map(|was| {
        let mut entries = list.entries.iter();
        entries.find(|one| one.same_as.contains(&was.id))
    })
}

fn called(entry: &Entry) -> String {
    let name = words::name(entry);
    match entry.number {
        Some(number) => format!("number {number}, {name}"),
        None => name,
    }
}
