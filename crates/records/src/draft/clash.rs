//! Words for what two tabs answered differently: the field, and each of its values.

use serde_json::Value;

use aid::library::library;
use aid::money::Yuan;
use aid::situation::{
    Approval, Boarding, Circumstance, Entry, Hardship, LoanTaken, Major, PrizeWon, Question,
    Residence, SchoolKind, SchoolPlace, Service, Stage, TeacherScheme, Year,
};
use aid::vocabulary::Vocabulary;
use aid::wording::{
    approval, boarding, circumstance, entry, loan_taken, major, money, place_name, prize_won,
    prompt, residence, school_kind, school_place, service, stage, teacher_scheme, year,
};

/// The field at a place of a saved draft, as its family calls it.
pub fn field(draft: &Value, at: &str) -> String {
    let steps: Vec<&str> = at.split('/').skip(1).collect();
    let question =
        |last: &str| Question::from_id(last).map_or("情况", |question| prompt(question).short);
    match steps.as_slice() {
        ["name"] => "这份记录的名字".to_owned(),
        ["period"] => "算哪一段时间".to_owned(),
        ["household", ..] => prompt(Question::HouseholdHardship).short.to_owned(),
        ["children", place, rest @ ..] => {
            let child = place
                .parse()
                .ok()
                .and_then(|place: usize| draft.get("children")?.get(place)?.get("name")?.as_str());
            let field = match rest {
                ["name"] => "称呼",
                ["student", "hardships", ..] => prompt(Question::StudentHardship).short,
                ["student", "decisions", ..] => "学校的决定",
                ["student", "circumstances", ..] => "其他情况",
                [.., last] => question(last),
                [] => "情况",
            };
            format!("{}的{field}", child.unwrap_or("一个孩子"))
        }
        _ => "一处".to_owned(),
    }
}

/// One of the values, as the page shows it. `known` gives the words that an answer does not have.
pub fn value(at: &str, value: &Value, known: &dyn Fn(&str) -> Option<&'static str>) -> String {
    let is_typed = !at.starts_with('/') || at.contains("/texts/");
    if let Some(sum) = granted(at, value) {
        return sum;
    }
    match value {
        Value::Null => "空着".to_owned(),
        Value::String(text) if text.is_empty() => "空着".to_owned(),
        Value::String(text) if is_typed => format!("“{text}”"),
        Value::String(id) => known(id).map_or_else(|| word(at, id), str::to_owned),
        Value::Array(list) if list.is_empty() => "没有".to_owned(),
        Value::Array(list) => joined(at, list.iter(), known),
        // An answer is marked by its year and day too, and what is denied stands beside what is
        // said; those say nothing by themselves.
        Value::Object(fields) => {
            match ["action", "texts", "yes"].iter().find_map(|name| fields.get(*name)) {
                Some(told) => self::value(at, told, known),
                None => joined(at, fields.values(), known),
            }
        }
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn joined<'v>(
    at: &str,
    values: impl Iterator<Item = &'v Value>,
    known: &dyn Fn(&str) -> Option<&'static str>,
) -> String {
    values.map(|part| value(at, part, known)).collect::<Vec<_>>().join("、")
}

/// A sum of money, which is saved as whole yuan or as a text.
fn granted(at: &str, value: &Value) -> Option<String> {
    let sum = serde_json::from_value::<Yuan>(value.clone()).ok();
    sum.filter(|_| at.ends_with("/student/grant")).map(money)
}

/// The word for what an answer is saved as.
fn word(at: &str, id: &str) -> String {
    let known = Stage::from_id(id)
        .map(stage)
        .or_else(|| Entry::from_id(id).map(entry))
        .or_else(|| SchoolKind::from_id(id).map(school_kind))
        .or_else(|| SchoolPlace::from_id(id).map(school_place))
        .or_else(|| Boarding::from_id(id).map(boarding))
        .or_else(|| Circumstance::from_id(id).map(circumstance))
        .or_else(|| Question::from_id(id).map(|question| prompt(question).title));
    let known = of_field(at, id).or(known);
    let hardship =
        || library().hardship(Hardship::from_id(id)?).map(|category| category.plain.clone());
    let place = || id.parse().ok().map(place_name);
    known.map(str::to_owned).or_else(hardship).or_else(place).unwrap_or_else(|| id.to_owned())
}

/// The same, of fields whose answers are saved as another's are: a major and a stage are `other`.
fn of_field(at: &str, id: &str) -> Option<&'static str> {
    match at.rsplit('/').next().and_then(Question::from_id)? {
        Question::Year => Year::from_id(id).map(|of| year(None, of)),
        Question::Approval => Approval::from_id(id).map(approval),
        Question::Residence => Residence::from_id(id).map(residence),
        Question::Major => Major::from_id(id).map(major),
        Question::TeacherScheme => TeacherScheme::from_id(id).map(teacher_scheme),
        Question::Service => Service::from_id(id).map(service),
        Question::PrizeWon => PrizeWon::from_id(id).map(prize_won),
        Question::LoanTaken => LoanTaken::from_id(id).map(loan_taken),
        Question::HouseholdHardship
        | Question::Stage
        | Question::Region
        | Question::SchoolKind
        | Question::CentralCollege
        | Question::ModelSchool
        | Question::Boarding
        | Question::SchoolPlace
        | Question::Entry
        | Question::StudentHardship
        | Question::DisabilityCertificate
        | Question::Adult
        | Question::FromSeniorMiddle
        | Question::FixedWage
        | Question::GrassRoots
        | Question::LoanToRepay
        | Question::Postgraduate
        | Question::Recognised
        | Question::Grant
        | Question::DayList
        | Question::Meals
        | Question::FeeWaived
        | Question::FreeTextbooks => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{field as field_of, value as value_of};

    #[test]
    fn a_family_reads_its_own_words() {
        let draft = json!({"name": "我家", "children": [{"name": "小明"}]});
        for (at, value, field, word) in [
            ("/name", json!("姥姥家"), "这份记录的名字", "姥姥家"),
            ("/children/0/name", json!("小红"), "小明的称呼", "小红"),
            ("/children/0/student/boarding", json!("day"), "小明的是否住校", "不住校"),
            ("/children/3/student/stage", json!(null), "一个孩子的学段", "空着"),
            (
                "/household/hardships",
                json!({"no": ["orphan"], "yes": []}),
                "家里的困难类别",
                "没有",
            ),
            ("/children/0/student/major", json!("other"), "小明的学什么专业", "其他专业"),
            (
                "/children/0/student/stage",
                json!("vocational"),
                "小明的学段",
                "中专、职高、技工学校",
            ),
            (
                "/children/0/student/prize-won",
                json!("national"),
                "小明的评上了哪种奖学金",
                "国家奖学金",
            ),
            (
                "/children/0/student/teacher-scheme",
                json!("none"),
                "小明的是不是公费师范生",
                "都不是",
            ),
            ("/children/0/student/grant", json!(2300), "小明的学校定的资助档次", "2,300\u{a0}元"),
            ("/children/0/student/grant", json!("0.5"), "小明的学校定的资助档次", "0.5\u{a0}元"),
            (
                "/children/0/student/circumstances",
                json!({"yes": ["adult"], "no": ["fixed-wage"]}),
                "小明的其他情况",
                "已经年满 18 岁",
            ),
        ] {
            assert_eq!(field_of(&draft, at), field);
            assert_eq!(value_of(at, &value, &|_| None), word);
        }
    }
}
