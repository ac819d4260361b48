//! `/co-sign?token=…`: the link in the direct message. Looking at it changes nothing; one button
//! signs as an organisation, another as a person. The secret in the form is what makes it ours.

use super::{
    appeal::current,
    cards,
    desk::words,
    names,
    session::{Fields, Posted, Visitor},
    sign_by_form::typed::by_language,
    signing::{self, frame, gone},
};
use crate::{
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Form, Page,
        co_sign::{CoSignDonePage, CoSignPage, Shown},
        set_up::NameRow,
    },
};
use axum::{Router, extract::State, http::StatusCode, routing::get};
use undersigned_domain::{
    Names, Note,
    appeal::AdmissionPolicy,
    names::{MAX_NAME_CHARS, typed::check_name},
};
use undersigned_federation::{
    FederationError,
    actions::co_sign::{self, Choice, Confirmed, Open},
    views::AppealView,
};

/// Rows of the form for names.
const ROWS: usize = 2;

/// Routes of the link.
pub fn routes() -> Router<WebState> {
    Router::new().route("/co-sign", get(show).post(confirm))
}

async fn show(State(state): State<WebState>, visitor: Visitor) -> Answer {
    let token = visitor.query("token");
    let open = opened(&state, token).await?;
    let view = view(&state, &open).await?;
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
    let typed = Typed::read(fields);
    let choice = match fields.get("as") {
        "person" => Choice::Person,
        "organisation" => match typed.names(&visitor.private_page("")) {
            Ok(names) => Choice::Organisation(names),
            Err(wrong) => {
                let page = page(&state, &visitor, &view, &open, token, typed, wrong).await?;
                return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
            }
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
        Choice::Person => None,
    };
    let digest = fields.get("text-digest");
    let outcome = match co_sign::confirm(&state.instance, open, choice, digest).await {
        Ok(Confirmed::Listed) => "listed",
        Ok(Confirmed::Waits) => "waits",
        Ok(Confirmed::Counted) => "counted",
        // The page says so where the button was.
        Err(error) if error.code() == "people_over" => {
            let open = opened(&state, token).await?;
            let typed = Typed::new(&open, current(&view).ok_or_else(Problem::not_found)?.0);
            let page = page(&state, &visitor, &view, &open, token, typed, Vec::new()).await?;
            return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Err(error) if error.code() == "text_changed" => {
            let page = visitor.private_page("");
            let wrong = words::wrong(&page, fields.get("as"), "text-changed");
            let open = opened(&state, token).await?;
            let view = self::view(&state, &open).await?;
            let page =
                self::page(&state, &visitor, &view, &open, token, typed, vec![wrong]).await?;
            return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Err(error @ FederationError::Invalid { .. }) if error.code() != "content_type" => {
            let wrong = words::beside(&visitor.private_page(""), "name-1", error)?;
            let open = opened(&state, token).await?;
            let page = page(&state, &visitor, &view, &open, token, typed, vec![wrong]).await?;
            return visitor.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
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
            also_known_as: fields.text("also-known-as"),
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
        counts_people: open.counts_people,
        names: typed.names,
        also_known_as: typed.also_known_as,
        country: typed.country,
        address,
        title,
        page,
    })
}
