//! Stand-ins for the types of `aid`, so that `JsonSchema` can be implemented for them here.

use std::borrow::Cow;
use std::marker::PhantomData;

use aid::date::{Date, Period, Term};
use aid::entitlement::Verdict;
use aid::money::Yuan;
use aid::policy::{Benefit, DocumentId, Kind, RuleId, Seen};
use aid::situation::{
    Approval, Boarding, Entry, Hardship, LoanTaken, Major, PrizeWon, Question, Residence,
    SchoolKind, SchoolPlace, Service, Stage, TeacherScheme, Year,
};
use aid::vocabulary::{Set, Vocabulary};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// The written names of a vocabulary.
pub(super) fn ids<V: Vocabulary>() -> Vec<&'static str> {
    V::ALL.iter().map(|member| member.id()).collect()
}

/// Stands for a type of `aid` in a derived schema.
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

words!(Stage, Year, Entry, SchoolKind, SchoolPlace, Boarding, Approval, Residence, Major, Service);
words!(TeacherScheme, PrizeWon, LoanTaken, Hardship, Question);
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
