//! Ending roles that others have in an appeal of ours, and taking back invitations that were not answered: each once
//! somebody is sure.

use super::{
    super::{manage, own, signers::published, words},
    asked,
};
use crate::{
    pages::session::{SignedForm, SignedIn},
    problem::Answer,
    views::desk::{
        Tab,
        manage::{DismissPage, Invited, UninvitePage},
    },
};
use axum::extract::Path;
use undersigned_domain::admission::{AdmissionState, Role};
use undersigned_federation::{
    actions::{
        admit::{self, Decision},
        invite,
    },
    views::Appeal,
};

/// Whose role can be ended.
fn dismissed(one: &Invited) -> Option<&str> {
    one.dismiss.as_deref()
}

/// Whose invitation can be taken back.
fn recalled(one: &Invited) -> Option<&str> {
    one.recall.as_deref()
}

/// The one that an address or a form means by organisation and role: whoever has two roles keeps the other. None where
/// it was pressed twice, answered meanwhile, or a colleague was first.
async fn meant(
    signed: &SignedIn,
    appeal: &Appeal,
    (about, role): (&str, &str),
    whose: fn(&Invited) -> Option<&str>,
) -> Answer<Option<Invited>> {
    let view = published(signed, appeal).await?;
    let mut all = asked(signed, &view).await?.into_iter();
    Ok(all.find(|one| whose(one) == Some(about) && one.role == role))
}

/// What an address or a form says of whom it means.
const WHOM: [&str; 2] = ["about", "as"];

/// The page that asks whether somebody is sure. It is opened by an address, so that one can go back to it in the
/// browser: organisations and their roles in an appeal are public.
fn question(manage: &str, act: &str, whom: [&str; 2]) -> String {
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    let query = pairs.extend_pairs(WHOM.into_iter().zip(whom)).finish();
    format!("{manage}/{act}?{query}")
}

/// Asks whether somebody is sure that a role is to end.
pub async fn ask_dismiss(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let manage = format!("/desk/appeals/{slug}");
    let [about, role] = WHOM.map(|name| signed.visitor.query(name));
    let Some(one) = meant(&signed, &appeal, (about, role), dismissed).await? else {
        return signed.go(&manage);
    };
    signed.show(&DismissPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form(format!("{manage}/dismiss")),
        title: words::title(&appeal, signed.visitor.language),
        who: one.who,
        role: one.role,
        about: about.to_owned(),
        manage,
    })
}

/// Ends the role of another organiser in an appeal of ours, once somebody is sure.
pub async fn dismiss(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let (instance, manage) = (signed.instance(), format!("/desk/appeals/{slug}"));
    let [about, role] = WHOM.map(|name| fields.get(name));
    let Some(one) = meant(&signed, &appeal, (about, role), dismissed).await? else {
        // The page shows how it stands.
        return signed.go(&manage);
    };
    if !fields.ticked("sure") {
        return signed.go(&question(&manage, "dismiss", [about, role]));
    }
    let role = match one.role == Role::Keeper.name() {
        true => Role::Keeper,
        false => Role::CoInitiator,
    };
    let decision = Decision {
        about,
        role,
        state: AdmissionState::Removed,
        reason: None,
        overrules: Vec::new(),
        key: None,
        names: None,
    };
    let ended = admit::decide(instance, &signed.organization, &appeal.ap_id, &decision).await;
    match ended {
        Ok(_) => signed.done(&manage, "dismissed"),
        Err(error) => {
            let wrong = words::beside(&signed.page(), "initiators", error)?;
            let page = manage::page(&signed, &appeal, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

/// Asks whether somebody is sure that an invitation is to be taken back.
pub async fn ask_uninvite(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let manage = format!("/desk/appeals/{slug}");
    let [about, role] = WHOM.map(|name| signed.visitor.query(name));
    let Some(one) = meant(&signed, &appeal, (about, role), recalled).await? else {
        return signed.go(&manage);
    };
    signed.show(&UninvitePage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form(format!("{manage}/uninvite")),
        title: words::title(&appeal, signed.visitor.language),
        who: one.who,
        role: one.role,
        about: about.to_owned(),
        manage,
    })
}

/// Takes an invitation back that was not answered, once somebody is sure.
pub async fn uninvite(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let (instance, manage) = (signed.instance(), format!("/desk/appeals/{slug}"));
    let [about, role] = WHOM.map(|name| fields.get(name));
    if meant(&signed, &appeal, (about, role), recalled)
        .await?
        .is_none()
    {
        // The page shows how it stands.
        return signed.go(&manage);
    }
    if !fields.ticked("sure") {
        return signed.go(&question(&manage, "uninvite", [about, role]));
    }
    match invite::recall(instance, &signed.organization, &appeal.ap_id, about).await {
        Ok(()) => signed.done(&manage, "uninvited"),
        // Answered just now: the page shows how.
        Err(error) if error.code() == "invitation_answered" => signed.go(&manage),
        Err(error) => {
            let wrong = words::beside(&signed.page(), "initiators", error)?;
            let page = manage::page(&signed, &appeal, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}
