//! `/desk/follow`.

use super::{lookups, words};
use crate::{
    pages::{
        names,
        session::{SignedForm, SignedIn},
    },
    problem::Answer,
    views::{
        FieldError, Text,
        desk::{FollowPage, Tab, follow::Followed},
    },
};
use undersigned_domain::ids;
use undersigned_federation::{
    actions::{follow, unfollow},
    topics::following as topics,
};

pub async fn show(signed: SignedIn) -> Answer {
    let page = page(&signed, String::new(), Vec::new()).await?;
    signed.show(&page)
}

pub async fn follow(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let account = fields.text("account");
    let wrong = if account.is_empty() {
        words::wrong(&signed.page(), "account", "needed")
    } else {
        match follow::follow(signed.instance(), &signed.organization, &account).await {
            Ok(_) => return signed.done("/desk/follow", "followed"),
            Err(error) => words::beside(&signed.page(), "account", lookups::nobody(error))?,
        }
    };
    let page = page(&signed, account, vec![wrong]).await?;
    signed.show_again(&page)
}

pub async fn end(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    unfollow::unfollow(signed.instance(), &signed.organization, fields.get("id")).await?;
    signed.done("/desk/follow", "unfollowed")
}

async fn page(signed: &SignedIn, account: String, errors: Vec<FieldError>) -> Answer<FollowPage> {
    let instance = signed.instance();
    let followed = instance.followed(signed.organization.id).await?;
    let ids: Vec<&str> = followed.iter().map(|row| row.actor.as_str()).collect();
    let known = instance.actor_names(&ids).await?;
    let mut following = Vec::new();
    for row in &followed {
        let name = known
            .get(&row.actor)
            .and_then(|all| names::first(all, signed.visitor.language));
        following.push(Followed {
            id: row.actor.clone(),
            name: name.unwrap_or_else(|| Text::new("", ids::host(&row.actor))),
            account: account_of(signed, &row.actor).await?,
            state: state_of(&row.state),
        });
    }
    for row in topics::followed(instance, &signed.organization).await? {
        following.push(Followed {
            name: Text::new("", row.name),
            account: names::plain_address(&row.collection),
            id: row.collection,
            state: state_of(&row.state),
        });
    }
    Ok(FollowPage {
        page: signed.page(),
        desk: signed.desk(Tab::Follow),
        form: signed.form_with("/desk/follow", errors),
        account,
        following,
        followers: instance.follower_count(signed.organization.id).await?,
    })
}

/// The code of where a `Follow` of ours stands.
fn state_of(state: &str) -> String {
    match state {
        "accepted" => "accepted",
        "rejected" => "refused",
        _ => "asked",
    }
    .to_owned()
}

/// `@name@host`, or the address where nobody has said more.
async fn account_of(signed: &SignedIn, actor: &str) -> Answer<String> {
    let instance = signed.instance();
    if let Some(handle) = instance.addresses.handle_of(actor) {
        return Ok(format!("@{handle}@{}", instance.addresses.host()));
    }
    let stored = instance.stored_actor(actor).await?;
    Ok(stored.map_or_else(|| names::plain_address(actor), |actor| actor.handle()))
}
