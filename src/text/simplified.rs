//! What is simplified, and which way it leans: said wherever results are read (MODEL.md section 12).

use super::Text;

impl Text {
    /// What is simplified, and which way that leans.
    #[must_use]
    #[rustfmt::skip]
    pub fn simplifications(&self) -> [[String; 2]; 9] {
        [
            [self.get("simplified-order"),     self.get("simplified-order-leans")],
            [self.get("simplified-selection"), self.get("simplified-selection-leans")],
            [self.get("simplified-switching"), self.get("simplified-switching-leans")],
            [self.get("simplified-meetings"),  self.get("simplified-meetings-leans")],
            [self.get("simplified-sprint"),    self.get("simplified-sprint-leans")],
            [self.get("simplified-people"),    self.get("simplified-neither")],
            [self.get("simplified-estimates"), self.get("simplified-neither")],
            [self.get("simplified-chance"),    self.get("simplified-neither")],
            [self.get("simplified-nights"),    self.get("simplified-nights-leans")],
        ]
    }
}
