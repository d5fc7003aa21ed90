//! How long an objection has waited, until it is answered.

use office::wording;

use super::failures::each;
use super::people::{after, boarder, day};
use super::punctuation::half_width;

#[test]
fn an_objection_waits_from_its_day_until_it_is_answered() {
    const POSTED: &str = "2026-09-07 submit review publicise";
    // A Thursday; a second objection does not begin the days anew.
    const TWICE: &str = "2026-09-10 object 2026-09-15 object 2026-09-16";
    let first = Some(day("2026-09-10"));
    each(
        [
            ("nobody has objected", "", None),
            ("somebody has", "2026-09-10 object", first),
            ("and objects again", TWICE, first),
            ("the result stands", &format!("{TWICE} uphold"), None),
            ("the result is looked at anew", &format!("{TWICE} reassess"), None),
            (
                "a later one counts from its own day",
                &format!("{TWICE} uphold 2026-09-21 object"),
                Some(day("2026-09-21")),
            ),
        ],
        |failures, (says, way, expected)| {
            let application = after(boarder(2026), &format!("{POSTED} {way}"));
            failures.same(says, application.objected(), expected);
        },
    );
}

#[test]
fn an_objection_says_how_long_it_has_waited() {
    let known = "没有见到河北、沧州规定的答复期限：隆尧县的认定流程写的是“及时回应”，有一所高校写的是 \
                 3 个工作日内回复，供参考。请尽快答复，再点“维持原结果”或“重新认定”。";
    each(
        [
            ("2026-09-09", ""),
            ("2026-09-10", ""),
            ("2026-09-11", "，到今天 1 天，其中工作日 1 天"),
            ("2026-09-13", "，到今天 3 天，其中工作日 1 天"),
            ("2026-09-14", "，到今天 4 天，其中工作日 2 天"),
            (
                "2027-09-10",
                "，到今天 365 天，其中工作日 257 天（2027 年的放假安排还没有收录，没有扣除）",
            ),
        ],
        |failures, (today, waited)| {
            let sentence = wording::objection(day("2026-09-10"), day(today));
            let expected = format!("2026 年 9 月 10 日收到异议{waited}。{known}");
            failures.same(today, half_width(&sentence), None::<String>);
            failures.same(today, sentence, expected);
        },
    );
}

#[test]
fn a_second_objection_is_kept_beside_the_first() {
    let objected = after(boarder(2026), "2026-09-07 smooth 2026-10-08 object object");
    assert_eq!(objected.trail().len(), 6);
}
