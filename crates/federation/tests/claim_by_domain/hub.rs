//! The organiser's server, and who signs there.

use crate::{alone, dockers, fetched, signers::names};
use chrono::{DateTime, Utc};
use serde_json::json;
use std::path::Path;
use undersigned_domain::{
    AppealKey, Author, CoSignerList, Envelope, Verified, appeal::AdmissionPolicy, endorsement::Pin,
};
use undersigned_federation::{
    Clock, Instance,
    actions::{
        draft::{self, Draft},
        people::request::Solved,
        publish,
        sign_by_form::{self, ClaimLink, Form, Link, ManageLink, Outcome},
    },
    activities::statement::{self, Carried},
    networks::Asker,
    views::Appeal,
};
use undersigned_proof::SecretKey as Key;
use undersigned_store::{mails, organizations::Organization};

/// The organiser's server with an open appeal.
pub(super) struct Hub {
    pub instance: Instance,
    pub organization: Organization,
    pub appeal: Appeal,
}

impl Hub {
    pub async fn of(folder: &Path) -> Self {
        let now: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
        let instance = alone::server(folder, "hub", Clock::new(move || now)).await;
        let organization = dockers::hub(&instance).await;
        let draft = Draft {
            admission: AdmissionPolicy::Open,
            ..dockers::petition()
        };
        let appeal = draft::create(&instance, &organization, "brakes", draft)
            .await
            .expect("a draft");
        let appeal = publish::publish(&instance, &appeal)
            .await
            .expect("published");
        Self {
            instance,
            organization,
            appeal,
        }
    }

    /// Somebody signs by form, to the end. Gives the entry's id.
    pub async fn sign(&self, name: &str, address: &str) -> String {
        let before = self.list().await.entries;
        let domain = address.split_once('@').expect("an address").1;
        self.confirm(name, address, domain).await;
        // All were listed at one moment: which is the last of the list is chance.
        let known = |id: &String| before.iter().any(|entry| entry.id == *id);
        let list = self.list().await;
        let new = list.entries.iter().find(|entry| !known(&entry.id));
        new.expect("it is listed").id.clone()
    }

    /// Somebody fills the form in, with a website at a domain, and confirms it. Gives the secret of the link in the mail that says
    /// what became of it.
    pub async fn confirm(&self, name: &str, address: &str, domain: &str) -> String {
        let form = Form {
            names: names(name),
            website: format!("https://www.{domain}"),
            email: address.to_owned(),
            person: "Ana".to_owned(),
            role: "secretary".to_owned(),
            language: "en".to_owned(),
            ..Form::default()
        };
        let solved = Solved {
            asker: Asker::default(),
            hash: address.to_owned(),
            expires_at: i64::MAX,
        };
        sign_by_form::ask(&self.instance, &self.appeal, form, &solved)
            .await
            .expect("asked");
        let secret = self.mailed().await;
        let Link::Open(open) = sign_by_form::open(&self.instance, &secret).await.unwrap() else {
            panic!("the link is open");
        };
        let digest = self.pin().await.text_digest.to_string();
        sign_by_form::confirm(&self.instance, *open, &digest, Asker::default())
            .await
            .expect("confirmed");
        self.mailed().await
    }

    /// Somebody is called otherwise by the link in that mail. Answers whether that waits for a person.
    pub async fn correct(&self, secret: &str, name: &str) -> bool {
        let link = Box::pin(sign_by_form::manage(&self.instance, secret)).await;
        let ManageLink::Open(managed) = link.expect("the database answers") else {
            panic!("the link leads there");
        };
        let waits = sign_by_form::correct(&self.instance, &managed, names(name));
        Box::pin(waits).await.expect("corrected")
    }

    /// The secret of the link in the mail that waits to be sent.
    async fn mailed(&self) -> String {
        let (db, now) = (self.instance.database.conn(), self.instance.clock.millis());
        let mut held = mails::claim(db, "test", now, 1_000, 10)
            .await
            .expect("mails");
        let mail = held.pop().expect("a mail").open(&self.instance.secret);
        let text = mail.expect("it can be read").text;
        let (_, link) = text.trim().split_once("token=").expect("a link");
        link.split('&').next().expect("a token").to_owned()
    }

    /// The secret of a link that is mailed to whoever confirmed an entry.
    pub async fn claim_link(&self, entry: &str) -> String {
        sign_by_form::mail_link(&self.instance, &self.appeal, entry, Asker::default())
            .await
            .expect("mailed");
        self.mailed().await
    }

    /// What becomes of it when an actor is named by such a link.
    pub async fn claim(&self, secret: &str, actor: &str) -> Outcome {
        let link = sign_by_form::open_claim(&self.instance, secret).await;
        let ClaimLink::Open(open) = link.unwrap() else {
            panic!("the link is open");
        };
        let claimed = sign_by_form::claim(&self.instance, &open, actor).await;
        claimed.expect("it is heard")
    }

    pub async fn list(&self) -> CoSignerList {
        let view = self.instance.view_by_id(&self.appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is held");
        CoSignerList::clone(&view.list)
    }

    async fn pin(&self) -> Pin {
        let list = self.list().await;
        let note = list.current().expect("a note");
        Pin {
            revision: note.revision,
            text_digest: note.text_digest,
        }
    }

    /// An actor's server delivers its endorsement.
    pub async fn hear(&self, actor: &str, name: &str, claims: Option<&str>) {
        let author = author(actor);
        let now = self.instance.clock.millis();
        let root = self.appeal.root.clone().expect("it is published");
        let envelope = Envelope {
            id: format!("{actor}/endorsements/1"),
            appeal: AppealKey {
                object: self.appeal.ap_id.clone(),
                root: root.parse().expect("a key"),
            },
            // After whatever was listed by form.
            seq: u64::try_from(now).expect("a time") + 1_000,
            published: self.instance.clock.rfc3339(),
        };
        let pin = self.pin().await;
        let mut verified = author
            .endorse(&envelope, &pin, &names(name), &[])
            .expect("it can be signed");
        if let Some(claims) = claims {
            verified = with_claims(&verified, &author, claims);
        }
        fetched(&self.instance, &author).await;
        statement::take(&self.instance, &verified, Carried::By(actor, &[]))
            .await
            .expect("taken");
    }
}

fn author(actor: &str) -> Author {
    let seed = undersigned_domain::Digest::of(&[actor.as_bytes()]);
    Author {
        actor: actor.to_owned(),
        key: Key::from_seed(seed.bytes()),
        key_id: format!("{actor}#key"),
    }
}

/// The same endorsement, which says that an entry is its author's own.
fn with_claims(said: &Verified, author: &Author, claims: &str) -> Verified {
    let mut document = said.value().as_object().expect("an object").clone();
    document.remove("proof");
    document.insert("claims".to_owned(), json!(claims));
    let published = "2026-12-02T00:00:00Z";
    let signed =
        undersigned_proof::eddsa_jcs_2022::sign(document, &author.key, &author.key_id, published);
    Verified::check_value(&serde_json::Value::Object(signed)).expect("it is sound")
}

/// The actor's document, as it was just fetched.
async fn fetched(instance: &Instance, author: &Author) {
    let key = author.key.public();
    fetched::fetched(instance, &author.actor, (&author.key_id, &key)).await;
}
