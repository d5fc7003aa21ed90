//! The JSON Schema of what goes in and of what comes out, made from the types that are read and
//! written.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::MOST_STUDENTS;
use super::answer::Answer;
use super::question::{Asked, AskedStudent, Students};
use super::stand_in::ids;
use super::told::{OfChild, OfHousehold, SchoolRegion, Told};
use aid::region::RegionCode;
use aid::situation::Hardship;
use aid::vocabulary::Vocabulary;

/// The schema of a question.
pub fn question_schema() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Asked>().to_value()
}

/// The schema of an answer.
pub fn answer_schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Answer<'static>>().to_value()
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
