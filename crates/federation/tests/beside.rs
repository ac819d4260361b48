//! What an organiser says beside its list, and what is left of it: pictures that are shown no more, a
//! list that is sealed anew just then, words of a thief.

mod restored;

use crate::{alone, petition};
use chrono::DateTime;
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::{Map, Value, json};
use std::{
    io::Cursor,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
    time::Duration,
};
use tempfile::TempDir;
use undersigned_domain::{Digest, SecretKey, Status, dispatch::Kind};
use undersigned_federation::{
    Clock, Instance,
    actions::{dispatch, handover, media, publish, rotate},
    media::Shape,
    reconcile::worker,
    views::{Appeal, Organization},
};
use undersigned_store::{
    dispatches::{self, NewDispatch},
    kept_files::{self, EVIDENCE, NewKeptFile, SEALED_LIST, SEALED_SIGNERS},
};

const DAY: i64 = 24 * 60 * 60 * 1_000;

/// A server with one appeal that is published.
struct Scene {
    folder: TempDir,
    now: Arc<AtomicI64>,
    instance: Instance,
    union: Organization,
    appeal: Appeal,
}

impl Scene {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let now = Arc::new(AtomicI64::new(1_800_000_000_000));
        let passing = now.clone();
        let clock = Clock::new(move || {
            DateTime::from_timestamp_millis(passing.load(Relaxed)).unwrap_or_default()
        });
        let instance = alone::server(folder.path(), "hub", clock).await;
        let (union, appeal) = petition::published(&instance).await;
        Self {
            appeal,
            folder,
            now,
            instance,
            union,
        }
    }

    async fn write(&self, name: Option<&str>, kind: Kind, inside: &Value) -> dispatch::Draft {
        let inside = members(inside);
        let saved = dispatch::save(&self.instance, &self.appeal, name, kind, inside).await;
        saved.expect("kept")
    }

    /// Publishes something; gives its name.
    async fn say(&self, name: Option<&str>, kind: Kind, inside: &Value) -> String {
        let draft = self.write(name, kind, inside).await;
        let name = draft.name.clone();
        let said = dispatch::publish(&self.instance, &self.appeal, draft).await;
        said.expect("published");
        name
    }

    /// What is published with a name.
    async fn said(&self, name: &str) -> Value {
        let db = self.instance.database.conn();
        let row = dispatches::by_name(db, self.appeal.id, name).await;
        let body = row.expect("the database answers").expect("held").body;
        serde_json::from_str(&body).expect("JSON")
    }

    async fn upload(&self, red: u8) -> String {
        let pixels = RgbImage::from_fn(1_000, 20, |x, _| Rgb([red, (x % 256) as u8, 0]));
        let mut file = Cursor::new(Vec::new());
        let written = pixels.write_to(&mut file, ImageFormat::Jpeg);
        written.expect("a picture");
        let bytes = file.into_inner();
        let made = media::upload(&self.instance, &self.union, bytes, Shape::Whole).await;
        let made = made.expect("a picture").media;
        self.instance.addresses.path(&format!("/media/{made}"))
    }

    /// How many files of pictures are left a day later: two of each.
    async fn left_a_day_later(&self) -> usize {
        self.now.fetch_add(DAY + 1, Relaxed);
        media::prune(&self.instance).await.expect("pruned");
        std::fs::read_dir(self.folder.path().join("media")).map_or(0, Iterator::count)
    }

    /// The digest by which servers compare what they hold.
    async fn digest(&self) -> Digest {
        let snapshot = self.instance.snapshot(&self.appeal).await;
        let snapshot = snapshot.expect("a snapshot");
        let held = self.instance.dispatches(&self.appeal, &snapshot).await;
        held.expect("the database answers").digest
    }
}

fn members(inside: &Value) -> Map<String, Value> {
    inside.as_object().cloned().unwrap_or_default()
}

fn update() -> Value {
    json!({"languages": ["en"], "title": {"en": "News"}, "body": {"en": "Known since today."}})
}

#[tokio::test]
async fn a_picture_that_a_case_shows_no_more_goes() {
    let scene = Scene::new().await;
    let case = |url: Option<&str>| {
        let shown: Vec<Value> = url
            .map(|url| json!({"url": url, "alt": {"en": "A gate"}}))
            .into_iter()
            .collect();
        json!({"caseKind": "person", "names": {"en": "A. B."}, "pictures": shown})
    };
    let first = scene.upload(10).await;
    let name = scene.say(None, Kind::Case, &case(Some(&first))).await;
    // A correction that is thrown away leaves what is published as it is.
    let second = scene.upload(90).await;
    let corrected = case(Some(&second));
    scene.write(Some(&name), Kind::Case, &corrected).await;
    let discarded = dispatch::discard(&scene.instance, &scene.appeal, &name).await;
    assert!(discarded.expect("the database answers"));
    assert_eq!(scene.left_a_day_later().await, 2, "the one that is shown");
    scene.say(Some(&name), Kind::Case, &case(None)).await;
    assert_eq!(scene.left_a_day_later().await, 0);
}

