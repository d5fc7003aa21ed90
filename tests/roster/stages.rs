//! Lists of other stages than compulsory school: a kindergarten, a senior middle school and a
//! vocational school, each through totals, notice, payment list and table.

use aid::library::library;
use aid::situation::{Circumstance, Hardship, Stage};
use office::application::{Application, Tier};
use office::export::book::Content;
use office::export::request::Cards;
use office::roster::{Entry, Ledger, Namesakes, disbursement, notices, totals};
use office::wording;

use super::entries::entries;
use super::failures::each;
use super::people::{after, day};
use super::schools::{
    kindergarten, of_hardship, of_trade, posted, pupil, recognised, senior_middle,
};

fn class_of_kindergarten() -> Vec<Application> {
    let child = |grade, name| pupil(&kindergarten(), 2026, grade, name);
    vec![
        recognised(child("大班", "甲"), Tier::Grave, Some(800)),
        recognised(child("中班", "乙"), Tier::General, None),
        recognised(child("小班", "丙"), Tier::Gravest, Some(1500)),
        child("小班", "丁"),
        after(child("中班", "戊"), "submit review publicise"),
    ]
}

fn class_of_senior_middle() -> Vec<Application> {
    let one = |grade, name| pupil(&senior_middle(), 2026, grade, name);
    vec![
        recognised(one("高一", "甲"), Tier::Grave, Some(2300)),
        recognised(one("高二", "乙"), Tier::Gravest, Some(3500)),
        recognised(one("高三", "丙"), Tier::General, Some(5000)),
        recognised(one("高三", "丁"), Tier::General, None),
        recognised(orphan(one("高三", "戊")), Tier::Gravest, Some(3500)),
        after(one("高一", "己"), "submit review publicise"),
    ]
}

fn orphan(mut one: Application) -> Application {
    one.student.circumstances.set(Circumstance::Adult, Some(true));
    of_hardship(one, Hardship::Orphan)
}

fn class_of_trade() -> Vec<Application> {
    let delisted = |one| of_hardship(one, Hardship::Delisted);
    vec![
        recognised(of_trade(2024, "一年级", "甲"), Tier::General, Some(1500)),
        recognised(delisted(of_trade(2024, "二年级", "乙")), Tier::Gravest, Some(3000)),
        recognised(delisted(of_trade(2024, "一年级", "丙")), Tier::Grave, Some(500)),
        recognised(orphan(delisted(of_trade(2024, "二年级", "丁"))), Tier::Gravest, Some(3000)),
        recognised(delisted(of_trade(2024, "二年级", "戊")), Tier::Grave, None),
        of_trade(2024, "一年级", "己"),
    ]
}

