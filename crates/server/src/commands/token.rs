//! `undersigned token`: tokens for the HTTP API.

use super::{Failure, Outcome, all_or_one, open_instance, print, print_json};
use crate::Settings;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::json;
use std::process::ExitCode;
use undersigned_domain::team::{Permission, Scope};
use undersigned_federation::{
    Instance,
    actions::{
        session,
        tokens::{self, ApiToken, NewToken},
    },
    clock::from_millis,
};
use undersigned_store::organizations::Organization;

/// What to do with tokens.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a token and print it; it is shown only this once
    Create(Options),
    /// Show the tokens that were not revoked, never the tokens themselves
    List(List),
    /// Revoke a token, and those that were made with it
    Revoke(Revoke),
}

/// Options of `token create`.
#[derive(Debug, Args)]
pub struct Options {
    /// The organisation it acts for: a handle, or an actor id
    #[arg(long, value_name = "HANDLE")]
    org: String,
    /// What it may do: names of permissions and roles with commas between, such as `draft,admit`;
    /// without this, everything for its organisation
    #[arg(long, value_name = "SCOPE")]
    scope: Option<String>,
    /// The last day on which it holds, such as 2027-01-31 (UTC); without this, until it is revoked
    #[arg(long, value_name = "DAY")]
    until: Option<NaiveDate>,
    /// What it is for, as the desk shows it
    #[arg(long, value_name = "WORDS", default_value = "")]
    label: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `token list`.
#[derive(Debug, Args)]
pub struct List {
    /// Only of this organisation: a handle, or an actor id
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Options of `token revoke`.
#[derive(Debug, Args)]
pub struct Revoke {
    /// The token's number, as `token list` shows it
    id: i64,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// A token, never its text.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    id: i64,
    org: String,
    label: Option<String>,
    /// Absent: everything.
    scope: Option<Vec<&'static str>>,
    created: String,
    /// The address of whoever made it; absent where a command did.
    made_by: Option<String>,
    expires: Option<String>,
    expired: bool,
    last_used: Option<String>,
}

impl Shown {
    async fn of(
        instance: &Instance,
        organization: &Organization,
        token: &ApiToken,
    ) -> Result<Self, Failure> {
        let made_by = match token.account_id {
            Some(id) => Some(maker(instance, id).await?),
            None => None,
        };
        let scope = match tokens::scope_of(token) {
            Scope::All => None,
            scope => Some(scope.iter().map(Permission::name).collect()),
        };
        Ok(Self {
            id: token.id,
            org: organization.handle.clone(),
            label: tokens::label(instance, token.id).await?,
            scope,
            created: from_millis(token.created_at),
            made_by,
            expires: token.expires_at.map(from_millis),
            expired: tokens::has_ended(instance, token),
            last_used: tokens::used_at(instance, token.id).await?.map(from_millis),
        })
    }

    fn line(&self) -> String {
        let scope = match &self.scope {
            None => "write".to_owned(),
            Some(names) => names.join(","),
        };
        let maker = self.made_by.as_deref().unwrap_or("a command");
        let used = match &self.last_used {
            Some(at) => format!("last used {at}"),
            None => "no use noted".to_owned(),
        };
        let ends = match &self.expires {
            Some(at) if self.expired => format!("  ended {at}"),
            Some(at) => format!("  ends {at}"),
            None => String::new(),
        };
        format!(
            "{}  {}  {}  {scope}  made {} by {maker}, {used}{ends}",
            self.id,
            self.org,
            self.label.as_deref().unwrap_or("(no label)"),
            self.created
        )
    }
}

/// Who made a token. Where they have left, it holds no more.
async fn maker(instance: &Instance, account_id: i64) -> Result<String, Failure> {
    let account = session::account(instance, account_id).await?;
    Ok(account.map_or_else(
        || format!("somebody who has left (no. {account_id})"),
        |account| account.email,
    ))
}

pub(super) async fn run(settings: &Settings, command: Command) -> Outcome {
    let instance = open_instance(settings).await?;
    match command {
        Command::Create(options) => create(&instance, &options).await?,
        Command::List(options) => list(&instance, &options).await?,
        Command::Revoke(options) => revoke(&instance, &options).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn create(instance: &Instance, options: &Options) -> Result<(), Failure> {
    let organization = instance.organization(&options.org).await?;
    let new = NewToken {
        label: &options.label,
        scope: options.scope.as_deref(),
        until: options.until,
        ..NewToken::default()
    };
    let made = tokens::create(instance, organization.id, new).await?;
    match options.json {
        true => print_json(&json!({ "token": made.secret })),
        false => print(&made.secret),
    }
}

async fn list(instance: &Instance, options: &List) -> Result<(), Failure> {
    let organizations = all_or_one(instance, options.org.as_deref()).await?;
    let mut shown = Vec::new();
    for organization in &organizations {
        for token in tokens::list(instance, organization).await? {
            shown.push(Shown::of(instance, organization, &token).await?);
        }
    }
    if options.json {
        return print_json(&shown);
    }
    if shown.is_empty() {
        return print("There are no tokens.");
    }
    for one in shown {
        print(&one.line())?;
    }
    Ok(())
}

async fn revoke(instance: &Instance, options: &Revoke) -> Result<(), Failure> {
    let (organization, token) = tokens::find(instance, options.id).await?;
    let revoked = Shown::of(instance, &organization, &token).await?;
    tokens::revoke(instance, &organization, token.id).await?;
    if options.json {
        return print_json(&json!({ "revoked": revoked }));
    }
    print(&format!(
        "Revoked, with those made with it: {}",
        revoked.line()
    ))
}
