//! A person who signs, with a browser that runs no script and keeps no cookie.

use crate::{Server, desk};
use reqwest::{Client, StatusCode, header};
use undersigned_proof::Digest;

/// The numbers in the question of the form.
const NUMBERS: [&str; 9] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];

/// A page as it came.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The status.
    pub status: StatusCode,
    /// Where it leads; empty where nowhere.
    pub location: String,
    /// The text.
    pub text: String,
}

impl Shown {
    /// The text of a page with this status.
    ///
    /// # Panics
    /// Where the status is another.
    pub fn expect(self, status: u16) -> String {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self.text
    }
}

/// How a form shows that somebody filled it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As the script does.
    Work,
    /// By answering the question.
    Answer,
    /// Not at all.
    None,
}

/// A person's browser.
#[derive(Clone, Debug)]
pub struct Signer {
    client: Client,
    base: String,
    /// Which network the browser is in, as a proxy would say; this machine itself without one.
    pub network: Option<String>,
    /// How forms are sent.
    pub effort: Effort,
}

impl Signer {
    /// Somebody who comes to a server.
    pub fn of(server: &Server) -> Self {
        Self {
            client: server.client.clone(),
            base: server.address().to_owned(),
            network: None,
            effort: Effort::Work,
        }
    }

    /// Opens an address, in whole or from the path on.
    pub async fn open(&self, address: &str) -> Shown {
        self.send(self.client.get(self.whole(address))).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Shown {
        self.post_from(path, fields, None).await
    }

    /// Sends a form that stands on a page of that origin.
    pub async fn post_from(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        origin: Option<&str>,
    ) -> Shown {
        // Its writer may not wait in a task.
        let body = {
            let mut body = url::form_urlencoded::Serializer::new(String::new());
            body.extend_pairs(fields);
            body.finish()
        };
        let mut request = self
            .client
            .post(self.whole(path))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body);
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        self.send(request).await
    }

    /// Opens the form of an appeal, fills it in and sends it.
    pub async fn sign(&self, slug: &str, fields: &[(&str, &str)]) -> Shown {
        let path = format!("/appeals/{slug}/sign/person");
        let page = self.open(&path).await.expect(200);
        let consent = desk::field(&page, "consent");
        let check = self.checked(&page);
        let check = check.iter().map(|(name, value)| (*name, value.as_str()));
        let mut all = vec![("consent", consent.as_str()), ("agree", "yes")];
        all.extend(check);
        // A field that is given stands for the one that the form would send.
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        all.extend_from_slice(fields);
        self.post(&path, &all).await
    }

    /// The fields of a page's check.
    pub fn checked(&self, page: &str) -> Vec<(&'static str, String)> {
        let check = desk::field(page, "check");
        let mut fields = Vec::new();
        match self.effort {
            Effort::Work => fields.push(("work", work(&check))),
            Effort::Answer => {
                let question = desk::between(page, "What is ", "? ");
                let (a, b) = question.split_once(" plus ").expect("it is a sum");
                let value = |word: &str| NUMBERS.iter().position(|known| *known == word);
                let sum = value(a).expect("a number") + value(b).expect("a number") + 2;
                fields.push(("answer", sum.to_string()));
            }
            Effort::None => {}
        }
        fields.push(("check", check));
        fields
    }

    /// Opens the link in the first mail and presses the button below the text.
    pub async fn confirm(&self, link: &str) -> Shown {
        let page = self.open(link).await.expect(200);
        self.press(&page, "/sign/confirm").await
    }

    /// Presses the button of a page on which a wording is signed.
    pub async fn press(&self, page: &str, path: &str) -> Shown {
        let fields = ["token", "revision"].map(|name| (name, desk::field(page, name)));
        let [token, revision] = &fields;
        let fields = [token, revision].map(|(name, value)| (*name, value.as_str()));
        self.post(path, &fields).await
    }

    fn whole(&self, address: &str) -> String {
        match address.strip_prefix('/') {
            Some(_) => format!("{}{address}", self.base),
            None => address.to_owned(),
        }
    }

    async fn send(&self, mut request: reqwest::RequestBuilder) -> Shown {
        request = request.header(header::ACCEPT, "text/html");
        if let Some(network) = &self.network {
            request = request.header("x-forwarded-for", network);
        }
        let answer = request.send().await.expect("the server answers");
        let location = answer.headers().get(header::LOCATION).cloned();
        let location = location.and_then(|to| to.to_str().map(str::to_owned).ok());
        Shown {
            status: answer.status(),
            location: location.unwrap_or_default(),
            text: answer.text().await.unwrap_or_default(),
        }
    }
}

/// What the script looks for: 16 zero bits.
#[must_use]
pub fn work(check: &str) -> String {
    let start = format!("{check::<64}");
    let found = (0_u32..).map(|number| number.to_string()).find(|number| {
        let digest = Digest::of(&[start.as_bytes(), number.as_bytes()]);
        digest.bytes()[..2] == [0, 0]
    });
    found.expect("there is one")
}
