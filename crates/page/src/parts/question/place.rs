//! In which county the school is.

use leptos::prelude::*;

use aid::region::RegionCode;
use aid::situation::Question;
use aid::wording;
use records::draft::Child;

use super::{Answering, pick, put_off};
use crate::parts::place_field::PlaceField;

/// A list of places; a small one on the desk.
pub(super) fn place(answering: Answering) -> AnyView {
    let question = Question::Region;
    let place = answering.read(|child| child.student.region);
    let change = answering.change;
    let choose = Callback::new(move |place: Option<RegionCode>| {
        change.run(Box::new(move |child: &mut Child| {
            child.skipped = put_off(child.skipped, question, place.is_none());
            child.student.region = place;
        }));
    });
    if answering.is_dense {
        let words = RegionCode::places();
        let words = words.map(|region| (region.to_string(), wording::place_name(region))).collect();
        let chosen = Signal::derive(move || place.get().map(|place| place.to_string()));
        let choose = Callback::new(move |id: String| choose.run(id.parse().ok()));
        return pick(question, words, chosen, choose);
    }
    view! {
        <PlaceField
            label=wording::prompt(question).title
            place
            skipped=answering.skipped(question)
            choose
        />
    }
    .into_any()
}
