//! Taking over a list of signers.

use askama::Template;

use super::{Desk, signers::StandsUnder};
use crate::views::{Choice, Form, Page, Text};

/// `/desk/appeals/{slug}/import`. A file `file` or a `list` is posted to `{action}`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/import.html")]
pub struct ImportPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// Address of the page that manages the appeal.
    pub manage: String,
    /// The list as pasted.
    pub list: String,
    /// Where one goes on with a list that was begun.
    pub begun: Option<String>,
}

/// `…/import/columns`. Fields: `mark`, `header` = `yes`, and for each column `column-N` and
/// `language-N`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/import_columns.html")]
pub struct ColumnsPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// Where the list is uploaded.
    pub back: String,
    /// Which list it is.
    pub mark: String,
    /// Whether the first line says what the columns hold.
    pub header: bool,
    /// The line on which the list begins, where a title stands above it, which is left out; else 0.
    pub first_line: u64,
    /// Whether the file was not in UTF-8, and its encoding was guessed.
    pub is_western: bool,
    /// The columns.
    pub columns: Vec<ColumnRow>,
}

/// A column with what stands in its first cells.
#[derive(Debug, Clone)]
pub struct ColumnRow {
    /// Its number, from 1.
    pub row: usize,
    /// Its first cells.
    pub samples: Vec<String>,
    /// What it can hold.
    pub fields: Vec<Choice>,
    /// The language of its names.
    pub language: String,
}

/// `…/import/preview`, and after the import `…/import/done`. Fields: `mark`, `without-LINE` =
/// `yes`, `at-number-LINE` = `renamed` or `as-new`, `one-signer-LINE` = `yes`, `renamed-all` = `yes`, `wording`,
/// `sure-wording`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/import_preview.html")]
pub struct ImportPreviewPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// Where the list is uploaded.
    pub back: String,
    /// Where all who were let in are listed.
    pub listed: String,
    /// Which list it is.
    pub mark: String,
    /// Whether it has been taken over.
    pub done: bool,
    /// Whether it is one JSON object a line: lines that were not taken are given back as such.
    pub is_jsonl: bool,
    /// How many are new, differ, are there already, and were refused.
    pub counts: [u64; 4],
    /// How many more are ticked to be left out, or were, in none of these.
    pub ticked_out: u64,
    /// How many who are on the list already would get another number by those of this list.
    pub renumbered: u64,
    /// How many names become public, where e-mail addresses stand beside names: they may be of people who
    /// are only to be counted.
    pub public_names: u64,
    /// Where a day is set on which people are deleted, if there are any and no day is set.
    pub terms: Option<String>,
    /// The first lines of people who are only counted and called like organisations; empty where there are none.
    pub people_like_organisations: String,
    /// Rows that may be several, since a quotation mark holds their lines together.
    pub joined: Vec<JoinedRow>,
    /// The first lines whose time of signing is not read; empty where all are.
    pub times_not_read: String,
    /// The first exported lines into which a number was written that is left out; empty where there are none.
    pub numbers_not_taken: String,
    /// Days that can be meant in two ways, each with how it was read; empty where there are none.
    pub days_read: String,
    /// The first lines that name a country which is not known, each with what is written there; empty where
    /// all are known.
    pub countries_not_known: String,
    /// How many columns are left out, and which, if any.
    pub left_out: Option<(u64, String)>,
    /// Lines that would be shown as signed after closing, since they give no earlier day.
    pub after_closing: String,
    /// Lines of which something behind the name may be a country, and stays in the name.
    pub left_in_names: String,
    /// The first lines with a name that may be two names of one organisation; empty where there are none.
    pub of_two_names: String,
    /// The bullets that were taken off the lines of a list; empty where it had none.
    pub bullets: String,
    /// Whether the file was not in UTF-8, and its encoding was guessed.
    pub is_western: bool,
    /// The first lines of two entries each that would get the name of the other; empty where there are none.
    pub changed_places: String,
    /// Whether it is asked if most entries are called wholly otherwise now, since a column may have been sorted by itself.
    pub asks_renamed: bool,
    /// The other columns of which it is asked if most entries have there what others had; empty where there are none.
    pub columns_sorted: String,
    /// Whether it is ticked that they are called so, or have that.
    pub renamed_all: bool,
    /// Whether it is a table that was exported from a list, in which nothing empties or takes out.
    pub is_exported: bool,
    /// Rows whose number an entry of a wholly different name has.
    pub asked: Vec<AskedRow>,
    /// Refused rows: line, what is wrong, what to do, what its name cells say.
    pub refused: Vec<(u64, String, Option<String>, String)>,
    /// New rows that may be there already, were left out before, or begin otherwise than most lines: line, names, what is
    /// said about them, and whether leaving it out is ticked: as somebody left it, and at first where it was left out before,
    /// begins otherwise or is the very name of an earlier line.
    pub alike: Vec<(u64, Vec<Text>, Vec<String>, bool)>,
    /// Rows that would be taken: all that change their entry, and the first of the others; with those that are ticked to be
    /// left out.
    pub rows: Vec<PreviewRow>,
    /// How many more there are, all of them new or there already.
    pub more: u64,
    /// Under which wording new rows will stand.
    pub stands: StandsUnder,
}

