//! Criteria as demands: what cannot be said as data is told with what can be written instead.

use regex::Regex;
use serde_json::Value;

use super::condition::parse as condition;
use super::demands::{compared, leaf};
use super::expression::{Expression, parse as expression};
use super::jsonpath::{PATHS, Path, parse as path};
use super::scope::Scope;
use super::shape::CriterionShape;
use crate::plan::{Demand, Operand, Place, Predicate, RELATIONS, Relation};
use crate::standard::ValueSource;

/// What a criterion demands of the answer.
pub(super) fn demands(scope: &Scope, criterion: &CriterionShape) -> Result<Vec<Demand>, String> {
    let demands = all(scope, criterion)?.into_iter();
    let where_given = |demand| match &criterion.given {
        Some(pointer) => Demand::Given { pointer: pointer.clone(), demand: Box::new(demand) },
        None => demand,
    };
    Ok(demands.map(where_given).collect())
}

fn all(scope: &Scope, criterion: &CriterionShape) -> Result<Vec<Demand>, String> {
    match criterion.kind.as_deref() {
        None | Some("simple") => simple(scope, criterion),
        Some("regex") => regex(criterion).map(|demand| vec![demand]),
        Some("jsonpath") => jsonpath(scope, criterion).map(|demand| vec![demand]),
        Some(other) => {
            Err(format!("criteria of type `{other}` are not read: write simple, regex or jsonpath"))
        }
    }
}

fn simple(scope: &Scope, criterion: &CriterionShape) -> Result<Vec<Demand>, String> {
    if criterion.near_seconds.is_some() {
        return near(criterion).map(|demand| vec![demand]);
    }
    let lists = condition(&criterion.condition)?;
    let demand = |leaves: &Vec<_>| {
        let mut any: Vec<Demand> =
            leaves.iter().map(|one| leaf(scope, criterion, one)).collect::<Result<_, _>>()?;
        Ok(if any.len() == 1 { any.remove(0) } else { Demand::AnyOf(any) })
    };
    lists.iter().map(demand).collect()
}

/// A time in the answer that is close to the tester's.
fn near(criterion: &CriterionShape) -> Result<Demand, String> {
    let place = match expression(criterion.condition.trim()) {
        Ok(Expression::ResponseBody(pointer)) => Place::Body(pointer),
        Ok(Expression::ResponseHeader(name)) => Place::Header(name),
        _ => {
            return Err("with `x-near-seconds` the condition is `$response.body#/…` or `$response.header.…`"
                .to_owned());
        }
    };
    Ok(Demand::Near { place, seconds: criterion.near_seconds.unwrap_or_default() })
}

fn context(criterion: &CriterionShape) -> Result<Expression, String> {
    let context = criterion.context.as_deref().ok_or_else(|| "add a `context`".to_owned())?;
    expression(context)
}

fn regex(criterion: &CriterionShape) -> Result<Demand, String> {
    let pattern = criterion.condition.clone();
    Regex::new(&pattern).map_err(|_| "the condition is no regular expression".to_owned())?;
    let predicate = Predicate::Matches(pattern);
    match context(criterion)? {
        Expression::ResponseBody(pointer) => Ok(Demand::At { pointer, predicate }),
        Expression::ResponseHeader(name) => Ok(Demand::Header { name, predicate }),
        _ => {
            Err("the context of a regular expression is `$response.body#/…` or `$response.header.…`"
                .to_owned())
        }
    }
}

fn jsonpath(scope: &Scope, criterion: &CriterionShape) -> Result<Demand, String> {
    let Expression::ResponseBody(base) = context(criterion)? else {
        return Err("the context of a path is `$response.body`".to_owned());
    };
    let (count, number) = count(criterion.count.as_deref())?;
    match path(&criterion.condition).ok_or_else(|| PATHS.to_owned())? {
        Path::Place(place) => {
            let predicate = if number == 0 { Predicate::Absent } else { Predicate::Present };
            Ok(Demand::At { pointer: format!("{base}{place}"), predicate })
        }
        Path::Length { place, relation, number } => Ok(Demand::At {
            pointer: format!("{base}{place}"),
            predicate: Predicate::Length { relation, to: number },
        }),
        Path::Items { array, item, relation, value } => {
            let ValueSource::Operand(operand) = scope.value(&value)? else {
                return Err("a filter compares with a value or with a part of a body".to_owned());
            };
            Ok(listed(Demand::Counted {
                array: format!("{base}{array}"),
                item,
                relation,
                operand,
                count,
                number,
            }))
        }
    }
}

/// Counts that are plain listings are said as such.
fn listed(demand: Demand) -> Demand {
    match demand {
        Demand::Counted {
            array,
            item,
            relation: Relation::Equal,
            operand: Operand::Reference(reference),
            count,
            number,
        } if (count, number) == SOME || (count, number) == NONE => {
            if number == 0 {
                Demand::NotListed { array, item, reference }
            } else {
                Demand::Listed { array, item, reference }
            }
        }
        other => other,
    }
}

const SOME: (Relation, u64) = (Relation::AtLeast, 1);
const NONE: (Relation, u64) = (Relation::Equal, 0);

/// How many items a filter should find: some, where nothing is said; `0`, or such as `<= 1`.
fn count(written: Option<&str>) -> Result<(Relation, u64), String> {
    let Some(text) = written.map(str::trim) else { return Ok(SOME) };
    let signed = RELATIONS.iter().find_map(|(sign, relation)| Some((*relation, text.strip_prefix(sign)?)));
    let (relation, number) = signed.unwrap_or((Relation::Equal, text));
    let number = number.trim().parse().map_err(|_| "write `x-count` as '0' or such as '<= 1'".to_owned())?;
    Ok((relation, number))
}

/// A comparison with a value, as a predicate.
pub(super) fn predicate(relation: Relation, value: &Value) -> Result<Predicate, String> {
    Ok(match (relation, value) {
        (Relation::Equal, Value::Null) => Predicate::Absent,
        (Relation::Unequal, Value::Null) => Predicate::Present,
        (Relation::Equal, value) => Predicate::Equals(value.clone()),
        (Relation::Unequal, value) => Predicate::Differs(value.clone()),
        (relation, Value::Number(_) | Value::String(_)) => {
            Predicate::Compares { relation, to: value.clone() }
        }
        _ => return Err("numbers and texts alone are greater or less than another".to_owned()),
    })
}

/// A comparison of a place of the answer with what something else stands for.
pub(super) fn with_source(
    criterion: &CriterionShape,
    pointer: String,
    relation: Relation,
    source: ValueSource,
) -> Result<Demand, String> {
    match source {
        ValueSource::Operand(Operand::Value(value)) => {
            Ok(Demand::At { pointer, predicate: predicate(relation, &value)? })
        }
        ValueSource::Operand(Operand::Reference(reference)) => {
            compared(criterion, pointer, relation, reference)
        }
        ValueSource::Header(..) => Err("headers are compared with values alone".to_owned()),
    }
}
