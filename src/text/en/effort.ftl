## How long something takes, as people say it, and its picture

effort-way = How it is said
effort-typical = Typically …, nine times out of ten below …
effort-three-points = At least, most likely, at most
effort-by-work = As usual for a kind of work
effort-history = As our own history says
effort-other = In another way
effort-shape = Shape between the three points
effort-median = Typically
effort-p90 = Nine times out of ten below
effort-sigma = Half of the time it is more than typical, with a long tail: lognormal, σ { $sigma }.
effort-p90-wrong = Give a number from { $least }, which is typical, to { $most }.
effort-no-number = That is no number. Write 1.5 with a point, without a unit.
effort-p90-waits = Give a number above what is typical, and what is typical first.
effort-work = Kind of work
effort-work-effort = Half of such work takes up to { $middle } times its estimate, nine in ten up to { $high } times.
effort-work-chance = An attempt succeeds in { $share } % of the cases.
effort-work-guess = An attempt succeeds in about { $share } % of the cases, a guess worth { $worth } past attempts.
effort-work-wait = Its wait comes with it.
effort-work-certainty = Certainty { $certainty }.
history-ratios = What it took ÷ what was estimated
history-ratios-help = One a line, such as 1.3. Or both numbers, the estimate first, as two columns of a spreadsheet have them: 5 6.5 or 5;6.5
history-values = Values
history-values-help = One a line; a value that stands there twice is twice as likely.
history-empty = Give at least one entry.
history-says = { $count ->
        [one] One entry
       *[other] { $count } entries
    }: one in ten below { $low }, half below { $middle }, nine in ten below { $high }.
history-entry = Entry { $number }, “{ $entry }”: { $why }
history-more = And { $count } more.
history-no-number = that is no number, or may be one of two. Write 1.5, without a unit or thousands apart.
history-too-many = that is more than an estimate and what it took. Put each entry on a line of its own.
history-one-only = that is more than one number. Put each on a line of its own.
history-half = what was estimated, or what it took, is missing. Give both, or take the row out.
history-estimate = what was estimated, the first number, has to be above 0.
history-range = give a number from 0 to 10000.
density-title = How long it takes
density-wrong = The picture is there again once the numbers are mended.
density-never = No wait.
density-person-days = person-days
density-days = days
density-always = always { $value }
density-p10 = P10 { $value }
density-p50 = P50 { $value }
density-p90 = P90 { $value }
density-says = One in ten below { $low }, half below { $middle }, nine in ten below { $high } { $unit }.
density-says-always = Always { $value } { $unit }.
density-no-wait = { $share } % no wait.
density-no-work = { $share } % no work.
