//! Parquet files: in, out, and those that are refused.

use std::fs::File;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Float64Array, Int32Array, Int64Array, RecordBatch, StringArray,
};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use scale::facts::{Fact, ROW, Sort};

use super::failures::each;
use super::files::Folder;

type Columns = Vec<(String, ArrayRef)>;

/// The bytes of a Parquet file.
fn parquet(columns: Columns) -> Vec<u8> {
    let rows = RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, array)| (name, array, true)),
    )
    .unwrap();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, rows.schema(), None).unwrap();
    writer.write(&rows).unwrap();
    writer.close().unwrap();
    bytes
}

/// The table of facts, read from the CSV of `student-aid sample`.
fn table(csv: &str) -> Columns {
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let cells = |place: usize| -> Vec<Option<&str>> {
        rows.iter().map(|row| row.get(place).filter(|cell| !cell.is_empty())).collect()
    };
    let number = |cell: Option<&str>| cell.map(|cell| cell.parse::<i64>().unwrap());
    let numbers = |place| -> ArrayRef {
        Arc::new(cells(place).into_iter().map(number).collect::<Int64Array>())
    };
    let mut columns = vec![(ROW.to_owned(), numbers(0))];
    for (place, fact) in (1..).zip(Fact::all()) {
        let array: ArrayRef = match fact.sort() {
            Sort::Code | Sort::Region => Arc::new(StringArray::from(cells(place))),
            Sort::Fen => numbers(place),
            Sort::Truth => {
                let truths = cells(place).into_iter().map(|cell| cell.map(|cell| cell == "true"));
                Arc::new(truths.collect::<BooleanArray>())
            }
        };
        columns.push((fact.name(), array));
    }
    columns
}

/// The rows of a Parquet file of whole numbers, as lines of CSV.
fn lines(file: File) -> String {
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    let schema = Arc::clone(reader.schema());
    let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    let mut text = names.join(",") + "\n";
    for batch in reader.build().unwrap() {
        let batch = batch.unwrap();
        for row in 0..batch.num_rows() {
            let cell = |array: &ArrayRef| match array.as_primitive_opt::<Int64Type>() {
                _ if array.is_null(row) => String::new(),
                Some(numbers) => numbers.value(row).to_string(),
                None => array.as_primitive::<Int32Type>().value(row).to_string(),
            };
            let cells: Vec<String> = batch.columns().iter().map(cell).collect();
            text.push_str(&(cells.join(",") + "\n"));
        }
    }
    text
}

/// The answers in CSV, whose rows are numbered from the head on, as those of a Parquet file are.
fn without_numbers(lines: &str) -> Vec<&str> {
    lines.lines().filter_map(|line| line.split_once(',')).map(|(_, rest)| rest).collect()
}

#[test]
fn a_parquet_file_is_answered_as_the_same_rows_in_a_text_are() {
    let empty = Folder::with::<&str>([]);
    let made = empty.run(&["sample", "--term", "2024-autumn", "--rows", "3000"]).out;
    let folder =
        Folder::with([("facts.parquet", parquet(table(&made))), ("facts.csv", made.into_bytes())]);
    for (from, out) in [
        ("facts.csv", "1.csv"),
        ("facts.csv", "2.parquet"),
        ("facts.parquet", "3.csv"),
        ("facts.parquet", "4.parquet"),
    ] {
        let ran = folder.check(&[from, "--term", "2024-autumn", "--out", out]);
        let told = "3000 rows answered, 0 problems\n";
        assert_eq!((ran.code, ran.told.as_str()), (Some(0), told), "{out}");
    }
    let [first, third] = ["1.csv", "3.csv"].map(|name| folder.read(name));
    let [second, fourth] =
        ["2.parquet", "4.parquet"].map(|name| lines(File::open(folder.path(name)).unwrap()));
    assert_eq!(first, second);
    assert_eq!(third, fourth);
    assert_eq!(without_numbers(&first), without_numbers(&third));
    assert_eq!(third.lines().nth(1).unwrap().split(',').next(), Some("1"), "no head is a row");
}

