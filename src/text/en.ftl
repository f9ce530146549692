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
cli-cannot-read = { $path }: cannot be read: { $reason }
cli-cannot-write = The results cannot be written: { $reason }
cli-world-lacks = { $path }: attempts.{ $item }: attempt { $number } is missing; a process needs it, so add it
cli-bad-tie-days = --tie-days: { $value } is not allowed; give a number of days, 0 or more
cli-no-runs = --runs: 0 is not allowed; give a whole number from 1

## The figure: a future per pair of dots, and its two timelines.

figure-title = The same { $count } futures: { $a } above, { $b } below
figure-description = { $b } is sooner in { $b-sooner }, { $a } in { $a-sooner }, and they are about the same in { $same }.
figure-keys = Left and right: the next future along the axis. Up and down: the other side. Home and End: the first and the last. Escape: none.
figure-in-time = in time: { $count } of { $total }
figure-deadline = deadline: day { $day }
figure-deadline-name = Deadline
figure-deadline-value = By day { $day }: { $a } { $a-count } of { $total }, { $b } { $b-count } of { $total }.
figure-unit = working days
figure-unit-short = days
figure-not-delivered = not delivered
figure-day = day { $day }
figure-infeasible = given up on day { $day }
figure-unfinished = never finished
figure-no-focus = Choose a future: point at a dot, or use the arrow keys.
figure-read-out = Future { $number } of { $total } (run { $run }): { $a } { $a-end }, { $b } { $b-end }. { $gap }.
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
