//! 全国学生资助管理信息系统: the heads of its sheets, and what each of them means.
//!
//! The heads of the college edition are those of its import template, as two states of one program
//! that fills it have them (graded B in the facts). Of the other editions none was seen: there the
//! officer gives the head row of the system's own sheet.

use crate::import::alias::column_of;
use crate::import::column::Column;
use crate::import::heading::fold;

/// The heads of the college edition, in its order; a star says that the box must be filled.
pub const COLLEGE: [&str; 40] = [
    "姓名*",
    "籍贯*",
    "身份证号*",
    "家庭人口数*",
    "手机号码*",
    "辅导员姓名",
    "申请日期*",
    "家庭地址*",
    "邮政编码*",
    "家长手机号码*",
    "特殊困难类型*",
    "家庭人均年收入*",
    "是否遭受自然灾害*",
    "自然灾害描述（60字）*",
    "是否遭受突发事件*",
    "突发事件描述（60字）*",
    "家庭成员因残疾、年迈而劳动能力弱情况（60字）*",
    "家庭成员失业情况（60字）*",
    "家庭欠债金额*",
    "家庭欠债情况（60字）*",
    "其他情况",
    "推荐档次*",
    "陈述理由（60字）*",
    "认定时间*",
    "是否同意评议小组意见*",
    "院系推荐档次*",
    "院系意见（60字）*",
    "是否同意院系工作组意见*",
    "学校推荐档次*",
    "学校意见（60字）*",
    "户籍性质*",
    "劳动力人口数*",
    "家庭失业人数*",
    "赡养人口数*",
    "是否五保户*",
    "是否单亲家庭子女*",
    "残疾类别*",
    "父母是否丧失劳动*",
    "家中有大病患者*",
    "收入来源*",
];

/// A head of a sheet that is to be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// As it stands there.
    pub text: String,
    /// What it means; none where nothing here can fill it.
    pub column: Option<Column>,
}

impl Head {
    /// A head, by what the heads of lists mean.
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), column: column_of(text).filter(|column| is_kept(*column)) }
    }

    /// Whether the sheet says that the box must be filled: by a star, or by the word.
    pub fn is_required(&self) -> bool {
        self.text.contains(['*', '＊', '★']) || self.text.contains("必填")
    }

    /// How many characters the box may have, where the head says it: 描述（60字）.
    ///
    /// ```
    /// use office::export::national::Head;
    ///
    /// assert_eq!(Head::of("突发事件描述（60字）*").most(), Some(60));
    /// assert_eq!(Head::of("姓名*").most(), None);
    /// ```
    pub fn most(&self) -> Option<usize> {
        let folded = fold(&self.text);
        let (before, _) = folded.rsplit_once('字')?;
        let words = before.trim_end_matches(|one: char| one.is_ascii_digit());
        before.get(words.len()..)?.parse().ok()
    }
}

/// Whether an application keeps what a column means, so that a sheet can be filled with it.
pub const fn is_kept(column: Column) -> bool {
    !matches!(
        column,
        Column::StudentNumber
            | Column::SchoolCode
            | Column::Nation
            | Column::Health
            | Column::RollStatus
            | Column::HadAid
            | Column::Entitled
            | Column::Risk
            | Column::HouseholdHead
            | Column::RelationToHead
            | Column::GuardianNumber
            | Column::SecondPhone
            | Column::SecondNumber
            | Column::RegisteredPlace
            | Column::Benefit
            | Column::Term
            | Column::Standard
            | Column::Due
            | Column::Amount
            | Column::Payout
            | Column::PaidOn
            | Column::Bank
            | Column::Remark
    )
}
