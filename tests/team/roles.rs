//! What each role may do, at every address of the desk.

use crate::{PROGRAM, id_of, member};
use reqwest::{Method, StatusCode};
use serde_json::json;
use undersigned_domain::team::Role;
use undersigned_tests::{
    Backend, Desk, MailServer, Server, Signer,
    desk::{between, field},
    on_either_database,
};
use undersigned_web::pages::desk::rules::RULES;

on_either_database! {
    every_address_refuses_whom_the_table_refuses
    what_somebody_wrote_before_their_role_was_changed_is_shown_to_be_copied
    translators_change_nothing_but_translations
    scopes_narrow_what_a_token_does
    who_filled_in_a_form_is_for_those_who_let_in
    an_address_that_is_looked_for_stands_in_no_address_of_a_page
}

async fn every_address_refuses_whom_the_table_refuses(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    server.publish("brakes").await;
    let mut owner = Desk::of(&server).await;
    for role in [Role::Editor, Role::Translator, Role::Steward, Role::Viewer] {
        let email = format!("{}@hub.example", role.name());
        let mut desk = member(&server, &mut owner, &email, &[role.name()]).await;
        // The same in every form of the session: hundreds follow.
        let csrf = field(&desk.get("/desk/account").await, "csrf");
        for rule in RULES {
            let path = rule
                .path
                .replace("{slug}", "brakes")
                .replace("{name}", "imprint");
            let (status, page) = desk.look(&path).await;
            let refused = status == StatusCode::FORBIDDEN;
            assert_eq!(
                refused,
                !role.may(rule.see),
                "{role:?} GET {path}: {status}"
            );
            if refused {
                assert!(page.contains("hub@unions.example"), "{page}");
                assert!(!page.contains("problem+json"), "{page}");
            }
            let Some((needed, _)) = rule.act else {
                continue;
            };
            if !role.may(needed) {
                let fields = [("csrf", csrf.as_str()), ("sure", "yes")];
                let (status, page) = desk.post(&path, &fields).await;
                assert_eq!(
                    status,
                    StatusCode::FORBIDDEN,
                    "{role:?} POST {path}: {page}"
                );
            }
        }
        // What they may not, they are not shown.
        let home = desk.get("/desk").await;
        assert!(!home.contains("href=\"/desk/team\""), "{role:?}");
        let writes = home.contains("href=\"/desk/appeals/new\"");
        assert_eq!(writes, role == Role::Editor, "{role:?}");
    }
    let status = server.get("/appeals/brakes", &[]).await.expect(200)["status"].clone();
    assert_eq!(status, "open");
    // Roles hold from the next request on.
    let id = id_of(&mut owner, "viewer@hub.example").await;
    let fields = [("id", id.as_str()), ("role-editor", "yes")];
    let (status, to) = owner.submit("/desk/team/roles", &fields).await;
    assert!(status.is_redirection() && to.contains("done=roles"), "{to}");
    let mut viewer = Desk::nobody(&server);
    let (status, _) = viewer
        .sign_in("viewer@hub.example", crate::OTHER_PASSWORD)
        .await;
    assert!(status.is_redirection());
    assert_eq!(viewer.look("/desk/appeals/new").await.0, StatusCode::OK);
}

async fn what_somebody_wrote_before_their_role_was_changed_is_shown_to_be_copied(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let draft = server.petition("brakes");
    server.post("/appeals", draft).await.expect(201);
    let mut owner = Desk::of(&server).await;
    let mut editor = member(&server, &mut owner, "e@hub.example", &["editor"]).await;
    let id = id_of(&mut owner, "e@hub.example").await;
    let fields = [("id", id.as_str()), ("role-viewer", "yes")];
    let (status, to) = owner.submit("/desk/team/roles", &fields).await;
    assert!(status.is_redirection(), "{to}");
    let typed = [("title-1", "Brakes"), ("body-1", "As at the quayside.")];
    for path in ["new", "brakes/edit", "brakes/translate/fr"] {
        let path = format!("/desk/appeals/{path}");
        let (status, page) = editor.submit(&path, &typed).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{page}");
        for said in ["Your role does not cover this", "As at the quayside."] {
            assert!(page.contains(said), "{said}: {page}");
        }
        // They are signed in as before, and sending it again would change nothing.
        for unsaid in ["no longer signed in", "name=\"body-1\""] {
            assert!(!page.contains(unsaid), "{unsaid}: {page}");
        }
    }
    let now = server.get("/appeals/brakes", &[]).await.expect(200);
    assert!(!now.to_string().contains("quayside"), "{now}");
}

