//! The commands in a document: blocks of code marked `sh`, and what stands between backticks.

use super::usage;
use std::collections::BTreeSet;
use undersigned_tests::book;

/// What begins a block, and what ends it.
const BEGIN: &str = "```sh";
const END: &str = "```";
/// What stands in front of a block that is not run.
const NOT_RUN: &str = "<!-- not run: ";
/// The kinds of code that documents show. What a shell is to run is `sh`, and nothing else.
const KINDS: [&str; 7] = ["ini", "json", "nginx", "sh", "text", "toml", "yaml"];

/// A block of code for the shell.
pub struct Block {
    document: String,
    line: usize,
    /// The code.
    pub text: String,
    /// Why it is not run.
    pub not_run: Option<String>,
}

impl Block {
    /// Document and line.
    pub fn place(&self) -> String {
        format!("{}:{}", self.document, self.line)
    }
}

/// All blocks of a document.
pub fn of(document: &str, text: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut inside = false;
    let mut not_run = None;
    for (number, line) in text.lines().enumerate() {
        if inside {
            inside = line != END;
            if let Some(block) = found.last_mut().filter(|_| inside) {
                block.text.push_str(line);
                block.text.push('\n');
            }
        } else if line == BEGIN {
            inside = true;
            found.push(Block {
                document: document.to_owned(),
                line: number + 1,
                text: String::new(),
                not_run: not_run.take(),
            });
        } else if let Some(why) = line.strip_prefix(NOT_RUN) {
            not_run = Some(why.trim_end_matches("-->").trim().to_owned());
        } else if !line.is_empty() {
            // A comment is about what follows at once.
            not_run = None;
        }
    }
    assert!(!inside, "{document}: a block does not end");
    found
}

/// What is wrong with how a document begins and ends its blocks: one that is called otherwise, or stands
/// indented, would be run by nobody.
pub fn fault(text: &str) -> Option<String> {
    let mut inside = false;
    for (number, line) in text.lines().enumerate() {
        if !line.trim_start().starts_with(END) {
            continue;
        }
        inside = !inside;
        let kind = line.trim_start().trim_start_matches('`');
        let is_known = if inside {
            KINDS.contains(&kind)
        } else {
            kind.is_empty()
        };
        if line.starts_with(' ') || !is_known {
            return Some(format!("line {}: `{line}`", number + 1));
        }
    }
    inside.then(|| "a block does not end".to_owned())
}

/// The code of all blocks of whatever kind.
pub fn code(text: &str) -> String {
    let mut inside = false;
    let lines = text.lines().filter(|line| {
        let fence = line.starts_with(END);
        inside ^= fence;
        inside && !fence
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The calls of the program between backticks, word by word; also those without its name, as `restore --check`.
/// `commands` are those of the program.
pub fn spans(text: &str, commands: &BTreeSet<String>) -> Vec<Vec<String>> {
    book::spans(text)
        .iter()
        .filter_map(|span| match span.split_once(' ') {
            Some(("undersigned", _)) => Some(span.clone()),
            Some((first, _)) if commands.contains(first) => Some(format!("undersigned {span}")),
            _ => None,
        })
        .flat_map(|span| usage::commands(&span))
        .collect()
}
