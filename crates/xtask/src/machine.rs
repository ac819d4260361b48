//! What the tests need on the machine beside Rust, and how it gets there.
//!
//! On Debian and its relatives, as root (a CI machine, a container), missing packages are
//! installed. Anywhere else the command stops and names them: a developer's machine is not ours.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail, ensure};

use crate::{answer, postgres, say, succeed};

/// The oldest Node.js that the peers and the browser tests were run on.
const NODE_MAJOR: u32 = 20;

/// Says, as `never`, that no test may be left out for want of something (`tests/src/skipping.rs`).
const SKIP: &str = "UNDERSIGNED_TEST_SKIP";

/// One thing that the tests use.
struct Need {
    what: &'static str,
    debian: &'static [&'static str],
    present: fn() -> bool,
}

const NODE: Need = Need {
    what: "Node.js and npm",
    debian: &["nodejs", "npm"],
    present: || has("node") && has("npm"),
};

const POSTGRESQL: Need = Need {
    what: "the PostgreSQL server (initdb, postgres)",
    debian: &["postgresql"],
    present: || postgres::programs().is_some(),
};

/// Without a window it takes a quarter less of the processor than the one that could have one.
const BROWSER: Need = Need {
    what: "Chromium (its headless shell)",
    debian: &["chromium-headless-shell"],
    present: || {
        [
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
        ]
        .into_iter()
        .any(has)
    },
};

/// For the fuzzing engine.
const CPLUSPLUS: Need = Need {
    what: "a C++ compiler",
    debian: &["g++"],
    present: || has("c++"),
};

/// Debian ships what makes virtual environments apart from Python itself.
const PYTHON: Need = Need {
    what: "Python 3.10 or newer with venv",
    debian: &["python3", "python3-venv"],
    present: || {
        answer(Command::new("python3").args([
            "-c",
            "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))",
        ]))
        .is_some()
    },
};

/// Without these, pages in Chinese or Arabic are measured and pictured as empty boxes.
const FONTS: Need = Need {
    what: "the Noto fonts",
    debian: &["fonts-noto-cjk", "fonts-noto-core"],
    present: || {
        // Only Debian's package list is asked; elsewhere the reader's eyes must do.
        !has("dpkg-query")
            || ["fonts-noto-cjk", "fonts-noto-core"]
                .into_iter()
                .all(|package| {
                    answer(Command::new("dpkg-query").args(["-W", "-f=${Status}", package]))
                        .is_some_and(|status| status == "install ok installed")
                })
    },
};

/// The commands in the documentation are run as they stand there.
const CURL: Need = Need {
    what: "curl",
    debian: &["curl"],
    present: || has("curl"),
};

/// Makes PDF of letters and lists.
const PDF: Need = Need {
    what: "WeasyPrint",
    debian: &["weasyprint"],
    present: || has("weasyprint"),
};

/// What `deploy/` is tried with. Not every system has packages of all of them.
const DEPLOY: [Need; 5] = [
    Need {
        what: "Caddy",
        debian: &["caddy"],
        present: || has("caddy"),
    },
    Need {
        what: "nginx",
        debian: &["nginx"],
        // Where only root looks for programs.
        present: || has("nginx") || Path::new("/usr/sbin/nginx").is_file(),
    },
    Need {
        what: "OpenSSL's command",
        debian: &["openssl"],
        present: || has("openssl"),
    },
    Need {
        what: "ip",
        debian: &["iproute2"],
        present: || has("ip") || Path::new("/usr/sbin/ip").is_file(),
    },
    Need {
        what: "systemd-analyze",
        debian: &["systemd"],
        present: || has("systemd-analyze"),
    },
];

/// Installs what `deploy/` is tried with, where that can be; the tests of what is missing say so and
/// pass.
///
/// # Errors
/// When something is missing still and nothing may be left out.
fn prepare_deploy() -> Result<()> {
    let (names, packages) = missing(DEPLOY);
    if names.is_empty() {
        return Ok(());
    }
    if is_root() && has("apt-get") {
        say(&format!("installing {}", names.join(", ")));
        if let Err(error) = install(&packages) {
            say(&format!("that failed: {error:#}"));
        }
    }
    let (names, packages) = missing(DEPLOY);
    if names.is_empty() {
        return Ok(());
    }
    let told = format!(
        "NOT TRIED: what deploy/ brings for want of {} (Debian: apt-get install {})",
        names.join(", "),
        packages.join(" ")
    );
    let may_skip = std::env::var(SKIP).ok().is_none_or(|said| said != "never");
    ensure!(may_skip, "{told}; with {SKIP}=may that is left out");
    say(&told);
    Ok(())
}

/// What is missing of these, and the packages that bring it.
fn missing(needs: impl IntoIterator<Item = Need>) -> (Vec<&'static str>, Vec<&'static str>) {
    let needs = needs.into_iter().filter(|need| !(need.present)());
    let missing: Vec<Need> = needs.collect();
    let packages = missing.iter().flat_map(|need| need.debian).copied();
    let names = missing.iter().map(|need| need.what);
    (names.collect(), packages.collect())
}

/// Makes sure that everything is there; `own_postgres` says whether a PostgreSQL will be started.
///
/// # Errors
/// When something is missing that cannot be installed from here; the message says what to install.
pub fn prepare(own_postgres: bool) -> Result<()> {
    let needs = [NODE, BROWSER, FONTS, PYTHON, PDF, CURL];
    let postgres = own_postgres.then_some(POSTGRESQL);
    provide("the tests need", needs.into_iter().chain(postgres))?;
    prepare_deploy()?;
    let version = answer(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .unwrap_or_default();
    if !major.parse::<u32>().is_ok_and(|major| major >= NODE_MAJOR) {
        bail!("the tests need Node.js {NODE_MAJOR} or newer; here is {version:?}");
    }
    Ok(())
}

/// Makes sure that the fuzzing engine can be built.
///
/// # Errors
/// As [`prepare`].
pub fn prepare_fuzzing() -> Result<()> {
    provide("the fuzzing engine needs", [CPLUSPLUS])
}

fn provide(for_what: &str, needs: impl IntoIterator<Item = Need>) -> Result<()> {
    let needs = needs.into_iter();
    let missing: Vec<Need> = needs.filter(|need| !(need.present)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|need| need.what).collect();
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|need| need.debian)
        .copied()
        .collect();
    if !(is_root() && has("apt-get")) {
        bail!(
            "{for_what} {}; please install it (Debian: sudo apt-get install {})",
            names.join(", "),
            packages.join(" ")
        );
    }
    say(&format!("installing {}", names.join(", ")));
    install(&packages)?;
    if let Some(need) = missing.iter().find(|need| !(need.present)()) {
        bail!("{} is still missing after its installation", need.what);
    }
    Ok(())
}

fn install(packages: &[&str]) -> Result<()> {
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command.arg("-qq");
        command
    };
    succeed(apt().arg("update"))?;
    succeed(
        apt()
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages),
    )
}

/// How many things that keep a core busy run side by side here.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Whether the command runs as root, who may install and must not run PostgreSQL.
pub fn is_root() -> bool {
    answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

/// Whether a program is in the search path.
pub fn has(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    })
}
