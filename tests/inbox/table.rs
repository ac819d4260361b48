//! Tables of bad input: what is sent, and what must come of it.

use serde_json::Value;
use std::{future::Future, pin::Pin};
use undersigned_tests::{Answer, Backend, ForeignActor, ForeignServer, Letter, Picture, Server};

/// One row: something that is sent, and the answer it must get.
pub struct Case<'a> {
    what: String,
    ask: Pin<Box<dyn Future<Output = Answer> + 'a>>,
    status: u16,
    code: &'static str,
}

/// A row for anything that can be asked. Nothing is sent before its turn.
pub fn case<'a>(
    what: impl Into<String>,
    ask: impl Future<Output = Answer> + 'a,
    status: u16,
    code: &'static str,
) -> Case<'a> {
    Case {
        what: what.into(),
        ask: Box::pin(ask),
        status,
        code,
    }
}

/// A row for a letter.
pub fn letter<'a>(
    what: impl Into<String>,
    letter: Letter,
    status: u16,
    code: &'static str,
) -> Case<'a> {
    case(what, async move { letter.send().await }, status, code)
}

/// Sends every row and looks at the server before and after. What is accepted (a status below
/// 300) may be noted as received, and nothing else.
///
/// # Panics
/// Naming every row that got another answer, or left something behind.
pub async fn refuse_all(server: &Server, appeal: Option<&str>, cases: Vec<Case<'_>>) {
    let mut before = Picture::at_rest(server, appeal).await;
    let mut faults = Vec::new();
    for case in cases {
        let answer = case.ask.await;
        if let Some(fault) = misfit(&answer, case.status, case.code) {
            faults.push(format!("{}: {fault}", case.what));
        }
        let after = Picture::at_rest(server, appeal).await;
        let mut changed = before.changed(&after);
        if case.status < 300 {
            changed.remove("received_activities");
        }
        if !changed.is_empty() {
            faults.push(format!(
                "{}: left behind{}",
                case.what,
                before.difference(&after)
            ));
        }
        before = after;
    }
    assert!(faults.is_empty(), "\n  {}\n", faults.join("\n  "));
}

/// What is wrong with an answer, if anything: errors must be problems that say their own status.
fn misfit(answer: &Answer, status: u16, code: &str) -> Option<String> {
    let got = answer.status.as_u16();
    if got != status || answer.code() != code {
        return Some(format!(
            "expected {status} `{code}`, got {got} {}",
            answer.text
        ));
    }
    let is_problem = answer.content_type == "application/problem+json"
        && answer.body["status"] == got
        && answer.body["title"].is_string()
        && answer.body["type"]
            .as_str()
            .is_some_and(|kind| kind.ends_with(code));
    (got >= 400 && !is_problem).then(|| format!("not a problem document: {}", answer.text))
}

/// A server with a published appeal, and a foreign server with two organisations.
pub struct Scene {
    /// The server under test.
    pub hub: Server,
    /// The appeal, as the API shows it.
    pub appeal: Value,
    /// Somebody else's server.
    pub foreign: ForeignServer,
    /// Its organisation that behaves, mostly.
    pub dockers: ForeignActor,
    /// Another of the same server.
    pub sibling: ForeignActor,
    /// The server's inbox.
    pub inbox: String,
}

impl Scene {
    /// Sets it up, on SQLite: the point is to look into the database.
    pub async fn new() -> Self {
        Self::on(Backend::Sqlite).await
    }

    /// The same on a database of one's choice, into which [`refuse_all`] may be unable to look.
    pub async fn on(backend: Backend) -> Self {
        let hub = Server::start(crate::PROGRAM, "hub", backend).await;
        let id = hub.publish("free-them").await;
        let appeal = hub.get("/appeals", &[("object", &id)]).await.expect(200);
        let foreign = ForeignServer::start().await;
        Self {
            inbox: format!("{}/inbox", hub.org),
            dockers: foreign.organization("dockers"),
            sibling: foreign.organization("sibling"),
            hub,
            appeal,
            foreign,
        }
    }

    /// The appeal's id.
    pub fn object(&self) -> &str {
        self.appeal["id"].as_str().expect("an appeal has an id")
    }
}
