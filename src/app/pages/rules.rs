//! 规则: every rule in force on a chosen day, as tables people can read, with its sources.

use leptos::prelude::*;

use aid::date::Date;
use aid::library::library;
use aid::policy::{Benefit, Rule, Version};
use aid::situation::Stage;
use aid::vocabulary::Vocabulary;
use aid::wording;
use page::browser::device;
use page::parts::fold::Fold;
use page::parts::print_button::PrintButton;
use page::parts::slip::Sources;

use crate::app::route::Route;
use crate::app::state::AppState;

/// The rules in force on a day, today if none is chosen; those of one stage, if one is.
#[component]
pub fn Rules(on: Option<Date>, stage: Option<Stage>) -> impl IntoView {
    let on = on.unwrap_or(AppState::get().today);
    let shown = Shown { on, stage };
    let benefits = Benefit::ALL.iter().filter(|benefit| shown.is_of_stage(**benefit));
    view! {
        <div class="rules">
            <p class="check__step">{format!("规则 · 在 {} 有效", wording::day(on))}</p>
            <h1 tabindex="-1">{shown.title()}</h1>
            <p class="check__lead">
                "全国的规定在前，河北省和沧州市的在后。地方的规定代替全国的那一条时，会写明。"
            </p>
            <p>
                <a href="desk/#/desk/certificate">"规则证明"</a>
                " · "
                <a href="desk/#/desk/effects">"新规影响：谁多得，谁少得"</a>
            </p>
            <StageField shown />
            <DayField shown />
            {wording::after_the_rules(on)
                .map(|sentence| view! { <p class="notice">{sentence}</p> })}
            {benefits
                .map(|benefit| view! { <BenefitRules benefit=*benefit shown /> })
                .collect_view()}
            <div class="actions">
                <PrintButton word="打印这些规则" way_out=NO_PRINT />
            </div>
        </div>
    }
}

/// The way to paper from a browser that does not print.
const NO_PRINT: &str = "这里打印不了：请用手机自带的浏览器打开本页再打印。";

/// Which rules are shown.
#[derive(Clone, Copy)]
struct Shown {
    on: Date,
    stage: Option<Stage>,
}

impl Shown {
    fn title(self) -> String {
        let of_stage = |stage| format!("{}有哪些规则", wording::stage(stage));
        self.stage.map_or_else(|| "有哪些规则".to_owned(), of_stage)
    }

    fn has(self, rule: &Rule) -> bool {
        self.stage.is_none_or(|stage| rule.stages.contains(stage))
    }

    fn rules(self, benefit: Benefit) -> impl Iterator<Item = &'static Rule> {
        let rules = library().rules.iter();
        rules.filter(move |rule| rule.benefit == benefit && self.has(rule))
    }

    /// Whether any rule of a benefit was ever made for the stage.
    fn is_of_stage(self, benefit: Benefit) -> bool {
        self.rules(benefit).next().is_some()
    }

    /// The address of the same on another day.
    fn on(self, day: Date) -> String {
        Route::Rules(Some(day), self.stage).href()
    }
}

/// The stage: one, or all of them.
#[component]
fn StageField(shown: Shown) -> impl IntoView {
    let on_change = move |written: String| {
        let stage = Stage::from_id(&written);
        device::go(&Route::Rules(Some(shown.on), stage).href());
    };
    let stages = Stage::ALL.iter().copied();
    let stages = stages.filter(|stage| library().coverage(*stage).is_some()).map(Some);
    let options = std::iter::once(None).chain(stages).map(|stage| {
        let word = stage.map_or("全部学段", wording::stage);
        view! {
            <option value=stage.map(Stage::id).unwrap_or_default() selected=stage == shown.stage>
                {word}
            </option>
        }
    });
    view! {
        <div class="field">
            <label class="field__label" for="rules-stage">
                "看哪个学段的规则？"
            </label>
            <select
                class="field__select"
                id="rules-stage"
                on:change:target=move |event| on_change(event.target().value())
            >
                {options.collect_view()}
            </select>
        </div>
    }
}

