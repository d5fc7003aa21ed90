//! What is understood of a file, before anything of it is kept.

use leptos::html;
use leptos::prelude::*;

use aid::situation::SchoolKind;
use aid::vocabulary::Vocabulary;
use office::import::kept::ListKind;
use office::import::request::Seen;
use office::import::sheet::{Encoding, Format};
use office::wording;
use page::parts::fold::Fold;
use page::parts::live::live_of;
use page::parts::pick::Pick;

use super::Importing;
use super::mapping::MappingTable;
use crate::app::parts::plain_field::PlainField;

/// What is understood, once a file was read.
#[component]
pub(super) fn Preview(importing: Importing) -> impl IntoView {
    // What is below is built anew only for another file, sheet or encoding.
    let shown = move || {
        let of = |seen: &Seen| (seen.sheet, seen.format);
        let shown = importing.seen.with(|seen| seen.as_ref().map(of));
        shown.map(|shown| (importing.named.get(), shown))
    };
    let understood = move || {
        let seen = importing.seen.get_untracked()?;
        Some(view! { <Understood importing seen /> })
    };
    live_of(shown, move |shown| shown.and_then(|_| understood()))
}

#[component]
fn Understood(importing: Importing, seen: Seen) -> impl IntoView {
    let has_head = seen.has_head;
    view! {
        <section class="settings__part">
            <h2>"读出来的内容"</h2>
            <p>{importing.named.get_untracked()}</p>
            {encodings(importing, seen.format)}
            {sheets(importing, &seen)}
            {if has_head {
                view! { <Columns importing seen /> }.into_any()
            } else {
                view! { <p class="notice notice--warning">{NO_HEAD}</p> }.into_any()
            }}
        </section>
    }
}

const NO_HEAD: &str =
    "这张表里没有找到表头。表头要有“姓名”这样的列名，请在表格里补上一行再选一次，或换一张工作表。";

/// In which encoding a text was read, and the way to another.
fn encodings(importing: Importing, format: Format) -> Option<AnyView> {
    let Format::Text(read) = format else { return None };
    let words = Encoding::ALL.iter();
    let words = words.map(|encoding| (encoding.id().to_owned(), wording::encoding(*encoding)));
    let words = words.map(|(id, word)| (id, word.to_owned())).collect::<Vec<_>>();
    let choose = move |id: String| importing.read(Encoding::from_id(&id));
    let chosen = Signal::stored(read.id().to_owned());
    let pick = view! {
        <Pick
            id="import-encoding"
            label="文字是怎么存的（出现乱码就换一种）"
            words
            chosen
            choose
        />
    };
    Some(pick.into_any())
}

/// Which sheet is looked at, where there are several.
fn sheets(importing: Importing, seen: &Seen) -> Option<AnyView> {
    if seen.sheets.len() < 2 {
        return None;
    }
    let words =
        (0..).zip(&seen.sheets).map(|(place, name): (usize, _)| (place.to_string(), name.clone()));
    let words = words.collect::<Vec<_>>();
    let choose = move |place: String| {
        if let Ok(place) = place.parse() {
            importing.choose_sheet(place);
        }
    };
    let chosen = Signal::stored(seen.sheet.to_string());
    let pick = view! { <Pick id="import-sheet" label="用哪一张工作表" words chosen choose /> };
    Some(pick.into_any())
}

/// What the columns mean, what comes of it, and the way to keep it.
#[component]
fn Columns(importing: Importing, seen: Seen) -> impl IntoView {
    let kind = RwSignal::new(seen.kind);
    let school = NodeRef::<html::Input>::new();
    // An office's list is of many schools.
    let initial = match seen.kind {
        ListKind::Registered => String::new(),
        ListKind::Roster | ListKind::Applications | ListKind::Payments => {
            importing.desk.school.with_untracked(|school| school.name.clone())
        }
    };
    let school_kind = RwSignal::new(None);
    let on_keep = move |_| {
        let school = school.get_untracked().map(|input| input.value()).unwrap_or_default();
        let school = (school.trim().to_owned(), school_kind.get_untracked());
        importing.keep(kind.get_untracked(), school);
    };
    let now = move || importing.seen.get();
    let counts = move || now().map(|seen| seen.counts);
    let problems = move || now().map(|seen| seen.problems);
    view! {
        <MappingTable importing seen />
        <p role="status">{live_of(counts, |counts| counts)}</p>
        {live_of(problems, |problems| problems.map(problem_list))}
        <Kinds kind />
        <PlainField
            id="import-school"
            label="本县哪所学校的（部门名单、几所学校的不填）"
            initial
            input=school
        />
        <SchoolKinds kind=school_kind />
        <div class="actions">
            <button class="button button--primary" on:click=on_keep>
                "存下这份名单，逐人核对"
            </button>
            <button class="button" on:click=move |_| importing.seen.set(None)>
                "不要了"
            </button>
        </div>
    }
}

/// What kind of school the list is of: of the desk's own that is known.
#[component]
fn SchoolKinds(kind: RwSignal<Option<SchoolKind>>) -> impl IntoView {
    let none = (String::new(), "本校的，或不清楚".to_owned());
    let words = SchoolKind::ALL.iter();
    let words = words.map(|kind| (kind.id().to_owned(), wording::school_kind(*kind).to_owned()));
    let words: Vec<_> = std::iter::once(none).chain(words).collect();
    let chosen =
        Signal::derive(move || kind.get().map(SchoolKind::id).unwrap_or_default().to_owned());
    let choose = move |id: String| kind.set(SchoolKind::from_id(&id));
    view! { <Pick id="import-school-kind" label="那所学校的性质" words chosen choose /> }
}

/// What the list says of the people on it.
#[component]
fn Kinds(kind: RwSignal<ListKind>) -> impl IntoView {
    let words = ListKind::ALL.iter();
    let words = words.map(|kind| (kind.id().to_owned(), wording::list_kind(*kind).to_owned()));
    let words = words.collect::<Vec<_>>();
    let chosen = Signal::derive(move || kind.get().id().to_owned());
    let choose = move |id: String| {
        kind.update(|kind| *kind = ListKind::from_id(&id).unwrap_or(*kind));
    };
    view! { <Pick id="import-kind" label="这是什么名单" words chosen choose /> }
}

fn problem_list((count, lines): (usize, Vec<String>)) -> Option<AnyView> {
    if count == 0 {
        return None;
    }
    let more = (count > lines.len()).then(|| {
        view! { <p>{format!("只列出前 {} 处，存下以后逐人都能看到。", lines.len())}</p> }
    });
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let list = view! {
        <Fold title=format!("有 {count} 处要核对")>
            <ul class="imports__problems">{lines}</ul>
            {more}
        </Fold>
    };
    Some(list.into_any())
}
