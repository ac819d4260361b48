//! `/desk/appeals/{slug}/co-signers`: those who were let in, and those who were removed.

use super::{
    beside::shared::is_withdrawn, decided, entered as entered_by_us, own, queue_filters::Wanted,
    queue_form::base, queue_under_way, same_signers, words,
};
use crate::{
    pages::{appeal::roll, names, revisions::Wordings, session::SignedIn, times},
    problem::{Answer, Problem},
    views::{
        FieldError, Link, Text,
        co_signers::{Entry, Mark},
        desk::{DeskCoSignersPage, Tab, co_signers::Removed, same_signers::SameSigners},
    },
};
use axum::extract::Path;
use std::collections::BTreeSet;
use undersigned_domain::{
    Content, StatementType,
    attestation::{Provenance, SignerKind},
    list,
};
use undersigned_federation::{
    signers::Standing,
    sought::{folded, has},
    views::AppealView,
};

/// Entries on one page.
const PAGE: usize = 100;

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let page = page(&signed, &slug, Vec::new()).await?;
    signed.show(&page)
}

/// The page, with what was wrong.
pub async fn page(
    signed: &SignedIn,
    slug: &str,
    mut errors: Vec<FieldError>,
) -> Answer<DeskCoSignersPage> {
    let appeal = own(signed, slug).await?;
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    let view = view.ok_or_else(Problem::not_found)?;
    let page = signed.page();
    let mut desk = signed.desk(Tab::Overview);
    decided::tell(signed, &mut desk).await?;
    let reader = signed.visitor.language;
    let query = signed.visitor.query("q").trim().to_owned();
    let asked: usize = signed.visitor.query("page").parse().unwrap_or(1);
    let found: Vec<&list::Entry> = view
        .list
        .entries
        .iter()
        .filter(|entry| fits(entry, &query))
        .collect();
    // Behind the end stands the last page.
    let pages = found.len().div_ceil(PAGE).max(1);
    let number = asked.clamp(1, pages);
    let first = (number - 1) * PAGE;
    let last = (first + PAGE).min(found.len());
    let same = match query.is_empty() && number == 1 {
        true => same_signers::section(signed, &view).await?,
        false => SameSigners::default(),
    };
    // Who may decide about two entries sees the form in which two others were named.
    if desk.may("admit") && same.named.as_ref().is_some_and(|named| named.wrong) {
        errors.push(FieldError {
            field: "first".to_owned(),
            message: page.t("same-name-wrong"),
        });
    }
    let wordings = Wordings::of(&view, &format!("/appeals/{slug}"));
    let entries = found[first..last]
        .iter()
        .map(|one| (one.id.clone(), entry(one, reader, &wordings, &view)));
    let link = |number: usize, key: &str| {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        if !query.is_empty() {
            pairs.append_pair("q", &query);
        }
        pairs.append_pair("page", &number.to_string());
        Link {
            href: format!("/desk/appeals/{slug}/co-signers?{}", pairs.finish()),
            words: page.t2(
                key,
                "first",
                (number - 1) * PAGE + 1,
                "last",
                (number * PAGE).min(found.len()),
            ),
        }
    };
    let removed = signed.instance().removed_by(&view, &signed.organization);
    let several = Wanted {
        text: query.clone(),
        ..Wanted::everybody(Standing::Listed)
    };
    Ok(DeskCoSignersPage {
        desk,
        form: signed.form_with(format!("/desk/appeals/{slug}"), errors),
        title: words::title(&appeal, reader),
        withdrawn: is_withdrawn(&appeal),
        several: several.href(&base(slug)),
        leaving: queue_under_way::leaving(signed, &view, None).await?,
        entries: entries.collect(),
        same,
        removed: removed
            .into_iter()
            .map(|(id, signer, at)| Removed {
                names: names::texts(&signer.name_map, reader),
                address: names::plain_address(&id),
                at: times::signed(at),
                about: id,
            })
            .collect(),
        own: entered(&view, &signed.organization.ap_id),
        entered: entered_by_us::section(&view, &signed.organization.ap_id),
        earlier: (number > 1).then(|| link(number - 1, "list-page-before")),
        later: (number < pages).then(|| link(number + 1, "list-page-after")),
        query,
        page,
    })
}

/// Ids of those whom an organisation entered itself, and can correct: not what an account says.
pub fn entered(view: &AppealView, organization: &str) -> BTreeSet<String> {
    let registers = view.snapshot.state().registers();
    registers
        .filter(|(key, _)| key.kind == StatementType::Attestation && key.author == organization)
        .filter_map(|(key, register)| match &register.value()?.content {
            Content::Attestation(said) if said.provenance != Provenance::FediverseAccount => {
                key.about.first().cloned()
            }
            _ => None,
        })
        .collect()
}

/// Where an entry that the organisation entered is corrected.
pub fn correct_href(slug: &str, id: &str) -> String {
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    pairs.append_pair("id", id);
    format!("/desk/appeals/{slug}/signers?{}", pairs.finish())
}

/// Whether a name, alias or address contains what is looked for.
fn fits(entry: &list::Entry, query: &str) -> bool {
    let query = folded(query);
    let names = entry
        .names
        .name_map
        .values()
        .chain(&entry.names.also_known_as);
    names
        .chain([&entry.id])
        .any(|text| has(&folded(text), &query))
}

fn entry(
    one: &list::Entry,
    reader: crate::language::Language,
    wordings: &Wordings,
    view: &AppealView,
) -> Entry {
    let mut marks = Vec::new();
    if one.contested {
        marks.push(Mark::Contested);
    }
    if !one.name_confirmed {
        marks.push(Mark::NameNotConfirmed);
    }
    marks.extend(wordings.mark_of(one));
    marks.extend(roll::look_alike(&view.look_alikes, one, |_| None));
    if one.same_disputed {
        marks.push(Mark::SameSignerDisputed);
    }
    if one.kind == SignerKind::Individual {
        marks.push(Mark::Personal);
    }
    Entry {
        number: one.number,
        names: names::texts(&one.names.name_map, reader),
        aliases: one
            .names
            .also_known_as
            .iter()
            .map(|name| Text::new("", name))
            .collect(),
        address: names::plain_address(&one.id),
        country: one.names.country.clone(),
        how: one.origin.name().to_owned(),
        at: times::of_entry(one),
        entered: times::is_entered(one),
        marks,
        ..Entry::default()
    }
}
