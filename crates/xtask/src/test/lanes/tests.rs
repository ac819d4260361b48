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
