//! The county with errors planted in it: one of every kind that lists held against each other show,
//! and of every kind that a cell can have.

use aid::vocabulary::Vocabulary;
use office::import::problem::Code as CellCode;
use office::reconciliation::{Code, Whereabouts};
use serde_json::{Value, json};

use super::made::{
    AUTUMN, Child, County, DISABLED, MADE, RECOGNITIONS, ROSTERS, SCHOOLS, SPRING, SUBSISTENCE, sex,
};

/// The county, what was planted in it, and where the registered children are.
pub struct Planted {
    pub county: County,
    /// What is wrong between the lists: a number, and rows by the place of their list.
    pub problems: Vec<(Code, Vec<(usize, u32)>)>,
    /// What is wrong in a cell: a number, and the row by the place of its list.
    pub cells: Vec<(CellCode, (usize, u32))>,
    /// The box of each registered child, and the place of the school that counts it.
    pub boxes: Vec<(Whereabouts, usize)>,
    /// The rows of the offices' lists that name somebody again.
    pub repeated: usize,
}

impl Planted {
    pub fn new() -> Self {
        let mut planted = Self {
            county: County::empty(),
            problems: Vec::new(),
            cells: Vec::new(),
            boxes: Vec::new(),
            repeated: 0,
        };
        for school in 0..SCHOOLS.len() {
            for made in MADE {
                let child = planted.county.child(school, made == Whereabouts::NotOfSchoolAge);
                planted.county.enter(made, &child);
                planted.boxes.push((made, school));
            }
            // Pupils whom no office has registered.
            for made in [Whereabouts::PaidInFull, Whereabouts::Depends] {
                let child = planted.county.child(school, false);
                planted.county.enter_school(made, &child);
            }
        }
        for (place, code) in Code::ALL.iter().enumerate() {
            let child = planted.county.child(place % SCHOOLS.len(), false);
            planted.plant(*code, &child);
        }
        planted.plant_cells();
        planted.county.close();
        planted
    }

    fn is_wrong(&mut self, code: Code, rows: &[(usize, u32)]) {
        self.problems.push((code, rows.to_vec()));
    }

    fn is_wrong_in(&mut self, code: CellCode, place: usize, row: u32) {
        self.cells.push((code, (place, row)));
    }

