//! Which programs `cargo test --workspace` would run, by what cargo says as it builds them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::workspace_root;

/// Those that take longest, which begin first: what begins last ends alone.
const LONGEST: [&str; 10] = [
    "tests/federation/main.rs",
    "tests/pages/main.rs",
    "tests/team/main.rs",
    "tests/cli/main.rs",
    "tests/inbox/main.rs",
    "tests/people/main.rs",
    "tests/peers_rs/main.rs",
    "crates/federation/tests/main.rs",
    "crates/simulator/tests/seeds.rs",
    "tests/deploy/main.rs",
];

/// A program of tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// Its main source file, from the root of the workspace.
    pub name: String,
    /// The program itself.
    pub executable: PathBuf,
    /// The folder of its package, in which cargo runs it.
    pub folder: PathBuf,
    /// Whether nothing else may run beside it.
    pub alone: bool,
}

impl Program {
    /// Where it stands among those that wait: the less, the sooner.
    fn turn(&self) -> usize {
        let known = LONGEST.iter().position(|name| *name == self.name);
        known.unwrap_or(LONGEST.len())
    }
}

/// What was built.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// The programs, those that take longest first.
    pub programs: Vec<Program>,
    /// The packages of ours, as cargo names them, whose documentation has examples that are tests.
    pub documented: BTreeSet<String>,
}

/// Builds all that `cargo test --workspace` runs. `cargo_test` makes the command from the further arguments.
///
/// # Errors
/// When cargo cannot be run, or something does not compile, which cargo has shown then.
pub fn build(cargo_test: impl Fn(&[String]) -> Command) -> Result<Built> {
    // Warnings are shown, not told: they are for people.
    let arguments = ["--no-run", "--message-format=json-render-diagnostics"];
    let output = cargo_test(&arguments.map(str::to_owned))
        .stderr(Stdio::inherit())
        .output()
        .context("cannot run cargo")?;
    ensure!(
        output.status.success(),
        "the tests cannot be built ({})",
        output.status
    );
    let said = String::from_utf8(output.stdout).context("cargo wrote no text")?;
    let built = read(&said, &workspace_root())?;
    ensure!(!built.programs.is_empty(), "cargo has built no tests");
    Ok(built)
}

/// Reads what cargo says as it builds: a JSON object in each line. `root` is that of the workspace.
fn read(said: &str, root: &Path) -> Result<Built> {
    let mut built = Built::default();
    for line in said.lines().filter(|line| line.starts_with('{')) {
        let message: Value = serde_json::from_str(line).context("cargo wrote no JSON")?;
        if message["reason"] != "compiler-artifact" {
            continue;
        }
        let package = message["package_id"].as_str().unwrap_or_default();
        if package.starts_with("path+") && message["target"]["doctest"] == Value::Bool(true) {
            built.documented.insert(package.to_owned());
        }
        // The program under test is built along, and runs no tests; libraries are no programs.
        let is_test = message["profile"]["test"] == Value::Bool(true);
        if let (true, Some(executable)) = (is_test, message["executable"].as_str()) {
            built.programs.push(program(&message, executable, root)?);
        }
    }
    built.programs.sort_by_key(Program::turn);
    Ok(built)
}

