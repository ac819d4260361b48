//! What was written into a field that is labelled with a language, where the languages were changed in the same form. Without
//! a script a label stays as the page was made: what was written under “Nederlands” goes to that language, wherever it
//! stands now.

use super::{editor_form::EditorForm, words::Wrong};
use crate::{
    language::native_name,
    pages::session::Fields,
    views::{
        FieldError, Page,
        desk::appeal_editor::{AddresseeRow, DemandRow, Version},
    },
};
use std::{iter, mem};

/// The key of what is said beside words in whose place others stand.
pub(super) const MOVED: &str = "words-moved";

/// Words that stand neither where they were written nor in their place, since others are in that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The field in which they stand now.
    field: String,
    /// Number of the version under which they were written, and in whose place others stand now.
    version: usize,
    /// The language with which their field was labelled; empty where that was a number.
    label: String,
}

/// With which languages the fields were labelled, and where what is written in them belongs.
pub(super) struct Labels {
    /// For each version the tag; empty where its fields were numbered.
    tags: Vec<String>,
    /// For each version the one that has this language now; none where none has, and its place decides.
    goes_to: Vec<Option<usize>>,
}

impl Labels {
    /// As the form says; none where everything stands where it belongs.
    pub(super) fn read(fields: &Fields, versions: &[Version]) -> Option<Self> {
        let tags = versions.iter();
        let tags = tags.map(|version| fields.text(&format!("labelled-{}", version.row)));
        let tags: Vec<String> = tags.collect();
        let is_label = |tag: &str| {
            let same = tags.iter().filter(|other| other.eq_ignore_ascii_case(tag));
            !tag.is_empty() && same.count() == 1
        };
        let place_of = |(index, tag): (usize, &String)| {
            let has = |version: &Version| version.language.eq_ignore_ascii_case(tag);
            match versions.get(index).is_some_and(has) {
                true => Some(index),
                false => versions.iter().position(has),
            }
        };
        let goes_to = tags.iter().enumerate();
        let goes_to = goes_to.map(|one| match is_label(one.1) {
            true => place_of(one),
            false => None,
        });
        let goes_to: Vec<Option<usize>> = goes_to.collect();
        let mut all = goes_to.iter().enumerate();
        let is_settled = all.all(|(index, to)| to.is_none_or(|to| to == index));
        (!is_settled).then_some(Self { tags, goes_to })
    }

    /// Puts the words of demands where they belong; says which stand elsewhere.
    pub(super) fn put_demands(&self, rows: &mut [DemandRow]) -> Vec<Moved> {
        let put = |row: &mut DemandRow| {
            let fields = row.cells.iter_mut().map(|cell| &mut cell.words);
            let number = row.row;
            self.put(fields.collect(), |version| {
                format!("demand-{version}-{number}")
            })
        };
        rows.iter_mut().flat_map(put).collect()
    }

    /// The same with offices and those who hold them.
    pub(super) fn put_addressees(&self, rows: &mut [AddresseeRow]) -> Vec<Moved> {
        let mut moved = Vec::new();
        for row in rows {
            let number = row.row;
            let named = |name: &'static str| {
                move |version: usize| match version {
                    1 => format!("{name}-{number}"),
                    version => format!("{name}-{version}-{number}"),
                }
            };
            let offices = row.cells.iter_mut().map(|cell| &mut cell.office);
            let offices = iter::once(&mut row.office).chain(offices).collect();
            moved.extend(self.put_named(offices, named("office")));
            let holders = row.cells.iter_mut().map(|cell| &mut cell.holder);
            let holders = iter::once(&mut row.holder).chain(holders).collect();
            moved.extend(self.put_named(holders, named("holder")));
        }
        moved
    }

    /// What is said in the first field alone is said in no particular language, and stays there.
    fn put_named(&self, fields: Vec<&mut String>, named: impl Fn(usize) -> String) -> Vec<Moved> {
        let mut further = fields.iter().skip(1);
        match further.all(|words| words.trim().is_empty()) {
            true => Vec::new(),
            false => self.put(fields, named),
        }
    }

    /// Puts the words of one row where they belong: first those whose language there is, then the others in their own
    /// places, and where these are taken, in any that are free. There are as many places as fields.
    fn put(&self, mut fields: Vec<&mut String>, named: impl Fn(usize) -> String) -> Vec<Moved> {
        // A form that had no fields for some languages said nothing of them.
        if fields.len() != self.goes_to.len() {
            return Vec::new();
        }
        let mut places: Vec<Option<usize>> = vec![None; fields.len()];
        let mut rest = Vec::new();
        for (from, words) in fields.iter().enumerate() {
            match self.goes_to[from] {
                _ if words.trim().is_empty() => {}
                Some(to) => places[to] = Some(from),
                None => rest.push(from),
            }
        }
        let mut without = Vec::new();
        for from in rest {
            match places[from] {
                None => places[from] = Some(from),
                // Nothing is lost of what both say.
                Some(other) if fields[other].trim() == fields[from].trim() => {}
                Some(_) => without.push(from),
            }
        }
        let mut moved = Vec::new();
        for from in without {
            let Some(free) = places.iter().position(Option::is_none) else {
                continue;
            };
            places[free] = Some(from);
            moved.push(Moved {
                field: named(free + 1),
                version: from + 1,
                label: self.tags[from].clone(),
            });
        }
        let mut typed = Vec::new();
        for words in &mut fields {
            typed.push(mem::take::<String>(words));
        }
        for (words, from) in fields.into_iter().zip(places) {
            if let Some(from) = from {
                *words = mem::take(&mut typed[from]);
            }
        }
        moved
    }
}

impl EditorForm {
    /// That words stand elsewhere, beside each of them.
    pub(super) fn wrong_places(&self) -> Vec<Wrong> {
        let moved = self.moved.iter();
        moved.map(|one| (one.field.clone(), MOVED)).collect()
    }

