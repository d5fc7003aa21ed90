//! What is said of a whole form: what it lacks, in which order, and what of it stops it.

use aid::date::SchoolYear;
use aid::vocabulary::Vocabulary;
use office::application::{Application, Block, Field, Place, Remark, School, is_held_up, remarks};
use office::wording;

use super::failures::each;
use super::people::{after, boarder, full, with};
use super::with_mother;

fn sentences(application: &Application) -> Vec<String> {
    let told = remarks(application);
    told.iter().map(|(place, remark)| wording::remark(place.field, remark)).collect()
}

/// A form with one row of the family, in which some texts are typed.
fn with_row(texts: &[(Field, &str)]) -> Application {
    let mut form = boarder(2026);
    form.add_member();
    for (field, text) in texts {
        form.members[0].texts.set(*field, text);
    }
    form
}

const NAMELESS: &str = "这一行没有姓名，请填写，或者去掉这一行。";

#[test]
fn a_row_of_the_family_has_a_name() {
    let nobody = &["请填写家庭成员。"][..];
    let (named, aged) = ((Field::MemberName, "李芳"), (Field::MemberAge, "40"));
    each(
        [
            ("no row", boarder(2026), nobody),
            ("an empty row is nobody", with_row(&[]), nobody),
            ("nor is a blank one", with_row(&[(Field::MemberAge, " ")]), nobody),
            ("somebody without a name", with_row(&[aged]), &[NAMELESS]),
            ("somebody with one", with_row(&[aged, named]), &[]),
        ],
        |failures, (says, form, expected)| failures.same(says, sentences(&form), expected),
    );
    let nameless = remarks(&with_row(&[aged]));
    let place = Place { member: Some(1), field: Field::MemberName };
    assert_eq!(nameless, [(place, Remark::Wrong(NAMELESS.to_owned()))]);
    let told = wording::remark_of(place.field, &nameless[0].1);
    assert_eq!(told, format!("家庭成员的姓名：{NAMELESS}"));
}

#[test]
fn a_recognised_pupil_has_an_account() {
    let account = &["已经认定，发放前请填写账户姓名。", "已经认定，发放前请填写银行卡号。"];
    let recognised = after(with_mother(boarder(2026)), "2026-09-07 smooth");
    let paid = after(recognised.clone(), "2026-11-20 pay");
    let held = with(paid.clone(), &[(Field::AccountHolder, "李芳")]);
    let filled = with(held.clone(), &[(Field::CardNumber, "6222026301000000004")]);
    let declined = after(with_mother(boarder(2026)), "2026-09-07 submit decline");
    each(
        [
            ("recognised", &recognised, &account[..]),
            ("another term is still to be paid", &paid, &account[..]),
            ("with a holder", &held, &account[1..]),
            ("declined", &declined, &[]),
        ],
        |failures, (says, form, expected)| failures.same(says, sentences(form), expected),
    );
    assert!(remarks(&recognised).iter().all(|(_, remark)| !remark.stops()));
    let filled = sentences(&filled);
    assert!(!filled.contains(&account[1].to_owned()), "{filled:?}");
}

/// What an empty form lacks.
const LACKS: &[&str] = &[
    "请填写学校。",
    "请填写年级。",
    "请填写班级。",
    "请填写身份证号码。",
    "请填写姓名。",
    "请填写性别。",
    "请填写出生年月。",
    "请填写家庭人口。",
    "请填写详细通讯地址。",
    "请填写家长手机号码。",
    "请填写家庭成员。",
    "请填写家庭人均年收入（元）。",
];

