//! Which operation is whose business.

use hutong_specs::standard::Standard;
use serde_json::Value;

use Business::{Decides, Pages};

use super::call::Call;
use super::state::Province;
use super::{
    acceptances, case_parts, cases, evaluations, item_details, items, licences, organisations, rejections,
};
use crate::refusal::Refusal;

/// Does what an operation is for, and gives the data of the answer.
#[derive(Clone, Copy)]
pub(crate) enum Business {
    /// Takes a report or answers a query that may be refused.
    Decides(fn(&Call<'_>, &mut Province) -> Result<Value, Refusal>),
    /// Answers a query with a page, which may be empty.
    Pages(fn(&Call<'_>, &Province) -> Value),
}

impl Business {
    /// Does it.
    pub(crate) fn run(self, call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
        match self {
            Self::Decides(decides) => decides(call, province),
            Self::Pages(pages) => Ok(pages(call, province)),
        }
    }
}

/// An operation, who does it, and for reports the table with its title and the column that tells rows apart.
type Entry = (&'static str, Business, Option<Kept>);

/// A table's name, its title, and the column that tells rows apart.
type Kept = (&'static str, &'static str, &'static str);

/// The standard whose business this is.
const STANDARD: &str = "zwfw-data-exchange";

const BUSINESSES: &[Entry] = &[
    (
        "reportOrganisation",
        Decides(organisations::report),
        Some(("up_zone_organization", "实施主体", "row_guid")),
    ),
    ("queryOrganisations", Pages(organisations::query), None),
    ("reportItem", Decides(items::report), Some(("up_task_directory", "事项基本目录", "row_guid"))),
    ("queryItems", Pages(items::query), None),
    (
        "reportItemDetail",
        Decides(item_details::report),
        Some(("up_task_general_basic", "事项基本信息", "row_guid")),
    ),
    ("queryItemDetail", Decides(item_details::query), None),
    ("reportAcceptance", Decides(acceptances::report), Some(("up_pro_accept", "受理", "row_guid"))),
    ("reportProcess", Decides(case_parts::report_process), Some(("up_pro_process", "办理过程", "row_guid"))),
    (
        "reportSpecialProcedure",
        Decides(case_parts::report_special),
        Some(("up_pro_special_procedure", "特别程序", "row_guid")),
    ),
    (
        "reportMaterial",
        Decides(case_parts::report_material),
        Some(("up_pro_material", "办件材料", "row_guid")),
    ),
    ("reportResult", Decides(case_parts::report_result), Some(("up_pro_result", "办结", "row_guid"))),
    ("queryCase", Decides(cases::query), None),
    ("reportEvaluation", Decides(evaluations::report), Some(("up_pro_evaluation", "评价", "row_guid"))),
    ("reportLicence", Decides(licences::report), Some(("up_lic_data", "证照目录", "certificate_source_id"))),
    ("queryLicences", Pages(licences::query), None),
    ("queryRejectedRows", Pages(rejections::query), None),
];

/// Who does an operation, if it is any business of a province.
pub(crate) fn business(standard: &Standard, operation: &str) -> Option<Business> {
    if standard.id.as_str() != STANDARD {
        return None;
    }
    entry(operation).map(|(_, business, _)| *business)
}

/// The table that an operation reports to.
pub(super) fn table_of(operation: &str) -> Option<Kept> {
    entry(operation).and_then(|(_, _, kept)| *kept)
}

fn entry(operation: &str) -> Option<&'static Entry> {
    BUSINESSES.iter().find(|(name, _, _)| *name == operation)
}
