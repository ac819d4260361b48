//! `cargo xtask bench`: measures, and writes what came out into `docs/benchmarks.md`.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::{answer, cargo, machine, say, workspace_root};

/// Where the tables stand.
const PAGE: &str = "docs/benchmarks.md";

/// The bench targets in the order in which they run, and what each measures. Each prints its tables,
/// which stand between two comments with its name.
const BENCHMARKS: &[(&str, &str)] = &[
    ("limits", "what the machine can do of each single thing"),
    ("merge", "one more signature, by how long the list is"),
    (
        "hostile",
        "statements that nobody needs, by how many there are",
    ),
    ("reconcile", "bringing two servers to the same list"),
    (
        "reading",
        "making an appeal's page, by how long its list is",
    ),
    ("pages", "answering with pages that are kept"),
    ("inbox", "taking endorsements in"),
    ("fan_out", "a post to many followers"),
    (
        "storm",
        "half an hour in which 2,000 people sign in each minute",
    ),
    ("memory", "a server's memory, by how much it holds"),
];

/// Runs every benchmark, or those named; `--list` says which there are.
///
/// # Errors
/// When one is unknown or fails, or its place in the page is missing.
pub fn run(arguments: &[String]) -> Result<u8> {
    if arguments.iter().any(|argument| argument == "--list") {
        for (name, what) in BENCHMARKS {
            println!("{name:<12} {what}");
        }
        return Ok(0);
    }
    let wanted = wanted(arguments)?;
    // Better now than after an hour.
    for name in &wanted {
        place(&page()?, name)?;
    }
    let mut took = Vec::new();
    for name in wanted {
        let begun = Instant::now();
        measure(name)?;
        took.push((name, begun.elapsed()));
    }
    let all: Duration = took.iter().map(|(_, time)| *time).sum();
    took.push(("all", all));
    say("took, in minutes, building included:");
    for (name, time) in took {
        eprintln!("  {name:<12} {}", minutes(time));
    }
    Ok(0)
}

/// Those named, or all, in the order in which they run.
fn wanted(named: &[String]) -> Result<Vec<&'static str>> {
    let known = || BENCHMARKS.iter().map(|(name, _)| *name);
    if let Some(unknown) = named
        .iter()
        .find(|named| known().all(|name| name != *named))
    {
        let known: Vec<&str> = known().collect();
        bail!(
            "no benchmark is called {unknown}; there are {}",
            known.join(", ")
        );
    }
    Ok(known()
        .filter(|name| named.is_empty() || named.iter().any(|it| it == name))
        .collect())
}

/// Runs one, and writes its tables.
fn measure(name: &str) -> Result<()> {
    let arguments = ["bench", "--workspace", "--bench", name];
    say(&format!("running cargo {}", arguments.join(" ")));
    let output = cargo()
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()
        .context("cannot run cargo")?;
    ensure!(output.status.success(), "{name} failed ({})", output.status);
    let table = String::from_utf8(output.stdout).context("the table is no text")?;
    let text = format!(
        "\n{}\n\n`cargo xtask bench {name}`, {}.\n\n",
        table.trim(),
        circumstances()
    );
    write(name, &text)?;
    say(&format!("wrote the table into {PAGE}"));
    Ok(())
}

fn minutes(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{:>3}:{:02}", seconds / 60, seconds % 60)
}

/// When and on what it was measured.
fn circumstances() -> String {
    let date = answer(Command::new("date").args(["-u", "+%Y-%m-%d"])).unwrap_or_default();
    let processor = line_of("/proc/cpuinfo", "model name");
    let memory = line_of("/proc/meminfo", "MemTotal");
    let gibibytes = memory
        .split_whitespace()
        .next()
        .and_then(|number| number.parse::<u64>().ok())
        .map_or(0, |kibibytes| kibibytes.div_ceil(1_048_576));
    let cores = machine::cores();
    let rust = answer(Command::new("rustc").arg("--version")).unwrap_or_default();
    format!("{date}, {processor}, {cores} cores, {gibibytes} GiB of memory, {rust}")
}

/// What stands behind the colon in the first line that begins so.
fn line_of(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(name));
    let value = line.and_then(|line| line.split_once(':'));
    value.map_or_else(String::new, |(_, value)| value.trim().to_owned())
}

/// Puts a text between the comments `<!-- name -->` and `<!-- /name -->` of the page.
fn write(name: &str, text: &str) -> Result<()> {
    let page = page()?;
    let (head, tail) = place(&page, name)?;
    fs::write(workspace_root().join(PAGE), format!("{head}{text}{tail}"))
        .with_context(|| format!("cannot write {PAGE}"))
}

fn page() -> Result<String> {
    fs::read_to_string(workspace_root().join(PAGE)).with_context(|| format!("cannot read {PAGE}"))
}

/// What stands before and behind the tables of a benchmark, its two comments included.
fn place<'a>(page: &'a str, name: &str) -> Result<(&'a str, &'a str)> {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let place = page.find(&begin).and_then(|at| {
        let from = at + begin.len();
        let length = page[from..].find(&end)?;
        Some((&page[..from], &page[from + length..]))
    });
    place.with_context(|| format!("{PAGE} has no place for {name}"))
}
