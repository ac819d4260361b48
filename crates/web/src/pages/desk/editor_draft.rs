//! From the editor's form to a draft, and what is wrong with it on the way.

use super::editor_form::{EditorForm, day_of, shown};
use crate::{
    difference::likeness,
    language::Language,
    views::desk::appeal_editor::{AddresseeRow, Version},
};
use chrono::NaiveDate;
use undersigned_domain::{
    AppealKind, AppealText,
    appeal::{Addressee, AdmissionPolicy, ByLanguage, Demand, MAX_ITEMS, MAX_TITLE_CHARS, Wording},
    names::is_language_tag,
    topics,
};
use undersigned_federation::actions::draft::Draft;

/// More than any [`likeness`].
const SAME: usize = 101;
/// A demand that has at least so much in common with an earlier one, in hundredths, is that one.
const ALIKE: usize = 50;

/// Field and key of the sentence that says what is wrong with it.
pub type Wrong = (String, &'static str);

impl EditorForm {
    /// The draft that the form describes, with initiators left out: they are looked up first.
    /// `earlier` is what it was made from: demands keep their ids, and what the form does not
    /// show stays as it was. `today` is the day before which nothing can close.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn draft(
        &self,
        earlier: Option<&Draft>,
        today: NaiveDate,
        reader: Language,
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
        let found = self.checked_topics().unwrap_or_else(|key| {
            wrong.push(("topics".to_owned(), key));
            Vec::new()
        });
        let Some((_, kind)) = kind.filter(|_| wrong.is_empty()) else {
            return Err(wrong);
        };
        let written: Vec<&Version> = self.written().collect();
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
        Ok(Draft {
            text: AppealText {
                kind: *kind,
                title: by_language(|version| &version.title),
                body: by_language(|version| &version.body),
                languages: tags(true).chain(tags(false)).collect(),
                translations: tags(false).collect(),
                demands: demands(&written, earlier),
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
        })
    }

    /// The topics, each once.
    fn checked_topics(&self) -> Result<Vec<String>, &'static str> {
        let mut topics: Vec<String> = Vec::new();
        let parts =
            |letter: char| letter.is_whitespace() || [',', '،', '、', '，', ';'].contains(&letter);
        for word in self.topics.split(parts) {
            let word = word.trim_start_matches('#');
            if word.is_empty() || topics.iter().any(|held| topics::same(held, word)) {
                continue;
            }
            if !topics::is_topic(word) {
                return Err("topics-form");
            }
            topics.push(word.to_owned());
        }
        match topics.len() > topics::MAX_TOPICS {
            true => Err("topics-form"),
            false => Ok(topics),
        }
    }

    /// Blocks in which anything stands.
    fn written(&self) -> impl Iterator<Item = &Version> {
        self.versions.iter().filter(|version| {
            [&version.title, &version.body, &version.demands]
                .iter()
                .any(|text| !text.trim().is_empty())
        })
    }

    fn wrong_versions(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let written: Vec<&Version> = self.written().collect();
        if written.is_empty() {
            wrong.push(("title-1".to_owned(), "needed"));
            return wrong;
        }
        for (index, version) in written.iter().enumerate() {
            let field = |name: &str| format!("{name}-{}", version.row);
            let twice = written[..index]
                .iter()
                .any(|other| other.language.eq_ignore_ascii_case(&version.language));
            if version.language.is_empty() {
                wrong.push((field("language"), "needed"));
            } else if !is_language_tag(&version.language) {
                wrong.push((field("language"), "language-form"));
            } else if twice {
                wrong.push((field("language"), "language-twice"));
            }
            if version.authoritative && version.title.is_empty() {
                wrong.push((field("title"), "title-needed"));
            }
            if version.title.chars().nth(MAX_TITLE_CHARS).is_some() {
                wrong.push((field("title"), "too-long"));
            }
        }
        if !written.iter().any(|version| version.authoritative) {
            wrong.push((
                format!("authoritative-{}", written[0].row),
                "authoritative-needed",
            ));
        }
        wrong
    }

    fn checked_deadline(
        &self,
        earlier: Option<&AppealText>,
        today: NaiveDate,
    ) -> Result<Option<String>, &'static str> {
        if self.deadline.is_empty() {
            return Ok(None);
        }
        let before = earlier.and_then(|text| text.deadline.as_deref());
        if day_of(before) == self.deadline {
            return Ok(before.map(str::to_owned));
        }
        match NaiveDate::parse_from_str(&self.deadline, "%Y-%m-%d") {
            Err(_) => Err("date-form"),
            Ok(day) if day < today => Err("date-past"),
            Ok(day) => Ok(Some(format!("{}T23:59:59Z", day.format("%Y-%m-%d")))),
        }
    }

    fn addressees(&self, earlier: Option<&AppealText>, reader: Language) -> Vec<Addressee> {
        let before = earlier
            .map(|text| text.addressees.as_slice())
            .unwrap_or_default();
        let written = self
            .addressees
            .iter()
            .filter(|row| !row.office.is_empty() || !row.holder.is_empty());
        written
            .map(|row| {
                let as_typed = (row.office.clone(), row.holder.clone());
                let same = before
                    .iter()
                    .find(|addressee| shown(addressee, reader) == as_typed);
                same.cloned().unwrap_or_else(|| new_addressee(row))
            })
            .collect()
    }
}

