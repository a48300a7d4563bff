//! Sentences for demands over several answers.

use hutong_specs::bilingual::Language;
use hutong_specs::plan::{Agreement, Demand, Operand, Relation};

use super::demand::{body, compared, items};
use super::place::place;
use super::word::Word;

/// Whether the demand is over several answers, or a time against the tester's clock.
pub(super) fn is_of_sequence(demand: &Demand) -> bool {
    matches!(
        demand,
        Demand::Compared { .. }
            | Demand::Includes { .. }
            | Demand::Agrees(_)
            | Demand::Counted { .. }
            | Demand::Apart { .. }
            | Demand::Tallies { .. }
            | Demand::Near { .. }
            | Demand::AcceptedAmong { .. }
    )
}

/// The demand as a sentence; empty for others.
pub(super) fn demand(demand: &Demand, language: Language) -> String {
    match demand {
        Demand::Compared { pointer, relation, reference } => {
            compared(&body(pointer, language), ordering(*relation), reference, language)
        }
        Demand::Includes { pointer, reference, .. } => {
            let word = Word::new("包含下列值的全部成员：", "has every member of");
            compared(&body(pointer, language), word, reference, language)
        }
        Demand::Agrees(agreement) => agrees(agreement, language),
        Demand::Apart { array, item, reference } => {
            let word = Word::new("互不相同，且不同于", "are different from one another and from those of");
            compared(&items(array, item, language), word, reference, language)
        }
        Demand::Tallies { array, number } => {
            let (array, number) = (body(array, language), body(number, language));
            match language {
                Language::Zh => format!("{number}（如有）等于{array}的项数"),
                Language::En => format!("{number}, if it is there, is the number of items of {array}"),
            }
        }
        Demand::Near { place: near, seconds } => match language {
            Language::Zh => format!("{}与测试方时钟相差不超过 {seconds} 秒", place(near, language)),
            Language::En => format!("{} is within {seconds} s of the tester's clock", place(near, language)),
        },
        Demand::AcceptedAmong { steps, least, most } => among(steps, *least, *most, language),
        Demand::Counted { array, item, relation, operand, count, number } => {
            counted(&items(array, item, language), (*relation, operand), (*count, *number), language)
        }
        _ => String::new(),
    }
}

fn agrees(agreement: &Agreement, language: Language) -> String {
    let all = agreement.members.iter().chain(agreement.lists.keys()).cloned().collect::<Vec<_>>();
    let all = all.join(Word::new("、", ", ").get(language));
    let (thing, key) = (body(&agreement.pointer, language), &agreement.key);
    let word = Word::new("与其列表项一致，列表为", "agrees with its item in");
    let said = compared(&thing, word, &agreement.list, language);
    match language {
        Language::Zh => format!("{said}（按 {key} 对应，比较 {all}）"),
        Language::En => format!("{said} (the same {key}; compared are {all})"),
    }
}

fn ordering(relation: Relation) -> Word {
    match relation {
        Relation::Equal => Word::new("等于", "equals"),
        Relation::Unequal => Word::new("不同于", "differs from"),
        Relation::Less => Word::new("小于（早于）", "is less (earlier) than"),
        Relation::AtMost => Word::new("不大于（不晚于）", "is not greater (later) than"),
        Relation::Greater => Word::new("大于（晚于）", "is greater (later) than"),
        Relation::AtLeast => Word::new("不小于（不早于）", "is not less (earlier) than"),
    }
}

fn among(steps: &[impl ToString], least: u64, most: u64, language: Language) -> String {
    let separator = Word::new("、", ", ").get(language);
    let names = steps.iter().map(ToString::to_string).collect::<Vec<_>>().join(separator);
    match language {
        Language::Zh => format!("与同时发出的步骤 {names} 合计，被接受的至少 {least} 个、至多 {most} 个"),
        Language::En => {
            format!("of this and the steps sent at the same time ({names}), {least} to {most} are accepted")
        }
    }
}

fn counted(
    items: &str,
    (relation, operand): (Relation, &Operand),
    (count, number): (Relation, u64),
    language: Language,
) -> String {
    let meant = match operand {
        Operand::Value(value) => format!("{items} {relation} {value}"),
        Operand::Reference(reference) => compared(items, ordering(relation), reference, language),
    };
    match language {
        Language::Zh => format!("{meant} 的个数 {count} {number}"),
        Language::En => format!("{meant}: their number is {count} {number}"),
    }
}
