//! `Tally`: how many people signed with an organisation, and how many organisations signed
//! unnamed. Never a name.

use crate::{Fault, endorsement::no_about, members::Members};
use serde_json::Value;
use std::collections::BTreeMap;

/// Largest count.
pub const MAX_COUNT: u64 = 1_000_000_000;
/// Most regions.
const MAX_REGIONS: usize = 500;

/// The members of a `Tally` that are its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// `true` for `counted`, `false` for `withdrawn`.
    pub counted: bool,
    /// People who signed.
    pub individuals: u64,
    /// Organisations that signed without being named.
    pub unnamed_organisations: u64,
    /// People by region; small cells are left out by whoever counts.
    pub by_region: BTreeMap<String, u64>,
    /// How it was counted: a code.
    pub method: Option<String>,
}

impl Tally {
    pub(crate) fn read(members: Members<'_>) -> Result<Self, Fault> {
        no_about(members)?;
        let count =
            |name| Ok::<_, Fault>(members.optional_integer(name, 0, MAX_COUNT)?.unwrap_or(0));
        let by_region = match members.get("byRegion") {
            None => BTreeMap::new(),
            Some(Value::Object(regions)) if regions.len() > MAX_REGIONS => {
                return Err(Fault::TooLong("byRegion"));
            }
            Some(Value::Object(regions)) => regions
                .iter()
                .map(|(region, count)| match count.as_u64() {
                    Some(count) if count <= MAX_COUNT => Ok((region.clone(), count)),
                    _ => Err(Fault::NumberRange("byRegion")),
                })
                .collect::<Result<_, _>>()?,
            Some(_) => return Err(Fault::Member("byRegion")),
        };
        Ok(Self {
            counted: members.word("state", &[("counted", true), ("withdrawn", false)])?,
            individuals: count("individuals")?,
            unnamed_organisations: count("unnamedOrganisations")?,
            by_region,
            method: members.optional_text("method", 64)?.map(str::to_owned),
        })
    }
}
