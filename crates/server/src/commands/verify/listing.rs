//! `--list`: a published list, held against the bundle it should come from.

use super::report::Named;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::CoSignerList;
use undersigned_web::exports;

/// A list as it was published.
#[derive(Debug)]
pub enum Published {
    /// The rows of a CSV file, without their ends.
    Csv(Vec<String>),
    /// The entries of a JSON file, by id, and the numbers of those that its server hides.
    Json(BTreeMap<String, Value>, Vec<Option<u64>>),
}

impl Published {
    /// Reads the CSV or JSON file that a server publishes.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
        // A table from before tables began with it lacks it.
        let text = text.trim_start_matches(exports::MARK);
        if text.starts_with("number,names,") {
            return Ok(Self::Csv(rows(text)));
        }
        let value: Value = serde_json::from_str(text)
            .map_err(|_| "neither the CSV nor the JSON list of an appeal".to_owned())?;
        let items = value.get("items").and_then(Value::as_array);
        let items = items.ok_or("the JSON list of an appeal has `items`")?;
        let is_hidden = |item: &&Value| item["hidden"] == true;
        let hidden = items.iter().filter(is_hidden);
        let hidden = hidden.map(|item| item["ordinal"].as_u64()).collect();
        let mut by_id = BTreeMap::new();
        for (place, item) in (1_usize..).zip(items).filter(|(_, item)| !is_hidden(item)) {
            let id = item.get("id").and_then(Value::as_str);
            let id = id.ok_or_else(|| format!("item {place} has no `id`"))?;
            let mut item = item.clone();
            // What the server thinks of the name, which is no part of the list.
            if let Some(members) = item.as_object_mut() {
                members.remove(exports::LOOK_ALIKE);
            }
            if by_id.insert(id.to_owned(), item).is_some() {
                return Err(format!("item {place} has the `id` of another: {id}"));
            }
        }
        Ok(Self::Json(by_id, hidden))
    }

    /// What of it is not as the bundle says: each entry that is missing, hidden, differs, or is of
    /// nowhere.
    pub fn faults(&self, list: &CoSignerList) -> Vec<Named> {
        let (published, right, hidden) = match self {
            Self::Csv(published) => {
                let has =
                    |column: &str| published.first().is_some_and(|head| head.contains(column));
                let mut right = match has(",reservations,") {
                    true => rows(&exports::csv(list, &BTreeSet::new())),
                    false => before_reservations(list),
                };
                if !has(",signed_at,") {
                    right = right.iter().map(|row| as_before(row)).collect();
                }
                let published = published.get(1..).unwrap_or_default();
                let right = right.get(1..).unwrap_or_default();
                let mut published = by_last_cell(published);
                // Without an id stand those that the server hides.
                published.remove("");
                (published, by_last_cell(right), self.hidden())
            }
            Self::Json(published, _) => {
                let text = |(id, value): (&String, &Value)| (id.clone(), value.to_string());
                let right = list.entries.iter().map(|entry| {
                    let mut right = exports::entry(entry);
                    let held = published.get(&entry.id);
                    // A file from before there were these members lacks them.
                    if let (Some(members), Some(held)) = (right.as_object_mut(), held) {
                        members.retain(|name, _| {
                            !exports::LATER_MEMBERS.contains(&name.as_str())
                                || held.get(name).is_some()
                        });
                    }
                    (entry.id.clone(), right.to_string())
                });
                let right = right.collect();
                let published = published.iter().map(text).collect();
                (published, right, self.hidden())
            }
        };
        let ids: BTreeSet<&String> = published.keys().chain(right.keys()).collect();
        let differing = ids
            .into_iter()
            .filter(|id| published.get(*id) != right.get(*id));
        let is_hidden = |id: &String| {
            let entry = list.entries.iter().find(|entry| entry.id == *id);
            entry.is_some_and(|entry| hidden.contains(&entry.number))
        };
        let places: BTreeSet<Option<u64>> = list.entries.iter().map(|entry| entry.number).collect();
        let made_up = hidden.iter().filter(|number| !places.contains(number));
        let made_up = made_up.map(|number| Named {
            statement: number.map_or("a hidden entry".to_owned(), |number| format!("#{number}")),
            fault: "list_invents",
        });
        differing
            .map(|id| Named {
                statement: id.clone(),
                fault: match (published.get(id), right.get(id)) {
                    (None, _) if is_hidden(id) => "list_hides",
                    (None, _) => "list_lacks",
                    (_, None) => "list_invents",
                    _ => "list_differs",
                },
            })
            .chain(made_up)
            .collect()
    }
}

impl Published {
    /// Numbers of entries that the server which published the list does not show.
    fn hidden(&self) -> Vec<Option<u64>> {
        match self {
            Self::Json(_, hidden) => hidden.clone(),
            Self::Csv(rows) => {
                let hidden = rows.iter().skip(1).filter(|row| row.ends_with(','));
                hidden
                    .map(|row| row.split(',').next()?.parse().ok())
                    .collect()
            }
        }
    }
}

/// No cell holds a line end: names are on one line.
fn rows(csv: &str) -> Vec<String> {
    let lines = csv.trim_start_matches(exports::MARK).lines();
    lines.map(str::to_owned).collect()
}

/// The rows as they were before the table had the columns `reservations` and `mandate`: empty, so
/// that no comma stands in them, and cut out.
fn before_reservations(list: &CoSignerList) -> Vec<String> {
    let mut list = list.clone();
    list.entries.for_each_mut(|entry| {
        entry.reservations.clear();
        entry.reserved.clear();
        entry.mandate = None;
    });
    let rows = rows(&exports::csv(&list, &BTreeSet::new()));
    rows.iter().map(|row| as_before(row)).collect()
}

/// A row without the two columns before the id: as it was before the table had `signed_at` and
/// `ordinal`, or `reservations` and `mandate`.
fn as_before(row: &str) -> String {
    let mut cells = row.rsplitn(4, ',');
    match (cells.next(), cells.nth(2)) {
        (Some(id), Some(rest)) => format!("{rest},{id}"),
        _ => row.to_owned(),
    }
}

/// The id stands in the last cell (one with a comma comes out cut, on both sides alike). A row that
/// stands twice differs from one that stands once.
fn by_last_cell(rows: &[String]) -> BTreeMap<String, String> {
    let mut by_id: BTreeMap<String, String> = BTreeMap::new();
    for row in rows {
        let id = row.rsplit(',').next().unwrap_or_default();
        by_id.entry(id.to_owned()).or_default().push_str(row);
    }
    by_id
}
