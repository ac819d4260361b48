//! What is an organisation's own: itself, its people, whom it knows, what it signed, its pictures.

use super::{
    super::Failure,
    folder::{self, Folder},
};
use serde_json::{Value, json};
use undersigned_domain::StatementType;
use undersigned_federation::{
    Instance,
    actions::{audit::account_name, moving},
    clock::from_millis,
    media::MediaFile,
    objects,
    views::Organization,
};
use undersigned_store::{
    accounts,
    audit::{self, AuditFilter},
    followed_topics, followers, following, invitations, media, outbox, statements, topic_pages,
};
use undersigned_web::exports;

/// Rows read at a time.
const PAGE: u64 = 500;

/// Writes it all; without people, nobody who is at its desk or follows it.
pub async fn write(
    instance: &Instance,
    organization: &Organization,
    without_people: bool,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let db = instance.database.conn();
    folder.put_json("organization.json", &described(organization))?;
    let keys = instance.keys_of(&organization.ap_id).await?;
    let actor = objects::actor::organization(&instance.addresses, organization, &keys);
    folder.put_json("actor.json", &actor)?;

    if !without_people {
        people(instance, organization, folder).await?;
    }
    let known = following::list(db, organization.id).await?.into_iter();
    let rows = known.map(|one| vec![one.actor, one.state, from_millis(one.created_at)]);
    let table = exports::table(&["actor", "state", "since"], rows);
    folder.put("following.csv", table.as_bytes())?;

    let topics = followed_topics::list(db, organization.id)
        .await?
        .into_iter();
    let rows = topics.map(|one| {
        vec![
            one.collection,
            one.name,
            one.state,
            from_millis(one.created_at),
        ]
    });
    let head = ["collection", "name", "state", "since"];
    folder::table(folder, "following-topics.csv", &head, rows.collect())?;

    let mut said = Vec::new();
    for (kind, _) in StatementType::ALL {
        let rows = statements::by_author(db, &organization.ap_id, kind).await?;
        said.extend(rows.into_iter().map(|row| row.body));
    }
    folder.put_lines("statements.jsonl", said)?;

    let pages = topic_pages::of_organization(db, organization.id).await?;
    if !pages.is_empty() {
        let pages = pages.into_iter().map(|page| {
            let content = serde_json::from_str::<Value>(&page.content).unwrap_or_default();
            json!({"topic": page.name, "content": content, "updatedAt": from_millis(page.updated_at)})
        });
        let pages: Vec<Value> = pages.collect();
        folder.put_json("topics.json", &pages.into())?;
    }
    log(instance, organization, without_people, folder).await?;
    activities(instance, organization, folder).await?;
    pictures(instance, organization, folder).await
}

/// Who is at its desk, and who follows it.
async fn people(
    instance: &Instance,
    organization: &Organization,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let db = instance.database.conn();
    let people = accounts::of_organization(db, organization.id).await?;
    let rows = people.into_iter().map(|one| {
        let joined = one.joined_at.map(from_millis).unwrap_or_default();
        let name = one.name.unwrap_or_default();
        vec![name, one.email, one.role, joined]
    });
    let table = exports::table(&["name", "email", "roles", "joined"], rows);
    folder.put("people.csv", table.as_bytes())?;

    let known = followers::list(db, organization.id).await?.into_iter();
    let rows = known.map(|one| vec![one.actor, from_millis(one.created_at)]);
    let table = exports::table(&["actor", "since"], rows);
    folder.put("followers.csv", table.as_bytes())
}

/// Whom it asked to call for an appeal together, and who asked it for that or to sign; with the answers.
pub async fn invitations(
    instance: &Instance,
    organization: &Organization,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let rows = invitations::concerning(instance.database.conn(), &organization.ap_id).await?;
    let rows = rows.into_iter().map(|one| {
        vec![
            one.object,
            one.role,
            one.inviter,
            one.invited,
            one.state,
            from_millis(one.created_at),
        ]
    });
    let head = ["appeal", "role", "inviter", "invited", "state", "since"];
    folder::table(folder, "invitations.csv", &head, rows.collect())
}

fn described(organization: &Organization) -> Value {
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    json!({
        "id": organization.ap_id,
        "handle": organization.handle,
        "names": read(&organization.names),
        "summary": organization.summary.as_deref().map(read),
        "country": organization.country,
        "profile": organization.profile.as_deref().map(read),
        "alsoKnownAs": moving::earlier(organization),
        "movedTo": organization.moved_to,
        "createdAt": from_millis(organization.created_at),
    })
}

/// What was done for it, and by whom; without people, by which account.
async fn log(
    instance: &Instance,
    organization: &Organization,
    without_people: bool,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let mut filter = AuditFilter::default();
    let mut lines = Vec::new();
    loop {
        let db = instance.database.conn();
        let rows = audit::list(db, organization.id, &filter, PAGE).await?;
        let Some(last) = rows.last() else { break };
        filter.before_id = Some(last.id);
        lines.extend(rows.into_iter().map(|row| {
            let by = match row.actor_id {
                Some(id) if without_people && row.actor_kind == "person" => account_name(id),
                _ => row.actor,
            };
            json!({
                "at": from_millis(row.at),
                "by": by,
                "as": row.actor_kind,
                "action": row.action,
                "object": row.object,
                "detail": row.detail,
                "outcome": row.outcome,
            })
            .to_string()
        }));
    }
    folder.put_lines("log.jsonl", lines)
}

async fn activities(
    instance: &Instance,
    organization: &Organization,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let (mut lines, mut before) = (Vec::new(), None);
    loop {
        let db = instance.database.conn();
        let rows = outbox::page(db, organization.id, before, PAGE).await?;
        let Some(last) = rows.last() else { break };
        before = Some(last.id);
        lines.extend(rows.into_iter().map(|row| row.body));
    }
    folder.put_lines("outbox.jsonl", lines)
}

/// Each picture as a file. One that is gone meanwhile was shown nowhere; one that is still shown was lost.
async fn pictures(
    instance: &Instance,
    organization: &Organization,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let mut used_by = vec![format!("organization:{}", organization.id)];
    let mut beneath = Vec::new();
    for appeal in instance.appeals_of(organization).await? {
        // What is published, and what is to become the next wording.
        used_by.extend(["appeal", "wording"].map(|what| format!("{what}:{}", appeal.id)));
        // Each case and each handover shows its own.
        beneath.extend(["case", "handover"].map(|what| format!("{what}:{}:", appeal.id)));
    }
    let db = instance.database.conn();
    let mut gone = Vec::new();
    for picture in media::belonging(db, organization.id, &used_by, &beneath).await? {
        let Some(file) = MediaFile::parse(&picture.file) else {
            continue;
        };
        match instance.media.read(&file).await? {
            Some(bytes) => folder.put(&format!("media/{}", file.as_str()), &bytes)?,
            None => gone.push(picture.file),
        }
    }
    if gone.is_empty() {
        return Ok(());
    }
    let shown = media::shown(db).await?.into_iter();
    for lost in shown.filter(|one| gone.contains(&one.file)) {
        folder.lack(&format!("media/{}", lost.file));
    }
    Ok(())
}
