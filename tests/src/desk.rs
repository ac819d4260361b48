//! The desk as a browser without JavaScript sees it: a cookie, pages, forms.

use crate::Server;
use reqwest::{Client, RequestBuilder, StatusCode, header, redirect::Policy};
use std::collections::BTreeMap;

/// What people choose at first.
pub const PASSWORD: &str = "a crane with brakes";

/// Somebody signed in at the desk of a server's organisation.
#[derive(Debug)]
pub struct Desk {
    client: Client,
    base: String,
    cookies: BTreeMap<String, String>,
    network: Option<String>,
}

impl Desk {
    /// Signs in by a link that the server's operator makes.
    ///
    /// # Panics
    /// Where that does not lead to the desk.
    pub async fn of(server: &Server) -> Self {
        Self::by(server, &server.sign_in_link(), PASSWORD).await
    }

    /// Signs in by any link that leads to the desk, and sets a password.
    ///
    /// # Panics
    /// Where that does not lead to the desk.
    pub async fn by(server: &Server, link: &str, password: &str) -> Self {
        let mut desk = Self::nobody(server);
        let page = desk.get(link.trim_start_matches(server.url.as_str())).await;
        let action = between(&page, "<form method=\"post\" action=\"/sign-in", "\"");
        let fields = [
            ("csrf", field(&page, "csrf")),
            ("token", field(&page, "token")),
            ("password", password.to_owned()),
            ("password-again", password.to_owned()),
        ];
        let path = format!("/sign-in{action}");
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let (status, to) = desk.post(&path, &fields).await;
        assert!(status.is_redirection(), "{status} {to}");
        desk
    }

    /// A browser in which nobody is signed in.
    ///
    /// # Panics
    /// Where no client can be made.
    pub fn nobody(server: &Server) -> Self {
        Self {
            client: Client::builder()
                .redirect(Policy::none())
                .pool_idle_timeout(crate::IDLE)
                .build()
                .expect("a client can be made"),
            base: server.url.clone(),
            cookies: BTreeMap::new(),
            network: None,
        }
    }

    /// The same browser at an address somewhere else, as a proxy on this machine would say.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        self.network = Some(address.to_owned());
        self
    }

    /// Signs in with address and password; gives the status and where it leads, or the page.
    pub async fn sign_in(&mut self, email: &str, password: &str) -> (StatusCode, String) {
        self.post("/sign-in", &[("email", email), ("password", password)])
            .await
    }

    /// Sends the form of a page with what every form of the session carries.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String) {
        let csrf = field(&self.get("/desk/account").await, "csrf");
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        self.post(path, &all).await
    }

    /// A page with its status.
    pub async fn look(&mut self, path: &str) -> (StatusCode, String) {
        let answer = self.ask(path).await;
        let status = answer.status();
        (status, answer.text().await.expect("a page is text"))
    }

    /// What the browser is told about keeping a page: its `Cache-Control`.
    pub async fn kept(&mut self, path: &str) -> String {
        let answer = self.ask(path).await;
        let told = answer.headers().get(header::CACHE_CONTROL);
        let told = told.and_then(|told| told.to_str().ok());
        told.unwrap_or_default().to_owned()
    }

    async fn ask(&mut self, path: &str) -> reqwest::Response {
        let request = self.client.get(format!("{}{path}", self.base));
        let request = self.sent_from_there(request);
        let answer = request.header(header::COOKIE, self.cookie()).send().await;
        let answer = answer.expect("the server answers");
        self.keep(&answer);
        answer
    }

    /// A page.
    pub async fn get(&mut self, path: &str) -> String {
        self.look(path).await.1
    }

    /// Sends a form; gives the status and where it leads, or the page that is shown again.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String) {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        let kind = "application/x-www-form-urlencoded";
        self.post_as(path, kind, body.finish().into_bytes()).await
    }

    /// Sends any body; gives the status and where it leads, or the page.
    pub async fn post_as(
        &mut self,
        path: &str,
        kind: &str,
        body: impl Into<reqwest::Body>,
    ) -> (StatusCode, String) {
        let request = self.client.post(format!("{}{path}", self.base));
        let answer = self
            .sent_from_there(request)
            .header(header::COOKIE, self.cookie())
            .header(header::ORIGIN, &self.base)
            .header(header::CONTENT_TYPE, kind)
            .body(body)
            .send()
            .await
            .expect("the server answers");
        self.keep(&answer);
        let status = answer.status();
        let to = answer.headers().get(header::LOCATION).cloned();
        let to = to.and_then(|to| to.to_str().map(str::to_owned).ok());
        match to {
            Some(to) => (status, to),
            None => (status, answer.text().await.unwrap_or_default()),
        }
    }

    /// Sends a form with a file in the field `evidence`; gives the status and the page.
    pub async fn upload(
        &mut self,
        path: &str,
        fields: &[(String, String)],
        file: &[u8],
    ) -> (StatusCode, String) {
        self.upload_as(path, fields, "evidence", file).await
    }

    /// Sends a form with a file in a field; gives the status and the page.
    pub async fn upload_as(
        &mut self,
        path: &str,
        fields: &[(String, String)],
        field: &str,
        file: &[u8],
    ) -> (StatusCode, String) {
        const PART: &str = "part-of-a-form";
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--{PART}\r\nContent-Disposition: form-data; name=\"{name}\"");
            body.extend(format!("{head}\r\n\r\n{value}\r\n").into_bytes());
        }
        let head = format!(
            "--{PART}\r\nContent-Disposition: form-data; name=\"{field}\"; \
             filename=\"../../scan.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend_from_slice(file);
        body.extend(format!("\r\n--{PART}--\r\n").into_bytes());
        let kind = format!("multipart/form-data; boundary={PART}");
        self.post_as(path, &kind, body).await
    }

    fn sent_from_there(&self, request: RequestBuilder) -> RequestBuilder {
        match &self.network {
            Some(address) => request.header("x-forwarded-for", address),
            None => request,
        }
    }

    fn cookie(&self) -> String {
        let pairs = self.cookies.iter();
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    fn keep(&mut self, answer: &reqwest::Response) {
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap_or_default();
            let pair = cookie.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// A second organisation on the server, `quay`, and its owner at the desk.
///
/// # Panics
/// Where it cannot be founded.
pub async fn at_the_quay(server: &Server) -> Desk {
    let made = server.command_json(&[
        "setup",
        "--org",
        "quay",
        "--name",
        "en=Quay Union",
        "--email",
        "mei@quay.example",
        "--json",
    ]);
    let link = made["signInLink"].as_str().expect("a link");
    Desk::by(server, link, PASSWORD).await
}

/// The value of the first field of a name on a page.
///
/// # Panics
/// Where there is none.
pub fn field(page: &str, name: &str) -> String {
    let tag = between(page, &format!("name=\"{name}\""), ">");
    between(&tag, " value=\"", "\"")
}

/// What stands between two texts on a page.
///
/// # Panics
/// Where the first is not there.
pub fn between(page: &str, from: &str, to: &str) -> String {
    let (_, rest) = page
        .split_once(from)
        .unwrap_or_else(|| panic!("no {from} in {page}"));
    rest.split(to).next().unwrap_or_default().to_owned()
}