    /// The sentence about the words that stand in a field.
    pub(super) fn moved_here(&self, page: &Page, field: String) -> FieldError {
        let called = |tag: &str, number: usize| match tag {
            "" => page.t1("editor-language-n", "number", number),
            tag => native_name(tag).to_owned(),
        };
        let moved = self.moved.iter().find(|one| one.field == field);
        let words = moved.map(|one| {
            let version = self.versions.get(one.version - 1);
            let other = version.map_or("", |version| version.language.as_str());
            let (from, other) = (called(&one.label, one.version), called(other, one.version));
            page.t2("error-words-moved", "from", from, "other", other)
        });
        FieldError {
            field,
            message: words.unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    fn read(typed: &str) -> EditorForm {
        EditorForm::read(&Fields::parse(typed.as_bytes()), ENGLISH)
    }

    /// A form whose fields were labelled with English and Dutch.
    fn labelled(first: &str, second: &str, rest: &str) -> EditorForm {
        read(&format!(
            "labelled-1=en&labelled-2=nl&language-1={first}&language-2={second}&title-1=A&title-2=B&{rest}"
        ))
    }

    fn demands(form: &EditorForm) -> Vec<Vec<&str>> {
        let rows = form.demands.iter();
        rows.map(|row| row.cells.iter().map(|cell| cell.words.as_str()).collect())
            .collect()
    }

    #[test]
    fn what_is_written_under_a_language_goes_to_it_wherever_it_stands() {
        let asks = "demand-id-1=&demand-1-1=&demand-2-1=Laat+hen+vrij";
        for (first, second, expected) in [
            ("nl", "ar", ["Laat hen vrij", ""]),
            ("Nederlands", "en", ["Laat hen vrij", ""]),
            ("en", "NL", ["", "Laat hen vrij"]),
            // Its language is no longer there, or is there twice.
            ("en", "ar", ["", "Laat hen vrij"]),
            ("nl", "nl", ["", "Laat hen vrij"]),
        ] {
            let form = labelled(first, second, asks);
            assert_eq!(demands(&form), [expected], "{first} {second}");
            assert_eq!(form.moved, [], "{first} {second}");
        }
        // What has lost its language has its place where nothing else is.
        let form = labelled("nl", "ar", "demand-id-1=&demand-1-1=Vrij&demand-2-1=");
        assert_eq!(demands(&form), [["Vrij", ""]]);
        let swapped = labelled("nl", "en", "demand-id-1=&demand-1-1=Free&demand-2-1=Vrij");
        assert_eq!(demands(&swapped), [["Vrij", "Free"]]);
        assert_eq!(swapped.moved, []);
    }

    #[test]
    fn fields_without_the_name_of_a_language_go_by_their_place() {
        let rest = "language-1=nl&language-2=en&title-1=A&title-2=B\
                    &demand-id-1=&demand-1-1=Vrij&demand-2-1=Free";
        for labels in [
            "",
            "labelled-1=&labelled-2=&",
            "labelled-1=en&labelled-2=EN&",
        ] {
            let form = read(&format!("{labels}{rest}"));
            assert_eq!(demands(&form), [["Vrij", "Free"]], "{labels}");
        }
    }

    #[test]
    fn an_addressee_goes_with_its_language_and_stays_where_it_has_none() {
        let offices = |form: &EditorForm| {
            let row = &form.addressees[0];
            (row.office.clone(), row.cells[0].office.clone())
        };
        let both = |first: &str, second: &str| (first.to_owned(), second.to_owned());
        let named = "office-1=Master&office-2-1=Meester&holder-1=Kai&holder-2-1=";
        let form = labelled("nl", "en", named);
        assert_eq!(offices(&form), both("Meester", "Master"));
        assert_eq!(form.addressees[0].holder, "Kai");
        let alone = labelled("nl", "en", "office-1=Master&office-2-1=");
        assert_eq!(offices(&alone), both("Master", ""));
        let form = labelled("nl", "ar", "office-1=&office-2-1=Meester");
        assert_eq!(offices(&form), both("Meester", ""));
    }

    #[test]
    fn where_two_would_fall_on_one_field_both_are_shown_and_nothing_is_saved() {
        let asks = "kind=petition&authoritative-1=yes&body-1=x&admission=open\
                    &demand-id-1=&demand-1-1=1.+Vrij%0A2.+Nu&demand-2-1=Laat+hen+vrij\
                    &office-1=Master&office-2-1=Meester";
        let form = labelled("nl", "ar", asks);
        assert_eq!(demands(&form), [["Laat hen vrij", "1. Vrij\n2. Nu"]]);
        assert_eq!(form.addressees[0].cells[0].office, "Master");
        let today = chrono::NaiveDate::default();
        let wrong = form.unfinished(None, today, ENGLISH).unwrap_err();
        let fields = wrong.iter().map(|(field, key)| (field.as_str(), *key));
        let expected = [("demand-2-1", MOVED), ("office-2-1", MOVED)];
        assert_eq!(fields.collect::<Vec<_>>(), expected);
        for language in crate::language::LANGUAGES {
            let page = Page::new(*language, "", "", "");
            for said in form.sentences(&page, form.wrong_places()) {
                for named in ["English", "Nederlands"] {
                    assert!(said.message.contains(named), "{}: {said:?}", language.tag);
                }
            }
        }
        // The same in both is one.
        let same = asks.replace("1.+Vrij%0A2.+Nu", "Laat+hen+vrij");
        let same = labelled("nl", "ar", &same.replace("office-1=Master", "office-1="));
        assert_eq!(demands(&same), [["Laat hen vrij", ""]]);
        assert_eq!(same.moved, []);
    }
}
