//! How much memory there may be of what takes the most: all of it in one place, by how much the machine has, so that a
//! small one is not filled. Together it is about half of a gigabyte where there is one; from 4 GiB on it is all that is
//! ever needed at a time.

use std::{fs, path::Path, sync::LazyLock};

const MIB: u64 = 1024 * 1024;

/// The bounds of this process. The machine is looked at once.
static HERE: LazyLock<MemoryBounds> =
    LazyLock::new(|| MemoryBounds::of(memory_below(Path::new("/"), of_kernel())));

/// What one thing may take.
#[derive(Debug, Clone, Copy)]
struct Share {
    /// So many of the 64 parts of all memory.
    parts: u64,
    /// With less, in MiB, it would not do what it is there for.
    least: u64,
    /// More, in MiB, is of no use.
    most: u64,
}

impl Share {
    /// In bytes; the most where nobody knows how much there is.
    fn of(self, memory: Option<u64>) -> usize {
        let (least, most) = (self.least * MIB, self.most * MIB);
        let bytes = memory.map_or(most, |memory| {
            (memory / 64).saturating_mul(self.parts).clamp(least, most)
        });
        usize::try_from(bytes).unwrap_or(usize::MAX)
    }
}

/// The least is a photograph of 50 million pixels, as large cameras make.
const DECODING: Share = Share {
    parts: 13,
    least: 192,
    most: 256,
};
const SENT: Share = Share {
    parts: 2,
    least: 16,
    most: 64,
};
const ANSWERS: Share = Share {
    parts: 3,
    least: 24,
    most: 96,
};
/// The least is the largest form, and a little.
const FORMS: Share = Share {
    parts: 4,
    least: 64,
    most: 200,
};
const FILES: Share = Share {
    parts: 4,
    least: 32,
    most: 256,
};
const SEALED: Share = Share {
    parts: 8,
    least: 64,
    most: 512,
};

/// How much memory there may be of each, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemoryBounds {
    /// A picture while it is decoded and made smaller; one is at a time.
    pub decoding: usize,
    /// Long requests that are being read.
    pub sent: usize,
    /// Long answers that others are reading.
    pub answers: usize,
    /// What is kept of forms with files.
    pub forms: usize,
    /// Files of whole lists that are being read, and as much again of pictures.
    pub files: usize,
    /// A list that is sealed; one is at a time. It is beside all the others, since few do it, at a desk, and seldom.
    pub sealed: usize,
}

impl MemoryBounds {
    /// Those of a machine with so many bytes of memory; of one that does not say, the largest.
    #[must_use]
    pub fn of(memory: Option<u64>) -> Self {
        Self {
            decoding: DECODING.of(memory),
            sent: SENT.of(memory),
            answers: ANSWERS.of(memory),
            forms: FORMS.of(memory),
            files: FILES.of(memory),
            sealed: SEALED.of(memory),
        }
    }

    /// Those of this process.
    #[must_use]
    pub fn here() -> Self {
        *HERE
    }
}

/// How much memory this process may take, in bytes: what the machine has, or less where its control groups or the
/// container it runs in say so. None where the system does not tell.
fn memory_below(root: &Path, of_kernel: Option<u64>) -> Option<u64> {
    let groups = fs::read_to_string(root.join("proc/self/cgroup")).unwrap_or_default();
    let limits = groups.lines().flat_map(|line| limits_of(root, line));
    limits.chain(of_kernel).chain(of_machine(root)).min()
}

/// What the kernel has: a service that systemd shuts off has no file that says so, and a container is told what is outside.
#[cfg(target_os = "linux")]
fn of_kernel() -> Option<u64> {
    /// As wide as it may be: how wide it is differs from machine to machine.
    fn wide(number: impl TryInto<u64>) -> u64 {
        number.try_into().unwrap_or(u64::MAX)
    }
    let system = rustix::system::sysinfo();
    Some(wide(system.totalram).saturating_mul(wide(system.mem_unit).max(1)))
}

/// Elsewhere it is not asked.
#[cfg(not(target_os = "linux"))]
fn of_kernel() -> Option<u64> {
    None
}

/// What the machine has, as the system shows it to this process.
fn of_machine(root: &Path) -> Option<u64> {
    let text = fs::read_to_string(root.join("proc/meminfo")).ok()?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    kib.checked_mul(1024)
}

