//! Calling for an appeal together: whom we asked, and who asks us.

pub mod ending;

use super::{addresses, beside::shared::is_withdrawn, lookups, own, words};
use crate::{
    pages::{
        cards, names,
        session::{SignedForm, SignedIn},
    },
    problem::Answer,
    views::{
        FieldError, Status, Text,
        desk::{
            home,
            manage::{Invited, Inviting},
        },
    },
};
use axum::extract::Path;
use undersigned_domain::{admission::Role, ids};
use undersigned_federation::{actions::invite, desk::Invitation, views::AppealView};

/// Roles that other organisers offer, what they invite to sign, and what they offered and have taken back.
///
/// # Errors
/// The database.
pub async fn offered(signed: &SignedIn) -> Answer<Vec<home::Invitation>> {
    let (instance, organization) = (signed.instance(), &signed.organization);
    let mut open = instance.invitations_to(organization).await?;
    let taken_back = instance.invitations_taken_back(organization).await?;
    // Taken back between the one question and the other.
    open.retain(|(one, _)| taken_back.iter().all(|(gone, _)| gone.id != one.id));
    let open = open.into_iter();
    let taken_back = taken_back.into_iter().map(|one| (one, true));
    let all: Vec<_> = open.map(|one| (one, false)).chain(taken_back).collect();
    let inviters = all.iter().map(|((one, _), _)| one.inviter.as_str());
    let known = instance.actor_names(&inviters.collect::<Vec<_>>()).await?;
    let reader = signed.visitor.language;
    let shown = |((invitation, view), taken_back): &((Invitation, Option<AppealView>), bool)| {
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
            sign_href: invite::is_to_sign(invitation)
                .then(|| addresses::check_href(&invitation.object)),
            words: invite::letter(instance, invitation)
                .filter(|letter| !letter.words.is_empty() && !*taken_back)
                .map(|letter| Text::new(&letter.language, letter.words)),
            taken_back: *taken_back,
            withdrawn: appeal.is_some_and(is_withdrawn),
        }
    };
    Ok(all.iter().map(shown).collect())
}

/// Whether the organiser of an appeal has yet to let somebody in, as its list says. Where that is not held here nobody knows.
fn waits(view: Option<&AppealView>, actor: &str) -> bool {
    view.is_some_and(|view| {
        let mut initiators = view.list.initiators.iter();
        !initiators.any(|one| one.actor == actor)
    })
}

/// Appeals of others for which the organisation calls as well, since it accepted.
///
/// # Errors
/// The database.
pub async fn together(signed: &SignedIn) -> Answer<Vec<home::Together>> {
    let (instance, organization) = (signed.instance(), &signed.organization);
    let all = instance.called_with_others(organization).await?;
    let inviters = all.iter().map(|(one, _)| one.inviter.as_str());
    let known = instance.actor_names(&inviters.collect::<Vec<_>>()).await?;
    let reader = signed.visitor.language;
    let shown = |(invitation, view): &(Invitation, Option<AppealView>)| {
        let appeal = view.as_ref().map(|view| &view.appeal);
        let name = known
            .get(&invitation.inviter)
            .and_then(|all| names::first(all, reader));
        home::Together {
            href: appeal.map_or_else(
                || invitation.object.clone(),
                |appeal| cards::address(&signed.state, appeal),
            ),
            title: appeal.map_or_else(
                || Text::new("", names::plain_address(&invitation.object)),
                |appeal| words::title(appeal, reader),
            ),
            organiser: name.map_or_else(|| ids::host(&invitation.inviter), |name| name.words),
            host: ids::host(&invitation.object),
            role: invitation.role.clone(),
            status: appeal.map(|appeal| Status::from_code(&appeal.status)),
            waits: waits(view.as_ref(), &organization.ap_id),
        }
    };
    Ok(all.iter().map(shown).collect())
}

