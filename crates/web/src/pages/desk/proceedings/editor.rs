//! `/desk/amendments/new` and `/desk/amendments/change`: an amendment is written.

use super::{
    amendment::own,
    shared::{
        Held, amendment_href, by_language, change_href, named, new_href, overview_href, refused,
    },
};
use crate::{
    pages::{
        appeal::letter,
        desk::words,
        session::{Fields, SignedForm, SignedIn},
    },
    problem::Answer,
    views::{
        Choice, FieldError, Page,
        desk::{
            Tab,
            proceedings::{
                AmendmentChoicePage, AmendmentEditorPage, AmendmentVersion, ClauseRow, parts,
            },
        },
    },
};
use undersigned_domain::{
    Note,
    appeal::{ByLanguage, Demand},
    proceedings::{Amendment, Change},
};
use undersigned_federation::{
    FederationError,
    actions::proceedings::{self as actions, AmendmentForm},
};

/// Where nothing was chosen yet, it asks what should become of which clause; then it begins with the
/// words as they stand, in every language.
pub async fn start(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    if object.is_empty() {
        return signed.go("/desk");
    }
    let held = Held::of(&signed, &object).await?;
    if held.withdrawn().is_some() {
        // It says so.
        return signed.go(&overview_href(&object));
    }
    let visitor = &signed.visitor;
    let given = |name: &str| Some(visitor.query(name).to_owned()).filter(|text| !text.is_empty());
    let clause = given("clause").unwrap_or_default();
    let typed = AmendmentForm {
        change: match (given("change"), clause.as_str()) {
            (Some(change), _) => change,
            (None, "") => String::new(),
            (None, _) => Change::Change.name().to_owned(),
        },
        after: given("after"),
        clause,
        ..AmendmentForm::default()
    };
    let note = held.note()?;
    if !is_chosen(&typed, note) {
        return signed.show(&choice(&signed, &held, Vec::new())?);
    }
    let page = page(&signed, &held, "", &filled(typed, note, true), Vec::new())?;
    signed.show(&page)
}

pub async fn edit(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    if object.is_empty() {
        return signed.go("/desk");
    }
    let id = signed.visitor.query("id").to_owned();
    let held = Held::of(&signed, &object).await?;
    if held.withdrawn().is_some() || held.hold(&signed, &id).is_some() {
        return signed.go(&amendment_href(&object, &id));
    }
    let typed = written(&own(&signed, &held, &id)?.amendment);
    let typed = filled(typed, held.note()?, false);
    let page = page(&signed, &held, &id, &typed, Vec::new())?;
    signed.show(&page)
}

pub async fn propose(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let held = Held::of(&signed, fields.get("object")).await?;
    submitted(&signed, &held, "", &fields).await
}

pub async fn change(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let held = Held::of(&signed, fields.get("object")).await?;
    let id = fields.get("about");
    own(&signed, &held, id)?;
    submitted(&signed, &held, id, &fields).await
}

/// Proposes what was typed, or changes what was proposed as `id`.
async fn submitted(signed: &SignedIn, held: &Held, id: &str, fields: &Fields) -> Answer {
    let note = held.note()?;
    let typed = read(fields, note);
    let frame = signed.page();
    if id.is_empty() && !is_chosen(&typed, note) {
        let wrong = words::wrong(&frame, "change", "deciding-clause");
        return signed.show_again(&choice(signed, held, vec![wrong])?);
    }
    let wrong = check(&frame, &typed, note);
    if !wrong.is_empty() {
        // Where a language was left out, the words that stand are there to be changed.
        let typed = filled(typed, note, false);
        let page = page(signed, held, id, &typed, wrong)?;
        return signed.show_again(&page);
    }
    // A new clause keeps the id that it was given when it was first proposed.
    let mut form = typed.clone();
    if form.change == Change::Add.name() {
        let before = held.record.amendment(id).map(|entry| &entry.amendment);
        let before = before.filter(|amendment| amendment.change == Change::Add);
        form.clause = before
            .map(|amendment| amendment.clause.clone())
            .unwrap_or_default();
    }
    let (instance, organization) = (signed.instance(), &signed.organization);
    let appeal = &held.view.appeal;
    let (said, done) = match id {
        "" => (
            actions::propose(instance, organization, appeal, form).await,
            "deciding-proposed",
        ),
        id => (
            actions::change_amendment(instance, organization, appeal, id, form).await,
            "deciding-changed",
        ),
    };
    match said {
        Ok(proceeding) => signed.done(&amendment_href(held.object(), &proceeding.id), done),
        Err(error) => {
            let wrong = beside_field(&frame, error)?;
            let page = page(signed, held, id, &typed, vec![wrong])?;
            signed.show_again(&page)
        }
    }
}

