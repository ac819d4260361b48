//! What the columns of a table of organisations to invite probably hold.

use super::{Holds, Tag, is_blank};
use crate::actions::import::{
    guess,
    headings::{self, Heading},
    table::Field,
};
use undersigned_domain::inviting::{Contact, Line};

/// What is known of the columns of some rows.
pub(super) struct Guess<'a> {
    /// What the import takes each column for.
    fields: Vec<Field>,
    titles: &'a [String],
    /// What stands in each column, below its title.
    below: Vec<Vec<&'a str>>,
    tag: Tag<'a>,
}

impl<'a> Guess<'a> {
    pub(super) fn of(rows: &'a [Vec<String>], header: bool, tag: Tag<'a>) -> Self {
        let columns = guess::columns(rows, header).into_iter();
        let fields: Vec<Field> = columns.map(|column| column.field).collect();
        let (titles, rows) = rows.split_at(usize::from(header).min(rows.len()));
        let cells = move |at: usize| -> Vec<&'a str> {
            let cells = rows.iter().filter_map(move |row| row.get(at));
            let cells = cells.map(|cell| cell.trim());
            cells.filter(|cell| !is_blank(cell)).collect()
        };
        Self {
            below: (0..fields.len()).map(cells).collect(),
            fields,
            titles: titles.first().map(Vec::as_slice).unwrap_or_default(),
            tag,
        }
    }

    /// What each column probably holds.
    pub(super) fn holds(&self) -> Vec<Holds> {
        let contact = self.contact();
        let language = self.language().filter(|at| Some(*at) != contact);
        let name = self.name(&[contact, language]);
        let mut holds = vec![Holds::Nothing; self.fields.len()];
        let found = [
            (contact, Holds::Contact),
            (language, Holds::Language),
            (name, Holds::Name),
        ];
        for (at, what) in found {
            if let Some(held) = at.and_then(|at| holds.get_mut(at)) {
                *held = what;
            }
        }
        holds
    }

    fn heading(&self, at: usize) -> Option<Heading> {
        self.titles.get(at).and_then(|title| headings::read(title))
    }

    fn columns(&self) -> std::ops::Range<usize> {
        0..self.fields.len()
    }

    /// E-mail addresses; else accounts; else addresses of profiles, where a heading tells them from websites.
    fn contact(&self) -> Option<usize> {
        let reached = |at: usize, is: fn(&Contact) -> bool| {
            let cells = &self.below[at];
            let read =
                |cell: &&&str| Line::of_columns(cell, "", "").is_ok_and(|line| is(&line.contact));
            !cells.is_empty() && cells.iter().filter(read).count() * 2 >= cells.len()
        };
        let by_heading = || self.columns().find(|at| self.fields[*at] == Field::Email);
        let by_address = || {
            let is_account = |contact: &Contact| !matches!(contact, Contact::Actor(_));
            self.columns().find(|at| reached(*at, is_account))
        };
        let may_be_profiles = |at: usize| {
            let title = self.titles.get(at);
            title.is_some() && self.heading(at) != Some(Heading::Else)
        };
        let by_profile = || {
            let is_profile = |contact: &Contact| matches!(contact, Contact::Actor(_));
            let mut columns = self.columns();
            columns.find(|at| may_be_profiles(*at) && reached(*at, is_profile))
        };
        by_heading().or_else(by_address).or_else(by_profile)
    }

    fn language(&self) -> Option<usize> {
        let by_heading = |at: &usize| self.heading(*at) == Some(Heading::Language);
        // Three letters are more often an acronym.
        let is_language = |cell: &&str| cell.len() != 3 && (self.tag)(cell).is_some();
        let by_content = |at: &usize| {
            let cells = &self.below[*at];
            let may = matches!(self.heading(*at), None | Some(Heading::Private));
            may && self.fields[*at] != Field::Country
                && !cells.is_empty()
                && cells.iter().all(is_language)
        };
        self.columns()
            .find(by_heading)
            .or_else(|| self.columns().find(by_content))
    }

    /// Names, where a heading says that they are organisations', or nothing says that they are people's. Without
    /// headings only where one column can hold them: another may be of people.
    fn name(&self, taken: &[Option<usize>]) -> Option<usize> {
        let is_free = |at: &usize| !taken.contains(&Some(*at));
        if self.titles.is_empty() {
            let may = |at: &usize| {
                let cells = &self.below[*at];
                let is_unknown = matches!(
                    self.fields[*at],
                    Field::Ignore | Field::Organisation | Field::Individual
                );
                let has_letters = cells.iter().any(|cell| cell.contains(char::is_alphabetic));
                is_unknown && has_letters && !guess::hold_no_names(cells)
            };
            let mut found = self.columns().filter(is_free).filter(may);
            let first = found.next();
            return first.filter(|_| found.next().is_none());
        }
        let asks = |title: &String| headings::asks_people(title);
        let of_organisations = |at: &usize| {
            self.heading(*at) == Some(Heading::Field(Field::Organisation))
                && !self.titles.get(*at).is_some_and(asks)
        };
        let of_somebody = |at: &usize| {
            let is_name = self.fields[*at].is_name();
            self.heading(*at) == Some(Heading::Names) && is_name
        };
        let mut free = self.columns().filter(is_free);
        free.clone().find(of_organisations).or_else(|| {
            let names_people = self.titles.iter().any(asks);
            free.find(of_somebody).filter(|_| !names_people)
        })
    }
}
