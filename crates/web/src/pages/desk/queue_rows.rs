//! Rows of the signers' desk: who somebody is and what is known of them, in words.

use super::{queue_filters::kind_code, queue_under_way::moment};
use crate::{
    difference::in_parts,
    language::Language,
    pages::{names, names::People, revisions::Wordings, session::SignedIn, times},
    views::{
        Digest, Page, Text,
        desk::{
            queue::{AlikeRow, Outcome, Row},
            same_signers::Why,
        },
    },
};
use undersigned_domain::{Names, attestation::SignerKind};
use undersigned_federation::{
    actions::decide_signers::Act,
    look_alikes::mixes_scripts,
    moderation::Stance,
    signers::{Alike, Known, Signer, Standing},
    views::{Appeal, AppealView},
};

/// A row without what is known: on the pages where several are decided about.
pub fn short(one: &Signer, row: usize, reader: Language) -> Row {
    let aliases = one.names.also_known_as.iter();
    Row {
        row,
        about: one.about.clone(),
        seen: one.seen(),
        names: names::texts(&one.names.name_map, reader),
        aliases: aliases.map(|name| Text::new("", name)).collect(),
        now: one.now.as_ref().map(|now| in_one_line(now, reader)),
        address: one
            .domain
            .clone()
            .unwrap_or_else(|| names::plain_address(&one.about)),
        number: one.number,
        country: one.names.country.clone(),
        kind: kind_code(one.kind),
        how: one.how,
        ..Row::default()
    }
}

/// All names of somebody, one after another.
pub fn in_one_line(called: &Names, reader: Language) -> String {
    let names = names::texts(&called.name_map, reader).into_iter();
    let names = names.map(|name| name.words);
    let all: Vec<String> = names.chain(called.also_known_as.iter().cloned()).collect();
    all.join(" · ")
}

/// A row of somebody of whom nothing is there any more but the id.
pub fn unknown(about: &str, row: usize) -> Row {
    Row {
        row,
        about: about.to_owned(),
        address: names::plain_address(about),
        kind: kind_code(SignerKind::Organisation),
        how: "own-server",
        ..Row::default()
    }
}

/// A row with everything that is known.
pub fn full(
    signed: &SignedIn,
    page: &Page,
    people: &People,
    (one, known): (&Signer, &Known),
    row: usize,
) -> Row {
    let reader = signed.visitor.language;
    Row {
        facts: facts(page, people, one, known),
        contact: one.contact.clone(),
        key: one.key.as_ref().map(Digest::new),
        alike: known.alike.iter().map(|like| alike(like, reader)).collect(),
        ..short(one, row, reader)
    }
}

/// What somebody said beside its names, in sentences: what it does not sign, and who decided.
pub fn said(page: &Page, one: &Signer, view: &AppealView, wordings: &Wordings) -> Vec<String> {
    let text = one.pin.as_ref().and_then(|pin| wordings.text_of(pin));
    let text = text.or_else(|| view.list.current().map(|note| &note.text));
    let called = match text.is_some_and(in_parts) {
        true => "change-clause",
        false => "mark-demand",
    };
    let reserved = one.reservations.iter().map(|reservation| {
        let demands = text.map(|text| text.demands.as_slice()).unwrap_or_default();
        // By its place in the letter that was signed, as beside the entry on the list.
        let place = demands.iter().position(|one| one.id == reservation.demand);
        let demand = match place {
            Some(place) => page.t1(called, "number", place + 1),
            None => reservation.demand.clone(),
        };
        let mark = page.word("mark", "reservation");
        match &reservation.text {
            Some(words) => format!("{mark} {demand}: {words}"),
            None => format!("{mark} {demand}"),
        }
    });
    let mandate = one.mandate.and_then(|mandate| {
        let on = times::written(&mandate.on.to_string())?;
        let body = page.word("decided", mandate.by.name());
        Some(page.t2("mandate-is", "body", body, "at", page.day_words(&on)))
    });
    reserved.chain(mandate).collect()
}

