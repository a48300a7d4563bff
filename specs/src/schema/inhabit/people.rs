//! What people send as text: names with middle dots and rare characters, telephone numbers, addresses, digits of full
//! width. Every person here is invented.

use super::source::Source;

/// Family names that nobody has.
const FAMILY: &[&str] = &["测", "试", "测试"];
/// Given names: plain, rare (GB 18030-2022 level 3) and outside the basic plane.
const GIVEN: &[&str] =
    &["试人", "人", "一二", "㑇", "䶮", "㼆", "鿃", "𠮷", "𬭊", "𬬻", "𫟹", "𪚥", "人𬭎", "㛃一"];
/// Names of several parts, as minorities and foreigners write them.
const PARTED: &[&str] =
    &["测试·试人", "阿测·试提·买买人", "试吾·测林", "Ce Shi·Ren", "测试-试人", "O'Test Ren", "Żółć Šu Ren"];
/// Places that are on no map.
const PLACES: &[&str] =
    &["测试省测试市测试区", "测试自治区试验盟", "测试市", "测试县试验镇㙟村", "测试省𡐓市"];
/// What stands behind a place.
const DOORS: &[&str] =
    &["测试路１０９号", "试验街道9-1号 2单元101室", "测试路（老街）9号", "试验大道99号Ａ座９层"];

/// A text as people send it, of a length within these bounds; none if what was drawn is shorter or longer.
pub(super) fn text(least: usize, most: Option<usize>, source: &mut Source) -> Option<String> {
    let text = match source.below(6) {
        0 => format!("{}{}", of(FAMILY, source), of(GIVEN, source)),
        1 => of(PARTED, source).to_owned(),
        2 => format!("1990000{}", digits(4, '0', source)),
        3 => format!("099-{}", digits(8, '0', source)),
        4 => format!("{}{}", of(PLACES, source), of(DOORS, source)),
        _ => digits(source.between(1, 12), '０', source),
    };
    let length = text.chars().count();
    (length >= least && most.is_none_or(|most| length <= most)).then_some(text)
}

fn of<'t>(texts: &[&'t str], source: &mut Source) -> &'t str {
    texts.get(source.below(texts.len())).copied().unwrap_or_default()
}

/// Digits of a script, named by its zero.
fn digits(count: usize, zero: char, source: &mut Source) -> String {
    let digit =
        |source: &mut Source| char::from_u32(u32::from(zero) + u32::try_from(source.below(10)).unwrap_or(0));
    (0..count).filter_map(|_| digit(source)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use serde_json::json;

    use crate::schema::{Schema, SchemaSet};

    #[test]
    fn an_ordinary_text_is_now_and_then_what_people_send() {
        let schema = Schema::new(Arc::new(SchemaSet::new(json!({"type": "string", "maxLength": 40}))), "");
        let texts: BTreeSet<String> =
            (0..300).map(|seed| schema.inhabit(seed).unwrap().as_str().unwrap().to_owned()).collect();
        let has = |what: &dyn Fn(&str) -> bool| texts.iter().any(|text| what(text));
        assert!(has(&|text| text.contains('·') && text.contains('测')));
        assert!(has(&|text| text.chars().any(|glyph| u32::from(glyph) > 0xFFFF)));
        assert!(has(
            &|text| text.chars().count() > 1 && text.chars().all(|glyph| ('０'..='９').contains(&glyph))
        ));
        assert!(has(&|text| text.starts_with("1990000") && text.len() == 11));
        assert!(has(&|text| text.contains("测试路")));
    }
}
