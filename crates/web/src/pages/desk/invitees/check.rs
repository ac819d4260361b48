//! A list of organisations to invite, looked at line by line before anything is sent.

use super::{Typed, at, ended, language_instead, page, published, wrong};
use crate::{
    guard::MAX_BODY,
    invitation_letters,
    language::{Language, native_name, spoken},
    pages::{
        desk::{invitee_columns, words},
        names,
        session::{SignedIn, SignedList, SignedUpload, form_body},
    },
    problem::Answer,
    views::{
        Text,
        desk::{
            Tab,
            invitees::{InviteLetter, InviteesCheckPage, Namesake},
        },
    },
};
use axum::extract::Path;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_federation::{
    FederationError,
    actions::{
        import::is_document,
        inviting::{self, Checked, Columns, Given, Letter, Namesake as Found, Occasion, Verdict},
    },
    views::{Appeal, takes_signatures},
};

pub(super) async fn check(Path(slug): Path<String>, SignedList(upload): SignedList) -> Answer {
    let SignedUpload {
        signed,
        fields,
        mut files,
        large,
    } = upload;
    let appeal = published(&signed, &slug).await?;
    let typed = Typed {
        list: fields.get("list").to_owned(),
        language: fields.text("language"),
        words: fields.words("words"),
    };
    if !takes_signatures(&appeal) {
        let wrong = ended(&signed.page(), &appeal);
        return signed.show_again(&page(&signed, &appeal, typed, vec![wrong]).await?);
    }
    if fields.ticked("change") {
        return signed.show(&page(&signed, &appeal, typed, Vec::new()).await?);
    }
    if large.contains("file") {
        let wrong = words::wrong(&signed.page(), "file", "invitees-long");
        return signed.show_again(&page(&signed, &appeal, typed, vec![wrong]).await?);
    }
    if let Err(error) = inviting::check_words(&typed.words) {
        // Said before anybody is promised that they get a message.
        let wrong = wrong(&signed, &appeal, error)?;
        return signed.show_again(&page(&signed, &appeal, typed, vec![wrong]).await?);
    }
    let file = files.remove("file").unwrap_or_default();
    let is_document = is_document(&file);
    let list = listed(&typed.list, file).filter(|_| !is_document);
    let Some(list) = list else {
        let why = match is_document {
            true => "import-document",
            false => "import-encoding",
        };
        let wrong = words::wrong(&signed.page(), "file", why);
        return signed.show_again(&page(&signed, &appeal, typed, vec![wrong]).await?);
    };
    let (organization, reader) = (&signed.organization, signed.visitor.language);
    let columns = invitee_columns::of(&list, &fields, reader);
    let (mut no_language, mut joined) = (Vec::new(), Vec::new());
    let checked = match given(&list, columns.as_ref(), reader) {
        Ok(given) => {
            let language = &typed.language;
            let odd = given.iter().filter(|one| one.line.is_ok());
            let short = |said: &String| said.chars().take(80).collect::<String>();
            let odd = odd.filter_map(|one| Some((one.number, short(one.no_language.as_ref()?))));
            no_language = odd.collect();
            let rows = given.iter().filter_map(|one| one.joined);
            joined = rows.map(|one| (one.first, one.last)).collect();
            inviting::check_names(signed.instance(), organization, &appeal, &given, language).await
        }
        Err(error) => Err(error),
    };
    match checked {
        Ok((checked, named)) => {
            let instead = language_instead(&signed, &appeal).await?;
            // What came as a file goes the way back as words, too.
            let typed = Typed { list, ..typed };
            let looked = (checked.as_slice(), &named);
            let mut page = checked_page(&signed, &appeal, looked, columns.as_ref(), &typed);
            page.no_language = no_language;
            page.unwritten = unwritten(&checked)
                .into_iter()
                .map(|tag| (native_name(tag).to_owned(), instead.native.to_owned()))
                .collect();
            page.joined = joined;
            page.letter = letter(&signed, &appeal, &checked, instead, &typed.words);
            signed.show(&page)
        }
        // A file is not shown in a field.
        Err(error) => {
            let wrong = wrong(&signed, &appeal, error)?;
            signed.show_again(&page(&signed, &appeal, typed, vec![wrong]).await?)
        }
    }
}

