//! The people who act for an organisation: inviting them, their roles, and their leaving.
//!
//! There is always an owner who has come: whoever would be the last one to go stays.

mod own_data;

pub use own_data::own_data;

use super::{
    account::{self, JOIN},
    audit::about_account,
    session::roles_of,
    tokens,
};
use crate::{FederationError, Instance, error::Result, mail::Allowance};
use undersigned_domain::{
    email_address::EmailAddress,
    team::{Role, Roles},
};
use undersigned_store::{
    StoreError, Transaction,
    accounts::{self, Account},
    acting, audit,
    mails::{About, Listed, Mail, Turn},
    organizations::Organization,
    schedules, sessions, sign_in_links,
};

/// Most people of one organisation, those invited included.
const MAX_PEOPLE: usize = 200;
/// Longest name of a person, in characters.
const MAX_NAME: usize = 200;

/// Somebody who acts for an organisation, or is invited to.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who.
    pub account: Account,
    /// What they may do.
    pub roles: Roles,
    /// Until when the link holds by which they come; none where they have come.
    pub invited_until: Option<i64>,
}

impl Member {
    /// Whether they have come.
    pub fn has_joined(&self) -> bool {
        self.account.joined_at.is_some()
    }

    /// How they are called.
    pub fn called(&self) -> String {
        called(&self.account)
    }
}

/// How somebody is called: their name, or their address.
#[must_use]
pub fn called(account: &Account) -> String {
    let name = account.name.clone().filter(|name| !name.is_empty());
    name.unwrap_or_else(|| account.email.clone())
}

/// All people of an organisation, those who came first at the top.
///
/// # Errors
/// The database.
pub async fn members(instance: &Instance, organization: &Organization) -> Result<Vec<Member>> {
    let db = instance.database.conn();
    let mut members = Vec::new();
    for account in accounts::of_organization(db, organization.id).await? {
        let link = match account.joined_at {
            Some(_) => None,
            None => sign_in_links::newest_of_account(db, account.id, JOIN).await?,
        };
        members.push(Member {
            roles: roles_of(&account),
            invited_until: link.map(|link| link.expires_at),
            account,
        });
    }
    Ok(members)
}

/// Somebody to be invited.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Their e-mail address.
    pub email: String,
    /// What they are called, where whoever invites them says so.
    pub name: Option<String>,
    /// What they shall be.
    pub roles: Roles,
}

/// Invites somebody, once more where they have not come yet, and answers the link by which they come, and
/// whether it is mailed: in the words that `write` gives it, where the address is one that can be written
/// to and got not too much today. It can be handed over as well.
///
/// # Errors
/// [`FederationError::Invalid`] for what is no address or a name that is too long;
/// [`FederationError::Conflict`] where they are there already, or there are very many;
/// [`FederationError::Forbidden`] `suspended` for an organisation that writes to nobody.
pub async fn invite(
    instance: &Instance,
    organization: &Organization,
    invitation: &Invitation,
    write: impl FnOnce(&str) -> (String, String) + Send,
) -> Result<(String, bool)> {
    if !account::is_email(&invitation.email) {
        return Err(FederationError::invalid(
            "email_invalid",
            "that is no e-mail address",
        ));
    }
    let name = checked_name(invitation.name.as_deref())?;
    let mailbox = EmailAddress::parse(&invitation.email).ok();
    let may_mail = match &mailbox {
        Some(address) => instance.may_mail(address).await? == Allowance::Granted,
        None => false,
    };
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    accounts::hold_all(&transaction, organization.id).await?;
    // What a suspension drops is not written after it; with its people the organisation is held.
    let writer = Some(organization.id);
    if instance.is_suspended(&transaction, writer).await? {
        return Err(FederationError::forbidden(
            "suspended",
            "the organisation is suspended on this server",
        ));
    }
    let people = accounts::of_organization(&transaction, organization.id).await?;
    let email = invitation.email.trim().to_lowercase();
    let known = people.iter().find(|account| account.email == email);
    let id = match known {
        Some(account) if account.joined_at.is_some() => {
            return Err(is_there());
        }
        Some(account) => {
            let roles = invitation.roles.to_string();
            accounts::set_role(&transaction, account.id, &roles).await?;
            account.id
        }
        None if people.len() >= MAX_PEOPLE => {
            return Err(FederationError::conflict(
                "team_full",
                "an organisation has at most 200 people here",
            ));
        }
        None => add(&transaction, organization.id, invitation, name, now).await?,
    };
    let secret = account::issue_link_within(instance, &transaction, JOIN, Some(id)).await?;
    let link = instance.addresses.path(&format!("/sign-in?token={secret}"));
    let mailed = mailbox.filter(|_| may_mail);
    if let Some(address) = &mailed {
        let (subject, text) = write(&link);
        let mail = Mail::plain(address.to_string(), &subject, text);
        let listed = Listed {
            turn: Turn::First,
            organization_id: Some(organization.id),
            about: Some(About::SignInLink(account::hash(&secret))),
            ..Listed::default()
        };
        instance.enqueue_listed(&transaction, &mail, listed).await?;
    }
    about_account(id, &invitation.roles.to_string());
    transaction.commit().await?;
    instance.wake_mail();
    Ok((link, mailed.is_some()))
}

