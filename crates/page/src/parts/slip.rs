//! The slip: a citation, as a red-headed document shows it, with our reading kept apart.

use leptos::prelude::*;

use aid::library::library;
use aid::policy::{Citation, Document, Version};
use aid::wording;

use super::fold::Fold;

/// A heading that opens the sources of a version.
#[component]
pub fn Sources(
    /// The version of a rule that is cited.
    version: &'static Version,
) -> impl IntoView {
    view! {
        <Fold title="看文件依据">
            <Slips version />
        </Fold>
    }
}

/// All citations of a version, then our reading.
#[component]
pub fn Slips(
    /// The version of a rule that is cited.
    version: &'static Version,
) -> impl IntoView {
    view! {
        <div class="slips">
            {slips(version)}
            <p class="slips__reading">
                <span class="slips__ours">"我们的理解"</span>
                {version.reading.as_str()}
            </p>
        </div>
    }
}

/// The citations alone, of a rule that lends its figure and says nothing of this child.
#[component]
pub fn Citations(
    /// The version of a rule that is cited.
    version: &'static Version,
) -> impl IntoView {
    view! { <div class="slips">{slips(version)}</div> }
}

fn slips(version: &'static Version) -> impl IntoView {
    version.cites.iter().map(|citation| view! { <Slip citation /> }).collect_view()
}

/// One citation.
#[component]
pub fn Slip(
    /// What is cited.
    citation: &'static Citation,
) -> impl IntoView {
    let document = library().document(&citation.document);
    let tag = wording::seen(citation.seen);
    view! {
        <figure class="slip">
            <figcaption class="slip__head">
                <span>
                    {document.map(wording::document_name)}
                    {citation.clause.as_ref().map(|clause| format!(" · {clause}"))}
                </span>
                {tag.map(|tag| view! { <span class="unsure">{tag}</span> })}
            </figcaption>
            {citation
                .quote
                .as_ref()
                .map(|quote| format!("“{quote}”"))
                .map(|quote| view! { <blockquote class="slip__quote">{quote}</blockquote> })}
            <p class="slip__foot">
                {document.map(wording::document_origin)}
                {wording::seen_note(citation.seen)}
            </p>
            {document.and_then(address)}
        </figure>
    }
}

fn address(document: &'static Document) -> Option<impl IntoView> {
    let address = document.address.as_deref()?;
    Some(view! {
        <p class="slip__foot">
            "官方网址（要联网）："
            <a href=address rel="noreferrer noopener" target="_blank">
                {address}
            </a>
        </p>
    })
}
