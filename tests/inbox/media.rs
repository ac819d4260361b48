//! Uploads that are something else than they say.

use crate::{
    PROGRAM,
    table::{case, refuse_all},
};
use image::ImageFormat;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use serde_json::Value;
use undersigned_tests::{
    Backend, Server,
    media::{form, picture},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_135_uploads_that_are_no_picture_or_too_much_of_one() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mut huge = picture(1, 1, ImageFormat::Png);
    // 50,000 × 50,000 pixels, says the head; the checksum is that of such a head.
    huge[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let sum = crc(&huge[12..29]).to_be_bytes();
    huge[29..33].copy_from_slice(&sum);
    let png = picture(50, 50, ImageFormat::Png);
    let uploads: [(&str, Vec<u8>, u16, &str); 7] = [
        (
            "x.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(),
            422,
            "picture_format",
        ),
        (
            "x.png",
            b"<!doctype html><script>alert(1)</script>".to_vec(),
            422,
            "picture_format",
        ),
        (
            "x.jpg",
            b"push graphic-context\nurl(https://e.example)".to_vec(),
            422,
            "picture_format",
        ),
        (
            "x.gif",
            b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(),
            422,
            "picture_format",
        ),
        ("huge.png", huge, 422, "picture_dimensions"),
        (
            "half.png",
            png[..png.len() / 2].to_vec(),
            422,
            "picture_broken",
        ),
        (
            "long.jpg",
            vec![0xff; 24 * 1024 * 1024 + 1],
            413,
            "body_too_large",
        ),
    ];
    let cases = uploads
        .iter()
        .map(|(name, content, status, code)| case(*name, hub.upload(name, content), *status, code));
    refuse_all(&hub, None, cases.collect()).await;
    assert!(!hub.folder().join("media").exists(), "nothing was written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_135_what_is_taken_is_made_anew_and_served_as_a_picture_only() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let mut polyglot = picture(50, 50, ImageFormat::Png);
    polyglot.extend(b"<html><script>alert(1)</script>");
    let mut names = Vec::new();
    for name in [
        "../../../x.php",
        ".htaccess",
        "x.png%00.html",
        "图.png",
        &"a".repeat(300),
    ] {
        let made = hub.upload(name, &polyglot).await.expect(201);
        names.push(made["media"].as_str().expect("a name").to_owned());
    }
    names.dedup();
    assert_eq!(names.len(), 1, "named by what it holds: {names:?}");
    let files: Vec<_> = std::fs::read_dir(hub.folder().join("media"))
        .expect("the folder is there")
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, names, "and nothing beside it");
    let address = format!("{}/media/{}", hub.url, names[0]);
    for accept in ["image/*", "application/activity+json", "text/html"] {
        let answer = hub.client.get(&address).header(ACCEPT, accept).send().await;
        let answer = answer.expect("the server answers");
        let headers = answer.headers().clone();
        let header = |name: &str| headers[name].to_str().expect("text").to_owned();
        assert_eq!(header("content-type"), "image/png");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-disposition"), "attachment");
        assert_eq!(
            header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert!(header("content-security-policy").contains("sandbox"));
        let bytes = answer.bytes().await.expect("a picture");
        assert!(!bytes.windows(6).any(|window| window == b"script"));
        assert!(image::load_from_memory(&bytes).is_ok());
    }
    for path in [
        "..%2f..%2fsecret.key",
        "%2e%2e/secret.key",
        "x.png%00",
        "..\\secret.key",
    ] {
        let answer = hub
            .client
            .get(format!("{}/media/{path}", hub.url))
            .send()
            .await;
        let status = answer.expect("the server answers").status().as_u16();
        assert!([400, 404].contains(&status), "{path}: {status}");
    }
    let stranger = reqwest::Client::new();
    let answer = stranger
        .post(format!("{}/api/v1/media", hub.url))
        .send()
        .await;
    assert_eq!(answer.expect("the server answers").status(), 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_keeps_as_much_as_may_be_is_told_when_to_come_again() {
    let variables = [("UNDERSIGNED_UPLOADS_MB", "0")];
    let hub = Server::start_with(PROGRAM, "hub", Backend::Sqlite, &variables).await;
    let png = picture(50, 50, ImageFormat::Png);
    let (kind, body) = form(&[], &[("file", "x.png", &png)]);
    let request = hub.client.post(format!("{}/api/v1/media", hub.url));
    let request = request.bearer_auth(&hub.token).header(CONTENT_TYPE, kind);
    let answer = request.body(body).send().await;
    let answer = answer.expect("the server answers");
    assert_eq!(answer.status().as_u16(), 429);
    assert_eq!(answer.headers()["retry-after"], "86400");
    let problem: Value = answer.json().await.expect("a problem");
    assert_eq!(problem["code"], "pictures_too_large");
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => (crc >> 1) ^ 0xedb8_8320,
            _ => crc >> 1,
        })
    })
}
