//! Words for imported lists: what a column means, what is wrong in a row and what to do about it.

mod columns;
mod reasons;

pub use columns::list_column;
pub use reasons::problem_reason;

use crate::import::head::Heading;
use crate::import::problem::{Code, Problem, RowProblem, Severity};
use crate::import::rows::Counts;
use aid::vocabulary::Vocabulary;

/// The letters over a column on the screen: A, Z, AA.
pub fn column_letters(place: u16) -> String {
    let (mut rest, mut letters) = (u32::from(place), String::new());
    loop {
        letters.extend(char::from_u32(u32::from('A') + rest % 26));
        match (rest / 26).checked_sub(1) {
            Some(more) => rest = more,
            None => return letters.chars().rev().collect(),
        }
    }
}

/// A head of a list, told apart from others of its name.
pub fn heading(heading: &Heading) -> String {
    let Heading { place, text, occurrence } = heading;
    match (text.as_str(), occurrence) {
        ("", _) => format!("{} 列（没有表头）", column_letters(*place)),
        (text, None) => text.to_owned(),
        (text, Some(which)) => format!("{text}（第 {which} 个，{} 列）", column_letters(*place)),
    }
}

/// What became of the row.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Rejected => "这一行没有导入",
        Severity::LeftOut => "这一格没有采用",
        Severity::LookAt => "已导入，请核对",
    }
}

/// What is wrong in a row, where it is, and what to do: one line of the report.
pub fn row_problem(found: &RowProblem) -> String {
    let RowProblem { row, column, problem } = found;
    let place = column.map(|place| format!(" {} 列", column_letters(place))).unwrap_or_default();
    let code = problem.code;
    let (id, what) = (code.id(), severity(code.severity()));
    format!("{id} 第 {row} 行{place}：{}（{what}）", sentence(problem))
}

/// How many rows were read, and what the others are.
pub fn import_counts(counts: Counts) -> String {
    let Counts { taken, rejected, hidden, blank, foot, repeated } = counts;
    let parts = [
        (hidden, "行是隐藏的，也读了"),
        (rejected, "行没有导入"),
        (blank, "行是空行"),
        (foot, "行是合计或落款"),
        (repeated, "行是重复的表头"),
    ];
    let told = parts.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told.map(|(count, what)| format!("{count} {what}")).collect();
    let lead = if told.is_empty() { "" } else { "，" };
    format!("读到 {taken} 人{lead}{}。", told.join("，"))
}

/// What to do about a problem.
fn sentence(Problem { code, detail }: &Problem) -> String {
    match code {
        Code::NoName => "这一行没有姓名，请补上姓名再导入；不是学生的行，可以不管。".to_owned(),
        Code::NotAName => "姓名一栏不是姓名，请对照户口簿填写。".to_owned(),
        Code::CellError => format!("这一格是出错的公式（{detail}），请在表里改好再导入。"),
        Code::NotCalculated => {
            "这一格的公式还没有算出结果，请用表格软件打开，保存一次，再导入。".to_owned()
        }
        Code::Picture => "这一格是图片，读不出文字，请把内容写成文字。".to_owned(),
        Code::OtherKind => "这一格的格式不对，请把单元格设成文本，再按原件重新填写。".to_owned(),
        Code::UnderMerge => {
            "合并的单元格下面藏着别的内容，没有采用。请取消合并，看看该不该留。".to_owned()
        }
        Code::TwoColumns => "有两列说的是同一件事，内容却不一样，请核对，只留对的一列。".to_owned(),
        Code::UnknownWord => {
            format!("看不懂“{detail}”，请按这一列的写法改写，例如“是”或“否”、“住校”或“走读”。")
        }
        Code::Lodging => format!("“{detail}”算不算寄宿，文件没有写，请问清后改成“住校”或“走读”。"),
        Code::UnknownCategory => format!("不认识困难类型“{detail}”，请对照名单上的正式名称改写。"),
        Code::EitherCategory => {
            format!("“{detail}”没有写明是哪一种，例如农村的还是城市的，请问清后写明。")
        }
        Code::UnclearGrade => {
            format!("从年级“{detail}”看不出是哪个学段，请写全，例如“小学三年级”“初二”。")
        }
        Code::OnlyAHint => {
            format!("“{detail}”只是线索，不能当作认定。请对照残联、退役军人事务等部门的名单。")
        }
        Code::YesAndNo => "同一种困难情况，一列写“是”，另一列写“否”，请核对。".to_owned(),
        Code::UnclearTerm => format!("看不出“{detail}”是哪个学期，请写成“2024 年秋季学期”这样。"),
        Code::UnknownBenefit => format!(
            "不认识补助项目“{detail}”，请写项目的正式名称，例如“家庭经济困难学生生活补助”。"
        ),
        Code::OddName => said_or(detail, "姓名里有读不出的字，请对照户口簿重新输入。"),
        Code::DamagedNumber
        | Code::CutNumber
        | Code::WrongNumber
        | Code::OddNumber
        | Code::ZerosGone
        | Code::UnknownPaper
        | Code::UnclearDay
        | Code::LostDay
        | Code::OneOrTen
        | Code::Serial
        | Code::UnclearAmount
        | Code::AgainstNumber
        | Code::TwoNumbers
        | Code::OddPhone
        | Code::OddCard => of_number(*code, detail),
    }
}

