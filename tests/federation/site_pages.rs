//! Imprint, privacy, contact and terms: written by command and at the desk, linked once there.

use crate::PROGRAM;
use undersigned_tests::{
    Backend, Desk, Server,
    desk::{PASSWORD, field},
    on_either_database,
};

on_either_database! {
    pages_are_written_by_command_and_at_the_desk
    only_the_first_organisation_writes_them
    a_page_that_somebody_else_saved_meanwhile_is_not_overwritten
}

async fn page(server: &Server, path: &str) -> (u16, String) {
    let answer = server.page(path).await;
    (answer.status.as_u16(), answer.text)
}

async fn pages_are_written_by_command_and_at_the_desk(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    assert_eq!(page(&hub, "/imprint").await.0, 404);
    let (_, home) = page(&hub, "/").await;
    assert!(!home.contains("href=\"/imprint\"") && home.contains("href=\"/privacy\""));
    // What the software does is said in any case.
    let (status, privacy) = page(&hub, "/privacy").await;
    assert_eq!(status, 200);
    assert!(privacy.contains("fourteen days"), "{privacy}");
    // A sealed list is refused once somebody on it is gone; nobody has to ask the organiser for it.
    assert!(privacy.contains("the sealed file is no longer given out here"));
    assert!(!privacy.contains("stop offering it"), "{privacy}");
    // So is what is kept of a person who fills in a form for an organisation, and of who says why.
    for part in [
        "Organisations that sign by form",
        "name and role of whoever filled it in",
        "Why signers sign",
        "Of a name that has left the list a keyed hash of the account",
        "A keyed hash of their address stays until the day on which everything goes",
    ] {
        assert!(privacy.contains(part), "{part}: {privacy}");
    }

    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("imprint.md").display().to_string();
    std::fs::write(&file, "**Hub Union**, Pier 3\n\n<script>alert(1)</script>").expect("written");
    let set = [
        "admin", "page", "set", "imprint", "--lang", "en", &file, "--json",
    ];
    assert_eq!(hub.command_json(&set)[0]["language"], "en");
    std::fs::write(&file, "نقابة هَب").expect("written");
    hub.command_json(&[
        "admin", "page", "set", "imprint", "--lang", "ar", &file, "--json",
    ]);
    let (_, imprint) = page(&hub, "/imprint").await;
    assert!(imprint.contains("<strong>Hub Union</strong>") && !imprint.contains("<script"));
    let (_, arabic) = page(&hub, "/imprint?lang=ar").await;
    assert!(arabic.contains("نقابة هَب"), "{arabic}");
    assert!(page(&hub, "/").await.1.contains("href=\"/imprint\""));
    hub.publish("brakes").await;
    // Most of all where people say who they are; and where a link leads nowhere.
    for path in [
        "/sign-in",
        "/sign-in/lost",
        "/appeals/brakes/sign",
        "/appeals/brakes/sign/organisation",
        "/signature?token=nothing",
    ] {
        let (_, shown) = page(&hub, path).await;
        assert!(shown.contains("href=\"/imprint\""), "{path}: {shown}");
        assert!(shown.contains("href=\"/privacy\""), "{path}: {shown}");
    }
    for wrong in [
        ["admin", "page", "set", "cookies", "--lang", "en", &file],
        [
            "admin",
            "page",
            "set",
            "terms",
            "--lang",
            "english please",
            &file,
        ],
        [
            "admin",
            "page",
            "set",
            "terms",
            "--lang",
            "en",
            "/nowhere.md",
        ],
    ] {
        assert_eq!(hub.command(&wrong).status.code(), Some(2), "{wrong:?}");
    }
    let never_there = ["admin", "page", "remove", "imprint", "--lang", "fr"];
    assert_eq!(hub.command(&never_there).status.code(), Some(2));
    // What was written by the name of its language is taken away by it.
    let german = |act: &'static str| ["admin", "page", act, "terms", "--lang", "German"];
    let written = hub.command_json(&[&german("set")[..], &[file.as_str(), "--json"]].concat());
    assert_eq!(written[0]["language"], "de");
    let gone = hub.command_json(&[&german("remove")[..], &["--json"]].concat());
    assert_eq!(gone, serde_json::json!([]));

    let mut desk = Desk::of(&hub).await;
    assert!(desk.get("/desk").await.contains("href=\"/imprint\""));
    // Where people's signatures are opened, and before publishing, it is said that one of the two is missing.
    let missing = "no imprint or no privacy text of its own";
    let draft = hub.petition("later");
    hub.post("/appeals", draft).await.expect(201);
    let asking = ["/desk/appeals/brakes/people", "/desk/appeals/later/publish"];
    for path in asking {
        let shown = desk.get(path).await;
        assert!(
            shown.contains(missing) && shown.contains("href=\"/desk/pages\""),
            "{path}: {shown}"
        );
    }
    // And that nobody finds a way to write to the organiser; on whose page stands who runs the server.
    let shown = desk.get("/desk/appeals/later/publish").await;
    assert!(shown.contains("Nobody can write to you"), "{shown}");
    let (_, shown) = page(&hub, "/orgs/hub").await;
    let found = "is found here: <a href=\"/imprint\">";
    assert!(shown.contains(found), "{shown}");
    let form = desk.get("/desk/pages/privacy").await;
    let csrf = field(&form, "csrf");
    let begin = [("csrf", csrf.as_str()), ("language", "en"), ("do", "begin")];
    let (status, begun) = desk.post("/desk/pages/privacy", &begin).await;
    assert!(
        status.is_success() && begun.contains("[e-mail address]"),
        "{begun}"
    );
    // With its gaps it is not published.
    let gaps = [
        ("csrf", csrf.as_str()),
        ("language", "en"),
        ("text", "Write to **[e-mail address]**, as [others] do."),
    ];
    let (status, again) = desk.post("/desk/pages/privacy", &gaps).await;
    assert_eq!(status.as_u16(), 422);
    assert!(again.contains("filled in: [e-mail address]"), "{again}");
    let write = [
        ("csrf", csrf.as_str()),
        ("language", "en"),
        ("text", "Ask *us*."),
    ];
    let (status, to) = desk.post("/desk/pages/privacy", &write).await;
    assert!(status.is_redirection(), "{to}");
    assert!(page(&hub, "/privacy").await.1.contains("<em>us</em>"));
    for path in asking {
        let shown = desk.get(path).await;
        assert!(!shown.contains(missing), "{path}: {shown}");
    }
    // What nobody saw in the form is not taken away by it.
    let unseen = [("csrf", csrf.as_str()), ("language", "ar"), ("text", "")];
    let (status, again) = desk.post("/desk/pages/imprint", &unseen).await;
    assert_eq!(status.as_u16(), 422);
    assert!(again.contains("نقابة"), "it is shown: {again}");
    assert!(page(&hub, "/imprint?lang=ar").await.1.contains("نقابة"));
    let empty = [
        ("csrf", csrf.as_str()),
        ("opened", "ar"),
        ("language", "ar"),
        ("text", ""),
    ];
    desk.post("/desk/pages/imprint", &empty).await;
    assert!(!page(&hub, "/imprint?lang=ar").await.1.contains("نقابة"));
    let wrong = [("csrf", csrf.as_str()), ("language", "?"), ("text", "x")];
    assert_eq!(desk.post("/desk/pages/terms", &wrong).await.0.as_u16(), 422);
}

