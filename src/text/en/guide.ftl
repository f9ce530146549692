## "How it works": the model in words, and its small figures.

guide-lead = Scrum and Data Driven Scrum cut the same work up differently. Here is what is simulated to compare them, piece by piece. Every small figure runs the real simulation: move its control and see what changes.
guide-contents = Contents
guide-none = –
guide-days = { $days ->
    [one] one working day
   *[other] { $days } working days
}
guide-person-days = { $days ->
    [one] one person-day
   *[other] { $days } person-days
}
guide-times-estimate = { $factor } × the estimate

guide-luck-title = One luck, several ways of working
guide-luck-draw = A run of the simulation is one possible future of the project. Chance decides how much work each attempt takes, how long people wait for its results, and whether it works.
guide-luck-same = This luck is drawn once for each future, and every way of working lives through the same. So one that is sooner is sooner because of how it works, never because it was luckier.
guide-luck-caption = Three people, five items, two ways of working. The table is the luck; the timelines are what each makes of it. Try a few futures: sometimes one is sooner, sometimes the other.
guide-luck-table = What was drawn for future { $number }
guide-luck-picture = Future { $number } under both ways of working
guide-luck-back = Previous future
guide-luck-on = Next future
guide-luck-column-item = Attempt
guide-luck-column-effort = Work [person-days]
guide-luck-column-wait = Waiting for results [days]
guide-luck-column-verdict = Verdict
guide-luck-collect = Collect data
guide-luck-one = First experiment
guide-luck-other = Second experiment
guide-luck-third = Third experiment
guide-luck-report = Report
guide-luck-again = (attempt { $number })
guide-luck-works = works
guide-luck-fails = fails

guide-attempt-title = From an idea to an answer
guide-attempt-steps = The backlog is a list of items, and people work on them in attempts. An attempt creates something, such as a data set, a model or a feature; then it observes what comes of it; then it analyzes that. At its end is a verdict: it works, or it does not.
guide-attempt-observing = Creating and analyzing take the time of people. Observing takes only time: a model trains, users try the new version, and people are free for something else meanwhile.
guide-attempt-failing = What fails is tried again, as often as the scenario allows. After that, an item that is required ends the project, and any other is dropped.
guide-attempt-caption = One person, one experiment. It fails, and works at the second try. While it is observed, the person is free: how well that time is used is what ways of working differ in.
guide-attempt-control = How long does observing take?
guide-attempt-picture = The two attempts at one experiment
guide-attempt-name = One experiment

guide-spread-title = How much work it really is
guide-spread-drawn = Planning believes an estimate. What an attempt really takes is drawn anew around it, and it strays to one side: nothing takes less than no time, but some things take three times as long.
guide-spread-shared = Part of the luck is shared by the whole project: a team that knows the subject is quicker with everything. Where items share their luck, one that is late says that others will be.
guide-spread-caption = An item that was estimated at 4 person-days. The filled curve says how likely each effort is; the line is the spread of ordinary feature work. However much it strays, half of all efforts stay below the estimate; but what lies above it grows far more than what lies below.
guide-spread-control = How uncertain is it?
guide-spread-value = { $factor } × the usual spread
guide-spread-p10 = P10
guide-spread-p50 = P50: half below
guide-spread-p90 = P90
guide-spread-says = One in ten takes less than { $low } person-days, half less than { $middle }, nine in ten less than { $high }.

guide-belief-title = What failures teach
guide-belief-guess = Each item has a chance that an attempt works. Some chances are known. Others are guesses, and a guess is worth as much as the past attempts that it rests on: in one future the approach is better than thought, in another it is hopeless.
guide-belief-order = People do not see which future they are in. But every failure lowers what they believe of a guess, and where the backlog is ordered by value × chance ÷ estimate, the item moves down and another one is tried first. A way of working that learns sooner can change its mind sooner.
guide-belief-caption = The chance that the team gives the next attempt, after so many failures in a row. A guess from one past attempt falls at once; what is known stays.
guide-belief-control = What does the chance of 50 % rest on?
guide-belief-value = { $count ->
    [one] one past attempt
   *[other] { $count } past attempts
}
guide-belief-known = it is known
guide-belief-unit = failures so far
guide-belief-picture = Believed chance of success after no failure, one failure, and so on: { $chances }

guide-sprint-title = Scrum: boxes of one length
guide-sprint-box = A sprint lasts exactly as long as every other. It begins with planning and ends with a review and a retrospective. Planning fills the sprint with items, by their estimates, until the capacity of the team is used up.
guide-sprint-fits = Work keeps to no box. Where it is less than was thought, people are done early; where it is more, the end of the sprint cuts it, and it goes on after the next planning.
guide-sprint-readings = Teams differ in what they do about that, so there are two readings. By the Guide, whoever is free pulls in the next item, and what failed is tried again at once. As many teams do it, the scope is fixed: people wait, and what failed waits for the next planning.
guide-sprint-caption = Two people, sixteen items. Less work than estimated leaves those idle who keep to the plan; more of it spills over. Exactly as estimated, both readings look alike.
guide-sprint-control = How much work does it turn out to be?
guide-sprint-picture = The same items under both readings of Scrum

