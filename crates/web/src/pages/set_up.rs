//! `/setup`: an organisation and its owner, by a one-time link: the first by the one that the server
//! printed, further ones by those that whoever runs it hands out.

use super::{
    desk::words,
    session::{self, Fields, Posted, Visitor, cookie, password},
    sign_by_form::typed::{OWN_ROWS, by_language, name_rows, wants_more, wrong_name},
};
use crate::{
    problem::Answer,
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Form, Page,
        set_up::{NameRow, SetUpDonePage, SetUpPage},
    },
};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use std::collections::BTreeMap;
use tokio::sync::Mutex;
use undersigned_federation::actions::{
    account::{self, Owner},
    founding,
    organization::NewOrganization,
    session::{Opened, find},
};

/// One at a time: two browsers with the same link must not make two organisations.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

/// Routes of the set-up.
pub fn routes() -> Router<WebState> {
    Router::new().route("/setup", get(show).post(boxed(set_up)))
}

async fn show(State(state): State<WebState>, visitor: Visitor, headers: HeaderMap) -> Answer {
    let token = visitor.query("token");
    if founding::look(&state.instance, token, state.founding)
        .await?
        .is_none()
    {
        return used(&state, &visitor, &headers).await;
    }
    let typed = Typed::new(&visitor);
    visitor.show(StatusCode::OK, &typed.page(&state, &visitor, Vec::new()))
}

async fn set_up(
    State(state): State<WebState>,
    visitor: Visitor,
    headers: HeaderMap,
    posted: Posted,
) -> Answer {
    let _turn = ONE_AT_A_TIME.lock().await;
    let token = visitor.query("token");
    let Some(set_up) = founding::look(&state.instance, token, state.founding).await? else {
        return used(&state, &visitor, &headers).await;
    };
    let fields = &posted.fields;
    let typed = Typed::read(fields);
    if wants_more(fields) {
        let page = typed.page(&state, &visitor, Vec::new());
        return visitor.show(StatusCode::OK, &page);
    }
    let page = visitor.private_page(state.instance.addresses.host());
    let (names, mut errors) = typed.check(&page, fields);
    if !typed.handle.is_empty()
        && let Err(error) = founding::may_have(&state.instance, set_up, &typed.handle).await
    {
        errors.insert(0, words::beside(&page, "handle", error)?);
    }
    if !errors.is_empty() {
        // In another process somebody may have been quicker with the same link, whose handle is taken now.
        let set_up = founding::look(&state.instance, token, state.founding).await?;
        return match set_up {
            Some(_) => typed.again(&state, &visitor, errors),
            None => used(&state, &visitor, &headers).await,
        };
    }
    let hash = password::hash(fields.get("password").to_owned()).await?;
    let new = NewOrganization {
        handle: typed.handle.clone(),
        names,
        country: (!typed.country.is_empty()).then(|| typed.country.clone()),
        ..NewOrganization::default()
    };
    let owner = Owner {
        email: typed.email.clone(),
        name: Some(typed.person.clone()),
        password_hash: Some(hash),
    };
    let founded = founding::found_by_link(&state.instance, token, state.founding, new, owner).await;
    let (created, owner) = match founded {
        Ok(Some(founded)) => founded,
        Ok(None) => return used(&state, &visitor, &headers).await,
        Err(error) => {
            let field = match error.code() {
                "handle_taken" | "handle_invalid" | "handle_alike" => "handle",
                "country_unknown" => "country",
                _ => "name-1",
            };
            let wrong = words::beside(&page, field, error)?;
            return typed.again(&state, &visitor, vec![wrong]);
        }
    };
    let mut page = visitor.private_page(words::name_of(&created, visitor.language));
    // The link is used up: nothing should lead back to it.
    page.path = "/desk".to_owned();
    let done = SetUpDonePage {
        account: format!("@{}@{}", created.handle, state.instance.addresses.host()),
        href: format!("/orgs/{}", created.handle),
        next_href: visitor.with_language("/desk"),
        page,
    };
    let response = visitor.show(StatusCode::OK, &done)?;
    let opened = [Opened::from(&owner)];
    Ok(session::sign_in(&state, &opened, None, &visitor.device, response).await?)
}

/// The link was used, is too old, or never was one. Whoever set up with it, and loads the page of that again, is signed
/// in and needs no other.
async fn used(state: &WebState, visitor: &Visitor, headers: &HeaderMap) -> Answer {
    let base = state.instance.addresses.base();
    if let Some((secret, _)) = cookie::read(headers, base)
        && find(&state.instance, &secret).await?.is_some()
    {
        return Ok(visitor.go("/desk"));
    }
    Ok(visitor.go("/sign-in?why=set-up-used"))
}

