//! Pictures that nothing shows go after a day, files and all; those that are shown stay.

use crate::{alone, petition};
use chrono::DateTime;
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::json;
use std::{
    io::Cursor,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
};
use undersigned_federation::{
    Clock, Instance,
    actions::{
        draft::{self, Draft},
        media,
        organization::{self, NewOrganization},
        profile::{self, Presentation},
    },
    media::Shape,
};

const DAY: i64 = 24 * 60 * 60 * 1_000;

async fn server(folder: &Path, now: Arc<AtomicI64>) -> Instance {
    let clock =
        Clock::new(move || DateTime::from_timestamp_millis(now.load(Relaxed)).unwrap_or_default());
    alone::server(folder, "a", clock).await
}

fn picture(red: u8) -> Vec<u8> {
    let pixels = RgbImage::from_fn(1_000, 20, |x, _| Rgb([red, (x % 256) as u8, 0]));
    let mut file = Cursor::new(Vec::new());
    pixels
        .write_to(&mut file, ImageFormat::Jpeg)
        .expect("a picture");
    file.into_inner()
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder.join("media")).map_or(0, Iterator::count)
}

#[tokio::test]
async fn what_nothing_shows_goes_after_a_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let now = Arc::new(AtomicI64::new(1_800_000_000_000));
    let instance = server(folder.path(), now.clone()).await;
    let union = organization::create(
        &instance,
        NewOrganization {
            handle: "union".into(),
            names: [("en".into(), "Union".into())].into(),
            ..NewOrganization::default()
        },
    )
    .await
    .expect("an organisation");
    let upload = async |red| {
        let made = media::upload(&instance, &union, picture(red), Shape::Whole).await;
        made.expect("a picture")
    };
    let mut shown = upload(10).await;
    upload(90).await;
    upload(10).await;
    assert_eq!(
        files(folder.path()),
        4,
        "two pictures, each with a small copy"
    );
    shown.alt.insert("en".into(), "A colour".into());
    let mut new = Presentation::of(&union);
    new.profile.header = Some(shown);
    let union = profile::change(&instance, &union, new.clone())
        .await
        .expect("shown");

    now.fetch_add(DAY - 1, Relaxed);
    media::prune(&instance).await.expect("pruned");
    assert_eq!(files(folder.path()), 4, "not before a day has passed");
    now.fetch_add(2, Relaxed);
    media::prune(&instance).await.expect("pruned");
    assert_eq!(files(folder.path()), 2, "the one that is shown");
    new.profile.header = None;
    profile::change(&instance, &union, new)
        .await
        .expect("taken away");
    media::prune(&instance).await.expect("pruned");
    assert_eq!(files(folder.path()), 0);
}

#[tokio::test]
async fn what_only_the_next_wording_shows_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let now = Arc::new(AtomicI64::new(1_800_000_000_000));
    let instance = server(folder.path(), now.clone()).await;
    let (union, appeal) = petition::published(&instance).await;
    let mut shown = media::upload(&instance, &union, picture(10), Shape::Whole)
        .await
        .expect("a picture");
    shown.alt.insert("en".into(), "A colour".into());
    let mut next: Draft = serde_json::from_value(json!({
        "kind": "petition", "title": {"en": "Free them"}, "body": {"en": "All eleven of them."},
        "languages": ["en"],
    }))
    .expect("a draft");
    next.pictures.push(shown);
    let next = draft::update(&instance, &appeal, next).await.expect("kept");

    now.fetch_add(DAY + 1, Relaxed);
    media::prune(&instance).await.expect("pruned");
    assert_eq!(files(folder.path()), 2, "a picture and its small copy");
    draft::discard_changes(&instance, &next)
        .await
        .expect("thrown away");
    media::prune(&instance).await.expect("pruned");
    assert_eq!(files(folder.path()), 0);
}
