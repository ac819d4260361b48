//! Word of what waits, in signed messages to a program.

use crate::{
    PROGRAM, at_the_quay, member,
    notices::{endorse, moderated},
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::{
    process::Command,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU16, Ordering},
    },
};
use undersigned_tests::{
    Backend, Desk, ForeignServer, Server, WrongClock,
    desk::{PASSWORD, between},
    on_both_databases, on_either_database, until,
};

on_both_databases! {
    a_program_is_told_what_waits_in_signed_messages
    a_webhook_that_takes_nothing_is_given_up_and_the_desk_says_so
}

on_either_database! {
    addresses_that_are_not_for_this_server_are_refused
    programs_choose_how_they_and_their_makers_are_told
}

/// Sets a webhook up and gives its secret.
async fn set_up(owner: &mut Desk, url: &str) -> String {
    let (status, page) = owner.submit("/desk/webhook", &[("url", url)]).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    between(&page, "<code>whsec_", "</code>")
}

/// HMAC-SHA256 by another program than ours, in base64.
fn hmac(secret: &str, signed: &str) -> String {
    let script = "import base64,hashlib,hmac,sys\n\
        key=base64.b64decode(sys.argv[1])\n\
        mac=hmac.new(key,sys.argv[2].encode(),hashlib.sha256).digest()\n\
        print(base64.b64encode(mac).decode())";
    let output = Command::new("python3")
        .args(["-c", script, secret, signed])
        .output()
        .expect("python3 runs");
    String::from_utf8(output.stdout)
        .expect("text")
        .trim()
        .to_owned()
}

/// The messages that a receiver took, checked.
fn messages(receiver: &ForeignServer, secret: &str) -> Vec<Value> {
    let arrivals = receiver.received();
    let arrivals = arrivals.iter().filter(|one| one.path == "/hook?key=1");
    arrivals
        .map(|one| {
            let raw = String::from_utf8(one.raw.clone()).expect("text");
            let (id, at) = (one.header("webhook-id"), one.header("webhook-timestamp"));
            assert!(id.starts_with("msg_"), "{id}");
            assert!(at.parse::<i64>().is_ok(), "{at}");
            let expected = format!("v1,{}", hmac(secret, &format!("{id}.{at}.{raw}")));
            assert_eq!(one.header("webhook-signature"), expected);
            assert_eq!(one.header("content-type"), "application/json");
            one.body.clone()
        })
        .collect()
}

