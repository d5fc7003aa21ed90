//! From a row to the rules: the same core evaluates it, and it becomes an application in one step.

use aid::assessment::assess;
use aid::date::SchoolYear;
use aid::library::library;
use aid::policy::Benefit;
use aid::situation::{Boarding, Entry, Hardship, Stage};
use office::application::{Application, Field, School, hold};
use office::import::person::Person;
use office::wording;
use serde_json::{Value, json};

use crate::people::school;
use crate::tables::{imported, sheet};

const YEAR: SchoolYear = SchoolYear::beginning(2024);

#[track_caller]
fn person(heads: &[&str], cells: &[Value]) -> Person {
    let heads = heads.iter().map(|head| json!(head)).collect();
    let (_, imported) = imported(&sheet(&[heads, cells.to_vec()], &[]));
    imported.people.into_iter().next().unwrap()
}

/// What the living subsidy comes to, least and most; none where nothing is due.
fn subsidy(application: &Application) -> Option<(String, String)> {
    let assessment = assess(library(), &application.situation(), application.period());
    let pupil = assessment.students.first()?;
    let due = pupil.entitlements.iter().find(|due| due.benefit == Benefit::LivingSubsidy)?;
    let (least, most) = (due.whole.least, due.whole.most);
    Some((least.to_string(), most.to_string()))
}

#[test]
fn nothing_is_typed_twice() {
    let heads = [
        "姓名",
        "身份证号",
        "年级",
        "班级",
        "监护人姓名",
        "监护人关系",
        "监护人电话",
        "家庭住址",
        "家庭人口",
        "人均年收入",
        "就读方式",
        "特殊困难类型",
        "银行卡号",
        "户名",
        "民族",
    ];
    let cells = [
        "张小明",
        "130925201405060033",
        "三年级",
        "2班",
        "张大山",
        "父亲",
        "13800138000",
        "东街 1 号",
        "5",
        "4000",
        "住校",
        "孤儿、农村低保",
        "4111111111111111",
        "张大山",
        "汉族",
    ];
    let cells: Vec<Value> = cells.iter().map(|cell| json!(cell)).collect();
    let application = person(&heads, &cells).application(YEAR, &school());
    let texts: Vec<(Field, &str)> = application.texts.iter().collect();
    let expected = [
        (Field::School, "盐山县第一小学"),
        (Field::Grade, "三年级"),
        (Field::Class, "2班"),
        (Field::Name, "张小明"),
        (Field::Sex, "男"),
        (Field::Born, "2014 年 5 月"),
        (Field::IdNumber, "130925201405060033"),
        (Field::FamilySize, "5"),
        (Field::Address, "东街 1 号"),
        (Field::GuardianPhone, "13800138000"),
        (Field::IncomePerHead, "4000"),
        (Field::AccountHolder, "张大山"),
        (Field::CardNumber, "4111111111111111"),
    ];
    assert_eq!(texts, expected);
    let member = &application.members[0].texts;
    let guardian = (member.get(Field::MemberName), member.get(Field::MemberRelation));
    assert_eq!((guardian, application.members.len()), (("张大山", "父亲"), 1));
    assert_eq!(application.student.boarding, Some(Boarding::Boarder));
    assert_eq!(application.student.hardships.get(Hardship::Orphan), Some(true));
    assert_eq!(application.household.hardships.get(Hardship::RuralSubsistence), Some(true));
    let pupil = application.pupil();
    let said = (pupil.stage, pupil.entry);
    assert_eq!(said, (Some(Stage::Primary), Some(Entry::LaterGrade)));
    assert_eq!(pupil.region, school().facts.region);
    assert_eq!(hold(&application, &[]), None, "nothing is missing, wrong or doubtful");
}

#[test]
fn a_class_that_is_called_by_its_first_year_is_in_a_grade_where_the_stage_is_known() {
    for (stage, grade, class, expected) in [
        ("小学", "2023级", "2班", "四年级"),
        ("小学", "", "2026级（3）班", "一年级"),
        ("初中", "２０２５级", "", "八年级"),
        ("高中", "2024级", "", "高三"),
        // What is written stands.
        ("小学", "三年级", "2023级2班", "三年级"),
        // No class of the school began then: it leaves in that year, or has left.
        ("小学", "2027级", "", "2027级"),
        ("初中", "2023级", "", "2023级"),
        // Which grade that is, nobody said.
        ("", "2023级", "", "2023级"),
        ("中职", "2025级", "", "2025级"),
        ("小学", "23级", "", "23级"),
    ] {
        let heads = ["姓名", "学段", "年级", "班级"];
        let cells = [json!("张小明"), json!(stage), json!(grade), json!(class)];
        let year = SchoolYear::beginning(2026);
        let application = person(&heads, &cells).application(year, &School::default());
        assert_eq!(application.texts.get(Field::Grade), expected, "{stage} {grade} {class}");
    }
}

#[test]
fn a_row_without_a_number_is_an_application_without_one() {
    let heads = ["姓名", "身份证号", "出生年月", "班级"];
    let cells =
        [json!("张小明"), json!("@130925201405060033"), json!("2014.5"), json!("三年级2班")];
    let application = person(&heads, &cells).application(YEAR, &school());
    let text = |field| application.texts.get(field);
    assert_eq!(text(Field::IdNumber), "");
    assert_eq!((text(Field::Born), text(Field::Sex)), ("2014 年 5 月", ""));
    assert_eq!((text(Field::Grade), text(Field::Class)), ("三年级2班", "三年级2班"));
    let wrong = [json!("张小明"), json!("130925201405060034"), json!(null), json!(null)];
    let application = person(&heads, &wrong).application(YEAR, &school());
    assert_eq!(application.texts.get(Field::IdNumber), "130925201405060034", "to be corrected");
    let passport = person(
        &["姓名", "证件类型", "证件号码"],
        &[json!("陈大文"), json!("护照"), json!("E12345678")],
    );
    let application = passport.application(YEAR, &School::default());
    assert_eq!(application.texts.get(Field::IdKind), "护照");
    assert_eq!(wording::id_kind(&application.texts), "护照");
}

/// Right sums by hand: primary boarders 1,250 a year since spring 2024, others half of it.
#[test]
fn the_same_core_evaluates_a_row() {
    let heads = ["姓名", "年级", "就读方式", "特殊困难类型", "是否困难学生"];
    let rows = [
        (["张小明", "三年级", "住校", "农村低保", "是"], Some(("1,250", "1,250"))),
        (["张小明", "三年级", "走读", "农村低保", "是"], Some(("625", "625"))),
        (["张小明", "初二", "住校", "农村低保", "是"], Some(("1,500", "1,500"))),
        // Whether the school recognises the pupil is not said.
        (["张小明", "三年级", "住校", "农村低保", ""], Some(("0", "1,250"))),
        // No word is no answer: it is a range, and never a no.
        (["张小明", "三年级", "走读", "", "是"], Some(("0", "625"))),
        (["张小明", "三年级", "", "农村低保", "是"], Some(("625", "1,250"))),
    ];
    for (cells, expected) in rows {
        let cells: Vec<Value> = cells.iter().map(|cell| json!(cell)).collect();
        let person = person(&heads, &cells);
        let mut facts = school();
        facts.facts.decisions = aid::vocabulary::Answers::default();
        let application = person.application(YEAR, &facts);
        assert_eq!(application.situation(), person.situation(YEAR, &facts));
        let told = subsidy(&application);
        let told = told.as_ref().map(|(least, most)| (least.as_str(), most.as_str()));
        assert_eq!(told, expected, "{cells:?}");
    }
}
