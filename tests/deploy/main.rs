//! What `deploy/` brings, tried with the programs of Debian's packages.
//!
//! A test whose program is not on the machine says so and passes; `cargo xtask test` installs them.

mod built;
mod images;
mod inside;
mod package;
mod proxies;
mod street;
mod units;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};
use undersigned_tests::skip;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");

/// A file of `deploy/`.
pub fn deploy(name: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = tests.parent().expect("tests/ lies in the workspace");
    root.join("deploy").join(name)
}

/// What stands in a file of `deploy/`.
pub fn text(name: &str) -> String {
    let path = deploy(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A program of a Debian package, or nothing, and a line that says so. Servers lie where not
/// everybody looks.
pub fn find(program: &str, package: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .chain(["/usr/sbin", "/sbin"].map(PathBuf::from))
        .map(|folder| folder.join(program))
        .find(|file| file.is_file());
    if found.is_none() {
        skip(&format!(
            "{program} is not here (Debian: apt-get install {package})"
        ));
    }
    found
}

/// Runs a command that must succeed, and gives all that it printed.
#[track_caller]
pub fn succeed(command: &mut Command) -> String {
    let output = command.output();
    let output = output.unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8_lossy(&printed).into_owned();
    assert!(
        output.status.success(),
        "{command:?}: {}: {printed}",
        output.status
    );
    printed
}
