//! The rewritings that make a schema JSON Schema 2020-12, in the order in which they are applied.

use serde_json::{Map, Value};

use super::normaliser::Normaliser;
use super::{annotations, bounds, dependencies, discriminator, formats, items, null, types};

/// One rewriting of a schema at a pointer.
pub(super) type Rewrite = fn(&mut Normaliser<'_, '_>, &str, &mut Map<String, Value>);

/// Every rewriting. Types come before what looks at the type; null comes last, since it may put everything inside.
pub(super) const REWRITES: &[Rewrite] = &[
    types::file,
    types::required_flag,
    types::bare_null,
    types::check,
    bounds::exclusive,
    items::tuples,
    dependencies::split,
    annotations::example,
    formats::integers,
    formats::bytes,
    discriminator::branches,
    null::allow,
];
