//! Where somebody is signed in, and who comes in with which password.

mod lost;

use crate::{OTHER_PASSWORD, PROGRAM, at_the_quay, member};
use reqwest::StatusCode;
use undersigned_tests::{
    Backend, Desk, Observer, Server,
    desk::{PASSWORD, field},
    on_both_databases, on_either_database, until,
};

const OWNER: &str = "hub@unions.example";

on_both_databases! {
    a_new_password_signs_out_everywhere_else
    who_was_coming_in_with_the_old_password_stays_outside
    of_two_who_choose_a_password_at_once_one_does
    whoever_has_the_account_sees_what_failed_and_a_link_lets_in_past_the_limit
    what_is_refused_without_a_look_is_counted_within_bounds
}

on_either_database! {
    devices_are_listed_and_signed_out
    strangers_elsewhere_keep_nobody_out
    where_somebody_came_in_before_strangers_close_nothing
    whoever_knew_an_earlier_password_is_a_stranger
    row_698_whoever_invites_an_address_gets_no_more_guesses_at_its_password
}

async fn devices_are_listed_and_signed_out(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut first = Desk::of(&server).await;
    let mut others = Vec::new();
    for _ in 0..2 {
        let mut desk = Desk::nobody(&server);
        assert!(desk.sign_in(OWNER, PASSWORD).await.0.is_redirection());
        others.push(desk);
    }
    let page = first.get("/desk/account").await;
    assert_eq!(
        page.matches("action=\"/desk/account/sessions/end\"")
            .count(),
        3
    );
    // The newest is at the top.
    let list = page.split("id=\"sessions\"").nth(1).expect("a list");
    let id = field(list, "id");
    let (status, to) = first
        .submit("/desk/account/sessions/end", &[("id", &id)])
        .await;
    assert!(status.is_redirection(), "{to}");
    assert!(others[1].look("/desk").await.0.is_redirection());
    assert_eq!(others[0].look("/desk").await.0, StatusCode::OK);
    let (status, _) = first.submit("/desk/account/sessions/end-others", &[]).await;
    assert!(status.is_redirection());
    assert!(others[0].look("/desk").await.0.is_redirection());
    assert_eq!(first.look("/desk").await.0, StatusCode::OK);
    let (status, _) = first
        .submit("/desk/account/sessions/end", &[("id", "0")])
        .await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

async fn a_new_password_signs_out_everywhere_else(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&server).await;
    let mut other = Desk::nobody(&server);
    assert!(other.sign_in(OWNER, PASSWORD).await.0.is_redirection());
    let fields = |now| {
        [
            ("password-now", now),
            ("password", OTHER_PASSWORD),
            ("password-again", OTHER_PASSWORD),
        ]
    };
    let path = "/desk/account/password";
    let (status, page) = desk.submit(path, &fields("not the password")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let (status, to) = desk.submit(path, &fields(PASSWORD)).await;
    assert!(status.is_redirection(), "{to}");
    assert_eq!(desk.look("/desk").await.0, StatusCode::OK);
    assert!(other.look("/desk").await.0.is_redirection());
    // Guessing at the door ends soon; where one was going is kept for later.
    let typed = [
        ("email", OWNER),
        ("password", "a guess"),
        ("next", "/desk/log"),
    ];
    let mut last = other.post("/sign-in", &typed).await;
    for _ in 0..6 {
        last = other.post("/sign-in", &typed).await;
    }
    assert_eq!(last.0, StatusCode::TOO_MANY_REQUESTS);
    let next = "name=\"next\" value=\"/desk/log\"";
    assert!(last.1.contains(next), "{}", last.1);
    // Strangers who fail there in somebody's name keep nobody from what asks for the password at the desk.
    let (status, to) = desk.submit(path, &fields(OTHER_PASSWORD)).await;
    assert!(status.is_redirection(), "{to}");
    // Guessing at a desk that was left open ends soon, too.
    let mut answers = Vec::new();
    for _ in 0..6 {
        answers.push(desk.submit(path, &fields("a guess")).await.1);
    }
    assert!(
        answers
            .iter()
            .any(|page| page.contains("Too many attempts"))
    );
}

async fn who_was_coming_in_with_the_old_password_stays_outside(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    Desk::of(&server).await;
    let arguments = ["admin", "account", "reset-link", "--org", "hub", "--email"];
    let made = server.command_json(&[&arguments[..], &[OWNER, "--json"]].concat());
    let link = made["resetLink"].as_str().expect("a link");
    let token = link.rsplit('=').next().unwrap_or_default();
    let fields = [
        ("token", token),
        ("password", OTHER_PASSWORD),
        ("password-again", OTHER_PASSWORD),
    ];
    let mut owner = Desk::nobody(&server);
    // Few passwords are looked at at a time: most of these still wait when the new one is chosen.
    let thieves = 0..30;
    let thieves = thieves.map(|at| Desk::nobody(&server).at(&format!("203.0.113.{at}")));
    let mut thieves: Vec<Desk> = thieves.collect();
    let come = thieves
        .iter_mut()
        .map(|thief| thief.sign_in(OWNER, PASSWORD));
    let come = futures::future::join_all(come);
    let (chosen, _) = tokio::join!(owner.post("/sign-in/link", &fields), come);
    assert!(chosen.0.is_redirection(), "{}", chosen.1);
    assert_eq!(owner.look("/desk").await.0, StatusCode::OK);
    for thief in &mut thieves {
        assert!(thief.look("/desk").await.0.is_redirection());
    }
}

async fn of_two_who_choose_a_password_at_once_one_does(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut desks = [Desk::of(&server).await, Desk::nobody(&server)];
    assert!(desks[1].sign_in(OWNER, PASSWORD).await.0.is_redirection());
    let mut csrf = Vec::new();
    for desk in &mut desks {
        csrf.push(field(&desk.get("/desk/account").await, "csrf"));
    }
    let chosen = [OTHER_PASSWORD, "a ladder with ten rungs"];
    let fields = [0, 1].map(|at: usize| {
        [
            ("csrf", csrf[at].as_str()),
            ("password-now", PASSWORD),
            ("password", chosen[at]),
            ("password-again", chosen[at]),
        ]
    });
    let [one, other] = &mut desks;
    let path = "/desk/account/password";
    let (one, other) = tokio::join!(one.post(path, &fields[0]), other.post(path, &fields[1]));
    let is_done = [&one, &other].map(|(_, to)| to.contains("done=own-password"));
    assert_ne!(is_done[0], is_done[1], "{one:?} {other:?}");
    // Whoever was told that it is done comes in with it; the other password is nobody's.
    for at in [0, 1] {
        let (status, _) = Desk::nobody(&server).sign_in(OWNER, chosen[at]).await;
        assert_eq!(status.is_redirection(), is_done[at]);
    }
}

async fn strangers_elsewhere_keep_nobody_out(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    Desk::of(&server).await;
    for at in 0..8 {
        let mut stranger = Desk::nobody(&server).at(&format!("203.0.113.{at}"));
        let (status, _) = stranger.sign_in(OWNER, "a guess").await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (status, to) = Desk::nobody(&server).sign_in(OWNER, PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
    // From one place it ends soon.
    let mut stranger = Desk::nobody(&server).at("198.51.100.1");
    let mut answers = Vec::new();
    for _ in 0..6 {
        answers.push(stranger.sign_in(OWNER, "a guess").await.0.as_u16());
    }
    assert_eq!(answers, [422, 422, 422, 422, 422, 429]);
}

async fn where_somebody_came_in_before_strangers_close_nothing(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    for network in 0..10 {
        let mut stranger = Desk::nobody(&server).at(&format!("203.0.113.{network}"));
        for _ in 0..5 {
            let (status, _) = stranger.sign_in(OWNER, "a guess").await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    let mut elsewhere = Desk::nobody(&server).at("198.51.100.1");
    let (status, page) = elsewhere.sign_in(OWNER, PASSWORD).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{page}");
    // Signing out does not change in which browser that was.
    let (status, to) = owner.submit("/sign-out", &[]).await;
    assert!(status.is_redirection(), "{to}");
    let mut owner = owner.at("203.0.113.0");
    let (status, page) = owner.sign_in(OWNER, "a slip").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let (status, to) = owner.sign_in(OWNER, PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
    // Guessing ends there as soon as anywhere.
    let mut answers = Vec::new();
    for _ in 0..6 {
        answers.push(owner.sign_in(OWNER, "a guess").await.0.as_u16());
    }
    assert_eq!(answers, [422, 422, 422, 422, 422, 429]);
}

async fn whoever_knew_an_earlier_password_is_a_stranger(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    let mut other = Desk::nobody(&server);
    assert!(other.sign_in(OWNER, PASSWORD).await.0.is_redirection());
    let fields = [
        ("password-now", PASSWORD),
        ("password", OTHER_PASSWORD),
        ("password-again", OTHER_PASSWORD),
    ];
    let (status, to) = owner.submit("/desk/account/password", &fields).await;
    assert!(status.is_redirection(), "{to}");
    for network in 0..10 {
        let mut stranger = Desk::nobody(&server).at(&format!("203.0.113.{network}"));
        for _ in 0..5 {
            let (status, _) = stranger.sign_in(OWNER, "a guess").await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    let (status, page) = other.sign_in(OWNER, "a guess").await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{page}");
    // Where it was changed, its owner is known.
    let (status, to) = owner.submit("/sign-out", &[]).await;
    assert!(status.is_redirection(), "{to}");
    let (status, to) = owner.sign_in(OWNER, OTHER_PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
}

async fn whoever_has_the_account_sees_what_failed_and_a_link_lets_in_past_the_limit(
    backend: Backend,
) {
    let observer = Observer::new();
    let server = Server::start_with(PROGRAM, "hub", backend, &[observer.variable()]).await;
    let mut owner = Desk::of(&server).await;
    let account = owner.get("/desk/account").await;
    assert!(!account.contains("with your address failed"), "{account}");
    assert!(!owner.get("/desk/log").await.contains("nobody comes in as"));
    // Ten networks, five from each: nobody gets another try with the password.
    for network in 0..10 {
        let mut stranger = Desk::nobody(&server).at(&format!("203.0.113.{network}"));
        for _ in 0..5 {
            let (status, _) = stranger.sign_in(OWNER, "a guess").await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    let mut shut_out = Desk::nobody(&server).at("198.51.100.1");
    let (status, page) = shut_out.sign_in(OWNER, PASSWORD).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{page}");
    assert!(page.contains("a link to a new password"), "{page}");
    let page = owner.get("/desk/log").await;
    assert!(page.contains("nobody comes in as"), "{page}");
    // On a database that several processes may share, each counts for itself.
    let of_one = page.contains("this page speaks of one of them only");
    assert_eq!(of_one, backend == Backend::Postgres, "{page}");
    for (reason, count) in [("password", "50"), ("too_many", "1"), ("code", "0")] {
        let name = format!("undersigned_sign_ins_failed_total{{reason=\"{reason}\"}}");
        let counted = observer.number(&name).await;
        assert_eq!(counted.as_deref(), Some(count), "{reason}");
    }
    // It is noted a little after it was answered.
    let arguments = ["admin", "account", "list", "--org", "hub", "--json"];
    until("all of them to be noted", || async {
        let listed = server.command_json(&arguments);
        // The one that was not looked at, too.
        match listed[0]["failedSignIns"] == 51 && listed[0]["lastFailedSignIn"].is_string() {
            true => Ok(()),
            false => Err(listed.to_string()),
        }
    })
    .await;

    let arguments = ["admin", "account", "reset-link", "--org", "hub", "--email"];
    let made = server.command_json(&[&arguments[..], &[OWNER, "--json"]].concat());
    let link = made["resetLink"].as_str().expect("a link");
    let mut again = Desk::by(&server, link, OTHER_PASSWORD).await;
    let account = again.get("/desk/account").await;
    let said = "51 sign-ins with your address failed";
    assert!(account.contains(said), "{account}");
    assert!(account.contains("not even looked at"), "{account}");
    let data = again.get("/desk/account/data.json").await;
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(data["failedSignIns"]["count"], 51, "{data}");
    assert!(!again.get("/desk/log").await.contains("nobody comes in as"));
    // What failed in their name was guessed at the old password: the new one is looked at.
    let (status, page) = shut_out.sign_in(OWNER, PASSWORD).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let arguments = ["admin", "account", "list", "--org", "hub", "--json"];
    until("one more to be noted", || async {
        let listed = server.command_json(&arguments);
        match listed[0]["failedSignIns"] == 52 {
            true => Ok(()),
            false => Err(listed.to_string()),
        }
    })
    .await;
    let (status, to) = shut_out.sign_in(OWNER, OTHER_PASSWORD).await;
    assert!(status.is_redirection(), "{to}");
    // Whoever comes in, as one who guessed right does once more, hides nothing by that.
    let account = shut_out.get("/desk/account").await;
    let said = "52 sign-ins with your address failed";
    assert!(account.contains(said), "{account}");
    // Nobody is named in the log.
    let log = server.log();
    assert!(log.contains("a sign-in failed"), "{log}");
    assert!(log.contains("too_many"), "{log}");
    assert!(!log.contains(OWNER) && !log.contains("203.0.113."), "{log}");
}

async fn row_698_whoever_invites_an_address_gets_no_more_guesses_at_its_password(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    Desk::of(&server).await;
    for network in 0..9 {
        let mut stranger = Desk::nobody(&server).at(&format!("203.0.113.{network}"));
        for _ in 0..5 {
            let (status, _) = stranger.sign_in(OWNER, "a guess").await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    // Another organisation here invites the address, and uses the link itself.
    let mut quay = at_the_quay(&server).await;
    let mut member = member(&server, &mut quay, OWNER, &["viewer"]).await;
    // Whatever password that account has is tried at the other one as well: it comes in, and is a guess.
    for _ in 0..5 {
        let mut guest = Desk::nobody(&server).at("203.0.113.9");
        let (status, page) = guest.sign_in(OWNER, OTHER_PASSWORD).await;
        assert!(status.is_redirection(), "{page}");
    }
    let mut stranger = Desk::nobody(&server).at("198.51.100.1");
    for guess in ["a guess", PASSWORD, OTHER_PASSWORD] {
        let (status, page) = stranger.sign_in(OWNER, guess).await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{page}");
    }
    // In the browser in which it was used nothing is looked at but what it opens.
    let (status, page) = member.sign_in(OWNER, PASSWORD).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
}

async fn what_is_refused_without_a_look_is_counted_within_bounds(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    Desk::of(&server).await;
    let mut stranger = Desk::nobody(&server).at("203.0.113.1");
    // Five failures, and after them none is looked at: of those fifty count, however many there are.
    for at in 0..70 {
        let (status, page) = stranger.sign_in(OWNER, "a guess").await;
        let refused = if at < 5 { 422 } else { 429 };
        assert_eq!(status.as_u16(), refused, "{at}: {page}");
    }
    let arguments = ["admin", "account", "list", "--org", "hub", "--json"];
    let noted = || server.command_json(&arguments)[0]["failedSignIns"].clone();
    until("all of them to be noted", || async {
        match noted() {
            count if count == 55 => Ok(()),
            other => Err(other.to_string()),
        }
    })
    .await;
    // Nor do more from elsewhere write on and on: the account has its own bound.
    let mut stranger = Desk::nobody(&server).at("203.0.113.2");
    for at in 0..10 {
        let (status, _) = stranger.sign_in(OWNER, "a guess").await;
        let refused = if at < 5 { 422 } else { 429 };
        assert_eq!(status.as_u16(), refused, "{at}");
    }
    until("those that were looked at to be noted", || async {
        match noted() {
            count if count == 60 => Ok(()),
            other => Err(other.to_string()),
        }
    })
    .await;
}
