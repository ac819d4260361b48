//! `/desk/appeals/{slug}/pictures`: pictures and goal of an appeal.

use super::{editor::current, own, picture_faults, words};
use crate::{
    pages::{
        pictures,
        session::{Fields, SignedIn, SignedUpload},
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{
        FieldError, Text,
        desk::{
            Tab,
            around::{AroundPage, PictureRow},
        },
    },
};
use axum::{Router, extract::Path, http::StatusCode, routing::get};
use std::collections::BTreeMap;
use undersigned_domain::pictures::MAX_PICTURES;
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
    Router::new().route("/desk/appeals/{slug}/pictures", get(show).post(save))
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = changeable(&signed, &slug).await?;
    let now = public(&signed, &appeal).await?;
    let goal = now.goal.map(|goal| goal.to_string()).unwrap_or_default();
    let page = page(&signed, &appeal, &now, &now.pictures, goal, Vec::new()).await?;
    signed.show(&page)
}

async fn save(Path(slug): Path<String>, upload: SignedUpload) -> Answer {
    let SignedUpload {
        signed,
        fields,
        mut files,
    } = upload;
    let appeal = changeable(&signed, &slug).await?;
    let now = public(&signed, &appeal).await?;
    let frame = signed.page();
    let mut errors = Vec::new();
    let count = fields.rows(&["media"], MAX_PICTURES);
    let mut rows: Vec<(usize, Picture)> = (1..=count)
        .filter(|row| !fields.ticked(&format!("remove-{row}")))
        .map(|row| (row, typed(&fields, &now, row)))
        .filter(|(_, picture)| !picture.media.is_empty())
        .collect();
    let new = count + 1;
    if let Some(file) = files.remove("file") {
        match media::upload(signed.instance(), &signed.organization, file, Shape::Whole).await {
            Ok(made) => {
                let mut picture = typed(&fields, &now, new);
                picture.media = made.media;
                rows.push((new, picture));
            }
            Err(error) => errors.push(picture_faults::beside(&frame, "file", error)?),
        }
    }
    // Where somebody took one away, those that stay are numbered anew on the page.
    for (index, (_, picture)) in rows.iter().enumerate() {
        let missing = now.text.languages.iter();
        for tag in missing.filter(|tag| !picture.alt.contains_key(*tag)) {
            let field = format!("alt-{}-{tag}", index + 1);
            errors.push(words::wrong(&frame, field, "alt-missing"));
        }
    }
    let pictures: Vec<Picture> = rows.into_iter().map(|(_, picture)| picture).collect();
    let typed_goal = fields.text("goal");
    let goal = match typed_goal.replace([',', '.', ' ', '\u{a0}'], "").as_str() {
        "" => None,
        digits => match digits.parse::<u64>() {
            Ok(goal) => Some(goal),
            Err(_) => {
                errors.push(words::wrong(&frame, "goal", "goal-form"));
                None
            }
        },
    };
    if errors.is_empty() {
        let around = Around {
            pictures: pictures.clone(),
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
    let page = page(&signed, &appeal, &now, &pictures, typed_goal, errors).await?;
    signed.show_again(&page)
}

/// One's own appeal, unless it is withdrawn.
async fn changeable(signed: &SignedIn, slug: &str) -> Answer<Appeal> {
    let appeal = own(signed, slug).await?;
    if appeal.status != "withdrawn" {
        return Ok(appeal);
    }
    let detail = "the appeal has been withdrawn, which is for good";
    Err(Problem::new(StatusCode::CONFLICT, "withdrawn", detail))
}

/// What is published, or the draft of what was not yet.
async fn public(signed: &SignedIn, appeal: &Appeal) -> Answer<Draft> {
    let unwritten = Appeal {
        draft: appeal.draft.clone().filter(|_| appeal.root.is_none()),
        ..appeal.clone()
    };
    current(signed, &unwritten).await
}

fn typed(fields: &Fields, now: &Draft, row: usize) -> Picture {
    let alt = now.text.languages.iter().filter_map(|tag| {
        let text = fields.text(&format!("alt-{row}-{tag}"));
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

async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    now: &Draft,
    kept: &[Picture],
    goal: String,
    errors: Vec<FieldError>,
) -> Answer<AroundPage> {
    let base = format!("/desk/appeals/{}", appeal.slug);
    let alts = |alt: &BTreeMap<String, String>| -> Vec<Text> {
        let languages = now.text.languages.iter();
        languages
            .map(|tag| Text::new(tag, alt.get(tag).cloned().unwrap_or_default()))
            .collect()
    };
    let mut rows = Vec::new();
    for picture in kept {
        let mut picture = picture.clone();
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
            alts: alts(&BTreeMap::new()),
            ..PictureRow::default()
        }),
        pictures: rows,
        goal,
    })
}
