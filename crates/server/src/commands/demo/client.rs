//! A small client of the HTTP API, with a token of one organisation.

use super::sample::Member;
use anyhow::{Context as _, bail};
use reqwest::{Client, Method, StatusCode, Url};
use serde_json::{Value, json};
use std::time::Duration;

/// Longer than any call should take.
const TIMEOUT: Duration = Duration::from_secs(15);

/// Speaks with one server for one organisation.
#[derive(Debug, Clone)]
pub struct ApiClient {
    http: Client,
    base: String,
    token: String,
    /// The organisation's actor id.
    pub actor: String,
}

impl ApiClient {
    /// A client of the server at `base`.
    pub fn new(base: &str, token: String, actor: String) -> anyhow::Result<Self> {
        Ok(Self {
            // The servers are on this computer: no proxy can reach them.
            http: Client::builder().timeout(TIMEOUT).no_proxy().build()?,
            base: base.to_owned(),
            token,
            actor,
        })
    }

    /// Makes an appeal from its text and publishes it; answers its id.
    pub async fn publish(&self, slug: &str, appeal: &Value) -> anyhow::Result<String> {
        let draft = self
            .call(Method::POST, "/api/v1/appeals", Some(appeal))
            .await?;
        self.call(
            Method::POST,
            &format!("/api/v1/appeals/{slug}/publish"),
            None,
        )
        .await?;
        let id = draft.get("id").and_then(Value::as_str);
        Ok(id.context("the new appeal has no id")?.to_owned())
    }

    /// Changes members of a published appeal.
    pub async fn change(&self, slug: &str, changes: &Value) -> anyhow::Result<()> {
        let path = format!("/api/v1/appeals/{slug}");
        self.call(Method::PATCH, &path, Some(changes)).await?;
        Ok(())
    }

    /// Accepts to call for an appeal; also before the invitation has come.
    pub async fn accept(&self, object: &str) -> anyhow::Result<()> {
        let body = json!({"org": self.actor, "object": object});
        self.call(Method::POST, "/api/v1/invitations/accept", Some(&body))
            .await?;
        Ok(())
    }

    /// Follows another organisation.
    pub async fn follow(&self, account: &str) -> anyhow::Result<()> {
        let body = json!({"org": self.actor, "account": account});
        self.call(Method::POST, "/api/v1/follows", Some(&body))
            .await?;
        Ok(())
    }

    /// Endorses an appeal in the organisation's own name.
    pub async fn endorse(&self, object: &str, member: &Member) -> anyhow::Result<()> {
        let body = json!({
            "org": self.actor,
            "object": object,
            "names": member.names(),
            "country": member.country,
        });
        self.call(Method::POST, "/api/v1/endorsements", Some(&body))
            .await?;
        Ok(())
    }

    /// The digest of this server's state of an appeal, and how many organisations are on its
    /// list; absent while it has no copy.
    pub async fn state(&self, object: &str) -> anyhow::Result<Option<(String, u64)>> {
        let mut url = Url::parse(&format!("{}/api/v1/state", self.base))?;
        url.query_pairs_mut().append_pair("object", object);
        let answer = self.http.get(url).bearer_auth(&self.token).send().await?;
        if answer.status() == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        let state: Value = answer.error_for_status()?.json().await?;
        let digest = state.get("stateDigest").and_then(Value::as_str);
        let organisations = state
            .pointer("/coSigners/organisations")
            .and_then(Value::as_u64);
        Ok(digest
            .zip(organisations)
            .map(|(digest, count)| (digest.to_owned(), count)))
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> anyhow::Result<Value> {
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        if !status.is_success() {
            bail!("{}{path} answers {status}: {text}", self.base);
        }
        Ok(serde_json::from_str(&text).unwrap_or_default())
    }
}