async fn only_the_first_organisation_writes_them(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    let second = [
        "setup",
        "--org",
        "second",
        "--name",
        "en=Second",
        "--email",
        "second@unions.example",
        "--json",
    ];
    hub.command_json(&second);
    let mut first = Desk::of(&hub).await;
    assert!(
        first
            .get("/desk/profile")
            .await
            .contains("href=\"/desk/pages\"")
    );
    hub.name = "second".to_owned();
    let mut other = Desk::of(&hub).await;
    assert!(
        !other
            .get("/desk/profile")
            .await
            .contains("href=\"/desk/pages\"")
    );
    assert!(
        !other
            .get("/desk/pages")
            .await
            .contains("/desk/pages/imprint")
    );
    let csrf = field(&other.get("/desk/profile").await, "csrf");
    let write = [
        ("csrf", csrf.as_str()),
        ("language", "en"),
        ("text", "Ours now"),
    ];
    let (status, _) = other.post("/desk/pages/imprint", &write).await;
    assert_eq!(status.as_u16(), 404);
    assert_eq!(page(&hub, "/imprint").await.0, 404);
}

async fn a_page_that_somebody_else_saved_meanwhile_is_not_overwritten(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let (mut ana, mut ben) = (Desk::of(&hub).await, Desk::nobody(&hub));
    let (status, to) = ben.sign_in("hub@unions.example", PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
    let at = "/desk/pages/imprint";
    let opened = "/desk/pages/imprint?language=en";
    let save = async |desk: &mut Desk, form: &str, text: &str| {
        let fields = ["csrf", "opened", "was"].map(|name| (name, field(form, name)));
        let mut fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        fields.extend([("language", "en"), ("text", text)]);
        desk.post(at, &fields).await
    };
    let form = ana.get(at).await;
    let (status, to) = save(&mut ana, &form, "Pier 3").await;
    assert!(status.is_redirection(), "{to}");

    let (of_ana, of_ben) = (ana.get(opened).await, ben.get(opened).await);
    let (status, to) = save(&mut ana, &of_ana, "Pier 4").await;
    assert!(status.is_redirection(), "{to}");
    let (status, again) = save(&mut ben, &of_ben, "Pier 3, second floor").await;
    assert_eq!(status.as_u16(), 409, "{again}");
    assert!(
        again.contains("It was changed since you opened this page"),
        "{again}"
    );
    assert!(
        again.contains(">Pier 3, second floor</textarea>"),
        "{again}"
    );
    let (theirs, _) = again
        .split_once("action=\"/desk/pages/imprint\"")
        .expect("the form is shown again");
    assert!(theirs.contains("<del>") && theirs.contains('4'), "{theirs}");
    assert!(page(&hub, "/imprint").await.1.contains("Pier 4"));
    // An empty text takes nothing away that nobody saw, either.
    assert_eq!(save(&mut ben, &of_ben, "").await.0.as_u16(), 409);
    // Sent again it is meant.
    let (status, to) = save(&mut ben, &again, "Pier 4, second floor").await;
    assert!(status.is_redirection(), "{to}");
    assert!(page(&hub, "/imprint").await.1.contains("second floor"));

    // What somebody took away meanwhile is written anew only by who knows.
    let (of_ana, of_ben) = (ana.get(opened).await, ben.get(opened).await);
    let (status, to) = save(&mut ana, &of_ana, "").await;
    assert!(status.is_redirection(), "{to}");
    let (status, again) = save(&mut ben, &of_ben, "Pier 5").await;
    assert_eq!(status.as_u16(), 409, "{again}");
    assert_eq!(page(&hub, "/imprint").await.0, 404);
    assert!(save(&mut ben, &again, "Pier 5").await.0.is_redirection());
    assert!(page(&hub, "/imprint").await.1.contains("Pier 5"));

    // A browser ends lines with two signs: what is the same is the same, and of several paragraphs only
    // the one that differs is shown.
    let (of_ana, of_ben) = (ana.get(opened).await, ben.get(opened).await);
    let text = "Hub Union\r\n\r\nPier 6\r\n\r\nThe crane";
    let (status, to) = save(&mut ana, &of_ana, text).await;
    assert!(status.is_redirection(), "{to}");
    let (status, to) = save(&mut ben, &of_ben, text).await;
    assert!(status.is_redirection(), "{to}");
    let other = text.replace("Pier 6", "Pier 7");
    let (status, again) = save(&mut ben, &of_ben, &other).await;
    assert_eq!(status.as_u16(), 409, "{again}");
    let (theirs, _) = again
        .split_once("action=\"/desk/pages/imprint\"")
        .expect("the form is shown again");
    assert!(theirs.contains("<del>") && theirs.contains('6'), "{theirs}");
    assert!(!theirs.contains("The crane"), "{theirs}");
}
