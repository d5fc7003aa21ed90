//! The frame of every screen: the head, the standing notices, the foot. What stands in them is the
//! page's.

use leptos::prelude::*;

use super::icon::Seal;

/// The frame.
#[component]
pub fn Layout(
    /// Where the name of the page leads.
    home: String,
    /// How far what was filled in is saved.
    saving: AnyView,
    /// The standing notices.
    notices: AnyView,
    /// The ways to other screens.
    links: AnyView,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="skip" href="#content">
            "跳到正文"
        </a>
        <header class="head">
            <a class="head__brand" href=home>
                <Seal />
                <span class="head__name">"应助尽助"</span>
            </a>
            {saving}
        </header>
        <div class="notices">{notices}</div>
        <main class="main" id="content" tabindex="-1">
            {children()}
        </main>
        <footer class="foot">
            <nav class="foot__links" aria-label="页面">
                {links}
            </nav>
            <p>
                "全部在这台设备上计算，不收集任何信息。结果供参考，以学校和教育部门的通知为准。"
            </p>
        </footer>
    }
}
