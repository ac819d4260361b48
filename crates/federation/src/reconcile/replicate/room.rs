//! How many appeals are held for which nobody here has asked, or only by following somebody; and how much
//! of each.

use super::Wish;
use crate::{FederationError, Instance, error::Result, site};
use undersigned_domain::{RegisterName, State, StatementType, admission::Role, ids};
use undersigned_store::{
    ConnectionTrait,
    appeals::{self, Appeal},
    followed_topics, following,
};

/// Most appeals of one registered domain for which nobody here has asked, held or waiting to be looked up,
/// while more are taken because somebody there says so.
const MAX_UNASKED: usize = 20;
/// Most of them in all.
const MAX_UNASKED_IN_ALL: usize = 200;
/// Most statements that are held of each. Once somebody here asks for it, the rest is fetched.
pub(crate) const MAX_OF_UNASKED: usize = 2_000;
/// Most wordings among them: they may be long.
const MAX_WORDINGS_OF_UNASKED: usize = 50;
/// Most appeals of one host that are held because somebody here follows whoever names them, and, of all
/// hosts together, for each actor that is followed: a topic may name appeals of anybody. What people here
/// look for themselves counts, and is not bounded by it.
const MAX_FOLLOWED: u64 = 500;

/// Whose wish it is that an appeal is held about which only `sender` writes to us: ours where somebody
/// here follows them; else there must be room.
///
/// # Errors
/// [`FederationError::TooMany`] `appeal_limit`.
pub async fn wish_of(instance: &Instance, object: &str, sender: &str) -> Result<Wish> {
    let db = instance.database.conn();
    let wish = match following::anyone_follows(db, sender).await? {
        true => wish_of_followed(instance, db, object, Vec::new()).await?,
        false => wish_of_others(instance, db, object, Vec::new()).await?,
    };
    wish.ok_or_else(|| {
        let detail = match instance.is_disk_low() {
            true => "this server has little room left, and takes no more appeals".to_owned(),
            false => format!(
                "this server holds {MAX_UNASKED} appeals of that domain, or {MAX_UNASKED_IN_ALL} \
                 in all, for which nobody here has asked; an organisation here may follow the \
                 organiser, or answer those first"
            ),
        };
        FederationError::too_many("appeal_limit", detail)
    })
}

/// Whose wish it is that an appeal is held because somebody whom our people follow names it: ours, while
/// not too many are held because of that; beyond it, that of whoever names it; nobody's where there is no
/// room for that either. Those that wait to be looked up count.
///
/// # Errors
/// The database.
pub(crate) async fn wish_of_followed(
    instance: &Instance,
    db: &impl ConnectionTrait,
    object: &str,
    waiting: Vec<String>,
) -> Result<Option<Wish>> {
    let host = ids::host(object);
    let (there, all) = appeals::count_asked(db, &host).await?;
    let to_come = waiting.iter().filter(|one| ids::host(one) == host);
    let there = there + to_come.count() as u64;
    let all = all + waiting.len() as u64;
    let actors = following::actors(db).await?.len() + followed_topics::actors(db).await?.len();
    let most = MAX_FOLLOWED * actors.max(1) as u64;
    if there < MAX_FOLLOWED && all < most && !instance.is_disk_low() {
        return Ok(Some(Wish::Ours));
    }
    wish_of_others(instance, db, object, waiting).await
}

/// The same because somebody elsewhere names it whom nobody here follows.
async fn wish_of_others(
    instance: &Instance,
    db: &impl ConnectionTrait,
    object: &str,
    waiting: Vec<String>,
) -> Result<Option<Wish>> {
    let room = !instance.is_disk_low() && has_room(instance, db, object, waiting).await?;
    Ok(room.then_some(Wish::Theirs))
}

/// Whether one more appeal of its domain is held without anybody here having asked for it, besides those
/// that wait to be looked up. Whoever is blocked takes nobody's room.
///
/// # Errors
/// The database.
pub(crate) async fn has_room(
    instance: &Instance,
    db: &impl ConnectionTrait,
    object: &str,
    waiting: Vec<String>,
) -> Result<bool> {
    let mut unasked = appeals::unasked(db).await?;
    unasked.extend(waiting);
    let rules = instance.rules_within(db).await?;
    unasked.retain(|object| !rules.is_blocked(object));
    let room = site::has_room(&unasked, object, MAX_UNASKED, MAX_UNASKED_IN_ALL);
    Ok(room)
}

/// Checks that there is room for one more statement about an appeal: what nobody here asked for is not held to
/// its end. What the text is now, and who decides about it, whoever is invited must know, however many sign.
///
/// # Errors
/// [`FederationError::TooMany`] `appeal_limit`.
pub(crate) fn check_size(appeal: &Appeal, state: &State, register: RegisterName<'_>) -> Result<()> {
    if !appeal.unasked {
        return Ok(());
    }
    let held = state.digests().len();
    let is_full = match (register.kind, register.role) {
        (StatementType::Note, _) => {
            let rulings = state.rulings();
            let wordings = rulings.filter(|(key, _)| key.kind == StatementType::Note);
            state.named(register).is_none() && wordings.count() >= MAX_WORDINGS_OF_UNASKED
        }
        (_, Some(role)) if role != Role::Signer => held >= 2 * MAX_OF_UNASKED,
        _ => held >= MAX_OF_UNASKED,
    };
    if !is_full {
        return Ok(());
    }
    Err(FederationError::too_many(
        "appeal_limit",
        "nobody here has asked for this appeal, and no more of it is held",
    ))
}
