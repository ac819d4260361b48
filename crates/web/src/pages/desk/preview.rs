//! `/desk/appeals/{slug}/preview`: what is saved and not published, as readers will see it: in the
//! languages that the public page would show them. `?text=` names one of them.

use super::{own, publish::unpublished, verdict::verdict, words};
use crate::{
    pages::{
        appeal::{current, letter},
        names, pictures,
        session::SignedIn,
        shell::Query,
        times,
    },
    problem::Answer,
    views::{
        Status, Text,
        appeal::{AppealPage, Figures, Notice, Party, Standing, Ways},
    },
};
use axum::extract::Path;
use undersigned_domain::ids;
use undersigned_federation::actions::draft::Draft;

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let address = format!("/appeals/{slug}");
    let Some(draft) = Draft::of(&appeal) else {
        // Nothing waits: readers see it already.
        return signed.go(&address);
    };
    let published = signed.instance().view_by_id(&appeal.ap_id).await?;
    let text = &draft.text;
    let reader = signed.visitor.language;
    let here = format!("/desk/appeals/{slug}/preview");
    let mut query = Query::default();
    for name in ["text", "lang"] {
        query.put(name, signed.visitor.query(name));
    }
    let shown = letter::shown(text, &query, reader);
    let notice = match appeal.root {
        None => Some(Notice::Draft(format!("/desk/appeals/{slug}/publish"))),
        Some(_) => published
            .as_ref()
            .and_then(|view| unpublished(&appeal, view))
            .map(Notice::Unpublished),
    };
    let verdict = verdict(published.as_ref(), &draft);
    // Where it stands is what readers see already: changes that wait make no draft of it.
    let now = published.as_ref().and_then(current);
    let closed = now.and_then(|(note, statement)| times::closed(note, statement.seq));
    let deadline = text.deadline.as_deref().and_then(times::until);
    let invited: Vec<&str> = text.initiators.iter().map(String::as_str).collect();
    let known = signed.instance().actor_names(&invited).await?;
    let party = |id: &&str| Party {
        name: known
            .get(*id)
            .and_then(|names| names::first(names, reader))
            .unwrap_or_else(|| Text::new("", ids::host(id))),
        href: None,
    };
    let (also_calling, other_initiators) = Party::in_one_line(invited.iter().map(party).collect());
    let view = AppealPage {
        ways_out: None,
        page: signed.page(),
        address,
        preview: true,
        status: now.map_or(Status::Draft, |(note, _)| {
            Status::from_code(note.status.name())
        }),
        kind: text.kind.name().to_owned(),
        wording: verdict.map_or(1, |verdict| verdict.wording),
        wordings_href: None,
        wording_at: None,
        notices: notice.into_iter().collect(),
        titles: letter::titles(text, &shown),
        addressees: letter::addressees(text, &shown, reader),
        standing: Standing::default(),
        pictures: pictures::own(&draft.pictures, reader),
        goal: None,
        deadline: deadline.filter(|_| closed.is_none()),
        closed,
        published: None,
        organiser: Party {
            name: words::name_text(&signed.organization, reader),
            href: Some(format!("/orgs/{}", signed.organization.handle)),
        },
        also_calling,
        other_initiators,
        languages: letter::languages(text, &here, &query),
        topics: letter::topics(text),
        tongues: letter::tongues(text, &shown, &here, &query),
        both_href: letter::both_href(text, &shown, &here, &query),
        initiators: Vec::new(),
        roll: Vec::new(),
        roll_total: published
            .as_ref()
            .map_or(0, |view| view.list.entries.len() as u64),
        roll_hidden: 0,
        next_number: None,
        ways: Ways::default(),
        cases: Vec::new(),
        letters: Vec::new(),
        proceedings: None,
        meetings: Vec::new(),
        timeline: Vec::new(),
        figures: Figures::default(),
        replicas: Vec::new(),
        coalition: None,
        digest: None,
        root_key: None,
        bundle_file: format!("{slug}.bundle.json"),
        bundle_size: None,
        why: Default::default(),
        news: None,
    };
    signed.show_to_readers(&view)
}
