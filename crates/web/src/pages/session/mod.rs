//! Who is signed in: the cookie, the extractors that handlers ask for, and the forms they read.
//!
//! The cookie holds a random secret of which the server keeps only the hash, and, where the
//! reader chose one, the language of the desk. Beside it there is one other, for the pages of signing in: [`known`].

pub mod cookie;
mod device;
pub mod evidence;
pub mod fields;
pub(crate) mod form_body;
mod given_back;
pub mod kept;
pub mod known;
mod let_in;
pub mod origin;
pub mod password;
pub(crate) mod standing;
pub mod throttle;
pub mod told;
pub mod upload;
pub mod visitor;

pub use fields::{Fields, Posted};
pub(crate) use given_back::{InHand, Written};
pub use upload::{SignedList, SignedUpload};
pub use visitor::Visitor;

use crate::{
    audited, multipart,
    pages::{desk::rules, times},
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Form, Page, Template,
        desk::{Desk, Done, KeptForm, Other, Suspended, Tab},
    },
};
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use subtle::ConstantTimeEq as _;
use undersigned_domain::team::{Permission, Roles};
use undersigned_federation::{
    FederationError, Instance,
    actions::{
        audit, closing,
        session::{self, Account, Opened},
        team,
    },
    views::Organization,
};

/// Codes of [`SignedIn::done`] whose sentences say that nothing was done after all.
const NOTHING_DONE: [&str; 6] = [
    "invitation-taken-back",
    "invitation-withdrawn",
    "invitees-nobody",
    "nothing-changed",
    "signers-elsewhere",
    "withdrawn-for-good",
];

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
    /// What they may do there.
    pub roles: Roles,
    /// For which organisation; nothing of another one may be shown or changed.
    pub organization: Organization,
    /// Their accounts in other organisations on this server.
    pub others: Vec<(i64, Organization)>,
    /// What every form of this session carries.
    pub csrf: String,
    /// What they wrote on this page when their session had ended.
    pub kept: Option<KeptForm>,
    secret: String,
}

impl FromRequestParts<WebState> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Response> {
        let signed = Self::whoever(parts, state).await?;
        match signed.let_in(parts).await {
            Ok(()) => Ok(signed),
            Err(barred) => Err(signed.turn_away(barred, None).await),
        }
    }
}

impl SignedIn {
    /// Who sends a request, whatever they may do; everybody who is not signed in is sent to the sign-in page.
    async fn whoever(parts: &Parts, state: &WebState) -> Result<Self, Response> {
        let mut visitor = Visitor::of(parts, state);
        let base = state.instance.addresses.base();
        let known = cookie::read(&parts.headers, base);
        if let Some((secret, language)) = &known {
            let found = session::find(&state.instance, secret).await;
            if let Some(found) = found.map_err(|error| Problem::from(error).into_response())? {
                visitor.prefer(language.as_deref());
                let mut form = None;
                if parts.method.is_safe() {
                    visitor.stands_on = standing::page_of_desk(&visitor.path).map(str::to_owned);
                    let (account, path) = (found.account.id, parts.uri.path());
                    let wrote = kept::for_page(&state.instance, account, path).await;
                    form = wrote.map_err(IntoResponse::into_response)?;
                }
                return Ok(Self {
                    state: state.clone(),
                    visitor: visitor.with_foot(state).await,
                    account: found.account,
                    roles: found.roles,
                    organization: found.organization,
                    others: found.others,
                    csrf: found.csrf,
                    kept: form,
                    secret: secret.clone(),
                });
            }
        }
        let next = if parts.method.is_safe() {
            visitor.path.as_str()
        } else {
            "/desk"
        };
        Err(visitor.go_to_sign_in(next, known.is_some().then_some("expired")))
    }

    /// Who this is, for the log.
    pub fn actor(&self) -> audit::Actor {
        audit::Actor::Person(self.account.id, team::called(&self.account))
    }

    /// Whether their roles allow something.
    pub fn may(&self, permission: Permission) -> bool {
        self.roles.may(permission)
    }

    /// A page that says what their roles do not cover: 403, and the log says that it was refused.
    ///
    /// # Errors
    /// A template that does not render.
    pub fn show_forbidden(&self, page: &impl Template) -> Answer {
        let mut response = self.visitor.show(StatusCode::FORBIDDEN, page)?;
        response.extensions_mut().insert(audited::NotCovered);
        Ok(response)
    }

