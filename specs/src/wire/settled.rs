//! Readings put before a schema: whether one of them is a member.

use serde_json::Value;

use super::reading::{Choice, Reading};
use crate::schema::{Schema, SchemaFault};

/// What came of all readings.
#[derive(Clone, Debug, PartialEq)]
pub enum Settled {
    /// This one is allowed; `None` if nothing at all is.
    Admitted(Option<Value>),
    /// There are too many to try them all, and none that was tried is allowed.
    Undecided(Option<Value>),
    /// None is allowed; this one breaks least.
    Refused {
        /// The reading.
        value: Option<Value>,
        /// What it breaks.
        faults: Vec<SchemaFault>,
    },
}

/// Up to how many readings each is tried.
const EACH: usize = 64;

impl Settled {
    /// The reading that does the text most justice.
    pub fn value(self) -> Option<Value> {
        match self {
            Self::Admitted(value) | Self::Undecided(value) | Self::Refused { value, .. } => value,
        }
    }
}

impl Reading {
    /// Whether every reading is refused by the schema; where nothing at all may be meant, none is.
    pub fn is_refused(&self, schema: &Schema) -> bool {
        self.is_refused_or(schema, None)
    }

    /// Whether every reading is refused by the schema; nothing at all breaks `missing`, if that is given.
    pub fn is_refused_or(&self, schema: &Schema, missing: Option<&SchemaFault>) -> bool {
        let choices = self.choices();
        if number(&choices) <= EACH {
            let is_admitted =
                |value: Option<Value>| value.map_or(missing.is_none(), |value| schema.admits(&value));
            return !(0..number(&choices)).any(|index| is_admitted(self.taken(&nth(&choices, index))));
        }
        let faults = |value: Option<&Value>| {
            value.map_or_else(|| missing.into_iter().cloned().collect(), |value| schema.faults(value))
        };
        matches!(self.settled(&faults), Settled::Refused { .. })
    }

    /// Looks for a reading without faults.
    pub fn settled(&self, faults: &dyn Fn(Option<&Value>) -> Vec<SchemaFault>) -> Settled {
        let choices = self.choices();
        let mut trial = Trial { reading: self, faults, least: None };
        let all = number(&choices);
        let found = if all <= EACH {
            (0..all).find_map(|index| trial.tried(&nth(&choices, index)).ok()).ok_or(true)
        } else {
            trial.mended(&choices)
        };
        match (found, trial.least) {
            (Ok(value), _) => Settled::Admitted(value),
            (Err(true), Some((value, faults))) => Settled::Refused { value, faults },
            (Err(_), least) => Settled::Undecided(least.and_then(|(value, _)| value)),
        }
    }
}

struct Trial<'r> {
    reading: &'r Reading,
    faults: &'r dyn Fn(Option<&Value>) -> Vec<SchemaFault>,
    least: Option<(Option<Value>, Vec<SchemaFault>)>,
}

impl Trial<'_> {
    /// The value of these picks, or what it breaks.
    fn tried(&mut self, picks: &[usize]) -> Result<Option<Value>, Vec<SchemaFault>> {
        let value = self.reading.taken(picks);
        let faults = (self.faults)(value.as_ref());
        if faults.is_empty() {
            return Ok(value);
        }
        if self.least.as_ref().is_none_or(|(_, least)| weight(&faults) < weight(least)) {
            self.least = Some((value, faults.clone()));
        }
        Err(faults)
    }

    /// Starts from the same pick everywhere and changes the picks where something is broken. The error says whether what
    /// was not tried could not have done better.
    fn mended(&mut self, choices: &[Choice]) -> Result<Option<Value>, bool> {
        let most = choices.iter().map(|choice| choice.ways).max().unwrap_or_default();
        let mut is_whole = true;
        for start in 0..most {
            let mut picks: Vec<_> = choices.iter().map(|choice| start.min(choice.ways - 1)).collect();
            let mut left: Vec<_> = choices.iter().map(|choice| choice.ways - 1).collect();
            loop {
                let faults = match self.tried(&picks) {
                    Ok(value) => return Ok(value),
                    Err(faults) => faults,
                };
                if !turned(choices, &faults, &mut picks, &mut left) {
                    is_whole &= faults.iter().any(|fault| is_plain(choices, fault));
                    break;
                }
            }
        }
        Err(is_whole)
    }
}

