//! An HTTP answer, read whole.

use reqwest::StatusCode;
use serde_json::Value;

/// An HTTP answer, read.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The `Content-Type`; empty where there is none.
    pub content_type: String,
    /// The body as JSON; `null` where it is none.
    pub body: Value,
    /// The body as it came.
    pub text: String,
}

impl Answer {
    /// The body, if the status is the expected one.
    ///
    /// # Panics
    /// With the answer, where it is another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self.body
    }

    /// The stable code of a problem.
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    /// Reads an answer whole.
    pub async fn read(response: reqwest::Response) -> Self {
        let status = response.status();
        let content_type = response.headers().get("content-type");
        let content_type = content_type
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        let content_type = content_type.to_owned();
        let text = response.text().await.unwrap_or_default();
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Self {
            status,
            content_type,
            body,
            text,
        }
    }
}