/// The day: a field for any, and links for days on which much changed.
#[component]
fn DayField(shown: Shown) -> impl IntoView {
    let on_change = move |written: String| {
        if let Ok(day) = written.parse() {
            device::go(&shown.on(day));
        }
    };
    let known = ["2020-03-01", "2023-09-01", "2024-03-01"];
    let links = known.into_iter().filter_map(|day| day.parse::<Date>().ok());
    view! {
        <div class="field">
            <label class="field__label" for="rules-day">
                "看哪一天的规则？"
            </label>
            <input
                class="field__input"
                id="rules-day"
                type="date"
                min="2016-03-01"
                value=shown.on.to_string()
                on:change:target=move |event| on_change(event.target().value())
            />
            <p class="field__help">
                "常看的日子："
                {links
                    .map(|day| {
                        view! {
                            <a class="day" href=shown.on(day)>
                                {wording::day(day)}
                            </a>
                        }
                    })
                    .collect_view()}
            </p>
        </div>
    }
}

#[component]
fn BenefitRules(benefit: Benefit, shown: Shown) -> impl IntoView {
    let in_force = |rule: &'static Rule| Some((rule, rule.in_force(shown.on)?.0));
    let rules: Vec<_> = shown
        .rules(benefit)
        .filter_map(in_force)
        .map(|(rule, version)| view! { <OneRule rule version shown /> })
        .collect();
    let none = rules.is_empty();
    view! {
        <section class="benefit">
            <h2>{wording::benefit(benefit)}</h2>
            <p class="benefit__plain">{wording::benefit_plain(benefit)}</p>
            {none
                .then(|| {
                    view! { <p class="benefit__none">"这一天没有见到有效的规定。没有查到，不等于没有。"</p> }
                })}
            {rules}
        </section>
    }
}

#[component]
fn OneRule(rule: &'static Rule, version: &'static Version, shown: Shown) -> impl IntoView {
    let table = wording::table(library(), rule, shown.on);
    let conditions = table.conditions.into_iter().map(|line| view! { <li>{line}</li> });
    let rows = table.rows.into_iter().map(|row| {
        view! {
            <tr>
                <td>{row.who} <span class="table__how">{row.by}</span></td>
                <td class="table__sum">
                    {row.pays}
                    {row.how.map(|how| view! { <span class="table__how">{how}</span> })}
                </td>
            </tr>
        }
    });
    let tag = wording::seen(version.seen());
    let unseen = version.unseen_since(shown.on.term().first_day());
    view! {
        <article class="rule">
            <h3>
                {rule.title.as_str()} <span class="rule__where">{rule.region.name()}</span>
                {tag.map(|tag| view! { <span class="unsure">{tag}</span> })}
            </h3>
            <p class="rule__since">{wording::in_force_since(library(), rule, version)}</p>
            {unseen
                .map(wording::unseen_note)
                .map(|note| view! { <p class="rule__since">{note}</p> })}
            <p class="rule__head">"谁可以享受"</p>
            <ul class="rule__conditions">{conditions.collect_view()}</ul>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"哪些孩子"</th>
                        <th class="table__sum" scope="col">
                            {wording::per(rule.per)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <Sources version />
            <History rule current=version.from shown />
        </article>
    }
}

#[component]
fn History(rule: &'static Rule, current: Date, shown: Shown) -> impl IntoView {
    let lines = rule.versions.iter().map(move |version| {
        view! {
            <li class="history__one" class:is-current=version.from == current>
                <a href=shown.on(version.from)>{wording::day(version.from)}</a>
                <p>{version.reading.as_str()}</p>
            </li>
        }
    });
    view! {
        <Fold title=format!("看历史：{} 个版本", rule.versions.len())>
            <ol class="history">{lines.collect_view()}</ol>
        </Fold>
    }
}
