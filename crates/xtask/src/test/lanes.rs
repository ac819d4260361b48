//! Programs of tests run side by side: while the last tests of one wait for something, another keeps the
//! machine busy (docs/adr/0069).

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Write as _};
use std::os::unix::fs::FileExt as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};

use super::in_surroundings;
use super::outcome::Outcome;
use super::programs::Program;
use crate::afterwards::Afterwards;
use crate::{forget_xtask, say};

/// How many programs run at once.
const LANES: usize = 2;

/// After how long without a word a program is ended. Each prints a line where one of its tests has ended, and
/// nothing that a test waits for may take longer than a few minutes.
const SILENCE: Duration = Duration::from_secs(30 * 60);

/// Ends the group of processes whose number is `$0`: a program, and the servers and browsers that it has started.
const END: &str = r#"kill -s KILL -- "-$0""#;

/// How often it is looked whether one has ended.
const LOOKS: Duration = Duration::from_millis(50);

/// How a program ended.
pub struct Ended {
    /// Which it is.
    pub program: Program,
    took: Duration,
    /// What it printed of its tests.
    pub outcome: Outcome,
    /// Why it counts as failed, if it does.
    pub fault: Option<String>,
}

/// Runs all programs, in the order in which they come, two at once, and those that want to be alone at the end. So
/// many tests run at once all in all; the programs find the variables in their environment. Each prints what it
/// says as a whole when it has ended, until then it is said each minute that it runs, and a table says at the end how long
/// each took.
///
/// # Errors
/// When one cannot be run. That one fails is no error.
pub fn run(
    programs: Vec<Program>,
    variables: &[(&str, OsString)],
    threads: usize,
) -> Result<Vec<Ended>> {
    let lanes = LANES.min(threads).max(1);
    let (alone, together): (Vec<_>, Vec<_>) =
        programs.into_iter().partition(|program| program.alone);
    let with = |program: Program, threads: usize| {
        let mut command = in_surroundings(command(&program), variables, threads);
        told(program, &mut command)
    };
    let mut ended = side_by_side(together, lanes, &|program| with(program, threads / lanes))?;
    ended.extend(side_by_side(alone, 1, &|program| with(program, threads))?);
    ended.sort_by_key(|program| std::cmp::Reverse(program.took));
    say("took, in seconds:");
    for program in &ended {
        let failed = if program.fault.is_some() {
            "  FAILED"
        } else {
            ""
        };
        let seconds = program.took.as_secs_f64();
        eprintln!("  {seconds:>7.1}  {}{failed}", program.program.name);
    }
    Ok(ended)
}

/// Does something with each of these, with so many at once: whichever lane is ready takes the next.
fn side_by_side<T: Send, E: Send>(
    queue: Vec<T>,
    lanes: usize,
    each: &(impl Fn(T) -> Result<E> + Sync),
) -> Result<Vec<E>> {
    let queue = Mutex::new(VecDeque::from(queue));
    let next = || {
        let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.pop_front()
    };
    let lane = || -> Result<Vec<E>> {
        let mut done = Vec::new();
        while let Some(one) = next() {
            done.push(each(one)?);
        }
        Ok(done)
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..lanes).map(|_| scope.spawn(lane)).collect();
        let mut done = Vec::new();
        for lane in running {
            let ended = lane.join();
            done.extend(ended.map_err(|_| anyhow!("a thread that waits for tests failed"))??);
        }
        Ok(done)
    })
}

/// As cargo runs it.
pub fn command(program: &Program) -> Command {
    let mut command = Command::new(&program.executable);
    forget_xtask(&mut command);
    command
        .current_dir(&program.folder)
        .env("CARGO_MANIFEST_DIR", &program.folder);
    command
}

/// Runs a program and tells about it: that it begins, and once it has ended what it said and how.
fn told(program: Program, command: &mut Command) -> Result<Ended> {
    let name = &program.name;
    {
        // Whoever prints what a program said is not interrupted.
        let _printing = io::stdout().lock();
        say(&format!("{name} begins"));
    }
    let begun = Instant::now();
    let still = each_minute(|minutes| {
        let _printing = io::stdout().lock();
        say(&format!("{name} runs for {minutes} min"));
    });
    let ran = ran(command, SILENCE, still)?;
    let took = begun.elapsed();
    let mut outcome = Outcome::default();
    for line in String::from_utf8_lossy(&ran.said).lines() {
        outcome.line(line);
    }
    let fault = fault(ran.status, &outcome);
    outcome.ended(ran.status.and_then(|status| status.code()));
    let how = fault
        .as_ref()
        .map_or_else(|| "passed".to_owned(), |fault| format!("FAILED ({fault})"));

    let mut printing = io::stdout().lock();
    say(&format!("{name}, all that it said:"));
    printing.write_all(&ran.complained)?;
    printing.write_all(&ran.said)?;
    printing.flush()?;
    say(&format!("{name} {how} after {} s", took.as_secs()));
    drop(printing);
    Ok(Ended {
        program,
        took,
        outcome,
        fault,
    })
}

