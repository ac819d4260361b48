//! One person's way through: sign, confirm, see, correct, take along, withdraw.

use crate::{Campaign, SLUG, terms};
use undersigned_tests::{
    Backend, Signer,
    desk::{between, field},
    on_both_databases,
};

on_both_databases! {
    a_person_signs_corrects_and_withdraws
}

async fn a_person_signs_corrects_and_withdraws(backend: Backend) {
    let campaign = Campaign::start(backend, "first-name-and-region").await;
    let signer = Signer::of(&campaign.server);
    let page = signer.open(&format!("/appeals/{SLUG}")).await.expect(200);
    assert!(page.contains(&format!("/appeals/{SLUG}/sign/person")));

    // What is not public is not promised to be read by nobody.
    let form = signer.open(&format!("/appeals/{SLUG}/sign/person")).await;
    let form = form.expect(200);
    for said in [
        "Not shown in public. Those who look after signatures",
        "can read everything that you write here",
        "Those there who look after signatures can read what I write.",
    ] {
        assert!(form.contains(said), "{said} in {form}");
    }
    let privacy = signer.open("/privacy").await.expect(200);
    assert!(privacy.contains("given the role for it can read everything"));
    // Nothing wrong is stored, and every fault has its sentence.
    let bad = signer
        .sign(SLUG, &[("email", "rosa@@post.example"), ("agree", "")])
        .await;
    let bad = bad.expect(422);
    for wanted in [
        "href=\"#name\"",
        "href=\"#email\"",
        "href=\"#agree\"",
        "role=\"alert\"",
    ] {
        assert!(bad.contains(wanted), "{wanted} in {bad}");
    }
    let wish = [
        ("name", "Rosa Âzîz 阿茲茲"),
        ("email", "rosa@post.example"),
        ("country", "TN"),
        ("region", "Sfax"),
        ("occupation", "crane driver"),
        ("message", "All eleven.\r\nToday."),
        ("shown", "first-name-and-region"),
        ("first-name", "Rosa"),
    ];
    let sent = signer.sign(SLUG, &wish).await;
    assert_eq!(sent.status, 303);
    // The page says where the mail goes, so that whoever mistyped it sees that; its address does not.
    assert!(sent.location.starts_with("/appeals/free-them/sign/sent"));
    assert!(!sent.location.contains("rosa"), "{}", sent.location);
    let page = signer.open(&sent.location).await.expect(200);
    assert!(page.contains("rosa@post.example"), "{page}");
    let plain = signer.open("/appeals/free-them/sign/sent?to=x").await;
    let plain = plain.expect(200);
    assert!(plain.contains("An e-mail is on its way"), "{plain}");
    assert!(!plain.contains("@post.example"), "{plain}");

    // The mail: plain, in one language, with one link; a scanner that opens it signs nothing.
    let mail = campaign.mails.until("rosa@post.example", 1).await;
    // Its subject says from where it comes, and not what is signed.
    let host = campaign.server.url.replace("http://", "");
    let subject = mail.header("Subject").unwrap();
    assert_eq!(subject, format!("Please confirm: {host}"));
    assert!(mail.text().contains("Free the eleven dockers"));
    assert_eq!(mail.header("From").unwrap(), "no-reply@localhost");
    assert_eq!(mail.header("Auto-Submitted").unwrap(), "auto-generated");
    assert!(mail.header("Message-ID").unwrap().ends_with("@localhost>"));
    let link = mail.link(&campaign.server.url);
    for _ in 0..3 {
        let page = signer.open(&link).await.expect(200);
        // Anybody could have filled in the form: whoever presses the button sees who signs, and what becomes public.
        for said in [
            "You sign as",
            "Rosa Âzîz 阿茲茲",
            "crane driver",
            "All eleven.",
        ] {
            assert!(page.contains(said), "{said} in {page}");
        }
        let public = "<bdi>Rosa</bdi> · <bdi>Sfax</bdi> · <bdi>Tunisia</bdi>";
        assert!(page.contains(public), "{page}");
    }
    assert_eq!(campaign.count().await, 0);
    let done = signer.confirm(&link).await.expect(200);
    assert!(done.contains("Your signature counts"), "{done}");
    assert_eq!(campaign.count().await, 1);
    campaign.until_listed(&campaign.server, 1).await;

    // Whoever is only counted is somebody, wherever it is said how many signed.
    let appeal = format!("/appeals/{SLUG}");
    let below = ["", "/cosigners", "/embed", "/badge.svg"].map(|end| format!("{appeal}{end}"));
    for path in below.iter().map(String::as_str).chain(["/appeals"]) {
        let page = signer.open(path).await.expect(200);
        assert!(page.contains("1 person"), "{path}: {page}");
        for nobody in [
            "Nobody has signed",
            "No organisation stands",
            "no organisation has",
        ] {
            assert!(!page.contains(nobody), "{path}: {page}");
        }
    }

    // Once only; and who guesses learns nothing.
    let token = between(&link, "token=", "&lang=en");
    let token = token.as_str();
    let used = signer.open(&link).await;
    assert_eq!(used.status, 410);
    assert!(used.text.contains("/signature/link"), "{}", used.text);
    assert_eq!(
        signer
            .post("/sign/confirm", &[("token", token)])
            .await
            .status,
        410
    );
    let unknown = "/sign/confirm?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert_eq!(signer.open(unknown).await.status, 404);
    assert_eq!(campaign.count().await, 1);

    let second = campaign.mails.until("rosa@post.example", 2).await;
    // The same mailbox again: the same answer, and a link instead of a second signature.
    let again = [("name", "R"), ("email", "Rosa+again@POST.example")];
    let sent = signer.sign(SLUG, &again).await;
    assert_eq!(sent.status, 303);
    // The page is the same as for an address that has not signed.
    let same = signer.open(&sent.location).await.expect(200);
    let typed = same.replace("Rosa+again@POST.example", "rosa@post.example");
    let (_, same) = typed.split_once("<main").expect("a page");
    let (_, first) = page.split_once("<main").expect("a page");
    let unseen = |part: &str| part.split("?to=").next().map(str::to_owned);
    assert_eq!(unseen(same), unseen(first));
    // To the mailbox that has signed: the other one may be somebody else's.
    let already = campaign.mails.until("rosa@post.example", 3).await;
    assert!(campaign.mails.to("Rosa+again@post.example").is_empty());
    let subject = already.header("Subject").unwrap();
    assert_eq!(subject, format!("Your link: {host}"));
    assert!(already.text().contains("It has signed already"));

    let own = second.link(&campaign.server.url);
    // One click of a mail program withdraws nothing, so none is offered.
    assert!(second.header("List-Unsubscribe").is_none());
    let page = signer.open(&own).await.expect(200);
    for kept in [
        "Rosa Âzîz 阿茲茲",
        "rosa@post.example",
        "crane driver",
        "All eleven.",
        "sha-256",
        "I agree that",
        "Kept by",
        "Questions to",
        "People who signed</a>",
    ] {
        assert!(page.contains(kept), "{kept} in {page}");
    }
    let token = field(&page, "token");
    // Whoever reads in a language they chose goes on in it.
    let french = own.replace("lang=en", "lang=fr");
    let french = signer.open(&french).await.expect(200);
    for act in ["correct", "download", "withdraw"] {
        let action = format!("action=\"/signature/{act}?lang=fr\"");
        assert!(french.contains(&action), "{french}");
    }
    let file = signer
        .post("/signature/download", &[("token", &token)])
        .await
        .expect(200);
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    assert_eq!(file["signature"]["name"], "Rosa Âzîz 阿茲茲");
    assert_eq!(file["signature"]["message"], "All eleven.\nToday.");
    assert_eq!(file["consent"]["keeper"], "Amery Dockers’ Union");
    assert_eq!(file["shownNow"], "first-name-and-region");

    let names = signer
        .open(&format!("/appeals/{SLUG}/people"))
        .await
        .expect(200);
    assert!(names.contains("Rosa") && names.contains("Sfax") && !names.contains("阿茲茲"));
    assert!(names.contains("noindex"));
    // The page is found from the appeal's as long as the number stands there, also once nobody can sign.
    campaign.until_listed(&campaign.server, 1).await;
    let mut over = terms("first-name-and-region", 90);
    over["open"] = false.into();
    campaign.set_terms(over).await.expect(200);
    let letter = signer.open(&format!("/appeals/{SLUG}")).await.expect(200);
    assert!(!letter.contains("sign/person"), "{letter}");
    let link = format!("href=\"/appeals/{SLUG}/people");
    assert!(letter.contains(&link), "{letter}");
    let again = terms("first-name-and-region", 90);
    campaign.set_terms(again).await.expect(200);

    // Corrected: never more than was promised; then nothing is shown.
    let correct = |shown: &'static str| {
        let token = token.clone();
        let signer = &signer;
        async move {
            let fields = [
                ("token", token.as_str()),
                ("name", "Rosa A."),
                ("country", "FR"),
                ("shown", shown),
            ];
            signer.post("/signature/correct", &fields).await
        }
    };
    assert!(
        correct("full")
            .await
            .expect(422)
            .contains("more was not promised")
    );
    assert_eq!(correct("never").await.status, 303);
    let page = signer.open(&own).await.expect(200);
    assert!(page.contains("Rosa A.") && !page.contains("People who signed</a>"));
    let names = signer
        .open(&format!("/appeals/{SLUG}/people"))
        .await
        .expect(200);
    assert!(!names.contains("Rosa"));

    // The link is lost and comes again, also for who never signed anything: same answer.
    for email in ["ROSA@post.example", "stranger@post.example"] {
        let page = signer.open("/signature/link").await.expect(200);
        let check = signer.checked(&page);
        let mut fields: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
        fields.push(("email", email));
        let sent = signer.post("/signature/link", &fields).await;
        assert_eq!(
            (sent.status.as_u16(), sent.location.as_str()),
            (303, "/signature/link/sent")
        );
    }
    let fourth = campaign.mails.until("rosa@post.example", 4).await;
    let link = fourth.link(&campaign.server.url);
    assert!(campaign.mails.to("ROSA@post.example").is_empty());
    assert!(campaign.mails.to("stranger@post.example").is_empty());

    let token = field(&signer.open(&link).await.expect(200), "token");
    signer
        .post("/signature/withdraw", &[("token", &token)])
        .await
        .expect(200);
    assert_eq!(campaign.count().await, 0);
    for link in [&link, &own] {
        let gone = signer.open(link).await;
        assert_eq!(gone.status, 410);
        assert!(
            gone.text.contains("This signature was withdrawn"),
            "{}",
            gone.text
        );
        assert!(gone.text.contains(&format!("/appeals/{SLUG}/sign/person")));
    }
    campaign.until_listed(&campaign.server, 0).await;
    // One mail says so, and nothing of it is kept.
    let last = campaign.mails.until("rosa@post.example", 5).await;
    let subject = last.header("Subject").unwrap();
    assert!(subject.starts_with("Done as you asked: "), "{subject}");
    assert!(last.text().contains("your name is deleted"));
    assert!(
        last.text()
            .contains("a scrambled form of your address stays")
    );
}
