//! What the columns of a spreadsheet mean: by what stands above them, or by what stands in them.

use super::number::read;
use crate::reading::Said;

/// What a column says of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// What people call it.
    Name,
    /// What others refer to it by.
    Id,
    /// What planning believes one attempt takes. [person-days]
    Estimate,
    /// The least that it takes. [person-days]
    Min,
    /// What it takes most likely. [person-days]
    Likely,
    /// The most that it takes. [person-days]
    Max,
    /// Half of the time it takes at most this. [person-days]
    P50,
    /// Nine times out of ten it takes at most this. [person-days]
    P90,
    /// Who works on it.
    Role,
    /// How many people at a time.
    Crew,
    /// Chance of the first attempt.
    Success,
    /// Past attempts that this chance rests on.
    Evidence,
    /// How much each failure raises the next chance.
    Learning,
    /// Attempts at most.
    MaxAttempts,
    /// Whether the project fails without it.
    Required,
    /// Elapsed time in which nobody works on it. [days]
    Observe,
    /// Share of the effort that comes after that.
    AnalyzeShare,
    /// Money for each attempt.
    AttemptCost,
    /// What it comes after.
    After,
    /// What is done again when it fails.
    Redo,
    /// Phase of the life cycle.
    Phase,
    /// Capability.
    Capability,
    /// Goal.
    Goal,
    /// Worth once it is done.
    Value,
}

use Column::{
    After, AnalyzeShare, AttemptCost, Capability, Crew, Estimate, Evidence, Goal, Id, Learning,
    Likely, Max, MaxAttempts, Min, Name, Observe, P50, P90, Phase, Redo, Required, Role, Success,
    Value,
};

/// All of them with what people write above them in English and German, in small letters, without signs and umlauts.
#[rustfmt::skip]
const WORDS: [(Column, &[&str]); 24] = [
    (Name, &["name", "task", "tasks", "task name", "title", "summary", "item", "work item", "story", "user story", "activity", "experiment", "subject", "what",
        "aufgabe", "aufgaben", "vorgang", "vorgangsname", "bezeichnung", "titel", "arbeitspaket", "zusammenfassung"]),
    (Id, &["id", "key", "issue", "issue key", "issue id", "ticket", "number", "no", "nr", "task id",
        "nummer", "kennung", "schluessel", "lfd nr"]),
    (Estimate, &["estimate", "estimated", "estimation", "effort", "days", "person days", "man days", "pd", "points", "story points", "story point estimate", "sp", "size", "duration", "work", "estimate person days",
        "aufwand", "schaetzung", "geschaetzt", "geschaetzter aufwand", "dauer", "tage", "personentage", "pt", "punkte", "groesse", "arbeit"]),
    (Min, &["min", "minimum", "optimistic", "best case", "best", "low", "at least", "at least person days",
        "optimistisch", "mindestens", "bester fall"]),
    (Likely, &["likely", "most likely", "mode", "realistic", "probable", "most likely person days",
        "wahrscheinlich", "am wahrscheinlichsten", "realistisch"]),
    (Max, &["max", "maximum", "pessimistic", "worst case", "worst", "high", "at most", "at most person days",
        "pessimistisch", "hoechstens", "schlechtester fall"]),
    (P50, &["p50", "median", "half of the time at most person days"]),
    (P90, &["p90", "nine times out of ten at most person days"]),
    (Role, &["role", "owner", "who", "assignee", "assigned to", "resource", "resource names", "responsible", "skill",
        "rolle", "wer", "person", "zustaendig", "verantwortlich", "bearbeiter", "ressource", "ressourcennamen"]),
    (Crew, &["crew", "people", "persons", "headcount", "people at a time",
        "personen", "leute", "anzahl personen"]),
    (Success, &["success", "chance", "chance of success", "probability", "probability of success", "success probability", "success rate", "confidence", "likelihood",
        "wahrscheinlichkeit", "erfolg", "erfolgswahrscheinlichkeit", "erfolgschance", "erfolgsquote"]),
    (Evidence, &["evidence", "past attempts", "past attempts behind that chance"]),
    (Learning, &["learning", "learning from failures"]),
    (MaxAttempts, &["attempts", "max attempts", "maximum attempts", "tries", "max tries", "attempts at most",
        "versuche", "max versuche"]),
    (Required, &["required", "mandatory", "must", "must have", "needed",
        "pflicht", "erforderlich", "notwendig"]),
    (Observe, &["observe", "observe days", "observation", "wait", "wait days", "waiting", "waiting days", "waiting time", "waiting for results days",
        "wartezeit", "warten", "wartetage"]),
    (AnalyzeShare, &["analyze share", "analyse share", "share of the effort after waiting"]),
    (AttemptCost, &["attempt cost", "cost", "cost per attempt", "money for each attempt",
        "kosten", "kosten je versuch", "kosten pro versuch"]),
    (After, &["after", "comes after", "depends on", "dependency", "dependencies", "predecessor", "predecessors", "blocked by", "waits for", "prerequisites",
        "abhaengigkeit", "abhaengigkeiten", "abhaengig von", "haengt ab von", "nach", "vorgaenger", "voraussetzung", "voraussetzungen", "wartet auf"]),
    (Redo, &["redo", "done again", "done again when it fails"]),
    (Phase, &["phase", "stage",
        "projektphase"]),
    (Capability, &["capability", "epic", "epic name", "epic link", "feature", "parent", "component",
        "faehigkeit", "komponente"]),
    (Goal, &["goal", "objective",
        "ziel"]),
    (Value, &["value", "business value", "worth", "benefit",
        "wert", "nutzen", "geschaeftswert"]),
];

