//! Code lists: `codes/<name>.csv`, and the enumerations that they make.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::interface::Interface;
use super::library::Library;
use super::places::{child, item};
use crate::bilingual::Bilingual;
use crate::binding::Binding;
use crate::name::SourceId;
use crate::standard::{Code, CodeList, Source};
use crate::text::{Diagnostic, Place, Span};

const HEADER: &str = "code,zh,en";

/// Reads the code lists that schemas name, as the binding has them, and makes each an `enum`.
pub(super) fn apply(
    library: &mut Library<'_>,
    interface: &mut Interface,
    binding: &Binding,
    sources: &[Source],
) -> BTreeMap<String, CodeList> {
    let mut named = Vec::new();
    find(&interface.document, "", &mut named);
    let mut lists = BTreeMap::new();
    for (pointer, name) in named {
        if !lists.contains_key(&name) {
            match read(library, &name, binding, sources) {
                Ok((list, diagnostics)) => {
                    interface.diagnostics.extend(diagnostics);
                    lists.insert(name.clone(), list);
                }
                Err((what, help)) => {
                    let place = child(&pointer, "x-code-list");
                    let diagnostic = interface.places.error("load.code-list", &place, what, help);
                    interface.diagnostics.push(diagnostic);
                }
            }
        }
        if let (Some(list), Some(Value::Object(schema))) =
            (lists.get(&name), interface.document.pointer_mut(&pointer))
        {
            enumerate(schema, list);
        }
    }
    lists
}

/// The schemas that name a code list, in order.
fn find(value: &Value, pointer: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(name)) = object.get("x-code-list") {
                found.push((pointer.to_owned(), name.clone()));
            }
            let inside = object.iter().filter(|(key, _)| !["example", "examples"].contains(&key.as_str()));
            inside.for_each(|(key, value)| find(value, &child(pointer, key), found));
        }
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(index, value)| find(value, &item(pointer, index), found));
        }
        _ => {}
    }
}

fn enumerate(schema: &mut Map<String, Value>, list: &CodeList) {
    if schema.contains_key("enum") {
        return;
    }
    let types = schema.get("type").cloned().unwrap_or_default();
    let has = |name: &str| {
        types == name || types.as_array().is_some_and(|types| types.iter().any(|one| one == name))
    };
    let value = |code: &Code| match code.code.parse::<i64>() {
        Ok(number) if has("integer") => Value::from(number),
        _ => Value::from(code.code.as_str()),
    };
    let mut values: Vec<Value> = list.codes.iter().map(value).collect();
    if has("null") {
        values.push(Value::Null);
    }
    schema.insert("enum".to_owned(), Value::Array(values));
}

/// A list and what is wrong with it, or what is wrong and how to put it right if there is none.
type ReadList = Result<(CodeList, Vec<Diagnostic>), (String, String)>;

fn read(library: &mut Library<'_>, name: &str, binding: &Binding, sources: &[Source]) -> ReadList {
    let file = binding.code_lists.get(name).map_or(name, String::as_str);
    let path = format!("codes/{file}.csv");
    let help = || format!("write {path}: `# source: SOURCE-ID`, then `{HEADER}`, then one code a line");
    let bytes = library.bytes(&path).map_err(|unavailable| (unavailable.message, help()))?;
    let text = String::from_utf8(bytes).map_err(|_| (format!("{path} is not UTF-8"), help()))?;
    Ok(parse(name, &path, &text, sources))
}

fn parse(name: &str, path: &str, text: &str, sources: &[Source]) -> (CodeList, Vec<Diagnostic>) {
    let file = crate::text::Source::new(path, text);
    let mut diagnostics = Vec::new();
    let mut list = CodeList { name: name.to_owned(), source: SourceId::from(""), codes: Vec::new() };
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(offset, line.trim_end().len());
        offset += line.len();
        if let Err((message, help)) =
            take_line(&mut list, line.trim().trim_start_matches('\u{feff}'), sources)
        {
            let diagnostic = Diagnostic::error("load.code-list", message).with_place(Place::new(&file, span));
            diagnostics.push(diagnostic.with_help(help));
        }
    }
    if list.codes.is_empty() || list.source.as_str().is_empty() {
        let diagnostic = Diagnostic::error("load.code-list", "the list has no codes or names no source")
            .with_place(Place::new(&file, Span::default()))
            .with_help(format!("begin with `# source: SOURCE-ID`, then `{HEADER}`, then one code a line"));
        diagnostics.push(diagnostic);
    }
    (list, diagnostics)
}

fn take_line(list: &mut CodeList, line: &str, sources: &[Source]) -> Result<(), (String, &'static str)> {
    if let Some(source) = line.strip_prefix("# source:") {
        list.source = SourceId::from(source.trim());
        let known = sources.iter().any(|known| known.id == list.source);
        let help = "name one of the `sources` of standard.yaml";
        return if known { Ok(()) } else { Err((format!("there is no source `{}`", list.source), help)) };
    }
    if line.is_empty() || line.starts_with('#') || line == HEADER {
        return Ok(());
    }
    let Some([code, zh, en]) = fields(line) else {
        return Err((
            "this line has not three fields".to_owned(),
            "write the code, its meaning in Chinese, in English",
        ));
    };
    if list.codes.iter().any(|known| known.code == code) {
        return Err((format!("the code `{code}` is there already"), "remove one of the two"));
    }
    list.codes.push(Code { code, meaning: Bilingual::new(zh, en) });
    Ok(())
}

/// The three fields of a line; one in double quotes may hold commas, and quotes written twice.
fn fields(line: &str) -> Option<[String; 3]> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.next_if_eq(&'"').is_some() => fields.last_mut()?.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut()?.push(other),
        }
    }
    fields.iter().map(|field| field.trim().to_owned()).collect::<Vec<_>>().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::bilingual::Bilingual;
    use crate::standard::Source;

    #[test]
    fn a_code_that_is_there_twice_is_told_with_its_line() {
        let source = Source { id: "S".into(), title: Bilingual::same("s"), note: Bilingual::same("") };
        let text = "# source: S\ncode,zh,en\n1,甲,\"one, first\"\n2,乙,two\n1,丙,three\n";
        let (list, diagnostics) = parse("kinds", "codes/kinds.csv", text, &[source]);
        assert_eq!(list.codes.len(), 2);
        assert_eq!(list.codes[0].meaning.en, "one, first");
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics[0].place.as_ref().unwrap().position.line, 5);
    }
}
