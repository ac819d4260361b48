//! What the organiser says: the appeal, its further wordings, and whether it is open.

use super::{Did, Person};
use crate::{
    model::{Published, Written, say},
    world::SLUG,
};
use undersigned_domain::{
    AppealKind, AppealText, Status,
    appeal::{AdmissionPolicy, Demand},
};
use undersigned_federation::{
    actions::{
        draft::{self, Draft},
        publish,
    },
    error::Result as Outcome,
};

impl Person<'_> {
    pub(super) async fn publish(&self) -> Did {
        let initiators: Vec<String> = self.world.planned_initiators();
        let text = AppealText {
            kind: AppealKind::OpenLetter,
            title: [("en".to_owned(), "Free them now".to_owned())].into(),
            body: [("en".to_owned(), "They are in prison.".to_owned())].into(),
            languages: vec!["en".into()],
            translations: Vec::new(),
            demands: vec![Demand {
                id: "d1".into(),
                text: [("en".to_owned(), "Free them".to_owned())].into(),
                part: None,
            }],
            addressees: Vec::new(),
            initiators: initiators.clone(),
            deadline: None,
            topics: Vec::new(),
        };
        let admission = policy(self.world.admits_by_itself());
        let appeal = match self.appeal().await {
            Ok(appeal) => appeal,
            Err(_) => {
                let draft = Draft::new(text, admission);
                draft::create(&self.instance, &self.organization, SLUG, draft).await?
            }
        };
        let published = publish::publish(&self.instance, &appeal).await?;
        if let Some(key) = published.root.as_deref().and_then(|root| root.parse().ok()) {
            self.world.set_appeal(undersigned_domain::AppealKey {
                object: published.ap_id.clone(),
                root: key,
            });
        }
        self.world.model().invited.extend(initiators);
        self.note_published().await?;
        Ok("published".into())
    }

    /// Tells the model what the note says now.
    async fn note_published(&self) -> Outcome<()> {
        let object = self.world.object();
        let Some(view) = self.instance.view_by_id(&object).await? else {
            return Ok(());
        };
        let (Some(note), Some(statement)) = (view.list.current(), view.list.note.as_ref()) else {
            return Ok(());
        };
        let what = Published {
            title: note.text.title.get("en").cloned().unwrap_or_default(),
            status: note.status,
            open: note.admission == AdmissionPolicy::Open,
        };
        let seq = i64::try_from(statement.seq).unwrap_or(i64::MAX);
        let written = vec![Written { id: object, seq }];
        let mut model = self.world.model();
        if model
            .published
            .as_ref()
            .is_none_or(|before| before.written != written)
        {
            let word = say(what, written);
            model.published = Some(word);
        }
        Ok(())
    }

    pub(super) async fn revise(&self, substance: bool, open: bool) -> Did {
        let appeal = self.appeal().await?;
        let Some(view) = self.instance.view_by_id(&appeal.ap_id).await? else {
            return Ok("not published".into());
        };
        let Some(note) = view.list.current() else {
            return Ok("no note".into());
        };
        let mut text = note.text.clone();
        let title = self.world.model().new_name("Free them now");
        if substance {
            text.title.insert("en".into(), title);
        } else {
            text.languages = vec!["en".into(), "fr".into()];
            text.translations = vec!["fr".into()];
            text.title.insert("fr".into(), title);
        }
        let draft = Draft::new(text, policy(open));
        publish::revise(&self.instance, &appeal, draft, None).await?;
        self.note_published().await?;
        Ok("revised".into())
    }

    pub(super) async fn set_status(&self, status: Status) -> Did {
        let appeal = self.appeal().await?;
        publish::set_status(&self.instance, &appeal, status).await?;
        self.note_published().await?;
        Ok("set".into())
    }
}

fn policy(open: bool) -> AdmissionPolicy {
    if open {
        AdmissionPolicy::Open
    } else {
        AdmissionPolicy::Moderated
    }
}
