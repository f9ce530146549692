//! The luck of a run against theory: every distribution through the whole path, from seed to attempt, by
//! Kolmogorov–Smirnov tests against the distribution functions of statrs; and that draws are independent, belong to
//! their item and can be asked for in any order.
//!
//! All tests have fixed seeds, so they pass always or never. Each would be failed by a right implementation with
//! probability α = 0.001 when its seed was chosen; no seed was chosen twice.
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]

use cadence_lab::distribution::Distribution;
use cadence_lab::random::Key;
use cadence_lab::world::{
    Arrival, Attempt, ExplicitWorld, ItemLuck, Luck, Missing, Recorded, SeededWorld, Transcript,
    UnplannedLuck, World,
};
use statrs::distribution::{
    Beta, ContinuousCDF, Exp, Gamma, LogNormal, Normal, Triangular, Uniform, Weibull,
};

/// Runs per test.
const RUNS: usize = 20_000;

/// √(−ln(α/2)/2) for α = 0.001: what √n times the Kolmogorov–Smirnov distance exceeds with probability α.
const KOLMOGOROV: f64 = 1.949_5;

/// What √n times the correlation of independent draws exceeds with probability α = 0.001, on either side.
const CORRELATION: f64 = 3.290_5;

fn item(id: &str, effort: Distribution, observe: Distribution) -> ItemLuck {
    ItemLuck {
        id: id.to_owned(),
        effort,
        estimate: 2.0,
        observe,
        success: 0.7,
        evidence: Some(10.0),
    }
}

fn plain(id: &str) -> ItemLuck {
    // ln of the effort is the standard normal g; the wait is its own uniform.
    item(
        id,
        Distribution::Lognormal {
            median: 1.0,
            sigma: 1.0,
        },
        Distribution::Uniform { min: 0.0, max: 1.0 },
    )
}

fn world(correlation: f64, items: Vec<ItemLuck>, seed: u64) -> SeededWorld {
    SeededWorld::new(
        &Luck {
            correlation,
            items,
            unplanned: None,
        },
        seed,
    )
}

/// One value per run.
fn over_runs(world: &mut SeededWorld, mut value: impl FnMut(&mut SeededWorld) -> f64) -> Vec<f64> {
    (0..RUNS as u64)
        .map(|run| {
            world.start_run(run);
            value(world)
        })
        .collect()
}

/// √n times the largest distance between the empirical distribution function and `cdf`.
fn kolmogorov_smirnov(mut sample: Vec<f64>, cdf: impl Fn(f64) -> f64) -> f64 {
    sample.sort_by(f64::total_cmp);
    let n = sample.len() as f64;
    let distances = sample.iter().enumerate().map(|(i, &x)| {
        let u = cdf(x);
        (u - i as f64 / n).max((i as f64 + 1.0) / n - u)
    });
    n.sqrt() * distances.fold(0.0, f64::max)
}

fn check_law(name: &str, sample: Vec<f64>, cdf: impl Fn(f64) -> f64) {
    let distance = kolmogorov_smirnov(sample, cdf);
    assert!(distance < KOLMOGOROV, "{name}: {distance}");
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len() as f64;
    let mean = |x: &[f64]| x.iter().sum::<f64>() / n;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let product = |x: &[f64], mean_x: f64, y: &[f64], mean_y: f64| -> f64 {
        x.iter()
            .zip(y)
            .map(|(x, y)| (x - mean_x) * (y - mean_y))
            .sum()
    };
    product(a, mean_a, b, mean_b)
        / (product(a, mean_a, a, mean_a) * product(b, mean_b, b, mean_b)).sqrt()
}

fn check_uncorrelated(name: &str, a: &[f64], b: &[f64]) {
    let distance = (a.len() as f64).sqrt() * correlation(a, b).abs();
    assert!(distance < CORRELATION, "{name}: {distance}");
}

type Cdf = Box<dyn Fn(f64) -> f64>;

