//! Words for kept lists, and for what somebody should look at in them.

use crate::import::kept::{About, ListKind};
use crate::import::sheet::{Encoding, Sheet};
use crate::roster::{Beside, Finding, ListedOrder, RowCount, RowCounts};
use aid::date::{Date, Term};
use aid::wording::{day, depends, money, stage, term};

/// What a list says of the people on it.
pub const fn list_kind(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Registered => "部门名单（民政、残联等部门确认的）",
        ListKind::Roster => "学校名册（在校学生）",
        ListKind::Applications => "认定汇总（已经申请的）",
        ListKind::Payments => "发放表（已经发的）",
    }
}

/// A kept list, in a line.
pub fn kept_list(about: &About) -> String {
    let school = if about.school.is_empty() { "" } else { " · " };
    let school = format!("{school}{}", about.school);
    format!("{} · {}{school} · {} 导入", about.named, list_kind(about.kind), day(about.on))
}

/// How a text is stored, as programs call it.
pub const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Gb18030 => "GB18030（GBK，国标）",
        Encoding::Utf16 => "UTF-16（Unicode 文本）",
    }
}

/// A sheet of a file, and that it is hidden.
pub fn sheet(sheet: &Sheet) -> String {
    let hidden = if sheet.is_hidden { "（隐藏的工作表）" } else { "" };
    format!("{}{hidden}", sheet.name)
}

/// What somebody should look at, in a few words.
pub const fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::Conflict => "内容矛盾",
        Finding::NotApplied => "应享未申请",
        Finding::NotEntered => "工作台上没有录入",
        Finding::NotOwed => "已申请或已发，算下来没有",
        Finding::OtherSum => "金额不一样",
        Finding::MaybeApplied => "可能已有申请",
        Finding::Open => "还缺回答",
        Finding::LeftOut => "有内容没采用",
    }
}

/// The order of the people of a list.
pub const fn listed_order(order: ListedOrder) -> &'static str {
    match order {
        ListedOrder::Gravest => "最要紧的在前",
        ListedOrder::Row => "按名单的行",
        ListedOrder::Class => "按年级班级",
        ListedOrder::Sum => "金额大的在前",
    }
}

/// What to do about it.
pub fn finding_next(finding: Finding, beside: &Beside) -> String {
    match finding {
        Finding::Conflict => "表里的两处内容对不上，请对照证件改好，再导入一次。".to_owned(),
        Finding::NotApplied if beside.application.is_some() => {
            "工作台上的申请还没有交。请点“看申请”，补齐后提交。".to_owned()
        }
        Finding::NotApplied => "按表里的情况有资助，还没有申请。请联系家长，建申请。".to_owned(),
        Finding::NotEntered => {
            "这份名单上已经申请或发放，工作台上没有这份申请。请找到申请表，补录一份。".to_owned()
        }
        Finding::NotOwed => {
            let by = if beside.application.is_some() {
                "工作台上的申请"
            } else {
                "表里的情况"
            };
            format!("按{by}算下来没有资助。请核对困难类别和就读方式。")
        }
        Finding::OtherSum => beside.due.map_or_else(String::new, |due| {
            format!("按规定这一项是 {}，和表里的不一样，请核对。", money(due))
        }),
        Finding::MaybeApplied => {
            "工作台上有同名、同年同月出生的申请，没有号码可以对。请点开看是不是同一个人。"
                .to_owned()
        }
        Finding::Open => format!("还缺：{}。建申请以后再补。", depends(beside.owed.open)),
        Finding::LeftOut => "这一行有的内容没有采用，下面写着是哪一格、为什么。".to_owned(),
    }
}

/// What the rows of the rules that nobody was paid by are, once they are counted.
pub fn never_paid(found: Option<&RowCounts<'_>>) -> String {
    let Some(found) = found else { return "正在清点……".to_owned() };
    let when = term(found.term);
    let told = match (found.counted, found.rows().count(), found.never_paid().len()) {
        (0, ..) => format!("工作台上没有 {when}这一学年、填了学段的申请，没有可以清点的。"),
        (_, 0, _) => format!("工作台上这些孩子的学段，{when}没有发现金的规定。"),
        (.., 0) => format!("按工作台上孩子的学段和学校，{when}发现金的规定，每一条都有发放记录。"),
        (.., never) => format!(
            "按工作台上孩子的学段和学校，{when}发现金的规定里，下面 {never} 条还没有一笔发放记录（退回没补发的不算）："
        ),
    };
    let unread = match found.unread {
        0 => String::new(),
        unread => format!("另有 {unread} 份申请读不出来，没有算在里面。"),
    };
    unread + &told
}

/// How many pupils a row of the rules fits that nobody was paid by in a term.
pub fn row_count(count: &RowCount<'_>, when: Term, today: Date) -> String {
    let stage = stage(count.stage);
    match count.owed {
        0 => format!("{stage}：工作台上没有孩子确定符合。"),
        owed if today < when.first_day() => {
            format!("{stage}：{owed} 个孩子确定符合，这一学期还没有开始。")
        }
        owed => format!("{stage}：{owed} 个孩子确定符合，都没有发放记录。请核对是不是漏发。"),
    }
}
