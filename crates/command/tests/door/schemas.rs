//! The schemas: those of the types, and what the door takes and gives.

use std::fs;
use std::path::{Path, PathBuf};

use aid::library::library;
use aid::region::RegionCode;
use command::door::{Door, MOST_STUDENTS, On, answer_schema, question_schema};
use serde_json::{Value, json};

use super::failures::each;
use super::questions::{answer_file, questions};
use super::runs::run;

fn in_step(name: &str, schema: &Value) {
    let file = PathBuf::from("schema").join(name);
    let text = format!("{}\n", serde_json::to_string_pretty(schema).unwrap());
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all("schema").unwrap();
        fs::write(&file, &text).unwrap();
    }
    let saved = fs::read_to_string(&file).unwrap_or_default();
    assert!(saved == text, "{} is another schema; UPDATE=1 rewrites it", file.display());
}

#[test]
fn the_schemas_are_those_of_the_types() {
    in_step("question.schema.json", &question_schema());
    in_step("answer.schema.json", &answer_schema());
    for (word, schema) in [("question", question_schema()), ("answer", answer_schema())] {
        let ran = run(&["schema", word], b"");
        assert_eq!(ran.code, Some(0));
        assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap(), schema);
    }
}

/// Every JSON object of a file: one over several lines, or one a line.
fn objects(file: &Path) -> Vec<Value> {
    let text = fs::read_to_string(file).unwrap();
    let read = serde_json::Deserializer::from_str(&text).into_iter();
    read.collect::<Result<_, _>>().unwrap()
}

#[test]
fn every_question_and_every_answer_is_as_its_schema_says() {
    let valid = |file: &Path, schema: &Value| {
        let schema = jsonschema::draft202012::new(schema).unwrap();
        for object in objects(file) {
            let wrong: Vec<String> =
                schema.iter_errors(&object).map(|error| error.to_string()).collect();
            assert_eq!(wrong, [""; 0], "{}", file.display());
        }
    };
    for file in questions() {
        valid(&file, &question_schema());
        valid(&answer_file(&file), &answer_schema());
    }
}

#[test]
fn the_schema_takes_and_refuses_what_the_door_does() {
    let schema = jsonschema::draft202012::new(&question_schema()).unwrap();
    let rows = [
        (json!({"period": null}), false),
        (json!({"period": "2020-summer"}), false),
        (json!({"period": "2020-2021"}), true),
        (json!({"students": []}), false),
        (json!({"students": vec![json!({}); MOST_STUDENTS]}), true),
        (json!({"students": vec![json!({}); MOST_STUDENTS + 1]}), false),
        (json!({"students": [[]]}), false),
        (json!({"students": null}), false),
        (json!({"household": []}), false),
        (json!({"household": null}), true),
        (json!({"household": {"hardships": null}}), true),
        (json!({"household": {"hardships": []}}), false),
        (json!({"household": {"hardships": {"yes": [], "no": "others"}}}), true),
        (json!({"household": {"hardships": {"yes": ["poor"]}}}), false),
        (json!({"household": {"hardships": {"no": "all"}}}), false),
        (json!({"household": {"hardships": {"maybe": []}}}), false),
        (json!({"students": [{"decisions": {"yes": ["meals"], "no": null}}]}), true),
        (json!({"students": [{"decisions": {"yes": ["orphan"]}}]}), false),
        (json!({"students": [{"stage": "other", "name": "大宝", "entry": null}]}), true),
        (json!({"students": [{"stage": "university"}]}), false),
        (json!({"students": [{"stage": "kindergarten", "year": "third"}]}), true),
        (json!({"students": [{"year": "sixth"}]}), false),
        (json!({"students": [{"year": 3}]}), false),
        (json!({"students": [{"approval": "inclusive", "residence": "hebei-town"}]}), true),
        (json!({"students": [{"approval": "public"}]}), false),
        (json!({"students": [{"residence": "130925"}]}), false),
        (json!({"students": [{"major": "agriculture", "teacher-scheme": "none"}]}), true),
        (json!({"students": [{"major": ["agriculture"]}]}), false),
        (json!({"students": [{"teacher-scheme": "beijing"}]}), false),
        (json!({"students": [{"service": "ex-soldier", "prize-won": null}]}), true),
        (json!({"students": [{"service": true}]}), false),
        (json!({"students": [{"prize-won": "first"}]}), false),
        (json!({"students": [{"loan-taken": "origin"}]}), true),
        (json!({"students": [{"loan-taken": 20_000}]}), false),
        (json!({"students": [{"grant": 2300}]}), true),
        (json!({"students": [{"grant": "2300.50"}]}), true),
        (json!({"students": [{"grant": null}]}), true),
        (json!({"students": [{"grant": -1}]}), false),
        (json!({"students": [{"grant": "much"}]}), false),
        (json!({"students": [{"grant": [2300]}]}), false),
        (json!({"students": [{"circumstances": {"yes": ["adult"], "no": "others"}}]}), true),
        (json!({"students": [{"circumstances": {"yes": ["grown-up"]}}]}), false),
        (json!({"students": [{"circumstances": ["adult"]}]}), false),
        (json!({"students": [{"name": 1}]}), false),
        (json!({"colour": "red"}), false),
        (json!({"region": "139025"}), false),
        (json!({"region": "130900"}), false),
        (json!({"region": 130_925}), false),
    ];
    let regions = RegionCode::places().map(|place| (json!({"region": place.to_string()}), true));
    let mut door = Door::new(library());
    each(rows.into_iter().chain(regions), |failures, (fields, expected)| {
        let mut asked = json!({"period": "2020-spring", "students": [{}]});
        asked.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let text = asked.to_string();
        failures.same(format!("the schema: {text}"), schema.is_valid(&asked), expected);
        let answer = door.answer(text.as_bytes(), 1, On::OneLine);
        failures.same(format!("the door: {text}"), answer.is_ok(), expected);
    });
}
