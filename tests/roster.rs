//! The officer's list: what is found, in which order, what it adds up to; who is paid; who is
//! posted; what goes to the county.
//!
//! `roster/*.txt` are golden; `UPDATE=1` rewrites them.

// A test may stop: clippy.toml exempts its functions, and this the verbs they share.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "application/people.rs"]
mod people;
#[path = "tidy/punctuation.rs"]
mod punctuation;
#[path = "roster/renewal.rs"]
mod renewal;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::time::Instant;

use aid::assessment::{Range, assess};
use aid::date::{Period, SchoolYear};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::{Benefit, Kind};
use aid::situation::{
    Boarding, Decision, Entry as Enrolment, Hardship, SchoolKind, SchoolPlace, Stage,
};
use aid::vocabulary::{Set, Vocabulary};
use office::application::{
    Action, Application, Event, Field, School, Standing, Step, Tier, actions, edited, remarks,
};
use office::roster::{
    Ask, COLUMNS, Column, Content, Disbursement, Entry, Handling, Ledger, Namesakes, Order,
    OwedCache, Payment, Table, Trouble, Unpaid, begun_with, classes, disbursement, erasable, find,
    following, mark_duplicates, not_renewed, notices, owed, posted_once, put, totals, unlisted,
    years,
};
use office::wording;
use people::{SMOOTH, day, event, full, taken};
use punctuation::half_width;
use records::draft::Draft;
use records::json;

const YEAR: SchoolYear = SchoolYear::beginning(2026);

/// A boarder who can be paid.
fn boarder(year: u16) -> Application {
    let account = [(Field::AccountHolder, "家长"), (Field::CardNumber, "4111111111111111")];
    with(people::boarder(year), &account)
}

#[test]
fn a_child_of_a_familys_record_begins_one_application_in_a_year() {
    let mut draft = Draft::new("我们家".to_owned(), "2026-2027".parse().unwrap());
    draft.add_child();
    let ids: Vec<u32> = draft.children.iter().map(|child| child.id).collect();
    let take = |record: &str, child: u32, year| {
        Application::of_family(&draft, record, child, year, &people::school()).unwrap()
    };
    let all = entries([take("a", ids[0], YEAR), take("b", ids[1], YEAR), boarder(2026)]);
    let found = |record: &str, child: usize, year| {
        begun_with(&all, year, record, ids[child]).map(|entry| entry.id.as_str())
    };
    assert_eq!((found("a", 0, YEAR), found("b", 1, YEAR)), (Some("00000"), Some("00001")));
    assert_eq!((found("a", 1, YEAR), found("b", 0, YEAR), found("c", 0, YEAR)), (None, None, None));
    assert_eq!(found("a", 0, SchoolYear::beginning(2027)), None);
    for (new, before, sentence) in [
        (2, 0, "已建 2 份申请，在下面的名单里，姓名还没有填。"),
        (1, 1, "已建 1 份申请，在下面的名单里，姓名还没有填。有 1 个孩子以前接过，没有再建。"),
        (0, 3, "有 3 个孩子以前接过，没有再建。"),
    ] {
        assert_eq!(wording::taken_over(new, before), sentence);
    }
    // Two savings of one family, and two families, are told apart.
    let mut later = draft.clone();
    later.revision += 1;
    let other = Draft { name: "王家".to_owned(), ..draft.clone() };
    // Of the same name and age, and with another answer.
    let mut alike = draft.clone();
    alike.household.hardships.set(Hardship::RuralSubsistence, Some(true));
    let traces: BTreeSet<String> = [&draft, &later, &other, &alike].map(Draft::trace).into();
    assert_eq!((traces.len(), draft.clone().trace()), (4, draft.trace()));
}

#[test]
fn a_school_that_is_put_right_is_followed_by_what_it_has_not_decided() {
    let was = people::school();
    let is = School { name: "盐山县实验小学".to_owned(), ..was.clone() };
    let at = |actions: &[Action]| taken(boarder(2026), "2026-09-01", actions);
    let [submit, review, publicise, recognise] =
        [Action::Submit, Action::Review, Action::Publicise, Action::Recognise];
    let open: [&[Action]; 8] = [
        &[],
        &[submit],
        &[submit, review],
        &[submit, review, publicise],
        &[submit, Action::Decline, Action::Reassess],
        &[submit, review, publicise, Action::Object],
        &[Action::Withdraw],
        &[Action::Leave],
    ];
    let decided: [&[Action]; 5] = [
        SMOOTH,
        &[submit, review, publicise, recognise, Action::Pay],
        &[submit, Action::Decline],
        &[submit, review, publicise, recognise, Action::Object],
        &[submit, review, publicise, recognise, Action::Leave],
    ];
    let all = entries(open.into_iter().chain(decided).map(at).chain([boarder(2025)]));
    let found = following(&all, YEAR, &was, &is);
    let ids: Vec<&str> = found.open.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["00000", "00001", "00002", "00003", "00004", "00005", "00006", "00007"]);
    assert!(found.open.iter().all(|(_, one)| one.texts.get(Field::School) == is.name));
    assert_eq!(found.decided, decided.len(), "and last year's stays without a word");
    assert_eq!(
        wording::school_changed(found.open.len(), found.decided),
        "学校信息改好了。还没有认定的 8 份申请也改了。已经有结果的 5 份没有动；要改的，请打开那一份改。",
    );
    assert_eq!(wording::school_changed(0, 0), "学校信息改好了。");
}

/// Entries of applications, with the numbers of their places as names.
fn entries(applications: impl IntoIterator<Item = Application>) -> Vec<Entry> {
    let mut reckoner = OwedCache::default();
    let numbered = applications.into_iter().enumerate();
    let entry = |(place, one)| reckoner.entry(format!("{place:05}"), one);
    let mut entries: Vec<Entry> = numbered.map(entry).collect();
    mark_duplicates(&mut entries);
    entries
}

fn with(mut one: Application, texts: &[(Field, &str)]) -> Application {
    for (field, text) in texts {
        one.texts.set(*field, text);
    }
    one
}

#[track_caller]
fn names<'e>(found: &[&'e Entry]) -> Vec<&'e str> {
    found.iter().map(|entry| entry.application.texts.get(Field::Name)).collect()
}

/// An identity number for each of many pupils: no two have the same.
fn id_number(pupil: u32) -> String {
    let body = format!("{:06}20140506{:03}", 130_000 + pupil / 1000, pupil % 1000);
    let weighed = body.chars().zip((1..18).rev()).map(|(digit, place)| {
        let weight = (0..place).fold(1, |weight, _| weight * 2 % 11);
        digit.to_digit(10).unwrap() * weight
    });
    let check = (12 - weighed.sum::<u32>() % 11) % 11;
    body + &if check == 10 { "X".to_owned() } else { check.to_string() }
}

/// Four pupils of two classes and one of last year.
fn small() -> Vec<Entry> {
    let of = |name, grade, class, id, phone| {
        let texts = [
            (Field::Name, name),
            (Field::Grade, grade),
            (Field::Class, class),
            (Field::IdNumber, id),
            (Field::GuardianPhone, phone),
        ];
        with(people::boarder(2026), &texts)
    };
    let mut list = vec![
        of("张小明", "三年级", "10班", "130925201405060033", "13800138000"),
        of("阿依古丽・买买提", "二年级", "2班", "130925 20140506 005x", "(0317)622-1234"),
        of("李四", "三年级", "2 班", "130925201405060017", "139 0013 9000"),
        of("王五", "三年级", "2 班", "130925201405060076", "13700137000"),
    ];
    list.push(with(people::boarder(2025), &[(Field::Name, "去年的")]));
    list[0] = taken(list[0].clone(), "2026-09-07", SMOOTH);
    list[2] = taken(list[2].clone(), "2026-09-07", &[Action::Submit]);
    list[3] = taken(list[3].clone(), "2026-09-07", SMOOTH);
    list[3] = taken(list[3].clone(), "2026-10-07", &[Action::Object]);
    entries(list)
}

