//! The profile by which a tester reaches the mock.

use hutong_mocks::profile;
use hutong_specs::profile::SecretReference;

use crate::caller::pack;

#[test]
fn a_profile_names_secrets_and_holds_none() {
    let mock = profile(&pack(), "http://127.0.0.1:1").with_secrets_file("demo.yaml.secrets");
    let text = serde_json::to_string(&mock.profile).unwrap();
    assert!(mock.secrets.values().all(|secret| !text.contains(secret.as_str())));
    assert!(mock.parties.values().flatten().all(|(_, secret)| !text.contains(secret.as_str())));
    let lines = mock.secrets_text();
    assert!(
        lines.starts_with("appkey=TEST-APPKEY-SECRET-0001\nclerk/appkey=TEST-APPKEY-SECRET-0003\n"),
        "{lines}"
    );
    assert!(lines.contains("expired/appsecret="), "a void party has the secret that once let it in");
    let reference = SecretReference::File { path: "demo.yaml.secrets".into(), key: Some("appkey".into()) };
    assert_eq!(mock.profile.reaches.secrets["appkey"], reference);
    assert_eq!(mock.profile.reaches.identities["sid"], "s_9900000000000_{operation}");
    assert_eq!(mock.profile.declares.test_data["organisation-name"], "测试单位");
}