#[test]
fn a_form_lacks_exactly_this() {
    let year = SchoolYear::beginning(2026);
    let empty = Application::new(year, &School::default());
    let stops = remarks(&empty).into_iter().filter(|(_, remark)| remark.stops());
    assert!(stops.clone().all(|(_, remark)| remark == Remark::Missing) && stops.count() == 11);
    let last_year = with_mother(boarder(2025));
    let last_grade = with(last_year.clone(), &[(Field::Grade, "六年级")]);
    each(
        [
            ("an empty one", empty, LACKS),
            ("a whole one", with_mother(boarder(2026)), &[]),
            ("a renewed one", last_year.renewed(year), &["请填写家庭人均年收入（元）。"]),
            (
                "from the last grade nobody knows where a pupil goes",
                last_grade.renewed(year),
                &["请填写年级。", "请填写家庭人均年收入（元）。"],
            ),
        ],
        |failures, (says, form, expected)| failures.same(says, sentences(&form), expected),
    );
}

#[test]
fn what_holds_a_form_up_is_what_its_remarks_say_stops_it() {
    let long = "字".repeat(99);
    let texts = [
        "",
        " ",
        "男",
        "李芳",
        "40",
        "2017年5月",
        "061300",
        "13931700001",
        "3200.5",
        "A·b",
        &long,
        "130925201405120014",
        "13092520140512001X",
        "6222026301000000004",
        "三千",
        "-1",
    ];
    let mut held_up = 0;
    let forms = [boarder(2026), with_mother(boarder(2026)), full()];
    each(Field::ALL.iter().copied(), |failures, field| {
        for (form, text) in forms.iter().flat_map(|form| texts.map(|text| (form, text))) {
            let mut form = form.clone();
            match form.members.first_mut() {
                Some(member) if field.block() == Block::Member => member.texts.set(field, text),
                _ => form.texts.set(field, text),
            }
            let stopped = remarks(&form).iter().any(|(_, remark)| remark.stops());
            failures.same(format!("{field:?} {text}"), is_held_up(&form), stopped);
            held_up += usize::from(stopped);
        }
    });
    assert!((200..1400).contains(&held_up), "{held_up}");
}

#[test]
fn remarks_stand_in_the_order_of_the_form() {
    let long = "字".repeat(61);
    let texts = [
        (Field::CardNumber, "1"),
        (Field::Opinion, &*long),
        (Field::IncomePerHead, "三千"),
        (Field::Postcode, "1"),
        (Field::Sex, "女"),
        (Field::Born, "2014.6"),
        (Field::Class, " "),
    ];
    let mut form = with(boarder(2026), &texts);
    let (first, second) = (form.add_member().unwrap(), form.add_member().unwrap());
    form.members[0].texts.set(Field::MemberIncome, "三千");
    form.members[0].texts.set(Field::MemberAge, "121");
    form.members[1].texts.set(Field::MemberAge, "十");
    let places: Vec<Place> = remarks(&form).into_iter().map(|(place, _)| place).collect();
    let of = |field| Place { member: None, field };
    let row = |id, field| Place { member: Some(id), field };
    let expected = [
        of(Field::Class),
        of(Field::IdNumber),
        of(Field::IdNumber),
        of(Field::Postcode),
        row(first, Field::MemberName),
        row(first, Field::MemberAge),
        row(first, Field::MemberIncome),
        row(second, Field::MemberName),
        row(second, Field::MemberAge),
        of(Field::IncomePerHead),
        of(Field::Opinion),
        of(Field::CardNumber),
    ];
    assert_eq!(places, expected);
    assert_eq!(
        sentences(&form)[1..3],
        [
            "身份证号里的出生年月是 2014 年 5 月，表上填的是 2014 年 6 月，请对照户口簿核对这两项。",
            "身份证号表示的性别是男，表上填的是女，请对照户口簿核对这两项。",
        ]
    );
}

#[test]
fn every_field_stands_in_one_block_and_the_member_fields_in_theirs() {
    let blocks: Vec<Field> = Block::ALL.iter().flat_map(|block| Field::of(*block)).collect();
    assert_eq!(blocks.len(), Field::ALL.len());
    each(Field::ALL, |failures, field| {
        let is_of_member = field.id().starts_with("member-");
        failures.same(field.id(), field.block() == Block::Member, is_of_member);
        failures.holds(field.id(), !(field.is_required() && is_of_member));
    });
}
