//! Lists that are tables: copied out of a spreadsheet, or exported from one, with more in them than is asked for.

use super::{AT, Hub, OFFICE, hidden, items, link, look_at};
use undersigned_tests::{Backend, Desk, desk::field, on_either_database};

on_either_database! {
    row_671_nobody_who_answers_for_an_organisation_is_kept
    what_an_organiser_says_of_the_columns_counts
}

const HALL: &str = "hall@clerks.example";

/// The form that sends: what it would invite.
fn to_send(page: &str) -> String {
    let (_, form) = page
        .split_once(&format!("action=\"{AT}/send\""))
        .unwrap_or_else(|| panic!("nobody can be invited: {page}"));
    hidden(form, "list")
}

/// Invites whom a page shows; the page that says so.
async fn send(desk: &mut Desk, page: &str) -> String {
    let list = to_send(page);
    let sent = desk.submit(&format!("{AT}/send"), &[("list", &list)]).await;
    assert!(sent.1.contains("done=invitees-invited&"), "{}", sent.1);
    desk.get(&sent.1).await
}

/// Hostile input, row 671: a table, exported in French, with names, telephones and websites of others.
async fn row_671_nobody_who_answers_for_an_organisation_is_kept(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    let table = format!(
        "Personne de contact;Nom;Téléphone;Ville;Site web;Courriel;Langue;Pays\r\n\
         Ana Quillfeather;\"Grutiers; section 5\";+33 2 35 00 00 00;Le Havre;https://grutiers.example;{OFFICE};espagnol;FR\r\n\
         Ben Rookwood;Sans adresse;02 98 00 00 00;Brest;;;;FR\r\n\
         Cléo Pinchbeck;Treuils;;Brest;www.treuils.example;Cléo Pinchbeck <{HALL}>;;FR\r\n\
         ;\"Halle;05 56 00 00 00;Brest;;;;FR\r\n\
         ;Docks\";;Brest;;;;FR\r\n"
    );
    let csrf = field(&desk.get("/desk/account").await, "csrf");
    let fields = [
        ("csrf", csrf.as_str()),
        ("list", ""),
        ("language", "en"),
        ("words", ""),
    ];
    let file = [("file", "liste.csv", table.as_bytes())];
    let (status, page) = desk.send(AT, &fields, &file).await;
    assert_eq!(status.as_u16(), 200, "{page}");
    for part in [
        "2 organisations get a message",
        "What the columns hold",
        "Personne de contact · Téléphone · Ville · Site web · Pays",
        "Grutiers; section 5",
        "Line 3:",
        "there is no account and no address in this line",
        // Two marks that nobody closed may stand near each other.
        "Lines 5–6 became one row",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(items(&hub.server).await.is_empty(), "nothing was sent yet");
    let private = ["Quillfeather", "Rookwood", "Pinchbeck", "35 00", "98 00"];
    let list = to_send(&page);
    for part in private {
        assert!(!list.contains(part), "{part}: {list}");
    }
    let done = send(&mut desk, &page).await;
    assert!(done.contains("2 invitations are on their way."), "{done}");
    let rows = items(&hub.server).await;
    let said: Vec<_> = rows
        .iter()
        .map(|row| [&row["contact"], &row["name"], &row["language"]].map(|cell| cell.as_str()))
        .collect();
    let expected = [
        [OFFICE, "Grutiers; section 5", "es"].map(Some),
        [HALL, "Treuils", "en"].map(Some),
    ];
    assert_eq!(said, expected);
    let mail = hub.mails.until(HALL, 1).await;
    let shown = hub.signer.open(&link(&hub, &mail)).await.expect(200);
    assert!(shown.contains("Treuils"), "{shown}");
    for part in private {
        assert!(!mail.text().contains(part), "{part}: {}", mail.text());
        assert!(!shown.contains(part), "{part}: {shown}");
        let rows = format!("{rows:?}");
        assert!(!rows.contains(part), "{part}: {rows}");
    }
}

/// Rows copied out of a spreadsheet, without a heading: which of two columns has the names, a person says.
async fn what_an_organiser_says_of_the_columns_counts(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    let table = format!(
        "Ana Quillfeather\tCrane Drivers\t12 34 56 78\t{OFFICE}\twww.cranes.example\tes\n\
         Ben Rookwood\tRope Makers\t12 34 56 79\tropes(at)ropes.example\t\t\n"
    );
    let page = look_at(&mut desk, &table, "Dear all").await;
    for part in [
        "1 organisation gets a message",
        "No column is read as names.",
        "Line 2:",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!to_send(&page).contains("Quillfeather"), "{page}");
    // The form as a browser sends it, with another choice in one column.
    let (_, form) = page
        .split_once("aria-labelledby=\"columns\"")
        .expect("a form");
    let held = ["csrf", "list", "language", "words"].map(|name| (name, hidden(form, name)));
    let mut fields: Vec<(&str, &str)> =
        held.iter().map(|(name, it)| (*name, it.as_str())).collect();
    fields.extend([
        ("columns", "yes"),
        ("column-1", "nothing"),
        ("column-2", "name"),
        ("column-3", "nothing"),
        ("column-4", "contact"),
        ("column-5", "nothing"),
        ("column-6", "language"),
    ]);
    let (status, page) = desk.send(AT, &fields, &[]).await;
    assert_eq!(status.as_u16(), 200, "{page}");
    assert!(!page.contains("No column is read as"), "{page}");
    assert!(page.contains("1 organisation gets a message"), "{page}");
    assert!(items(&hub.server).await.is_empty(), "nothing was sent yet");
    send(&mut desk, &page).await;
    let rows = items(&hub.server).await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0]["name"], "Crane Drivers", "{rows:?}");
    assert_eq!(rows[0]["language"], "es", "{rows:?}");
    // Who says nothing of its columns is told that none holds an address, and nobody is written to.
    fields.retain(|(name, _)| !name.starts_with("column-"));
    let (_, page) = desk.send(AT, &fields, &[]).await;
    assert!(page.contains("No column is read as addresses."), "{page}");
    assert!(!page.contains(&format!("{AT}/send")), "{page}");
}
