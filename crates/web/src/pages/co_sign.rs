//! `/co-sign?token=…`: the link in the direct message. Looking at it changes nothing; one button
//! signs as an organisation, another as a person. The secret in the form is what makes it ours.

use super::{
    appeal::current,
    cards,
    desk::words,
    names,
    people::words as people,
    session::{Fields, Posted, Visitor},
    sign_by_form::typed::by_language,
    signing::{self, check_open, frame, gone},
};
use crate::{
    problem::{Answer, Problem},
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Form, Page,
        co_sign::{AsPerson, CoSignDonePage, CoSignPage, Shown},
        set_up::NameRow,
    },
};
use axum::{Router, extract::State, http::StatusCode};
use undersigned_domain::{
    Names, Note,
    appeal::AdmissionPolicy,
    names::{MAX_NAME_CHARS, typed::check_name},
    people::Consent,
};
use undersigned_federation::{
    FederationError,
    actions::co_sign::{self, Agreed, Choice, Confirmed, Open},
    views::AppealView,
};

/// Rows of the form for names.
const ROWS: usize = 2;

/// Routes of the link.
pub fn routes() -> Router<WebState> {
    Router::new().route("/co-sign", get(show).post(boxed(confirm)))
}

async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token");
    let open = opened(&state, token).await?;
    let view = view(&state, &open).await?;
    check_open(&state, &view).await?;
    let (note, _) = current(&view).ok_or_else(Problem::not_found)?;
    let typed = Typed::new(&open, note);
    let shown = page(&state, &visitor, &view, &open, token, typed, Vec::new()).await?;
    visitor.show(StatusCode::OK, &shown)
}

async fn confirm(State(state): State<WebState>, visitor: Visitor, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let token = fields.get("token");
    let open = opened(&state, token).await?;
    let view = view(&state, &open).await?;
    check_open(&state, &view).await?;
    let typed = Typed::read(fields);
    let choice = match fields.get("as") {
        "person" => {
            let frame = visitor.private_page("");
            let person = as_person(&state, &visitor, &frame, &open).await?;
            let agreed = person.map(|person| agreed(&frame, fields, person));
            match agreed {
                Some(Ok(agreed)) => Choice::Person(agreed),
                Some(Err(wrong)) => {
                    return again(&state, &visitor, &view, &open, token, typed, vec![wrong]).await;
                }
                // The page says so where the button was.
                None => {
                    return again(&state, &visitor, &view, &open, token, typed, Vec::new()).await;
                }
            }
        }
        "organisation" => match typed.names(&visitor.private_page("")) {
            Ok(names) => Choice::Organisation(names),
            Err(wrong) => return again(&state, &visitor, &view, &open, token, typed, wrong).await,
        },
        _ => {
            let detail = "`as` is `organisation` or `person`";
            return Err(Problem::malformed("member_invalid", detail));
        }
    };
    let shown = match &choice {
        Choice::Organisation(said) => Some(Shown {
            names: names::texts(&said.name_map, visitor.language),
            aliases: said.also_known_as.clone(),
            country: said.country.clone(),
            account: open.account.handle(),
        }),
        Choice::Person(_) => None,
    };
    let digest = fields.get("text-digest");
    let outcome = match co_sign::confirm(&state.instance, open, choice, digest).await {
        Ok(Confirmed::Listed) => "listed",
        Ok(Confirmed::Waits) => "waits",
        Ok(Confirmed::Counted) => "counted",
        // The page says so where the button was.
        Err(error) if ["people_over", "people_closed"].contains(&error.code()) => {
            let open = opened(&state, token).await?;
            let typed = Typed::new(&open, current(&view).ok_or_else(Problem::not_found)?.0);
            return again(&state, &visitor, &view, &open, token, typed, Vec::new()).await;
        }
        Err(error) if ["text_changed", "terms_changed"].contains(&error.code()) => {
            let page = visitor.private_page("");
            let wrong = match error.code() {
                "terms_changed" => words::wrong(&page, "agree", "terms-changed"),
                _ => words::wrong(&page, fields.get("as"), "text-changed"),
            };
            let open = opened(&state, token).await?;
            let view = self::view(&state, &open).await?;
            return again(&state, &visitor, &view, &open, token, typed, vec![wrong]).await;
        }
        Err(error @ FederationError::Invalid { .. }) if error.code() != "content_type" => {
            let wrong = words::beside(&visitor.private_page(""), "name-1", error)?;
            let open = opened(&state, token).await?;
            return again(&state, &visitor, &view, &open, token, typed, vec![wrong]).await;
        }
        Err(error) if ["token_used", "reply_gone"].contains(&error.code()) => {
            let gone = gone(error.code(), "there is nothing to confirm any more");
            return Err(gone.about(cards::address(&state, &view.appeal)));
        }
        Err(error) => return Err(Problem::from(error).about(cards::address(&state, &view.appeal))),
    };
    let (page, address, title) = frame(&state, &visitor, &view).await?;
    let done = CoSignDonePage {
        page,
        address,
        title,
        outcome: outcome.to_owned(),
        shown,
    };
    visitor.show(StatusCode::OK, &done)
}

/// What a secret leads to.
async fn opened(state: &WebState, token: &str) -> Answer<Open> {
    let link = co_sign::open(&state.instance, token).await?;
    Ok(*signing::opened(state, link)?)
}

