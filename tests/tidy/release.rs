//! What has to be in place before a release is made.

use std::process::Command;
use undersigned_tests::book;

/// The newest step of the checkouts.
const NEWEST: &str = "m20261130_000002_second";
/// What a checkout has of databases that are ready to be released.
const DATABASES: [(&str, &str); 2] = [
    ("2026-12-01.sqlite", NEWEST),
    ("2026-12-01.postgres", NEWEST),
];

/// `.ci/release --check` in a checkout with this manifest and changelog: the exit code and what it
/// says.
fn check(version: &str, manifest: &str, changelog: &str) -> (Option<i32>, String) {
    check_with(version, manifest, changelog, &DATABASES)
}

/// The same with these stored databases, each with the newest step that it has.
fn check_with(
    version: &str,
    manifest: &str,
    changelog: &str,
    databases: &[(&str, &str)],
) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let put = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    };
    for name in [".ci", "migrations/src", "tests/fixtures/databases"] {
        std::fs::create_dir_all(folder.path().join(name)).expect("a folder can be made");
    }
    for step in ["lib", "m20261120_000001_first", NEWEST] {
        put(&format!("migrations/src/{step}.rs"), "");
    }
    for (name, step) in databases {
        let row = format!("INSERT INTO \"seaql_migrations\" VALUES ('{step}', 1795165200);\n");
        put(&format!("tests/fixtures/databases/{name}.sql"), &row);
    }
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
fn a_release_needs_the_databases_that_it_leaves() {
    let older = |name| (name, "m20261120_000001_first");
    for (databases, lacks) in [
        (vec![], "no sqlite dump"),
        (vec![DATABASES[1]], "no sqlite dump"),
        (vec![DATABASES[0]], "no postgres dump"),
        (
            vec![older("2026-11-20.sqlite"), older("2026-11-20.postgres")],
            "no sqlite dump",
        ),
    ] {
        let (code, said) = check_with("0.2.0", "0.2.0", READY, &databases);
        assert_eq!(code, Some(2), "{databases:?}: {said}");
        assert!(said.contains(lacks) && said.contains(NEWEST), "{said}");
        assert!(said.contains("as the README there says"), "{said}");
    }
    // Older ones beside it stay.
    let older = [older("2026-11-20.sqlite"), older("2026-11-20.postgres")];
    let all = [older, DATABASES].concat();
    let (code, said) = check_with("0.2.0", "0.2.0", READY, &all);
    assert_eq!(code, Some(0), "{said}");
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