    /// Plants one error, of a child of its own.
    fn plant(&mut self, code: Code, child: &Child) {
        let (school, other) = (child.school, (child.school + 1) % SCHOOLS.len());
        let roster = ROSTERS + school;
        let made = match code {
            Code::PaidTwice
            | Code::PaidNotEntitled
            | Code::AmountDiffers
            | Code::PaidNotApplied => return self.plant_in_money(code, child),
            Code::Unidentified => {
                let row = self.county.register(SUBSISTENCE, child, "农村低保");
                for head in ["身份证号", "出生日期", "监护人姓名", "性别"] {
                    self.county.tables[SUBSISTENCE].put(row, head, Value::Null);
                }
                self.is_wrong(code, &[(SUBSISTENCE, row)]);
                self.boxes.push((Whereabouts::NotAtSchool, school));
                return;
            }
            Code::OnNoRoll => {
                let row = self.county.register(SUBSISTENCE, child, "农村低保");
                self.is_wrong(code, &[(SUBSISTENCE, row)]);
                self.boxes.push((Whereabouts::NotAtSchool, school));
                return;
            }
            Code::AppliedTwice => Whereabouts::Applied,
            _ => Whereabouts::NotApplied,
        };
        let (registered, enrolled) = self.county.enter(made, child);
        let (at, enrolled) = ((SUBSISTENCE, registered), enrolled.unwrap());
        let tables = &mut self.county.tables;
        let whereabouts = match code {
            Code::TwiceInList | Code::TwiceAcrossLists => {
                let list = if code == Code::TwiceInList { SUBSISTENCE } else { DISABLED };
                let category =
                    if code == Code::TwiceInList { "农村低保" } else { "残疾人子女" };
                let again = self.county.register(list, child, category);
                self.repeated += 1;
                self.is_wrong(code, &[at, (list, again)]);
                made
            }
            Code::DeniedCategory => {
                tables[roster].put(enrolled, "特殊困难类型", json!("无"));
                self.is_wrong(code, &[at, (roster, enrolled)]);
                made
            }
            Code::TwoNames => {
                tables[roster].put(enrolled, "姓名", json!(format!("{}一", child.name)));
                self.is_wrong(code, &[at, (roster, enrolled)]);
                Whereabouts::Contradictory
            }
            Code::OtherBirth | Code::OtherSex => {
                let is_birth = code == Code::OtherBirth;
                let other_sex = if sex(child) == "男" { "女" } else { "男" };
                let (head, cell) = if is_birth {
                    ("出生日期", json!({"day": child.born.replacen("201", "200", 1)}))
                } else {
                    ("性别", json!(other_sex))
                };
                tables[SUBSISTENCE].put(registered, head, cell);
                self.is_wrong(code, &[at]);
                self.is_wrong_in(CellCode::AgainstNumber, SUBSISTENCE, registered);
                Whereabouts::Contradictory
            }
            Code::TwoNumbers => {
                let stranger = self.county.child(school, false);
                let row = self.county.recognise(school, child, true);
                let number = json!(stranger.number);
                self.county.tables[RECOGNITIONS].put(row, "身份证号", number);
                self.is_wrong(code, &[(roster, enrolled), (RECOGNITIONS, row)]);
                Whereabouts::Contradictory
            }
            // The roster has its number in a number cell: only a human can say who that is.
            Code::Unconfirmed => {
                let damaged = json!(format!("@{}", child.number.replace('X', "0")));
                tables[roster].put(enrolled, "身份证\n件号", damaged);
                self.is_wrong(code, &[at, (roster, enrolled)]);
                self.is_wrong_in(CellCode::DamagedNumber, roster, enrolled);
                Whereabouts::NotAtSchool
            }
            Code::AppliedTwice => {
                let own = u32::try_from(tables[RECOGNITIONS].rows.len()).unwrap();
                let again = self.county.recognise(other, child, true);
                self.is_wrong(code, &[(RECOGNITIONS, own), (RECOGNITIONS, again)]);
                made
            }
            Code::OnTwoRolls => {
                let again = self.county.enrol(other, child);
                self.is_wrong(code, &[(roster, enrolled), (ROSTERS + other, again)]);
                made
            }
            _ => unreachable!("{code:?} has no rows of its own"),
        };
        self.boxes.push((whereabouts, school));
    }

    fn plant_in_money(&mut self, code: Code, child: &Child) {
        self.county.register(SUBSISTENCE, child, "农村低保");
        self.county.enrol(child.school, child);
        if code != Code::PaidNotApplied {
            self.county.recognise(child.school, child, code != Code::PaidNotEntitled);
        }
        let autumn = (AUTUMN, self.county.pay(AUTUMN, child));
        let spring = (SPRING, self.county.pay(SPRING, child));
        let (rows, whereabouts) = match code {
            Code::PaidTwice => {
                let again = (SPRING, self.county.pay(SPRING, child));
                (vec![spring, again], Whereabouts::PaidInFull)
            }
            Code::AmountDiffers => {
                self.county.tables[SPRING].put(spring.1, "金额", json!(500));
                (vec![spring], Whereabouts::PaidInPart)
            }
            _ => (vec![autumn, spring], Whereabouts::PaidInFull),
        };
        self.is_wrong(code, &rows);
        self.boxes.push((whereabouts, child.school));
    }

    /// Plants every error that a cell of a list can have, each in the row of a pupil of its own
    /// whom no office has registered.
    fn plant_cells(&mut self) {
        for (place, (code, cells)) in cells().into_iter().enumerate() {
            let child = self.county.child(place % SCHOOLS.len(), false);
            let row = self.county.enrol(child.school, &child);
            let roster = ROSTERS + child.school;
            for (head, cell) in cells {
                self.county.tables[roster].put(row, head, cell);
            }
            self.is_wrong_in(code, roster, row);
        }
        let payments = [
            (CellCode::UnclearAmount, "金额", json!("六百二十五")),
            (CellCode::UnclearTerm, "学期", json!("秋季学期")),
            (CellCode::UnknownBenefit, "补助项目", json!("奖励")),
            (CellCode::OddCard, "银行卡号", json!("4111111111111112")),
        ];
        for (code, head, cell) in payments {
            let child = self.county.child(0, false);
            self.county.enrol(0, &child);
            self.county.recognise(0, &child, true);
            let row = self.county.pay(AUTUMN, &child);
            self.county.tables[AUTUMN].put(row, head, cell);
            self.is_wrong_in(code, AUTUMN, row);
        }
        self.hide_under_a_merge();
        self.county.tables[ROSTERS].hidden = vec![4, 6];
    }

