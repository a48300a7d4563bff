//! Reading a profile from its file.

use super::{parties, typed};
use crate::profile::Profile;
use crate::text::{Diagnostic, Diagnostics, Document};

/// The profile in the bytes of a YAML or JSON file; `name` is how diagnostics call the file.
pub fn profile(name: &str, bytes: &[u8]) -> Result<Profile, Diagnostics> {
    let document = Document::parse(name, bytes).map_err(Diagnostics::from)?;
    let profile: Profile = typed::read(&document, "").map_err(|fault| Diagnostics::from(vec![fault]))?;
    if profile.format == Profile::FORMAT {
        let faults = parties::faults(&document, &profile);
        return if faults.is_empty() { Ok(profile) } else { Err(Diagnostics::from(faults)) };
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

    const PARTIES: &str = "\
format: hutong.profile/1
name: 测试省
declares:
  parties:
    city: {standing: peer}
    clerk: {standing: unprivileged, may-not: {tags: [report]}}
reaches:
  base: http://127.0.0.1:1
  parties:
    city: {secrets: {key: {environment: CITY_KEY}}}
    clerk: {headers: {Authorization: 'Bearer {secret:token}'}, secrets: {token: {environment: CLERK_TOKEN}}}
";

    #[test]
    fn parties_are_declared_and_reached_alike() {
        let read = profile("p.yaml", PARTIES.as_bytes()).unwrap();
        assert_eq!(
            read.declares.parties.keys().collect::<Vec<_>>(),
            read.reaches.parties.keys().collect::<Vec<_>>()
        );
        let told = |text: String| profile("p.yaml", text.as_bytes()).unwrap_err().render();
        let declared_alone = told(PARTIES.replace("    city: {secrets", "    town: {secrets"));
        assert!(declared_alone.contains("p.yaml:5") && declared_alone.contains("`city`"), "{declared_alone}");
        assert!(
            declared_alone.contains("p.yaml:10") && declared_alone.contains("`town`"),
            "{declared_alone}"
        );
        let without_limits = told(PARTIES.replace(", may-not: {tags: [report]}", ""));
        assert!(
            without_limits.contains("p.yaml:6") && without_limits.contains("may-not"),
            "{without_limits}"
        );
        let needless = told(PARTIES.replace("{standing: peer}", "{standing: peer, may-not: {tags: [a]}}"));
        assert!(needless.contains("p.yaml:5"), "{needless}");
        assert!(told(PARTIES.replace("{environment: CITY_KEY}", "TEST-INLINE")).contains("p.yaml:10"));
    }
}
