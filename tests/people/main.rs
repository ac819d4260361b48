//! People sign at the organiser's server: from the form, over a real mail server, to the number
//! that other servers see.

mod accounts;
mod bounces;
mod bounds;
mod letters;
mod load;
mod mails;
mod news;
mod news_along;
mod news_answers;
mod news_of_others;
mod observed;
mod old_links;
mod once;
mod promises;
mod registrations;
mod secrecy;
mod story;
mod suspended;
mod unasked;
mod withdrawn;
mod without_mail;
mod wordings;

use serde_json::{Value, json};
use undersigned_tests::{Backend, MailServer, Server, until};

/// The server under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
/// The appeal's slug.
pub const SLUG: &str = "free-them";

/// A server with a mail server, and an appeal that people can sign.
pub struct Campaign {
    pub server: Server,
    pub mails: MailServer,
    pub object: String,
}

impl Campaign {
    pub async fn start(backend: Backend, shown: &str) -> Self {
        let mails = MailServer::start().await;
        let variables = [("UNDERSIGNED_SMTP_URL", mails.url())];
        let variables: Vec<(&str, &str)> =
            variables.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let server = Server::start_with(PROGRAM, "amery", backend, &variables).await;
        let object = server.publish(SLUG).await;
        let campaign = Self {
            server,
            mails,
            object,
        };
        campaign.set_terms(terms(shown, 90)).await.expect(200);
        campaign
    }

    pub async fn set_terms(&self, terms: Value) -> undersigned_tests::Answer {
        let path = format!("/appeals/{SLUG}/people");
        self.server
            .api(reqwest::Method::PUT, &path, Some(terms))
            .await
    }

    /// How many signed here, as the API says.
    pub async fn count(&self) -> u64 {
        let path = format!("/appeals/{SLUG}/people");
        let body = self.server.get(&path, &[]).await.expect(200);
        body["count"].as_u64().expect("a count")
    }

    /// Waits until the list at a server says so many people.
    pub async fn until_listed(&self, server: &Server, people: u64) {
        until(&format!("{people} people on the list"), || async {
            let query = [("object", self.object.as_str())];
            let answer = server.get("/state", &query).await;
            match answer.body["coSigners"]["individuals"] == people {
                true => Ok(()),
                false => Err(answer.text),
            }
        })
        .await;
    }
}

/// Terms that hold for so many days more.
pub fn terms(shown: &str, days: i64) -> Value {
    let until = undersigned_tests::now() + chrono::TimeDelta::days(days);
    json!({
        "open": true,
        "keeper": "Amery Dockers’ Union",
        "contact": "privacy@amery.example",
        "shown": shown,
        "keptUntil": until.format("%Y-%m-%d").to_string(),
    })
}
