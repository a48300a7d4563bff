//! Runtime expressions: `$response.body#/a`, `$steps.report.outputs.number`, `$inputs.name` and the like.

/// A runtime expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// `$statusCode`.
    StatusCode,
    /// `$request.body`, with a JSON pointer.
    RequestBody(String),
    /// `$response.body`, with a JSON pointer.
    ResponseBody(String),
    /// `$response.header.<name>`.
    ResponseHeader(String),
    /// `$inputs.<name>`.
    Input(String),
    /// `$steps.<step>.outputs.<output>`, with a JSON pointer into it.
    Output { step: String, output: String, pointer: String },
    /// `$workflows.<workflow>.outputs.<output>`.
    WorkflowOutput { workflow: String, output: String },
}

/// Whether a text is meant as an expression.
pub(super) fn is_meant(text: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "$url",
        "$method",
        "$statusCode",
        "$request.",
        "$response.",
        "$inputs.",
        "$outputs.",
        "$steps.",
        "$workflows.",
        "$sourceDescriptions.",
        "$components.",
    ];
    BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
}

/// Reads an expression; the error says what can be written.
pub(super) fn parse(text: &str) -> Result<Expression, String> {
    let (path, pointer) = match text.split_once('#') {
        Some((path, pointer)) => (path, pointer),
        None => (text, ""),
    };
    let below_body = |name: &str| {
        let is_pointer = pointer.is_empty() || pointer.starts_with('/');
        is_pointer.then(|| pointer.to_owned()).ok_or_else(|| format!("write `{name}#/…` with a JSON pointer"))
    };
    let parts: Vec<&str> = path.splitn(4, '.').collect();
    match parts.as_slice() {
        ["$statusCode"] => Ok(Expression::StatusCode),
        ["$request", "body"] => Ok(Expression::RequestBody(below_body(path)?)),
        ["$response", "body"] => Ok(Expression::ResponseBody(below_body(path)?)),
        ["$response", "header", name] => Ok(Expression::ResponseHeader((*name).to_owned())),
        ["$inputs", name] => Ok(Expression::Input((*name).to_owned())),
        ["$steps", step, "outputs", output] => Ok(Expression::Output {
            step: (*step).to_owned(),
            output: (*output).to_owned(),
            pointer: below_body(path)?,
        }),
        ["$workflows", workflow, "outputs", output] => {
            Ok(Expression::WorkflowOutput { workflow: (*workflow).to_owned(), output: (*output).to_owned() })
        }
        _ => Err(EXPRESSIONS.to_owned()),
    }
}

const EXPRESSIONS: &str = "write $statusCode, $request.body#/…, $response.body#/…, $response.header.<name>, \
                           $inputs.<name>, $steps.<step>.outputs.<output> or $workflows.<workflow>.outputs.<output>";

/// The expression that is all of a text in braces, as in `{$inputs.name}`.
pub(super) fn embedded(text: &str) -> Option<&str> {
    text.strip_prefix('{')?
        .strip_suffix('}')
        .filter(|inside| inside.starts_with('$') && !inside.contains('{'))
}

#[cfg(test)]
mod tests {
    use super::{Expression, embedded, parse};

    #[test]
    fn expressions_are_read_with_their_pointers() {
        assert_eq!(parse("$response.body#/data/0"), Ok(Expression::ResponseBody("/data/0".to_owned())));
        assert_eq!(parse("$response.header.X-A"), Ok(Expression::ResponseHeader("X-A".to_owned())));
        let output = Expression::Output { step: "a".into(), output: "b".into(), pointer: "/c".into() };
        assert_eq!(parse("$steps.a.outputs.b#/c"), Ok(output));
        assert!(parse("$response.body#data").is_err() && parse("$url").is_err());
    }

    #[test]
    fn an_embedded_expression_is_the_whole_text() {
        assert_eq!(embedded("{$inputs.a}"), Some("$inputs.a"));
        assert_eq!(embedded("x{$inputs.a}"), None);
    }
}
