//! The fields of forms that stand in several rows, each a template of its own as those of [`super::form_fields`] are.

use super::{
    Form, Page,
    desk::{handover::Cell, letters::AddresseeRow},
};
use askama::{Template, filters::HtmlSafe};

/// A field of one line.
#[derive(Debug, Template)]
#[template(path = "components/row_fields.html", block = "field")]
pub struct FieldInRow<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    row: usize,
    key: &'a str,
    value: &'a str,
    plain: bool,
    language: &'a str,
}

impl<'a> FieldInRow<'a> {
    /// The same for what is in no language, such as an address.
    #[must_use]
    pub fn plain(self) -> Self {
        Self {
            plain: true,
            ..self
        }
    }

    /// The same for what is said in a language that is known.
    #[must_use]
    pub fn in_language(self, language: &'a str) -> Self {
        Self { language, ..self }
    }
}

/// A field of several lines.
#[derive(Debug, Template)]
#[template(path = "components/row_fields.html", block = "area")]
pub struct AreaInRow<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    row: usize,
    key: &'a str,
    value: &'a str,
    rows: u32,
    language: &'a str,
}

impl<'a> AreaInRow<'a> {
    /// The same for what is said in a language that is known.
    #[must_use]
    pub fn in_language(self, language: &'a str) -> Self {
        Self { language, ..self }
    }
}

/// A field of one line in a row that has one for each language.
#[derive(Debug, Template)]
#[template(path = "components/row_fields.html", block = "cell")]
pub struct FieldInCell<'a> {
    page: &'a Page,
    form: &'a Form,
    name: &'a str,
    row: usize,
    cell: &'a Cell,
    key: &'a str,
    rows: u32,
}

impl FieldInCell<'_> {
    /// The same with room for several lines.
    #[must_use]
    pub fn of_lines(self, rows: u32) -> Self {
        Self { rows, ..self }
    }
}

/// To whom a letter or its copy goes.
#[derive(Debug, Template)]
#[template(path = "components/letter_rows.html", block = "addressee")]
pub struct LetterAddressee<'a> {
    page: &'a Page,
    form: &'a Form,
    list: &'a str,
    one: &'a AddresseeRow,
    own: bool,
}

impl HtmlSafe for FieldInRow<'_> {}
impl HtmlSafe for AreaInRow<'_> {}
impl HtmlSafe for FieldInCell<'_> {}
impl HtmlSafe for LetterAddressee<'_> {}

/// In what follows a field is called by its `name` and its row, and has the words of `key` above it.
impl Page {
    /// A field of one line.
    #[must_use]
    pub fn field_in_row<'a>(
        &'a self,
        form: &'a Form,
        name: &'a str,
        row: &usize,
        key: &'a str,
        value: &'a str,
    ) -> FieldInRow<'a> {
        FieldInRow {
            page: self,
            form,
            name,
            row: *row,
            key,
            value,
            plain: false,
            language: "",
        }
    }

    /// A field of several lines.
    #[must_use]
    pub fn area_in_row<'a>(
        &'a self,
        form: &'a Form,
        name: &'a str,
        row: &usize,
        key: &'a str,
        value: &'a str,
        rows: u32,
    ) -> AreaInRow<'a> {
        AreaInRow {
            page: self,
            form,
            name,
            row: *row,
            key,
            value,
            rows,
            language: "",
        }
    }

    /// A field of one line for one language of a row.
    #[must_use]
    pub fn field_in_cell<'a>(
        &'a self,
        form: &'a Form,
        name: &'a str,
        row: &usize,
        cell: &'a Cell,
        key: &'a str,
    ) -> FieldInCell<'a> {
        FieldInCell {
            page: self,
            form,
            name,
            row: *row,
            cell,
            key,
            rows: 1,
        }
    }

    /// To whom a letter or its copy goes: `own` where writers may find their own.
    #[must_use]
    pub fn letter_addressee<'a>(
        &'a self,
        form: &'a Form,
        list: &'a str,
        one: &'a AddresseeRow,
        own: bool,
    ) -> LetterAddressee<'a> {
        LetterAddressee {
            page: self,
            form,
            list,
            one,
            own,
        }
    }
}