/// What can be done with somebody under an appeal: codes.
pub fn acts(one: &Signer, appeal: &Appeal) -> Vec<&'static str> {
    let acts = Act::ALL.into_iter();
    let acts = acts.filter(|act| act.standing() == one.standing && act.is_open_for(appeal));
    // Of who stands on the list and only changed its name there is nobody to refuse, but perhaps somebody to remove.
    let acts = acts.map(|act| match act {
        Act::Refuse if is_renamed(one) => Act::Remove,
        act => act,
    });
    acts.map(Act::name).collect()
}

/// Whether it stands on the list, and only a new name of its own server waits.
fn is_renamed(one: &Signer) -> bool {
    one.why == Some("name_changed")
}

/// Whether letting it in puts it on the list, so that undoing it takes it off again.
pub fn enters(one: &Signer) -> bool {
    !is_renamed(one) && one.why != Some("form_corrected")
}

/// Whether only other names wait, or waited, of whoever signed by form and stands on the list.
pub fn is_name_only(one: &Signer) -> bool {
    one.now.is_some()
}

/// Whether it was taken off the list before, and has signed again since: refused, it is taken off once more.
pub fn was_removed(one: &Signer) -> bool {
    one.why == Some("removed_before")
}

/// As what a decision about somebody is done: who was removed before is not refused, but removed once more.
pub fn done_as(act: Act, one: Option<&Signer>) -> Act {
    match act {
        Act::Refuse if one.is_some_and(was_removed) => Act::Remove,
        act => act,
    }
}

/// Whether what is decided about somebody can be undone.
pub fn can_be_undone(act: Act, one: &Signer) -> bool {
    match act {
        // Who was removed before is removed once more.
        Act::Refuse => !was_removed(one),
        _ => enters(one),
    }
}

/// Code of why somebody waits, as its words are called.
pub fn why_code(why: &str) -> &'static str {
    match why {
        "awaits_admission" => "moderated",
        "name_changed" => "name-changed",
        "name_taken" => "name-taken",
        "name_unreadable" => "name-unreadable",
        "removed_before" => "removed-before",
        "refused_before" => "refused-before",
        "limited" => "limited",
        "fediverse_account" => "fediverse-account",
        "addressee_domain" => "addressee-domain",
        "web_form" => "web-form",
        "web_form_other_domain" => "web-form-other-domain",
        "web_form_no_website" => "web-form-no-website",
        "web_form_removed_before" => "web-form-removed-before",
        "form_corrected" => "form-corrected",
        _ => "key-not-found",
    }
}

fn day(page: &Page, millis: i64) -> String {
    times::stored(millis).map_or_else(String::new, |at| page.day_words(&at))
}

/// What is known, in sentences; those that warn are marked.
fn facts(page: &Page, people: &People, one: &Signer, known: &Known) -> Vec<(String, bool)> {
    let mut facts = Vec::new();
    if let Some(why) = one.why {
        let code = why_code(why);
        let warns = [
            "key-not-found",
            "limited",
            "addressee-domain",
            "name-taken",
            "name-unreadable",
            "removed-before",
            "refused-before",
            "web-form-other-domain",
            "web-form-no-website",
            "web-form-removed-before",
        ]
        .contains(&code);
        facts.push((page.word("pending", code), warns));
    }
    facts.extend(namesake(page, people.reader(), one).map(|words| (words, true)));
    if let Some(at) = one.refused_at {
        facts.push((page.t1("signers-refused-at", "at", moment(page, at)), true));
    }
    if one.standing == Standing::Waiting && mixes_scripts(&one.names) {
        facts.push((page.t("queue-mixed-scripts"), true));
    }
    let key = match one.standing {
        Standing::Waiting => "signers-came",
        Standing::Listed => "signers-since",
        Standing::Refused => "signers-refused-at",
        Standing::Removed => "signers-removed-at",
        Standing::Withdrawn => "signers-withdrawn-at",
    };
    facts.push((page.t1(key, "at", moment(page, one.at)), false));
    if !one.by.is_empty() {
        let by: Vec<String> = one.by.iter().map(|id| people.name(id).words).collect();
        let key = match one.standing {
            Standing::Listed => "signers-by-listed",
            _ => "signers-by",
        };
        facts.push((page.t1(key, "name", by.join(", ")), false));
    }
    if let Some(reason) = &one.reason {
        let words = page
            .perhaps("reason", reason)
            .unwrap_or_else(|| reason.clone());
        facts.push((page.t1("signers-because", "reason", words), false));
    }
    match known.stance {
        Stance::Blocked => facts.push((page.t("signers-blocked"), true)),
        Stance::Limited if one.why != Some("limited") => {
            facts.push((page.t("signers-limited"), true));
        }
        _ => {}
    }
    match &known.met {
        Some(met) => {
            if let Some(handle) = &met.handle {
                let since = met.since.as_deref().and_then(times::written);
                let words = match since {
                    Some(at) => {
                        let at = page.day_words(&at);
                        page.t2("signers-account-since", "account", handle.clone(), "at", at)
                    }
                    None => page.t1("signers-account", "account", handle.clone()),
                };
                facts.push((words, false));
            }
            facts.push((page.t1("signers-met", "at", day(page, met.first)), false));
            if met.gone {
                facts.push((page.t("signers-gone"), true));
            }
        }
        None if one.how == "own-server"
            && one.standing == Standing::Waiting
            && one.why == Some("key_not_seen") =>
        {
            facts.push((page.t("signers-never-met"), true));
        }
        None => {}
    }
    if let Some(domain) = &one.domain {
        facts.push((page.t1("signers-domain", "domain", domain.clone()), false));
    }
    if known.forgotten {
        facts.push((page.t("signers-form-forgotten"), false));
    }
    facts
}

