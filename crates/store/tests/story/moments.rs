//! Whether anything was stored meanwhile.

use undersigned_store::*;

/// `other` is the same database, perhaps opened by another program.
pub async fn a_commit_makes_another_moment(db: &Database, other: &Database) {
    let mut last = moment(db).await;
    settings::get(other.conn(), "moments").await.unwrap();
    if !db.is_postgres() {
        // Others may write to other databases of one PostgreSQL meanwhile, which counts.
        assert_eq!(moment(db).await, last, "reading changes nothing");
    }
    for number in 0..3 {
        let transaction = other.begin().await.unwrap();
        let value = number.to_string();
        settings::set(&transaction, "moments", &value)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let next = moment(db).await;
        assert_ne!(next, last, "a transaction");
        settings::set(other.conn(), "moments", "single")
            .await
            .unwrap();
        last = moment(db).await;
        assert_ne!(last, next, "a single write");
    }
}

async fn moment(db: &Database) -> Moment {
    db.moment().await.unwrap().unwrap()
}