/// As many rows, or lines that are not taken, as stand open; what is more is folded.
const OPEN: usize = 10;

impl ImportPreviewPage {
    /// Whether there is anything to sign, or something is asked first.
    fn may_take(&self) -> bool {
        let [added, updated, ..] = self.counts;
        added + updated + self.ticked_out > 0 || !self.asked.is_empty() || !self.joined.is_empty()
    }

    /// Whether so much stands above the button that a link leads to it.
    fn is_long(&self) -> bool {
        let all = [
            self.rows.len(),
            self.alike.len(),
            self.refused.len(),
            self.asked.len(),
            self.joined.len(),
        ];
        all.iter().sum::<usize>() > OPEN
    }

    /// The rows at which somebody should look before they sign.
    fn noted(&self) -> Vec<&PreviewRow> {
        let taken = self.rows.iter().filter(|row| !row.is_out);
        taken.filter(|row| row.noted).collect()
    }

    /// The others, which change nobody.
    fn others(&self) -> Vec<&PreviewRow> {
        let taken = self.rows.iter().filter(|row| !row.is_out);
        taken.filter(|row| !row.noted).collect()
    }

    /// Those that are ticked to be left out: this is what they would be.
    fn out(&self) -> Vec<&PreviewRow> {
        self.rows.iter().filter(|row| row.is_out).collect()
    }

    /// Whether any row is taken.
    fn takes_any(&self) -> bool {
        self.rows.iter().any(|row| !row.is_out) || self.more > 0
    }

    /// How many rows, or lines that are not taken, stand open.
    fn open(&self) -> usize {
        OPEN
    }

    /// How many lines that are not taken are folded.
    fn folded(&self) -> usize {
        self.refused.len().saturating_sub(OPEN)
    }
}

/// A row whose number an entry of a wholly different name has: nothing is done unless somebody says whose it is.
#[derive(Debug, Clone)]
pub struct AskedRow {
    /// Its line.
    pub line: u64,
    /// The number.
    pub number: u64,
    /// How the entry is called that is on the list.
    pub held: Vec<Text>,
    /// How the row is called.
    pub names: Vec<Text>,
    /// What can be said of it.
    pub choices: Vec<Choice>,
}

/// A row of several lines, one of which looks like a row of its own: it is not taken unless somebody says that it is one signer.
#[derive(Debug, Clone)]
pub struct JoinedRow {
    /// Its first line.
    pub first: u64,
    /// Its last line.
    pub last: u64,
    /// How it is called.
    pub names: Vec<Text>,
    /// Its number on a printed list.
    pub number: Option<u64>,
    /// How the entry has been called that it would change, and its country, where this says otherwise.
    pub before: Vec<Text>,
    /// Why it cannot be taken as one signer either.
    pub fault: Option<String>,
    /// Whether it is ticked to be one signer.
    pub ticked: bool,
}

/// A row that would be taken, with all of it that anybody will read.
#[derive(Debug, Clone)]
pub struct PreviewRow {
    /// Its line.
    pub line: u64,
    /// Its names.
    pub names: Vec<Text>,
    /// How its entry has been called, and its country, where this says otherwise.
    pub before: Vec<Text>,
    /// Short and other names.
    pub further: Vec<String>,
    /// Its number on a printed list.
    pub number: Option<u64>,
    /// When it was signed.
    pub signed_at: Option<String>,
    /// Its country.
    pub country: String,
    /// What it becomes.
    pub becomes: String,
    /// What happens.
    pub what: String,
    /// What of its entry is another then, in words; empty of one that changes nothing.
    pub changes: String,
    /// Whether it changes its entry, or somebody should look at it for another reason.
    pub noted: bool,
    /// Whether it is ticked to be left out.
    pub is_out: bool,
}
