//! Values as they travel outside of JSON: in path, query, header and cookie, in forms, in parts, XML and YAML, both ways.
//!
//! What is written here is read here, by everybody: the planner before it calls a request a violation, the judge before
//! it believes that one was sent, the platform that is made from a standard. A text can be read in more than one way, and
//! all of them are given; only what is refused in each is a violation. Nothing here decides what an answer means.

mod body;
mod fields;
mod form;
mod multipart;
mod parameter;
mod path;
mod pieces;
mod properties;
mod reading;
mod settled;
mod shape;
mod text;
mod written;
mod xml;
mod yaml;

#[cfg(test)]
mod form_laws;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod nested_laws;

pub use body::{essence, is_json, plain_text, read_body};
pub use form::{form_fields, form_pairs};
pub use multipart::{BOUNDARY, multipart};
pub use parameter::{read, unsent};
pub use path::path_texts;
pub use reading::Reading;
pub use settled::Settled;
pub(crate) use text::decoded;
pub use text::{percent_encoded, scalar};
pub use written::{Written, is_described, write};
pub use xml::{root_name, xml};
pub use yaml::{is_yaml, yaml};
