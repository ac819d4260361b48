//! Letter and list as PDF.

use super::{get, get_with, header, hub, text};
use reqwest::Method;
use serde_json::json;
use std::{os::unix::fs::PermissionsExt as _, path::Path};
use undersigned_tests::{Server, Signer, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pdf_is_there_with_the_renderer_and_named_without() {
    let mut hub = hub().await;
    let page = text(&hub, "/appeals/free-them").await;
    if page.contains("letter.pdf") {
        for name in ["letter.pdf", "cosigners.pdf"] {
            let path = format!("/appeals/free-them/{name}");
            // On a busy machine the first reader is told to ask again.
            let made = || async {
                let (status, headers, body) = get(&hub, &path).await;
                match status {
                    503 => Err("still 503".to_owned()),
                    _ => Ok((status, headers, body)),
                }
            };
            let (status, headers, body) = until("the PDF", made).await;
            assert_eq!(status, 200, "{name}");
            assert_eq!(header(&headers, "content-type"), "application/pdf");
            assert!(body.starts_with(b"%PDF-"), "{name}");
        }
    }
    hub.set("UNDERSIGNED_PDF_RENDERER", "off");
    hub.kill().await;
    hub.run().await;
    let page = text(&hub, "/appeals/free-them").await;
    assert!(!page.contains("letter.pdf") && !page.contains("cosigners.pdf"));
    let list = text(&hub, "/appeals/free-them/cosigners").await;
    assert!(!list.contains("cosigners.pdf"), "{list}");
    let (status, headers, body) = get(&hub, "/appeals/free-them/letter.pdf").await;
    assert_eq!(status, 501);
    assert_eq!(header(&headers, "content-type"), "application/problem+json");
    let problem = String::from_utf8(body).expect("text");
    assert!(problem.contains("WeasyPrint"), "{problem}");
}

/// A server on which a shell script stands in for the renderer.
async fn with_renderer(mut hub: Server, script: &str) -> Server {
    let program = |name: &str, text: String| {
        let path = hub.folder().join(name);
        std::fs::write(&path, text).expect("it can be written");
        let rights = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&path, rights).expect("they can be set");
        path.display().to_string()
    };
    let python = program("python-that-waits", format!("#!/bin/sh\n{script}\n"));
    let renderer = program("weasyprint", format!("#!{python}\n"));
    hub.set("UNDERSIGNED_PDF_RENDERER", &renderer);
    hub.kill().await;
    hub.run().await;
    hub
}

