//! Calling for an appeal together: whom we asked, and who asks us.

use super::{lookups, own, words};
use crate::{
    pages::{
        cards, names,
        session::{SignedForm, SignedIn},
    },
    problem::Answer,
    views::{
        FieldError, Text,
        desk::{
            home,
            manage::{Invited, Inviting},
        },
    },
};
use axum::extract::Path;
use undersigned_domain::{admission::Role, ids};
use undersigned_federation::{actions::invite, views::AppealView};

/// Roles that other organisers offer.
///
/// # Errors
/// The database.
pub async fn offered(signed: &SignedIn) -> Answer<Vec<home::Invitation>> {
    let instance = signed.instance();
    let open = instance.invitations_to(&signed.organization).await?;
    let inviters: Vec<&str> = open.iter().map(|(one, _)| one.inviter.as_str()).collect();
    let known = instance.actor_names(&inviters).await?;
    let reader = signed.visitor.language;
    Ok(open
        .iter()
        .map(|(invitation, view)| {
            let appeal = view.as_ref().map(|view| &view.appeal);
            let name = known
                .get(&invitation.inviter)
                .and_then(|all| names::first(all, reader));
            home::Invitation {
                object: invitation.object.clone(),
                href: appeal.map(|appeal| cards::address(&signed.state, appeal)),
                title: appeal.map_or_else(
                    || Text::new("", names::plain_address(&invitation.object)),
                    |appeal| words::title(appeal, reader),
                ),
                organiser: name.map_or_else(|| ids::host(&invitation.inviter), |name| name.words),
                role: invitation.role.clone(),
            }
        })
        .collect())
}

/// Whom we asked to call for an appeal of ours with us, and whom its text names who has yet to be asked.
///
/// # Errors
/// The database.
pub async fn asked(signed: &SignedIn, view: &AppealView) -> Answer<Vec<Invited>> {
    let instance = signed.instance();
    let all = instance.invited_to(&view.appeal.ap_id).await?;
    // Where the answer came first, nobody has been asked yet; what was taken back is over.
    let asked: Vec<_> = all
        .into_iter()
        .filter(|one| !one.offer_id.is_empty() && one.state != "withdrawn")
        .collect();
    let named = invite::not_asked(instance, &view.appeal, &view.snapshot).await?;
    let ids = asked.iter().map(|one| one.invited.as_str());
    let ids: Vec<&str> = ids.chain(named.iter().map(String::as_str)).collect();
    let known = instance.actor_names(&ids).await?;
    let name = |id: &str| {
        let name = known
            .get(id)
            .and_then(|all| names::first(all, signed.visitor.language));
        name.map_or_else(|| names::plain_address(id), |name| name.words)
    };
    let asked = asked.iter().map(|one| Invited {
        who: name(&one.invited),
        role: one.role.clone(),
        answer: match one.state.as_str() {
            "accepted" => "accepted",
            "rejected" => "refused",
            _ => "asked",
        }
        .to_owned(),
        ask: None,
    });
    let named = named.iter().map(|id| Invited {
        who: name(id),
        role: Role::CoInitiator.name().to_owned(),
        answer: "not-asked".to_owned(),
        ask: Some(id.clone()),
    });
    Ok(asked.chain(named).collect())
}

pub async fn invite(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let instance = signed.instance();
    let account = fields.text("about");
    let role = match fields.get("as") {
        "keeper" => Role::Keeper,
        _ => Role::CoInitiator,
    };
    let page = signed.page();
    let wrong: FieldError = if account.is_empty() {
        words::wrong(&page, "about", "needed")
    } else {
        let invited = match lookups::id_of(instance, &account).await {
            Ok(found) => {
                let organization = &signed.organization;
                invite::invite(instance, organization, &appeal.ap_id, &found, role).await
            }
            Err(error) => Err(error),
        };
        match invited {
            Ok(()) => return signed.done(&format!("/desk/appeals/{slug}"), "invited"),
            Err(error) => words::beside(&page, "about", error)?,
        }
    };
    let mut page = super::manage::page(&signed, &appeal, vec![wrong]).await?;
    page.inviting = Inviting {
        account,
        as_keeper: role == Role::Keeper,
    };
    signed.show_again(&page)
}

pub async fn accept(form: SignedForm) -> Answer {
    answer(form, true, "joined").await
}

pub async fn refuse(form: SignedForm) -> Answer {
    answer(form, false, "declined").await
}

async fn answer(form: SignedForm, accepts: bool, code: &str) -> Answer {
    let SignedForm { signed, fields } = form;
    let object = fields.get("object");
    let open = signed
        .instance()
        .invitations_to(&signed.organization)
        .await?;
    if !open
        .iter()
        .any(|(invitation, _)| invitation.object == object)
    {
        // Pressed twice, or a colleague was first: the desk shows how it stands.
        return signed.go("/desk");
    }
    invite::answer(signed.instance(), &signed.organization, object, accepts).await?;
    signed.done("/desk", code)
}
