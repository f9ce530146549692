### English texts. A key is written out in the code where it is used, and every key is used (tests/catalogue.rs).

## Problems of a document: where, what, and how to mend it.

problem-line = { $place }: { $fault }
problem-document = document

problem-too-large = { $bytes } bytes are too many; a document has at most { $most }
problem-not-utf8 = line { $line }, column { $column } is not UTF-8; save the document as UTF-8
problem-not-json = this is not JSON; mend it at line { $line }, column { $column }
problem-too-deep = lists and objects stand in one another more than { $most } deep at line { $line }, column { $column }; a scenario needs fewer
problem-missing = missing; give { $expected }
problem-not-allowed = { $value } is not allowed; give { $expected }
problem-wrong-count = { $count ->
    [0] no entries are not allowed
    [one] { $count } entry is not allowed
   *[other] { $count } entries are not allowed
}; give { $least } to { $most }
problem-unknown-field = there is no such field; remove it
problem-unknown-field-close = there is no such field; did you mean { $closest }?
problem-repeated-key = this key is given twice in one object; keep one of them
problem-repeated = { $value } stands at { $first } already; each may stand there only once
problem-no-such-id = { $value } is the id of nothing; name one that exists
problem-no-such-id-close = { $value } is the id of nothing; did you mean { $closest }?
problem-cycle = items wait for one another in a circle, each for the next: { $circle }; take one of these links out
problem-not-a-predecessor = { $value } does not come before this item; name items that it waits for, directly or through others
problem-crew-above-people = { $value } is more than the { $people ->
    [one] one person
   *[other] { $people } people
} of role { $role }; make the crew smaller or the role larger
problem-goal-with-redo = an item of goal { $goal } has nothing to do again; empty this list or the goal
problem-goal-in-redo = { $value } belongs to goal { $goal } and is not done again; take it out of this list or empty its goal
problem-later-phase = { $value } is in the later phase { $later }, and stage gates finish phase { $phase } first; take it out or change a phase
problem-no-pace = { $value } minutes leave no time for work in a day of { $day } minutes; give less
problem-no-work-window = the meetings of a sprint leave { $days } days for work; give longer sprints or shorter meetings

## What a field should have been: follows "give".

expected-number-from-to = a number from { $low } to { $high }
expected-number-from-below = a number from { $low } to below { $high }
expected-number-above-to = a number above { $low } and up to { $high }
expected-number-above-below = a number above { $low } and below { $high }
expected-number-from = a number from { $low } on
expected-number-above = a number above { $low }
expected-number-or-null = { $number }, or null
expected-zero-or-number = 0, or { $number }
expected-whole = a whole number from { $least } to { $most }
expected-flag = true or false
expected-text = a text of at most { $most } characters
expected-text-not-empty = a text of { $least } to { $most } characters
expected-identifier = a key of 1 to { $most } characters, only small letters a to z, digits and _
expected-choice = one of { $choices }
expected-object = an object in { "{ }" }
expected-object-or-null = an object in { "{ }" }, or null
expected-list = a list of { $least } to { $most } entries

## The command line.

cli-about = Simulates the same possible futures of a project under Scrum, Data Driven Scrum, Kanban and stage gates.
cli-replay = Lives through one future and prints its luck and what each process came to
cli-simulate = Lives through many futures and prints what each process came to, alone and in pairs
cli-validate = Checks a scenario; every problem on a line of its own
cli-scenario = The scenario's document
cli-world = The luck of the future, instead of a seed
cli-seed = Which futures there are
cli-run = Which of them, from 0
cli-events = Print also everything that happened
cli-runs = How many futures
cli-threads = How many to simulate at once; 0: as many as the machine has cores. The digits are the same
cli-csv = Write every run to this table
cli-tie-days = What finishes within so many working days is equal [default: 0.000000001]
cli-until-p85-within = Go on until the day by which 85 % of the delivered futures are delivered is known to within so many days for every process; --runs is then the most [default: 1000000]
cli-bad-days-within = --until-p85-within: { $value } is not allowed; give a number of days above 0
cli-cannot-read = { $path }: cannot be read: { $reason }
cli-cannot-write = The results cannot be written: { $reason }
cli-world-lacks = { $path }: attempts.{ $item }: attempt { $number } is missing; a process needs it, so add it
cli-bad-tie-days = --tie-days: { $value } is not allowed; give a number of days, 0 or more
cli-no-runs = --runs: 0 is not allowed; give a whole number from 1

