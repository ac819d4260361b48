//! The commands in a document: blocks of code marked `sh`, and what stands between backticks.

use super::usage;
use undersigned_tests::book;

/// What begins a block, and what ends it.
const BEGIN: &str = "```sh";
const END: &str = "```";
/// What stands in front of a block that is not run.
const NOT_RUN: &str = "<!-- not run: ";

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

/// The calls of the program between backticks, word by word.
pub fn spans(text: &str) -> Vec<Vec<String>> {
    book::spans(text)
        .iter()
        .filter(|span| span.starts_with("undersigned "))
        .flat_map(|span| usage::commands(span))
        .collect()
}
