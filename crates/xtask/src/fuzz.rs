//! `cargo xtask fuzz`: builds the fuzz targets with the compiler at hand and lets them run for a
//! while.
//!
//! cargo-fuzz is not needed: our code has no `unsafe`, so there is nothing for its sanitizers to
//! find, and coverage works on the stable compiler (docs/adr, "Fuzzing on the stable compiler").

use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};

use crate::{cargo, machine, say, succeed, workspace_root};

/// Seconds for each target where none are given.
const SECONDS: u32 = 20;
/// Largest input, in bytes: the engine spends its time better on small ones.
const MAX_INPUT: u32 = 8 * 1024;

/// Runs the named target, or all: `cargo xtask fuzz [TARGET] [--seconds N] [--seed N]`.
///
/// With the same seed, the inputs are varied alike each time; without, anew.
///
/// # Errors
/// When an argument is not understood, the build fails, or a target finds something.
pub fn run(arguments: &[String]) -> Result<u8> {
    let known = targets()?;
    let mut wanted: Vec<String> = Vec::new();
    let mut seconds = SECONDS;
    let mut seed = None;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seconds" => seconds = number(argument, arguments.next())?,
            "--seed" => seed = Some(number(argument, arguments.next())?),
            name if known.iter().any(|target| target == name) => wanted.push(name.to_owned()),
            _ => bail!("there are the targets {}", known.join(", ")),
        }
    }
    all(
        if wanted.is_empty() { &known } else { &wanted },
        seconds,
        seed,
    )?;
    Ok(0)
}

fn number(name: &str, given: Option<&String>) -> Result<u32> {
    let number = given.and_then(|given| given.parse().ok());
    number.with_context(|| format!("{name} needs a number"))
}

/// The names of all targets: each has a folder of inputs to begin with.
fn targets() -> Result<Vec<String>> {
    let corpora = workspace_root().join("fuzz/corpus");
    let mut names: Vec<String> = std::fs::read_dir(&corpora)
        .and_then(|entries| entries.collect::<Result<Vec<_>, _>>())
        .with_context(|| format!("cannot read {}", corpora.display()))?
        .iter()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

fn all(targets: &[String], seconds: u32, seed: Option<u32>) -> Result<()> {
    machine::prepare_fuzzing()?;
    let folder = workspace_root().join("fuzz");
    say("building the fuzz targets");
    succeed(engine(&folder).arg("--no-run"))?;
    // Each keeps one core busy and waits for nothing.
    for targets in targets.chunks(machine::cores()) {
        say(&format!(
            "fuzzing {} for {seconds} seconds",
            targets.join(", ")
        ));
        let folder = folder.as_path();
        std::thread::scope(|scope| {
            let running: Vec<_> = targets
                .iter()
                .map(|target| scope.spawn(move || fuzz(folder, target, seconds, seed)))
                .collect();
            running.into_iter().try_for_each(|run| {
                let ended = run.join();
                ended.map_err(|_| anyhow!("the thread that waits for a target failed"))?
            })
        })?;
    }
    Ok(())
}

/// Begins to build the targets beside something that goes first, and says nothing: what is wrong is said by whoever
/// runs them. It may go on when this process has ended; cargo has the next one wait for it.
///
/// # Errors
/// When the engine lacks something, or cargo cannot be run.
pub fn build_meanwhile() -> Result<Child> {
    machine::prepare_fuzzing()?;
    let mut build = engine(&workspace_root().join("fuzz"));
    build.arg("--no-run");
    let mut last = Command::new("nice");
    last.args(["-n", "19"])
        .arg(build.get_program())
        .args(build.get_args())
        .current_dir(workspace_root())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    for (name, value) in build.get_envs() {
        match value {
            Some(value) => last.env(name, value),
            None => last.env_remove(name),
        };
    }
    last.spawn().context("cannot run nice")
}

/// The whole workspace is selected, as by `cargo test`, so that what it depends on is built alike and
/// only once; our own crates are built once more, as `fuzz/instrument` says.
fn engine(folder: &Path) -> Command {
    let mut command = cargo();
    command
        .args(["test", "--quiet", "--locked", "--workspace"])
        .args(["--test", "fuzz", "--features", "undersigned-fuzz/engine"])
        .env("RUSTC_WORKSPACE_WRAPPER", folder.join("instrument"));
    command
}

fn fuzz(folder: &Path, target: &str, seconds: u32, seed: Option<u32>) -> Result<()> {
    // What is found is kept by hand: the inputs in the repository stay few.
    let found = folder.join("found").join(target);
    let artifacts = folder.join("artifacts").join(target);
    for folder in [&found, &artifacts] {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    succeed(
        engine(folder)
            .arg("--")
            .env("UNDERSIGNED_FUZZ_TARGET", target)
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-max_len={MAX_INPUT}"))
            .args(["-timeout=20", "-rss_limit_mb=1024", "-verbosity=0"])
            .args(["-print_final_stats=1"])
            .args(seed.map(|seed| format!("-seed={seed}")))
            .arg(format!("-artifact_prefix={}/", artifacts.display()))
            .arg(found)
            .arg(folder.join("corpus").join(target)),
    )
}
