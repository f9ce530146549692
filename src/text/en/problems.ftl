## Problems of a document: where, what, and how to mend it.

problem-line = { $place }: { $fault }
problem-document = document

problem-too-large = { $bytes } bytes are too many; a document has at most { $most }
problem-not-utf8 = line { $line }, column { $column } is not UTF-8; save the document as UTF-8
problem-empty = this is empty; give { $expected }
problem-not-json = this is not JSON; mend it at line { $line }, column { $column }
problem-number-too-large = the number that ends at line { $line }, column { $column } is too large for any field; give a smaller one
problem-too-deep = lists and objects stand in one another more than { $most } deep at line { $line }, column { $column }; a scenario needs fewer
problem-missing = missing; give { $expected }
problem-not-allowed = { $value } is not allowed; give { $expected }
problem-no-number = { $value } is no number; give { $expected }; write 1.5 with a point, without a unit or spaces
problem-wrong-count = { $count ->
    [0] there are no entries
    [one] { $count } entry is not allowed
   *[other] { $count } entries are not allowed
}; give { $least } to { $most }
problem-unknown-field = there is no such field; remove it
problem-unknown-field-close = there is no such field; did you mean { $closest }?
problem-repeated-key = this key is given twice in one object, the second time with { $value }; keep one of them
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
problem-meetings-beyond-sprint = the meetings of a sprint take { $days ->
    [one] one day
   *[other] { $days } days
} more than it has; give longer sprints or shorter meetings

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
