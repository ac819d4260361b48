//! The page on which a handover is written.

use super::form::HandoverForm;
use crate::{
    pages::{
        desk::beside::{
            compared::{self, Around},
            shared::{is_withdrawn, place_of, writing},
        },
        session::SignedIn,
        times,
    },
    pdf::MAX_ROWS,
    problem::Answer,
    views::{
        Digest, FieldError,
        desk::{
            Tab,
            handover::{HandoverEditorPage, SealedList},
        },
    },
};
use undersigned_domain::dispatch::Kind;
use undersigned_federation::{
    FederationError,
    actions::{
        dispatch::{self, Draft},
        handover,
    },
    media::MediaFile,
    views::{Appeal, AppealView},
};

/// Who writes on which handover.
#[derive(Clone, Copy)]
pub(super) struct Editor<'a> {
    pub signed: &'a SignedIn,
    pub appeal: &'a Appeal,
    pub view: &'a AppealView,
    /// Its name; none of one that is new.
    pub name: Option<&'a str>,
}

impl Editor<'_> {
    /// Where it is written.
    pub fn here(&self) -> String {
        place_of(&self.appeal.slug, Kind::Handover, self.name)
    }

    /// Keeps what the form says as a draft.
    pub async fn save(&self, form: &HandoverForm) -> Result<Draft, FederationError> {
        let (instance, kind) = (self.signed.instance(), Kind::Handover);
        dispatch::save(instance, self.appeal, self.name, kind, form.inside()).await
    }

    /// The form, with what is wrong.
    pub async fn show(&self, form: HandoverForm, around: impl Into<Around>) -> Answer {
        self.show_with_next(form, around.into(), None).await
    }

    /// The same, with what is to be done next.
    pub async fn show_with_next(
        &self,
        form: HandoverForm,
        around: Around,
        next: Option<FieldError>,
    ) -> Answer {
        let Self {
            signed,
            appeal,
            view,
            name,
        } = *self;
        let (instance, here) = (signed.instance(), self.here());
        let mut form = form.with_room();
        let folder = instance.addresses.path("/media/");
        for one in &mut form.evidence {
            one.picture = one
                .url
                .strip_prefix(&folder)
                .and_then(MediaFile::parse)
                .map(|file| format!("/media/{}", file.as_str()));
            if let (Some(name), true) = (name, one.url.is_empty()) {
                let kept = handover::has_file(instance, appeal, name, &one.digest).await?;
                let hex = one.digest.rsplit(':').next().unwrap_or_default();
                one.file_href = kept.then(|| format!("{here}/evidence/{hex}"));
            }
        }
        let sealed = match name {
            Some(name) => handover::sealed(instance, appeal, name).await?,
            None => None,
        };
        let printed = signed.state.makers.pdf.is_some();
        let writing = writing(signed, appeal, view, Kind::Handover, name).await?;
        let (draft, errors) = around.beside(writing);
        let page = HandoverEditorPage {
            page: signed
                .page()
                .in_rows(form.versions.iter().map(|one| (one.row, &one.language))),
            desk: signed.desk(Tab::Overview),
            form: signed.form_with(here.clone(), errors),
            draft,
            next,
            date: form.date,
            versions: form.versions,
            evidence: form.evidence,
            answers: form.answers,
            withdrawn: is_withdrawn(appeal),
            sealed: sealed.map(|list| SealedList {
                at: times::stored(list.at).unwrap_or_default(),
                changed: list.state_digest != view.digest.to_string(),
                href: format!("{here}/bundle"),
                pdf_href: (printed && list.entries <= MAX_ROWS as u64)
                    .then(|| format!("{here}/cosigners.pdf")),
                digest: Digest::new(list.digest),
                entries: list.entries,
                bytes: list.bytes,
            }),
        };
        compared::show(signed, &page, &page.form, &page.draft)
    }
}
