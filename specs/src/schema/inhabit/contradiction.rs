//! Demands that no value can meet.

use super::demand::Demand;
use super::kinds::Kinds;
use crate::schema::equal::equal;

impl Demand {
    /// Takes the types out for which the demand contradicts itself; says why where none is left.
    pub(super) fn settle(&mut self) -> Result<(), String> {
        if self.kinds.is_empty() {
            return Err("no type is left".to_owned());
        }
        for (kinds, contradicts) in [
            (Kinds::NUMBER, self.number.is_empty()),
            (Kinds::STRING, self.text.is_empty()),
            (Kinds::ARRAY, self.array_is_empty()),
            (Kinds::OBJECT, self.object_is_empty()),
        ] {
            if contradicts {
                self.kinds = self.kinds.without(kinds);
            }
        }
        if self.kinds.is_empty() {
            return Err("its bounds or its members contradict each other".to_owned());
        }
        self.settle_listed()
    }

    fn settle_listed(&mut self) -> Result<(), String> {
        let Some(listed) = &mut self.listed else { return Ok(()) };
        let (kinds, excluded) = (self.kinds, &self.excluded);
        listed.retain(|value| {
            kinds.meets(Kinds::of(value)) && !excluded.iter().any(|excluded| equal(value, excluded))
        });
        if listed.is_empty() { Err("no listed value is admitted".to_owned()) } else { Ok(()) }
    }

    fn array_is_empty(&self) -> bool {
        self.array.most.is_some_and(|most| {
            most < self.array.least
                || (self.array.repeated && most < 2)
                || self.array.contained.iter().any(|contained| contained.least > most)
        }) || (self.array.repeated && self.array.distinct)
            || self
                .array
                .contained
                .iter()
                .any(|contained| contained.most.is_some_and(|most| most < contained.least))
    }

    fn object_is_empty(&self) -> bool {
        let object = &self.object;
        object.most.is_some_and(|most| most < object.least || most < object.required.len())
            || object.required.iter().any(|name| object.absent.contains(name))
    }
}
