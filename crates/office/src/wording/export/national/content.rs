//! What stands under a meaning, of an application.

use super::categories::category;
use crate::application::{Action, Application, Field, Step, read_in};
use crate::export::book::Content;
use crate::export::request::Cards;
use crate::identity::read_yuan;
use crate::import::column::Column;
use crate::wording::{id_kind, period, stage, tier};
use aid::date::{Period, Season};
use aid::situation::{Boarding, Hardship, Residence};

/// What stands under a meaning; nothing of what is not known or not kept.
pub(super) fn content(
    column: Column,
    number: u32,
    application: &Application,
    cards: Cards,
) -> Content {
    let student = application.pupil();
    let typed = |field| read_in(&application.texts, field).text;
    Content::Text(match column {
        Column::Serial => return Content::Count(number),
        Column::CardNumber if cards == Cards::End => application.account().card_end(),
        Column::IdKind => id_kind(&application.texts).to_owned(),
        Column::School => typed(Field::School),
        Column::Stage => student.stage.map(stage).unwrap_or_default().to_owned(),
        Column::Boarding => boarding(application).map(attends).unwrap_or_default().to_owned(),
        Column::Category => category(application).to_owned(),
        Column::Guardian => of_member(application, 0, Field::MemberName),
        Column::GuardianRelation => of_member(application, 0, Field::MemberRelation),
        Column::SecondGuardian => of_member(application, 1, Field::MemberName),
        Column::SecondRelation => of_member(application, 1, Field::MemberRelation),
        Column::Residence => student.residence.map(residence).unwrap_or_default().to_owned(),
        Column::DisabilityKind => disability_kind(application).to_owned(),
        Column::AppliedOn => day_of(application, Action::Submit),
        Column::RecognisedOn => day_of(application, Action::Recognise),
        Column::Tier => {
            application.tier().map(|(given, _)| tier(given)).unwrap_or_default().to_owned()
        }
        Column::SchoolYear => period(Period::SchoolYear(application.year)),
        Column::IncomePerHead => match read_yuan(application.texts.get(Field::IncomePerHead)) {
            Ok(sum) => return Content::Sum(sum),
            Err(_) => typed(Field::IncomePerHead),
        },
        column => match column.field() {
            Some(field) => typed(field),
            None => truth(column, application).map(told).unwrap_or_default().to_owned(),
        },
    })
}

const fn told(truth: bool) -> &'static str {
    if truth { "是" } else { "否" }
}

/// What a column of yes and no says.
fn truth(column: Column, application: &Application) -> Option<bool> {
    match column {
        Column::IsBoarder => boarding(application).map(|of| of == Boarding::Boarder),
        Column::IsDayPupil => boarding(application).map(|of| of == Boarding::Day),
        Column::WantsAid => is_handed_in(application).then_some(true),
        Column::HadDisaster => had(application, Field::Disaster),
        Column::HadAccident => had(application, Field::Accident),
        Column::Recognised => application.step().recognition(),
        column => category_truth(column, application),
    }
}

/// What a column that asks for categories says: yes where one of them was affirmed, no where all
/// were denied.
fn category_truth(column: Column, application: &Application) -> Option<bool> {
    let answers = application.hardships();
    let asked = column.asks_for();
    if !asked.intersection(answers.yes()).is_empty() {
        return Some(true);
    }
    // A column that also asks for others says no only where they were denied, too.
    let is_denied = !asked.is_empty() && asked.without(answers.no()).is_empty();
    (is_denied && !column.is_wider()).then_some(false)
}

/// How the pupil attends in the whole year; none where the terms differ.
fn boarding(application: &Application) -> Option<Boarding> {
    let student = application.pupil();
    let [autumn, spring] =
        [Season::Autumn, Season::Spring].map(|season| student.boarding_in(season));
    autumn.filter(|_| autumn == spring)
}

/// 就读方式 in the words of the national roll.
const fn attends(boarding: Boarding) -> &'static str {
    match boarding {
        Boarding::Boarder => "住校",
        Boarding::Day => "走读",
    }
}

/// 户籍性质; nothing of a place that may be either.
const fn residence(residence: Residence) -> &'static str {
    match residence {
        Residence::HebeiRural => "农村",
        Residence::HebeiTown | Residence::HebeiCity | Residence::ElsewhereCity => "城镇",
        Residence::ElsewhereRural => "",
    }
}

/// 残疾类别: that there is none, where it was said; of which kind one is, nobody has said.
fn disability_kind(application: &Application) -> &'static str {
    let answers = application.hardships();
    if answers.get(Hardship::Disabled) == Some(false) { "无" } else { "" }
}

fn is_handed_in(application: &Application) -> bool {
    !matches!(application.step(), Step::Drafted | Step::Withdrawn)
}

/// Whether the form says something under a burden: an empty line of a form that was handed in says
/// 无, as it is printed.
fn had(application: &Application, field: Field) -> Option<bool> {
    match read_in(&application.texts, field).text.trim_end_matches('。') {
        "" => is_handed_in(application).then_some(false),
        "无" | "没有" => Some(false),
        _ => Some(true),
    }
}

/// When a step that stands was last taken.
fn day_of(application: &Application, action: Action) -> String {
    let event = application.last(action).filter(|_| is_handed_in(application));
    event.map(|event| event.on.to_string()).unwrap_or_default()
}

/// A text of the member of the family in this row of the form.
fn of_member(application: &Application, row: usize, field: Field) -> String {
    let member = application.members.get(row);
    member.map(|member| read_in(&member.texts, field).text).unwrap_or_default()
}
