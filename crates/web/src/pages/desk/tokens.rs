//! `/desk/tokens`.

use super::words;
use crate::{
    pages::{
        session::{SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    views::{
        Choice, FieldError,
        desk::{Tab, TokensPage, tokens::TokenRow},
    },
};
use undersigned_federation::actions::{account, session};

/// Longest label, in characters.
const MAX_LABEL: usize = 100;
/// What a token may do, as forms and rows name it; everything where a row names nothing.
const ALL: &str = "all";
const READ: &str = "read";

pub async fn show(signed: SignedIn) -> Answer {
    let page = page(&signed, String::new(), None, Vec::new()).await?;
    signed.show(&page)
}

/// The token stands in the answer itself, since it is shown once and kept nowhere.
pub async fn create(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let label = fields.text("label");
    let wrong = match label.chars().count() {
        0 => Some("needed"),
        length if length > MAX_LABEL => Some("too-long"),
        _ => None,
    };
    if let Some(key) = wrong {
        let wrong = words::wrong(&signed.page(), "label", key);
        let page = page(&signed, label, None, vec![wrong]).await?;
        return signed.show_again(&page);
    }
    let scope = (fields.get("scope") == READ).then_some(READ);
    let instance = signed.instance();
    let token = account::create_token(instance, signed.organization.id, scope).await?;
    session::label_token(instance, &token, &label).await?;
    let page = page(&signed, String::new(), Some(token), Vec::new()).await?;
    signed.show(&page)
}

pub async fn revoke(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let id = fields.get("id").parse().map_err(|_| Problem::not_found())?;
    session::revoke_token(signed.instance(), &signed.organization, id).await?;
    signed.done("/desk/tokens", "revoked")
}

async fn page(
    signed: &SignedIn,
    label: String,
    fresh: Option<String>,
    errors: Vec<FieldError>,
) -> Answer<TokensPage> {
    let page = signed.page();
    let mut tokens = Vec::new();
    for token in session::tokens_of(signed.instance(), &signed.organization).await? {
        let label = session::token_label(signed.instance(), token.id).await?;
        tokens.push(TokenRow {
            id: token.id.to_string(),
            label: label.unwrap_or_else(|| page.t("tokens-unlabelled")),
            scope: token.scope.unwrap_or_else(|| ALL.to_owned()),
            created_at: times::stored(token.created_at).unwrap_or_default(),
        });
    }
    Ok(TokensPage {
        desk: signed.desk(Tab::Tokens),
        form: signed.form_with("/desk/tokens", errors),
        label,
        scopes: [ALL, READ]
            .map(|code| Choice::new(code, page.word("scope", code), code == ALL))
            .to_vec(),
        fresh,
        tokens,
        page,
    })
}
