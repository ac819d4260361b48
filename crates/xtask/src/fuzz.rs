//! `cargo xtask fuzz`: builds a fuzz target with the compiler at hand and lets it run for a while.
//!
//! The workspace in `fuzz/` has the layout of cargo-fuzz, which may be used instead. It is not
//! needed: our code has no `unsafe`, so there is nothing for its sanitizers to find, and coverage
//! works on the stable compiler (docs/adr, "Fuzzing on the stable compiler").

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::{answer, machine, say, succeed, workspace_root};

const TARGETS: [&str; 2] = ["bundle", "statement"];
/// Seconds for each target where none are given.
const SECONDS: u32 = 20;
/// Largest input, in bytes: the engine spends its time better on small ones.
const MAX_INPUT: u32 = 8 * 1024;
/// What makes a program tell the engine which of its branches ran.
const COVERAGE: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Clink-dead-code",
    "--cfg=fuzzing",
];

/// Runs the named target, or all: `cargo xtask fuzz [TARGET] [--seconds N]`.
///
/// # Errors
/// When an argument is not understood, the build fails, or a target finds something.
pub fn run(arguments: &[String]) -> Result<u8> {
    let mut targets: Vec<&str> = Vec::new();
    let mut seconds = SECONDS;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seconds" => {
                let number = arguments.next().context("--seconds needs a number")?;
                seconds = number.parse().context("--seconds needs a number")?;
            }
            name => match TARGETS.iter().find(|target| **target == name) {
                Some(target) => targets.push(target),
                None => bail!("there are the targets {}", TARGETS.join(", ")),
            },
        }
    }
    if targets.is_empty() {
        targets = TARGETS.into();
    }
    all(&targets, seconds)?;
    Ok(0)
}

/// Runs every target for a short while.
///
/// # Errors
/// As [`run`].
pub fn briefly() -> Result<()> {
    all(&TARGETS, SECONDS)
}

fn all(targets: &[&str], seconds: u32) -> Result<()> {
    ensure!(
        machine::has("c++"),
        "the fuzzing engine needs a C++ compiler (Debian: sudo apt-get install g++)"
    );
    let folder = workspace_root().join("fuzz");
    // With a target named, build scripts and macros are built without the flags.
    let host = answer(Command::new("rustc").args(["--print", "host-tuple"]))
        .context("rustc does not say which system this is")?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    say("building the fuzz targets");
    succeed(
        Command::new(cargo)
            .args(["build", "--quiet", "--locked", "--target", &host])
            .env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\u{1f}"))
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .current_dir(&folder),
    )?;
    let programs = folder.join("target").join(host).join("debug");
    for target in targets {
        say(&format!("fuzzing {target} for {seconds} seconds"));
        fuzz(&folder, &programs.join(target), target, seconds)?;
    }
    Ok(())
}

fn fuzz(folder: &Path, program: &Path, target: &str, seconds: u32) -> Result<()> {
    // What is found is kept by hand: the inputs in the repository stay few.
    let found = folder.join("target/corpus").join(target);
    let artifacts = folder.join("artifacts").join(target);
    for folder in [&found, &artifacts] {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    succeed(
        Command::new(program)
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-max_len={MAX_INPUT}"))
            .args(["-timeout=20", "-rss_limit_mb=1024", "-verbosity=0"])
            .args(["-print_final_stats=1"])
            .arg(format!("-artifact_prefix={}/", artifacts.display()))
            .arg(found)
            .arg(folder.join("corpus").join(target)),
    )
}
