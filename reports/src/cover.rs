//! The facts that every report gives of the run: target, standard, binding, time, tool, digests.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Judgement;
use hutong_specs::tool::Tool;

use crate::moment::{china_time, clock_offset, duration};
use crate::tally;
use crate::visible::value;
use crate::wording::{self, Word, phrase};

/// The facts, each with its label, in the order of a cover page.
pub(crate) fn cover(judgement: &Judgement, language: Language) -> Vec<(Word, String)> {
    let mut facts = target(judgement, language);
    facts.extend(run(judgement, language));
    facts.extend(grounds(judgement, language));
    facts.into_iter().map(|(label, text)| (label, value(&text, language))).collect()
}

fn target(judgement: &Judgement, language: Language) -> Vec<(Word, String)> {
    let target = &judgement.run.target;
    let standard = &judgement.standard;
    let title = standard.title.get(language);
    let edition = phrase::EDITION.get(language);
    let mut facts = vec![
        (phrase::TARGET, target.name.clone()),
        (phrase::TARGET_VERSION, optional(target.version.as_deref(), language)),
        (phrase::TARGET_ADDRESS, target.base.clone()),
        (phrase::STANDARD, format!("{title} · {} · {edition} {}", standard.id, standard.edition)),
        (phrase::PROVENANCE, provenances(judgement, language)),
        (phrase::BINDING, judgement.run.binding.clone()),
    ];
    facts.extend(credentials(judgement, language).map(|text| (phrase::NO_CREDENTIALS, text)));
    facts
}

/// How many clauses come from where, and that a pack is no national standard.
pub(crate) fn provenances(judgement: &Judgement, language: Language) -> String {
    let counts = tally::provenances(judgement).into_iter();
    let counts = counts.map(|(kind, count)| format!("{} {count}", wording::provenance(kind).get(language)));
    let counts = counts.collect::<Vec<_>>().join(" · ");
    let separator = Word::new("；", "; ").get(language);
    if tally::is_pack(judgement) {
        format!("{}{separator}{counts}", phrase::COMPILED.get(language))
    } else {
        counts
    }
}

/// What was left undecided for want of credentials, and what helps.
pub(crate) fn credentials(judgement: &Judgement, language: Language) -> Option<String> {
    let count = tally::without_credentials(judgement);
    (count > 0).then(|| match language {
        Language::Zh => {
            format!("{count} 个用例因未提供凭据而无法判定；请用 --auth、--header 或配置文件（-p）提供凭据后重测")
        }
        Language::En => format!(
            "{count} cases could not be decided because none were given: give them with --auth, --header or a profile (-p), and test again"
        ),
    })
}

fn run(judgement: &Judgement, language: Language) -> Vec<(Word, String)> {
    let run = &judgement.run;
    let offset = run.clock_offset_ms.map(|offset| clock_offset(offset, language));
    let offset = offset.unwrap_or_else(|| phrase::NOT_MEASURED.get(language).to_owned());
    vec![
        (phrase::WINDOW, window(judgement, language)),
        (phrase::ENDED, ended(judgement, language)),
        (phrase::CLOCK, offset),
        (phrase::AUTHORISATION, optional(run.authorisation.as_deref(), language)),
        (phrase::ORIGIN, wording::origin(run.origin).get(language).to_owned()),
        (phrase::EXCHANGES, run.exchanges.to_string()),
        (phrase::BATCH, run.batch.clone()),
    ]
}

fn grounds(judgement: &Judgement, language: Language) -> Vec<(Word, String)> {
    let parents = &judgement.parents;
    vec![
        (phrase::CEILING, wording::effect(judgement.run.ceiling).get(language).to_owned()),
        (phrase::SEED, judgement.run.seed.to_string()),
        (phrase::RUN_BY, tool(&judgement.run.tool)),
        (phrase::JUDGED_BY, tool(&judgement.tool)),
        (phrase::DIGEST_STANDARD, parents.standard.to_string()),
        (phrase::DIGEST_PLAN, parents.plan.to_string()),
        (phrase::DIGEST_RECORD, parents.record.to_string()),
    ]
}

/// Begin, end and duration of the run.
fn window(judgement: &Judgement, language: Language) -> String {
    let run = &judgement.run;
    let started = china_time(run.started_ms);
    let Some(finished) = run.finished_ms else {
        return format!("{started} – ?");
    };
    let took = duration(finished.saturating_sub(run.started_ms), language);
    let zone = Word::new("北京时间", "China time, UTC+8").get(language);
    let label = phrase::DURATION.get(language);
    match language {
        Language::Zh => format!("{started} 至 {}（{zone}），{label} {took}", china_time(finished)),
        Language::En => {
            format!("{started} to {} ({zone}), {} {took}", china_time(finished), label.to_lowercase())
        }
    }
}

/// Why the run ended, with what the user was told.
pub(crate) fn ended(judgement: &Judgement, language: Language) -> String {
    let word = wording::ended(judgement.run.ended).get(language);
    match (judgement.run.detail.as_str(), language) {
        ("", _) => word.to_owned(),
        (detail, Language::Zh) => format!("{word}：{detail}"),
        (detail, Language::En) => format!("{word}: {detail}"),
    }
}

fn optional(text: Option<&str>, language: Language) -> String {
    text.unwrap_or(phrase::NOT_GIVEN.get(language)).to_owned()
}

fn tool(tool: &Tool) -> String {
    format!("{} {} ({})", tool.name, tool.version, tool.commit)
}
