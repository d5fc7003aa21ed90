//! How the sections of one application read and change it.

use leptos::prelude::*;

use aid::library::library;
use aid::rulebook::Rulebook;
use office::application::{
    Application, Block, Disagreement, Event, Hold, Place, Refusal, Visited, disagreements, hold,
};
use office::identity::IdKind;
use office::wording;
use page::browser::device;
use records::store::{Contents, Durability};

use crate::app::desk::Desk;
use crate::app::parts::building::Building;

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
    /// How often it was refused when it was to be handed in.
    pub refused: RwSignal<u32>,
    /// Where somebody has been.
    pub visited: RwSignal<Visited>,
    /// What disagreed when it was to be handed in, and was shown.
    pub shown: RwSignal<Vec<Disagreement>>,
    /// Whether a step was taken a moment ago: a second tap then does nothing.
    pub rests: RwSignal<bool>,
    /// How far its page is built.
    pub building: Building,
}

impl Editing {
    /// An application as its page opens. One that was just made leads to the first field that has
    /// to be typed.
    pub fn new(
        desk: Desk,
        id: String,
        application: Memo<Option<Application>>,
        book: Memo<Rulebook<'static>>,
        building: Building,
    ) -> Self {
        let is_new = desk.take_added(&id);
        let opened = application.get_untracked();
        let visited =
            opened.as_ref().map(|application| Visited::of(application, is_new)).unwrap_or_default();
        let first = opened.filter(|_| is_new).and_then(|application| application.first_to_type());
        let (id, refused, shown) = (StoredValue::new(id), RwSignal::new(0), RwSignal::default());
        let (visited, rests) = (RwSignal::new(visited), RwSignal::new(false));
        let paper = move |application: &Option<Application>| {
            application.as_ref().map(|application| application.texts.id_kind())
        };
        let paper = Memo::new(move |_| application.with(paper).unwrap_or_default());
        let editing =
            Self { desk, id, application, book, paper, refused, visited, shown, rests, building };
        if let Some(field) = first {
            editing.begin_at(Place { member: None, field });
        }
        editing
    }

    /// Moves the focus into a place as soon as something can be typed there.
    fn begin_at(self, place: Place) {
        Effect::new(move |begun: Option<bool>| {
            let (begun, ours) = (begun == Some(true), self.desk.write_lock.get().is_ours());
            if ours && !begun {
                if !matches!(place.field.block(), Block::Header | Block::Pupil) {
                    self.building.finish();
                }
                device::focus_soon(place.name());
            }
            begun || ours
        });
    }

    /// The one way to change it; where another tab writes, nothing is changed.
    pub fn change(self, edit: impl FnOnce(&mut Application)) {
        if self.is_ours() {
            self.id.with_value(|id| self.desk.change(id, Durability::Relaxed, edit));
        }
    }

    /// Whether this tab writes.
    pub fn is_ours(self) -> bool {
        self.desk.write_lock.with_untracked(|lock| lock.is_ours())
    }

    /// Takes a step: what a person decided is on the disk before it is called saved.
    pub fn take(self, event: Event) -> Result<(), Refusal> {
        let permitted = |application: &Option<Application>| {
            application
                .as_ref()
                .ok_or(Refusal::NotNow)
                .and_then(|application| application.permits(&event))
        };
        self.application.with_untracked(permitted)?;
        let sentence = wording::noted(event.action);
        let mut taken = Ok(());
        self.undoably(&sentence, |id| {
            self.desk.compose(id, NOTE, None);
            self.desk.change(id, Durability::Strict, |application| {
                taken = application.take(library(), event);
            });
        });
        taken
    }

    /// Changes it in a way that one tap takes back.
    pub fn undoably(self, sentence: &str, act: impl FnOnce(&str)) {
        self.id.with_value(|id| self.desk.undoably(id, sentence, || act(id)));
    }

    /// Whether it is not handed in yet, which was tried. What disagrees counts as shown from then
    /// on.
    pub fn is_held_back(self) -> bool {
        self.visited.update(Visited::add_all);
        let look = |shown: &Vec<Disagreement>| {
            self.application.with_untracked(|application| {
                application.as_ref().and_then(|application| hold(application, shown))
            })
        };
        match self.shown.with_untracked(look) {
            None => false,
            Some(Hold::Stopped) => true,
            Some(Hold::Disagreeing(disagreements)) => {
                self.shown.set(disagreements);
                true
            }
        }
    }

    /// How much disagrees and was shown.
    pub fn seen(self) -> usize {
        let current = self.read(disagreements);
        self.shown.with(|shown| if *shown == current { current.len() } else { 0 })
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

    /// Looks at it as it is now, whatever becomes of it.
    pub fn read_once<T: Default>(self, look: impl FnOnce(&Application) -> T) -> T {
        untrack(|| self.read(look))
    }

    /// Looks at it; the default, where there is none.
    pub fn read<T: Default>(self, look: impl FnOnce(&Application) -> T) -> T {
        self.application.with(|application| application.as_ref().map(look).unwrap_or_default())
    }
}
