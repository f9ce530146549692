## The command line.

cli-about = Simulates the same possible futures of a project under Scrum, Data Driven Scrum, Kanban and stage gates.
cli-replay = Lives through one future and prints its luck and what each process came to
cli-simulate = Lives through many futures and prints what each process came to, alone and in pairs
cli-validate = Checks a scenario; every problem on a line of its own
cli-simplified = What is simplified, and which way it leans:
cli-scenario = The scenario's document
cli-world = The luck of the future, instead of a seed
cli-seed = Which futures there are
cli-run = Which of them, from 0
cli-events = Print also everything that happened
cli-runs = How many futures. Of more than 10,000, quantiles of all but finish, cost, value_days and differences are rounded by at most 0.1 %
cli-threads = How many to simulate at once; 0: as many as the machine has cores. The digits are the same
cli-csv = Write every run to this table
cli-tie-days = What finishes within so many working days is equal [default: 0.000000001]
cli-until-p85-within = Go on until the day by which 85 % of the delivered futures are delivered is known to within so many days for every process; --runs is then the most [default: 1000000]
cli-bad-days-within = --until-p85-within: { $value } is not allowed; give a number of days above 0
cli-cannot-read = { $path }: cannot be read: { $reason }
cli-cannot-write = The results cannot be written: { $reason }
cli-cannot-write-table = { $path }: cannot be written: { $reason }
cli-no-threads = --threads: the threads cannot be started: { $reason }; give a smaller number
cli-world-lacks = { $path }: attempts.{ $item }: attempt { $number } is missing; a process needs it, so add it
cli-bad-tie-days = --tie-days: { $value } is not allowed; give a number of days, 0 or more
cli-no-runs = --runs: 0 is not allowed; give a whole number from 1

## The command line: presets.

cli-presets = Lists the ready-made scenarios, or prints the document of one
cli-preset = Which one; without it all are listed
cli-no-such-preset = { $id } is no preset; give one of { $known }
cli-no-such-preset-close = { $id } is no preset; did you mean { $closest }? There are { $known }
