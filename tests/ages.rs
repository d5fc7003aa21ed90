//! What is doubtful about a pupil's age or a family's income, and never stops a form.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::unwrap_used)]

use aid::date::SchoolYear;
use office::application::{Application, Field, Remark, School, disagreements, read};

/// What is typed into the form.
type Typed<'t> = &'t [(Field, &'t str)];

fn pupil(fields: Typed<'_>) -> Application {
    let mut one = Application::new(SchoolYear::beginning(2026), &School::default());
    for (field, text) in fields {
        one.texts.set(*field, text);
    }
    one
}

#[test]
fn an_age_that_hardly_any_pupil_of_the_grade_has_is_a_doubt() {
    let adult = "学生开学时已满 76 岁，是不是填成了家长的证件号码？请对照户口簿核对。";
    let newborn =
        "开学时 0 岁，年级填的是“三年级”，和一般的年龄差得远，请核对出生年月、证件号码和年级。";
    let unread = "开学时 0 岁，年级填的是“三（2）班”，和一般的年龄差得远，\
                  请核对出生年月、证件号码和年级。";
    let no_grade = "开学时 0 岁，和一般学生的年龄差得远，请核对出生年月和证件号码。";
    let later = "出生年月是 2026 年 10 月，在这一学年开学以后，请对照户口簿核对。";
    let rows: [(&str, Typed, Option<&str>); 16] = [
        ("usual", &[(Field::Born, "2018.3"), (Field::Grade, "三年级")], None),
        ("began late", &[(Field::Born, "2014.10"), (Field::Grade, "三年级")], None),
        ("born 1950", &[(Field::Born, "1950.3"), (Field::Grade, "三年级")], Some(adult)),
        ("born this May", &[(Field::Born, "2026.5"), (Field::Grade, "三年级")], Some(newborn)),
        ("born after the school year began", &[(Field::Born, "2026.10")], Some(later)),
        (
            "the number goes before the typed month",
            &[
                (Field::IdNumber, "110105195003120020"),
                (Field::Born, "2018.3"),
                (Field::Grade, "三年级"),
            ],
            Some(adult),
        ),
        (
            "a number that is wrong says nothing",
            &[
                (Field::IdNumber, "110105195003120025"),
                (Field::Born, "2018.3"),
                (Field::Grade, "三年级"),
            ],
            None,
        ),
        ("no grade yet", &[(Field::Born, "2018.3")], None),
        ("no grade, grown up", &[(Field::Born, "1950.3")], Some(adult)),
        ("no grade, newly born", &[(Field::Born, "2026.5")], Some(no_grade)),
        (
            "a grade that is not read",
            &[(Field::Born, "2026.5"), (Field::Grade, "三（2）班")],
            Some(unread),
        ),
        ("a kindergarten", &[(Field::Born, "2022.5"), (Field::Grade, "大班")], None),
        ("perhaps a college", &[(Field::Born, "2007.3"), (Field::Grade, "大一")], None),
        ("no birth", &[(Field::Grade, "三年级")], None),
        ("a senior pupil of eighteen", &[(Field::Born, "2008.3"), (Field::Grade, "高三")], None),
        ("an old junior pupil", &[(Field::Born, "2009.9"), (Field::Grade, "初三")], None),
    ];
    for (says, fields, expected) in rows {
        let found: Vec<String> =
            disagreements(&pupil(fields)).iter().map(ToString::to_string).collect();
        assert_eq!(found.iter().map(String::as_str).next_back(), expected, "{says}");
    }
}

#[test]
fn an_income_that_hardly_any_family_has_is_a_doubt() {
    let doubt = |sum: &str| {
        Some(Remark::Doubt(format!(
            "{sum} 元？比一般家庭高得多，请看看是不是多打了几位，或者写的是万元。"
        )))
    };
    for (field, typed, expected) in [
        (Field::IncomePerHead, "4200", None),
        (Field::IncomePerHead, "100000", None),
        (Field::IncomePerHead, "42000000", doubt("42,000,000")),
        (Field::MemberIncome, "400000", None),
        (Field::MemberIncome, "4200000", doubt("4,200,000")),
    ] {
        assert_eq!(read(field, typed).remark, expected, "{typed}");
    }
}
