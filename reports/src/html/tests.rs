use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Judgement;
use hutong_specs::record::Ended;

use super::html;
use crate::reproduction::Reproduction;
use crate::sample;

fn page(judgement: &Judgement, language: Language) -> String {
    html(judgement, &Reproduction::default(), language).unwrap()
}

/// The tags of a page, without what stands between them.
fn tags(page: &str) -> Vec<&str> {
    page.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

#[test]
fn a_hostile_answer_adds_no_tag_and_no_attribute() {
    for language in [Language::Zh, Language::En] {
        let mut harmless = sample::hostile();
        harmless.run.target.name = "x".to_owned();
        let hostile = page(&sample::hostile(), language);
        assert_eq!(tags(&hostile).len(), tags(&page(&harmless, language)).len());
        for tag in tags(&hostile) {
            assert!(!tag.to_lowercase().starts_with("script"), "{tag}");
            assert!(!tag.contains("javascript"), "{tag}");
            assert!(!tag.contains(" on"), "{tag}");
        }
        let links = hostile.split("href=\"").skip(1);
        assert!(links.clone().count() > 0);
        links.for_each(|link| assert!(link.starts_with("#F0"), "{link:.40}"));
        assert_eq!(hostile.matches("</pre>").count(), 2 * sample::hostile().findings.len());
    }
}

#[test]
fn nothing_invisible_is_left_on_a_page() {
    let page = page(&sample::hostile(), Language::Zh);
    for character in ['\u{1b}', '\u{202e}', '\0', '\u{feff}', '\r', '\u{ffff}'] {
        assert!(!page.contains(character), "{character:?}");
        assert!(page.contains(&format!("⟨U+{:04X}⟩", u32::from(character))), "{character:?}");
    }
}

#[test]
fn the_page_forbids_everything_but_its_own_style() {
    let page = page(&sample::judgement(), Language::En);
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert!(!page.contains("http-equiv=\"refresh\"") && !page.contains(" src=") && !page.contains("url("));
}

#[test]
fn each_language_names_itself_and_leaves_nothing_in_the_other() {
    let zh = page(&sample::judgement(), Language::Zh);
    let en = page(&sample::judgement(), Language::En);
    assert!(zh.contains("<html lang=\"zh-CN\">") && zh.contains("符合性测试报告"));
    assert!(en.contains("<html lang=\"en\">") && en.contains("Conformance Test Report"));
    assert!(!en.contains("条款") && !en.contains("用例"));
}

#[test]
fn every_finding_is_linked_from_its_clause_and_says_how_to_reproduce_it() {
    let page = page(&sample::judgement(), Language::Zh);
    for number in ["F001", "F002", "F003", "F004"] {
        assert!(page.contains(&format!("href=\"#{number}\"")) && page.contains(&format!("id=\"{number}\"")));
    }
    assert_eq!(page.matches("hutong replay RECORD --case ").count(), 4);
}

#[test]
fn an_unfinished_run_is_said_at_the_top() {
    let mut judgement = sample::judgement();
    assert!(!page(&judgement, Language::Zh).contains("class=\"warning\""));
    judgement.run.ended = Some(Ended::Unreachable);
    let page = page(&judgement, Language::Zh);
    assert!(page.find("无法连接被测平台") < page.find("<table class=\"clauses\">"));
    assert!(page.contains("class=\"warning\""));
}

#[test]
fn equal_judgements_give_equal_pages() {
    assert_eq!(page(&sample::judgement(), Language::Zh), page(&sample::judgement(), Language::Zh));
}

#[test]
fn a_long_response_is_cut_with_a_note() {
    let mut judgement = sample::judgement();
    judgement.findings[0].evidence.response = "办".repeat(50_000);
    let page = page(&judgement, Language::Zh);
    assert!(page.contains("（已截断，共 50000 个字符）"));
    assert!(page.len() < 100_000);
}
