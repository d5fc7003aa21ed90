//! The lower half of the form: groups, burdens, the promise, the school's opinion. The promise and
//! every signature stay empty: they are written by hand.

use leptos::prelude::*;

use aid::library::library;
use aid::policy::{ticks, without_box};
use aid::vocabulary::Vocabulary;
use office::application::{Action, Application, Block, Field, Remark, Tier, remarks};
use office::layout_a4::lines;
use office::wording;

use super::{Layout, block, printed};

/// The characters that stand in a line of the boxes below.
const CHARACTERS: u32 = 51;

/// The rows below the members.
pub fn rows(application: &Application, layout: Layout) -> impl IntoView + use<> {
    view! {
        {groups(application, layout)}
        {burden(application, layout)}
        {promise()}
        {layout.opinion.then(|| opinion(application))}
    }
}

/// The lines that these rows take beyond the shortest.
pub fn extra_lines(application: &Application, layout: Layout) -> u32 {
    let texts = Field::of(Block::Burden).map(|field| {
        let [label, _] = wording::burden(field);
        lines(&format!("{label}{}", text(application, field, layout)), CHARACTERS) - 1
    });
    let groups = layout.form.map_or(0, |form| form.groups.len());
    texts.sum::<u32>() + u32::from(groups > 6) * 2
}

/// 特殊群体类型: a tick for yes, a tick for no, neither where nobody said.
fn groups(application: &Application, layout: Layout) -> impl IntoView + use<> {
    let ticks = layout.form.map(|form| ticks(form, &application.household, &application.student));
    let ticks = ticks.unwrap_or_default();
    let last = ticks.len();
    let words = (1..).zip(ticks).map(|(place, (label, answer))| {
        let end = if place == last { "。" } else { "；" };
        view! {
            <span class="a4__tick">
                {label.to_owned()}"："{tick(answer == Some(true), "是")}" "
                {tick(answer == Some(false), "否")}{end}
            </span>
        }
    });
    view! {
        <tr>
            {block("特殊群体类型", 1)}
            <td colspan="3" class="a4__tall">
                {words.collect_view()}
            </td>
        </tr>
    }
}

/// A box and its word. It is drawn: not every font has a ticked box.
fn tick(ticked: bool, word: &'static str) -> impl IntoView {
    view! {
        <span class="a4__box">{ticked.then_some("√")}</span>
        {word}
    }
}

/// What is printed of a burden. A category without a box of its own goes to 其他情况; where the
/// form is whole, an empty line says 无.
fn text(application: &Application, field: Field, layout: Layout) -> String {
    let typed = printed(&application.texts, field);
    let mut parts: Vec<String> = Vec::new();
    if let (Field::Other, Some(form)) = (field, layout.form) {
        let names = without_box(library(), form, &application.household, &application.student);
        // What the officer already wrote is not said twice.
        let names = names.into_iter().filter(|name| !typed.contains(name));
        parts.extend(names.map(str::to_owned));
    }
    parts.extend(Some(typed).filter(|typed| !typed.is_empty()));
    let whole = || !remarks(application).iter().any(|(_, remark): &(_, Remark)| remark.stops());
    if parts.is_empty() && field != Field::IncomePerHead && whole() {
        "无".to_owned()
    } else {
        parts.join("；")
    }
}

fn burden(application: &Application, layout: Layout) -> impl IntoView + use<> {
    let line = |field: Field| {
        let [label, unit] = wording::burden(field);
        line(label, &text(application, field, layout), unit)
    };
    view! {
        <tr>
            {block(wording::block(Block::Burden), 1)}
            <td colspan="3" class="a4__tall">
                {Field::of(Block::Burden).map(line).collect_view()}
            </td>
        </tr>
    }
}

/// A label and a ruled text; an empty one is ruled to the edge, to be written by hand.
fn line(label: &'static str, text: &str, unit: &'static str) -> impl IntoView + use<> {
    // The stop that the form prints is not printed twice.
    let text = text.trim_end_matches('。').to_owned();
    let empty = text.is_empty();
    let long = text.chars().count() > 8;
    view! {
        <p class:is-empty=empty>
            {label}"："<span class="a4__line" class:is-long=long>
                {text}
            </span>{unit}"。"
        </p>
    }
}

fn promise() -> impl IntoView {
    view! {
        <tr>
            {block("个人承诺", 1)} <td class="a4__promise">"承诺内容："</td>
            <th class="a4__label">"学生本人"<br />"（或监护人）"<br />"签字"</th>
            <td></td>
        </tr>
    }
}

/// The school's part, which the sample does not have.
fn opinion(application: &Application) -> impl IntoView + use<> {
    let chosen = application.tier().map(|(tier, _)| tier);
    let tiers = Tier::ALL.iter().map(|tier| {
        let ticked = chosen == Some(*tier);
        view! { <span class="a4__tick">{tick(ticked, wording::tier(*tier))}</span> }
    });
    let written = |field| line(wording::field(field), &printed(&application.texts, field), "");
    let decided = [Action::Recognise, Action::Decline];
    let decided = decided.into_iter().find(|action| application.last(*action).is_some());
    let reviewed = wording::day_of(application, Action::Review);
    let decided = wording::day_of(application, decided.unwrap_or(Action::Recognise));
    view! {
        <tr>
            {block("推荐档次", 1)}
            <td colspan="3" class="a4__tall">
                <p>"推荐档次："{tiers.collect_view()}</p>
                {written(Field::Reason)}
                <p class="a4__signed">"评议小组组长签字："<span class="a4__line"></span>{reviewed}</p>
            </td>
        </tr>
        <tr>
            {block(wording::block(Block::School), 1)}
            <td colspan="3" class="a4__tall">
                {written(Field::Opinion)}
                <p class="a4__signed is-sealed">
                    "负责人签字："<span class="a4__line"></span>"（加盖公章）"{decided}
                </p>
            </td>
        </tr>
    }
}

/// The notes under the form.
pub fn notes() -> impl IntoView {
    let notes = wording::FORM_NOTES.iter().enumerate();
    let notes = notes.map(|(place, note)| format!("{}.{note}", place + 1)).collect::<Vec<_>>();
    view! { <p class="a4__notes">{format!("注：{}", notes.join(" "))}</p> }
}
