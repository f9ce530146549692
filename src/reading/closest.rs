//! Which known name an unknown one was probably meant to be.

/// Longer names get no suggestion, so that a hostile document costs no time.
const NAME_CHARACTERS_LIMIT: usize = 64;

/// The candidate that differs in the fewest letters, if that is at most two and not most of the name.
///
/// # Source
/// Levenshtein's distance: insertions, deletions and replacements of single characters.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name: Vec<char> = name.chars().take(NAME_CHARACTERS_LIMIT + 1).collect();
    if name.len() > NAME_CHARACTERS_LIMIT {
        return None;
    }
    candidates
        .into_iter()
        .map(|candidate| (distance(&name, candidate), candidate))
        .filter(|&(distance, candidate)| distance <= 2 && 2 * distance < candidate.chars().count())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

fn distance(name: &[char], candidate: &str) -> usize {
    // Row of the table of distances: from the candidate's beginning so far to each beginning of the name.
    let mut row: Vec<usize> = (0..=name.len()).collect();
    for (candidate_index, candidate_character) in candidate.chars().enumerate() {
        let mut diagonal = candidate_index;
        row[0] = candidate_index + 1;
        for (index, &character) in name.iter().enumerate() {
            let replaced = diagonal + usize::from(character != candidate_character);
            diagonal = row[index + 1];
            row[index + 1] = replaced.min(diagonal + 1).min(row[index] + 1);
        }
    }
    row[name.len()]
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn only_small_slips_are_mended() {
        let known = ["effort", "estimate", "after", "id", "crew"];
        for (name, meant) in [
            ("efort", Some("effort")),
            ("Estimates", Some("estimate")),
            ("aftre", Some("after")),
            ("crw", Some("crew")),
            ("ix", None),
            ("priority", None),
            ("", None),
        ] {
            assert_eq!(closest(name, known), meant, "{name}");
        }
        assert_eq!(closest(&"a".repeat(100_000), known), None);
    }
}
