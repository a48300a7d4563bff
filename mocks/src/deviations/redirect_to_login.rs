//! Requests without a signature are redirected to a login page.

use crate::deviation::{Authored, How};
use crate::refusal::RefusalKind;

/// Requests without a signature are redirected to a login page.
pub(super) const DEVIATION: Authored = Authored {
    id: "redirect-to-login",
    zh: "没有签名的请求被重定向到登录页",
    en: "requests without a signature are redirected to a login page",
    breaks: &["DX-ENV-12", "DX-ACS-04"],
    how: &[How::Answer(|heard, answer| {
        let is_unsigned = heard.request.header_values("gjzwfwpt_sign").next().is_none();
        if heard.refusal == Some(&RefusalKind::Credentials) && is_unsigned {
            answer.status = 302;
        }
    })],
};
