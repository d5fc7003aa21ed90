//! 账目: the result line by line, to be added up again to the fen; on screen, on paper, as a file.

use leptos::prelude::*;

use aid::ledger::{Entry, Ledger, Line, StudentLedger, Total};
use aid::library::library;
use aid::situation::Question;
use aid::wording;
use page::browser::device;
use page::parts::live::live;
use page::parts::print_button::PrintButton;

use crate::app::pages::result::names;
use crate::app::route::Route;
use crate::app::state::AppState;

/// Not leptos' trait of the same name.
type Questions = aid::vocabulary::Set<Question>;

/// The way to paper from a browser that does not print.
const NO_PRINT: &str = "这里打印不了：请存成文件，或者用手机自带的浏览器打开本页再打印。";

/// The screen.
#[component]
pub fn LedgerPage() -> impl IntoView {
    let state = AppState::get();
    let ledger = move || state.assessment.with(|owed| Ledger::new(library(), owed));
    let heading = move || wording::period(state.draft.with(|draft| draft.period));
    let children = move || {
        let names = state.draft.with(names);
        let students = names.into_iter().zip(ledger().students);
        students.map(|(name, student)| view! { <OneChild name student /> }).collect_view()
    };
    let asked_first = move || {
        let students = ledger().students.into_iter();
        students.fold(Questions::EMPTY, |asked, student| asked.union(student.waits_for))
    };
    let edition = move || format!("规则版本 {}", ledger().edition);
    view! {
        <div class="rules proof">
            <p class="check__step">{live(heading)}</p>
            <h1 tabindex="-1">"账目"</h1>
            <p class="check__lead">
                "每一笔从文件写的数算起，逐笔相加，到分。没有写明金额的，和评上才有的奖学金，不算进合计。"
            </p>
            {live(children)}
            <section class="benefit">
                <h2>"全家合计"</h2>
                {live(move || view! { <Totals totals=ledger().totals waits_for=asked_first() /> })}
                <p class="rule__since">{live(edition)}</p>
            </section>
            <Actions />
        </div>
    }
}

#[component]
fn Actions() -> impl IntoView {
    let state = AppState::get();
    let on_save = move |_| {
        let json = state.assessment.with(|owed| {
            // Structs of texts, numbers and lists always have a JSON form.
            serde_json::to_string_pretty(&Ledger::new(library(), owed)).unwrap_or_default()
        });
        if device::download("账目.json", &json).is_err() {
            leptos::logging::warn!("the browser makes no file");
        }
    };
    view! {
        <div class="actions">
            <PrintButton word="打印账目" way_out=NO_PRINT />
            <button class="button" type="button" on:click=on_save>
                "存成文件（JSON）"
            </button>
            <a class="button button--text" href=Route::Result.href()>
                "回到结果"
            </a>
        </div>
    }
}

#[component]
fn OneChild(name: String, student: StudentLedger<'static>) -> impl IntoView {
    let StudentLedger { entries, totals, waits_for } = student;
    let beside = wording::beside(&entries);
    let with_sum = || entries.iter().filter(|entry| !entry.is_no_sum());
    let none = with_sum().next().is_none();
    let lines = with_sum().flat_map(|entry| {
        entry.lines.iter().map(|line| view! { <OneLine entry=entry.clone() line=line.clone() /> })
    });
    let lines = lines.collect_view();
    view! {
        <section class="benefit">
            <h2>{name}</h2>
            {none.then(|| view! { <p class="notice">{wording::NOTHING_FOUND}</p> })}
            <table class="table" hidden=none>
                <thead>
                    <tr>
                        <th scope="col">"怎么来的"</th>
                        <th class="table__sum" scope="col">
                            "金额"
                        </th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
            {beside.map(|beside| view! { <p>{beside}</p> })}
            <Totals totals waits_for />
        </section>
    }
}

#[component]
fn OneLine(entry: Entry<'static>, line: Line<'static>) -> impl IntoView {
    let head = format!("{} · {}", wording::benefit(entry.benefit), wording::term(line.term));
    let sum = wording::line_sum(&line);
    let waits = (!line.waits_for.is_empty())
        .then(|| format!("还取决于{}", wording::depends(line.waits_for)));
    let ways = line.ways.iter().map(|way| {
        let unsure = wording::way_note(way).map(|word| view! { <p class="rule__since">{word}</p> });
        view! {
            <p>{wording::way(way)}</p>
            {unsure}
        }
    });
    let cites = line.documents();
    let cites = cites.iter().map(|cited| view! { <li>{wording::cited(cited)}</li> });
    view! {
        <tr>
            <td>
                <p class="rule__head">{head}</p>
                {ways.collect_view()}
                <ul class="proof__cites">{cites.collect_view()}</ul>
                {waits.map(|waits| view! { <p class="rule__since">{waits}</p> })}
            </td>
            <td class="table__sum">{sum}</td>
        </tr>
    }
}

#[component]
fn Totals(totals: Vec<Total>, waits_for: Questions) -> impl IntoView {
    let sums = totals.into_iter().filter_map(|total| Some((total, wording::total_sum(&total)?)));
    let rows = sums.map(|(total, sum)| {
        view! {
            <tr>
                <th scope="row">{wording::added_up(total.kind, total.per)}</th>
                <td class="table__sum">{sum}</td>
            </tr>
        }
    });
    let waits = wording::waits_first(waits_for);
    view! {
        <table class="table">
            <caption class="rule__head">"合计"</caption>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {waits.map(|waits| view! { <p class="notice">{waits}</p> })}
    }
}