#[test]
fn a_search_looks_into_name_number_class_and_telephone() {
    let entries = small();
    for (text, expected) in [
        ("", vec!["阿依古丽・买买提", "李四", "王五", "张小明"]),
        ("小明", vec!["张小明"]),
        (" 张 小明 ", vec!["张小明"]),
        ("古丽·买", vec!["阿依古丽・买买提"]),
        ("130925201405060033", vec!["张小明"]),
        ("20140506", vec!["阿依古丽・买买提", "李四", "王五", "张小明"]),
        ("130925-20140506-0033", vec!["张小明"]),
        ("20140506005X", vec!["阿依古丽・买买提"]),
        ("２０１４０５０６００５Ｘ", vec!["阿依古丽・买买提"]),
        ("三年级", vec!["李四", "王五", "张小明"]),
        ("三年级2班", vec!["李四", "王五"]),
        ("三年级二班", vec!["李四", "王五"]),
        ("三（2）班", vec!["李四", "王五"]),
        ("（二）班", vec!["阿依古丽・买买提", "李四", "王五"]),
        ("10班", vec!["张小明"]),
        ("13900139000", vec!["李四"]),
        ("0317-6221234", vec![]),
        ("6221234", vec!["阿依古丽・买买提"]),
        ("138 0013", vec!["张小明"]),
        ("盐山镇", vec![]),
        ("去年", vec![]),
    ] {
        let ask = Ask { text: text.to_owned(), order: Order::Class, ..Ask::all(YEAR) };
        assert_eq!(names(&find(&entries, &ask)), expected, "«{text}»");
    }
}

#[test]
fn a_filter_narrows_by_class_step_and_trouble() {
    let entries = small();
    let all = Ask { order: Order::Class, ..Ask::all(YEAR) };
    let class = |grade: &str, class: &str| Some((grade.to_owned(), class.to_owned()));
    let objected = Step::Objected(Standing::Declined);
    for (ask, expected) in [
        (Ask { class: class("三年级", "2 班"), ..all.clone() }, vec!["李四", "王五"]),
        (Ask { class: class("三年级", "2班"), ..all.clone() }, vec!["李四", "王五"]),
        (Ask { class: class("三年级", "3班"), ..all.clone() }, vec![]),
        (Ask { step: Some(Step::Drafted), ..all.clone() }, vec!["阿依古丽・买买提"]),
        (Ask { step: Some(Step::Submitted), ..all.clone() }, vec!["李四"]),
        // An objection is one, whatever it is against.
        (Ask { step: Some(objected), ..all.clone() }, vec!["王五"]),
        (Ask { trouble: Some(Trouble::NotApplied), ..all.clone() }, vec!["阿依古丽・买买提"]),
        (Ask { trouble: Some(Trouble::Objection), ..all.clone() }, vec!["王五"]),
        (Ask { trouble: Some(Trouble::Objection), text: "张".to_owned(), ..all.clone() }, vec![]),
        (Ask { year: SchoolYear::beginning(2025), ..all.clone() }, vec!["去年的"]),
        (Ask { year: SchoolYear::beginning(2024), ..all.clone() }, vec![]),
    ] {
        assert_eq!(names(&find(&entries, &ask)), expected, "{ask:?}");
    }
    let expected = [("二年级", "2班"), ("三年级", "2 班"), ("三年级", "10班")]
        .map(|(grade, class)| (grade.to_owned(), class.to_owned()));
    assert_eq!(classes(&entries, YEAR), expected);
}

