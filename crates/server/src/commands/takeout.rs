//! `undersigned takeout`: what an organisation has on this server, in one folder that needs no program of
//! ours to be read: JSON, JSON Lines, CSV, pictures and files as they are. What is not in it is named there.
//!
//! What is sealed in the database is written open, so the folder is for its owner alone. Private keys
//! are not in it: `admin keys export` writes these.

mod appeals;
mod folder;
mod own;
mod people;

use self::folder::{Folder, LeftOut};
use super::{
    Failure, Outcome, open_instance, print, print_json,
    signals::Signals,
    words::{counted, first_of},
};
use crate::Settings;
use anyhow::{Context as _, anyhow};
use clap::{ArgGroup, Args};
use serde::Serialize;
use std::{path::PathBuf, process::ExitCode};
use undersigned_federation::{
    Instance,
    actions::{audit, people::steward::MAX_REASON},
    views::Organization,
};

/// What the manifest's `format` says.
const FORMAT: &str = "undersigned-takeout-1";

/// How much of what was left out is printed.
const NAMED: usize = 10;

/// Options of `takeout`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whose").args(["org", "named"]).required(true))]
pub struct Options {
    /// The organisation: a handle, or an actor id
    org: Option<String>,
    /// The same, named as other commands want it
    #[arg(long = "org", value_name = "ORG")]
    named: Option<String>,
    /// The folder to write: a new one
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// Why, in one line: it stands in the organisation's log
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Leave out what was confided: who signed as a person, by form or with an account, waits, was refused,
    /// registered, was invited to sign or to call for an appeal together; how many people signed where; what
    /// signers said and is not shown; and evidence that is kept private. So are the people at its desk, who stand
    /// in the log by the numbers of their accounts, and who follows it
    #[arg(long)]
    without_people: bool,
    /// Write the addresses of who reads the news, too. They were told that these are given to nobody: only
    /// where they have agreed to it
    #[arg(long, conflicts_with = "without_people")]
    news_readers: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    folder: PathBuf,
    files: usize,
    bytes: u64,
    left_out: Vec<LeftOut>,
}

