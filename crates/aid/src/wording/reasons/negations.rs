//! That a condition is not met, said as what is true of the child instead.

use super::condition;
use crate::policy::{Condition, Policy};
use crate::situation::{Boarding, Circumstance, Decision, Entry};
use crate::vocabulary::{Set, Vocabulary};
use crate::wording::school_kind;

/// A condition that is not met, as a sentence about the child.
pub(super) fn negated(policy: &Policy, part: &Condition) -> String {
    let instead = |other: Condition| condition(policy, &other);
    match part {
        Condition::All(parts) => joined(policy, parts, "，或者"),
        Condition::Any(parts) => joined(policy, parts, "，并且"),
        Condition::Not(inner) => condition(policy, inner),
        Condition::Boarding(Boarding::Boarder) => instead(Condition::Boarding(Boarding::Day)),
        Condition::Boarding(Boarding::Day) => instead(Condition::Boarding(Boarding::Boarder)),
        Condition::Entry(Entry::FirstGrade) => instead(Condition::Entry(Entry::LaterGrade)),
        Condition::Entry(Entry::LaterGrade) => instead(Condition::Entry(Entry::FirstGrade)),
        // The families know the kind that is left out better than the rest.
        Condition::SchoolKind(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(school_kind).collect();
            format!("不在{}就读", kinds.join("或"))
        }
        Condition::Stage(members) => instead(Condition::Stage(others(*members))),
        Condition::SchoolPlace(members) => instead(Condition::SchoolPlace(others(*members))),
        Condition::Year(members) => instead(Condition::Year(others(*members))),
        Condition::Approval(members) => instead(Condition::Approval(others(*members))),
        Condition::Residence(members) => instead(Condition::Residence(others(*members))),
        Condition::Major(members) => instead(Condition::Major(others(*members))),
        Condition::TeacherScheme(members) => instead(Condition::TeacherScheme(others(*members))),
        Condition::Service(members) => instead(Condition::Service(others(*members))),
        Condition::PrizeWon(members) => instead(Condition::PrizeWon(others(*members))),
        Condition::LoanTaken(members) => instead(Condition::LoanTaken(others(*members))),
        Condition::Region(regions) => {
            let names: Vec<String> = regions.iter().map(|region| region.name()).collect();
            format!("学校不在{}", names.join("、"))
        }
        Condition::Hardship(_) => {
            let named = condition(policy, part);
            let named = named.trim_start_matches("属于其中一类：");
            format!("下面哪一类都不是：{named}")
        }
        Condition::Decision(decision) => undecided(*decision).to_owned(),
        Condition::Circumstance(fact) => otherwise(*fact).to_owned(),
    }
}

fn joined(policy: &Policy, parts: &[Condition], with: &str) -> String {
    let parts: Vec<String> = parts.iter().map(|part| negated(policy, part)).collect();
    parts.join(with)
}

fn others<V: Vocabulary>(members: Set<V>) -> Set<V> {
    Set::all().without(members)
}

const fn undecided(decision: Decision) -> &'static str {
    match decision {
        Decision::Recognised => "学校这学年没有认定为家庭经济困难学生",
        Decision::DayList => "不在学校的非寄宿生生活补助名单上",
        Decision::Meals => "学校不供应营养餐",
        Decision::FeeWaived => "学校没有免学杂费",
        Decision::FreeTextbooks => "学校没有免费发课本",
    }
}

const fn otherwise(circumstance: Circumstance) -> &'static str {
    match circumstance {
        Circumstance::ModelSchool => "学校不是省级示范性高中",
        Circumstance::DisabilityCertificate => "孩子没有残疾人证",
        Circumstance::CentralCollege => "学校不是中央部门所属高校",
        Circumstance::FromSeniorMiddle => "不是今年从普通高中考上大学的",
        Circumstance::Adult => "还没有年满 18 岁",
        Circumstance::FixedWage => "没有固定工资收入",
        Circumstance::GrassRoots => "没有到县以下的基层单位工作满三年",
        Circumstance::LoanToRepay => "没有助学贷款要还",
        Circumstance::Postgraduate => "最后读的不是研究生",
    }
}
