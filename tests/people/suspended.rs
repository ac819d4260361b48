//! Nobody signs what a suspended organisation calls for, is sent to a form, or loses what they typed in one.

use crate::{Campaign, SLUG};
use undersigned_tests::{Backend, Signer, on_either_database};

on_either_database! {
    a_suspended_organisation_has_no_form_and_gives_back_what_was_typed_in_an_open_one
    whatever_was_typed_below_a_suspended_organisations_appeal_is_shown_to_be_copied
}

async fn a_suspended_organisation_has_no_form_and_gives_back_what_was_typed_in_an_open_one(
    backend: Backend,
) {
    let campaign = Campaign::start(backend, "never").await;
    let signer = Signer::of(&campaign.server);
    let letter = format!("/appeals/{SLUG}");
    let page = signer.open(&letter).await.expect(200);
    let sheet = format!("{letter}/sheet");
    let ways = ["href=\"#sign\"", "/sign/person", sheet.as_str()];
    for way in ways {
        assert!(page.contains(way), "{way}: {page}");
    }
    let command = |arguments: &[&str]| {
        let whole = [&["admin", "organization"], arguments, &["amery", "--json"]].concat();
        campaign.server.command_json(&whole)
    };
    command(&["suspend"]);
    let page = signer.open(&letter).await.expect(200);
    assert!(page.contains("nobody can sign here"), "{page}");
    for way in ways {
        assert!(!page.contains(way), "{way}: {page}");
    }
    let said = "suspended the organisation that calls for this";
    for below in [
        "sign",
        "sign/person",
        "sign/organisation",
        "sign/own-server",
        "sheet",
    ] {
        let page = signer.open(&format!("{letter}/{below}")).await.expect(409);
        assert!(
            page.contains("This organisation is suspended"),
            "{below}: {page}"
        );
    }
    for (form, own) in [
        ("person", "/signature/link".to_owned()),
        ("organisation", format!("{letter}/sign/organisation/again")),
    ] {
        let path = format!("{letter}/sign/{form}");
        let typed = [
            ("name", "Zehra"),
            ("email", "zehra@post.example"),
            ("message", "For the night shift."),
            ("why", "For the night shift."),
        ];
        for page in [
            signer.open(&path).await.expect(409),
            signer.post(&path, &typed).await.expect(409),
        ] {
            assert!(page.contains(said), "{page}");
            for way in [letter.as_str(), &format!("{letter}/cosigners"), &own] {
                assert!(
                    page.contains(&format!("<a href=\"{way}\">")),
                    "{way}: {page}"
                );
            }
            assert!(
                !page.contains(&format!("<a href=\"{letter}/sign\">")),
                "{page}"
            );
        }
        let page = signer.post(&path, &typed).await.expect(409);
        for value in ["Zehra", "zehra@post.example", "For the night shift."] {
            assert!(page.contains(value), "{value}: {page}");
        }
        assert!(page.contains("copy what you need"), "{page}");
    }
    // Whoever signed before has the link to their signature sent again.
    let again = format!("{letter}/sign/organisation/again");
    let lost = [("email", "office@nurses.example")];
    signer.post(&again, &lost).await.expect(200);

    command(&["resume"]);
    let page = signer.open(&letter).await.expect(200);
    for way in ways {
        assert!(page.contains(way), "{way}: {page}");
    }
    signer
        .open(&format!("{letter}/sign/person"))
        .await
        .expect(200);
}

async fn whatever_was_typed_below_a_suspended_organisations_appeal_is_shown_to_be_copied(
    backend: Backend,
) {
    let campaign = Campaign::start(backend, "never").await;
    let server = &campaign.server;
    let signer = Signer::of(server);
    let suspend = |options: &[&str]| {
        let command = ["admin", "organization", "suspend", "amery", "--json"];
        server.command_json(&[&command[..], options].concat())
    };
    let letter = format!("/appeals/{SLUG}");
    let forms = [
        ("sign/own-server", "handle", "@zehra@nurses.example"),
        ("sign/reply", "reply", "https://social.example/@zehra/7"),
        ("claim/zehra", "account", "@office@nurses.example"),
        ("news", "email", "zehra@post.example"),
        ("letters/ministry/ready", "own", "For the night shift."),
        ("letters/ministry/pdf", "own", "For the day shift."),
        ("meetings/assembly/register", "message", "We are three."),
    ];
    suspend(&[]);
    for (below, field, value) in forms {
        let own = format!("{letter}/{below}");
        let as_a_copy = format!("/appeals/{}/{SLUG}/{below}", server.host());
        for path in [own, as_a_copy] {
            let page = signer.post(&path, &[(field, value)]).await.expect(403);
            for said in [
                "This organisation is suspended",
                "suspended the organisation that calls for this",
                "copy what you need",
                &format!("<a href=\"{letter}\">"),
                &format!("<a href=\"{letter}/cosigners\">"),
                value,
            ] {
                assert!(page.contains(said), "{path} {said}: {page}");
            }
            assert!(!page.contains(&format!("name=\"{field}\"")), "{page}");
        }
        // Nobody has a page of this server say what they like.
        let elsewhere = Some("https://evil.example");
        let path = format!("{letter}/{below}");
        let page = signer.post_from(&path, &[(field, value)], elsewhere).await;
        let page = page.expect(403);
        assert!(!page.contains(value), "{path}: {page}");
    }
    // Where the appeal itself is hidden nobody is led to it.
    suspend(&["--hide"]);
    for (below, field, value) in forms {
        let path = format!("{letter}/{below}");
        let page = signer.post(&path, &[(field, value)]).await.expect(403);
        assert!(page.contains(value), "{path}: {page}");
        assert!(!page.contains(&format!("href=\"{letter}\"")), "{page}");
    }
}