/// The file, where there is one, or else what was pasted. None of a file that is not in UTF-8: with
/// signs in place of its letters, people would be written to by names that are not theirs.
fn listed(pasted: &str, file: Vec<u8>) -> Option<String> {
    if file.is_empty() {
        return Some(pasted.to_owned());
    }
    let list = String::from_utf8(file).ok();
    list.filter(|list| !list.contains('\0'))
}

/// The lines of a list. Here people type languages: whoever stands beside one that there is not is written to in
/// that of those who have none.
pub(super) fn given(
    list: &str,
    columns: Option<&Columns>,
    reader: Language,
) -> Result<Vec<Given>, FederationError> {
    let tag = |said: &str| invitee_columns::tag(reader, said);
    match columns {
        Some(columns) => columns.read(list, &tag),
        None => inviting::read(list, &tag),
    }
}

fn checked_page(
    signed: &SignedIn,
    appeal: &Appeal,
    (checked, named): (&[Checked], &BTreeMap<u64, Found>),
    columns: Option<&Columns>,
    typed: &Typed,
) -> InviteesCheckPage {
    let back = at(&appeal.slug);
    let mut page = signed.page();
    page.path.clone_from(&back);
    let mut ready = Vec::new();
    let mut later = Vec::new();
    let mut namesakes = Vec::new();
    let mut refused = Vec::new();
    let (mut list, mut ticked) = (String::new(), String::new());
    for one in checked {
        match &one.verdict {
            Verdict::Ready(found) | Verdict::Later(found) => {
                let contact = found.contact();
                // Tabs, so that what stands in a name separates nothing.
                let name = found
                    .name
                    .replace(['\t', '\n', '\r'], " ")
                    .replace('"', "\"\"");
                let item = format!("{contact}\t\"{name}\"\t{}\n", found.language);
                let shown = found.handle.clone().unwrap_or(contact);
                let called = match found.name.is_empty() {
                    true => shown.clone(),
                    false => found.name.clone(),
                };
                if let Some(other) = named.get(&one.number) {
                    ticked.push_str(&item);
                    namesakes.push(namesake(one.number, (called, shown), item, other));
                    continue;
                }
                list.push_str(&item);
                if matches!(one.verdict, Verdict::Later(_)) {
                    later.push((one.number, called, shown));
                } else {
                    let language = native_name(&found.language).to_owned();
                    ready.push((one.number, called, shown, language));
                }
            }
            other => {
                let earlier = match other {
                    Verdict::Duplicate(line) => Some(*line),
                    _ => None,
                };
                let typed = match one.name.is_empty() {
                    true => one.typed.clone(),
                    false => format!("{} · {}", one.typed, one.name),
                };
                let typed: String = typed.chars().take(200).collect();
                refused.push((one.number, typed, other.code(), earlier));
            }
        }
    }
    InviteesCheckPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(format!("{back}/send")),
        title: words::title(appeal, signed.visitor.language),
        back,
        columns: columns.map(|columns| invitee_columns::shown(&page, columns)),
        ready,
        later,
        namesakes,
        refused,
        no_language: Vec::new(),
        unwritten: Vec::new(),
        joined: Vec::new(),
        letter: None,
        gives_back: have_room(&[&list, &ticked, &typed.list, &typed.words]),
        given: typed.list.clone(),
        list,
        language: typed.language.clone(),
        words: typed.words.clone(),
        page,
    }
}

