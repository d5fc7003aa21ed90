//! 发放花名册 on paper: a row for each payment with a place to sign, the sum of each sheet and of
//! all; what is to be paid, or what was paid.

use leptos::prelude::*;

use aid::date::Date;
use office::layout_a4::{lines, sheets};
use office::roster::{Disbursement, Ledger, LeftOut, Payment, RecordId, Unpaid, disbursement};
use office::wording;
use page::parts::choice::Tick;
use page::parts::icon::{Drawing, Icon};
use page::parts::live::live;

use super::{Printed, columns, foot, heads, listed, namesakes, whose};
use crate::app::parts::ledger_pick::{LedgerPick, term_at_first};
use crate::app::route::Route;
use crate::app::state::AppState;

/// The list of a term.
#[component]
pub fn DisbursementPage() -> impl IntoView {
    let state = AppState::get();
    let desk = state.desk;
    let term = RwSignal::new(term_at_first(state));
    let ledger = RwSignal::new(Ledger::Due);
    let without = RwSignal::new(false);
    let namesakes = namesakes(desk);
    let list = Memo::new(move |_| {
        let mut list = listed(desk, |entries| disbursement(entries, term.get(), ledger.get()));
        namesakes.with(|same| same.tell_apart(&mut list));
        list
    });
    let is_stopped = move || !without.get() && list.with(|list| !no_account(list).is_empty());
    let note = Signal::derive(move || {
        if is_stopped() {
            return "还不能打印，请先看下面。".to_owned();
        }
        format!("{}。用 A4 纸，横向，比例选 100%。", list.with(wording::counted))
    });
    let choices = view! {
        <div class="filters">
            <LedgerPick term ledger />
        </div>
        {live(move || list.with(|list| missing(list, without)))}
        {live(move || list.with(|list| whose(desk, numbered(list))))}
        {live(move || list.with(|list| left_out(&list.left_out)))}
    }
    .into_any();
    let school = desk.school.with_untracked(|school| school.name.clone());
    let sheets =
        live(move || (!is_stopped()).then(|| list.with(|list| pages(list, &school, state.today))));
    view! { <Printed title="发放花名册" back=Route::List note choices sheets /> }
}

/// The records of pupils who stand on the list with a number, each with it once.
fn numbered(list: &Disbursement) -> Vec<(RecordId, u32)> {
    let rows = list.payments.chunk_by(|payment, next| payment.id == next.id);
    let rows = rows.filter_map(<[Payment]>::first);
    rows.filter_map(|payment| Some((payment.id.clone(), payment.number?))).collect()
}

/// Those who would be paid if anybody knew where to.
fn no_account(list: &Disbursement) -> Vec<&LeftOut> {
    list.left_out.iter().filter(|pupil| pupil.why == Unpaid::NoAccount).collect()
}

/// The names of those whose account is missing, and the choice to print without them.
fn missing(list: &Disbursement, without: RwSignal<bool>) -> Option<impl IntoView + use<>> {
    let names = no_account(list);
    if names.is_empty() {
        return None;
    }
    let names =
        names.iter().map(|pupil| view! { <li>{wording::pupil_of(pupil)}</li> }).collect_view();
    Some(view! {
        <div class="notice notice--warning">
            <p>"这些学生没有填账户姓名或银行卡号，请先在申请里补上："</p>
            <ul>{names}</ul>
            <Tick
                word="先不列这些学生，打印其余的".to_owned()
                note="补上账户以后再打印一张。".to_owned()
                checked=without
                pick=move |on| without.set(on)
                unsure=false
            />
        </div>
    })
}

/// How wide the columns are, in millimetres.
const WIDTHS_MM: [u32; 14] = [10, 16, 15, 27, 13, 26, 22, 19, 27, 15, 33, 16, 20, 14];

/// The characters that stand in a line of the boxes for names and for the benefit.
const CHARACTERS: u32 = 8;

/// The lines of text that a sheet has room for.
const ROOM: u32 = 28;

