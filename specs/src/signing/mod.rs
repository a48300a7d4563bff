//! How requests are signed, secrets travel and are masked: pure functions over data that a binding holds.
//!
//! Nothing here reads a clock or draws a random number; times and nonces come in as named parts.

pub mod algorithm;
pub mod canonical;
pub mod encoding;
pub mod java_key;
pub mod masking;
pub mod padded_blocks;
pub mod secret;
pub mod session_cipher;
pub mod sm2;
pub mod sm4;
pub mod time_format;

pub use algorithm::{Algorithm, AlgorithmError};
pub use canonical::{CanonicalTemplate, Piece, RenderError, TemplateError};
pub use encoding::{Encoding, EncodingError};
pub use masking::{MaskingError, SecretMask};
pub use secret::{SHORTEST_SECRET, Secret};
pub use session_cipher::{SessionCipher, SessionCipherError};
pub use time_format::{TimeFormat, TimeFormatError};
