//! The shape and the colour of each process, so that one is never told from another by hue alone.

use yew::{Classes, Html, classes, html};

use crate::app::figure::label::Label;

/// The class by which the style sheet knows a process's colour.
#[must_use]
pub fn colour(process: &str) -> &'static str {
    match process {
        "scrum" => "is-scrum",
        "dds" => "is-dds",
        "kanban" => "is-kanban",
        _ => "is-stage-gate",
    }
}

/// The class by which the style sheet knows the marks of a variant that is not the first one of its process.
#[must_use]
pub fn tone(processes: &[&str], place: usize) -> Option<&'static str> {
    let (before, it) = (&processes[..place], processes[place]);
    before.contains(&it).then_some("is-again")
}

/// The mark of a process around a middle: a square for Scrum, whose boxes have one size; a disc for Data
/// Driven Scrum; a diamond for Kanban; a triangle for stage gates. [px]
pub fn shape(process: &str, (x, y): (f64, f64), diameter: f64, class: Classes) -> Html {
    let radius = diameter / 2.0;
    match process {
        "scrum" => {
            // As much ink as a disc.
            let side = 0.9 * diameter;
            html! {
                <rect {class} x={px(x - side / 2.0)} y={px(y - side / 2.0)} width={px(side)}
                    height={px(side)} rx={px(side * 0.18)} />
            }
        }
        "dds" => html! { <circle {class} cx={px(x)} cy={px(y)} r={px(radius)} /> },
        "kanban" => {
            let d = format!("M0 {0:.1}L{0:.1} 0L0 -{0:.1}L-{0:.1} 0Z", radius);
            html! { <path {class} {d} transform={place(x, y)} /> }
        }
        _ => {
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
