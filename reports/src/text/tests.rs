use hutong_specs::bilingual::Language;

use super::{TextStyle, clause_lines, text};
use crate::reproduction::Reproduction;
use crate::sample;
use crate::width::columns;

#[test]
fn the_summary_in_chinese_reads_as_it_did() {
    insta::assert_snapshot!(
        "summary_zh",
        text(&sample::judgement(), &Reproduction::default(), Language::Zh, &TextStyle::default())
    );
}

#[test]
fn the_summary_in_english_reads_as_it_did() {
    insta::assert_snapshot!(
        "summary_en",
        text(&sample::judgement(), &Reproduction::default(), Language::En, &TextStyle::default())
    );
}

#[test]
fn the_clauses_read_as_they_did() {
    let lines = clause_lines(&sample::judgement(), Language::Zh, &TextStyle { colour: false, width: 72 });
    insta::assert_snapshot!("clauses_zh", lines);
}

#[test]
fn only_commands_go_beyond_the_width() {
    for language in [Language::Zh, Language::En] {
        for width in [60, 80, 100, 140] {
            let style = TextStyle { colour: false, width };
            let text = text(&sample::judgement(), &Reproduction::default(), language, &style);
            let long = text.lines().filter(|line| columns(line) > width);
            assert_eq!(long.filter(|line| !line.contains("hutong replay")).collect::<Vec<_>>(), [""; 0]);
            let lines = clause_lines(&sample::judgement(), language, &style);
            assert!(lines.lines().all(|line| columns(line) <= width), "{width} {lines:#?}");
        }
    }
}

#[test]
fn a_hostile_answer_cannot_steer_the_terminal() {
    let text = text(&sample::hostile(), &Reproduction::default(), Language::Zh, &TextStyle::default());
    assert!(!text.contains(|character: char| character.is_control() && character != '\n'));
    assert!(!text.contains('\u{202e}'));
}

#[test]
fn colours_are_used_only_when_asked_for() {
    let coloured = text(
        &sample::judgement(),
        &Reproduction::default(),
        Language::En,
        &TextStyle { colour: true, width: 100 },
    );
    let mut plain = coloured.clone();
    for code in ["0", "1", "2", "32", "33", "1;31", "36", "35"] {
        plain = plain.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert_ne!(coloured, plain);
    assert_eq!(
        plain,
        text(&sample::judgement(), &Reproduction::default(), Language::En, &TextStyle::default())
    );
}
