//! Rows of the editor's form: more of them, and what the buttons of each do.

use super::{editor_form::EditorForm, editor_lists};
use crate::views::desk::appeal_editor::{AddresseeCell, AddresseeRow, DemandRow, Version};
use undersigned_domain::appeal::{MAX_ITEMS, MAX_LANGUAGES};

impl EditorForm {
    /// Adds an empty block for a language.
    pub fn more_languages(&mut self) {
        if self.versions.len() < MAX_LANGUAGES {
            self.versions.push(Version {
                row: self.versions.len() + 1,
                ..Version::default()
            });
            self.level();
        }
    }

    /// Adds empty rows for demands.
    pub fn more_demands(&mut self, count: usize) {
        for _ in 0..count {
            if self.demands.len() < MAX_ITEMS {
                self.demands.push(DemandRow::default());
            }
        }
        self.level();
    }

    /// Adds empty rows for addressees.
    pub fn more_addressees(&mut self, count: usize) {
        for _ in 0..count {
            if self.addressees.len() < MAX_ITEMS {
                self.addressees.push(AddresseeRow::default());
            }
        }
        self.level();
    }

    /// Does what a button of a row asks for, such as `demand-up-2`. Says whether it was one.
    pub fn change_row(&mut self, asked: &str) -> bool {
        let mut parts = asked.split('-');
        let (Some(what), Some(how), Some(row), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        let Some(index) = row.parse::<usize>().ok().and_then(|row| row.checked_sub(1)) else {
            return false;
        };
        let changed = match what {
            "demand" => change(&mut self.demands, how, index),
            "addressee" => change(&mut self.addressees, how, index),
            _ => false,
        };
        self.level();
        changed
    }

    /// Every demand and every addressee has a row of its own and a cell for each version.
    fn level(&mut self) {
        editor_lists::level(&mut self.demands, &self.versions);
        for (index, addressee) in self.addressees.iter_mut().enumerate() {
            addressee.row = index + 1;
            for version in self.versions.iter().skip(1) {
                if !addressee
                    .cells
                    .iter()
                    .any(|cell| cell.version == version.row)
                {
                    addressee.cells.push(AddresseeCell {
                        version: version.row,
                        language: version.language.clone(),
                        ..AddresseeCell::default()
                    });
                }
            }
        }
    }
}

/// Moves or removes one of several.
fn change<T>(rows: &mut Vec<T>, how: &str, index: usize) -> bool {
    let other = match how {
        "up" => index.checked_sub(1),
        "down" => Some(index + 1),
        "remove" if index < rows.len() => {
            rows.remove(index);
            return true;
        }
        _ => return false,
    };
    // The first does not go up, nor the last down.
    if let Some(other) = other.filter(|other| (*other).max(index) < rows.len()) {
        rows.swap(index, other);
    }
    true
}
