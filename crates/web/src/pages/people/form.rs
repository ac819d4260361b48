//! `/appeals/{slug}/sign/person`: the form.

use super::{NotNow, SENT_BEFORE, Showing, answered, check_field, judge, sent, with_script, words};
use crate::{
    activitypub::objects::{self, Which},
    pages::{
        appeal::{current, letter},
        cards,
        desk::words::wrong,
        news,
        session::{Posted, Visitor},
        sign_by_form,
        signing::{check_open, frame_at},
    },
    people_mail,
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Form, Page, Text,
        people::{CheckField, SignPersonPage, Written},
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use undersigned_domain::people::{Consent, Terms};
use undersigned_federation::{
    FederationError,
    actions::people::{self, Wish, request},
    views::AppealView,
};

/// Everything that showing the form needs.
struct Sheet<'a> {
    state: &'a WebState,
    visitor: &'a Visitor,
    view: AppealView,
    terms: Terms,
    /// The same as the page says them.
    said: Terms,
    page: Page,
    address: String,
    title: Text,
    consent: Text,
    digest: String,
    /// Whether the news can be had.
    offers_news: bool,
}

impl<'a> Sheet<'a> {
    async fn of(state: &'a WebState, visitor: &'a Visitor, slug: &str) -> Answer<Self> {
        let view = objects::view(state, None, slug).await?;
        check_open(state, &view).await?;
        let address = cards::address(state, &view.appeal);
        let terms = people::open_terms(&state.instance, &view.appeal)
            .await
            .map_err(|error| Problem::from(error).about(address.clone()))?;
        let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
        let page = frame_at(state, visitor, &format!("{address}/sign/person")).await?;
        let title = letter::title(&note.text, visitor.language);
        let said = words::said(state, slug, &terms, visitor.language).await?;
        let consent = words::consent(&page, &said);
        let language = words::language_of(&consent, visitor.language);
        let (digest, _) = Consent {
            appeal: &view.appeal.ap_id,
            terms: &terms,
            language: &language,
            words: &consent.words,
        }
        .document();
        Ok(Self {
            digest: digest.to_string(),
            offers_news: news::along(state, &view.appeal).await?,
            state,
            visitor,
            view,
            terms,
            said,
            page,
            address,
            title,
            consent,
        })
    }

    /// The name of the form in its check.
    fn check_name(&self) -> String {
        format!("sign {}", self.view.appeal.slug)
    }

    fn show(&self, typed: Typed, errors: Vec<FieldError>, showing: Showing) -> Answer {
        let status = match errors.is_empty() {
            true => StatusCode::OK,
            false => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let check = match typed.check {
            Some(check) => check,
            None => check_field(self.state, &self.page, &self.check_name(), showing)?,
        };
        let shown = SignPersonPage {
            form: Form {
                action: self
                    .visitor
                    .with_language(&format!("{}/sign/person", self.address)),
                csrf: String::new(),
                errors,
            },
            address: self.visitor.with_language(&self.address),
            title: self.title.clone(),
            promise: words::promise(&self.said),
            written: typed.written,
            email: typed.email,
            consent: self.consent.clone(),
            consent_digest: self.digest.clone(),
            agreed: typed.agreed,
            news: self.offers_news.then_some(typed.news),
            check,
            page: self.page.clone(),
        };
        self.visitor.show(status, &shown).map(with_script)
    }
}

/// What was typed.
#[derive(Default)]
struct Typed {
    written: Written,
    email: String,
    agreed: bool,
    news: bool,
    /// The check that it came with, where that can stay.
    check: Option<CheckField>,
}

/// Whoever looks for the form at a copy of an appeal is led to the organiser's server: what people write is kept there alone.
pub async fn at_origin(
    State(state): State<WebState>,
    Path(which): Path<Which>,
    visitor: Visitor,
) -> Answer {
    let view = objects::view(&state, which.host.as_deref(), &which.slug).await?;
    let href = sign_by_form::at_origin(&state, &view.appeal, "sign/person");
    Ok(visitor.go(&href.ok_or_else(Problem::not_found)?))
}

pub async fn show(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
) -> Answer {
    let sheet = Sheet::of(&state, &visitor, &slug).await?;
    let typed = Typed {
        written: Written {
            shown: words::choices(&sheet.page, sheet.terms.shown, Default::default()),
            ..Written::default()
        },
        ..Typed::default()
    };
    sheet.show(typed, Vec::new(), Showing::Plain)
}

pub async fn send(
    State(state): State<WebState>,
    Path(slug): Path<String>,
    visitor: Visitor,
    posted: Posted,
) -> Answer {
    let fields = &posted.fields;
    let sheet = Sheet::of(&state, &visitor, &slug).await;
    let sheet = sheet.map_err(|problem| posted.taken_no_more(&state, problem))?;
    let page = &sheet.page;
    let mut typed = Typed {
        written: words::written(page, fields, sheet.terms.shown),
        email: fields.text("email"),
        agreed: fields.ticked("agree"),
        news: fields.ticked("news"),
        check: None,
    };
    let wish = Wish {
        name: typed.written.name.clone(),
        email: typed.email.clone(),
        first_name: words::some(&typed.written.first_name),
        country: words::some(&typed.written.country),
        region: words::some(&typed.written.region),
        occupation: words::some(&typed.written.occupation),
        message: words::some(&typed.written.message),
        shown: words::chosen(fields),
        language: words::language_of(&sheet.consent, visitor.language),
        consent: sheet.consent.words.clone(),
        news: typed.news && sheet.offers_news,
    };
    let mut errors = words::faults(page, &wish.faults(sheet.terms.shown));
    if fields.get("consent") != sheet.digest {
        // Other words than these were beside the box when it was ticked.
        typed.agreed = false;
        errors.push(wrong(page, "agree", "terms-changed"));
    } else if !typed.agreed {
        errors.push(wrong(page, "agree", "agree"));
    }
    let form = sheet.check_name();
    if !errors.is_empty() {
        typed.check = answered(&state, page, &form, fields);
        return sheet.show(typed, errors, Showing::Plain);
    }
    let solved = match judge(&state, &visitor, &form, fields) {
        Ok(solved) => solved,
        Err(why) => {
            let shown = sheet.show(typed, vec![why.wrong(page, "agree")], why.showing());
            return shown.map(why.answer());
        }
    };
    let appeal = &sheet.view.appeal;
    let asked = request::request(&state.instance, appeal, &wish, &solved, people_mail::write).await;
    let (field, key) = match asked {
        Ok(()) => {
            let sent = sent::path(&state.instance, &sheet.address, &wish.email);
            return Ok(visitor.go(&sent));
        }
        Err(error) => match (error.code(), NotNow::of(&error)) {
            (SENT_BEFORE, _) => return sheet.show(typed, Vec::new(), Showing::SentBefore),
            ("terms_changed", _) => ("agree", "terms-changed"),
            (_, Some(why)) => {
                let errors = vec![why.wrong(page, "email")];
                let shown = sheet.show(typed, errors, Showing::Plain);
                return shown.map(why.answer());
            }
            _ => return Err(problem(error, &sheet.address)),
        },
    };
    let error = wrong(page, field, key);
    sheet.show(typed, vec![error], Showing::Plain)
}

fn problem(error: FederationError, address: &str) -> Problem {
    Problem::from(error).about(address.to_owned())
}
