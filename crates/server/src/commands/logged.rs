//! Commands that change something, and the log: what whoever runs the server does stands there too.
//! Only the words of a command are noted, never its options: those may name people.

use super::{Cli, Failure, Outcome};
use clap::CommandFactory as _;
use std::{cell::RefCell, ffi::OsString, future::Future};
use undersigned_federation::{
    Instance,
    actions::audit::{self, Acting, DONE, FAILED, REFUSED},
};

thread_local! {
    /// What the command works on, once it is open: without a database there is no log.
    static OPENED: RefCell<Option<Instance>> = const { RefCell::new(None) };
}

/// Runs a command within an act of its own.
pub(super) async fn run(command: impl Future<Output = Outcome>) -> Outcome {
    let acting = Acting::default();
    let outcome = acting.run(command).await;
    let how = match &outcome {
        // Also where its code says that something is to be looked at: all that could be done was done.
        Ok(_) => DONE,
        Err(Failure::Usage(_)) => REFUSED,
        Err(Failure::Other(_)) => FAILED,
    };
    let opened = OPENED.with(RefCell::take);
    if let Some(instance) = opened
        && let Err(error) = audit::end(&instance, &acting, how).await
    {
        tracing::warn!(%error, "how the command ended is not in the log");
    }
    outcome
}

/// Says that the command has opened the database, and what it is called.
pub(super) fn begin(instance: &Instance) {
    OPENED.with(|opened| opened.replace(Some(instance.clone())));
    audit::begin_command(instance.clock.millis(), &words(std::env::args_os()));
}

/// The names of a command and of those above it, as they were parsed: options and arguments, which may name
/// people, are not among them, wherever they stand.
fn words<A: Into<OsString> + Clone>(arguments: impl Iterator<Item = A>) -> String {
    // What was parsed once is parsed again; there is no command otherwise.
    let Ok(parsed) = Cli::command().try_get_matches_from(arguments) else {
        return String::new();
    };
    let mut names = Vec::new();
    let mut below = parsed.subcommand();
    while let Some((name, within)) = below {
        names.push(name);
        below = within.subcommand();
    }
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_command_is_named_without_its_options() {
        for (line, name) in [
            (
                "admin account reset-link --org hub --email a@b.example",
                "admin account reset-link",
            ),
            ("token create --org dockers", "token create"),
            ("import cosigners brakes names.csv", "import cosigners"),
            ("--config x.toml admin bounce", "admin bounce"),
            (
                "--data-dir data admin organization suspend dockers",
                "admin organization suspend",
            ),
            (
                "--data-dir d takeout dockers --out folder --reason moved",
                "takeout",
            ),
            ("recover brakes --from https://nurses.example", "recover"),
        ] {
            let arguments = ["undersigned"].into_iter().chain(line.split(' '));
            assert_eq!(words(arguments), name, "{line}");
        }
    }
}
