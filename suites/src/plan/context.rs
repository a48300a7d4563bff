//! What every rule looks at: the standard, what the target declares, and what was worked out once per operation.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use hutong_specs::binding::{Binding, Placement, Signature};
use hutong_specs::name::{ClassId, ClauseId, OperationId, StepId};
use hutong_specs::plan::{Capture, Isolation, Probe, RequestTemplate, Slot, Step};
use hutong_specs::profile::Declares;
use hutong_specs::resource::{Dependency, Need, Resources};
use hutong_specs::standard::{Clause, Effect, Location, Operation, Origin, Standard, Verification};
use serde_json::Value;

use super::base::{self, Base};
use super::call::Call;
use super::cleanup::Tidied;
use super::gather;
use super::material::Material;
use super::render::rendered;
use super::representative::{Representative, representative};
use crate::rules::Spoilable;

/// What every rule looks at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// What the target declares.
    pub declares: &'a Declares,
    /// The seed of everything random.
    pub seed: u64,
    /// Random cases per operation.
    pub fuzz: u32,
    /// The most that any request may do.
    pub ceiling: Effect,
    resources: OnceCell<Resources>,
    bases: Memo<Result<Arc<Base<'a>>, String>>,
    materials: Memo<Arc<Material<'a>>>,
    response_clauses: Memo<Arc<Vec<ClauseId>>>,
    representatives: Memo<Arc<Representative<'a>>>,
    setups: RefCell<BTreeMap<Kept, Result<Step, String>>>,
    /// Steps that many cases begin with, by the address of their probe, with what removes their things.
    pub(super) tidied: RefCell<BTreeMap<(usize, StepId), Tidied>>,
    /// What was drawn last to be broken: the numbers of a batch come in their order.
    spoilable: RefCell<Option<Drawn<'a>>>,
}

/// An operation, and the names of what is kept of its answer.
type Kept = (OperationId, Vec<String>);

/// What was drawn of an operation for a group of numbers.
type Drawn<'a> = (OperationId, u32, Option<Arc<Spoilable<'a>>>);

type Memo<T> = RefCell<BTreeMap<OperationId, T>>;

impl<'a> Context<'a> {
    /// A context in which nothing was worked out yet.
    pub fn new(standard: &'a Standard, declares: &'a Declares, seed: u64, fuzz: u32) -> Self {
        Self {
            standard,
            declares,
            seed,
            fuzz,
            ceiling: declares.effects,
            resources: OnceCell::new(),
            bases: Memo::default(),
            materials: Memo::default(),
            response_clauses: Memo::default(),
            representatives: Memo::default(),
            setups: RefCell::default(),
            tidied: RefCell::default(),
            spoilable: RefCell::new(None),
        }
    }

    /// The same, with another ceiling than the target declares.
    #[must_use]
    pub fn up_to(self, ceiling: Effect) -> Self {
        Self { ceiling, ..self }
    }

    /// The things that a platform keeps, as its own document shows; a pack with an interface of its own says itself what
    /// its operations need.
    pub fn resources(&self) -> &Resources {
        self.resources.get_or_init(|| match (self.standard.origin, &self.standard.target) {
            (Origin::Document, _) | (Origin::Pack, Some(_)) => Resources::of(&self.standard.operations),
            (Origin::Pack, None) => Resources::default(),
        })
    }

    /// What the operation needs that another may bring about: below the ceiling, and with a request that can be made.
    pub fn dependencies(&self, operation: &OperationId) -> impl Iterator<Item = &Dependency> {
        self.resources().dependencies(operation).iter().filter(|dependency| {
            let producer = self.standard.operation(&dependency.producer);
            producer.is_some_and(|producer| producer.effect <= self.ceiling && self.base(producer).is_ok())
        })
    }

    /// What the operation needs at a place, unless the target declares a value for it.
    pub fn dependency(&self, operation: &OperationId, need: &Need) -> Option<&Dependency> {
        let name = match need {
            Need::Path(name) | Need::Query(name) => name.as_str(),
            Need::Body(pointer) => pointer.trim_start_matches('/'),
        };
        let is_declared = self.declares.test_data.contains_key(name);
        self.dependencies(operation).find(|dependency| !is_declared && dependency.need == *need)
    }

    /// The step that has an operation accepted and keeps these captures, made once for all cases that begin with it.
    pub(super) fn setup(
        &self,
        operation: &OperationId,
        captures: &[Capture],
        make: impl FnOnce() -> Result<Step, String>,
    ) -> Result<Step, String> {
        let key = (operation.clone(), captures.iter().map(|capture| capture.name.clone()).collect());
        if let Some(known) = self.setups.borrow().get(&key) {
            return known.clone();
        }
        let step = make();
        self.setups.borrow_mut().insert(key, step.clone());
        step
    }

