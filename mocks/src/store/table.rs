//! One deviation for each slip and each operation that it may befall.

use hutong_specs::bilingual::Bilingual;
use hutong_specs::name::ClauseId;
use hutong_specs::resource::{Cast, Resources, Upkeep};
use hutong_specs::standard::{Operation, Origin, Standard};

use super::slips::{Slip, Slipped};
use crate::deviation::{Deviation, How};

/// A row: the slip, its name, the operation of a cast that it befalls, what it breaks, of which operation, and its title.
struct Row {
    slip: Slip,
    id: &'static str,
    of: Of,
    breaks: &'static [(Of, Upkeep)],
    /// Whether things of other cases that run at the same time are touched, so that any of their clauses may show it.
    touches_others: bool,
    zh: &'static str,
    en: &'static str,
}

type Of = for<'o> fn(Cast<'o>) -> Option<&'o Operation>;

const CREATE: Of = |cast| Some(cast.create);
const READ: Of = |cast| cast.read;
const LIST: Of = |cast| cast.list;
const REPLACE: Of = |cast| cast.replace;
const UPDATE: Of = |cast| cast.update;
const DESTROY: Of = |cast| cast.destroy;

const ROWS: &[Row] = &[
    Row {
        slip: Slip::CreatedLost,
        id: "created-lost",
        of: CREATE,
        breaks: &[(CREATE, Upkeep::Readable), (CREATE, Upkeep::Location), (CREATE, Upkeep::Listed)],
        touches_others: false,
        zh: "创建后读不到",
        en: "what was created is not kept",
    },
    Row {
        slip: Slip::CreatedAltered,
        id: "created-altered",
        of: CREATE,
        breaks: &[(CREATE, Upkeep::ReadBack)],
        touches_others: false,
        zh: "创建时改变了内容",
        en: "what was created is kept otherwise than it was sent",
    },
    Row {
        slip: Slip::SameIdentifier,
        id: "same-identifier",
        of: CREATE,
        breaks: &[
            (CREATE, Upkeep::NewIdentifier),
            (REPLACE, Upkeep::OwnTarget),
            (UPDATE, Upkeep::OwnTarget),
            (DESTROY, Upkeep::OwnTarget),
        ],
        touches_others: true,
        zh: "新对象的标识都相同",
        en: "every new thing has the same identifier",
    },
    Row {
        slip: Slip::LocationElsewhere,
        id: "location-elsewhere",
        of: CREATE,
        breaks: &[(CREATE, Upkeep::Location)],
        touches_others: false,
        zh: "Location 所指的对象不存在",
        en: "`Location` names what is not there",
    },
    Row {
        slip: Slip::Unlisted,
        id: "unlisted",
        of: LIST,
        breaks: &[(CREATE, Upkeep::Listed)],
        touches_others: false,
        zh: "列表中没有已创建的对象",
        en: "what is there is not listed",
    },
    Row {
        slip: Slip::ListedAltered,
        id: "listed-altered",
        of: LIST,
        breaks: &[(READ, Upkeep::ListedAlike)],
        touches_others: false,
        zh: "列表中的内容与对象不符",
        en: "the list says otherwise than the thing is",
    },
    Row {
        slip: Slip::ReadingChanges,
        id: "reading-changes",
        of: READ,
        breaks: &[
            (READ, Upkeep::Safe),
            (READ, Upkeep::ListedAlike),
            (CREATE, Upkeep::ReadBack),
            (REPLACE, Upkeep::ReadBack),
            (UPDATE, Upkeep::ReadBack),
            (REPLACE, Upkeep::Idempotent),
            (UPDATE, Upkeep::RestKept),
            (REPLACE, Upkeep::OwnTarget),
            (UPDATE, Upkeep::OwnTarget),
            (DESTROY, Upkeep::OwnTarget),
            (REPLACE, Upkeep::RefusedUnchanged),
            (UPDATE, Upkeep::RefusedUnchanged),
        ],
        touches_others: false,
        zh: "读取改变了对象",
        en: "reading changes what is read",
    },
    Row {
        slip: Slip::ReplacedLost,
        id: "replaced-lost",
        of: REPLACE,
        breaks: &[(REPLACE, Upkeep::ReadBack)],
        touches_others: false,
        zh: "替换没有保存",
        en: "what replaces a thing is not kept",
    },
    Row {
        slip: Slip::ReplacedTwice,
        id: "replaced-twice",
        of: REPLACE,
        breaks: &[(REPLACE, Upkeep::Idempotent)],
        touches_others: false,
        zh: "重复同一替换又改变了对象",
        en: "the same replacement once more changes the thing again",
    },
    Row {
        slip: Slip::ReplacesAll,
        id: "replaces-all",
        of: REPLACE,
        breaks: &[(REPLACE, Upkeep::OwnTarget), (REPLACE, Upkeep::ReadBack)],
        touches_others: true,
        zh: "替换波及同类的其他对象",
        en: "all things of the collection are replaced",
    },
    Row {
        slip: Slip::RefusedReplaces,
        id: "refused-replaces",
        of: REPLACE,
        breaks: &[(REPLACE, Upkeep::RefusedUnchanged)],
        touches_others: false,
        zh: "被拒绝的替换仍然生效",
        en: "what replaces a thing is kept although it was refused",
    },
    Row {
        slip: Slip::UpdatedLost,
        id: "updated-lost",
        of: UPDATE,
        breaks: &[(UPDATE, Upkeep::ReadBack)],
        touches_others: false,
        zh: "修改没有保存",
        en: "a change is not kept",
    },
    Row {
        slip: Slip::UpdateResets,
        id: "update-resets",
        of: UPDATE,
        breaks: &[(UPDATE, Upkeep::RestKept)],
        touches_others: false,
        zh: "修改丢失了未发送的字段",
        en: "what a change does not name is lost",
    },
    Row {
        slip: Slip::UpdatesAll,
        id: "updates-all",
        of: UPDATE,
        breaks: &[(UPDATE, Upkeep::OwnTarget), (UPDATE, Upkeep::ReadBack), (UPDATE, Upkeep::RestKept)],
        touches_others: true,
        zh: "修改波及同类的其他对象",
        en: "all things of the collection are changed",
    },
    Row {
        slip: Slip::RefusedUpdates,
        id: "refused-updates",
        of: UPDATE,
        breaks: &[(UPDATE, Upkeep::RefusedUnchanged)],
        touches_others: false,
        zh: "被拒绝的修改仍然生效",
        en: "a change is kept although it was refused",
    },
    Row {
        slip: Slip::RemovedStays,
        id: "removed-stays",
        of: DESTROY,
        breaks: &[(DESTROY, Upkeep::Removed), (DESTROY, Upkeep::Unlisted)],
        touches_others: false,
        zh: "删除后仍然存在",
        en: "what was removed is still there",
    },
    Row {
        slip: Slip::RemovesAll,
        id: "removes-all",
        of: DESTROY,
        breaks: &[(DESTROY, Upkeep::OwnTarget)],
        touches_others: true,
        zh: "删除波及同类的其他对象",
        en: "all things of the collection are removed",
    },
    Row {
        slip: Slip::RemovedTwiceBreaks,
        id: "removed-twice-breaks",
        of: DESTROY,
        breaks: &[(DESTROY, Upkeep::Idempotent)],
        touches_others: false,
        zh: "重复删除出现服务器错误",
        en: "removing once more breaks the platform",
    },
];

