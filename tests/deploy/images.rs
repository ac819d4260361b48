//! Containerfile, compose and the files of settings: what they name exists.

use crate::{deploy, text};
use std::{collections::BTreeSet, fs};

/// The beginning of the name of every setting.
const PREFIX: &str = "UNDERSIGNED_";
/// Not settings of the program: the name and the address that compose gives to Caddy.
const OF_COMPOSE: [&str; 2] = ["UNDERSIGNED_DOMAIN", "UNDERSIGNED_UPSTREAM"];
/// What is looked through.
const FILES: [&str; 8] = [
    "Caddyfile",
    "Containerfile",
    "compose.yaml",
    "environment",
    "example.env",
    "nginx.conf",
    "undersigned-backup.service",
    "undersigned.service",
];

/// The names of variables in a text that begin as ours do.
fn variables(text: &str) -> BTreeSet<&str> {
    let is_of_name = |letter: char| letter.is_ascii_uppercase() || letter == '_';
    text.split(|letter: char| !is_of_name(letter))
        .filter(|word| word.starts_with(PREFIX))
        .collect()
}

#[test]
fn every_setting_that_is_named_exists() {
    let documented = fs::read_to_string(deploy("../docs/settings.md"));
    let documented = documented.expect("the settings are documented");
    let known = variables(&documented);
    assert!(known.len() > 10, "{known:?}");
    for file in FILES {
        for name in variables(&text(file)) {
            let exists = known.contains(name) || OF_COMPOSE.contains(&name);
            assert!(exists, "{file} names {name}, which is no setting");
        }
    }
}

#[test]
fn the_image_runs_as_nobody_in_particular() {
    let image = text("Containerfile");
    let stages: Vec<&str> = image.split("\nFROM ").skip(1).collect();
    assert_eq!(stages.len(), 2, "what builds does not run");
    let user = stages[1]
        .lines()
        .find_map(|line| line.strip_prefix("USER "))
        .expect("a user is named");
    let number = user.split(':').next().and_then(|id| id.parse().ok());
    assert!(number.is_some_and(|id: u32| id > 0), "{user}");
}

#[test]
fn every_file_that_is_named_in_the_image_and_in_compose_exists() {
    for (file, named) in [
        ("Containerfile", "LICENSE"),
        ("compose.yaml", "deploy/Containerfile"),
        ("compose.yaml", "example.env"),
        ("compose.yaml", "./Caddyfile"),
    ] {
        assert!(text(file).contains(named), "{file} names {named}");
        let from_root = deploy("..").join(named);
        assert!(
            from_root.exists() || deploy(named).exists(),
            "{file}: {named} is not there"
        );
    }
}
