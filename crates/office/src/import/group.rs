//! Heads of two rows: what a head means under the head of a group, 监护人 over 姓名 and 电话.

use super::alias::{column_of, named};
use super::column::Column;
use super::heading::fold_bare;
use super::listed::is_listed;

/// What a head under a group's head means, such as 姓名 under 监护人1. A name or number under a group
/// that is not known is somebody else's.
pub fn column_under(group: &str, head: &str) -> Option<Column> {
    let (folded, own) = (fold_bare(group), fold_bare(head));
    let of_both = || named(&format!("{folded}{own}"));
    let guardian = GUARDIANS.iter().find(|(_, groups)| is_listed(groups, &folded));
    let of_guardian = || named(&format!("{}{own}", guardian?.0));
    let is_neutral = guardian.is_none()
        && NEUTRAL.iter().any(|word| folded.contains(word))
        && !OTHERS.iter().any(|word| folded.contains(word));
    let alone = || column_of(head).filter(|column| is_neutral || !is_personal(*column));
    of_both().or_else(of_guardian).or_else(alone)
}

/// The heads over those of a guardian, by the word that the guardian's own heads begin with.
const GUARDIANS: [(&str, &str); 2] = [
    (
        "监护人",
        "监护人 监护人1 监护人一 家长 家长1 成员1 家庭成员1 第一监护人 监护人信息 家长信息 监护人情况 \
         家长情况 父亲 父亲信息 父亲情况 成员一 家庭成员一 监护人1信息 家庭成员或监护人1",
    ),
    (
        "监护人2",
        "监护人2 监护人二 家长2 成员2 家庭成员2 第二监护人 母亲 母亲信息 母亲情况 成员二 家庭成员二 \
         监护人2信息 家庭成员或监护人2",
    ),
];

/// Words of a group's head that say that it is about the pupil, or about the list.
const NEUTRAL: [&str; 12] = [
    "学生", "基本", "个人", "学籍", "信息", "情况", "名单", "名册", "汇总", "统计", "资助", "幼儿",
];

/// Words of a group's head that say that it is about somebody else.
const OTHERS: [&str; 10] =
    ["教师", "班主任", "老师", "家长", "监护", "父", "母", "户主", "经办", "成员"];

/// Whether a column says who somebody is or how to reach one: of whom matters.
const fn is_personal(column: Column) -> bool {
    matches!(
        column,
        Column::Name
            | Column::IdKind
            | Column::IdNumber
            | Column::Sex
            | Column::Born
            | Column::Phone
            | Column::GuardianPhone
            | Column::Address
    )
}
