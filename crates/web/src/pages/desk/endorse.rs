//! `/desk/endorse`: from the address of an appeal to the page where it is read, and what is said
//! after it was signed or withdrawn.

use super::{
    addresses::{self, Pasted},
    endorse_check, lookups, receipt, words,
};
use crate::{
    pages::{
        cards,
        entry::entry_path,
        names,
        session::{SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    views::{
        FieldError, Link, Page,
        desk::{EndorseDonePage, EndorseStartPage, Tab, endorse::Outcome},
    },
};
use axum::http::StatusCode;
use std::collections::BTreeSet;
use undersigned_domain::{Note, admission::is_telling, ids};
use undersigned_federation::{
    FederationError,
    actions::endorse,
    desk::OwnEndorsement,
    reconcile::{replicate, worker},
    signers::Standing,
    views::{AppealView, takes_signatures},
};

pub async fn start(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    // What is held here needs no fetching.
    if signed.instance().view_by_id(&object).await?.is_some() {
        return signed.go(&addresses::check_href(&object));
    }
    signed.show(&page(&signed, object, Vec::new(), Vec::new()))
}

pub async fn fetch(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let pasted = fields.text("object");
    let found = match addresses::read(&pasted) {
        Pasted::Address(address) => by_address(&signed, &address).await.map(|id| vec![id]),
        Pasted::Account(account) => by_account(&signed, &account).await,
        Pasted::Neither => {
            let key = if pasted.is_empty() {
                "needed"
            } else {
                "address-form"
            };
            let wrong = words::wrong(&signed.page(), "object", key);
            return signed.show_again(&page(&signed, pasted, vec![wrong], Vec::new()));
        }
    };
    match found {
        Ok(found) => match found.as_slice() {
            [only] => {
                compare(&signed, only).await?;
                signed.go(&addresses::check_href(only))
            }
            [] => {
                let wrong = words::wrong(&signed.page(), "object", "account-no-appeals");
                signed.show_again(&page(&signed, pasted, vec![wrong], Vec::new()))
            }
            several => {
                let mut choices = Vec::new();
                for object in several {
                    choices.extend(choice(&signed, object).await?);
                }
                signed.show(&page(&signed, pasted, Vec::new(), choices))
            }
        },
        Err(error) => {
            let wrong = words::beside(&signed.page(), "object", error)?;
            signed.show_again(&page(&signed, pasted, vec![wrong], Vec::new()))
        }
    }
}

/// What is shown next says whose lists agree: that is looked at now.
async fn compare(signed: &SignedIn, object: &str) -> Answer<()> {
    let instance = signed.instance();
    if let Some(view) = instance.view_by_id(object).await? {
        replicate::compare_now(instance, &view.appeal).await;
    }
    Ok(())
}

async fn by_address(signed: &SignedIn, address: &str) -> Result<String, FederationError> {
    let instance = signed.instance();
    if let Some(object) = addresses::held_here(instance, address).await? {
        return Ok(object);
    }
    let appeal = instance.find_appeal(address).await?;
    Ok(appeal.ap_id)
}

/// The open appeals of an account, fetched from its server first.
async fn by_account(signed: &SignedIn, account: &str) -> Result<Vec<String>, FederationError> {
    let instance = signed.instance();
    let actor = instance.find_actor(account).await;
    let actor = actor.map_err(lookups::nobody)?.id().to_owned();
    if !instance.addresses.is_ours(&actor) {
        worker::discover(instance, &actor).await?;
    }
    let appeals = instance.public_appeals(None).await?;
    let open = appeals
        .into_iter()
        .filter(|one| one.organiser == actor && takes_signatures(one));
    Ok(open.map(|appeal| appeal.ap_id).collect())
}

async fn choice(signed: &SignedIn, object: &str) -> Answer<Option<Link>> {
    let view = signed.instance().view_by_id(object).await?;
    Ok(view.map(|view| Link {
        href: addresses::check_href(object),
        words: words::title(&view.appeal, signed.visitor.language).words,
    }))
}

/// The form once more, for an address at which nothing was found here. Reading a page fetches nothing:
/// the button does.
pub(super) fn not_fetched(signed: &SignedIn, object: &str) -> Answer {
    let wrong = words::wrong(&signed.page(), "object", "appeal-not-fetched");
    let page = page(signed, object.to_owned(), vec![wrong], Vec::new());
    signed.visitor.show(StatusCode::NOT_FOUND, &page)
}

fn page(
    signed: &SignedIn,
    object: String,
    errors: Vec<FieldError>,
    choices: Vec<Link>,
) -> EndorseStartPage {
    EndorseStartPage {
        page: signed.page(),
        desk: signed.desk(Tab::Endorse),
        form: signed.form_with("/desk/endorse", errors),
        object,
        choices,
    }
}

pub async fn withdraw(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let object = fields.get("object");
    if !fields.ticked("sure") {
        return endorse_check::unsure(&signed, object).await;
    }
    endorse::withdraw_or_wait(signed.instance(), &signed.organization, object).await?;
    signed.go(&done_href(object))
}

/// The page that says what was sent.
pub(super) fn done_href(object: &str) -> String {
    addresses::check_href(object).replacen("/check?", "/done?", 1)
}

pub async fn done(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    let own = signed
        .instance()
        .endorsement_of(&signed.organization, &object)
        .await?;
    let own = own.ok_or_else(Problem::not_found)?;
    let (instance, appeal_id) = (signed.instance(), own.view.appeal.id);
    let waits = endorse::withdrawal_waits(instance, &signed.organization, appeal_id).await?;
    let page = signed.page();
    let view = EndorseDonePage {
        desk: signed.desk(Tab::Endorse),
        title: words::title(&own.view.appeal, signed.visitor.language),
        withdrawn: !own.endorsed,
        waits: own.endorsed && waits,
        confirmed: own.confirmed,
        elsewhere_from: own.elsewhere_from,
        undelivered: instance.is_undelivered(&signed.organization, &own).await?,
        outcome: outcome(&own),
        became: became(&page, &own),
        organiser: organiser(&signed, &own.view).await?,
        organiser_href: own.view.appeal.organiser.clone(),
        recipients: recipients(&signed, &own.view).await?,
        appeal_href: cards::address(&signed.state, &own.view.appeal),
        entry: entry(&signed, &own),
        why_href: addresses::check_href(&object).replacen("/check?", "/why?", 1),
        manage_href: addresses::check_href(&object),
        is_open: takes_signatures(&own.view.appeal),
        receipt_href: receipt::href(&object),
        statement: indented(&own.statement),
        id: own.id,
        page,
    };
    signed.show(&view)
}

/// What became of an endorsement, by what is held here.
pub(super) fn outcome(own: &OwnEndorsement) -> Outcome {
    let note = own.view.list.current();
    let was_removed = own.view.snapshot.removal(&own.made.author).is_some();
    match own.standing() {
        _ if own.is_renamed() => Outcome::Renamed,
        Standing::Listed => Outcome::Listed,
        Standing::Waiting if !was_removed && note.is_some_and(Note::lets_in_by_itself) => {
            Outcome::Checked
        }
        Standing::Waiting => Outcome::Waits,
        Standing::Refused | Standing::Removed | Standing::Withdrawn => Outcome::Barred,
    }
}

/// The same in words: with the day and the reason where those who call for the appeal refused it or took it off the list.
pub(super) fn became(page: &Page, own: &OwnEndorsement) -> String {
    barred(page, own).unwrap_or_else(|| page.t(outcome(own).key()))
}

/// When those who call for an appeal refused an endorsement or took it off the list, and why, where they said so; in words.
pub(super) fn barred(page: &Page, own: &OwnEndorsement) -> Option<String> {
    let (at, reason) = own.barred()?;
    let key = match own.standing() {
        Standing::Refused => "endorse-refused",
        _ => "endorse-removed",
    };
    let said = page.t1(key, "at", page.day_words(&times::stored(at)?));
    let telling = reason.filter(|code| is_telling(code));
    Some(
        match telling.and_then(|code| page.perhaps("reason", code)) {
            Some(reason) => {
                let because = page.t1("signers-because", "reason", reason);
                format!("{said}{}{because}", page.gap())
            }
            None => said,
        },
    )
}

/// The number under which an endorsement is listed, and the page of that entry.
pub(super) fn entry(signed: &SignedIn, own: &OwnEndorsement) -> Option<(u64, String)> {
    let entry = own.view.snapshot.entry(&own.made.author)?;
    let appeal = cards::address(&signed.state, &own.view.appeal);
    Some((entry.number?, entry_path(&appeal, &entry.id)))
}

/// How the organiser of an appeal is called, or else its host.
pub(super) async fn organiser(signed: &SignedIn, view: &AppealView) -> Answer<String> {
    let (actor, reader) = (&view.appeal.organiser, signed.visitor.language);
    let known = signed.instance().actor_names(&[actor.as_str()]).await?;
    let name = known
        .get(actor)
        .and_then(|names| names::first(names, reader));
    Ok(name.map_or_else(|| ids::host(actor), |name| name.words))
}

/// The statement on several lines, for reading; its proof is over the members, not the spaces.
pub(super) fn indented(statement: &str) -> String {
    serde_json::from_str::<serde_json::Value>(statement)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or_else(|_| statement.to_owned())
}

/// Hosts to which a statement about an appeal is sent.
pub(super) async fn recipients(signed: &SignedIn, view: &AppealView) -> Answer<Vec<String>> {
    let instance = signed.instance();
    let replicas = instance.replicas_of(view.appeal.id).await?;
    let own = instance.addresses.host();
    let hosts: BTreeSet<String> = view
        .list
        .initiators
        .iter()
        .map(|initiator| ids::host(&initiator.actor))
        .chain([view.appeal.host.clone()])
        .chain(replicas.iter().map(|replica| ids::host(&replica.base_url)))
        .filter(|host| !host.is_empty() && *host != own)
        .collect();
    Ok(hosts.into_iter().collect())
}
