//! The server as operators run it; see `undersigned --help`. Only its clock can be set wrong, its RSA keys need not be
//! made anew, it can be less patient, and one command more does at once what a test needs of two.

use chrono::TimeDelta;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, process::ExitCode, time::Duration};
use undersigned::{
    Settings, Surroundings,
    open::{self, Who},
    serving::Patience,
    settings::{Flags, Sources},
    setup,
};
use undersigned_federation::{
    Clock, Instance, Result,
    actions::{
        audit::{self, Acting, DONE},
        tokens::{self, NewToken},
    },
};
use undersigned_tests::{FOUND, spare_keys};

/// Names a file that says by how many seconds the clock of a server that runs is ahead.
const SHIFT: &str = "UNDERSIGNED_TEST_CLOCK";
/// Says for how many seconds a server waits for a request and its answer, and for the next piece of a form with files.
const PATIENCE: &str = "UNDERSIGNED_TEST_ANSWER";

fn main() -> anyhow::Result<ExitCode> {
    let mut arguments = std::env::args_os();
    if arguments.nth(1).is_some_and(|command| command == FOUND) {
        let given = |number| std::env::args().nth(number).unwrap_or_default();
        let [handle, name, email] = [2, 3, 4].map(given);
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().build()?;
        println!("{}", runtime.block_on(found(&handle, name, &email))?);
        return Ok(ExitCode::SUCCESS);
    }
    Ok(undersigned::commands::run_in(Surroundings {
        clock: clock(),
        entropy: spare_keys::entropy(),
        patience: patience(),
    }))
}

/// What `setup` and then `token create` do, and leave in the log, with the data opened once: more than a thousand servers
/// of tests begin so.
async fn found(handle: &str, name: String, email: &str) -> anyhow::Result<Value> {
    let settings = Settings::load(Sources {
        file: None,
        environment: &|name| std::env::var(name).ok(),
        variables: Vec::new(),
        flags: Flags::new(),
    })?;
    let surroundings = Surroundings {
        entropy: spare_keys::entropy(),
        ..Surroundings::system()
    };
    let instance = open::open(&settings, Who::First, surroundings).await?;
    let names = BTreeMap::from([("en".to_owned(), name)]);
    let founding = setup::found(&instance, handle, names, None, email);
    let (organization, sign_in_link) = as_command(&instance, "setup", founding).await?;
    let making = async {
        let organization = instance.organization(handle).await?;
        tokens::create(&instance, organization.id, NewToken::default()).await
    };
    let token = as_command(&instance, "token create", making).await?;
    instance.database.close().await?;
    Ok(json!({
        "org": organization.ap_id,
        "signInLink": sign_in_link,
        "token": token.secret,
    }))
}

/// Does something as the command of this name.
async fn as_command<T>(
    instance: &Instance,
    name: &str,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    let acting = Acting::default();
    let command = async {
        audit::begin_command(instance.clock.millis(), name);
        work.await
    };
    let done = acting.run(command).await?;
    audit::end(instance, &acting, DONE).await?;
    Ok(done)
}

fn patience() -> Patience {
    let mut patience = Patience::default();
    let seconds = std::env::var(PATIENCE).ok();
    if let Some(seconds) = seconds.and_then(|text| text.parse().ok()) {
        patience.answer = Duration::from_secs(seconds);
        patience.sending.pause = patience.answer;
    }
    patience
}

fn clock() -> Clock {
    let system = Clock::system();
    let Ok(file) = std::env::var(SHIFT) else {
        return system;
    };
    Clock::new(move || {
        let seconds = fs::read_to_string(&file).ok();
        let seconds = seconds.and_then(|text| text.trim().parse().ok());
        system.now() + TimeDelta::seconds(seconds.unwrap_or(0))
    })
}
