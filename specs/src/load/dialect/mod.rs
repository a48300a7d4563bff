//! The dialects of interface documents: three tables that say what differs, and nothing else does.

mod detect;
mod openapi_3_0;
mod openapi_3_1;
mod swagger_2_0;
mod swagger_form;
mod table;

pub(super) use detect::detect;
pub(super) use openapi_3_0::OPENAPI_3_0;
pub(super) use openapi_3_1::OPENAPI_3_1;
pub(super) use swagger_2_0::SWAGGER_2_0;
pub(super) use table::{Dialect, Nullable, SchemaDialect};
