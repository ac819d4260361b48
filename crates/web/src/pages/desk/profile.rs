//! `/desk/profile`: how the organisation presents itself.

use super::{
    addresses::check_href, meanwhile, picture_faults, profile_form::ProfileForm, profile_meanwhile,
    words,
};
use crate::{
    pages::{
        names, pictures,
        session::{SignedIn, SignedUpload},
    },
    problem::Answer,
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Text,
        desk::{
            Tab,
            meanwhile::Meanwhile,
            profile::{PictureField, ProfilePage},
        },
    },
};
use axum::Router;
use undersigned_federation::{
    actions::{
        media,
        profile::{self, Presentation},
    },
    media::{Picture, Shape},
    site_pages,
    views::Organization,
};

const PATH: &str = "/desk/profile";

pub fn routes() -> Router<WebState> {
    Router::new().route(PATH, get(show).post(boxed(save)))
}

async fn show(signed: SignedIn) -> Answer {
    let form = stored(&signed.organization);
    let page = page(&signed, form, Vec::new(), None).await?;
    signed.show(&page)
}

/// The form for what is stored.
fn stored(organization: &Organization) -> ProfileForm {
    ProfileForm {
        was: profile::version(organization),
        ..ProfileForm::of(&Presentation::of(organization))
    }
}

async fn save(upload: SignedUpload) -> Answer {
    let SignedUpload {
        signed,
        fields,
        mut files,
        large,
    } = upload;
    let frame = signed.page();
    let instance = signed.instance();
    let mut form = ProfileForm::read(&fields);
    let mut errors = Vec::new();
    // Taken in first, so that a form that is shown again need not be given the files once more.
    for (name, shape) in [("picture", Shape::Square), ("header", Shape::Whole)] {
        if large.contains(name) {
            errors.push(words::wrong(&frame, name, "picture-large"));
        }
        let Some(file) = files.remove(name) else {
            continue;
        };
        match media::upload(instance, &signed.organization, file, shape).await {
            Ok(picture) if name == "picture" => form.picture = picture.media,
            Ok(picture) => form.header = picture.media,
            Err(error) => errors.push(picture_faults::beside(&frame, name, error)?),
        }
    }
    // Of a form that was sent by hand nothing is known.
    if !form.was.is_empty() && form.was != profile::version(&signed.organization) {
        return changed_meanwhile(&signed, form, errors).await;
    }
    let new = form
        .presentation(&frame)
        .map_err(|wrong| errors.extend(wrong));
    if let Some(new) = new.ok().filter(|_| errors.is_empty()) {
        match profile::change(instance, &signed.organization, new).await {
            Ok(_) => return signed.done(PATH, "profile-saved"),
            Err(error) if error.code() == "profile_changed" => {
                return changed_meanwhile(&signed, form, errors).await;
            }
            Err(error) => {
                let field = match error.code() {
                    "link_invalid" => form.wrong_link(),
                    "media_unknown" => "picture".to_owned(),
                    _ => "name-1".to_owned(),
                };
                errors.push(picture_faults::beside(&frame, field, error)?);
            }
        }
    }
    form.more();
    let page = page(&signed, form, errors, None).await?;
    signed.show_again(&page)
}

/// Somebody else saved while this form was open. It is shown as it was filled in, with what it would
/// change in theirs; sent again it does.
async fn changed_meanwhile(
    signed: &SignedIn,
    mut form: ProfileForm,
    mut errors: Vec<FieldError>,
) -> Answer {
    let handle = &signed.organization.handle;
    let theirs = stored(&signed.instance().organization(handle).await?);
    let frame = signed.page();
    let compared = profile_meanwhile::compare(&frame, PATH, &theirs, &form);
    // What is wrong is not in theirs, though nothing seems to differ.
    if let Err(wrong) = form.presentation(&frame) {
        errors.extend(wrong);
    }
    if compared.rows.is_empty() && errors.is_empty() {
        return signed.done(PATH, "profile-saved");
    }
    errors.insert(0, words::wrong(&frame, "main", "changed-meanwhile"));
    form.was = theirs.was;
    form.more();
    let page = page(signed, form, errors, Some(compared)).await?;
    meanwhile::show(signed, &page)
}

async fn page(
    signed: &SignedIn,
    form: ProfileForm,
    errors: Vec<FieldError>,
    meanwhile: Option<Meanwhile>,
) -> Answer<ProfilePage> {
    let may_write = site_pages::may_write(signed.instance(), &signed.organization).await?;
    Ok(ProfilePage {
        page: signed.page(),
        desk: signed.desk(Tab::Profile),
        signed_under: signed_under(signed).await?,
        pages_href: may_write.then(|| "/desk/pages".to_owned()),
        was: form.was,
        meanwhile,
        public_href: format!("/orgs/{}", signed.organization.handle),
        pictures: [
            field(signed, "picture", "field-profile-picture", form.picture).await?,
            field(signed, "header", "field-profile-header", form.header).await?,
        ],
        languages: form.languages,
        links: form.links,
        country: form.country,
        accent: form.accent,
        form: signed.form_with(PATH, errors),
    })
}

/// Appeals on whose lists the organisation stands under another name than it has now, and where that is corrected.
async fn signed_under(signed: &SignedIn) -> Answer<Vec<(Text, String)>> {
    let now = names::read(&signed.organization.names);
    let own = signed
        .instance()
        .endorsements_of(&signed.organization)
        .await?;
    let own = own.iter().filter(|own| own.endorsed);
    let differs = own.filter(|own| {
        let mut said = own.said.names.name_map.iter();
        said.any(|(tag, name)| now.get(tag).is_some_and(|now| now != name))
    });
    let shown = differs.map(|own| {
        let title = words::title(&own.view.appeal, signed.visitor.language);
        (title, check_href(&own.view.appeal.ap_id))
    });
    Ok(shown.collect())
}

async fn field(
    signed: &SignedIn,
    name: &'static str,
    key: &'static str,
    media: String,
) -> Answer<PictureField> {
    let mut kept = Picture {
        media: media.clone(),
        alt: Default::default(),
        credit: None,
        width: 0,
        height: 0,
        small: None,
    };
    let there = !media.is_empty() && kept.look_up(signed.instance()).await?;
    Ok(PictureField {
        name,
        key,
        shown: there.then(|| pictures::shown(&kept, signed.visitor.language)),
        media: if there { media } else { String::new() },
    })
}
