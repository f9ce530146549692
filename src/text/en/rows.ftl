## Rows of a spreadsheet that become items

paste-open = Paste rows
paste-title = Paste rows from a spreadsheet
paste-explained = Copy rows in your spreadsheet, with their titles if there are any, and paste them here. What each column means is found by its title, and can be changed below. Nothing happens to your items before you add the rows.
paste-text = Rows
paste-example = Task, Estimate, After …
paste-close = Close
paste-clear = Empty the box
paste-separator = Between two cells stands
paste-separator-tab = a tab
paste-separator-semicolon = a semicolon
paste-separator-comma = a comma
paste-has-header = The first row has the titles of the columns
paste-columns = What the columns mean
paste-column-of = What the column { $title } means
paste-column-untitled = { $number }
paste-unused = Not used
paste-unsaid = Still to be said
paste-row = Row
paste-shown = The first { $count } of { $all } rows are shown.
paste-role = Make the role { $name }
paste-roles = Roles that your team does not have yet
paste-append = Add to the items that are there
paste-replace = Replace all items
paste-how = What happens to the items that are there
paste-take = { $count ->
        [0] Nothing to add yet
        [one] Add one item
       *[other] Add { $count } items
    }
paste-take-replacing = { $count ->
        [0] Nothing to take yet
        [one] Replace all items by one
       *[other] Replace all items by { $count }
    }
paste-taken = { $count ->
        [one] One item was taken over.
       *[other] { $count } items were taken over.
    } One step of Undo takes this back.
paste-taken-some = { $count ->
        [one] One item was taken over.
       *[other] { $count } items were taken over.
    } The rows below are still to be mended.
paste-problems = { $count ->
        [one] One thing is to be mended. What it is about stays here; the other rows can be added now.
       *[other] { $count } things are to be mended. What they are about stays here; the other rows can be added now.
    }
paste-problems-alike = { $count ->
        [one] One other row says the same.
       *[other] { $count } other rows say the same.
    }
paste-problems-more = And { $count } more.
paste-waiting = { $count ->
        [one] One row waits for one of these, and stays with it.
       *[other] { $count } rows wait for these, and stay with them.
    }
paste-respelled = { $count ->
        [one] Row { $row }: { $text } was read as { $number }.
       *[other] { $count } numbers are written in another way: in row { $row }, { $text } was read as { $number }.
    }
paste-tries-once = No column says how often an item may be tried. Each may be tried once, and where a required one fails, the project does.
paste-no-estimate = No column says how much work an item is. Each gets an estimate of { $days } person-days.
paste-order = Rows refer to others by id, by name, or by the number of the row.

row-problem = row { $row }: { $fault }
row-problem-column = row { $row }, column { $column }: { $fault }
row-unclear = { $text } can be { $fraction } or { $thousands }; write it as one of these
row-no-such-role = the team has no role { $name }; make it, or write one that there is
row-no-such-role-close = the team has no role { $name }; did you mean { $closest }?
row-no-room-for-role = the team has no role { $name }, and no room for another one: it has at most { $most }; write one that there is
row-no-such-item = { $text } is neither an item nor a row; write an id, a name or the number of a row
row-no-such-item-close = { $text } is neither an item nor a row; did you mean { $closest }?
row-several-items = several items are called { $name }; write the id or the number of a row
row-not-right = this row waits for row { $row }, which is still to be mended
row-taken-id = an item with the id { $id } is there already; write another id, or replace all items
row-repeated-id = row { $first } has the id { $id }, too; write another one
row-no-room = a backlog has at most { $most } items; this row is one too many
row-beyond-titles = { $text } has no title above it; say above what this column means, take it out, or put in quotation marks what was cut apart
row-open-quotation = a quotation mark is opened here and never closed; close it, or take it out
rows-too-large = { $bytes } bytes are too many; at most { $most } can be pasted at once
rows-no-names = No column has the names of the items: say below which one it is.
rows-no-backlog = What is edited is no scenario that could have items; start from empty first.

column-name = Name
column-id = Id
column-estimate = Estimate, person-days
column-min = At least, person-days
column-likely = Most likely, person-days
column-max = At most, person-days
column-p50 = Half of the time at most, person-days (P50)
column-p90 = Nine times out of ten at most, person-days (P90)
column-role = Who
column-crew = People at a time
column-success = Chance of success
column-evidence = Past attempts behind that chance
column-learning = Learning from failures
column-attempts = Attempts at most
column-required = Required
column-observe = Waiting for results, days
column-analyze-share = Share of the effort after waiting
column-cost = Money for each attempt
column-after = Comes after
column-redo = Done again when it fails
column-phase = Phase
column-capability = Capability
column-goal = Goal
column-value = Value