async fn a_program_is_told_what_waits_in_signed_messages(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let receiver = ForeignServer::start().await;
    let object = moderated(&server).await;
    drop(at_the_quay(&server).await);
    let mut owner = Desk::of(&server).await;
    endorse(&server, "quay", &object).await;
    let url = format!("{}/hook?key=1", receiver.base);
    let secret = set_up(&mut owner, &url).await;
    // Shown once.
    assert!(!owner.get("/desk/webhook").await.contains("whsec_"));
    let first = until("the first message", || async {
        let messages = messages(&receiver, &secret);
        messages.first().cloned().ok_or_else(|| "none".to_owned())
    })
    .await;
    assert_eq!(first["type"], "endorsements.waiting");
    assert_eq!(
        first["data"],
        json!({
            "organisation": server.org, "count": 1, "new": 1,
            "link": format!("{}/desk/appeals/brakes/queue", server.url),
        })
    );
    let (status, to) = owner.submit("/desk/webhook/test", &[]).await;
    assert!(
        status.is_redirection() && to.contains("webhook-test"),
        "{to}"
    );
    until("the test", || async {
        let messages = messages(&receiver, &secret);
        let test = messages.iter().any(|one| one["type"] == "test");
        test.then_some(()).ok_or_else(|| format!("{messages:?}"))
    })
    .await;
    // What was told is not told again; what is new is.
    server.command_json(&[
        "setup",
        "--org",
        "pier",
        "--name",
        "en=Pier",
        "--email",
        "p@pier.example",
        "--json",
    ]);
    endorse(&server, "pier", &object).await;
    let second = until("the second message", || async {
        let messages = messages(&receiver, &secret);
        let mut told = messages.into_iter();
        told.find(|one| one["data"]["count"] == 2)
            .ok_or_else(|| "none".to_owned())
    })
    .await;
    assert_eq!(second["data"]["new"], 1);
    assert_eq!(messages(&receiver, &secret).len(), 3);
    assert!(owner.get("/desk/webhook").await.contains("hook?key=1"));
    // The address may hold a secret: it is neither in the log nor plain in the database.
    assert!(!server.log().contains("hook?key=1"));
    let (status, _) = owner.submit("/desk/webhook/end", &[]).await;
    assert!(status.is_redirection());
    let (status, _) = owner.submit("/desk/webhook/test", &[]).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

async fn a_webhook_that_takes_nothing_is_given_up_and_the_desk_says_so(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    let clock = WrongClock::of(&mut server);
    server.stop().await;
    server.run().await;
    let receiver = ForeignServer::start().await;
    let answer = Arc::new(AtomicU16::new(503));
    let came = Arc::new(Mutex::new(Vec::new()));
    let (answering, coming) = (answer.clone(), came.clone());
    receiver.behave(Arc::new(move |arrival| {
        let id = arrival.header("webhook-id").to_owned();
        coming.lock().expect("unpoisoned").push(id);
        let status = StatusCode::from_u16(answering.load(Ordering::SeqCst)).ok();
        Box::pin(async move { status })
    }));
    let mut owner = Desk::of(&server).await;
    set_up(&mut owner, &format!("{}/hook?key=1", receiver.base)).await;
    owner.submit("/desk/webhook/test", &[]).await;
    let tries = || came.lock().expect("unpoisoned").clone();
    // The clock runs ahead while it is waited, so that pauses of hours pass.
    let ahead = AtomicI64::new(0);
    let later = || clock.set(ahead.fetch_add(600, Ordering::SeqCst));
    until("two tries", || async {
        later();
        let tries = tries();
        match tries.len() >= 2 {
            true => Ok(()),
            false => Err(format!("{tries:?}")),
        }
    })
    .await;
    // A crash loses nothing.
    server.kill().await;
    server.run().await;
    // By that clock, a session may have ended meanwhile.
    let mut owner = Desk::nobody(&server);
    let (status, to) = owner.sign_in("hub@unions.example", PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
    let page = owner.get("/desk/webhook").await;
    assert!(page.contains("it answered 503"), "{page}");
    for tried in 3..=10 {
        until(&format!("try {tried}"), || async {
            later();
            let tries = tries();
            match tries.len() >= tried {
                true => Ok(()),
                false => Err(format!("{tries:?}")),
            }
        })
        .await;
    }
    // What a process that was killed did not note is tried once more.
    let mut owner = Desk::nobody(&server);
    let (status, to) = owner.sign_in("hub@unions.example", PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
    let owner = tokio::sync::Mutex::new(owner);
    until("the desk to say so", || async {
        later();
        let home = owner.lock().await.get("/desk").await;
        match home.contains("Your webhook was given up") {
            true => Ok(()),
            false => Err(home),
        }
    })
    .await;
    let ids = tries();
    assert!((10..=11).contains(&ids.len()), "{ids:?}");
    assert!(
        ids.iter().all(|id| *id == ids[0]),
        "one message, one id: {ids:?}"
    );
    let press = |what: &'static str| {
        let owner = &owner;
        async move {
            let path = format!("/desk/webhook/{what}");
            owner.lock().await.submit(&path, &[]).await.0
        }
    };
    assert_eq!(press("test").await, StatusCode::NOT_FOUND);
    answer.store(200, Ordering::SeqCst);
    assert!(press("resume").await.is_redirection());
    assert!(press("test").await.is_redirection());
    until("it to work", || async {
        let page = owner.lock().await.get("/desk/webhook").await;
        match page.contains("It works") {
            true => Ok(()),
            false => Err(page),
        }
    })
    .await;
    let home = owner.lock().await.get("/desk").await;
    assert!(!home.contains("Your webhook was given up"), "{home}");
}

async fn addresses_that_are_not_for_this_server_are_refused(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    for url in [
        "",
        "no address",
        "ftp://a.example/",
        "http://a.example/",
        "https://user:secret@a.example/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://a.example:8443/",
    ] {
        let (status, page) = owner.submit("/desk/webhook", &[("url", url)]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{url}: {page}");
        assert!(!page.contains("whsec_"), "{page}");
    }
    let mut editor = member(&server, &mut owner, "ana@hub.example", &["editor"]).await;
    assert_eq!(editor.look("/desk/webhook").await.0, StatusCode::FORBIDDEN);
}

async fn programs_choose_how_they_and_their_makers_are_told(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    let receiver = ForeignServer::start().await;
    let refused = |answer: undersigned_tests::Answer| {
        let code = answer.code().to_owned();
        (answer.status.as_u16(), code)
    };
    let unknown = || (404, "webhook_unknown".to_owned());
    assert_eq!(refused(server.get("/webhook", &[]).await), unknown());
    let put = async |server: &Server, path: &str, body: Value| {
        server.api(Method::PUT, path, Some(body)).await
    };
    let wrong = put(&server, "/webhook", json!({"url": "ftp://a.example/"})).await;
    assert_eq!(refused(wrong), (422, "webhook_url".to_owned()));
    let url = format!("{}/hook?key=1", receiver.base);
    let made = put(&server, "/webhook", json!({"url": url}))
        .await
        .expect(200);
    let secret = made["secret"].as_str().expect("a secret");
    let secret = secret.strip_prefix("whsec_").expect("its prefix");
    let hook = server.get("/webhook", &[]).await.expect(200);
    assert_eq!(
        (&hook["url"], &hook["endedAt"]),
        (&json!(url), &Value::Null)
    );
    assert!(!hook.to_string().contains(secret), "shown once: {hook}");
    let call =
        async |server: &Server, method: Method, path: &str| server.api(method, path, None).await;
    call(&server, Method::POST, "/webhook/test")
        .await
        .expect(202);
    until("the test", || async {
        let messages = messages(&receiver, secret);
        let test = messages.iter().any(|one| one["type"] == "test");
        test.then_some(()).ok_or_else(|| format!("{messages:?}"))
    })
    .await;
    // It was never given up, and is answered as if it had just been resumed; where there is none it is not.
    call(&server, Method::POST, "/webhook/resume")
        .await
        .expect(202);
    let ended = call(&server, Method::DELETE, "/webhook").await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    for (method, path) in [
        (Method::DELETE, "/webhook"),
        (Method::POST, "/webhook/test"),
        (Method::POST, "/webhook/resume"),
    ] {
        assert_eq!(refused(call(&server, method, path).await), unknown());
    }

    // The token of the command line is nobody's; one that was made at the desk is its maker's.
    let nobody = server.get("/digest", &[]).await;
    assert_eq!(refused(nobody), (404, "account_unknown".to_owned()));
    let mut owner = Desk::of(&server).await;
    let fields = [("label", "calendar"), ("all", "yes")];
    let (_, page) = owner.submit("/desk/tokens", &fields).await;
    server.token = between(&page, "tabindex=\"0\"><code>", "</code>");
    let now = server.get("/digest", &[]).await.expect(200);
    assert_eq!(now, json!({"rhythm": "daily", "language": null}));
    let wish = json!({"rhythm": "weekly", "language": "es"});
    let now = put(&server, "/digest", wish.clone()).await.expect(200);
    assert_eq!(now, wish);
    let account = owner.get("/desk/account").await;
    for chosen in ["weekly", "es"] {
        let option = format!("value=\"{chosen}\" selected");
        assert!(account.contains(&option), "{account}");
    }
    for wish in [
        json!({"rhythm": "hourly"}),
        json!({"rhythm": "daily", "language": "xx"}),
    ] {
        let wrong = put(&server, "/digest", wish).await;
        assert_eq!(refused(wrong), (422, "member_invalid".to_owned()));
    }
    let now = put(&server, "/digest", json!({"rhythm": "off"})).await;
    assert_eq!(now.expect(200), json!({"rhythm": "off", "language": null}));

    // Reading, too, needs a token that may do it: the address may hold a secret.
    let reads = [
        "token", "create", "--org", "hub", "--scope", "read", "--json",
    ];
    let made = server.command_json(&reads);
    made["token"]
        .as_str()
        .expect("a token")
        .clone_into(&mut server.token);
    for path in ["/webhook", "/digest"] {
        let refused = refused(server.get(path, &[]).await);
        assert_eq!(refused, (403, "token_scope".to_owned()), "{path}");
    }
}