/// Words that stand for another unit than days: such a column is left to the person.
#[rustfmt::skip]
const OTHER_UNITS: [&str; 19] = [
    "h", "hr", "hrs", "hour", "hours", "min", "minutes", "week", "weeks", "month", "months",
    "std", "stunde", "stunden", "minuten", "woche", "wochen", "monat", "monate",
];

impl Column {
    /// All of them, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|&(column, _)| column)
    }

    /// What stands above a column of this meaning in the document's own words.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Name => "name",
            Id => "id",
            Estimate => "estimate",
            Min => "min",
            Likely => "mode",
            Max => "max",
            P50 => "p50",
            P90 => "p90",
            Role => "role",
            Crew => "crew",
            Success => "success",
            Evidence => "evidence",
            Learning => "learning",
            MaxAttempts => "max_attempts",
            Required => "required",
            Observe => "observe",
            AnalyzeShare => "analyze_share",
            AttemptCost => "attempt_cost",
            After => "after",
            Redo => "redo",
            Phase => "phase",
            Capability => "capability",
            Goal => "goal",
            Value => "value",
        }
    }

    /// What a column means that has this above it.
    pub(super) fn titled(title: &str) -> Option<Self> {
        let (plain, in_brackets) = plain(title);
        let is_other = |word: &str| OTHER_UNITS.contains(&word);
        // "Min" alone is the least; in brackets it is a unit.
        if in_brackets.split(' ').any(is_other) || plain.split(' ').skip(1).any(is_other) {
            return None;
        }
        if plain.is_empty() {
            return (title.trim() == "#").then_some(Id);
        }
        let known = |words: &[&str]| words.contains(&plain.as_str());
        // As the document itself calls it, with underscores.
        let is_field = |it: Self| it.field() == title.trim();
        let mut columns = WORDS.iter();
        let found = columns.find(|(column, words)| known(words) || is_field(*column));
        found.map(|&(column, _)| column)
    }

    /// Whether numbers stand in it.
    pub(super) const fn is_number(self) -> bool {
        !matches!(
            self,
            Name | Id | Role | Required | After | Redo | Phase | Capability | Goal
        )
    }

    /// Whether shares stand in it, which people write in percent.
    pub(super) const fn is_share(self) -> bool {
        matches!(self, Success | Learning | AnalyzeShare)
    }
}

/// A title in small letters without signs, its umlauts spelled out, and what stands in its brackets likewise.
fn plain(title: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_usize);
    for character in title.to_lowercase().chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {
                let to = if depth > 0 { &mut inside } else { &mut outside };
                match character {
                    'ä' => to.push_str("ae"),
                    'ö' => to.push_str("oe"),
                    'ü' => to.push_str("ue"),
                    'ß' => to.push_str("ss"),
                    _ if character.is_alphanumeric() => to.push(character),
                    _ => to.push(' '),
                }
            }
        }
    }
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    (words(outside), words(inside))
}

/// How many columns are known by what stands in these cells.
pub(super) fn known(cells: &[String]) -> usize {
    titled(cells).iter().flatten().count()
}

/// What columns mean by what stands above them. Of two with the same meaning the first counts.
pub(super) fn titled(cells: &[String]) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = Vec::new();
    for cell in cells {
        let column = Column::titled(cell).filter(|it| !columns.contains(&Some(*it)));
        columns.push(column);
    }
    columns
}

/// Whether a first row is one of titles: one of them is known, and none is a number.
pub(super) fn is_header(cells: &[String]) -> bool {
    let is_number = |cell: &String| !matches!(read(cell, None), Said::Words);
    known(cells) > 0 && !cells.iter().any(is_number)
}

