//! 各校: what the registered children of each school come to, and the choice of one school.

use leptos::prelude::*;

use office::import::request::{Reconciled, Summed};
use page::parts::fold::Fold;
use page::parts::pick::Pick;

use super::Reconciling;

/// The schools, each below its heading; nothing where there is only one.
pub(super) fn schools(reconciling: Reconciling, found: &Reconciled) -> Option<AnyView> {
    if found.schools.len() < 2 {
        return None;
    }
    let notes = found.whole.notes.iter().map(|note| view! { <li>{note.clone()}</li> });
    let notes = notes.collect_view();
    let titles: Vec<String> = found.boxes.iter().map(|of| of.title.clone()).collect();
    let school = |school: &Summed| {
        let (school, titles) = (school.clone(), titles.clone());
        view! { <School reconciling school titles /> }
    };
    let schools = found.schools.iter().map(school).collect_view();
    let section = view! {
        <section class="settings__part">
            <h2>"各校"</h2>
            <ul class="imports__told">{notes}</ul>
            {schools}
        </section>
    };
    Some(section.into_any())
}

/// What a school comes to: the boxes that somebody is in, and the lists that it is of.
#[component]
fn School(reconciling: Reconciling, school: Summed, titles: Vec<String>) -> impl IntoView {
    let Summed { name, sum: (listed, _, missing), boxes, told, notes } = school;
    let open = reconciling.opens(&name);
    let title = format!("{name}：名单上 {listed} 人次，漏 {missing} 人");
    let counted = titles.into_iter().zip(boxes).filter(|(_, count)| *count > 0);
    let counted = counted.map(|(title, count)| {
        view! {
            <div class="reconcile__count">
                <dt>{title}</dt>
                <dd>{count}</dd>
            </div>
        }
    });
    let notes = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    let choose = move |_| reconciling.school.set(Some(name.clone()));
    view! {
        <Fold title open>
            <p>{told}</p>
            <dl class="reconcile__counts">{counted.collect_view()}</dl>
            <ul class="imports__told">{notes}</ul>
            <button class="button button--small reconcile__choose" on:click=choose>
                "下面只看这所学校"
            </button>
        </Fold>
    }
}

/// The choice of one school, or of all.
pub(super) fn choice(reconciling: Reconciling, found: &Reconciled) -> Option<AnyView> {
    if found.schools.len() < 2 {
        return None;
    }
    let all = (String::new(), found.whole.name.clone());
    let words = found.schools.iter().map(|school| (school.name.clone(), school.name.clone()));
    let words: Vec<_> = std::iter::once(all).chain(words).collect();
    let chosen = Signal::derive(move || reconciling.school.get().unwrap_or_default());
    let choose = move |name: String| {
        reconciling.school.set(Some(name).filter(|name| !name.is_empty()));
    };
    let pick = view! { <Pick id="reconcile-school" label="看哪所学校" words chosen choose /> };
    Some(pick.into_any())
}
