//! A list is looked at, and taken over.

use super::{
    asked, at, going_on,
    preview_page::{RENAMED_ALL, Said, may_know, page_of},
    wording::days,
};
use crate::{
    countries::COUNTRIES,
    pages::{
        desk::{
            signed_wording::{self, Asked, Signable},
            signers, words,
        },
        session::{Fields, SignedForm, SignedIn},
    },
    problem::Answer,
    views::FieldError,
};
use axum::extract::Path;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use undersigned_federation::{
    FederationError,
    actions::import::{
        COLUMN_SORTED, NAMES_SORTED,
        draft::{Choices, Draft},
    },
    views::Appeal,
};

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, draft) = going_on(&signed, &slug).await?;
    if draft.outcome.is_some() {
        return signed.go(&at(&slug, "done"));
    }
    let page = page_of(&signed, &appeal, &draft, Said::default(), Vec::new()).await?;
    signed.show(&page)
}

pub async fn take(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, draft) = going_on(&signed, &slug).await?;
    if draft.outcome.is_some() {
        return signed.go(&at(&slug, "done"));
    }
    if fields.get("mark") != draft.mark() {
        let wrong = words::wrong(&signed.page(), "rows", "import-stale");
        // What was ticked stood beside the lines of another list.
        return again(&signed, &appeal, &draft, Said::default(), Some(wrong)).await;
    }
    let choices = choices(&fields);
    let said = |wording| Said {
        wording,
        choices: Some(&choices),
        column_sorted: false,
    };
    let view = signers::published(&signed, &appeal).await?;
    let one_signer = &choices.one_signer;
    let dated = days(&draft.rows(signed.instance(), &appeal, &COUNTRIES, one_signer)?);
    let dated: Vec<NaiveDate> = dated.into_iter().map(|(_, day)| day).collect();
    let wording = match Signable::of(&signed, &view).asked(&fields, &dated) {
        Asked::Sure(revision) => signed_wording::for_new(revision),
        Asked::Unsure(revision) => {
            return again(&signed, &appeal, &draft, said(Some(revision)), None).await;
        }
        Asked::Unknown => {
            let wrong = words::wrong(&signed.page(), "wording", "needed");
            return again(&signed, &appeal, &draft, said(None), Some(wrong)).await;
        }
    };
    let chosen = Choices {
        wording,
        ..choices.clone()
    };
    let (instance, account) = (signed.instance(), signed.account.id);
    let taken = draft.clone().take(
        instance,
        &appeal,
        account,
        &COUNTRIES,
        chosen,
        may_know(&signed),
    );
    let Err(error) = taken.await else {
        return signed.go(&at(&slug, "done"));
    };
    let said = Said {
        column_sorted: error.code() == COLUMN_SORTED,
        ..said(fields.get("wording").parse().ok())
    };
    let wrong = refused(&signed, error)?;
    again(&signed, &appeal, &draft, said, Some(wrong)).await
}

/// What somebody ticked beside the lines of a list; which wording it is is not among it.
fn choices(fields: &Fields) -> Choices {
    let ticked = |prefix: &str| -> BTreeSet<u64> {
        let ticked = fields.with_prefix(prefix);
        let ticked = ticked.filter(|(_, value)| *value == "yes");
        ticked.filter_map(|(line, _)| line.parse().ok()).collect()
    };
    Choices {
        without: ticked("without-"),
        at_numbers: asked::said(fields),
        one_signer: ticked("one-signer-"),
        renamed_all: fields.get(RENAMED_ALL) == "yes",
        ..Choices::default()
    }
}

/// The page once more, with what is wrong, where anything is.
async fn again(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
    said: Said<'_>,
    wrong: Option<FieldError>,
) -> Answer {
    let wrong = wrong.into_iter().collect();
    let page = page_of(signed, appeal, draft, said, wrong).await?;
    signed.show_again(&page)
}

/// Why nothing of a list is taken.
fn refused(signed: &SignedIn, error: FederationError) -> Answer<FieldError> {
    let page = signed.page();
    Ok(match error.code() {
        NAMES_SORTED => words::wrong(&page, RENAMED_ALL, "import-renamed-all"),
        COLUMN_SORTED => words::wrong(&page, RENAMED_ALL, "import-column-sorted"),
        _ => words::beside(&page, "rows", error)?,
    })
}
