//! `export --format pdf`, with the renderer and without.

use crate::{PROGRAM, assert_usage, code, stderr};
use std::process::Command;
use undersigned_tests::{Backend, Server};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pdf_holds_letter_and_list_in_every_script() {
    let renderer = Command::new("weasyprint").arg("--version").output();
    renderer.expect("weasyprint (Debian: apt-get install weasyprint)");
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let id = hub.publish("free-them").await;
    for (tag, name) in [
        ("ar", "نقابة عمال الميناء"),
        ("zh-Hant", "碼頭工人工會"),
        ("ru", "Профсоюз докеров"),
        ("en", "Dockers <b>&amp; Co"),
    ] {
        let signer = serde_json::json!({"names": {tag: name}, "provenance": "paper"});
        hub.attest(&id, signer).await;
    }
    let file = hub.folder().join("letter.pdf").display().to_string();
    let made = hub.command(&["export", "free-them", "--format", "pdf", "--out", &file]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let pdf = std::fs::read(&file).expect("the file is there");
    assert!(pdf.starts_with(b"%PDF-"));
    // Read aloud in order, in its language. What a program of another version writes is told apart by its own reader.
    if let Ok(read) = Command::new("pdfinfo").arg(&file).output() {
        let about = String::from_utf8_lossy(&read.stdout).into_owned();
        let tagged = about.lines().find(|line| line.starts_with("Tagged:"));
        assert!(tagged.is_some_and(|line| line.ends_with("yes")), "{about}");
    }
    let Ok(read) = Command::new("pdftotext").args([&file, "-"]).output() else {
        return;
    };
    let text = String::from_utf8_lossy(&read.stdout).into_owned();
    for words in [
        "Free the eleven dockers",
        "釋放十一名碼頭工人",
        "碼頭工人工會",
        "Профсоюз докеров",
        "Dockers <b>&amp; Co",
        "Release all eleven.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    // Shaped and turned round as it is shown, so only its letters are looked for.
    assert!(
        text.chars()
            .any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_renderer_it_is_named() {
    let mut hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    hub.publish("free-them").await;
    hub.set("UNDERSIGNED_PDF_RENDERER", "off");
    let export = ["export", "free-them", "--format", "pdf"];
    assert_usage(&hub.command(&export), "WeasyPrint");
    hub.set("UNDERSIGNED_PDF_RENDERER", "/nowhere/weasyprint");
    assert_usage(&hub.command(&export), "pdf_renderer");
}
