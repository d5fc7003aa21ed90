//! 《家庭经济困难学生认定申请表》 on one A4 sheet, as the sample has it.

mod below;

use leptos::prelude::*;

use aid::date::Date;
use aid::policy::Form;
use office::application::{Application, Block, Field, MEMBER_ROWS, Texts, read_in};
use office::layout_a4::lines;
use office::wording;

use super::{columns, foot};

/// How a form is laid out.
#[derive(Clone, Copy)]
pub struct Layout {
    /// The list of groups that it has boxes for.
    pub form: Option<&'static Form>,
    /// Whether the school's opinion stands under it.
    pub opinion: bool,
    /// The day it is made.
    pub made: Date,
}

/// Columns of the sample, in millimetres: the boxes of both rows about the pupil end at these.
const PUPIL_MM: [u32; 14] = [10, 14, 10, 20, 13, 14, 3, 19, 1, 16, 13, 9, 5, 33];

/// Columns of the sample for the rows of members, in millimetres.
const MEMBERS_MM: [u32; 8] = [10, 18, 12, 20, 48, 18, 20, 34];

/// Columns of the sample for what is below, in millimetres.
const REST_MM: [u32; 4] = [10, 92, 28, 50];

/// Lines beyond the shortest form for which a sheet has room: with lines wide enough to write on,
/// and with narrow ones; beyond these the type is small.
const SPARE_LINES: [u32; 2] = [4, 16];

/// The lines that the school's opinion takes.
const OPINION_LINES: u32 = 9;

/// One form.
pub fn form_sheet(application: &Application, layout: Layout) -> AnyView {
    let texts = &application.texts;
    let opinion = if layout.opinion { OPINION_LINES } else { 0 };
    let paper = u32::from(!texts.get(Field::IdKind).is_empty());
    let lines =
        below::extra_lines(application, layout) + extra_lines(application) + paper + opinion;
    let [roomy, dense] = SPARE_LINES;
    let (roomy, dense) = (lines <= roomy, lines > dense);
    view! {
        <section class="a4" class:is-roomy=roomy class:is-dense=dense>
            <h2 class="a4__title">{wording::FORM_TITLE}</h2>
            {header(texts)}
            <table class="a4__table">
                {columns(&PUPIL_MM)} <tbody>{pupil(texts)} {contact(texts)}</tbody>
            </table>
            {members(application)}
            <table class="a4__table">
                {columns(&REST_MM)} <tbody>{below::rows(application, layout)}</tbody>
            </table>
            {below::notes()}
            {foot(layout.made, 1, 1)}
        </section>
    }
    .into_any()
}

/// A text as the form prints it.
fn printed(texts: &Texts, field: Field) -> String {
    read_in(texts, field).text
}

/// The characters that stand in a line of a box: nine points are 3.2 millimetres, two are margin.
const fn characters(box_mm: u32) -> u32 {
    box_mm.saturating_sub(2) * 10 / 32
}

/// A text in its box; in small type where it would take more than two lines.
fn filled(text: String, box_mm: u32, over: u8) -> impl IntoView {
    let long = lines(&text, characters(box_mm)) > 2;
    view! {
        <td colspan=over.to_string() class:is-long=long>
            {text}
        </td>
    }
}

/// The lines that the rows of members take beyond one each.
fn extra_lines(application: &Application) -> u32 {
    let row = |texts: &Texts| {
        let fields = Field::of(Block::Member).zip(MEMBERS_MM.into_iter().skip(1));
        let lines = fields.map(|(field, mm)| lines(texts.get(field), characters(mm)).min(3));
        lines.max().unwrap_or(1) - 1
    };
    application.members.iter().map(|member| row(&member.texts)).sum()
}

fn header(texts: &Texts) -> impl IntoView + use<> {
    let ours = |field| {
        view! {
            <span class="a4__label">{wording::field(field)}"："</span>
            <span class="a4__line">{printed(texts, field)}</span>
        }
    };
    view! {
        <p class="a4__header">
            {Field::of(Block::Header).map(ours).collect_view()}
        </p>
    }
}

/// A label and the text beside it, each over so many columns; the text's box is so wide.
fn pair(texts: &Texts, field: Field, over: [u8; 2], box_mm: u32) -> impl IntoView + use<> {
    let text = printed(texts, field);
    let text = match field {
        Field::FamilySize if !text.is_empty() => format!("{text} 人"),
        _ => text,
    };
    let [label, beside] = over;
    view! {
        <th class="a4__label" colspan=label.to_string()>
            {wording::field(field)}
        </th>
        {filled(text, box_mm, beside)}
    }
}

/// The number, and under it the paper that it stands on, where that is not the usual one.
fn number(texts: &Texts) -> impl IntoView + use<> {
    let paper = printed(texts, Field::IdKind);
    let paper = (!paper.is_empty()).then(|| view! { <span class="a4__paper">{paper}</span> });
    view! {
        <th class="a4__label" colspan="2">
            {wording::field(Field::IdNumber)}
        </th>
        <td colspan="4">{printed(texts, Field::IdNumber)} {paper}</td>
    }
}

fn block(word: &'static str, rows: usize) -> impl IntoView {
    view! {
        <th class="a4__block" rowspan=rows.to_string()>
            <span>{word}</span>
        </th>
    }
}

fn pupil(texts: &Texts) -> impl IntoView + use<> {
    view! {
        <tr>
            {block(wording::block(Block::Pupil), 2)} {pair(texts, Field::Name, [1, 2], 30)}
            {pair(texts, Field::Sex, [1, 1], 14)} {pair(texts, Field::Born, [2, 3], 30)}
            {pair(texts, Field::NativePlace, [2, 1], 33)}
        </tr>
        <tr>
            {number(texts)} {pair(texts, Field::FamilySize, [2, 1], 16)}
            {pair(texts, Field::Phone, [2, 2], 38)}
        </tr>
    }
}

fn contact(texts: &Texts) -> impl IntoView + use<> {
    view! {
        <tr>
            {block(wording::block(Block::Contact), 2)}
            {pair(texts, Field::Address, [2, 11], 142)}
        </tr>
        <tr>
            {pair(texts, Field::Postcode, [2, 4], 50)}
            {pair(texts, Field::GuardianPhone, [3, 4], 60)}
        </tr>
    }
}

fn members(application: &Application) -> impl IntoView + use<> {
    let labels: Vec<&'static str> = Field::of(Block::Member).map(wording::field).collect();
    let rows = (0..MEMBER_ROWS).map(|place| {
        let member = application.members.get(place);
        let boxes = Field::of(Block::Member).zip(MEMBERS_MM.into_iter().skip(1));
        let cells = boxes.map(|(field, mm)| {
            let text = member.map(|member| printed(&member.texts, field));
            filled(text.unwrap_or_default(), mm, 1)
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <table class="a4__table">
            {columns(&MEMBERS_MM)} <tbody>
                <tr>
                    {block(wording::block(Block::Member), MEMBER_ROWS + 1)} {super::heads(&labels)}
                </tr>
                {rows.collect_view()}
            </tbody>
        </table>
    }
}
