//! `/desk/appeals/{slug}/discard`: a draft that was never published is thrown away, once somebody is
//! sure.

use super::{editor, own};
use crate::{pages::session::SignedForm, problem::Answer};
use axum::extract::Path;
use undersigned_federation::actions::{draft, kept_form};

pub async fn discard(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    if appeal.root.is_some() {
        return signed.go(&format!("/desk/appeals/{slug}"));
    }
    if !fields.ticked("sure") {
        return editor::ask_whether_sure(&signed, &appeal).await;
    }
    draft::discard(signed.instance(), &appeal).await?;
    let path = editor::path_of(Some(&appeal));
    kept_form::forget(signed.instance(), signed.account.id, &path).await?;
    signed.done("/desk", "draft-thrown-away")
}
