//! What the columns of a list hold where nobody looks before it is taken: what their headings say, or what is
//! said by hand. Nobody is named to everybody by a guess.

use crate::{
    FederationError,
    actions::import::{
        guess::{self, hold_no_names, is_headed, language_said, list_in, separator_of_file},
        headings::{self, Heading},
        table::{Column, Field, Layout},
    },
    error::Result,
};
use std::collections::{BTreeMap, BTreeSet};

/// How a file is read. `map` names columns: header to field.
///
/// # Errors
/// [`FederationError::Malformed`] where nothing looks like a header, it lacks names, or a field that is needed is missing.
pub(super) fn layout(text: &str, map: &BTreeMap<String, String>) -> Result<Layout> {
    let separator = separator_of_file(text);
    let (first_line, rows) = list_in(text, separator);
    let (titles, below) = match rows.split_first() {
        Some((titles, below)) => (titles.as_slice(), below),
        None => (&[][..], &[][..]),
    };
    // Whoever names a column has said that there are headings.
    if map.is_empty() && !rows.is_empty() && !is_headed(&rows) {
        return Err(malformed(format!(
            "the first line does not look like headings: put one above it that says what the columns hold, such as \
             `Organisation,Country`; or, if these are its headings, name a column with --map COLUMN=FIELD (fields: {})",
            codes()
        )));
    }
    let mut columns = vec![Column::default(); titles.len()];
    let said = said_by_hand(titles, map, &mut columns)?;
    let ids = headings::ids_among(titles);
    if let Some(at) = ids.filter(|at| said.contains(at) && columns[*at].field != Field::Id) {
        return Err(malformed(format!(
            "the column `{}` says which entry each row of an exported list is, and cannot be taken for anything else: all \
             rows would come in once more; leave its --map out (rows that this list does not have are new all the same)",
            titles[at].trim()
        )));
    }
    for (at, title) in titles.iter().enumerate() {
        if said.contains(&at) {
            continue;
        }
        if ids == Some(at) {
            columns[at] = Column::of(Field::Id);
            continue;
        }
        let cells = below.iter().filter_map(|row| row.get(at));
        let cells: Vec<&str> = cells.map(|cell| cell.trim()).collect();
        let cells: Vec<&str> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
        if let Some(mut column) = by_heading(title, &cells, &columns) {
            // An exported list says of each row whose names these are.
            if ids.is_some() && column.field == Field::Individual {
                column.field = Field::Organisation;
            }
            columns[at] = column;
        }
    }
    let layout = Layout {
        separator,
        header: true,
        first_line,
        columns,
    };
    super::check_heading(text, &layout)?;
    check(&layout)?;
    Ok(layout)
}

/// The places of those columns of which somebody said what they hold.
fn said_by_hand(
    titles: &[String],
    map: &BTreeMap<String, String>,
    columns: &mut [Column],
) -> Result<BTreeSet<usize>> {
    let mut said = BTreeSet::new();
    for (name, code) in map {
        let field = fields().find(|(known, _)| known == code);
        let (_, field) = field
            .ok_or_else(|| malformed(format!("`{code}` is no field; use one of: {}", codes())))?;
        let mut headed = titles.iter();
        let at = headed
            .position(|title| title.trim() == name)
            .ok_or_else(|| malformed(format!("the file has no column `{name}`")))?;
        columns[at] = column(field, name);
        said.insert(at);
    }
    Ok(said)
}

/// What a column holds by its heading, where that is taken; `columns` are those that are known already.
fn by_heading(title: &str, below: &[&str], columns: &[Column]) -> Option<Column> {
    let field = match guess::said(title, below)? {
        Heading::Field(field) => field,
        // Nobody is named to everybody by a guess.
        Heading::Names => Field::Individual,
        Heading::Private | Heading::Language | Heading::Else => return None,
    };
    let column = column(field, title);
    let mut held = columns.iter().filter(|one| one.field == field);
    let is_taken = match field {
        // A further one is the same name in another language, where its heading says so.
        Field::Organisation => held.clone().next().is_none_or(|_| {
            !column.language.is_empty()
                && !hold_no_names(below)
                && held.all(|one| one.language != column.language)
        }),
        Field::AlsoKnownAs => !headings::asks_people(title) && !hold_no_names(below),
        _ => held.next().is_none(),
    };
    is_taken.then_some(column)
}

fn column(field: Field, title: &str) -> Column {
    let language = match field {
        Field::Organisation => language_said(title).unwrap_or_default(),
        _ => String::new(),
    };
    Column { field, language }
}

fn check(layout: &Layout) -> Result<()> {
    let has = |field: Field| layout.columns.iter().any(|one| one.field == field);
    if !layout.columns.iter().any(|one| one.field.is_name()) {
        return Err(malformed(format!(
            "no column holds names; name it with --map COLUMN=organisation (fields: {})",
            codes()
        )));
    }
    let may_be_organisations = has(Field::Organisation) || has(Field::Kind);
    if !has(Field::Email) && !may_be_organisations {
        return Err(malformed(format!(
            "people are told apart by their e-mail addresses, and no column holds any; name it with --map \
             COLUMN=email, or the names' column with --map COLUMN=organisation where they are \
             organisations' (fields: {})",
            codes()
        )));
    }
    layout.check_once()
}

/// The fields that a command takes: people are listed by name after somebody has looked, and never by this.
fn fields() -> impl Iterator<Item = (&'static str, Field)> {
    let all = Field::ALL.into_iter();
    all.filter(|(_, field)| *field != Field::Personal)
}

fn codes() -> String {
    let codes: Vec<&str> = fields().map(|(code, _)| code).collect();
    codes.join(", ")
}

fn malformed(detail: String) -> FederationError {
    FederationError::malformed("csv_header", detail)
}
