//! A JSON body written as text with pieces in it: what is too long or too odd to stand in a plan as a value.

use std::collections::BTreeMap;

use hutong_specs::plan::{Fill, Piece, Template};
use serde_json::Value;

use super::marks::{mark, unmarked};

/// The value as JSON text, with pieces in place of what stands at some pointers; slots of `fills` stay slots.
pub(crate) fn json_template(value: &Value, fills: &[Fill], holes: &[(&str, Vec<Piece>)]) -> Template {
    template_written(value, fills, holes, &Value::to_string)
}

/// The same where `write` writes the value, with texts between quotes as in JSON.
pub(super) fn template_written(
    value: &Value,
    fills: &[Fill],
    holes: &[(&str, Vec<Piece>)],
    write: &dyn Fn(&Value) -> String,
) -> Template {
    let mut marked = value.clone();
    let mut pieces: BTreeMap<String, Vec<Piece>> = BTreeMap::new();
    let slots = fills.iter().filter_map(|fill| Some((fill.at.as_str(), slotted(fill, value)?)));
    for (at, written) in slots.chain(holes.iter().cloned()) {
        if let Some(place) = marked.pointer_mut(at) {
            let mark = mark(pieces.len());
            *place = Value::from(mark.as_str());
            pieces.insert(format!("\"{mark}\""), written);
        }
    }
    unmarked(&write(&marked), &pieces)
}

/// A slot between quotes where a text stands, by itself where a number does.
fn slotted(fill: &Fill, value: &Value) -> Option<Vec<Piece>> {
    let slot = Piece::Slot(fill.slot.clone());
    Some(match value.pointer(&fill.at)? {
        Value::String(_) => vec![quote(), slot, quote()],
        _ => vec![slot],
    })
}

fn quote() -> Piece {
    Piece::Text("\"".to_owned())
}

#[cfg(test)]
mod tests {
    use hutong_specs::plan::{Fill, Fresh, Piece, Slot};
    use serde_json::json;

    use super::json_template;

    #[test]
    fn places_are_written_as_pieces_and_slots_stay() {
        let slot = Slot::Fresh(Fresh { name: "n".to_owned(), template: "########".to_owned() });
        let fills = [Fill { at: "/id".to_owned(), slot: slot.clone() }];
        let long = vec![Piece::Repeat { text: "[".to_owned(), times: 3 }];
        let template = json_template(&json!({"a": 1, "id": "x", "b": null}), &fills, &[("/b", long)]);
        let text = |text: &str| Piece::Text(text.to_owned());
        let expected = vec![
            text("{\"a\":1,\"id\":"),
            text("\""),
            Piece::Slot(slot),
            text("\""),
            text(",\"b\":"),
            Piece::Repeat { text: "[".to_owned(), times: 3 },
            text("}"),
        ];
        assert_eq!(template.0, expected);
    }
}
