//! A machine that watches a server: `/ready` and `/metrics`, on their own address.

use crate::{port, until};
use reqwest::{Client, StatusCode};

/// The setting that says where both are.
const VARIABLE: &str = "UNDERSIGNED_ADMIN_LISTEN";

/// Whoever watches one server.
pub struct Observer {
    address: String,
    client: Client,
}

impl Observer {
    /// For a server that is going to be started with [`Observer::variable`].
    ///
    /// # Panics
    /// Where no client can be made.
    #[must_use]
    pub fn new() -> Self {
        Self {
            address: format!("127.0.0.1:{}", port::free()),
            client: Client::builder()
                .pool_idle_timeout(crate::IDLE)
                .build()
                .expect("a client can be made"),
        }
    }

    /// What a server has to be started with.
    #[must_use]
    pub fn variable(&self) -> (&'static str, &str) {
        (VARIABLE, &self.address)
    }

    /// What the server says of itself.
    ///
    /// # Panics
    /// Where it does not answer.
    pub async fn ready(&self) -> (StatusCode, String) {
        self.get("ready").await
    }

    /// All numbers.
    ///
    /// # Panics
    /// Where the server does not answer.
    pub async fn metrics(&self) -> String {
        let (status, text) = self.get("metrics").await;
        assert_eq!(status, StatusCode::OK, "{text}");
        text
    }

    /// One number, by its whole name with labels.
    pub async fn number(&self, name: &str) -> Option<String> {
        let text = self.metrics().await;
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|rest| rest.strip_prefix(' '))
            .map(str::to_owned)
    }

    /// Waits until the server complains of something by its code; gives the status it answers with.
    pub async fn until_trouble(&self, code: &str) -> StatusCode {
        until(&format!("{code} at /ready"), || async {
            let (status, text) = self.ready().await;
            match text
                .lines()
                .any(|line| line.starts_with(&format!("{code}: ")))
            {
                true => Ok(status),
                false => Err(text),
            }
        })
        .await
    }

    /// Waits until the server does not complain of something any more.
    pub async fn until_well(&self, code: &str) {
        until(&format!("no {code} at /ready"), || async {
            let (_, text) = self.ready().await;
            match text
                .lines()
                .any(|line| line.starts_with(&format!("{code}: ")))
            {
                true => Err(text),
                false => Ok(()),
            }
        })
        .await;
    }

    async fn get(&self, path: &str) -> (StatusCode, String) {
        let answer = self.client.get(format!("http://{}/{path}", self.address));
        let answer = answer.send().await.expect("the server answers");
        let status = answer.status();
        (status, answer.text().await.expect("the answer is text"))
    }
}

impl Default for Observer {
    fn default() -> Self {
        Self::new()
    }
}