/// Every continuous kind, with a distribution function of another make.
fn laws() -> Vec<(&'static str, Distribution, Cdf)> {
    fn of(law: impl ContinuousCDF<f64, f64> + 'static) -> Cdf {
        Box::new(move |x| law.cdf(x))
    }
    let pert = Beta::new(1.0 + 4.0 / 9.0, 1.0 + 32.0 / 9.0).unwrap();
    vec![
        (
            "uniform",
            Distribution::Uniform { min: 1.0, max: 4.0 },
            of(Uniform::new(1.0, 4.0).unwrap()),
        ),
        (
            "triangular",
            Distribution::Triangular {
                min: 1.0,
                mode: 2.0,
                max: 6.0,
            },
            of(Triangular::new(1.0, 6.0, 2.0).unwrap()),
        ),
        (
            "pert",
            Distribution::Pert {
                min: 1.0,
                mode: 2.0,
                max: 10.0,
            },
            Box::new(move |x| pert.cdf(((x - 1.0) / 9.0).clamp(0.0, 1.0))),
        ),
        (
            "lognormal",
            Distribution::Lognormal {
                median: 5.0,
                sigma: 0.8,
            },
            of(LogNormal::new(5.0_f64.ln(), 0.8).unwrap()),
        ),
        (
            "gamma",
            Distribution::Gamma { mean: 4.0, cv: 0.5 },
            of(Gamma::new(4.0, 1.0).unwrap()),
        ),
        (
            "gamma of cv 3",
            Distribution::Gamma { mean: 4.0, cv: 3.0 },
            of(Gamma::new(1.0 / 9.0, 1.0 / 36.0).unwrap()),
        ),
        (
            "gamma of cv 0.005",
            Distribution::Gamma {
                mean: 4.0,
                cv: 0.005,
            },
            of(Gamma::new(40_000.0, 10_000.0).unwrap()),
        ),
        (
            "weibull",
            Distribution::Weibull {
                scale: 3.0,
                shape: 1.5,
            },
            of(Weibull::new(1.5, 3.0).unwrap()),
        ),
    ]
}

#[test]
fn efforts_follow_their_distribution_whatever_the_correlation() {
    for correlation in [0.0, 0.5] {
        for (name, distribution, cdf) in laws() {
            let effort = item("label", distribution, Distribution::Fixed { value: 0.0 });
            let mut world = world(correlation, vec![effort], 11);
            let sample = over_runs(&mut world, |world| world.attempt(0, 1).unwrap().effort);
            check_law(name, sample, cdf);
        }
    }
}

#[test]
fn ratios_multiply_the_estimate() {
    for (name, distribution, cdf) in laws() {
        let ratio = Distribution::Ratio {
            of: Box::new(distribution),
        };
        let mut world = world(
            0.2,
            vec![item("label", ratio, Distribution::Fixed { value: 0.0 })],
            12,
        );
        // The estimate is 2.
        let sample = over_runs(&mut world, |world| {
            world.attempt(0, 1).unwrap().effort / 2.0
        });
        check_law(name, sample, cdf);
    }
}

#[test]
fn waits_follow_their_distribution() {
    for (name, distribution, cdf) in laws() {
        let mut world = world(
            0.5,
            vec![item(
                "label",
                Distribution::Fixed { value: 1.0 },
                distribution,
            )],
            13,
        );
        check_law(
            name,
            over_runs(&mut world, |world| world.attempt(0, 1).unwrap().wait),
            cdf,
        );
    }
}

#[test]
fn fixed_values_are_fixed_and_empirical_values_equally_frequent() {
    let values = vec![0.0, 0.5, 2.0, 2.5, 7.0, 9.0, 11.0, 20.0];
    let empirical = Distribution::Empirical {
        values: values.clone(),
    };
    let items = vec![
        item(
            "label",
            empirical.clone(),
            Distribution::Fixed { value: 0.25 },
        ),
        item("train", Distribution::Fixed { value: 3.0 }, empirical),
    ];
    let mut world = world(0.5, items, 14);
    let fixed = over_runs(&mut world, |world| {
        world.attempt(0, 1).unwrap().wait + world.attempt(1, 2).unwrap().effort
    });
    assert!(fixed.iter().all(|&value| value == 3.25));
    let as_effort = over_runs(&mut world, |world| world.attempt(0, 1).unwrap().effort);
    let as_wait = over_runs(&mut world, |world| world.attempt(1, 1).unwrap().wait);
    for sample in [as_effort, as_wait] {
        let counts = values
            .iter()
            .map(|value| sample.iter().filter(|drawn| *drawn == value).count());
        let expected = RUNS as f64 / values.len() as f64;
        // χ² with 7 degrees of freedom; it exceeds 24.32 with probability 0.001.
        let chi_square: f64 = counts
            .map(|count| (count as f64 - expected).powi(2) / expected)
            .sum();
        assert!(chi_square < 24.32, "{chi_square}");
    }
}

