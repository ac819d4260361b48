//! The direct messages: with the link that confirms, or that says why nothing is signed.

use super::Reply;
use crate::{
    Instance,
    actions::account,
    actors::RemoteActor,
    error::Result,
    objects::note::escape,
    outgoing::{Audience, Outgoing},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use undersigned_domain::{AppealText, CoSignerList, appeal::Titles};
use undersigned_store::{
    Transaction,
    appeals::Appeal,
    co_sign_intents::{self as intents, CoSignToken},
    organizations::Organization,
};

/// How long a link holds, in milliseconds: two days.
pub(super) const LINK_MILLIS: i64 = 48 * 60 * 60 * 1_000;

/// Why an account is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It replied or quoted with the words: the link confirms.
    Confirm,
    /// It did so where not everybody can see it: the link leads to how it goes.
    NotPublic,
    /// It did so when the appeal took no signatures any more: the link leads to the appeal.
    TooLate,
    /// What it signed was taken off with its reply or quote: the link leads to where it can sign again.
    TakenOff,
}

/// What a message is about.
#[derive(Debug)]
pub struct Message<'a> {
    /// Why it is written.
    pub why: Why,
    /// Languages in which it may be written, the best first.
    pub languages: &'a [String],
    /// The appeal's title by language.
    pub title: &'a Titles,
    /// The link in it.
    pub link: &'a str,
}

/// A message as it was written.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its language.
    pub language: String,
    /// Its paragraphs in HTML, the link among them.
    pub paragraphs: Vec<String>,
}

/// Writes messages in words for people; [`Instance::write_messages_with`] sets it.
pub type Writer = fn(&Message<'_>) -> Written;

/// Who writes to whom, and about what.
pub(super) struct About<'a> {
    pub organization: &'a Organization,
    pub text: Option<&'a AppealText>,
    pub account: &'a RemoteActor,
    /// The reply that is answered, where it is there still.
    pub reply: Option<&'a str>,
    /// The language of that reply, where it says.
    pub language: Option<&'a str>,
}

impl<'a> About<'a> {
    /// What answers a reply with the words of an appeal of which this is the list.
    pub fn reply(
        organization: &'a Organization,
        list: &'a CoSignerList,
        account: &'a RemoteActor,
        reply: &'a Reply,
    ) -> Self {
        Self {
            organization,
            text: list.current().map(|note| &note.text),
            account,
            reply: Some(&reply.id),
            language: reply.language.as_deref(),
        }
    }
}

/// Makes a link that confirms and has it sent, in the transaction that notes the intent. The database keeps
/// the hash of its secret; the message itself stays in the queue until it is delivered.
pub(super) async fn ask(
    instance: &Instance,
    transaction: &Transaction,
    about: &About<'_>,
    intent_id: i64,
) -> Result<()> {
    let secret = URL_SAFE_NO_PAD.encode(instance.entropy.bytes::<32>()?);
    let now = instance.clock.millis();
    let token = CoSignToken {
        token_hash: account::hash(&secret),
        intent_id,
        expires_at: now + LINK_MILLIS,
        used_at: None,
    };
    intents::add_token(transaction, token).await?;
    let link = instance.addresses.path(&format!("/co-sign?token={secret}"));
    send(instance, transaction, about, (Why::Confirm, &link)).await
}

/// Says that something was not, or is no more, signed, and where it can be.
pub(super) async fn tell(
    instance: &Instance,
    transaction: &Transaction,
    about: &About<'_>,
    (why, appeal): (Why, &Appeal),
) -> Result<()> {
    let way = match why {
        Why::TooLate => appeal.ap_id.clone(),
        _ => format!("{}/sign", appeal.ap_id),
    };
    send(instance, transaction, about, (why, &way)).await
}

async fn send(
    instance: &Instance,
    transaction: &Transaction,
    about: &About<'_>,
    said: (Why, &str),
) -> Result<()> {
    let organiser = &about.organization.ap_id;
    let object = note(instance, about, said)?;
    let audience = Audience::One(&about.account.id);
    let activity = instance.activity("Create", organiser, object, audience)?;
    let outgoing = Outgoing::to([about.account.inbox.clone()], about.organization, activity);
    instance.enqueue(transaction, outgoing).await
}

/// The note. Nobody can fetch it: it may hold a secret, and came to its reader already.
fn note(instance: &Instance, about: &About<'_>, (why, link): (Why, &str)) -> Result<Value> {
    let account = about.account;
    let title = about.text.map(Titles::from).unwrap_or_default();
    let languages: Vec<String> = about
        .language
        .map(str::to_owned)
        .into_iter()
        .chain(about.text.iter().flat_map(|text| text.authoritative()))
        .collect();
    let written = instance.write_message(&Message {
        why,
        languages: &languages,
        title: &title,
        link,
    });
    let handle = account.handle();
    let mention = format!(
        "<span class=\"h-card\"><a href=\"{}\" class=\"u-url mention\">{}</a></span>",
        escape(&account.id),
        escape(&handle)
    );
    let content: String = written
        .paragraphs
        .iter()
        .enumerate()
        .map(|(number, paragraph)| match number {
            0 => format!("<p>{mention} {paragraph}</p>"),
            _ => format!("<p>{paragraph}</p>"),
        })
        .collect();
    let name = instance.entropy.name(instance.clock.millis())?;
    let mut note = json!({
        "id": instance.addresses.path(&format!("/messages/{name}")),
        "type": "Note",
        "attributedTo": about.organization.ap_id,
        "published": instance.clock.rfc3339(),
        "to": [account.id],
        "tag": [{"type": "Mention", "href": account.id, "name": handle}],
        "content": content,
        "contentMap": {(written.language): content},
    });
    if let Some(reply) = about.reply {
        note["inReplyTo"] = json!(reply);
    }
    Ok(note)
}

impl Instance {
    /// Has messages written in words for people. Without it they are nothing but the link.
    pub fn write_messages_with(&self, writer: Writer) {
        // Only the first one counts: there is one program in a process.
        let _ = self.message_writer.set(writer);
    }

    fn write_message(&self, about: &Message<'_>) -> Written {
        match self.message_writer.get() {
            Some(write) => write(about),
            None => Written {
                language: about.languages.first().cloned().unwrap_or_default(),
                paragraphs: vec![format!("<a href=\"{0}\">{0}</a>", escape(about.link))],
            },
        }
    }
}
