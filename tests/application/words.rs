//! The words: those of the official form, those that must not be taken for one another, and those
//! of the papers.

use std::collections::BTreeMap;

use aid::library::library;
use aid::money::Yuan;
use aid::situation::Hardship;
use aid::vocabulary::{Set, Vocabulary};
use office::application::{Action, Block, Event, Field, notice_until, read};
use office::identity::IdKind;
use office::roster::Trouble;
use office::wording;

use super::failures::each;
use super::people::{boarder, day};
use super::punctuation::{half_width, is_chinese};
use super::steps::STEPS;

#[test]
fn the_labels_are_those_of_the_official_form_in_its_order() {
    let printed = |block: &Block| {
        let labels: Vec<&str> = Field::of(*block).map(wording::field).collect();
        format!("{}：{}", wording::block(*block), labels.join("、"))
    };
    assert_eq!(
        Block::ALL.iter().map(printed).collect::<Vec<_>>(),
        [
            "学校和班级：学校、院系、专业、年级、班级",
            "基本情况：姓名、性别、出生年月、籍贯、证件类型、身份证号码、家庭人口、手机号码",
            "家庭通讯信息：详细通讯地址、邮政编码、家长手机号码",
            "家庭成员情况：姓名、年龄、与学生关系、工作（学习）单位、职业、年收入（元）、健康状况",
            "影响家庭经济状况有关信息：家庭人均年收入（元）、家庭遭受自然灾害情况、\
             家庭遭受突发意外事件、家庭成员因残疾、年迈而劳动能力弱情况、家庭成员失业情况、\
             家庭欠债情况、其他情况",
            "学校意见：陈述理由、学校意见",
            "发放账户：账户姓名、银行卡号",
        ]
    );
    assert_eq!(wording::FORM_TITLE, "家庭经济困难学生认定申请表");
    assert_eq!(
        wording::FORM_NOTES,
        [
            "本表用于家庭经济困难学生认定，可复印。",
            "学校、院系、专业、年级、班级可根据实际情况选择性填写。",
            "承诺内容需本人手工填写“本人承诺以上所填写资料真实，如有虚假，愿承担相应责任。”",
        ]
    );
}

/// The words of the members of a vocabulary.
fn words<V: Vocabulary>(word: impl Fn(V) -> &'static str) -> Vec<&'static str> {
    V::ALL.iter().map(|member| word(*member)).collect()
}

#[test]
fn each_thing_has_a_word_of_its_own() {
    let steps = STEPS.iter().map(|(_, step)| wording::stage_of_application(*step)).collect();
    let vocabularies = [
        ("blocks", words(wording::block)),
        ("steps", steps),
        ("actions", words(wording::action)),
        ("levels", words(wording::tier)),
        ("troubles", words(wording::trouble)),
        ("orders", words(wording::order)),
        ("reasons not to pay", words(wording::unpaid)),
    ];
    let fields = Block::ALL.iter().map(|block| {
        (wording::block(*block), Field::of(*block).map(wording::field).collect::<Vec<_>>())
    });
    each(vocabularies.into_iter().chain(fields), |failures, (says, words)| {
        let mut known = BTreeMap::new();
        for word in words {
            let is_of_word = |mark: char| is_chinese(mark) || "“”·、（）。，".contains(mark);
            failures.holds(format!("{says}: {word}"), !word.is_empty());
            failures.holds(format!("{says}: {word}"), word.chars().all(is_of_word));
            failures.same(says, half_width(word), None::<String>);
            *known.entry(word).or_insert(0) += 1;
        }
        known.retain(|_, count| *count > 1);
        failures.same(format!("{says}: said twice"), known, BTreeMap::new());
    });
}

#[test]
fn what_helps_with_a_field_reads_well_and_what_is_often_typed_is_read() {
    each(Field::ALL, |failures, field| {
        failures.same(field.id(), half_width(&wording::help(*field, "")), None::<String>);
        for word in wording::often(*field) {
            // That there is no paper is to be seen each time.
            let is_seen = *word == IdKind::Absent.name();
            let row = format!("{}: {word}", field.id());
            failures.same(row, read(*field, word).remark.is_some(), is_seen);
        }
    });
    assert_eq!(Set::<Trouble>::all().len(), 11);
    let unproven = [Hardship::RuralSubsistence, Hardship::Orphan].into_iter().collect();
    let sentence = "还没看到证明或名单：农村低保家庭学生和孤儿。不影响办理，请核对以后补记。";
    assert_eq!(wording::unproven(library(), unproven), sentence);
    assert_eq!(half_width(sentence), None);
}

#[test]
fn a_paper_has_the_day_of_a_step_only_while_the_step_stands() {
    let mut application = boarder(2026);
    let blank = "\u{3000}\u{3000}年\u{3000}\u{3000}月\u{3000}\u{3000}日";
    let dated = [Action::Review, Action::Recognise];
    assert_eq!(dated.map(|action| wording::day_of(&application, action)), [blank, blank]);
    // One row after the other: a step, its day, and the days on the paper then.
    each(
        [
            (Action::Submit, "2026-09-10", ["", ""]),
            (Action::Review, "2026-09-12", ["2026 年 9 月 12 日", ""]),
            (Action::Return, "2026-09-13", ["", ""]),
            (Action::Submit, "2026-09-14", ["", ""]),
            (Action::Review, "2026-09-15", ["2026 年 9 月 15 日", ""]),
            (Action::Publicise, "2026-09-16", ["2026 年 9 月 15 日", ""]),
            (Action::Recognise, "2026-09-24", ["2026 年 9 月 15 日", "2026 年 9 月 24 日"]),
            (Action::Reassess, "2027-03-01", ["", ""]),
        ],
        |failures, (action, on, expected)| {
            let until = (action == Action::Publicise).then(|| notice_until(day(on)));
            let event = Event { until, ..Event::new(action, day(on)) };
            failures.same(on, application.take(library(), event), Ok(()));
            let expected = expected.map(|text| if text.is_empty() { blank } else { text });
            let days = dated.map(|action| wording::day_of(&application, action));
            failures.same(on, days, expected);
        },
    );
}

#[test]
fn the_words_of_the_papers_are_those_that_officers_read() {
    each(
        [(0, "0.00"), (31_250, "312.50"), (62_501, "625.01"), (100_000, "1,000.00")],
        |failures, (fen, text)| failures.same(fen, wording::figure(Yuan::from_fen(fen)), text),
    );
    assert_eq!(wording::burden(Field::IncomePerHead), ["家庭人均年收入", "元"]);
    assert_eq!(wording::burden(Field::Debt), ["家庭欠债情况", ""]);
    let made = "制表日期 2026 年 11 月 24 日 · 规则截至 2026 年 11 月";
    each(
        [
            ("one page", (1, 1), made.to_owned()),
            ("pages", (2, 3), format!("第 2 页，共 3 页 · {made}")),
        ],
        |failures, (says, (page, pages), expected)| {
            failures.same(says, wording::foot(day("2026-11-24"), page, pages), expected);
        },
    );
}