guide-iterations-title = Data Driven Scrum: until the answer is there
guide-iterations-loop = An iteration is one loop of create, observe and analyze around one question. It ends when the answer is there, after a day or after a month. Then the team selects what to ask next, and knows what it has just learned. Reviews and retrospectives are by the calendar.
guide-iterations-readings = May a second iteration begin while the first one waits for its results? The sources do not say, and it decides a lot. So there are three readings: strictly one by one; another only while one observes; and another whenever there is room.
guide-iterations-caption = Two people, four experiments. The longer results take, the more it costs to wait for them with nothing else to do. Without observing, what counts is that one experiment keeps only one of the two busy.
guide-iterations-picture = The same experiments under three readings of Data Driven Scrum

guide-others-title = Kanban and stage gates
guide-others-kanban = In Kanban an item may start as soon as somebody is free and fewer items are under way than the limit allows; one that is observed counts. There are no boxes and no iterations, only three meetings by the calendar.
guide-others-gates = With stage gates the work goes phase by phase, as CRISP-DM is often run: nothing of the next phase begins before all of this one is resolved, a gate meeting was held, and somebody has approved. A failed item may send the work back.

guide-meetings-title = Where the time goes
guide-meetings-pace = People do not work on the backlog all day. Focus says which part of the day is left for it, and the daily meeting takes its minutes from that.
guide-meetings-stand = Other meetings are held by everybody, and all work stands still meanwhile. When they are held is what differs: with the sprint, with the iteration, by the calendar, or at a gate.
guide-meetings-caption = Four people who work in pairs, for about six weeks and without any surprise. Scrum’s meetings follow the calendar, whatever the items are. Data Driven Scrum selects anew for every iteration: with small items that is the most time in meetings, with large ones the least.
guide-meetings-control = How large is an item?
guide-meetings-work = work
guide-meetings-meetings = meetings
guide-meetings-idle = waiting
guide-meetings-other = everything else

guide-dots-title = From thousands of futures to twenty dots
guide-dots-sorted = The figure on the first screen shows twenty futures, and none of them is picked by hand. All futures are sorted: first those in which the way of working below is sooner, then those that take about as long, then those in which the one above is; within each, by the day on which the one above delivers. They are cut into twenty slices of one size, and the middle one of each slice becomes a dot.
guide-dots-delivered = So counting dots tells who is sooner how often, to the nearest dot. How many of a side’s dots are in time is less exact, as its days come along with the futures that were chosen: the share of all futures stands beside them. “About as long” means within one working day, unless you choose otherwise below the figure. A future that is not delivered is not late: it stands apart.
guide-dots-error = What is simulated has an error of its own, because futures are drawn at random. It stands beside the results, and it shrinks as more are drawn. That a model leaves things out is another error, which no number of futures shrinks.
guide-dots-caption = { $runs } futures of the small project at the top of this page. Each thin line is one, as high as Scrum takes long; each dot is the middle of its slice.
guide-dots-control = How many dots?
guide-dots-scrum = Scrum is sooner: { $count }
guide-dots-same = about as long: { $count }
guide-dots-dds = Data Driven Scrum is sooner: { $count }

guide-defaults = Where the numbers come from
guide-defaults-own = Every number has a default, and you can change each. These are the defaults of the scenario that you look at; what only other examples have is shown as it is there.
guide-defaults-certainty = Certainty says how far to trust one. Most are low: they are judgements, because nobody has published better. Where a low one moves the answer, put in your own.
guide-defaults-table = The inputs. Each name leads to what it is about.
guide-defaults-what = Input
guide-defaults-value = Default
guide-defaults-source = Source, and how certain it is
guide-defaults-others = The rules of Kanban and of stage gates are our own assumptions: as many items under way as there are people, { $replenish }{ "\u00A0" }h of replenishment every { $every } days, gates of { $gate }{ "\u00A0" }h and { $wait } days until approval. The work in the examples comes in kinds, with a spread for each:
guide-kinds-table = Kinds of work, and how far they stray from their estimates. Ratios below a twentieth and above twelve are often cut off; here they are not.
guide-kinds-kind = Kind of work
guide-kinds-effort = Effort ÷ estimate
guide-kinds-ratio = half below { $middle }, nine in ten below { $high }

guide-glossary = Glossary
guide-glossary-what = Words of the four ways of working, and of this simulation.
guide-glossary-show = Show
