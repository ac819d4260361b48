//! A PostgreSQL for one test run: own folder, own port on the loopback, gone afterwards.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::folder::Folder;
use crate::{answer, machine, memory, say, succeed};

/// Debian's packages make this user; PostgreSQL refuses to run as root.
const SYSTEM_USER: &str = "postgres";
/// The only role in the temporary server, with every right there and no password.
const ROLE: &str = "undersigned";
const DATABASE: &str = "undersigned_test";
const START_LIMIT: Duration = Duration::from_secs(30);

/// The folder with `initdb` and `postgres`, which Debian keeps out of the search path.
pub fn programs() -> Option<PathBuf> {
    let told = answer(Command::new("pg_config").arg("--bindir")).map(PathBuf::from);
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|it| {
            Some((
                it.file_name().to_str()?.parse().ok()?,
                it.path().join("bin"),
            ))
        })
        .collect();
    versions.sort();
    // `pg_config` may belong to a client that is newer than any server here, hence the check.
    told.into_iter()
        .chain(versions.into_iter().rev().map(|(_, folder)| folder))
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

/// A running server. Dropping it stops the server by its process id and removes its folder, which goes with us also where
/// nothing is dropped.
pub struct TemporaryPostgres {
    server: Child,
    port: u16,
    folder: Folder,
}

impl TemporaryPostgres {
    /// Makes a cluster in a temporary folder, starts a server on it and waits until it answers.
    ///
    /// # Errors
    /// When PostgreSQL is missing, or does not start in half a minute; then its log is shown.
    pub fn start() -> Result<Self> {
        let programs = programs().context("PostgreSQL is not installed")?;
        let folder = tempfile::Builder::new()
            .prefix("undersigned-test-")
            .tempdir_in(place())
            .context("cannot make a temporary folder")?;
        let folder = Folder::watched(folder)?;
        give_away(folder.path())?;
        initialise(&programs, folder.path())?;

        let port = free_port()?;
        let log = File::create(folder.path().join("log")).context("cannot make the log")?;
        let server = as_user(&programs.join("postgres"))
            .arg("-D")
            .arg(folder.path().join("data"))
            .args(settings(port, folder.path()))
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(log.try_clone().context("cannot share the log")?)
            .stderr(log)
            .spawn()
            .context("cannot run postgres")?;
        // From here on an early return stops the server again.
        let mut postgres = Self {
            server,
            port,
            folder,
        };
        postgres.wait(&programs)?;
        succeed(
            Command::new(programs.join("createdb"))
                .args(["--host=127.0.0.1", "--username", ROLE, "--port"])
                .args([&port.to_string(), DATABASE]),
        )?;
        Ok(postgres)
    }

    /// Where the tests find it.
    pub fn url(&self) -> String {
        format!("postgres://{ROLE}@127.0.0.1:{}/{DATABASE}", self.port)
    }

    fn wait(&mut self, programs: &Path) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < START_LIMIT {
            let ready = answer(
                Command::new(programs.join("pg_isready"))
                    .args(["--host=127.0.0.1", "--port"])
                    .arg(self.port.to_string()),
            );
            if ready.is_some() {
                return Ok(());
            }
            if let Some(status) = self.server.try_wait().context("cannot watch postgres")? {
                bail!("PostgreSQL ended at once ({status}):\n{}", self.log());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("PostgreSQL does not answer:\n{}", self.log())
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for TemporaryPostgres {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's "fast" shutdown: it ends its sessions and leaves no process.
        let id = self.server.id().to_string();
        let told = matches!(self.server.try_wait(), Ok(None))
            && Command::new("sh")
                .args(["-c", "kill -INT \"$0\"", &id])
                .status()
                .is_ok_and(|it| it.success());
        if !told {
            let _ = self.server.kill();
        }
        match self.server.wait() {
            Ok(_) => say("stopped the temporary PostgreSQL"),
            Err(error) => say(&format!(
                "PostgreSQL with process id {id} is left behind: {error}"
            )),
        }
    }
}

/// Where its data goes: into memory where there is room. Each database is a thousand files, and the tests make
/// and drop thousands of databases; on a disk that takes a tenth of their time.
fn place() -> PathBuf {
    memory::roomy().map_or_else(std::env::temp_dir, Path::to_owned)
}

/// A port that is free now. PostgreSQL cannot be told to choose one by itself.
fn free_port() -> Result<u16> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("cannot find a free port")?;
    Ok(listener
        .local_addr()
        .context("cannot find a free port")?
        .port())
}

/// Server options: reachable from this machine only, and quick, since its data is thrown away.
fn settings(port: u16, folder: &Path) -> Vec<String> {
    [
        format!("port={port}"),
        "listen_addresses=127.0.0.1".into(),
        format!("unix_socket_directories={}", folder.display()),
        // A server of a test takes up to seven, and four tests at once on two cores start seven servers at most each:
        // two hundred, however many programs these tests are in.
        "max_connections=500".into(),
        "fsync=off".into(),
        "synchronous_commit=off".into(),
        "full_page_writes=off".into(),
    ]
    .into_iter()
    .flat_map(|setting| ["-c".into(), setting])
    .collect()
}

fn initialise(programs: &Path, folder: &Path) -> Result<()> {
    let output = as_user(&programs.join("initdb"))
        .arg("--pgdata")
        .arg(folder.join("data"))
        .args([
            "--username",
            ROLE,
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        ])
        .current_dir(folder)
        .output()
        .context("cannot run initdb")?;
    if !output.status.success() {
        bail!(
            "initdb failed:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(())
}

/// Makes the folder the system user's when we are root; otherwise it is ours and stays so.
fn give_away(folder: &Path) -> Result<()> {
    if !machine::is_root() {
        return Ok(());
    }
    let id = |flag| {
        answer(Command::new("id").args([flag, SYSTEM_USER]))
            .and_then(|id| id.parse().ok())
            .with_context(|| format!("there is no user {SYSTEM_USER} to run PostgreSQL as"))
    };
    chown(folder, Some(id("-u")?), Some(id("-g")?)).context("cannot give the folder away")
}

/// A program run as the system user when we are root. `setpriv` becomes the program instead of
/// starting it, so the child's process id is the program's; and it has the kernel stop the program
/// if we are killed before we can.
fn as_user(program: &Path) -> Command {
    if !machine::has("setpriv") {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    if machine::is_root() {
        command.args([
            "--reuid",
            SYSTEM_USER,
            "--regid",
            SYSTEM_USER,
            "--init-groups",
        ]);
    }
    command.args(["--pdeathsig", "INT", "--"]).arg(program);
    command
}
