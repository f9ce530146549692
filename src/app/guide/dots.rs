//! How a few dots stand for all runs: sorted, cut into equal slices, the middle run of each.

use yew::{Callback, Html, classes, component, html, use_memo, use_state_eq};

use crate::analysis::block::RUNS_PER_BLOCK;
use crate::analysis::paired::Standing;
use crate::analysis::samples::Samples;
use crate::app::figure::LEAST_WIDTH;
use crate::app::figure::label::Label;
use crate::app::figure::marks::{Mark, line, look_of, px, shape};
use crate::app::format;
use crate::app::guide::control::{Slider, slider};
use crate::app::guide::luck::project;
use crate::app::guide::{FigureProps, figure};
use crate::study::Study;

/// So many runs are simulated for the picture: four blocks.
pub const RUNS: usize = 4 * RUNS_PER_BLOCK;

/// How many dots may stand for them.
const DOTS: [usize; 4] = [5, 10, 20, 50];

/// Simulates the runs of the project of the first figure.
#[must_use]
pub fn runs() -> Option<Samples> {
    let valid = project()?.validate().ok()?;
    let ids = valid.processes.iter().map(|it| it.id.clone()).collect();
    let mut study = Study::new(&valid, 1);
    let mut samples = Samples::new(ids);
    for index in 0..RUNS / RUNS_PER_BLOCK {
        samples.add(study.block(index, RUNS)).ok()?;
    }
    Some(samples)
}

/// As many of the runs, in their order, with how the first process stands and when it finishes. [days]
#[must_use]
pub fn chosen(samples: &Samples, count: usize) -> Vec<(Standing, f64)> {
    let Some((_, first)) = samples.variants().next() else {
        return Vec::new();
    };
    let dots = samples.dots(0, 1, count).into_iter();
    let finish = |run: usize| first.ends().get(run).map(|end| end.finish);
    dots.filter_map(|dot| Some((dot.standing, finish(dot.run)?)))
        .collect()
}

/// Where everything of the picture is.
pub struct DotsLayout {
    /// [px]
    pub width: f64,
    /// [px]
    pub height: f64,
    /// Base of the curve. [px]
    pub base: f64,
    /// All runs in their order, as high as they finish late. [px]
    pub runs: Vec<(Standing, f64, f64)>,
    /// Where one slice ends and the next one begins. [px]
    pub cuts: Vec<f64>,
    /// The dots.
    pub dots: Vec<(Standing, f64, f64)>,
    /// What the parts are, above and below the curve.
    pub names: Vec<Label>,
}

impl DotsLayout {
    /// All runs, and those of them that are dots; `names` of the three standings and their counts of dots; `width` [px].
    #[must_use]
    pub fn of(
        all: &[(Standing, f64)],
        dots: &[(Standing, f64)],
        names: &[(Standing, String)],
        width: f64,
    ) -> Self {
        let width = width.max(LEAST_WIDTH);
        let (top, base) = (8.0, 140.0);
        let longest = all.iter().map(|(_, finish)| *finish);
        let longest = longest.fold(f64::MIN_POSITIVE, f64::max);
        let along = |place: usize, of: usize| {
            let count = |it: usize| u32::try_from(it).map_or(1.0, f64::from);
            (count(place) + 0.5) / count(of.max(1)) * width
        };
        let placed = |runs: &[(Standing, f64)]| -> Vec<(Standing, f64, f64)> {
            let at = |(place, (standing, finish)): (usize, &(Standing, f64))| {
                let y = base - finish / longest * (base - top);
                (*standing, along(place, runs.len()), y)
            };
            runs.iter().enumerate().map(at).collect()
        };
        let slice = along(0, dots.len()) * 2.0;
        let cuts = (1..dots.len()).map(|place| along(place, dots.len()) - slice / 2.0);
        let labels = names.iter().zip([20.0, 40.0, 60.0]);
        let labels =
            labels.map(|((_, name), y)| Label::new(name, 22.0, base + y, 14.0).cut(width - 22.0));
        Self {
            width,
            height: base + 66.0,
            base,
            runs: placed(all),
            cuts: cuts.collect(),
            dots: placed(dots),
            names: labels.collect(),
        }
    }
}

/// By which the style sheet knows who is sooner, and the mark of who is.
fn of_sooner(standing: Standing) -> (&'static str, Mark) {
    match standing {
        Standing::Better => look_of("scrum"),
        Standing::Equal => ("is-same", Mark::Diamond),
        Standing::Worse => look_of("dds"),
    }
}

/// The picture; the control is how many dots there are.
#[component]
pub fn DotsFigure(props: &FigureProps) -> Html {
    let text = &props.text;
    let place = use_state_eq(|| 2_usize);
    let samples = use_memo((), |()| runs());
    let Some(samples) = samples.as_ref() else {
        return Html::default();
    };
    let count = DOTS.get(*place).copied().unwrap_or(20);
    let (all, dots) = (chosen(samples, RUNS), chosen(samples, count));
    let of = |standing: Standing| dots.iter().filter(|it| it.0 == standing).count();
    let names = Standing::ALL.map(|standing| {
        let count = [("count", of(standing).into())];
        let words = match standing {
            Standing::Better => text.with("guide-dots-scrum", &count),
            Standing::Equal => text.with("guide-dots-same", &count),
            Standing::Worse => text.with("guide-dots-dds", &count),
        };
        (standing, words)
    });
    let layout = DotsLayout::of(&all, &dots, &names, props.width);
    let said: Vec<&str> = names.iter().map(|(_, words)| words.as_str()).collect();
    let control = Slider {
        id: "guide-dots-slider",
        label: text.get("guide-dots-control"),
        value: count.to_string(),
        last: DOTS.len() - 1,
        place: *place,
    };
    let set = place.setter();
    let diameter = (layout.width / 60.0).clamp(7.0, 11.0);
    let dot = |standing: Standing, middle: (f64, f64), diameter: f64| {
        let (class, mark) = of_sooner(standing);
        shape(mark, middle, diameter, classes!("guide-dot", class))
    };
    let runs = |standing: Standing| {
        let mut path = String::new();
        for (_, x, y) in layout.runs.iter().filter(|it| it.0 == standing) {
            path.push_str(&format!("M{x:.2} {}V{}", px(layout.base), px(*y)));
        }
        html! { <path class={classes!("guide-runs", of_sooner(standing).0)} d={path} /> }
    };
    figure(
        text.with(
            "guide-dots-caption",
            &[("runs", format::count(RUNS).into())],
        ),
        html! {
            <>
                { slider(&control, Callback::from(move |to| set.set(to))) }
                <svg role="img" aria-label={said.join(", ")} width={px(layout.width)} height={px(layout.height)}>
                    { for Standing::ALL.map(runs) }
                    { for layout.cuts.iter().map(|x| html! {
                        <line class="guide-cut" x1={px(*x)} x2={px(*x)} y1="0" y2={px(layout.base)} />
                    }) }
                    <line class="axis" x1="0" x2={px(layout.width)} y1={px(layout.base)} y2={px(layout.base)} />
                    { for layout.dots.iter().map(|(standing, x, y)| dot(*standing, (*x, *y), diameter)) }
                    { for layout.names.iter().zip(&names).map(|(label, (standing, _))| html! {
                        <>
                            { dot(*standing, (label.x - 14.0, label.y - 5.0), 10.0) }
                            { line(label, classes!()) }
                        </>
                    }) }
                </svg>
            </>
        },
    )
}
