//! The rows of a table, however a program that opened it separates and quotes its cells.

/// With what spreadsheets separate cells.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// What separates the cells of a text that begins as the table of a list does.
pub fn separator(text: &str) -> Option<char> {
    let is_it = |sign: &char| text.starts_with(&format!("number{sign}names{sign}"));
    SEPARATORS.into_iter().find(is_it)
}

/// The cells of a row.
pub fn of(row: &str, separator: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = row.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            letter if letter == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

/// The same row with commas, and quotes only where they are needed.
pub fn plain(row: &str, separator: char) -> String {
    let cells = of(row, separator).into_iter();
    let cells = cells.map(|cell| match cell.contains(['"', ',']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    });
    cells.collect::<Vec<_>>().join(",")
}
