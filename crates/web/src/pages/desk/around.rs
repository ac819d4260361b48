//! `/desk/appeals/{slug}/pictures`: pictures and goal of an appeal.

use super::{
    editor::{current, may_change},
    meanwhile::{self, Comparison},
    own, picture_faults, words,
};
use crate::{
    language::whole_number,
    pages::{
        pictures,
        session::{Fields, SignedIn, SignedUpload},
    },
    problem::Answer,
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Text,
        desk::{
            Tab,
            around::{AroundPage, PictureRow},
        },
    },
};
use axum::{Router, extract::Path};
use serde_json::json;
use std::collections::BTreeMap;
use undersigned_domain::{Digest, pictures::MAX_PICTURES};
use undersigned_federation::{
    actions::{
        draft::Draft,
        media,
        pictures::{self as action, Around},
    },
    media::{Picture, Shape},
    views::Appeal,
};

pub fn routes() -> Router<WebState> {
    Router::new().route("/desk/appeals/{slug}/pictures", get(show).post(boxed(save)))
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = changeable(&signed, &slug).await?;
    let now = now(&signed, &appeal).await?;
    let typed = Typed {
        was: version(&now.around),
        goal: goal_text(&now.around),
        pictures: now.around.pictures.clone(),
        new: None,
    };
    let page = page(&signed, &appeal, &now, typed, Vec::new()).await?;
    signed.show(&page)
}

async fn save(Path(slug): Path<String>, upload: SignedUpload) -> Answer {
    let SignedUpload {
        signed,
        fields,
        mut files,
        large,
    } = upload;
    let appeal = changeable(&signed, &slug).await?;
    let now = now(&signed, &appeal).await?;
    let frame = signed.page();
    let mut errors = Vec::new();
    let count = fields.rows(&["media"], MAX_PICTURES);
    let mut rows: Vec<(usize, Picture)> = (1..=count)
        .filter(|row| !fields.ticked(&format!("remove-{row}")))
        .map(|row| (row, typed_picture(&fields, &now.languages, row)))
        .filter(|(_, picture)| !picture.media.is_empty())
        .collect();
    let mut new = Some(typed_picture(&fields, &now.languages, count + 1));
    if let Some(file) = files.remove("file") {
        match media::upload(signed.instance(), &signed.organization, file, Shape::Whole).await {
            Ok(made) => {
                let media = made.media;
                rows.extend(new.take().map(|one| (count + 1, Picture { media, ..one })));
            }
            Err(error) => errors.push(picture_faults::beside(&frame, "file", error)?),
        }
    } else if large.contains("file") {
        errors.push(words::wrong(&frame, "file", "picture-large"));
    } else if new.as_ref().is_some_and(is_described) {
        errors.push(words::wrong(&frame, "file", "needed"));
    }
    // Where somebody took one away, those that stay are numbered anew on the page.
    for (index, (_, picture)) in rows.iter().enumerate() {
        let missing = now.needed.iter();
        for tag in missing.filter(|tag| !picture.alt.contains_key(*tag)) {
            let field = format!("alt-{}-{tag}", index + 1);
            errors.push(words::wrong(&frame, field, "alt-missing"));
        }
    }
    let typed = Typed {
        pictures: rows.into_iter().map(|(_, picture)| picture).collect(),
        new,
        goal: fields.text("goal"),
        was: fields.text("was"),
    };
    // Of a form that was sent by hand nothing is known.
    if !typed.was.is_empty() && typed.was != version(&now.around) {
        return changed_meanwhile(&signed, &appeal, &now, typed, errors).await;
    }
    let goal = whole_number(&typed.goal);
    if goal.is_none() && !typed.goal.is_empty() {
        errors.push(words::wrong(&frame, "goal", "goal-form"));
    }
    if errors.is_empty() {
        let around = Around {
            pictures: typed.pictures.clone(),
            goal,
        };
        match action::change(signed.instance(), &appeal, around).await {
            Ok(_) => {
                let path = format!("/desk/appeals/{slug}/pictures");
                return signed.done(&path, "around-saved");
            }
            Err(error) => {
                let field = match error.code() {
                    "goal_invalid" => "goal",
                    _ => "file",
                };
                errors.push(picture_faults::beside(&frame, field, error)?);
            }
        }
    }
    let page = page(&signed, &appeal, &now, typed, errors).await?;
    signed.show_again(&page)
}

/// What stands in the form.
struct Typed {
    pictures: Vec<Picture>,
    /// What is said of a picture that is not there.
    new: Option<Picture>,
    goal: String,
    /// [`version`] of what stood there when it was opened.
    was: String,
}

/// Tells what stands there from anything else, for noticing that somebody else changed it; never empty,
/// since that is a form which was sent by hand.
fn version(around: &Around) -> String {
    let pictures = around.pictures.iter();
    let pictures: Vec<_> = pictures
        .map(|picture| json!([picture.media, picture.alt, picture.credit]))
        .collect();
    let said = json!([pictures, around.goal]).to_string();
    Digest::of(&[said.as_bytes()]).to_string()
}

fn goal_text(around: &Around) -> String {
    let goal = around.goal.map(|goal| goal.to_string());
    goal.unwrap_or_default()
}

