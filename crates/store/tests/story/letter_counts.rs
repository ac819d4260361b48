//! Letters that were sent: numbers by day, and nothing else.

use undersigned_store::{Database, appeals::Appeal, letter_counts};

pub async fn letters_are_counted_by_day(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    for (name, day) in [
        ("one", "2026-01-02"),
        ("one", "2026-01-01"),
        ("one", "2026-01-02"),
        ("two", "2026-01-01"),
    ] {
        letter_counts::add(conn, appeal.id, name, day, 1)
            .await
            .unwrap();
    }
    let total = letter_counts::total(conn, appeal.id, "one").await.unwrap();
    assert_eq!(total, 3);
    let days = letter_counts::by_day(conn, appeal.id, "one", 1)
        .await
        .unwrap();
    assert_eq!(days.len(), 1);
    assert_eq!((days[0].day.as_str(), days[0].count), ("2026-01-02", 2));
    let since = letter_counts::since(conn, "2026-01-02").await.unwrap();
    let since: Vec<_> = since
        .iter()
        .filter(|one| one.appeal_id == appeal.id)
        .map(|one| (one.name.as_str(), one.count))
        .collect();
    assert_eq!(since, [("one", 3)]);
    letter_counts::forget(conn, appeal.id, "one").await.unwrap();
    let total = letter_counts::total(conn, appeal.id, "one").await.unwrap();
    assert_eq!(total, 0);
}
