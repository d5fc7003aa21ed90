//! Places at which a story can stop the page. Without the feature `fault` there are none.

/// Panics here if a story has named this place on the root element.
#[cfg(feature = "fault")]
pub fn point(place: &str) {
    let root = leptos::prelude::document().document_element();
    let named = root.and_then(|root| root.get_attribute("data-fault"));
    assert_ne!(named.as_deref(), Some(place), "a story stops the page here");
}

/// Nothing, in every build that is served.
#[cfg(not(feature = "fault"))]
#[inline]
pub const fn point(_place: &str) {}
