//! In which county the school is: a list, because there are twenty-one.

use leptos::prelude::*;

use aid::region::RegionCode;
use aid::wording;

/// The written name of «not chosen».
const NONE: &str = "";
/// The written name of «not sure».
const UNSURE: &str = "unsure";

/// A list of counties; gives back none for «not sure».
#[component]
pub fn PlaceField(
    /// What it asks, read aloud.
    label: &'static str,
    /// The place that is chosen.
    #[prop(into)]
    place: Signal<Option<RegionCode>>,
    /// Whether the question was put off.
    #[prop(into)]
    skipped: Signal<bool>,
    /// Is given the place, or nothing where the question is put off.
    #[prop(into)]
    choose: Callback<Option<RegionCode>>,
) -> impl IntoView {
    let value = move || match place.get() {
        Some(place) => place.to_string(),
        None if skipped.get() => UNSURE.to_owned(),
        None => NONE.to_owned(),
    };
    // The browser chooses from these once, as the list is built; afterwards from its value.
    let initial = untrack(value);
    let chosen = untrack(move || place.get());
    let on_change = move |written: String| choose.run(written.parse().ok());
    let places: Vec<RegionCode> = RegionCode::places().collect();
    view! {
        <select
            class="field__select"
            aria-label=label
            prop:value=value
            on:change:target=move |event| on_change(event.target().value())
        >
            <option value=NONE selected=initial == NONE disabled=true hidden=true>
                "请选择"
            </option>
            {places
                .into_iter()
                .map(|region| {
                    view! {
                        <option value=region.to_string() selected=chosen == Some(region)>
                            {wording::place_name(region)}
                        </option>
                    }
                })
                .collect_view()}
            <option value=UNSURE selected=initial == UNSURE>
                "还不清楚，先跳过"
            </option>
        </select>
    }
}
