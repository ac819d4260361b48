//! Rows of the table that a list is exported as.

use super::{kind::kind_of, rows::Cells};
use crate::actions::{
    attest::Signer,
    import::{
        exported::{HIDDEN, Written},
        row::{Fault, Row},
        standing::Standing,
        table::Field,
        unsaid::Emptied,
    },
};
use undersigned_domain::attestation::{Provenance, SignerKind};

/// Such a row; none where it is not known by an id, as one that somebody has added below.
pub(super) fn row(cells: &Cells<'_>) -> Result<Option<Row>, Fault> {
    let mut columns = cells.table.layout.columns.iter();
    if !columns.any(|one| one.field == Field::Id) {
        return Ok(None);
    }
    let fields = [Field::Organisation, Field::Personal, Field::Individual];
    let mut named = fields.into_iter();
    let named = named.find_map(|field| Some((field, cells.first(field)?)));
    let id = cells.first(Field::Id).filter(|id| id.contains("://"));
    let Some(id) = id else {
        return match named {
            Some((_, names)) if names == HIDDEN => Err(Fault::unnamed()),
            _ => Ok(None),
        };
    };
    let standing = |said: Option<(Signer, Written)>| {
        let (signer, written) = said.map_or_else(
            || (None, Written::default()),
            |(signer, written)| (Some(signer), written),
        );
        Some(Row::Standing(Box::new(Standing {
            id: Some(id.clone()),
            signer,
            emptied: Emptied::default(),
            written: Some(written),
        })))
    };
    let Some((column, names)) = named else {
        return Ok(standing(None));
    };
    let kind = cells.first(Field::Kind);
    let kind = kind.map(|said| kind_of(&said, cells.table)).transpose()?;
    let ordinal = cells.ordinal()?;
    let written = Written {
        names,
        further: cells.first(Field::AlsoKnownAs).unwrap_or_default(),
        signed_at: cells.first(Field::Timestamp).unwrap_or_default(),
        says_kind: kind.is_some(),
        is_numbered: cells.is_numbered_anew(ordinal),
    };
    let names = written.called(cells.country());
    names
        .check()
        .map_err(|fault| Fault::new("names_invalid", fault.to_string()))?;
    let signer = Signer {
        names,
        kind: match kind.unwrap_or(column) {
            Field::Organisation => SignerKind::Organisation,
            _ => SignerKind::Individual,
        },
        provenance: Provenance::Import,
        account: None,
        initiated: false,
        ordinal,
        signed_at: cells.signed_at(),
        evidence: None,
    };
    Ok(standing(Some((signer, written))))
}
