//! Who is signed in: the cookie, the extractors that handlers ask for, and the forms they read.
//!
//! The cookie holds a random secret of which the server keeps only the hash, and, where the
//! reader chose one, the language of the desk; so one cookie is all there is.

pub mod cookie;
pub mod evidence;
pub mod fields;
pub mod origin;
pub mod password;
pub mod throttle;
pub mod upload;
pub mod visitor;

pub use fields::{Fields, Posted};
pub use upload::SignedUpload;
pub use visitor::Visitor;

use crate::{
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Form, Link, Page, Template,
        desk::{Desk, Tab},
    },
};
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use subtle::ConstantTimeEq as _;
use undersigned_federation::{
    Instance,
    actions::session::{self, Account},
    views::Organization,
};

/// Somebody who is signed in, and the request they make.
///
/// As an extractor it sends everybody else to the sign-in page.
pub struct SignedIn {
    /// The state.
    pub state: WebState,
    /// The request.
    pub visitor: Visitor,
    /// Who.
    pub account: Account,
    /// For which organisation; nothing of another one may be shown or changed.
    pub organization: Organization,
    /// What every form of this session carries.
    pub csrf: String,
    secret: String,
}

impl FromRequestParts<WebState> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Response> {
        let mut visitor = Visitor::of(parts, state);
        let base = state.instance.addresses.base();
        let kept = cookie::read(&parts.headers, base);
        if let Some((secret, language)) = &kept {
            let found = session::find(&state.instance, secret).await;
            if let Some(found) = found.map_err(|error| Problem::from(error).into_response())? {
                visitor.prefer(language.as_deref());
                return Ok(Self {
                    state: state.clone(),
                    visitor,
                    account: found.account,
                    organization: found.organization,
                    csrf: found.csrf,
                    secret: secret.clone(),
                });
            }
        }
        let next = if parts.method.is_safe() {
            visitor.path.as_str()
        } else {
            "/desk"
        };
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("next", next);
        if kept.is_some() {
            query.append_pair("why", "expired");
        }
        Err(visitor.go(&format!("/sign-in?{}", query.finish())))
    }
}

impl SignedIn {
    /// The running server.
    pub fn instance(&self) -> &Instance {
        &self.state.instance
    }

    /// The frame of a page of the desk.
    pub fn page(&self) -> Page {
        self.visitor
            .private_page(crate::pages::desk::words::name_of(
                &self.organization,
                self.visitor.language,
            ))
    }

    /// The desk's own frame.
    pub fn desk(&self, tab: Tab) -> Desk {
        let person = self.account.name.clone().filter(|name| !name.is_empty());
        Desk {
            person: person.unwrap_or_else(|| self.account.email.clone()),
            organisation: crate::pages::desk::words::name_text(
                &self.organization,
                self.visitor.language,
            ),
            others: Vec::<Link>::new(),
            csrf: self.csrf.clone(),
            tab,
            done: self.visitor.done(),
        }
    }

    /// A form that is posted to an address of the desk.
    pub fn form(&self, action: impl Into<String>) -> Form {
        self.form_with(action, Vec::new())
    }

    /// The same with what was wrong.
    pub fn form_with(&self, action: impl Into<String>, errors: Vec<FieldError>) -> Form {
        Form {
            action: action.into(),
            csrf: self.csrf.clone(),
            errors,
        }
    }

    /// A page of the desk.
    ///
    /// # Errors
    /// A template that does not render.
    pub fn show(&self, page: &impl Template) -> Answer {
        let mut response = self.visitor.show(StatusCode::OK, page)?;
        // A language that was chosen by hand stays for the session.
        if let Some(language) = &self.visitor.asked_language {
            let base = self.instance().addresses.base();
            let value = cookie::set(base, &self.secret, Some(language));
            cookie::put(response.headers_mut(), &value);
        }
        Ok(response)
    }

    /// A form shown again, with what was wrong.
    ///
    /// # Errors
    /// A template that does not render.
    pub fn show_again(&self, page: &impl Template) -> Answer {
        self.visitor.show(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// On to another page, by GET.
    pub fn go(&self, path: &str) -> Answer {
        Ok(self.visitor.go(path))
    }

    /// On to another page, which says once what was done: the sentence `done-{code}`.
    pub fn done(&self, path: &str, code: &str) -> Answer {
        let separator = if path.contains('?') { '&' } else { '?' };
        self.go(&format!("{path}{separator}done={code}"))
    }

    /// Ends the session.
    ///
    /// # Errors
    /// The database.
    pub async fn close(&self) -> Answer<()> {
        Ok(session::close(self.instance(), &self.secret).await?)
    }
}

/// A form that somebody who is signed in has sent from one of our own pages.
pub struct SignedForm {
    /// Who.
    pub signed: SignedIn,
    /// What the form said.
    pub fields: Fields,
}

impl FromRequest<WebState> for SignedForm {
    type Rejection = Response;

    async fn from_request(request: Request, state: &WebState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let signed = SignedIn::from_request_parts(&mut parts, state).await?;
        let request = Request::from_parts(parts, body);
        let posted = Posted::from_request(request, state).await?;
        let sent = posted.fields.get("csrf").as_bytes();
        if !bool::from(sent.ct_eq(signed.csrf.as_bytes())) {
            return Err(stale_form().into_response());
        }
        Ok(Self {
            signed,
            fields: posted.fields,
        })
    }
}

/// 403: the form does not come from a page of this session.
pub fn stale_form() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "form_expired",
        "the form does not belong to this session; open the page again",
    )
}

/// Opens a session for an account and sets its cookie on an answer.
///
/// # Errors
/// The database.
pub async fn sign_in(state: &WebState, account_id: i64, mut response: Response) -> Answer {
    let secret = session::open(&state.instance, account_id).await?;
    let value = cookie::set(state.instance.addresses.base(), &secret, None);
    cookie::put(response.headers_mut(), &value);
    Ok(response)
}

/// Headers of pages that belong to one person.
pub(crate) fn private_headers(headers: &mut HeaderMap) {
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    let vary = header::HeaderValue::from_static("Accept-Language, Cookie");
    headers.insert(header::VARY, vary);
}
