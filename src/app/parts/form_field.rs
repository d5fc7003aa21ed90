//! A field of the official form: leaves the text alone while it is being typed or composed, and
//! says what to look at when it is left.

mod choices;

use leptos::ev::CompositionEvent;
use leptos::html;
use leptos::prelude::*;

use student_aid::application::{Field, Input, Reading, Remark, read_as};
use student_aid::identity::IdKind;
use student_aid::wording;

use super::live::{live, live_of};
use choices::choices;

/// How a field is read and filled in.
#[derive(Clone, Copy)]
pub struct Filling {
    /// What the record says: what was typed here, or in another tab.
    pub text: Memo<String>,
    /// The paper whose number it is, if it is a number.
    pub paper: Memo<IdKind>,
    /// Takes what was typed.
    pub changed: Callback<String>,
    /// What disagrees with another field, in a sentence.
    pub doubt: Memo<Option<String>>,
    /// What was only half typed when the page went away.
    pub half: Memo<Option<String>>,
    /// Keeps what is only half typed, or forgets it.
    pub compose: Callback<Option<String>>,
}

impl Filling {
    /// What a text says in a field, and what to look at.
    fn read(self, field: Field, text: &str) -> Reading {
        read_as(self.paper.get_untracked(), field, text)
    }
}

/// A text field of the form. The browser keeps the text, and the field reports it; a text that
/// comes from elsewhere is put in. When it is left, a text that can be read is put into the
/// form's spelling; one that cannot stays as it was typed.
#[component]
pub fn FormField(
    field: Field,
    /// Tells the fields of one screen apart.
    id: String,
    filling: Filling,
) -> impl IntoView {
    let said = RwSignal::new(filling.text.with_untracked(|text| filling.read(field, text).remark));
    let composing = RwSignal::new(false);
    let help_id = format!("{id}-help");
    let remark_id = format!("{id}-remark");
    let described = format!("{help_id} {remark_id}");
    let help = move || filling.text.with(|text| wording::help(field, text));
    let wrong = move || is_wrong(said);
    let own = move || said.with(|said| said.as_ref().map(|said| wording::remark(field, said)));
    let remark = move || own().or_else(|| filling.doubt.get());
    view! {
        <div
            class="entry"
            class:is-wide=is_wide(field)
            class:is-long=is_long(field)
            class:is-wrong=wrong
        >
            <label class="entry__label" for=id.clone()>
                {wording::field(field)}
                {field.is_required().then(|| view! { <span class="entry__must">"必填"</span> })}
            </label>
            {match wording::empty_choice(field) {
                Some(none) => choices(field, none, id, described, said, filling),
                None => control(field, id, described, said, composing, filling),
            }}
            {half_typed(composing, filling)}
            <p class="entry__help" id=help_id hidden=move || help().is_empty()>
                {live(help)}
            </p>
            <p class="entry__remark" id=remark_id>
                {live(remark)}
            </p>
        </div>
    }
}

/// Offers what was only half typed when the page went away: it never goes in by itself.
fn half_typed(composing: RwSignal<bool>, filling: Filling) -> AnyView {
    let Filling { changed, half, compose, .. } = filling;
    live_of(
        move || half.get().filter(|_| !composing.get()),
        move |half| {
            half.map(|half| {
                let word = format!("上次没打完：“{half}”");
                let on_take = move |_| {
                    changed.run(half.clone());
                    compose.run(None);
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
                            on:click=move |_| compose.run(None)
                        >
                            "不用"
                        </button>
                    </p>
                }
            })
        },
    )
}

/// What an input says of itself.
type Said = RwSignal<Option<Remark>>;

fn is_wrong(said: Said) -> bool {
    said.with(|said| said.as_ref().is_some_and(Remark::stops))
}

fn control(
    field: Field,
    id: String,
    described: String,
    said: Said,
    composing: RwSignal<bool>,
    filling: Filling,
) -> AnyView {
    let Filling { text, changed, compose, .. } = filling;
    let input = NodeRef::<html::Input>::new();
    let report = move || match input.try_get_untracked().flatten() {
        Some(input) if composing.get_untracked() => compose.run(Some(input.value())),
        Some(input) => changed.run(input.value()),
        None => {}
    };
    let on_end = move |_: CompositionEvent| {
        // The page may be gone by the time that its input hears of it.
        if composing.try_set(false).is_none() {
            report();
            compose.run(None);
        }
    };
    let often = wording::often(field);
    let list = often.first().map(|_| format!("{id}-often"));
    follow(field, input, said, composing, filling);
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
            list=list.clone()
            aria-describedby=described
            aria-invalid=move || is_wrong(said).to_string()
            node_ref=input
            on:compositionstart=move |_| composing.set(true)
            on:compositionend=on_end
            on:input=move |_| report()
            on:change=move |_| report()
            on:blur=move |_| leave(field, input, said, composing, filling)
        />
        {list.map(|id| datalist(id, often))}
    }
    .into_any()
}

/// An identity number may end in a capital X.
const fn capitals(field: Field) -> &'static str {
    if matches!(field.input(), Input::IdNumber) { "characters" } else { "off" }
}

fn datalist(id: String, often: &[&'static str]) -> impl IntoView + use<> {
    let words: Vec<_> = often.iter().map(|word| view! { <option value=*word></option> }).collect();
    view! { <datalist id=id>{words}</datalist> }
}

/// Puts a text that comes from elsewhere into the input, and reads the text anew when it is the
/// number of another paper.
fn follow(
    field: Field,
    input: NodeRef<html::Input>,
    said: Said,
    composing: RwSignal<bool>,
    filling: Filling,
) {
    Effect::new(move |_| {
        let text = filling.text.get();
        let input = input.get().filter(|_| !composing.get_untracked());
        if let Some(input) = input.filter(|input| input.value() != text) {
            input.set_value(&text);
            said.set(filling.read(field, &text).remark);
        }
    });
    if field.input() == Input::IdNumber {
        Effect::new(move |before: Option<IdKind>| {
            let paper = filling.paper.get();
            if before.is_some_and(|before| before != paper) {
                let text = filling.text.get_untracked();
                said.set(filling.read(field, &text).remark);
            }
            paper
        });
    }
}

/// Says what to look at, and puts a text that can be read into the form's spelling.
fn leave(
    field: Field,
    input: NodeRef<html::Input>,
    said: Said,
    composing: RwSignal<bool>,
    filling: Filling,
) {
    // An input that is taken away with its page still loses the focus.
    let found = input.try_get_untracked().flatten();
    let Some(input) = found.filter(|_| !composing.get_untracked()) else { return };
    let typed = input.value();
    let Reading { text, remark } = filling.read(field, &typed);
    said.set(remark);
    if text != typed {
        input.set_value(&text);
        filling.changed.run(text);
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