#[test]
fn no_year_of_which_there_is_an_application_is_out_of_reach() {
    for (today, expected) in [
        (2026, vec![2027, 2026, 2025, 2024, 2023]),
        // After years in a drawer, or with a clock that is off.
        (2031, vec![2032, 2031, 2030, 2029, 2028, 2026, 2025]),
        (2021, vec![2026, 2025, 2022, 2021, 2020, 2019, 2018]),
    ] {
        let years = years(&small(), SchoolYear::beginning(today));
        assert_eq!(years.iter().map(|year| year.start()).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn the_list_is_ordered_by_trouble_by_class_or_by_sum() {
    let mut list: Vec<Application> = small().into_iter().map(|entry| entry.application).collect();
    list.truncate(4);
    list[0].student.stage = Some(Stage::JuniorMiddle);
    let anew = [Action::Reassess, Action::Publicise, Action::Recognise];
    list[0] = taken(list[0].clone(), "2026-10-07", &anew);
    let ordered = |list: &[Entry], order| {
        let found = find(list, &Ask { order, ..Ask::all(YEAR) });
        names(&found).join(" ")
    };
    let all = entries(list.clone());
    let troubles: Vec<Set<Trouble>> = all.iter().map(|entry| entry.troubles).collect();
    assert_eq!(troubles[0], Set::EMPTY);
    assert_eq!(troubles[1], Set::of(Trouble::NotApplied));
    assert_eq!(troubles[2], Set::EMPTY);
    assert_eq!(troubles[3], Set::of(Trouble::Objection));
    assert_eq!(ordered(&all, Order::Troubles), "阿依古丽・买买提 王五 李四 张小明");
    assert_eq!(ordered(&all, Order::Class), "阿依古丽・买买提 李四 王五 张小明");
    assert_eq!(ordered(&all, Order::Sum), "张小明 王五 阿依古丽・买买提 李四");
    // The order does not depend on how the records happened to come.
    list.reverse();
    let all = entries(list);
    assert_eq!(ordered(&all, Order::Troubles), "阿依古丽・买买提 王五 李四 张小明");
}

#[test]
fn a_trouble_is_what_somebody_should_look_at() {
    let troubles = |one: Application| entries([one])[0].troubles;
    let fine = taken(boarder(2026), "2026-09-07", SMOOTH);
    assert_eq!(troubles(fine.clone()), Set::EMPTY);
    for (field, text) in [(Field::Name, " "), (Field::IdNumber, "130925201405060039")] {
        let one = with(fine.clone(), &[(field, text)]);
        assert_eq!(troubles(one), Set::of(Trouble::Missing), "{}", field.id());
    }
    // A doubt does not stop a form.
    assert_eq!(troubles(with(fine.clone(), &[(Field::GuardianPhone, "1")])), Set::EMPTY);
    let mut unasked = boarder(2026);
    unasked.student.boarding = None;
    assert_eq!(troubles(taken(unasked, "2026-09-07", SMOOTH)), Set::of(Trouble::Open));
    // What was said is to be shown once the form is in, by lists or papers; nothing waits for it.
    let said = |seen: Option<bool>| {
        let mut one = boarder(2026);
        one.household.hardships.set(Hardship::RuralSubsistence, Some(true));
        one.student.hardships.set(Hardship::Disabled, Some(true));
        one.household.hardships.set(Hardship::General, Some(true));
        one.proofs_seen.set(Hardship::Disabled, Some(true));
        one.proofs_seen.set(Hardship::RuralSubsistence, seen);
        one
    };
    assert!(!troubles(said(None)).contains(Trouble::Unproven), "nobody has applied");
    assert_eq!(troubles(taken(said(Some(true)), "2026-09-07", SMOOTH)), Set::EMPTY);
    for seen in [None, Some(false)] {
        let one = taken(said(seen), "2026-09-07", SMOOTH);
        assert_eq!(one.unproven(), Set::of(Hardship::RuralSubsistence));
        assert_eq!(troubles(one), Set::of(Trouble::Unproven));
        let declined = taken(said(seen), "2026-09-07", &[Action::Submit, Action::Decline]);
        assert_eq!(declined.unproven(), Set::EMPTY);
    }
    // Nothing is owed, so nobody has forgotten to apply.
    let mut elsewhere = boarder(2026);
    elsewhere.student.stage = Some(Stage::Other);
    assert_eq!(troubles(elsewhere), Set::EMPTY);
    // What was pinned under another edition counts only where the sum has changed.
    let text = fine.write();
    let rules = &fine.pinned().unwrap().rules;
    let older = Application::read(&text.replace(rules.as_str(), "0")).unwrap();
    assert_eq!(troubles(older), Set::EMPTY);
    let lines = text.replace(rules.as_str(), "0").replace(":1250", ":1000");
    assert_ne!(lines, text);
    let mut older = Application::read(&lines).unwrap();
    assert_eq!(troubles(older.clone()), Set::of(Trouble::Changed));
    // What is answered later is not what the rules have changed, and does not hide it.
    older.student.stage = Some(Stage::JuniorMiddle);
    assert_eq!(troubles(older), [Trouble::Edited, Trouble::Changed].into_iter().collect());
    let mut older = Application::read(&text.replace(rules.as_str(), "0")).unwrap();
    older.student.stage = Some(Stage::JuniorMiddle);
    assert_eq!(troubles(older), Set::of(Trouble::Edited));
}

#[test]
fn what_is_answered_after_the_recognition_and_comes_to_another_sum_is_not_paid() {
    type Edit = fn(&mut Application);
    let day_pupil: Edit = |one| {
        one.student.boarding = Some(Boarding::Day);
        one.student.decisions.set(Decision::DayList, Some(false));
    };
    let unasked: Edit = |one| one.student.boarding = None;
    let same_sum: Edit = |one| one.household.hardships.set(Hardship::RuralSubsistence, Some(true));
    let texts: Edit = |one| one.texts.set(Field::Address, "东街");
    let settled: Edit = |one| one.student.decisions.set(Decision::DayList, Some(true));
    let and_back: Edit = |one| {
        one.student.boarding = Some(Boarding::Day);
        one.student.boarding = Some(Boarding::Boarder);
    };
    let and = |more: &[Action]| [SMOOTH, more].concat();
    let term = YEAR.terms()[1];
    // The steps before the edit and after it; whether there is a tag, and what the spring pays.
    let mut open = boarder(2026);
    open.student.boarding = Some(Boarding::Day);
    let mut open = taken(open, "2026-09-07", SMOOTH);
    settled(&mut open);
    let settled = entries([open]);
    assert!(!settled[0].troubles.contains(Trouble::Edited), "what was open is answered");
    let list = disbursement(&[&settled[0]], term, Ledger::Due);
    assert_eq!(list.payments.first().map(|row| row.sum), Some(Yuan::from_fen(31_250)));
    for (sentence, before, edit, after, tag, expected) in [
        ("a boarder is a day pupil now", and(&[]), day_pupil, vec![], true, Err(Unpaid::Edited)),
        (
            "and was paid in the autumn",
            and(&[Action::Pay]),
            day_pupil,
            vec![],
            true,
            Err(Unpaid::Edited),
        ),
        ("an answer was taken back", and(&[]), unasked, vec![], true, Err(Unpaid::Edited)),
        ("another category, the same sum", and(&[]), same_sum, vec![], false, Ok(625)),
        ("another text of the form", and(&[]), texts, vec![], false, Ok(625)),
        ("an answer and the same again", and(&[]), and_back, vec![], false, Ok(625)),
        (
            "before the recognition",
            SMOOTH[..3].to_vec(),
            day_pupil,
            vec![Action::Recognise],
            false,
            Err(Unpaid::NothingDue),
        ),
        (
            "and the recognition is looked at anew",
            and(&[]),
            day_pupil,
            vec![Action::Reassess],
            false,
            Err(Unpaid::Pending),
        ),
        (
            "and there is another recognition",
            and(&[]),
            day_pupil,
            vec![Action::Reassess, Action::Publicise, Action::Recognise],
            false,
            Err(Unpaid::NothingDue),
        ),
        (
            "and somebody objects",
            and(&[]),
            day_pupil,
            vec![Action::Object],
            true,
            Err(Unpaid::Pending),
        ),
        (
            "and the objection is refused",
            and(&[Action::Object]),
            day_pupil,
            vec![Action::Uphold],
            true,
            Err(Unpaid::Edited),
        ),
        ("and the pupil left", and(&[]), day_pupil, vec![Action::Leave], false, Err(Unpaid::Left)),
    ] {
        let mut one = taken(boarder(2026), "2026-09-07", &before);
        edit(&mut one);
        let one = taken(one, "2026-10-12", &after);
        let told = edited(&one, library());
        let all = entries([one.clone()]);
        assert_eq!(all[0].troubles.contains(Trouble::Edited), tag, "{sentence}");
        assert_eq!(!told.is_empty(), tag, "{sentence}: {told:?}");
        let list = disbursement(&[&all[0]], term, Ledger::Due);
        let why = list.left_out.first().map(|one| one.why);
        let paid = list.payments.first().map(|row| row.sum);
        let expected = (expected.ok().map(Yuan::whole), expected.err());
        assert_eq!((paid, why), expected, "{sentence}");
    }
    let mut one = taken(boarder(2026), "2026-09-07", SMOOTH);
    day_pupil(&mut one);
    let told = |one| wording::plain(&wording::difference(one));
    let told: Vec<String> = edited(&one, library()).iter().map(told).collect();
    let living = "家庭经济困难学生生活补助：当时 1,250 元，现在不符合，少 1,250 元。";
    assert_eq!(told, [living]);
}

/// Numbers without end that are the same in every run.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn maybe<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        if self.below(5) == 0 { None } else { Some(self.one(of)) }
    }
}

/// A pupil as schools have them, some answers missing, at some step.
fn pupil(sequence: &mut Sequence, number: usize) -> Application {
    let mut one = boarder(sequence.one(&[2023, 2024, 2026]));
    let grade = sequence.one(&["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"]);
    let class = format!("{}班", sequence.below(12) + 1);
    one.texts.set(Field::Grade, grade);
    one.texts.set(Field::Class, &class);
    one.texts.set(Field::Name, &format!("学生{number}"));
    one.texts.set(Field::IdNumber, &id_number(number.try_into().unwrap()));
    if sequence.below(10) == 0 {
        let field = sequence.one(&[Field::IdNumber, Field::Address, Field::Sex]);
        one.texts.set(field, sequence.one(&["", "错"]));
    }
    one.student.stage = sequence.maybe(Stage::ALL);
    one.student.entry = sequence.maybe(Enrolment::ALL);
    one.student.boarding = sequence.maybe(Boarding::ALL);
    one.student.school_kind = sequence.maybe(SchoolKind::ALL);
    one.student.school_place = sequence.maybe(SchoolPlace::ALL);
    let hardship = sequence.one(Hardship::ALL);
    let said = sequence.maybe(&[true, false]);
    if Hardship::OF_STUDENT.contains(hardship) {
        one.student.hardships.set(hardship, said);
    } else {
        one.household.hardships.set(hardship, said);
    }
    one.student.decisions.set(sequence.one(Decision::ALL), sequence.maybe(&[true, false]));
    for _ in 0..sequence.below(8) {
        let permitted: Vec<Action> = actions(one.step()).collect();
        let event = event(&one, sequence.one(&permitted), day("2026-09-10"));
        let is_permitted = one.permits(&event).is_ok();
        assert_eq!(one.take(library(), event).is_ok(), is_permitted);
    }
    one
}

fn seeded(count: usize, seed: u64) -> Vec<Application> {
    let mut sequence = Sequence(seed);
    (0..count).map(|number| pupil(&mut sequence, number)).collect()
}

#[test]
fn the_reckoner_says_what_an_assessment_says_each_time() {
    let mut reckoner = OwedCache::default();
    for (number, one) in seeded(1_000, 3).into_iter().enumerate() {
        let entry = reckoner.entry(number.to_string(), one.clone());
        let assessment = assess(library(), &one.situation(), one.period());
        let student = &assessment.students[0];
        for kind in Kind::ALL {
            assert_eq!(entry.owed.total(*kind), student.total(*kind), "{number} {kind:?}");
        }
        assert_eq!(entry.owed.open, student.questions(), "{number}");
        for one in &student.entitlements {
            let range = Range::from(&one.whole);
            let sum = entry.owed.sums.iter().find(|(benefit, ..)| *benefit == one.benefit);
            let expected = (!range.is_nothing()).then_some((one.benefit, one.kind, range));
            assert_eq!(sum.copied(), expected, "{number}");
        }
        let stops = remarks(&one).iter().any(|(_, remark)| remark.stops());
        let here = !matches!(one.step(), Step::Withdrawn | Step::Left(_) | Step::Voided(_));
        assert_eq!(entry.troubles.contains(Trouble::Missing), stops && here, "{number}");
        assert_eq!(entry.application, one);
    }
}

/// The names of those who are not renewed, with a question mark where somebody has to look.
fn missed(entries: &[Entry], year: u16) -> Vec<String> {
    let found = not_renewed(entries, SchoolYear::beginning(year));
    let found = found.iter().filter(|one| one.why.handling() != Handling::Nothing);
    let name = |entry: &Entry| entry.application.texts.get(Field::Name).to_owned();
    found
        .map(|one| {
            let mark = if one.why.handling() == Handling::Look { "？" } else { "" };
            name(one.entry) + mark
        })
        .collect()
}

#[test]
fn those_of_last_year_who_have_not_applied_are_found() {
    let of = |year, name, class, id, born| {
        let texts = [
            (Field::Name, name),
            (Field::Class, class),
            (Field::IdNumber, id),
            (Field::Born, born),
        ];
        with(boarder(year), &texts)
    };
    let paid = |one: Application| {
        let first = format!("{}-09-07", one.year.start());
        taken(taken(one, &first, SMOOTH), "2026-05-20", &[Action::Pay])
    };
    let recognised = |one| taken(one, "2025-09-07", SMOOTH);
    let (one, two, three) = ("130925201405060033", "130925 20140506 005x", "130925201405060017");
    let last = [
        // Known this year by the number, however it is written and whatever the name.
        paid(of(2025, "张小明", "2班", one, "2014年5月")),
        recognised(of(2025, "赵一", "10班", two, "2014年5月")),
        recognised(of(2025, "赵二", "2班", three, "2014.5")),
        // By name and month only: perhaps.
        recognised(of(2025, "钱 ・一", "3班", "", "2014年5月")),
        recognised(of(2025, "钱二", "3班", "130925201405060076", "")),
        // Of the same name and another month, and nobody's name.
        recognised(of(2025, "钱三", "3班", "", "2014年6月")),
        recognised(of(2025, "", "4班", "", "2014年5月")),
        // Not recognised in the end.
        of(2025, "孙一", "5班", "", "2014年5月"),
        taken(of(2025, "孙二", "5班", "", "2014年5月"), "2025-09-07", &SMOOTH[..3]),
        taken(of(2025, "孙三", "5班", "", ""), "2025-09-07", &[Action::Submit, Action::Decline]),
        // Objections change nothing until they are answered.
        taken(recognised(of(2025, "李一", "6班", "", "")), "2025-10-07", &[Action::Object]),
        taken(recognised(of(2025, "李二", "6班", "", "")), "2025-10-07", &[Action::Reassess]),
        // Before last year, nobody knows.
        taken(of(2024, "周一", "6班", "", ""), "2024-09-07", SMOOTH),
        // One pupil twice is one.
        recognised(of(2025, "赵二", "2班", three, "2014.5")),
    ];
    let this = [
        of(2026, "张晓明", "2班", "１３０９２５ 201405060033", ""),
        of(2026, "钱·一", "3班", "130925201405060092", "2014年5月"),
        of(2026, "钱二", "3班", "", "201405"),
        of(2026, "钱三", "3班", "", "2014年5月"),
        of(2026, "赵二", "2班", "130925201405060092", "2014年5月"),
    ];
    assert!("130925201405060092".parse::<office::identity::IdNumber>().is_ok());
    let all = entries(last.into_iter().chain(this));
    let expected = ["赵二？", "钱 ・一？", "钱三", "钱二？", "", "李一", "李二", "赵一"];
    assert_eq!(missed(&all, 2026), expected);
    assert_eq!(missed(&all, 2025), ["周一"]);
    assert_eq!(missed(&all, 2024), [""; 0]);
    // Who is renewed is not missed any more.
    let mut renewed: Vec<Application> = all.iter().map(|one| one.application.clone()).collect();
    for one in not_renewed(&all, YEAR) {
        renewed.push(one.entry.application.renewed(YEAR));
    }
    let left = missed(&entries(renewed), 2026);
    assert!(left.iter().all(|name| name.ends_with('？')), "{left:?}");
}

#[test]
fn totals_are_the_sum_of_their_parts() {
    let all = entries(seeded(1_000, 7));
    let everyone: Vec<&Entry> = all.iter().collect();
    let whole = totals(&everyone);
    assert_eq!(whole.count, 1_000);
    // Added up apart from the list: by the assessments themselves, in fen.
    let mut expected: BTreeMap<(Benefit, Option<Stage>), (usize, u64, u64)> = BTreeMap::new();
    for entry in all.iter().filter(|entry| !entry.application.step().is_over()) {
        let one = &entry.application;
        let assessment = assess(library(), &one.situation(), one.period());
        for line in &assessment.students[0].entitlements {
            if !Range::from(&line.whole).is_nothing() {
                let sum = expected.entry((line.benefit, one.pupil().stage)).or_default();
                *sum = (sum.0 + 1, sum.1 + line.whole.least.fen(), sum.2 + line.whole.most.fen());
            }
        }
    }
    let found: BTreeMap<(Benefit, Option<Stage>), (usize, u64, u64)> = whole
        .sums
        .iter()
        .map(|(benefit, stage, count, sum)| {
            ((*benefit, *stage), (*count, sum.least.fen(), sum.most.fen()))
        })
        .collect();
    assert_eq!(found, expected);
    assert!(found.len() >= 5, "{found:?}");
    // The classes of a year add up to the year, and the years to all.
    let (mut count, mut troubles, mut cash) = (0, 0, Range::default());
    for start in [2023, 2024, 2026] {
        let year = SchoolYear::beginning(start);
        let mut of_classes = 0;
        for class in classes(&all, year) {
            let ask = Ask { class: Some(class), ..Ask::all(year) };
            let part = totals(&find(&all, &ask));
            of_classes += part.count;
            troubles += part.troubles.iter().map(|(_, count)| count).sum::<usize>();
            cash = part.sums.iter().fold(cash, |cash, (.., sum)| cash.and(*sum));
        }
        assert_eq!(of_classes, find(&all, &Ask::all(year)).len());
        count += of_classes;
    }
    assert_eq!(count, whole.count);
    assert_eq!(troubles, whole.troubles.iter().map(|(_, count)| count).sum::<usize>());
    assert_eq!(cash, whole.sums.iter().fold(Range::default(), |cash, (.., sum)| cash.and(*sum)));
    // A trouble's number is the number of those found by it, and the gravest stand first.
    for start in [2023, 2024, 2026] {
        let ask = Ask::all(SchoolYear::beginning(start));
        let found = find(&all, &ask);
        for (trouble, count) in totals(&found).troubles {
            let by_trouble = find(&all, &Ask { trouble: Some(trouble), ..ask.clone() });
            assert_eq!(by_trouble.len(), count, "{trouble:?}");
        }
        let gravity = |entry: &&Entry| entry.troubles.first().map_or(u32::MAX, Vocabulary::index);
        assert!(found.is_sorted_by_key(gravity));
    }
}

#[test]
fn what_is_over_adds_nothing_and_what_is_certain_stands_apart() {
    let declined = taken(boarder(2026), "2026-09-07", &[Action::Submit, Action::Decline]);
    let mut unasked = taken(boarder(2026), "2026-09-07", SMOOTH);
    unasked.student.boarding = None;
    let certain = taken(boarder(2026), "2026-09-07", SMOOTH);
    let withdrawn = taken(boarder(2026), "2026-09-07", &[Action::Withdraw]);
    let left = taken(certain.clone(), "2026-10-08", &[Action::Leave]);
    let mut each = [declined, withdrawn, left, boarder(2026), unasked, certain];
    for (number, one) in (0..).zip(&mut each) {
        one.texts.set(Field::IdNumber, &id_number(number));
    }
    let all = entries(each);
    let everyone: Vec<&Entry> = all.iter().collect();
    assert_eq!(all[1].troubles.union(all[2].troubles), Set::EMPTY, "nobody has to look");
    let sums = |entries: &[&Entry], of| {
        let found = totals(entries).sums.into_iter().find(|(benefit, ..)| *benefit == of);
        found.map(|(_, _, count, sum)| (count, sum.least, sum.most))
    };
    let yuan = Yuan::whole;
    let living = sums(&everyone, Benefit::LivingSubsidy);
    assert_eq!(living, Some((3, yuan(1250), yuan(3750))));
    let (over, three) = (totals(&everyone[..3]), totals(&everyone[3..]));
    assert_eq!((over.count, over.sums), (3, Vec::new()));
    assert_eq!((totals(&everyone).count, totals(&everyone).sums), (6, three.sums));
}

#[test]
fn ten_thousand_applications_are_found_and_added_up() {
    let kinds = seeded(1_000, 11);
    let named = |number: usize| {
        // Every tenth is entered twice, every twentieth without the number.
        let pupil = if number % 10 == 1 { number - 1 } else { number };
        let id =
            if number % 20 == 1 { String::new() } else { id_number(pupil.try_into().unwrap()) };
        let name = format!("学生{pupil}");
        with(kinds[pupil % kinds.len()].clone(), &[(Field::Name, &name), (Field::IdNumber, &id)])
    };
    let applications: Vec<Application> = (0..10_000).map(named).collect();
    let start = Instant::now();
    let mut all = entries(applications);
    let reckoned = start.elapsed();
    let start = Instant::now();
    mark_duplicates(&mut all);
    let marked = start.elapsed();
    let start = Instant::now();
    let found = find(&all, &Ask::all(YEAR));
    let listed = start.elapsed();
    let start = Instant::now();
    let one = find(&all, &Ask { text: "学生9999".to_owned(), ..Ask::all(YEAR) });
    let searched = start.elapsed();
    let start = Instant::now();
    let sums = totals(&found);
    let added = start.elapsed();
    println!(
        "10,000 applications: entries {reckoned:?}, marked {marked:?}, find all {} {listed:?}, \
         search {searched:?}, totals {added:?}",
        found.len()
    );
    assert!(one.len() <= 1 && sums.count == found.len());
    assert!(all.iter().filter(|entry| entry.is_behind()).count() > 500);
}

fn told(list: &Disbursement) -> String {
    let mut text = String::new();
    writeln!(text, "{}", wording::term(list.term)).unwrap();
    for row in &list.payments {
        let (boarding, sum) = (row.boarding.map_or("", wording::boarding), row.sum.to_string());
        let benefit = wording::benefit(row.benefit);
        let of_pupil = [&row.grade, &row.class, &row.name].map(String::as_str);
        let of_sum = [boarding, benefit, &sum, &row.account_holder, &row.card_end];
        let columns = of_pupil.into_iter().chain(of_sum).filter(|column| !column.is_empty());
        writeln!(text, "{}", columns.collect::<Vec<_>>().join(" ")).unwrap();
    }
    writeln!(text, "合计 {} 行 {} 元，{}", list.payments.len(), list.sum, list.sum.capitals())
        .unwrap();
    for one in &list.left_out {
        writeln!(text, "{} {} {}：{}", one.grade, one.class, one.name, wording::unpaid(one.why))
            .unwrap();
    }
    text
}

/// As a version before the ledger kept it: that a term was paid, and nothing else of it.
fn without_sums(one: &Application) -> Application {
    let Some(event) = one.trail().last().cloned() else { return one.clone() };
    let paid = json::to_text(&event.paid.unwrap());
    let text = one.write().replace(&format!(r#","paid":{paid}"#), "");
    let text = text.replace(r#""shape":3"#, r#""shape":1"#);
    Application::read(&text).unwrap()
}

/// A class of 2023-24, in whose spring the standards rose.
fn class_of_2023() -> Vec<Application> {
    let named = |name, one: Application| {
        let account = [(Field::Name, name), (Field::AccountHolder, " 家长 ")];
        with(with(one, &account), &[(Field::CardNumber, "４１１１ 1111 1111 1111")])
    };
    let recognised = |one| taken(one, "2023-09-07", SMOOTH);
    let plain = || boarder(2023);
    let day_pupil = |hardship| {
        let mut one = plain();
        one.student.boarding = Some(Boarding::Day);
        one.student.decisions.set(Decision::DayList, Some(false));
        one.household.hardships.set(hardship, Some(true));
        one
    };
    let junior = |mut one: Application| {
        one.student.stage = Some(Stage::JuniorMiddle);
        one
    };
    let unasked = |mut one: Application| {
        one.student.boarding = None;
        one
    };
    let mut class = vec![
        named("住校", recognised(plain())),
        named("住校初中", recognised(junior(plain()))),
        named("走读农低", recognised(day_pupil(Hardship::RuralSubsistence))),
        named("走读初中", recognised(junior(day_pupil(Hardship::Delisted)))),
        named("走读城低", recognised(day_pupil(Hardship::UrbanSubsistence))),
        named("没问住校", recognised(unasked(plain()))),
        named("发过一次", taken(recognised(plain()), "2023-11-20", &[Action::Pay])),
        named("发过两次", taken(recognised(plain()), "2023-11-20", &[Action::Pay, Action::Pay])),
        named(
            "发过又有异议",
            taken(recognised(plain()), "2023-11-20", &[Action::Pay, Action::Object]),
        ),
        named("转出", taken(recognised(plain()), "2023-10-20", &[Action::Leave])),
        named("撤回", taken(plain(), "2023-09-07", &[Action::Submit, Action::Withdraw])),
        named("有异议", taken(recognised(plain()), "2023-10-20", &[Action::Object])),
        named("重新认定", taken(recognised(plain()), "2024-03-02", &[Action::Reassess])),
        named("没提交", plain()),
        named("公示中", taken(plain(), "2023-09-07", &SMOOTH[..3])),
        named("未认定", taken(plain(), "2023-09-07", &[Action::Submit, Action::Decline])),
        with(recognised(people::boarder(2023)), &[(Field::Name, "没有账户")]),
        named("别的学年", taken(boarder(2024), "2024-09-07", SMOOTH)),
        named("改过", junior(recognised(plain()))),
        named("退汇", taken(recognised(plain()), "2023-11-20", &[Action::Pay, Action::Bounce])),
        named("作废", taken(recognised(plain()), "2023-11-20", &[Action::Void])),
        named("旧登记", without_sums(&taken(recognised(plain()), "2023-11-20", &[Action::Pay]))),
        named("两份", recognised(plain())),
        named("两份的另一份", recognised(plain())),
    ];
    for (number, one) in (0..).zip(&mut class) {
        // The last two are one pupil's.
        one.texts.set(Field::IdNumber, &id_number(number.min(22)));
    }
    class
}

/// An application of a boarder, with what tells who it is.
fn of_one(name: &str, class: &str, id: &str, born: &str) -> Application {
    let texts =
        [(Field::Name, name), (Field::Class, class), (Field::IdNumber, id), (Field::Born, born)];
    with(boarder(2026), &texts)
}

#[test]
fn a_pupil_who_was_entered_twice_is_noticed() {
    let (one, other) = ("130925201405060033", "130925201405060017");
    let of = of_one;
    let year = |start, mut one: Application| {
        one.year = SchoolYear::beginning(start);
        one
    };
    let gone = |action| taken(of("甲", "2班", one, ""), "2026-09-07", &[Action::Submit, action]);
    let paid = [SMOOTH, &[Action::Pay, Action::Reassess, Action::Leave]].concat();
    for (sentence, list, expected) in [
        ("the same number", vec![of("甲", "2班", one, ""), of("乙", "1班", one, "")], "tt"),
        (
            "the same number however it is written",
            vec![of("甲", "", one, ""), of("甲", "", "１３０９２５ 20140506-0033", "")],
            "tt",
        ),
        ("two numbers", vec![of("甲", "2班", one, ""), of("甲", "2班", other, "")], "--"),
        (
            "no number, the same name, month and class",
            vec![of("甲", "2班", "", "2014年5月"), of(" 甲 ", "2 班", "", "2014.5")],
            "tt",
        ),
        (
            "a number on one of them",
            vec![of("甲", "2班", one, ""), of("甲", "2班", "", "2014年5月")],
            "tt",
        ),
        (
            "a number that cannot be",
            vec![of("甲", "2班", one, ""), of("甲", "2班", "130925201405060039", "2014-05")],
            "tt",
        ),
        (
            "a class that is written otherwise",
            vec![of("甲", "2班", "", "2014年5月"), of("甲", "（2）班", "", "2014年5月")],
            "tt",
        ),
        (
            "a radical in the name, a space, and another point",
            vec![of("黄·甲", "2班", "", "2014年5月"), of("⻩ 。甲", "2班", "", "2014年5月")],
            "tt",
        ),
        (
            "three, of which one has no number and one another class",
            vec![
                of("甲", "2班", one, ""),
                of("甲", "3班", one, ""),
                of("甲", "3班", "", "2014年5月"),
            ],
            "ttt",
        ),
        (
            "no number, another name",
            vec![of("甲", "2班", "", "2014年5月"), of("乙", "2班", "", "2014年5月")],
            "--",
        ),
        (
            "no number, another month",
            vec![of("甲", "2班", "", "2014年5月"), of("甲", "2班", "", "2014年6月")],
            "--",
        ),
        (
            "no number, another class",
            vec![of("甲", "2班", "", "2014年5月"), of("甲", "3班", "", "2014年5月")],
            "--",
        ),
        ("no number, no month", vec![of("甲", "2班", "", ""), of("甲", "2班", "", "")], "--"),
        ("no name", vec![of("", "2班", "", "2014年5月"), of("", "2班", "", "2014年5月")], "--"),
        (
            "another year",
            vec![of("甲", "2班", one, ""), year(2025, of("甲", "2班", one, ""))],
            "--",
        ),
        ("one was withdrawn", vec![of("甲", "2班", one, ""), gone(Action::Withdraw)], "--"),
        ("one has left", vec![of("甲", "2班", one, ""), gone(Action::Leave)], "--"),
        ("one was refused", vec![of("甲", "2班", one, ""), gone(Action::Decline)], "tt"),
        (
            "one has left and was paid",
            vec![of("甲", "2班", one, ""), taken(of("甲", "2班", one, ""), "2026-09-07", &paid)],
            "tt",
        ),
    ] {
        let is_twice = |entry: &Entry| entry.troubles.contains(Trouble::Twice);
        let marks = |entries: &[Entry]| -> String {
            entries.iter().map(|entry| if is_twice(entry) { 't' } else { '-' }).collect()
        };
        let mut all = entries(list.clone());
        assert_eq!(marks(&all), expected, "{sentence}");
        let behind = all.iter().filter(|entry| entry.is_behind()).count();
        assert_eq!(behind, expected.matches('t').count().saturating_sub(1), "{sentence}");
        // The order in which they came does not matter, and a mark goes with its reason.
        all.reverse();
        mark_duplicates(&mut all);
        assert_eq!(marks(&all), expected, "{sentence}");
        all.truncate(1);
        mark_duplicates(&mut all);
        assert_eq!((marks(&all).as_str(), &all[0].twice), ("-", &None), "{sentence}");
        assert_eq!(all, entries_of(&all), "{sentence}");
    }
}

#[test]
fn a_mark_follows_what_is_typed_and_what_is_done() {
    let id = "130925201405060033";
    let mut all = entries([of_one("甲", "2班", id, ""), of_one("乙", "3班", "", "2014年5月")]);
    let mut reckoner = OwedCache::default();
    let mut typed = |texts: &[(Field, &str)]| {
        let entry = &all[1];
        let entry = reckoner.entry(entry.id.clone(), with(entry.application.clone(), texts));
        put(&mut all, entry);
        let whole = entries(all.iter().map(|one| one.application.clone()));
        assert_eq!(all, whole, "{texts:?}: as if the whole list had just come");
        all.iter().map(|one| one.twice.is_some()).collect::<Vec<_>>()
    };
    for (texts, expected) in [
        (vec![(Field::Address, "东街")], false),
        (vec![(Field::IdNumber, id)], true),
        (vec![(Field::Address, "西街"), (Field::FamilySize, "")], true),
        (vec![(Field::IdNumber, "")], false),
        (vec![(Field::Name, "甲")], false),
        (vec![(Field::Class, "2 班")], true),
        (vec![(Field::Born, "")], false),
    ] {
        assert_eq!(typed(&texts), [expected; 2], "{texts:?}");
    }
    typed(&[(Field::IdNumber, id)]);
    // The one that is done becomes the first of the two, and goes when it is withdrawn.
    for (action, behind) in [(Action::Submit, [true, false]), (Action::Withdraw, [false, false])] {
        let done = taken(all[1].application.clone(), "2026-09-07", &[action]);
        let entry = reckoner.entry(all[1].id.clone(), done);
        put(&mut all, entry);
        assert_eq!([all[0].is_behind(), all[1].is_behind()], behind, "{action:?}");
    }
    let third = reckoner.entry("2".to_owned(), of_one("丙", "", id, ""));
    put(&mut all, third);
    assert_eq!([0, 1, 2].map(|place| all[place].twice.is_some()), [true, false, true]);
}

/// The same applications as if they had just come.
fn entries_of(all: &[Entry]) -> Vec<Entry> {
    let mut reckoner = OwedCache::default();
    all.iter().map(|one| reckoner.entry(one.id.clone(), one.application.clone())).collect()
}

#[test]
fn a_pupil_who_was_entered_twice_is_paid_once_and_counted_once() {
    let called = |name: &str, on: &str, steps: &[Action]| {
        taken(of_one(name, "2班", "130925201405060033", "2014年5月"), on, steps)
    };
    let recognised = |name, on| called(name, on, SMOOTH);
    let and = |more: &[Action]| [SMOOTH, more].concat();
    let terms = YEAR.terms();
    // Who is paid in the autumn, and who in the spring; the other is held back.
    for (sentence, list, [autumn, spring]) in [
        (
            "both are recognised: the first recognised",
            vec![recognised("后", "2026-09-08"), recognised("先", "2026-09-07")],
            [("先", "后"), ("先", "后")],
        ),
        (
            "one is recognised",
            vec![called("草", "2026-09-01", &SMOOTH[..3]), recognised("认", "2026-09-07")],
            [("认", "草"), ("认", "草")],
        ),
        (
            "one is paid, the other was recognised before",
            vec![recognised("认", "2026-09-07"), called("发", "2026-09-08", &and(&[Action::Pay]))],
            [("", "认"), ("发", "认")],
        ),
        (
            "the first recognised is recognised anew, and nobody knows yet",
            vec![
                recognised("后", "2026-09-08"),
                called("先", "2026-09-07", &and(&[Action::Reassess])),
            ],
            [("", "后"), ("", "后")],
        ),
        (
            "the one that is paid is refused after all",
            vec![
                recognised("认", "2026-09-07"),
                called("拒", "2026-09-07", &and(&[Action::Pay, Action::Reassess, Action::Decline])),
            ],
            [("", "认"), ("认", "")],
        ),
        (
            "nobody is recognised",
            vec![called("甲", "2026-09-07", &SMOOTH[..1]), called("乙", "2026-09-07", &[])],
            [("", "乙"), ("", "乙")],
        ),
    ] {
        let all = entries(list);
        let everyone: Vec<&Entry> = all.iter().collect();
        for (term, (expected, held)) in terms.iter().zip([autumn, spring]) {
            let list = disbursement(&everyone, *term, Ledger::Due);
            let paid: Vec<&str> = list.payments.iter().map(|row| row.name.as_str()).collect();
            assert_eq!(paid.concat(), expected, "{sentence}");
            assert_eq!(paid.len() + list.left_out.len(), 2, "{sentence}: who is not paid is named");
            let twice = list.left_out.iter().filter(|one| one.why == Unpaid::Twice);
            let twice: Vec<&str> = twice.map(|one| one.name.as_str()).collect();
            assert_eq!(twice.concat(), held, "{sentence}");
        }
        // Whoever reads only one of them reads the other with it.
        for (one, other) in [(0, 1), (1, 0)] {
            assert_eq!(unlisted(&all, &[&all[one]]), [&all[other]], "{sentence}");
        }
        assert_eq!((unlisted(&all, &everyone), unlisted(&all, &[])), (vec![], vec![]));
        // A class alone does not pay whom the list of another class pays.
        let alone =
            everyone.iter().map(|one| disbursement(&[one], terms[1], Ledger::Due).payments.len());
        assert_eq!(alone.sum::<usize>(), spring.0.chars().count(), "{sentence}");
        for (benefit, _, count, sum) in totals(&everyone).sums {
            assert_eq!(count, 1, "{sentence}: {benefit:?}");
            if benefit == Benefit::LivingSubsidy {
                assert_eq!(sum.most, Yuan::whole(1250), "{sentence}");
            }
        }
    }
}

#[test]
fn a_term_is_paid_as_these_lists_say() {
    let all = entries(class_of_2023());
    let everyone: Vec<&Entry> = all.iter().collect();
    let of_paid = Set::of(Unpaid::Bounced).union(Set::of(Unpaid::NoSum));
    for (term, ledger, name, expected) in [
        ("2023-autumn", Ledger::Due, "2023-autumn", Set::all().without(of_paid)),
        ("2024-spring", Ledger::Due, "2024-spring", Set::all().without(of_paid)),
        ("2023-autumn", Ledger::Paid, "2023-autumn-paid", of_paid),
    ] {
        let list = disbursement(&everyone, term.parse().unwrap(), ledger);
        let text = told(&list);
        let file = format!("tests/roster/{name}.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &text).unwrap();
        }
        assert_eq!(text, fs::read_to_string(&file).unwrap(), "{file}");
        assert!(text.lines().all(|line| half_width(line).is_none()), "{text}");
        let sum = list.payments.iter().fold(Yuan::ZERO, |sum, row| sum.plus(row.sum));
        assert_eq!(sum, list.sum);
        let reasons: Set<Unpaid> = list.left_out.iter().map(|one| one.why).collect();
        assert_eq!(reasons, expected, "every reason is shown once");
    }
}

#[test]
fn a_paid_list_stays_as_it_was_paid() {
    let [autumn, _] = YEAR.terms();
    let one = taken(boarder(2026), "2026-09-07", &[SMOOTH, &[Action::Pay]].concat());
    let paid = |one: &Application| {
        let all = entries([one.clone()]);
        disbursement(&[&all[0]], autumn, Ledger::Paid)
    };
    let before = paid(&one);
    assert_eq!((before.payments.len(), before.sum), (1, Yuan::whole(625)));
    let mut changed =
        with(one, &[(Field::CardNumber, "5500000000000004"), (Field::AccountHolder, "")]);
    changed.student.boarding = Some(Boarding::Day);
    assert_eq!(paid(&changed), before);
    // Money that went out is not forgotten with the rest.
    for end in [Action::Leave, Action::Void] {
        assert_eq!(paid(&taken(changed.clone(), "2026-12-01", &[end])), before, "{end:?}");
    }
    let back = taken(changed.clone(), "2026-12-01", &[Action::Bounce]);
    let list = paid(&back);
    assert_eq!((list.payments.len(), list.sum), (0, Yuan::ZERO));
    assert_eq!(list.left_out.iter().map(|one| one.why).collect::<Vec<_>>(), [Unpaid::Bounced]);
    assert!(entries([back.clone()])[0].troubles.contains(Trouble::Bounced));
    let mut back = back;
    back.student.boarding = Some(Boarding::Boarder);
    let anew = taken(back, "2026-12-08", &[Action::Pay]);
    let row = &paid(&anew).payments[0];
    assert_eq!((row.paid, wording::payment_note(row)), (Some(day("2026-12-08")), "退汇重发"));
    assert!(!entries([anew])[0].troubles.contains(Trouble::Bounced));
}

#[test]
fn rows_and_pupils_are_counted_apart() {
    let all = entries([
        taken(boarder(2026), "2026-09-07", &[SMOOTH, &[Action::Pay]].concat()),
        taken(boarder(2026), "2026-09-07", &[SMOOTH, &[Action::Pay]].concat()),
    ]);
    let everyone: Vec<&Entry> = all.iter().collect();
    let mut list = disbursement(&everyone, YEAR.terms()[0], Ledger::Paid).payments;
    // A second benefit in cash, as later stages have it.
    list.insert(1, Payment { benefit: Benefit::PrivateFeeCut, ..list[0].clone() });
    let said = "3 笔，2 人，1,875.00\u{a0}元，人民币（大写）壹仟捌佰柒拾伍元整";
    assert_eq!(wording::sum_of(&list), said);
}

#[test]
fn who_boards_in_one_term_only_is_owed_and_paid_by_term() {
    let [autumn, spring] = YEAR.terms();
    let mut one = boarder(2026);
    one.household.hardships.set(Hardship::RuralSubsistence, Some(true));
    let mut one = taken(one, "2026-09-07", &[SMOOTH, &[Action::Pay]].concat());
    one.student.boarding_in_spring = Some(Boarding::Day);
    one.student.decisions.set(Decision::DayList, Some(true));
    let all = entries([one.clone()]);
    let entry = &all[0];
    let year = Yuan::from_fen(93_750);
    let cash = entry.owed.total(Kind::Cash);
    assert_eq!((cash.least, cash.most), (year, year));
    assert!(!entry.troubles.contains(Trouble::Edited), "the recognition stands");
    let sums = totals(&[entry]).sums;
    let living = sums.iter().find(|(benefit, ..)| *benefit == Benefit::LivingSubsidy).unwrap();
    assert_eq!((living.2, living.3.least, living.3.most), (1, year, year));
    let listed = owed(entry, Benefit::LivingSubsidy).unwrap();
    assert_eq!((listed.least, listed.most), (year, year));
    let list = |term, ledger| disbursement(&[entry], term, ledger);
    let rows = |term, ledger| {
        let rows = list(term, ledger).payments;
        rows.into_iter().map(|row| (row.sum, row.boarding)).collect::<Vec<_>>()
    };
    let half = Yuan::from_fen(31_250);
    assert_eq!(rows(autumn, Ledger::Paid), [(Yuan::whole(625), Some(Boarding::Boarder))]);
    assert_eq!(rows(spring, Ledger::Due), [(half, Some(Boarding::Day))]);
    let assessment = assess(library(), &one.situation(), one.period());
    assert_eq!(assessment.total(Kind::Cash).least, year);
    let table = wording::county_table(library(), YEAR, &[entry], day("2027-03-09"));
    assert!(table.rows[1].contains(&Content::Sum(year)));
    assert!(table.rows[1].contains(&Content::Text("秋季住校，春季不住校".to_owned())));
}

#[test]
fn two_terms_pay_what_the_year_owes_and_nobody_is_forgotten() {
    let all = entries(seeded(600, 17));
    let everyone: Vec<&Entry> = all.iter().collect();
    for start in [2023, 2024, 2026] {
        let year = SchoolYear::beginning(start);
        let lists = year.terms().map(|term| disbursement(&everyone, term, Ledger::Due));
        let of_year = all.iter().filter(|entry| entry.application.year == year);
        for entry in of_year {
            let name = entry.application.texts.get(Field::Name);
            let paid = |list: &Disbursement| -> Option<Yuan> {
                let rows: Vec<Yuan> = list
                    .payments
                    .iter()
                    .filter(|row| row.name == name)
                    .map(|row| row.sum)
                    .collect();
                let why = list.left_out.iter().filter(|one| one.name == name).count();
                assert_eq!(rows.len() + why, 1, "{name}: one row or one reason");
                rows.first().copied()
            };
            let [autumn, spring] = [paid(&lists[0]), paid(&lists[1])];
            let period = Period::SchoolYear(year);
            let assessment = assess(library(), &entry.application.situation(), period);
            let owed = assessment.total(Kind::Cash);
            if let Some((autumn, spring)) = autumn.zip(spring) {
                assert_eq!((owed.least, owed.most), (autumn.plus(spring), autumn.plus(spring)));
            }
            let standing = matches!(entry.application.step(), Step::Recognised | Step::Paid);
            assert!(standing || autumn.or(spring).is_none(), "{name} is paid");
        }
    }
    let none = disbursement(&[], YEAR.terms()[0], Ledger::Due);
    assert_eq!((none.payments.len(), none.left_out.len(), none.sum), (0, 0, Yuan::ZERO));
}

#[test]
fn a_notice_shows_school_grade_class_name_and_nothing_else_of_anybody() {
    let plain = taken(boarder(2026), "2026-09-07", &SMOOTH[..2]);
    let posted = [Field::School, Field::Grade, Field::Class, Field::Name];
    let mut list = Vec::new();
    for number in 0..10_000 {
        let canary = |field: Field, row: u32| format!("canary-{}-{row}-{number}", field.id());
        let mut one = plain.clone();
        for field in Field::ALL.iter().filter(|field| !posted.contains(field)) {
            one.texts.set(*field, &canary(*field, 0));
        }
        one.texts.set(Field::Name, &format!("学生{number}"));
        let id = one.add_member().unwrap();
        for field in Field::of(office::application::Block::Member) {
            one.members[0].texts.set(field, &canary(field, id));
        }
        let event = Event {
            tier: Some(Tier::Grave),
            note: format!("canary-note-{number}"),
            until: Some(day("2026-09-18")),
            ..Event::new(Action::Publicise, day("2026-09-14"))
        };
        assert_eq!(one.take(library(), event), Ok(()));
        list.push(one);
    }
    let mut all = entries(list);
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
            let office::roster::Posted { school, grade, class, name, number: same, tier } = row;
            let texts = [school, grade, class, name].map(String::as_str);
            assert_eq!(texts, ["盐山县第一小学", "三年级", "2班", &format!("学生{number}")]);
            assert_eq!((*same, *tier), (None, with_tier.then_some(Tier::Grave)));
        }
    }
}

#[test]
fn a_notice_has_the_days_that_its_pupils_trails_say() {
    let called = |name, one: Application| with(one, &[(Field::Name, name), (Field::IdNumber, "")]);
    let posted = |name, on| called(name, taken(boarder(2026), on, &SMOOTH[..3]));
    let all = entries([
        posted("甲", "2026-09-14"),
        posted("乙", "2026-09-07"),
        posted("丙", "2026-09-14"),
        called("丁", taken(boarder(2026), "2026-09-07", SMOOTH)),
        full(),
    ]);
    let everyone: Vec<&Entry> = all.iter().collect();
    let told: Vec<(String, String, Vec<String>)> = notices(&everyone, &Namesakes::default(), false)
        .into_iter()
        .map(|one| {
            let names = one.rows.into_iter().map(|row| row.name).collect();
            (one.from.to_string(), one.until.to_string(), names)
        })
        .collect();
    let of = |from: &str, until: &str, names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        (from.to_owned(), until.to_owned(), names)
    };
    let expected =
        [of("2026-09-09", "2026-09-15", &["乙"]), of("2026-09-16", "2026-09-22", &["甲", "丙"])];
    assert_eq!(told, expected);
    assert_eq!(notices(&everyone[3..], &Namesakes::default(), true), []);
}

#[test]
fn a_notice_that_is_over_says_that_names_come_down() {
    let posted = |name, on| {
        let one = with(boarder(2026), &[(Field::Name, name), (Field::IdNumber, "")]);
        taken(one, on, &SMOOTH[..3])
    };
    // They hang until the 15th and the 22nd.
    let list = [("甲", "2026-09-14"), ("乙", "2026-09-07"), ("丙", "2026-09-14")];
    let all = entries(list.map(|(name, on)| posted(name, on)));
    let notices = notices(&all.iter().collect::<Vec<_>>(), &Namesakes::default(), false);
    let one = "有 1 人的公示到 2026 年 9 月 15 日已经期满：\
               贴出去的名单请取下，不要再贴。没有异议的，可以认定了。";
    let two = "有 2 人的公示到 2026 年 9 月 22 日已经期满：\
               贴出去的名单请取下，不要再贴。没有异议的，可以认定了。";
    for (sentence, today, expected) in [
        ("before its first day", "2026-09-01", vec![]),
        ("on its last day", "2026-09-15", vec![]),
        ("on the day after", "2026-09-16", vec![one]),
        ("on the last day of the other", "2026-09-22", vec![one]),
        ("a year later", "2027-09-01", vec![one, two]),
    ] {
        let over = notices.iter().filter_map(|one| wording::notice_over(one, day(today)));
        let over: Vec<String> = over.collect();
        assert_eq!(over, expected, "{sentence}");
        assert!(over.iter().all(|said| half_width(said).is_none()), "{over:?}");
    }
}

#[test]
fn a_pupil_who_was_entered_twice_stands_on_the_notice_once_and_it_is_said() {
    let one = |class: &str, on: &str, steps: &[Action]| {
        taken(of_one("甲", class, "130925201405060033", "2014年5月"), on, steps)
    };
    let other = || {
        let other = of_one("乙", "2班", "130925201405060017", "2014年5月");
        taken(other, "2026-09-14", &SMOOTH[..3])
    };
    let posted = |class, on| one(class, on, &SMOOTH[..3]);
    // Of which class and until when the pupil is posted, and of which class it is left off.
    for (sentence, list, on, off) in [
        (
            "both on the same days: the one that was begun first",
            vec![posted("2班", "2026-09-14"), posted("3班", "2026-09-14")],
            "2班 2026-09-22",
            "3班",
        ),
        (
            "each on its days",
            vec![posted("2班", "2026-09-14"), posted("3班", "2026-09-07")],
            "3班 2026-09-15",
            "2班",
        ),
        (
            "one is recognised already",
            vec![one("2班", "2026-09-07", SMOOTH), posted("3班", "2026-09-14")],
            "3班 2026-09-22",
            "",
        ),
        (
            "the one that was begun first is not publicised",
            vec![one("2班", "2026-09-01", &SMOOTH[..2]), posted("3班", "2026-09-14")],
            "3班 2026-09-22",
            "",
        ),
        (
            "three",
            vec![
                posted("3班", "2026-09-15"),
                posted("4班", "2026-09-15"),
                posted("2班", "2026-09-14"),
            ],
            "2班 2026-09-22",
            "3班4班",
        ),
    ] {
        let all = entries(list.into_iter().chain([other()]));
        let everyone: Vec<&Entry> = all.iter().collect();
        let shown = |list: &[&Entry]| -> Vec<String> {
            let rows = notices(list, &Namesakes::default(), false).into_iter();
            let rows = rows.flat_map(|one| one.rows.into_iter().map(move |row| (one.until, row)));
            let rows = rows.filter(|(_, row)| row.name == "甲");
            rows.map(|(until, row)| format!("{} {until}", row.class)).collect()
        };
        assert_eq!(shown(&everyone), [on], "{sentence}");
        let others: usize =
            notices(&everyone, &Namesakes::default(), false).iter().map(|one| one.rows.len()).sum();
        assert_eq!(others, 2, "{sentence}: nobody else is left off");
        let left: String = posted_once(&everyone).into_iter().map(|one| one.class).collect();
        assert_eq!(left, off, "{sentence}");
        // The notices of single classes have the pupil once, too.
        let alone: Vec<String> = everyone.iter().flat_map(|one| shown(&[one])).collect();
        assert_eq!(alone, [on], "{sentence}");
    }
    let both = entries([posted("2班", "2026-09-14"), posted("3班", "2026-09-14")]);
    let left = posted_once(&both.iter().collect::<Vec<_>>());
    let said = wording::notice_once(&left[0]);
    assert_eq!(
        said,
        "甲（三年级 3班）不止一份申请在公示，名单上只写一次，写在另一份里。请核对：是同一个人的，\
         把多余的删掉或作废；不是的，把身份证号码填对。"
    );
    assert_eq!(half_width(&said), None);
}

/// A table as people read it: every box that is not empty under its head, a number after a «#».
fn shown(table: &Table) -> String {
    let said = |content: &Content| match content {
        Content::Text(text) => text.clone(),
        Content::Count(count) => format!("#{count}"),
        Content::Sum(sum) => format!("#{sum}"),
    };
    let (heads, rows) = table.rows.split_first().unwrap();
    let mut text = format!("{}，制于 {}\n", table.title, table.made);
    for row in rows {
        assert_eq!(row.len(), heads.len());
        let boxes = heads.iter().map(said).zip(row.iter().map(said));
        let boxes = boxes.filter(|(_, content)| !content.is_empty());
        let boxes: Vec<String> =
            boxes.map(|(head, content)| format!("{head}：{content}")).collect();
        writeln!(text, "{}", boxes.join(" ")).unwrap();
    }
    text
}

#[test]
fn a_table_for_the_county_has_everybody_as_this_one_says() {
    let tagged = |one: Application| with(one, &[(Field::Class, "=1+1")]);
    let mut class: Vec<Application> = class_of_2023().into_iter().map(tagged).collect();
    class[0].texts.set(Field::IdNumber, " 130925 20140506 005x ");
    let all = entries(class.into_iter().chain([full()]));
    let everyone: Vec<&Entry> = all.iter().collect();
    let table = |entries: &[&Entry]| {
        let year = SchoolYear::beginning(2023);
        wording::county_table(library(), year, entries, day("2024-03-09"))
    };
    let text = shown(&table(&everyone));
    let file = "tests/roster/county.txt";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(file).unwrap(), "{file}");
    let heads = table(&[]).rows;
    assert_eq!(heads.len(), 1);
    let heads = COLUMNS.map(wording::column);
    assert!(heads.iter().all(|head| half_width(head).is_none()), "{heads:?}");
    assert_eq!(BTreeSet::from(heads).len(), COLUMNS.len(), "no two columns have one name");
}

