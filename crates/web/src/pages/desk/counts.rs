//! `/desk/appeals/{slug}/counts`: organisations and people that are counted and not named.

use super::{
    own,
    signer_form::Typed,
    signers::{page, published},
    words,
};
use crate::{
    language::whole_number, pages::session::SignedForm, problem::Answer,
    views::desk::signers::Counts,
};
use axum::extract::Path;
use undersigned_federation::actions::tally::{self, Told};

/// Largest count that may be told.
const MAX_COUNT: u64 = 1_000_000_000;

pub async fn counts(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let view = published(&signed, &appeal).await?;
    let frame = signed.page();
    let mut errors = Vec::new();
    let mut count = |field: &str| match fields.text(field).as_str() {
        "" => Some(0),
        typed => match whole_number(typed) {
            Some(count) if count <= MAX_COUNT => Some(count),
            _ => {
                errors.push(words::wrong(&frame, field.to_owned(), "number-form"));
                None
            }
        },
    };
    let told = Told {
        unnamed_organisations: count("organisations"),
        individuals: count("people"),
    };
    if !errors.is_empty() {
        let typed = Typed::empty("");
        let mut page = page(&signed, &view, typed, errors).await?;
        page.counts = Some(Counts {
            organisations: fields.text("organisations"),
            people: fields.text("people"),
        });
        return signed.show_again(&page);
    }
    let (instance, organization) = (signed.instance(), &signed.organization);
    tally::set(instance, organization, &appeal.ap_id, told).await?;
    signed.done(&format!("/desk/appeals/{slug}/signers"), "counted-by-hand")
}
