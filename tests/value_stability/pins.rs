//! The literal bits of draws, natively and in the browser: included by `tests/value_stability.rs` and by the browser
//! tests, so that a change of generator, key, quantile, table or mathematics library cannot pass unseen.
//!
//! If a change of the numbers is meant, raise the model's version, say so in the change log, and take the new pins
//! from the message of the failing test.

use cadence_lab::distribution::Distribution;
use cadence_lab::random::Key;
use cadence_lab::world::{ItemLuck, Luck, SeededWorld, UnplannedLuck, World};

const SEED: u64 = 2026;

/// The first three draws of a kind, and the FNV-1a digest of the first 1,000.
#[derive(Debug, PartialEq)]
struct Pin {
    name: &'static str,
    first: [u64; 3],
    digest: u64,
}

impl Pin {
    fn of(name: &'static str, draw: impl FnMut(u64) -> f64) -> Self {
        let bits: Vec<u64> = (0..1_000).map(draw).map(f64::to_bits).collect();
        let digest = bits
            .iter()
            .flat_map(|bits| bits.to_le_bytes())
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            });
        Self {
            name,
            first: [bits[0], bits[1], bits[2]],
            digest,
        }
    }
}

/// Panics, with the pins as they would have to be, where a draw has other bits than it had.
pub(crate) fn check() {
    let actual = actual();
    let listing: String = actual
        .iter()
        .map(
            |Pin {
                 name,
                 first: [a, b, c],
                 digest,
             }| {
                format!("    pin({name:?}, [{a:#018x}, {b:#018x}, {c:#018x}], {digest:#018x}),\n")
            },
        )
        .collect();
    assert!(
        actual == PINS,
        "draws have other bits; as they are now:\n{listing}"
    );
}

fn kinds() -> Vec<(&'static str, Distribution)> {
    let lognormal = Distribution::Lognormal {
        median: 5.0,
        sigma: 0.6,
    };
    vec![
        ("uniform", Distribution::Uniform { min: 1.0, max: 4.0 }),
        (
            "triangular",
            Distribution::Triangular {
                min: 1.0,
                mode: 2.0,
                max: 6.0,
            },
        ),
        (
            "pert",
            Distribution::Pert {
                min: 1.0,
                mode: 2.0,
                max: 10.0,
            },
        ),
        ("lognormal", lognormal.clone()),
        ("gamma", Distribution::Gamma { mean: 4.0, cv: 0.5 }),
        (
            "gamma cv 0.005",
            Distribution::Gamma {
                mean: 4.0,
                cv: 0.005,
            },
        ),
        (
            "gamma cv 10",
            Distribution::Gamma {
                mean: 4.0,
                cv: 10.0,
            },
        ),
        (
            "weibull",
            Distribution::Weibull {
                scale: 3.0,
                shape: 1.5,
            },
        ),
        (
            "empirical",
            Distribution::Empirical {
                values: (0..97).map(f64::from).collect(),
            },
        ),
        (
            "ratio",
            Distribution::Ratio {
                of: Box::new(lognormal),
            },
        ),
    ]
}

fn actual() -> Vec<Pin> {
    let fixed = Distribution::Fixed { value: 0.0 };
    let item = |effort: &Distribution, observe: &Distribution| ItemLuck {
        id: "label".to_owned(),
        effort: effort.clone(),
        estimate: 3.0,
        observe: observe.clone(),
        success: 0.7,
        evidence: Some(10.0),
    };
    let world = |item: ItemLuck| {
        let effort = Distribution::Lognormal {
            median: 1.0,
            sigma: 0.5,
        };
        let unplanned = Some(UnplannedLuck {
            per_day: 0.5,
            effort,
        });
        SeededWorld::new(
            &Luck {
                correlation: 0.3,
                items: vec![item],
                unplanned,
            },
            SEED,
        )
    };
    // Attempts 1 and 2 of each run in turn.
    let attempt = |world: &mut SeededWorld, n: u64| {
        world.start_run(n / 2);
        let number = if n.is_multiple_of(2) { 1 } else { 2 };
        world.attempt(0, number).unwrap_or_default()
    };
    let key = Key::of_seed(SEED);
    let mut plain = world(item(&fixed, &fixed));
    let mut pins = vec![
        Pin::of("uniform words", |n| key.numbered(n).draws().uniform()),
        Pin::of("normal words", |n| key.numbered(n).draws().normal()),
        Pin::of("exponential words", |n| {
            key.numbered(n).draws().exponential()
        }),
        Pin::of("verdicts", |n| attempt(&mut plain, n).verdict),
        Pin::of("chances", |n| {
            plain.start_run(n);
            plain.chance(0).unwrap_or_default()
        }),
    ];
    plain.start_run(1);
    let mut arrival = |n: u64| {
        let index = usize::try_from(n).unwrap_or_default();
        plain.arrival(index).unwrap_or_default()
    };
    pins.push(Pin::of("arrivals", |n| arrival(n).at));
    pins.push(Pin::of("unplanned efforts", |n| arrival(n).effort));
    for (name, kind) in kinds() {
        let mut world = world(item(&kind, &kind));
        pins.push(Pin::of(name, |n| attempt(&mut world, n).effort));
        pins.push(Pin::of(name, |n| attempt(&mut world, n).wait));
    }
    pins
}

const fn pin(name: &'static str, first: [u64; 3], digest: u64) -> Pin {
    Pin {
        name,
        first,
        digest,
    }
}

