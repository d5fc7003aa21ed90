//! The saved shapes: every one loads as it was, is written back to the byte, and is refused where
//! it is spoiled. `v1.json` to `v4.json` are frozen.

use std::collections::BTreeSet;
use std::fs;

use aid::date::SchoolYear;
use aid::money::Yuan;
use aid::policy::{Benefit, Kind};
use aid::situation::{
    Approval, Boarding, Circumstance, LoanTaken, Major, PrizeWon, Question, Residence, SchoolKind,
    SchoolPlace, Service, Stage, Student, TeacherScheme, Year,
};
use aid::vocabulary::{Set, Vocabulary};
use office::application::{
    Application, ApplicationError, Event, Field, MEMBER_ROWS, Member, SHAPE, School,
};
use office::identity::IdKind;
use records::json;

use super::answers;
use super::failures::each;
use super::people::{after, boarder, filled, full, through, with};

/// The full one with what the third shape has: a pupil who moved out of the boarding house, a
/// payment that came back, and the end of it.
fn newest() -> Application {
    let mut application = with(full(), &[(Field::IdKind, IdKind::ResidencePermit.name())]);
    application.student.boarding_in_spring = Some(Boarding::Day);
    after(application, "2026-03-10 bounce void")
}

/// The one of the third shape with every fact that only a pupil of another stage has, one that the
/// family said otherwise of the school, and two benefits that were paid.
fn of_another_stage() -> Application {
    let mut application = with(filled(), &[(Field::IdKind, IdKind::ResidencePermit.name())]);
    let Student { hardships, decisions, region, .. } = application.student;
    let all = Circumstance::ALL.iter().copied();
    let (yes, no): (Vec<_>, Vec<_>) = all.partition(|fact| fact.index() % 2 == 0);
    application.student = Student {
        stage: Some(Stage::Vocational),
        entry: None,
        region,
        school_kind: Some(SchoolKind::Public),
        school_place: Some(SchoolPlace::Rural),
        boarding: Some(Boarding::Boarder),
        boarding_in_spring: Some(Boarding::Day),
        year: Some(Year::First),
        approval: Some(Approval::Inclusive),
        residence: Some(Residence::HebeiRural),
        major: Some(Major::Other),
        teacher_scheme: Some(TeacherScheme::None),
        service: Some(Service::None),
        prize_won: Some(PrizeWon::None),
        loan_taken: Some(LoanTaken::None),
        grant: "2300.5".parse().ok(),
        hardships,
        decisions,
        circumstances: answers(&yes, &no),
    };
    application.texts.set(Field::Grade, "一年级");
    application.beginning.as_mut().unwrap().overruled = Set::of(Question::ModelSchool);
    let sums = [(Benefit::NationalGrant, 1150), (Benefit::RainDew, 1500)];
    after(through(application, Some(&sums)), "2026-03-10 bounce void")
}

/// What the frozen file of a shape was made of.
fn saved_as(shape: u32) -> Application {
    match shape {
        1 => {
            let mut first = with(full(), &[(Field::Department, ""), (Field::Major, "")]);
            first.beginning = None;
            first
        }
        2 => full(),
        3 => newest(),
        _ => of_another_stage(),
    }
}

fn is_of_shape(field: Field, shape: u32) -> bool {
    match field {
        Field::IdKind => shape >= 3,
        Field::Department | Field::Major => shape >= 2,
        _ => true,
    }
}

#[track_caller]
fn frozen(shape: u32) -> String {
    let path = format!("tests/application/v{shape}.json");
    fs::read_to_string(path).unwrap().trim_end().to_owned()
}

/// The trail without what was pinned, and without what a shape does not hold.
fn plain(application: &Application, shape: u32) -> Vec<Event> {
    let paid = |event: &Event| event.paid.clone().filter(|_| shape >= 3);
    let plain = |event: &Event| Event { pinned: None, paid: paid(event), ..event.clone() };
    application.trail().iter().map(plain).collect()
}