## The page.

page-title = Scrum or Data Driven Scrum?
result-title = The answer
side-scrum = Scrum
side-dds = Data Driven Scrum
side-kanban = Kanban
side-stage-gate = Stage gates
verdict-waiting = The same thousands of possible futures of one project, lived through under each way of working: which finishes sooner?
verdict = { $winner } is sooner in about { $wins } of { $total } futures ({ $percent } %, { $low }{ "\u2060" }–{ "\u2060" }{ $high }), { $loser } in { $losses }{ $ties ->
        [0] .
        [one] , and in one they take about as long.
       *[other] , and in { $ties } they take about as long.
    }
gap = Typical gap where both deliver: { $sooner } { $days } days sooner (±{ $error }).
gap-none = Typical gap where both deliver: less than half a day.
gap-unknown = There is no typical gap: too few futures in which both deliver.
short-dds = DDS
reading-above = Above
reading-below = Below
readings-caption = How often is which sooner? Every pair of readings, in the same futures. What differs by less than a day counts for neither.
readings-corner = { $rows } ↓ { $columns } →
readings-sooner = { $side } { $share } %
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
inputs-reset-all = Reset everything
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
progress-complete = { $runs } futures, all simulated in this browser (seed { $seed })
progress-cancelled = Stopped: these figures rest on { $runs } of { $all } futures (seed { $seed })
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
progress-cancel = Stop
progress-other-futures = Other futures
progress-failed = The study could not be simulated. Your scenario is kept; load the page again to go on.
## Parameters: in the reader's words, the term of art, what it changes, unit, and where the default comes from.

group-work = The work
group-team = The team
group-scrum = Scrum
group-dds = Data Driven Scrum

certainty-high = high: read at the source
certainty-medium = medium
certainty-low = low: a judgement
certainty-assumption = assumption: made up for the example

unit-times = × the scenario
unit-times-odds = × the odds
unit-times-capacity = × the capacity
unit-correlation = of 1
unit-share-of-time = of the time
unit-share-of-rest = of what is left
unit-per-day = a day
unit-people = people
unit-days = working days
unit-hours = hours
unit-hours-a-sprint = hours a sprint
unit-minutes = minutes
unit-iterations = iterations