    /// How the target speaks.
    pub fn binding(&self) -> &'a Binding {
        &self.standard.binding
    }

    /// How requests are signed, if they are.
    pub fn signature(&self) -> Option<&'a Signature> {
        self.binding().signature.as_ref()
    }

    /// The base of the operation, or for what no value could be generated.
    pub fn base(&self, operation: &'a Operation) -> Result<Arc<Base<'a>>, String> {
        remembered(&self.bases, &operation.id, || base::base(self, operation).map(Arc::new))
    }

    /// Every violation and boundary of the operation's request.
    pub fn material(&self, operation: &'a Operation) -> Arc<Material<'a>> {
        // The clauses of a plain document stand operation by operation: what was worked out for others is done with.
        let is_done = |materials: &BTreeMap<OperationId, _>| !materials.contains_key(&operation.id);
        if self.standard.origin == Origin::Document && is_done(&self.materials.borrow()) {
            self.materials.borrow_mut().clear();
        }
        remembered(&self.materials, &operation.id, || Arc::new(gather::material(self, operation)))
    }

    /// The places of the operation's request at which hostile values are tried.
    pub(crate) fn representative(&self, operation: &'a Operation) -> Arc<Representative<'a>> {
        remembered(&self.representatives, &operation.id, || Arc::new(representative(self, operation)))
    }

    /// The random request of a group of numbers that are broken in their own ways.
    pub(crate) fn spoilable(
        &self,
        operation: &Operation,
        group: u32,
        make: impl FnOnce() -> Option<Spoilable<'a>>,
    ) -> Option<Arc<Spoilable<'a>>> {
        if let Some((known, number, spoilable)) = &*self.spoilable.borrow()
            && *known == operation.id
            && *number == group
        {
            return spoilable.clone();
        }
        let fresh = make().map(Arc::new);
        *self.spoilable.borrow_mut() = Some((operation.id.clone(), group, fresh.clone()));
        fresh
    }

    /// The clauses that constraints of the operation's successful answers belong to.
    pub fn response_clauses(&self, operation: &'a Operation) -> Arc<Vec<ClauseId>> {
        remembered(&self.response_clauses, &operation.id, || {
            Arc::new(super::response_clauses::response_clauses(self.standard, operation))
        })
    }

    /// Whether constraints of some operation's successful answers belong to the clause.
    pub fn is_of_body(&self, clause: &Clause) -> bool {
        let mut operations = self.standard.operations.iter();
        operations.any(|operation| self.response_clauses(operation).contains(&clause.id))
    }

    /// Whether cases are made for the clause: it is verified automatically and its condition is met.
    pub fn is_planned(&self, clause: &Clause) -> bool {
        clause.verification == Verification::Automatic && self.is_met(clause)
    }

    /// Whether the target declares the capability that the clause depends on.
    pub fn is_met(&self, clause: &Clause) -> bool {
        let is_capable =
            clause.condition.as_ref().is_none_or(|condition| self.declares.capabilities.contains(condition));
        is_capable && self.undeclared(clause).is_none() && self.unread(clause).is_none()
    }

    /// The names of the clause's class, if the target declares none of them.
    pub fn undeclared(&self, clause: &Clause) -> Option<&'a [String]> {
        let declared = self.standard.target.as_ref()?.declared.as_ref()?;
        let names = self.declarable(clause)?;
        (!names.iter().any(|name| declared.contains(name))).then_some(names)
    }

    /// The names of the clause's class, if nobody knows what the target declares.
    pub fn unread(&self, clause: &Clause) -> Option<&'a [String]> {
        let target = self.standard.target.as_ref()?;
        self.declarable(clause).filter(|_| target.declared.is_none())
    }

    fn declarable(&self, clause: &Clause) -> Option<&'a [String]> {
        self.names_of(&clause.class)
    }

    /// Whether the target declares a class, or has no need to.
    pub fn declares_class(&self, class: &ClassId) -> bool {
        let target = self.standard.target.as_ref();
        self.names_of(class).is_none_or(|names| {
            let declared = target.and_then(|target| target.declared.as_ref());
            declared.is_some_and(|declared| names.iter().any(|name| declared.contains(name)))
        })
    }

    /// The names by which a class is declared, if it has to be.
    fn names_of(&self, class: &ClassId) -> Option<&'a [String]> {
        let class = self.standard.classes.iter().find(|other| other.id == *class)?;
        Some(class.declared.as_slice()).filter(|names| !names.is_empty())
    }

    /// Whether the signature sends something at this place.
    pub fn is_signature(&self, location: Location, name: &str) -> bool {
        let placements = self.signature().into_iter().flat_map(|signature| &signature.parts);
        placements.filter_map(|part| part.placement.as_ref()).any(|placement| match placement {
            Placement::Header(header) => location == Location::Header && header.eq_ignore_ascii_case(name),
            Placement::Query(query) => location == Location::Query && query == name,
        })
    }

    /// The call as a probe that is signed as the binding says.
    pub fn probe(&self, call: &Call<'_>) -> Probe {
        let request = rendered(call, self.binding());
        Probe { request: Some(request), ..empty_probe(call.operation) }
    }

    /// Which cases may run beside one with these steps: none if the session's secret is renewed, since that may
    /// spoil the signature of the others.
    pub fn isolation(&self, steps: &[Step]) -> Isolation {
        let session = self.binding().session.as_ref().map(|session| &session.operation);
        if steps.iter().any(|step| Some(&step.probe.operation) == session) {
            Isolation::Exclusive
        } else if steps.iter().filter_map(|step| step.probe.request.as_ref()).any(is_own) {
            Isolation::OwnData
        } else {
            Isolation::Shared
        }
    }
}

fn remembered<T: Clone>(memo: &Memo<T>, operation: &OperationId, make: impl FnOnce() -> T) -> T {
    if let Some(known) = memo.borrow().get(operation) {
        return known.clone();
    }
    let fresh = make();
    memo.borrow_mut().insert(operation.clone(), fresh.clone());
    fresh
}

/// A probe of the operation that sends nothing yet.
pub(crate) fn empty_probe(operation: &Operation) -> Probe {
    let service = operation.extensions.get("x-service").and_then(Value::as_str);
    Probe::plain(operation.id.clone(), service.unwrap_or(operation.id.as_str()).to_owned(), None)
}

/// Whether the request speaks of things that no other case touches: it holds a value of its own, or what the case brought
/// about itself.
fn is_own(request: &RequestTemplate) -> bool {
    request.slots().any(|slot| matches!(slot, Slot::Fresh(_) | Slot::Captured(_)))
}
