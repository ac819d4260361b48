//! Writes which functions run when a server starts and when its first page is read, so that the linker
//! puts them side by side (docs/adr/0051): programs are started below valgrind, and what they ran is
//! written down.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

use crate::{cargo, machine, say, succeed, target_folder, workspace_root};

/// Where the list is.
const LIST: &str = "crates/server/start-order.ld";
/// The file to which callgrind counts functions that an earlier list put beside the others: it looks for a
/// program's functions in the section `.text` alone.
const UNKNOWN: &str = "???";
/// How many digits the digest of a crate has at least: it is a number of 64 bits in base 62, and one in
/// four thousand is below 62⁹.
const SHORTEST_DIGEST: usize = 9;
/// How long a start below valgrind may take.
const PATIENCE: Duration = Duration::from_secs(300);
/// How long the server is left alone once it answers: its background work begins.
const AFTERWARDS: Duration = Duration::from_secs(10);
/// What is asked for then, as by the first who comes by: a browser, and another server.
const FIRST_PAGES: [&str; 3] = ["/", "/nodeinfo/2.1", "/.well-known/nodeinfo"];

/// Runs the command: watches the programs that are named, or else builds and watches the one that
/// `cargo build --release` makes and the one that is given out (docs/adr/0046), whose functions are
/// others where one became part of another.
///
/// # Errors
/// What keeps a program from being built or watched.
pub fn run(args: &[String]) -> Result<u8> {
    ensure!(
        machine::has("valgrind"),
        "valgrind is needed: apt install valgrind"
    );
    ensure!(machine::has("nm"), "nm is needed: apt install binutils");
    let programs: Vec<PathBuf> = match args {
        [] => ["release", "dist"]
            .map(build)
            .into_iter()
            .collect::<Result<_>>()?,
        // Each is started from a folder of its own.
        named => named
            .iter()
            .map(|program| fs::canonicalize(program).with_context(|| program.clone()))
            .collect::<Result<_>>()?,
    };
    let mut functions = Functions::new();
    for program in &programs {
        let folder = tempfile::tempdir()?;
        let first = trace(program, folder.path()).context("the first start")?;
        // The second finds its keys and its tables, as most do.
        let second = trace(program, folder.path()).context("the second start")?;
        let ran = Ran {
            at_start: first.at_start.union(&second.at_start).cloned().collect(),
            for_pages: first.for_pages.union(&second.for_pages).cloned().collect(),
        };
        say(&format!(
            "{}: {} functions ran at the start, {} for the first pages",
            program.display(),
            ran.at_start.len(),
            ran.for_pages.len()
        ));
        add(&mut functions, &ran, &sizes(program)?);
    }
    let list = list(&functions);
    let lines = list.lines().count();
    fs::write(workspace_root().join(LIST), list)?;
    say(&format!("{lines} lines in {LIST}"));
    Ok(0)
}

/// Builds the program as it is given out or as anybody builds it, and says where it is.
fn build(profile: &str) -> Result<PathBuf> {
    let build = ["build", "--profile", profile, "--locked"];
    // As a part of the whole, as the simulator is built, or else as `.ci/release` does. What is put side
    // by side is found in whatever order it stands.
    let of = match profile {
        "dist" => ["--package", "undersigned"].as_slice(),
        _ => ["--workspace"].as_slice(),
    };
    succeed(cargo().args(build).args(of).args(["--bin", "undersigned"]))?;
    Ok(target_folder().join(profile).join("undersigned"))
}

/// From how many hundredths of what bears a name on most of it runs.
const MOSTLY: u64 = 50;

/// The functions of one program that ran, by their names.
#[derive(Default)]
struct Ran {
    at_start: BTreeSet<String>,
    for_pages: BTreeSet<String>,
}

