## Links, and what is kept on the device.

link-whole = this link
link-used-instead = { $problem }; { $used } is used instead
link-too-long = it is too long for a link, which has at most { $most } characters; ask for the scenario as a file
link-too-many-fields = it has too many fields; the first { $most } were read
link-no-version = its beginning is missing, where the version of the format stands; copy it again
link-other-version = it is of version { $value }, which this page does not know; load the page again, or ask for a new link
link-other-model = version { $value } made the figures of this link; this page has version { $model }, and its figures differ
link-not-a-seed = { $value } is not allowed; give a whole number of at most 19 digits
link-variants = { $value } is not allowed; give { $least } to { $most } of { $choices }
link-no-scenario = no scenario can be read from this ({ $problem }); copy the whole link again
link-repeated = it is given more than once; the first one counts
link-notice = About the scenario shown
link-problems = Some of the link could not be used:
link-further = { $count ->
        [one] and one more
       *[other] and { $count } more
    }
link-copy = You are looking at a shared scenario. Your own is kept.
link-back-to-own = Go back to my own
link-others = { $count ->
        [one] A scenario that you had before is kept.
       *[other] { $count } scenarios that you had before are kept.
    }
link-back-to-other = { $count ->
        [one] Go back to it
       *[other] Go back to the latest
    }
link-forget = { $count ->
        [one] Forget it
       *[other] Forget the latest
    }
link-forgotten = It is forgotten.
link-remember = Keep it after all
link-dismiss = Close
link-refused = This browser does not let the page keep anything: what you change is gone when you close it. Copy the link, or save the scenario as a file.
share-copy = Copy link
share-copied = The link is copied.
share-copied-long = Copied. Some programs cut so long a link: a file is safer.
share-by-hand = The link, to copy by hand:
