//! What goes with an organisation, and what of others stays.

use crate::NOW;
use undersigned_store::{
    appeals::{Appeal, NewAppeal},
    media::Media,
    organizations::{NewOrganization, Organization},
    quote_authorizations::QuoteAuthorization,
    reactions::NewReaction,
    translation_bases::TranslationBase,
    *,
};

/// Whoever likes appeals, and quotes them.
const ANA: &str = "https://quiet.example/users/ana";
/// The step that forgets what earlier versions left.
const STEP: &str = "m20261124_000280_withdrawals_of_deleted";
/// The step that forgets what they were writing.
const DRAFTS: &str = "m20261128_000470_drafts_of_deleted";
/// The step that forgets to what they were invited, and whom they invited.
const INVITATIONS: &str = "m20261128_000490_invitations_of_deleted";
/// The step that notes whose name was hidden.
const HIDDEN: &str = "m20261127_000390_hidden_withdrawals";

async fn mole_with_an_appeal(db: &Database) -> (Organization, Appeal) {
    let conn = db.conn();
    let new = NewOrganization {
        handle: "mole".into(),
        ap_id: "https://dockers.example/orgs/mole".into(),
        names: r#"{"en":"Mole"}"#.into(),
        summary: None,
        country: None,
        created_at: NOW,
    };
    let mole = organizations::insert(conn, new).await.unwrap();
    let new = NewAppeal {
        ap_id: "https://dockers.example/appeals/of-the-mole".into(),
        root: Some("z6Mo…".into()),
        host: "dockers.example".into(),
        slug: "of-the-mole".into(),
        organization_id: Some(mole.id),
        organiser: mole.ap_id.clone(),
        status: "open".into(),
        titles: None,
        // Its next wording.
        draft: Some("{}".into()),
        created_at: NOW,
        published_at: Some(NOW),
        unasked: false,
    };
    let appeal = appeals::insert(conn, new).await.unwrap();
    (mole, appeal)
}

async fn withdraws(db: &Database, appeal_id: i64) {
    let sql = format!(
        "INSERT INTO person_withdrawals (appeal_id, email_hash, withdrawn_at) \
         VALUES ({appeal_id}, 'mo', {NOW})"
    );
    db.conn().execute_unprepared(&sql).await.unwrap();
}

async fn translates(db: &Database, appeal_id: i64) {
    let base = TranslationBase {
        appeal_id,
        language: "fr".into(),
        base: r#"{"title":"Not to be known yet"}"#.into(),
    };
    translation_bases::set(db.conn(), base).await.unwrap();
}

async fn ana_likes_and_quotes(db: &Database, appeal_id: i64) {
    let like = NewReaction {
        appeal_id,
        kind: reactions::LIKE.into(),
        actor: ANA.into(),
        host: "quiet.example".into(),
        activity_id: format!("{ANA}/likes/{appeal_id}"),
        created_at: NOW,
    };
    let transaction = db.begin().await.unwrap();
    reactions::upsert(&transaction, like).await.unwrap();
    transaction.commit().await.unwrap();
    let quote = QuoteAuthorization {
        ap_id: format!("https://dockers.example/quote-authorizations/of-{appeal_id}"),
        appeal_id,
        quote: format!("{ANA}/posts/{appeal_id}"),
        actor: ANA.into(),
        host: "quiet.example".into(),
        created_at: NOW,
    };
    let stored = quote_authorizations::insert_if_absent(db.conn(), quote).await;
    assert!(stored.unwrap().is_some());
}

/// Invitations around the mole and the dockers, and somebody without a server whom the mole invited by e-mail.
async fn invites(db: &Database, mole: &Organization, its_own: i64, dockers: &Organization) {
    let (elsewhere, conn) = ("https://pier.example/orgs/pier", db.conn());
    for (object, inviter, invited) in [
        ("to-the-mole", elsewhere, mole.ap_id.as_str()),
        ("of-the-mole", mole.ap_id.as_str(), elsewhere),
        ("of-the-mole", mole.ap_id.as_str(), dockers.ap_id.as_str()),
        ("to-the-dockers", elsewhere, dockers.ap_id.as_str()),
    ] {
        let new = invitations::NewInvitation {
            object: format!("https://pier.example/appeals/{object}"),
            invited: invited.into(),
            role: invitations::SIGNER.into(),
            inviter: inviter.into(),
            offer_id: format!("{inviter}/offers/{object}"),
            state: "pending".into(),
            created_at: NOW,
        };
        let stored = invitations::ask_to_sign(conn, new, vec![1, 2, 3]).await;
        stored.unwrap();
    }
    let invitee = invitees::Invitee {
        id: 0,
        appeal_id: its_own,
        kind: invitees::EMAIL.into(),
        contact_hash: "hash of the pier".into(),
        actor: None,
        sealed: vec![1, 2, 3],
        seed: "seed of the pier".into(),
        link_hash: "link of the pier".into(),
        state: invitees::SENT.into(),
        reminders: 0,
        resent: 0,
        next_at: NOW,
        sent_at: Some(NOW),
        last_at: Some(NOW),
        answered_at: None,
        created_at: NOW,
    };
    invitees::insert_if_absent(conn, invitee).await.unwrap();
}

