//! The direct message or e-mail that invites, and the one that reminds.

use super::{Kept, link, secret};
use crate::{
    Instance,
    actions::invite::to_sign_tag,
    actors::RemoteActor,
    error::Result,
    objects::note::escape,
    outgoing::{Audience, Outgoing},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use undersigned_domain::appeal::{ByLanguage, Titles};
use undersigned_store::{
    Transaction,
    invitees::Invitee,
    mails::{self, Listed, Mail, unsubscribe_headers},
    organizations::Organization,
};

/// Why somebody is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// They are invited.
    Invite,
    /// They are reminded.
    Remind,
}

impl Occasion {
    /// The code by which words are found.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Remind => "remind",
        }
    }
}

/// What a letter is about.
#[derive(Debug)]
pub struct Letter<'a> {
    /// Why it is written.
    pub occasion: Occasion,
    /// Languages in which it may be written, the best first.
    pub languages: &'a [String],
    /// The appeal's title by language.
    pub title: &'a Titles,
    /// The organiser's names by language.
    pub organiser: &'a ByLanguage,
    /// Whether it goes by e-mail.
    pub by_email: bool,
}

/// A letter as it was written. The organiser's own words stand after the first paragraph, before what
/// leads to the link: between that and the link they would tear a sentence apart.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its language.
    pub language: String,
    /// One line.
    pub subject: String,
    /// Who invites to what.
    pub invites: String,
    /// What stands right before the link, and speaks of it.
    pub leads: String,
    /// What follows the link.
    pub after: Vec<String>,
    /// What stands before the link by which no more come.
    pub stop: String,
}

/// Writes letters in words for people; [`Instance::write_invitations_with`] sets it.
pub type Writer = fn(&Letter<'_>) -> Written;

/// Who writes to whom about what.
pub(super) struct About<'a> {
    pub organization: &'a Organization,
    /// The appeal's id.
    pub appeal: &'a str,
    pub title: &'a Titles,
    pub languages: &'a [String],
    pub row: &'a Invitee,
    /// What is kept of whom it is for, with the address of the direct message that is to be sent.
    pub kept: &'a Kept,
    /// Whom a direct message goes to; none for an e-mail.
    pub account: Option<&'a RemoteActor>,
}

/// Queues a letter, in the transaction that notes it.
pub(super) async fn send(
    instance: &Instance,
    transaction: &Transaction,
    occasion: Occasion,
    about: &About<'_>,
) -> Result<()> {
    let names: BTreeMap<String, String> =
        serde_json::from_str(&about.organization.names).unwrap_or_default();
    let languages: Vec<String> = [about.kept.language.clone()]
        .into_iter()
        .chain(about.languages.iter().cloned())
        .collect();
    let written = instance.write_invitation(&Letter {
        occasion,
        languages: &languages,
        title: about.title,
        organiser: &names,
        by_email: about.account.is_none(),
    });
    match (about.account, &about.kept.email) {
        (Some(account), _) => message(instance, transaction, about, account, &written).await,
        (None, Some(to)) => mail(instance, transaction, about, to, written).await,
        (None, None) => Ok(()),
    }
}

async fn message(
    instance: &Instance,
    transaction: &Transaction,
    about: &About<'_>,
    account: &RemoteActor,
    written: &Written,
) -> Result<()> {
    let object = note(instance, about, account, written);
    let audience = Audience::One(&account.id);
    let organiser = &about.organization.ap_id;
    let activity = instance.activity("Create", organiser, object, audience)?;
    let outgoing = Outgoing::to([account.inbox.clone()], about.organization, activity);
    instance.enqueue(transaction, outgoing).await
}

/// The address of a new direct message.
pub(super) fn address(instance: &Instance) -> Result<String> {
    let name = instance.entropy.name(instance.clock.millis())?;
    Ok(instance.addresses.path(&format!("/messages/{name}")))
}

/// The note. Nobody can fetch it: it holds a secret, and came to its reader already.
fn note(instance: &Instance, about: &About<'_>, account: &RemoteActor, written: &Written) -> Value {
    let handle = account.handle();
    let mention = format!(
        "<span class=\"h-card\"><a href=\"{}\" class=\"u-url mention\">{}</a></span>",
        escape(&account.id),
        escape(&handle)
    );
    let href = escape(&link(instance, about.row, about.kept));
    let mut content = format!("<p>{mention} {}</p>", escape(&written.invites));
    for paragraph in about.kept.words.split("\n\n").map(str::trim) {
        if !paragraph.is_empty() {
            let lines = escape(paragraph).replace('\n', "<br>");
            content.push_str(&format!("<p>{lines}</p>"));
        }
    }
    if !written.leads.is_empty() {
        content.push_str(&format!("<p>{}</p>", escape(&written.leads)));
    }
    content.push_str(&format!("<p><a href=\"{href}\">{href}</a></p>"));
    for paragraph in &written.after {
        content.push_str(&format!("<p>{}</p>", escape(paragraph)));
    }
    let (words, language) = (&about.kept.words, &about.kept.language);
    let link = to_sign_tag(about.appeal, words, language);
    json!({
        "id": about.kept.message,
        "type": "Note",
        "attributedTo": about.organization.ap_id,
        "published": instance.clock.rfc3339(),
        "to": [account.id],
        "tag": [{"type": "Mention", "href": account.id, "name": handle}, link],
        "content": content,
        "contentMap": {(written.language.as_str()): content},
    })
}

async fn mail(
    instance: &Instance,
    transaction: &Transaction,
    about: &About<'_>,
    to: &str,
    written: Written,
) -> Result<()> {
    let secret = secret(instance, &about.row.seed);
    let stop = instance.addresses.path_in(
        &format!("/invited/stop?token={secret}"),
        &about.kept.language,
    );
    let mut paragraphs = vec![written.invites];
    if !about.kept.words.is_empty() {
        paragraphs.push(about.kept.words.clone());
    }
    if !written.leads.is_empty() {
        paragraphs.push(written.leads);
    }
    paragraphs.push(link(instance, about.row, about.kept));
    paragraphs.extend(written.after);
    paragraphs.push(format!("{}\n{stop}", written.stop));
    let mut mail = Mail::plain(to, &written.subject, paragraphs.join("\n\n") + "\n");
    mail.headers.extend(unsubscribe_headers(&stop));
    let language = ("Content-Language".to_owned(), written.language);
    mail.headers.push(language);
    // Once the organiser is suspended, or they have answered or want nothing more, it does not leave.
    let listed = Listed {
        organization_id: Some(about.organization.id),
        about: Some(mails::About::Invitee(about.row.id)),
        ..Listed::default()
    };
    instance.enqueue_listed(transaction, &mail, listed).await
}

impl Instance {
    /// Has invitations written in words for people. Without it they are nothing but the link.
    pub fn write_invitations_with(&self, writer: Writer) {
        // Only the first one counts: there is one program in a process.
        let _ = self.invitation_writer.set(writer);
    }

    fn write_invitation(&self, letter: &Letter<'_>) -> Written {
        match self.invitation_writer.get() {
            Some(write) => write(letter),
            None => Written {
                language: letter.languages.first().cloned().unwrap_or_default(),
                subject: letter
                    .title
                    .pairs()
                    .min_by_key(|(tag, _)| {
                        let place = letter.languages.iter().position(|own| own == *tag);
                        place.unwrap_or(usize::MAX)
                    })
                    .map(|(_, title)| title.clone())
                    .unwrap_or_default(),
                invites: String::new(),
                leads: String::new(),
                after: Vec::new(),
                stop: String::new(),
            },
        }
    }
}
