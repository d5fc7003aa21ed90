//! A field of the official form: leaves the text alone while it is being typed or composed, and
//! says what to look at when it is left.

mod choices;
mod filling;

use leptos::ev::CompositionEvent;
use leptos::html;
use leptos::prelude::*;

use aid::vocabulary::Vocabulary;
use office::application::{Field, Input, Place, Reading, Remark};
use office::identity::IdKind;
use office::wording;
use page::parts::live::live;

use choices::choices;
pub use filling::{Filling, Form};

/// A text field of the form. The browser keeps the text, and the field reports it; a text that
/// comes from elsewhere is put in. When it is left, a text that can be read is put into the
/// form's spelling; one that cannot stays as it was typed.
#[component]
pub fn FormField(filling: Filling) -> impl IntoView {
    let Place { field, .. } = filling.place;
    let id = filling.place.name();
    let shown = RwSignal::new(filling.text.with_untracked(|text| filling.read(text).remark));
    let composing = RwSignal::new(false);
    let (help, help_id) = help(&id, filling);
    let remark_id = format!("{id}-remark");
    let described = help_id.into_iter().chain([remark_id.clone()]).collect::<Vec<_>>().join(" ");
    let own = move || shown.with(|shown| shown.as_ref().map(|shown| wording::remark(field, shown)));
    let doubt = move || filling.doubt.and_then(|doubt| doubt.get());
    view! {
        <div class="entry" class:is-wide=is_wide(field) class:is-long=is_long(field)>
            <label class="entry__label" for=id.clone()>
                {wording::field(field)}
                {field.is_required().then(|| view! { <span class="entry__must">"必填"</span> })}
            </label>
            {match wording::empty_choice(field) {
                Some(none) => choices(none, id, described, shown, filling),
                None => control(id, described, shown, composing, filling),
            }}
            {half_typed(composing, filling)}
            {help}
            <p class="entry__remark" id=remark_id>
                {live(move || own().or_else(doubt))}
            </p>
        </div>
    }
}

/// The hint under a field, with its name where there is one. What a number says comes with it.
fn help(id: &str, filling: Filling) -> (AnyView, Option<String>) {
    let Filling { place: Place { field, .. }, text, .. } = filling;
    let id = format!("{id}-help");
    if field.input() == Input::IdNumber {
        let help = move || text.with(|text| wording::help(field, text));
        let hint = view! {
            <p class="entry__help" id=id.clone() hidden=move || help().is_empty()>
                {live(help)}
            </p>
        };
        return (hint.into_any(), Some(id));
    }
    let help = wording::help(field, "");
    if help.is_empty() {
        return (().into_any(), None);
    }
    (view! { <p class="entry__help" id=id.clone()>{help}</p> }.into_any(), Some(id))
}

/// Offers what was only half typed when the page went away: it never goes in by itself.
fn half_typed(composing: RwSignal<bool>, filling: Filling) -> AnyView {
    let name = filling.place.name();
    let half = move || filling.form.halves.with(|halves| halves.get(&name).cloned());
    live(move || {
        half().filter(|_| !composing.get()).map(|half| {
            let word = format!("上次没打完：“{half}”");
            let on_take = move |_| {
                filling.changed(half.clone());
                filling.compose(None);
            };
            view! {
                <p class="entry__half">
                    {word}
                    <button class="button button--small" type="button" on:click=on_take>
                        "用上"
                    </button>
                    <button
                        class="button button--text button--small"
                        type="button"
                        on:click=move |_| filling.compose(None)
                    >
                        "不用"
                    </button>
                </p>
            }
        })
    })
}

/// What is remarked under an input.
type ShownRemark = RwSignal<Option<Remark>>;

fn is_wrong(shown: ShownRemark) -> bool {
    shown.with(|shown| shown.as_ref().is_some_and(Remark::stops))
}