/// What is wrong, beside the field that it is about.
fn beside_field(page: &Page, error: FederationError) -> Answer<FieldError> {
    let field = match error.code() {
        "field_too_long" | "language_missing" | "nothing_changed" | "amendment_known" => "text-1",
        "part_misplaced" => "after",
        _ => "main",
    };
    refused(page, field, error)
}

fn written(amendment: &Amendment) -> AmendmentForm {
    AmendmentForm {
        change: amendment.change.name().to_owned(),
        clause: amendment.clause.clone(),
        after: amendment.after.clone(),
        part: amendment.part.map(|part| part.name().to_owned()),
        text: amendment.text.clone(),
        reasons: amendment.reasons.clone(),
    }
}

fn read(fields: &Fields, note: &Note) -> AmendmentForm {
    let languages = &note.text.languages;
    let change = fields.text("change");
    let given = |name: &str| Some(fields.text(name)).filter(|text| !text.is_empty());
    let adds = change == Change::Add.name();
    AmendmentForm {
        text: by_language(fields, "text", languages),
        reasons: by_language(fields, "reasons", languages),
        clause: fields.text("clause"),
        // Both say where a new clause stands; any other stays where it is.
        after: given("after").filter(|_| adds),
        part: given("part").filter(|_| adds),
        change,
    }
}

/// Whether it is said what should become of a clause that stands in the text, or that there is a new
/// one.
fn is_chosen(typed: &AmendmentForm, note: &Note) -> bool {
    match change_of(typed) {
        None => false,
        Some(Change::Add) => true,
        Some(Change::Change | Change::Strike) => demand(note, &typed.clause).is_some(),
    }
}

fn change_of(typed: &AmendmentForm) -> Option<Change> {
    let known = Change::ALL.iter().find(|(name, _)| *name == typed.change);
    known.map(|(_, change)| *change)
}

fn demand<'a>(note: &'a Note, id: &str) -> Option<&'a Demand> {
    note.text.demands.iter().find(|demand| demand.id == id)
}

/// With the words of the clause as it stands in every language that was left empty; in all of them,
/// or in those alone in which it has to be written.
fn filled(mut typed: AmendmentForm, note: &Note, all: bool) -> AmendmentForm {
    match change_of(&typed) {
        Some(Change::Change) => {
            let stands = demand(note, &typed.clause).map(|demand| &demand.text);
            for (language, words) in stands.into_iter().flatten() {
                if all || !note.text.translations.contains(language) {
                    let kept = typed.text.entry(language.clone());
                    kept.or_insert_with(|| words.clone());
                }
            }
        }
        // A new clause stands in the part of the clause before it.
        Some(Change::Add) if typed.part.is_none() => {
            let before = typed.after.as_deref().and_then(|id| demand(note, id));
            let part = before.and_then(|demand| demand.part);
            typed.part = part.map(|part| part.name().to_owned());
        }
        _ => {}
    }
    typed
}

fn check(page: &Page, typed: &AmendmentForm, note: &Note) -> Vec<FieldError> {
    let mut wrong = Vec::new();
    match change_of(typed) {
        None => wrong.push(words::wrong(page, "main", "needed")),
        Some(Change::Strike) => {
            if !typed.text.is_empty() {
                wrong.push(words::wrong(page, "main", "deciding-strike-words"));
            }
        }
        Some(change) => {
            let unknown = |id: &str| demand(note, id).is_none();
            if change == Change::Add && typed.after.as_deref().is_some_and(unknown) {
                wrong.push(words::wrong(page, "after", "deciding-clause"));
            }
            let languages = note.text.languages.iter().enumerate();
            for (index, language) in languages {
                let needed = !note.text.translations.contains(language);
                if needed && !typed.text.contains_key(language) {
                    let field = format!("text-{}", index + 1);
                    wrong.push(words::wrong(page, field, "deciding-language"));
                }
            }
        }
    }
    if change_of(typed) != Some(Change::Add) && demand(note, &typed.clause).is_none() {
        wrong.push(words::wrong(page, "main", "deciding-clause"));
    }
    if typed.reasons.is_empty() {
        wrong.push(words::wrong(page, "reasons-1", "needed"));
    }
    wrong
}

