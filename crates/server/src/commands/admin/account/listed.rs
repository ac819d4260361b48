//! `undersigned admin account list`.

use super::super::super::{Failure, all_or_one, print, print_json};
use clap::Args;
use serde::Serialize;
use undersigned_domain::team::Role;
use undersigned_federation::{
    Instance,
    actions::{
        access, failed_sign_ins, passkeys,
        second_factor::{self, Standing},
        team::{self, Member},
    },
    clock::from_millis,
};
use undersigned_store::organizations::Organization;

/// Options of `admin account list`.
#[derive(Debug, Args)]
pub struct List {
    /// Only of this organisation: a handle, or an actor id
    #[arg(long, value_name = "HANDLE")]
    org: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    org: String,
    email: String,
    name: Option<String>,
    roles: Vec<&'static str>,
    joined: bool,
    /// Until when the link holds by which they come, where they have not.
    invited_until: Option<String>,
    passkeys: usize,
    /// Whether a code is asked for beside the password.
    second_factor: bool,
    /// When they last came in, as far as log or sessions still say so.
    last_sign_in: Option<String>,
    /// How many sign-ins failed, until the last of them is long ago.
    failed_sign_ins: u64,
    /// When the last of those did.
    last_failed_sign_in: Option<String>,
}

impl Shown {
    async fn of(
        instance: &Instance,
        organization: &Organization,
        member: &Member,
    ) -> Result<Self, Failure> {
        let account = &member.account;
        let standing = second_factor::standing(instance, account.id).await?;
        let last_sign_in = access::last_sign_in(instance, account).await?;
        let failed = failed_sign_ins::of(instance, account.id).await?;
        Ok(Self {
            org: organization.handle.clone(),
            passkeys: passkeys::list(instance, account.id).await?.len(),
            email: account.email.clone(),
            name: account.name.clone(),
            roles: member.roles.iter().map(Role::name).collect(),
            joined: member.has_joined(),
            invited_until: member.invited_until.map(from_millis),
            second_factor: standing != Standing::Off,
            last_sign_in: last_sign_in.map(from_millis),
            failed_sign_ins: failed.map_or(0, |failed| failed.count),
            last_failed_sign_in: failed.map(|failed| from_millis(failed.last_at)),
        })
    }

    fn line(&self) -> String {
        let joined = match (self.joined, &self.invited_until) {
            (true, _) => String::new(),
            (false, Some(until)) => format!("  (invited until {until})"),
            (false, None) => "  (invited)".to_owned(),
        };
        let passkeys = match self.passkeys {
            0 => String::new(),
            count => format!("  passkeys: {count}"),
        };
        let factor = if self.second_factor { "yes" } else { "no" };
        let last = match (&self.last_sign_in, self.joined) {
            (Some(at), _) => format!("  last sign-in {at}"),
            (None, true) => "  last sign-in not known".to_owned(),
            (None, false) => String::new(),
        };
        let failed = match &self.last_failed_sign_in {
            Some(at) => format!("  sign-ins failed: {}, last {at}", self.failed_sign_ins),
            None => String::new(),
        };
        let roles = self.roles.join(", ");
        format!(
            "{}  {}  {roles}{joined}{passkeys}  second factor: {factor}{last}{failed}",
            self.email, self.org
        )
    }
}

pub(super) async fn list(instance: &Instance, options: &List) -> Result<(), Failure> {
    let organizations = all_or_one(instance, options.org.as_deref()).await?;
    let mut all = Vec::new();
    for organization in &organizations {
        let members = team::members(instance, organization).await?.into_iter();
        all.extend(members.map(|member| (organization, member)));
    }
    say(instance, &all, options.json).await
}

/// Shows accounts, each with its organisation.
pub(super) async fn say(
    instance: &Instance,
    members: &[(&Organization, Member)],
    json: bool,
) -> Result<(), Failure> {
    let mut shown = Vec::new();
    for (organization, member) in members {
        shown.push(Shown::of(instance, organization, member).await?);
    }
    if json {
        return print_json(&shown);
    }
    for one in shown {
        print(&one.line())?;
    }
    Ok(())
}
