//! The ways to sign.

use super::around::Around;
use crate::{
    pages::{cards, own_server, shell::Shell, sign, sign_by_form},
    problem::Answer,
    state::WebState,
    views::appeal::Ways,
};
use undersigned_domain::appeal::AdmissionPolicy;
use undersigned_federation::views::AppealView;

/// How an appeal can be signed that takes signatures.
pub(super) async fn ways(
    web: &WebState,
    shell: &Shell,
    view: &AppealView,
    around: &Around,
) -> Answer<Ways> {
    let address = cards::address(web, &view.appeal);
    let person = around.person.as_ref();
    let fediverse = sign::fediverse(web, view, shell.page.language).await?;
    Ok(Ways {
        address: Some(view.appeal.ap_id.clone()),
        own_server: Some(shell.with_language(&own_server::address(web, view))),
        fediverse: fediverse.map(|mut way| {
            way.href = shell.with_language(&way.href);
            way
        }),
        people: person
            .filter(|way| way.is_here)
            .map(|_| shell.with_language(&format!("{address}/people"))),
        person_named: person.is_some_and(|way| way.named),
        person: person.map(|way| shell.with_language(&way.href)),
        form: sign_by_form::address(web, view).map(|href| shell.with_language(&href)),
        moderated: view
            .list
            .current()
            .is_some_and(|note| note.admission == AdmissionPolicy::Moderated),
    })
}
