//! What organisations say about the wording and decide: kept by register, and sealed votes that wait.

use crate::NOW;
use undersigned_store::{
    Database,
    appeals::Appeal,
    proceedings::{self, NewProceeding},
    vote_seals::{self as seals, NewVoteSeal},
};

fn ballot(appeal: &Appeal, name: &str, seq: i64) -> NewProceeding {
    NewProceeding {
        appeal_id: appeal.id,
        ap_id: format!("https://a.example/proceedings/{name}"),
        kind: "Ballot".into(),
        register: format!("register of {name}"),
        author: "https://a.example/orgs/a".into(),
        key: "z6Mk".into(),
        seq,
        digest: format!("sha-256:{name}-{seq}"),
        ends_at: Some(NOW + seq),
        body: format!("{{\"seq\":{seq}}}"),
        received_at: NOW,
    }
}

fn seal(appeal: &Appeal, created_at: i64) -> NewVoteSeal {
    NewVoteSeal {
        appeal_id: appeal.id,
        ballot: "https://a.example/proceedings/one".into(),
        actor: "https://a.example/orgs/a".into(),
        key: "z6Mk".into(),
        voter: "https://a.example/orgs/a".into(),
        closes: NOW + 10,
        opens_until: NOW + 20,
        sealed: vec![1, 2, 3],
        created_at,
    }
}

pub async fn a_register_is_replaced_and_a_seal_waits(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    for new in [("one", 1), ("two", 1), ("one", 1)] {
        let new = ballot(appeal, new.0, new.1);
        proceedings::insert(conn, new).await.unwrap();
    }
    assert_eq!(proceedings::count(conn, appeal.id).await.unwrap(), 2);
    let first = proceedings::in_register(conn, appeal.id, "register of one")
        .await
        .unwrap();
    assert_eq!(first.len(), 1);
    proceedings::delete(conn, &[first[0].id]).await.unwrap();
    proceedings::insert(conn, ballot(appeal, "one", 3))
        .await
        .unwrap();
    proceedings::insert(conn, ballot(appeal, "one", 2))
        .await
        .unwrap();
    let address = "https://a.example/proceedings/one";
    let one = proceedings::by_ap_id(conn, address).await.unwrap();
    assert_eq!(one.first().map(|row| row.seq), Some(3));
    let author = "https://a.example/orgs/a";
    let of_author = proceedings::of_author(conn, appeal.id, author, "Ballot")
        .await
        .unwrap();
    assert_eq!(of_author.len(), 3);
    assert_eq!(
        proceedings::count_of_pair(conn, appeal.id, author, "z6Mk", &["Ballot", "Vote"])
            .await
            .unwrap(),
        3
    );
    assert_eq!(
        proceedings::count_of_kinds(conn, appeal.id, &["Amendment", "Position"])
            .await
            .unwrap(),
        0
    );
    let kinds = ["Ballot", "Vote"];
    let bytes = proceedings::bytes_by_author(conn, appeal.id, &kinds).await;
    // Three of nine bytes each.
    assert_eq!(bytes.unwrap(), [(author.to_owned(), 27)]);
    let addresses = proceedings::addresses(conn, appeal.id).await.unwrap();
    let seqs: Vec<i64> = addresses.iter().map(|(_, seq, _)| *seq).collect();
    assert_eq!(seqs, [1, 2, 3]);
    let wanted = ["sha-256:one-3".to_owned(), "sha-256:none".to_owned()];
    let found = proceedings::by_digests(conn, appeal.id, &wanted)
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        proceedings::by_ap_id(conn, &found[0].ap_id)
            .await
            .unwrap()
            .len(),
        2
    );
    let mut digests = proceedings::digests(conn, appeal.id).await.unwrap();
    digests.sort();
    assert_eq!(digests, ["sha-256:one-2", "sha-256:one-3", "sha-256:two-1"]);
    let listed = proceedings::list(conn, appeal.id).await.unwrap();
    assert_eq!(listed.len(), 3);
    let ended = |since, before| proceedings::appeals_with_ended(conn, since, before);
    assert_eq!(ended(NOW, NOW + 9).await.unwrap(), [(appeal.id, NOW + 3)]);
    assert!(ended(NOW + 9, NOW + 99).await.unwrap().is_empty());

    seals::put(conn, seal(appeal, NOW)).await.unwrap();
    seals::put(conn, seal(appeal, NOW + 1)).await.unwrap();
    assert!(seals::due(conn, NOW + 10, 9).await.unwrap().is_empty());
    assert!(seals::due(conn, NOW + 11, 0).await.unwrap().is_empty());
    let due = seals::due(conn, NOW + 11, 9).await.unwrap();
    assert_eq!((due.len(), due[0].created_at), (1, NOW + 1));
    let of_key = |key| seals::of_key(conn, appeal.id, author, key);
    assert_eq!(of_key("z6Mk").await.unwrap().len(), 1);
    assert!(of_key("z6MkOther").await.unwrap().is_empty());
    seals::put_off(conn, due[0].id, NOW + 15).await.unwrap();
    assert!(seals::due(conn, NOW + 11, 9).await.unwrap().is_empty());
    seals::delete(conn, due[0].id).await.unwrap();
    assert!(seals::due(conn, NOW + 99, 9).await.unwrap().is_empty());
}
