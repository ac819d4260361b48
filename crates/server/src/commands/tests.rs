//! Commands and their options, without data.

use super::*;
use clap::CommandFactory as _;

#[test]
fn the_options_are_well_formed() {
    Cli::command().debug_assert();
}

#[test]
fn a_language_is_given_by_its_code_or_its_name() {
    for (argument, tag) in [
        ("en=Dockers", Some("en")),
        ("zh-Hant=碼頭業職工會", Some("zh-Hant")),
        ("German=Hafenarbeiter", Some("de")),
        ("deutsch=Hafenarbeiter", Some("de")),
        ("harbour=Dockers", None),
        ("en", None),
        ("=Dockers", None),
        ("en=", None),
    ] {
        let read = by_language(argument).ok().map(|(language, _)| language);
        assert_eq!(read.as_deref(), tag, "{argument}");
    }
}

/// But for those that run until they are stopped, and `export`, whose result is a file.
#[test]
fn every_command_that_prints_a_result_prints_it_as_json_too() {
    fn add(command: &clap::Command, name: &str, without: &mut Vec<String>) {
        for one in command.get_subcommands() {
            add(one, &format!("{name} {}", one.get_name()), without);
        }
        let is_json = |option: &clap::Arg| option.get_long() == Some("json");
        if !command.has_subcommands() && !command.get_arguments().any(is_json) {
            without.push(name.trim_start().to_owned());
        }
    }
    let mut without = Vec::new();
    add(&Cli::command(), "", &mut without);
    assert_eq!(without, ["serve", "export", "worker"]);
}

#[test]
fn options_of_every_command_may_stand_before_and_after_it() {
    for line in [
        "undersigned --data-dir d serve --listen 127.0.0.1:1",
        "undersigned serve --data-dir d --listen 127.0.0.1:1",
        "undersigned --data-dir d verify bundle.json",
        "undersigned verify bundle.json --data-dir d",
    ] {
        let cli = Cli::try_parse_from(line.split(' ')).unwrap();
        assert_eq!(cli.global.data_dir.as_deref(), Some("d"));
    }
    assert!(Cli::try_parse_from(["undersigned", "--listen", "127.0.0.1:1"]).is_ok());
}

#[test]
fn where_one_of_two_is_needed_both_are_named() {
    for (line, both) in [
        (
            "undersigned admin people find brakes",
            ["--name", "--email"],
        ),
        ("undersigned takeout --out f --reason r", ["ORG", "--org"]),
    ] {
        let refused = Cli::try_parse_from(line.split(' '))
            .unwrap_err()
            .to_string();
        assert!(both.iter().all(|name| refused.contains(name)), "{refused}");
    }
    for line in [
        "undersigned admin people find brakes --name a --email a@b.example",
        "undersigned takeout dockers --org dockers --out f --reason r",
    ] {
        assert!(Cli::try_parse_from(line.split(' ')).is_err(), "{line}");
    }
    for line in [
        "undersigned admin people find brakes --email a@b.example",
        "undersigned takeout dockers --out f --reason r",
        "undersigned takeout --org dockers --out f --reason r",
    ] {
        assert!(Cli::try_parse_from(line.split(' ')).is_ok(), "{line}");
    }
}