#[test]
fn verdicts_are_uniform() {
    let mut world = world(0.5, vec![plain("label")], 15);
    for number in [1, 2, 9, 100] {
        let sample = over_runs(&mut world, |world| {
            world.attempt(0, number).unwrap().verdict
        });
        assert!(sample.iter().all(|&v| 0.0 < v && v < 1.0));
        check_law("verdict", sample, |v| v);
    }
}

#[test]
fn chances_follow_a_beta_of_the_evidence() {
    for (success, evidence) in [(0.7, 10.0), (0.3, 1.0), (0.5, 0.5), (0.9, 1000.0)] {
        let luck = ItemLuck {
            success,
            evidence: Some(evidence),
            ..plain("label")
        };
        let sample = over_runs(&mut world(0.5, vec![luck], 16), |world| {
            world.chance(0).unwrap()
        });
        let law = Beta::new(success * evidence, (1.0 - success) * evidence).unwrap();
        check_law("chance", sample, |x| law.cdf(x));
    }
    let sure = ItemLuck {
        success: 1.0,
        ..plain("label")
    };
    assert_eq!(world(0.5, vec![sure], 16).chance(0), Some(1.0));
}

fn interrupted(seed: u64) -> SeededWorld {
    let unplanned = Some(UnplannedLuck {
        per_day: 4.0,
        effort: Distribution::Weibull {
            scale: 3.0,
            shape: 1.5,
        },
    });
    SeededWorld::new(
        &Luck {
            correlation: 0.5,
            items: vec![plain("label")],
            unplanned,
        },
        seed,
    )
}

#[test]
fn unplanned_work_comes_in_exponential_gaps_with_efforts_of_its_own() {
    let mut world = interrupted(17);
    let gap = |world: &mut SeededWorld, index: usize| {
        let before = index
            .checked_sub(1)
            .map_or(0.0, |before| world.arrival(before).unwrap().at);
        world.arrival(index).unwrap().at - before
    };
    let exponential = Exp::new(4.0).unwrap();
    let weibull = Weibull::new(1.5, 3.0).unwrap();
    let gaps: Vec<Vec<f64>> = (0..3)
        .map(|index| over_runs(&mut world, |world| gap(world, index)))
        .collect();
    let efforts = over_runs(&mut world, |world| world.arrival(1).unwrap().effort);
    let attempts = over_runs(&mut world, |world| world.attempt(0, 1).unwrap().effort.ln());
    for sample in &gaps {
        check_law("gap", sample.clone(), |x| exponential.cdf(x));
    }
    check_law("effort", efforts.clone(), |x| weibull.cdf(x));
    check_uncorrelated("gaps", &gaps[0], &gaps[1]);
    check_uncorrelated("a gap and its effort", &gaps[1], &efforts);
    check_uncorrelated("a planned and an unplanned effort", &attempts, &efforts);
}

#[test]
fn the_project_factor_is_normal_and_shared_to_the_stated_extent() {
    const ITEMS: usize = 50;
    let rho = 0.3;
    let ids = (0..ITEMS).map(|id| plain(&format!("item {id}"))).collect();
    let mut world = world(rho, ids, 18);
    // A sum of normals is normal: the mean g of all items has the variance ρ + (1 − ρ)/n.
    let mean = over_runs(&mut world, |world| {
        (0..ITEMS)
            .map(|item| world.attempt(item, 1).unwrap().effort.ln())
            .sum::<f64>()
            / ITEMS as f64
    });
    let law = Normal::new(0.0, (rho + (1.0 - rho) / ITEMS as f64).sqrt()).unwrap();
    check_law("mean", mean, |x| law.cdf(x));
    let mut g = |item, number| {
        over_runs(&mut world, |world| {
            world.attempt(item, number).unwrap().effort.ln()
        })
    };
    let (a1, a2, b1) = (g(0, 1), g(0, 2), g(1, 1));
    // The standard error of a correlation ρ is (1 − ρ²)/√n.
    let allowed = CORRELATION * (1.0 - rho * rho) / (RUNS as f64).sqrt();
    for (a, b) in [(&a1, &a2), (&a1, &b1), (&a2, &b1)] {
        assert!(
            (correlation(a, b) - rho).abs() < allowed,
            "{}",
            correlation(a, b)
        );
    }
}

