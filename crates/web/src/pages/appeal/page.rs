//! What the page shows: an appeal is read once, and every part of the page made from that.

use super::{
    around::{Around, now},
    coalition, count, current, figures,
    held::{self, Held},
    initiators::{initiators, others_than},
    is_whole, letter, notices, roll, standing, timeline, ways,
};
use crate::{
    markdown,
    pages::{
        beside::{Beside, day_of},
        cards,
        co_signers::countries,
        comments, letters, meetings,
        names::People,
        news, pictures,
        proceedings::Reading,
        revisions::Wordings,
        shared_cases,
        shell::Shell,
        times,
    },
    problem::{Answer, Problem},
    state::WebState,
    survey::Survey,
    views::{
        Digest, Page, Status,
        appeal::{AppealPage, Figures, Happening, Notice, Party, Standing, Tongue, Ways},
        beside::CaseCard,
        co_signers::Entry,
        comments::Why,
        proceedings::Proceedings,
    },
    ways_out,
};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use undersigned_domain::{Note, Statement};
use undersigned_federation::views::AppealView;

/// Longest summary for search engines and link previews, in characters.
const SUMMARY: usize = 200;

/// What the page shows.
///
/// # Errors
/// The database; where there is no note, nothing can be shown.
pub(crate) async fn page(
    web: &WebState,
    shell: &Shell,
    view: &AppealView,
    around: &Around,
) -> Answer<AppealPage> {
    let read = Read::of(web, shell, view, around).await?;
    let (note, list, reader) = (read.note, view.list.as_ref(), shell.page.language);
    let (text, query) = (&note.text, &shell.query);
    let status = Status::from_code(note.status.name());
    let held = read.held();
    let organiser = list.organiser.as_deref().unwrap_or(&view.appeal.organiser);
    let initiators = initiators(view, &read.people);
    let (also_calling, other_initiators) = Party::in_one_line(others_than(organiser, &initiators));
    Ok(AppealPage {
        ways_out: Some(ways_out::links(web, view, shell).await?),
        preview: false,
        status,
        kind: text.kind.name().to_owned(),
        wording: u32::try_from(note.revision).unwrap_or(u32::MAX),
        wording_at: read.wordings.date(note.revision),
        wordings_href: read.wordings_href(),
        notices: read.notices(&held),
        titles: letter::titles(text, &read.shown),
        addressees: letter::addressees(text, &read.shown, reader),
        standing: read.standing(),
        pictures: pictures::of_appeal(web, &view.appeal, note, reader).await?,
        goal: pictures::goal(note, list),
        deadline: times::deadline(note),
        closed: times::closed(note, read.statement.seq),
        published: read.published(),
        organiser: read.people.party(organiser),
        also_calling,
        other_initiators,
        languages: letter::languages(text, &read.address, query),
        topics: letter::topics(text),
        tongues: read.tongues(),
        both_href: letter::both_href(text, &read.shown, &read.address, query),
        initiators: initiators.into_iter().map(|(_, shown)| shown).collect(),
        // A withdrawn letter shows its names on request only.
        roll: match status {
            Status::Withdrawn => Vec::new(),
            _ => read.roll().await?,
        },
        roll_total: count(list.entries.len()),
        roll_hidden: count(view.hidden.len()),
        next_number: Some(read.survey.next_number),
        ways: read.ways().await?,
        timeline: read.timeline(),
        proceedings: read.proceedings(),
        cases: read.cases(),
        letters: letters::shown::cards(&view.dispatches.shown, &read.address, reader),
        meetings: meetings::coming(&read.beside(), web.instance.clock.millis()),
        figures: read.figures(),
        replicas: held.replicas(),
        coalition: coalition::coalition(&read.frame, &held, &read.people, &read.survey),
        digest: Some(Digest::new(view.digest.to_string())),
        root_key: view.appeal.root.clone().map(Digest::new),
        bundle_file: format!("{}.bundle.json", view.appeal.slug),
        bundle_size: None,
        // Nor does it say why they signed what was taken back.
        why: match status {
            Status::Withdrawn => Why::default(),
            _ => comments::why(web, view, reader).await?,
        },
        news: news::action(web, view, &read.frame).await?,
        address: read.address,
        page: read.frame,
    })
}

/// An appeal, read for somebody who looks at its page.
struct Read<'a> {
    web: &'a WebState,
    shell: &'a Shell,
    view: &'a AppealView,
    around: &'a Around,
    /// The current note.
    note: &'a Note,
    /// The statement that it is.
    statement: &'a Statement,
    survey: Arc<Survey>,
    people: People,
    wordings: Wordings,
    /// Path of the page.
    address: String,
    /// The languages in which the letter is shown.
    shown: Vec<String>,
    frame: Page,
}

impl<'a> Read<'a> {
    async fn of(
        web: &'a WebState,
        shell: &'a Shell,
        view: &'a AppealView,
        around: &'a Around,
    ) -> Answer<Self> {
        // Without a note there is nothing to show, whoever signed.
        let (note, statement) = current(view).ok_or_else(Problem::not_found)?;
        let survey = web.surveys.of(view).await;
        let address = cards::address(web, &view.appeal);
        let shown = letter::shown(&note.text, &shell.query, shell.page.language);
        let mut frame = frame(shell, view, note, &shown, &address);
        frame.creator = web.instance.account_of(&view.appeal.organiser).await?;
        Ok(Self {
            web,
            shell,
            view,
            around,
            note,
            statement,
            people: People::of(web, shell.page.language, view, &survey),
            wordings: Wordings::surveyed(&survey, &address),
            survey,
            address,
            shown,
            frame,
        })
    }