fn control(
    id: String,
    described: String,
    shown: ShownRemark,
    composing: RwSignal<bool>,
    filling: Filling,
) -> AnyView {
    let Filling { place: Place { field, .. }, text, .. } = filling;
    let input = NodeRef::<html::Input>::new();
    let report = move || match input.try_get_untracked().flatten() {
        Some(input) if composing.get_untracked() => filling.compose(Some(input.value())),
        Some(input) => filling.changed(input.value()),
        None => {}
    };
    let on_end = move |_: CompositionEvent| {
        // The page may be gone by the time that its input gets the event.
        if composing.try_set(false).is_none() {
            report();
            filling.compose(None);
        }
    };
    let list = wording::often(field).first().map(|_| often_id(field));
    follow(input, shown, composing, filling);
    view! {
        <input
            class="entry__input"
            id=id
            type="text"
            value=text.get_untracked()
            inputmode=keyboard(field)
            autocapitalize=capitals(field)
            autocomplete="off"
            spellcheck="false"
            list=list
            aria-describedby=described
            aria-invalid=move || is_wrong(shown).to_string()
            node_ref=input
            on:compositionstart=move |_| composing.set(true)
            on:compositionend=on_end
            on:input=move |_| report()
            on:change=move |_| report()
            tabindex=move || filling.tab_stop()
            on:blur=move |_| {
                leave(input, shown, composing, filling);
                filling.left();
            }
        />
    }
    .into_any()
}

/// An identity number may end in a capital X.
const fn capitals(field: Field) -> &'static str {
    if matches!(field.input(), Input::IdNumber) { "characters" } else { "off" }
}

/// The name of the words that are often written into a field.
fn often_id(field: Field) -> String {
    format!("{}-often", field.id())
}

/// The words that are often written into a field, once for all fields of the form that offer them.
pub fn often(field: Field) -> Option<impl IntoView> {
    let words = wording::often(field);
    let options = words.iter().map(|word| view! { <option value=*word></option> });
    let list = || view! { <datalist id=often_id(field)>{options.collect_view()}</datalist> };
    (!words.is_empty()).then(list)
}

/// Puts a text that comes from elsewhere into the input, and reads the text anew when it is the
/// number of another paper.
fn follow(
    input: NodeRef<html::Input>,
    shown: ShownRemark,
    composing: RwSignal<bool>,
    filling: Filling,
) {
    Effect::new(move |_| {
        let text = filling.text.get();
        let input = input.get().filter(|_| !composing.get_untracked());
        if let Some(input) = input.filter(|input| input.value() != text) {
            input.set_value(&text);
            shown.set(filling.read(&text).remark);
        }
    });
    if filling.place.field.input() == Input::IdNumber {
        Effect::new(move |before: Option<IdKind>| {
            let paper = filling.form.paper.get();
            if before.is_some_and(|before| before != paper) {
                let text = filling.text.get_untracked();
                shown.set(filling.read(&text).remark);
            }
            paper
        });
    }
}

/// Says what to look at, and puts a text that can be read into the form's spelling.
fn leave(
    input: NodeRef<html::Input>,
    shown: ShownRemark,
    composing: RwSignal<bool>,
    filling: Filling,
) {
    // An input that is taken away with its page still loses the focus.
    let input = input.try_get_untracked().flatten();
    let Some(input) = input.filter(|_| !composing.get_untracked()) else { return };
    let typed = input.value();
    let Reading { text, remark } = filling.read(&typed);
    shown.set(remark);
    if text != typed {
        input.set_value(&text);
        filling.changed(text);
    }
}

/// The keyboard of a tablet. An identity number may end in X, which a keyboard of digits lacks.
const fn keyboard(field: Field) -> &'static str {
    match field.input() {
        Input::Phone | Input::Card | Input::Postcode | Input::People | Input::Age => "numeric",
        Input::Money => "decimal",
        Input::Name
        | Input::IdKind
        | Input::IdNumber
        | Input::Month
        | Input::Sex
        | Input::Short
        | Input::Line => "text",
    }
}

/// Whether the field takes a whole row.
const fn is_wide(field: Field) -> bool {
    match field.input() {
        Input::Line => true,
        Input::Name
        | Input::IdKind
        | Input::IdNumber
        | Input::Phone
        | Input::Card
        | Input::Postcode
        | Input::People
        | Input::Age
        | Input::Money
        | Input::Month
        | Input::Sex
        | Input::Short => matches!(field, Field::Address),
    }
}

/// Whether the field needs more room than others: eighteen digits, a place of work.
const fn is_long(field: Field) -> bool {
    matches!(field.input(), Input::IdKind | Input::IdNumber | Input::Card)
        || matches!(field, Field::MemberWork)
}
