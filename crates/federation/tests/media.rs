//! Pictures that nothing shows go after a day, files and all; those that are shown stay.

use async_trait::async_trait;
use chrono::DateTime;
use image::{ImageFormat, Rgb, RgbImage};
use std::{
    io::Cursor,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
    time::Duration,
};
use undersigned_federation::{
    Clock, Entropy, Instance, Parts,
    actions::{
        media,
        organization::{self, NewOrganization},
        profile::{self, Presentation},
    },
    http_client::{Fetched, HttpError, Posted},
    media::Shape,
    moderation::Mode,
    transport::{Letter, Signer, Transport},
};
use undersigned_store::{Database, SecretKey};
use url::Url;

/// A network without anybody in it.
struct Nobody;

#[async_trait]
impl Transport for Nobody {
    fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        text.parse()
            .map_err(|_| HttpError::UrlInvalid("no address"))
    }

    async fn get(&self, _: &Url, _: &str, _: Option<Signer<'_>>) -> Result<Fetched, HttpError> {
        Err(HttpError::AddressForbidden)
    }

    async fn post(&self, _: Letter<'_>) -> Result<Posted, HttpError> {
        Err(HttpError::AddressForbidden)
    }

    async fn exchange(&self, _: Letter<'_>) -> Result<Fetched, HttpError> {
        Err(HttpError::AddressForbidden)
    }
}

const DAY: i64 = 24 * 60 * 60 * 1_000;

async fn server(folder: &Path, now: Arc<AtomicI64>) -> Instance {
    let url = format!("sqlite://{}/a.db", folder.display());
    let database = Database::connect(&url, 2).await.expect("a database");
    database.migrate().await.expect("migrated");
    let parts = Parts {
        database,
        secret: SecretKey::from_bytes([7; 32]),
        public_url: "https://a.example/".parse().expect("an address"),
        allow_private_network: false,
        sync_interval: Duration::from_secs(300),
        mode: Mode::Open,
        clock: Clock::new(move || {
            DateTime::from_timestamp_millis(now.load(Relaxed)).unwrap_or_default()
        }),
        entropy: Entropy::system(),
        media_dir: folder.join("media"),
    };
    let instance = Instance::over(parts, Arc::new(Nobody)).await;
    instance.expect("a server")
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
