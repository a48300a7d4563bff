//! Words for the dimensions of a clause.

use hutong_specs::standard::Dimension;

use super::word::Word;

/// The word for a dimension.
pub const fn dimension(dimension: Dimension) -> Word {
    match dimension {
        Dimension::Document => Word::new("接口文档", "document"),
        Dimension::Request => Word::new("请求处理", "request"),
        Dimension::Response => Word::new("正常响应", "response"),
        Dimension::Error => Word::new("错误响应", "error"),
        Dimension::State => Word::new("状态保持", "state"),
        Dimension::Timing => Word::new("时限", "timing"),
    }
}
