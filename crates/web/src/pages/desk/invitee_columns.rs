//! Of a table of organisations to invite: what its columns are taken for, said on the page that is shown before
//! anything is sent, and what an organiser puts right there.

use crate::{
    language::{LANGUAGES, Language},
    pages::session::Fields,
    views::{
        Choice, Page,
        desk::invitees::{InviteeColumn, InviteeColumns},
    },
};
use undersigned_federation::actions::inviting::{Columns, Holds};

/// Most characters of a cell that are shown.
const SHOWN: usize = 80;

/// The columns of a list, as somebody says in a form, or else as they probably are; none where the list is
/// no table.
pub fn of(list: &str, fields: &Fields, reader: Language) -> Option<Columns> {
    let mut columns = Columns::guess(list, &|said: &str| tag(reader, said))?;
    if fields.ticked("columns") {
        columns.header = fields.ticked("header");
        for (row, holds) in (1..).zip(&mut columns.holds) {
            *holds = Holds::of(fields.get(&format!("column-{row}")));
        }
    }
    Some(columns)
}

/// The tag of a language that is written by its code or by its name: in itself, in the reader's language, or in
/// another one of the interface.
pub fn tag(reader: Language, said: &str) -> Option<String> {
    let elsewhere = || LANGUAGES.iter().find_map(|one| one.typed_tag(said));
    reader.typed_tag(said).or_else(elsewhere)
}

/// How the columns are shown, each with what stands in its first rows.
pub fn shown(page: &Page, columns: &Columns) -> InviteeColumns {
    let short = |cell: &str| cell.chars().take(SHOWN).collect::<String>();
    let titles = columns.first.first().filter(|_| columns.header);
    let rows = columns.holds.iter().enumerate().map(|(at, holds)| {
        let cells = columns.first.iter().filter_map(|row| row.get(at));
        let cells = cells.map(|cell| cell.trim());
        let choices = Holds::ALL.iter().map(|(code, one)| {
            let label = page.word("invitees-holds", code);
            Choice::new(*code, label, one == holds)
        });
        InviteeColumn {
            row: at + 1,
            samples: cells.filter(|cell| !cell.is_empty()).map(short).collect(),
            holds: choices.collect(),
        }
    });
    let left_out = columns.holds.iter().enumerate();
    let left_out = left_out.filter(|(_, holds)| **holds == Holds::Nothing);
    let left_out = left_out.map(|(at, _)| {
        let title = titles.and_then(|titles| titles.get(at));
        match title.map(|title| title.trim()) {
            None | Some("") => page.number(at + 1),
            Some(title) => short(title),
        }
    });
    InviteeColumns {
        header: columns.header,
        rows: rows.collect(),
        left_out: left_out.collect::<Vec<_>>().join(" · "),
        has_contacts: columns.has(Holds::Contact),
        has_names: columns.has(Holds::Name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn languages_are_known_by_the_names_that_people_give_them() {
        for (said, known) in [
            ("fr", Some("fr")),
            ("French", Some("fr")),
            ("Français", Some("fr")),
            // The table is of somebody who speaks Spanish.
            ("Francés", Some("fr")),
            ("zh-Hant", Some("zh-Hant")),
            ("", None),
            ("in French", None),
        ] {
            assert_eq!(tag(ENGLISH, said).as_deref(), known, "{said}");
        }
    }

    #[test]
    fn what_a_form_says_of_the_columns_counts() {
        let list = "Wer;Mail;Tel\nA;a@a.example;12 34 56 78\n";
        let fields = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter();
            let pairs = pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            Fields::of(pairs.collect())
        };
        let Some(guessed) = of(list, &fields(&[]), ENGLISH) else {
            unreachable!("it is a table");
        };
        let expected = [Holds::Nothing, Holds::Contact, Holds::Nothing];
        assert_eq!(
            (guessed.header, guessed.holds.as_slice()),
            (true, expected.as_slice())
        );
        let said = [
            ("columns", "yes"),
            ("column-1", "name"),
            ("column-2", "contact"),
            ("column-3", "whatever"),
        ];
        let Some(said) = of(list, &fields(&said), ENGLISH) else {
            unreachable!("it is a table");
        };
        let expected = [Holds::Name, Holds::Contact, Holds::Nothing];
        assert_eq!(
            (said.header, said.holds.as_slice()),
            (false, expected.as_slice())
        );
        assert!(of("a@a.example, A, es", &fields(&[]), ENGLISH).is_none());
    }
}
