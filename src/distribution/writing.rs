//! Writing a distribution down as it is read: the table of MODEL.md section 1.

use super::Distribution;
use crate::reading::Node;

impl Distribution {
    /// The distribution as it stands in a scenario.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let with = |kind: &str, parameters: &[(&'static str, f64)]| {
            let parameters = parameters.iter().map(|&(name, value)| (name, value.into()));
            Node::object(
                [("kind", kind.into())]
                    .into_iter()
                    .chain(parameters)
                    .collect(),
            )
        };
        match self {
            Self::Fixed { value } => with("fixed", &[("value", *value)]),
            Self::Uniform { min, max } => with("uniform", &[("min", *min), ("max", *max)]),
            Self::Triangular { min, mode, max } => with(
                "triangular",
                &[("min", *min), ("mode", *mode), ("max", *max)],
            ),
            Self::Pert { min, mode, max } => {
                with("pert", &[("min", *min), ("mode", *mode), ("max", *max)])
            }
            Self::Lognormal { median, sigma } => {
                with("lognormal", &[("median", *median), ("sigma", *sigma)])
            }
            Self::Gamma { mean, cv } => with("gamma", &[("mean", *mean), ("cv", *cv)]),
            Self::Weibull { scale, shape } => {
                with("weibull", &[("scale", *scale), ("shape", *shape)])
            }
            Self::Empirical { values } => Node::object(vec![
                ("kind", "empirical".into()),
                ("values", values.iter().map(|&it| it.into()).collect()),
            ]),
            Self::Ratio { of } => {
                Node::object(vec![("kind", "ratio".into()), ("of", of.to_node())])
            }
        }
    }
}
