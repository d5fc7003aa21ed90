//! How the sections of one application read and change it.

use leptos::prelude::*;

use student_aid::application::{
    Application, Disagreement, Event, Field, Hold, Refusal, Texts, disagreement, disagreements,
    hold,
};
use student_aid::identity::IdKind;
use student_aid::library::library;
use student_aid::rulebook::Rulebook;
use student_aid::store::{Contents, Durability};
use student_aid::vocabulary::Vocabulary;
use student_aid::wording;

use crate::app::desk::Desk;
use crate::app::parts::form_field::Filling;

/// Where the note of the next step waits.
const NOTE: &str = "step-note";

/// How the sections of one application read and change it.
#[derive(Clone, Copy)]
pub struct Editing {
    /// The desk it is on.
    pub desk: Desk,
    /// The name of its record.
    pub id: StoredValue<String>,
    /// The application; an empty one in the moment between its deletion and the next screen.
    pub application: Memo<Option<Application>>,
    /// The rules in force in its school year.
    pub book: Memo<Rulebook<'static>>,
    /// The paper whose number it has.
    pub paper: Memo<IdKind>,
    /// How often it was not handed in, for something stands against it.
    pub refused: RwSignal<u32>,
    /// What disagreed when it was to be handed in, and was shown.
    pub shown: RwSignal<Vec<Disagreement>>,
    /// Whether a step was taken a moment ago: a second tap then does nothing.
    pub rests: RwSignal<bool>,
}

impl Editing {
    /// The one way to change it; where another tab writes, nothing is changed.
    pub fn change(self, edit: impl FnOnce(&mut Application)) {
        if self.is_ours() {
            self.id.with_value(|id| self.desk.change(id, Durability::Relaxed, edit));
        }
    }

    /// Whether this tab writes.
    pub fn is_ours(self) -> bool {
        self.desk.turn.with_untracked(|turn| turn.is_ours())
    }

    /// Takes a step: what a person decided is on the disk before it is called saved.
    pub fn take(self, event: Event) -> Result<(), Refusal> {
        let permitted = |one: &Option<Application>| {
            one.as_ref().ok_or(Refusal::NotNow).and_then(|one| one.permits(&event))
        };
        self.application.with_untracked(permitted)?;
        let said = wording::noted(event.action);
        let mut taken = Ok(());
        self.undoably(&said, |id| {
            self.desk.compose(id, NOTE, None);
            self.desk.change(id, Durability::Strict, |one| taken = one.take(library(), event));
        });
        taken
    }

    /// Changes it in a way that one tap takes back.
    pub fn undoably(self, said: &str, act: impl FnOnce(&str)) {
        self.id.with_value(|id| self.desk.undoably(id, said, || act(id)));
    }

    /// Whether it is not handed in yet. What disagrees counts as shown from then on.
    pub fn is_held_back(self) -> bool {
        let look = |shown: &Vec<Disagreement>| {
            self.application.with_untracked(|one| one.as_ref().and_then(|one| hold(one, shown)))
        };
        match self.shown.with_untracked(look) {
            None => false,
            Some(Hold::Stopped) => true,
            Some(Hold::Disagreeing(found)) => {
                self.shown.set(found);
                true
            }
        }
    }

    /// How much disagrees and was shown.
    pub fn seen(self) -> usize {
        let found = self.read(disagreements);
        self.shown.with(|shown| if *shown == found { found.len() } else { 0 })
    }

    /// The note of the next step, as far as it was typed.
    pub fn note(self) -> String {
        let text = |beside: &Contents| beside.pending.get(NOTE)?.as_str().map(str::to_owned);
        self.id.with_value(|id| self.desk.beside(id, text)).unwrap_or_default()
    }

    /// Keeps the note of the next step, so that it is there after the page went away.
    pub fn keep_note(self, text: &str) {
        if self.is_ours() {
            let text = (!text.is_empty()).then(|| text.to_owned());
            self.id.with_value(|id| self.desk.compose(id, NOTE, text));
        }
    }

    /// How a field is read and filled in.
    pub fn filling(self, member: Option<u32>, field: Field) -> Filling {
        let text = Memo::new(move |_| {
            self.read(|one| texts(one, member).map(|texts| texts.get(field).to_owned()))
                .unwrap_or_default()
        });
        let changed = Callback::new(move |text: String| {
            self.change(|one| {
                let member = member.map(|id| one.members.iter_mut().find(|one| one.id == id));
                match member {
                    None => one.texts.set(field, &text),
                    Some(member) => drop(member.map(|one| one.texts.set(field, &text))),
                }
            });
        });
        let name = StoredValue::new(field_id(member, field));
        let half = Memo::new(move |_| {
            let text = |beside: &Contents| {
                let text = name.with_value(|name| beside.pending.get(name)?.as_str())?;
                Some(text.to_owned())
            };
            let ours = self.desk.turn.get().is_ours();
            self.id.with_value(|id| self.desk.beside(id, text)).filter(|_| ours)
        });
        let compose = Callback::new(move |text| {
            if self.is_ours() {
                self.id.with_value(|id| name.with_value(|name| self.desk.compose(id, name, text)));
            }
        });
        let doubt = Memo::new(move |_| self.read(|one| disagreement(field, one)));
        let paper = self.paper;
        Filling { text, paper, changed, doubt, half, compose }
    }

    /// Looks at it; at nothing, in that moment.
    pub fn read<T: Default>(self, look: impl FnOnce(&Application) -> T) -> T {
        self.application.with(|one| one.as_ref().map(look).unwrap_or_default())
    }
}

/// The texts of the form, or of one of its rows.
fn texts(one: &Application, member: Option<u32>) -> Option<&Texts> {
    match member {
        None => Some(&one.texts),
        Some(id) => one.members.iter().find(|one| one.id == id).map(|one| &one.texts),
    }
}

/// The name of a field's control on this page.
pub fn field_id(member: Option<u32>, field: Field) -> String {
    match member {
        Some(member) => format!("{}-{member}", field.id()),
        None => field.id().to_owned(),
    }
}