pub(super) async fn run(settings: &Settings, options: &Options) -> Outcome {
    let reason = options.reason.trim();
    if reason.is_empty() {
        return Err(Failure::Usage("say why, with --reason".to_owned()));
    }
    // Who opens what people confided says why in so many words; it would be refused in the midst of it.
    if reason.chars().count() > MAX_REASON {
        return Err(Failure::Usage(format!(
            "--reason has at most {MAX_REASON} characters"
        )));
    }
    let org = options.org.as_ref().or(options.named.as_ref());
    let org =
        org.ok_or_else(|| Failure::Usage("say of which organisation, with --org".to_owned()))?;
    let instance = open_instance(settings).await?;
    let organization = instance.organization(org).await?;
    let with_readers = options.news_readers.then_some("takeout --news-readers");
    audit::more(with_readers, Some(reason));
    // Nothing but the log's row: it is there before anything is read.
    let noted = instance.database.begin().await?.commit().await;
    noted.context("the reason cannot be written into the organisation's log, in the database")?;
    let mut signals = Signals::catch()?;
    let mut folder = Folder::new(&options.out)?;
    // What was begun goes with the folder: it holds what people confided.
    tokio::select! {
        filled = fill(&mut folder, &instance, &organization, options) => filled?,
        () = signals.next() => return Err(anyhow!("it was stopped: nothing was written").into()),
    }
    let facts = serde_json::json!({
        "format": FORMAT,
        "version": env!("CARGO_PKG_VERSION"),
        "createdAt": instance.clock.rfc3339(),
        "organization": organization.ap_id,
        "withoutPeople": options.without_people,
    });
    let left_out = folder.left_out().to_vec();
    let is_all = left_out.is_empty();
    let (files, bytes) = folder.finish(facts)?;
    if options.json {
        print_json(&Answer {
            folder: options.out.clone(),
            files,
            bytes,
            left_out,
        })?;
    } else {
        print(&format!(
            "{} holds {} ({}). Keep it where nobody else can read it.",
            options.out.display(),
            counted(files, "file", "files"),
            counted(bytes, "byte", "bytes")
        ))?;
        if !is_all {
            print(&in_words(&left_out))?;
        }
    }
    // All that can be read is there, and it is not all.
    Ok(match is_all {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Writes everything into the folder.
async fn fill(
    folder: &mut Folder,
    instance: &Instance,
    organization: &Organization,
    options: &Options,
) -> Result<(), Failure> {
    let reason = options.reason.trim();
    folder.put("README.txt", README.as_bytes())?;
    own::write(instance, organization, options.without_people, folder).await?;
    if !options.without_people {
        own::invitations(instance, organization, folder).await?;
        people::refused_elsewhere(instance, organization, folder).await?;
    }
    for appeal in instance.appeals_of(organization).await? {
        appeals::write(instance, &appeal, options.without_people, folder).await?;
        if !options.without_people {
            people::write(instance, organization, &appeal, reason, folder).await?;
        }
        if options.news_readers {
            people::readers(instance, &appeal, folder).await?;
        }
    }
    appeals::signed(instance, organization, folder).await
}

/// What is not in the folder, without a word of what it is.
fn in_words(left_out: &[LeftOut]) -> String {
    let rows = left_out.iter().filter_map(|one| {
        one.row
            .map(|row| format!("row {row} for {file}", file = one.file))
    });
    let rows: Vec<String> = rows.collect();
    let lost = left_out.iter().filter(|one| one.row.is_none());
    let lost: Vec<String> = lost.map(|one| one.file.clone()).collect();
    let mut words = String::new();
    if !rows.is_empty() {
        let count = counted(rows.len(), "row could", "rows could");
        let named = first_of(&rows, NAMED);
        words += &format!("{count} not be opened with this server's secret key: {named}. ");
    }
    if !lost.is_empty() {
        let count = counted(lost.len(), "picture in use is", "pictures in use are");
        let named = first_of(&lost, NAMED);
        words += &format!("{count} missing in the data folder: {named}. ");
    }
    words + "All else is in the folder; `leftOut` in manifest.json names what is not."
}

/// What is where.
const README: &str = "\
What an organisation had on a server that runs Undersigned. What is not here is named at the end.

manifest.json           every file with its size and SHA-256; what should be here and is not (leftOut)
organization.json       the organisation; actor.json: its actor as others see it
people.csv              the people at its desk
followers.csv           who follows it; following.csv: whom it follows; following-topics.csv: which topics
invitations.csv         whom it asked to call for an appeal together, and who asked it; with the answers
refused-elsewhere.jsonl whom it refused in the last thirty days under appeals of others, with what
                        waited of them
log.jsonl               what was done for it, the last two years; with --without-people, by which account
outbox.jsonl            its public activities (ActivityStreams)
statements.jsonl        every statement it signed that this server holds, proofs included
topics.json             what it wrote on topics
media/                  its pictures
appeals/NAME/           each appeal it calls for:
  bundle.json             every signed statement about it; `undersigned verify` checks it offline
  list.csv, list.jsonl    who signed
  beside.jsonl            updates, cases, handovers, letters, meetings, signed
  comments.jsonl          why signers signed
  letters-sent.csv        how many writers sent each letter, by day
  draft.json              what is being written; beside/ has further drafts; chosen-times.jsonl: when what
                          is to be published
  people-who-signed.csv   people, with the wording that each signed; terms.json: on which terms they sign now;
                          consents.jsonl: what each agreed to, by the digest in the column `consent`
  numbers.json            how many people were counted, by country (`\"\"`: none named) and by wording; these
                          stay when the people themselves have been deleted
  signed-by-form.csv      organisations without a server, and who filled the form in; who was listed
                          and is not any more is `off-the-list`
  signed-by-account.csv   which account of the fediverse stands behind which entry
  waiting.jsonl           endorsements that wait to be let in, as they were signed
  refused.jsonl           who was refused in the last thirty days, with what waited of them
  news-readers.csv        who reads the news by e-mail: only where --news-readers asked for it
  invited.csv             who was invited to sign
  meetings/               who registered
  files/                  evidence that is kept private, and sealed lists
signed/HOST/NAME.json   the bundle of each appeal of others about which it has said anything

Not here are:
- with --without-people, the files in which people are named;
- private keys: `undersigned admin keys export` writes these;
- what lets somebody in: passwords, passkeys, second factors, tokens, the webhook's address and secret;
- what opens its sealed votes: the server does so by itself once a ballot is closed, so who goes elsewhere
  lets it run until then;
- what organisers wrote to it when they asked it to sign;
- notes of the desk: what each translation was made from, forms that were never saved, lists that are being
  taken over, whom mails and webhook have told of what.

Files with people in them were confided to the organisation: what was promised to these people holds
wherever the files are.
";