    /// Two rows of one class, merged, with another class left under it.
    fn hide_under_a_merge(&mut self) {
        let roster = ROSTERS + 1;
        let rows = [(); 2].map(|()| {
            let child = self.county.child(1, false);
            self.county.enrol(1, &child)
        });
        let table = &mut self.county.tables[roster];
        let class = u16::try_from(table.column("班级")).unwrap();
        table.put(rows[1], "班级", json!("3班"));
        table.merged.push((rows[0], rows[1], class, class));
        self.is_wrong_in(CellCode::UnderMerge, roster, rows[1]);
    }
}

type Cells = Vec<(&'static str, Value)>;

/// What is wrong in a row of a roster, and what is written for it.
fn cells() -> Vec<(CellCode, Cells)> {
    let number = "身份证\n件号";
    let without = |head: &'static str, cell: Value| vec![(number, Value::Null), (head, cell)];
    vec![
        (CellCode::NoName, vec![("姓名", Value::Null)]),
        (CellCode::NotAName, vec![("姓名", json!("**"))]),
        // As it comes out of a file for printing.
        (CellCode::OddName, vec![("姓名", json!("⻩小明"))]),
        (CellCode::CellError, vec![("班级", json!({"error": "#N/A"}))]),
        (CellCode::NotCalculated, vec![("班级", json!({"formula": "1&\"班\""}))]),
        (CellCode::Picture, vec![("班级", json!("=DISPIMG(\"ID_1\",1)"))]),
        (CellCode::OtherKind, vec![(number, json!({"day": "2017-05-06"}))]),
        (CellCode::TwoColumns, vec![("就读方式", json!("走读")), ("是否寄宿", json!("是"))]),
        (CellCode::DamagedNumber, vec![(number, json!("@130925201705060000"))]),
        (CellCode::CutNumber, vec![(number, json!("1.30925E+17"))]),
        (CellCode::WrongNumber, vec![(number, json!("130925201705060012"))]),
        (
            CellCode::OddNumber,
            vec![("证件类型", json!("港澳居民来往内地通行证")), (number, json!("H123456"))],
        ),
        (CellCode::ZerosGone, vec![("班级", json!(7))]),
        (CellCode::UnknownPaper, vec![("证件类型", json!("军官证"))]),
        (CellCode::UnclearDay, vec![("出生日期", json!("不详"))]),
        (CellCode::LostDay, without("出生日期", json!("@42861.666667"))),
        (CellCode::OneOrTen, without("出生日期", json!("@2017.1"))),
        (CellCode::Serial, without("出生日期", json!(42861))),
        (CellCode::UnknownWord, vec![("学籍状态", json!("外地"))]),
        (CellCode::Lodging, vec![("就读方式", json!("借宿")), ("是否寄宿", Value::Null)]),
        (CellCode::UnknownCategory, vec![("特殊困难类型", json!("困难户甲"))]),
        (CellCode::EitherCategory, vec![("特殊困难类型", json!("低保"))]),
        (CellCode::UnclearGrade, vec![("学段", Value::Null), ("年级", json!("三"))]),
        (CellCode::OnlyAHint, vec![("残疾类型", json!("肢体二级"))]),
        (
            CellCode::YesAndNo,
            vec![("特殊困难类型", json!("农村低保")), ("是否农村低保", json!("否"))],
        ),
        (CellCode::TwoNumbers, vec![("学籍号", json!("G130925201405060033"))]),
        (CellCode::OddPhone, vec![("监护人电话", json!("6221234"))]),
    ]
}
