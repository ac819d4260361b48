//! Writes which functions run when a server starts, so that the linker puts them side by side
//! (docs/adr/0051): programs are started below valgrind, and what they ran is written down.

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
/// How long a start below valgrind may take.
const PATIENCE: Duration = Duration::from_secs(300);
/// How long the server is left alone once it answers: its background work begins.
const AFTERWARDS: Duration = Duration::from_secs(10);

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
        named => named.iter().map(PathBuf::from).collect(),
    };
    let mut functions = Functions::new();
    for program in &programs {
        let folder = tempfile::tempdir()?;
        let first = trace(program, folder.path()).context("the first start")?;
        // The second finds its keys and its tables, as most do.
        let second = trace(program, folder.path()).context("the second start")?;
        let ran: BTreeSet<String> = first.union(&second).cloned().collect();
        say(&format!(
            "{}: {} functions ran",
            program.display(),
            ran.len()
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

/// Starts the server, stops it once it has settled, and says which of its functions ran.
fn trace(program: &Path, folder: &Path) -> Result<BTreeSet<String>> {
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
    while !answers(port) {
        let ended = server.try_wait()?;
        ensure!(ended.is_none(), "the server ended");
        if began.elapsed() > PATIENCE {
            server.kill()?;
            anyhow::bail!("the server does not answer");
        }
        thread::sleep(Duration::from_millis(500));
    }
    thread::sleep(AFTERWARDS);
    // Before it is stopped: what runs when a server ends is no part of its start.
    let number = server.id().to_string();
    succeed(
        Command::new("callgrind_control")
            .args(["--dump", &number])
            .stdout(Stdio::null()),
    )?;
    server.kill()?;
    server.wait()?;
    let dumped = fs::read_to_string(out.with_extension("out.1"));
    Ok(ran_in(&dumped.context("callgrind wrote nothing")?, program))
}

fn answers(port: u16) -> bool {
    let asked = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
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

/// A function's name up to the digest at its end, which is another one in each build.
fn stem(name: &str) -> &str {
    let digest = |at: usize| {
        let digits = name.as_bytes().get(at + 3..at + 19);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let mut found = name.match_indices("17h").map(|(at, _)| at);
    found
        .find(|at| digest(*at))
        .map_or(name, |at| &name[..at + 3])
}

/// How many bytes of all functions with a name run, and how many there are, by the name without its
/// digest.
type Functions = BTreeMap<String, (u64, u64)>;

/// Adds the functions of one program.
fn add(functions: &mut Functions, ran: &BTreeSet<String>, sizes: &HashMap<String, u64>) {
    for (name, size) in sizes {
        let (run, all) = functions.entry(stem(name).to_owned()).or_default();
        *all += size;
        *run += if ran.contains(name) { *size } else { 0 };
    }
}

/// The linker script: first the names of which most bytes run, last those of which few do.
fn list(functions: &Functions) -> String {
    let mut rows: Vec<_> = functions.iter().filter(|(_, (run, _))| *run > 0).collect();
    rows.sort_by_key(|(_, (run, all))| std::cmp::Reverse(run * 100 / (*all).max(1)));
    let pattern = |name: &str| match name.ends_with("17h") {
        true => format!("    *(.text.{name}*)\n"),
        false => format!("    *(.text.{name})\n"),
    };
    let patterns: String = rows.iter().map(|(name, _)| pattern(name)).collect();
    format!(
        "/* What runs when a server starts, side by side in the program's file (docs/adr/0051).\n   \
         Written by `cargo xtask start-order`. */\nSECTIONS\n{{\n  .text.start :\n  {{\n{patterns}  }}\n}}\n\
         INSERT BEFORE .text;\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{Functions, add, list, ran_in, stem};
    use std::path::Path;

    #[test]
    fn a_name_loses_the_digest_at_its_end() {
        assert_eq!(stem("_ZN1a4main17h1854dee5fd9945b4E"), "_ZN1a4main17h");
        assert_eq!(
            stem("_ZN1a4main17h1854dee5fd9945b4E.llvm.12"),
            "_ZN1a4main17h"
        );
        assert_eq!(
            stem("_ZN1a17hello_from_a_crate4main"),
            "_ZN1a17hello_from_a_crate4main"
        );
        assert_eq!(stem("sqlite3_step"), "sqlite3_step");
    }

    #[test]
    fn what_ran_is_read_and_written_with_the_fullest_first() {
        let profile = "ob=(1) /lib/libc.so\nfn=(1) malloc\n1 2\nob=(2) /a\nfn=(2) some\n1 1\n\
                       cob=(1)\ncfn=(1)\ncalls=1 0\nfn=(3) _ZN1a17h0123456789abcdefE'2\n1 1\nfn=(2)\n\
                       ob=(3) ???\nfn=(4) put_beside\n1 1\n";
        let ran = ran_in(profile, Path::new("/a"));
        let names: Vec<&str> = ran.iter().map(String::as_str).collect();
        assert_eq!(names, ["_ZN1a17h0123456789abcdefE", "put_beside", "some"]);
        let sizes = [
            ("_ZN1a17h0123456789abcdefE", 10),
            ("_ZN1a17hfedcba9876543210E", 90),
            ("some", 5),
            ("other", 5),
        ];
        let sizes = sizes.map(|(name, size)| (name.to_owned(), size)).into();
        let mut functions = Functions::new();
        add(&mut functions, &ran, &sizes);
        let list = list(&functions);
        let patterns: Vec<&str> = list.lines().filter(|line| line.contains("*(")).collect();
        assert_eq!(patterns, ["    *(.text.some)", "    *(.text._ZN1a17h*)"]);
    }
}