/// What so many columns mean. Where the titles do not say it, what stands in them may: the first with words is the name, the
/// first with numbers and no title the estimate. What is behind the titles means nothing.
pub(super) fn found(
    titles: Option<&[String]>,
    rows: &[&[String]],
    width: usize,
) -> Vec<Option<Column>> {
    let mut columns = titles.map(titled).unwrap_or_default();
    columns.resize(width, None);
    let cells = |column: usize| {
        let cells = rows.iter().filter_map(move |cells| cells.get(column));
        cells.filter(|cell| !cell.is_empty())
    };
    let is_number = |column: usize| {
        let numbers = |cell: &String| !matches!(read(cell, None), Said::Words);
        cells(column).next().is_some() && cells(column).all(numbers)
    };
    let is_words = |column: usize| cells(column).next().is_some() && !is_number(column);
    let is_untitled = |column: usize| titles.is_none_or(|it| it[column].is_empty());
    let places = 0..titles.map_or(width, <[String]>::len);
    let open = places.filter(|&place| columns[place].is_none());
    let open: Vec<usize> = open.collect();
    let says = |meanings: &[Column]| columns.iter().flatten().any(|it| meanings.contains(it));
    let words: Vec<usize> = open.iter().copied().filter(|&it| is_words(it)).collect();
    // Which of several, nobody knows where titles say what the others are.
    let is_clear = words.len() == 1 || columns.iter().all(Option::is_none);
    let name = words.first().copied();
    let name = name.filter(|_| is_clear && !says(&[Name, Id]));
    let mut numbers = open
        .into_iter()
        .filter(|&it| is_untitled(it) && is_number(it));
    let estimate = numbers.next();
    let estimate = estimate.filter(|_| !says(&[Estimate, Min, Likely, Max, P50, P90]));
    for (place, meaning) in [(name, Name), (estimate, Estimate)] {
        if let Some(place) = place {
            columns[place] = Some(meaning);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::{Column, found, is_header, titled};

    fn cells(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&it| it.to_owned()).collect()
    }

    #[test]
    fn titles_are_known_however_they_are_written() {
        for (title, column) in [
            ("Task", Some(Column::Name)),
            (" Issue-Key ", Some(Column::Id)),
            ("#", Some(Column::Id)),
            ("Estimate (days)", Some(Column::Estimate)),
            ("Story_Points", Some(Column::Estimate)),
            ("Estimate (h)", None),
            ("Effort [hours]", None),
            ("Effort hours", None),
            ("Min", Some(Column::Min)),
            ("Success (%)", Some(Column::Success)),
            ("Depends on", Some(Column::After)),
            ("max_attempts", Some(Column::MaxAttempts)),
            ("P90", Some(Column::P90)),
            ("Colour", None),
            ("AUFGABE", Some(Column::Name)),
            ("Schätzung", Some(Column::Estimate)),
            ("Schaetzung", Some(Column::Estimate)),
            ("Aufwand (PT)", Some(Column::Estimate)),
            ("Aufwand (Std.)", None),
            ("Dauer [Wochen]", None),
            ("Duration (months)", None),
            ("Rolle", Some(Column::Role)),
            ("Person", Some(Column::Role)),
            ("Personen", Some(Column::Crew)),
            ("Wahrscheinlichkeit", Some(Column::Success)),
            ("Abhängigkeiten", Some(Column::After)),
            ("abhaengig von", Some(Column::After)),
            ("PHASE", Some(Column::Phase)),
            ("Größe", Some(Column::Estimate)),
            ("GRÖSSE", Some(Column::Estimate)),
            ("Ziel", Some(Column::Goal)),
            ("Wert", Some(Column::Value)),
            ("", None),
        ] {
            assert_eq!(Column::titled(title), column, "{title}");
        }
        for column in Column::all() {
            assert_eq!(Column::titled(column.field()), Some(column));
        }
    }

    #[test]
    fn a_meaning_is_given_once() {
        let found = titled(&cells(&["Task", "Title", "Days", "?"]));
        assert_eq!(
            found,
            [Some(Column::Name), None, Some(Column::Estimate), None]
        );
    }

    #[test]
    fn a_header_is_told_from_a_row() {
        assert!(is_header(&cells(&["Task", "whatever"])));
        assert!(!is_header(&cells(&["Collect", "Label"])));
        assert!(!is_header(&cells(&["Work", "3"])));
        let rows = [cells(&["1", "Collect", ""]), cells(&["2,5", "7", "x"])];
        let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
        assert_eq!(
            found(None, &rows, 4),
            [Some(Column::Estimate), Some(Column::Name), None, None]
        );
    }
}
