//! Schools and pupils that the tests share.

use aid::date::{Date, SchoolYear, Term};
use aid::library::library;
use aid::money::Yuan;
use aid::policy::Benefit;
use aid::situation::{
    Boarding, Decision, Entry, Hardship, Question, SchoolKind, SchoolPlace, Stage, Student,
};
use aid::vocabulary::{Set, Vocabulary};
use office::application::{Action, Application, Beginning, Event, Field, Paid, School, Tier};

#[track_caller]
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A village school of Yanshan that serves the plan's meals.
pub fn school() -> School {
    let mut facts = Student {
        region: "130925".parse().ok(),
        school_kind: Some(SchoolKind::Public),
        school_place: Some(SchoolPlace::Rural),
        ..Student::default()
    };
    facts.decisions.set(Decision::Meals, Some(true));
    School {
        name: "盐山县第一小学".to_owned(),
        phone: "0317-6221234".to_owned(),
        facts,
        ..School::default()
    }
}

/// A primary pupil who boards, with every answer given and no category of hardship.
pub fn boarder(year: u16) -> Application {
    let mut one = Application::new(SchoolYear::beginning(year), &school());
    one.household.hardships = one.household.hardships.denying(Set::all());
    one.student.hardships = one.student.hardships.denying(Set::all());
    one.student.stage = Some(Stage::Primary);
    one.student.entry = Some(Entry::LaterGrade);
    one.student.boarding = Some(Boarding::Boarder);
    for (field, text) in [
        (Field::Grade, "三年级"),
        (Field::Class, "2班"),
        (Field::Name, "张小明"),
        (Field::Sex, "男"),
        (Field::Born, "2014年5月"),
        (Field::IdNumber, "130925201405060033"),
        (Field::FamilySize, "5"),
        (Field::Address, "盐山县盐山镇东街 1 号"),
        (Field::GuardianPhone, "13800138000"),
        (Field::IncomePerHead, "4000"),
    ] {
        one.texts.set(field, text);
    }
    one
}

/// An action with what goes with it: a notice hangs for a week, a payment is of 625 yuan for the
/// first term that is not paid, the one that comes back is the last, and the day is the first that
/// it can be.
pub fn event(one: &Application, action: Action, on: Date) -> Event {
    let last = one.trail().last().map_or(on, |last| last.on.max(on));
    let passed = one.notice().map(|(_, until)| until.plus_days(1));
    let on = passed.filter(|_| action == Action::Recognise).map_or(last, |day| day.max(last));
    let terms = one.year.terms();
    let term = match action {
        Action::Pay => terms.into_iter().find(|term| !one.is_paid(*term)),
        Action::Bounce | Action::Correct => terms.into_iter().rfind(|term| one.is_paid(*term)),
        _ => None,
    };
    let begun = term.filter(|_| action == Action::Pay).map(Term::first_day);
    let on = begun.map_or(on, |begun| on.max(begun));
    Event {
        until: (action == Action::Publicise).then(|| on.plus_days(6)),
        term,
        paid: term.filter(|_| action == Action::Pay).map(|term| paid(one, term, 625)),
        note: if action.needs_reason() { "重复录入".to_owned() } else { String::new() },
        ..Event::new(action, on)
    }
}

/// So many yuan of living subsidy, to the account on the form.
pub fn paid(one: &Application, term: Term, yuan: u32) -> Paid {
    one.paying(term, vec![(Benefit::LivingSubsidy, Yuan::whole(yuan))])
}

/// Takes steps that are all permitted, one a day, and a recognition when its notice has hung.
#[track_caller]
pub fn taken(mut one: Application, first: &str, actions: &[Action]) -> Application {
    let mut on = day(first);
    for action in actions {
        let event = event(&one, *action, on);
        on = event.on.plus_days(1);
        assert_eq!(one.take(library(), event), Ok(()), "{action:?}");
    }
    one
}

/// The way of an application that nothing stops.
pub const SMOOTH: &[Action] =
    &[Action::Submit, Action::Review, Action::Publicise, Action::Recognise];

/// An application in which nothing is empty but what only a pupil with another paper than the usual
/// one has: every other field, six members, papers, and a trail with an
/// objection and what followed it.
pub fn full() -> Application {
    let mut one = boarder(2025);
    let of_member = |field: &Field| field.id().starts_with("member-");
    let asked = |field: &&Field| !of_member(field) && **field != Field::IdKind;
    for field in Field::ALL.iter().filter(asked) {
        if one.texts.get(*field).is_empty() {
            one.texts.set(*field, &format!(" “{}”\\\n", field.id()));
        }
    }
    while let Some(id) = one.add_member() {
        let row = one.members.last_mut().unwrap();
        for field in Field::ALL.iter().filter(|field| of_member(field)) {
            row.texts.set(*field, &format!("{}{id}", field.id()));
        }
    }
    one.household.hardships.set(Hardship::RuralSubsistence, Some(true));
    one.student.hardships.set(Hardship::Disabled, Some(true));
    one.student.entry = Some(Entry::FirstGrade);
    one.student.decisions.set(Decision::DayList, Some(false));
    one.proofs_seen.set(Hardship::RuralSubsistence, Some(true));
    one.proofs_seen.set(Hardship::Disabled, Some(false));
    one.sources.insert(Hardship::RuralSubsistence, "低保证，县民政局，2025 年 7 月".to_owned());
    one.sources.insert(Hardship::Disabled, "残疾人证".to_owned());
    one.beginning = Some(Beginning {
        record: "d-1".to_owned(),
        child: 2,
        called: "老二".to_owned(),
        overruled: Set::of(Question::Region),
    });
    let steps = [
        (Action::Submit, "2025-09-08", None, None, ""),
        (Action::Return, "2025-09-09", None, None, "缺户口簿复印件"),
        (Action::Submit, "2025-09-10", None, None, ""),
        (Action::Review, "2025-09-12", None, Some(Tier::Grave), "家访属实"),
        (Action::Publicise, "2025-09-15", Some("2025-09-19"), Some(Tier::Grave), ""),
        (Action::Object, "2025-09-17", None, None, "家长来电"),
        (Action::Uphold, "2025-09-18", None, None, ""),
        (Action::Recognise, "2025-09-22", None, Some(Tier::Grave), ""),
        (Action::Pay, "2025-11-20", None, None, "秋季学期"),
        (Action::Object, "2026-03-02", None, None, "情况有变"),
        (Action::Reassess, "2026-03-03", None, None, ""),
        (Action::Decline, "2026-03-09", None, None, "不再困难"),
    ];
    for (action, on, until, tier, note) in steps {
        let event = Event {
            until: until.map(day),
            tier,
            note: note.to_owned(),
            ..event(&one, action, day(on))
        };
        assert_eq!(one.take(library(), event), Ok(()), "{action:?}");
    }
    one
}
