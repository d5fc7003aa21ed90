//! 特殊困难类型 as the national system's list names them.

use crate::application::Application;
use aid::situation::Hardship;
use aid::vocabulary::Set;

/// The list of the system, in its order, each with our categories. It is seen in two programs that
/// fill it; that what was 建档立卡 stands there as 脱贫 is the choice of one of them.
const LIST: [(&str, &[Hardship]); 14] = [
    ("脱贫家庭学生", &[Hardship::Delisted, Hardship::Registered]),
    ("脱贫不稳定家庭学生", &[Hardship::MonitoredUnstable]),
    ("边缘易致贫家庭学生", &[Hardship::MonitoredEdge]),
    ("突发严重困难家庭学生", &[Hardship::MonitoredSudden]),
    ("低保家庭学生", &[Hardship::RuralSubsistence, Hardship::UrbanSubsistence]),
    ("低保边缘家庭学生", &[Hardship::SubsistenceEdge]),
    ("特困救助供养学生", &[Hardship::RuralDestitute, Hardship::UrbanDestitute]),
    ("刚性支出困难家庭学生", &[Hardship::RigidExpenditure]),
    ("其他低收入家庭学生", &[Hardship::OtherLowIncome]),
    ("孤儿", &[Hardship::Orphan]),
    ("事实无人抚养儿童", &[Hardship::DeFactoOrphan]),
    ("残疾学生", &[Hardship::Disabled]),
    ("残疾人子女", &[Hardship::DisabledParent]),
    ("烈士子女", &[Hardship::MartyrChild]),
];

/// The names of the system's list for these categories.
fn names(of: Set<Hardship>) -> Vec<&'static str> {
    let named = LIST.iter().filter(|(_, ours)| ours.iter().any(|one| of.contains(*one)));
    named.map(|(name, _)| *name).collect()
}

/// Whether the list has a name for each of these.
fn has_all(of: Set<Hardship>) -> bool {
    let named: Set<Hardship> = LIST.iter().flat_map(|(_, ours)| ours.iter().copied()).collect();
    of.without(named).is_empty()
}

/// What the box says: the first name of the system's list; 无 where every category of it was denied,
/// and nothing while one is open.
pub(super) fn category(application: &Application) -> &'static str {
    let answers = application.hardships();
    if let Some(first) = names(answers.yes()).first() {
        return first;
    }
    // 建档立卡 and 脱贫 are one family at two times: of the old name nobody is asked any more.
    let denied =
        |ours: &[Hardship]| ours.first().is_some_and(|one| answers.get(*one) == Some(false));
    let is_nothing = answers.yes().is_empty() && LIST.iter().all(|(_, ours)| denied(ours));
    if is_nothing { "无" } else { "" }
}

/// What is to be looked at where the system has one box, and a pupil several categories, or one
/// that the system's list does not name.
pub(super) fn doubt(affirmed: Set<Hardship>) -> Option<String> {
    let names = names(affirmed);
    if names.len() > 1 {
        let all = names.join("、");
        Some(format!("符合 {} 类：{all}。表里写了第一类，请核对", names.len()))
    } else {
        let unnamed = "有一个类别不在系统的名单里，请核对“特殊困难类型”";
        (!has_all(affirmed)).then(|| unnamed.to_owned())
    }
}
