//! Items without a fee may claim online payment.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Items without a fee may claim online payment.
pub(super) const DEVIATION: Authored = Authored {
    id: "payment-without-fee-accepted",
    zh: "不收费事项声明网上支付也被受理",
    en: "items without a fee may claim online payment",
    breaks: &["DX-ITM-24"],
    how: &[How::Skip(Check::NoPaymentWithoutFee)],
};
