//! 公示名单: what it shows of anybody, when it hangs, and that nobody is on it twice.

use aid::library::library;
use aid::situation::Hardship;
use aid::vocabulary::Vocabulary;
use office::application::{Action, Application, Block, Event, Field, Tier};
use office::roster::{Entry, Namesakes, Posted, notices, posted_once};
use office::wording;

use super::entries::entries;
use super::failures::each;
use super::people::{after, day, full, with};
use super::punctuation::half_width;
use super::pupils::{boarder, pupil_of};

/// A pupil whose every text and note is marked, but for those that a notice shows.
fn marked(plain: &Application, number: u32) -> Application {
    let shown = [Field::School, Field::Grade, Field::Class, Field::Name];
    let canary = |field: Field, row: u32| format!("canary-{}-{row}-{number}", field.id());
    let mut pupil = plain.clone();
    for field in Field::ALL.iter().filter(|field| !shown.contains(field)) {
        pupil.texts.set(*field, &canary(*field, 0));
    }
    pupil.texts.set(Field::Name, &format!("学生{number}"));
    let id = pupil.add_member().unwrap();
    for field in Field::of(Block::Member) {
        pupil.members[0].texts.set(field, &canary(field, id));
    }
    let event = Event {
        tier: Some(Tier::Grave),
        note: format!("canary-note-{number}"),
        until: Some(day("2026-09-18")),
        ..Event::new(Action::Publicise, day("2026-09-14"))
    };
    assert_eq!(pupil.take(library(), event), Ok(()));
    pupil
}

#[test]
fn a_notice_shows_school_grade_class_name_and_nothing_else_of_anybody() {
    let plain = after(boarder(2026), "submit review");
    let mut all = entries((0..10_000).map(|number| marked(&plain, number)));
    for entry in &mut all {
        entry.id = format!("canary-id-{}", entry.id);
    }
    let everyone: Vec<&Entry> = all.iter().collect();
    for with_tier in [false, true] {
        let notices = notices(&everyone, &Namesakes::of(&all), with_tier);
        let notice = &notices[0];
        assert_eq!((notices.len(), notice.from), (1, day("2026-09-14")));
        assert_eq!(notice.until, day("2026-09-18"));
        assert_eq!(notice.rows.len(), 10_000);
        let shown = format!("{notice:?}");
        for forbidden in ["canary", "130925", "2014年", "13800138000", "盐山镇", "男"] {
            assert!(!shown.contains(forbidden), "a notice shows {forbidden}");
        }
        for hardship in Hardship::ALL {
            assert!(!shown.contains(hardship.id()), "a notice shows {}", hardship.id());
        }
        for (number, row) in notice.rows.iter().enumerate() {
            // By its fields one by one: a column that is added does not pass unseen.
            let Posted { school, grade, class, name, number: same, tier } = row;
            let texts = [school, grade, class, name].map(String::as_str);
            assert_eq!(texts, ["盐山县第一小学", "三年级", "2班", &format!("学生{number}")]);
            assert_eq!((*same, *tier), (None, with_tier.then_some(Tier::Grave)));
        }
    }
}

/// A pupil without a number, who is told apart by the name.
fn called(name: &str, way: &str) -> Application {
    with(after(boarder(2026), way), &[(Field::Name, name), (Field::IdNumber, "")])
}

const POSTED_FIRST: &str = "2026-09-07 submit review publicise";
const POSTED_LATER: &str = "2026-09-14 submit review publicise";

#[test]
fn a_notice_has_the_days_that_its_pupils_trails_say() {
    let all = entries([
        called("甲", POSTED_LATER),
        called("乙", POSTED_FIRST),
        called("丙", POSTED_LATER),
        called("丁", "smooth"),
        full(),
    ]);
    let everyone: Vec<&Entry> = all.iter().collect();
    let found: Vec<String> = notices(&everyone, &Namesakes::default(), false)
        .into_iter()
        .map(|notice| {
            let names: Vec<String> = notice.rows.into_iter().map(|row| row.name).collect();
            format!("{} {} {}", notice.from, notice.until, names.join(" "))
        })
        .collect();
    assert_eq!(found, ["2026-09-09 2026-09-15 乙", "2026-09-16 2026-09-22 甲 丙"]);
    assert_eq!(notices(&everyone[3..], &Namesakes::default(), true), []);
}

