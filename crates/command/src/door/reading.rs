//! Reads the parts of a question from JSON; a fault says what is wrong, where and what is right.

use super::json::{Field, Node, SyntaxError};
use super::problem::{Kind, Known, Problem};
use super::stand_in::ids;
use crate::near::near;
use aid::date::Period;
use aid::money::Yuan;
use aid::situation::{
    Approval, Boarding, Entry, LoanTaken, Major, PrizeWon, Residence, SchoolKind, SchoolPlace,
    Service, Stage, TeacherScheme, Year,
};
use aid::vocabulary::Vocabulary;

/// What is wrong, and the byte of the question where it stands.
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) problem: Problem,
}

/// A part of a question.
pub(super) trait Read: Sized {
    /// Reads it from a value; `what` is what a sentence calls that.
    fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault>;
}

impl Node<'_> {
    pub(super) fn fault(&self, problem: Problem) -> Fault {
        Fault { at: self.at, problem }
    }

    /// The fault of a value that is of another kind than is right.
    pub(super) fn unlike(&self, what: &'static str, right: &'static str) -> Fault {
        self.fault(Problem::Unlike(what, self.kind(), right))
    }

    pub(super) fn text(&self, what: &'static str, right: &'static str) -> Result<String, Fault> {
        match self.kind() {
            Kind::Text => Ok(self.read_text()?),
            Kind::Nothing | Kind::YesNo | Kind::Number | Kind::List | Kind::Object => {
                Err(self.unlike(what, right))
            }
        }
    }

    pub(super) fn list(&self, what: &'static str, right: &'static str) -> Result<Vec<Self>, Fault> {
        match self.kind() {
            Kind::List => Ok(self.read_list()?),
            Kind::Nothing | Kind::YesNo | Kind::Number | Kind::Text | Kind::Object => {
                Err(self.unlike(what, right))
            }
        }
    }
}

impl From<SyntaxError> for Fault {
    fn from(SyntaxError { at, reason }: SyntaxError) -> Self {
        Self { at, problem: Problem::NotJson(reason) }
    }
}

/// An object all of whose fields are known and stand once.
pub(super) struct Fields<'t>(Vec<Field<'t>>);

impl<'t> Fields<'t> {
    /// The fields of an object, where they are of these names.
    pub(super) fn of(
        node: &Node<'t>,
        what: &'static str,
        right: &'static str,
        known: &[&'static str],
    ) -> Result<Self, Fault> {
        if node.kind() != Kind::Object {
            return Err(node.unlike(what, right));
        }
        let fields = node.read_object()?;
        for (place, Field { at, name, .. }) in fields.iter().enumerate() {
            let fault = |problem| Err(Fault { at: *at, problem });
            if !known.contains(&name.as_str()) {
                return fault(Problem::UnknownField(what, name.clone(), known_of(name, known)));
            }
            if fields.iter().take(place).any(|before| before.name == *name) {
                return fault(Problem::Twice(name.clone()));
            }
        }
        Ok(Self(fields))
    }

    /// The value of a field; none where it is absent, or null, which says the same.
    pub(super) fn find(&self, name: &str) -> Option<&Node<'t>> {
        let field = self.0.iter().find(|field| field.name == name)?;
        (field.value.kind() != Kind::Nothing).then_some(&field.value)
    }

    /// What a field says, if it says anything.
    pub(super) fn read<T: Read>(&self, name: &str, what: &'static str) -> Result<Option<T>, Fault> {
        self.find(name).map(|value| T::read(value, what)).transpose()
    }
}

fn known_of(given: &str, known: &[&'static str]) -> Known {
    let meant = near(given, known.iter().copied());
    meant.map_or_else(|| Known::All(known.to_vec()), Known::Near)
}

impl Read for String {
    fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
        from.text(what, "write a text, like \"Ming\"")
    }
}

impl Read for Period {
    fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
        let text = from.text(what, "write a text, like \"2020-spring\" or \"2023-2024\"")?;
        text.parse().map_err(|_| from.fault(Problem::NotAPeriod(text)))
    }
}

/// Reads one of the words of a vocabulary.
pub(super) fn word<V: Vocabulary>(from: &Node<'_>, what: &'static str) -> Result<V, Fault> {
    let id = from
        .text(what, "write one of its words as a text; student-aid schema question lists them")?;
    V::from_id(&id).ok_or_else(|| {
        let known = known_of(&id, &ids::<V>());
        from.fault(Problem::UnknownWord(id, V::WHAT, known))
    })
}

macro_rules! words {
    ($($name:ident),+) => {$(
        impl Read for $name {
            fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
                word(from, what)
            }
        }
    )+};
}
words!(
    Stage,
    Year,
    Entry,
    SchoolKind,
    SchoolPlace,
    Boarding,
    Approval,
    Residence,
    Major,
    Service,
    TeacherScheme,
    PrizeWon,
    LoanTaken
);

impl Read for Yuan {
    fn read(from: &Node<'_>, what: &'static str) -> Result<Self, Fault> {
        let right =
            "write yuan as a number, like 2300; where there are fen, as a text, like \"2300.50\"";
        let text = match from.kind() {
            Kind::Number => from.digits().to_owned(),
            Kind::Text | Kind::Nothing | Kind::YesNo | Kind::List | Kind::Object => {
                from.text(what, right)?
            }
        };
        text.parse().map_err(|_| from.fault(Problem::NotMoney(text)))
    }
}
