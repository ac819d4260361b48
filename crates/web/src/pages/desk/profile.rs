//! `/desk/profile`: how the organisation presents itself.

use super::{picture_faults, profile_form::ProfileForm};
use crate::{
    pages::{
        pictures,
        session::{SignedIn, SignedUpload},
    },
    problem::Answer,
    state::WebState,
    views::{
        FieldError,
        desk::{
            Tab,
            profile::{PictureField, ProfilePage},
        },
    },
};
use axum::{Router, routing::get};
use undersigned_federation::{
    actions::{
        media,
        profile::{self, Presentation},
    },
    media::{Picture, Shape},
    site_pages,
};

const PATH: &str = "/desk/profile";

pub fn routes() -> Router<WebState> {
    Router::new().route(PATH, get(show).post(save))
}

async fn show(signed: SignedIn) -> Answer {
    let form = ProfileForm::of(&Presentation::of(&signed.organization));
    let page = page(&signed, form, Vec::new()).await?;
    signed.show(&page)
}

async fn save(upload: SignedUpload) -> Answer {
    let SignedUpload {
        signed,
        fields,
        mut files,
    } = upload;
    let frame = signed.page();
    let instance = signed.instance();
    let mut form = ProfileForm::read(&fields);
    let mut errors = Vec::new();
    // Taken in first, so that a form that is shown again need not be given the files once more.
    for (name, shape) in [("picture", Shape::Square), ("header", Shape::Whole)] {
        let Some(file) = files.remove(name) else {
            continue;
        };
        match media::upload(instance, &signed.organization, file, shape).await {
            Ok(picture) if name == "picture" => form.picture = picture.media,
            Ok(picture) => form.header = picture.media,
            Err(error) => errors.push(picture_faults::beside(&frame, name, error)?),
        }
    }
    let new = form
        .presentation(&frame)
        .map_err(|wrong| errors.extend(wrong));
    if let Some(new) = new.ok().filter(|_| errors.is_empty()) {
        match profile::change(instance, &signed.organization, new).await {
            Ok(_) => return signed.done(PATH, "profile-saved"),
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
    let page = page(&signed, form, errors).await?;
    signed.show_again(&page)
}

async fn page(
    signed: &SignedIn,
    form: ProfileForm,
    errors: Vec<FieldError>,
) -> Answer<ProfilePage> {
    let may_write = site_pages::may_write(signed.instance(), &signed.organization).await?;
    Ok(ProfilePage {
        page: signed.page(),
        desk: signed.desk(Tab::Profile),
        pages_href: may_write.then(|| "/desk/pages".to_owned()),
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
