//! An answer as a platform gives it: a plain value.

use serde_json::Value;

/// An answer as a platform gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Headers in order.
    pub headers: Vec<(String, String)>,
    /// The bytes of the body.
    pub body: Vec<u8>,
}

impl Answer {
    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// An answer with a text and its media type.
    pub fn text(status: u16, media_type: &str, text: impl Into<String>) -> Self {
        let headers = vec![("Content-Type".to_owned(), media_type.to_owned())];
        Self { status, headers, body: text.into().into_bytes() }
    }

    /// An answer with a JSON body.
    pub fn json(status: u16, value: &Value) -> Self {
        Self::text(status, "application/json;charset=utf-8", value.to_string())
    }

    /// The body as JSON; `None` if it is none.
    pub fn value(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Puts another JSON value in place of the body.
    pub fn set_value(&mut self, value: &Value) {
        self.body = value.to_string().into_bytes();
    }

    /// Changes the body as JSON; a body that is none stays.
    pub fn alter(&mut self, change: impl FnOnce(&mut Value)) {
        if let Some(mut value) = self.value() {
            change(&mut value);
            self.set_value(&value);
        }
    }

    /// The first value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let meant = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        meant.map(|(_, value)| value.as_str())
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}
