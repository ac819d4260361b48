//! Words that several of these pages say.

use crate::{
    language::{Language, spoken},
    pages::{
        desk,
        names::{self, ByLanguage},
        session::Fields,
        times,
    },
    problem::Answer,
    state::WebState,
    views::{
        Choice, FieldError, Page, Text,
        people::{Keeper, Promise, Written},
    },
};
use undersigned_domain::{
    email_address::EmailAddress,
    people::{Shown, Terms},
};
use undersigned_federation::actions::people::{Person, WishFault};
use url::Url;

/// The terms of an appeal of ours as a reader is told them.
///
/// # Errors
/// The database.
pub async fn said(state: &WebState, slug: &str, terms: &Terms, reader: Language) -> Answer<Terms> {
    let organiser = state.instance.organiser_of(slug).await?;
    let names = organiser.map(|organiser| names::read(&organiser.names));
    Ok(in_language(terms, &names.unwrap_or_default(), reader))
}

/// A keeper under one of the organiser's own names goes by the one for the reader. What is stored,
/// and stands in what people agreed to, keeps the name that was typed.
fn in_language(terms: &Terms, names: &ByLanguage, reader: Language) -> Terms {
    let is_organiser = names.values().any(|name| *name == terms.keeper);
    let name = names::first(names, reader).filter(|_| is_organiser);
    Terms {
        keeper: name.map_or_else(|| terms.keeper.clone(), |name| name.words),
        ..terms.clone()
    }
}

/// What is promised, for reading.
pub fn promise(terms: &Terms) -> Promise {
    Promise {
        keeper: keeper_in(terms),
        kept_until: day(terms).unwrap_or_default(),
        shown: terms.shown.name().to_owned(),
    }
}

/// Who keeps what somebody wrote, and how to reach them: as the terms say, or else the organiser.
///
/// # Errors
/// The database.
pub async fn keeper(
    state: &WebState,
    slug: &str,
    terms: Option<&Terms>,
    reader: Language,
) -> Answer<Keeper> {
    if let Some(terms) = terms {
        return Ok(keeper_in(&said(state, slug, terms, reader).await?));
    }
    let organiser = state.instance.organiser_of(slug).await?;
    let names = organiser.map(|organiser| names::read(&organiser.names));
    let name = names::first(&names.unwrap_or_default(), reader);
    Ok(Keeper {
        name: name.map(|name| name.words).unwrap_or_default(),
        ..Keeper::default()
    })
}

/// Who keeps it, as the terms say.
fn keeper_in(terms: &Terms) -> Keeper {
    Keeper {
        name: terms.keeper.clone(),
        contact_href: contact_href(&terms.contact),
        contact: terms.contact.clone(),
    }
}

/// Where a contact leads: a web page, or an e-mail address. Terms of earlier days may have any words there.
pub fn contact_href(contact: &str) -> Option<String> {
    let web = contact.starts_with("https://") || contact.starts_with("http://");
    if web && Url::parse(contact).is_ok() {
        return Some(contact.to_owned());
    }
    let mail = EmailAddress::parse(contact).is_ok();
    mail.then(|| format!("mailto:{contact}"))
}

/// The last day on which anything is kept.
pub fn day(terms: &Terms) -> Option<chrono::DateTime<chrono::Utc>> {
    times::written(&terms.kept_until.to_string())
}

/// The words to be agreed to.
pub fn consent(page: &Page, terms: &Terms) -> Text {
    let until = until(page, terms);
    let key = format!("people-agree-{}", terms.shown.name());
    let usual = page.t2(&key, "keeper", &terms.keeper, "until", until);
    behind_own(page, terms, &usual)
}

/// The same for who signs with an account elsewhere: there is no e-mail, and nothing is shown.
pub fn consent_with_account(page: &Page, terms: &Terms) -> Text {
    let until = until(page, terms);
    let usual = page.t2("co-sign-agree", "keeper", &terms.keeper, "until", until);
    behind_own(page, terms, &usual)
}

/// The same for a sheet of paper.
pub fn consent_on_paper(page: &Page, terms: &Terms) -> Text {
    let usual = page.t3(
        "sheet-consent-terms",
        "keeper",
        &terms.keeper,
        "until",
        until(page, terms),
        "contact",
        &terms.contact,
    );
    behind_own(page, terms, &usual)
}

/// The usual words, behind the organiser's in the reader's language where there are any: who keeps what, until when
/// and what is shown is said in any case.
fn behind_own(page: &Page, terms: &Terms, usual: &str) -> Text {
    let mut own = terms.consent.iter();
    match own.find(|(tag, _)| spoken(tag) == Some(page.language)) {
        Some((tag, words)) => Text::new(tag, format!("{words}{}{usual}", page.gap())),
        None => Text::new(page.language.tag, usual),
    }
}