async fn translators_change_nothing_but_translations(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut draft = server.petition("brakes");
    draft["languages"] = json!(["en", "fr"]);
    draft["translations"] = json!(["fr"]);
    draft["title"] = json!({"en": "Brakes", "fr": "Freins"});
    draft["body"] = json!({"en": "Mend them.", "fr": "Reparez."});
    draft["demands"] = json!([]);
    draft["addressees"] = json!([]);
    server.post("/appeals", draft).await.expect(201);
    let mut owner = Desk::of(&server).await;
    let mut desk = member(&server, &mut owner, "t@hub.example", &["translator"]).await;
    let path = "/desk/appeals/brakes/edit";
    // What the form was made from, which it sends back.
    let page = desk.get(path).await;
    let (_, after) = page.split_once("name=\"was\" value=\"").expect("a form");
    let was = after.split('"').next().expect("a value").to_owned();
    let form = |english: &'static str, french: &'static str| {
        vec![
            ("was", was.as_str()),
            ("kind", "petition"),
            ("admission", "open"),
            ("language-1", "en"),
            ("authoritative-1", "yes"),
            ("title-1", "Brakes"),
            ("body-1", english),
            ("language-2", "fr"),
            ("title-2", "Freins"),
            ("body-2", french),
        ]
    };
    // What they may not, they are told before they write; what they wrote all the same is still there.
    let only = "Translators change translations only.";
    assert!(page.contains(only) && page.contains(" readonly"), "{page}");
    let (status, page) = desk.submit(path, &form("Mend them now.", "Reparez.")).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{page}");
    assert!(page.contains("href=\"#main\""), "{page}");
    assert!(
        page.contains(only) && page.contains("Mend them now."),
        "{page}"
    );
    let (status, to) = desk
        .submit(path, &form("Mend them.", "Reparez donc."))
        .await;
    assert!(status.is_redirection(), "{to}");
    let now = server.get("/appeals/brakes", &[]).await.expect(200);
    assert_eq!(
        now["body"],
        json!({"en": "Mend them.", "fr": "Reparez donc."})
    );
    let signed = "/desk/appeals/brakes/translate/en";
    let shown = desk.get(signed).await;
    assert!(shown.contains("<fieldset disabled>"), "{shown}");
    assert!(!shown.contains("data-keep>"), "{shown}");
    let typed = [("source", "fr"), ("title", "Brakes now")];
    let (status, page) = desk.submit(signed, &typed).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{page}");
    assert!(page.contains(only) && page.contains("Brakes now"), "{page}");
    let french = desk.get("/desk/appeals/brakes/translate/fr").await;
    assert!(french.contains("data-keep>"), "{french}");
    // The log says of each what became of it, and nothing of what was kept while it was written.
    for kept in [path, signed] {
        let (status, page) = desk.submit(kept, &[("do", "keep"), ("title", "x")]).await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{page}");
    }
    let (_, log) = owner.look("/desk/log.csv?what=draft").await;
    let outcomes: Vec<&str> = log
        .lines()
        .filter(|row| row.contains(",person,"))
        .filter_map(|row| row.rsplit(',').next())
        .collect();
    assert_eq!(outcomes, ["refused", "done", "refused"], "{log}");
    let (status, _) = desk.submit("/desk/appeals/brakes/publish", &[]).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

async fn scopes_narrow_what_a_token_does(backend: Backend) {
    let mut server = Server::start(PROGRAM, "hub", backend).await;
    let object = server.publish("brakes").await;
    let everything = server.token.clone();
    let token = |scope: &str| {
        let made = server.command_json(&[
            "token", "create", "--org", "hub", "--scope", scope, "--json",
        ]);
        made["token"].as_str().expect("a token").to_owned()
    };
    let (admits, translates, reads) = (token("admit"), token("viewer draft"), token("read"));
    let endorses = token("endorse");
    let nonsense = ["token", "create", "--org", "hub", "--scope", "everything"];
    assert_eq!(server.command(&nonsense).status.code(), Some(2));
    let signer = json!({
        "org": "hub", "object": object, "names": {"en": "Crane Drivers"}, "provenance": "paper",
    });
    let endorsement = json!({"org": "hub", "object": object, "names": {"en": "Hub"}});
    server.token = reads;
    server.get("/appeals/brakes", &[]).await.expect(200);
    server
        .post("/attestations", signer.clone())
        .await
        .expect(403);
    server.token.clone_from(&admits);
    let listed = server.post("/attestations", signer).await.expect(201);
    // Who calls for an appeal is more than who is on its list.
    let named = |role: &str| {
        json!({
            "org": "hub", "object": object, "about": "https://quay.example/orgs/quay", "as": role,
            "state": "admitted",
        })
    };
    for role in ["co-initiator", "keeper", "organiser"] {
        let refused = server.post("/admissions", named(role)).await;
        assert_eq!(refused.expect(403)["code"], "token_scope", "{role}");
    }
    // What somebody said on paper is shown at once, so it takes both.
    let why = json!({"org": "hub", "object": object, "about": listed["id"], "text": "Because."});
    for token in [&admits, &endorses] {
        server.token.clone_from(token);
        let refused = server.post("/comments", why.clone()).await;
        assert_eq!(refused.expect(403)["code"], "token_scope");
    }
    server.token = everything;
    let said = server.post("/comments", why).await.expect(202);
    assert_eq!(said["state"], "shown");
    server
        .post("/admissions", named("organiser"))
        .await
        .expect(422);
    server.token = admits;
    server
        .post("/endorsements", endorsement.clone())
        .await
        .expect(403);
    server.token = translates;
    server.post("/endorsements", endorsement).await.expect(403);
    // A draft may be changed, what is published not.
    let petition = server.petition("draft");
    server.post("/appeals", petition).await.expect(201);
    let change = Some(json!({"deadline": null}));
    for (slug, status) in [("draft", 200), ("brakes", 403)] {
        let path = format!("/appeals/{slug}");
        server
            .api(Method::PATCH, &path, change.clone())
            .await
            .expect(status);
    }
}

const ADDRESS: &str = "office@crane-drivers.example";

/// The crane drivers have signed by form, and wait to be let in.
async fn crane_drivers(backend: Backend) -> Server {
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let server = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    let mut draft = server.petition("brakes");
    draft["admission"] = json!("moderated");
    server.publish_draft(draft).await;
    let signer = Signer::of(&server);
    let path = "/appeals/brakes/sign/organisation";
    let form = signer.open(path).await.expect(200);
    let check = signer.checked(&form);
    let mut fields = vec![
        ("language-1", "en"),
        ("name-1", "Crane Drivers"),
        ("email", ADDRESS),
        ("person", "Quillfeather Zanzibara"),
        ("role", "Xylofabrikant"),
        ("agree", "yes"),
    ];
    fields.extend(check.iter().map(|(name, value)| (*name, value.as_str())));
    signer.post(path, &fields).await.expect(200);
    let link = mails.until(ADDRESS, 1).await;
    let link = link.link(&format!("{}/sign-by-form/", server.url));
    let page = signer.open(&link).await.expect(200);
    let (token, text) = (field(&page, "token"), field(&page, "text-digest"));
    let fields = [("token", token.as_str()), ("text-digest", text.as_str())];
    signer
        .post("/sign-by-form/confirm", &fields)
        .await
        .expect(200);
    server
}

async fn who_filled_in_a_form_is_for_those_who_let_in(backend: Backend) {
    let server = crane_drivers(backend).await;
    let mut owner = Desk::of(&server).await;
    for (role, reads) in [("steward", true), ("viewer", false), ("translator", false)] {
        let email = format!("{role}@hub.example");
        let mut desk = member(&server, &mut owner, &email, &[role]).await;
        let queue = "/desk/appeals/brakes/queue";
        for path in ["/desk", "/desk/appeals/brakes", queue] {
            let page = desk.get(path).await;
            assert!(page.contains("Crane Drivers"), "{role} {path}: {page}");
            for personal in ["Quillfeather", "Xylofabrikant", ADDRESS] {
                assert_eq!(page.contains(personal), reads, "{role} {path}: {page}");
            }
        }
        let found = desk.get(&format!("{queue}?q=quillfeather")).await;
        assert_eq!(found.contains("Crane Drivers"), reads, "{role}: {found}");
    }
}

async fn an_address_that_is_looked_for_stands_in_no_address_of_a_page(backend: Backend) {
    let server = crane_drivers(backend).await;
    let queue = "/desk/appeals/brakes/queue";
    let mut owner = Desk::of(&server).await;
    let hidden = |to: &str| {
        assert!(to.starts_with(queue) && to.contains("sought="), "{to}");
        assert!(
            !to.contains("crane-drivers") && !to.contains('@') && !to.contains("%40"),
            "{to}"
        );
    };
    // Also where there is nobody to tick, as after looking for somebody in vain.
    for (text, finds) in [
        (ADDRESS, true),
        ("nobody@crane-drivers.example", false),
        (ADDRESS, true),
    ] {
        let fields = [("show", "waiting"), ("q", text), ("do", "narrow")];
        let (status, to) = owner.submit(queue, &fields).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
        hidden(&to);
        let page = owner.get(&to).await;
        assert_eq!(field(&page, "q"), text);
        assert_eq!(page.contains("Crane Drivers"), finds, "{page}");
        assert!(
            page.contains("method=\"post\" action=\"/desk/appeals/brakes/queue\""),
            "{page}"
        );
        // Coming back to this page leads to the same.
        if finds {
            hidden(&between(&page, "name=\"here\" value=\"", "\""));
        }
    }
    let fields = [("show", "waiting"), ("q", "crane"), ("do", "narrow")];
    let (status, to) = owner.submit(queue, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(to.contains("q=crane"), "{to}");

    // Nor where somebody's form does not post, or they wrote the address of the page themselves.
    let mut viewer = member(&server, &mut owner, "viewer@hub.example", &["viewer"]).await;
    let (status, _) = viewer
        .look(&format!("{queue}?q=office%40crane-drivers.example"))
        .await;
    assert_eq!(status, StatusCode::SEE_OTHER);

    // What was not sealed here is as good as not asked for.
    for other in ["AAAA", "AQ"] {
        let page = owner.get(&format!("{queue}?sought={other}")).await;
        assert!(page.contains("Crane Drivers"), "{page}");
    }
}
