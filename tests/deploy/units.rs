//! The systemd units.

use crate::{deploy, find, succeed, text};
use std::{fs, process::Command};

/// What runs as a service.
const SERVICES: [&str; 2] = ["undersigned.service", "undersigned-backup.service"];
/// What starts one.
const TIMERS: [&str; 1] = ["undersigned-backup.timer"];
/// The most exposed that a service may be, in tenths of what `systemd-analyze` counts to 10. Most of
/// what is left is the network, which a federated server needs.
const MOST_EXPOSED: &str = "--threshold=15";

#[test]
fn the_services_are_shut_off_from_what_they_do_not_need() {
    let Some(analyze) = find("systemd-analyze", "systemd") else {
        return;
    };
    for unit in SERVICES {
        // Ends with 1 above the threshold, and prints what costs how much.
        let table = succeed(
            Command::new(&analyze)
                .args(["security", "--offline=yes", "--no-pager", MOST_EXPOSED])
                .arg(deploy(unit)),
        );
        assert!(table.contains("Overall exposure level"), "{table}");
    }
}

#[test]
fn systemd_understands_every_line_of_the_units() {
    let Some(analyze) = find("systemd-analyze", "systemd") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut verify = Command::new(&analyze);
    verify.args(["verify", "--man=no"]);
    for unit in SERVICES.iter().chain(&TIMERS) {
        // What is checked, too, is that the program is there: here another stands for it.
        let unit_text = text(unit).replace("ExecStart=undersigned ", "ExecStart=/bin/true ");
        let copy = folder.path().join(unit);
        fs::write(&copy, unit_text).expect("a unit can be written");
        verify.arg(copy);
    }
    let printed = succeed(&mut verify);
    // Of what it does not know it only warns.
    for unit in SERVICES.iter().chain(&TIMERS) {
        assert!(!printed.contains(unit), "{printed}");
    }
}

#[test]
fn the_backup_is_shut_off_as_the_server_is() {
    let sandbox = |unit: &str| {
        let unit = text(unit);
        let from = unit.find("AmbientCapabilities=").expect("it is shut off");
        let until = unit.find("[Install]").unwrap_or(unit.len());
        unit[from..until].trim().to_owned()
    };
    assert_eq!(sandbox(SERVICES[0]), sandbox(SERVICES[1]));
}

#[test]
fn a_backup_is_made_of_whichever_database_there_is() {
    let unit = text(SERVICES[1]);
    let conditions = unit.lines().filter(|line| line.starts_with("Condition"));
    let conditions: Vec<_> = conditions.collect();
    // One that named a file of SQLite would leave PostgreSQL out, without a word.
    assert_eq!(
        conditions,
        ["ConditionDirectoryNotEmpty=/var/lib/undersigned"]
    );
}

#[test]
fn a_server_has_time_to_save_a_database_whose_file_is_gone() {
    let unit = text(SERVICES[0]);
    assert!(unit.lines().any(|line| line == "TimeoutStopSec=5min"));
    let docs = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../docs/operating/installing.md"
    );
    let docs = fs::read_to_string(docs).expect("the documentation is there");
    assert!(
        docs.contains("--stop-timeout 300"),
        "a container has as long"
    );
}