/// The sheets: as many as the rows need, each with its own sum. The rows of a pupil stand on one.
fn pages(list: &Disbursement, school: &str, made: Date) -> impl IntoView + use<> {
    let pupils = list.payments.chunk_by(|payment, next| payment.id == next.id);
    let pupils: Vec<&[Payment]> = pupils.collect();
    let heights: Vec<u32> = pupils.iter().map(|rows| rows.iter().map(height).sum()).collect();
    let pages = sheets(&heights, ROOM);
    let count = pages.len();
    let rows_of = |pupils: Option<&[&[Payment]]>| -> usize {
        pupils.unwrap_or_default().iter().map(|rows| rows.len()).sum()
    };
    let pages = pages.into_iter().enumerate().map(|(place, range)| {
        let first = rows_of(pupils.get(..range.start));
        let until = first + rows_of(pupils.get(range));
        let payments = list.payments.get(first..until).unwrap_or_default();
        let rows =
            payments.iter().enumerate().map(|(place, payment)| row(first + place + 1, payment));
        let all = (place + 1 == count).then(|| wording::sum_of(&list.payments));
        let few = (count > 1).then(|| format!("本页小计 {}", wording::sum_of(payments)));
        view! {
            <section class="a4 is-wide">
                <h2 class="a4__title">{wording::disbursement_title(list)}</h2>
                <p class="a4__header">"学校："{school.to_owned()}</p>
                <table class="a4__table">
                    {columns(&WIDTHS_MM)}
                    <thead>
                        <tr>{heads(&wording::PAYMENT_HEADS)}</tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                {few.map(|few| view! { <p class="a4__sum">{few}</p> })}
                {all.map(|all| view! { <p class="a4__sum is-whole">{format!("合计 {all}")}</p> })}
                {signatures()}
                {foot(made, place + 1, count)}
            </section>
        }
    });
    pages.collect_view()
}

/// The lines that a row takes: at least two, for a person signs in it.
fn height(payment: &Payment) -> u32 {
    let benefit = wording::benefit(payment.benefit);
    let texts = [payment.name.as_str(), payment.account_holder.as_str(), benefit];
    let class = [payment.grade.as_str(), payment.class.as_str()];
    let wide = texts.map(|text| lines(text, CHARACTERS));
    let narrow = class.map(|text| lines(text, CHARACTERS / 2));
    wide.into_iter().chain(narrow).max().unwrap_or(2).max(2)
}

fn row(number: usize, payment: &Payment) -> impl IntoView + use<> {
    let sum = wording::figure(payment.sum);
    view! {
        <tr>
            <td>{number}</td>
            <td>{payment.grade.clone()}</td>
            <td>{payment.class.clone()}</td>
            <td>{wording::numbered(&payment.name, payment.number)}</td>
            <td>{payment.boarding.map(wording::boarding)}</td>
            <td>{wording::benefit(payment.benefit)}</td>
            <td class="a4__figure">{sum.clone()}</td>
            <td class="a4__figure">{sum}</td>
            <td>{payment.account_holder.clone()}</td>
            <td>{payment.card_end.clone()}</td>
            <td></td>
            <td></td>
            <td>{payment.paid.map(|on| on.to_string())}</td>
            <td>{wording::payment_note(payment)}</td>
        </tr>
    }
}

fn signatures() -> impl IntoView {
    let signature = |label: &'static str| {
        view! {
            <span class="a4__label">{label}</span>
            <span class="a4__line"></span>
        }
    };
    view! {
        <p class="a4__header">
            {["制表人：", "审核人：", "学校负责人（盖章）："].map(signature).collect_view()}
        </p>
    }
}

/// Who is not on the list: seen on the screen, not on the paper that others sign.
fn left_out(pupils: &[LeftOut]) -> Option<impl IntoView + use<>> {
    if pupils.is_empty() {
        return None;
    }
    let line =
        |pupil: &LeftOut| format!("{}：{}", wording::pupil_of(pupil), wording::unpaid(pupil.why));
    let lines = pupils.iter().map(|pupil| view! { <li>{line(pupil)}</li> }).collect_view();
    Some(view! {
        <details class="notice">
            <summary>
                {format!("没有列入的 {} 人（不打印），点开看原因", pupils.len())}
                <Drawing icon=Icon::Chevron />
            </summary>
            <ul>{lines}</ul>
        </details>
    })
}
