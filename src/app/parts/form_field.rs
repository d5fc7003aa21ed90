//! A field of the official form: leaves the text alone while it is being typed or composed, and
//! says what to look at when it is left.

use leptos::ev::CompositionEvent;
use leptos::html;
use leptos::prelude::*;

use student_aid::application::{Field, Input, Reading, Remark, read};
use student_aid::wording;

use super::live::{live, live_of};

/// How a field is read and filled in.
#[derive(Clone, Copy)]
pub struct Filling {
    /// What the record says: what was typed here, or in another tab.
    pub text: Memo<String>,
    /// Takes what was typed.
    pub changed: Callback<String>,
    /// What disagrees with another field, in a sentence.
    pub doubt: Memo<Option<String>>,
    /// What was only half typed when the page went away.
    pub half: Memo<Option<String>>,
    /// Keeps what is only half typed, or forgets it.
    pub compose: Callback<Option<String>>,
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
    let said = RwSignal::new(filling.text.with_untracked(|text| read(field, text).remark));
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
            {if field.input() == Input::Sex {
                choices(field, id, described, filling)
            } else {
                control(field, id, described, said, composing, filling)
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
    follow(field, input, said, composing, text);
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
            on:blur=move |_| leave(field, input, said, composing, changed)
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

/// Puts a text that comes from elsewhere into the input.
fn follow(
    field: Field,
    input: NodeRef<html::Input>,
    said: Said,
    composing: RwSignal<bool>,
    text: Memo<String>,
) {
    Effect::new(move |_| {
        let text = text.get();
        let input = input.get().filter(|_| !composing.get_untracked());
        if let Some(input) = input.filter(|input| input.value() != text) {
            input.set_value(&text);
            said.set(read(field, &text).remark);
        }
    });
}

/// Says what to look at, and puts a text that can be read into the form's spelling.
fn leave(
    field: Field,
    input: NodeRef<html::Input>,
    said: Said,
    composing: RwSignal<bool>,
    changed: Callback<String>,
) {
    // An input that is taken away with its page still loses the focus.
    let found = input.try_get_untracked().flatten();
    let Some(input) = found.filter(|_| !composing.get_untracked()) else { return };
    let typed = input.value();
    let Reading { text, remark } = read(field, &typed);
    said.set(remark);
    if text != typed {
        input.set_value(&text);
        changed.run(text);
    }
}

/// A field with two words is a list of them: a tap, or the first letter on a keyboard.
fn choices(field: Field, id: String, described: String, filling: Filling) -> AnyView {
    let Filling { text, changed, .. } = filling;
    let option = |word: &'static str| {
        let chosen = move || text.with(|text| text == word);
        view! {
            <option value=word prop:selected=chosen>
                {word}
            </option>
        }
    };
    view! {
        <select
            class="entry__input"
            id=id
            aria-describedby=described
            on:change:target=move |event| changed.run(event.target().value())
        >
            <option value="">"请选择"</option>
            {wording::often(field).iter().copied().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// The keyboard of a tablet. An identity number may end in X, which a keyboard of digits lacks.
const fn keyboard(field: Field) -> &'static str {
    match field.input() {
        Input::Phone | Input::Card | Input::Postcode | Input::People | Input::Age => "numeric",
        Input::Money => "decimal",
        Input::Name | Input::IdNumber | Input::Month | Input::Sex | Input::Short | Input::Line => {
            "text"
        }
    }
}

/// Whether the field takes a whole row.
const fn is_wide(field: Field) -> bool {
    match field.input() {
        Input::Line => true,
        Input::Name
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
    matches!(field.input(), Input::IdNumber | Input::Card) || matches!(field, Field::MemberWork)
}
