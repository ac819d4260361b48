//! Reading and writing the files of vectors.

use serde_json::{Value, json};
use std::{env, fs, path::PathBuf};

fn path(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/protocol/vectors");
    folder.join(name)
}

/// Sees that a file of vectors says what our code makes of them, or writes it.
pub fn is_current(name: &str, expected: &str) {
    let path = path(name);
    if env::var_os("UPDATE_VECTORS").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(&path, expected).expect("the file can be written");
        return;
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is not what the code gives; if that is meant, write it anew with UPDATE_VECTORS=1",
        path.display()
    );
}

/// The same for a JSON value, each of whose items has a line of its own.
pub fn json_is_current(name: &str, value: &Value) {
    let text = serde_json::to_string_pretty(value).expect("a value is JSON");
    is_current(name, &format!("{text}\n"));
}

/// Text in parts: what repeats itself is written once.
pub fn in_parts(text: &str) -> Value {
    let characters: Vec<char> = text.chars().collect();
    let mut parts = Vec::new();
    let mut plain = String::new();
    let mut place = 0;
    while place < characters.len() {
        let run = (1..=2)
            .map(|unit| (unit, run(&characters[place..], unit)))
            .find(|(_, times)| *times >= 200);
        let Some((unit, times)) = run else {
            plain.push(characters[place]);
            place += 1;
            continue;
        };
        if !plain.is_empty() {
            parts.push(json!(std::mem::take(&mut plain)));
        }
        let repeated: String = characters[place..place + unit].iter().collect();
        parts.push(json!({"repeat": repeated, "times": times}));
        place += unit * times;
    }
    if !plain.is_empty() {
        parts.push(json!(plain));
    }
    parts.into()
}

/// How often the first `unit` characters stand one after the other.
fn run(characters: &[char], unit: usize) -> usize {
    let Some(first) = characters.get(..unit) else {
        return 0;
    };
    characters
        .chunks(unit)
        .take_while(|chunk| *chunk == first)
        .count()
}
