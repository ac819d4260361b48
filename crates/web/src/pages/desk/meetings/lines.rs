//! Speakers and agenda as lines of text, one text for each language, and as what is signed.

use crate::views::desk::meetings::Version;
use chrono::NaiveTime;
use serde_json::{Map, Value, json};
use undersigned_domain::dispatch::{MAX_POINTS, MAX_SPEAKERS};

/// What ends a speaker's name in a line, in the scripts of the interface.
const AFTER_NAMES: [char; 3] = [',', '،', '，'];

/// Lines, without empty ones at the end: those between keep the place of what is said in another
/// language.
pub(super) fn lines(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.collect();
    lines.join("\n").trim_end().to_owned()
}

/// The lines of each language, beside each other: those of the first say how many there are.
fn beside<'a>(
    versions: &[&'a Version],
    of: impl Fn(&'a Version) -> &'a str,
    most: usize,
) -> Vec<Vec<(&'a str, &'a str)>> {
    let all: Vec<(&str, Vec<&str>)> = versions
        .iter()
        .map(|version| (version.language.as_str(), of(version).lines().collect()))
        .collect();
    // One more than is taken, so that too many are said to be too many.
    let rows = all.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    let row = |place: usize| {
        let cells = all.iter().filter_map(|(tag, lines)| {
            let line = lines.get(place)?.trim();
            (!line.is_empty()).then_some((*tag, line))
        });
        cells.collect::<Vec<_>>()
    };
    (0..rows.min(most + 1))
        .map(row)
        .filter(|cells| !cells.is_empty())
        .collect()
}

/// `Name, who they are` in each language; the name is that of the first.
pub(super) fn speakers(versions: &[&Version]) -> Vec<Value> {
    let rows = beside(versions, |one| &one.speakers, MAX_SPEAKERS);
    let member = |cells: Vec<(&str, &str)>| {
        let mut name = String::new();
        let mut about = Map::new();
        for (tag, line) in cells {
            let (called, said) = line.split_once(AFTER_NAMES).unwrap_or((line, ""));
            if name.is_empty() {
                called.trim().clone_into(&mut name);
            }
            if !said.trim().is_empty() {
                about.insert(tag.to_owned(), json!(said.trim()));
            }
        }
        match about.is_empty() {
            true => json!({"name": name}),
            false => json!({"name": name, "about": about}),
        }
    };
    rows.into_iter().map(member).collect()
}

/// `18:30 What it is` in each language; the time is that of the first that has one.
pub(super) fn agenda(versions: &[&Version]) -> Vec<Value> {
    let rows = beside(versions, |one| &one.agenda, MAX_POINTS);
    let member = |cells: Vec<(&str, &str)>| {
        let mut time = String::new();
        let mut title = Map::new();
        for (tag, line) in cells {
            let (clock, words) = match line.split_once(' ') {
                Some((first, rest)) if is_clock(first) => (first, rest.trim()),
                _ => ("", line),
            };
            if time.is_empty() {
                clock.clone_into(&mut time);
            }
            title.insert(tag.to_owned(), json!(words));
        }
        match time.is_empty() {
            true => json!({"title": title}),
            false => json!({"time": time, "title": title}),
        }
    };
    rows.into_iter().map(member).collect()
}

/// The first time in the lines of an agenda that no clock shows.
pub(super) fn no_time(agenda: &str) -> Option<&str> {
    let first = agenda
        .lines()
        .filter_map(|line| line.trim().split_once(' '));
    let mut clocks = first.map(|(first, _)| first).filter(|word| is_clock(word));
    clocks.find(|clock| NaiveTime::parse_from_str(clock, "%H:%M").is_err())
}

/// Whether a word is a time of day as it is signed.
fn is_clock(word: &str) -> bool {
    let shape = |(place, byte): (usize, u8)| match place {
        2 => byte == b':',
        _ => byte.is_ascii_digit(),
    };
    word.len() == 5 && word.bytes().enumerate().all(shape)
}
