//! 特殊困难类型: the names of categories on the lists of ministries, offices and schools.

use super::word::{fold, fold_bare};
use crate::import::listed::is_listed;
use aid::situation::Hardship;
use aid::vocabulary::Set;

use Hardship::{
    ChildInDifficulty, DeFactoOrphan, Delisted, Disabled, DisabledParent, General,
    LowIncomeNonpoor, MartyrChild, Monitored2026, MonitoredEdge, MonitoredSudden,
    MonitoredUnstable, Orphan, OtherLowIncome, Registered, RigidExpenditure, RuralDestitute,
    RuralSubsistence, SubsistenceEdge, SuddenEvent, UnionHardship, UnstableDelisted,
    UrbanDestitute, UrbanSubsistence,
};

/// What a cell says of categories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Categories {
    /// Those that it names.
    pub yes: Set<Hardship>,
    /// For a name of several, the name and those that it may be.
    pub either: Vec<(String, Set<Hardship>)>,
    /// Whether it says that there is none of the listed ones.
    pub is_none: bool,
    /// Names that are not known.
    pub unknown: Vec<String>,
}

/// The categories of the national system and of the form of 2018: what 无 in a list of theirs
/// denies. The others are no entries of it, and nothing is said of them.
pub const LISTED: Set<Hardship> = Set::from_bits(
    1 << Registered as u32
        | 1 << Delisted as u32
        | 1 << MonitoredUnstable as u32
        | 1 << MonitoredEdge as u32
        | 1 << MonitoredSudden as u32
        | 1 << Monitored2026 as u32
        | 1 << RuralSubsistence as u32
        | 1 << UrbanSubsistence as u32
        | 1 << SubsistenceEdge as u32
        | 1 << RigidExpenditure as u32
        | 1 << OtherLowIncome as u32
        | 1 << RuralDestitute as u32
        | 1 << UrbanDestitute as u32
        | 1 << Orphan as u32
        | 1 << DeFactoOrphan as u32
        | 1 << Disabled as u32
        | 1 << DisabledParent as u32
        | 1 << MartyrChild as u32,
);

/// The names, folded and without 学生, 家庭 and the like behind them; of several categories where the
/// name does not say which.
const NAMES: &[(&[Hardship], &str)] = &[
    (&[Registered], "建档立卡 建档立卡贫困 建卡 建卡贫困 国家建档立卡 建档立卡贫困家庭"),
    (
        &[Delisted],
        "脱贫 脱贫享受政策 原建档立卡 原建档立卡贫困 已脱贫 稳定脱贫 享受政策脱贫 建档立卡脱贫 脱贫继续享受政策 \
         建档立卡已脱贫 原建档立卡已脱贫 脱贫户享受政策",
    ),
    (&[MonitoredUnstable], "脱贫不稳定 脱贫不稳定监测"),
    (&[MonitoredEdge], "边缘易致贫 边缘易致贫监测"),
    (&[MonitoredSudden], "突发严重困难 突发严重困难监测"),
    (&[Monitored2026], "防止返贫致贫 防止返贫致贫帮扶"),
    (
        &[MonitoredUnstable, MonitoredEdge, MonitoredSudden, Monitored2026],
        "监测 防返贫监测 防止返贫监测 三类监测 监测帮扶 防止返贫监测帮扶 三类",
    ),
    (&[LowIncomeNonpoor], "非贫困低收入"),
    (&[UnstableDelisted], "非持续稳定脱贫"),
    (&[RuralSubsistence], "农村低保 农村最低生活保障 农村居民最低生活保障"),
    (
        &[UrbanSubsistence],
        "城市低保 城镇低保 城市最低生活保障 城镇最低生活保障 城市居民最低生活保障",
    ),
    (
        &[RuralSubsistence, UrbanSubsistence],
        "低保 最低生活保障 城乡低保 享受低保 城乡最低生活保障 城乡居民最低生活保障",
    ),
    (&[SubsistenceEdge], "低保边缘 最低生活保障边缘 城乡低保边缘"),
    (&[RigidExpenditure], "刚性支出困难 支出型困难 刚性支出 支出型贫困 支出型"),
    (&[OtherLowIncome], "其他低收入 其它低收入"),
    (&[OtherLowIncome, LowIncomeNonpoor], "低收入"),
    (
        &[RuralDestitute],
        "农村特困救助供养 农村特困供养 农村特困 五保 农村五保 五保供养 农村五保供养",
    ),
    (
        &[UrbanDestitute],
        "城市特困救助供养 城市特困供养 城市特困 城镇特困 城镇特困供养 城镇特困救助供养",
    ),
    (
        &[RuralDestitute, UrbanDestitute],
        "特困 特困供养 特困救助供养 城乡特困 城乡特困救助供养 城乡特困供养",
    ),
    (&[Orphan], "孤儿"),
    (&[DeFactoOrphan], "事实无人抚养 事实孤儿"),
    (&[Orphan, DeFactoOrphan], "孤儿和事实无人抚养 孤儿及事实无人抚养 孤儿或事实无人抚养"),
    (&[Orphan, Disabled], "孤残"),
    (&[Disabled], "残疾 本人残疾 学生本人残疾 残疾儿童"),
    (&[DisabledParent], "残疾人子女 父母残疾 父亲残疾 母亲残疾 父母一方残疾 残疾人家庭子女"),
    (
        &[Disabled, DisabledParent],
        "残疾人 残疾学生及残疾人子女 残疾学生或残疾人子女 残疾学生和残疾人子女",
    ),
    (&[MartyrChild], "烈士子女"),
    (&[UnionHardship], "特困职工子女 特困职工"),
    (&[ChildInDifficulty], "困境 重点困境"),
    (
        &[SuddenEvent],
        "因灾或突发事件致困 因灾致困 因病致困 突发事件致困 因突发事件致困 重大疾病 突发变故 因灾或突发事件",
    ),
    (
        &[General],
        "一般困难 一般家庭经济困难 家庭经济一般困难 一般贫困 其他家庭经济困难 其它家庭经济困难",
    ),
    (&[SubsistenceEdge, MonitoredEdge], "边缘"),
];

