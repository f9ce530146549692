//! What a parameter may be, and where its values lie on a slider.

use serde::{Serialize, Serializer};

use crate::reading::{Expected, Node, Range};

/// A value of a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(u32),
    /// The id of an option.
    Choice(&'static str),
}

impl Value {
    /// As a number; 0 for an option.
    #[must_use]
    pub fn number(self) -> f64 {
        match self {
            Self::Number(number) => number,
            Self::Whole(whole) => f64::from(whole),
            Self::Choice(_) => 0.0,
        }
    }

    /// As a whole number, at least 0; fractions are cut off.
    #[must_use]
    pub fn whole(self) -> u32 {
        match self {
            Self::Whole(whole) => whole,
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the cast keeps to the range of u32, and values have small ranges anyway"
            )]
            Self::Number(number) => number as u32,
            Self::Choice(_) => 0,
        }
    }

    /// The id of the option; empty for a number.
    #[must_use]
    pub const fn choice(self) -> &'static str {
        match self {
            Self::Choice(id) => id,
            Self::Number(_) | Self::Whole(_) => "",
        }
    }
}

impl From<Value> for Node {
    fn from(value: Value) -> Self {
        match value {
            Value::Number(number) => Self::Number(number),
            Value::Whole(whole) => Self::Number(f64::from(whole)),
            Value::Choice(id) => Self::Text(id.to_owned()),
        }
    }
}

/// A plain JSON number or text, as links hold it; [`Kind::read`] is the way back.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Node::from(*self).serialize(serializer)
    }
}

/// How values lie on a slider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences are equally far apart.
    Linear,
    /// Equal ratios are equally far apart; the lowest value is above 0.
    Logarithmic,
}

/// One option of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Short and stable, as in a scenario's document.
    pub id: &'static str,
    /// Fluent key of what people read.
    pub label: &'static str,
}

/// What a parameter may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A number.
    Number {
        /// The lowest.
        low: f64,
        /// The highest.
        high: f64,
        /// What one press of a button adds; sliders stop at its multiples. Any value of the range is allowed.
        step: f64,
        /// How values lie on a slider.
        scale: Scale,
    },
    /// A whole number.
    Whole {
        /// The smallest.
        least: u32,
        /// The greatest.
        most: u32,
    },
    /// One of a few options.
    Choice {
        /// The options, in the order of the form.
        options: &'static [Choice],
    },
}

impl Kind {
    /// Whether a value is of this kind and in its range.
    #[must_use]
    pub fn allows(&self, value: Value) -> bool {
        match (*self, value) {
            (Self::Number { low, high, .. }, Value::Number(number)) => {
                (low..=high).contains(&number)
            }
            (Self::Whole { least, most }, Value::Whole(whole)) => (least..=most).contains(&whole),
            (Self::Choice { options }, Value::Choice(id)) => {
                options.iter().any(|option| option.id == id)
            }
            _ => false,
        }
    }

    /// A value from a JSON node.
    ///
    /// # Errors
    /// What should have stood there.
    pub fn read(&self, node: &Node) -> Result<Value, Expected> {
        let value = match (*self, node) {
            (Self::Number { .. }, Node::Number(number)) => Some(Value::Number(*number)),
            (Self::Whole { least, most }, Node::Number(number)) => {
                let whole = (least..=most).find(|&whole| f64::from(whole) == *number);
                whole.map(Value::Whole)
            }
            (Self::Choice { options }, Node::Text(text)) => {
                let option = options.iter().find(|option| option.id == text);
                option.map(|option| Value::Choice(option.id))
            }
            _ => None,
        };
        value
            .filter(|&value| self.allows(value))
            .ok_or_else(|| self.expected())
    }

