//! Where in its row each place stands: as near as can be to what it is bound to, in its order, without touching.
//!
//! # Formula
//! For a row, the least sum of weight · (x − wish)² with every x at least so far from the one before. Less the distances
//! that is a regression to numbers that never fall: neighbours that would pass each other are pooled at their mean wish.
//!
//! # Source
//! Ayer, Brunk, Ewing, Reid and Silverman (1955), pool adjacent violators.

/// What stands in a row: how wide it is, where it would like its middle to be, and how much it insists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// [px]
    pub middle: f64,
    /// Above 0.
    pub weight: f64,
}

/// The middles of a row. `apart` is the least distance between the middles of each two neighbours; all stand from
/// `from` to `to`, if there is room. [px]
#[must_use]
pub fn placed(wishes: &[Wish], apart: &[f64], from: f64, to: f64) -> Vec<f64> {
    let mut offset = vec![0.0; wishes.len()];
    for at in 1..wishes.len() {
        offset[at] = offset[at - 1] + apart[at - 1];
    }
    // Pools, each with its mean, weight and how many stand in it.
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for (wish, offset) in wishes.iter().zip(&offset) {
        let mut pool = (wish.middle - offset, wish.weight, 1);
        while let Some(before) = pools.last().copied().filter(|before| before.0 >= pool.0) {
            let weight = before.1 + pool.1;
            pool = (
                (before.0 * before.1 + pool.0 * pool.1) / weight,
                weight,
                before.2 + pool.2,
            );
            pools.pop();
        }
        pools.push(pool);
    }
    let last = offset.last().copied().unwrap_or_default();
    let most = (to - last).max(from);
    let values = pools
        .into_iter()
        .flat_map(|(mean, _, count)| std::iter::repeat_n(mean.clamp(from, most), count));
    values
        .zip(offset)
        .map(|(value, offset)| value + offset)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Wish, placed};

    fn check(wishes: &[f64], apart: f64, expected: &[f64]) {
        let wishes: Vec<Wish> = wishes
            .iter()
            .map(|&middle| Wish {
                middle,
                weight: 1.0,
            })
            .collect();
        let apart = vec![apart; wishes.len().saturating_sub(1)];
        assert_eq!(placed(&wishes, &apart, 0.0, 100.0), expected);
    }

    #[test]
    fn places_are_near_their_wishes_and_apart() {
        check(&[], 10.0, &[]);
        check(&[10.0, 50.0], 10.0, &[10.0, 50.0]);
        check(&[30.0, 30.0], 10.0, &[25.0, 35.0]);
        check(&[50.0, 30.0, 80.0], 10.0, &[35.0, 45.0, 80.0]);
        check(&[-20.0, 120.0], 10.0, &[0.0, 100.0]);
        check(&[95.0, 95.0], 10.0, &[90.0, 100.0]);
        check(&[0.0, 0.0, 0.0], 60.0, &[0.0, 60.0, 120.0]);
    }
}