/// What is left of them: to what the mole was invited, and whom it invited elsewhere, here and by e-mail; and the
/// dockers' own.
async fn invited(
    db: &Database,
    mole: &Organization,
    its_own: i64,
    dockers: &Organization,
) -> [bool; 5] {
    let conn = db.conn();
    let held = async |object: &str, invited: &str| {
        let object = format!("https://pier.example/appeals/{object}");
        let found = invitations::find_to_sign(conn, &object, invited).await;
        found.unwrap().is_some()
    };
    let by_mail = invitees::find(conn, its_own, "hash of the pier").await;
    [
        held("to-the-mole", &mole.ap_id).await,
        held("of-the-mole", "https://pier.example/orgs/pier").await,
        by_mail.unwrap().is_some(),
        held("of-the-mole", &dockers.ap_id).await,
        held("to-the-dockers", &dockers.ap_id).await,
    ]
}

pub async fn what_belongs_to_one_organisation_goes_with_it(
    db: &Database,
    dockers: &Organization,
    appeal: &Appeal,
) {
    let conn = db.conn();
    let (mole, its_own) = mole_with_an_appeal(db).await;
    // The same picture was uploaded by both; the mole was faster.
    let transaction = db.begin().await.unwrap();
    for organization_id in [mole.id, dockers.id] {
        let picture = Media {
            file: "shared.jpg".into(),
            organization_id,
            width: 16,
            height: 9,
            bytes: 200,
            small_file: None,
            small_width: None,
            created_at: NOW,
        };
        media::upsert(&transaction, picture).await.unwrap();
    }
    transaction.commit().await.unwrap();
    let of_the_mole = [
        format!("organization:{}", mole.id),
        format!("appeal:{}", its_own.id),
        format!("wording:{}", its_own.id),
        format!("case:{}:c", its_own.id),
        format!("handover:{}:h", its_own.id),
    ];
    // Numbers that begin alike are another appeal's.
    let of_others = [
        format!("organization:{}", dockers.id),
        format!("wording:{}", appeal.id),
        format!("case:{}:c", appeal.id),
        format!("handover:{}0:h", its_own.id),
    ];
    for used_by in of_the_mole.iter().chain(&of_others) {
        let file = ["shared.jpg".to_owned()];
        media::set_uses(conn, used_by, file).await.unwrap();
    }
    // What begins alike is shown, too.
    let beneath = [format!("case:{}:", its_own.id)];
    let shown = media::belonging(conn, 0, &[], &beneath).await.unwrap();
    assert_eq!(shown.len(), 1);
    let beneath = [format!("case:{}0:", its_own.id)];
    let shown = media::belonging(conn, 0, &[], &beneath).await.unwrap();
    assert!(shown.is_empty(), "{shown:?}");
    for id in [its_own.id, appeal.id] {
        withdraws(db, id).await;
        ana_likes_and_quotes(db, id).await;
        translates(db, id).await;
    }
    organizations::set_suspended(conn, mole.id, Some(NOW), "why", true)
        .await
        .unwrap();
    let rows = [its_own.id, appeal.id].map(|id| {
        [
            format!("import-row:{id}:https://mole.example/attestations/1"),
            format!("co-initiator-later:{id}-{NOW}:@union@away.example"),
            format!("signers-leave:{id}-{NOW}"),
            format!("signers-leave:{id}-{NOW}:00001"),
        ]
    });
    let rows = rows.concat();
    for name in &rows {
        settings::set(conn, name, "what it said").await.unwrap();
    }

    invites(db, &mole, its_own.id, dockers).await;
    assert_eq!(invited(db, &mole, its_own.id, dockers).await, [true; 5]);

    let transaction = db.begin().await.unwrap();
    organizations::forget_around(&transaction, its_own.id)
        .await
        .unwrap();
    organizations::forget(&transaction, mole.id, NOW + 1)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    let left = organizations::by_id(conn, mole.id).await.unwrap().unwrap();
    assert_eq!(
        (left.deleted_at, left.suspended_at, left.hidden),
        (Some(NOW + 1), None, false)
    );
    let left = [false, false, false, true, true];
    assert_eq!(invited(db, &mole, its_own.id, dockers).await, left);
    // Nor what was being written: the next wording, and what of it was translated.
    let now = appeals::by_id(conn, its_own.id).await.unwrap().unwrap();
    assert_eq!(now.draft, None);
    for (id, left) in [(its_own.id, 0), (appeal.id, 1)] {
        let bases = translation_bases::of_appeal(conn, id).await.unwrap();
        assert_eq!(bases.len(), left);
    }
    let shows = |used_by: &str| {
        let of = [used_by.to_owned()];
        async move { media::belonging(conn, 0, &of, &[]).await.unwrap().len() }
    };
    for used_by in &of_the_mole {
        assert_eq!(shows(used_by).await, 0, "{used_by}");
    }
    for used_by in &of_others {
        assert_eq!(shows(used_by).await, 1, "{used_by}");
        media::set_uses(conn, used_by, []).await.unwrap();
    }
    let kept = Some("what it said");
    let there = [[None; 4], [kept; 4]].concat();
    for (name, there) in rows.iter().zip(there) {
        let said = settings::get(conn, name).await.unwrap();
        assert_eq!(said.as_deref(), there, "{name}");
    }
    // Nobody is left who shows it: it goes as all others do.
    let unused = media::unused(conn, NOW + 1).await.unwrap();
    assert!(unused.iter().any(|one| one.file == "shared.jpg"));
    assert!(organizations::first(conn).await.unwrap().unwrap().id < mole.id);

    for (id, left) in [(its_own.id, 0), (appeal.id, 1)] {
        let likes = reactions::count_of(conn, id, reactions::LIKE, "quiet.example").await;
        let quotes = quote_authorizations::count_of(conn, id, "quiet.example").await;
        assert_eq!((likes.unwrap(), quotes.unwrap()), (left, left));
    }
    let counts = async |id| reactions::counts(conn, id).await.unwrap().likes;
    let before = counts(appeal.id).await;
    assert_eq!(counts(its_own.id).await, 0);
    let transaction = db.begin().await.unwrap();
    let gone = reactions::delete_actor(&transaction, ANA).await;
    assert_eq!(gone.unwrap(), 1);
    transaction.commit().await.unwrap();
    assert_eq!(counts(appeal.id).await, before - 1);
    let gone = quote_authorizations::delete_actor(conn, ANA).await;
    assert_eq!(gone.unwrap(), 1);

    let withdrawn = |id| persons::has_withdrawn(conn, id, "mo");
    assert!(!withdrawn(its_own.id).await.unwrap());
    assert!(withdrawn(appeal.id).await.unwrap());
    // What an earlier version left of it goes with the next start.
    withdraws(db, its_own.id).await;
    translates(db, its_own.id).await;
    invites(db, &mole, its_own.id, dockers).await;
    let written = "UPDATE appeals SET draft = '{}' WHERE organization_id IS NOT NULL";
    conn.execute_unprepared(written).await.unwrap();
    for step in [STEP, DRAFTS, INVITATIONS] {
        let undone = format!("DELETE FROM seaql_migrations WHERE version = '{step}'");
        conn.execute_unprepared(&undone).await.unwrap();
    }
    db.migrate().await.unwrap();
    assert_eq!(invited(db, &mole, its_own.id, dockers).await, left);
    let gone = invitations::forget_to_sign(conn, NOW + 1).await;
    assert_eq!(gone.unwrap(), 2);
    assert!(!withdrawn(its_own.id).await.unwrap());
    assert!(withdrawn(appeal.id).await.unwrap());
    for (id, there) in [(its_own.id, false), (appeal.id, true)] {
        let now = appeals::by_id(conn, id).await.unwrap().unwrap();
        assert_eq!(now.draft.is_some(), there);
        let bases = translation_bases::of_appeal(conn, id).await.unwrap();
        assert_eq!(!bases.is_empty(), there);
    }
    let undo = "UPDATE appeals SET draft = NULL WHERE organization_id IS NOT NULL";
    conn.execute_unprepared(undo).await.unwrap();
    // Whoever withdrew under an earlier version had a name that nobody has hidden.
    let undone = format!("DELETE FROM seaql_migrations WHERE version = '{HIDDEN}'");
    conn.execute_unprepared("ALTER TABLE person_withdrawals DROP COLUMN hidden")
        .await
        .unwrap();
    conn.execute_unprepared(&undone).await.unwrap();
    db.migrate().await.unwrap();
    let noted = "SELECT 1 FROM person_withdrawals WHERE email_hash = 'mo' AND NOT hidden";
    let noted = sea_orm::Statement::from_string(conn.get_database_backend(), noted);
    assert_eq!(conn.query_all_raw(noted).await.unwrap().len(), 1);
    persons::forget_withdrawal(conn, appeal.id, "mo")
        .await
        .unwrap();
}