/// The same of numbers, days and sums.
fn of_number(code: Code, detail: &str) -> String {
    match code {
        Code::DamagedNumber => {
            "号码存成了数字，后几位已经不是原来的，不能用。请把这一列设成文本，对照证件重新填写。"
                .to_owned()
        }
        Code::CutNumber => {
            "号码曾经存成数字，后几位已经不是原来的，不能用。请把这一列设成文本，对照证件重新填写。"
                .to_owned()
        }
        Code::ZerosGone => {
            "这一列有的单元格是数字，前面的 0 可能丢了，例如“007”。请对照原件核对这一列。"
                .to_owned()
        }
        Code::UnknownPaper => format!("不认识证件类型“{detail}”，请写证件的正式名称。"),
        Code::LostDay => {
            format!("日期后面带着时间，写的是 {detail}，可能差了一天，请对照户口簿核对。")
        }
        Code::OneOrTen => format!(
            "“{detail}”存成了数字，分不清是 1 月还是 10 月，请对照户口簿写成“2012 年 1 月”这样。"
        ),
        Code::Serial => format!("这一格是一串数字，按表格的算法是 {detail}，请对照户口簿核对。"),
        Code::TwoNumbers => "身份证件号和学籍号里的号码不一样，请对照证件核对。".to_owned(),
        Code::WrongNumber => said_or(detail, "这不是证件号码，请对照证件核对。"),
        Code::OddNumber => said_or(detail, "请对照证件核对这个号码。"),
        Code::UnclearDay => {
            said_or(detail, "看不出是哪一天，请对照户口簿写成“2012 年 3 月 1 日”这样。")
        }
        Code::UnclearAmount | Code::OddPhone | Code::OddCard => said_or(detail, "请核对这一格。"),
        Code::AgainstNumber => said_or(detail, "出生日期和身份证号里的不一样，请对照户口簿核对。"),
        Code::NoName
        | Code::NotAName
        | Code::OddName
        | Code::CellError
        | Code::NotCalculated
        | Code::Picture
        | Code::OtherKind
        | Code::UnderMerge
        | Code::TwoColumns
        | Code::UnknownWord
        | Code::Lodging
        | Code::UnknownCategory
        | Code::EitherCategory
        | Code::UnclearGrade
        | Code::OnlyAHint
        | Code::YesAndNo
        | Code::UnclearTerm
        | Code::UnknownBenefit => detail.to_owned(),
    }
}

/// What the reader of a name, number, day or sum says, if it says more than the code.
fn said_or(detail: &str, plain: &str) -> String {
    (if detail.is_empty() { plain } else { detail }).to_owned()
}