/// What the first of those who can be invited gets by e-mail, in their language or `instead` of it: whoever sends it
/// reads it before.
fn letter(
    signed: &SignedIn,
    appeal: &Appeal,
    checked: &[Checked],
    instead: Language,
    words: &str,
) -> Option<InviteLetter> {
    let first = checked.iter().find_map(|one| match &one.verdict {
        Verdict::Ready(found) | Verdict::Later(found) => Some(found),
        _ => None,
    })?;
    let written = invitation_letters::write(&Letter {
        occasion: Occasion::Invite,
        languages: &[first.language.clone(), instead.tag.to_owned()],
        title: &names::titles(appeal),
        organiser: &names::read(&signed.organization.names),
        by_email: true,
    });
    Some(InviteLetter {
        subject: Text::new(written.language, written.subject),
        invites: written.invites,
        words: words.trim().to_owned(),
        leads: written.leads,
        after: written.after,
        stop: written.stop,
    })
}

/// One with the name of somebody else, by line, by what they are called and how they are reached, and by their line of
/// the list that is sent.
fn namesake(line: u64, (name, contact): (String, String), item: String, other: &Found) -> Namesake {
    Namesake {
        line,
        name,
        contact,
        item,
        other: other.name().to_owned(),
        state: other.state(),
    }
}

/// The languages in which somebody is to be written to, and nothing can be written.
fn unwritten(checked: &[Checked]) -> BTreeSet<&str> {
    let languages = checked.iter().filter_map(|one| match &one.verdict {
        Verdict::Ready(found) | Verdict::Later(found) => Some(found.language.as_str()),
        _ => None,
    });
    not_spoken(languages)
}

fn not_spoken<'a>(languages: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    languages.filter(|tag| spoken(tag).is_none()).collect()
}

/// Whether one form has room for these texts.
fn have_room(texts: &[&str]) -> bool {
    /// For the names of the fields and those that are short.
    const OTHERS: usize = 16 * 1024;
    let texts = texts.iter().map(|text| form_body::length(text));
    texts.sum::<usize>() + OTHERS <= MAX_BODY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn a_file_in_other_characters_is_none_rather_than_one_of_wrong_names() {
        let listed = |file: &[u8]| listed("pasted", file.to_vec());
        assert_eq!(listed(b"").as_deref(), Some("pasted"));
        let sound = "a@b.example,Fédération";
        assert_eq!(listed(sound.as_bytes()).as_deref(), Some(sound));
        // As spreadsheets save it where nobody asked for UTF-8, and as "Unicode text".
        assert_eq!(listed(b"a@b.example,F\xe9d\xe9ration"), None);
        assert_eq!(listed(b"\xff\xfea\0@\0b\0"), None);
        assert_eq!(listed(b"a\0@\0b\0"), None);
    }

    #[test]
    fn a_language_that_there_is_not_leaves_nobody_out() {
        let list = "Clerks <a@a.example>, Clerks, es\nb@b.example, Bakers, zz-klingon-what\n\
                    c@c.example, Cooks, Traditional Chinese";
        let Ok(given) = given(list, None, ENGLISH) else {
            unreachable!("it is a list");
        };
        let language = |at: usize| given[at].line.clone().map(|line| line.language);
        assert_eq!(language(0).as_deref(), Ok("es"));
        assert_eq!(language(1).as_deref(), Ok(""));
        assert_eq!(given[1].no_language.as_deref(), Some("zz-klingon-what"));
        assert_eq!(language(2).as_deref(), Ok("zh-Hant"));
    }

    #[test]
    fn a_language_without_messages_is_told_once() {
        let asked = ["de", "fr", "zh-HK", "de", "sw", "es-MX"];
        let told = not_spoken(asked.into_iter());
        assert_eq!(told, BTreeSet::from(["de", "sw"]));
    }

    #[test]
    fn a_list_goes_back_in_every_script_as_long_as_a_form_has_room() {
        for letter in ["a", "ع", "字"] {
            let list = letter.repeat(MAX_BODY / 5 * 2 / letter.len());
            assert!(have_room(&[&list, &list, "Join us."]), "{letter}");
            assert!(!have_room(&[&list, &list, &list]), "{letter}");
        }
        // Signs that are escaped take three times their room.
        let tabs = "\t".repeat(MAX_BODY / 5);
        assert!(have_room(&[&tabs]) && !have_room(&[&tabs, &tabs]));
    }
}
