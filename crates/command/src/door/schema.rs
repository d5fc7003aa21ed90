//! The JSON Schema of what goes in and of what comes out, made from the types that are read and
//! written.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::MOST_STUDENTS;
use super::answer::Answer;
use super::question::{Asked, AskedStudent, Students};
use super::said::{OfChild, OfHousehold, SchoolRegion, Told};
use aid::date::{Date, Period, Term};
use aid::entitlement::Verdict;
use aid::money::Yuan;
use aid::policy::{Benefit, DocumentId, Kind, RuleId, Seen};
use aid::region::RegionCode;
use aid::situation::{Boarding, Entry, Hardship, Question, SchoolKind, SchoolPlace, Stage};
use aid::vocabulary::{Set, Vocabulary};

/// The schema of a question.
pub fn question_schema() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Asked>().to_value()
}

/// The schema of an answer.
pub fn answer_schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Answer<'static>>().to_value()
}

fn ids<V: Vocabulary>() -> Vec<&'static str> {
    V::ALL.iter().map(|member| member.id()).collect()
}

/// A type of the rules that a field of the door holds: it is another crate's, so its schema is told
/// of this stand-in.
pub(super) struct Of<T>(PhantomData<T>);

/// What the schema of a type of the rules is.
pub(super) trait Written {
    const NAME: &'static str;

    fn schema() -> Schema;
}

impl<T: Written> JsonSchema for Of<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        T::schema()
    }
}

macro_rules! written {
    ($($type:ty => $schema:expr),+ $(,)?) => {$(
        impl Written for $type {
            const NAME: &'static str = stringify!($type);

            fn schema() -> Schema {
                $schema
            }
        }
    )+};
}

macro_rules! words {
    ($($type:ty),+) => {
        written! { $($type => json_schema!({ "enum": ids::<$type>() })),+ }
    };
}

words!(Stage, Entry, SchoolKind, SchoolPlace, Boarding, Hardship, Question);
words!(Benefit, Kind, Seen, Verdict);

written! {
    Period => json_schema!({ "type": "string", "pattern": "^[0-9]{4}-(autumn|spring|[0-9]{4})$" }),
    Term => json_schema!({ "type": "string", "pattern": "^[0-9]{4}-(autumn|spring)$" }),
    Date => json_schema!({ "type": "string", "format": "date" }),
    Yuan => json_schema!({
        "description": "Whole yuan, or a text where there are fen.",
        "anyOf": [
            { "type": "integer", "minimum": 0 },
            { "type": "string", "pattern": "^[0-9]+\\.[0-9]{1,2}$" },
        ],
    }),
    RuleId => json_schema!({ "type": "string", "pattern": "^[a-z-]+(/[a-z-]+)+$" }),
    DocumentId => json_schema!({ "type": "string", "pattern": "^[a-z0-9-]+$" }),
}

/// The schema of a type of the door that is written into each place where it stands.
macro_rules! schema {
    ($($type:ty => $schema:expr),+ $(,)?) => {$(
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

schema! {
    SchoolRegion => json_schema!({ "enum": regions() }),
    OfHousehold => told::<Hardship>(),
    OfChild => told::<Hardship>(),
}

/// The codes at which a school can lie: those of the table but Cangzhou's own.
fn regions() -> Vec<String> {
    let mut known: Vec<RegionCode> = RegionCode::known().map(|(region, _)| region).collect();
    known.retain(|region| *region != RegionCode::CANGZHOU);
    known.sort();
    known.iter().map(ToString::to_string).collect()
}

fn told<V: Vocabulary>() -> Schema {
    let listed = || json_schema!({ "type": "array", "items": { "enum": ids::<V>() } });
    json_schema!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "yes": { "anyOf": [listed(), { "type": "null" }] },
            "no": { "anyOf": [listed(), { "const": "others" }, { "type": "null" }] },
        },
    })
}

impl<V: Vocabulary> JsonSchema for Told<V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        V::WHAT.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        told::<V>()
    }
}

impl<V: Vocabulary> JsonSchema for Of<Set<V>> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        V::WHAT.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": { "enum": ids::<V>() }, "uniqueItems": true })
    }
}

impl JsonSchema for Students {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Students".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "items": generator.subschema_for::<AskedStudent>(),
            "minItems": 1,
            "maxItems": MOST_STUDENTS,
        })
    }
}
