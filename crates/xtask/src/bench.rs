//! `cargo xtask bench`: measures, and writes what came out into `docs/benchmarks.md`.

use std::fs;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::{answer, say, workspace_root};

/// Where the tables stand.
const PAGE: &str = "docs/benchmarks.md";

/// The names of the bench targets. Each prints one table, which stands between two comments with
/// its name.
const BENCHMARKS: &[&str] = &["reconcile", "reading", "inbox", "fan_out", "storm"];

/// Runs every benchmark, or those named.
///
/// # Errors
/// When one fails, or its place in the page is missing.
pub fn run(arguments: &[String]) -> Result<u8> {
    let wanted = |name: &str| arguments.is_empty() || arguments.iter().any(|it| it == name);
    for name in BENCHMARKS.iter().filter(|name| wanted(name)) {
        let arguments = ["bench", "--workspace", "--bench", name];
        say(&format!("running cargo {}", arguments.join(" ")));
        let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .current_dir(workspace_root())
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
    }
    Ok(0)
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
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
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
    let path = workspace_root().join(PAGE);
    let page = fs::read_to_string(&path).with_context(|| format!("cannot read {PAGE}"))?;
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let replaced = page.split_once(&begin).and_then(|(head, rest)| {
        let (_, tail) = rest.split_once(&end)?;
        Some(format!("{head}{begin}{text}{end}{tail}"))
    });
    let replaced = replaced.with_context(|| format!("{PAGE} has no place for {name}"))?;
    fs::write(&path, replaced).with_context(|| format!("cannot write {PAGE}"))
}
