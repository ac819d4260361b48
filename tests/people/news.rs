//! News of an appeal by e-mail: asked for, confirmed, read once, left with one click.

mod readers;

use crate::{PROGRAM, SLUG};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::Mutex;
use undersigned_tests::{
    Backend, Desk, MailServer, Received, Server, Shown, Signer,
    desk::{between, field},
    on_both_databases, until,
};

on_both_databases! {
    news_come_to_who_confirmed_and_each_once
    nobody_is_written_twice_whatever_breaks_off
    an_hour_bounds_news_and_other_mails_go_first
}

/// Where reports go.
const BOUNCES: &str = "bounces@news.example";
const DAY: i64 = 24 * 60 * 60;

/// A server with a mail server, and an appeal whose news can be had.
pub struct Paper {
    pub server: Server,
    pub mails: MailServer,
    pub signer: Signer,
}

impl Paper {
    pub async fn start(backend: Backend, variables: &[(&str, &str)]) -> Self {
        let mails = MailServer::start().await;
        let url = mails.url();
        let mut all = vec![
            ("UNDERSIGNED_SMTP_URL", url.as_str()),
            ("UNDERSIGNED_BOUNCE_ADDRESS", BOUNCES),
        ];
        all.extend_from_slice(variables);
        let server = Server::start_with(PROGRAM, "amery", backend, &all).await;
        server.publish(SLUG).await;
        let signer = Signer::of(&server);
        Self {
            server,
            mails,
            signer,
        }
    }

    /// Fills in the form and sends it.
    pub async fn ask(&self, email: &str, language: &str) -> Shown {
        ask(&self.signer, email, language).await
    }

    /// Presses the button behind the link in the first mail.
    pub async fn confirm(&self, mail: &Received) -> Shown {
        let link = mail.link(&format!("{}/news/confirm?token=", self.server.url));
        let token = field(&self.signer.open(&link).await.expect(200), "token");
        let fields = [("token", token.as_str())];
        self.signer.post("/news/confirm", &fields).await
    }

    /// Somebody asks and confirms.
    pub async fn read(&self, email: &str, language: &str) {
        assert_eq!(self.ask(email, language).await.status, 303);
        let mail = self.mails.until(email, 1).await;
        self.confirm(&mail).await.expect(200);
    }

    pub async fn publish(&self, path: &str, members: Value) -> String {
        let path = format!("/appeals/{SLUG}/{path}");
        let draft = self.server.api(Method::POST, &path, Some(members)).await;
        let name = draft.expect(201)["name"]
            .as_str()
            .expect("a name")
            .to_owned();
        self.again(&format!("{path}/{name}"), None).await;
        name
    }

    /// Publishes what was written, perhaps written anew.
    pub async fn again(&self, at: &str, members: Option<Value>) {
        if let Some(members) = members {
            self.server
                .api(Method::PUT, at, Some(members))
                .await
                .expect(200);
        }
        let path = format!("{at}/publish");
        self.server.api(Method::POST, &path, None).await.expect(200);
    }

    /// The three numbers at the desk: who read, left, and could not be reached.
    pub async fn counts(&self, desk: &Mutex<Desk>) -> [String; 3] {
        let path = format!("/desk/appeals/{SLUG}/updates");
        let page = desk.lock().await.get(&path).await;
        assert!(!page.contains("@post.example"), "{page}");
        ["Get the news", "Wanted no more", "Mailbox not there"]
            .map(|what| between(&page, &format!("<dt>{what}</dt><dd>"), "<"))
    }

    pub async fn until_counts(&self, desk: &Mutex<Desk>, wanted: [&str; 3]) {
        until("the numbers at the desk", || async {
            let counts = self.counts(desk).await;
            let same = counts == wanted;
            same.then_some(()).ok_or(format!("{counts:?}"))
        })
        .await;
    }
}