fn program(message: &Value, executable: &str, root: &Path) -> Result<Program> {
    let path = |value: &Value| value.as_str().map(PathBuf::from);
    let source = path(&message["target"]["src_path"]).context("cargo names no source")?;
    let manifest = path(&message["manifest_path"]).context("cargo names no manifest")?;
    let folder = manifest.parent().context("a manifest lies in a folder")?;
    let kinds = message["target"]["kind"].as_array();
    // Benchmarks measure, and take ports on which somebody else may listen a moment later.
    let alone = kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == "bench"));
    let name = source.strip_prefix(root).unwrap_or(&source);
    Ok(Program {
        name: name.display().to_string(),
        executable: executable.into(),
        folder: folder.to_owned(),
        alone,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const EXECUTABLE: &str = "/w/target/debug/deps/some-0123456789abcdef";

    /// What cargo says of something of the package in `/w/<folder>`.
    fn artifact(folder: &str, kind: &str, source: &str, test: bool, program: bool) -> String {
        let message = json!({
            "reason": "compiler-artifact",
            "package_id": format!("path+file:///w/{folder}#some@0.1.0"),
            "manifest_path": format!("/w/{folder}/Cargo.toml"),
            "target": {
                "kind": [kind],
                "name": "some",
                "src_path": format!("/w/{folder}/{source}"),
                "doctest": false,
                "test": true,
            },
            "profile": {"opt_level": "0", "test": test},
            "executable": program.then_some(EXECUTABLE),
            "fresh": true,
        });
        format!("{message}\n")
    }

    fn named(said: &str) -> Vec<String> {
        let built = read(said, Path::new("/w")).expect("it is read");
        built.programs.into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn programs_of_tests_run_and_nothing_else_that_is_built() {
        let said = [
            artifact("crates/web", "lib", "src/lib.rs", false, false),
            artifact("crates/web", "lib", "src/lib.rs", true, true),
            artifact("tests", "bin", "src/bin/under-test.rs", false, true),
            artifact("crates/views", "example", "examples/looks.rs", false, true),
            artifact("crates/web", "example", "examples/tried.rs", true, true),
            artifact("crates/server", "bench", "benches/memory.rs", true, true),
            "{\"reason\":\"build-finished\",\"success\":true}\n".to_owned(),
            "\nnot of cargo's\n".to_owned(),
        ]
        .concat();
        let built = read(&said, Path::new("/w")).expect("it is read");
        assert_eq!(
            built.programs[0],
            Program {
                name: "crates/web/src/lib.rs".to_owned(),
                executable: EXECUTABLE.into(),
                folder: "/w/crates/web".into(),
                alone: false,
            }
        );
        let alone: Vec<_> = built.programs.iter().map(|it| it.alone).collect();
        assert_eq!(alone, [false, false, true]);
        assert_eq!(
            named(&said)[1..],
            [
                "crates/web/examples/tried.rs",
                "crates/server/benches/memory.rs"
            ]
        );
        assert_eq!(built.documented, BTreeSet::new());
    }

    #[test]
    fn those_that_take_longest_begin() {
        let said = [
            artifact("crates/web", "lib", "src/lib.rs", true, true),
            artifact("tests", "test", "pages/main.rs", true, true),
            artifact("crates/domain", "lib", "src/lib.rs", true, true),
            artifact("tests", "test", "federation/main.rs", true, true),
        ]
        .concat();
        assert_eq!(
            named(&said),
            [
                "tests/federation/main.rs",
                "tests/pages/main.rs",
                "crates/web/src/lib.rs",
                "crates/domain/src/lib.rs"
            ]
        );
    }

    #[test]
    fn whoever_is_said_to_take_long_exists() {
        for name in LONGEST {
            assert!(workspace_root().join(name).is_file(), "there is no {name}");
        }
    }

    #[test]
    fn examples_in_documentation_are_tests_where_they_are_ours() {
        let ours = artifact("crates/web", "lib", "src/lib.rs", false, false);
        let ours = ours.replace("\"doctest\":false", "\"doctest\":true");
        let theirs = ours.replace(
            "path+file:///w/crates/web",
            "registry+https://example/index",
        );
        let built = read(&format!("{ours}{theirs}"), Path::new("/w")).expect("it is read");
        assert_eq!(
            built.documented,
            BTreeSet::from(["path+file:///w/crates/web#some@0.1.0".to_owned()])
        );
    }

    #[test]
    fn what_cannot_be_read_is_no_reason_to_run_less() {
        assert!(read("{\"reason\":", Path::new("/w")).is_err());
        let nameless = artifact("tests", "test", "cli/main.rs", true, true);
        let nameless = nameless.replace("manifest_path", "manifest");
        assert!(read(&nameless, Path::new("/w")).is_err());
    }
}
