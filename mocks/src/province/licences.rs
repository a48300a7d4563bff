//! The licence directory: 证照目录.

use serde_json::{Value, json};

use super::call::Call;
use super::keep::{Place, keep};
use super::page::{own_matching, page};
use super::state::Province;
use super::table::Table;
use crate::account::Account;
use crate::check::Check;
use crate::refusal::Refusal;

const PLACE: Place =
    Place { table: "up_lic_data", identity: "certificate_source_id", of: |province| &mut province.licences };

/// Takes a report.
pub(super) fn report(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    keep(call, province, &PLACE, &[])
}

/// Answers a query: nobody gets a row that is not the holder's.
pub(super) fn query(call: &Call<'_>, province: &Province) -> Value {
    let held = own_matching(call, &province.licences, &["certificate_holder_code"], Check::LicencesOfCaller);
    if held.is_empty() && !call.keeps(Check::UnknownHolderEmpty) {
        let all = own_matching(call, &province.licences, &[], Check::LicencesOfCaller);
        return page(call, all.into_iter());
    }
    let filters = ["certificate_holder_code", "certificate_number"];
    let rows = own_matching(call, &province.licences, &filters, Check::LicencesOfCaller);
    if rows.is_empty() && !call.keeps(Check::LicenceNumberFilter) {
        return page(call, held.into_iter());
    }
    page(call, rows.into_iter())
}

/// A licence of somebody else, so that a platform that answers with strangers' rows has one to answer with.
pub(super) fn seed(table: &mut Table) {
    let row = json!({
        "certificate_source_id": "test-licence-seed", "certificate_number": "TEST-LICENCE-0001",
        "certificate_name": "测试证照", "certificate_type": "测试证照类型",
        "certificate_type_code": "11990000A000000113001", "certificate_area_code": "990000",
        "certificate_holder": "测试他人", "certificate_holder_code": "99000020000229001X",
        "issue_date": "2024-01-01", "issue_dept": "测试单位", "issue_dept_code": "11990000A000000113",
        "cd_batch": "test-seed", "cd_operation": "I", "cd_time": "2024-01-01 00:00:00", "data_source": "990"
    });
    table.put("test-licence-seed", Account::Main, row.as_object().cloned().unwrap_or_default());
}