async fn view(state: &WebState, open: &Open) -> Answer<AppealView> {
    let found = state.instance.view_by_id(&open.appeal.ap_id).await?;
    found.ok_or_else(Problem::not_found)
}

/// What is typed, as it is shown again.
#[derive(Debug, Clone)]
struct Typed {
    names: Vec<NameRow>,
    also_known_as: String,
    country: String,
}

impl Typed {
    /// The account's own name, in the language in which it replied.
    fn new(open: &Open, note: &Note) -> Self {
        let of_appeal = note.text.languages.first().cloned();
        let language = open.language.clone().or(of_appeal).unwrap_or_default();
        let known = open.account.names.iter().map(|(tag, name)| NameRow {
            row: 1,
            language: match tag.as_str() {
                "und" => language.clone(),
                tag => tag.to_owned(),
            },
            name: name.chars().take(MAX_NAME_CHARS).collect(),
        });
        let empty = std::iter::repeat_n(
            NameRow {
                language: String::new(),
                ..NameRow::default()
            },
            ROWS,
        );
        let mut names: Vec<NameRow> = known.chain(empty).take(ROWS).collect();
        if let Some(first) = names.first_mut().filter(|first| first.name.is_empty()) {
            first.language = language;
        }
        for (row, name) in names.iter_mut().enumerate() {
            name.row = row + 1;
        }
        Self {
            names,
            also_known_as: String::new(),
            country: String::new(),
        }
    }

    fn read(fields: &Fields) -> Self {
        let names = (1..=ROWS).map(|row| NameRow {
            row,
            language: fields.text(&format!("language-{row}")),
            name: fields.text(&format!("name-{row}")),
        });
        Self {
            names: names.collect(),
            also_known_as: fields.words("also-known-as"),
            country: fields.text("country"),
        }
    }

    /// The names, or what is wrong with them.
    fn names(&self, page: &Page) -> Result<Names, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut names = Names {
            country: words::country(page, &self.country, &mut errors),
            ..Names::default()
        };
        names.name_map = by_language(page, &self.names, &mut errors)
            .into_iter()
            .collect();
        for row in self.names.iter().filter(|row| !row.name.is_empty()) {
            if let Err(fault) = check_name(&row.name) {
                let field = format!("name-{}", row.row);
                errors.push(words::wrong_name(page, field, fault));
            }
        }
        if !self.also_known_as.is_empty() {
            if let Err(fault) = check_name(&self.also_known_as) {
                errors.push(words::wrong_name(page, "also-known-as", fault));
            }
            names.also_known_as.push(self.also_known_as.clone());
        }
        match errors.is_empty() {
            true => Ok(names),
            false => Err(errors),
        }
    }
}

/// On which terms a person signs here; none where none can now.
async fn as_person(
    state: &WebState,
    visitor: &Visitor,
    page: &Page,
    open: &Open,
) -> Answer<Option<AsPerson>> {
    let Some(terms) = &open.terms else {
        return Ok(None);
    };
    let said = people::said(state, &open.appeal.slug, terms, visitor.language).await?;
    let consent = people::consent_with_account(page, &said);
    let language = people::language_of(&consent, visitor.language);
    let (digest, _) = Consent {
        appeal: &open.appeal.ap_id,
        terms,
        language: &language,
        words: &consent.words,
    }
    .document();
    Ok(Some(AsPerson {
        promise: people::promise(&said),
        consent_digest: digest.to_string(),
        consent,
        agreed: false,
    }))
}

/// What a person agreed to, or what is wrong: other words may stand here now than beside the box that was
/// ticked.
fn agreed(page: &Page, fields: &Fields, shown: AsPerson) -> Result<Agreed, FieldError> {
    if fields.get("consent") != shown.consent_digest {
        return Err(words::wrong(page, "agree", "terms-changed"));
    }
    if !fields.ticked("agree") {
        return Err(words::wrong(page, "agree", "agree"));
    }
    Ok(Agreed {
        language: people::language_of(&shown.consent, page.language),
        words: shown.consent.words,
    })
}

/// The page once more, with what was typed and what is wrong with it.
async fn again(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    open: &Open,
    token: &str,
    typed: Typed,
    wrong: Vec<FieldError>,
) -> Answer {
    let page = page(state, visitor, view, open, token, typed, wrong).await?;
    visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn page(
    state: &WebState,
    visitor: &Visitor,
    view: &AppealView,
    open: &Open,
    token: &str,
    typed: Typed,
    errors: Vec<FieldError>,
) -> Answer<CoSignPage> {
    let (note, _) = current(view).ok_or_else(Problem::not_found)?;
    let (mut page, address, title) = frame(state, visitor, view).await?;
    page.path = format!("/co-sign?token={token}");
    Ok(CoSignPage {
        form: Form {
            action: visitor.with_language("/co-sign"),
            csrf: String::new(),
            errors,
        },
        token: token.to_owned(),
        text_digest: note.text_digest.to_string(),
        account: open.account.handle(),
        account_name: names::first(&open.account.names, visitor.language),
        reply: open.reply.clone(),
        moderated: note.admission == AdmissionPolicy::Moderated,
        person: as_person(state, visitor, &page, open).await?,
        people_over: open.people_over,
        names: typed.names,
        also_known_as: typed.also_known_as,
        country: typed.country,
        address,
        title,
        page,
    })
}
