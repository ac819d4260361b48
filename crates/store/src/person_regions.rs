//! What is said of where the people are from who signed an appeal here, as it was worked out last.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::error::StoreResult;
use crate::sql;

/// What is said of an appeal's people.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PersonRegions {
    /// When it was worked out.
    pub renewed_at: i64,
    /// JSON: at least so many are from a country.
    pub said: String,
    /// JSON: how many were then; this is said to nobody.
    pub counted: String,
}

/// What is said of an appeal's people, if something was worked out.
pub async fn get(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Option<PersonRegions>> {
    let statement = sql::statement(
        db,
        "SELECT renewed_at, said, counted FROM person_regions WHERE appeal_id = $1",
        [appeal_id.into()],
    );
    Ok(PersonRegions::find_by_statement(statement).one(db).await?)
}

/// Keeps what was worked out anew, in the place of what was worked out at a time `before`: of two who do so at once,
/// the first. Says whether it did.
pub async fn renew(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    before: Option<i64>,
    new: PersonRegions,
) -> StoreResult<bool> {
    let kept = sql::execute(
        db,
        "INSERT INTO person_regions (appeal_id, renewed_at, said, counted) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (appeal_id) DO UPDATE SET renewed_at = excluded.renewed_at, \
         said = excluded.said, counted = excluded.counted WHERE person_regions.renewed_at = $5",
        [
            appeal_id.into(),
            new.renewed_at.into(),
            new.said.into(),
            new.counted.into(),
            before.into(),
        ],
    )
    .await?;
    Ok(kept > 0)
}
