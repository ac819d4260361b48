//! The Debian package.

use crate::{PROGRAM, deploy, find, succeed, text};
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

/// Makes the package of a program in a folder. The program under test is large and takes a minute to
/// compress, so that a script that calls it goes in its place.
fn build(folder: &Path) -> PathBuf {
    let script = folder.join("script");
    fs::write(&script, format!("#!/bin/sh\nexec '{PROGRAM}' \"$@\"\n"))
        .expect("a script can be written");
    // What this process had open for writing could not be run while another test starts a program.
    let program = folder.join("undersigned");
    succeed(
        Command::new("install")
            .args(["-m", "755"])
            .args([&script, &program]),
    );
    let printed = succeed(
        Command::new(deploy("debian/build"))
            .arg(&program)
            .arg(folder),
    );
    printed.trim().into()
}

#[test]
fn the_package_brings_program_units_and_samples() {
    let Some(dpkg) = find("dpkg-deb", "dpkg") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let package = build(folder.path());
    let tree = folder.path().join("tree");
    succeed(Command::new(&dpkg).arg("--extract").args([&package, &tree]));
    let version = succeed(Command::new(tree.join("usr/bin/undersigned")).arg("--version"));
    let version = version.trim().rsplit(' ').next().unwrap_or_default();
    let field = succeed(
        Command::new(&dpkg)
            .arg("--field")
            .arg(&package)
            .arg("Version"),
    );
    assert_eq!(field.trim(), version.replace('-', "~"));
    let examples = "usr/share/doc/undersigned/examples";
    for (name, at) in [
        ("undersigned.service", "usr/lib/systemd/system"),
        ("undersigned-backup.service", "usr/lib/systemd/system"),
        ("undersigned-backup.timer", "usr/lib/systemd/system"),
        ("environment", "etc/undersigned"),
        ("Caddyfile", examples),
        ("nginx.conf", examples),
        ("grafana-dashboard.json", examples),
        ("prometheus-rules.yaml", examples),
    ] {
        let brought = fs::read_to_string(tree.join(at).join(name));
        assert_eq!(brought.expect("it is in the package"), text(name), "{name}");
    }
    let settings = fs::metadata(tree.join("etc/undersigned/environment"));
    let mode = settings.expect("settings are there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "it may come to hold passwords");
}

#[test]
fn an_upgrade_keeps_the_settings_and_nothing_deletes_data() {
    let Some(dpkg) = find("dpkg-deb", "dpkg") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let package = build(folder.path());
    let control = folder.path().join("control");
    succeed(
        Command::new(&dpkg)
            .arg("--control")
            .args([&package, &control]),
    );
    let kept = fs::read_to_string(control.join("conffiles"));
    assert_eq!(
        kept.expect("settings are kept").trim(),
        "/etc/undersigned/environment"
    );
    for script in ["postinst", "prerm", "postrm"] {
        let path = control.join(script);
        succeed(Command::new("sh").arg("-n").arg(&path));
        let script = fs::read_to_string(&path).expect("a script can be read");
        assert!(!script.contains("rm "), "{script}");
    }
}
