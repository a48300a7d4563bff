//! Reading a profile from its file.

use super::typed;
use crate::profile::Profile;
use crate::text::{Diagnostic, Diagnostics, Document};

/// The profile in the bytes of a YAML or JSON file; `name` is how diagnostics call the file.
pub fn profile(name: &str, bytes: &[u8]) -> Result<Profile, Diagnostics> {
    let document = Document::parse(name, bytes).map_err(Diagnostics::from)?;
    let profile: Profile = typed::read(&document, "").map_err(|fault| Diagnostics::from(vec![fault]))?;
    if profile.format == Profile::FORMAT {
        return Ok(profile);
    }
    let fault = Diagnostic::error("load.format", format!("the format is {}", profile.format))
        .with_place(document.place("/format"))
        .with_help(format!("write `format: {}`", Profile::FORMAT));
    Err(Diagnostics::from(vec![fault]))
}

#[cfg(test)]
mod tests {
    use super::profile;

    #[test]
    fn a_profile_is_read_and_what_is_wrong_is_told_with_its_place() {
        let good = "format: hutong.profile/1\nname: 测试省\ndeclares: {effects: writing}\nreaches: {base: 'http://127.0.0.1:1'}\n";
        assert_eq!(profile("p.yaml", good.as_bytes()).unwrap().name, "测试省");
        let text = profile("p.yaml", good.replace("writing", "anything").as_bytes()).unwrap_err().render();
        assert!(text.contains("p.yaml:3"), "{text}");
        assert!(profile("p.yaml", good.replace("/1", "/9").as_bytes()).is_err());
    }
}