#[tokio::test]
async fn nobody_signs_for_a_list_that_was_sealed_anew_meanwhile() {
    let scene = Scene::new().await;
    let (instance, appeal) = (&scene.instance, &scene.appeal);
    let handed_over = json!({
        "languages": ["en"], "date": "2027-01-10", "takenBy": {"en": "The secretary"},
    });
    let draft = scene.write(None, Kind::Handover, &handed_over).await;
    let name = draft.name.clone();
    let sealed = handover::seal(instance, appeal, &name).await;
    let sealed = sealed.expect("sealed");
    let view = handover::sealed_view(instance, appeal, &sealed, 100).await;
    assert!(view.expect("it is read").is_some());

    // Somebody publishes, and waits for another who seals just then.
    let change = instance.change(appeal.id).await.expect("a transaction");
    let publishing = {
        let (instance, appeal, draft) = (instance.clone(), appeal.clone(), draft.clone());
        tokio::spawn(async move { dispatch::publish(&instance, &appeal, draft).await })
    };
    // Nothing shows that it waits: long enough for a busy machine.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let db = &change.transaction;
    let forgotten = kept_files::forget(db, appeal.id, &name, Some(SEALED_LIST), &[]).await;
    assert_eq!(forgotten.expect("the database answers"), 1);
    let other = Digest::of(&[b"another list"]).to_string();
    let new = NewKeptFile {
        appeal_id: appeal.id,
        owner: name.clone(),
        purpose: SEALED_LIST.to_owned(),
        digest: other.clone(),
        media_type: "application/json".to_owned(),
        bytes: 0,
        state_digest: Some(sealed.state_digest.clone()),
        entries: Some(0),
        created_at: instance.clock.millis(),
    };
    let put = kept_files::put(db, new, Vec::new()).await;
    put.expect("stored");
    change.commit().await.expect("committed");
    let said = publishing.await.expect("it ends");
    assert_eq!(said.err().map(|error| error.code()), Some("draft_changed"));

    // Whoever asks for the first one in print again has none unpacked.
    let view = handover::sealed_view(instance, appeal, &sealed, 100).await;
    assert!(view.expect("it is kept for a while").is_some());
    let said = dispatch::publish(instance, appeal, draft).await;
    said.expect("published");
    assert_eq!(scene.said(&name).await["dispatch"]["bundleDigest"], other);
}

#[tokio::test]
async fn nobody_is_kept_of_a_sealed_list_that_was_taken_away_meanwhile() {
    let scene = Scene::new().await;
    let (instance, appeal) = (&scene.instance, &scene.appeal);
    let handed_over = json!({
        "languages": ["en"], "date": "2027-01-10", "takenBy": {"en": "The secretary"},
    });
    let name = scene.write(None, Kind::Handover, &handed_over).await.name;
    let sealed = handover::seal(instance, appeal, &name).await;
    let sealed = sealed.expect("sealed");
    let (db, id) = (instance.database.conn(), appeal.id);
    let signers = async || {
        let kept = kept_files::list(db, id, &name, SEALED_SIGNERS).await;
        kept.expect("the database answers").len()
    };
    // As earlier versions sealed it, and the list has gone on since.
    let forgotten = kept_files::forget(db, id, &name, Some(SEALED_SIGNERS), &[]).await;
    assert_eq!(forgotten.expect("the database answers"), 1);
    let closed = publish::set_status(instance, appeal, Status::Closed).await;
    closed.expect("closed");
    let view = instance.view_by_id(&appeal.ap_id).await;
    let view = view.expect("the database answers").expect("held");

    // Somebody looks at it for the first time, and it is taken away just then.
    let taken_away = instance.database.begin().await.expect("a transaction");
    let looking = {
        let (instance, sealed, view) = (instance.clone(), sealed.clone(), view.clone());
        tokio::spawn(async move { handover::gone_since(&instance, &sealed, &view).await })
    };
    // Nothing shows that it waits: long enough for a busy machine.
    tokio::time::sleep(Duration::from_secs(2)).await;
    for purpose in [SEALED_LIST, SEALED_SIGNERS] {
        let forgotten = kept_files::forget(&taken_away, id, &name, Some(purpose), &[]).await;
        forgotten.expect("the database answers");
    }
    taken_away.commit().await.expect("committed");
    let looked = looking.await.expect("it ends");
    assert_eq!(
        looked.expect("it was read before"),
        handover::Gone::default()
    );
    assert_eq!(signers().await, 0);

    // Of one that stays they are kept.
    let sealed = handover::seal(instance, appeal, &name).await;
    let sealed = sealed.expect("sealed anew");
    let forgotten = kept_files::forget(db, id, &name, Some(SEALED_SIGNERS), &[]).await;
    assert_eq!(forgotten.expect("the database answers"), 1);
    let opened = publish::set_status(instance, appeal, Status::Open).await;
    opened.expect("open again");
    let view = instance.view_by_id(&appeal.ap_id).await;
    let view = view.expect("the database answers").expect("held");
    let looked = handover::gone_since(instance, &sealed, &view).await;
    looked.expect("it is read");
    assert_eq!(signers().await, 1);
}

