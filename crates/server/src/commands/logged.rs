//! Commands that change something, and the log: what whoever runs the server does stands there too.
//! Only the words of a command are noted, never its options: those may name people.

use super::Outcome;
use std::{cell::RefCell, future::Future, process::ExitCode};
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
        Ok(code) if *code == ExitCode::SUCCESS => DONE,
        // Some of what was asked for was done.
        Ok(_) => REFUSED,
        Err(_) => FAILED,
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
    audit::begin_command(instance.clock.millis(), &words(std::env::args().skip(1)));
}

/// The words of a command line up to its first option; at most two, so that no argument is among them.
fn words(arguments: impl Iterator<Item = String>) -> String {
    let is_word = |argument: &String| {
        !argument.is_empty()
            && argument
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'-')
    };
    let words = arguments.skip_while(|argument| argument.starts_with('-'));
    let words: Vec<String> = words
        .take_while(|argument| is_word(argument) && !argument.starts_with('-'))
        .collect();
    let most = if words.first().is_some_and(|word| word == "admin") {
        3
    } else {
        2
    };
    let kept: Vec<String> = words.into_iter().take(most).collect();
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_command_is_named_without_its_options() {
        let of = |line: &str| words(line.split(' ').map(str::to_owned));
        assert_eq!(
            of("admin account reset-link --email a@b.example"),
            "admin account reset-link"
        );
        assert_eq!(of("token create --org dockers"), "token create");
        assert_eq!(of("import cosigners brakes names.csv"), "import cosigners");
        assert_eq!(of("setup --org dockers --email a@b.example"), "setup");
    }
}
