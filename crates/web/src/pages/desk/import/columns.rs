//! What the columns of a list hold.

use super::{at, base, going_on, next};
use crate::{
    pages::{
        desk::{typed_language, words},
        session::{SignedForm, SignedIn},
    },
    problem::{Answer, Problem},
    views::{
        Choice, FieldError,
        desk::{
            Tab,
            import::{ColumnRow, ColumnsPage},
        },
    },
};
use axum::extract::Path;
use undersigned_federation::{
    actions::import::{
        draft::{self, Draft},
        table::{Column, Field, Layout, cells},
    },
    views::Appeal,
};

/// Cells that are shown of a column.
const SAMPLES: usize = 4;

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, draft) = going_on(&signed, &slug).await?;
    match page_of(&signed, &appeal, &draft, Vec::new()) {
        Some(page) => signed.show(&page),
        None => signed.go(&at(&slug, next(&draft))),
    }
}

pub async fn choose(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, mut draft) = going_on(&signed, &slug).await?;
    let Some(layout) = draft.layout.clone().filter(|_| draft.outcome.is_none()) else {
        return signed.go(&at(&slug, next(&draft)));
    };
    if fields.get("mark") != draft.mark() {
        let wrong = words::wrong(&signed.page(), "column-1", "import-stale");
        let page = page_of(&signed, &appeal, &draft, vec![wrong]);
        return signed.show_again(&page.ok_or_else(Problem::not_found)?);
    }
    let reader = signed.visitor.language;
    let said = (1..=layout.columns.len()).map(|row| Column {
        field: Field::of(fields.get(&format!("column-{row}"))).unwrap_or_default(),
        language: reader.tag_or_typed(fields.text(&format!("language-{row}"))),
    });
    let layout = Layout {
        columns: said.collect(),
        header: fields.ticked("header"),
        ..layout
    };
    let frame = signed.page();
    let named = layout.columns.iter().zip(1..);
    let named = named.filter(|(column, _)| column.field.is_name());
    let languages = named.filter_map(|(column, row)| {
        let field = format!("language-{row}");
        typed_language::in_field(&frame, &field, &column.language).err()
    });
    let mut errors: Vec<FieldError> = languages.collect();
    if let Err(error) = layout.check() {
        let named = layout.columns.iter().any(|one| one.field.is_name());
        let key = match error.to_string() {
            _ if !named => "import-names",
            words if words.contains("two columns") => "import-twice",
            _ => "import-person",
        };
        errors.insert(0, words::wrong(&frame, "column-1", key));
    }
    // What somebody changed is remembered at once; what was only guessed, with the list that is taken by it.
    let is_changed = draft.layout.as_ref() != Some(&layout);
    // What is shown again is the list that is kept: with other columns it has another mark.
    draft.layout = Some(layout.clone());
    draft
        .keep(signed.instance(), &appeal, signed.account.id)
        .await?;
    if !errors.is_empty() {
        let page = page_of(&signed, &appeal, &draft, errors);
        return signed.show_again(&page.ok_or_else(Problem::not_found)?);
    }
    if is_changed {
        draft::remember(signed.instance(), &appeal, &layout).await?;
    }
    signed.go(&at(&slug, "preview"))
}

fn page_of(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
    errors: Vec<FieldError>,
) -> Option<ColumnsPage> {
    let layout = draft.layout.as_ref().filter(|_| draft.outcome.is_none())?;
    let page = signed.page();
    let rows: Vec<Vec<String>> = cells(&draft.text, layout.separator)
        .into_iter()
        .filter(|(line, _)| *line >= layout.first_line)
        .filter_map(|(_, row)| row.ok())
        .take(SAMPLES)
        .collect();
    let columns = layout.columns.iter().enumerate().map(|(at, column)| {
        let short = |cell: &String| cell.chars().take(80).collect::<String>();
        let fields = Field::ALL.iter().map(|(code, field)| {
            Choice::new(
                *code,
                page.word("import-field", code),
                *field == column.field,
            )
        });
        ColumnRow {
            row: at + 1,
            samples: rows
                .iter()
                .filter_map(|row| row.get(at).map(short))
                .collect(),
            fields: fields.collect(),
            language: column.language.clone(),
        }
    });
    Some(ColumnsPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(at(&appeal.slug, "columns"), errors),
        title: words::title(appeal, signed.visitor.language),
        back: base(&appeal.slug),
        mark: draft.mark(),
        header: layout.header,
        first_line: layout.first_line,
        is_western: draft.is_western,
        columns: columns.collect(),
        page,
    })
}
