//! Numbers as people read them: no more digits than mean something.

/// A count with its thousands apart: 10,000.
#[must_use]
pub fn count(count: usize) -> String {
    grouped(&count.to_string())
}

/// The digits of a whole number, however large, with its thousands apart; anything else as it is.
#[must_use]
pub fn grouped(digits: &str) -> String {
    if !digits.bytes().all(|it| it.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A share in whole percent, without the sign; below 1 and above 99 with one digit, so that neither
/// "never" nor "always" is said where it is not so.
#[must_use]
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if share > 0.0 && percent < 0.95 || percent > 99.05 && share < 1.0 {
        format!("{:.1}", percent.clamp(0.1, 99.9))
    } else {
        format!("{percent:.0}")
    }
}

/// A number as somebody would type it: no more than three digits after the point, no needless ones.
#[must_use]
pub fn number(number: f64) -> String {
    let rounded = format!("{number:.3}");
    rounded
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

/// Days in whole numbers from 10 on, with one digit below, where it says something.
#[must_use]
pub fn days(days: f64) -> String {
    let rounded = rounded_days(days);
    let sign = if rounded < 0.0 { "-" } else { "" };
    format!("{sign}{}", grouped(&rounded.abs().to_string()))
}

/// The same as a number, for texts that say one day and more days in different words. [days]
#[must_use]
pub fn rounded_days(days: f64) -> f64 {
    if days.abs() >= 9.95 {
        days.round()
    } else {
        (days * 10.0).round() / 10.0
    }
}

/// How far a number of days may be off, in the digits that [`days`] gives that number, and no less than that: nothing that is
/// drawn at random is without error.
#[must_use]
pub fn error_of_days(error: f64, of: f64) -> String {
    let steps = if rounded_days(of).abs() >= 10.0 {
        1.0
    } else {
        10.0
    };
    days((error * steps).ceil().max(1.0) / steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_digits_that_mean_nothing() {
        for (value, shown) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(count(value), shown);
        }
        for (share, shown) in [
            (0.0, "0"),
            (0.000_01, "0.1"),
            (0.004, "0.4"),
            (0.5841, "58"),
            (0.99, "99"),
            (0.9999, "99.9"),
            (1.0, "100"),
        ] {
            assert_eq!(percent(share), shown);
        }
        for (value, shown) in [
            (6.03, "6"),
            (6.26, "6.3"),
            (9.96, "10"),
            (81.4, "81"),
            (3652.2, "3,652"),
            (-1234.5, "-1,235"),
            (-0.25, "-0.3"),
            // More than a word of the browser's holds.
            (5e9, "5,000,000,000"),
        ] {
            assert_eq!(days(value), shown);
        }
        for (error, of, shown) in [
            (0.057, 4.43, "0.1"),
            (0.11, 4.43, "0.2"),
            (0.0, 4.43, "0.1"),
            (0.057, 13.3, "1"),
            (1.2, -47.6, "2"),
            (0.3, 9.96, "1"),
        ] {
            assert_eq!(error_of_days(error, of), shown, "{error} of {of}");
        }
    }
}
