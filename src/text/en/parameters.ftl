## Parameters: in the reader's words, the term of art, what it changes, unit, and where the default comes from.

group-work = The work
group-team = The team
group-scrum = Scrum
group-dds = Data Driven Scrum

certainty-high = high, read at the source
certainty-medium = medium
certainty-low = low, a judgement
certainty-assumption = none, made up for the example

unit-times = × the scenario
unit-times-odds = × the odds
unit-times-capacity = × the capacity
unit-correlation = of 1
unit-share-of-time = of the time
unit-share-of-rest = of what is left
unit-per-day = a day
unit-people = { $count ->
        [one] person
       *[other] people
    }
unit-days = { $count ->
        [one] working day
       *[other] working days
    }
unit-hours = { $count ->
        [one] hour
       *[other] hours
    }
unit-hours-a-sprint = { $count ->
        [one] hour a sprint
       *[other] hours a sprint
    }
unit-minutes = { $count ->
        [one] minute
       *[other] minutes
    }
unit-iterations = { $count ->
        [one] iteration
       *[other] iterations
    }

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