/// Of each kind of distribution first as an effort, then as a wait.
#[rustfmt::skip]
const PINS: &[Pin] = &[
    pin("uniform words", [0x3fd9_191a_df35_317a, 0x3fee_7a99_e664_5d67, 0x3fde_d3d2_b0f1_aa26], 0x122b_a57c_89a0_dd8e),
    pin("normal words", [0xbfc6_7b2d_79ba_17e4, 0x3ff1_8943_89c3_76fa, 0xbfa1_1284_e283_fa2b], 0x6c5e_a936_c9ce_d3ee),
    pin("exponential words", [0x3fcd_47e2_31b1_5cfb, 0x3ff1_15c9_0bbb_9d1b, 0x3fd5_8f3e_b33c_4476], 0x088d_01b2_1e34_1c9a),
    pin("verdicts", [0x3fdd_c5ce_de36_28c6, 0x3fd6_0b96_aead_86b6, 0x3fec_853a_2f7b_ac3d], 0x183d_35ae_1134_7a13),
    pin("chances", [0x3fe9_a7d9_7ce9_70c2, 0x3fe6_f2ce_6e19_1962, 0x3fe2_e369_3aaf_e48a], 0x2f62_044f_2ef3_ef2e),
    pin("arrivals", [0x3fe9_b476_89e8_10c4, 0x4009_9349_5394_6ab3, 0x4017_a501_adc1_ec00], 0x729f_153e_7a78_dbde),
    pin("unplanned efforts", [0x3fea_9efa_f9ad_43bb, 0x3fe7_7363_09e4_2235, 0x3fe9_59b1_a4c4_a3a8], 0xb8eb_63c4_54c6_ce3e),
    pin("uniform", [0x3ffa_5679_42cb_1826, 0x400e_a5ba_8ef7_4054, 0x4007_4713_3ec6_e9d0], 0xec5a_dbec_12b9_5018),
    pin("uniform", [0x4005_fa84_fc5e_6eed, 0x4001_5df1_9ad1_c972, 0x4001_cc69_aedc_946e], 0xc43e_645c_2929_a836),
    pin("triangular", [0x4000_4f14_3c7a_ffbd, 0x4013_c0d4_6871_f111, 0x400a_6e82_35bd_31fa], 0xa107_1a30_a309_5399),
    pin("triangular", [0x4008_e19b_b71a_37a3, 0x4004_1058_95da_5217, 0x4004_7a95_8f2c_c41e], 0x2eae_5d98_f506_b2e0),
    pin("pert", [0x3ffe_5381_5bbf_a6c0, 0x4017_648a_c52d_9532, 0x400b_c9a8_0712_5537], 0x8bd3_60ea_1a47_bd23),
    pin("pert", [0x4009_dc0e_1584_2c40, 0x4003_f221_c557_ebb8, 0x4004_751a_9e4c_12fd], 0x5eb4_2274_263b_f387),
    pin("lognormal", [0x4008_ee6b_52e8_f974, 0x4029_e661_8f56_2f04, 0x4018_a9c8_3753_35e1], 0x7a41_701b_196f_6dfe),
    pin("lognormal", [0x4016_a90e_af31_42b5, 0x4010_ebf2_4f9a_b793, 0x4011_66af_7c90_4d1e], 0xb7a4_feb4_4083_152a),
    pin("gamma", [0x4002_f91d_c52d_ed1a, 0x401e_4afe_031d_a79b, 0x4011_8247_866f_8e1b], 0xbc89_f4b1_ddf3_82f1),
    pin("gamma", [0x4010_5446_ee46_8885, 0x4009_5784_974e_8932, 0x4009_fd06_f330_7d3e], 0x5c88_800e_6137_0f0a),
    pin("gamma cv 0.005", [0x400f_dfb3_6d92_1ed1, 0x4010_2088_e827_5a6a, 0x4010_071f_a93d_d592], 0x63b7_e042_e2bc_f8d6),
    pin("gamma cv 0.005", [0x4010_043a_e755_3379, 0x400f_f486_f487_b6fd, 0x400f_f66e_d0ad_899d], 0x7618_03fd_941f_5eaa),
    pin("gamma cv 10", [0x3293_ddaf_ef91_c420, 0x3fe5_f3e6_b973_7a84, 0x3c59_4f4e_1d25_383e], 0x1d47_03fe_6d93_1dd9),
    pin("gamma cv 10", [0x3b8c_ab0f_ae37_d347, 0x37f0_f836_d059_dcb0, 0x3857_f5d9_20a3_cd9e], 0xeb33_676b_90a2_ec94),
    pin("weibull", [0x3ff2_ab0b_e94c_df04, 0x4018_44b6_c264_e309, 0x4008_31b8_d5bb_5f9e], 0x544b_02e0_d5cf_432b),
    pin("weibull", [0x4005_ed8a_5c3b_5a35, 0x3ffe_06e7_a00a_99d3, 0x3fff_39e4_0447_7fbb], 0x721a_49db_a585_786a),
    pin("empirical", [0x4034_0000_0000_0000, 0x4056_c000_0000_0000, 0x404e_8000_0000_0000], 0xb369_0440_701b_eaf8),
    pin("empirical", [0x404c_0000_0000_0000, 0x4042_8000_0000_0000, 0x4043_8000_0000_0000], 0x0292_c66a_cfb9_891b),
    pin("ratio", [0x4022_b2d0_7e2e_bb17, 0x4043_6cc9_2b80_a343, 0x4032_7f56_297e_6869], 0x203d_d8ba_0856_0591),
    pin("ratio", [0x4030_fecb_0364_f208, 0x4029_61eb_7768_135c, 0x402a_1a07_3ad8_73ad], 0x6bdc_142f_5198_50dc),
];
