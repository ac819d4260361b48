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
mod tests {
    use super::*;
    use std::sync::mpsc;

    /// Long enough for anything that is going to happen.
    const PATIENCE: Duration = Duration::from_secs(60);

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    fn heard(command: &mut Command) -> Result<Ran> {
        ran(command, PATIENCE, |_| {})
    }

    #[test]
    fn each_minute_is_told_once() {
        let mut told = Vec::new();
        {
            let mut still = each_minute(|minutes| told.push(minutes));
            for seconds in [0, 30, 59, 60, 61, 119, 120, 240, 299] {
                still(Duration::from_secs(seconds));
            }
        }
        assert_eq!(told, [1, 2, 4]);
    }

    #[test]
    fn everything_in_the_queue_is_done_once() {
        for lanes in [1, 2, 3, 20] {
            let done = side_by_side((0..9).collect(), lanes, &|number: u32| Ok(number));
            let mut done = done.expect("all are done");
            done.sort_unstable();
            assert_eq!(done, (0..9).collect::<Vec<_>>(), "{lanes}");
        }
    }

    #[test]
    fn who_takes_long_keeps_nobody_waiting_but_for_one_lane() {
        let (say_done, done) = mpsc::channel();
        let done = Mutex::new(done);
        let ended = side_by_side((0..5).collect(), 2, &|number: u32| {
            if number > 0 {
                say_done.send(())?;
            } else {
                let done = done.lock().unwrap_or_else(PoisonError::into_inner);
                for _ in 1..5 {
                    done.recv_timeout(PATIENCE).context("the others go on")?;
                }
            }
            Ok(number)
        });
        assert_eq!(ended.expect("all are done").len(), 5);
    }

    #[test]
    fn what_cannot_be_run_is_an_error() {
        let ended = side_by_side(vec![1, 2], 2, &|number: u32| match number {
            1 => Ok(()),
            _ => Err(anyhow!("there is no such program")),
        });
        assert!(ended.is_err());
        assert!(heard(&mut Command::new("/nowhere/at/all")).is_err());
    }

    #[test]
    fn a_program_is_heard_to_its_end() {
        let both = heard(&mut shell("echo said; echo complained >&2"));
        let both = both.expect("it runs");
        assert_eq!(both.said, b"said\n");
        assert_eq!(both.complained, b"complained\n");
        assert_eq!(fault(both.status, &Outcome::default()), None);
    }

    #[test]
    fn whoever_fails_or_is_ended_has_failed() {
        let failed = heard(&mut shell("echo said; exit 101")).expect("it runs");
        assert_eq!(failed.status.and_then(|status| status.code()), Some(101));
        let nothing = Outcome::default();
        assert!(fault(failed.status, &nothing).is_some_and(|fault| fault.contains("101")));
        let killed = heard(&mut shell("echo said; kill -KILL $$")).expect("it runs");
        assert_eq!(killed.status.and_then(|status| status.code()), None);
        assert!(fault(killed.status, &nothing).is_some_and(|fault| fault.contains("signal")));
        assert_eq!(killed.said, b"said\n");
    }

    #[test]
    fn whoever_ends_well_in_the_middle_of_its_tests_has_failed() {
        // Nothing of this is printed: whoever runs this program reads what it prints.
        let well = heard(&mut shell("exit 0")).expect("it runs").status;
        let mut printed = Outcome::default();
        printed.line("running 1 test");
        assert!(fault(well, &printed).is_some());
        printed.line("test result: ok. 1 passed; 0 failed; 0 ignored");
        assert_eq!(fault(well, &printed), None);
    }

    #[test]
    fn whoever_is_silent_for_too_long_is_ended() {
        let hanging = "echo said; exec sleep 600";
        let patience = Duration::from_secs(3);
        let mut looks = Vec::new();
        let still = |passed| looks.push(passed);
        let hanging = ran(&mut shell(hanging), patience, still).expect("it runs");
        assert_eq!(hanging.said, b"said\n");
        assert!(hanging.status.is_none());
        assert!(fault(hanging.status, &Outcome::default()).is_some());
        // Meanwhile it is told for how long it runs.
        assert!(looks.is_sorted() && looks.len() > 1, "{looks:?}");
        // What it leaves behind is not waited for.
        let begun = Instant::now();
        let left = heard(&mut shell("sleep 20 & echo said")).expect("it runs");
        assert!(left.status.is_some_and(|status| status.success()));
        assert!(begun.elapsed() < Duration::from_secs(15));
    }

    #[test]
    fn whoever_is_ended_leaves_nothing_behind_that_it_has_started() {
        let started = "sleep 600 & echo $!; exec sleep 600";
        let patience = Duration::from_secs(1);
        let ended = ran(&mut shell(started), patience, |_| {}).expect("it runs");
        assert!(ended.status.is_none());
        assert_gone(&ended.said);
    }

    #[test]
    fn what_runs_ends_after_us_although_it_is_not_interrupted() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let said = folder.path().join("said");
        let mut program = shell("sleep 600 & echo $!; exec sleep 600")
            .stdout(File::create(&said).expect("a file"))
            .process_group(0)
            .spawn()
            .expect("there is a shell");
        let begun = Instant::now();
        let started = loop {
            let said = std::fs::read(&said).expect("it is there");
            if said.ends_with(b"\n") {
                break said;
            }
            assert!(begun.elapsed() < PATIENCE, "it says what it has started");
            thread::sleep(LOOKS);
        };
        let ended = Afterwards::run(END, program.id().to_string()).expect("there is a shell");
        assert!(program.try_wait().expect("it is ours").is_none());
        assert!(ended.now());
        let status = program.wait().expect("it is ours");
        assert_eq!(status.code(), None, "by a signal");
        assert_gone(&started);
    }

    /// That the process whose number is this has ended. Whoever else is to know of that may not have looked yet.
    fn assert_gone(number: &[u8]) {
        let number = String::from_utf8_lossy(number);
        let path = format!("/proc/{}/stat", number.trim());
        let begun = Instant::now();
        // Behind the name, in brackets, stands how it is (proc(5)).
        while let Ok(stat) = std::fs::read_to_string(&path)
            && !stat.contains(") Z ")
        {
            assert!(begun.elapsed() < PATIENCE, "it still runs: {stat}");
            thread::sleep(LOOKS);
        }
    }
}