#[test]
fn draws_of_neighbours_are_independent() {
    let mut world = world(0.0, vec![plain("item-1"), plain("item-2")], 19);
    let mut next_seed = self::world(0.0, vec![plain("item-1")], 20);
    type Part = fn(Attempt) -> f64;
    let parts: [(&str, Part); 3] = [
        ("effort", |a| a.effort.ln()),
        ("wait", |a| a.wait),
        ("verdict", |a| a.verdict),
    ];
    for (name, part) in parts {
        let first = over_runs(&mut world, |world| part(world.attempt(0, 1).unwrap()));
        let others = [
            over_runs(&mut world, |world| part(world.attempt(0, 2).unwrap())),
            over_runs(&mut world, |world| part(world.attempt(1, 1).unwrap())),
            over_runs(&mut next_seed, |world| part(world.attempt(0, 1).unwrap())),
        ];
        for other in &others {
            check_uncorrelated(name, &first, other);
        }
        check_uncorrelated(name, &first[1..], &first[..RUNS - 1]);
        for (other_name, other) in parts.into_iter().filter(|(other, _)| *other != name) {
            let other = over_runs(&mut world, |world| other(world.attempt(0, 1).unwrap()));
            check_uncorrelated(&format!("{name} and {other_name}"), &first, &other);
        }
        let chance = over_runs(&mut world, |world| world.chance(0).unwrap());
        check_uncorrelated(&format!("{name} and chance"), &first, &chance);
    }
}

#[test]
fn pairs_of_neighbours_fill_the_square_evenly() {
    let mut world = world(0.0, vec![plain("item-1"), plain("item-2")], 21);
    let mut verdicts = |item, number| {
        over_runs(&mut world, |world| {
            world.attempt(item, number).unwrap().verdict
        })
    };
    let (first, second, other) = (verdicts(0, 1), verdicts(0, 2), verdicts(1, 1));
    let pairs = [
        (&first[..], &second[..]),
        (&first, &other),
        (&first[1..], &first[..RUNS - 1]),
    ];
    for (a, b) in pairs {
        let mut counts = [[0.0; 10]; 10];
        for (a, b) in a.iter().zip(b) {
            counts[(a * 10.0) as usize][(b * 10.0) as usize] += 1.0;
        }
        let expected = a.len() as f64 / 100.0;
        // χ² with 99 degrees of freedom; it exceeds 148.23 with probability 0.001.
        let chi_square: f64 = counts
            .iter()
            .flatten()
            .map(|count| (count - expected).powi(2) / expected)
            .sum();
        assert!(chi_square < 148.23, "{chi_square}");
    }
}

#[test]
fn streams_draw_what_they_say() {
    let key = Key::of_seed(22);
    let draw = |take: fn(Key) -> f64| {
        (0..RUNS as u64)
            .map(|n| take(key.numbered(n)))
            .collect::<Vec<f64>>()
    };
    let (normal, exponential) = (Normal::standard(), Exp::new(1.0).unwrap());
    check_law("uniform", draw(|key| key.draws().uniform()), |x| x);
    check_law("normal", draw(|key| key.draws().normal()), |x| {
        normal.cdf(x)
    });
    check_law("exponential", draw(|key| key.draws().exponential()), |x| {
        exponential.cdf(x)
    });
}

#[test]
fn a_scenario_that_differs_in_one_item_keeps_the_luck_of_all_others() {
    let wait = Distribution::Weibull {
        scale: 3.0,
        shape: 1.5,
    };
    let [a, b, c] = ["collect", "label", "train"]
        .map(|id| item(id, Distribution::Gamma { mean: 4.0, cv: 0.5 }, wait.clone()));
    let changed = ItemLuck {
        effort: Distribution::Lognormal {
            median: 1.0,
            sigma: 1.0,
        },
        ..a.clone()
    };
    let mut before = world(0.4, vec![a, b.clone(), c.clone()], 23);
    let mut after = world(0.4, vec![plain("new"), c, changed, b], 23);
    let mut scaled_normals = (Vec::new(), Vec::new());
    for run in [0, 1, 2, 999, u64::MAX] {
        before.start_run(run);
        after.start_run(run);
        for number in (1..=12).chain([100]) {
            for (old, new) in [(1, 3), (2, 1)] {
                assert_eq!(before.attempt(old, number), after.attempt(new, number));
                assert_eq!(before.chance(old), after.chance(new));
            }
            // The changed item keeps all but the shape of its effort.
            let (old, new) = (
                before.attempt(0, number).unwrap(),
                after.attempt(2, number).unwrap(),
            );
            assert_eq!((old.wait, old.verdict), (new.wait, new.verdict));
            scaled_normals.0.push(old.effort);
            scaled_normals.1.push(new.effort);
        }
    }
    let order = |values: &[f64]| {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&i, &j| values[i].total_cmp(&values[j]));
        order
    };
    assert_eq!(order(&scaled_normals.0), order(&scaled_normals.1));
}

