//! The organiser's server with its mails, and what an organisation does there.

use crate::PROGRAM;
use serde_json::json;
use undersigned_tests::{Backend, MailServer, Server, Signer};

/// The appeal's slug.
pub const SLUG: &str = "brakes";
/// The address at the organisation's own domain.
pub const OFFICE: &str = "office@crane-drivers.example";
/// What an organisation fills in.
pub const FORM: [(&str, &str); 9] = [
    ("language-1", "en"),
    ("name-1", "Crane Drivers"),
    ("also-known-as", "CD\r\nCranes"),
    ("country", "HK"),
    ("website", "www.crane-drivers.example"),
    ("email", OFFICE),
    ("person", "Quillfeather Zanzibara"),
    ("role", "Xylofabrikant"),
    ("agree", "yes"),
];

/// A server with a mail server and an appeal.
pub struct Hub {
    pub server: Server,
    pub mails: MailServer,
    pub object: String,
    pub signer: Signer,
}

impl Hub {
    pub async fn start(backend: Backend, admission: &str) -> Self {
        let mails = MailServer::start().await;
        let address = mails.url();
        let variables = [("UNDERSIGNED_SMTP_URL", address.as_str())];
        let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
        let mut draft = server.petition(SLUG);
        draft["admission"] = json!(admission);
        let object = server.publish_draft(draft).await;
        Self {
            signer: Signer::of(&server),
            server,
            mails,
            object,
        }
    }

    /// Fills the form in, some fields otherwise, and sends it.
    pub async fn fill_in(&self, otherwise: &[(&str, &str)]) -> undersigned_tests::Shown {
        self.fill_in_again(otherwise, 0).await
    }

    /// The same, and sends that very form so often again; gives the last answer.
    pub async fn fill_in_again(
        &self,
        otherwise: &[(&str, &str)],
        again: usize,
    ) -> undersigned_tests::Shown {
        let path = format!("/appeals/{SLUG}/sign/organisation");
        let page = self.signer.open(&path).await.expect(200);
        let check = self.signer.checked(&page);
        let mut fields: Vec<(&str, &str)> = FORM.to_vec();
        fields.extend(check.iter().map(|(name, value)| (*name, value.as_str())));
        fields.retain(|(name, _)| !otherwise.iter().any(|(other, _)| other == name));
        fields.extend_from_slice(otherwise);
        for _ in 0..again {
            self.signer.post(&path, &fields).await;
        }
        self.signer.post(&path, &fields).await
    }

    /// The link in the newest of so many mails to an address.
    pub async fn link(&self, address: &str, count: usize) -> String {
        let mail = self.mails.until(address, count).await;
        mail.link(&format!("{}/sign-by-form/", self.server.url))
    }

    /// Opens the link that confirms, and presses its button.
    pub async fn confirm(&self, link: &str) -> undersigned_tests::Shown {
        let page = self.signer.open(link).await.expect(200);
        let fields = ["token", "text-digest"];
        let fields = fields.map(|name| (name, undersigned_tests::desk::field(&page, name)));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        self.signer.post("/sign-by-form/confirm", &fields).await
    }

    /// Signs under another name and address, to the end; gives the entry's id.
    pub async fn signed(&self, otherwise: &[(&str, &str)]) -> String {
        let address = otherwise.iter().find(|(name, _)| *name == "email");
        let address = address.map_or(OFFICE, |(_, address)| *address);
        self.fill_in(otherwise).await.expect(200);
        let link = self.link(address, 1).await;
        self.confirm(&link).await.expect(200);
        self.mails.until(address, 2).await;
        let listed = self.server.list(&self.object).await;
        let last = listed.last().expect("it is listed");
        last["id"].as_str().expect("an id").to_owned()
    }

    /// The page of an entry at some server that holds the appeal.
    pub async fn entry_page(&self, server: &Server, id: &str) -> String {
        let path = self.entry_path(server, id);
        Signer::of(server).open(&path).await.expect(200)
    }

    /// Where that page is, or was.
    pub fn entry_path(&self, server: &Server, id: &str) -> String {
        let key = undersigned_proof::Digest::of(&[id.as_bytes()]).hex();
        let slug = match server.url == self.server.url {
            true => SLUG.to_owned(),
            false => format!("{}/{SLUG}", self.server.host()),
        };
        format!("/appeals/{slug}/cosigners/{}", &key[..32])
    }
}

/// The token of a link.
pub fn token(link: &str) -> &str {
    let rest = link.split_once("token=").expect("a link has a token").1;
    assert!(
        rest.contains("&lang=en"),
        "it opens in the language of the form"
    );
    rest.split('&').next().unwrap_or(rest)
}
