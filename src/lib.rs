//! The pipeline of hutong: it joins the arms of the star, and touches the world where they may not.

pub mod baseline;
pub mod batch;
pub mod capture;
pub mod clock;
pub mod credentials;
pub mod earlier;
pub mod equip;
pub mod exit;
pub mod failure;
pub mod folder;
pub mod input;
pub mod locate;
pub mod matrix;
pub mod mocking;
pub mod narrowed;
pub mod output;
pub mod party_credentials;
pub mod pinned;
pub mod pipeline;
pub mod planned;
pub mod reporting;
pub mod rounds;
pub mod score;
pub mod target;
pub mod test_data;
pub mod trial;
