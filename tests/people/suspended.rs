//! Nobody signs what a suspended organisation calls for, is sent to a form, or loses what they typed in one.

use crate::{Campaign, SLUG};
use undersigned_tests::{Backend, Signer, on_either_database};

on_either_database! {
    a_suspended_organisation_has_no_form_and_gives_back_what_was_typed_in_an_open_one
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
