//! Before an organisation signs: that somebody else on the list has its name, so that a person will look at it first.

use crate::{
    pages::{names, session::SignedIn, sign_by_form::typed::TypedNames},
    problem::Answer,
};
use undersigned_federation::views::AppealView;

/// Whose name stands in the form, further ones included, or one that looks like it, by what is held here; in words. None where whoever signs is let in
/// whatever its name: under an appeal of this server, or its own.
pub(super) async fn called_alike(
    signed: &SignedIn,
    view: &AppealView,
    typed: &TypedNames,
) -> Answer<Option<String>> {
    let signer = &signed.organization.ap_id;
    let mut initiators = view.list.initiators.iter();
    if view.appeal.organization_id.is_some() || initiators.any(|one| one.actor == *signer) {
        return Ok(None);
    }
    let (instance, page) = (signed.instance(), signed.page());
    // What is wrong with a name is said where the form is read.
    let names = typed.names(&page, &mut Vec::new());
    let Some(other) = instance.namesake(view, signer, &names).await? else {
        return Ok(None);
    };
    // Neither an address nor a number says who it is that is hidden here.
    let listed = view.snapshot.entry(&other.id);
    let is_hidden = listed.is_some_and(|entry| view.hidden.contains(&entry.id));
    if is_hidden || view.hides(&other.id) {
        return Ok(Some(page.t("endorse-namesake-hidden")));
    }
    let called = names::first(&other.names.name_map, signed.visitor.language);
    let mut who = called.map_or_else(|| names::plain_address(&other.id), |name| name.words);
    if let Some(code) = &other.names.country {
        who = format!("{who} · {}", page.country(code));
    }
    Ok(Some(match other.number {
        Some(number) => {
            let number = page.number(number);
            page.t2("endorse-namesake-number", "name", who, "number", number)
        }
        None => page.t1("endorse-namesake", "name", who),
    }))
}
