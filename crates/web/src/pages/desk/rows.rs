//! Rows that stand on several pages of the desk.

use super::{
    queue_check::TOLD,
    queue_rows::{in_one_line, why_code},
    words,
};
use crate::{
    language::{Language, try_t},
    pages::{
        appeal::held::compared,
        names,
        session::SignedIn,
        sign_by_form::typed::{OWN_ROWS, rows_of},
        times,
    },
    problem::Answer,
    views::{
        Choice, Page,
        appeal::{Replica, ReplicaState},
        desk::{DeliveryRow, Pending},
        set_up::NameRow,
    },
};
use undersigned_domain::{ids, team::Permission};
use undersigned_federation::{
    desk::DeliveryState,
    views::{self, AppealView},
};

/// So many who wait are shown on a page that tells of other things as well: each of them is held against
/// the whole list.
pub const SHOWN: usize = 50;

/// Somebody who waits; with the appeal's title where several appeals stand together.
pub fn pending(
    signed: &SignedIn,
    view: &AppealView,
    waiting: &views::Pending,
    with_title: bool,
) -> Pending {
    let reader = signed.visitor.language;
    let ours = view.appeal.organization_id == Some(signed.organization.id);
    Pending {
        seen: waiting.seen(),
        about: waiting.about.clone(),
        object: view.appeal.ap_id.clone(),
        title: with_title.then(|| words::title(&view.appeal, reader)),
        names: names::texts(&waiting.names.name_map, reader),
        now: waiting.now.as_ref().map(|now| in_one_line(now, reader)),
        host: match &waiting.domain {
            Some(domain) => domain.clone(),
            None => ids::host(&waiting.about),
        },
        // Whoever filled in the form was told that only the organiser reads who they are: of its people
        // those who decide.
        contact: match ours && signed.may(Permission::Admit) {
            true => waiting.contact.clone(),
            false => Vec::new(),
        },
        reasons: match waiting.domain {
            Some(_) => reasons(&signed.page()),
            None => Vec::new(),
        },
        queue: ours.then(|| format!("/desk/appeals/{}/queue", view.appeal.slug)),
        why: why_code(waiting.why).to_owned(),
        received_at: times::stored(waiting.received_at).unwrap_or_default(),
        likeness: likeness(signed, view, waiting).or_else(|| look_alike(signed, view, waiting)),
    }
}

/// What somebody who signed by form can be told.
fn reasons(page: &Page) -> Vec<Choice> {
    let choice = |code: &str| Choice::new(code, page.word("reason", code), false);
    TOLD.map(choice).to_vec()
}

/// An entry of the list with the very same name, whatever its letter case.
pub fn likeness(signed: &SignedIn, view: &AppealView, waiting: &views::Pending) -> Option<String> {
    let plain = |name: &str| {
        name.to_lowercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let wanted = waiting.names.name_map.values();
    let wanted: Vec<String> = wanted.map(|name| plain(name)).collect();
    let alike = view.list.entries.iter().find(|entry| {
        let mut names = entry
            .names
            .name_map
            .values()
            .chain(&entry.names.also_known_as);
        entry.id != waiting.about && names.any(|name| wanted.contains(&plain(name)))
    })?;
    let number = alike.number?;
    let number = signed.visitor.language.number(number);
    let arguments = [("number", crate::language::Argument::Words(number))];
    try_t(signed.visitor.language, "queue-like-number", &arguments)
}

/// What of a name could be taken for another's, in words.
pub fn look_alike(
    signed: &SignedIn,
    view: &AppealView,
    waiting: &views::Pending,
) -> Option<String> {
    let remark = view
        .look_alikes
        .if_listed(&waiting.about, &waiting.names.name_map)?;
    let page = signed.page();
    let alike = remark.entries.iter().map(|one| match one.number {
        Some(number) => page.t1("queue-looks-like-number", "number", page.number(number)),
        None => page.t1("queue-looks-like", "address", names::plain_address(&one.id)),
    });
    let mixed = remark.mixed_scripts.then(|| page.t("queue-mixed-scripts"));
    Some(alike.chain(mixed).collect::<Vec<_>>().join(page.gap()))
}

/// Servers to which the organisation's messages wait.
///
/// # Errors
/// The database.
pub async fn deliveries(signed: &SignedIn, page: &Page) -> Answer<Vec<DeliveryRow>> {
    let states = signed
        .instance()
        .deliveries_of(&signed.organization)
        .await?;
    Ok(states
        .into_iter()
        .map(|state| delivery(page, state))
        .collect())
}

/// How a server stands.
fn code(state: &DeliveryState) -> &'static str {
    let error = state.last_error.as_deref().unwrap_or_default();
    let refuses = ["400", "401", "403", "404"]
        .iter()
        .any(|status| error.contains(status));
    match state {
        state if state.gave_up => "out-of-reach",
        state if state.failures == 0 => "waiting",
        _ if error.contains("429") => "slowed-down",
        _ if refuses => "refuses-us",
        // It is there: only what it stumbles over has to wait.
        state if state.stumbles => "waiting",
        _ => "out-of-reach",
    }
}

