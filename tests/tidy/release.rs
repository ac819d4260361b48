//! What has to be in place before a release is made.

use std::process::Command;
use undersigned_tests::book;

/// `.ci/release --check` in a checkout with this manifest and changelog: the exit code and what it
/// says.
fn check(version: &str, manifest: &str, changelog: &str) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let put = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    };
    std::fs::create_dir(folder.path().join(".ci")).expect("a folder can be made");
    put(".ci/release", &book::read(".ci/release"));
    put(
        "Cargo.toml",
        &format!("[workspace.package]\nversion = \"{manifest}\"\nedition = \"2024\"\n\n"),
    );
    put("CHANGELOG.md", changelog);
    let output = Command::new("bash")
        .args([".ci/release", "--check", version])
        .current_dir(folder.path())
        .output()
        .expect("bash can be run");
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

const READY: &str = "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n### Added\n\n- A word.\n\n## [0.1.0] - 2026-11-30\n\n- All.\n";

#[test]
fn a_release_needs_its_version_in_the_manifest_and_its_day_in_the_changelog() {
    assert_eq!(check("0.2.0", "0.2.0", READY).0, Some(0));
    for (version, manifest, changelog, says) in [
        ("0.2.0", "0.1.0", READY, "Cargo.toml says 0.1.0"),
        ("0.3.0", "0.3.0", READY, "## [0.3.0] - YEAR-MONTH-DAY"),
        ("0.2", "0.2", READY, "say which version"),
        ("0.2.0/..", "0.2.0", READY, "say which version"),
        (
            "0.2.0",
            "0.2.0",
            "## [0.2.0] - soon\n\n- A word.\n",
            "YEAR-MONTH-DAY",
        ),
        (
            "0.2.0",
            "0.2.0",
            "## [0.2.0] - 2026-12-01\n\n## [0.1.0] - 2026-11-30\n\n- All.\n",
            "says nothing below",
        ),
    ] {
        let (code, said) = check(version, manifest, changelog);
        assert_eq!(code, Some(2), "{version}: {said}");
        assert!(said.contains(says), "{says}: {said}");
    }
}

#[test]
fn the_version_of_the_program_is_released_or_to_come() {
    let manifest = book::read("Cargo.toml");
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .expect("the workspace has a version");
    let changelog = book::read("CHANGELOG.md");
    assert!(
        changelog.contains(&format!("## [{version}] - "))
            || changelog.contains(&format!("To become {version}")),
        "CHANGELOG.md does not name {version}"
    );
}