#[test]
fn a_notice_that_is_over_says_that_names_come_down() {
    // They hang until the 15th and the 22nd.
    let all = entries([
        called("甲", POSTED_LATER),
        called("乙", POSTED_FIRST),
        called("丙", POSTED_LATER),
    ]);
    let notices = notices(&all.iter().collect::<Vec<_>>(), &Namesakes::default(), false);
    let first = "有 1 人的公示到 2026 年 9 月 15 日已经期满：\
                 贴出去的名单请取下，不要再贴。没有异议的，可以认定了。";
    let second = "有 2 人的公示到 2026 年 9 月 22 日已经期满：\
                  贴出去的名单请取下，不要再贴。没有异议的，可以认定了。";
    each(
        [
            ("before its first day", "2026-09-01", &[][..]),
            ("on its last day", "2026-09-15", &[]),
            ("on the day after", "2026-09-16", &[first]),
            ("on the last day of the other", "2026-09-22", &[first]),
            ("a year later", "2027-09-01", &[first, second]),
        ],
        |failures, (says, today, expected)| {
            let over = notices.iter().filter_map(|notice| wording::notice_over(notice, day(today)));
            let over: Vec<String> = over.collect();
            failures.holds(says, over.iter().all(|sentence| half_width(sentence).is_none()));
            failures.same(says, over, expected);
        },
    );
}

/// The class of each row of one pupil, and until when it hangs.
fn rows_of(name: &str, list: &[&Entry]) -> Vec<String> {
    let notices = notices(list, &Namesakes::default(), false).into_iter();
    let rows =
        notices.flat_map(|notice| notice.rows.into_iter().map(move |row| (notice.until, row)));
    let rows = rows.filter(|(_, row)| row.name == name);
    rows.map(|(until, row)| format!("{} {until}", row.class)).collect()
}

/// One pupil in some class.
fn entered(class: &str, way: &str) -> Application {
    after(pupil_of(2026, ["甲", class, "130925201405060033", "2014年5月"]), way)
}

#[test]
fn a_pupil_who_was_entered_twice_stands_on_the_notice_once() {
    let other = pupil_of(2026, ["乙", "2班", "130925201405060017", "2014年5月"]);
    let other = after(other, POSTED_LATER);
    let begun_first = "2026-09-01 submit review";
    let third = "2026-09-15 submit review publicise";
    // Of which class and until when the pupil is posted, and of which class it is left off.
    each(
        [
            (
                "both on the same days: the one that was begun first",
                &[("2班", POSTED_LATER), ("3班", POSTED_LATER)][..],
                "2班 2026-09-22",
                "3班",
            ),
            (
                "each on its days",
                &[("2班", POSTED_LATER), ("3班", POSTED_FIRST)],
                "3班 2026-09-15",
                "2班",
            ),
            (
                "one is recognised already",
                &[("2班", "smooth"), ("3班", POSTED_LATER)],
                "3班 2026-09-22",
                "",
            ),
            (
                "the one that was begun first is not publicised",
                &[("2班", begun_first), ("3班", POSTED_LATER)],
                "3班 2026-09-22",
                "",
            ),
            (
                "three",
                &[("3班", third), ("4班", third), ("2班", POSTED_LATER)],
                "2班 2026-09-22",
                "3班4班",
            ),
        ],
        |failures, (says, list, on, off)| {
            let pupils = list.iter().map(|(class, way)| entered(class, way));
            let all = entries(pupils.chain([other.clone()]));
            let everyone: Vec<&Entry> = all.iter().collect();
            failures.same(says, rows_of("甲", &everyone), [on]);
            let notices = notices(&everyone, &Namesakes::default(), false);
            let count: usize = notices.iter().map(|notice| notice.rows.len()).sum();
            failures.same(format!("{says}: nobody else is left off"), count, 2);
            let left: String = posted_once(&everyone).into_iter().map(|left| left.class).collect();
            failures.same(says, left, off);
            // The notices of single classes have the pupil once, too.
            let alone: Vec<String> =
                everyone.iter().flat_map(|entry| rows_of("甲", &[entry])).collect();
            failures.same(format!("{says}, class by class"), alone, [on]);
        },
    );
}

#[test]
fn it_is_said_who_is_left_off_a_notice() {
    let both = entries([entered("2班", POSTED_LATER), entered("3班", POSTED_LATER)]);
    let left = posted_once(&both.iter().collect::<Vec<_>>());
    let sentence = wording::notice_once(&left[0]);
    assert_eq!(
        sentence,
        "甲（三年级 3班）不止一份申请在公示，名单上只写一次，写在另一份里。请核对：是同一个人的，\
         把多余的删掉或作废；不是的，把身份证号码填对。"
    );
    assert_eq!(half_width(&sentence), None);
}
