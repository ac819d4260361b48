//! What the benchmarks of a whole server have in common: the server as a process of its own, whose
//! processor time and memory are looked at from outside, and numbers as they stand in the tables.

pub mod asking;
pub mod campaign;
pub mod limits;
pub mod sending;

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::{Ipv4Addr, TcpListener},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// What a process is told to be the server of.
const CASE: &str = "UNDERSIGNED_BENCH_CASE";
/// What the server says when it listens.
const READY: &str = "ready";
/// Clock ticks of the kernel in a second, the same on every Linux that we run on.
const TICKS: u64 = 100;

/// Whether this is a measurement, not the test that it still runs.
pub fn is_measured() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}

/// The case this process is to serve, if it is the server.
pub fn case() -> Option<String> {
    std::env::var(CASE).ok()
}

/// Runs something on a runtime with a thread for each core.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(work)
}

/// A port that is free now.
pub fn free_port() -> u16 {
    let [port] = free_ports();
    port
}

/// Several, no two the same.
pub fn free_ports<const N: usize>() -> [u16; N] {
    let listeners =
        [(); N].map(|()| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port"));
    listeners.map(|listener| listener.local_addr().expect("an address").port())
}

/// Tells the process that started this one that the server listens.
pub fn say_ready() {
    println!("{READY}");
    std::io::stdout().flush().expect("somebody reads it");
}

/// Waits until the process that started this one says `go`.
pub fn wait_to_go() {
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .expect("somebody writes it");
}

/// A server in a process of its own. Dropping it kills it, as a power cut would.
pub struct Served {
    child: Child,
}

impl Served {
    /// Starts this program again as the server of a case, and waits until it listens.
    pub fn start(case: &str) -> Self {
        let program = std::env::current_exe().expect("this program");
        let mut child = Command::new(program)
            .env(CASE, case)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server can be started");
        let out = child.stdout.take().expect("it was asked for");
        let mut line = String::new();
        BufReader::new(out)
            .read_line(&mut line)
            .expect("the server says something");
        assert_eq!(line.trim(), READY, "the server of {case} listens");
        Self { child }
    }

    /// Lets a server begin that waits for it.
    pub fn go(&mut self) {
        let input = self.child.stdin.as_mut().expect("it was asked for");
        input.write_all(b"go\n").expect("the server reads it");
    }

    /// How much processor time it has used.
    pub fn cpu(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()));
        let stat = stat.unwrap_or_default();
        // The name in parentheses may hold spaces; user and system time are the 14th and 15th field.
        let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
        let ticks: u64 = fields
            .split_whitespace()
            .skip(11)
            .take(2)
            .filter_map(|ticks| ticks.parse::<u64>().ok())
            .sum();
        Duration::from_millis(ticks * 1_000 / TICKS)
    }

    /// The most memory it has used, in KiB.
    pub fn most_memory(&self) -> u64 {
        self.memory("VmHWM")
    }

    /// What the kernel says of its memory under this name (`proc_pid_status(5)`), in KiB.
    pub fn memory(&self, name: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let mut lines = status.lines().filter_map(|line| line.split_once(':'));
        let number = lines
            .find(|(known, _)| *known == name)
            .and_then(|(_, value)| value.split_whitespace().next());
        number.and_then(|number| number.parse().ok()).unwrap_or(0)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The time below which so many of a hundred are.
pub fn percentile(times: &mut [Duration], hundredth: usize) -> Duration {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    let index = (times.len() * hundredth / 100).min(last);
    times.get(index).copied().unwrap_or_default()
}

/// How often something can be done in a second, tried for so long.
pub fn per_second(tried: Duration, mut once: impl FnMut()) -> f64 {
    let (begun, mut times) = (Instant::now(), 0_u32);
    while begun.elapsed() < tried {
        once();
        times += 1;
    }
    f64::from(times) / begun.elapsed().as_secs_f64()
}

/// What one of them takes where so many are done in a second: microseconds where it is short.
pub fn one_of(rate: f64) -> String {
    let time = Duration::from_secs_f64(1.0 / rate.max(1e-9));
    match time < Duration::from_millis(1) {
        true => format!("{:.1} µs", time.as_secs_f64() * 1_000_000.0),
        false => millis(time),
    }
}

/// Milliseconds with three digits.
pub fn millis(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1_000.0)
}

/// The share of each of so many.
pub fn each(time: Duration, count: usize) -> Duration {
    time.div_f64(count.max(1) as f64)
}