/// Starts the server, reads its first pages once it has settled, stops it, and says which of its
/// functions ran.
fn trace(program: &Path, folder: &Path) -> Result<Ran> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let out = folder.join("callgrind.out");
    say("starting the server below valgrind");
    let mut server = Command::new("valgrind")
        .args(["--tool=callgrind", "--demangle=no"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(program)
        .args(["--listen", &format!("127.0.0.1:{port}")])
        .args(["--public-url", &format!("http://localhost:{port}")])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let began = Instant::now();
    while !answers(port, "/healthz") {
        let ended = server.try_wait()?;
        ensure!(ended.is_none(), "the server ended");
        if began.elapsed() > PATIENCE {
            server.kill()?;
            anyhow::bail!("the server does not answer");
        }
        thread::sleep(Duration::from_millis(500));
    }
    thread::sleep(AFTERWARDS);
    // Before it is stopped: what runs when a server ends is no part of its start. Each writing begins
    // the counting anew.
    let number = server.id().to_string();
    let ran = |part: u32| -> Result<BTreeSet<String>> {
        succeed(
            Command::new("callgrind_control")
                .args(["--dump", &number])
                .stdout(Stdio::null()),
        )?;
        let written = fs::read_to_string(out.with_extension(format!("out.{part}")));
        Ok(ran_in(
            &written.context("callgrind wrote nothing")?,
            program,
        ))
    };
    let at_start = ran(1)?;
    for page in FIRST_PAGES {
        ensure!(answers(port, page), "the server does not answer {page}");
    }
    let for_pages = ran(2)?;
    server.kill()?;
    server.wait()?;
    Ok(Ran {
        at_start,
        for_pages,
    })
}

fn answers(port: u16, path: &str) -> bool {
    let asked = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        write!(
            stream,
            "GET {path} HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    asked().is_ok_and(|answer| answer.contains(" 200 "))
}

/// The functions of a program that ran, from what callgrind wrote: each name stands once, with a
/// number that stands for it later (Callgrind Format Specification, "Name Compression").
fn ran_in(profile: &str, program: &Path) -> BTreeSet<String> {
    let program = program.to_string_lossy();
    let mut names: HashMap<(bool, &str), &str> = HashMap::new();
    let mut ran = BTreeSet::new();
    let mut is_ours = false;
    for line in profile.lines() {
        let Some((key, rest)) = line.split_once('=') else {
            continue;
        };
        let is_file = matches!(key, "ob" | "cob");
        if !is_file && !matches!(key, "fn" | "cfn") {
            continue;
        }
        let (number, name) = rest.split_once(' ').unwrap_or((rest, ""));
        if !name.is_empty() {
            names.insert((is_file, number), name);
        }
        let name = names.get(&(is_file, number)).copied().unwrap_or_default();
        match key {
            "ob" => is_ours = name == program || name == UNKNOWN,
            "fn" if is_ours => {
                // A function that calls itself stands for each depth.
                let name = name.split('\'').next().unwrap_or_default();
                ran.insert(name.to_owned());
            }
            _ => {}
        }
    }
    ran
}

/// How large each function of a program is, in bytes.
fn sizes(program: &Path) -> Result<HashMap<String, u64>> {
    let output = Command::new("nm")
        .args(["--print-size", "--defined-only"])
        .arg(program)
        .output()?;
    ensure!(output.status.success(), "nm failed");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let size = |line: &str| {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts.as_slice() {
            [_, size, "t" | "T", name] => {
                Some(((*name).to_owned(), u64::from_str_radix(size, 16).ok()?))
            }
            _ => None,
        }
    };
    Ok(text.lines().filter_map(size).collect())
}

/// A function's name as a pattern of the linker that other builds' names match too. A name says in which
/// crates a function and its types are (`Cs…_4core`: Rust RFC 2603, "Symbol Name Mangling v0"), with a
/// digest of each that other profiles and compilers make otherwise, nearly always of the same length; and
/// parts that were compiled on their own put a number at the end. Each digit of a digest is a `?`: a `*`
/// in the midst of thousands of names takes the linker minutes.
fn pattern(name: &str) -> String {
    let (name, end) = match name.split_once(".llvm.") {
        Some((name, _)) => (name, ".llvm.*"),
        None => (name, ""),
    };
    if !name.starts_with("_R") {
        return format!("{name}{end}");
    }
    let mut pattern = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once("Cs") {
        pattern.push_str(before);
        pattern.push_str("Cs");
        let digits = after.bytes().take_while(u8::is_ascii_alphanumeric).count();
        // Shorter than a digest ever is: two letters of some word.
        rest = match after.as_bytes().get(digits) {
            Some(b'_') if digits >= SHORTEST_DIGEST => {
                pattern.push_str(&"?".repeat(digits));
                &after[digits..]
            }
            _ => after,
        };
    }
    format!("{pattern}{rest}{end}")
}

/// A function that is named by a pattern.
#[derive(Default)]
struct Named {
    /// Bytes of those that ran at the start.
    at_start: u64,
    /// Bytes of those that ran for the first pages only.
    for_pages: u64,
    /// Bytes of all that have the name.
    all: u64,
}

type Functions = BTreeMap<String, Named>;

/// Adds the functions of one program.
fn add(functions: &mut Functions, ran: &Ran, sizes: &HashMap<String, u64>) {
    for (name, size) in sizes {
        let named = functions.entry(pattern(name)).or_default();
        named.all += size;
        if ran.at_start.contains(name) {
            named.at_start += size;
        } else if ran.for_pages.contains(name) {
            named.for_pages += size;
        }
    }
}

/// The linker script: first the names of which most bytes run at the start, then others that run there, then
/// those that only pages need. Each is one question about all sections of the program: the linker goes through
/// them once for each of its questions, which took minutes where every name was one.
fn list(functions: &Functions) -> String {
    let share = |bytes: u64, named: &Named| bytes * 100 / named.all.max(1);
    let of = |belongs: &dyn Fn(&Named) -> bool| {
        let named = functions.iter().filter(|(_, named)| belongs(named));
        let patterns: Vec<String> = named.flat_map(|(name, _)| sections(name)).collect();
        match patterns.is_empty() {
            true => String::new(),
            false => format!("    *(\n{}    )\n", patterns.concat()),
        }
    };
    let mostly = of(&|named| share(named.at_start, named) >= MOSTLY);
    let also = of(&|named| named.at_start > 0 && share(named.at_start, named) < MOSTLY);
    let pages = of(&|named| named.at_start == 0 && named.for_pages > 0);
    format!(
        "/* What runs when a server starts, then what its first pages need, side by side in the program's file\n   \
         (docs/adr/0051). Written by `cargo xtask start-order`. */\nSECTIONS\n{{\n  .text.start :\n  {{\n\
         {mostly}{also}{pages}  }}\n}}\nINSERT BEFORE .text;\n"
    )
}

/// The sections in which a function of this name may stand, a line for each: what the compiler takes for seldom needed (in
/// Rust `#[cold]`, as whatever is done once and whatever grows a vector) and what C calls before `main` have ones of their own.
fn sections(name: &str) -> impl Iterator<Item = String> {
    let kinds: &[&str] = match name.starts_with("_R") {
        true => &["", "unlikely."],
        false => &["", "unlikely.", "startup."],
    };
    kinds
        .iter()
        .map(move |kind| format!("      .text.{kind}{name}\n"))
}

#[cfg(test)]
mod tests {
    use super::{Functions, Ran, add, list, pattern, ran_in};
    use std::path::Path;

    #[test]
    fn a_name_fits_other_builds() {
        assert_eq!(
            pattern(
                "_RINvNtCsgEmfK2I1SDS_4core3ptr13drop_in_placeNtCsjrHSEGnQ3l9_3std2ioEBM_.llvm.36"
            ),
            "_RINvNtCs???????????_4core3ptr13drop_in_placeNtCs???????????_3std2ioEBM_.llvm.*"
        );
        assert_eq!(
            pattern("_RNvCsgEmfK2I1SDS_4core10CsvReader_"),
            "_RNvCs???????????_4core10CsvReader_"
        );
        assert_eq!(pattern("sqlite3_step"), "sqlite3_step");
    }

    #[test]
    fn what_ran_is_read_and_written_with_the_fullest_first_and_pages_last() {
        let profile = "ob=(1) /lib/libc.so\nfn=(1) malloc\n1 2\nob=(2) /a\nfn=(2) some\n1 1\n\
                       cob=(1)\ncfn=(1)\ncalls=1 0\nfn=(3) _RNvCs0123456789a_1a1b'2\n1 1\nfn=(2)\n\
                       ob=(3) ???\nfn=(4) put_beside\n1 1\n";
        let at_start = ran_in(profile, Path::new("/a"));
        let names: Vec<&str> = at_start.iter().map(String::as_str).collect();
        assert_eq!(names, ["_RNvCs0123456789a_1a1b", "put_beside", "some"]);
        let ran = Ran {
            at_start,
            for_pages: ["page".to_owned(), "some".to_owned()].into(),
        };
        let sizes = [
            ("_RNvCs0123456789a_1a1b", 10),
            ("_RNvCsfedcba98765_1a1b", 90),
            ("page", 5),
            ("some", 5),
            ("other", 5),
        ];
        let sizes = sizes.map(|(name, size)| (name.to_owned(), size)).into();
        let mut functions = Functions::new();
        add(&mut functions, &ran, &sizes);
        let list = list(&functions);
        let lines: Vec<&str> = list.lines().map(str::trim).collect();
        let from = lines
            .iter()
            .position(|line| *line == "*(")
            .expect("a group");
        assert_eq!(
            lines[from..from + 14],
            [
                "*(",
                ".text.some",
                ".text.unlikely.some",
                ".text.startup.some",
                ")",
                "*(",
                ".text._RNvCs???????????_1a1b",
                ".text.unlikely._RNvCs???????????_1a1b",
                ")",
                "*(",
                ".text.page",
                ".text.unlikely.page",
                ".text.startup.page",
                ")",
            ]
        );
    }
}
