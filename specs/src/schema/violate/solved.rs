//! Values worked out from the schemas at a place, all of which hold but for one keyword.

use serde_json::Value;

use super::table::Row;
use crate::schema::spot::Spot;
use crate::schema::violation::Violation;
use crate::schema::whole::Schema;

/// As many values are put before the validator.
const TRIES: u64 = 3;

impl Schema {
    /// What breaks the keyword and, as far as can be, nothing else; or why nothing does.
    pub(super) fn solved(&self, base: &Value, spot: &Spot<'_>, row: &Row) -> Result<Vec<Violation>, String> {
        let mut why = "no candidate breaks it: the value stays a member or breaks something else".to_owned();
        for attempt in 0..TRIES {
            match spot.but_for(row.keyword, attempt) {
                Err(given_up) => why = given_up.why,
                Ok(value) => {
                    let found = self.borne_out(base, spot, row, vec![("solved".to_owned(), value)]);
                    if !found.is_empty() {
                        return Ok(found);
                    }
                }
            }
        }
        Err(why)
    }
}