pub async fn ask(signer: &Signer, email: &str, language: &str) -> Shown {
    let path = format!("/appeals/{SLUG}/news?lang={language}");
    let page = signer.open(&path).await.expect(200);
    let check = signer.checked(&page);
    let mut fields: Vec<(&str, &str)> = check.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fields.push(("email", email));
    signer.post(&path, &fields).await
}

pub fn update(title: &str) -> Value {
    json!({
        "languages": ["en", "zh-Hant"],
        "title": {"en": title, "zh-Hant": "消息"},
        "body": {"en": "They are *out*.<script>alert(1)</script>", "zh-Hant": "他們出來了"},
    })
}

async fn news_come_to_who_confirmed_and_each_once(backend: Backend) {
    let paper = Paper::start(backend, &[]).await;
    let signer = &paper.signer;
    for path in ["", "/updates"] {
        let page = signer.open(&format!("/appeals/{SLUG}{path}")).await;
        let page = page.expect(200);
        let action = format!("action=\"/appeals/{SLUG}/news?lang=en\"");
        assert!(page.contains(&action), "{path}: {page}");
    }
    // The small form has no check: one more step, with what was typed.
    let path = format!("/appeals/{SLUG}/news");
    let step = signer.post(&path, &[("email", "ana@post.example")]).await;
    let step = step.expect(200);
    assert!(step.contains("value=\"ana@post.example\"") && step.contains("One more step"));
    // What is no address is said at once, not after that step.
    let wrong = signer.post(&path, &[("email", "wrong")]).await.expect(422);
    assert!(
        wrong.contains("href=\"#email\"") && !wrong.contains("One more step"),
        "{wrong}"
    );
    assert!(
        paper
            .ask("ana@@post", "en")
            .await
            .expect(422)
            .contains("role=\"alert\"")
    );

    for (email, language) in [("ana", "en"), ("mei", "zh-Hant"), ("cat", "en")] {
        let sent = paper.ask(&format!("{email}@post.example"), language).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert!(sent.location.starts_with("/appeals/free-them/news/sent"));
        signer.open(&sent.location).await.expect(200);
    }
    let mail = paper.mails.until("ana@post.example", 1).await;
    let subject = mail.header("Subject").expect("a subject");
    // It says from where it comes, and not of what there is news.
    let host = paper.server.url.replace("http://", "");
    assert_eq!(subject, format!("Please confirm: {host}"));
    // How often it comes, and how it ends, is said before there is any.
    let text = mail.text();
    assert!(
        text.contains("only when there is something to tell"),
        "{text}"
    );
    let leave = mail.link(&format!("{}/news?token=", paper.server.url));
    let header = |name: &str| mail.header(name).unwrap_or_default();
    assert_eq!(header("List-Unsubscribe"), format!("<{leave}>"));
    assert_eq!(
        header("List-Unsubscribe-Post"),
        "List-Unsubscribe=One-Click"
    );
    // One of many it is not: it goes before them.
    assert!(mail.header("List-Id").is_none());
    let link = mail.link(&format!("{}/news/confirm?token=", paper.server.url));
    for _ in 0..3 {
        signer.open(&link).await.expect(200);
    }
    // A scanner of mails that opened the link has confirmed nothing: this goes to nobody.
    paper.publish("updates", update("Too early")).await;
    let done = paper.confirm(&mail).await.expect(200);
    assert!(done.contains("You get the news"), "{done}");
    // Before there is any news, page and mail have the way out.
    assert!(done.contains("/news?token="), "{done}");
    assert!(!done.contains("Nothing came?"), "{done}");
    let way_out = mail.link(&format!("{}/news?token=", paper.server.url));
    // The link opened once more says that it is confirmed, and asks for nothing.
    let again = signer.open(&link).await.expect(200);
    assert!(again.contains("You get the news"), "{again}");
    assert!(!again.contains("Until then you do not"), "{again}");
    // A page that was open meanwhile has the button still: twice is as once.
    let token = between(&link, "token=", "&");
    let twice = [("token", token.as_str())];
    signer.post("/news/confirm", &twice).await.expect(200);
    paper
        .confirm(&paper.mails.until("mei@post.example", 1).await)
        .await
        .expect(200);
    // The same mailbox again: the same answer, and a link to what is kept, to the address that
    // confirmed: the other one may be somebody else's.
    let again = paper.ask("Ana+x@POST.example", "en").await;
    assert_eq!(again.status, 303);
    let already = paper.mails.until("ana@post.example", 2).await;
    assert!(paper.mails.to("Ana+x@post.example").is_empty());
    let own = already.link(&format!("{}/news?token=", paper.server.url));
    assert_eq!(own, way_out);
    let kept = signer.open(&own).await.expect(200);
    assert!(kept.contains("ana@post.example"), "{kept}");

    let desk = Mutex::new(Desk::of(&paper.server).await);
    assert_eq!(paper.counts(&desk).await, ["2", "0", "0"]);
    let name = paper.publish("updates", update("News of today")).await;
    let mail = paper.mails.until("ana@post.example", 3).await;
    let address = format!("{}/appeals/{SLUG}/updates/{name}?lang=en", paper.server.url);
    let text = mail.text();
    assert!(
        text.contains("News of today") && text.contains(&address),
        "{text}"
    );
    assert!(text.contains(&own), "the way out: {text}");
    let html = mail.part("text/html").expect("HTML");
    assert!(
        html.contains("<em>out</em>") && !html.contains("<script"),
        "{html}"
    );
    let header = |name: &str| mail.header(name).unwrap_or_default();
    let leave = own.replace("&lang=en", "");
    assert_eq!(header("List-Unsubscribe"), format!("<{leave}>"));
    assert_eq!(
        header("List-Unsubscribe-Post"),
        "List-Unsubscribe=One-Click"
    );
    // Mail servers log it: all mails of the list have it, and it says not which list that is.
    let list = header("List-Id");
    let label = list
        .strip_prefix('<')
        .and_then(|list| list.strip_suffix(".news.localhost>"));
    let label = label.expect("it is of this server");
    let is_opaque = label.len() == 16 && label.bytes().all(|digit| digit.is_ascii_hexdigit());
    assert!(is_opaque, "{list}");
    assert_eq!(header("Precedence"), "bulk");
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert!(header("Subject").starts_with("The news that you asked for: "));
    assert!(!header("Subject").contains("News of today"));
    assert!(mail.from.starts_with("bounces+"), "{}", mail.from);
    let chinese = paper.mails.until("mei@post.example", 2).await;
    assert_eq!(chinese.header("List-Id").as_ref(), Some(&list));
    let chinese = chinese.text();
    assert!(chinese.contains("他們出來了"), "{chinese}");

    // A correction is no news; a handover is, and so is each answer to it.
    let at = format!("/appeals/{SLUG}/updates/{name}");
    paper.again(&at, Some(update("News, corrected"))).await;
    let handover = json!({
        "languages": ["en"], "date": "2026-11-20", "takenBy": {"en": "The minister"},
    });
    let handed = paper.publish("handovers", handover.clone()).await;
    let mail = paper.mails.until("ana@post.example", 4).await;
    assert!(
        mail.text().contains("Handed over to The minister"),
        "{}",
        mail.text()
    );
    let mut answered = handover;
    answered["answers"] = json!([{
        "date": "2026-12-20", "by": {"en": "The ministry"}, "text": {"en": "We shall see."},
    }]);
    let at = format!("/appeals/{SLUG}/handovers/{handed}");
    paper.again(&at, Some(answered.clone())).await;
    let mail = paper.mails.until("ana@post.example", 5).await;
    let text = mail.text();
    assert!(
        text.contains("The ministry has answered") && text.contains("We shall see."),
        "{text}"
    );
    paper.again(&at, Some(answered)).await;

    // One click, from another server, without a page of ours; twice is as once.
    for _ in 0..2 {
        let fields = [("List-Unsubscribe", "One-Click")];
        let elsewhere = Some("https://mail.example");
        signer
            .post_from(&leave, &fields, elsewhere)
            .await
            .expect(200);
    }
    let ended = signer.open(&own).await;
    assert_eq!(ended.status, 410);
    assert!(ended.text.contains("This has ended") && !ended.text.contains("ana@"));
    assert_eq!(paper.counts(&desk).await, ["1", "1", "0"]);
    paper.publish("updates", update("The last one")).await;
    paper.mails.until("mei@post.example", 5).await;
    assert_eq!(paper.mails.to("ana@post.example").len(), 5);
    assert_eq!(paper.mails.to("cat@post.example").len(), 1);
    assert_eq!(paper.mails.to("mei@post.example").len(), 5);
    // Whoever has left may come back.
    paper.ask("ana@post.example", "en").await;
    let mail = paper.mails.until("ana@post.example", 6).await;
    paper.confirm(&mail).await.expect(200);
    assert_eq!(paper.counts(&desk).await, ["2", "1", "0"]);
    assert!(!paper.server.log().contains("@post.example"));
}

