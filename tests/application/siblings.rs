//! A brother's or sister's application. `siblings.json` says who stands among its members.

use std::collections::{BTreeMap, BTreeSet};

use aid::situation::{Decision, Hardship, Student};
use office::application::{Application, Field, Member, Step};
use serde::Deserialize;

use super::failures::each;
use super::people::{boarder, day, full, school};
use super::{answers, rows};

#[test]
fn a_sibling_shares_the_family_and_the_school_and_nothing_of_the_pupil() {
    let application = full();
    let sibling = application.for_sibling(None, day("2026-09-01"));
    assert_eq!((sibling.year, sibling.household), (application.year, application.household));
    let names = |of: &Application| -> Vec<String> {
        let name = |row: &Member| row.texts.get(Field::MemberName).to_owned();
        of.members.iter().map(name).collect()
    };
    assert_eq!(names(&sibling), names(&application));
    let school = Student {
        region: application.student.region,
        school_kind: application.student.school_kind,
        school_place: application.student.school_place,
        decisions: answers(&[Decision::Meals], &[]),
        ..Student::default()
    };
    assert_eq!(sibling.student, school);
    assert_eq!(sibling.proofs_seen, answers(&[Hardship::RuralSubsistence], &[]));
    let seen: Vec<&Hardship> = sibling.sources.keys().collect();
    assert_eq!(seen, [&Hardship::RuralSubsistence]);
    assert_eq!((sibling.step(), sibling.trail()), (Step::Drafted, [].as_slice()));
}

/// A brother's or sister's application: the rows are «name relation age».
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brother {
    says: String,
    #[serde(default)]
    texts: BTreeMap<Field, String>,
    members: Vec<String>,
    whom: String,
    name: String,
    sex: String,
    rows: Vec<String>,
}

/// A pupil with these texts, and with members that are «name relation».
fn pupil(texts: &BTreeMap<Field, String>, members: &[String]) -> Application {
    let mut pupil = boarder(2026);
    for (field, text) in texts {
        pupil.texts.set(*field, text);
    }
    for member in members {
        let (name, relation) = member.split_once(' ').unwrap();
        pupil.add_member();
        let row = pupil.members.last_mut().unwrap();
        row.texts.set(Field::MemberName, name);
        row.texts.set(Field::MemberRelation, relation);
    }
    pupil
}

fn printed(row: &Member) -> String {
    let fields = [Field::MemberName, Field::MemberRelation, Field::MemberAge];
    let texts = fields.map(|field| row.texts.get(field)).into_iter();
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_siblings_form_has_this_pupil_among_its_members_and_never_the_sibling() {
    each(rows("siblings"), |failures, Brother { says, texts, members, whom, name, sex, rows }| {
        let pupil = pupil(&texts, &members);
        let named = |row: &&Member| row.texts.get(Field::MemberName) == whom;
        let id = pupil.members.iter().find(named).map(|row| row.id);
        failures.same(&says, id.is_none(), whom.is_empty());
        let sibling = pupil.for_sibling(id, day("2026-09-01"));
        let printed: Vec<String> = sibling.members.iter().map(printed).collect();
        failures.same(&says, printed, rows.clone());
        failures.same(&says, sibling.texts.get(Field::Name), name.as_str());
        failures.same(&says, sibling.texts.get(Field::Sex), sex.as_str());
        let ids: BTreeSet<u32> = sibling.members.iter().map(|row| row.id).collect();
        failures.same(&says, ids.len(), rows.len());
        let is_ours = |row: &&Member| row.texts.get(Field::MemberName) == "张小明";
        if let Some(row) = sibling.members.iter().find(is_ours) {
            let work = [Field::MemberWork, Field::MemberJob].map(|field| row.texts.get(field));
            failures.same(&says, work, [school().name.as_str(), "读书"]);
        }
        failures.same(&says, Application::read(&sibling.write()), Ok(sibling));
    });
}
