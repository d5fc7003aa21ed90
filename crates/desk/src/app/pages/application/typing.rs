//! How the fields of one application are typed into.

use std::collections::BTreeMap;

use leptos::prelude::*;

use office::application::{Application, Field, Place, disagreement};
use records::store::Contents;

use super::Editing;
use crate::app::parts::form_field::{Filling, Form};

/// How the fields of one application are typed into.
#[derive(Clone, Copy)]
pub struct Typing {
    /// The application.
    pub editing: Editing,
    form: StoredValue<Form>,
}

impl Typing {
    /// The fields of an application whose page opens.
    pub fn new(editing: Editing) -> Self {
        let number = StoredValue::new(editing.read_once(Application::id_number));
        let put = move |(place, text): (Place, String)| {
            editing.change(|application| {
                if let Some(texts) = application.texts_at_mut(place.member) {
                    texts.set(place.field, &text);
                }
                if place.field == Field::IdNumber {
                    application.fill_by_number(number.get_value());
                    number.update_value(|number| *number = application.id_number().or(*number));
                }
            });
        };
        let compose = move |(name, text): (String, Option<String>)| {
            if editing.is_ours() {
                editing.id.with_value(|id| editing.desk.compose(id, &name, text));
            }
        };
        let left = move |place| editing.visited.update(|visited| visited.add(place));
        let halves = Memo::new(move |_| {
            let ours = editing.desk.write_lock.get().is_ours();
            let halves = editing.id.with_value(|id| editing.desk.beside(id, halves));
            if ours { halves } else { BTreeMap::new() }
        });
        let form = Form {
            paper: editing.paper,
            changed: Callback::new(put),
            left: Callback::new(left),
            compose: Callback::new(compose),
            halves,
        };
        Self { editing, form: StoredValue::new(form) }
    }

    /// How a field is read and filled in.
    pub fn filling(self, member: Option<u32>, field: Field) -> Filling {
        let editing = self.editing;
        let text = move |application: &Application| {
            application
                .texts_at(member)
                .map(|texts| texts.get(field).to_owned())
                .unwrap_or_default()
        };
        let by_number =
            move || Memo::new(move |_| editing.read(|application| application.is_by_number(field)));
        let doubt = move || {
            Memo::new(move |_| editing.read(|application| disagreement(field, application)))
        };
        Filling {
            form: self.form.get_value(),
            place: Place { member, field },
            text: Memo::new(move |_| editing.read(text)),
            by_number: field.is_said_by_number().then(by_number),
            doubt: field.can_disagree().then(doubt),
        }
    }
}

/// The texts that are only half typed, by the names of their fields.
fn halves(beside: &Contents) -> BTreeMap<String, String> {
    let halves = beside.pending.iter();
    halves.filter_map(|(name, text)| Some((name.clone(), text.as_str()?.to_owned()))).collect()
}
