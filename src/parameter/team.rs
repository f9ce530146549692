//! The team as one number: whom the next person joins, and how many iterations a team keeps open.

use crate::scenario::Scenario;
use crate::simulation::process::Rules;

/// Fewest people of a role: its largest crew, so that every item can be worked on.
pub(super) fn least_people(scenario: &Scenario, place: usize) -> u32 {
    let Some(role) = scenario.team.roles.get(place) else {
        return 1;
    };
    let items = scenario.items.iter().filter(|item| item.role == role.id);
    items.map(|item| item.crew).max().unwrap_or(1).max(1)
}

/// Fewest people in all.
pub(super) fn least_team(scenario: &Scenario) -> u32 {
    (0..scenario.team.roles.len())
        .map(|place| least_people(scenario, place))
        .sum()
}

/// How many people there are in all.
pub(super) fn size(scenario: &Scenario) -> u32 {
    scenario.team.roles.iter().map(|role| role.people).sum()
}

/// Makes the team so many people, in the proportions that it has.
///
/// # Formula
/// Every role gets its [fewest](least_people); each further person joins the role with the greatest p / (2s + 1), where
/// p is how many it has in the base and s how many it has by now, the first of equal ones.
///
/// # Source
/// The method of Sainte-Laguë, by which parliaments are filled: the base's own size gives the base itself, and one
/// more person never makes a role smaller, as rounding shares would.
pub(super) fn resize(scenario: &mut Scenario, people: u32) {
    let places = 0..scenario.team.roles.len();
    let base: Vec<u32> = scenario.team.roles.iter().map(|role| role.people).collect();
    let mut sizes: Vec<u32> = places.map(|place| least_people(scenario, place)).collect();
    for _ in sizes.iter().sum::<u32>()..people {
        // a / (2b + 1) compared without rounding
        let mut next = 0;
        for place in 1..sizes.len() {
            if base[place] * (2 * sizes[next] + 1) > base[next] * (2 * sizes[place] + 1) {
                next = place;
            }
        }
        if let Some(size) = sizes.get_mut(next) {
            *size += 1;
        }
    }
    change(scenario, |scenario| {
        for (role, size) in scenario.team.roles.iter_mut().zip(sizes) {
            role.people = size;
        }
    });
}

/// Makes one role so many people.
pub(super) fn resize_role(scenario: &mut Scenario, place: usize, people: u32) {
    change(scenario, |scenario| {
        if let Some(role) = scenario.team.roles.get_mut(place) {
            role.people = people;
        }
    });
}

/// How many iterations a team of Data Driven Scrum keeps open where the limit has room: half its people rounded up,
/// at least 2, at most what the model allows.
#[must_use]
pub(super) fn open_iterations(people: u32) -> u32 {
    people.div_ceil(2).clamp(2, 20)
}

/// Changes the team, and with it the limits of those variants that keep to the rule: [`open_iterations`] of Data
/// Driven Scrum, as many items under way as people in Kanban. A variant with one open iteration is another reading, and
/// one with any other number is somebody's decision: both stay.
fn change(scenario: &mut Scenario, change: impl FnOnce(&mut Scenario)) {
    let before = size(scenario);
    change(scenario);
    let after = size(scenario);
    for variant in &mut scenario.processes {
        match &mut variant.rules {
            Rules::Dds(rules) if rules.open_iterations == open_iterations(before) => {
                rules.open_iterations = open_iterations(after);
            }
            Rules::Kanban(rules) if rules.wip_limit == before => {
                rules.wip_limit = after.clamp(1, 100);
            }
            _ => {}
        }
    }
}
