//! Sets of JSON types, whole numbers apart from the others.

use serde_json::Value;

use crate::schema::decimal::is_whole;

/// A set of JSON types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::schema) struct Kinds(u8);

impl Kinds {
    pub(super) const STRING: Self = Self(1);
    pub(super) const INTEGER: Self = Self(2);
    pub(super) const BOOLEAN: Self = Self(4);
    pub(super) const OBJECT: Self = Self(8);
    pub(super) const ARRAY: Self = Self(16);
    /// Numbers that are not whole.
    pub(super) const FRACTION: Self = Self(32);
    pub(super) const NULL: Self = Self(64);
    pub(super) const NUMBER: Self = Self(2 + 32);
    pub(super) const ALL: Self = Self(127);
    pub(super) const NONE: Self = Self(0);

    /// The types of a name; none for a name that is no type.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "string" => Self::STRING,
            "integer" => Self::INTEGER,
            "number" => Self::NUMBER,
            "boolean" => Self::BOOLEAN,
            "object" => Self::OBJECT,
            "array" => Self::ARRAY,
            "null" => Self::NULL,
            _ => Self::NONE,
        }
    }

    /// The type of a value.
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::NULL,
            Value::Bool(_) => Self::BOOLEAN,
            Value::Number(_) if is_whole(value) => Self::INTEGER,
            Value::Number(_) => Self::FRACTION,
            Value::String(_) => Self::STRING,
            Value::Array(_) => Self::ARRAY,
            Value::Object(_) => Self::OBJECT,
        }
    }

    /// The types that a `type` keyword names.
    pub(super) fn of_keyword(types: &Value) -> Self {
        match types {
            Value::String(name) => Self::named(name),
            Value::Array(names) => names
                .iter()
                .filter_map(Value::as_str)
                .fold(Self::NONE, |kinds, name| kinds.or(Self::named(name))),
            _ => Self::ALL,
        }
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// How many types there are.
    pub(super) const fn count(self) -> usize {
        self.0.count_ones() as usize
    }

    /// One of the types, plain ones first.
    pub(super) fn nth(self, index: usize) -> Self {
        let open = (0..7_u8).map(|bit| Self(1 << bit)).filter(|kind| self.meets(*kind));
        open.into_iter().nth(index).unwrap_or(Self::NULL)
    }
}

/// Whether a `type` keyword allows a type.
pub(in crate::schema) fn allows(types: &Value, kind: &str) -> bool {
    Kinds::of_keyword(types).meets(Kinds::named(kind))
        && (kind != "number" || Kinds::of_keyword(types).meets(Kinds::FRACTION))
}
