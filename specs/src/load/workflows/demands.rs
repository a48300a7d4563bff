//! One comparison as a demand.

use serde_json::Value;

use super::condition::{Leaf, Term};
use super::criteria::{predicate, with_source};
use super::expression::Expression;
use super::scope::Scope;
use super::shape::{CriterionShape, Matching};
use crate::plan::{Agreement, Demand, Predicate, Reference, Relation};
use crate::standard::StatusPattern;

const SIDES: &str = "one side of a comparison is `$statusCode`, `$response.body#/…` or `$response.header.…`";

/// A comparison, or a value that is there or not, as a demand.
pub(super) fn leaf(scope: &Scope, criterion: &CriterionShape, leaf: &Leaf) -> Result<Demand, String> {
    match leaf {
        Leaf::Bare(Term::Expression(Expression::ResponseBody(pointer)), is_there) => {
            let predicate = if *is_there { Predicate::Present } else { Predicate::Absent };
            Ok(Demand::At { pointer: pointer.clone(), predicate })
        }
        Leaf::Bare(..) => {
            Err("`$response.body#/…` alone can be there or not; compare others with a value".to_owned())
        }
        Leaf::Comparison(Term::Expression(left), relation, right) if is_answer(left) => {
            comparison(scope, criterion, left, *relation, right)
        }
        Leaf::Comparison(left, relation, Term::Expression(right)) if is_answer(right) => {
            comparison(scope, criterion, right, relation.turned(), left)
        }
        Leaf::Comparison(..) => Err(SIDES.to_owned()),
    }
}

fn is_answer(expression: &Expression) -> bool {
    matches!(expression, Expression::StatusCode | Expression::ResponseBody(_) | Expression::ResponseHeader(_))
}

fn comparison(
    scope: &Scope,
    criterion: &CriterionShape,
    left: &Expression,
    relation: Relation,
    right: &Term,
) -> Result<Demand, String> {
    match (left, right) {
        (Expression::StatusCode, Term::Literal(value)) => status(relation, value),
        (Expression::ResponseBody(pointer), Term::Literal(value)) => {
            Ok(Demand::At { pointer: pointer.clone(), predicate: predicate(relation, value)? })
        }
        (Expression::ResponseBody(pointer), Term::Expression(other)) => {
            with_source(criterion, pointer.clone(), relation, scope.resolve(other)?)
        }
        (Expression::ResponseHeader(name), Term::Literal(value)) => {
            Ok(Demand::Header { name: name.clone(), predicate: predicate(relation, value)? })
        }
        _ => Err(SIDES.to_owned()),
    }
}

fn status(relation: Relation, value: &Value) -> Result<Demand, String> {
    let code = value.as_u64().and_then(|code| u16::try_from(code).ok());
    let code = code.ok_or_else(|| "a status is a whole number".to_owned())?;
    let hundred = u8::try_from(code / 100).unwrap_or_default();
    let patterns: Vec<StatusPattern> = match relation {
        Relation::Equal => vec![StatusPattern::Code(code)],
        Relation::Less if code.is_multiple_of(100) => (1..hundred).map(StatusPattern::Range).collect(),
        Relation::AtLeast if code.is_multiple_of(100) => (hundred..=5).map(StatusPattern::Range).collect(),
        _ => return Err("compare a status by ==, or by < and >= with a whole hundred".to_owned()),
    };
    Ok(Demand::Status(patterns))
}

/// A comparison with the value of another exchange.
pub(super) fn compared(
    criterion: &CriterionShape,
    pointer: String,
    relation: Relation,
    reference: Reference,
) -> Result<Demand, String> {
    match (criterion.matching, relation) {
        (None, Relation::Equal) => Ok(Demand::Same { pointer, reference }),
        (None, Relation::Unequal) => Ok(Demand::Fresh { pointer, reference }),
        (None, relation) => Ok(Demand::Compared { pointer, relation, reference }),
        (Some(Matching::Members), Relation::Equal) => {
            Ok(Demand::Includes { pointer, reference, except: criterion.except.clone() })
        }
        (Some(Matching::Apart), Relation::Unequal) => {
            let item = criterion.item.clone().unwrap_or_default();
            Ok(Demand::Apart { array: pointer, item, reference })
        }
        (Some(Matching::Item), Relation::Equal) if is_empty_match(criterion) => {
            Err("with `x-match: item` write `x-item`, and `x-members` or `x-lists`".to_owned())
        }
        (Some(Matching::Item), Relation::Equal) => Ok(Demand::Agrees(Agreement {
            pointer,
            list: reference,
            key: criterion.item.clone().unwrap_or_default(),
            members: criterion.members.clone(),
            where_both: false,
            lists: criterion.lists.clone(),
        })),
        (Some(Matching::Item), _) => Err("`x-match: item` goes with ==".to_owned()),
        (Some(Matching::Members), _) => Err("`x-match: members` goes with ==".to_owned()),
        (Some(Matching::Apart), _) => Err("`x-match: apart` goes with !=".to_owned()),
    }
}

/// Whether a match by item says neither what tells items apart nor what is compared.
fn is_empty_match(criterion: &CriterionShape) -> bool {
    criterion.item.is_none() || (criterion.members.is_empty() && criterion.lists.is_empty())
}
