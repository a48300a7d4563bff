//! A random request that keeps to the contract: every value of the base drawn anew, and some of the parameters beside
//! them that need not be sent.

use hutong_specs::privacy::{is_credential, is_credential_cookie, is_credential_header};
use hutong_specs::schema::Side;
use hutong_specs::standard::{Location, Parameter};
use serde_json::Value;

use crate::plan::{
    Argument, Base, Call, Context, derived, is_others, is_writable, is_writable_as, may_seem_unsent,
};

/// How often a number is drawn before it is given up.
const DRAWN: u64 = 3;

/// The random request of this number; `None` if no member could be generated.
pub(crate) fn random_call<'a>(
    context: &Context<'a>,
    base: &Base<'a>,
    seed: u64,
    index: u32,
) -> Option<Call<'a>> {
    let seed = derived(seed, &[&index.to_string()]);
    let drawn = |seed| with_random_body(with_random_arguments(context, base, seed), base, seed);
    let again = (1..DRAWN).map(|attempt| derived(seed, &["again", &attempt.to_string()]));
    std::iter::once(seed).chain(again).find_map(drawn)
}

/// Why a batch has numbers of which no request is made.
pub(crate) fn why_not_drawn(base: &Base<'_>, seed: u64) -> String {
    let schema = base.call.entity.as_ref().and_then(|entity| entity.schema.as_ref());
    let given_up = schema.and_then(|schema| schema.inhabit_on(Side::Request, derived(seed, &["why"])).err());
    let unsent = || "what was drawn cannot be sent, or nothing in it can be broken on the wire".to_owned();
    given_up.map_or_else(unsent, |given_up| given_up.to_string())
}

/// The arguments of the base as random members, and by the toss of a coin each further one that may be sent.
fn with_random_arguments<'a>(context: &Context<'a>, base: &Base<'a>, seed: u64) -> Call<'a> {
    let mut call = base.call.clone();
    for parameter in &base.call.operation.parameters {
        let sent = base.call.argument(parameter);
        // What the case brings about itself is taken three times of four, so that requests get behind the look-up.
        if sent.is_some_and(|sent| sent.slot.is_some())
            && !derived(seed, &["own", &parameter.name]).is_multiple_of(4)
        {
            continue;
        }
        let is_sent = sent.is_some();
        let is_meant = is_sent || (is_free(context, base, parameter) && is_heads(seed, parameter));
        if is_meant && let Some(value) = random_value(parameter, seed) {
            call = call.with_argument(parameter, value);
        }
    }
    call
}

fn is_heads(seed: u64, parameter: &Parameter) -> bool {
    derived(seed, &["coin", &parameter.name]).is_multiple_of(2)
}

/// A value for the parameter; `None` if it is unique or known to the target, or what was drawn cannot be sent.
fn random_value(parameter: &Parameter, seed: u64) -> Option<Value> {
    let schema = parameter.schema.resolved();
    if ["x-fresh", "x-test-data"].iter().any(|mark| schema.value().get(mark).is_some()) {
        return None;
    }
    let value = parameter.schema.inhabit_on(Side::Request, derived(seed, &[&parameter.name])).ok()?;
    let argument = Argument { parameter, value, slot: None };
    let is_valid = parameter.schema.admits(&argument.value);
    (is_valid && is_writable(&argument) && !may_seem_unsent(&argument)).then_some(argument.value)
}

/// Headers by which a request is framed or marked as hutong's, or which hold what is sent otherwise: what they say must be
/// true of the request.
const OF_TRANSPORT: &[&str] = &[
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "cookie",
    "date",
    "expect",
    "host",
    "keep-alive",
    "range",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// Names by which platforms let a request stand for one of another method, whose effect nobody allowed.
fn turns_method(name: &str) -> bool {
    ["_method", "x-http-method", "x-method"].contains(&name) || name.contains("method-override")
}

/// Whether a parameter that the base leaves out may be sent with any value: no credential, which would be a wrong one,
/// and nothing that HTTP itself gives a meaning.
fn is_free(context: &Context<'_>, base: &Base<'_>, parameter: &Parameter) -> bool {
    let name = parameter.name.to_ascii_lowercase();
    let is_of_http = parameter.location == Location::Header
        && (OF_TRANSPORT.contains(&name.as_str()) || name.starts_with("if-"));
    let is_secret = match parameter.location {
        Location::Cookie => is_credential_cookie(&name),
        Location::Header => is_credential_header(&name) || is_credential(&name),
        Location::Path | Location::Query => is_credential(&name),
    };
    !is_of_http && !turns_method(&name) && !is_secret && !is_others(context, base.call.operation, parameter)
}

/// The body as a random member, with what is unique or known to the target as the base has it.
fn with_random_body<'a>(call: Call<'a>, base: &Base<'a>, seed: u64) -> Option<Call<'a>> {
    let Some(entity) = &base.call.entity else {
        return Some(call);
    };
    let Some(schema) = &entity.schema else {
        return Some(call);
    };
    let mut value = schema.inhabit_on(Side::Request, derived(seed, &["body"])).ok()?;
    for annotation in &base.annotations {
        if let (Some(place), Some(known)) =
            (value.pointer_mut(&annotation.at), entity.value.pointer(&annotation.at))
        {
            *place = Value::clone(known);
        }
    }
    let is_sent = is_writable_as(entity, &value) && schema.admits(&value);
    is_sent.then(|| call.with_body(value))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use hutong_specs::files::MemoryFiles;
    use hutong_specs::load::{Options, load};
    use hutong_specs::profile::Declares;
    use serde_json::json;

    use super::*;

    const REQUESTS: u32 = 64;

    #[test]
    fn parameters_that_need_not_be_sent_are_sent_in_some_requests_but_never_what_lets_in_or_frames() {
        let parameter =
            |name: &str, location: &str| json!({"name": name, "in": location, "schema": {"type": "integer"}});
        let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {
            "operationId": "a", "responses": {"200": {"description": "ok"}}, "parameters": [
                parameter("limit", "query"), parameter("X-Trace", "header"), parameter("theme", "cookie"),
                parameter("api_key", "query"), parameter("X-Auth-Token", "header"), parameter("SESSION", "cookie"),
                parameter("If-Match", "header"), parameter("Content-Length", "header"),
                parameter("Cookie", "header"), parameter("_method", "query"), parameter("X-HTTP-Method-Override", "header")]}}}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        let declares = Declares::default();
        let context = Context::new(&standard, &declares, 1, REQUESTS);
        let base = context.base(&standard.operations[0]).unwrap();
        let mut sent: BTreeMap<&str, u32> = BTreeMap::new();
        for index in 0..REQUESTS {
            for argument in random_call(&context, &base, 1, index).unwrap().arguments {
                *sent.entry(&argument.parameter.name).or_default() += 1;
            }
        }
        assert_eq!(sent.keys().copied().collect::<Vec<_>>(), ["X-Trace", "limit", "theme"]);
        assert!(sent.values().all(|count| (REQUESTS / 4..REQUESTS * 3 / 4).contains(count)), "{sent:?}");
    }
}
