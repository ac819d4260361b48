//! `/desk/appeals/{slug}/discard`: a draft is thrown away, once somebody is sure; of what is published, the changes
//! that are not.

use super::{editor, own};
use crate::{pages::session::SignedForm, problem::Answer};
use axum::extract::Path;
use undersigned_federation::actions::{draft, kept_form};

pub async fn discard(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let is_published = appeal.root.is_some();
    if is_published && appeal.draft.is_none() {
        return signed.go(&format!("/desk/appeals/{slug}"));
    }
    if !fields.ticked("sure") {
        return editor::ask_whether_sure(&signed, &appeal).await;
    }
    match is_published {
        true => draft::discard_changes(signed.instance(), &appeal).await?,
        false => draft::discard(signed.instance(), &appeal).await?,
    }
    let path = editor::path_of(Some(&appeal));
    kept_form::forget(signed.instance(), signed.account.id, &path).await?;
    match is_published {
        true => signed.done(&format!("/desk/appeals/{slug}"), "changes-thrown-away"),
        false => signed.done("/desk", "draft-thrown-away"),
    }
}