/// The lines of a file that a renderer writes.
fn lines(file: &Path) -> usize {
    std::fs::read_to_string(file).map_or(0, |text| text.lines().count())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_network_has_only_so_many_documents_made() {
    let hub = hub().await;
    let log = hub.folder().join("made");
    let script = format!(
        "cat > /dev/null; echo one >> '{}'; printf '%%PDF-1.7'",
        log.display()
    );
    let hub = with_renderer(hub, &script).await;
    let ask = async |path: &str, network: &str| {
        let from = [("x-forwarded-for", network)];
        // On a busy machine, who waits too long for a turn is told to ask again.
        until("the PDF, or none", || async {
            match get_with(&hub, path, &from).await {
                (503, ..) => Err("still 503".to_owned()),
                answer => Ok(answer),
            }
        })
        .await
    };
    let address =
        |lang: &str, text: &str| format!("/appeals/free-them/letter.pdf?lang={lang}&text={text}");
    let mut refused = Vec::new();
    for text in ["en", "zh-Hant", "both"] {
        for lang in ["ar", "en", "es", "fr", "id", "ru", "vi", "zh-Hant"] {
            let path = address(lang, text);
            let (status, headers, _) = ask(&path, "203.0.113.7").await;
            if status == 429 {
                assert!(!header(&headers, "retry-after").is_empty(), "{path}");
                refused.push(path);
            } else {
                assert_eq!(status, 200, "{path}");
            }
        }
    }
    assert_eq!((lines(&log), refused.len()), (20, 4));
    // What is there is for everybody, and others have theirs made.
    let (status, ..) = ask(&address("ar", "en"), "203.0.113.7").await;
    assert_eq!((status, lines(&log)), (200, 20));
    let made_up = format!("{}&z=1", address("AR", "EN"));
    let (status, ..) = ask(&made_up, "203.0.113.7").await;
    assert_eq!((status, lines(&log)), (200, 20), "the same document");
    let (status, ..) = ask(&refused[0], "198.51.100.7").await;
    assert_eq!((status, lines(&log)), (200, 21));
    let (status, ..) = ask(&refused[0], "203.0.113.7").await;
    assert_eq!(status, 200);
    let (status, ..) = get(&hub, &refused[1]).await;
    assert_eq!(status, 200, "nobody is counted who asks from this machine");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_translation_says_that_it_has_not_followed_a_change_and_what_is_signed() {
    let hub = hub().await;
    let note = hub.fetch("/appeals/free-them").await;
    let with_french = |member: &str, french: &str| {
        let mut texts = note.body["appeal"][member].clone();
        texts["fr"] = json!(french);
        texts
    };
    let changes = json!({
        "languages": ["en", "zh-Hant", "fr"],
        "translations": ["fr"],
        "title": with_french("title", "Libérez les onze dockers"),
        "body": with_french("body", "Ils ont arrêté une grue sans freins."),
    });
    hub.revise("free-them", changes).await.expect(200);
    let demands =
        json!([{"id": "release", "text": {"en": "Release them.", "zh-Hant": "釋放他們。"}}]);
    let changes = json!({ "demands": demands });
    let revised = hub.revise("free-them", changes).await.expect(200);
    assert_eq!(revised["revision"], 2);
    // The page of a wording says the same as the appeal's own, and neither shows a translation as if it were signed.
    for (path, is_old) in [
        ("/appeals/free-them", true),
        ("/appeals/free-them/revisions/2", true),
        ("/appeals/free-them/revisions/1", false),
    ] {
        let chosen = hub.page(&format!("{path}?lang=fr")).await.text;
        assert!(chosen.contains("Libérez les onze dockers"), "{chosen}");
        assert!(
            chosen.contains("class=\"tongue\" id=\"text-en\""),
            "{chosen}"
        );
        let alone = hub.page(&format!("{path}?text=fr")).await.text;
        let says = alone.contains("Unchanged since wording 1.");
        assert_eq!(says, is_old, "{path}: {alone}");
        assert!(alone.contains("What is signed is the text in English."));
        assert!(!alone.contains("id=\"text-en\""), "{alone}");
    }

    let made = hub.folder().join("made.html");
    let script = format!("cat > '{}'; printf '%%PDF-1.7'", made.display());
    let hub = with_renderer(hub, &script).await;
    let printed = async |text: &str| {
        let path = format!("/appeals/free-them/letter.pdf?text={text}");
        let status = until("the PDF", || async {
            match get(&hub, &path).await {
                (503, ..) => Err("still 503".to_owned()),
                (status, ..) => Ok(status),
            }
        })
        .await;
        assert_eq!(status, 200, "{path}");
        std::fs::read_to_string(&made).expect("it was written")
    };
    let french = printed("fr").await;
    assert!(french.contains("Libérez les onze dockers"), "{french}");
    assert!(french.contains("Unchanged since wording 1."), "{french}");
    assert!(french.contains("What is signed is the text in English."));
    let english = printed("en").await;
    assert!(!english.contains("Unchanged since"), "{english}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_of_which_no_pdf_is_made_stays_on_its_page() {
    let hub = with_renderer(hub().await, "cat > /dev/null; exit 1").await;
    let path = "/appeals/free-them/letters";
    let members = json!({
        "languages": ["en"], "title": {"en": "Write"}, "subject": {"en": "Release"},
        "text": {"en": "{salutation} {name}"},
        "addressees": [{"name": "office", "office": {"en": "The office"},
                        "email": "office@ministry.example"}],
    });
    let draft = hub.api(Method::POST, path, Some(members)).await.expect(201);
    let name = draft["name"].as_str().expect("a name");
    let here = format!("{path}/{name}");
    let publish = format!("{here}/publish");
    hub.api(Method::POST, &publish, None).await.expect(200);

    let mut writer = Signer::of(&hub);
    writer.network = Some("203.0.113.7".to_owned());
    let typed = [
        ("language", "en"),
        ("name", "Rosa"),
        ("subject", "Release"),
        ("text", "My sister Perpetua is inside."),
        ("which", "1"),
    ];
    let pdf = format!("{here}/pdf");
    for number in 0..21 {
        let status = if number < 20 { 500 } else { 429 };
        let page = writer.post(&pdf, &typed).await.expect(status);
        for part in ["The PDF cannot be made", "Perpetua", "formaction="] {
            assert!(page.contains(part), "{number} {part}: {page}");
        }
    }
}

/// In place of the renderer: a program that is ready when it is told so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_reads_pages_is_told_that_the_pdf_is_being_made() {
    let hub = hub().await;
    let folder = hub.folder().to_path_buf();
    let (ready, document) = (folder.join("ready"), folder.join("document"));
    let script = format!(
        "cat > '{}'\nuntil [ -e '{}' ]; do sleep 0.1; done\nprintf '%%PDF-1.7'",
        document.display(),
        ready.display()
    );
    let hub = with_renderer(hub, &script).await;
    let path = "/appeals/free-them/cosigners.pdf?lang=ar";
    let reader = [("accept", "text/html,application/xhtml+xml,*/*;q=0.8")];
    let (status, headers, body) = get_with(&hub, path, &reader).await;
    let page = String::from_utf8(body).expect("text");
    assert_eq!(status, 202, "{page}");
    assert_eq!(header(&headers, "refresh"), "5");
    assert_eq!(header(&headers, "cache-control"), "no-store");
    assert!(
        page.contains("dir=\"rtl\"") && page.contains(path),
        "{page}"
    );
    std::fs::write(&ready, "").expect("it can be written");
    until("the PDF", || async {
        match get_with(&hub, path, &reader).await {
            (200, headers, body) => Ok((header(&headers, "content-type").to_owned(), body)),
            (status, ..) => Err(format!("still {status}")),
        }
    })
    .await;

    // The code leads to the form, and there is none where nobody can sign any more.
    let rendered = || std::fs::read_to_string(&document).expect("it was rendered");
    assert!(rendered().contains("class=\"code\""), "{}", rendered());
    hub.end("free-them", "close").await.expect(200);
    until("the PDF", || async {
        match get(&hub, "/appeals/free-them/cosigners.pdf").await {
            (200, ..) => Ok(()),
            (status, ..) => Err(format!("still {status}")),
        }
    })
    .await;
    let closed = rendered();
    assert!(closed.contains("<html lang=\"en\""), "{closed}");
    for words in ["class=\"code\"", "may have grown"] {
        assert!(!closed.contains(words), "{words}: {closed}");
    }
}
