//! What people confided to an organisation, opened: it belongs to whoever promised to keep it.

use super::{
    super::Failure,
    folder::{Folder, table},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use undersigned_domain::{StatementType, dispatch::Kind};
use undersigned_federation::{
    FederationError, Instance,
    actions::{
        handover, inviting, news,
        people::steward::{self, Opened},
        refuse::{self, Refusal},
        registration, sign_by_form,
    },
    clock::from_millis,
    views::{Appeal, Organization},
};
use undersigned_store::{
    StoreError, co_sign_intents, dispatches, form_signers, kept_files, person_counts,
    person_revisions, persons, statements,
};

/// Writes what is around one appeal of the organisation's own.
pub async fn write(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    reason: &str,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let place = format!("appeals/{}", appeal.slug);
    signed(instance, (organization, appeal), reason, &place, folder).await?;
    numbers(instance, appeal, &place, folder).await?;
    accounts(instance, appeal, &place, folder).await?;
    waiting(instance, appeal, &place, folder).await?;
    refused(instance, appeal, &place, folder).await?;
    let name = format!("{place}/signed-by-form.csv");
    let rows = sign_by_form::everybody(instance, appeal).await?;
    let view = instance.view_by_id(&appeal.ap_id).await?;
    let entries = view.iter().flat_map(|view| &view.list.entries);
    let on_list: BTreeSet<&str> = entries
        .flat_map(|entry| std::iter::once(&entry.id).chain(&entry.same_as))
        .map(String::as_str)
        .collect();
    let rows = folder.opened(&name, rows).into_iter().map(|one| {
        let state = standing(&one.state, on_list.contains(one.about.as_str()));
        vec![
            one.name,
            one.website.unwrap_or_default(),
            one.email,
            one.person,
            one.role,
            state.to_owned(),
            one.confirmed_at.map(from_millis).unwrap_or_default(),
            one.about,
        ]
    });
    let head = [
        "name",
        "website",
        "email",
        "person",
        "role",
        "state",
        "confirmed",
        "id",
    ];
    table(folder, &name, &head, rows.collect())?;

    let name = format!("{place}/invited.csv");
    let rows = inviting::each(instance, organization, appeal).await?;
    let rows = folder.opened(&name, rows).into_iter().map(|one| {
        vec![
            one.name,
            one.contact.unwrap_or_default(),
            one.language,
            one.answer.code().to_owned(),
            one.sent_at.map(from_millis).unwrap_or_default(),
        ]
    });
    let head = ["name", "contact", "language", "answer", "sent"];
    table(folder, &name, &head, rows.collect())?;
    beside(instance, appeal, &place, folder).await
}

/// Writes what people who signed have written; nothing of it once the day is over until which it was promised to be kept.
async fn signed(
    instance: &Instance,
    (organization, appeal): (&Organization, &Appeal),
    reason: &str,
    place: &str,
    folder: &mut Folder,
) -> Result<(), Failure> {
    if !persons::any(instance.database.conn(), appeal.id).await? {
        return Ok(());
    }
    let name = format!("{place}/people-who-signed.csv");
    let mut pages = match steward::all(instance, organization, appeal, reason).await {
        Ok(pages) => pages,
        Err(error) if error.code() == "people_over" => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut opened = Vec::new();
    while let Some(some) = pages.more().await? {
        opened.extend(some);
    }
    let rows = signatures(folder.opened(&name, opened));
    let head = [
        "name",
        "email",
        "country",
        "region",
        "occupation",
        "message",
        "shown",
        "language",
        "signed",
        "account",
        "source",
        "wording",
        "consent",
    ];
    table(folder, &name, &head, rows)
}

/// How it stands with who signed by form: whoever was let in once may have been taken off the list since.
fn standing(state: &str, is_on_list: bool) -> &str {
    match state {
        form_signers::LISTED | form_signers::REMOVED if !is_on_list => "off-the-list",
        form_signers::REMOVED => form_signers::LISTED,
        state => state,
    }
}

/// Writes who reads the news of one appeal. They were promised that nobody is given their addresses, so
/// this is done only where it is asked for.
pub async fn readers(
    instance: &Instance,
    appeal: &Appeal,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let name = format!("appeals/{}/news-readers.csv", appeal.slug);
    let rows = news::everybody(instance, appeal).await?;
    let rows = folder.opened(&name, rows).into_iter();
    let rows = rows.map(|(email, language, at)| vec![email, language, from_millis(at)]);
    let head = ["email", "language", "since"];
    table(folder, &name, &head, rows.collect())
}

fn signatures(opened: Vec<Opened>) -> Vec<Vec<String>> {
    let rows = opened.into_iter().map(|one| {
        let person = one.person;
        let stored = from_millis(one.created_at);
        vec![
            person.name,
            person.email,
            person.country.unwrap_or_default(),
            person.region.unwrap_or_default(),
            person.occupation.unwrap_or_default(),
            person.message.unwrap_or_default(),
            one.shown.name().to_owned(),
            person.language.unwrap_or_default(),
            person.confirmed_at.or(person.signed_at).unwrap_or(stored),
            person.account.unwrap_or_default(),
            one.source,
            one.revision.to_string(),
            person.consent.unwrap_or_default(),
        ]
    });
    rows.collect()
}

/// How many people were counted: these numbers outlive the signatures, and are nowhere else.
async fn numbers(
    instance: &Instance,
    appeal: &Appeal,
    place: &str,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let db = instance.database.conn();
    if !person_counts::any(db, appeal.id).await? {
        return Ok(());
    }
    let numbers = json!({
        "people": person_counts::total(db, appeal.id).await?,
        "byCountry": person_counts::by_country(db, appeal.id).await?,
        "byWording": person_revisions::by_revision(db, appeal.id).await?,
    });
    folder.put_json(&format!("{place}/numbers.json"), &numbers)
}

/// Whose account elsewhere stands behind an entry, or waits for a decision.
async fn accounts(
    instance: &Instance,
    appeal: &Appeal,
    place: &str,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let states = [co_sign_intents::LISTED, co_sign_intents::CONFIRMED];
    let all = u64::from(u32::MAX);
    let db = instance.database.conn();
    let rows = co_sign_intents::in_state(db, appeal.id, &states, all).await?;
    let rows = rows.into_iter().map(|one| {
        vec![
            one.actor,
            one.reply,
            one.state,
            one.attestation.unwrap_or_default(),
            one.names.unwrap_or_default(),
            from_millis(one.created_at),
        ]
    });
    let head = ["account", "reply", "state", "id", "said", "since"];
    let name = format!("{place}/signed-by-account.csv");
    table(folder, &name, &head, rows.collect())
}

/// Endorsements that wait to be let in, as they were signed: they are in no bundle.
async fn waiting(
    instance: &Instance,
    appeal: &Appeal,
    place: &str,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let kind = StatementType::Endorsement.name();
    let rows = statements::mailbox(instance.database.conn(), appeal.id).await?;
    let waiting = rows.into_iter().filter(|row| row.kind == kind);
    let waiting = waiting.map(|row| row.body);
    folder.put_lines(&format!("{place}/waiting.jsonl"), waiting)
}

/// Who was refused, with what waited of them: that can be undone for a while, and then it is gone.
async fn refused(
    instance: &Instance,
    appeal: &Appeal,
    place: &str,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let name = format!("{place}/refused.jsonl");
    let rows = refuse::each(instance, appeal).await?;
    let rows = folder.opened(&name, rows).into_iter();
    folder.put_lines(&name, rows.map(|one| described(one).to_string()))
}

/// Whom it refused under appeals of others, for which it calls with them.
pub async fn refused_elsewhere(
    instance: &Instance,
    organization: &Organization,
    folder: &mut Folder,
) -> Result<(), Failure> {
    const NAME: &str = "refused-elsewhere.jsonl";
    let rows = refuse::each_elsewhere(instance, organization).await?;
    let lines = folder.opened(NAME, rows).into_iter().map(|(object, one)| {
        let mut line = described(one);
        line["object"] = object.into();
        line.to_string()
    });
    folder.put_lines(NAME, lines)
}

/// A refusal, with what waited of who was refused.
fn described(one: Refusal) -> Value {
    json!({
        "about": one.about,
        "reason": one.reason,
        "refusedBy": one.refused_by,
        "refusedAt": from_millis(one.refused_at),
        "keptUntil": from_millis(one.expires_at),
        "waited": one.waited,
    })
}

/// Who registered for meetings; evidence and lists that handovers keep, published or not.
async fn beside(
    instance: &Instance,
    appeal: &Appeal,
    place: &str,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let db = instance.database.conn();
    for row in dispatches::list(db, appeal.id).await? {
        if row.kind != Kind::Event.name() {
            continue;
        }
        let name = format!("{place}/meetings/{}.csv", row.name);
        let rows = registration::each(instance, appeal, &row.name).await?;
        let rows = folder.opened(&name, rows).into_iter().map(|one| {
            let guest = one.guest;
            vec![guest.name, guest.email, guest.message, from_millis(one.at)]
        });
        let head = ["name", "email", "message", "registered"];
        table(folder, &name, &head, rows.collect())?;
    }
    // By whose they are: a file may be there before a word of its handover has been saved.
    for owner in kept_files::owners(db, appeal.id).await? {
        kept_by(instance, appeal, &owner, (place, &mut *folder)).await?;
    }
    Ok(())
}

/// The files of one handover.
async fn kept_by(
    instance: &Instance,
    appeal: &Appeal,
    owner: &str,
    (place, folder): (&str, &mut Folder),
) -> Result<(), Failure> {
    let db = instance.database.conn();
    let within = format!("{place}/files/{owner}");
    for one in kept_files::list(db, appeal.id, owner, kept_files::EVIDENCE).await? {
        let found = handover::file(instance, appeal, owner, &one.digest).await;
        if let Err(FederationError::Store(StoreError::Sealed)) = &found {
            folder.leave_out(&within, one.id);
            continue;
        }
        if let Some((media_type, bytes)) = found? {
            let digest = one.digest.rsplit(':').next().unwrap_or_default();
            let name = format!("{within}/{digest}.{}", ending(&media_type));
            folder.put(&name, &bytes)?;
        }
    }
    if let Some(list) = handover::sealed(instance, appeal, owner).await? {
        let bytes = handover::sealed_text(instance, &list).await?;
        folder.put(&format!("{within}/sealed-list.json"), &bytes)?;
    }
    Ok(())
}

/// What the name of a file of that type ends with.
fn ending(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "application/zip" => "zip",
        _ => "bin",
    }
}

#[cfg(test)]
mod tests {
    use super::standing;

    #[test]
    fn who_was_taken_off_the_list_is_not_said_to_be_on_it() {
        assert_eq!(standing("listed", true), "listed");
        assert_eq!(standing("listed", false), "off-the-list");
        assert_eq!(standing("removed", false), "off-the-list");
        assert_eq!(standing("waiting", false), "waiting");
    }
}