#[test]
fn a_list_in_parquet_is_read_as_the_import_reads_it() {
    let texts = |texts: &[&str]| -> ArrayRef { Arc::new(StringArray::from(texts.to_vec())) };
    let classes: ArrayRef = Arc::new(Int64Array::from(vec![1, 2]));
    let columns = vec![
        ("姓名".to_owned(), texts(&["王小明", "李大宝"])),
        ("年级".to_owned(), texts(&["小学三年级", "初一"])),
        ("班级".to_owned(), classes),
        ("是否寄宿".to_owned(), Arc::new(BooleanArray::from(vec![true, false])) as ArrayRef),
    ];
    let folder = Folder::with([("roster.parquet", parquet(columns))]);
    let words = ["roster.parquet", "--term", "2024-autumn", "--out", "answers.csv"];
    let ran = folder.check(&[&words[..], &["--problems", "problems.csv"]].concat());
    assert_eq!((ran.code, ran.told.as_str()), (Some(1), "2 rows answered, 1 problems\n"));
    let problems = folder.rows("problems.csv");
    let place =
        |of: &super::files::NamedRow| (of["code"].clone(), of["row"].clone(), of["head"].clone());
    let expected = ["E25", "1", "班级"].map(str::to_owned);
    let [code, row, head] = expected;
    assert_eq!(problems.iter().map(place).collect::<Vec<_>>(), [(code, row, head)]);
    assert_eq!(folder.rows("answers.csv").len(), 2);
}

#[test]
fn parquet_files_that_are_damaged_or_of_other_types_are_refused() {
    let texts = |text: &str| -> ArrayRef { Arc::new(StringArray::from(vec![text])) };
    let numbered = |array: ArrayRef| {
        vec![
            ("姓名".to_owned(), texts("王小明")),
            ("身份证件号".to_owned(), array),
            ("年级".to_owned(), texts("初一")),
        ]
    };
    let whole = Arc::new(Int64Array::from(vec![130_925_201_203_010_018]));
    let broken = Arc::new(Float64Array::from(vec![130_925_201_203_010_018.0]));
    let empty = Folder::with::<&str>([]);
    let made = empty.run(&["sample", "--term", "2024-autumn", "--rows", "50"]).out;
    let good = table(&made);
    let other = |name: &str, array: ArrayRef| {
        let of = |(of, known): &(String, ArrayRef)| {
            (of.clone(), if of == name { Arc::clone(&array) } else { Arc::clone(known) })
        };
        parquet(good.iter().map(of).collect())
    };
    let bytes = parquet(good.clone());
    let changes = "numbers of people stand in it as";
    let anew = "and such a column changes them; write it anew as text, from the papers";
    let rows = [
        (parquet(numbered(whole)), format!("column \"身份证件号\": {changes} BIGINT, {anew}")),
        (parquet(numbered(broken)), format!("column \"身份证件号\": {changes} DOUBLE, {anew}")),
        (
            other("region", Arc::new(Int32Array::from(vec![130_925; 50]))),
            "column \"region\": it is INTEGER, and the table has text; write it as that".to_owned(),
        ),
        (
            other("hardship_orphan", Arc::new(StringArray::from(vec!["true"; 50]))),
            "column \"hardship_orphan\": it is text, and the table has a boolean; write it as that"
                .to_owned(),
        ),
        (
            bytes[..bytes.len() - 9].to_vec(),
            "it ends too early to be a Parquet file; copy it again, to its end".to_owned(),
        ),
        (
            b"stage,boarding\n".to_vec(),
            "it is named as a Parquet file and is none; write it anew".to_owned(),
        ),
    ];
    each(rows, |failures, (bytes, sentence)| {
        let folder = Folder::with([("rows.parquet", bytes)]);
        let ran = folder.check(&["rows.parquet", "--term", "2024-autumn", "--out", "out.parquet"]);
        let told = format!("rows.parquet: {sentence}.\n");
        failures.same(&sentence, (ran.code, ran.told), (Some(2), told));
        failures.same(&sentence, folder.names(), vec!["rows.parquet".to_owned()]);
    });
}

/// Whatever byte of a file is another, the command ends with an answer or a sentence.
#[test]
fn a_parquet_file_with_other_bytes_in_it_leaves_nothing_half_written() {
    let empty = Folder::with::<&str>([]);
    let made = empty.run(&["sample", "--term", "2024-autumn", "--rows", "200"]).out;
    let good = parquet(table(&made));
    let step = good.len() / 60;
    each((4..good.len() - 8).step_by(step), |failures, place| {
        let mut bytes = good.clone();
        bytes[place] ^= 0x5a;
        let folder = Folder::with([("rows.parquet", bytes)]);
        let ran = folder.check(&["rows.parquet", "--term", "2024-autumn", "--out", "out.parquet"]);
        let whole = ["out.parquet", "rows.parquet"];
        match ran.code {
            Some(0 | 1) => failures.same(place, folder.names(), whole.map(str::to_owned).to_vec()),
            Some(2) => failures.same(place, folder.names(), vec!["rows.parquet".to_owned()]),
            code => failures.same(format!("{place}: {}", ran.told), code, Some(2)),
        }
    });
}
