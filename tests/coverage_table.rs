//! The table of what the rules cover names rules that exist, and every row has a rule or a reason.

use std::collections::BTreeSet;

use hutong_reports::wording;
use hutong_specs::bilingual::Language;
use hutong_specs::name::RuleId;
use hutong_suites::plan::RULES;

const TABLE: &str = include_str!("../docs/coverage.md");

/// The rows of all tables: what is covered, by which rules, and how.
fn rows() -> Vec<[&'static str; 3]> {
    let lines = TABLE.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let cells = lines.filter_map(|line| <[&str; 3]>::try_from(line.split(" | ").collect::<Vec<_>>()).ok());
    cells.filter(|[_, rule, _]| *rule != "rule").collect()
}

fn named(rule: &str) -> impl Iterator<Item = &str> {
    rule.split(' ').map(|name| name.trim_matches('`'))
}

#[test]
fn every_rule_of_the_table_exists() {
    let known: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    for [what, rules, how] in rows() {
        match rules {
            "none" => assert!(!how.is_empty(), "{what} has neither a rule nor a reason"),
            rules => named(rules).for_each(|rule| assert!(known.contains(rule), "{what}: `{rule}`")),
        }
    }
}

#[test]
fn every_rule_has_a_title_in_both_languages() {
    for rule in RULES {
        let id = RuleId::from(rule.id);
        for language in [Language::Zh, Language::En] {
            let title = wording::rule(&id, language);
            assert!(title != rule.id || language == Language::En, "{} has no title", rule.id);
        }
    }
}

#[test]
fn every_list_is_in_the_table() {
    let fuzzers: BTreeSet<&str> =
        rows().iter().flat_map(|[what, _, _]| what.split(' ')).filter(|name| is_fuzzer(name)).collect();
    // 117 fuzzers of fields, 27 of bodies and requests, 39 of headers.
    assert_eq!(fuzzers.len(), 183);
    let scenarios = rows().iter().filter(|[what, _, _]| !what.split(' ').any(is_fuzzer)).count();
    assert!(scenarios >= 45, "{scenarios} scenarios");
}

/// Whether a word is the name of a fuzzer: two capitals with small letters behind them.
fn is_fuzzer(word: &str) -> bool {
    word.chars().all(char::is_alphanumeric)
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).any(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
}
