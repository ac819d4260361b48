//! Whether the program knows a command and its options, by what it says with `--help`.

use crate::{PROGRAM, stdout};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// The name under which the documentation calls the program.
const NAME: &str = "undersigned";

/// The calls of the program in a piece of shell, each as its words, the program's name left out.
pub fn commands(shell: &str) -> Vec<Vec<String>> {
    let whole = shell.replace("\\\n", " ");
    whole
        .lines()
        .flat_map(|line| line.split(['|', ';', '&', '(', ')']))
        .filter(|part| !part.trim_start().starts_with('#'))
        .filter_map(|part| {
            let words = words(part.split(" #").next().unwrap_or_default());
            // Variables may stand before the name, and so may who runs it: a user of that name.
            let name = words.iter().rposition(|word| is_program(word))?;
            // A container of that name may be asked for another program.
            if words[..name].iter().any(|word| word == "--entrypoint") {
                return None;
            }
            let words: Vec<String> = words
                .into_iter()
                .skip(name + 1)
                .take_while(|word| !word.starts_with('>') && !word.starts_with('<'))
                .collect();
            // Behind a file of that name stands where it goes.
            let is_file = words.first().is_some_and(|word| word.starts_with('/'));
            (!is_file).then_some(words)
        })
        .collect()
}

/// Whether a word calls the program: by its name, with its folder, or as what a unit starts.
fn is_program(word: &str) -> bool {
    let word = word.strip_prefix("ExecStart=").unwrap_or(word);
    word == NAME || word.ends_with("/undersigned")
}

/// Words between spaces; what is quoted is one.
fn words(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = None;
    for character in text.chars() {
        match (character, quoted) {
            ('"' | '\'', None) => quoted = Some(character),
            (_, Some(quote)) if quote == character => quoted = None,
            (' ' | '\t', None) => found.push(String::new()),
            _ => found
                .last_mut()
                .expect("there is one from the start")
                .push(character),
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

/// What one command says of itself.
struct Help {
    /// The commands below it.
    commands: BTreeSet<String>,
    /// Its options, and whether each takes a value.
    options: BTreeMap<String, bool>,
}

/// What is known of the program; each command is asked once.
#[derive(Default)]
pub struct Program(BTreeMap<Vec<String>, Help>);

impl Program {
    /// Whether a call could be understood: its command is there, and so are its options.
    pub fn check(&mut self, words: &[String]) -> Result<(), String> {
        let mut path: Vec<String> = Vec::new();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let help = self.help(&path)?;
            if word.starts_with("--") {
                let (name, value) = match word.split_once('=') {
                    Some((name, value)) => (name, Some(value)),
                    None => (word.as_str(), None),
                };
                let Some(takes_value) = help.options.get(name) else {
                    return Err(format!("there is no option {name}"));
                };
                if *takes_value && value.is_none() {
                    words.next();
                }
            } else if help.commands.contains(word) {
                path.push(word.clone());
            } else if !help.commands.is_empty() && !is_placeholder(word) {
                return Err(format!("there is no command {word}"));
            }
        }
        Ok(())
    }

    /// The commands of the program, but for those below others.
    pub fn commands(&mut self) -> Result<BTreeSet<String>, String> {
        Ok(self.help(&[])?.commands.clone())
    }

    fn help(&mut self, path: &[String]) -> Result<&Help, String> {
        if !self.0.contains_key(path) {
            let output = Command::new(PROGRAM)
                .args(path)
                .arg("--help")
                .output()
                .map_err(|error| error.to_string())?;
            if !output.status.success() {
                return Err(format!("{} --help fails", path.join(" ")));
            }
            self.0.insert(path.to_vec(), read(&stdout(&output)));
        }
        self.0
            .get(path)
            .ok_or_else(|| "it says nothing of itself".to_owned())
    }
}

/// `COMMAND`, `…`: to be filled in by whoever reads it.
fn is_placeholder(word: &str) -> bool {
    !word.chars().any(|character| character.is_ascii_lowercase())
}

/// Reads what `--help` prints: commands stand indented by two spaces below their title, options
/// begin their line.
fn read(text: &str) -> Help {
    let mut help = Help {
        commands: BTreeSet::new(),
        options: BTreeMap::from([
            ("--help".to_owned(), false),
            ("--version".to_owned(), false),
        ]),
    };
    let mut in_commands = false;
    for line in text.lines() {
        if !line.starts_with(' ') && !line.is_empty() {
            in_commands = line == "Commands:";
        } else if in_commands && line.starts_with("  ") && !line.starts_with("   ") {
            let name = line.split_whitespace().next();
            help.commands.extend(name.map(str::to_owned));
        }
        let option = line.trim_start();
        // "-h, --help" and "--org <HANDLE>"
        let option = option
            .strip_prefix('-')
            .and_then(|rest| rest.split_once(", ").map(|(_, long)| long))
            .filter(|long| long.starts_with("--"))
            .unwrap_or(option);
        if option.starts_with("--") {
            let mut parts = option.split_whitespace();
            let name = parts.next().unwrap_or_default();
            let takes_value = parts.next().is_some_and(|value| value.starts_with('<'));
            help.options.insert(name.to_owned(), takes_value);
        }
    }
    help
}