    /// Who holds the list.
    fn held(&self) -> Held<'a> {
        let (web, view, around) = (self.web, self.view, self.around);
        Held {
            appeal: &view.appeal,
            list: view.list.as_ref(),
            digest: view.digest.to_string(),
            changed_at: around.changed_at,
            rows: &around.replicas,
            apart: held::apart(view),
            seen: &around.seen,
            base: web.instance.addresses.base(),
            now: web.instance.clock.now(),
        }
    }

    /// What its organiser says beside the list.
    fn beside(&self) -> Beside<'_> {
        Beside {
            dispatches: &self.view.dispatches.shown,
            address: &self.address,
            reader: self.shell.page.language,
            asked: self.shell.query.get("text"),
        }
    }

    /// When it was first published.
    fn published(&self) -> Option<DateTime<Utc>> {
        let published = self.statement.published.as_deref();
        published.and_then(times::written)
    }

    /// Since when it stands where it does.
    fn changed(&self) -> Option<DateTime<Utc>> {
        times::stands_since(self.note, self.statement.seq)
    }

    /// Where all wordings are, where there is more than one.
    fn wordings_href(&self) -> Option<String> {
        let is_one_of_many = self.wordings.revisions().len() > 1;
        is_one_of_many.then(|| format!("{}/revisions", self.address))
    }

    fn notices(&self, held: &Held<'_>) -> Vec<Notice> {
        let suspended = notices::suspended(self.shell, &self.view.appeal);
        let others = notices::notices(
            &self.frame,
            held,
            &self.people,
            self.note,
            self.changed(),
            self.beside().first_handed_over(),
            &self.wordings,
        );
        suspended.into_iter().chain(others).collect()
    }

    fn standing(&self) -> Standing {
        let takes_signatures = self.note.takes_signatures();
        standing::on_day(
            standing::standing(&self.view.list, takes_signatures),
            takes_signatures,
            self.published(),
            times::deadline(self.note),
            self.web.instance.clock.now(),
        )
    }

    /// The letter, in each language that is shown.
    fn tongues(&self) -> Vec<Tongue> {
        let (text, query) = (&self.note.text, &self.shell.query);
        let tongues = letter::tongues(text, &self.shown, &self.address, query);
        letter::dated(tongues, self.note, &self.wordings)
    }

    /// The beginning of the list, or all of it where that is asked for.
    async fn roll(&self) -> Answer<Vec<Entry>> {
        let whole = is_whole(self.shell);
        let places = self.survey.places();
        let listed = places.filter(|place| matches!(place, roll::Place::Listed(_)));
        let listed = listed.take(roll::most(whole));
        let beside = roll::beside(self.web, self.view, listed, whole).await?;
        let roll = roll::Roll {
            page: &self.frame,
            address: &self.address,
            survey: &self.survey,
            hidden: &self.view.hidden,
            look_alikes: &self.view.look_alikes,
            people: &self.people,
            text: &self.note.text,
            closed_at: self.note.closed_at(self.statement.seq),
            wordings: Some(&self.wordings),
            beside: &beside,
        };
        Ok(match whole {
            true => roll.whole(),
            false => roll.beginning(),
        })
    }

    /// How it can be signed; in no way where nothing is taken.
    async fn ways(&self) -> Answer<Ways> {
        let organiser = self.view.appeal.organization_id;
        match self.note.takes_signatures() && !self.shell.is_suspended(organiser) {
            true => ways::ways(self.web, self.shell, self.view, self.around).await,
            false => Ok(Ways::default()),
        }
    }

    fn timeline(&self) -> Vec<Happening> {
        timeline::timeline(
            (self.view, &self.survey.days),
            self.note,
            self.published(),
            self.changed(),
            &self.around.replicas,
            &self.wordings,
            self.beside(),
        )
    }

    /// What was proposed about the text, and decided.
    fn proceedings(&self) -> Option<Proceedings> {
        let reading = Reading::of(
            &self.around.record.0,
            self.view,
            self.note,
            &self.survey,
            &self.people,
            &self.address,
            now(self.web),
        );
        reading.summary()
    }

    /// Those it is about, with what other appeals say of the same.
    fn cases(&self) -> Vec<CaseCard> {
        let today = day_of(self.web.instance.clock.now());
        let mut board = today.map_or_else(Vec::new, |today| self.beside().board(today));
        let others = &self.around.others;
        shared_cases::add_others(self.web, &mut board, others, self.shell.page.language);
        board
    }

    fn figures(&self) -> Figures {
        let (shell, around) = (self.shell, self.around);
        let people_page = format!("{}/people", self.address);
        Figures {
            boosts: around.reactions.boosts,
            likes: around.reactions.likes,
            people_named: around.people_named,
            people_page: around
                .people_page
                .then(|| shell.with_language(&people_page)),
            countries: countries::all(&self.survey, &self.frame, &self.address, shell),
            ..figures::figures(&self.survey, &self.people)
        }
    }
}

fn frame(shell: &Shell, view: &AppealView, note: &Note, shown: &[String], address: &str) -> Page {
    let mut page = shell.page.clone();
    page.activity_json = Some(view.appeal.ap_id.clone());
    page.feed = Some(format!("{address}/updates.atom"));
    page.theme = shell.theme_of(view.appeal.organization_id);
    page.summary = shown
        .first()
        .and_then(|tag| note.text.body.get(tag))
        .map(|body| markdown::plain(body, SUMMARY));
    page
}
