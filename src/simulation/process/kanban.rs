//! Kanban: whatever may start does so in rank order, up to a limit of items under way
//! (MODEL.md section 8).

use serde::{Deserialize, Serialize};

use crate::reading::{Node, ObjectReader};
use crate::simulation::event::{Meeting, Recorder};
use crate::simulation::kernel::Kernel;
use crate::simulation::process::{
    DAILY_MINUTES, INTERVAL_DAYS, MEETING_HOURS, Process, ProcessRules,
};
use crate::simulation::project::Project;
use crate::simulation::state::Admission;
use crate::units::{Days, Hours};
use crate::world::World;

/// The rules of Kanban.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// Most items with an attempt under way, those in observation included, [1, 100].
    pub wip_limit: u32,
    /// From one replenishment to the next; 0: never. [days]
    pub replenish_every_days: Days,
    /// Length of a replenishment, [0, 40]. [hours]
    pub replenish_hours: Hours,
    /// From one review to the next; 0: never. [days]
    pub review_every_days: Days,
    /// Length of a review, [0, 40]. [hours]
    pub review_hours: Hours,
    /// From one retrospective to the next; 0: never. [days]
    pub retro_every_days: Days,
    /// Length of a retrospective, [0, 40]. [hours]
    pub retro_hours: Hours,
    /// Length of the daily meeting, [0, 120]. [minutes]
    pub daily_minutes: f64,
}

impl ProcessRules for Rules {
    fn read(object: &mut ObjectReader<'_>) -> Self {
        Self {
            wip_limit: object.whole("wip_limit", 1..=100),
            replenish_every_days: object.number("replenish_every_days", INTERVAL_DAYS),
            replenish_hours: object.number("replenish_hours", MEETING_HOURS),
            review_every_days: object.number("review_every_days", INTERVAL_DAYS),
            review_hours: object.number("review_hours", MEETING_HOURS),
            retro_every_days: object.number("retro_every_days", INTERVAL_DAYS),
            retro_hours: object.number("retro_hours", MEETING_HOURS),
            daily_minutes: object.number("daily_minutes", DAILY_MINUTES),
        }
    }

    fn written(&self) -> Vec<(&'static str, Node)> {
        vec![
            ("wip_limit", self.wip_limit.into()),
            ("replenish_every_days", self.replenish_every_days.into()),
            ("replenish_hours", self.replenish_hours.into()),
            ("review_every_days", self.review_every_days.into()),
            ("review_hours", self.review_hours.into()),
            ("retro_every_days", self.retro_every_days.into()),
            ("retro_hours", self.retro_hours.into()),
            ("daily_minutes", self.daily_minutes.into()),
        ]
    }
}

/// Kanban at work.
#[derive(Clone, Debug)]
pub(crate) struct Kanban {
    rules: Rules,
}

impl Process for Kanban {
    type Rules = Rules;

    fn new(rules: &Rules, _project: &Project) -> Self {
        Self {
            rules: rules.clone(),
        }
    }

    fn begin<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>) {
        let rules = &self.rules;
        kernel.state.wip_limit = rules.wip_limit;
        kernel.schedule(
            Meeting::Replenishment,
            rules.replenish_every_days,
            rules.replenish_hours,
        );
        kernel.schedule(Meeting::Review, rules.review_every_days, rules.review_hours);
        kernel.schedule(Meeting::Retro, rules.retro_every_days, rules.retro_hours);
        for item in 0..kernel.state.items.len() {
            kernel.admit(item, Admission::Admitted);
        }
    }

    fn started<W: World, R: Recorder>(&mut self, kernel: &mut Kernel<'_, W, R>, _item: usize) {
        kernel.state.ledger.boundaries += 1;
    }
}
