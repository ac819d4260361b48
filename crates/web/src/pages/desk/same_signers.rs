//! Which entries may be one signer: what is suggested, and a person's decision.

use super::{co_signers, own, words};
use crate::{
    language::{Language, whole_number},
    pages::{
        names::{self, People},
        session::{SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    views::{
        Text,
        desk::same_signers::{Decided, Named, Pair, SameSigners, Side, Why},
    },
};
use axum::extract::Path;
use undersigned_domain::{
    Names,
    list::{Decision, Entry},
};
use undersigned_federation::{
    actions::join_signers,
    suggestions::{Candidate, Code, Reason, Suggestion},
    views::AppealView,
};

/// Pairs on one page: those decided about make room for the next.
const SHOWN: usize = 20;
/// Decisions on one page, the newest.
const DECIDED: usize = 100;

/// `POST /desk/appeals/{slug}/same-signer`: signs the decision.
pub async fn decide(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let (same, code) = match fields.get("state") {
        "same" => (true, "one-signer"),
        "distinct" => (false, "two-signers"),
        _ => {
            return Err(Problem::member_invalid("`state` is `same` or `distinct`"));
        }
    };
    let decided = join_signers::decide(
        signed.instance(),
        &signed.organization,
        &appeal.ap_id,
        [fields.get("a"), fields.get("b")],
        same,
        None,
    )
    .await;
    match decided {
        Ok(_) => signed.done(&format!("/desk/appeals/{slug}/co-signers"), code),
        Err(error) => {
            let wrong = words::beside(&signed.page(), "same-signers", error)?;
            let page = co_signers::page(&signed, &slug, vec![wrong]).await?;
            signed.show_again(&page)
        }
    }
}

/// What is suggested and what was decided, for the page of an appeal's co-signers.
pub async fn section(signed: &SignedIn, view: &AppealView) -> Answer<SameSigners> {
    let reader = signed.visitor.language;
    let found = signed.instance().suggestions(view).await?;
    let decided = signed.instance().decided(view);
    let survey = signed.state.surveys.of(view).await;
    let people = People::of(&signed.state, reader, view, &survey);
    let (named, pair_named) = named(signed, view);
    let suggested = found.iter().take(SHOWN).map(|one| pair(one, reader));
    Ok(SameSigners {
        count: found.len() + usize::from(pair_named.is_some()),
        pairs: pair_named.into_iter().chain(suggested).collect(),
        named: Some(named),
        decided: decided
            .into_iter()
            .take(DECIDED)
            .map(|(decision, names)| {
                let may_undo = decision.entries.iter().all(|id| {
                    view.list
                        .entries
                        .iter()
                        .any(|entry| entry.id == *id || entry.same_as.contains(id))
                });
                Decided {
                    may_undo,
                    ..shown(&decision, &names, &people)
                }
            })
            .collect(),
    })
}

/// The two entries that somebody names, and the pair that they are.
fn named(signed: &SignedIn, view: &AppealView) -> (Named, Option<Pair>) {
    let typed = ["first", "second"].map(|field| signed.visitor.query(field).trim().to_owned());
    let found = typed.each_ref().map(|typed| entry_of(view, typed));
    let pair = match found {
        [Some(first), Some(second)] if first.id != second.id => {
            let sides = [first, second].map(|one| listed(one, signed.visitor.language));
            let texts = sides.each_ref().map(|side| {
                let name = side.names.first().cloned();
                name.unwrap_or_else(|| Text::new("", &side.address))
            });
            Some(Pair {
                sides,
                grade: "named",
                why: vec![Why {
                    code: "named",
                    against: false,
                    texts,
                    countries: false,
                }],
                waits: false,
            })
        }
        _ => None,
    };
    let wrong = pair.is_none() && typed.iter().any(|typed| !typed.is_empty());
    (Named { typed, wrong }, pair)
}

/// The entry with this number, or at this address.
fn entry_of<'a>(view: &'a AppealView, typed: &str) -> Option<&'a Entry> {
    let number = whole_number(typed.trim_start_matches(['#', '№']));
    let mut entries = view.list.entries.iter();
    entries.find(|entry| match number {
        Some(number) => entry.number == Some(number),
        None => {
            !typed.is_empty() && (entry.id == typed || names::plain_address(&entry.id) == typed)
        }
    })
}

fn listed(one: &Entry, reader: Language) -> Side {
    Side {
        id: one.id.clone(),
        names: names::texts(&one.names.name_map, reader),
        aliases: aliases(&one.names),
        number: one.number,
        how: Some(one.origin.name().to_owned()),
        country: one.names.country.clone(),
        address: names::plain_address(&one.id),
    }
}

/// A decision as it is shown.
pub fn shown(decision: &Decision, names: &[Names; 2], people: &People) -> Decided {
    let names = [0, 1].map(|side| {
        let mut texts = names::texts(&names[side].name_map, people.reader());
        texts.extend(aliases(&names[side]));
        if texts.is_empty() {
            texts.push(Text::new("", names::plain_address(&decision.entries[side])));
        }
        texts
    });
    Decided {
        ids: decision.entries.clone(),
        names,
        same: decision.same,
        by: people.name(&decision.by),
        at: times::signed(decision.at),
        may_undo: false,
    }
}

fn aliases(names: &Names) -> Vec<Text> {
    let further = names.also_known_as.iter();
    further.map(|name| Text::new("", name)).collect()
}

fn pair(one: &Suggestion, reader: Language) -> Pair {
    Pair {
        sides: one.entries.each_ref().map(|side_of| side(side_of, reader)),
        grade: one.grade.name(),
        why: one.why.iter().map(why).collect(),
        waits: one.entries.iter().any(Candidate::waits),
    }
}

fn side(one: &Candidate, reader: Language) -> Side {
    Side {
        id: one.id.clone(),
        names: names::texts(&one.names.name_map, reader),
        aliases: aliases(&one.names),
        number: one.number,
        how: one.how.map(str::to_owned),
        country: one.names.country.clone(),
        address: names::plain_address(&one.id),
    }
}

fn why(one: &Reason) -> Why {
    let text = |side: usize| Text::new(&one.languages[side], &one.texts[side]);
    Why {
        code: one.code.name(),
        against: one.code.is_against(),
        texts: [text(0), text(1)],
        countries: one.code == Code::Country,
    }
}
