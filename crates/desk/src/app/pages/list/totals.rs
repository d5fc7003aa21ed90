//! What the list adds up to: by benefit and stage.

use leptos::prelude::*;

use aid::wording;
use office::roster::totals;
use page::parts::live::live;

use crate::app::desk::Desk;

/// The sums of the applications on the list.
#[component]
pub fn TotalsTable(desk: Desk, places: Memo<Vec<usize>>) -> impl IntoView {
    let sums = move || {
        desk.entries.with(|entries| {
            let entry = |place: &usize| entries.get(*place);
            totals(&places.with(|places| places.iter().filter_map(entry).collect::<Vec<_>>())).sums
        })
    };
    let rows = move || {
        sums()
            .into_iter()
            .map(|(benefit, stage, count, range)| {
                view! {
                    <tr>
                        <th scope="row">{wording::benefit(benefit)}</th>
                        <td>{stage.map_or("学段没填", wording::stage)}</td>
                        <td>{format!("{count} 人")}</td>
                        <td>{wording::range(range)}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <section class="settings__part">
            <h2>"合计"</h2>
            <table class="sums">
                <thead>
                    <tr>
                        <th scope="col">"资助项目"</th>
                        <th scope="col">"学段"</th>
                        <th scope="col">"人数"</th>
                        <th scope="col">"一学年金额"</th>
                    </tr>
                </thead>
                <tbody>{live(rows)}</tbody>
            </table>
        </section>
    }
}
