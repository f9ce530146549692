## Several items at once, and their order

backlog-choose-all = Choose all items
backlog-choose = Choose item { $number }
backlog-column-choose = Choose
backlog-sort = Sort by value × chance ÷ effort
backlog-sort-help = Highest first, as Data Driven Scrum orders its backlog. The order is a rank: what comes after something else still waits for it.
backlog-sorted = They are in this order now.

chosen-count = { $count ->
        [one] One item chosen
       *[other] { $count } items chosen
    }
chosen-set = One field of all chosen items
chosen-field = What to change
chosen-apply = Change
chosen-role = Who works on it
chosen-phase = Phase
chosen-capability = Capability
chosen-goal = Goal
chosen-required = Required
chosen-success = Chance of success, 0 to 1
chosen-scale = Estimate and effort, times
chosen-yes = yes
chosen-no = no
chosen-no-factor = give a number above 0, such as 1.5 for half as much again
chosen-up = Move up
chosen-down = Move down
chosen-copy = Duplicate
chosen-remove = Remove
chosen-none = Choose none

sheet-take-out = Take it out
sheet-id = Id, by which others refer to it
