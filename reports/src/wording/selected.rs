//! Sentences for what is selected in a body.

use hutong_specs::bilingual::Language;
use hutong_specs::plan::{Looked, Selected};
use serde_json::Value;

/// What is selected, and what each must be.
pub(super) fn demand(selected: &Selected, language: Language) -> String {
    let Selected { select, named, of, schema, least } = selected;
    let named = named.as_ref().map(|pattern| format!(" ~ {pattern}")).unwrap_or_default();
    let path = format!("{}{named}", select.join(" → "));
    let least = (*least > 0).then_some(least);
    let allowed = (*schema != Value::Bool(true)).then_some(schema);
    match language {
        Language::Zh => {
            let of = if *of == Looked::Name { "名称" } else { "取值" };
            let least = least.map(|least| format!("至少有 {least} 处"));
            let allowed = allowed.map(|schema| format!("各处{of}符合 {schema}"));
            let said: Vec<_> = least.into_iter().chain(allowed).collect();
            format!("响应体中 {path} 所选的内容：{}", said.join("，"))
        }
        Language::En => {
            let of = if *of == Looked::Name { "the name of each" } else { "each" };
            let least = least.map(|least| format!("there are at least {least}"));
            let allowed = allowed.map(|schema| format!("{of} is allowed by {schema}"));
            let said: Vec<_> = least.into_iter().chain(allowed).collect();
            format!("of what {path} selects in the body: {}", said.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Language, Looked, Selected, demand};

    #[test]
    fn what_is_selected_is_said_with_its_number_and_its_schema() {
        let selected = Selected {
            select: vec!["$.paths.*".to_owned()],
            named: None,
            of: Looked::Name,
            schema: json!({"pattern": "^/"}),
            least: 1,
        };
        assert_eq!(
            demand(&selected, Language::En),
            "of what $.paths.* selects in the body: there are at least 1, the name of each is allowed by {\"pattern\":\"^/\"}"
        );
        assert_eq!(
            demand(&selected, Language::Zh),
            "响应体中 $.paths.* 所选的内容：至少有 1 处，各处名称符合 {\"pattern\":\"^/\"}"
        );
    }
}
