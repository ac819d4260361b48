//! What an organisation calls for, with all that is signed about it, and what it signed elsewhere.

use super::{
    super::{Failure, export},
    folder::{Folder, table},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use undersigned_domain::dispatch::Kind;
use undersigned_federation::{
    Instance,
    clock::from_millis,
    views::{Appeal, Organization},
};
use undersigned_store::{
    appeals, comments, dispatch_drafts, dispatches, letter_counts, person_terms, schedules,
};
use undersigned_web::exports;

/// Rows read at a time.
const PAGE: u64 = 500;

/// Writes one appeal of the organisation's own, perhaps with nothing that was confided.
pub async fn write(
    instance: &Instance,
    appeal: &Appeal,
    without_people: bool,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let db = instance.database.conn();
    let place = format!("appeals/{}", appeal.slug);
    let draft = appeal.draft.as_deref();
    if let Some(draft) = draft.and_then(|draft| serde_json::from_str::<Value>(draft).ok()) {
        folder.put_json(&format!("{place}/draft.json"), &draft)?;
    }
    if let Some(view) = instance.view_by_id(&appeal.ap_id).await? {
        let bundle = instance.bundle(&view).await?;
        folder.put(&format!("{place}/bundle.json"), bundle.as_bytes())?;
        folder.put(&format!("{place}/list.jsonl"), &export::lines(&view)?)?;
        let list = exports::csv(&view.list, &view.hidden);
        folder.put(&format!("{place}/list.csv"), list.as_bytes())?;
    }
    let beside = dispatches::list(db, appeal.id).await?;
    let letters = beside.iter().filter(|row| row.kind == Kind::Letter.name());
    let letters: BTreeSet<&str> = letters.map(|row| row.name.as_str()).collect();
    letters_sent(instance, appeal, &letters, &place, folder).await?;
    let beside = beside.into_iter().map(|row| row.body);
    folder.put_lines(&format!("{place}/beside.jsonl"), beside)?;
    for row in dispatch_drafts::list(db, appeal.id).await? {
        let content = serde_json::from_str::<Value>(&row.content).unwrap_or_default();
        let draft = json!({"type": row.kind, "content": content});
        folder.put_json(&format!("{place}/beside/{}.json", row.name), &draft)?;
    }
    if let Some(terms) = person_terms::get(db, appeal.id).await? {
        let held = serde_json::from_str::<Value>(&terms.terms).unwrap_or_default();
        let until = from_millis(terms.kept_until);
        let terms = json!({"open": terms.open, "keptUntil": until, "terms": held});
        folder.put_json(&format!("{place}/terms.json"), &terms)?;
    }
    let agreed = person_terms::consents(db, appeal.id).await?;
    let agreed = agreed.into_iter().map(|row| {
        let document = serde_json::from_str::<Value>(&row.document).unwrap_or_default();
        json!({"digest": row.digest, "document": document}).to_string()
    });
    folder.put_lines(&format!("{place}/consents.jsonl"), agreed)?;
    let times = schedules::of_appeal(db, appeal.id).await?;
    let times = times.into_iter().map(|row| {
        json!({
            "draft": row.name,
            "at": from_millis(row.due_at),
            "localTime": row.local_time,
            "zone": row.zone,
            "state": row.state,
        })
        .to_string()
    });
    folder.put_lines(&format!("{place}/chosen-times.jsonl"), times)?;
    // What is not shown was said to the organiser alone.
    let states: &[&str] = match without_people {
        true => &[comments::SHOWN],
        false => &[comments::SHOWN, comments::WAITING, comments::REFUSED],
    };
    said(instance, appeal, states, &place, folder).await
}

/// How many writers said that they sent each of these letters, by day.
async fn letters_sent(
    instance: &Instance,
    appeal: &Appeal,
    letters: &BTreeSet<&str>,
    place: &str,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let db = instance.database.conn();
    let mut rows = Vec::new();
    for &name in letters {
        for day in letter_counts::by_day(db, appeal.id, name, u32::MAX).await? {
            rows.push(vec![name.to_owned(), day.day, day.count.to_string()]);
        }
    }
    let name = format!("{place}/letters-sent.csv");
    table(folder, &name, &["letter", "day", "sent"], rows)
}

/// What signers said, as far as it is in one of these states.
async fn said(
    instance: &Instance,
    appeal: &Appeal,
    states: &[&str],
    place: &str,
    folder: &mut Folder,
) -> Result<(), Failure> {
    let db = instance.database.conn();
    let mut lines = Vec::new();
    for &state in states {
        let mut skip = 0;
        loop {
            let rows = comments::in_state(db, appeal.id, state, skip, PAGE).await?;
            if rows.is_empty() {
                break;
            }
            skip += PAGE;
            lines.extend(rows.into_iter().map(|row| {
                json!({
                    "id": row.note_id,
                    "author": row.author,
                    "words": row.words,
                    "language": row.language,
                    "state": row.state,
                    "at": from_millis(row.created_at),
                })
                .to_string()
            }));
        }
    }
    folder.put_lines(&format!("{place}/comments.jsonl"), lines)
}

/// The bundle of each appeal of others about which the organisation has said anything, signed it or let
/// others in: with it can be shown what was said, whatever becomes of that appeal's server.
pub async fn signed(
    instance: &Instance,
    organization: &Organization,
    folder: &mut Folder,
) -> Result<(), Failure> {
    for id in instance.spoken_about(organization).await? {
        let appeal = appeals::by_id(instance.database.conn(), id).await?;
        let others = appeal.filter(|appeal| appeal.organization_id != Some(organization.id));
        let Some(appeal) = others else {
            continue;
        };
        let Some(view) = instance.view_by_id(&appeal.ap_id).await? else {
            continue;
        };
        let bundle = instance.bundle(&view).await?;
        // A port has a colon before it, which some file systems refuse.
        let host = appeal.host.replace([':', '[', ']'], "_");
        let name = format!("signed/{host}/{}.json", appeal.slug);
        folder.put(&name, bundle.as_bytes())?;
    }
    Ok(())
}