parameter-uncertainty = How uncertain are the tasks?
parameter-uncertainty-term = spread of the efforts, σ
parameter-uncertainty-help = How far efforts stray from what is usual, for every item at once. At 2 an item that could take twice as long as usual could take four times as long; the usual effort stays.
parameter-correlation = Do all tasks run late together?
parameter-correlation-term = correlation of the efforts
parameter-correlation-help = How much of the luck the whole project shares. At 0 every item has luck of its own, and a late one says nothing about the next.
parameter-chance = How likely is it that things work?
parameter-chance-term = chance of success
parameter-chance-help = The odds that an attempt answers its question, for every item that can fail. At 2 a chance of 20 % becomes 33 %, and one of 80 % becomes 89 %.
parameter-evidence = How well are those chances known?
parameter-evidence-term = evidence, in past attempts
parameter-evidence-help = A chance that rests on few past attempts may really be far off. More evidence brings it closer to what is written; chances that count as known stay known.
parameter-order = What comes first?
parameter-order-term = order of the backlog
parameter-order-help = As listed, or the item that promises most for its effort: value × chance ÷ estimate, judged anew after every result.
order-listed = as listed
order-value = most value for the effort
parameter-unplanned = How often does something come up?
parameter-unplanned-term = unplanned work
parameter-unplanned-help = Work that nobody planned and that goes before everything else, such as a fault in production.
parameter-team = How large is the team?
parameter-team-term = people in all roles
parameter-team-help = People are spread over the roles in the proportions of the scenario, and every role keeps somebody. Data Driven Scrum keeps half as many iterations open as there are people.
parameter-people = How many: { $role }?
parameter-people-term = people of the role
parameter-people-help = Only people of a role work on its items. Setting the whole team sets this anew.
parameter-focus = How much time goes into this work?
parameter-focus-term = focus
parameter-focus-help = The rest goes into mail, other projects, support and meetings that are not simulated.
parameter-daily = How long is the daily meeting?
parameter-daily-term = daily scrum
parameter-daily-help = The same in every process.
parameter-sprint = How long is a sprint?
parameter-sprint-term = sprint length
parameter-sprint-help = The meetings grow and shrink with it. Data Driven Scrum has no sprints, so this changes only the Scrum side.
parameter-planning = How long is planning?
parameter-planning-term = sprint planning
parameter-planning-help = For a sprint of the length set here, with everybody in it.
parameter-review = How long is the sprint review?
parameter-review-term = sprint review
parameter-review-help = For a sprint of the length set here, with everybody in it.
parameter-retro = How long is the retrospective?
parameter-retro-term = sprint retrospective
parameter-retro-help = For a sprint of the length set here, with everybody in it.
parameter-commitment = How much is planned into a sprint?
parameter-commitment-term = commitment
parameter-commitment-help = The share of the team's capacity that planning fills. Above 1 more is planned than there is time for.
parameter-carry-over = What does an interruption cost?
parameter-carry-over-term = carry-over penalty
parameter-carry-over-help = What the end of a sprint adds to a task that is cut by it, once. Only Scrum pays it.
parameter-open = How many iterations at once?
parameter-open-term = open iterations
parameter-open-help = Where iterations may overlap: how many count as open at most. The stricter readings keep one.
parameter-selection = How long does it take to select the next items?
parameter-selection-term = selection meeting
parameter-selection-help = Held whenever iterations open, with everybody in it.
parameter-dds-review = How long is a review?
parameter-dds-review-term = review on the calendar
parameter-dds-review-help = Data Driven Scrum reviews by the calendar, not when an iteration ends.
parameter-dds-review-every = How often is there a review?
parameter-dds-review-every-term = review interval
parameter-dds-review-every-help = From one review of Data Driven Scrum to the next.
parameter-dds-retro = How long is the retrospective?
parameter-dds-retro-term = retrospective on the calendar
parameter-dds-retro-help = Data Driven Scrum looks back by the calendar, not when an iteration ends.
parameter-dds-retro-every = How often is there a retrospective?
parameter-dds-retro-every-term = retrospective interval
parameter-dds-retro-every-help = From one retrospective of Data Driven Scrum to the next.

source-example = Made up for this example; put in your own.
source-team = Made up for this example, within the 3 to 9 people that Data Driven Scrum asks for.
source-own-default = Our own default: no source gives a figure.
source-uncertainty = The spread of each kind of work, judged from 10,022 tasks of one company, repeats of public training benchmarks and logs of GPU clusters. No public log of estimated against actual machine learning tasks was found.
source-correlation = Our own computation: totals of 40 tasks of one company vary more (0.38 in the logarithm) than those of shuffled tasks (0.32).
source-chance = Chances of the kinds of work, from logs of machine learning experiments and GPU clusters; where there is no log, our own judgement.
source-evidence = Our own judgement: with 15 past attempts a chance of 20 % is really 8 to 34 % in eight of ten cases.
source-order = Data Driven Scrum orders by value × chance ÷ effort; the same rule is given to every process.
source-daily = Scrum Guide 2020; Data Driven Scrum keeps the daily meeting.
source-sprint = Our own default of two weeks; the Scrum Guide 2020 allows a month or less.
source-sprint-meetings = The most that the Scrum Guide 2020 allows for a month, pro rata; many teams take less.
source-commitment = Our own default. In 871 sprints of open-source teams 66 % delivered less than they had committed to (Choetkiertikul et al. 2017, our computation).
source-carry-over = Our own default: nothing, since only Scrum could pay it, even when the same person goes on next morning.
source-open = Our own default: half the team, rounded up, at least 2. No source settles whether iterations may overlap.
source-dds-meetings = Data Driven Scrum leaves the calendar to the team; a weekly review and a monthly retrospective are our own default.

## Presets: what each teaches, and the kinds of work in them.

