//! The forms of the pages that `render` has made: labels, faults, and what keyboards and browsers are told.

use crate::render::{PAGES, each, each_of, values};
use std::{fs, path::Path};
use undersigned_views::language::LANGUAGES;

#[test]
fn every_error_has_an_id_by_which_its_field_is_described() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut folders = vec![templates];
    let mut faults = 0;
    while let Some(folder) = folders.pop() {
        for found in fs::read_dir(folder).unwrap() {
            let path = found.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let template = fs::read_to_string(&path).unwrap();
            let path = path.display();
            for rest in template.split("<p class=\"error\"").skip(1) {
                // What only a script shows says it as an alert.
                let tag = rest.split('>').next().unwrap();
                assert!(
                    tag.contains("-error\"") || tag.contains("role=\"alert\""),
                    "{path}: <p class=\"error\"{tag}>"
                );
            }
            let said = template.matches("page.fault(").count();
            let described = ["aria-describedby=", "page.described("];
            let is_described = described.iter().any(|how| template.contains(how));
            assert!(said == 0 || is_described, "{path}");
            faults += said;
        }
    }
    assert!(faults > 30, "{faults} were looked at");
}

/// The summary above a form leads to the field, and there it is said once more: seen, and heard.
#[test]
fn what_the_summary_names_is_said_beside_its_field() {
    let mut fields = 0;
    for (name, html) in PAGES.iter() {
        let summary = html.split("<div class=\"errors\"").nth(1);
        let summary = summary.and_then(|rest| rest.split("</div>").next());
        for href in values(summary.unwrap_or_default(), "href") {
            let field = href.trim_start_matches('#');
            let at = html.split_once(&format!(" id=\"{field}\""));
            let (before, rest) = at.unwrap_or_else(|| panic!("{name}: nothing is {href}"));
            let before = before.rsplit('<').next().unwrap_or_default();
            let rest = rest.split('>').next().unwrap_or_default();
            if !["input", "select", "textarea"]
                .iter()
                .any(|kind| before.starts_with(kind))
            {
                continue;
            }
            let element = format!("{before}{rest}");
            let described = values(&element, "aria-describedby").join(" ");
            let fault = format!("{field}-error");
            assert!(
                described.split(' ').any(|id| id == fault),
                "{name}: {element}"
            );
            assert!(
                element.contains(" aria-invalid=\"true\""),
                "{name}: {element}"
            );
            fields += 1;
        }
    }
    assert!(
        fields > 20 * LANGUAGES.len(),
        "{fields} fields were looked at"
    );
}

#[test]
fn every_field_has_a_label_and_every_posted_form_a_token() {
    each(|name, html| {
        let labels = values(html, "for");
        for kind in ["<input ", "<select ", "<textarea "] {
            for rest in html.split(kind).skip(1) {
                let element = rest.split('>').next().unwrap();
                let element = format!(" {element}");
                if element.contains("type=\"hidden\"") || element.contains("aria-label=") {
                    continue;
                }
                let id = values(&element, "id");
                assert!(
                    id.first().is_some_and(|id| labels.contains(id)),
                    "{name}: {kind}{element}"
                );
            }
        }
        // The one form of a public page posts to another server by way of a redirect and changes
        // nothing here, so it needs no cookie and no token. A link that was mailed is a secret by itself, and whoever
        // asks for one by the address alone does nothing in anybody's name.
        for rest in html.split("<form method=\"post\"").skip(1) {
            let form = rest.split("</form>").next().unwrap();
            if form.starts_with(" action=\"/sign-in/lost\"") {
                continue;
            }
            assert!(
                ["csrf", "handle", "token"]
                    .iter()
                    .any(|field| form.contains(&format!("name=\"{field}\""))),
                "{name}"
            );
        }
    });
}

