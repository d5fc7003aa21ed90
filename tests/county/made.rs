//! A made-up county as it is when nothing is wrong in it: three schools, children whom two offices
//! have registered, rosters, one list of recognitions, two of payments.

use aid::situation::SchoolKind;
use office::import::kept::ListKind;
use office::reconciliation::Whereabouts;
use serde_json::{Value, json};

use super::numbers::number;
use super::table::Table;

pub const SCHOOLS: [&str; 3] = ["盐山县第一小学", "盐山县第二小学", "盐山县城关中学"];

/// The places of the lists.
pub const SUBSISTENCE: usize = 0;
pub const DISABLED: usize = 1;
pub const ROSTERS: usize = 2;
pub const RECOGNITIONS: usize = 5;
pub const AUTUMN: usize = 6;
pub const SPRING: usize = 7;

const OFFICE: [&str; 8] =
    ["序号", "姓名", "性别", "身份证号", "出生日期", "监护人姓名", "就读学校", "困难类型"];
const ROSTER: [&str; 17] = [
    "姓名",
    "性别",
    "证件类型",
    "身份证\n件号",
    "学籍号",
    "出生日期",
    "学段",
    "年级",
    "班级",
    "就读方式",
    "是否寄宿",
    "学籍状态",
    "监护人姓名",
    "监护人电话",
    "特殊困难类型",
    "是否农村低保",
    "残疾类型",
];
const RECOGNITION: [&str; 6] = ["学校", "姓名", "身份证号", "学籍号", "是否认定", "认定档次"];
const PAYMENT: [&str; 7] = ["姓名", "身份证号", "补助项目", "学期", "金额", "发放日期", "银行卡号"];

/// For which boxes children are made at each school. Who is not at school or contradicts is
/// planted; of nobody does a list of this kind say enough to be not entitled.
pub const MADE: [Whereabouts; 9] = [
    Whereabouts::PaidInFull,
    Whereabouts::PaidInPart,
    Whereabouts::Applied,
    Whereabouts::NotApplied,
    Whereabouts::Depends,
    Whereabouts::Refused,
    Whereabouts::NoRule,
    Whereabouts::AtAnotherSchool,
    Whereabouts::NotOfSchoolAge,
];

/// Somebody of the county.
#[derive(Clone)]
pub struct Child {
    pub name: String,
    pub number: String,
    /// With strokes: 2017-05-06.
    pub born: String,
    /// The temporary number of the school roll, of which no identity number is made.
    pub roll: String,
    pub guardian: String,
    /// The place of the school.
    pub school: usize,
}

/// The county, and how many people were made up so far.
pub struct County {
    pub tables: Vec<Table>,
    made: usize,
}

impl County {
    /// The lists without anybody.
    pub fn empty() -> Self {
        let several = |name, kind, heads: &[&str]| {
            Table::new(name, kind, ("", None), (&format!("盐山县 2026-2027 学年{name}"), heads))
        };
        let names = ["一小名册", "二小名册", "城关中学名册"];
        let roster = |place: usize| {
            let title = format!("{}学生名册", SCHOOLS[place]);
            let school_kind = (place > 0).then_some(SchoolKind::Public);
            let school = (SCHOOLS[place], school_kind);
            Table::new(names[place], ListKind::Roster, school, (&title, &ROSTER))
        };
        let tables = vec![
            several("低保名单", ListKind::Registered, &OFFICE),
            several("残联名单", ListKind::Registered, &OFFICE),
            roster(0),
            roster(1),
            roster(2),
            several("认定汇总", ListKind::Applications, &RECOGNITION),
            several("秋季发放", ListKind::Payments, &PAYMENT),
            several("春季发放", ListKind::Payments, &PAYMENT),
        ];
        Self { tables, made: 0 }
    }

    /// Somebody new at a school; two after each other are twins.
    pub fn child(&mut self, school: usize, is_young: bool) -> Child {
        let of = self.made;
        self.made += 1;
        let pair = of / 2;
        let year = if is_young { 2022 } else { [2017, 2017, 2013][school] };
        let (month, day) = (pair % 12 + 1, pair % 28 + 1);
        let family = ["张", "王", "李", "欧阳", "刘", "迪丽热巴·", "孙", "赵"][pair % 8];
        let given = ["小明", "小红", "伟", "芳", "子涵", "雨桐", "浩然", "梓萱", "建国", "秀英"];
        let last = ["", "一", "安", "平", "文", "宁", "乐", "和"][of / 80];
        Child {
            name: format!("{family}{}{last}", given[of % 10]),
            number: number(&format!("{year}{month:02}{day:02}"), u32::try_from(of).unwrap()),
            born: format!("{year}-{month:02}-{day:02}"),
            roll: format!("L13092520{of:06}"),
            guardian: format!("{family}大{}", ["山", "江", "海", "河", "川"][pair / 8 % 5]),
            school,
        }
    }