preset-explore = Explore a new model
preset-explore-lesson = Nobody knows which of four approaches works: see who learns it sooner, and what waiting for results costs.
preset-improve = Improve a model
preset-improve-lesson = Small experiments on a model in production: while an A/B test runs for two weeks, what does the team do?
preset-pipeline = Build a known pipeline
preset-pipeline-lesson = Ordinary building with few surprises: much can go on side by side, and a limit on open iterations may cost more than the meetings of a sprint.
preset-lifecycle = Go through a whole life cycle
preset-lifecycle-lesson = Six phases, and reviews of privacy, law and ethics between them: what does the team do while it waits for an approval?
preset-labeling = Label a large set
preset-labeling-lesson = Every batch of labels waits for its check, and some go back: how soon the next one starts counts more than how well it was planned.
preset-search = Search for hyper-parameters
preset-search-lesson = A whole grid computes for days, a few random points answer tomorrow: does what only computes count as work under way?
preset-spike = Find out whether it can be done
preset-spike-lesson = Perhaps it cannot be done at all, and more than a third of these futures find that out: see who knows it sooner.
preset-loops = Mine data in loops (CRISP-DM)
preset-loops-lesson = An evaluation that fails opens again what seemed done: who may start over at once, and who waits for the next planning?
preset-upkeep = Keep a model alive
preset-upkeep-lesson = Drift, upkeep, and faults that come before everything else: who has something else to go on with?
preset-application = Build an app around a model
preset-application-lesson = Familiar features that hardly wait for one another: here Scrum clearly wins, because few open iterations keep people from work.

work-collection = data collection
work-collection-source = Our own judgement: a quarter of such tasks waits for others, for 3 days in the median.
work-labeling = labeling
work-labeling-source = Our own judgement, without a pilot: one set in twenty has to be labeled again.
work-labeling-after-pilot = labeling after a pilot
work-labeling-after-pilot-source = Our own judgement, after a pilot: one set in twenty has to be labeled again.
work-cleaning = cleaning
work-cleaning-source = Our own judgement: three in ten are opened again.
work-feature-work = feature work
work-feature-work-source = 10,022 tasks of one software company: 35 % took exactly what was estimated, 30 % took more, some several times as much.
work-exploration = model exploration
work-exploration-source = Logs of machine learning experiments: one in five works; a guess worth 15 past attempts.
work-research = research
work-research-source = Logs of machine learning experiments: one in five works. For what nobody has tried before that is a guess worth 4 past attempts only.
work-training-new = training by a new recipe
work-training-new-source = Traces of four GPU clusters: 16 to 43 % of the jobs fail, here 30 %. The spread is our own judgement.
work-training-known = training by a known recipe
work-training-known-source = Traces of four GPU clusters: 16 to 43 % of the jobs fail, here 30 %. The spread is our own judgement, from repeats of public training benchmarks.
work-tuning = tuning without a budget
work-tuning-source = The chance that one more trial is the best so far falls as trials go on; here one in five rounds.
work-tuning-in-budget = tuning within a budget
work-tuning-in-budget-source = With a budget the effort is known; what comes out of it is not asked.
work-evaluation = evaluation
work-evaluation-source = 15 to 30 % of evaluations send the work back, here 20 %.
work-deployment = deployment
work-deployment-source = Public figures say 29 days in the median and far more at times, which would swamp everything; 5 days are our own assumption.
work-monitoring = monitoring
work-monitoring-source = Our own judgement from tasks of a software company.
work-around = goals, law and ethics
work-around-source = Made up for this example, with the spread of feature work.
work-familiar = software of a familiar kind
work-familiar-source = Made up for this example: about half the spread of feature work, for a team that has built the like before.

## The command line: presets.

cli-presets = Lists the ready-made scenarios, or prints the document of one
cli-preset = Which one; without it all are listed
cli-no-such-preset = { $id } is no preset; give one of { $known }
cli-no-such-preset-close = { $id } is no preset; did you mean { $closest }? There are { $known }
## The figure: a future per pair of dots, and its two timelines.

