//! What was decided about one signer, said on the page that comes next: by name, with the button that
//! undoes it and says how. The address of that page says whom it is about, and the name is looked up anew.

use super::{queue_form::base, queue_rows};
use crate::{
    pages::session::SignedIn,
    problem::Answer,
    views::desk::{Desk, Done, Undo},
};
use std::collections::BTreeSet;
use undersigned_domain::team::Permission;
use undersigned_federation::{actions::decide_signers::Act, views::Appeal};

/// By which id it stands there now.
const WHOM: &str = "done-whom";
/// The appeal's id.
const OF: &str = "done-of";
/// Whether it can be undone.
const UNDO: &str = "done-undo";

/// On to a page of the desk that says it.
pub fn on(
    signed: &SignedIn,
    here: &str,
    appeal: &Appeal,
    act: Act,
    (about, can_be_undone): (&str, bool),
) -> Answer {
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    pairs.append_pair(OF, &appeal.ap_id);
    pairs.append_pair(WHOM, about);
    if can_be_undone {
        pairs.append_pair(UNDO, "yes");
    }
    let code = format!("signers-{}&{}", act.name(), pairs.finish());
    signed.done(here, &code)
}

/// Says it on a page. Where the one it is about stands somewhere else by now, the sentence names
/// nobody.
///
/// # Errors
/// The database.
pub async fn tell(signed: &SignedIn, desk: &mut Desk) -> Answer<()> {
    let visitor = &signed.visitor;
    let code = visitor.query("done").strip_prefix("signers-");
    let Some(act) = code.and_then(Act::of) else {
        return Ok(());
    };
    let Some(view) = signed.instance().view_by_id(visitor.query(OF)).await? else {
        return Ok(());
    };
    // Who waits or was refused is for those alone who decide about it.
    let initiators = &view.list.initiators;
    let decides = initiators
        .iter()
        .any(|one| one.actor == signed.organization.ap_id);
    let about = visitor.query(WHOM);
    let found = signed
        .instance()
        .signers_by_id(&view, act.leads_to(), &BTreeSet::from([about]))
        .await?;
    let Some(signer) = found.get(about).filter(|_| decides) else {
        return Ok(());
    };
    let called = queue_rows::short(signer, 1, visitor.language).called();
    let key = match act {
        // It stands on the list as before.
        Act::Refuse if queue_rows::is_name_only(signer) => "signers-now-refuse-name".to_owned(),
        // Only what lets somebody in can be undone, not what lets a name in.
        Act::Admit if visitor.query(UNDO) != "yes" => "signers-now-admit-name".to_owned(),
        act => format!("signers-now-{}", act.name()),
    };
    let words = signed.page().t1(&key, "name", called.words.as_str());
    desk.done = Some(Done::of(words));
    let is_ours = view.appeal.organization_id == Some(signed.organization.id);
    let may_undo = is_ours && visitor.query(UNDO) == "yes" && signed.may(Permission::Admit);
    let undo = act.undone_by();
    let undo = undo.filter(|undo| may_undo && undo.is_open_for(&view.appeal));
    desk.undo = undo.map(|act| Undo {
        // Who was let in by a signed statement leaves by another, in public: that is asked about first.
        action: match act.takes_reason() {
            true => base(&view.appeal.slug),
            false => format!("{}/decide", base(&view.appeal.slug)),
        },
        act: act.name(),
        about: about.to_owned(),
        called,
        here: visitor.path.clone(),
    });
    Ok(())
}
