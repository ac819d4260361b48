//! Commands that change something, and the log: what whoever runs the server does stands there too.
//! Only the words of a command are noted, never its options: those may name people.

use super::{Failure, Outcome};
use clap::ArgMatches;
use std::{cell::RefCell, future::Future};
use undersigned_federation::{
    Instance,
    actions::audit::{self, Acting, DONE, FAILED, REFUSED},
};

thread_local! {
    /// What the command works on, once it is open: without a database there is no log.
    static OPENED: RefCell<Option<Instance>> = const { RefCell::new(None) };
    /// What it is called.
    static CALLED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs a command within an act of its own, which is called by its [`words`].
pub(super) async fn run(called: String, command: impl Future<Output = Outcome>) -> Outcome {
    CALLED.with(|words| words.replace(called));
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
    let called = CALLED.with(|words| words.borrow().clone());
    audit::begin_command(instance.clock.millis(), &called);
}

/// The names of a command and of those above it, as they were parsed: options and arguments, which may name
/// people, are not among them, wherever they stand. Nothing is parsed for it once more: an address on standard input
/// can be read but once.
pub(super) fn words(parsed: &ArgMatches) -> String {
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
    use super::{super::Cli, words};
    use clap::CommandFactory as _;

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
            let parsed = Cli::command().try_get_matches_from(arguments).unwrap();
            assert_eq!(words(&parsed), name, "{line}");
        }
    }
}