/// Somebody else saved while this form was open. It is shown as it was filled in, with what it would
/// change in theirs; sent again it does.
async fn changed_meanwhile(
    signed: &SignedIn,
    appeal: &Appeal,
    now: &Now,
    mut typed: Typed,
    mut errors: Vec<FieldError>,
) -> Answer {
    let frame = signed.page();
    let theirs = &now.around;
    let mut compared = Comparison::new(format!("/desk/appeals/{}/pictures", appeal.slug));
    compared.line(frame.t("field-goal"), "", &goal_text(theirs), &typed.goal);
    let most = theirs.pictures.len().max(typed.pictures.len());
    for place in 0..most {
        let label = frame.t1("pictures-desk-number", "number", place + 1);
        let file = |pictures: &[Picture]| match pictures.get(place) {
            Some(picture) => picture.media.clone(),
            None => String::new(),
        };
        let (was, is) = (file(&theirs.pictures), file(&typed.pictures));
        compared.other(label.clone(), &was, &is);
        if was != is {
            continue;
        }
        let said = |pictures: &[Picture], tag: &String| {
            let picture = pictures.get(place);
            let said = picture.and_then(|picture| picture.alt.get(tag).cloned());
            said.unwrap_or_default()
        };
        for tag in &now.languages {
            let (was, is) = (said(&theirs.pictures, tag), said(&typed.pictures, tag));
            compared.text(label.clone(), tag, &was, &is);
        }
        let credit = |pictures: &[Picture]| {
            let credit = pictures.get(place).and_then(|one| one.credit.clone());
            credit.unwrap_or_default()
        };
        let (was, is) = (credit(&theirs.pictures), credit(&typed.pictures));
        compared.line(frame.t("field-credit"), "", &was, &is);
    }
    errors.insert(0, words::wrong(&frame, "main", "changed-meanwhile"));
    typed.was = version(theirs);
    let mut page = page(signed, appeal, now, typed, errors).await?;
    page.meanwhile = Some(compared.shown());
    meanwhile::show(signed, &page)
}

/// One's own appeal, unless it is withdrawn.
async fn changeable(signed: &SignedIn, slug: &str) -> Answer<Appeal> {
    let appeal = own(signed, slug).await?;
    may_change(&appeal)?;
    Ok(appeal)
}

/// What stands around an appeal now.
struct Now {
    around: Around,
    /// The languages of what is published, or of the draft of what was not yet: each picture is
    /// described in all of them.
    needed: Vec<String>,
    /// The same, and after them those that only the next wording will have.
    languages: Vec<String>,
}

async fn now(signed: &SignedIn, appeal: &Appeal) -> Answer<Now> {
    let unwritten = Appeal {
        draft: appeal.draft.clone().filter(|_| appeal.root.is_none()),
        ..appeal.clone()
    };
    let public = current(signed, &unwritten).await?;
    let needed = public.text.languages;
    let mut languages = needed.clone();
    let mut pictures = public.pictures;
    if let Some(next) = Draft::of(appeal) {
        let added = next.text.languages.into_iter();
        languages.extend(added.filter(|tag| !needed.contains(tag)));
        for picture in &mut pictures {
            let mut written = next.pictures.iter();
            let same = written.find(|one| one.media == picture.media);
            for (tag, alt) in same.iter().flat_map(|same| &same.alt) {
                let held = picture.alt.entry(tag.clone());
                held.or_insert_with(|| alt.clone());
            }
        }
    }
    Ok(Now {
        around: Around {
            pictures,
            goal: public.goal,
        },
        needed,
        languages,
    })
}

fn typed_picture(fields: &Fields, languages: &[String], row: usize) -> Picture {
    let alt = languages.iter().filter_map(|tag| {
        let text = fields.words(&format!("alt-{row}-{tag}"));
        (!text.is_empty()).then(|| (tag.clone(), text))
    });
    Picture {
        media: fields.text(&format!("media-{row}")),
        alt: alt.collect(),
        credit: Some(fields.text(&format!("credit-{row}"))).filter(|credit| !credit.is_empty()),
        width: 0,
        height: 0,
        small: None,
    }
}

fn is_described(picture: &Picture) -> bool {
    !picture.alt.is_empty() || picture.credit.is_some()
}

async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    now: &Now,
    typed: Typed,
    errors: Vec<FieldError>,
) -> Answer<AroundPage> {
    let base = format!("/desk/appeals/{}", appeal.slug);
    let alts = |alt: &BTreeMap<String, String>| -> Vec<Text> {
        let languages = now.languages.iter();
        languages
            .map(|tag| Text::new(tag, alt.get(tag).cloned().unwrap_or_default()))
            .collect()
    };
    let mut rows = Vec::new();
    for mut picture in typed.pictures {
        let there = picture.look_up(signed.instance()).await?;
        if !there {
            continue;
        }
        rows.push(PictureRow {
            row: rows.len() + 1,
            media: picture.media.clone(),
            shown: Some(pictures::shown(&picture, signed.visitor.language)),
            alts: alts(&picture.alt),
            credit: picture.credit.clone().unwrap_or_default(),
        });
    }
    let said = typed.new.map(|one| (one.alt, one.credit));
    let (alt, credit) = said.unwrap_or_default();
    Ok(AroundPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("{base}/pictures"), errors),
        title: words::title(appeal, signed.visitor.language),
        back_href: match appeal.root {
            None => format!("{base}/edit"),
            Some(_) => base,
        },
        published: appeal.root.is_some(),
        new: (rows.len() < MAX_PICTURES).then(|| PictureRow {
            row: rows.len() + 1,
            alts: alts(&alt),
            credit: credit.unwrap_or_default(),
            ..PictureRow::default()
        }),
        pictures: rows,
        goal: typed.goal,
        was: typed.was,
        meanwhile: None,
    })
}
