//! One cell of an .ods.

use office::import::sheet::CellValue;
use quick_xml::events::{BytesStart, Event};

use crate::reading::package::{Part, attribute, referred};
use crate::reading::value::{iso_day, number, shows_picture, text};

/// The most blanks that one mark of the format may stand for.
const MOST_BLANKS: usize = 32_767;

/// What stands between the start and the end of a cell.
#[derive(Default)]
struct Content {
    text: String,
    has_paragraph: bool,
    has_picture: bool,
}

/// Reads a cell up to its end; none where the file breaks off or cannot be read.
pub fn cell(part: &mut Part, element: &BytesStart) -> Option<CellValue> {
    let content = content(part, element)?;
    let get = |name| attribute(element, name);
    let formula = get("formula");
    if formula.as_deref().is_some_and(|formula| shows_picture(formula.trim_start_matches("of:"))) {
        return Some(CellValue::Picture);
    }
    // LibreOffice says `calcext:value-type="error"` beside `office:value-type="string"`.
    if element
        .attributes()
        .with_checks(false)
        .flatten()
        .any(|own| own.key.local_name().as_ref() == "value-type" && own.value == "error")
    {
        return Some(CellValue::Error(content.text));
    }
    let is_picture = content.has_picture && content.text.trim().is_empty();
    if is_picture && get("string-value").is_none() {
        return Some(CellValue::Picture);
    }
    Some(match get("value-type").as_deref() {
        Some("float" | "currency" | "percentage") => {
            let stored = get("value").and_then(|stored| stored.parse().ok());
            stored.map_or_else(|| text(&content.text), number)
        }
        Some("date") => get("date-value").map_or_else(|| text(&content.text), |day| iso_day(&day)),
        Some("boolean") => CellValue::Truth(get("boolean-value").as_deref() == Some("true")),
        Some(_) if content.has_paragraph => text(&content.text),
        Some(_) => text(&get("string-value").unwrap_or_default()),
        None if formula.is_some() && content.text.is_empty() => CellValue::NotCalculated,
        None => text(&content.text),
    })
}

/// The text of a cell: its paragraphs in lines, without notes and without the readings beside
/// characters.
fn content(part: &mut Part, cell: &BytesStart) -> Option<Content> {
    let mut content = Content::default();
    let mut is_within = false; // a paragraph: blanks between paragraphs are no text
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).ok()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "annotation" | "ruby-text" | "note" => skip(part, &element.into_owned())?,
                "frame" => {
                    content.has_picture = true;
                    skip(part, &element.into_owned())?;
                }
                "p" => {
                    if content.has_paragraph {
                        content.text.push('\n');
                    }
                    (content.has_paragraph, is_within) = (true, true);
                }
                "s" => {
                    let blanks = attribute(&element, "c").and_then(|count| count.parse().ok());
                    let blanks = blanks.unwrap_or(1).min(MOST_BLANKS);
                    content.text.extend(std::iter::repeat_n(' ', blanks));
                }
                "tab" => content.text.push('\t'),
                "line-break" => content.text.push('\n'),
                _ => {}
            },
            Event::Text(text) if is_within => content.text.push_str(&text.xml10_content()),
            Event::CData(text) if is_within => content.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if is_within => {
                content.text.push_str(&referred(&reference)?);
            }
            Event::End(element) if element.local_name().as_ref() == "p" => is_within = false,
            Event::End(element) if element.name() == cell.name() => return Some(content),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Reads over an element.
fn skip(part: &mut Part, element: &BytesStart) -> Option<()> {
    part.read_to_end_into(element.name(), &mut Vec::new()).ok().map(drop)
}
