//! `undersigned setup`: an organisation and its owner, without a browser.

use super::{Failure, Outcome, address, by_language, open_or_begin, print, print_json};
use crate::{Settings, setup};
use clap::Args;
use serde::Serialize;
use std::{collections::BTreeMap, process::ExitCode};
use undersigned_federation::Entropy;

/// Options of `setup`.
#[derive(Debug, Args)]
pub struct Options {
    /// The organisation's handle: the part before the @, 1 to 30 of a-z, 0-9 and _
    #[arg(long, value_name = "HANDLE")]
    org: String,
    /// Its name in a language, such as en="Dockers' Union"; repeat for further languages
    #[arg(long = "name", value_name = "LANG=TEXT", required = true, value_parser = by_language)]
    names: Vec<(String, String)>,
    /// Its country, as a two-letter code
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// E-mail address of the person who acts for it first; - reads it from standard input
    #[arg(long, value_name = "ADDRESS", value_parser = address::given)]
    email: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    org: Org,
    sign_in_link: String,
}

#[derive(Serialize)]
struct Org {
    id: String,
    handle: String,
}

pub(super) async fn run(settings: &Settings, options: Options, entropy: Entropy) -> Outcome {
    let mut names = BTreeMap::<String, String>::new();
    for (language, name) in options.names {
        // As forms do: the letter case of a tag says nothing.
        if names
            .keys()
            .any(|other| other.eq_ignore_ascii_case(&language))
        {
            let twice = format!("two names are given in `{language}`: leave one of them");
            return Err(Failure::Usage(twice));
        }
        names.insert(language, name);
    }
    let instance = open_or_begin(settings, entropy).await?;
    let (organization, sign_in_link) = setup::found(
        &instance,
        &options.org,
        names,
        options.country,
        &options.email,
    )
    .await?;
    if options.json {
        print_json(&Answer {
            org: Org {
                id: organization.ap_id,
                handle: organization.handle,
            },
            sign_in_link,
        })?;
    } else {
        print(&format!(
            "{} is there: {}\nThis link signs {} in, once:\n{sign_in_link}",
            organization.handle, organization.ap_id, options.email
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
