//! Source text as the rules see it: without comments, with or without the words inside strings, and cut
//! into identifiers. Every view keeps the place of each character, so that a finding has its line.

/// One source file, and the views of it that the rules read.
pub(crate) struct Source {
    /// Path from the root of the package, with `/`.
    pub(crate) path: String,
    /// As written.
    pub(crate) text: String,
    /// Comments blanked; characters stay in their places.
    pub(crate) code: Vec<char>,
    /// Comments and what strings and characters contain blanked.
    pub(crate) bare: Vec<char>,
}

/// An identifier or keyword, and where it starts.
pub(crate) struct Word {
    /// Index into the characters of the source.
    pub(crate) at: usize,
    /// The identifier.
    pub(crate) text: String,
}

impl Source {
    /// Reads the views of a text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let (code, bare) = blank(text);
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code,
            bare,
        }
    }

    /// `path:line: message`, for the character at an index.
    pub(crate) fn finding(&self, at: usize, message: &str) -> String {
        let line = 1 + self.code[..at].iter().filter(|c| **c == '\n').count();
        format!("{}:{line}: {message}", self.path)
    }

    /// The top-level module it belongs to; none for the crate root and for binaries.
    pub(crate) fn layer(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let first = inside.split('/').next()?;
        let layer = first.strip_suffix(".rs").unwrap_or(first);
        (!matches!(layer, "lib" | "main" | "bin")).then_some(layer)
    }

    /// Every identifier outside comments and strings.
    pub(crate) fn words(&self) -> Vec<Word> {
        words(&self.bare)
    }

    /// The same file without its inline `#[cfg(test)] mod … { … }`, whose names nobody calls.
    pub(crate) fn without_tests(&self) -> Self {
        let mut source = Self::new(&self.path, &self.text);
        let text: String = source.bare.iter().collect();
        let starts = text.match_indices("#[cfg(test)]");
        for (byte, attribute) in starts {
            let at = text[..byte].chars().count() + attribute.chars().count();
            let Some(open) = (at..source.bare.len()).find(|&i| matches!(source.bare[i], '{' | ';'))
            else {
                continue;
            };
            let declares_module = words(&source.bare[at..open])
                .first()
                .is_some_and(|word| word.text == "mod");
            if declares_module && source.bare[open] == '{' {
                let close = closing(&source.bare, open);
                for i in at..close {
                    if source.bare[i] != '\n' {
                        source.bare[i] = ' ';
                        source.code[i] = ' ';
                    }
                }
            }
        }
        source
    }

    /// The character before an index that is no space, and its index.
    pub(crate) fn before(&self, at: usize) -> Option<(usize, char)> {
        (0..at)
            .rev()
            .map(|i| (i, self.code[i]))
            .find(|(_, c)| !c.is_whitespace())
    }

    /// The character from an index on that is no space, and its index.
    pub(crate) fn from(&self, at: usize) -> Option<(usize, char)> {
        (at..self.code.len())
            .map(|i| (i, self.code[i]))
            .find(|(_, c)| !c.is_whitespace())
    }

    /// Whether the characters from an index on are these.
    pub(crate) fn is_at(&self, at: usize, text: &str) -> bool {
        text.chars()
            .enumerate()
            .all(|(i, c)| self.bare.get(at + i) == Some(&c))
    }

    /// The contents of every string, with the indices of its first character, be it `r` or a quote, and
    /// after its last.
    pub(crate) fn strings(&self) -> Vec<(usize, usize, String)> {
        let mut strings = Vec::new();
        let mut quotes = (0..self.bare.len()).filter(|&i| self.bare[i] == '"');
        while let (Some(open), Some(close)) = (quotes.next(), quotes.next()) {
            let text = self.code[open + 1..close].iter().collect();
            let hashes = self.bare[..open].iter().rev().take_while(|c| **c == '#');
            let hashes = hashes.count();
            let raw = open > hashes && self.bare[open - hashes - 1] == 'r';
            let (before, after) = if raw { (hashes + 1, hashes) } else { (0, 0) };
            strings.push((open - before, close + 1 + after, text));
        }
        strings
    }
}

/// The identifiers in characters without comments and strings.
pub(crate) fn words(bare: &[char]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut inside = false;
    for (at, &c) in bare.iter().enumerate() {
        let part = c.is_alphanumeric() || c == '_';
        match (part, inside) {
            (true, false) => words.push(Word {
                at,
                text: c.to_string(),
            }),
            (true, true) => words.last_mut().unwrap().text.push(c),
            (false, _) => {}
        }
        inside = part;
    }
    words
}

/// The index of the bracket that closes the one at `open`; the end where none does.
pub(crate) fn closing(bare: &[char], open: usize) -> usize {
    let mut depth = 0_usize;
    for (i, c) in bare.iter().enumerate().skip(open) {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return i;
        }
    }
    bare.len()
}

/// The text without comments, and without comments and the contents of strings and characters.
fn blank(text: &str) -> (Vec<char>, Vec<char>) {
    let text: Vec<char> = text.chars().collect();
    let (mut code, mut bare) = (text.clone(), text.clone());
    let erase = |view: &mut Vec<char>, from: usize, to: usize| {
        for c in &mut view[from..to] {
            if *c != '\n' {
                *c = ' ';
            }
        }
    };
    let starts = |at: usize, mark: &str| {
        mark.chars()
            .enumerate()
            .all(|(i, c)| text.get(at + i) == Some(&c))
    };
    let mut at = 0;
    while at < text.len() {
        let from = at;
        if starts(at, "//") {
            while at < text.len() && text[at] != '\n' {
                at += 1;
            }
            erase(&mut code, from, at);
            erase(&mut bare, from, at);
        } else if starts(at, "/*") {
            let mut depth = 0;
            while at < text.len() {
                if starts(at, "/*") {
                    depth += 1;
                    at += 2;
                } else if starts(at, "*/") {
                    depth -= 1;
                    at += 2;
                } else {
                    at += 1;
                }
                if depth == 0 {
                    break;
                }
            }
            erase(&mut code, from, at);
            erase(&mut bare, from, at);
        } else if text[at] == '"' {
            // A raw string has an r, and perhaps hashes, before its quote; it knows no escapes.
            let hashes = text[..at].iter().rev().take_while(|c| **c == '#').count();
            let raw = at > hashes && text[at - hashes - 1] == 'r';
            let hashes = if raw { hashes } else { 0 };
            at += 1;
            while at < text.len() {
                if text[at] == '\\' && !raw {
                    at += 1;
                } else if text[at] == '"' && starts(at + 1, &"#".repeat(hashes)) {
                    break;
                }
                at += 1;
            }
            erase(&mut bare, from + 1, at.min(text.len()));
            at += 1;
        } else if text[at] == '\'' {
            // A character closes soon; a lifetime does not.
            let end = if starts(at + 1, "\\") {
                (at + 3..text.len()).find(|&i| text[i] == '\'')
            } else {
                Some(at + 2).filter(|&i| text.get(i) == Some(&'\''))
            };
            if let Some(end) = end {
                erase(&mut bare, at + 1, end);
                at = end;
            }
            at += 1;
        } else {
            at += 1;
        }
    }
    (code, bare)
}
