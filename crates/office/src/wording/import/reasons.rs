//! Why a row has a problem, in a sentence that repeats no cell of anybody.

use crate::import::problem::Code;

/// What is wrong, by its code alone.
pub const fn problem_reason(code: Code) -> &'static str {
    match code {
        Code::NoName => "这一行没有姓名。",
        Code::NotAName => "姓名一栏不是姓名。",
        Code::OddName => "姓名少见，或有读不出的字，请核对。",
        Code::CellError => "这一格是出错的公式。",
        Code::NotCalculated => "这一格的公式没有算出结果。",
        Code::Picture => "这一格是图片，读不出文字。",
        Code::OtherKind => "这一格的格式不对，应当是文本。",
        Code::UnderMerge => "合并的单元格下面藏着别的内容，没有采用。",
        Code::TwoColumns => "有两列说的是同一件事，内容却不一样。",
        Code::DamagedNumber => "号码存成了数字，后几位已经不是原来的，没有采用。",
        Code::CutNumber => "号码曾经存成数字，后几位已经不是原来的，没有采用。",
        Code::WrongNumber => "这不是证件号码。",
        Code::OddNumber => "号码和这种证件的写法不一样，请核对。",
        Code::ZerosGone => "这一列存成了数字，前面的 0 可能丢了，例如班级“001”成了“1”。",
        Code::UnknownPaper => "不认识这种证件。",
        Code::UnclearDay => "看不出是哪一天。",
        Code::LostDay => "日期后面带着时间，可能差了一天。",
        Code::OneOrTen => "存成了数字，分不清是 1 月还是 10 月。",
        Code::Serial => "日期是一串数字，请核对。",
        Code::UnknownWord => "这一列没有这个写法，这一格没有采用。",
        Code::Lodging => "看不出算不算寄宿，这一格没有采用。",
        Code::UnknownCategory => "不认识这种困难类型，这一格没有采用。",
        Code::EitherCategory => "没有写明是哪一种困难类型。",
        Code::UnclearGrade => "从年级看不出是哪个学段。",
        Code::OnlyAHint => "只是线索，不能当作认定，没有采用。",
        Code::YesAndNo => "同一种困难情况，一列写“是”，另一列写“否”。",
        Code::UnclearAmount => "这不是金额，这一格没有采用。",
        Code::UnclearTerm => "看不出是哪个学期。",
        Code::UnknownBenefit => "不认识这个补助项目。",
        Code::AgainstNumber => "出生日期或性别和身份证号里的不一样。",
        Code::TwoNumbers => "身份证件号和学籍号里的号码不一样。",
        Code::OddPhone => "电话号码少见，请核对。",
        Code::OddCard => "银行卡号少见，请核对。",
    }
}
