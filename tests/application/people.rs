//! Schools and pupils that the tests share.

// Every test takes those that it needs.
#![allow(dead_code)]

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
    let mut application = Application::new(SchoolYear::beginning(year), &school());
    application.household.hardships = application.household.hardships.denying(Set::all());
    application.student.hardships = application.student.hardships.denying(Set::all());
    application.student.stage = Some(Stage::Primary);
    application.student.entry = Some(Entry::LaterGrade);
    application.student.boarding = Some(Boarding::Boarder);
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
        application.texts.set(field, text);
    }
    application
}

/// An action with what goes with it: a notice hangs for a week, a payment is of 625 yuan for the
/// first term that is not paid, the one that comes back is the last, and the day is the first that
/// it can be.
pub fn event(application: &Application, action: Action, on: Date) -> Event {
    let last = application.trail().last().map_or(on, |last| last.on.max(on));
    let passed = application.notice().map(|(_, until)| until.plus_days(1));
    let on = passed.filter(|_| action == Action::Recognise).map_or(last, |day| day.max(last));
    let terms = application.year.terms();
    let term = match action {
        Action::Pay => terms.into_iter().find(|term| !application.is_paid(*term)),
        Action::Bounce | Action::Correct => {
            terms.into_iter().rfind(|term| application.is_paid(*term))
        }
        _ => None,
    };
    let begun = term.filter(|_| action == Action::Pay).map(Term::first_day);
    let on = begun.map_or(on, |begun| on.max(begun));
    Event {
        until: (action == Action::Publicise).then(|| on.plus_days(6)),
        term,
        paid: term.filter(|_| action == Action::Pay).map(|term| paid(application, term, 625)),
        note: if action.needs_reason() { "重复录入".to_owned() } else { String::new() },
        ..Event::new(action, on)
    }
}

/// So many yuan of living subsidy, to the account on the form.
pub fn paid(application: &Application, term: Term, yuan: u32) -> Paid {
    application.paying(term, vec![(Benefit::LivingSubsidy, Yuan::whole(yuan))])
}

/// Takes steps that are all permitted, one a day, and a recognition when its notice has hung.
#[track_caller]
pub fn taken(mut application: Application, first: &str, actions: &[Action]) -> Application {
    let mut on = day(first);
    for action in actions {
        let event = event(&application, *action, on);
        on = event.on.plus_days(1);
        assert_eq!(application.take(library(), event), Ok(()), "{action:?}");
    }
    application
}

/// Takes the steps that a text names, each round behind its first day, as
/// `2026-09-07 submit review 2026-09-10 withdraw`; `smooth` is the way that nothing stops.
#[track_caller]
pub fn after(mut application: Application, way: &str) -> Application {
    let mut first = "2026-09-07";
    let mut steps: Vec<Action> = Vec::new();
    for word in way.split_whitespace() {
        if word.parse::<Date>().is_ok() {
            application = taken(application, first, &steps);
            (first, steps) = (word, Vec::new());
        } else if word == "smooth" {
            steps.extend(SMOOTH);
        } else {
            let step = Action::from_id(word);
            assert!(step.is_some(), "{word} is no step");
            steps.extend(step);
        }
    }
    taken(application, first, &steps)
}

/// An application with texts of its form typed.
pub fn with(mut application: Application, texts: &[(Field, &str)]) -> Application {
    for (field, text) in texts {
        application.texts.set(*field, text);
    }
    application
}

/// The way of an application that nothing stops.
pub const SMOOTH: &[Action] =
    &[Action::Submit, Action::Review, Action::Publicise, Action::Recognise];

/// An application in which nothing is empty but what only a pupil with another paper than the usual
/// one, or of another stage, has: every other field, six members, papers, and a trail with an
/// objection and what followed it.
pub fn full() -> Application {
    through(filled(), None)
}

/// The same before its first step.
pub fn filled() -> Application {
    let mut application = boarder(2025);
    let of_member = |field: &Field| field.id().starts_with("member-");
    let asked = |field: &&Field| !of_member(field) && **field != Field::IdKind;
    for field in Field::ALL.iter().filter(asked) {
        if application.texts.get(*field).is_empty() {
            application.texts.set(*field, &format!(" “{}”\\\n", field.id()));
        }
    }
    while let Some(id) = application.add_member() {
        let row = application.members.last_mut().unwrap();
        for field in Field::ALL.iter().filter(|field| of_member(field)) {
            row.texts.set(*field, &format!("{}{id}", field.id()));
        }
    }
    application.household.hardships.set(Hardship::RuralSubsistence, Some(true));
    application.student.hardships.set(Hardship::Disabled, Some(true));
    application.student.entry = Some(Entry::FirstGrade);
    application.student.decisions.set(Decision::DayList, Some(false));
    application.proofs_seen.set(Hardship::RuralSubsistence, Some(true));
    application.proofs_seen.set(Hardship::Disabled, Some(false));
    application
        .sources
        .insert(Hardship::RuralSubsistence, "低保证，县民政局，2025 年 7 月".to_owned());
    application.sources.insert(Hardship::Disabled, "残疾人证".to_owned());
    application.beginning = Some(Beginning {
        record: "d-1".to_owned(),
        child: 2,
        called: "老二".to_owned(),
        overruled: Set::of(Question::Region),
    });
    application
}

/// The steps with an objection and what followed it; what is paid is 625 yuan of living subsidy,
/// or else these sums.
pub fn through(mut application: Application, sums: Option<&[(Benefit, u32)]>) -> Application {
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
        let mut event = Event {
            until: until.map(day),
            tier,
            note: note.to_owned(),
            ..event(&application, action, day(on))
        };
        if let (Some(paid), Some(sums)) = (&mut event.paid, sums) {
            paid.sums = sums.iter().map(|(of, yuan)| (*of, Yuan::whole(*yuan))).collect();
        }
        assert_eq!(application.take(library(), event), Ok(()), "{action:?}");
    }
    application
}
