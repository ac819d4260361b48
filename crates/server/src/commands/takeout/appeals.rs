//! What an organisation calls for, with all that is signed about it, and what it signed elsewhere.

use super::{
    super::{Failure, export},
    folder::Folder,
};
use serde_json::{Value, json};
use undersigned_federation::{
    Instance,
    clock::from_millis,
    views::{Appeal, Organization},
};
use undersigned_store::{comments, dispatch_drafts, dispatches, person_terms};
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
    // What is not shown was said to the organiser alone.
    let states: &[&str] = match without_people {
        true => &[comments::SHOWN],
        false => &[comments::SHOWN, comments::WAITING, comments::REFUSED],
    };
    said(instance, appeal, states, &place, folder).await
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

/// The bundle of each appeal of others that the organisation has signed: with it can be shown what was
/// signed, whatever becomes of that appeal's server.
pub async fn signed(
    instance: &Instance,
    organization: &Organization,
    folder: &mut Folder,
) -> Result<(), Failure> {
    for own in instance.endorsements_of(organization).await? {
        let appeal = &own.view.appeal;
        if appeal.organization_id == Some(organization.id) {
            continue;
        }
        let bundle = instance.bundle(&own.view).await?;
        // A port has a colon before it, which some file systems refuse.
        let host = appeal.host.replace([':', '[', ']'], "_");
        let name = format!("signed/{host}/{}.json", appeal.slug);
        folder.put(&name, bundle.as_bytes())?;
    }
    Ok(())
}