/// Names that are known as they stand only: without their last word they would say another thing.
const WHOLE: &[(&[Hardship], &str)] = &[
    (&[Registered], "贫困户 贫困户学生 贫困户子女"),
    (&[DisabledParent], "残疾人家庭 残疾人家庭学生 残疾家庭"),
    (
        &[General],
        "家庭经济困难学生 家庭经济困难 经济困难学生 贫困生 贫困学生 其他困难学生 一般困难生",
    ),
];

/// What is written where none applies.
const NONE: &str = "无 否 没有 不属于 无特殊困难 非特殊困难 不是 无困难 非特殊群体 非困难 非困难学生 非贫困户 \
                    非贫困生 非家庭经济困难学生 非特殊困难学生 无特殊困难类型";

/// What stands behind the name of a category and says nothing more.
const BEHIND: [&str; 16] = [
    "家庭学生",
    "家庭子女",
    "家庭成员",
    "户学生",
    "户子女",
    "学生",
    "家庭",
    "成员",
    "人员",
    "对象",
    "人口",
    "儿童",
    "户",
    "幼儿",
    "类",
    "生",
];

/// Reads the categories of a cell: one, or several between commas and strokes.
pub fn read_categories(text: &str) -> Categories {
    let mut read = Categories::default();
    if let Some(known) = named(text) {
        take(&mut read, text, &known);
        return read;
    }
    let parts =
        text.split(['、', '，', ',', '；', ';', '/', '／', '+', '＋', '|', '\n', '&', '。']);
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        match named(part) {
            Some(known) => take(&mut read, part, &known),
            None => read.unknown.push(part.to_owned()),
        }
    }
    // 无 beside a name denies nothing.
    read.is_none &= read.yes.is_empty() && read.either.is_empty() && read.unknown.is_empty();
    read
}

/// What a name says.
enum Named {
    None,
    Of(Set<Hardship>),
}

fn take(read: &mut Categories, name: &str, known: &Named) {
    match known {
        Named::None => read.is_none = true,
        Named::Of(these) if these.len() == 1 => read.yes = read.yes.union(*these),
        Named::Of(these) => read.either.push((name.to_owned(), *these)),
    }
}

/// What a name says, as it stands or without its brackets.
fn named(name: &str) -> Option<Named> {
    let kept = fold(name).replace(['(', ')'], "");
    [kept, fold_bare(name)].iter().find_map(|folded| by_name(folded))
}

fn by_name(folded: &str) -> Option<Named> {
    if is_listed(NONE, folded) {
        return Some(Named::None);
    }
    let find = |table: &[(&[Hardship], &str)], name: &str| {
        let known = table.iter().find(|(_, names)| is_listed(names, name));
        known.map(|(these, _)| Named::Of(these.iter().copied().collect()))
    };
    let whole = find(WHOLE, folded).or_else(|| find(NAMES, folded));
    let mut bare = folded.strip_prefix("家庭经济困难").unwrap_or(folded);
    let mut known = whole.or_else(|| find(NAMES, bare));
    while known.is_none() {
        let shorter = BEHIND.iter().find_map(|word| bare.strip_suffix(word))?;
        bare = shorter;
        known = find(NAMES, bare);
    }
    known
}

/// Whether a word of 残疾类型 hints at a disability: the list of 残联 decides, not the school roll.
pub fn hint_of_disability(text: &str) -> bool {
    !is_listed("无 无残疾 否 非残疾 没有 正常 健康", &fold_bare(text))
}