figure-title = The same { $count } futures: { $a } above, { $b } below
figure-title-all = { $title }, and beneath them { $others }
figure-description = { $b } is sooner in { $b-sooner }, { $a } in { $a-sooner }, and they are about the same in { $same }.
figure-keys = Left and right: the next future along the axis. Up and down: the next way of working. Home and End: the first and the last. Escape: none.
figure-in-time = in time: { $count } of { $total }
figure-deadline = deadline: day { $day }
figure-deadline-name = Deadline
figure-deadline-value = By day { $day }: { $a } { $a-count } of { $total }, { $b } { $b-count } of { $total }.
figure-deadline-other = { $name }: { $count } of { $total }.
figure-unit = working days
figure-unit-short = days
figure-not-delivered = not delivered
figure-day = day { $day }
figure-infeasible = given up on day { $day }
figure-unfinished = never finished
figure-no-focus = Choose a future: point at a dot, or use the arrow keys.
figure-read-out = Future { $number } of { $total } (run { $run }): { $a } { $a-end }, { $b } { $b-end }. { $gap }.
figure-read-out-other = { $name }: { $end }.
figure-show-all = Show all { $count } ways of working
figure-sooner = { $name } is { $days ->
    [one] one day
   *[other] { $days } days
} sooner
figure-sooner-less-than-a-day = { $name } is sooner, by less than a day
figure-about-the-same = About the same
figure-neither = Neither delivers
figure-only = Only { $name } delivers
figure-previous = Previous future
figure-next = Next future
figure-previous-short = Previous
figure-next-short = Next
figure-play = Play this future
figure-pause = Pause
figure-step = One step
figure-all = Show all of it
figure-lanes-title = What happens in future { $number }
figure-sprints = { $count ->
    [one] one sprint
   *[other] { $count } sprints
}
figure-spilled = { $count ->
    [0] nothing spills over
    [one] one item spills over
   *[other] { $count } items spill over
}
figure-iterations = { $count ->
    [one] one iteration
   *[other] { $count } iterations
}
figure-attempts = { $count ->
    [one] one attempt
   *[other] { $count } attempts
}
figure-failures = { $count ->
    [0] no failure
    [one] one failure
   *[other] { $count } failures
}
figure-key-busy = at work
figure-key-idle = idle
figure-key-create = create
figure-key-observe = observe
figure-key-analyze = analyze
figure-key-wait = wait
figure-key-meeting = meeting
figure-key-spilled = spills over
figure-key-failed = fails
figure-table = The { $count } futures as a table
figure-column-future = Future
figure-column-run = Run
figure-column-gap = Who is sooner

## More to see: the panels below the first screen.

more-title = More to see
more-waiting = The first futures are on their way.
more-none = none
more-percent = { $percent }{ "\u00A0" }%
more-curve = By which day is it delivered?
more-time = What did the time go into?
more-metrics = All figures
more-simplified = What is simplified, and which way it leans

curve-what = How many of all futures are delivered by each day. The further left a curve rises, the sooner; the steeper it is, the surer.
curve-by = By day { $day }: { $a } { $a-share }, { $b } { $b-share }.
curve-share = { $share }{ "\u00A0" }({ $low }–{ $high })
curve-interval = { $low }–{ $high }
curve-table-name = Days by which it is delivered
curve-table = The day by which so many of the futures that deliver have delivered. Beneath some: where that day lies, with 95 % certainty.
curve-column-share = Delivered
curve-row-delivered = Ever delivered

time-what = Days of all people together, on average over all futures.
time-picture = What the time of the people went into
time-total = { $days } person-days
time-table = Person-days, the mean over all futures.
time-column-use = Went into
time-useful = Useful work
time-useful-help = its result stayed
time-wasted = Wasted work
time-wasted-help = on attempts that failed or were cancelled
time-meetings = Meetings
time-meetings-help = the daily meeting included
time-held = Held back
time-held-help = there was something to do, but the process had people wait
time-blocked = Nothing to start
time-blocked-help = everything waited for something else
time-left-out = Work is counted in days of undisturbed work. The time that goes into other things, such as mail and support, is in none of the parts.

