//! What an organisation withdrew is kept for its desk.

use undersigned_store::{
    Database,
    appeals::Appeal,
    organizations::Organization,
    withdrawn_endorsements::{self as withdrawn, WithdrawnEndorsement},
};

pub async fn what_was_withdrawn_is_kept(db: &Database, dockers: &Organization, appeal: &Appeal) {
    let conn = db.conn();
    for sealed in [vec![1], vec![2]] {
        let row = WithdrawnEndorsement {
            organization_id: dockers.id,
            appeal_id: appeal.id,
            sealed,
        };
        withdrawn::put(conn, row).await.unwrap();
    }
    let kept = async || withdrawn::get(conn, dockers.id, appeal.id).await.unwrap();
    assert_eq!(kept().await.map(|row| row.sealed), Some(vec![2]));
    withdrawn::delete(conn, dockers.id, appeal.id)
        .await
        .unwrap();
    assert_eq!(kept().await, None);
}
