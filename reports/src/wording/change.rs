//! Sentences for changes that callers of the release before do not stand.

use hutong_specs::bilingual::Language;
use hutong_specs::compatibility::ChangeKind;

use super::word::Word;

/// What has changed, where, and a value that shows it.
pub(super) fn change(
    kind: ChangeKind,
    (operation, at): (&str, &str),
    witness: &str,
    language: Language,
) -> String {
    let place = if at.is_empty() { operation.to_owned() } else { format!("{operation} {at}") };
    let what = word(kind).get(language);
    let shown = if witness.is_empty() { String::new() } else { shown(kind, witness, language) };
    match language {
        Language::Zh => format!("{place}：{what}{shown}"),
        Language::En => format!("{place}: {what}{shown}"),
    }
}

fn shown(kind: ChangeKind, witness: &str, language: Language) -> String {
    let word = match kind {
        ChangeKind::ResponseWeakened => Word::new("现在可能应答", "may be answered now"),
        _ => Word::new("此前可用", "taken before"),
    };
    match language {
        Language::Zh => format!("（{} {witness}）", word.zh),
        Language::En => format!(" ({}: {witness})", word.en),
    }
}

const fn word(kind: ChangeKind) -> Word {
    match kind {
        ChangeKind::OperationGone => Word::new("操作已不存在", "the operation is gone"),
        ChangeKind::CredentialsDemanded => {
            Word::new("此前不要求凭据，现在要求", "credentials are demanded where none were")
        }
        ChangeKind::ParameterRequired => {
            Word::new("此前可省略的参数现在必填", "the parameter must be sent and could be left out")
        }
        ChangeKind::ParameterNarrowed => {
            Word::new("参数的允许取值变少", "values of the parameter are no longer taken")
        }
        ChangeKind::BodyRequired => {
            Word::new("此前可省略的请求体现在必填", "a body must be sent and could be left out")
        }
        ChangeKind::BodyNarrowed => Word::new("请求体的允许取值变少", "bodies are no longer taken"),
        ChangeKind::RequestMediaTypeGone => {
            Word::new("请求不再接受该媒体类型", "the media type of the request is no longer taken")
        }
        ChangeKind::StatusGone => {
            Word::new("不再声明该成功状态码", "the status of success is no longer declared")
        }
        ChangeKind::ResponseMediaTypeGone => {
            Word::new("应答不再提供该媒体类型", "the media type of the answer is no longer declared")
        }
        ChangeKind::ResponseWeakened => Word::new(
            "应答不再保证该字段存在或保持其类型",
            "the member of the answer is promised no more, or not in its type",
        ),
    }
}

#[cfg(test)]
mod tests {
    use hutong_specs::bilingual::Language;
    use hutong_specs::compatibility::ChangeKind;

    use super::change;

    #[test]
    fn a_change_says_where_what_and_what_shows_it() {
        let place = ("GET /a", "query q");
        assert_eq!(
            change(ChangeKind::ParameterNarrowed, place, "9", Language::En),
            "GET /a query q: values of the parameter are no longer taken (taken before: 9)"
        );
        assert_eq!(
            change(ChangeKind::OperationGone, ("GET /a", ""), "", Language::Zh),
            "GET /a：操作已不存在"
        );
    }
}
