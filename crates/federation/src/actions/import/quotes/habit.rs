//! Whether lines look like rows of the table in which they stand.

use crate::actions::import::{guess::first_lines, table::Separator};

/// How the rows of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Habit {
    /// What stands between cells.
    pub(super) sign: char,
    /// How often it stands in the rows with which the table begins. That of the middle: titles have none, and what nobody
    /// closed makes one row of many.
    times: usize,
    /// Whether a space may follow it. Behind a comma in a sentence one does; programs write none, and people may.
    may_be_spaced: bool,
}

impl Habit {
    /// That of a table; none where each line is one cell.
    pub(super) fn of(text: &str, separator: Separator) -> Option<Self> {
        let sign = char::from(separator.sign()?);
        let rows: Vec<Vec<String>> = first_lines(text, separator)
            .into_iter()
            .map(|(_, row)| row)
            .collect();
        let mut times: Vec<usize> = rows.iter().map(|row| row.len().saturating_sub(1)).collect();
        times.sort_unstable();
        Some(Self {
            sign,
            times: times.get(times.len() / 2).copied().unwrap_or_default(),
            may_be_spaced: separator == Separator::Tab || rows.iter().any(|row| is_spaced(row)),
        })
    }

    /// Whether most of these lines that are not empty are written so.
    pub(super) fn is_that_of(&self, lines: &[&str]) -> bool {
        let written = lines.iter().filter(|line| !line.trim().is_empty());
        let rows = written.clone().filter(|line| self.is_row(line)).count();
        rows * 2 > written.count()
    }

    /// Whether a line within a cell looks like a row of its own. What stands at its end parts nothing there: many a comment
    /// begins with "Dear friends,".
    pub(super) fn is_whole(&self, line: &str) -> bool {
        let line = line.trim_end_matches(self.sign);
        !line.trim().is_empty() && self.is_row(line)
    }

    /// Whether cells are parted in the last part of a line as well, where the rows have more than one.
    pub(super) fn goes_on_in(&self, part: &str) -> bool {
        self.times_in(part.trim_end_matches(self.sign)) >= self.times.min(1)
    }

    /// Whether a line has about as many cells as the rows have: some programs leave out empty ones at the end.
    fn is_row(&self, line: &str) -> bool {
        self.times_in(line).abs_diff(self.times) <= self.times / 2
    }

    fn times_in(&self, text: &str) -> usize {
        let behind = text.split(self.sign).skip(1);
        let times = behind.filter(|cell| self.may_be_spaced || !cell.starts_with(' '));
        times.count()
    }
}

/// Whether a space stands before each cell but the first.
fn is_spaced(row: &[String]) -> bool {
    row.len() > 1 && row.iter().skip(1).all(|cell| cell.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn habit(text: &str, separator: Separator) -> Habit {
        Habit::of(text, separator).expect("there is a sign between cells")
    }

    #[test]
    fn rows_are_known_by_how_many_cells_the_others_have() {
        let habit = habit(
            "Our friends\n\nName,Town,Country,Notes\nA,X,DE,\nB,Y,FR,\n",
            Separator::Comma,
        );
        assert!(habit.is_that_of(&["C,X,DE,", "", "D,Y,FR", "E"]));
        assert!(!habit.is_that_of(&["C,X,DE,", "D", "E"]));
        // With a space behind them they part words, and no cells.
        assert!(!habit.is_that_of(&["Here, there, everywhere, we stand.", "", "Yours,"]));
        assert!(!habit.is_that_of(&[]));
    }

    #[test]
    fn where_people_type_spaces_these_part_cells_as_well() {
        let typed = habit("Name,Country\nA, DE\nB, FR\n", Separator::Comma);
        assert!(typed.is_that_of(&["C, DE", "D,FR"]));
        assert!(!typed.is_that_of(&["We stand with you", "today, and tomorrow", "and always"]));
        let tabs = habit("Name\tCountry\nA\tDE\n", Separator::Tab);
        assert!(tabs.is_that_of(&["C\t DE"]));
        assert!(!tabs.is_that_of(&["Today, and tomorrow; always"]));
    }

    #[test]
    fn in_a_list_of_one_column_each_line_is_a_row() {
        let habit = habit("Name\nA\n\"B, C\"\n", Separator::Comma);
        assert!(habit.is_that_of(&["D", "E, F", "G"]));
        assert_eq!(Habit::of("A\nB\n", Separator::Line), None);
    }
}
