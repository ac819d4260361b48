//! `/desk/kept`: what was kept of a form that came after the session's end is not wanted.

use crate::{
    pages::{session::SignedForm, sign_in::safe_next},
    problem::Answer,
};
use undersigned_federation::actions::kept_form;

pub async fn forget(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let page = safe_next(fields.get("page")).filter(|page| page.starts_with("/desk"));
    let page = page.unwrap_or("/desk");
    kept_form::forget(signed.instance(), signed.account.id, page).await?;
    signed.go(page)
}
