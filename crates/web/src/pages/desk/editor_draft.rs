//! From the editor's form to a draft.

use super::{editor_addressees::shown, editor_form::EditorForm, words::Wrong};
use crate::{
    language::Language,
    views::desk::appeal_editor::{AddresseeCell, AddresseeRow, DemandRow, Version},
};
use chrono::NaiveDate;
use undersigned_domain::{
    AppealKind, AppealText,
    appeal::{Addressee, AdmissionPolicy, ByLanguage, Demand, Part, Wording},
    names::is_language_tag,
};
use undersigned_federation::actions::draft::Draft;

/// Whether something is only missing, or not yet fit to be published: a draft keeps it as it is.
pub fn is_unfinished((field, key): &Wrong) -> bool {
    match *key {
        "title-needed"
        | "title-letters"
        | "body-needed"
        | "authoritative-needed"
        | "words-unsigned"
        | "date-past"
        | "email-form" => true,
        "needed" => field.starts_with("title-") || field.starts_with("office-"),
        _ => false,
    }
}

impl EditorForm {
    /// The draft that the form describes, with initiators left out: they are looked up first.
    /// `earlier` is what it was made from: demands keep their ids, and what the form does not
    /// show stays as it was. `today` is the day before which nothing can close.
    ///
    /// # Errors
    /// Everything that is wrong, or missing.
    pub fn draft(
        &self,
        earlier: Option<&Draft>,
        today: NaiveDate,
        reader: Language,
    ) -> Result<Draft, Vec<Wrong>> {
        self.checked(earlier, today, reader, |_| true)
    }

    /// The same for keeping it while it is being written, whatever is not there yet.
    ///
    /// # Errors
    /// Everything that a draft cannot hold as it was typed.
    pub fn unfinished(
        &self,
        earlier: Option<&Draft>,
        today: NaiveDate,
        reader: Language,
    ) -> Result<Draft, Vec<Wrong>> {
        self.checked(earlier, today, reader, |one| !is_unfinished(one))
    }

    fn checked(
        &self,
        earlier: Option<&Draft>,
        today: NaiveDate,
        reader: Language,
        matters: fn(&Wrong) -> bool,
    ) -> Result<Draft, Vec<Wrong>> {
        match earlier {
            Some(draft) => self.tagged_as(&draft.text).worded_as(&draft.text),
            None => self.clone(),
        }
        .checked_as_tagged(earlier, today, reader, matters)
    }

    /// The same form with the tags of a text that has them in other letters: they are signed as they stand, and another
    /// wording would come of an `ar` for an `AR`.
    fn tagged_as(&self, text: &AppealText) -> Self {
        let mut form = self.clone();
        let versions = form.versions.iter_mut().map(|one| &mut one.language);
        let demands = form.demands.iter_mut().flat_map(|row| &mut row.cells);
        let demands = demands.map(|cell| &mut cell.language);
        let addressees = form.addressees.iter_mut().flat_map(|row| &mut row.cells);
        let addressees = addressees.map(|cell| &mut cell.language);
        for tag in versions.chain(demands).chain(addressees) {
            let mut known = text.languages.iter();
            if let Some(known) = known.find(|known| known.eq_ignore_ascii_case(tag)) {
                tag.clone_from(known);
            }
        }
        form
    }

    fn checked_as_tagged(
        &self,
        earlier: Option<&Draft>,
        today: NaiveDate,
        reader: Language,
        matters: fn(&Wrong) -> bool,
    ) -> Result<Draft, Vec<Wrong>> {
        let mut wrong = self.wrong_versions();
        wrong.extend(self.wrong_places());
        let kind = AppealKind::ALL.iter().find(|(name, _)| *name == self.kind);
        if kind.is_none() {
            wrong.push(("kind".to_owned(), "needed"));
        }
        let around = earlier;
        let earlier = earlier.map(|draft| &draft.text);
        let deadline = self.checked_deadline(earlier, today).unwrap_or_else(|key| {
            wrong.push(("deadline".to_owned(), key));
            // A draft keeps what it cannot be published with.
            (key == "date-past").then(|| self.deadline.clone())
        });
        wrong.extend(self.wrong_addressees());
        let found = self.checked_topics().unwrap_or_else(|key| {
            wrong.push(("topics".to_owned(), key));
            Vec::new()
        });
        let chosen = kind.map_or(AppealKind::OpenLetter, |(_, kind)| *kind);
        let draft = self.build(around, chosen, deadline, found, reader);
        wrong.extend(self.unsigned_words(&draft.text));
        wrong.retain(matters);
        match wrong.is_empty() {
            true => Ok(draft),
            false => Err(wrong),
        }
    }

