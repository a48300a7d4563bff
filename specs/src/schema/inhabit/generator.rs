//! One attempt at a value, from the outside in.

use serde_json::Value;

use super::parts::Parts;
use super::source::Source;
use super::text::Text;
use crate::schema::given_up::GivenUp;
use crate::schema::set::SchemaSet;
use crate::schema::side::Side;

/// One attempt at a value of a schema.
pub(super) struct Generator<'a> {
    pub(super) set: &'a SchemaSet,
    pub(super) source: Source,
    /// Whether the value is for a person to read: full, plain, with the document's examples.
    pub(super) readable: bool,
    pub(super) attempt: usize,
    pub(super) side: Side,
}

/// So many attempts are made before a schema is given up.
const ATTEMPTS: usize = 48;
/// Optional members end at this depth.
pub(super) const SHALLOW: usize = 4;
/// A value is never nested deeper than this.
const DEEP: usize = 32;

/// A member of all the schemas at `places`, or the last reason why none was found.
pub(in crate::schema) fn generated(
    set: &SchemaSet,
    places: &[String],
    seed: u64,
    readable: bool,
    side: Side,
) -> Result<Value, GivenUp> {
    let name = places.join(" ");
    let given_up = |why| GivenUp { constraint: name.clone(), why };
    if let Some(defect) = places.iter().find_map(|place| set.defect(place)) {
        return Err(given_up(defect.to_string()));
    }
    let mut why = String::new();
    for attempt in 0..ATTEMPTS {
        let source = Source::seeded(seed, &name, attempt as u64);
        let readable = readable && attempt < ATTEMPTS / 4;
        let mut generator = Generator { set, source, readable, attempt, side };
        match generator.value(places, 0) {
            Ok(value) if generator.all_admit(places, &value) => return Ok(value),
            Ok(value) => why = refusal(set, places, &value),
            Err(reason) => why = reason,
        }
    }
    Err(given_up(why))
}

fn refusal(set: &SchemaSet, places: &[String], value: &Value) -> String {
    let fault = places.iter().find_map(|place| set.faults(place, value).into_iter().next());
    fault.map_or_else(
        || "what was generated is not admitted".to_owned(),
        |fault| format!("what was generated is not admitted by {}", fault.constraint),
    )
}

impl<'a> Generator<'a> {
    /// A value for the place at which all of these schemas hold.
    pub(super) fn value(&mut self, places: &[String], depth: usize) -> Result<Value, String> {
        if depth > DEEP {
            return Err("it is nested without end".to_owned());
        }
        let parts = self.parts(places)?;
        if let Some(value) = self.named(places, &parts)? {
            return Ok(value);
        }
        match self.chosen_type(&parts)? {
            "string" => self.text(places, &parts),
            "integer" => self.number(places, &parts, true),
            "number" => self.number(places, &parts, false),
            "boolean" => Ok(Value::Bool(self.readable || self.source.once_in(2))),
            "array" => self.array(&parts, depth),
            "object" => self.object(&parts, depth),
            _ => Ok(Value::Null),
        }
    }

    /// Whether every one of these schemas admits a value.
    pub(super) fn all_admit(&self, places: &[String], value: &Value) -> bool {
        places.iter().all(|place| self.set.admits(place, value))
    }

    /// A branch out of `count`: in turn for readable values, else drawn.
    pub(super) fn branch(&mut self, count: usize) -> usize {
        if self.readable { self.attempt % count.max(1) } else { self.source.below(count) }
    }

    fn text(&mut self, places: &[String], parts: &Parts<'a>) -> Result<Value, String> {
        let text = Text::gather(parts.iter().map(|(_, schema)| *schema));
        let candidates = text.candidates(self.readable, &mut self.source);
        let found = candidates.into_iter().map(Value::String).find(|value| self.all_admit(places, value));
        found.ok_or_else(|| "no sampled text is admitted".to_owned())
    }
}
