## The picture of what waits for what

graph-title = What waits for what
graph-label = { $items ->
        [one] One item
       *[other] { $items } items
    } and { $arrows ->
        [one] one arrow
       *[other] { $arrows } arrows
    } from what comes first to what comes after
graph-none = Choose an item to see what it waits for.
graph-keys = With the keys: ↑ and ↓ go along the arrows, ← and → through all items, Enter opens the details.
graph-wider = The picture is wider than its place and scrolls sideways.
graph-list = The same as a list
graph-item = { $number }. { $name }.
graph-phase = Phase: { $words }.
graph-capability = Capability: { $words }.
graph-goal = One approach to: { $words }.
graph-after = Comes after: { $words }.
graph-before = Before: { $words }.
graph-redo = When it fails, done again: { $words }.
graph-key-arrow = comes before
graph-key-back = when it fails, this is done again
graph-key-capability = capability: one iteration of Data Driven Scrum
graph-key-goal = one of several approaches: the first success is enough
graph-key-phase = belongs to another phase
graph-not-drawn = Not in the picture:
graph-unknown = { $name } names { $id }, which there is not.
graph-circle = { $name } comes after { $before }, which waits for it in turn.
graph-beyond = { $count } further items: a scenario has at most 300.