#[test]
fn answers_do_not_depend_on_what_was_asked_before() {
    let mut straight = interrupted(24);
    let mut crooked = interrupted(24);
    crooked.start_run(8);
    for index in [3, 700, 2, 650] {
        crooked.arrival(index).unwrap();
    }
    straight.start_run(7);
    crooked.start_run(7);
    let attempts: Vec<_> = (1..=20).map(|number| straight.attempt(0, number)).collect();
    let arrivals: Vec<_> = (0..600).map(|index| straight.arrival(index)).collect();
    for number in (1..=20).rev().chain(1..=20) {
        assert_eq!(crooked.attempt(0, number), attempts[number as usize - 1]);
    }
    for index in [0, 599, 255, 256, 300, 257, 598, 599, 599, 0]
        .into_iter()
        .chain(0..600)
    {
        assert_eq!(crooked.arrival(index), arrivals[index]);
    }
    assert!(arrivals.is_sorted_by(|a, b| a.unwrap().at < b.unwrap().at));
    assert_ne!(straight.attempt(0, 1), interrupted(24).attempt(0, 1));
}

#[test]
fn a_recorded_world_can_be_lived_again() {
    let mut recorded = Recorded::new(interrupted(25), 1);
    let asked = (
        recorded.attempt(0, 3).unwrap(),
        recorded.arrival(1).unwrap(),
    );
    let transcript = recorded.transcript([("label", true)]).unwrap();
    assert_eq!(transcript.attempts["label"].len(), 3);
    assert_eq!(transcript.unplanned.len(), 2);
    let mut again = ExplicitWorld::new(transcript.clone(), ["label"]);
    assert_eq!(
        (again.attempt(0, 3).unwrap(), again.arrival(1).unwrap()),
        asked
    );
    assert_eq!(again.chance(0), recorded.chance(0));
    assert_eq!(again.attempt(0, 4), Err(Missing { item: 0, number: 4 }));
    assert_eq!(again.arrival(2), None);
}

#[test]
fn an_explicit_world_says_what_it_lacks_and_is_written_as_it_is_read() {
    let attempt = Attempt {
        effort: 7.5,
        wait: 0.0,
        verdict: 0.25,
    };
    let transcript = Transcript {
        attempts: [("label".to_owned(), vec![attempt])].into(),
        chances: [("label".to_owned(), 0.5)].into(),
        unplanned: vec![
            Arrival {
                at: 3.5,
                effort: 0.5,
            },
            Arrival {
                at: 1.5,
                effort: 0.25,
            },
        ],
    };
    assert_eq!(
        serde_json::to_string(&transcript).unwrap(),
        concat!(
            r#"{"attempts":{"label":[{"effort":7.5,"wait":0.0,"verdict":0.25}]},"chances":{"label":0.5},"#,
            r#""unplanned":[{"at":3.5,"effort":0.5},{"at":1.5,"effort":0.25}]}"#
        )
    );
    let long = Transcript {
        unplanned: transcript.unplanned.repeat(30_000),
        ..transcript.clone()
    };
    let written = serde_json::to_vec(&long).unwrap();
    assert!(written.len() > 1_000_000);
    assert_eq!(Transcript::read(&written).unwrap(), long);
    let mut world = ExplicitWorld::new(transcript, ["collect", "label"]);
    assert_eq!(world.attempt(1, 1), Ok(attempt));
    assert_eq!(world.attempt(0, 1), Err(Missing { item: 0, number: 1 }));
    assert_eq!(world.attempt(1, 2), Err(Missing { item: 1, number: 2 }));
    assert_eq!((world.chance(0), world.chance(1)), (None, Some(0.5)));
    assert_eq!(
        [0, 1].map(|index| world.arrival(index).unwrap().at),
        [1.5, 3.5]
    );
}
