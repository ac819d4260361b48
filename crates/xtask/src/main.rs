//! Developers' commands, run as `cargo xtask <command>` (the alias is in `.cargo/config.toml`).
//!
//! This crate prepares what a command needs on the machine at hand and then calls the ordinary
//! tools: cargo, npm, PostgreSQL. It holds no tests of the product and no knowledge of it, and never
//! touches a database that it did not make itself.
//!
//! To add a command: one file with a `run` that returns an exit code, one line in [`COMMANDS`].

#![forbid(unsafe_code)]

mod afterwards;
mod bench;
mod book;
mod folder;
mod fuzz;
mod machine;
mod memory;
mod node;
mod postgres;
mod python;
mod sbom;
mod screenshots;
mod simulate;
mod start_order;
mod test;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

/// What a command does: the arguments after its name in, the exit code out.
type Run = fn(&[String]) -> Result<u8>;

/// Name, one line of help, and the function of every command.
const COMMANDS: &[(&str, &str, Run)] = &[
    (
        "test",
        "installs what the tests need, starts a PostgreSQL of its own, runs all that cargo test --workspace \
         runs, two programs at once; further arguments go to cargo test",
        test::run,
    ),
    (
        "fuzz",
        "runs the fuzz targets (fuzz/), or the one named; --seconds N for each, --seed S to vary alike",
        fuzz::run,
    ),
    (
        "screenshots",
        "takes pictures of the pages (tests/browser/screenshots.mjs); further arguments go to it",
        screenshots::run,
    ),
    (
        "bench",
        "measures in a release build and writes the tables of docs/benchmarks.md: all, or those named; \
         --list",
        bench::run,
    ),
    (
        "simulate",
        "runs the simulator (docs/simulator.md): --seeds N, --seed S, --from F, --jobs N, --trace, …",
        simulate::run,
    ),
    (
        "book",
        "makes the documentation's site in target/book/html (docs/book) and follows its links",
        book::run,
    ),
    (
        "start-order",
        "writes which functions run when a server starts (crates/server/start-order.ld)",
        start_order::run,
    ),
    (
        "sbom",
        "prints what the program is made of, as CycloneDX; --for TRIPLE for another machine",
        sbom::run,
    ),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = arguments.first().map(String::as_str);
    let Some((_, _, run)) = COMMANDS.iter().find(|(known, ..)| Some(*known) == name) else {
        eprintln!("usage: cargo xtask <command> [arguments]\n");
        for (name, help, _) in COMMANDS {
            eprintln!("  {name:<12} {help}");
        }
        let asked_for_help = matches!(name, Some("help" | "-h" | "--help"));
        return ExitCode::from(if asked_for_help { 0 } else { 2 });
    };
    match run(&arguments[1..]) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// The root of the workspace, wherever the command was called from.
fn workspace_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .components()
        .fold(PathBuf::new(), |mut path, part| {
            match part {
                std::path::Component::ParentDir => drop(path.pop()),
                other => path.push(other),
            }
            path
        })
}

/// Where cargo puts what it builds.
fn target_folder() -> PathBuf {
    // Cargo runs in the root, from where a path that is not absolute goes on.
    let named = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    workspace_root().join(named)
}

/// Says what is being done, on standard error, so that results on standard output stay alone.
fn say(what: &str) {
    eprintln!("xtask: {what}");
}

/// Cargo, in the root of the workspace.
fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    forget_xtask(&mut command);
    command.current_dir(workspace_root());
    command
}

/// Takes away what `cargo run` says of xtask. Some build scripts watch these variables, and seeing them change
/// between `cargo test` and `cargo xtask test` would build half the tree anew each time.
fn forget_xtask(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_"]
            .iter()
            .any(|prefix| text.starts_with(prefix))
        {
            command.env_remove(&name);
        }
    }
}

/// Runs a command with its output shown, and fails when it could not be run or did not succeed.
fn succeed(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("cannot run {program}"))?;
    anyhow::ensure!(status.success(), "{program} failed ({status})");
    Ok(())
}

/// What a command prints, trimmed, or `None` when it could not be run or did not succeed.
fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|it| it.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}