/// The limits of a group of this process, as the kernel names it, and of those above it. Within a container the names
/// may be those of outside; its own limit stands at the top then.
fn limits_of(root: &Path, line: &str) -> Vec<u64> {
    let mut parts = line.splitn(3, ':').skip(1);
    let (Some(controllers), Some(group)) = (parts.next(), parts.next()) else {
        return Vec::new();
    };
    let (folder, file) = match controllers {
        "" => ("sys/fs/cgroup", "memory.max"),
        // The first version, which some systems still have.
        "memory" => ("sys/fs/cgroup/memory", "memory.limit_in_bytes"),
        _ => return Vec::new(),
    };
    let above = Path::new(group).ancestors();
    let limits = above.filter_map(|group| {
        let group = group.strip_prefix("/").unwrap_or(group);
        let limit = fs::read_to_string(root.join(folder).join(group).join(file));
        // `max` is none.
        limit.ok()?.trim().parse::<u64>().ok()
    });
    limits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const GIB: u64 = 1024 * MIB;

    fn all(bounds: MemoryBounds) -> u64 {
        let MemoryBounds {
            decoding,
            sent,
            answers,
            forms,
            files,
            sealed: _,
        } = bounds;
        u64::try_from(decoding + sent + answers + forms + 2 * files).unwrap()
    }

    #[test]
    fn row_858_all_together_leave_half_of_a_small_machine() {
        for mebibytes in [900, 1024, 1536, 2048, 4096, 65_536] {
            let bounds = MemoryBounds::of(Some(mebibytes * MIB));
            assert!(
                all(bounds) <= mebibytes * MIB / 2,
                "{mebibytes}: {bounds:?}"
            );
            let sealed = u64::try_from(bounds.sealed).unwrap();
            assert!(sealed <= mebibytes * MIB / 8, "{mebibytes}: {bounds:?}");
        }
        // What is needed in any case is there on the smallest.
        let least = MemoryBounds::of(Some(0));
        assert_eq!(all(least), 360 * MIB);
        assert_eq!(least, MemoryBounds::of(Some(GIB / 2)));
    }

    #[test]
    fn no_machine_has_more_than_is_needed() {
        let most = MemoryBounds::of(None);
        assert_eq!(all(most), 1128 * MIB);
        assert_eq!(most, MemoryBounds::of(Some(4 * GIB)));
        assert_eq!(most, MemoryBounds::of(Some(u64::MAX)));
    }

    /// How much there is where the system has these files.
    fn memory(files: &[(&str, &str)]) -> Option<u64> {
        let root = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path: PathBuf = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        memory_below(root.path(), None)
    }

    #[test]
    fn where_no_file_says_it_the_kernel_does() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(memory_below(root.path(), Some(GIB)), Some(GIB));
        #[cfg(target_os = "linux")]
        assert!(of_kernel().unwrap() > 64 * MIB);
    }

    #[test]
    fn the_least_that_anything_says_is_what_there_is() {
        let machine = (
            "proc/meminfo",
            "MemTotal:        2097152 kB\nMemFree:          300 kB\n",
        );
        let unit = ("proc/self/cgroup", "0::/system.slice/u.service\n");
        assert_eq!(memory(&[]), None);
        assert_eq!(memory(&[machine]), Some(2 * GIB));
        let of_unit = "sys/fs/cgroup/system.slice/u.service/memory.max";
        let of_slice = "sys/fs/cgroup/system.slice/memory.max";
        assert_eq!(memory(&[machine, unit, (of_unit, "max\n")]), Some(2 * GIB));
        let limited = [machine, unit, (of_unit, "max\n"), (of_slice, "1048576\n")];
        assert_eq!(memory(&limited), Some(MIB));
        // In a container, with and without groups of its own.
        let top = ("sys/fs/cgroup/memory.max", "536870912\n");
        assert_eq!(memory(&[machine, unit, top]), Some(GIB / 2));
        let inside = ("proc/self/cgroup", "0::/\n");
        assert_eq!(memory(&[machine, inside, top]), Some(GIB / 2));
        let first = [
            machine,
            (
                "proc/self/cgroup",
                "5:memory:/a\n4:cpu,cpuacct:/a\nnonsense\n",
            ),
            ("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "4096\n"),
        ];
        assert_eq!(memory(&first), Some(4096));
        let unlimited = (
            "sys/fs/cgroup/memory/memory.limit_in_bytes",
            "9223372036854771712\n",
        );
        assert_eq!(memory(&[machine, first[1], unlimited]), Some(2 * GIB));
    }
}
