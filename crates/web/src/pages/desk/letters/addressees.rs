//! The rows of a letter's form in which it stands to whom it goes, and to whom copies go. Holders are
//! written in lines: a name, the first day and the last day, with `|` between them. What a line does
//! not say, names in other languages above all, is kept beside it.

use super::form::cells;
use crate::{
    pages::{
        desk::beside::members::{items, said, text_of},
        session::Fields,
    },
    views::desk::{
        handover::Cell,
        letters::{AddresseeRow, Version},
    },
};
use serde_json::{Map, Value, json};
use undersigned_domain::{
    Digest,
    dispatch::letter::{MAX_ADDRESSEES, MAX_HOLDERS},
    nearest,
};

/// The rows for what was written.
pub fn of(inside: &Map<String, Value>, list: &str, versions: &[Version]) -> Vec<AddresseeRow> {
    let row = |(item, row): (&Value, usize)| {
        let text = |name: &str| {
            cells(versions, |version| {
                text_of(item.get(name).and_then(|map| map.get(&version.language)))
            })
        };
        let holders = item.get("holders").and_then(Value::as_array);
        let holders: Vec<Value> = holders.cloned().unwrap_or_default();
        AddresseeRow {
            row,
            name: text_of(item.get("name")),
            offices: text("office"),
            salutations: text("salutation"),
            owns: text("own"),
            holders: holders.iter().map(line).collect::<Vec<_>>().join("\n"),
            kept: Value::Array(holders).to_string(),
            postal: text_of(item.get("postal")),
            fax: text_of(item.get("fax")),
            email: text_of(item.get("email")),
        }
    };
    items(inside, list).zip(1..).map(row).collect()
}

/// What was typed; `prefix` is `to` or `copy`. Rows in which nothing stands are left out.
pub fn read(fields: &Fields, prefix: &str, versions: &[Version]) -> Vec<AddresseeRow> {
    let postal = format!("{prefix}-postal");
    let count = fields.rows(&[postal.as_str()], MAX_ADDRESSEES);
    let rows = (1..=count).map(|row| {
        let plain = |name: &str| fields.text(&format!("{prefix}-{name}-{row}"));
        let text = |name: &str| {
            cells(versions, |version| {
                fields.lines(&format!("{prefix}-{name}-{row}-{}", version.row))
            })
        };
        AddresseeRow {
            row,
            name: plain("name"),
            offices: text("office"),
            salutations: text("salutation"),
            owns: text("own"),
            holders: fields.lines(&format!("{prefix}-holders-{row}")),
            kept: plain("kept"),
            postal: fields.lines(&format!("{prefix}-postal-{row}")),
            fax: plain("fax"),
            email: plain("email"),
        }
    });
    let rows = rows.filter(|row| !row.is_empty()).zip(1..);
    rows.map(|(one, row)| AddresseeRow { row, ..one }).collect()
}

/// Room for one more, and for each language that joined.
pub fn with_room(rows: &mut Vec<AddresseeRow>, empty: &[Cell]) {
    for one in rows.iter_mut() {
        for cells in [&mut one.offices, &mut one.salutations, &mut one.owns] {
            widen(cells, empty);
        }
    }
    if rows.len() < MAX_ADDRESSEES {
        rows.push(AddresseeRow {
            row: rows.len() + 1,
            offices: empty.to_vec(),
            salutations: empty.to_vec(),
            owns: empty.to_vec(),
            ..AddresseeRow::default()
        });
    }
}

/// Empty texts for languages that have none yet.
pub fn widen(cells: &mut Vec<Cell>, empty: &[Cell]) {
    for one in empty {
        if !cells.iter().any(|cell| cell.row == one.row) {
            cells.push(one.clone());
        }
    }
}

/// The members of the draft; names of holders are written in the language `first`.
pub fn members(rows: &[AddresseeRow], first: &str) -> Vec<Value> {
    let mut names: Vec<String> = Vec::new();
    let mut members = Vec::new();
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let name = named(row, &names);
        names.push(name.clone());
        members.push(member(row, name, first));
    }
    members
}

/// Its name: the one it has, or one made of the office, so that another that takes its place in the
/// form later is not taken for it.
fn named(row: &AddresseeRow, taken: &[String]) -> String {
    if !row.name.is_empty() {
        return row.name.clone();
    }
    let office = Value::Object(said(&row.offices)).to_string();
    let hex = Digest::of(&[office.as_bytes()]).hex();
    let short: String = hex.chars().take(10).collect();
    let mut name = format!("o{short}");
    while taken.contains(&name) {
        name.push('x');
    }
    name
}

fn member(row: &AddresseeRow, name: String, first: &str) -> Value {
    let mut member = Map::new();
    member.insert("name".into(), json!(name));
    for (name, cells) in [
        ("office", &row.offices),
        ("salutation", &row.salutations),
        ("own", &row.owns),
    ] {
        let text = said(cells);
        if !text.is_empty() {
            member.insert(name.into(), text.into());
        }
    }
    for (name, text) in [
        ("postal", &row.postal),
        ("fax", &row.fax),
        ("email", &row.email),
    ] {
        if !text.trim().is_empty() {
            member.insert(name.into(), json!(text.trim()));
        }
    }
    let kept: Vec<Value> = serde_json::from_str(&row.kept).unwrap_or_default();
    let lines = row.holders.lines().filter(|line| !line.trim().is_empty());
    let holders: Vec<Value> = lines
        .take(MAX_HOLDERS + 1)
        .map(|line| holder(line, &kept, first))
        .collect();
    if !holders.is_empty() {
        member.insert("holders".into(), holders.into());
    }
    Value::Object(member)
}

/// The name by which a holder stands in a line.
fn shown(holder: &Value) -> String {
    let names = holder.get("name").and_then(Value::as_object);
    text_of(names.and_then(nearest::to_anyone).map(|(_, name)| name))
}

fn line(holder: &Value) -> String {
    let parts = [
        shown(holder),
        text_of(holder.get("from")),
        text_of(holder.get("until")),
    ];
    let line = parts.join(" | ");
    line.trim_end_matches([' ', '|']).to_owned()
}

fn holder(line: &str, kept: &[Value], first: &str) -> Value {
    let mut parts = line.split('|').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let mut member = Map::new();
    // Two may have one name; the dates are what is written in the line either way.
    let same = kept.iter().find(|holder| shown(holder) == name);
    match same.and_then(Value::as_object) {
        Some(known) => member.clone_from(known),
        None => {
            member.insert("name".into(), json!({ first: name }));
        }
    }
    for (name, day) in [("from", parts.next()), ("until", parts.next())] {
        match day.unwrap_or_default() {
            "" => member.remove(name),
            day => member.insert(name.into(), json!(day)),
        };
    }
    Value::Object(member)
}