/// How badly something is broken: of readings with as many faults, one of the wrong type does a text less justice, and the
/// less the nearer to the whole it is wrong.
fn weight(faults: &[SchemaFault]) -> (usize, usize) {
    let of_type = faults.iter().filter(|fault| fault.keyword == "type");
    let nearness = of_type.map(|fault| usize::MAX - fault.at.matches('/').count());
    (faults.len(), nearness.max().unwrap_or_default())
}

/// Takes the next way at each place that a fault names, or else at the nearest place above one; whether there was one left.
fn turned(choices: &[Choice], faults: &[SchemaFault], picks: &mut [usize], left: &mut [usize]) -> bool {
    let at_fault = |choice: &Choice| faults.iter().any(|fault| fault.at == choice.at);
    let mut next: Vec<usize> = (0..choices.len()).filter(|index| left[*index] > 0).collect();
    if next.iter().any(|index| at_fault(&choices[*index])) {
        next.retain(|index| at_fault(&choices[*index]));
    } else {
        let above =
            next.into_iter().filter(|index| faults.iter().any(|fault| is_below(fault, &choices[*index])));
        next = above.max_by_key(|index| choices[*index].at.len()).into_iter().collect();
    }
    for index in &next {
        picks[*index] = (picks[*index] + 1) % choices[*index].ways;
        left[*index] -= 1;
    }
    !next.is_empty()
}

/// Whether a fault stands within what a choice makes.
fn is_below(fault: &SchemaFault, choice: &Choice) -> bool {
    fault.at.strip_prefix(&choice.at).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether a fault stays however the places below it are read, and is none of a branch that another reading does not take.
fn is_plain(choices: &[Choice], fault: &SchemaFault) -> bool {
    const OF_WHOLE: &[&str] = &[
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "then",
        "else",
        "const",
        "enum",
        "uniqueItems",
        "contains",
        "minContains",
        "maxContains",
        "dependentSchemas",
        "unevaluatedProperties",
        "unevaluatedItems",
        "false",
    ];
    let beneath = format!("{}/", fault.at);
    let is_conditional = ["/then/", "/else/", "/dependentSchemas/", "/anyOf/", "/oneOf/"]
        .iter()
        .any(|keyword| fault.constraint.contains(keyword));
    !is_conditional
        && (!OF_WHOLE.contains(&fault.keyword.as_str())
            || !choices.iter().any(|choice| choice.at.starts_with(&beneath)))
}

/// How many readings there are.
fn number(choices: &[Choice]) -> usize {
    choices.iter().fold(1, |all, choice| all.saturating_mul(choice.ways))
}

/// The picks of a number: each choice is a digit.
fn nth(choices: &[Choice], mut index: usize) -> Vec<usize> {
    choices
        .iter()
        .map(|choice| {
            let pick = index % choice.ways;
            index /= choice.ways;
            pick
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::schema::SchemaSet;

    fn schema(value: Value) -> Schema {
        Schema::new(Arc::new(SchemaSet::new(value)), "")
    }

    #[test]
    fn each_item_is_read_as_its_own_schema_allows() {
        let mixed = schema(json!({"prefixItems": [{"type": "string"}, {"type": "integer"}]}));
        assert!(!Reading::texts(["1", "2"]).is_refused(&mixed));
        assert!(Reading::texts(["1", "x"]).is_refused(&mixed));
    }

    #[test]
    fn many_places_are_read_one_by_one() {
        let names: Vec<String> = (0..20).map(|index| format!("f{index}")).collect();
        let properties: serde_json::Map<_, _> = names
            .iter()
            .enumerate()
            .map(|(index, name)| {
                (name.clone(), json!({"type": if index % 2 == 0 { "string" } else { "integer" }}))
            })
            .collect();
        let closed = schema(json!({"type": "object", "properties": properties, "required": ["f0"]}));
        let form = |last: &str| {
            let text = |name: &String| Reading::text(if name == "f19" { last } else { "7" });
            Reading::Members(names.iter().map(|name| (name.clone(), text(name))).collect())
        };
        assert!(!form("7").is_refused(&closed));
        assert!(form("x").is_refused(&closed));
        let open = schema(json!({"not": {"properties": {"f0": {"type": "string"}}}}));
        assert!(!form("7").is_refused(&open));
    }

    #[test]
    fn what_may_be_nothing_is_not_refused() {
        let long = schema(json!({"minLength": 1}));
        assert!(Reading::text("").is_refused(&long));
        assert!(!Reading::either(vec![Reading::text(""), Reading::Nothing]).is_refused(&long));
    }
}
