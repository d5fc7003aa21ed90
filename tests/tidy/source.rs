//! Reads Rust source just well enough to tell code, comments and texts apart.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::files_below;

/// One file: its path, its text, and the same text with comments and texts blanked out.
pub struct Source {
    pub path: PathBuf,
    pub text: String,
    /// Comments and the insides of string literals are spaces here; lines stay where they are.
    pub code: String,
    /// The string literals, with the line on which each begins.
    pub literals: Vec<(usize, String)>,
}

/// Every file below a folder with this extension, sorted.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut files = files_below(folder);
    files.retain(|path| path.extension().is_some_and(|one| one == extension));
    assert!(!files.is_empty(), "there is no .{extension} file below {folder}");
    files
}

/// Every Rust file below a folder.
pub fn sources(folder: &str) -> Vec<Source> {
    files(folder, "rs").into_iter().map(|path| Source::new(&path)).collect()
}

impl Source {
    pub fn new(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let (code, literals) = split(&text);
        Self { path: path.to_owned(), text, code, literals }
    }

    /// `src/money.rs:12`.
    pub fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path.display())
    }

    /// The lines of the code, with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines())
    }
}

/// The text without comments and string contents, and the string contents with their lines.
pub fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let mut reader = Reader { rest: text.chars().collect(), at: 0, line: 1, code: String::new() };
    let mut literals = Vec::new();
    while let Some(one) = reader.peek(0) {
        let line = reader.line;
        match (one, reader.peek(1)) {
            ('/', Some('/')) => reader.blank_until("\n", false),
            ('/', Some('*')) => reader.blank_until("*/", true),
            ('r', Some('"' | '#')) if !reader.after_a_word() && reader.raw_hashes().is_some() => {
                let hashes = reader.raw_hashes().unwrap_or(0);
                reader.take(hashes + 2);
                literals
                    .push((line, reader.blank_string(&format!("\"{}", "#".repeat(hashes)), false)));
            }
            ('"', _) => {
                reader.take(1);
                literals.push((line, reader.blank_string("\"", true)));
            }
            // A character; a lifetime has no second quote so near.
            ('\'', Some('\\')) => {
                reader.take(3);
                reader.blank_until("'", true);
            }
            ('\'', Some(_)) if reader.peek(2) == Some('\'') => {
                reader.take(1);
                reader.blank(1);
                reader.take(1);
            }
            _ => reader.take(1),
        }
    }
    (reader.code, literals)
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    line: usize,
    code: String,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(self.at + ahead).copied()
    }

    /// How many `#` a raw string that begins here has; none if none begins here.
    fn raw_hashes(&self) -> Option<usize> {
        let hashes = self.rest.iter().skip(self.at + 1).take_while(|one| **one == '#').count();
        (self.peek(hashes + 1) == Some('"')).then_some(hashes)
    }

    fn after_a_word(&self) -> bool {
        self.code.ends_with(|one: char| one.is_alphanumeric() || one == '_')
    }

    fn take(&mut self, count: usize) {
        self.pass(count, |one| one);
    }

    fn blank(&mut self, count: usize) {
        self.pass(count, |one| if one == '\n' { '\n' } else { ' ' });
    }

    fn pass(&mut self, count: usize, shown: fn(char) -> char) {
        for one in self.rest.iter().skip(self.at).take(count) {
            self.code.push(shown(*one));
            self.line += usize::from(*one == '\n');
        }
        self.at += count;
    }

    fn here(&self, end: &str) -> bool {
        end.chars().enumerate().all(|(ahead, one)| self.peek(ahead) == Some(one))
    }

    fn blank_until(&mut self, end: &str, inclusive: bool) {
        while self.peek(0).is_some() && !self.here(end) {
            self.blank(1);
        }
        self.blank(if inclusive { end.len() } else { 0 });
    }

    /// The contents up to `end`, unescaped as far as a reader sees them.
    fn blank_string(&mut self, end: &str, escapes: bool) -> String {
        let mut text = String::new();
        while let Some(one) = self.peek(0).filter(|_| !self.here(end)) {
            if escapes && one == '\\' {
                match self.peek(1) {
                    // A line that goes on: its indentation is no part of the text.
                    Some('\n') => {
                        self.blank(2);
                        while self.peek(0).is_some_and(char::is_whitespace) {
                            self.blank(1);
                        }
                    }
                    Some(meant) => {
                        text.push(if meant == 'n' { '\n' } else { meant });
                        self.blank(2);
                    }
                    None => self.blank(1),
                }
            } else {
                text.push(one);
                self.blank(1);
            }
        }
        self.take(end.len());
        text
    }
}
