//! Words of the official form.

use crate::application::{Application, Block, Field, Input, Remark, Texts, read_in};
use crate::identity::{IdKind, IdNumber, Origin, mask_number};

/// The title of the form.
pub const FORM_TITLE: &str = "家庭经济困难学生认定申请表";

/// The notes under the form, as the sample has them.
pub const FORM_NOTES: [&str; 3] = [
    "本表用于家庭经济困难学生认定，可复印。",
    "学校、院系、专业、年级、班级可根据实际情况选择性填写。",
    "承诺内容需本人手工填写“本人承诺以上所填写资料真实，如有虚假，愿承担相应责任。”",
];

/// The label of a field, as it is printed.
pub const fn field(field: Field) -> &'static str {
    match field {
        Field::School => "学校",
        Field::Department => "院系",
        Field::Major => "专业",
        Field::Grade => "年级",
        Field::Class => "班级",
        Field::Name | Field::MemberName => "姓名",
        Field::Sex => "性别",
        Field::Born => "出生年月",
        Field::NativePlace => "籍贯",
        Field::IdKind => "证件类型",
        Field::IdNumber => "身份证号码",
        Field::FamilySize => "家庭人口",
        Field::Phone => "手机号码",
        Field::Address => "详细通讯地址",
        Field::Postcode => "邮政编码",
        Field::GuardianPhone => "家长手机号码",
        Field::IncomePerHead => "家庭人均年收入（元）",
        Field::Disaster => "家庭遭受自然灾害情况",
        Field::Accident => "家庭遭受突发意外事件",
        Field::WeakLabour => "家庭成员因残疾、年迈而劳动能力弱情况",
        Field::Unemployment => "家庭成员失业情况",
        Field::Debt => "家庭欠债情况",
        Field::Other => "其他情况",
        Field::Reason => "陈述理由",
        Field::Opinion => "学校意见",
        Field::AccountHolder => "账户姓名",
        Field::CardNumber => "银行卡号",
        Field::MemberAge => "年龄",
        Field::MemberRelation => "与学生关系",
        Field::MemberWork => "工作（学习）单位",
        Field::MemberJob => "职业",
        Field::MemberIncome => "年收入（元）",
        Field::MemberHealth => "健康状况",
    }
}

/// The name of a block, as it is printed where it is.
pub const fn block(block: Block) -> &'static str {
    match block {
        Block::Header => "学校和班级",
        Block::Pupil => "基本情况",
        Block::Contact => "家庭通讯信息",
        Block::Member => "家庭成员情况",
        Block::Burden => "影响家庭经济状况有关信息",
        Block::School => "学校意见",
        Block::Account => "发放账户",
    }
}

/// A hint under a field: what to write, where people are unsure.
const fn field_help(field: Field) -> &'static str {
    match field {
        Field::Name => "对照户口簿，民族姓名中间的点写“·”。",
        Field::Born => "例如 2014 年 5 月，也可以写 201405。",
        Field::IdKind => "不是居民身份证的，在这里选；还没有证件号码的，选“暂无”。",
        Field::FamilySize => "父母、本人和没结婚的兄弟姐妹；不在一起生活的一方不算。",
        Field::Phone => "孩子没有手机的，空着。",
        Field::IncomePerHead => "全家一年的收入，除以家里的人数。",
        Field::Disaster
        | Field::Accident
        | Field::WeakLabour
        | Field::Unemployment
        | Field::Debt
        | Field::Other => "没有就空着，打印时写“无”。",
        Field::Reason | Field::Opinion => "最多 60 个字。",
        Field::MemberHealth => "去世的写“已故”，失去联系的写“失踪”。",
        Field::MemberRelation => "孤儿写监护人，关系写“监护”。",
        Field::Department | Field::Major => "没有就空着。",
        Field::School
        | Field::Grade
        | Field::Class
        | Field::Sex
        | Field::NativePlace
        | Field::IdNumber
        | Field::Address
        | Field::Postcode
        | Field::GuardianPhone
        | Field::AccountHolder
        | Field::CardNumber
        | Field::MemberName
        | Field::MemberAge
        | Field::MemberWork
        | Field::MemberJob
        | Field::MemberIncome => "",
    }
}

/// What stands under a field: of a whole identity number, what it says itself, to be held against
/// the papers; else the usual hint.
pub fn help(field: Field, typed: &str) -> String {
    let number = typed.parse().ok().filter(|_| field.input() == Input::IdNumber);
    number.map_or_else(|| field_help(field).to_owned(), id_number)
}

fn id_number(number: IdNumber) -> String {
    let origin = match number.origin() {
        Origin::Region(region) => region.full_name(),
        Origin::HongKong => "香港居民居住证".to_owned(),
        Origin::Macao => "澳门居民居住证".to_owned(),
        Origin::Taiwan => "台湾居民居住证".to_owned(),
        Origin::Foreigner => "外国人永久居留身份证".to_owned(),
        Origin::Unknown(digits) => format!("{digits:06}，这里没有收录"),
    };
    let (born, sex) = (number.birth(), number.sex().name());
    let (year, month, day) = (born.year(), born.month(), born.day());
    format!("证件开头：{origin} · {year} 年 {month} 月 {day} 日出生 · {sex}")
}

