//! Those whom the organisation entered, where they stand under an earlier wording: one button says that they agree to
//! the current one.

use super::{co_signers, own, words};
use crate::{pages::session::SignedForm, problem::Answer, views::desk::co_signers::Entered};
use axum::extract::Path;
use undersigned_domain::Status;
use undersigned_federation::{actions::affirm_entered, views::AppealView};

/// What is asked about them; nothing where nobody stands under an earlier wording.
pub fn section(view: &AppealView, organization: &str) -> Option<Entered> {
    let note = view.list.current()?;
    if view.list.entries.iter().all(|entry| entry.current_wording) {
        return None;
    }
    let entered = affirm_entered::Entered::of(view, organization);
    let is_asked = note.status != Status::Withdrawn && !entered.earlier.is_empty();
    is_asked.then(|| Entered {
        earlier: entered.earlier.len(),
        current: entered.current,
        text: note.text_digest.to_string(),
    })
}

pub async fn affirm(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let wrong = match fields.ticked("sure") {
        false => words::wrong(&signed.page(), "sure", "sure"),
        true => {
            let (instance, organization) = (signed.instance(), &signed.organization);
            let text = fields.get("text");
            match affirm_entered::affirm(instance, organization, &appeal.ap_id, text).await {
                Ok(_) => {
                    let path = format!("/desk/appeals/{slug}/co-signers");
                    return signed.done(&path, "entered-affirmed");
                }
                Err(error) if error.code() == "text_changed" => {
                    words::wrong(&signed.page(), "sure", "text-changed")
                }
                Err(error) => words::beside(&signed.page(), "sure", error)?,
            }
        }
    };
    let page = co_signers::page(&signed, &slug, vec![wrong]).await?;
    signed.show_again(&page)
}
