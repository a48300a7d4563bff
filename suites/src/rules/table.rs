//! The table of rules: one row each. A rule is added with its file and its row.

use super::rule::Rule;
use super::{
    acceptance, bounds, canonical, charset, content_type, credentials, edges, enumeration, format, fuzz,
    fuzz_violate, headers, identifier, injection, keys, malformed, media_type, method, minimal, no_leak,
    outcome, pattern, refusal, replay, required, round_trip, scenario, size, types, unicode, unknown_field,
    unknown_resource, url, variant, window, within,
};

/// Every rule that a clause can name under `verify`.
pub const RULES: &[Rule] = &[
    acceptance::RULE,
    minimal::RULE,
    edges::RULE,
    required::RULE,
    types::RULE,
    bounds::RULE,
    enumeration::RULE,
    pattern::RULE,
    format::RULE,
    identifier::RULE,
    unknown_field::RULE,
    unknown_resource::RULE,
    media_type::RULE,
    method::RULE,
    credentials::RULE,
    window::RULE,
    replay::RULE,
    canonical::RULE,
    outcome::RULE,
    refusal::RULE,
    keys::RULE,
    charset::RULE,
    no_leak::RULE,
    malformed::RULE,
    size::RULE,
    unicode::RULE,
    content_type::RULE,
    headers::RULE,
    url::RULE,
    injection::RULE,
    round_trip::RULE,
    within::RULE,
    variant::RULE,
    scenario::RULE,
    fuzz::RULE,
    fuzz_violate::RULE,
];
