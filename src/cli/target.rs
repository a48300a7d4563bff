//! Flags that name a target: of a run, or of an earlier one.

use std::path::PathBuf;

use clap::Args;

/// How the target is named: a profile, or a URL that needs nothing else.
#[derive(Args, Clone, Debug)]
pub(crate) struct Target {
    /// Profile of the target (YAML or JSON)
    #[arg(short, long, value_name = "FILE", conflicts_with = "url", required_unless_present = "url")]
    pub(crate) profile: Option<PathBuf>,
    /// Base URL of a target that needs no profile
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// Header sent with every request, with --url; `env:NAME` in place of the value reads the environment
    #[arg(long = "header", value_name = "NAME: VALUE", requires = "url")]
    pub(crate) headers: Vec<String>,
    /// Credentials, with --url: basic:USER:PASSWORD or bearer:TOKEN; `env:NAME` in place of a value reads the environment
    #[arg(long, value_name = "SCHEME:…", requires = "url")]
    pub(crate) auth: Option<String>,
    /// PEM of the authorities that are trusted in place of the system's, with --url
    #[arg(long, value_name = "FILE", requires = "url")]
    pub(crate) authorities: Option<PathBuf>,
    /// Another party that the target knows, with --url: NAME=STANDING:CREDENTIALS (may be repeated); the standing is peer,
    /// expired, revoked or wrong-audience, the credentials are as for --auth
    #[arg(long = "party", value_name = "NAME=STANDING:…", requires = "url")]
    pub(crate) parties: Vec<String>,
}

/// How the target of an earlier run is reached, for the commands that a report gives.
#[derive(Args, Clone, Debug)]
pub(crate) struct Reach {
    /// Profile that the commands of the report name
    #[arg(short, long, value_name = "FILE", conflicts_with = "url")]
    pub(crate) profile: Option<PathBuf>,
    /// Base URL that the commands of the report name, where there is no profile [default: the record's]
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
}