/// What stands in the form, passwords apart: those are never sent back.
struct Typed {
    handle: String,
    names: Vec<NameRow>,
    country: String,
    person: String,
    email: String,
}

impl Typed {
    fn new(visitor: &Visitor) -> Self {
        let mut names: Vec<NameRow> = (1..=OWN_ROWS)
            .map(|row| NameRow {
                row,
                ..NameRow::default()
            })
            .collect();
        names[0].language = visitor.language.tag.to_owned();
        Self {
            handle: String::new(),
            names,
            country: String::new(),
            person: String::new(),
            email: String::new(),
        }
    }

    fn read(fields: &Fields) -> Self {
        Self {
            handle: fields.text("handle").trim_start_matches('@').to_lowercase(),
            names: name_rows(fields, OWN_ROWS),
            country: fields.text("country"),
            person: fields.text("person"),
            email: fields.text("email"),
        }
    }

    /// The names, and everything that is wrong at once.
    fn check(&self, page: &Page, fields: &Fields) -> (BTreeMap<String, String>, Vec<FieldError>) {
        let mut errors = Vec::new();
        let mut wrong = |field: &str, key: &str| errors.push(words::wrong(page, field, key));
        if self.handle.is_empty() {
            wrong("handle", "needed");
        }
        let names = by_language(page, &self.names, &mut errors);
        for row in self.names.iter().filter(|row| !row.name.is_empty()) {
            errors.extend(wrong_name(page, format!("name-{}", row.row), &row.name));
        }
        words::country(page, &self.country, &mut errors);
        let mut wrong = |field: &str, key: &str| errors.push(words::wrong(page, field, key));
        if self.email.is_empty() {
            wrong("email", "needed");
        } else if !account::is_email(&self.email) {
            wrong("email", "email-form");
        }
        let again = fields.get("password-again");
        if let Some((field, key)) = password::wrong(fields.get("password"), again) {
            wrong(field, key);
        }
        (names, errors)
    }

    fn again(&self, state: &WebState, visitor: &Visitor, errors: Vec<FieldError>) -> Answer {
        let page = self.page(state, visitor, errors);
        visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
    }

    fn page(&self, state: &WebState, visitor: &Visitor, errors: Vec<FieldError>) -> SetUpPage {
        SetUpPage {
            page: visitor.private_page(state.instance.addresses.host()),
            form: Form {
                // The secret in the address is what makes the form ours.
                action: visitor.with_language(&visitor.path),
                csrf: String::new(),
                errors,
            },
            handle: self.handle.clone(),
            names: self.names.clone(),
            country: self.country.clone(),
            person: self.person.clone(),
            email: self.email.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    fn fields_wrong(body: &str) -> Vec<String> {
        let fields = Fields::parse(body.as_bytes());
        let page = Page::new(ENGLISH, "x", "x.example", "/setup");
        let (_, errors) = Typed::read(&fields).check(&page, &fields);
        errors.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn everything_needed_is_asked_for_at_once() {
        assert_eq!(fields_wrong(""), ["handle", "name-1", "email", "password"]);
        assert!(
            fields_wrong(
                "handle=%40Dockers&language-1=en&name-1=Dockers&email=a%40b.example\
                 &password=twelve+signs+here&password-again=twelve+signs+here"
            )
            .is_empty()
        );
        assert_eq!(
            fields_wrong(
                "handle=d&language-1=&name-1=D&email=nobody&password=twelve+signs+here\
                 &password-again=other"
            ),
            ["language-1", "email", "password-again"]
        );
        assert_eq!(
            fields_wrong(
                "handle=d&language-1=en&name-1=www.evil.example&country=Nowhere\
                 &email=a%40b.example&password=twelve+signs+here&password-again=twelve+signs+here"
            ),
            ["name-1", "country"]
        );
        assert!(
            fields_wrong("language-1=en&name-1=D&language-4=en&name-4=E")
                .contains(&"language-4".to_owned())
        );
        assert!(
            fields_wrong("language-1=en&name-1=D&language-2=klingon&name-2=E")
                .contains(&"language-2".to_owned())
        );
    }

    #[test]
    fn a_name_in_a_fourth_language_has_a_row() {
        let rows = |body: &str| Typed::read(&Fields::parse(body.as_bytes())).names;
        assert_eq!(rows("name-1=D").len(), 3);
        let more = rows("language-3=ar&name-3=D&do=more-names");
        assert_eq!((more.len(), more[2].name.as_str()), (4, "D"));
        assert_eq!(rows("language-4=fr&name-4=D")[3].language, "fr");
    }
}