fn delivery(page: &Page, state: DeliveryState) -> DeliveryRow {
    let code = code(&state);
    let words = if state.gave_up {
        page.t("delivery-words-gave-up")
    } else if state.failures == 0 {
        page.t("delivery-words-waiting")
    } else {
        match times::stored(state.next_at) {
            Some(at) => page.t1("delivery-words-next", "at", page.moment_words(&at)),
            None => page.t("delivery-words-waiting"),
        }
    };
    DeliveryRow {
        host: state.host,
        state: code.to_owned(),
        words,
        waiting: state.waiting,
    }
}

/// Servers that hold an appeal's list.
///
/// # Errors
/// The database.
pub async fn replicas(signed: &SignedIn, view: &AppealView) -> Answer<Vec<Replica>> {
    let instance = signed.instance();
    let entries = view.list.entries.len() as u64;
    let held = instance.named_replicas(view).await?;
    let ours = view.digest.to_string();
    let changed_at = instance.changed_at(view.appeal.id).await?;
    Ok(held
        .into_iter()
        .map(|replica| {
            let host = ids::host(&replica.base_url);
            let of_host = |id: &str| ids::host(id) == host;
            let role = view.list.initiators.iter().find(|one| of_host(&one.actor));
            let state = match replica.failing_since {
                Some(since) => ReplicaState::OutOfReach {
                    since: times::stored(since).unwrap_or_default(),
                    entries: None,
                },
                None => compared(&replica, &ours, changed_at, entries),
            };
            Replica {
                role: role.map_or("copy", |one| one.role.name()).to_owned(),
                href: None,
                this_server: false,
                state,
                // Who signed that it saw the list is for readers of the appeal.
                seen_at: None,
                host,
            }
        })
        .collect())
}

/// Rows of a form for names by language: those given, in the order in which names are shown to a reader, and
/// empty ones up to [`OWN_ROWS`].
pub fn name_rows<'a>(
    names: impl IntoIterator<Item = (&'a String, &'a String)>,
    reader: Language,
) -> Vec<NameRow> {
    let names = names.into_iter();
    let mut given: Vec<_> = names
        .map(|(language, name)| (language.clone(), name.clone()))
        .collect();
    given.sort_by_key(|(language, _)| names::distance(language, reader));
    rows_of(given.into_iter(), OWN_ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stumbles_over_one_thing_and_takes_the_others_is_not_out_of_reach() {
        let state = |failures, stumbles, error: &str| DeliveryState {
            host: "a.example".into(),
            waiting: 1,
            failures,
            stumbles,
            last_error: Some(error.into()),
            next_at: 0,
            gave_up: false,
        };
        assert_eq!(code(&state(4, true, "it answered 500")), "waiting");
        assert_eq!(code(&state(4, false, "it answered 503")), "out-of-reach");
        assert_eq!(code(&state(4, true, "it answered 401")), "refuses-us");
        assert_eq!(code(&state(0, false, "it answered 503")), "waiting");
        let given_up = DeliveryState {
            gave_up: true,
            ..state(99, false, "")
        };
        assert_eq!(code(&given_up), "out-of-reach");
    }

    #[test]
    fn the_names_of_a_form_begin_with_the_readers_language() {
        let names = ["ar", "en", "fr"].map(|tag| (tag.to_owned(), format!("in {tag}")));
        let names = names::ByLanguage::from(names);
        let order = |reader: &str| {
            let rows = name_rows(&names, Language::from_tag(reader).unwrap()).into_iter();
            rows.map(|row| row.language).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(order("fr"), "fr en ar");
        assert_eq!(order("ru"), "en fr ar");
    }
}
