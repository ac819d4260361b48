//! Containerfile, compose and the files of settings: what they name exists.

use crate::{deploy, text};
use std::collections::BTreeSet;

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

/// How a server is run.
fn operating() -> String {
    text("../docs/operating.md")
}

#[test]
fn every_setting_that_is_named_exists() {
    let documented = text("../docs/settings.md");
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

/// `podman compose` and Docker's older builder read the file at the root of the context alone, and one
/// beside the Containerfile would be read by the others in its place.
#[test]
fn no_passwords_and_nothing_that_was_built_goes_into_the_image() {
    let ignored = text("../.dockerignore");
    for left_out in [".git", "deploy", "**/target", "undersigned-data"] {
        assert!(ignored.lines().any(|line| line == left_out), "{left_out}");
    }
    assert!(!deploy("Containerfile.dockerignore").exists());
}

#[test]
fn whatever_runs_in_a_container_is_started_with_the_machine() {
    for text in [text("compose.yaml"), operating()] {
        assert!(!text.contains("restart unless-stopped"));
        assert!(!text.contains("restart: unless-stopped"));
    }
    let compose = text("compose.yaml");
    let services = compose.matches("\n    image: ").count();
    assert_eq!(compose.matches("\n    restart: always\n").count(), services);
}

/// Podman takes a list apart at the spaces of its words: then what is left of the check is always well.
#[test]
fn no_check_of_health_is_a_list_of_words_with_spaces() {
    let compose = text("compose.yaml");
    let lists = compose
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test: ["));
    for list in lists {
        assert!(!list.contains(['"', '\'']), "{list}");
    }
    assert!(!compose.contains("test:\n"), "a list over several lines");
}

/// An empty word in place of a variable is written `${NAME}`: the podman-compose of Debian 12 reads
/// `${NAME:-}` as it stands.
#[test]
fn compose_has_no_empty_word_for_a_variable() {
    let compose = text("compose.yaml");
    let lines = compose.lines().filter(|line| !line.trim().starts_with('#'));
    for line in lines {
        assert!(!line.contains(":-}"), "{line}");
    }
}

/// `podman volume export --output` writes a file that everybody on the machine may read, whatever the
/// umask is.
#[test]
fn copies_of_a_volume_are_for_root_alone() {
    let documented = operating();
    assert!(documented.contains("podman volume export undersigned > "));
    assert!(!documented.contains("podman volume export --output"));
}