    /// The secret of this session.
    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }

    /// The running server.
    pub fn instance(&self) -> &Instance {
        &self.state.instance
    }

    /// The mail that tells this person that what they sign in with was changed: [`told::changed`].
    pub fn told_changed(&self, what: &str) -> (String, String) {
        let reader = self.visitor.language;
        told::changed(&self.state, &self.account, &self.organization, reader, what)
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
        let reader = self.visitor.language;
        let others = self.others.iter();
        let others = others.map(|(account, organization)| Other {
            account: *account,
            name: crate::pages::desk::words::name_text(organization, reader),
        });
        let tabs = Tab::all().into_iter();
        let tabs = tabs.filter(|tab| self.may(rules::needed(&Method::GET, tab.href())));
        Desk {
            person: team::called(&self.account),
            roles: self.roles.clone(),
            tabs: tabs.collect(),
            organisation: crate::pages::desk::words::name_text(
                &self.organization,
                self.visitor.language,
            ),
            others: others.collect(),
            csrf: self.csrf.clone(),
            tab,
            done: self.visitor.done().map(|words| Done {
                words,
                nothing: NOTHING_DONE.contains(&self.visitor.query("done")),
            }),
            undo: None,
            kept: self.kept.clone(),
            deleted_at: closing::planned_for(&self.organization).and_then(times::stored),
            is_leaving: closing::is_at_once(&self.organization),
            suspended: self.organization.suspended_at.map(|_| Suspended {
                reason: self.organization.suspended_reason.clone(),
                hidden: self.organization.hidden,
            }),
            moved_to: self.organization.moved_to.clone(),
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

    /// A page as readers will see it: a language that is chosen there is that of this page alone. Neither the session nor
    /// the links back to the desk take it along.
    ///
    /// # Errors
    /// A template that does not render.
    pub fn show_to_readers(&self, page: &impl Template) -> Answer {
        let mut visitor = self.visitor.clone();
        visitor.asked_language = None;
        visitor.show(StatusCode::OK, page)
    }

    /// A form shown again, with what was wrong.
    ///
    /// # Errors
    /// A template that does not render.
    pub fn show_again(&self, page: &impl Template) -> Answer {
        self.visitor.show(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// A form: shown for the first time, or again with what was wrong.
    ///
    /// # Errors
    /// A template that does not render.
    pub fn show_form(&self, page: &impl Template, is_wrong: bool) -> Answer {
        match is_wrong {
            false => self.show(page),
            true => self.show_again(page),
        }
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

    /// Whether a form carries what every form of this session carries.
    fn has_sent(&self, fields: &Fields) -> bool {
        let sent = fields.get("csrf").as_bytes();
        sent.ct_eq(self.csrf.as_bytes()).into()
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
        let (mut signed, sent, request) = kept::begin(request, state, &multipart::PICTURES).await?;
        let Posted { fields, .. } = Posted::from_request(request, state).await?;
        kept::take(&mut signed, sent, &fields).await?;
        Ok(Self { signed, fields })
    }
}

/// Says to the log what a form is about.
fn for_the_log(instance: &Instance, fields: &Fields) {
    let (object, about) = (fields.get("object"), fields.get("about"));
    let object = (!object.is_empty()).then_some(object);
    let about = audit::about(instance, about);
    audit::more(
        object,
        Some(about.as_str()).filter(|about| !about.is_empty()),
    );
}

/// 403: the form does not come from a page of this session.
pub fn stale_form() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "csrf",
        "the form does not belong to this session; open the page again",
    )
}

/// 403: the organisation publishes nothing at present.
pub fn suspended() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "suspended",
        "the organisation is suspended on this server; it can be read and exported only",
    )
}

/// Opens a session for a person's accounts, acting for the first, and sets its cookie on an answer.
///
/// # Errors
/// As for [`session::open`].
pub async fn sign_in(
    state: &WebState,
    opened: &[Opened],
    link: Option<&str>,
    device: &str,
    mut response: Response,
) -> Result<Response, FederationError> {
    let secret = session::open(&state.instance, opened, link, device).await?;
    let value = cookie::set(state.instance.addresses.base(), &secret, None);
    cookie::put(response.headers_mut(), &value);
    Ok(response)
}

/// Headers of pages that belong to one person. No proxy is to compress them either, for the reason that
/// [`crate::compress`] gives.
pub(crate) fn private_headers(headers: &mut HeaderMap) {
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store, no-transform"),
    );
    let vary = header::HeaderValue::from_static("Accept-Language, Cookie");
    headers.insert(header::VARY, vary);
}