    /// The value of this kind that is nearest to a number: in the range, and on a multiple of the step. None for
    /// a choice, and for what is no number.
    #[must_use]
    pub fn nearest(&self, number: f64) -> Option<Value> {
        if number.is_nan() {
            return None;
        }
        match *self {
            Self::Number {
                low, high, step, ..
            } => {
                let multiple = (number / step).round() * step;
                // 3 × 0.05 is not 0.15 to the last digit, but what people see and a link holds should be.
                let plain = (multiple * 1e9).round() / 1e9;
                Some(Value::Number(plain.clamp(low, high)))
            }
            Self::Whole { least, most } => {
                let whole = number.round().clamp(f64::from(least), f64::from(most));
                Some(Value::Whole(Value::Number(whole).whole()))
            }
            Self::Choice { .. } => None,
        }
    }

    /// The value so many steps on, within the range; of a choice, the option so many places on.
    #[must_use]
    pub fn stepped(&self, value: Value, steps: i32) -> Value {
        let on = match *self {
            Self::Number { step, .. } => self.nearest(value.number() + f64::from(steps) * step),
            Self::Whole { .. } => self.nearest(value.number() + f64::from(steps)),
            Self::Choice { options } => {
                let place = options
                    .iter()
                    .position(|option| option.id == value.choice());
                let place = place.and_then(|place| {
                    let last = options.len().saturating_sub(1);
                    let on = place.saturating_add_signed(isize::try_from(steps).unwrap_or(0));
                    options.get(on.min(last))
                });
                place.map(|option| Value::Choice(option.id))
            }
        };
        on.unwrap_or(value)
    }

    /// Where a value lies on a slider, from 0 to 1.
    #[must_use]
    pub fn position(&self, value: Value) -> f64 {
        let (low, high, number) = self.line(value.number());
        if high > low {
            ((number - low) / (high - low)).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// The value at a place on a slider, from 0 to 1; none for a choice.
    #[must_use]
    pub fn at(&self, position: f64) -> Option<Value> {
        let (low, high, _) = self.line(1.0);
        let number = low + position.clamp(0.0, 1.0) * (high - low);
        self.nearest(if self.is_logarithmic() {
            libm::exp(number)
        } else {
            number
        })
    }

    /// What to say to someone who gave something else.
    #[must_use]
    pub fn expected(&self) -> Expected {
        match *self {
            Self::Number { low, high, .. } => Expected::Number(Range::closed(low, high)),
            Self::Whole { least, most } => Expected::Whole { least, most },
            Self::Choice { options } => {
                Expected::Choice(options.iter().map(|option| option.id).collect())
            }
        }
    }

    /// The lowest, the highest and a given number on the slider's own scale.
    fn line(&self, number: f64) -> (f64, f64, f64) {
        match *self {
            Self::Number { low, high, .. } if self.is_logarithmic() => {
                (libm::log(low), libm::log(high), libm::log(number))
            }
            Self::Number { low, high, .. } => (low, high, number),
            Self::Whole { least, most } => (f64::from(least), f64::from(most), number),
            Self::Choice { .. } => (0.0, 0.0, number),
        }
    }

    const fn is_logarithmic(&self) -> bool {
        matches!(
            self,
            Self::Number {
                scale: Scale::Logarithmic,
                ..
            }
        )
    }

    /// The same kind, widened to contain a value.
    pub(super) fn including(self, value: Value) -> Self {
        match (self, value) {
            (
                Self::Number {
                    low,
                    high,
                    step,
                    scale,
                },
                Value::Number(number),
            ) => Self::Number {
                low: low.min(number),
                high: high.max(number),
                step,
                scale,
            },
            (Self::Whole { least, most }, Value::Whole(whole)) => Self::Whole {
                least: least.min(whole),
                most: most.max(whole),
            },
            _ => self,
        }
    }

    /// The same kind of whole number, from another one on.
    pub(super) fn starting_at(self, least: u32) -> Self {
        match self {
            Self::Whole { most, .. } => Self::Whole {
                least,
                most: most.max(least),
            },
            _ => self,
        }
    }
}
