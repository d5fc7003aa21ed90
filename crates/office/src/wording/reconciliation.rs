//! Words of the boxes and of the numbered problems. No sentence has a name or a number of a person,
//! but for [`contradiction`], which is for the officer's own screen.

use super::{money, term};
use crate::reconciliation::{
    Code, Contradiction, Detail, Ruling, SchoolSum, Shared, Sum, Whereabouts,
};
use aid::library::library;
use aid::money::Yuan;
use aid::vocabulary::Vocabulary;

/// A box.
pub const fn whereabouts(of: Whereabouts) -> &'static str {
    match of {
        Whereabouts::PaidInFull => "已足额发放",
        Whereabouts::PaidInPart => "少发或迟发",
        Whereabouts::Applied => "已申请，办理中",
        Whereabouts::NotApplied => "应享未申请",
        Whereabouts::Depends => "在校，待确认",
        Whereabouts::NotEntitled => "在校，不符合",
        Whereabouts::Refused => "未认定或已撤回",
        Whereabouts::NoRule => "无规则或金额未收录",
        Whereabouts::AtAnotherSchool => "在其他学校",
        Whereabouts::NotAtSchool => "不在校（劝返）",
        Whereabouts::NotOfSchoolAge => "不在学龄",
        Whereabouts::Contradictory => "数据矛盾",
    }
}

/// What to do for the children of a box.
pub const fn whereabouts_next(of: Whereabouts) -> &'static str {
    match of {
        Whereabouts::PaidInFull => "已开始的学期都发足了，不用再办。",
        Whereabouts::PaidInPart => "对照应发金额核对发放记录，少发的补发；迟发的写明原因。",
        Whereabouts::Applied => "按办理进度接着办，认定以后发放。",
        Whereabouts::NotApplied => "请通知家长申请；在那份名册的“逐人核对”里点“建申请”。",
        Whereabouts::Depends => "请补上缺的回答，补上以后再看是否应享。",
        Whereabouts::NotEntitled => "请看不符合的条件，与家长和实际情况核对。",
        Whereabouts::Refused => "请核对未认定或撤回的原因，情况有变化的重新申请。",
        Whereabouts::NoRule => "没有收录这个学段的规则或金额，请向县资助中心询问。",
        Whereabouts::AtAnotherSchool => "请与学籍所在学校联系，由那所学校办理和发放。",
        Whereabouts::NotAtSchool => {
            "请联系家长，查明在哪里就读；没有就读的，按控辍保学的要求劝返。"
        }
        Whereabouts::NotOfSchoolAge => "不到入学年龄，或已超过高中阶段年龄；请核对出生日期。",
        Whereabouts::Contradictory => "请对照户口簿核对互相矛盾的两个值，改好名单后重新导入。",
    }
}

/// The children of all schools.
pub const ALL_SCHOOLS: &str = "全部学校";

/// The school of a sum.
pub fn school_of(sum: &SchoolSum) -> &str {
    if sum.school.is_empty() { "学校未知" } else { &sum.school }
}

/// What the rows of the registered lists come to. What is missing must be nobody.
pub fn registered_sum(Sum { listed, repeated, boxes, missing }: &Sum) -> String {
    let (expected, found) = (listed.saturating_sub(*repeated), in_boxes(boxes));
    format!(
        "名单上 {listed} 人次，重复 {repeated} 人次，应有 {expected} 人；各类合计 {found} 人，漏 {missing} 人。"
    )
}

/// That the schools come to the whole, or that they do not.
pub fn schools_against(whole: &Sum, schools: &[SchoolSum]) -> String {
    let listed: usize = schools.iter().map(|of| of.sum.listed).sum();
    let found: usize = schools.iter().map(|of| in_boxes(&of.sum.boxes)).sum();
    let is_whole = (listed, found) == (whole.listed, in_boxes(&whole.boxes));
    let end = if is_whole {
        "与合计相同"
    } else {
        "与合计不同，请重新打开本页再核对"
    };
    format!("各校加起来名单上 {listed} 人次，各类合计 {found} 人，{end}。")
}

/// That children are counted at another school than the registered lists name; nothing where none
/// are.
pub fn counted_elsewhere(count: usize) -> Option<String> {
    (count > 0)
        .then(|| format!("另有 {count} 人登记在本校、学籍或申请在别校，算在那所学校，不算在这里。"))
}

fn in_boxes(boxes: &[(Whereabouts, usize)]) -> usize {
    boxes.iter().map(|(_, count)| count).sum()
}