#[tokio::test]
async fn files_that_come_at_once_do_not_pass_what_may_be_kept_together() {
    let scene = Scene::new().await;
    let (instance, appeal) = (&scene.instance, &scene.appeal);
    // Room for three bytes more.
    let new = NewKeptFile {
        appeal_id: appeal.id,
        owner: "before".to_owned(),
        purpose: EVIDENCE.to_owned(),
        digest: Digest::of(&[b"before"]).to_string(),
        media_type: "text/plain".to_owned(),
        bytes: 200 * 1024 * 1024 - 3,
        state_digest: None,
        entries: None,
        created_at: instance.clock.millis(),
    };
    let transaction = instance.database.begin().await.expect("a transaction");
    let put = kept_files::put(&transaction, new, Vec::new()).await;
    put.expect("stored");
    transaction.commit().await.expect("committed");
    let keep = |bytes: &[u8]| handover::keep_file(instance, appeal, "at-once", bytes.to_vec());
    let both = tokio::join!(keep(b"ab"), keep(b"cd"));
    let refused = [both.0.err(), both.1.err()].into_iter().flatten();
    let refused: Vec<&str> = refused.map(|error| error.code()).collect();
    assert_eq!(refused, ["too_many_files"]);
}

#[tokio::test]
async fn what_a_key_said_that_counts_no_more_takes_no_room() {
    let scene = Scene::new().await;
    let (instance, appeal) = (&scene.instance, &scene.appeal);
    scene.say(None, Kind::Update, &update()).await;
    let before = scene.digest().await;
    let gone = SecretKey::from_seed(&[9; 32]).public().to_string();
    let transaction = instance.database.begin().await.expect("a transaction");
    for number in 0..2_000 {
        let new = NewDispatch {
            appeal_id: appeal.id,
            ap_id: format!("{}/updates/{number}", appeal.ap_id),
            name: number.to_string(),
            kind: Kind::Update.name().to_owned(),
            seq: 1,
            digest: Digest::of(&[number.to_string().as_bytes()]).to_string(),
            key: gone.clone(),
            withdrawn: false,
            body: "{}".to_owned(),
            activity: None,
            received_at: 1,
        };
        let put = dispatches::put(&transaction, new).await;
        put.expect("stored");
    }
    transaction.commit().await.expect("committed");
    assert_eq!(scene.digest().await, before, "as for who never took them");
    scene.say(None, Kind::Update, &update()).await;
    let held = dispatches::count(instance.database.conn(), appeal.id).await;
    assert_eq!(held.expect("the database answers"), 2);
}

#[tokio::test]
async fn what_a_thief_had_said_is_not_said_again_under_a_new_key() {
    let scene = Scene::new().await;
    let (instance, appeal) = (&scene.instance, &scene.appeal);
    let case = json!({"caseKind": "person", "names": {"en": "A. B."}});
    let ours = scene.say(None, Kind::Case, &case).await;
    let theirs = scene.say(None, Kind::Update, &update()).await;
    let held = async |name: &str| {
        let row = dispatches::by_name(instance.database.conn(), appeal.id, name).await;
        row.expect("the database answers").expect("held")
    };
    // As if it had come from elsewhere, under the same key.
    let row = held(&theirs).await;
    let stolen = row.key.clone();
    let transaction = instance.database.begin().await.expect("a transaction");
    let came = NewDispatch {
        appeal_id: row.appeal_id,
        ap_id: row.ap_id,
        name: row.name,
        kind: row.kind,
        seq: row.seq,
        digest: row.digest,
        key: row.key,
        withdrawn: row.withdrawn,
        body: row.body,
        activity: None,
        received_at: row.received_at,
    };
    let put = dispatches::put(&transaction, came).await;
    put.expect("stored");
    transaction.commit().await.expect("committed");

    let given_up = rotate::compromised(instance, &scene.union, &stolen).await;
    given_up.expect("given up");
    worker::round(instance).await.expect("a round");
    assert_ne!(held(&ours).await.key, stolen);
    assert_eq!(held(&theirs).await.key, stolen);
}
