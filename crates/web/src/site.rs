//! An appeal as a folder of files: the page in every language, the list, the bundle, and how to
//! check it all. It needs no server, so any web space or repository can hold a copy.
//!
//! The pages are those of the live server, from the same templates, with every link leading to a
//! file of the folder and nothing to send a form to. Only links in the letter's own words lead
//! out: they are part of what was signed.

use crate::{
    assets::{MARK, MARK_FILE, STYLE, STYLE_FILE},
    exports,
    language::{LANGUAGES, spoken},
    pages::{appeal, shell::Shell},
    problem::{Answer, Problem},
    state::{Source, WebState},
    views::{
        Still, Template as _,
        appeal::{AppealPage, Event, Notice},
        beside::Change,
        co_signers::Mark,
        proceedings::Proceedings,
    },
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use std::collections::BTreeSet;
use undersigned_federation::{Instance, views::AppealView};

/// What the bundle is called in the folder.
const BUNDLE_FILE: &str = "bundle.json";

/// One file of the folder.
#[derive(Debug, Clone)]
pub struct SiteFile {
    /// Its name; there are no folders below.
    pub name: String,
    /// What it holds.
    pub content: String,
}

/// Everything that belongs into the folder. `bundle` is the appeal's bundle, and `source` where this
/// program comes from.
///
/// # Errors
/// The database; a page that cannot be written.
pub async fn files(
    instance: &Instance,
    view: &AppealView,
    bundle: String,
    source: Option<&Source>,
) -> Answer<Vec<SiteFile>> {
    let web = WebState::offline(instance);
    let (note, _) = appeal::current(view).ok_or_else(Problem::not_found)?;
    let languages = &note.text.languages;
    let reader = note
        .text
        .authoritative()
        .into_iter()
        .next()
        .unwrap_or_default();
    let mut files = vec![
        file("index.html", page(&web, view, None, &reader).await?),
        file(STYLE_FILE, STYLE.content.clone()),
        file(MARK_FILE, MARK.content.clone()),
        file("cosigners.csv", exports::csv(&view.list, &view.hidden)),
        file("cosigners.json", exports::document(view).to_string()),
        file("VERIFY.txt", how_to_verify(instance, view, source)),
        file(BUNDLE_FILE, bundle),
    ];
    let mut written = BTreeSet::new();
    let spoken = LANGUAGES.iter().map(|language| language.tag.to_owned());
    for tag in languages.iter().cloned().chain(spoken) {
        let name = Still::file(&tag);
        if written.insert(name.clone()) {
            let text = languages.contains(&tag);
            files.push(file(
                &name,
                page(&web, view, text.then_some(&tag), &tag).await?,
            ));
        }
    }
    Ok(files)
}

fn file(name: &str, content: String) -> SiteFile {
    SiteFile {
        name: name.to_owned(),
        content,
    }
}

/// One page: the letter in the language `text`, or in all that are signed; for a reader of
/// `reader`.
async fn page(
    web: &WebState,
    view: &AppealView,
    text: Option<&String>,
    reader: &str,
) -> Answer<String> {
    let unwritten =
        |what: String| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", what);
    let text = text.map_or("both", String::as_str);
    let uri: Uri = format!("/?names=all&text={text}")
        .parse()
        .map_err(|_| unwritten(format!("`{text}` is no language")))?;
    let mut headers = HeaderMap::new();
    let tag = spoken(reader).map_or(reader, |language| language.tag);
    if let Ok(accepted) = HeaderValue::from_str(tag) {
        headers.insert(header::ACCEPT_LANGUAGE, accepted);
    }
    let shell = Shell::read(web, &uri, &headers).await;
    let around = appeal::Around::of(web, view).await?;
    let live = appeal::page(web, &shell, view, &around).await?;
    let still = stilled(live, web, view);
    still
        .render()
        .map_err(|error| unwritten(format!("a page could not be written: {error}")))
}

/// A notice whose pages the folder does not have.
fn still_notice(notice: &mut Notice) {
    match notice {
        Notice::TextConflict { href, .. } | Notice::TextsNotHeld { href, .. } => *href = None,
        _ => {}
    }
}

/// A remark on an entry, without the pages to which it leads.
fn still_mark(mark: &mut Mark) {
    match mark {
        Mark::EarlierWording {
            href, changes_href, ..
        } => {
            *href = None;
            *changes_href = None;
        }
        Mark::LooksLike(likes) => likes.iter_mut().for_each(|like| like.href = None),
        _ => {}
    }
}

/// The page without a server behind it.
fn stilled(mut live: AppealPage, web: &WebState, view: &AppealView) -> AppealPage {
    let addresses = &web.instance.addresses;
    live.page.still = Some(Still {
        at: web.instance.clock.now(),
        address: view.appeal.ap_id.clone(),
        copied_from: addresses.appeal_page(&view.appeal.host, &view.appeal.slug),
    });
    live.page.origin = None;
    live.page.activity_json = None;
    live.page.feed = None;
    live.ways_out = None;
    live.page.creator = None;
    live.page.theme = None;
    // The folder holds text: a picture would have to be loaded from elsewhere.
    live.pictures = Default::default();
    // Each of these leads to a page of its entry, which the folder does not have; the list has them.
    live.why = Default::default();
    live.news = None;
    still_proceedings(live.proceedings.as_mut());
    live.meetings = Vec::new();
    live.letters = Vec::new();
    live.organiser.href = None;
    for party in &mut live.also_calling {
        party.href = None;
    }
    live.ways = Default::default();
    live.next_number = None;
    live.bundle_file = BUNDLE_FILE.to_owned();
    live.both_href = live.both_href.map(|_| "index.html".to_owned());
    for language in &mut live.languages {
        language.href = Still::file(&language.tag);
    }
    for tongue in &mut live.tongues {
        tongue.alone_href = tongue.alone_href.take().map(|_| Still::file(&tongue.tag));
        let signed = [&mut tongue.original, &mut tongue.signed];
        for link in signed.into_iter().flatten() {
            link.href = Still::file(&link.words);
        }
    }
    for initiator in &mut live.initiators {
        initiator.href = None;
    }
    live.wordings_href = None;
    live.notices.iter_mut().for_each(still_notice);
    for entry in &mut live.roll {
        entry.href = None;
        entry.marks.iter_mut().for_each(still_mark);
    }
    // The folder does not change from day to day.
    live.standing.day = None;
    live.standing.days_left = None;
    for replica in &mut live.replicas {
        replica.href = None;
    }
    for case in &mut live.cases {
        case.href = String::new();
        case.now.iter_mut().for_each(still_change);
    }
    for happening in &mut live.timeline {
        match &mut happening.what {
            Event::Revised { changes_href, .. } => *changes_href = None,
            Event::HandedOver { href, .. } | Event::Answered { href, .. } => *href = None,
            Event::Update { href, changes, .. } => {
                *href = None;
                changes.iter_mut().for_each(still_change);
            }
            _ => {}
        }
    }
    live
}

/// The folder has the result, but no page of how it came about.
fn still_proceedings(proceedings: Option<&mut Proceedings>) {
    let Some(proceedings) = proceedings else {
        return;
    };
    proceedings.href = None;
    let members = proceedings.committee.iter_mut();
    for member in members.flat_map(|committee| &mut committee.members) {
        if let Some(party) = &mut member.of {
            party.href = None;
        }
    }
}

/// No link leads out of the folder.
fn still_change(change: &mut Change) {
    change.href = String::new();
    change.told_href = None;
    if let Some(source) = &mut change.source {
        source.href = None;
    }
}

/// How to check the folder, for people who open it without a browser.
fn how_to_verify(instance: &Instance, view: &AppealView, source: Option<&Source>) -> String {
    let root = view.appeal.root.as_deref().unwrap_or_default();
    format!(
        "A copy of {object}\n\
         written on {at} from {from}\n\
         \n\
         Root key:           {root}\n\
         Digest of the list: {digest}\n\
         \n\
         {BUNDLE_FILE} holds every signed statement behind the list. To check it, offline:\n\
         \n\
         \x20   undersigned verify {BUNDLE_FILE} --root {root}{pinned}\n\
         \n\
         {program}\n\
         \n\
         This checks every signature, who let whom in from the root key onwards, and the totals; and it\n\
         names the servers that signed that they saw this very list. Everything rests on the root key:\n\
         compare the one above with the appeal as printed, or with a copy that you have from somebody\n\
         you trust. That the published list is what was signed:\n\
         \n\
         \x20   undersigned verify {BUNDLE_FILE} --list cosigners.csv\n\
         \n\
         That nothing was left out since an older copy:\n\
         \n\
         \x20   undersigned verify {BUNDLE_FILE} --since OLDER-{BUNDLE_FILE}\n",
        object = view.appeal.ap_id,
        at = instance.clock.rfc3339(),
        from = instance
            .addresses
            .appeal_page(&view.appeal.host, &view.appeal.slug),
        digest = view.digest,
        program = where_the_program_is(source),
        pinned = pinned(&view.appeal.ap_id),
    )
}

/// The option that names the appeal. An address is another server's word, and a command is copied into a shell: where
/// it has signs that mean something there, it is left out.
fn pinned(object: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ":/.-_~%".contains(c);
    match object.chars().all(is_plain) {
        true => format!(" --appeal {object}"),
        false => String::new(),
    }
}

/// Whoever has the folder may never have heard of the program.
fn where_the_program_is(source: Option<&Source>) -> String {
    match source {
        Some(source) => format!(
            "The command is part of the program undersigned, which is at\n{}",
            source.url
        ),
        None => "The command is part of the program undersigned, free software under the AGPL. Nobody has told the\n\
                 server that wrote this where to get it. The pages of other servers that hold the appeal may\n\
                 say, and https://HOST/nodeinfo/2.1 names the source code as `repository` where they were told.\n\
                 Otherwise ask the organiser, or whoever runs the server at the address above."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_opens_the_folder_is_told_where_the_program_is() {
        let source = Source {
            url: "https://code.example/undersigned".to_owned(),
            is_changed: false,
        };
        let said = where_the_program_is(Some(&source));
        assert!(
            said.ends_with("\nhttps://code.example/undersigned"),
            "{said}"
        );
        let elsewhere = where_the_program_is(None);
        for says in [
            "AGPL",
            "other servers that hold the appeal",
            "/nodeinfo/2.1",
            "Otherwise ask the organiser",
        ] {
            assert!(elsewhere.contains(says), "{elsewhere}");
        }
    }

    #[test]
    fn an_address_that_a_shell_would_run_is_in_no_command() {
        let plain = "https://hub.example:8443/appeals/free-the_11";
        assert_eq!(pinned(plain), format!(" --appeal {plain}"));
        for hostile in [
            "https://b.example/appeals/x;reboot",
            "https://b.example/appeals/$(reboot)",
            "https://b.example/appeals?id=1&x",
        ] {
            assert_eq!(pinned(hostile), "");
        }
    }
}