/// The rows of a payment list, its foot, and who is not on it, each in a line.
fn paid(all: &[Entry], term: &str) -> String {
    let everyone: Vec<&Entry> = all.iter().collect();
    let list = disbursement(&everyone, term.parse().unwrap(), Ledger::Due);
    let rows = list.payments.iter().map(|row| {
        format!("{} {} {}", row.name, wording::benefit(row.benefit), wording::figure(row.sum))
    });
    let foot = wording::sum_of(&list.payments);
    let left = list.left_out.iter().map(|left| format!("{}：{:?}", left.name, left.why));
    rows.chain([foot]).chain(left).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_payment_list_has_what_is_certain_of_each_stage_and_names_the_rest() {
    let all = [class_of_kindergarten(), class_of_senior_middle(), class_of_trade()].map(entries);
    let [kindergarten, senior_middle, trade] = &all;
    each(
        [
            (
                "a kindergarten lowers fees and pays nothing",
                kindergarten,
                "2026-autumn",
                "0 笔，0 人，0.00\u{a0}元，人民币（大写）零元整\n\
                 甲：FeesOnly\n\
                 乙：FeesOnly\n\
                 丙：FeesOnly\n\
                 丁：NotRecognised\n\
                 戊：NotRecognised",
            ),
            (
                "levels with their yuan, one outside the range",
                senior_middle,
                "2026-autumn",
                "甲 国家助学金 1,150.00\n\
                 乙 国家助学金 1,750.00\n\
                 戊 国家助学金 1,750.00\n\
                 戊 孤儿助学（福彩圆梦） 5,000.00\n\
                 4 笔，3 人，9,650.00\u{a0}元，人民币（大写）玖仟陆佰伍拾元整\n\
                 丙：GrantOutside\n\
                 丁：NoGrant\n\
                 己：NotRecognised",
            ),
            (
                "two benefits of a term stand together",
                trade,
                "2024-autumn",
                "甲 国家助学金 750.00\n\
                 乙 国家助学金 1,500.00\n\
                 乙 雨露计划补助 1,500.00\n\
                 丙 雨露计划补助 1,500.00\n\
                 丁 国家助学金 1,500.00\n\
                 丁 雨露计划补助 1,500.00\n\
                 丁 孤儿助学（福彩圆梦） 5,000.00\n\
                 戊 雨露计划补助 1,500.00\n\
                 8 笔，5 人，14,750.00\u{a0}元，人民币（大写）壹万肆仟柒佰伍拾元整\n\
                 丙：GrantOutside\n\
                 戊：NoGrant\n\
                 己：NotRecognised",
            ),
            (
                "where no document states a range, the school's figure stands",
                trade,
                "2025-spring",
                "甲 国家助学金 750.00\n\
                 乙 国家助学金 1,500.00\n\
                 乙 雨露计划补助 1,500.00\n\
                 丙 国家助学金 250.00\n\
                 丙 雨露计划补助 1,500.00\n\
                 丁 国家助学金 1,500.00\n\
                 丁 雨露计划补助 1,500.00\n\
                 丁 孤儿助学（福彩圆梦） 5,000.00\n\
                 戊 雨露计划补助 1,500.00\n\
                 9 笔，5 人，15,000.00\u{a0}元，人民币（大写）壹万伍仟元整\n\
                 戊：NoGrant\n\
                 己：NotRecognised",
            ),
        ],
        |failures, (says, all, term, expected)| {
            failures.same(says, paid(all, term).as_str(), expected);
        },
    );
}

/// The totals of a list, a line for each benefit and stage.
fn summed(all: &[Entry]) -> Vec<String> {
    let sums = totals(&all.iter().collect::<Vec<_>>()).sums.into_iter();
    let line = |(benefit, stage, count, sum): (_, Option<Stage>, usize, _)| {
        let stage = stage.map_or("", wording::stage);
        format!("{} {stage} {count} 人 {}", wording::benefit(benefit), wording::range(sum))
    };
    sums.map(line).collect()
}

#[test]
fn totals_are_by_benefit_and_stage_without_prizes() {
    each(
        [
            (
                "a kindergarten",
                class_of_kindergarten(),
                vec!["学前教育资助 幼儿园 5 人 1,800–4,800\u{a0}元"],
            ),
            (
                "a senior middle school",
                class_of_senior_middle(),
                vec![
                    "国家助学金 普通高中 6 人 11,700–19,800\u{a0}元",
                    "孤儿助学（福彩圆梦） 普通高中 1 人 10,000\u{a0}元",
                ],
            ),
            (
                "a vocational school",
                class_of_trade(),
                vec![
                    "国家助学金 中专、职高、技工学校 6 人 已知 8,750–12,250\u{a0}元",
                    "免学费 中专、职高、技工学校 6 人 9,600–13,800\u{a0}元",
                    "雨露计划补助 中专、职高、技工学校 4 人 12,000\u{a0}元",
                    "孤儿助学（福彩圆梦） 中专、职高、技工学校 1 人 10,000\u{a0}元",
                ],
            ),
        ],
        |failures, (says, class, expected)| failures.same(says, summed(&entries(class)), expected),
    );
    let mut unknown = pupil(&kindergarten(), 2026, "育才班", "甲");
    unknown.student.stage = None;
    let all = entries([unknown]);
    let sums = totals(&[&all[0]]);
    assert_eq!((sums.sums.len(), sums.without_stage), (0, 1), "nobody is left out silently");
}

#[test]
fn a_notice_names_the_level_where_it_is_wanted_and_no_yuan() {
    each(
        [("幼儿园", kindergarten(), "中班"), ("学校", senior_middle(), "高一")],
        |failures, (place, school, grade)| {
            let all = entries([posted(pupil(&school, 2026, grade, "甲"), Tier::Grave, 2300)]);
            let everyone: Vec<&Entry> = all.iter().collect();
            let [bare, full] =
                [false, true].map(|tier| notices(&everyone, &Namesakes::of(&all), tier).remove(0));
            failures.same(place, bare.rows[0].tier, None);
            failures.same(place, full.rows[0].tier, Some(Tier::Grave));
            failures.same(place, full.rows[0].grade.as_str(), grade);
            let lead = wording::notice_lead(&full, &school);
            failures.holds(&lead, lead.contains(&format!("向{place}反映")));
            failures.holds(&lead, lead.contains(&school.name) && !lead.contains("2300"));
        },
    );
    assert_eq!(wording::institution(kindergarten().facts.stage), "幼儿园");
    assert_eq!(wording::institution(None), "学校");
}

/// The boxes of a row under these heads.
fn boxes(class: Vec<Application>, wanted: &[&str]) -> Vec<String> {
    let all = entries(class);
    let everyone: Vec<&Entry> = all.iter().collect();
    let year = all[0].application().unwrap().year;
    let book = wording::county_book(library(), year, &everyone, Cards::Whole, day("2026-10-10"));
    let table = &book.sheets[0];
    let text = |content: &Content| match content {
        Content::Text(text) => text.clone(),
        Content::Count(count) => count.to_string(),
        Content::Sum(sum) => format!("#{sum}"),
    };
    let heads: Vec<String> = table.rows[0].iter().map(text).collect();
    let place = |wanted: &&str| heads.iter().position(|head| head == wanted).unwrap();
    let places: Vec<usize> = wanted.iter().map(place).collect();
    let row = |row: &Vec<Content>| {
        let cells = places.iter().map(|place| text(&row[*place]));
        cells.collect::<Vec<_>>().join("|")
    };
    table.rows[1..].iter().map(row).collect()
}

#[test]
fn a_table_has_the_columns_of_its_stage() {
    let granted = "学校定的金额（元／学年）";
    each(
        [
            (
                "a kindergarten",
                class_of_kindergarten(),
                vec!["姓名", "认定档次", granted, "学前教育资助（元／学年）", "减免和免费发放"],
                vec![
                    "甲|困难|#800|#800|免保育教育费",
                    "乙|一般困难||500–1,000 元|",
                    "丙|特别困难|#1,500|500–1,000 元|",
                    "丁|||最多 1,000 元|",
                    "戊|||最多 1,000 元|",
                ],
            ),
            (
                "a senior middle school",
                class_of_senior_middle(),
                vec!["姓名", "认定档次", granted, "国家助学金（元／学年）", "减免和免费发放"],
                vec![
                    "甲|困难|#2,300|#2,300|",
                    "乙|特别困难|#3,500|#3,500|",
                    "丙|一般困难|#5,000|1,200–3,500 元|",
                    "丁|一般困难||1,200–3,500 元|",
                    "戊|特别困难|#3,500|#3,500|",
                    "己|||最多 3,500 元|",
                ],
            ),
            (
                "a vocational school",
                class_of_trade(),
                vec!["姓名", granted, "国家助学金（元／学年）", "雨露计划补助（元／学年）", "专业"],
                vec![
                    "甲|#1,500|#1,500||数控技术应用",
                    "乙|#3,000|#3,000|#3,000|数控技术应用",
                    "丙|#500|750–1,750 元|#3,000|数控技术应用",
                    "丁|#3,000|#3,000|#3,000|数控技术应用",
                    "戊||已知 500–1,500 元|#3,000|数控技术应用",
                    "己||已知最多 1,500 元||数控技术应用",
                ],
            ),
        ],
        |failures, (says, class, wanted, expected)| {
            failures.same(says, boxes(class, &wanted), expected);
        },
    );
}