/// Every clause over several answers on things of the cast.
fn all<'s>(standard: &'s Standard, cast: Cast<'s>) -> impl Iterator<Item = ClauseId> + 's {
    let operations = [Some(cast.create), cast.read, cast.replace, cast.update, cast.destroy];
    let ids = operations.into_iter().flatten().flat_map(|operation| {
        Upkeep::ALL.iter().map(|upkeep| Standard::upkeep_clause(&operation.id, *upkeep))
    });
    ids.filter(|clause| standard.clause(clause).is_some())
}

/// The deviations that a plain document's things allow for, as far as it makes a clause that they break.
pub(crate) fn deviations(standard: &Standard) -> Vec<Deviation> {
    if standard.origin == Origin::Pack {
        return Vec::new();
    }
    let resources = Resources::of(&standard.operations);
    let creating = resources.iter().filter_map(|resource| resource.create.as_ref());
    let casts = creating.filter_map(|create| resources.cast(&standard.operations, &create.operation));
    casts.flat_map(|cast| ROWS.iter().filter_map(move |row| deviation(standard, cast, row))).collect()
}

fn deviation(standard: &Standard, cast: Cast<'_>, row: &Row) -> Option<Deviation> {
    let operation = (row.of)(cast)?;
    let made = |(of, upkeep): &(Of, Upkeep)| Some(Standard::upkeep_clause(&of(cast)?.id, *upkeep));
    let mut breaks: Vec<ClauseId> =
        row.breaks.iter().filter_map(made).filter(|clause| standard.clause(clause).is_some()).collect();
    if row.touches_others && !breaks.is_empty() {
        breaks.extend(
            all(standard, cast)
                .filter(|clause| !row.breaks.iter().filter_map(made).any(|own| own == *clause)),
        );
    }
    let call = format!("{} {}", operation.method, operation.path);
    (!breaks.is_empty()).then(|| Deviation {
        id: format!("{}:{}", row.id, operation.id),
        title: Bilingual::new(format!("{call}：{}", row.zh), format!("{call}: {}", row.en)),
        breaks,
        how: vec![How::Slip(Slipped { slip: row.slip, operation: operation.id.clone() })],
    })
}
