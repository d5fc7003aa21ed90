//! Heads in the layouts of schools, offices and systems: `heads.json` has them.

use aid::vocabulary::Vocabulary;
use office::import::alias::{ALIASES, column_of};
use office::import::column::Column;
use office::import::head::{find_head, head_at};
use office::import::heading::fold;
use office::import::layout::{Layout, Layouts};
use office::wording;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::tables::{imported, read, sheet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Laid {
    says: String,
    rows: Vec<Vec<Value>>,
    #[serde(default)]
    merged: Vec<(u32, u32, u16, u16)>,
    /// The first and the last row of the head.
    head: (u32, u32),
    /// What each column means.
    columns: Vec<Option<Column>>,
    /// The heads as the page shows them.
    headings: Option<Vec<String>>,
    titles: Option<Vec<String>>,
    /// The heads that are not understood.
    open: Option<Vec<String>>,
    taken: usize,
    #[serde(default)]
    foot: usize,
    #[serde(default)]
    blank: usize,
    #[serde(default)]
    repeated: usize,
}

#[test]
fn heads_are_found_in_every_layout() {
    let table: Vec<Laid> = read("heads.json");
    assert!(table.len() >= 25);
    for laid in table {
        let says = &laid.says;
        let (head, imported) = imported(&sheet(&laid.rows, &laid.merged));
        assert_eq!(head.rows, laid.head, "{says}");
        let places = (0..).take(laid.columns.len());
        let columns: Vec<Option<Column>> = places.map(|place| head.mapping.get(place)).collect();
        assert_eq!(columns, laid.columns, "{says}");
        let shown: Vec<String> = head.headings.iter().map(wording::heading).collect();
        assert_eq!(laid.headings.unwrap_or_else(|| shown.clone()), shown, "{says}");
        assert_eq!(laid.titles.unwrap_or_else(|| head.titles.clone()), head.titles, "{says}");
        let open: Vec<String> = head.not_understood().map(|open| open.text.clone()).collect();
        assert_eq!(laid.open.unwrap_or_default(), open, "{says}");
        let counts = imported.counts;
        let counted = (counts.taken, counts.foot, counts.blank, counts.repeated, counts.rejected);
        assert_eq!(counted, (laid.taken, laid.foot, laid.blank, laid.repeated, 0), "{says}");
    }
}

#[test]
fn no_head_is_found_where_there_is_none() {
    let tables = [
        vec![],
        vec![vec![json!("说明")]],
        vec![vec![json!(1), json!(2)], vec![json!(3), json!(4)]],
        vec![vec![json!("张小明"), json!("三年级")], vec![json!("李小红"), json!("四年级")]],
        vec![vec![json!("姓名：张小明"), json!("性别：男")]],
    ];
    for rows in tables {
        assert_eq!(find_head(&sheet(&rows, &[])), None, "{rows:?}");
    }
}

#[test]
fn each_alias_is_folded_and_means_one_thing() {
    let mut seen = std::collections::BTreeMap::new();
    for (column, aliases) in ALIASES {
        for alias in aliases.split_whitespace() {
            assert_eq!(fold(alias), alias, "{alias}");
            assert_eq!(column_of(alias), Some(*column), "{alias}");
            assert_eq!(seen.insert(alias, *column), None, "{alias} stands twice");
        }
    }
    for column in Column::ALL {
        assert!(ALIASES.iter().any(|(of, _)| of == column), "{} has no alias", column.id());
        let name = wording::list_column(*column);
        let is_read = column_of(name) == Some(*column);
        assert!(is_read, "the page's own word {name} is not read back");
    }
    assert!(seen.len() > 500, "{}", seen.len());
}

#[test]
fn a_head_that_somebody_points_at_is_read_and_its_mapping_remembered() {
    let rows = [
        vec![json!("姓名"), json!("身份证号")],
        vec![json!("学生"), json!("代码"), json!("宿")],
        vec![json!("张小明"), json!("1"), json!("是")],
    ];
    let table = sheet(&rows, &[]);
    let head = head_at(&table, (2, 2)).unwrap();
    assert_eq!(head.mapping.get(2), None);
    let mut mapping = head.mapping.clone();
    mapping.set(2, Some(Column::IsBoarder));
    mapping.set(1, None);
    let mut layouts = Layouts::default();
    assert_eq!(layouts.recall(&head), None);
    layouts.remember(Layout::of(&head), mapping.clone());
    // What is remembered is data, and holds for the same heads otherwise written.
    let saved = serde_json::to_string(&layouts).unwrap();
    let layouts: Layouts = serde_json::from_str(&saved).unwrap();
    let later = [vec![json!("学　生*"), json!("代\n码"), json!("宿：")]];
    let later = head_at(&sheet(&later, &[]), (1, 1)).unwrap();
    assert_eq!(layouts.recall(&later), Some(&mapping));
    let other = head_at(&sheet(&[vec![json!("学生"), json!("宿")]], &[]), (1, 1)).unwrap();
    assert_eq!(layouts.recall(&other), None);
    assert_eq!(head_at(&table, (9, 9)), None);
}