/// Does something for each whole minute that has passed, once, and not for those that went by unnoticed.
fn each_minute(mut act: impl FnMut(u64)) -> impl FnMut(Duration) {
    let mut last = 0;
    move |passed| {
        let minutes = passed.as_secs() / 60;
        if minutes > last {
            last = minutes;
            act(minutes);
        }
    }
}

/// What makes a program one that failed, by its status and what it printed; none is the status of one that was silent for too
/// long. One in which a test ends the whole program ends well, and runs none of the tests that were to follow.
fn fault(status: Option<ExitStatus>, printed: &Outcome) -> Option<String> {
    match status {
        Some(status) if status.success() && printed.is_whole() => None,
        Some(status) if status.success() => Some("it ended in the middle of its tests".to_owned()),
        Some(status) => Some(status.to_string()),
        None => Some(format!("silent for {} minutes", SILENCE.as_secs() / 60)),
    }
}

/// What a program did.
struct Ran {
    /// None where it was silent for too long.
    status: Option<ExitStatus>,
    said: Vec<u8>,
    complained: Vec<u8>,
}

/// Runs a program to its end, or until it has been silent for so long. It writes into files: what it leaves
/// behind, should it be killed, would hold a pipe open for as long as it likes. They have no names, so that nobody has to
/// remove them. `still` hears at each look for how long the program runs.
///
/// It is the first of a group of its own, by which all that it has started can be ended with it. Ctrl-C does not go to
/// that group, which ends after us then.
fn ran(command: &mut Command, patience: Duration, still: impl FnMut(Duration)) -> Result<Ran> {
    let file = || tempfile::tempfile().context("cannot make a temporary file");
    let (said, complained) = (file()?, file()?);
    let handle = |file: &File| file.try_clone().context("cannot share a temporary file");
    let child = command
        .stdin(Stdio::null())
        .stdout(handle(&said)?)
        .stderr(handle(&complained)?)
        .process_group(0)
        .spawn()
        .with_context(|| format!("cannot run {}", command.get_program().display()))?;
    // Dropped once the program has ended.
    let _ended = Afterwards::run(END, child.id().to_string())?;
    let written = || {
        let lengths = [&said, &complained].map(File::metadata);
        lengths
            .into_iter()
            .flatten()
            .map(|found| found.len())
            .sum::<u64>()
    };
    let status = ended(child, written, patience, still)?;
    Ok(Ran {
        status,
        said: whole(&said)?,
        complained: whole(&complained)?,
    })
}

/// All that stands in a file. Read from its beginning without going there: where the next word goes, it has in common with
/// whoever may still write.
fn whole(file: &File) -> Result<Vec<u8>> {
    let length = file.metadata().context("cannot read what was said")?.len();
    let mut said = vec![0; usize::try_from(length)?];
    file.read_exact_at(&mut said, 0)
        .context("cannot read what was said")?;
    Ok(said)
}

/// Waits for a program's end, or ends it, and all that it has started, where it has written nothing for so long.
fn ended(
    mut child: Child,
    written: impl Fn() -> u64,
    patience: Duration,
    mut still: impl FnMut(Duration),
) -> Result<Option<ExitStatus>> {
    let begun = Instant::now();
    let (mut length, mut since) = (0, begun);
    loop {
        let status = child.try_wait().context("cannot watch a program")?;
        if status.is_some() {
            return Ok(status);
        }
        let now = written();
        if now != length {
            (length, since) = (now, Instant::now());
        }
        if since.elapsed() > patience {
            let all = Command::new("sh")
                .args(["-c", END, &child.id().to_string()])
                .status();
            if !all.is_ok_and(|ended| ended.success()) {
                child.kill().context("cannot end a program")?;
            }
            child.wait().context("cannot watch a program")?;
            return Ok(None);
        }
        still(begun.elapsed());
        thread::sleep(LOOKS);
    }
}

#[cfg(test)]
mod tests;