#[test]
fn the_numbers_of_a_table_add_up_to_what_is_certain_in_the_totals() {
    let all = entries(seeded(600, 23));
    let everyone: Vec<&Entry> = all.iter().collect();
    let table = wording::county_table(library(), YEAR, &everyone, day("2026-09-10"));
    assert_eq!(table.written().parse(), Ok(table.clone()));
    let settled: Vec<Entry> = all
        .iter()
        .cloned()
        .map(|mut one| {
            one.owed.sums.retain(|(.., range)| range.is_settled());
            one
        })
        .collect();
    let mut expected: BTreeMap<Benefit, Yuan> = BTreeMap::new();
    for (benefit, _, _, sum) in totals(&settled.iter().collect::<Vec<_>>()).sums {
        let known = expected.entry(benefit).or_default();
        *known = known.plus(sum.least);
    }
    let mut found: BTreeMap<Benefit, Yuan> = BTreeMap::new();
    for row in &table.rows[1..] {
        for (column, content) in COLUMNS.iter().zip(row) {
            match (column, content) {
                (Column::Owed(benefit), Content::Sum(sum)) => {
                    let known = found.entry(*benefit).or_default();
                    *known = known.plus(*sum);
                }
                (Column::Number, Content::Count(_)) | (_, Content::Text(_)) => {}
                other => panic!("a number stands where none may: {other:?}"),
            }
        }
    }
    // A benefit of things, of which no sum is made, has no column.
    assert!(expected.len() > 1);
    assert_eq!(found, expected);
}

#[test]
fn a_clock_that_runs_ahead_makes_no_year_past() {
    let of = |year, on| {
        let mut one = boarder(year);
        one.texts.set(Field::IdNumber, "");
        taken(one, on, &[Action::Submit])
    };
    let asked = SchoolYear::beginning(2029);
    let years = |all: &[Entry]| -> Vec<u16> {
        erasable(all, asked).iter().map(|one| one.year.start()).collect()
    };
    let two = [of(2026, "2026-09-07"), of(2027, "2027-09-07")];
    assert_eq!(years(&entries(two.clone())), [0_u16; 0], "nothing says that it is 2029");
    // What was done in 2029 says it, and the oldest comes first.
    let later = two.into_iter().chain([of(2029, "2029-09-07")]);
    assert_eq!(years(&entries(later)), [2026, 2027]);
}
