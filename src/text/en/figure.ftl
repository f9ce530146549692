## The figure: a future per pair of dots, and its two timelines.

figure-title = The same { $count } futures: { $a } above, { $b } below
figure-title-alone = { $count } futures: { $a }
figure-title-all = { $title }, and beneath them { $others }
figure-description = { $b } is sooner in { $b-sooner }, { $a } in { $a-sooner }, and neither is in { $same }.
figure-keys = Left and right: the next future along the axis. Up and down: the next way of working. Home and End: the first and the last. Escape: none.
figure-in-time = in time: { $count } of { $total }
figure-of-all = { $percent }{ "\u00A0" }% of all
figure-count = { $count } of { $total }, and { $percent }{ "\u00A0" }% of all
figure-deadline = deadline: day { $day }
figure-deadline-name = Deadline
figure-deadline-value = By day { $day }: { $a } { $a-count }; { $b } { $b-count }.
figure-deadline-alone = By day { $day }: { $a } { $a-count }.
figure-deadline-other = { $name }: { $count }.
figure-unit = working days
figure-not-delivered = not delivered
figure-day = day { $day }
figure-infeasible = given up on day { $day }
figure-unfinished = never finished
figure-no-focus = Choose a future: point at or tap a dot, or use the arrow keys.
figure-read-out = Future { $number } of { $total } (run { $run }): { $a } { $a-end }, { $b } { $b-end }. { $gap }.
figure-read-out-alone = Future { $number } of { $total } (run { $run }): { $a } { $a-end }.
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
