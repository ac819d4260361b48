//! Accounts on other servers that have replied to a letter and got a message with a link; and what
//! only those servers can do: delete the reply.

use crate::PROGRAM;
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    routing::post,
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};
use tokio::net::TcpListener;
use undersigned_tests::{
    Backend, ForeignServer, Mastodon, Server, WrongClock,
    co_sign::{take_people, token},
};

const DAYS: i64 = 24 * 60 * 60;

/// Who confirms what, once with JavaScript off and once with it on.
const STORIES: [(&str, &str); 7] = [
    ("organisation-javaScriptOff", "brakes"),
    ("organisation-javaScriptOn", "brakes"),
    ("person-javaScriptOff", "brakes"),
    ("person-javaScriptOn", "brakes"),
    ("moderated-javaScriptOff", "moderated"),
    ("moderated-javaScriptOn", "moderated"),
    ("looked-at", "moderated"),
];

/// Servers with letters, and the accounts that replied to them.
pub struct Accounts {
    server: Server,
    /// Its clock is three days ahead of the link that it sent.
    late: Server,
    links: BTreeMap<String, Value>,
    late_link: String,
    /// `POST` to it with a name at the end deletes that account's reply.
    delete: String,
    social: ForeignServer,
    _clock: WrongClock,
    _late_account: Mastodon,
}

type Replies = BTreeMap<String, (Mastodon, Value)>;

impl Accounts {
    /// Publishes the letters, and has the accounts reply.
    pub async fn that_replied() -> Self {
        let server = Server::start(PROGRAM, "brakes", Backend::Sqlite).await;
        let mut moderated = server.petition("moderated");
        moderated["admission"] = json!("moderated");
        let letters = BTreeMap::from([
            ("brakes", server.publish("brakes").await),
            ("moderated", server.publish_draft(moderated).await),
        ]);
        take_people(&server, "brakes").await;
        let mut replies = Replies::new();
        let mut links = BTreeMap::new();
        for (story, letter) in STORIES {
            let account = Mastodon::start().await;
            let (reply, link) = reply(&server, &account, &letters[letter]).await;
            let shown = json!({
                "link": link,
                "account": account.account(),
                "actor": account.actor,
                "reply": reply["id"],
                "name": story,
            });
            links.insert(story.to_owned(), shown);
            replies.insert(story.to_owned(), (account, reply));
        }
        let mut late = Server::start(PROGRAM, "late", Backend::Sqlite).await;
        let clock = WrongClock::of(&mut late);
        late.kill().await;
        late.run().await;
        let letter = late.publish("brakes").await;
        let late_account = Mastodon::start().await;
        let (_, late_link) = reply(&late, &late_account, &letter).await;
        clock.set(3 * DAYS);
        Self {
            delete: deletions(replies, server.org.clone()).await,
            social: social().await,
            server,
            late,
            links,
            late_link,
            _clock: clock,
            _late_account: late_account,
        }
    }

    /// The server with the letters.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Where everything is.
    pub fn world(&self) -> Value {
        let host = self.social.base.trim_start_matches("http://");
        json!({
            "url": self.server.url,
            "handle": self.server.name,
            "letter": "/appeals/brakes",
            "accounts": self.links,
            "delete": self.delete,
            "late": {"url": self.late.url, "link": self.late_link},
            "social": {
                "base": self.social.base,
                "wayless": format!("@mei@{host}"),
                "subscribes": format!("@ana@{host}"),
                "away": "localhost:1",
            },
        })
    }
}

/// An account replies with the words, and gets the message; gives the reply and the link.
async fn reply(server: &Server, account: &Mastodon, letter: &str) -> (Value, String) {
    let reply = account.reply(&server.org, letter);
    account.publish(&server.org, &reply).await.expect(202);
    let secret = token(server, &account.message(1).await);
    (reply, format!("{}/co-sign?token={secret}", server.url))
}

/// A server that says of one account how a letter is brought there, and of another nothing.
async fn social() -> ForeignServer {
    let social = ForeignServer::start().await;
    let (base, host) = (
        social.base.clone(),
        social.base.trim_start_matches("http://").to_owned(),
    );
    let own = |name: &str| json!({"rel": "self", "type": "application/activity+json", "href": format!("{base}/users/{name}")});
    let subscribe = json!({
        "rel": "http://ostatus.org/schema/1.0/subscribe",
        "template": format!("{base}/authorize_interaction?uri={{uri}}"),
    });
    social.give_links(&format!("acct:mei@{host}"), json!([own("mei")]));
    social.give_links(&format!("acct:ana@{host}"), json!([own("ana"), subscribe]));
    social
}

/// Stands for the people at those servers; gives the address below which replies are deleted.
async fn deletions(replies: Replies, organisation: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("it has an address");
    let app = Router::new()
        .route("/{name}", post(delete))
        .with_state(Arc::new((replies, organisation)));
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}/")
}

async fn delete(
    State(held): State<Arc<(Replies, String)>>,
    Path(name): Path<String>,
) -> StatusCode {
    let (replies, organisation) = held.as_ref();
    let Some((account, reply)) = replies.get(&name) else {
        return StatusCode::NOT_FOUND;
    };
    account.delete(organisation, reply).await.status
}