/// The cash of each pinned assessment that is certain.
fn sums(application: &Application) -> Vec<Option<Yuan>> {
    let pinned = application.trail().iter().filter_map(|event| event.pinned.as_ref());
    let cash = pinned.map(|pinned| pinned.total(Kind::Cash));
    cash.map(|sum| sum.is_settled().then_some(sum.least)).collect()
}

#[test]
fn an_application_of_any_shape_loads_as_it_was_and_is_written_back_to_the_byte() {
    each(1..=SHAPE, |failures, shape| {
        let text = frozen(shape);
        let (loaded, saved) = (Application::read(&text).unwrap(), saved_as(shape));
        let row = |what: &str| format!("shape {shape}: {what}");
        failures.same(row("the oldest shape that holds it"), &loaded.write(), &text);
        failures.same(row("year"), loaded.year, saved.year);
        failures.same(row("texts"), &loaded.texts, &saved.texts);
        failures.same(row("members"), &loaded.members, &saved.members);
        failures.same(row("beginning"), &loaded.beginning, &saved.beginning);
        failures.same(row("household"), loaded.household, saved.household);
        failures.same(row("student"), loaded.student, saved.student);
        failures.same(row("proofs"), loaded.proofs_seen, saved.proofs_seen);
        failures.same(row("sources"), &loaded.sources, &saved.sources);
        failures.same(row("trail"), plain(&loaded, shape), plain(&saved, shape));
        let of_members = loaded.members.iter().flat_map(|member| member.texts.iter());
        let typed: BTreeSet<Field> =
            loaded.texts.iter().chain(of_members).map(|(field, _)| field).collect();
        let expected = Field::ALL.iter().filter(|field| is_of_shape(**field, shape));
        failures.same(row("every field is in the file"), typed.len(), expected.count());
        // The sums of that day, whatever the rules are now.
        let yuan = |yuan| Some(Yuan::whole(yuan));
        let of_fourth = [None, None, "2300.5".parse().ok(), None, yuan(0)];
        let of_others = [None, None, yuan(1250), yuan(1250), yuan(0)];
        let expected = if shape == 4 { of_fourth } else { of_others };
        failures.same(row("sums"), sums(&loaded), expected);
    });
}