fn until(page: &Page, terms: &Terms) -> String {
    let until = day(terms).map(|day| page.day_words(&day));
    until.unwrap_or_default()
}

/// What may be chosen where so much is promised; nothing where no name is shown.
pub fn choices(page: &Page, promised: Shown, chosen: Shown) -> Vec<Choice> {
    if promised == Shown::Never {
        return Vec::new();
    }
    let choice = |shown: Shown| {
        let label = page.word("people-choice", shown.name());
        Choice::new(shown.name(), label, shown == chosen)
    };
    let allowed = Shown::ALL.into_iter().filter(|shown| *shown <= promised);
    allowed.map(choice).collect()
}

/// What was chosen; nothing is shown of who chose nothing.
pub fn chosen(fields: &Fields) -> Shown {
    Shown::from_name(fields.get("shown")).unwrap_or_default()
}

/// What was typed.
pub fn written(page: &Page, fields: &Fields, promised: Shown) -> Written {
    Written {
        name: line(fields, "name"),
        first_name: line(fields, "first-name"),
        country: fields.text("country"),
        region: line(fields, "region"),
        occupation: line(fields, "occupation"),
        message: fields.words("message"),
        shown: choices(page, promised, chosen(fields)),
    }
}

/// What somebody wrote before, with what there is to choose from.
pub fn of_person(person: &Person, shown: Vec<Choice>) -> Written {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Written {
        name: person.name.clone(),
        first_name: text(&person.first_name),
        country: text(&person.country),
        region: text(&person.region),
        occupation: text(&person.occupation),
        message: text(&person.message),
        shown,
    }
}

/// What everybody may read of somebody where so much is shown: name, place and country; nothing where no name is.
pub fn in_public(page: &Page, person: &Person, shown: Shown) -> Vec<String> {
    let name = match shown {
        Shown::Never => None,
        Shown::FirstNameAndRegion => person.first_name.clone(),
        Shown::Full => Some(person.name.clone()),
    };
    let Some(name) = name else { return Vec::new() };
    let country = person.country.as_deref().map(|code| page.country(code));
    let parts = [Some(name), person.region.clone(), country];
    parts.into_iter().flatten().collect()
}

fn line(fields: &Fields, name: &str) -> String {
    fields.text(name)
}

/// None for what is empty.
pub fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Faults as messages beside their fields.
pub fn faults(page: &Page, faults: &[WishFault]) -> Vec<FieldError> {
    let message = |fault: &WishFault| {
        let key = desk::words::key_of_name(fault.code).unwrap_or(fault.code);
        desk::words::wrong(page, fault.field, key)
    };
    faults.iter().map(message).collect()
}

/// Whether a text of that language is in the reader's.
pub fn language_of(text: &Text, reader: Language) -> String {
    match text.language.as_str() {
        "" => reader.tag.to_owned(),
        tag => tag.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::names::typed::check_name;

    #[test]
    fn every_fault_of_a_name_is_said_in_words() {
        let page = Page::new(crate::language::ENGLISH, "x", "x.example", "/");
        for name in ["🎉", "www.evil.example", "a\u{202e}b"] {
            let fault = check_name(name).expect_err("it is no name");
            let (field, code) = ("name", fault.code());
            let said = faults(&page, &[WishFault { field, code }]);
            assert!(said[0].message.contains(' '), "{}", said[0].message);
        }
    }

    #[test]
    fn a_contact_leads_to_a_page_or_to_a_mailbox() {
        for (contact, href) in [
            ("https://a.example/who", Some("https://a.example/who")),
            ("who@a.example", Some("mailto:who@a.example")),
            ("office at the union", None),
            ("https://", None),
        ] {
            assert_eq!(contact_href(contact).as_deref(), href, "{contact}");
        }
    }

    #[test]
    fn only_an_organisers_own_name_is_said_in_the_readers_language() {
        let arabic = Language::from_tag("ar").unwrap();
        let names: ByLanguage = [("ar", "نقابة"), ("en", "Union")]
            .map(|(tag, name)| (tag.to_owned(), name.to_owned()))
            .into();
        let keeper = |keeper: &str, reader: Language| {
            let terms: Terms = serde_json::from_value(serde_json::json!({
                "open": true,
                "keeper": keeper,
                "contact": "privacy@union.example",
                "shown": "never",
                "keptUntil": "2027-06-30",
            }))
            .unwrap();
            in_language(&terms, &names, reader).keeper
        };
        assert_eq!(keeper("Union", arabic), "نقابة");
        assert_eq!(keeper("نقابة", crate::language::ENGLISH), "Union");
        assert_eq!(keeper("Legal Aid Office", arabic), "Legal Aid Office");
    }
}
