//! What the list adds up to: by benefit and stage.

use leptos::prelude::*;

use aid::wording;
use office::roster::Tallies;
use page::parts::live::{live, live_of};

use crate::app::desk::Desk;

/// The sums of the applications on the list.
#[component]
pub fn TotalsTable(desk: Desk, places: Memo<Vec<usize>>) -> impl IntoView {
    let tallies = Memo::new(move |_| desk.entries.with(|entries| Tallies::new(entries)));
    let sums = Memo::new(move |_| tallies.with(|tallies| places.with(|all| tallies.totals(all))));
    let rows = move || {
        sums.get()
            .sums
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
            {live_of(
                move || sums.with(|sums| sums.without_stage),
                |count| {
                    (count > 0)
                        .then(|| {
                            view! {
                                <p class="settings__note">
                                    {format!("另有 {count} 人学段没填，没有算在里面。")}
                                </p>
                            }
                        })
                },
            )}
        </section>
    }
}