async fn add(
    transaction: &Transaction,
    organization_id: i64,
    invitation: &Invitation,
    name: Option<String>,
    now: i64,
) -> Result<i64> {
    let new = accounts::NewAccount {
        organization_id,
        email: invitation.email.clone(),
        name,
        password_hash: None,
        role: invitation.roles.to_string(),
        created_at: now,
        joined_at: None,
    };
    match accounts::insert(transaction, new).await {
        Ok(account) => Ok(account.id),
        Err(StoreError::Conflict(_)) => Err(is_there()),
        Err(error) => Err(error.into()),
    }
}

fn is_there() -> FederationError {
    FederationError::conflict("account_exists", "that person is at the desk already")
}

/// Gives somebody other roles.
///
/// # Errors
/// [`FederationError::NotFound`] for another organisation's people; [`FederationError::Conflict`]
/// where nobody would be left who owns it.
pub async fn set_roles(
    instance: &Instance,
    organization: &Organization,
    account_id: i64,
    roles: &Roles,
) -> Result<()> {
    let transaction = instance.database.begin().await?;
    let people = held(&transaction, organization, account_id).await?;
    if !roles.has(Role::Owner) {
        another_owner(&people, account_id)?;
    }
    accounts::set_role(&transaction, account_id, &roles.to_string()).await?;
    about_account(account_id, &roles.to_string());
    Ok(transaction.commit().await?)
}

/// Takes somebody from the desk: their sessions end, tokens that they made are revoked, an open invitation
/// does not work any more. Their name [leaves the log](super::audit::forget_removed) a while later.
///
/// # Errors
/// As for [`set_roles`].
pub async fn remove(
    instance: &Instance,
    organization: &Organization,
    account_id: i64,
) -> Result<()> {
    let transaction = instance.database.begin().await?;
    let_go(instance, &transaction, organization, account_id).await?;
    Ok(transaction.commit().await?)
}

/// Somebody deletes their own account: it goes with its sessions, and the log calls them by nothing but a
/// number. What they did for the organisation stays done.
///
/// # Errors
/// [`FederationError::Conflict`] for the last owner.
pub async fn leave(
    instance: &Instance,
    organization: &Organization,
    account_id: i64,
) -> Result<()> {
    let transaction = instance.database.begin().await?;
    let_go(instance, &transaction, organization, account_id).await?;
    // What they have planned is written into the log when it is published. Before the log: what is published in this
    // very moment is waited for, and stands there then.
    schedules::forget_name(&transaction, account_id).await?;
    audit::forget_name(&transaction, account_id).await?;
    acting::more(|entry| {
        entry.actor.clear();
        entry.object.clear();
    });
    Ok(transaction.commit().await?)
}

/// An account goes, unless nobody would be left who owns the organisation.
async fn let_go(
    instance: &Instance,
    transaction: &Transaction,
    organization: &Organization,
    account_id: i64,
) -> Result<Gone> {
    let people = held(transaction, organization, account_id).await?;
    another_owner(&people, account_id)?;
    forget(instance, transaction, organization, account_id).await
}

/// What went with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
    /// How many sessions ended.
    pub sessions: u64,
    /// How many tokens were revoked.
    pub tokens: u64,
}

/// An account goes with its sessions and tokens. The organisation's people are [`held`].
pub(super) async fn forget(
    instance: &Instance,
    transaction: &Transaction,
    organization: &Organization,
    account_id: i64,
) -> Result<Gone> {
    about_account(account_id, "");
    // Before its sessions, as whoever comes in does.
    accounts::hold(transaction, &[account_id]).await?;
    let sessions = sessions::delete_of_account(transaction, account_id, None).await?;
    let of = (organization.id, account_id);
    let tokens = Box::pin(tokens::revoke_of_account(instance, transaction, of)).await?;
    accounts::delete(transaction, account_id).await?;
    Ok(Gone { sessions, tokens })
}

/// Calls somebody by another name; without one by their address.
///
/// # Errors
/// [`FederationError::Invalid`] for one that is too long.
pub async fn rename(instance: &Instance, account_id: i64, name: Option<&str>) -> Result<()> {
    let name = checked_name(name)?;
    let db = instance.database.conn();
    Ok(accounts::set_name(db, account_id, name.as_deref()).await?)
}

/// The people of an organisation, whom nobody else changes until the transaction ends; the one who
/// is meant is among them.
pub(super) async fn held(
    transaction: &Transaction,
    organization: &Organization,
    account_id: i64,
) -> Result<Vec<Account>> {
    accounts::hold_all(transaction, organization.id).await?;
    let people = accounts::of_organization(transaction, organization.id).await?;
    if people.iter().any(|account| account.id == account_id) {
        return Ok(people);
    }
    Err(FederationError::not_found(
        "account_unknown",
        "there is no such person here",
    ))
}

/// Whether somebody has come, and owns the organisation.
pub(super) fn owns(account: &Account) -> bool {
    account.joined_at.is_some() && roles_of(account).has(Role::Owner)
}

/// Whether somebody who has come would still own the organisation without one of its people.
fn another_owner(people: &[Account], without: i64) -> Result<()> {
    let goes = people.iter().any(|one| one.id == without && owns(one));
    let stays = people.iter().any(|one| one.id != without && owns(one));
    if stays || !goes {
        return Ok(());
    }
    Err(FederationError::conflict(
        "last_owner",
        "an organisation needs an owner: make somebody else one first",
    ))
}

fn checked_name(name: Option<&str>) -> Result<Option<String>> {
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    let sound = name
        .is_none_or(|name| name.chars().count() <= MAX_NAME && !name.chars().any(char::is_control));
    if sound {
        return Ok(name.map(str::to_owned));
    }
    Err(FederationError::invalid(
        "field_too_long",
        "a name is one line of at most 200 characters",
    ))
}