    /// Registers a child in the list of an office.
    pub fn register(&mut self, place: usize, child: &Child, category: &str) -> u32 {
        let serial = self.tables[place].rows.len() - 1;
        let cells = json!([
            serial,
            child.name,
            sex(child),
            child.number,
            {"day": child.born},
            child.guardian,
            SCHOOLS[child.school],
            category
        ]);
        self.push(place, cells)
    }

    /// Enters a child into the roster of a school.
    pub fn enrol(&mut self, school: usize, child: &Child) -> u32 {
        let (stage, grade) = [("小学", "三年级"), ("小学", "四年级"), ("初中", "八年级")][school];
        let cells = json!([
            child.name, sex(child), "居民身份证", child.number, child.roll, {"day": child.born},
            stage, grade, "2班", "住校", "是", "在校", child.guardian, "13800138000", null, null,
            null
        ]);
        self.push(ROSTERS + school, cells)
    }

    /// Enters what a school has recognised.
    pub fn recognise(&mut self, school: usize, child: &Child, is_recognised: bool) -> u32 {
        let (said, level) = if is_recognised { ("是", "困难") } else { ("否", "") };
        let cells = json!([SCHOOLS[school], child.name, child.number, child.roll, said, level]);
        self.push(RECOGNITIONS, cells)
    }

    /// Enters a payment of a term, of what is owed.
    pub fn pay(&mut self, place: usize, child: &Child) -> u32 {
        let (term, day) = if place == AUTUMN {
            ("2026年秋季学期", "2026-12-18")
        } else {
            ("2027年春季学期", "2027-04-20")
        };
        let sum = [625, 625, 750][child.school];
        let cells = json!([child.name, child.number, "生活补助", term, sum, {"day": day}, null]);
        self.push(place, cells)
    }

    fn push(&mut self, place: usize, cells: Value) -> u32 {
        let Value::Array(cells) = cells else { panic!("a row is a list") };
        self.tables[place].push(cells)
    }

    /// Enters a child as somebody is who comes into this box. Gives where it is registered, and
    /// where it is on the roster, if it is.
    pub fn enter(&mut self, made: Whereabouts, child: &Child) -> (u32, Option<u32>) {
        let category = match made {
            Whereabouts::Depends | Whereabouts::NoRule => "",
            _ => "农村低保",
        };
        let registered = self.register(SUBSISTENCE, child, category);
        (registered, self.enter_school(made, child))
    }

    /// The same but for the office's list.
    pub fn enter_school(&mut self, made: Whereabouts, child: &Child) -> Option<u32> {
        if made == Whereabouts::NotOfSchoolAge {
            return None;
        }
        let row = self.enrol(child.school, child);
        let roster = &mut self.tables[ROSTERS + child.school];
        match made {
            Whereabouts::Depends => {
                roster.put(row, "就读方式", json!("走读"));
                roster.put(row, "是否寄宿", json!("否"));
            }
            Whereabouts::NoRule => {
                roster.put(row, "学段", json!("中职"));
                roster.put(row, "年级", json!("职高三年级"));
                roster.put(row, "特殊困难类型", json!("无"));
            }
            Whereabouts::AtAnotherSchool => roster.put(row, "学籍状态", json!("转出")),
            Whereabouts::PaidInFull | Whereabouts::PaidInPart | Whereabouts::Applied => {
                self.recognise(child.school, child, true);
            }
            Whereabouts::Refused => {
                self.recognise(child.school, child, false);
            }
            _ => {}
        }
        if matches!(made, Whereabouts::PaidInFull | Whereabouts::PaidInPart) {
            self.pay(AUTUMN, child);
        }
        if made == Whereabouts::PaidInFull {
            self.pay(SPRING, child);
        }
        Some(row)
    }

    /// Signs each list.
    pub fn close(&mut self) {
        for table in &mut self.tables {
            let mut foot = vec![json!(format!("合计：{} 人", table.rows.len() - 2))];
            foot.resize(table.rows[1].len(), Value::Null);
            table.push(foot);
        }
    }
}

/// As the number has it.
pub fn sex(child: &Child) -> &'static str {
    let digit = child.number.chars().nth(16).and_then(|digit| digit.to_digit(10)).unwrap();
    if digit % 2 == 1 { "男" } else { "女" }
}