/// Whom we asked to call for an appeal of ours with us, who does so otherwise, whom its text names who has yet to be
/// asked, and who is asked once their servers answer.
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
    let mut later = invite::later(instance, &view.appeal).await?;
    let is_known = |id: &String| named.contains(id) || asked.iter().any(|one| one.invited == *id);
    later.retain(|one| !is_known(&one.account));
    let others = view.list.initiators.iter();
    let others = others.filter(|one| matches!(one.role, Role::CoInitiator | Role::Keeper));
    let others: Vec<(&str, &str)> = others
        .map(|one| (one.actor.as_str(), one.role.name()))
        .collect();
    let ids = asked.iter().map(|one| one.invited.as_str());
    let ids = ids.chain(others.iter().map(|(id, _)| *id));
    let ids: Vec<&str> = ids.chain(named.iter().map(String::as_str)).collect();
    let known = instance.actor_names(&ids).await?;
    let name = |id: &str| {
        let name = known
            .get(id)
            .and_then(|all| names::first(all, signed.visitor.language));
        name.map_or_else(|| names::plain_address(id), |name| name.words)
    };
    // Who speaks under a new actor since, say, was never asked under that one.
    let unasked = others.iter().filter(|(id, role)| {
        let mut asked = asked.iter();
        !asked.any(|one| one.invited == *id && one.role == *role)
    });
    let unasked = unasked.map(|(id, role)| Invited {
        who: name(id),
        role: (*role).to_owned(),
        answer: "accepted".to_owned(),
        ask: None,
        dismiss: Some((*id).to_owned()),
        recall: None,
    });
    let has_role = |id: &str, role: &str| others.contains(&(id, role));
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
        dismiss: has_role(&one.invited, &one.role).then(|| one.invited.clone()),
        recall: (one.state == "pending" && !has_role(&one.invited, &one.role))
            .then(|| one.invited.clone()),
    });
    let named = named.iter().map(|id| Invited {
        who: name(id),
        role: Role::CoInitiator.name().to_owned(),
        answer: "not-asked".to_owned(),
        ask: Some(id.clone()),
        dismiss: None,
        recall: None,
    });
    let later = later.into_iter().map(|one| Invited {
        who: one.account.clone(),
        role: Role::CoInitiator.name().to_owned(),
        answer: one.asking.name().to_owned(),
        ask: Some(one.account.clone()),
        dismiss: None,
        recall: Some(one.account),
    });
    Ok(asked.chain(unasked).chain(named).chain(later).collect())
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
            Ok(()) => {
                invite::not_later(instance, &appeal, &account).await?;
                return signed.done(&format!("/desk/appeals/{slug}"), "invited");
            }
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
    let (instance, object) = (signed.instance(), fields.get("object"));
    // Whoever is invited to sign may be invited to call for it as well.
    let of_kind = |one: &Invitation| match fields.get("as") {
        "" => true,
        role => invite::is_to_sign(one) == (role == Role::Signer.name()),
    };
    let is_meant =
        |(one, _): &(Invitation, Option<AppealView>)| one.object == object && of_kind(one);
    let mut open = instance.invitations_to(&signed.organization).await?;
    // Whoever is invited to sign accepts by signing.
    open.retain(|(one, _)| !(accepts && invite::is_to_sign(one)));
    let Some((meant, _)) = open.into_iter().find(is_meant) else {
        let taken_back = instance
            .invitations_taken_back(&signed.organization)
            .await?;
        return match taken_back.iter().any(is_meant) {
            true => signed.done("/desk", "invitation-taken-back"),
            // Pressed twice, or a colleague was first: the desk shows how it stands.
            false => signed.go("/desk"),
        };
    };
    let answered = match invite::is_to_sign(&meant) {
        true => invite::decline_to_sign(instance, &signed.organization, object).await,
        false => invite::answer(instance, &signed.organization, object, accepts).await,
    };
    match answered {
        Ok(()) => signed.done("/desk", code),
        // Just now.
        Err(error) if error.code() == "invitation_withdrawn" => {
            signed.done("/desk", "invitation-taken-back")
        }
        Err(error) if error.code() == "withdrawn" => signed.done("/desk", "invitation-withdrawn"),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_appeal_that_is_not_held_here_nobody_knows_who_was_let_in() {
        assert!(!waits(None, "https://hub.example/orgs/hub"));
    }
}
