//! What was tested against what, when and by what.

use hutong_specs::bilingual::Language;
use hutong_specs::digest::Digest;
use hutong_specs::record::Ended;

use super::sheet::Sheet;
use crate::cover::{credentials, ended, provenances};
use crate::moment::{china_time, clock_offset, duration};
use crate::visible::value;
use crate::wording::{self, phrase};

/// The lines of the header.
pub(super) fn lines(sheet: Sheet<'_>) -> Vec<String> {
    let run = &sheet.judgement.run;
    let mut lines = vec![sheet.style.heading(sheet.say(phrase::TITLE))];
    let mut labelled = |label, text: &str| lines.extend(sheet.labelled(2, label, text));
    labelled(phrase::TARGET, &target(sheet));
    labelled(phrase::TARGET_ADDRESS, &value(&run.target.base, sheet.language));
    labelled(phrase::STANDARD, &standard(sheet));
    labelled(phrase::PROVENANCE, &provenances(sheet.judgement, sheet.language));
    if let Some(credentials) = credentials(sheet.judgement, sheet.language) {
        labelled(phrase::NO_CREDENTIALS, &credentials);
    }
    labelled(phrase::BINDING, &value(&run.binding, sheet.language));
    labelled(phrase::WINDOW, &window(sheet));
    if let Some(offset) = run.clock_offset_ms {
        labelled(phrase::CLOCK, &clock_offset(offset, sheet.language));
    }
    if let Some(authorisation) = &run.authorisation {
        labelled(phrase::AUTHORISATION, &value(authorisation, sheet.language));
    }
    labelled(phrase::CEILING, wording::effect(run.ceiling).get(sheet.language));
    labelled(phrase::DIGESTS, &digests(sheet));
    if run.ended != Some(Ended::Completed) {
        labelled(phrase::ENDED, &value(&ended(sheet.judgement, sheet.language), sheet.language));
    }
    lines
}

fn target(sheet: Sheet<'_>) -> String {
    let target = &sheet.judgement.run.target;
    let version = target.version.as_deref().map(|version| format!("  {version}")).unwrap_or_default();
    value(&format!("{}{version}", target.name), sheet.language)
}

fn standard(sheet: Sheet<'_>) -> String {
    let standard = &sheet.judgement.standard;
    let (title, edition) = (standard.title.get(sheet.language), sheet.say(phrase::EDITION));
    value(&format!("{title} · {} · {edition} {}", standard.id, standard.edition), sheet.language)
}

fn window(sheet: Sheet<'_>) -> String {
    let run = &sheet.judgement.run;
    let started = china_time(run.started_ms);
    let took = run.finished_ms.map(|finished| finished.saturating_sub(run.started_ms));
    let took = took.map(|took| duration(took, sheet.language)).unwrap_or_default();
    match sheet.language {
        Language::Zh => format!("{started}（中国时间）  {took}"),
        Language::En => format!("{started} (China)  {took}"),
    }
}

fn digests(sheet: Sheet<'_>) -> String {
    let parents = &sheet.judgement.parents;
    let (standard, plan, record) = match sheet.language {
        Language::Zh => ("标准", "计划", "记录"),
        Language::En => ("standard", "plan", "record"),
    };
    let parts = [(standard, &parents.standard), (plan, &parents.plan), (record, &parents.record)];
    let parts = parts.map(|(name, digest)| format!("{name} {}", short(digest)));
    parts.join(" · ")
}

/// The algorithm and the first digits of a digest.
fn short(digest: &Digest) -> String {
    const LENGTH: usize = "sm3:".len() + 12;
    digest.to_string().chars().take(LENGTH).collect()
}