/// A problem, as a heading: its number and what is wrong.
pub fn problem_title(code: Code) -> String {
    let what = match code {
        Code::TwiceInList => "同一份名单里重复",
        Code::TwiceAcrossLists => "几份名单里重复",
        Code::DeniedCategory => "部门名单上有，学校写没有",
        Code::TwoNames => "同一号码，两个姓名",
        Code::OtherBirth => "身份证号与出生日期不一致",
        Code::OtherSex => "身份证号与性别不一致",
        Code::PaidNotApplied => "已发放，没有申请",
        Code::PaidNotEntitled => "已发放，不符合或未认定",
        Code::AmountDiffers => "发放金额与应发金额不同",
        Code::PaidTwice => "同一学期发放两次",
        Code::AppliedTwice => "在两所学校申请",
        Code::OnTwoRolls => "学籍在两所学校",
        Code::OnNoRoll => "已登记，不在任何学籍名册里",
        Code::Unconfirmed => "可能是同一人，等待确认",
        Code::TwoNumbers => "同一学籍号，两个身份证号",
        Code::Unidentified => "信息太少，无法比对",
    };
    format!("{} {what}", code.id())
}

/// What to do about a problem.
pub const fn problem_next(code: Code) -> &'static str {
    match code {
        Code::TwiceInList => "请核对这几行是否为同一人：是的，只留一行；不是的，核对号码。",
        Code::TwiceAcrossLists => "请核对哪一份名单是现行的，另一份里的这一行请删去。",
        Code::DeniedCategory => {
            "这里按部门名单算。请与部门核对：名单是现行的，改学校名册或申请；家庭已退出的，请部门更新名单。"
        }
        Code::TwoNames => {
            "请对照户口簿核对姓名和号码：是同一人的，改正写错的姓名；不是的，改正写错的号码，再导入一次。"
        }
        Code::OtherBirth => "请对照户口簿核对身份证号和出生日期，改正写错的一项。",
        Code::OtherSex => "请对照户口簿核对身份证号和性别，改正写错的一项。",
        Code::PaidNotApplied => "请查找这名学生的申请表：有的，补录申请；没有的，说明发放依据。",
        Code::PaidNotEntitled => {
            "请核对发放依据和认定结果；确属错发的，按当地规定处理，并登记更正。"
        }
        Code::AmountDiffers => "请核对学段、就读方式和发放学期：少发的补发，多发的按当地规定处理。",
        Code::PaidTwice => "请向银行核对是否真的发了两次；确属重发的，按当地规定追回，并登记更正。",
        Code::AppliedTwice => "请与另一所学校核对：由学籍所在学校办理，另一份申请登记撤回或转出。",
        Code::OnTwoRolls => "请在学籍系统里核对学籍在哪所学校，另一所学校请办理转出。",
        Code::OnNoRoll => "请联系家长，查明在哪里就读；没有就读的，列入劝返名单。",
        Code::Unconfirmed => {
            "请对照户口簿核对这两行：是同一人的，点“同一人”；不是的，点“不是同一人”。"
        }
        Code::TwoNumbers => "请在学籍系统里核对这个学籍号是谁的，改正写错的一项。",
        Code::Unidentified => {
            "请在名单里补上身份证号或学籍号；都没有的，补上出生年月和监护人姓名，再重新导入。"
        }
    }
}

/// What differs, where no name and no number of a person is in it.
pub fn problem_detail(of: &Detail) -> Option<String> {
    match of {
        Detail::Nothing | Detail::Values(_) => None,
        Detail::Categories(these) => {
            let records = these.iter().filter_map(|category| library().hardship(category));
            let names: Vec<String> = records.map(|record| record.name.clone()).collect();
            Some(format!("部门名单上有、学校写没有的：{}。", super::list(&names)))
        }
        Detail::Schools(schools) => Some(format!("学校：{}。", super::list(schools))),
        Detail::Term(of) => Some(format!("{}发放了不止一次。", term(*of))),
        Detail::Sums { term: of, least, most, paid } => {
            let owed = match most {
                Some(most) if most == least => format!(" {}", money(*least)),
                Some(most) if *least == Yuan::ZERO => format!("不超过 {}", money(*most)),
                Some(most) => format!(" {}到 {}", money(*least), money(*most)),
                None => format!("至少 {}", money(*least)),
            };
            Some(format!("{}应发{owed}，已发 {}。", term(*of), money(*paid)))
        }
    }
}

/// Both values of a contradiction. For the officer's own screen alone: a name or a number of a
/// person may be in it.
pub fn contradiction(of: &Contradiction) -> String {
    match of {
        Contradiction::Names { shared, one, other } => {
            let shared = match shared {
                Shared::IdNumber => "身份证号",
                Shared::RollNumber => "学籍号",
            };
            format!("同一个{shared}，姓名一处是“{one}”，一处是“{other}”。")
        }
        Contradiction::Numbers { one, other } => {
            format!("同一个学籍号，身份证号一处是 {one}，一处是 {other}。")
        }
        Contradiction::Birth { number, written } => {
            format!("身份证号里的出生日期是 {number}，名单上写的是 {written}。")
        }
        Contradiction::Sex { number, written } => {
            format!("身份证号表示的性别是{}，名单上写的是{}。", number.name(), written.name())
        }
    }
}

/// What an officer says of two rows, as a button and in the log.
pub const fn ruling(of: Ruling) -> &'static str {
    match of {
        Ruling::Same => "同一人",
        Ruling::Different => "不是同一人",
        Ruling::Withdrawn => "撤回确认",
    }
}
