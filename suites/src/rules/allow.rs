//! Where a method is refused as not allowed, `Allow` lists the methods that the resource has, and no others (RFC 9110
//! §15.5.6, §10.2.1); so it does in an answer to `OPTIONS`, where it may be missing (§9.3.7). What a resource has is what
//! the document declares for its path; `HEAD` and `OPTIONS` need no declaration.
//!
//! That a declared method works and an undeclared one does not is demanded by `acceptance` and `method`.

use hutong_specs::plan::{Breach, Demand, HeaderList, Intent, Place, Reason};
use hutong_specs::standard::{Dimension, StatusPattern};

use super::method::{METHODS, is_declared};
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "allow", title: "`Allow` lists the methods that there are", parameters: NONE, plan };

/// The methods that a resource may have without their being declared.
const ALSO: &[&str] = &["HEAD", "OPTIONS"];

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let mut of_path =
        task.context.standard.operations.iter().filter(|other| other.path == task.operation.path);
    if of_path.next().is_some_and(|first| first.id != task.operation.id) {
        return Ok(Drafts::default());
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let declared = |method: &&&str| is_declared(task, &base.call, method);
    let all: Vec<String> = METHODS.iter().filter(declared).map(|method| (*method).to_owned()).collect();
    let list = |on: StatusPattern, optional: bool| {
        let also = ALSO.iter().map(|method| (*method).to_owned()).collect();
        let name = "Allow".to_owned();
        let demand = Demand::HeaderLists(HeaderList { name, optional, all: all.clone(), also });
        Demand::On { status: vec![on], demand: Box::new(demand) }
    };
    let bodiless = base.call.without_body();
    let demanded = task.expect(&[Dimension::Response], list(StatusPattern::Range(2), true));
    let mut drafts = task.conform("options", &bodiless.with_method("OPTIONS"), vec![demanded]);
    let Some(method) = METHODS.iter().find(|method| !declared(method)) else {
        drafts.exclusions.push(task.exclusion(Reason::NothingToTest, "every method is declared"));
        return Ok(drafts);
    };
    let breach = Breach { place: Place::Method, keyword: "method".to_owned(), constraint: None };
    let demanded = task.expect(&[Dimension::Error], list(StatusPattern::Code(405), false));
    let intent = Intent::Violate(vec![breach]);
    let refused = bodiless.with_method(method);
    drafts.extend([task.draft(
        method.to_ascii_lowercase(),
        intent,
        &refused,
        hutong_specs::plan::Sign::AsBound,
        vec![demanded],
    )]);
    Ok(drafts)
}
