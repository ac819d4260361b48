//! `/desk/tokens`.

use super::words;
use crate::{
    pages::{
        session::{Fields, SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    views::{
        Choice, FieldError,
        desk::{
            Tab, TokensPage,
            tokens::{Maker, TokenRow},
        },
    },
};
use chrono::NaiveDate;
use undersigned_domain::team::{Permission, Scope};
use undersigned_federation::actions::{
    account::hash,
    team,
    tokens::{self, ApiToken, NewToken},
};

/// What a form for a new token says.
#[derive(Default)]
struct Asked {
    label: String,
    all: bool,
    chosen: Vec<Permission>,
    until: String,
}

impl Asked {
    fn read(fields: &Fields) -> Self {
        let ticked = |one: &Permission| fields.ticked(&format!("may-{}", one.name()));
        Self {
            label: fields.text("label"),
            all: fields.ticked("all"),
            chosen: Permission::ALL.into_iter().filter(ticked).collect(),
            until: fields.text("until"),
        }
    }

    /// What it may do, as it is kept; nothing for everything.
    fn scope(&self) -> Option<String> {
        let names = self.chosen.iter().map(|one| one.name());
        (!self.all).then(|| names.collect::<Vec<_>>().join(" "))
    }
}

pub async fn show(signed: SignedIn) -> Answer {
    let page = page(&signed, Asked::default(), None, Vec::new()).await?;
    signed.show(&page)
}

/// The token stands in the answer itself, since it is shown once and kept nowhere.
pub async fn create(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let asked = Asked::read(&fields);
    match made(&signed, &asked).await? {
        Ok(token) => {
            let page = page(&signed, Asked::default(), Some(token), Vec::new()).await?;
            signed.show(&page)
        }
        Err(wrong) => {
            let page = page(&signed, asked, None, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

/// The new token, or what is wrong with the form.
async fn made(signed: &SignedIn, asked: &Asked) -> Answer<Result<String, FieldError>> {
    let wrong = |field, key| Ok(Err(words::wrong(&signed.page(), field, key)));
    if asked.label.is_empty() {
        return wrong("label", "needed");
    }
    if !asked.all && asked.chosen.is_empty() {
        return wrong("scope", "scope");
    }
    // Nobody hands on what they do not have themselves.
    if let Some(more) = asked.chosen.iter().find(|one| !signed.may(**one)) {
        return Err(Problem::new(
            axum::http::StatusCode::FORBIDDEN,
            "token_scope",
            format!("you may not `{}` yourself", more.name()),
        ));
    }
    let until = match asked.until.as_str() {
        "" => None,
        day => match day.parse::<NaiveDate>() {
            Ok(day) => Some(day),
            Err(_) => return wrong("until", "date-form"),
        },
    };
    let scope = asked.scope();
    let session = hash(signed.secret());
    let new = NewToken {
        label: &asked.label,
        scope: scope.as_deref(),
        until,
        maker: Some(signed.account.id),
        with: None,
        session: Some(&session),
    };
    match tokens::create(signed.instance(), signed.organization.id, new).await {
        Ok(made) => Ok(Ok(made.secret)),
        Err(error) => match error.code() {
            "until_past" => wrong("until", "date-past"),
            "until_far" => wrong("until", "token-far"),
            "field_too_long" => wrong("label", "too-long-100"),
            "session_ended" => Err(error.into()),
            _ => Ok(Err(words::beside(&signed.page(), "label", error)?)),
        },
    }
}

pub async fn revoke(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let id = fields.get("id").parse().map_err(|_| Problem::not_found())?;
    tokens::revoke(signed.instance(), &signed.organization, id).await?;
    signed.done("/desk/tokens", "revoked")
}

async fn page(
    signed: &SignedIn,
    asked: Asked,
    fresh: Option<String>,
    errors: Vec<FieldError>,
) -> Answer<TokensPage> {
    let page = signed.page();
    let members = team::members(signed.instance(), &signed.organization).await?;
    let maker = |id: i64| {
        let found = members.iter().find(|one| one.account.id == id);
        found.map_or(Maker::Gone, |one| Maker::Here(one.called()))
    };
    let mut rows = Vec::new();
    for token in tokens::list(signed.instance(), &signed.organization).await? {
        let label = tokens::label(signed.instance(), token.id).await?;
        rows.push(TokenRow {
            id: token.id.to_string(),
            label: label.unwrap_or_else(|| page.t("tokens-unlabelled")),
            may: names(&token),
            created_at: times::stored(token.created_at).unwrap_or_default(),
            used_at: tokens::used_at(signed.instance(), token.id)
                .await?
                .and_then(times::stored),
            maker: token.account_id.map(&maker),
            // The midnight at which it ends belongs to the next day.
            until: token.expires_at.and_then(|end| times::stored(end - 1)),
            ended: tokens::has_ended(signed.instance(), &token),
        });
    }
    let offered = Permission::ALL.into_iter().filter(|one| signed.may(*one));
    let choice = |one: Permission| {
        let label = page.word("may", one.name());
        Choice::new(one.name(), label, asked.chosen.contains(&one))
    };
    Ok(TokensPage {
        desk: signed.desk(Tab::Tokens),
        form: signed.form_with("/desk/tokens", errors),
        permissions: offered.map(choice).collect(),
        label: asked.label,
        all: asked.all,
        until: asked.until,
        fresh,
        tokens: rows,
        page,
    })
}

/// What a token was made for; nothing where that is everything.
fn names(token: &ApiToken) -> Vec<&'static str> {
    match tokens::scope_of(token) {
        Scope::All => Vec::new(),
        scope => scope.iter().map(Permission::name).collect(),
    }
}
