//! Applications as officers have them: of every class, at every step. None of the pupils lives.

use aid::date::{Date, SchoolYear};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::situation::{Boarding, Entry, Hardship, SchoolKind, SchoolPlace, Stage, Student};
use office::application::{Action, Application, Event, Field, School, Tier, notice_until};

use super::chance::Chance;

const FAMILY: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈";
const GIVEN: &str = "子涵雨欣宇轩梓萱浩然思远佳怡一诺俊杰诗琪明辉晓东建国秀英玉兰志强海燕文博雅静";
const VILLAGES: [&str; 6] = ["小王庄", "东刘村", "大杨庄", "后李村", "西郭庄", "前孙村"];
const TOWNS: [&str; 4] = ["韩集镇", "庆云镇", "千童镇", "圣佛镇"];
const GRADES: [&str; 6] = ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"];
const RELATIONS: [&str; 5] = ["父亲", "母亲", "弟弟", "爷爷", "奶奶"];

/// The school of the desk.
pub fn school() -> School {
    let facts = Student {
        region: "130925".parse().ok(),
        school_kind: Some(SchoolKind::Public),
        school_place: Some(SchoolPlace::Rural),
        ..Student::default()
    };
    School {
        name: "盐山县第三小学".to_owned(),
        phone: "0317-6221234".to_owned(),
        facts,
        ..School::default()
    }
}

/// The application of a pupil in a year; of one pupil, the same in every year but for its steps.
pub fn application(place: usize, year: SchoolYear, recognised: bool) -> Application {
    let mut chance = Chance::new(1_000 + place as u64);
    let mut one = Application::new(year, &school());
    let pupil = name(&mut chance);
    let father = name(&mut chance);
    // Forty pupils to a class, and so many classes to a grade as it takes.
    let class = place / 40;
    let grade = class % GRADES.len();
    let born = 2020 - grade;
    let (month, day) = (1 + chance.below(12), 1 + chance.below(28));
    let town = TOWNS[chance.below(TOWNS.len())];
    let village = VILLAGES[chance.below(VILLAGES.len())];
    let phone = |chance: &mut Chance| format!("139{:08}", chance.below(100_000_000));
    let money = |chance: &mut Chance, most: usize| (100 * chance.below(most)).to_string();
    let serial = place % 1000;
    for (field, text) in [
        (Field::Grade, GRADES[grade].to_owned()),
        (Field::Class, format!("{}班", 1 + class / GRADES.len())),
        (Field::Name, pupil),
        (Field::Sex, if serial % 2 == 1 { "男" } else { "女" }.to_owned()),
        (Field::Born, format!("{born}年{month}月")),
        (Field::NativePlace, "河北盐山".to_owned()),
        (Field::IdNumber, id_number(&format!("{born}{month:02}{day:02}{serial:03}"))),
        (Field::FamilySize, "5".to_owned()),
        (Field::Address, format!("盐山县{town}{village} {} 号", 1 + chance.below(300))),
        (Field::Postcode, "061300".to_owned()),
        (Field::GuardianPhone, phone(&mut chance)),
        (Field::IncomePerHead, money(&mut chance, 90)),
        (Field::Debt, format!("给爷爷看病借了 {} 万元，还没有还。", 1 + chance.below(9))),
        (Field::Reason, "家里劳动力少，收入低，人口多，负担重。".to_owned()),
        (Field::AccountHolder, father.clone()),
        (Field::CardNumber, format!("621700{:013}", chance.below(1_000_000_000_000))),
    ] {
        // One in twenty forgot something, or will bring it.
        if chance.below(20) > 0 || matches!(field, Field::Grade | Field::Class | Field::Name) {
            one.texts.set(field, &text);
        }
    }
    add_members(&mut one, &father, &mut chance);
    answer(&mut one, grade, &mut chance);
    let so_far = [0, 1, 3, 4, 4, 5, 5, 5];
    let steps = if recognised { 5 } else { so_far[chance.below(so_far.len())] };
    take_steps(&mut one, steps, year);
    one
}

fn add_members(one: &mut Application, father: &str, chance: &mut Chance) {
    for relation in &RELATIONS[..2 + chance.below(4)] {
        let row = one.add_member().unwrap();
        let member = one.members.iter_mut().find(|member| member.id == row).unwrap();
        let called = if *relation == "父亲" { father.to_owned() } else { name(chance) };
        for (field, text) in [
            (Field::MemberName, called),
            (Field::MemberAge, (30 + chance.below(40)).to_string()),
            (Field::MemberRelation, (*relation).to_owned()),
            (Field::MemberWork, format!("盐山县{}", TOWNS[chance.below(TOWNS.len())])),
            (Field::MemberJob, "务农".to_owned()),
            (Field::MemberIncome, (100 * chance.below(300)).to_string()),
            (Field::MemberHealth, "健康".to_owned()),
        ] {
            member.texts.set(field, &text);
        }
    }
}

/// The steps up to the money, so many of them.
fn take_steps(one: &mut Application, steps: usize, year: SchoolYear) {
    let day = |day| Date::new(year.start(), 9, day).unwrap();
    let of_day = [
        (Action::Submit, 3),
        (Action::Review, 7),
        (Action::Publicise, 10),
        (Action::Recognise, 25),
        (Action::Pay, 28),
    ];
    for (action, on) in of_day.into_iter().take(steps) {
        let on = day(on);
        let tier = (action == Action::Recognise).then_some(Tier::Grave);
        let until = (action == Action::Publicise).then(|| notice_until(on));
        let term = (action == Action::Pay).then(|| year.terms()[0]);
        let paid =
            term.map(|term| one.paying(term, vec![(Benefit::LivingSubsidy, Yuan::whole(625))]));
        one.take(library(), Event { tier, until, term, paid, ..Event::new(action, on) }).unwrap();
    }
}

fn answer(one: &mut Application, grade: usize, chance: &mut Chance) {
    let (stage, entry) =
        (Some(Stage::Primary), if grade == 0 { Entry::FirstGrade } else { Entry::LaterGrade });
    one.student.stage = stage;
    one.student.entry = Some(entry);
    let boarding = if chance.below(3) == 0 { Boarding::Boarder } else { Boarding::Day };
    one.student.boarding = Some(boarding);
    let groups = [
        Hardship::RuralSubsistence,
        Hardship::General,
        Hardship::SubsistenceEdge,
        Hardship::DisabledParent,
        Hardship::SuddenEvent,
    ];
    let group = groups[chance.below(groups.len())];
    one.household.hardships.set(group, Some(true));
    if chance.below(4) > 0 {
        one.proofs_seen.set(group, Some(true));
        one.sources.insert(group, "县民政局 2026 年名册".to_owned());
    }
}

fn name(chance: &mut Chance) -> String {
    let mut one = |letters: &str| letters.chars().nth(chance.below(letters.chars().count()));
    [one(FAMILY), one(GIVEN), one(GIVEN)].into_iter().flatten().collect()
}

/// A number of an identity card with its last digit.
fn id_number(birth_and_serial: &str) -> String {
    let body = format!("130925{birth_and_serial}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize = body.bytes().zip(weights).map(|(one, by)| usize::from(one - b'0') * by).sum();
    format!("{body}{}", char::from(b"10X98765432"[sum % 11]))
}
