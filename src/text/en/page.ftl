## The page.

page-title = Scrum or Data Driven Scrum?
page-window = Scrum or Data Driven Scrum? – Cadence Lab
page-nav = More pages
guide-link = How it works
guide-window = How it works – Cadence Lab
guide-more = More in “How it works”
guide-nav = Way back
guide-back = ← Back to the simulation
result-title = The answer
process-scrum = Scrum
process-dds = Data Driven Scrum
process-dds-short = DDS
process-kanban = Kanban
process-stage-gate = Stage gates
verdict-waiting = The same thousands of possible futures of one project, lived through under each way of working: which finishes sooner?
verdict-share = { $percent } %
verdict-share-between = { $percent } %, { $low }{ "\u2060" }–{ "\u2060" }{ $high }
verdict = { $winner } is sooner in about { $wins } of { $total } futures ({ $share }), { $loser } in { $losses }{ $ties ->
        [0] .
        [one] , and in 1 { $neither ->
            [never] they take about as long.
           *[other] neither is.
        }
       *[other] , and in { $ties } { $neither ->
            [never] they take about as long.
           *[other] neither is.
        }
    }
verdict-mostly-even = In about { $ties } of { $total } futures { $neither ->
        [never] { $winner } and { $loser } take about as long.
       *[other] neither { $winner } nor { $loser } is sooner.
    } Otherwise { $winner } is: in { $wins } ({ $share }); { $loser } in { $losses }.
verdict-even = { $neither ->
        [never] { $winner } and { $loser } take about as long in all { $total } futures.
        [always] Neither { $winner } nor { $loser } delivers in any of { $total } futures.
       *[sometimes] { $winner } and { $loser } take about as long wherever they deliver.
    }
verdict-balanced = { $winner } and { $loser } are sooner equally often: each in this share of the futures: { $share }.
verdict-alone = { $winner } is the only way of working here: choose another one to compare it with.
gap = Typical gap where both deliver: { $sooner } { $days ->
        [one] one day
       *[other] { $days } days
    } sooner (±{ $error }).
gap-none = Typical gap where both deliver: less than half a day.
gap-neither = In { $percent }{ "\u00A0" }% neither delivers.
gap-alone = Under “Ways of working”, tick one more.
gap-unknown = There is no typical gap: too few futures in which both deliver.
reading-above = Above
reading-below = Below
readings-swap = Swap above and below
readings-caption = How often is which sooner, in the same futures? What is about the same counts for neither.
readings-corner = { $rows } ↓ { $columns } →
readings-sooner = { $side } { $share } %
readings-awaited = …
reading-guide = by the Guide
reading-common = as many teams do it
reading-room = when there is room
reading-observing = only while observing
reading-strict = strictly one by one
ways-title = Ways of working: { $count } of { $all }
ways-most = { $most } at once are the most: take one out to let another one in.
ways-least = { $least } are the least: let another one in to take one out.
ways-range = { $least } to { $most } are compared at once.
ways-left-out = { $name } cannot join yet, and the others are compared without it:
inputs-title = What the project is like
inputs-more = More
inputs-other-sprints = Sprints are of different lengths here: each is set under “Ways of working”.
inputs-reset-all = Reset all inputs
presets-title = My work is like
presets-more = More examples
presets-own = My own backlog
presets-own-lesson = Your own items and your own team. Change them below, under “The backlog”.
help-for = Help: { $label }
help-mark = ?
field-source = { $term }. Default: { $default }. { $source } Certainty: { $certainty }.
effect = { $side } was sooner in { $before } % of the futures, and is now in { $now } %.
effect-barely = This barely changes the answer: { $side } was sooner in { $before } % of the futures, and is now in { $now } %.
reset-for = Reset: { $label }
reset-to = reset to { $default }
step-down = Less: { $label }
step-up = More: { $label }
minus = −
plus = +
value-with-unit = { $value } { $unit }
progress-running = { $runs } of { $all } futures simulated (seed { $seed })
progress-complete = { $count ->
        [one] One future,
       *[other] { $runs } futures, all
    } simulated in this browser (seed { $seed })
progress-cancelled = Stopped: these figures rest on { $runs } of { $all } futures (seed { $seed })
progress-stopped-early = Stopped before the first of { $all } futures: these figures are still those from before (seed { $seed })
progress-until = { $runs } futures simulated, at most { $all } (seed { $seed })
progress-known = P85 known within { $days ->
        [one] a day
       *[other] { $days } days
    } after { $runs } futures (seed { $seed })
progress-bar = Futures simulated
progress-many = How many
progress-within = until P85 is known within { $days ->
        [one] a day
       *[other] { $days } days
    }
progress-tie = About the same
progress-tie-days = { $days ->
        [0] to the same instant
        [one] within a day
       *[other] within { $days } days
    }
paper-set = { $label } { $value }
progress-cancel = Stop
progress-go-on = Go on
progress-other-futures = Other futures
progress-failed = The study could not be simulated. Your scenario is kept; load the page again to go on.

## More to see: the panels' titles, and their content while it is not there.

more-title = More to see
more-side-by-side = Compare named scenarios
more-curve = By which day is it delivered?
more-time = What did the time go into?
more-metrics = All figures
more-simplified = What is simplified, and which way it leans
backlog-title = The backlog: { $count ->
        [one] one item
       *[other] { $count } items
    }
backlog-stale = These results are from before the last changes: something in the backlog is to be mended first.
backlog-stale-example = These results are those of the first example, as something in the backlog is to be mended before it can be simulated.
backlog-to-problems = Show what
part-awaited = This is being fetched.
part-failed = This did not arrive. Everything else goes on; nothing is lost.
part-again = Try again
