//! What the tests ask of a server over HTTP.

use crate::{Answer, Server, until};
use reqwest::{Method, header::ACCEPT};
use serde_json::{Value, json};
use url::Url;

/// What other servers ask for.
const ACTIVITY_JSON: &str = "application/activity+json";

impl Server {
    /// A call to the API below `/api/v1`, with the token.
    pub async fn api(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let address = format!("{}/api/v1{path}", self.connect);
        let mut request = self
            .client
            .request(method, address)
            .bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        Answer::read(request.send().await.expect("the server answers")).await
    }

    /// A POST to the API.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.api(Method::POST, path, Some(body)).await
    }

    /// A POST to the API by which something is said; gives its id.
    pub async fn say(&self, path: &str, body: Value) -> String {
        let made = self.post(path, body).await.expect(202);
        made["id"].as_str().expect("it has an id").to_owned()
    }

    /// A GET from the API, with query parameters.
    pub async fn get(&self, path: &str, query: &[(&str, &str)]) -> Answer {
        self.query(Method::GET, path, query).await
    }

    async fn query(&self, method: Method, path: &str, query: &[(&str, &str)]) -> Answer {
        let address = format!("{}/api/v1{path}", self.connect);
        let mut address = Url::parse(&address).expect("the server's address is sound");
        address.query_pairs_mut().extend_pairs(query);
        let request = self
            .client
            .request(method, address)
            .bearer_auth(&self.token);
        Answer::read(request.send().await.expect("the server answers")).await
    }

    /// An address of the server's, as another server would fetch it, and without the token.
    pub async fn fetch(&self, path: &str) -> Answer {
        let address = format!("{}{path}", self.connect);
        let request = self.client.get(address).header(ACCEPT, ACTIVITY_JSON);
        Answer::read(request.send().await.expect("the server answers")).await
    }

    /// An address of the server's, as a browser would open it.
    pub async fn page(&self, path: &str) -> Answer {
        let address = format!("{}{path}", self.url);
        let request = self.client.get(address).header(ACCEPT, "text/html");
        Answer::read(request.send().await.expect("the server answers")).await
    }

    /// Opens a page again and again until it is as it is to be, and gives its text.
    pub async fn until_page(&self, path: &str, fits: impl Fn(&Answer) -> bool) -> String {
        until(&format!("{path} at {}", self.name), || async {
            let answer = self.page(path).await;
            match fits(&answer) {
                true => Ok(answer.text),
                false => Err(format!("{} {}", answer.status, answer.text)),
            }
        })
        .await
    }

    /// The same until it comes with a status, and these words are on it.
    pub async fn until_page_says(&self, path: &str, status: u16, words: &str) -> String {
        let fits = |answer: &Answer| answer.status == status && answer.text.contains(words);
        self.until_page(path, fits).await
    }

    /// What `GET /api/v1/state` says of an appeal.
    pub async fn state(&self, object: &str) -> Answer {
        self.get("/state", &[("object", object)]).await
    }

    /// The whole folded list of an appeal.
    pub async fn list(&self, object: &str) -> Vec<Value> {
        let query = [("object", object), ("per_page", "1000")];
        let body = self.get("/cosigners", &query).await.expect(200);
        body["items"].as_array().cloned().unwrap_or_default()
    }

    /// The entry of that id on the list, if it is there.
    pub async fn entry(&self, object: &str, id: &str) -> Option<Value> {
        self.list(object)
            .await
            .into_iter()
            .find(|entry| entry["id"] == id)
    }

    /// Who waits in this server's mailbox for an appeal, sorted.
    pub async fn pending(&self, object: &str) -> Vec<String> {
        let body = self
            .get("/pending", &[("object", object)])
            .await
            .expect(200);
        let items = body["items"].as_array().cloned().unwrap_or_default();
        let about = |item: &Value| item["about"].as_str().unwrap_or_default().to_owned();
        let mut waiting: Vec<String> = items.iter().map(about).collect();
        waiting.sort();
        waiting
    }

    /// Publishes a small open petition in two languages and gives its id.
    pub async fn publish(&self, slug: &str) -> String {
        self.publish_draft(self.petition(slug)).await
    }

    /// Publishes a draft and gives its id.
    pub async fn publish_draft(&self, draft: Value) -> String {
        let made = self.post("/appeals", draft).await.expect(201);
        let slug = made["slug"].as_str().expect("an appeal has a slug");
        let path = format!("/appeals/{slug}/publish");
        self.api(Method::POST, &path, None).await.expect(200);
        made["id"].as_str().expect("an appeal has an id").to_owned()
    }

    /// A small open petition in two languages.
    pub fn petition(&self, slug: &str) -> Value {
        json!({
            "slug": slug,
            "kind": "petition",
            "organiser": self.org,
            "languages": ["en", "zh-Hant"],
            "title": {"en": "Free the eleven dockers", "zh-Hant": "釋放十一名碼頭工人"},
            "body": {"en": "They stopped a crane with **no brakes**.", "zh-Hant": "他們停下了一台沒有煞車的吊機。"},
            "demands": [
                {"id": "release", "text": {"en": "Release all eleven.", "zh-Hant": "釋放全部十一人。"}},
                {"id": "inspect", "text": {"en": "Inspect every crane.", "zh-Hant": "檢查每台吊機。"}},
            ],
            "addressees": [{"office": "Minister of the Interior"}],
            "initiators": [],
            "admission": "open",
        })
    }

    /// Follows an organisation.
    pub async fn follow(&self, account: &str) {
        let body = json!({"org": self.org, "account": account});
        self.post("/follows", body).await.expect(202);
    }

    /// How many follow this server's organisation.
    pub async fn followers(&self) -> u64 {
        let collection = self
            .fetch(&format!("/orgs/{}/followers", self.name))
            .await
            .expect(200);
        collection["totalItems"].as_u64().unwrap_or_default()
    }

    /// Waits until so many follow this server's organisation.
    pub async fn until_followers(&self, count: u64) {
        until("the followers", || async {
            match self.followers().await {
                followers if followers == count => Ok(()),
                other => Err(format!("{other} of {count}")),
            }
        })
        .await;
    }

    /// Waits until a member of what `GET /api/v1/appeals?object=` says has a value.
    pub async fn until_appeal(&self, object: &str, member: &str, value: &Value) {
        until(&format!("{member} {value} at {}", self.name), || async {
            let answer = self.get("/appeals", &[("object", object)]).await;
            match &answer.body[member] == value {
                true => Ok(()),
                false => Err(answer.text),
            }
        })
        .await;
    }

    /// Waits until a member of what `GET /api/v1/state?object=` says has a value; a JSON pointer
    /// names it.
    pub async fn until_state(&self, object: &str, pointer: &str, value: &Value) {
        until(&format!("{pointer} {value} at {}", self.name), || async {
            let answer = self.state(object).await;
            match answer.body.pointer(pointer) == Some(value) {
                true => Ok(()),
                false => Err(answer.text),
            }
        })
        .await;
    }

    /// Waits until somebody waits in the mailbox.
    pub async fn until_pending(&self, object: &str, who: &[&str]) {
        until(&format!("{who:?} waiting at {}", self.name), || async {
            let waiting = self.pending(object).await;
            if waiting == who {
                Ok(())
            } else {
                Err(format!("{waiting:?}"))
            }
        })
        .await;
    }

    /// Changes members of an appeal of one's own.
    pub async fn revise(&self, slug: &str, changes: Value) -> Answer {
        self.api(Method::PATCH, &format!("/appeals/{slug}"), Some(changes))
            .await
    }

    /// Publishes a wording of a petition in other words than the ones before; it gets this number.
    pub async fn reword(&self, slug: &str, words: &str, revision: u64) {
        let body = json!({"body": {"en": words, "zh-Hant": "他們停下了吊機。"}});
        let revised = self.revise(slug, body).await.expect(200);
        assert_eq!(revised["revision"], revision, "{revised}");
    }

    /// Closes, withdraws or delivers an appeal of one's own.
    pub async fn end(&self, slug: &str, how: &str) -> Answer {
        self.api(Method::POST, &format!("/appeals/{slug}/{how}"), None)
            .await
    }

    /// Endorses an appeal under one English name.
    pub async fn endorse(&self, object: &str, name: &str) -> Answer {
        let body = json!({"org": self.org, "object": object, "names": {"en": name}});
        self.post("/endorsements", body).await
    }

    /// Withdraws from an appeal.
    pub async fn withdraw(&self, object: &str) -> Answer {
        let query = [("org", self.org.as_str()), ("object", object)];
        self.query(Method::DELETE, "/endorsements", &query).await
    }

    /// Takes an invitation to call for an appeal back.
    pub async fn uninvite(&self, object: &str, about: &str) -> Answer {
        let query = [("org", self.org.as_str()), ("object", object)];
        let query = [query[0], query[1], ("about", about)];
        self.query(Method::DELETE, "/invitations", &query).await
    }

    /// Attests a signer from paper; `signer` adds to or replaces the members.
    pub async fn attest(&self, object: &str, signer: Value) -> String {
        let mut body = json!({"org": self.org, "object": object, "provenance": "paper"});
        if let (Value::Object(body), Value::Object(signer)) = (&mut body, signer) {
            body.extend(signer);
        }
        let made = self.post("/attestations", body).await.expect(201);
        made["id"]
            .as_str()
            .expect("an attestation has an id")
            .to_owned()
    }

    /// Decides about a signer: `admitted` or `removed`.
    pub async fn decide(&self, object: &str, about: &str, state: &str) -> Answer {
        let body = json!({
            "org": self.org, "object": object, "about": about, "as": "signer", "state": state,
        });
        self.post("/admissions", body).await
    }
}