/// A holder without an office is the office, as far as the letter goes.
fn new_addressee(row: &AddresseeRow) -> Addressee {
    let (office, holder) = match (row.office.as_str(), row.holder.as_str()) {
        ("", holder) => (holder, ""),
        both => both,
    };
    Addressee {
        office: Wording::One(office.to_owned()),
        holder: (!holder.is_empty()).then(|| Wording::One(holder.to_owned())),
        postal: None,
        email: None,
    }
}

/// Demands by line, in all languages. Those that were there before keep their ids, because
/// reservations name them.
fn demands(written: &[&Version], earlier: Option<&AppealText>) -> Vec<Demand> {
    let before = earlier
        .map(|text| text.demands.as_slice())
        .unwrap_or_default();
    let lines: Vec<(String, Vec<String>)> = written
        .iter()
        .map(|version| {
            let lines = version
                .demands
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty());
            (version.language.clone(), lines.map(str::to_owned).collect())
        })
        .collect();
    let count = lines
        .iter()
        .map(|(_, lines)| lines.len())
        .max()
        .unwrap_or(0);
    let texts: Vec<ByLanguage> = (0..count)
        .map(|index| {
            let text = lines
                .iter()
                .filter_map(|(tag, lines)| Some((tag.clone(), lines.get(index)?.clone())));
            text.collect()
        })
        .collect();
    // A number is not given twice: a reservation may still name the demand that had it.
    let numbers = before
        .iter()
        .filter_map(|demand| demand.id.strip_prefix('d')?.parse().ok());
    let mut last: usize = numbers.max().unwrap_or(0).max(before.len());
    kept_ids(before, &texts)
        .into_iter()
        .zip(texts)
        .map(|(kept, text)| {
            let id = kept.unwrap_or_else(|| {
                last = last.saturating_add(1);
                format!("d{last}")
            });
            Demand { id, text }
        })
        .collect()
}

/// Which of the demands that were there each line is: the one that says the same in some
/// language, then of those left the one it has most in common with, then where none went or came
/// the one in its place.
fn kept_ids(before: &[Demand], texts: &[ByLanguage]) -> Vec<Option<String>> {
    let mut kept: Vec<Option<String>> = vec![None; texts.len()];
    // More is refused in any case.
    if texts.len() > MAX_ITEMS {
        return kept;
    }
    let alike = |text: &ByLanguage, demand: &Demand| {
        let common = text.iter().filter_map(|(tag, words)| {
            let earlier = demand.text.get(tag)?;
            Some(if earlier == words {
                SAME
            } else {
                likeness(earlier, words)
            })
        });
        common.max().unwrap_or(0)
    };
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (row, text) in texts.iter().enumerate() {
        let places = before.iter().enumerate();
        pairs.extend(places.map(|(place, demand)| (alike(text, demand), row, place)));
    }
    pairs.retain(|(common, ..)| *common >= ALIKE);
    // Of equals the first, on both sides.
    pairs.sort_by_key(|(common, row, place)| (std::cmp::Reverse(*common), *row, *place));
    if before.len() == texts.len() {
        // Reworded from the ground up, in its old place.
        pairs.extend((0..before.len()).map(|row| (0, row, row)));
    }
    let mut given = vec![false; before.len()];
    for (_, row, place) in pairs {
        if kept[row].is_none() && !given[place] {
            kept[row] = Some(before[place].id.clone());
            given[place] = true;
        }
    }
    kept
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
        &body-1=Please.%0D%0A%0D%0ANow.&demands-1=Free+them%0D%0A%0D%0ANow&language-2=zh-Hant\
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

    #[test]
    fn demands_keep_their_ids_when_more_are_added() {
        let mut first = draft(LETTER, None).unwrap();
        first.text.demands[0].id = "release".to_owned();
        first.text.demands[1].id = "d3".to_owned();
        let body = LETTER.replace("Now&", "Now%0AHere&");
        let second = draft(&body, Some(&first)).unwrap();
        let ids: Vec<&str> = second
            .text
            .demands
            .iter()
            .map(|demand| demand.id.as_str())
            .collect();
        assert_eq!(ids, ["release", "d3", "d4"]);
    }

    #[test]
    fn a_demand_that_moves_keeps_its_id() {
        let first = draft(LETTER, None).unwrap();
        let ids = |demands: &str| -> Vec<String> {
            let body = LETTER.replace("demands-1=Free+them%0D%0A%0D%0ANow&", demands);
            let draft = draft(&body, Some(&first)).unwrap();
            draft.text.demands.into_iter().map(|one| one.id).collect()
        };
        assert_eq!(ids("demands-1=Now&"), ["d2"], "the first one is gone");
        assert_eq!(ids("demands-1=Pay%0ANow%0AFree+them&"), ["d3", "d2", "d1"]);
        assert_eq!(ids("demands-1=Free+them+all%0ANow&"), ["d1", "d2"]);
        assert_eq!(
            ids("demands-1=Pay%0ANow&"),
            ["d1", "d2"],
            "reworded in its place"
        );
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
            draft("kind=petition", None).unwrap_err(),
            [("title-1".to_owned(), "needed")]
        );
    }

    #[test]
    fn an_addressee_that_was_not_touched_keeps_what_the_form_does_not_show() {
        let mut first = draft(LETTER, None).unwrap();
        first.text.addressees[0].email = Some("office@gov.example".to_owned());
        let second = draft(LETTER, Some(&first)).unwrap();
        assert_eq!(second.text.addressees, first.text.addressees);
    }
}