/// Where an amendment is written, once it is chosen what it does to which clause.
fn chosen_href(object: &str, change: &str, clause: &str, after: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("change", change);
    for (name, id) in [("clause", clause), ("after", after)] {
        if !id.is_empty() {
            query.append_pair(name, id);
        }
    }
    format!("{}&{}", new_href("amendments", object), query.finish())
}

/// What can become of each clause.
fn choice(signed: &SignedIn, held: &Held, errors: Vec<FieldError>) -> Answer<AmendmentChoicePage> {
    let object = held.object();
    let mut page = signed.page();
    let start = new_href("amendments", object);
    page.path.clone_from(&start);
    let way = |change: Change, clause: &str, after: &str| {
        chosen_href(object, change.name(), clause, after)
    };
    let text = &held.note()?.text;
    let clauses = text
        .demands
        .iter()
        .enumerate()
        .map(|(index, demand)| ClauseRow {
            number: index + 1,
            part: demand
                .part
                .map(|part| part.name().to_owned())
                .unwrap_or_default(),
            words: letter::first_said(text, &demand.text, signed.visitor.language)
                .unwrap_or_default(),
            change_href: way(Change::Change, &demand.id, ""),
            strike_href: way(Change::Strike, &demand.id, ""),
            add_href: way(Change::Add, "", &demand.id),
        });
    Ok(AmendmentChoicePage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(&start, errors),
        title: words::title(&held.view.appeal, signed.visitor.language),
        back: overview_href(object),
        clauses: clauses.collect(),
        add_href: way(Change::Add, "", ""),
        page,
    })
}

fn page(
    signed: &SignedIn,
    held: &Held,
    id: &str,
    typed: &AmendmentForm,
    errors: Vec<FieldError>,
) -> Answer<AmendmentEditorPage> {
    let note = held.note()?;
    let object = held.object();
    let mut page = signed.page();
    let (action, back) = match id {
        "" => {
            let after = typed.after.as_deref().unwrap_or_default();
            page.path = chosen_href(object, &typed.change, &typed.clause, after);
            ("/desk/amendments/new", overview_href(object))
        }
        id => {
            page.path = change_href(object, id);
            ("/desk/amendments/change", amendment_href(object, id))
        }
    };
    let chosen = typed.after.as_deref().unwrap_or_default();
    let demands = note.text.demands.iter().enumerate();
    let known = demands.map(|(index, demand)| {
        let number = page.number(index + 1);
        let words = named(&note.text, &demand.text, signed);
        let words = words.unwrap_or_default().words;
        Choice::new(
            &demand.id,
            format!("{number}. {words}"),
            demand.id == chosen,
        )
    });
    let at_end = Choice::new("", page.t("deciding-at-end"), chosen.is_empty());
    let change = change_of(typed).unwrap_or(Change::Change);
    let stands = match change {
        Change::Add => None,
        Change::Change | Change::Strike => demand(note, &typed.clause),
    };
    let place = note
        .text
        .demands
        .iter()
        .position(|one| one.id == typed.clause);
    let what = match (change, place) {
        (Change::Strike, Some(place)) => page.t1("deciding-what-strike", "number", place + 1),
        (Change::Change, Some(place)) => page.t1("deciding-what-change", "number", place + 1),
        (change, _) => page.word("deciding-change", change.name()),
    };
    let part = typed.part.as_deref().unwrap_or_default();
    let languages = note.text.languages.iter().enumerate();
    let in_language = |map: &ByLanguage, tag: &str| map.get(tag).cloned().unwrap_or_default();
    Ok(AmendmentEditorPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(action, errors),
        title: words::title(&held.view.appeal, signed.visitor.language),
        withdrawn: held.withdrawn(),
        object: object.to_owned(),
        about: id.to_owned(),
        back,
        other_href: id.is_empty().then(|| new_href("amendments", object)),
        change: change.name().to_owned(),
        what,
        clause: typed.clause.clone(),
        stands: stands
            .map(|demand| letter::said(&note.text, &demand.text, signed.visitor.language))
            .unwrap_or_default(),
        after: std::iter::once(at_end).chain(known).collect(),
        parts: parts(&page, part),
        versions: languages
            .map(|(index, tag)| AmendmentVersion {
                row: index + 1,
                language: tag.clone(),
                translation: note.text.translations.contains(tag),
                text: in_language(&typed.text, tag),
                reasons: in_language(&typed.reasons, tag),
            })
            .collect(),
        page,
    })
}