/// The papers that a pupil may have instead of the usual one.
const OTHER_PAPERS: [&str; 7] = [
    IdKind::ResidencePermit.name(),
    IdKind::HongKongMacaoPermit.name(),
    IdKind::TaiwanPermit.name(),
    IdKind::ForeignerCard.name(),
    IdKind::Passport.name(),
    IdKind::Other.name(),
    IdKind::Absent.name(),
];

/// What stands for an empty text in a field that is a list of words; none in any other.
pub const fn empty_choice(field: Field) -> Option<&'static str> {
    match field.input() {
        Input::Sex => Some("请选择"),
        Input::IdKind => Some(IdKind::ResidentCard.name()),
        Input::Name
        | Input::IdNumber
        | Input::Phone
        | Input::Card
        | Input::Postcode
        | Input::People
        | Input::Age
        | Input::Money
        | Input::Month
        | Input::Short
        | Input::Line => None,
    }
}

/// The paper whose number stands in the form, for a table; nothing where there is no number and
/// nothing was said.
pub fn id_kind(texts: &Texts) -> &'static str {
    match texts.id_kind() {
        IdKind::ResidentCard if texts.get(Field::IdNumber).trim().is_empty() => "",
        kind => kind.name(),
    }
}

/// A pupil, by name and class.
pub fn named(application: &Application) -> String {
    let text = |field| read_in(&application.texts, field).text;
    let name = Some(text(Field::Name)).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| "没有姓名".to_owned());
    format!("{name}（{} {}）", text(Field::Grade), text(Field::Class))
}

/// The number of a pupil on a screen that others may see, masked unless it is to be `open`; or that
/// there is none.
pub fn number_on_screen(application: &Application, open: bool) -> String {
    let typed = read_in(&application.texts, Field::IdNumber).text;
    match (application.id_number(), application.texts.id_kind()) {
        (Some(number), _) if !open => number.masked(),
        (Some(_), _) => typed,
        (None, IdKind::Absent) => "暂无证件号码".to_owned(),
        (None, kind) if kind == IdKind::ResidentCard || typed.is_empty() => {
            "身份证号待核对".to_owned()
        }
        (None, _) if open => typed,
        (None, _) => mask_number(&typed),
    }
}

/// Words that are often written into a field, to choose instead of typing.
pub const fn often(field: Field) -> &'static [&'static str] {
    match field {
        Field::MemberRelation => &[
            "父亲", "母亲", "爷爷", "奶奶", "外公", "外婆", "哥哥", "姐姐", "弟弟", "妹妹", "监护",
        ],
        Field::MemberJob => &["务工", "务农", "读书", "无"],
        Field::MemberHealth => {
            &["健康", "良好", "一般", "体质较差", "有严重疾病", "有慢性病", "身体伤残", "已故"]
        }
        Field::Sex => &["男", "女"],
        Field::IdKind => &OTHER_PAPERS,
        Field::School
        | Field::Department
        | Field::Major
        | Field::Grade
        | Field::Class
        | Field::Name
        | Field::Born
        | Field::NativePlace
        | Field::IdNumber
        | Field::FamilySize
        | Field::Phone
        | Field::Address
        | Field::Postcode
        | Field::GuardianPhone
        | Field::IncomePerHead
        | Field::Disaster
        | Field::Accident
        | Field::WeakLabour
        | Field::Unemployment
        | Field::Debt
        | Field::Other
        | Field::Reason
        | Field::Opinion
        | Field::AccountHolder
        | Field::CardNumber
        | Field::MemberName
        | Field::MemberAge
        | Field::MemberWork
        | Field::MemberIncome => &[],
    }
}

/// What stands over the remarks of a form: what keeps it from being handed in and what is only to
/// be looked at, each with its count.
pub fn outstanding(must: usize, check: usize) -> Option<String> {
    match (must, check) {
        (0, 0) => None,
        (0, check) => Some(format!("{}，不影响办理", to_check(check))),
        (must, 0) => Some(format!("{}，才能提交", to_put_right(must))),
        (must, check) => Some(format!("{}，才能提交；{}", to_put_right(must), to_check(check))),
    }
}

/// What stands there when a form was to be handed in in which the number disagrees with so much.
pub fn disagreeing(count: usize) -> String {
    format!("还没有提交：有 {count} 处对不上，请先核对；核对过了，再点一次“提交”")
}

/// What stands over the remarks that keep a form from being handed in.
pub fn to_put_right(count: usize) -> String {
    format!("必须补齐或改正 {count} 处")
}

/// What stands over the remarks that are only to be looked at.
pub fn to_check(count: usize) -> String {
    format!("请核对 {count} 处")
}

/// A remark on a field, as the summary says it.
pub fn remark(of: Field, remark: &Remark) -> String {
    match remark {
        Remark::Missing => format!("请填写{}。", field(of)),
        Remark::Wrong(sentence) | Remark::Doubt(sentence) => sentence.clone(),
    }
}

/// A remark away from its field, so that it names the field.
pub fn remark_of(of: Field, remark: &Remark) -> String {
    match remark {
        Remark::Missing => self::remark(of, remark),
        Remark::Wrong(sentence) | Remark::Doubt(sentence) if of.block() == Block::Member => {
            format!("家庭成员的{}：{sentence}", field(of))
        }
        Remark::Wrong(sentence) | Remark::Doubt(sentence) => format!("{}：{sentence}", field(of)),
    }
}
