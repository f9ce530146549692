//! A piece of text at a place, with the box that it takes at most: SVG does not wrap and does not measure
//! before it draws, so the layout reckons with the width of the widest fonts we are shown in.

/// Width of an average letter in the widest of the page's fonts, as a part of the size.
const LETTER: f64 = 0.6;

/// The same in bold.
const BOLD_LETTER: f64 = 0.66;

/// Which point of a text its x is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

impl Anchor {
    /// The value of SVG's `text-anchor`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A rectangle. [px]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Bounds {
    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// One line of text at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says.
    pub text: String,
    /// Where it is held. [px]
    pub x: f64,
    /// Its base line. [px]
    pub y: f64,
    /// Size of the font, at least 12. [px]
    pub size: f64,
    /// Which point of it `x` is.
    pub anchor: Anchor,
    /// Whether it is in bold.
    pub bold: bool,
}

impl Label {
    /// A text that begins at a place.
    #[must_use]
    pub fn new(text: &str, x: f64, y: f64, size: f64) -> Self {
        Self {
            text: text.to_owned(),
            x,
            y,
            size,
            anchor: Anchor::Start,
            bold: false,
        }
    }

    /// The same in bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same, held elsewhere.
    #[must_use]
    pub fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// At most this wide. [px]
    #[must_use]
    pub fn width(&self) -> f64 {
        width(&self.text, self.size, self.bold)
    }

    /// The box that it takes at most.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        let width = self.width();
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        Bounds {
            left,
            top: self.y - 0.8 * self.size,
            right: left + width,
            bottom: self.y + 0.25 * self.size,
        }
    }

    /// The same, held at most so far to the side that it is in a picture of this width. [px]
    #[must_use]
    pub fn within(mut self, width: f64) -> Self {
        let bounds = self.bounds();
        self.x += (-bounds.left).max(0.0) - (bounds.right - width).max(0.0);
        self
    }

    /// The same, cut at the end where it would be wider than `most`.
    #[must_use]
    pub fn cut(self, most: f64) -> Self {
        let mut text = self.text.clone();
        let mut kept = text.chars().count();
        while kept > 0 && width(&text, self.size, self.bold) > most {
            kept -= 1;
            let start: String = self.text.chars().take(kept).collect();
            text = format!("{}…", start.trim_end());
        }
        Self { text, ..self }
    }
}

/// At most so wide is a text. [px]
#[must_use]
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let letters = text.chars().fold(0.0, |letters, _| letters + 1.0);
    letters * size * if bold { BOLD_LETTER } else { LETTER }
}

/// A text in lines that are at most so wide, broken between words, but the last one of
/// `lines` takes all that is left. [px]
#[must_use]
pub fn wrapped(text: &str, most: f64, size: f64, bold: bool, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_last = wrapped.len() == lines;
        match wrapped.last_mut() {
            Some(line) if is_last || width(&format!("{line} {word}"), size, bold) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_wide_is_cut() {
        let label = Label::new("Scrum by the Guide", 0.0, 0.0, 15.0);
        assert_eq!(label.clone().cut(500.0).text, "Scrum by the Guide");
        let cut = label.cut(90.0);
        assert_eq!(cut.text, "Scrum by…");
        assert!(cut.width() <= 90.0);
        assert_eq!(Label::new("ab", 0.0, 0.0, 15.0).cut(1.0).text, "…");
    }

    #[test]
    fn lines_are_broken_between_words() {
        let wrapped = |most, lines| wrapped("Scrum by the Guide", most, 10.0, false, lines);
        assert_eq!(wrapped(200.0, 2), ["Scrum by the Guide"]);
        assert_eq!(wrapped(80.0, 2), ["Scrum by the", "Guide"]);
        assert_eq!(wrapped(30.0, 2), ["Scrum", "by the Guide"]);
        assert_eq!(wrapped(30.0, 9), ["Scrum", "by", "the", "Guide"]);
    }

    #[test]
    fn bounds_follow_the_anchor() {
        let label = Label::new("four", 100.0, 50.0, 20.0);
        let left = |anchor| label.clone().anchored(anchor).bounds().left;
        assert_eq!(left(Anchor::Start), 100.0);
        assert_eq!(left(Anchor::Middle), 76.0);
        assert_eq!(left(Anchor::End), 52.0);
        let other = Label::new("four", 140.0, 50.0, 20.0).bounds();
        assert!(label.bounds().overlaps(&other));
        let beside = Label::new("four", 148.0, 50.0, 20.0).bounds();
        assert!(!label.bounds().overlaps(&beside));
    }
}
