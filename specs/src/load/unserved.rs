//! A document without its servers: its paths are those that it writes.

use serde_json::Value;

/// Takes out what a document says of servers, which would put its paths elsewhere.
pub(super) fn unserved(document: &mut Value) {
    let Some(root) = document.as_object_mut() else { return };
    for name in ["servers", "basePath"] {
        root.remove(name);
    }
    let items = root.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten();
    for item in items.filter_map(|(_, item)| item.as_object_mut()) {
        item.remove("servers");
        for operation in item.iter_mut().filter_map(|(_, member)| member.as_object_mut()) {
            operation.remove("servers");
        }
    }
}
