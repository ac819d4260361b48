//! What the operating system says of this process, under the names that Prometheus gives them. Where
//! it says nothing, nothing is written.

use super::text::{Kind, Text};
use std::fs;

/// Clock ticks in a second, as Linux counts them for programs on every machine.
const TICKS: u64 = 100;

/// Memory, processor time and open files.
pub fn write(text: &mut Text) {
    if let Some(bytes) = resident_memory() {
        text.head_of(
            "process_resident_memory_bytes",
            Kind::Gauge,
            "Memory in use.",
        );
        text.line("process_resident_memory_bytes", bytes);
    }
    if let Some(ticks) = fs::read_to_string("/proc/self/stat")
        .ok()
        .as_deref()
        .and_then(ticks)
    {
        text.head_of(
            "process_cpu_seconds_total",
            Kind::Counter,
            "Processor time used.",
        );
        let hundredths = ticks % TICKS;
        text.line(
            "process_cpu_seconds_total",
            format!("{}.{hundredths:02}", ticks / TICKS),
        );
    }
    if let Ok(open) = fs::read_dir("/proc/self/fd") {
        text.head_of("process_open_fds", Kind::Gauge, "Open files.");
        text.line("process_open_fds", open.count());
    }
}

fn resident_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes.saturating_mul(1_024))
}

/// The processor time in the text of `/proc/self/stat`: fields 14 and 15. The program's name comes
/// before them in brackets and may hold anything.
fn ticks(stat: &str) -> Option<u64> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_ascii_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user.saturating_add(system))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_found_behind_any_name() {
        let stat = "7 (a ) b) S 1 1 1 0 -1 4194560 100 0 0 0 250 41 0 0 20 0 9";
        assert_eq!(ticks(stat), Some(291));
        assert_eq!(ticks("nonsense"), None);
    }
}
