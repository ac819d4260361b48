//! Wrong settings stop every command with the setting's name.

use crate::{PROGRAM, assert_usage, code, stderr, stdout};
use std::process::{Command, Output};

fn run(arguments: &[&str], variables: &[(&str, &str)], file: Option<&str>) -> Output {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    if let Some(text) = file {
        let path = folder.path().join("undersigned.toml");
        std::fs::write(path, text).expect("the file can be written");
    }
    let output = Command::new(PROGRAM)
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(folder.path())
        .output()
        .expect("the command can be run");
    let data = folder.path().join("undersigned-data");
    assert!(!data.exists(), "nothing was made");
    output
}

#[test]
fn a_wrong_variable_is_named() {
    for (name, value) in [
        ("UNDERSIGNED_PUBLIC_URL", "ftp://hub.example"),
        ("UNDERSIGNED_PUBLIC_URL", "http://hub.example"),
        ("UNDERSIGNED_PUBLIC_URL", "https://hub.example/below"),
        ("UNDERSIGNED_LISTEN", "here"),
        ("UNDERSIGNED_DATABASE_URL", "mysql://hub"),
        ("UNDERSIGNED_SMTP_URL", "nonsense"),
        ("UNDERSIGNED_ADMIN_LISTEN", "70000"),
        ("UNDERSIGNED_ALLOW_PRIVATE_NETWORK", "perhaps"),
        ("UNDERSIGNED_SYNC_INTERVAL", "often"),
        ("UNDERSIGNED_SYNC_INTERVAL", "1ms"),
        ("UNDERSIGNED_RATE_LIMIT", "sometimes"),
        ("UNDERSIGNED_RATE_LIMIT", "off"),
        ("UNDERSIGNED_LOG", "=,="),
    ] {
        assert_usage(&run(&["serve"], &[(name, value)], None), name);
        assert_usage(&run(&[], &[(name, value)], None), name);
        assert_usage(&run(&["migrate"], &[(name, value)], None), name);
    }
}

#[test]
fn where_to_listen_is_said_before_the_command_as_well() {
    let (before, after) = (["--listen", "here", "serve"], ["serve", "--listen", "here"]);
    for arguments in [&before[..], &after, &before[..2]] {
        assert_usage(&run(arguments, &[], None), "UNDERSIGNED_LISTEN");
    }
    let elsewhere = run(&["--listen", "127.0.0.1:8080", "doctor"], &[], None);
    assert_usage(&elsewhere, "--listen is for `serve` alone");
}

#[test]
fn a_misspelled_variable_is_named() {
    let misspelled = [("UNDERSIGNED_PUBLC_URL", "https://hub.example")];
    for command in [&["serve"][..], &[], &["worker"], &["doctor"], &["migrate"]] {
        let refused = run(command, &misspelled, None);
        assert_usage(&refused, "UNDERSIGNED_PUBLC_URL");
        assert_usage(&refused, "UNDERSIGNED_PUBLIC_URL");
    }
    // Those of the tests' own are not meant for the program: it goes on, and finds no data.
    let of_tests = [("UNDERSIGNED_TEST_WORD", "x")];
    let looked = run(&["doctor", "--json"], &of_tests, None);
    assert_eq!(code(&looked), 1, "{}", stderr(&looked));
}

#[test]
fn a_wrong_option_or_file_is_named() {
    assert_usage(
        &run(&["serve", "--public-url", "ftp://x"], &[], None),
        "public_url",
    );
    assert_usage(
        &run(&["serve", "--database-url", "mysql://x"], &[], None),
        "database_url",
    );
    assert_usage(&run(&["serve", "--listen", "here"], &[], None), "listen");
    assert_usage(
        &run(&["serve", "--config", "none.toml"], &[], None),
        "none.toml",
    );
    assert_usage(
        &run(&["serve"], &[], Some("[server]\nlisten = 7\n")),
        "listen",
    );
    assert_usage(
        &run(&["serve"], &[], Some("[server]\nlistne = \"x\"\n")),
        "listne",
    );
    assert_usage(&run(&["serve"], &[], Some("[server\n")), "undersigned.toml");
    assert_usage(&run(&["no-such-command"], &[], None), "no-such-command");
}

#[test]
fn a_password_is_never_shown() {
    let secret = "postgresxx://user:hunter2@hub.example/db";
    let output = run(&["serve"], &[("UNDERSIGNED_DATABASE_URL", secret)], None);
    assert_usage(&output, "UNDERSIGNED_DATABASE_URL");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("hunter2"));
}

#[test]
fn the_help_says_where_the_settings_are() {
    let said = stdout(&run(&["--help"], &[], None));
    // However the lines are broken.
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "docs/settings.md",
        "Settings: public_url, listen, ",
        "UNDERSIGNED_ALLOW_PRIVATE_NETWORK=true for several servers on one machine",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn commands_that_need_no_server_show_none_of_its_settings_in_their_help() {
    let of_a_server = ["--config", "--data-dir", "--database-url", "--public-url"];
    let shows = |arguments: &[&str], option: &str| {
        let output = run(arguments, &[], None);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        stdout(&output).contains(option)
    };
    for option in of_a_server {
        for shown in [&["--help"][..], &["serve", "--help"], &["backup", "-h"]] {
            assert!(shows(shown, option), "{shown:?} lacks {option}");
        }
        for hidden in [
            &["verify", "--help"][..],
            &["verify", "-h"],
            &["help", "verify"],
            &["demo", "--help"],
        ] {
            assert!(!shows(hidden, option), "{hidden:?} shows {option}");
        }
    }
    assert!(
        shows(&["verify", "--help"], "--policy"),
        "its own are shown"
    );
}