/// Whose name somebody has who waits, or nearly so.
fn namesake(page: &Page, reader: Language, one: &Signer) -> Option<String> {
    let namesake = one.namesake.as_ref()?;
    let mut name = in_one_line(&namesake.names, reader);
    if name.is_empty() {
        name = names::plain_address(&namesake.id);
    }
    let words = match namesake.number {
        Some(number) => {
            let number = page.number(number);
            page.t2("signers-namesake-number", "name", name, "number", number)
        }
        None => page.t1("signers-namesake", "name", name),
    };
    // Accounts and forms were looked at when they were confirmed, and wait for a person from then on.
    let comes_by_itself = one.why == Some("name_taken") && one.how == "own-server";
    Some(match comes_by_itself {
        true => format!("{words}{}{}", page.gap(), page.t("signers-namesake-until")),
        false => words,
    })
}

fn alike(like: &Alike, reader: Language) -> AlikeRow {
    let name = names::first(&like.names.name_map, reader);
    let text = |language: &str, words: &str| Text::new(language, words);
    AlikeRow {
        name: name.unwrap_or_else(|| Text::new("", names::plain_address(&like.id))),
        number: like.number,
        waits: like.waits,
        grade: like.grade.name(),
        score: hundredths(like.score),
        why: like
            .why
            .iter()
            .map(|why| Why {
                code: why.code.name(),
                against: why.code.is_against(),
                texts: [0, 1].map(|side| text(&why.languages[side], &why.texts[side])),
                countries: why.code == undersigned_federation::suggestions::Code::Country,
            })
            .collect(),
    }
}

/// A share of one in hundredths.
fn hundredths(share: f64) -> u64 {
    (0..=100_u32)
        .rev()
        .find(|count| f64::from(*count) <= share * 100.0)
        .unwrap_or(0)
        .into()
}

/// Who of those that are refused is told: nobody by a mail that does not leave.
fn told(page: &Page, how: &str) -> String {
    match how {
        "web-form" if page.without_mail => page.t("signers-told-paper"),
        how => page.word("signers-told", how),
    }
}

/// What will become of somebody on the page that is shown before.
pub fn ahead(page: &Page, one: &Signer, act: Act) -> Outcome {
    if act == Act::Refuse && is_renamed(one) {
        return Outcome {
            good: false,
            words: page.t("signers-only-renamed"),
            undo: false,
        };
    }
    let words = match act {
        Act::Refuse if is_name_only(one) => {
            let stays = page.t("signers-ahead-name-stays");
            format!("{stays}{}{}", page.gap(), told(page, one.how))
        }
        Act::Refuse if was_removed(one) => page.t("pending-removed-before"),
        Act::Refuse => told(page, one.how),
        Act::Admit if !enters(one) => page.t("signers-ahead-renamed"),
        Act::Admit if one.why == Some("key_not_seen") => page.t("signers-ahead-key"),
        act => page.word("signers-ahead", act.name()),
    };
    Outcome {
        good: true,
        words,
        undo: false,
    }
}
