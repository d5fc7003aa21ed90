//! The questions that the benchmark of the JSON door asks: always the same, of all sorts.

use aid::region::RegionCode;
use aid::situation::{Boarding, Decision, Entry, Hardship, SchoolKind, SchoolPlace, Stage};
use aid::vocabulary::Vocabulary;
use serde_json::{Map, Value, json};

const PERIODS: [&str; 6] =
    ["2017-autumn", "2019-2020", "2020-spring", "2023-2024", "2024-autumn", "2026-2027"];

/// Picks that look like chance and are the same in every run.
struct Picks(u64);

impl Picks {
    fn next(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % below
    }

    fn one<V: Copy>(&mut self, of: &[V]) -> V {
        of[self.next(of.len())]
    }

    fn word<V: Vocabulary>(&mut self) -> Value {
        self.one(V::ALL).id().into()
    }

    /// One member at most, and no to all others.
    fn said<V: Vocabulary>(&mut self, of: &[V]) -> Value {
        let yes: Vec<&str> = if self.next(3) == 0 { vec![] } else { vec![self.one(of).id()] };
        json!({"yes": yes, "no": "others"})
    }
}

/// So many questions, one a line: a third with every answer, a third with each answer or not by
/// halves, a third with none.
pub fn lines(count: usize) -> String {
    let mut picks = Picks(12);
    let mut lines = String::new();
    for number in 0..count {
        let name = format!("学生{number}");
        lines.push_str(&line(&mut picks, number % 3, &name).to_string());
        lines.push('\n');
    }
    lines
}

fn line(picks: &mut Picks, sort: usize, name: &str) -> Value {
    let (of_child, of_household): (Vec<Hardship>, Vec<Hardship>) =
        Hardship::ALL.iter().partition(|one| Hardship::OF_STUDENT.contains(**one));
    let places: Vec<RegionCode> = RegionCode::places().collect();
    let answers = [
        ("stage", picks.word::<Stage>()),
        ("entry", picks.word::<Entry>()),
        ("region", picks.one(&places).to_string().into()),
        ("school-kind", picks.word::<SchoolKind>()),
        ("school-place", picks.word::<SchoolPlace>()),
        ("boarding", picks.word::<Boarding>()),
        ("hardships", picks.said(&of_child)),
        ("decisions", picks.said(Decision::ALL)),
        ("household", json!({"hardships": picks.said(&of_household)})),
    ];
    let mut given = |_: &(&str, Value)| match sort {
        0 => true,
        1 => picks.next(2) == 0,
        _ => false,
    };
    let answers = answers.into_iter().filter(|answer| given(answer));
    let mut child: Map<String, Value> =
        answers.map(|(field, answer)| (field.to_owned(), answer)).collect();
    let household = child.remove("household");
    child.insert("name".to_owned(), name.into());
    let mut line = json!({"period": picks.one(&PERIODS), "students": [child]});
    if let (Some(line), Some(household)) = (line.as_object_mut(), household) {
        line.insert("household".to_owned(), household);
    }
    line
}