    /// What the form says so far, whatever is still wrong with it: for showing only.
    pub fn so_far(&self, earlier: Option<&Draft>, today: NaiveDate, reader: Language) -> Draft {
        let kind = AppealKind::ALL.iter().find(|(name, _)| *name == self.kind);
        let kind = kind.map_or(AppealKind::OpenLetter, |(_, kind)| *kind);
        let text = earlier.map(|draft| &draft.text);
        let deadline = self.checked_deadline(text, today).unwrap_or_default();
        let topics = self.checked_topics().unwrap_or_default();
        let mut draft = self.build(earlier, kind, deadline, topics, reader);
        if let Some(text) = text {
            draft.text.initiators.clone_from(&text.initiators);
        }
        draft
    }

    fn build(
        &self,
        around: Option<&Draft>,
        kind: AppealKind,
        deadline: Option<String>,
        found: Vec<String>,
        reader: Language,
    ) -> Draft {
        let earlier = around.map(|draft| &draft.text);
        let mut written: Vec<&Version> = self.written().collect();
        if written.is_empty() {
            // A draft of nothing has a language all the same.
            written.extend(
                self.versions
                    .iter()
                    .find(|one| is_language_tag(&one.language)),
            );
        }
        let tags = |authoritative: bool| {
            let of = written
                .iter()
                .filter(move |one| one.authoritative == authoritative);
            of.map(|version| version.language.clone())
        };
        let by_language = |text: fn(&Version) -> &str| -> ByLanguage {
            let texts = written
                .iter()
                .map(|one| (one.language.clone(), text(one).trim().to_owned()));
            texts.filter(|(_, text)| !text.is_empty()).collect()
        };
        Draft {
            text: AppealText {
                kind,
                title: by_language(|version| &version.title),
                body: by_language(|version| &version.body),
                languages: tags(true).chain(tags(false)).collect(),
                translations: tags(false).collect(),
                demands: demands(&self.demands, earlier),
                addressees: self.addressees(earlier, reader),
                initiators: Vec::new(),
                deadline,
                topics: found,
            },
            admission: match self.admission.as_str() {
                "moderated" => AdmissionPolicy::Moderated,
                _ => AdmissionPolicy::Open,
            },
            pictures: around
                .map(|draft| draft.pictures.clone())
                .unwrap_or_default(),
            goal: around.and_then(|draft| draft.goal),
        }
    }

    /// Blocks in which anything stands.
    pub(super) fn written(&self) -> impl Iterator<Item = &Version> {
        self.versions.iter().filter(|version| {
            let cells = self.demands.iter().flat_map(|demand| &demand.cells);
            let mut demands = cells.filter(|cell| cell.version == version.row);
            let addressees = self.addressees.iter().flat_map(|row| &row.cells);
            let mut addressees = addressees.filter(|cell| cell.version == version.row);
            [&version.title, &version.body]
                .iter()
                .any(|text| !text.trim().is_empty())
                || demands.any(|cell| !cell.words.trim().is_empty())
                || addressees.any(AddresseeCell::is_written)
        })
    }

    /// Whether the first version, and every other one in which anything stands, is in a language.
    fn has_languages(&self) -> bool {
        let mut versions = self.versions.iter().take(1).chain(self.written());
        versions.all(|version| is_language_tag(&version.language))
    }