async fn nobody_is_written_twice_whatever_breaks_off(backend: Backend) {
    let mut paper = Paper::start(backend, &[]).await;
    let readers: Vec<String> = (0..8).map(|n| format!("r{n}@post.example")).collect();
    for reader in &readers {
        paper.read(reader, "en").await;
    }
    paper.mails.stop().await;
    paper.publish("updates", update("News of today")).await;
    paper.server.kill().await;
    paper.server.run().await;
    until("a word about the mail server", || async {
        let log = paper.server.log();
        let told = log.contains("the mail server takes no mail");
        told.then_some(()).ok_or(log)
    })
    .await;
    paper.server.kill().await;
    paper.mails.resume().await;
    paper.server.run().await;
    for reader in &readers {
        paper.mails.until(reader, 2).await;
    }
    // In the middle of the next one.
    paper.publish("updates", update("The day after")).await;
    until("the first of them", || async {
        let came = paper.mails.received().len();
        (came > 2 * readers.len())
            .then_some(())
            .ok_or(came.to_string())
    })
    .await;
    paper.server.kill().await;
    paper.server.run().await;
    for reader in &readers {
        paper.mails.until(reader, 3).await;
    }
    paper.publish("updates", update("A third one")).await;
    // The one that the server held when it was killed comes when its lease is over, perhaps after the
    // third.
    for reader in &readers {
        paper.mails.until(reader, 4).await;
    }
    for reader in &readers {
        let all = paper.mails.different(reader);
        let texts: Vec<String> = all.iter().map(Received::text).collect();
        assert_eq!(texts.len(), 4, "{reader}: {texts:#?}");
        for news in ["News of today", "The day after", "A third one"] {
            let told = texts.iter().filter(|text| text.contains(news)).count();
            assert_eq!(told, 1, "{news} to {reader}: {texts:#?}");
        }
    }
}

async fn an_hour_bounds_news_and_other_mails_go_first(backend: Backend) {
    let mut paper = Paper::start(backend, &[("UNDERSIGNED_NEWS_PER_HOUR", "3")]).await;
    for n in 0..5 {
        paper.read(&format!("r{n}@post.example"), "en").await;
    }
    paper.publish("updates", update("News of today")).await;
    until("three of five", || async {
        let came = paper.mails.received().len();
        (came >= 8).then_some(()).ok_or(came.to_string())
    })
    .await;
    // Who asks now need not wait for the others.
    paper.read("new@post.example", "en").await;
    assert_eq!(paper.mails.received().len(), 9);
    paper.server.set("UNDERSIGNED_NEWS_PER_HOUR", "100");
    paper.server.stop().await;
    paper.server.run().await;
    for n in 0..5 {
        paper.mails.until(&format!("r{n}@post.example"), 2).await;
    }
    assert_eq!(paper.mails.received().len(), 11);
}