metrics-table-name = All figures of both sides
metrics-table = Half of the futures are below the large figure and half above. Beneath it: where nine futures in ten lie. Each name opens to what it means.
metrics-column-metric = Figure
metrics-range = { $low } to { $high }
metric-unit-days = working days
metric-unit-person-days = person-days
metric-unit-money = your currency
metric-unit-count = how many
metric-unit-share = % of what was planned
metric-unit-value-days = value × days
metric-unit-outcome = of all futures
metric-outcome = Delivered
metric-outcome-help = Every item was done or dropped as planned. Otherwise something that was needed had no attempts left, and the project was given up; or it was still going after ten years.
metric-outcome-others = given up { $infeasible }{ "\u00A0" }%, never finished { $unfinished }{ "\u00A0" }%
metric-finish = Day of delivery
metric-finish-help = When everything was there. Only futures that deliver count here.
metric-cost = Cost
metric-cost-help = Everybody is paid by the day until the end, whether working or waiting. Attempts that cost something of their own, such as computing time, come on top.
metric-worked = Work done
metric-worked-help = All effort, whether it came to something or not; with unplanned work, and with what interruptions add.
metric-wasted = Wasted work
metric-wasted-help = The part of the work spent on attempts that failed or were cancelled. Failures teach something, too: this is what the lessons cost.
metric-meetings = Meetings
metric-meetings-help = Time of everybody in every meeting, the daily one included, until the end.
metric-idle = Waiting
metric-idle-help = Time in which people worked on nothing and sat in no meeting of the whole team. It is made of the two figures below.
metric-idle-held = Waiting: held back
metric-idle-held-help = There was an item that these people could have begun, but the process had not opened it: the sprint was full, a limit was reached, or a phase was not over.
metric-idle-blocked = Waiting: nothing to start
metric-idle-blocked-help = Everything left waited for other items, for observations, or for more people than were free.
metric-attempts = Attempts
metric-attempts-help = Tries at an item that came to a verdict. An item that fails is tried again.
metric-failures = Failed attempts
metric-failures-help = Those of them whose verdict was failure.
metric-cancelled = Cancelled attempts
metric-cancelled-help = Tries that were stopped on the way, because another item had reached the goal that they shared.
metric-first-answer = First answer
metric-first-answer-help = The day of the first verdict, good or bad. Futures without one are left out.
metric-first-success = First success
metric-first-success-help = The day on which something worked for the first time. Futures without success are left out.
metric-decision-delay = From failure to the next try
metric-decision-delay-help = How long it takes on average from a failed attempt to the next one at the same item. Futures in which nothing was tried again are left out.
metric-boundaries = Sprints or iterations
metric-boundaries-help = How many were begun: sprints in Scrum, iterations in Data Driven Scrum, attempts in Kanban, phases with stage gates.
metric-spillover = Spillover
metric-spillover-help = Of all items planned into sprints, the part that was not done by the end of its sprint. Only Scrum has sprints, so it is 0 elsewhere.
metric-value-days = Waiting for value
metric-value-days-help = The value of every item times the day on which it was there, summed. Lower is better: more of the value is there sooner. Only futures that deliver count here.

simplified-what = A simulation leaves things out. These are the ones that matter, and whom each of them favors. Think of them before you trust a small difference.
simplified-presets = The examples are made up around measured kinds of work: their teams, estimates, values and what waits for what were chosen so that neither Scrum nor Data Driven Scrum is better in all of them. They show what to look at, not who is right.
simplified-column-what = What is simplified
simplified-column-leans = Which way it leans
simplified-order = After every result, the backlog is ordered anew by one rule (value × chance ÷ estimate), or not at all. People know more than that.
simplified-order-leans = “As listed”: against Data Driven Scrum and Kanban
simplified-selection = In Data Driven Scrum everybody stops to select the next items; in Kanban deciding takes no time.
simplified-selection-leans = Against Data Driven Scrum, for Kanban
simplified-switching = Going from one item to another costs nothing.
simplified-switching-leans = For many open iterations, and for Kanban without limits
simplified-meetings = Meetings only take time. What they are good for (understanding each other, trust, fewer mistakes) is not there.
simplified-meetings-leans = Against Scrum, for Kanban
simplified-sprint = The end of a sprint interrupts all work. If you let interruptions cost something, only Scrum pays.
simplified-sprint-leans = Against Scrum
simplified-people = People of one role are alike. Nobody learns, falls ill or leaves, and no role helps out in another.
simplified-estimates = Estimates do not get better with experience. In the records that we know, they do not either.
simplified-chance = Working longer on something does not make it likelier to succeed.
simplified-neither = Neither way
simplified-nights = There are no nights and no weekends: a computation of three days takes three working days.
simplified-nights-leans = Against whoever waits more
## Links, and what is kept on the device.

link-whole = this link
link-used-instead = { $problem }; { $used } is used instead
link-too-long = it is too long for a link, which has at most { $most } characters; ask for the scenario as a file
link-no-version = its beginning is missing, where the version of the format stands; copy it again
link-other-version = it is of version { $value }, which this page does not know; load the page again, or ask for a new link
link-other-model = version { $value } made the figures of this link; this page has version { $model }, and its figures differ
link-not-a-seed = { $value } is not allowed; give a whole number of at most 19 digits
link-no-scenario = no scenario can be read from this ({ $problem }); copy the whole link again
link-repeated = it is given more than once; the first one counts
link-notice = About the scenario shown
link-problems = Some of the link could not be used:
link-copy = You are looking at a shared scenario. Your own is kept.
link-back-to-own = Go back to my own
link-others = A scenario that you had before is kept.
link-back-to-other = Go back to it
link-forget-others = Forget it
link-dismiss = Close
share-copy = Copy link
share-copied = The link is copied.
share-by-hand = The link, to copy by hand:

