## Named scenarios side by side

versus-what = { $runs } of the same possible futures for each, simulated once the figures above are complete. An edit always goes first. Beneath a figure: where it lies, with 95 % certainty.
versus-choose = Compare
versus-screen = What is on the screen
versus-full = At most { $most } named scenarios at a time.
versus-empty = Nothing is kept on this device yet. In the backlog, under “Kept on this device”, keep what is on the screen under a name; change it, and compare the two here.
versus-to-shelf = Open the backlog
versus-too-few = Choose at least two to compare.
versus-table = Scenarios side by side
versus-column-scenario = Scenario
versus-column-side = Way of working
versus-column-sooner = Sooner
versus-column-delivered = Delivered
versus-column-half = Half of these by day
versus-column-most = 85 % of these by day
versus-column-cost = Mean cost
versus-same = neither is sooner: { $percent }{ "\u00A0" }%
versus-awaited = { $stand ->
        [main] Waits until the figures above are complete.
       *[going] Being simulated …
    }
versus-failed = It could not be simulated.
versus-unreadable = What is kept under this name cannot be read by this version. It stays as it is.
versus-problems = It cannot be simulated: { $problem }. Open it and mend that; then keep it again.
versus-stand-in = Something in it is to be mended; this is what it was before.
