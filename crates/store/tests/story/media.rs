//! Pictures are kept while something shows them; pages of the server are written over.

use undersigned_store::media::Media;
use undersigned_store::organizations::Organization;
use undersigned_store::site_pages::SitePage;
use undersigned_store::*;

use crate::NOW;

pub async fn pictures_are_kept_while_they_are_shown(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let picture = |file: &str, created_at| Media {
        file: file.into(),
        organization_id: dockers.id,
        width: 1_600,
        height: 900,
        bytes: 200_000,
        small_file: Some(format!("small-{file}")),
        small_width: Some(800),
        created_at,
    };
    let store = async |row: Media| {
        let transaction = db.begin().await.unwrap();
        media::upsert(&transaction, row).await.unwrap();
        transaction.commit().await.unwrap();
    };
    store(picture("a.jpg", NOW)).await;
    store(picture("b.jpg", NOW)).await;
    media::set_uses(
        conn,
        "organization:1",
        ["a.jpg".to_owned(), "a.jpg".to_owned()],
    )
    .await
    .unwrap();
    let unknown = media::set_uses(conn, "appeal:1", ["none.jpg".to_owned()]).await;
    assert!(unknown.is_err(), "{unknown:?}");
    assert_eq!(media::count_of(conn, dockers.id).await.unwrap(), 2);
    assert!(media::is_small_copy(conn, "small-a.jpg").await.unwrap());
    let unused = media::unused(conn, NOW + 1).await.unwrap();
    assert_eq!(unused, [picture("b.jpg", NOW)]);
    assert!(media::unused(conn, NOW).await.unwrap().is_empty());

    // Uploaded again meanwhile: it stays.
    store(picture("b.jpg", NOW + 10)).await;
    let transaction = db.begin().await.unwrap();
    for (file, forgotten) in [("a.jpg", false), ("b.jpg", false)] {
        let gone = media::forget(&transaction, file, NOW + 5).await.unwrap();
        assert_eq!(gone, forgotten, "{file}");
    }
    assert!(
        media::forget(&transaction, "b.jpg", NOW + 11)
            .await
            .unwrap()
    );
    transaction.commit().await.unwrap();
    media::set_uses(conn, "organization:1", []).await.unwrap();
    let left = media::all(conn).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(media::unused(conn, NOW + 1).await.unwrap(), left);
}

pub async fn pages_of_the_server_are_written_over(db: &Database) {
    let conn = db.conn();
    let page = |language: &str, content: &str| SitePage {
        name: "imprint".into(),
        language: language.into(),
        content: content.into(),
        updated_at: NOW,
    };
    for text in ["first", "second"] {
        site_pages::set(conn, page("en", text)).await.unwrap();
    }
    site_pages::set(conn, page("ar", "ثالث")).await.unwrap();
    assert_eq!(
        site_pages::of(conn, "imprint").await.unwrap(),
        [page("ar", "ثالث"), page("en", "second")]
    );
    assert_eq!(site_pages::names(conn).await.unwrap(), ["imprint"]);
    assert!(site_pages::delete(conn, "imprint", "ar").await.unwrap());
    assert!(!site_pages::delete(conn, "imprint", "ar").await.unwrap());
    assert!(site_pages::of(conn, "terms").await.unwrap().is_empty());
}
