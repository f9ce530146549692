//! The shape and the colour of each process, so that one is never told from another by hue alone.

use yew::{Classes, Html, classes, html};

use crate::app::figure::label::Label;

/// The shape of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As the boxes of Scrum, which have one size.
    Square,
    /// A full circle.
    Disc,
    /// A square on its corner.
    Diamond,
    /// On its base.
    Triangle,
}

/// The colour of a process, by the class under which the style sheet knows it, and the shape of its marks.
#[must_use]
pub fn look_of(process: &str) -> (&'static str, Mark) {
    match process {
        "scrum" => ("is-scrum", Mark::Square),
        "dds" => ("is-dds", Mark::Disc),
        "kanban" => ("is-kanban", Mark::Diamond),
        _ => ("is-stage-gate", Mark::Triangle),
    }
}

/// The class by which the style sheet knows a process's colour.
#[must_use]
pub fn colour(process: &str) -> &'static str {
    look_of(process).0
}

/// The class by which the style sheet knows the marks of a variant that is not the first one of its process.
#[must_use]
pub fn tone(processes: &[&str], place: usize) -> Option<&'static str> {
    let (before, it) = (&processes[..place], processes[place]);
    before.contains(&it).then_some("is-again")
}

/// A mark around a middle. [px]
pub fn shape(mark: Mark, (x, y): (f64, f64), diameter: f64, class: Classes) -> Html {
    let radius = diameter / 2.0;
    match mark {
        Mark::Square => {
            // As much ink as a disc.
            let side = 0.9 * diameter;
            html! {
                <rect {class} x={px(x - side / 2.0)} y={px(y - side / 2.0)} width={px(side)}
                    height={px(side)} rx={px(side * 0.18)} />
            }
        }
        Mark::Disc => html! { <circle {class} cx={px(x)} cy={px(y)} r={px(radius)} /> },
        Mark::Diamond => {
            let d = format!("M0 {0:.1}L{0:.1} 0L0 -{0:.1}L-{0:.1} 0Z", radius);
            html! { <path {class} {d} transform={place(x, y)} /> }
        }
        Mark::Triangle => {
            let d = format!("M0 -{0:.1}L{0:.1} {1:.1}H-{0:.1}Z", radius, 0.8 * radius);
            html! { <path {class} {d} transform={place(x, y)} /> }
        }
    }
}

/// A line of text where the layout put it.
pub fn line(label: &Label, class: Classes) -> Html {
    html! {
        <text class={classes!(class, label.bold.then_some("is-bold"))} x={px(label.x)} y={px(label.y)}
            font-size={px(label.size)} text-anchor={label.anchor.name()}>{ &label.text }</text>
    }
}

/// A length as SVG writes it: a tenth of a pixel is seen by nobody.
#[must_use]
pub fn px(length: f64) -> String {
    let rounded = format!("{length:.1}");
    rounded.strip_suffix(".0").unwrap_or(&rounded).to_owned()
}

/// The surface below a curve, as a path.
#[must_use]
pub fn surface(points: &[(f64, f64)], base: f64) -> String {
    let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else {
        return String::new();
    };
    let mut path = format!("M{} {}", px(*first), px(base));
    for (x, y) in points {
        path.push_str(&format!("L{} {}", px(*x), px(*y)));
    }
    path.push_str(&format!("L{} {}Z", px(*last), px(base)));
    path
}

fn place(x: f64, y: f64) -> String {
    format!("translate({} {})", px(x), px(y))
}

#[cfg(test)]
mod tests {
    use super::look_of;
    use crate::simulation::process::Rules;

    #[test]
    fn every_process_has_a_colour_and_a_shape_of_its_own() {
        let sheet = include_str!("../../../static/page.css");
        for (place, process) in Rules::names().iter().enumerate() {
            let (class, mark) = look_of(process);
            for other in &Rules::names()[..place] {
                let (other_class, other_mark) = look_of(other);
                assert!(class != other_class && mark != other_mark, "{process}");
            }
            assert!(sheet.contains(&format!(".{class} {{")), "{process}");
        }
    }
}
