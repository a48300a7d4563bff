//! What hostile input a target agrees to be sent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What hostile input a target agrees to be sent. Nothing of it destroys anything; it may fill logs and set off alarms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Hostile {
    /// Whether texts that look like attacks (SQL, script, template, path, command, LDAP, XML entity) may be sent: only
    /// with the written authorisation of the target's owner.
    pub injection: bool,
    /// How many bytes a request may be made longer for the sake of its size; 0 leaves such requests out, more than
    /// 1,048,576 counts as that.
    pub bytes: u32,
}

impl Hostile {
    /// What a request is made longer by at most, whatever a profile says.
    pub const MOST: u32 = 1 << 20;

    /// How many bytes a request may be made longer.
    pub fn bytes(&self) -> u32 {
        self.bytes.min(Self::MOST)
    }

    /// Whether this is what holds where a profile says nothing.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for Hostile {
    fn default() -> Self {
        Self { injection: false, bytes: 1 << 16 }
    }
}

#[cfg(test)]
mod tests {
    use super::Hostile;

    #[test]
    fn nothing_said_is_no_injection_and_moderate_sizes() {
        let read: Hostile = serde_json::from_str("{}").unwrap();
        assert_eq!(read, Hostile::default());
        assert!(!read.injection);
        let wide: Hostile = serde_json::from_str(r#"{"bytes": 4294967295}"#).unwrap();
        assert_eq!(wide.bytes(), Hostile::MOST);
    }
}