/// What is wrong is said by the page, in its language, beside the field and above the form. What a browser says instead is in
/// another language, goes away by itself, and names one field at a time.
#[test]
fn no_browser_judges_a_form_that_is_sent() {
    const JUDGED: [&str; 6] = [
        " required",
        "type=\"email\"",
        "type=\"url\"",
        "type=\"date\"",
        "type=\"time\"",
        "type=\"number\"",
    ];
    each(|name, html| {
        for rest in html.split("<form method=\"post\"").skip(1) {
            let form = rest.split("</form>").next().unwrap_or_default();
            let tag = form.split('>').next().unwrap_or_default();
            let mut fields = form.split("<input ").skip(1);
            let judged = fields.any(|field| {
                let field = field.split('>').next().unwrap_or_default();
                let attributes = format!(" {field}");
                JUDGED.iter().any(|what| attributes.contains(what))
            });
            assert!(!judged || tag.contains("novalidate"), "{name}: <form{tag}>");
        }
    });
}

/// The keyboard of a phone begins each field with a capital letter, and underlines what is no word.
#[test]
fn accounts_and_codes_are_typed_as_they_are() {
    let mut fields = 0;
    for (name, html) in PAGES.iter() {
        for field in html.split("<input ").skip(1) {
            let field = field.split('>').next().unwrap_or_default();
            let field = format!(" {field}");
            let is_one = values(&field, "id")
                .first()
                .is_some_and(|id| ["handle", "account", "code"].contains(id));
            if is_one && !field.contains("type=\"hidden\"") {
                let plain = " autocapitalize=\"none\" spellcheck=\"false\"";
                assert!(field.contains(plain), "{name}: {field}");
                fields += 1;
            }
        }
    }
    assert!(fields > LANGUAGES.len(), "{fields} fields were looked at");
}

/// In a line of Arabic, what is typed of `layla@union.example` would be seen as `@layla`.
#[test]
fn addresses_and_codes_are_typed_from_left_to_right() {
    let mut fields = 0;
    for (name, html) in PAGES.iter() {
        for field in html.split("<input ").skip(1) {
            let field = field.split('>').next().unwrap_or_default();
            let field = format!(" {field}");
            let has = |attribute: &str, known: &[&str]| {
                let said = values(&field, attribute);
                said.first().is_some_and(|value| known.contains(value))
            };
            let is_one = has("type", &["email", "url", "tel"])
                || has("autocomplete", &["one-time-code"])
                || has("id", &["handle", "account"]);
            if is_one && !field.contains("type=\"hidden\"") {
                assert!(field.contains(" dir=\"ltr\""), "{name}: {field}");
                fields += 1;
            }
        }
    }
    assert!(
        fields > 10 * LANGUAGES.len(),
        "{fields} fields were looked at"
    );
}

/// WCAG 2.2, 3.3.8: nobody has to remember a password, since what keeps passwords is told whose each is.
#[test]
fn a_new_password_is_kept_under_the_name_it_is_for() {
    let mut forms = 0;
    for (name, html) in PAGES.iter() {
        for rest in html.split("<form ").skip(1) {
            let form = rest.split("</form>").next().unwrap_or_default();
            if !form.contains("autocomplete=\"new-password\"") {
                continue;
            }
            assert!(form.contains("autocomplete=\"username\""), "{name}");
            forms += 1;
        }
    }
    assert!(forms > LANGUAGES.len(), "{forms} forms were looked at");
    // Otherwise the field would be seen: fields are blocks.
    let hidden = "[hidden] { display: none !important; }";
    assert!(undersigned_views::assets::STYLE.content.contains(hidden));
}

#[test]
fn whoever_asks_for_another_name_is_led_back_to_the_names() {
    for page in ["set-up-errors", "form-manage", "desk-signer"] {
        each_of(page, |name, html| {
            let button = html.split("value=\"more-names\"").nth(1);
            let button = button.and_then(|rest| rest.split('>').next());
            let leads = button.is_some_and(|button| button.contains("#language-"));
            assert!(leads, "{name}: {button:?}");
        });
    }
}