    fn addressees(&self, earlier: Option<&AppealText>, reader: Language) -> Vec<Addressee> {
        let before = earlier
            .map(|text| text.addressees.as_slice())
            .unwrap_or_default();
        let versions = self.versions.iter();
        let tags: Vec<(usize, &str)> = versions
            .map(|version| (version.row, version.language.as_str()))
            .collect();
        let sound = self.has_languages();
        let first = tags.first().map(|(_, tag)| *tag);
        let first = first.filter(|tag| is_language_tag(tag)).unwrap_or("und");
        let written = self.addressees.iter().filter(|row| row.is_written());
        written
            .map(|row| {
                let same = before
                    .iter()
                    .find(|one| row.names_the_same(&shown(one, row.row, &tags, reader)));
                // Words in other languages, which the form does not show, stay, unless they are all there
                // is of them. While somebody is still at the languages that is not known.
                let named = match same.cloned() {
                    Some(same) if sound => Addressee {
                        office: as_shown(same.office, &row.office, &tags),
                        holder: same.holder.map(|it| as_shown(it, &row.holder, &tags)),
                        ..same
                    },
                    Some(same) => same,
                    None => new_addressee(row, first),
                };
                let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
                Addressee {
                    postal: given(&row.postal),
                    email: given(&row.email),
                    ..named
                }
            })
            .collect()
    }
}

/// Words in languages that the text has no more are said as the form showed them, in no particular one:
/// they stood in the first field, where they looked as good as any, and said in a lost language alone they
/// would be signed by nobody.
fn as_shown(wording: Wording, words: &str, tags: &[(usize, &str)]) -> Wording {
    match wording {
        Wording::Many(map)
            if !words.is_empty() && !tags.iter().any(|(_, tag)| map.contains_key(*tag)) =>
        {
            Wording::One(words.to_owned())
        }
        wording => wording,
    }
}

/// A holder without an office is the office, as far as the letter goes. What is said in one language
/// only is said in no particular one; `first` is the language of the first version.
fn new_addressee(row: &AddresseeRow, first: &str) -> Addressee {
    let wording = |words: &str, further: fn(&AddresseeCell) -> &str| {
        let cells = row.cells.iter().filter(|cell| !cell.language.is_empty());
        let mut map: ByLanguage = cells
            .map(|cell| (cell.language.clone(), further(cell).to_owned()))
            .filter(|(_, words)| !words.is_empty())
            .collect();
        match (words.is_empty(), map.is_empty()) {
            (true, true) => None,
            (false, true) => Some(Wording::One(words.to_owned())),
            (true, false) => Some(Wording::Many(map)),
            (false, false) => {
                map.insert(first.to_owned(), words.to_owned());
                Some(Wording::Many(map))
            }
        }
    };
    let office = wording(&row.office, |cell| &cell.office);
    let holder = wording(&row.holder, |cell| &cell.holder);
    let (office, holder) = match office {
        None => (holder, None),
        office => (office, holder),
    };
    Addressee {
        office: office.unwrap_or_else(|| Wording::One(String::new())),
        holder,
        postal: None,
        email: None,
    }
}

/// Demands with something in them. Those that were there before keep their ids, because
/// reservations name them.
fn demands(rows: &[DemandRow], earlier: Option<&AppealText>) -> Vec<Demand> {
    let before = earlier
        .map(|text| text.demands.as_slice())
        .unwrap_or_default();
    let texts = |row: &DemandRow| -> ByLanguage {
        let cells = row.cells.iter();
        cells
            .filter(|cell| !cell.language.is_empty() && !cell.words.trim().is_empty())
            .map(|cell| (cell.language.clone(), cell.words.trim().to_owned()))
            .collect()
    };
    // A number is not given twice: a reservation may still name the demand that had it.
    let numbers = before
        .iter()
        .filter_map(|demand| demand.id.strip_prefix('d')?.parse().ok());
    let mut last: usize = numbers.max().unwrap_or(0).max(before.len());
    let mut given: Vec<&str> = Vec::new();
    let mut demands = Vec::new();
    for row in rows.iter().filter(|row| row.is_written()) {
        let text = texts(row);
        let known = before.iter().map(|demand| demand.id.as_str());
        let mut known = known.filter(|id| *id == row.id && !given.contains(id));
        let id = match known.next() {
            Some(id) => {
                given.push(id);
                id.to_owned()
            }
            None => {
                last = last.saturating_add(1);
                format!("d{last}")
            }
        };
        let part = Part::ALL.iter().find(|(name, _)| *name == row.part);
        let part = part.map(|(_, part)| *part);
        demands.push(Demand { id, text, part });
    }
    demands
}

#[cfg(test)]
mod tests;
