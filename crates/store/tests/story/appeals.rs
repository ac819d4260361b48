//! An appeal, and what is said about it.

mod unasked;

use undersigned_store::appeals::{Appeal, AppealFilter, NewAppeal};
use undersigned_store::organizations::Organization;
use undersigned_store::statements::{MAILBOX, MEMBER, NewStatement};
use undersigned_store::*;

use crate::NOW;
use unasked::copies_for_which_nobody_asked_go_or_stay;

pub async fn an_appeal_is_published(db: &Database, dockers: &Organization) -> Appeal {
    let conn = db.conn();
    let new = NewAppeal {
        ap_id: "https://dockers.example/appeals/free-them-now".into(),
        root: None,
        host: "dockers.example".into(),
        slug: "free-them-now".into(),
        organization_id: Some(dockers.id),
        organiser: dockers.ap_id.clone(),
        status: "draft".into(),
        titles: None,
        draft: Some("{}".into()),
        created_at: NOW,
        published_at: None,
        unasked: false,
    };
    let mut appeal = appeals::insert(conn, new.clone()).await.unwrap();
    let taken = appeals::insert(
        conn,
        NewAppeal {
            ap_id: "https://dockers.example/appeals/other".into(),
            ..new.clone()
        },
    )
    .await;
    assert!(matches!(taken, Err(StoreError::Conflict(_))));
    appeals::insert(
        conn,
        NewAppeal {
            ap_id: "https://hub.example/appeals/2".into(),
            host: "hub.example".into(),
            organization_id: None,
            status: "open".into(),
            titles: Some(r#"{"en":"100% of the Fair Pay"}"#.into()),
            created_at: NOW + 1,
            ..new.clone()
        },
    )
    .await
    .unwrap();
    copies_for_which_nobody_asked_go_or_stay(db, dockers, new).await;

    // An update from an old copy does not turn the version back.
    let transaction = db.begin().await.unwrap();
    let locked = appeals::lock(&transaction, appeal.id).await.unwrap();
    assert_eq!(locked.as_ref(), Some(&appeal));
    for (id, version) in [(appeal.id, 1), (99, 0)] {
        let bumped = appeals::bump_version(&transaction, id).await.unwrap();
        assert_eq!((bumped.version, bumped.last_member), (version, 0));
    }
    appeal.status = "open".into();
    appeal.draft = None;
    appeal.root = Some("z6Mk…".into());
    appeal.published_at = Some(NOW);
    appeals::update(&transaction, appeal.clone()).await.unwrap();
    transaction.commit().await.unwrap();
    appeal.list_version = 1;
    let found = appeals::by_ap_id(conn, &appeal.ap_id).await.unwrap();
    assert_eq!(found.as_ref(), Some(&appeal));
    assert_eq!(
        appeals::by_host_slug(conn, "dockers.example", "free-them-now")
            .await
            .unwrap()
            .as_ref(),
        Some(&appeal)
    );

    let slugs = |filter: AppealFilter| async move {
        let found = appeals::list(conn, &filter).await.unwrap();
        found
            .into_iter()
            .map(|appeal| appeal.host)
            .collect::<Vec<_>>()
    };
    let all = AppealFilter::default;
    assert_eq!(slugs(all()).await, ["hub.example", "dockers.example"]);
    let ours = AppealFilter {
        organization_id: Some(dockers.id),
        statuses: vec!["open".into(), "closed".into()],
        ..all()
    };
    assert_eq!(slugs(ours).await, ["dockers.example"]);
    let second = AppealFilter {
        limit: Some(1),
        offset: 1,
        ..all()
    };
    assert_eq!(slugs(second).await, ["dockers.example"]);
    let rest = AppealFilter { offset: 1, ..all() };
    assert_eq!(slugs(rest).await, ["dockers.example"]);
    for (text, hits) in [("fair PAY", 1), ("100%", 1), ("1_0", 0), ("THEM", 2)] {
        let text = AppealFilter {
            text: Some(text.into()),
            ..all()
        };
        assert_eq!(slugs(text).await.len(), hits);
    }
    appeal
}

fn statement(appeal: &Appeal, n: i64, standing: &str) -> NewStatement {
    NewStatement {
        appeal_id: appeal.id,
        digest: format!("sha-256:{n:064x}"),
        register: format!("register-{}", n / 2),
        author: "https://nurses.example/orgs/nurses".into(),
        key: "z6Mk…".into(),
        kind: "Endorsement".into(),
        seq: NOW + n,
        standing: standing.into(),
        origin_checked: false,
        body: format!(r#"{{"n":{n}}}"#),
        received_at: NOW,
        ap_id: format!("https://nurses.example/endorsements/{}", n / 2),
    }
}

pub async fn statements_come_in(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let many: Vec<_> = (0..1200).map(|n| statement(appeal, n, MEMBER)).collect();
    let transaction = db.begin().await.unwrap();
    assert_eq!(
        statements::insert_many(&transaction, many.clone())
            .await
            .unwrap(),
        1200
    );
    transaction.commit().await.unwrap();
    assert_eq!(statements::insert_many(conn, many).await.unwrap(), 0);
    assert_eq!(statements::insert_many(conn, vec![]).await.unwrap(), 0);
    let mut waiting: Vec<_> = (2000..2002)
        .map(|n| statement(appeal, n, MAILBOX))
        .collect();
    waiting[1].body = r#"{"state": "withdrawn"}"#.into();
    assert_eq!(statements::insert_many(conn, waiting).await.unwrap(), 2);

    let id = appeal.id;
    let wanting = statements::wanting_in(conn, id, "Endorsement").await;
    let named: Vec<String> = wanting.unwrap().into_iter().map(|(one, _)| one).collect();
    assert_eq!(named, [format!("sha-256:{:064x}", 2000)], "who waits");
    let other = statements::wanting_in(conn, id, "Admission").await;
    assert!(other.unwrap().is_empty());
    assert_eq!(statements::count(conn, id, MEMBER).await.unwrap(), 1200);
    let changed = statements::changed_at(conn, id).await.unwrap();
    assert_eq!(changed, Some(NOW), "those who wait change nothing");
    assert_eq!(statements::changed_at(conn, i64::MAX).await.unwrap(), None);
    let digests: Vec<String> = (0..1200).map(|n| format!("sha-256:{n:064x}")).collect();
    let wanted: Vec<&str> = digests.iter().map(String::as_str).collect();
    let found = statements::by_digests(conn, id, &wanted).await.unwrap();
    assert_eq!(found.len(), 1200);
    assert_eq!(
        statements::missing(conn, id, &["sha-256:unknown", wanted[0]])
            .await
            .unwrap(),
        ["sha-256:unknown"]
    );
    let register = statements::by_registers(conn, id, &["register-3"])
        .await
        .unwrap();
    assert_eq!(register.len(), 2);
    let newest = statements::by_ap_id(conn, "https://nurses.example/endorsements/3")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(newest.body, r#"{"n":7}"#);

    // Pages.
    let page = statements::since(conn, id, MEMBER, 0, 1000).await.unwrap();
    assert_eq!(page.len(), 1000);
    let rest = statements::since(conn, id, MEMBER, page[999].id, 1000)
        .await
        .unwrap();
    assert_eq!(rest.len(), 200);
    // Only its members count, whatever waits behind them.
    let undone = db.begin().await.unwrap();
    let bumped = appeals::bump_version(&undone, id).await.unwrap();
    assert_eq!(bumped.last_member, rest[199].id);
    undone.rollback().await.unwrap();
    let mailbox = statements::mailbox(conn, id).await.unwrap();
    let ids: Vec<i64> = mailbox.iter().map(|statement| statement.id).collect();
    let mut waiting = statements::waiting(conn, id).await.unwrap();
    waiting.sort_by_key(|row| row.id);
    assert_eq!(
        waiting
            .iter()
            .map(|row| (row.id, row.digest.as_str(), row.origin_checked))
            .collect::<Vec<_>>(),
        mailbox
            .iter()
            .map(|row| (row.id, row.digest.as_str(), false))
            .collect::<Vec<_>>(),
        "what is no member waits"
    );
    statements::set_origin_checked(conn, &ids).await.unwrap();
    let checked = statements::mailbox(conn, id).await.unwrap();
    assert!(checked.iter().all(|statement| statement.origin_checked));
    assert_eq!(statements::delete_many(conn, &ids).await.unwrap(), 2);
    assert!(statements::mailbox(conn, id).await.unwrap().is_empty());

    assert_eq!(
        statements::delete_by_digests(conn, id, &wanted[..10])
            .await
            .unwrap(),
        10
    );
    assert_eq!(statements::count(conn, id, MEMBER).await.unwrap(), 1190);
}

pub async fn an_endorsement_is_refused(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let hub = "https://hub.example/orgs/hub";
    for at in [NOW, NOW + 5] {
        refusals::insert(conn, appeal.id, ("sha-256:1", Some("dockers")), hub, at)
            .await
            .unwrap();
    }
    let refused = refusals::list(conn, appeal.id).await.unwrap();
    assert_eq!(refused.len(), 1, "saying it again changes nothing");
    assert_eq!(refused[0].digest, "sha-256:1");
    assert_eq!(refused[0].refused_by, hub);
    assert_eq!(refused[0].refused_at, NOW);
    assert!(refusals::list(conn, -1).await.unwrap().is_empty());
    assert_eq!(refused[0].author.as_deref(), Some("dockers"));
    refusals::insert(conn, appeal.id, ("sha-256:2", Some("nurses")), hub, NOW)
        .await
        .unwrap();
    // What says the same again is refused of the same author.
    let again = refusals::say_again(conn, appeal.id, "sha-256:1", "sha-256:1b").await;
    again.unwrap();
    let of_dockers = refusals::of_author(conn, appeal.id, "dockers")
        .await
        .unwrap();
    let digests: Vec<&str> = of_dockers.iter().map(|one| one.digest.as_str()).collect();
    assert_eq!(digests, ["sha-256:1", "sha-256:1b"]);
    refusals::delete(conn, &[of_dockers[1].id]).await.unwrap();
    refusals::delete(conn, &[refused[0].id]).await.unwrap();
    let left = refusals::list(conn, appeal.id).await.unwrap();
    assert_eq!((left.len(), left[0].digest.as_str()), (1, "sha-256:2"));
    let asked = ["sha-256:1".to_owned(), "sha-256:2".to_owned()];
    let found = refusals::of_statements(conn, appeal.id, &asked).await;
    assert_eq!(found.unwrap(), left);
    // Of what is not kept here the newest are remembered.
    for (digest, most) in [("sha-256:3", 2), ("sha-256:4", 1)] {
        refusals::insert(conn, appeal.id, (digest, Some(hub)), hub, NOW)
            .await
            .unwrap();
        refusals::trim_elsewhere(conn, appeal.id, most)
            .await
            .unwrap();
        let left = refusals::list(conn, appeal.id).await.unwrap();
        assert_eq!(i64::try_from(left.len()).unwrap(), most);
        assert_eq!(left.last().unwrap().digest, digest);
    }
    // What stands for accounts is found, and goes when the appeal has ended.
    let account = ("reply hash", Some("account hash"));
    let refused = refusals::insert(conn, appeal.id, account, hub, NOW).await;
    refused.unwrap();
    let with_accounts = refusals::appeals_with_accounts(conn).await.unwrap();
    assert_eq!(with_accounts, [appeal.id]);
    let forgotten = refusals::forget_accounts(conn, appeal.id).await;
    forgotten.unwrap();
    let left = refusals::list(conn, appeal.id).await.unwrap();
    assert_eq!((left.len(), left[0].digest.as_str()), (1, "sha-256:4"));
}
