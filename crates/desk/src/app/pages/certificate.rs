//! 规则证明: every situation judged on this device, with its progress, and what was found.

use leptos::prelude::*;

use aid::certificate::{Certificate, Certifier, Found};
use aid::library::{EDITION, library};
use aid::wording;
use page::browser::device;
use page::parts::live::{live, live_if};
use page::parts::print_button::PrintButton;

/// So many steps are taken before the browser has its turn.
const STEPS: usize = 8;

/// How far it is. Whoever leaves or cancels ends it: what was found until then is dropped.
#[derive(Clone, Copy)]
struct Run {
    certifier: StoredValue<Option<Certifier<'static>>>,
    /// How many steps are done, and how many there are; none while it does not run.
    progress: RwSignal<Option<(usize, usize)>>,
    certificate: RwSignal<Option<Certificate<'static>>>,
}

impl Run {
    fn new() -> Self {
        Self {
            certifier: StoredValue::new(None),
            progress: RwSignal::new(None),
            certificate: RwSignal::new(None),
        }
    }

    fn begin(self) {
        let certifier = Certifier::new(library());
        self.certificate.set(None);
        self.progress.set(Some(certifier.progress()));
        self.certifier.set_value(Some(certifier));
        device::after(0, move || self.go_on());
    }

    fn cancel(self) {
        self.certifier.set_value(None);
        self.progress.set(None);
    }

    fn go_on(self) {
        let stepped = self.certifier.try_update_value(|certifier| {
            let certifier = certifier.as_mut()?;
            let more = (0..STEPS).all(|_| certifier.step());
            Some((more, certifier.progress()))
        });
        match stepped.flatten() {
            Some((true, progress)) => {
                self.progress.set(Some(progress));
                device::after(0, move || self.go_on());
            }
            Some((false, _)) => self.finish(),
            // It was cancelled, or the screen is gone.
            None => {}
        }
    }

    fn finish(self) {
        let certifier = self.certifier.try_update_value(Option::take).flatten();
        self.progress.set(None);
        self.certificate.set(certifier.map(Certifier::finish));
    }
}

/// The screen.
#[component]
pub fn CertificatePage() -> impl IntoView {
    let run = Run::new();
    let going = move || run.progress.with(Option::is_some);
    view! {
        <div class="rules proof">
            <h1 tabindex="-1">"规则证明"</h1>
            <p class="check__lead">
                "把每个学期、每个学段、每个地区的每一种情况都判断一遍，看规则有没有漏洞："
                "有没有说不清的，有没有两条都发的，有没有断档的，有没有谁也用不上的，"
                "有没有更困难反而少得的。全部在这台设备上做，不用联网。"
            </p>
            {live_if(going, move || view! { <Progress run /> })}
            {live_if(move || !going(), move || view! { <Begin run /> })}
            <div role="status">
                {live(move || run.certificate.get().map(|found| view! { <Sheet found /> }))}
            </div>
        </div>
    }
}

#[component]
fn Begin(run: Run) -> impl IntoView {
    let again = move || run.certificate.with(Option::is_some);
    let word = move || if again() { "再证明一遍" } else { "开始证明" };
    view! {
        <div class="actions">
            <button class="button button--primary" type="button" on:click=move |_| run.begin()>
                {live(word)}
            </button>
            {live_if(again, || view! { <PrintButton word="打印证明" way_out=NO_PRINT /> })}
        </div>
    }
}

/// The way to paper from a browser that does not print.
const NO_PRINT: &str = "这里打印不了：请用手机自带的浏览器打开本页再打印。";

#[component]
fn Progress(run: Run) -> impl IntoView {
    let progress = move || run.progress.get().unwrap_or_default();
    let told = move || {
        let (done, all) = progress();
        format!("正在判断：{done}/{all}")
    };
    view! {
        <div class="proof__run">
            <label for="proof-progress">{live(told)}</label>
            <progress
                id="proof-progress"
                max=move || progress().1.to_string()
                value=move || progress().0.to_string()
            ></progress>
            <button class="button" type="button" on:click=move |_| run.cancel()>
                "停下"
            </button>
        </div>
    }
}

/// What was found.
#[component]
fn Sheet(found: Certificate<'static>) -> impl IntoView {
    let counts = found.of_stages().map(|(stage, count)| {
        view! {
            <tr>
                <td>{wording::stage(stage)}</td>
                <td class="table__sum">{wording::grouped(count)}</td>
            </tr>
        }
    });
    let counts = counts.collect_view();
    let summary = wording::certified(&found);
    let all = found.found.into_iter().map(|found| view! { <One found /> }).collect_view();
    view! {
        <section class="benefit">
            <h2>"结果"</h2>
            <p class="notice">{summary}</p>
            <p class="rule__since">{format!("规则版本 {EDITION}")}</p>
            {all}
            <table class="table">
                <caption class="rule__head">"判断过的情况"</caption>
                <thead>
                    <tr>
                        <th scope="col">"学段"</th>
                        <th class="table__sum" scope="col">
                            "种数"
                        </th>
                    </tr>
                </thead>
                <tbody>{counts}</tbody>
            </table>
        </section>
    }
}

#[component]
fn One(found: Found<'static>) -> impl IntoView {
    let Found { flaw, example, declared } = found;
    let head = if declared.is_some() { "文件写明的例外" } else { "问题" };
    let example = example.map(|example| wording::example(library(), &example));
    let ground = declared.map(|ground| wording::ground(library(), ground));
    view! {
        <article class="rule">
            <h3>{head}</h3>
            <p>{wording::flaw(library(), &flaw)}</p>
            {example.map(|example| view! { <p class="rule__since">{example}</p> })}
            {ground.map(|ground| view! { <p class="rule__since">{ground}</p> })}
            <p class="rule__since">{wording::file(flaw.rule())}</p>
        </article>
    }
}
