//! From the editor's form to a draft.

use super::editor_form::{EditorForm, shown};
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

/// Field and key of the sentence that says what is wrong with it.
pub type Wrong = (String, &'static str);

/// Whether something is only missing, or not yet fit to be published: a draft keeps it as it is.
pub fn is_unfinished((field, key): &Wrong) -> bool {
    match *key {
        "title-needed" | "title-letters" | "authoritative-needed" | "email-form" => true,
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
        let mut wrong = self.wrong_versions();
        let kind = AppealKind::ALL.iter().find(|(name, _)| *name == self.kind);
        if kind.is_none() {
            wrong.push(("kind".to_owned(), "needed"));
        }
        let around = earlier;
        let earlier = earlier.map(|draft| &draft.text);
        let deadline = self.checked_deadline(earlier, today).unwrap_or_else(|key| {
            wrong.push(("deadline".to_owned(), key));
            None
        });
        wrong.extend(self.wrong_addressees());
        let found = self.checked_topics().unwrap_or_else(|key| {
            wrong.push(("topics".to_owned(), key));
            Vec::new()
        });
        wrong.retain(matters);
        let Some((_, kind)) = kind.filter(|_| wrong.is_empty()) else {
            return Err(wrong);
        };
        Ok(self.build(around, *kind, deadline, found, reader))
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

    fn addressees(&self, earlier: Option<&AppealText>, reader: Language) -> Vec<Addressee> {
        let before = earlier
            .map(|text| text.addressees.as_slice())
            .unwrap_or_default();
        let versions = self.versions.iter();
        let tags: Vec<(usize, &str)> = versions
            .map(|version| (version.row, version.language.as_str()))
            .collect();
        let first = tags.first().map(|(_, tag)| *tag);
        let first = first.filter(|tag| is_language_tag(tag)).unwrap_or("und");
        let written = self.addressees.iter().filter(|row| row.is_written());
        written
            .map(|row| {
                let same = before
                    .iter()
                    .find(|one| row.names_the_same(&shown(one, row.row, &tags, reader)));
                // Words in other languages, which the form does not show, stay.
                let named = same.cloned().unwrap_or_else(|| new_addressee(row, first));
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

impl AddresseeCell {
    /// Whether anything stands in it.
    fn is_written(&self) -> bool {
        !self.office.is_empty() || !self.holder.is_empty()
    }
}

impl AddresseeRow {
    /// Whether anything stands in it.
    pub(super) fn is_written(&self) -> bool {
        self.is_named() || !self.postal.is_empty() || !self.email.is_empty()
    }

    /// Whether it says in some language who it is.
    pub(super) fn is_named(&self) -> bool {
        let first = !self.office.is_empty() || !self.holder.is_empty();
        first || self.cells.iter().any(AddresseeCell::is_written)
    }

    /// Whether another row has the same names, in the languages that this one has.
    fn names_the_same(&self, other: &Self) -> bool {
        (&self.office, &self.holder) == (&other.office, &other.holder)
            && self.cells.iter().all(|cell| other.cells.contains(cell))
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
    for row in rows {
        let text = texts(row);
        if text.is_empty() {
            continue;
        }
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
mod tests {
    use super::*;
    use crate::{language::ENGLISH, pages::session::Fields};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    fn draft(body: &str, earlier: Option<&Draft>) -> Result<Draft, Vec<Wrong>> {
        EditorForm::read(&Fields::parse(body.as_bytes())).draft(earlier, today(), ENGLISH)
    }

    const LETTER: &str = "slug=Free&kind=petition&language-1=en&authoritative-1=yes&title-1=Free+them\
        &body-1=Please.%0D%0A%0D%0ANow.&demand-id-1=&demand-1-1=Free+them&demand-id-2=&demand-1-2=Now&language-2=zh-Hant\
        &title-2=%E9%87%8B%E6%94%BE&office-1=Minister&admission=moderated&deadline=2027-01-31";

    #[test]
    fn a_letter_in_two_languages_comes_out_as_it_was_typed() {
        let draft = draft(LETTER, None).unwrap();
        assert_eq!(draft.text.languages, ["en", "zh-Hant"]);
        assert_eq!(draft.text.translations, ["zh-Hant"]);
        assert_eq!(draft.text.body["en"], "Please.\n\nNow.");
        assert_eq!(draft.text.demands.len(), 2);
        assert_eq!(draft.text.demands[1].id, "d2");
        assert_eq!(draft.text.addressees.len(), 1);
        assert_eq!(draft.text.deadline.as_deref(), Some("2027-01-31T23:59:59Z"));
        assert_eq!(draft.admission, AdmissionPolicy::Moderated);
        let again = EditorForm::of("free", &draft, ENGLISH);
        assert_eq!(again.draft(Some(&draft), today(), ENGLISH).unwrap(), draft);
    }

    fn ids(draft: &Draft) -> Vec<&str> {
        let demands = draft.text.demands.iter();
        demands.map(|demand| demand.id.as_str()).collect()
    }

    #[test]
    fn demands_keep_their_ids_however_they_are_moved() {
        let first = draft(LETTER, None).unwrap();
        let mut form = EditorForm::of("free", &first, ENGLISH);
        let said = |form: &EditorForm| form.draft(Some(&first), today(), ENGLISH).unwrap();
        assert_eq!(ids(&said(&form)), ["d1", "d2"]);
        assert!(form.change_row("demand-down-1"));
        assert_eq!(ids(&said(&form)), ["d2", "d1"]);
        assert!(
            form.change_row("demand-up-1"),
            "the first stays where it is"
        );
        assert_eq!(ids(&said(&form)), ["d2", "d1"]);
        form.more_demands(1);
        let last = form.demands.len() - 1;
        form.demands[last].cells[0].words = "Here".to_owned();
        assert_eq!(
            ids(&said(&form)),
            ["d2", "d1", "d3"],
            "a new one gets a new id"
        );
        assert!(form.change_row("demand-remove-1"));
        assert_eq!(ids(&said(&form)), ["d1", "d3"]);
        assert!(!form.change_row("demand-up-x") && !form.change_row("save"));
    }

    #[test]
    fn a_clause_stands_in_the_part_that_was_chosen() {
        let body = format!("{LETTER}&part-1=aims&part-2=elsewhere");
        let first = draft(&body, None).unwrap();
        let parts: Vec<_> = first.text.demands.iter().map(|one| one.part).collect();
        assert_eq!(parts, [Some(Part::Aims), None]);
        let again = EditorForm::of("free", &first, ENGLISH);
        assert_eq!(again.draft(Some(&first), today(), ENGLISH).unwrap(), first);
    }

    #[test]
    fn an_id_that_was_never_given_is_no_id() {
        let first = draft(LETTER, None).unwrap();
        let body = LETTER
            .replace("demand-id-1=", "demand-id-1=d2")
            .replace("demand-id-2=", "demand-id-2=d2");
        assert_eq!(ids(&draft(&body, Some(&first)).unwrap()), ["d2", "d3"]);
        let body = LETTER.replace("demand-id-1=", "demand-id-1=d77");
        assert_eq!(ids(&draft(&body, None).unwrap()), ["d1", "d2"]);
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let wrong = draft(
            "kind=petition&language-1=e&title-1=x&language-2=&authoritative-2=yes&body-2=y\
             &deadline=2020-01-01",
            None,
        )
        .unwrap_err();
        let wrong: Vec<(&str, &str)> = wrong
            .iter()
            .map(|(field, key)| (field.as_str(), *key))
            .collect();
        assert_eq!(
            wrong,
            [
                ("language-1", "language-form"),
                ("language-2", "needed"),
                ("title-2", "title-needed"),
                ("deadline", "date-past"),
            ]
        );
        assert_eq!(
            draft("kind=petition&language-1=en", None).unwrap_err(),
            [("title-1".to_owned(), "needed")]
        );
    }

    #[test]
    fn what_is_only_missing_is_no_matter_for_keeping() {
        let form = |body: &str| EditorForm::read(&Fields::parse(body.as_bytes()));
        let kept = |body: &str| form(body).unfinished(None, today(), ENGLISH);
        for body in [
            "kind=petition&language-1=en",
            "kind=petition&language-1=en&title-1=%21&postal-1=Quay&email-1=office",
        ] {
            let draft = kept(body).unwrap();
            assert_eq!(draft.text.languages, ["en"]);
            assert!(draft.clone().kept().is_ok() && draft.clone().checked().is_err());
            let again = EditorForm::of("free", &draft, ENGLISH);
            let again = again.unfinished(Some(&draft), today(), ENGLISH);
            assert_eq!(again.unwrap(), draft, "{body}");
        }
        for body in [
            "kind=petition&language-1=english!&body-1=x",
            "kind=petition",
            "kind=petition&language-1=en&deadline=2020-01-01",
        ] {
            assert!(kept(body).is_err(), "{body}");
        }
    }

    #[test]
    fn an_addressee_keeps_its_other_languages() {
        let mut first = draft(LETTER, None).unwrap();
        let office = |tag: &str, words: &str| (tag.to_owned(), words.to_owned());
        let office = ByLanguage::from([office("en", "Minister"), office("zh-Hant", "部長")]);
        first.text.addressees[0].office = Wording::Many(office);
        let body = format!("{LETTER}&email-1=office%40gov.example&postal-1=Quay+1%0D%0APort");
        let second = draft(&body, Some(&first)).unwrap();
        let addressee = &second.text.addressees[0];
        assert_eq!(addressee.office, first.text.addressees[0].office);
        assert_eq!(addressee.email.as_deref(), Some("office@gov.example"));
        assert_eq!(addressee.postal.as_deref(), Some("Quay 1\nPort"));
        let again = EditorForm::of("free", &second, ENGLISH);
        assert_eq!(
            again.draft(Some(&second), today(), ENGLISH).unwrap(),
            second
        );
        // And they can be written, each beside its own text; taking the last one out leaves none.
        let body = format!("{LETTER}&office-2-1=%E7%BD%B2%E9%95%B7&holder-2-1=");
        let third = draft(&body, Some(&second)).unwrap();
        let Wording::Many(office) = &third.text.addressees[0].office else {
            panic!("{third:?}");
        };
        assert_eq!((&*office["en"], &*office["zh-Hant"]), ("Minister", "署長"));
        let again = EditorForm::of("free", &third, ENGLISH);
        assert_eq!(again.draft(Some(&third), today(), ENGLISH).unwrap(), third);
        let body = format!("{LETTER}&office-2-1=&holder-2-1=");
        let fourth = draft(&body, Some(&third)).unwrap();
        let office = Wording::One("Minister".to_owned());
        assert_eq!(fourth.text.addressees[0].office, office);
        let wrong = draft(&format!("{LETTER}&email-1=nobody&postal-2=Quay"), None).unwrap_err();
        let wrong: Vec<&str> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(wrong, ["email-1", "office-2"]);
    }
}