#[test]
fn an_empty_application_is_saved_and_loaded() {
    let empty = Application::new(SchoolYear::beginning(2026), &School::default());
    let open = r#"{"yes":[],"no":[]}"#;
    let text = [
        r#"{"format":"student-aid-application","shape":1,"application":{"year":"2026-2027","#,
        &format!(r#""texts":{{}},"household":{{"hardships":{open}}},"#),
        &format!(r#""student":{{"hardships":{open},"decisions":{open}}},"papers":{open}}}}}"#),
    ]
    .concat();
    assert_eq!(empty.write(), text);
    assert_eq!(Application::read(&text), Ok(empty));
}

#[test]
fn an_application_cut_short_is_refused() {
    use ApplicationError::{Damaged, NotAnApplication};
    let text = frozen(SHAPE);
    each((0..text.len()).filter(|end| text.is_char_boundary(*end)), |failures, end| {
        let cut = text.get(..end).unwrap();
        let says_what_it_was = cut.contains("student-aid-application");
        let expected = if says_what_it_was { Damaged } else { NotAnApplication };
        failures.same(format!("cut at {end}"), Application::read(cut), Err(expected));
    });
}

#[test]
fn an_application_that_is_spoiled_is_refused() {
    use ApplicationError::{Damaged, Newer, NotAnApplication};
    let text = frozen(SHAPE);
    each(
        [
            ("\"shape\":4", "\"shape\":0", Damaged),
            ("\"shape\":4", "\"shape\":5", Newer(5)),
            ("\"shape\":4", "\"shape\":4294967295", Newer(u32::MAX)),
            ("\"shape\":4", "\"shape\":-1", Damaged),
            ("\"shape\":4,", "", Damaged),
            ("\"called\":", "\"named\":", Damaged),
            ("\"child\":2", "\"child\":-2", Damaged),
            ("student-aid-application", "student-aid-draft", NotAnApplication),
            ("\"application\":{", "\"colour\":1,\"application\":{", Damaged),
            ("\"year\"", "\"colour\":1,\"year\"", Damaged),
            ("\"year\":\"2025-2026\"", "\"year\":\"2025\"", Damaged),
            ("\"school\":", "\"college\":", Damaged),
            ("\"member-age\":", "\"member-height\":", Damaged),
            ("\"members\":[{\"id\":1,", "\"members\":[{\"id\":2,", Damaged),
            ("\"members\":[{\"id\":1,", "\"members\":[{\"id\":1,\"colour\":1,", Damaged),
            ("\"action\":\"submit\"", "\"action\":\"forget\"", Damaged),
            ("\"on\":\"2025-09-08\"", "\"on\":\"2025-09-31\"", Damaged),
            ("\"tier\":\"grave\"", "\"tier\":\"worst\"", Damaged),
            ("\"note\":", "\"noted\":", Damaged),
            ("\"benefit\":\"rain-dew\"", "\"benefit\":\"breakfast\"", Damaged),
            ("\"papers\":{\"yes\":", "\"papers\":{\"maybe\":[],\"yes\":", Damaged),
            ("\"papers\"", "\"paper\"", Damaged),
            ("\"sources\":{\"rural", "\"sources\":{\"urban-village", Damaged),
        ],
        |failures, (from, to, expected)| {
            let spoiled = text.replacen(from, to, 1);
            failures.holds(format!("{from} stands there"), spoiled != text);
            failures.same(format!("{from} to {to}"), Application::read(&spoiled), Err(expected));
        },
    );
    let mut crowded = Application::read(&text).unwrap();
    assert_eq!(crowded.members.len(), MEMBER_ROWS);
    let row = crowded.members[0].clone();
    crowded.members.push(Member { id: 9, ..row });
    assert_eq!(Application::read(&crowded.write()), Err(Damaged));
}

#[test]
fn what_is_no_application_is_told_apart_and_each_error_says_what_to_do() {
    use ApplicationError::{Damaged, Newer, NotAnApplication};
    let others = ["", "null", "[]", "{}", "hello", r#"{"format":"student-aid-draft","shape":1}"#];
    each(others, |failures, text| {
        failures.same(text, Application::read(text), Err(NotAnApplication));
    });
    each(
        [
            (NotAnApplication, "这不是本页存的申请。请另选一个文件。"),
            (Damaged, "这份申请已经损坏，读不出来。原样留着，没有改动；请用以前的备份恢复。"),
            (
                Newer(2),
                "这份申请是更新的版本存的，这个版本读不了。原样留着，没有改动；请先更新本页再打开。",
            ),
        ],
        |failures, (error, sentence)| {
            failures.same(format!("{error:?}"), error.to_string(), sentence);
        },
    );
}

#[test]
fn a_text_is_kept_as_typed_and_an_empty_one_is_none() {
    let mut application = boarder(2026);
    application.texts.set(Field::Debt, " 3 万 \n");
    assert_eq!(application.texts.get(Field::Debt), " 3 万 \n");
    application.texts.set(Field::Debt, "");
    let texts = &application.texts;
    assert_eq!((texts.get(Field::Debt), texts.iter().count()), ("", 11));
    let ids: Vec<u32> = std::iter::from_fn(|| application.add_member()).collect();
    assert_eq!(ids, [1, 2, 3, 4, 5, 6]);
    application.members.remove(5);
    application.members.remove(0);
    let added = [(); 3].map(|()| application.add_member());
    assert_eq!(added, [Some(6), Some(7), None]);
}

#[test]
fn the_school_remembers_how_its_county_prints_the_form() {
    let older = r#"{"name":"盐山县第一小学","phone":"","facts":{}}"#;
    let school: School = serde_json::from_str(older).unwrap();
    assert_eq!((school.form.as_str(), school.opinion), ("", false));
    let chosen = School { form: "system-14".to_owned(), opinion: true, ..school };
    let written = json::to_text(&chosen);
    assert_eq!(serde_json::from_str::<School>(&written).unwrap(), chosen);
}