## The person's own backlog

backlog-title = The backlog: { $count ->
        [one] one item
       *[other] { $count } items
    }
backlog-preset = These items are what is simulated. Change anything, and it becomes a backlog of your own; the example stays as it is.
backlog-own = Your own backlog. It is kept on this device; every change can be undone.
backlog-tools = What can be done with the scenario
backlog-undo = Undo
backlog-redo = Redo
backlog-empty = Start from empty
backlog-import = Open a file
backlog-export = Save as a file
backlog-not-read = The file could not be read: { $problem }. What you had is unchanged.
backlog-add = Add an item
backlog-new-item = New item
backlog-new-scenario = My backlog
backlog-new-role = Team
backlog-copy = { $name } (copy)
backlog-table = The items in their order
backlog-column-order = Order
backlog-column-name = Item
backlog-column-role = Who
backlog-column-estimate = Estimate, person-days
backlog-column-success = Chance of success
backlog-column-more = More
backlog-short-estimate = Days
backlog-short-success = Chance
backlog-name-of = Name of item { $number }
backlog-role-of = Who works on item { $number }
backlog-estimate-of = Estimate of item { $number }, in person-days
backlog-success-of = Chance that item { $number } succeeds at the first attempt, from 0 to 1
backlog-up = Move item { $number } up
backlog-down = Move item { $number } down
backlog-duplicate = Duplicate item { $number }
backlog-remove = Remove item { $number }
backlog-more = Details
backlog-more-of = Details of item { $number }
backlog-wrong-inside = something is wrong
backlog-problems = { $count ->
        [one] One thing is to be mended. Until then, the results above are those from before.
       *[other] { $count } things are to be mended. Until then, the results above are those from before.
    }
backlog-problems-more = And { $count } more.
backlog-stale = These results are from before the last changes: something in the backlog is to be mended first.
backlog-to-problems = Show what
team-title = Team
team-name = Role
team-people = People
team-rate = Pay per day
team-add = Add a role
team-new = New role
team-remove = Remove the role { $name }
sheet-close = Done
sheet-name = Name
sheet-role = Who works on it
sheet-crew = People at a time
sheet-effort = Effort
sheet-estimate = Estimate, in person-days
sheet-cost = Money for each attempt
sheet-observing = Waiting for results
sheet-analyze = Share of the effort that comes after waiting
sheet-success = Success
sheet-chance = Chance at the first attempt, from 0 to 1
sheet-evidence = Past attempts that this chance rests on
sheet-learning = How much each failure raises the next chance
sheet-attempts = Attempts at most
sheet-required = The project fails without it
sheet-place = Its place in the whole
sheet-value = Value once it is done
sheet-phase = Phase
sheet-capability = Capability (one iteration of Data Driven Scrum)
sheet-goal = Goal (of several approaches, the first success is enough)
sheet-after = Comes after
sheet-redo = Done again when it fails
spread-of = How long it really takes
spread-days = Given in days
spread-ratio = What history says of estimates
spread-kind = How it varies
spread-fixed = Not at all
spread-uniform = Evenly between two bounds
spread-triangular = Three points (triangle)
spread-pert = Three points (PERT)
spread-lognormal = Around a median, with a long tail
spread-gamma = Around a mean (gamma)
spread-weibull = Weibull
spread-value = Always
spread-min = At least
spread-mode = Most likely
spread-max = At most
spread-median = Median
spread-sigma = Spread (sigma of the logarithm)
spread-mean = Mean
spread-cv = Spread (standard deviation ÷ mean)
spread-scale = Scale
spread-shape = Shape
shelf-title = Kept on this device
shelf-save = Keep what is shown now, under the name
shelf-open = Open
shelf-rename = Rename { $name }
shelf-duplicate = Duplicate { $name }
shelf-delete = Delete { $name }
shelf-deleted = { $name } was deleted.
shelf-bring-back = Bring it back
