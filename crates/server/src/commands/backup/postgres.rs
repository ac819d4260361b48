//! A database in PostgreSQL is copied by PostgreSQL's own programs, from one moment and while others go
//! on reading and writing.

use crate::{Settings, commands::Failure};
use percent_encoding::percent_decode_str;
use std::{ffi::OsStr, io, path::Path, process::Stdio};
use tokio::process::Command;
use url::Url;

/// Writes the database into the file `to`.
pub(in crate::commands) async fn dump(settings: &Settings, to: &Path) -> Result<(), Failure> {
    let target = [
        OsStr::new("--format=custom"),
        OsStr::new("--no-owner"),
        OsStr::new("--no-privileges"),
        OsStr::new("--file"),
        to.as_os_str(),
    ];
    run(
        settings,
        "pg_dump",
        &target,
        "the database cannot be copied",
    )
    .await
}

/// Fills the database, which has to be empty, with what [`dump`] wrote: all of it or nothing.
pub(in crate::commands) async fn load(settings: &Settings, from: &Path) -> Result<(), Failure> {
    let url = settings.storage.database_url();
    let name = variables(&url)
        .into_iter()
        .find(|one| one.0 == "PGDATABASE");
    let name = name.map(|one| one.1).unwrap_or_default();
    let source = [
        OsStr::new("--exit-on-error"),
        OsStr::new("--single-transaction"),
        OsStr::new("--no-owner"),
        OsStr::new("--no-privileges"),
        OsStr::new("--dbname"),
        OsStr::new(&name),
        from.as_os_str(),
    ];
    let what =
        "the backup cannot be put into the database, which has to be empty; nothing was changed";
    run(settings, "pg_restore", &source, what).await
}

async fn run(
    settings: &Settings,
    program: &str,
    arguments: &[&OsStr],
    what: &str,
) -> Result<(), Failure> {
    let output = Command::new(program)
        .args(arguments)
        // A password among the arguments would be seen by everybody on the machine.
        .envs(variables(&settings.storage.database_url()))
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await;
    let output = output.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::Usage(format!(
            "this data is in PostgreSQL, and {program} was not found: install it (Debian: apt-get \
             install postgresql-client), in the version of the server or a newer one"
        )),
        _ => Failure::Usage(format!("{program} cannot be run: {error}")),
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    // What follows may quote what is in the tables.
    let said = said.lines().next().unwrap_or_default();
    Err(Failure::Usage(format!("{what}: {said}")))
}

/// The parts of the database's address, as PostgreSQL's programs read them.
fn variables(url: &str) -> Vec<(&'static str, String)> {
    let Ok(url) = Url::parse(url) else {
        return Vec::new();
    };
    let plain = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let host = url.host_str().map(|host| host.trim_matches(['[', ']']));
    let mut variables = vec![
        ("PGHOST", plain(host.unwrap_or_default())),
        (
            "PGPORT",
            url.port().map(|port| port.to_string()).unwrap_or_default(),
        ),
        ("PGUSER", plain(url.username())),
        ("PGPASSWORD", plain(url.password().unwrap_or_default())),
        ("PGDATABASE", plain(url.path().trim_start_matches('/'))),
    ];
    for (name, value) in url.query_pairs() {
        let variable = match name.as_ref() {
            "host" => "PGHOST",
            "port" => "PGPORT",
            "user" => "PGUSER",
            "password" => "PGPASSWORD",
            "dbname" => "PGDATABASE",
            "sslmode" | "ssl-mode" => "PGSSLMODE",
            "sslrootcert" | "ssl-root-cert" | "ssl-ca" => "PGSSLROOTCERT",
            "sslcert" | "ssl-cert" => "PGSSLCERT",
            "sslkey" | "ssl-key" => "PGSSLKEY",
            _ => continue,
        };
        variables.retain(|one| one.0 != variable);
        variables.push((variable, value.into_owned()));
    }
    variables.retain(|one| !one.1.is_empty());
    variables
}

#[cfg(test)]
mod tests {
    use super::variables;

    #[test]
    fn an_address_is_told_to_postgresql_part_by_part() {
        let of = |url: &str| variables(url);
        assert_eq!(
            of("postgres://ana:p%40ss@db.example:5433/coalition?sslmode=require&options=x"),
            [
                ("PGHOST", "db.example".to_owned()),
                ("PGPORT", "5433".to_owned()),
                ("PGUSER", "ana".to_owned()),
                ("PGPASSWORD", "p@ss".to_owned()),
                ("PGDATABASE", "coalition".to_owned()),
                ("PGSSLMODE", "require".to_owned()),
            ]
        );
        assert_eq!(
            of("postgres://localhost/a?host=%2Frun%2Fpostgresql"),
            [
                ("PGDATABASE", "a".to_owned()),
                ("PGHOST", "/run/postgresql".to_owned()),
            ]
        );
        assert!(of("no address").is_empty());
    }
}
