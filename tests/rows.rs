//! Pasted rows: what they are understood as, what is wrong with them by row and column, and that nothing of them is lost.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use cadence_lab::app::backlog::paste::words;
use cadence_lab::document::rows::{Column, Pasting, Proposal, Refusal, Separator};
use cadence_lab::document::{Document, Names};
use cadence_lab::reading::Node;
use cadence_lab::text::Text;
use proptest::prelude::*;

fn empty() -> Document {
    Document::empty(Names {
        scenario: "Mine",
        role: "Engineer",
        item: "First",
    })
}

fn pasting(text: &str) -> Pasting {
    Pasting {
        text: text.to_owned(),
        ..Pasting::default()
    }
}

/// Whoever copies what the page offers as the meanings of columns into a table has them known.
#[test]
fn columns_are_known_by_what_the_page_calls_them() {
    let text = Text::english();
    for column in Column::all() {
        let title = words::meaning(&text, column);
        let proposal = empty().propose(&pasting(&format!("{title}\tNote\nx\ty")));
        assert_eq!(proposal.columns[0].column, Some(column), "{title}");
    }
}

/// What is wrong, a line each.
fn wrong(proposal: &Proposal) -> Vec<String> {
    let text = Text::english();
    let problems = proposal.problems.iter();
    problems
        .map(|it| words::problem(&text, proposal, it))
        .collect()
}

/// The fields of the items that were added, as a form shows them.
#[track_caller]
fn check(pasted: &str, fields: &[&str], expected: &[&[&str]]) {
    let document = empty();
    let pasting = pasting(pasted);
    let proposal = document.propose(&pasting);
    assert_eq!(wrong(&proposal), [""; 0], "{pasted:?}");
    let taken = proposal.take(&document, &pasting).unwrap();
    assert_eq!(taken.left, Pasting::default());
    assert_eq!(taken.document.validate().err(), None);
    let items = taken.first..taken.document.items().len();
    let shown: Vec<Vec<String>> = items
        .map(|item| {
            let path = |field: &&str| taken.document.text_at(&format!("items[{item}].{field}"));
            fields.iter().map(path).collect()
        })
        .collect();
    assert_eq!(shown, expected, "{pasted:?}");
    assert_eq!(taken.count, expected.len());
}

/// What is wrong with rows that are pasted, and how many of them are right.
#[track_caller]
fn check_wrong(pasted: &str, good: usize, expected: &[&str]) {
    let proposal = empty().propose(&pasting(pasted));
    assert_eq!(wrong(&proposal), expected, "{pasted:?}");
    assert_eq!(proposal.good(), good, "{pasted:?}");
}

#[test]
fn rows_become_items() {
    check(
        "Task\tEstimate\nCollect\t3\nLabel\t2.5",
        &["id", "name", "estimate", "role", "effort.kind"],
        &[
            &["collect", "Collect", "3", "engineer", "ratio"],
            &["label", "Label", "2.5", "engineer", "ratio"],
        ],
    );
    check(
        "\u{feff}Key;Summary;Owner;Days;Chance;Phase;Epic;Goal;Value;Crew;Tries;Evidence;Wait (days);Must have\r\n\
         DS-1;\"Train\r\n\"\"it\"\"\";engineer;2,5;70 %;Build;Base;Fit;8;2;3;15;1,5;no\r\n",
        &[
            "id",
            "name",
            "role",
            "estimate",
            "success",
            "phase",
            "capability",
            "goal",
            "value",
            "crew",
            "max_attempts",
            "evidence",
            "observe.value",
            "required",
        ],
        &[&[
            "DS-1",
            "Train \"it\"",
            "engineer",
            "2.5",
            "0.7",
            "Build",
            "Base",
            "Fit",
            "8",
            "2",
            "3",
            "15",
            "1.5",
            "false",
        ]],
    );
    check(
        "Collect\nLabel all\n",
        &["name", "estimate"],
        &[&["Collect", "3"], &["Label all", "3"]],
    );
    check(
        "2,5,Collect\n1,5,Label",
        &["name"],
        &[&["Collect"], &["Label"]],
    );
}

/// A sheet as a spreadsheet in German has it.
#[test]
fn forty_rows_with_german_titles_and_decimal_commas_become_items() {
    let mut text = "Nr.;Aufgabe;Rolle;Aufwand (PT);Optimistisch;Pessimistisch;Erfolgswahrscheinlichkeit (%);Versuche;Abhängig von;\
                    Phase;Wert;Pflicht;Wartezeit (Tage);Kosten je Versuch\r\n"
        .to_owned();
    let mut expected = Vec::new();
    for row in 1..=40_u32 {
        let (days, half) = (1 + row / 4, row % 2 == 1);
        let point = |whole: u32, sign: &str| {
            if half {
                format!("{whole}{sign}5")
            } else {
                whole.to_string()
            }
        };
        let after = if row > 1 {
            format!("A{}", row - 1)
        } else {
            String::new()
        };
        let phase = if row <= 20 { "Daten" } else { "Modell" };
        let (estimate, flag) = (point(days, ","), if half { "ja" } else { "nein" });
        text.push_str(&format!(
            "A{row};Schritt {row}, größer;engineer;{estimate};{days};{};{};3;{after};{phase};{row};{flag};{};1.{:03}\r\n",
            point(days + 2, ","), point(50 + row, ","), point(0, ","), 100 + row,
        ));
        let success = format!(
            "{}",
            (f64::from(50 + row) + if half { 0.5 } else { 0.0 }) / 100.0
        );
        expected.push(vec![
            format!("A{row}"),
            format!("Schritt {row}, größer"),
            "engineer".to_owned(),
            point(days, "."),
            "pert".to_owned(),
            days.to_string(),
            point(days, "."),
            point(days + 2, "."),
            success,
            "3".to_owned(),
            after,
            phase.to_owned(),
            row.to_string(),
            half.to_string(),
            point(0, "."),
            (1_100 + row).to_string(),
        ]);
    }
    let rows: Vec<Vec<&str>> = expected
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    check(
        &text,
        &[
            "id",
            "name",
            "role",
            "estimate",
            "effort.kind",
            "effort.min",
            "effort.mode",
            "effort.max",
            "success",
            "max_attempts",
            "after",
            "phase",
            "value",
            "required",
            "observe.value",
            "attempt_cost",
        ],
        &rows,
    );
}

#[test]
fn efforts_are_understood_as_people_think_of_them() {
    let fields = [
        "estimate",
        "effort.kind",
        "effort.min",
        "effort.mode",
        "effort.max",
    ];
    let three = "Task\tOptimistic\tMost likely\tPessimistic\nA\t1\t2\t5\nB\t2\t2\t2\n";
    check(
        three,
        &fields,
        &[&["2", "pert", "1", "2", "5"], &["2", "fixed", "", "", ""]],
    );
    check(
        "Task\tEstimate\tMin\tMax\nA\t3\t1\t5\nB\t4\t\t",
        &fields,
        &[&["3", "pert", "1", "3", "5"], &["4", "ratio", "", "", ""]],
    );
    let document = empty();
    let tails = pasting("Task\tP50\tP90\nA\t4\t8\nB\t4\t4");
    let taken = document.propose(&tails).take(&document, &tails).unwrap();
    let sigma = |item: usize| taken.document.get(&format!("items[{item}].effort.sigma"));
    let Some(Node::Number(found)) = sigma(1) else {
        panic!("no sigma");
    };
    // ln 2 ÷ 1.2816
    assert!((found - 0.540_866).abs() < 1e-6, "{found}");
    assert_eq!(sigma(2), Some(&Node::Number(0.0)));
    assert_eq!(taken.document.text_at("items[1].effort.median"), "4");
}

#[test]
fn rows_refer_by_id_name_or_number() {
    check(
        "Id\tTask\tAfter\na\tCollect\t\nb\tClean, join\ta\nc\tTrain\tclean, join\nd\tTest\t2; Train\ne\tShip\tFirst, d",
        &["id", "after"],
        &[
            &["a", ""],
            &["b", "a"],
            &["c", "b"],
            &["d", "a, c"],
            &["e", "first, d"],
        ],
    );
    // A comma may be in one of several.
    check(
        "Id\tTask\tAfter\na\tClean, join\t\nb, c\tTrain\t\nd\tTest\tb, c; Clean, join\ne\tShip\td, a | First",
        &["after"],
        &[&[""], &[""], &["b, c, a"], &["d, a, first"]],
    );
    // An id is meant before a row of that number.
    check(
        "Id\tTask\tAfter\n3\tA\t\n2\tB\t3\n7\tC\t3",
        &["id", "after"],
        &[&["3", ""], &["2", "3"], &["7", "3"]],
    );
}

#[test]
fn what_is_wrong_is_said_by_row_and_column() {
    check_wrong(
        "Task\tEstimate\nA\t3\n\nB\tabc\nC\t0\nD\t\n\t4",
        1,
        &[
            "row 4, column Estimate: \"abc\" is not allowed; give a number above 0 and up to 1000",
            "row 5, column Estimate: 0 is not allowed; give a number above 0 and up to 1000",
            "row 6, column Estimate: missing; give a number above 0 and up to 1000",
            "row 7, column Task: missing; give a text of 1 to 200 characters",
        ],
    );
    check_wrong(
        "Task\tDays\tSuccess\tPeople\tMax tries\tRequired\tWait\nA\t1\t70\t3\t1.5\tperhaps\t-1\nB\t1\t0 %\t2\t\t\t",
        0,
        &[
            "row 2, column Success: 70 is not allowed; give a number above 0 and up to 1",
            "row 2, column People: 3 is more than the 2 people of role \"engineer\"; make the crew smaller or the role larger",
            "row 2, column Max tries: 1.5 is not allowed; give a whole number from 1 to 20",
            "row 2, column Required: \"perhaps\" is not allowed; give true or false",
            "row 2, column Wait: -1 is not allowed; give a number from 0 to 10000",
            "row 3, column Success: 0 % is not allowed; give a number above 0 % and up to 100 %",
        ],
    );
    check_wrong(
        "Task,Min,Likely,Max\nA,5,2,1\nB,1,2,\nC,,,\n",
        0,
        &[
            "row 2, column Likely: 2 is not allowed; give a number from 5 to 10000",
            "row 2, column Max: 1 is not allowed; give a number above 5 and up to 10000",
            "row 3, column Max: missing; give a number above 1 and up to 10000",
            "row 4, column Likely: missing; give a number above 0 and up to 1000",
        ],
    );
    check_wrong(
        "Task\tP50\tP90\nA\t4\t3\nB\tx\t3\nC\t4\tlong\nD\t4\t3.000,5",
        0,
        &[
            "row 2, column P90: 3 is not allowed; give a number from 4 to 2430",
            "row 3, column P50: \"x\" is not allowed; give a number above 0 and up to 1000",
            "row 4, column P90: \"long\" is not allowed; give a number from 4 to 2430",
            "row 5, column P90: 3.000,5 is not allowed; give a number from 4 to 2430",
        ],
    );
    check_wrong(
        "Task\tDays\nA\t3\nB\t\"4\nC\t5\n",
        1,
        &[
            "row 3: a quotation mark is opened here and never closed; close it, or take it out",
            "row 3, column Days: \"4\\nC\\t5\" is no number; give a number above 0 and up to 1000; write 1.5 with a point, without a unit or spaces",
        ],
    );
    let long = "n".repeat(201);
    check_wrong(
        &format!("Task\tDays\n{long}\t3"),
        0,
        &[&format!(
            "row 2, column Task: \"{}…\" is not allowed; give a text of at most 200 characters",
            &long[..60]
        )],
    );
}

/// Whoever follows the words and types them as they are gets what they say.
#[test]
fn what_is_wrong_is_said_as_it_is_written() {
    check_wrong(
        "Task\tDays\tSuccess %\tLearning\nA\t1\t150\t0\nB\t2.000,5\t70\t100%\nC\t1\tmaybe\t5\nD\t-3 days\t120,5 %\t0",
        0,
        &[
            "row 2, column Success %: 150 % is not allowed; give a number above 0 % and up to 100 %",
            "row 3, column Days: 2.000,5 is not allowed; give a number above 0 and up to 1000",
            "row 3, column Learning: 100% is not allowed; give a number from 0 % to below 100 %",
            "row 4, column Success %: \"maybe\" is not allowed; give a number above 0 % and up to 100 %",
            "row 4, column Learning: 5 is not allowed; give a number from 0 to below 1",
            "row 5, column Days: -3 days is not allowed; give a number above 0 and up to 1000",
            "row 5, column Success %: 120,5 % is not allowed; give a number above 0 % and up to 100 %",
        ],
    );
    check(
        "Task\tSuccess %\nA\t100\nB\t100 %\nC\t1",
        &["success"],
        &[&["1"], &["1"], &["0.01"]],
    );
}

#[test]
fn what_stands_behind_the_titles_is_said_by_row() {
    let text = "Task;Goal;\nA;g;\nB;g;;7\nC;g;note;;\nClean; all;g;9";
    let said = |row: usize, value: &str| {
        format!(
            "row {row}, column 4: \"{value}\" has no title above it; say above what this column means, take it out, or put in quotation \
             marks what was cut apart"
        )
    };
    let mut pasting = pasting(text);
    let proposal = empty().propose(&pasting);
    assert_eq!(wrong(&proposal), [said(3, "7"), said(5, "9")]);
    assert_eq!(proposal.good(), 2);
    // That stays so once the others are in.
    let taken = proposal.take(&empty(), &pasting).unwrap();
    let left = taken.document.propose(&taken.left);
    assert_eq!(wrong(&left), [said(2, "7"), said(3, "9")]);
    // Who says what it means, be it nothing, knows of it.
    for meaning in [None, Some(Column::Value)] {
        pasting.columns.insert(3, meaning);
        assert_eq!(wrong(&empty().propose(&pasting)), [""; 0]);
    }
    // Without titles nothing is behind them.
    check_wrong("A;2\nB;3;x", 2, &[]);
}

#[test]
fn references_that_lead_nowhere_are_said_by_row() {
    check_wrong(
        "Key\tTask\tAfter\nfirst\tA\t\nx\tTwin\t\nx\tTwin\tA\nd\tD\tTwin\ne\tE\t99\nf\tF\tcolect\ng\tcollect\t",
        2,
        &[
            "row 2, column Key: an item with the id \"first\" is there already; write another id, or replace all items",
            "row 4, column Key: row 3 has the id \"x\", too; write another one",
            "row 5, column After: several items are called \"Twin\"; write the id or the number of a row",
            "row 6, column After: \"99\" is neither an item nor a row; write an id, a name or the number of a row",
            "row 7, column After: \"colect\" is neither an item nor a row; did you mean \"collect\"?",
        ],
    );
}

#[test]
fn circles_and_rows_that_wait_for_wrong_ones_stay() {
    let proposal = empty().propose(&pasting(
        "Task\tDays\tAfter\nA\t1\tB\nB\t1\tA\nC\tx\t\nD\t1\tC\nE\t1\tD\nF\t1\t",
    ));
    let wrong = wrong(&proposal);
    assert!(
        wrong[0].contains("circle, each for the next: \"a\" → \"b\" → \"a\""),
        "{wrong:?}"
    );
    assert_eq!(
        wrong[1..],
        [
            "row 3, column After: this row waits for row 2, which is still to be mended",
            "row 4, column Days: \"x\" is not allowed; give a number above 0 and up to 1000",
            "row 5, column After: this row waits for row 4, which is still to be mended",
            "row 6, column After: this row waits for row 5, which is still to be mended",
        ]
    );
    assert_eq!(proposal.good(), 1);
}

#[test]
fn numbers_that_can_be_meant_in_two_ways_are_asked_about() {
    check_wrong(
        "Task\tDays\nA\t1,500\nB\t2",
        1,
        &["row 2, column Days: \"1,500\" can be 1.5 or 1500; write it as one of these"],
    );
    // Another number of the text says how they are meant, and the page says so.
    check(
        "Task\tDays\nA\t1,500\nB\t2,5",
        &["estimate"],
        &[&["1.5"], &["2.5"]],
    );
    let proposal = empty().propose(&pasting("Task\tDays\nA\t1,500\nB\t2,5"));
    let respelled: Vec<_> = proposal
        .respelled
        .iter()
        .map(|it| (it.row, it.text.as_str(), it.number))
        .collect();
    assert_eq!(respelled, [(2, "1,500", 1.5), (3, "2,5", 2.5)]);
    assert_eq!(
        empty().propose(&pasting("Task\tDays\nA\t1.5")).respelled,
        []
    );
    // So it is with a point, which sets thousands apart where the comma stands before fractions.
    check_wrong(
        "Task\tDays\tValue\nA\t1.000\t3\nB\t2\t1.375\nC\t0\t2.5.1",
        0,
        &[
            "row 2, column Days: \"1.000\" can be 1 or 1000; write it as one of these",
            "row 3, column Value: \"1.375\" can be 1.3750 or 1375; write it as one of these",
            "row 4, column Days: 0 is not allowed; give a number above 0 and up to 1000",
            "row 4, column Value: \"2.5.1\" is no number; give a number from 0 to 1000000000; write 1.5 with a point, without a unit or \
             spaces",
        ],
    );
    for (other, one, two) in [
        ("2.5", "1", "1.375"),
        ("2,5", "1000", "1375"),
        ("0.750", "1", "1.375"),
        ("1.3750", "1", "1.375"),
    ] {
        let text = format!("Task\tDays\tValue\nA\t1.000\t{other}\nB\t2\t1.375");
        check(&text, &["estimate"], &[&[one], &["2"]]);
        let taken = empty()
            .propose(&pasting(&text))
            .take(&empty(), &pasting(&text));
        assert_eq!(taken.unwrap().document.text_at("items[2].value"), two);
    }
    // There is no share in thousands.
    check(
        "Task\tDays\tSuccess\nA\t1\t12.500 %\nB\t2\t37,250%",
        &["success"],
        &[&["0.125"], &["0.3725"]],
    );
    check(
        "Task\tDays\tSuccess (%)\nA\t1\t70",
        &["success"],
        &[&["0.7"]],
    );
}

#[test]
fn columns_are_assigned_by_hand() {
    let text = "what we do\thow long\nCollect\t3";
    let mut pasting = pasting(text);
    let proposal = empty().propose(&pasting);
    assert_eq!((proposal.has_header, proposal.rows.len()), (false, 2));
    pasting.has_header = Some(true);
    pasting.columns.insert(0, Some(Column::Name));
    pasting.columns.insert(1, Some(Column::Value));
    let proposal = empty().propose(&pasting);
    let taken = proposal.take(&empty(), &pasting).unwrap();
    assert_eq!(taken.document.text_at("items[1].value"), "3");
    // A meaning goes where it was said to be, and a column may be left out.
    let mut pasting = self::pasting("Task\tDays\tpoints\nA\t3\t5");
    pasting.columns.insert(2, Some(Column::Estimate));
    let columns = |pasting: &Pasting| -> Vec<_> {
        empty()
            .propose(pasting)
            .columns
            .iter()
            .map(|it| it.column)
            .collect()
    };
    assert_eq!(
        columns(&pasting),
        [Some(Column::Name), None, Some(Column::Estimate)]
    );
    pasting.columns.insert(2, None);
    assert_eq!(
        columns(&pasting),
        [Some(Column::Name), Some(Column::Estimate), None]
    );
    pasting.separator = Some(Separator::Comma);
    assert_eq!(
        columns(&pasting),
        [Some(Column::Name)],
        "one column of words"
    );
}

/// Whether the first row has titles can be said and taken back, and what the columns mean stays right.
#[test]
fn the_tick_for_titles_keeps_what_columns_mean() {
    let columns = |text: &str, has_header: bool, said: &[(usize, Option<Column>)]| -> Vec<_> {
        let pasting = Pasting {
            has_header: Some(has_header),
            columns: said.iter().copied().collect(),
            ..pasting(text)
        };
        let proposal = empty().propose(&pasting);
        proposal.columns.iter().map(|it| it.column).collect()
    };
    let (name, estimate) = (Some(Column::Name), Some(Column::Estimate));
    let unknown = "how long\tat work\n3\tCollect\n4\tLabel";
    assert_eq!(columns(unknown, false, &[]), [name, None]);
    assert_eq!(
        columns(unknown, true, &[]),
        [None, name],
        "by what stands there now"
    );
    let some = "Stuff\tDays\t\nCollect\t3\t5";
    assert_eq!(columns(some, true, &[]), [name, estimate, None]);
    assert_eq!(columns(some, false, &[]), [name, None, estimate]);
    let untitled = "Stuff\t\nCollect\t3";
    for has_header in [true, false] {
        assert_eq!(columns(untitled, has_header, &[]), [name, estimate]);
        let said = [(0, Some(Column::Goal)), (1, None)];
        assert_eq!(
            columns(untitled, has_header, &said),
            [Some(Column::Goal), None]
        );
    }
    // A title that is known and no name is no name, and one that says hours is no estimate.
    let hours = "Role\tHours\tStuff\nEngineer\t3\tCollect";
    assert_eq!(columns(hours, true, &[]), [Some(Column::Role), None, name]);
    // Which of two columns has the names, the person has to say.
    let two = "Status\tStuff\tDays\nOpen\tCollect\t3";
    assert_eq!(columns(two, true, &[]), [None, None, estimate]);
    let no_words = pasting("how long\thow much\n3\t4");
    let no_words = Pasting {
        has_header: Some(true),
        ..no_words
    };
    assert_eq!(empty().propose(&no_words).refusal, Some(Refusal::NoNames));
}

#[test]
fn what_was_said_of_a_sheet_goes_with_it() {
    let said = || Pasting {
        separator: Some(Separator::Tab),
        has_header: Some(true),
        columns: [(0, Some(Column::Name)), (1, Some(Column::Value)), (2, None)].into(),
        replaces: true,
        new_roles: ["Analyst".to_owned()].into(),
        ..pasting("what\thow long\tnotes\nCollect\t3\tx\nLabel\t4\ty")
    };
    let entered = |text: &str| {
        let mut pasting = said();
        pasting.enter(text.to_owned());
        assert_eq!((pasting.text.as_str(), pasting.replaces), (text, true));
        pasting
    };
    // Other rows under the same titles, or the same ones mended.
    for same in [
        "what\thow long\tnotes\nTest\t5\tz",
        "what\thow long\tnotes\nCollect\t3\tx\nLabel\t5\ty\n",
    ] {
        assert_eq!(
            entered(same),
            Pasting {
                text: same.to_owned(),
                ..said()
            }
        );
    }
    // Another title above a column.
    let other = entered("what\thow much\tnotes\nCollect\t3\tx");
    assert_eq!(other.columns, [(0, Some(Column::Name)), (2, None)].into());
    assert_eq!(
        (other.separator, other.has_header),
        (Some(Separator::Tab), Some(true))
    );
    // Another sheet, or none.
    for other in ["Days;Task\n3;Test\n4;Train", "\n", ""] {
        let replaces = true;
        assert_eq!(
            entered(other),
            Pasting {
                replaces,
                ..pasting(other)
            }
        );
    }
    // Titles where there were none.
    let mut untitled = Pasting {
        columns: said().columns,
        ..pasting("Collect\t3\tx\nLabel\t4\ty")
    };
    untitled.enter("Task\tDays\tx\nCollect\t3\tx".to_owned());
    assert_eq!(untitled.columns, [].into());
    // A row is typed on.
    let columns = said().columns;
    let mut row = Pasting {
        columns: columns.clone(),
        ..pasting("Collect\tx")
    };
    row.enter("Collect\t4".to_owned());
    assert_eq!(
        row,
        Pasting {
            columns,
            ..pasting("Collect\t4")
        }
    );
}

#[test]
fn unknown_roles_are_offered_and_made() {
    let text = "Task\tRole\tCrew\nA\tAnalyst\t2\nB\tanalyst\t1\nC\tEngineers\t\nD\tENGINEER\t";
    let mut pasting = pasting(text);
    let proposal = empty().propose(&pasting);
    assert_eq!(proposal.unknown_roles, ["Analyst", "Engineers"]);
    assert_eq!(
        wrong(&proposal),
        [
            "row 2, column Role: the team has no role \"Analyst\"; make it, or write one that there is",
            "row 3, column Role: the team has no role \"Analyst\"; make it, or write one that there is",
            "row 4, column Role: the team has no role \"Engineers\"; did you mean \"Engineer\"?",
        ]
    );
    pasting.new_roles.insert("Analyst".to_owned());
    let proposal = empty().propose(&pasting);
    let taken = proposal.take(&empty(), &pasting).unwrap();
    assert_eq!(taken.count, 3);
    assert_eq!(taken.document.validate().err(), None);
    assert_eq!(taken.document.text_at("team.roles[1].people"), "2");
    let role = |item: usize| taken.document.text_at(&format!("items[{item}].role"));
    assert_eq!([1, 2, 3].map(role), ["analyst", "analyst", "engineer"]);
    assert!(
        taken.left.text.ends_with("\nC\tEngineers\t"),
        "{:?}",
        taken.left.text
    );
}

/// The thirteenth role cannot be made, whether it was asked for or not.
#[test]
fn a_team_has_room_for_twelve_roles() {
    let mut document = empty();
    while document.roles().len() < 11 {
        document.add_role("More");
    }
    let mut pasting = pasting("Task\tRole\nA\tAnalyst\nB\tTester\nC\tEnginer");
    let said = |pasting: &Pasting| wrong(&document.propose(pasting));
    let no_room = |row: usize, name: &str| {
        format!(
            "row {row}, column Role: the team has no role \"{name}\", and no room for another one: it has at most 12; write one that \
             there is"
        )
    };
    let close = "row 4, column Role: the team has no role \"Enginer\"; did you mean \"Engineer\"?";
    assert!(said(&pasting)[1].contains("make it"));
    pasting.new_roles.insert("Analyst".to_owned());
    assert_eq!(said(&pasting), [no_room(3, "Tester"), close.to_owned()]);
    pasting
        .new_roles
        .extend(["Tester".to_owned(), "Enginer".to_owned()]);
    assert_eq!(
        said(&pasting),
        [no_room(3, "Tester"), no_room(4, "Enginer")]
    );
}

#[test]
fn good_rows_are_taken_and_the_others_stay_with_what_they_meant() {
    let text = "Task\tDays\tAfter\r\n\r\nA\t1\t\r\nB\tx\t3\r\n\"C\r\nc\"\t2\t4; A\r\nD\t4\t3\r\n";
    let document = empty();
    let pasting = pasting(text);
    let taken = document
        .propose(&pasting)
        .take(&document, &pasting)
        .unwrap();
    assert_eq!((taken.first, taken.count), (1, 2));
    assert_eq!(taken.document.text_at("items[2].after"), "a");
    // B waited for A by its row, C for B.
    assert_eq!(
        taken.left.text,
        "Task\tDays\tAfter\nB\tx\ta\n\"C\r\nc\"\t2\t2; A"
    );
    let mended = Pasting {
        text: taken.left.text.replace('x', "2"),
        ..taken.left
    };
    let document = taken.document;
    let proposal = document.propose(&mended);
    assert_eq!(wrong(&proposal), [""; 0]);
    let taken = proposal.take(&document, &mended).unwrap();
    assert_eq!(taken.left, Pasting::default());
    assert_eq!(taken.document.text_at("items[3].after"), "a");
    assert_eq!(taken.document.text_at("items[4].after"), "b, a");
    assert_eq!(taken.document.validate().err(), None);
}

/// What a row refers to stays what it is when that is taken before it, whatever its id looks like.
#[test]
fn a_row_that_stays_refers_to_what_was_taken() {
    let document = empty();
    let pasting = pasting("Id\tTask\tDays\tAfter\na, b\tA\t1\t\nc\tC\tx\t\nd\tD\t1\t2; 3");
    let proposal = document.propose(&pasting);
    let taken = proposal.take(&document, &pasting).unwrap();
    let mended = Pasting {
        text: taken.left.text.replace('x', "2"),
        ..taken.left
    };
    let proposal = taken.document.propose(&mended);
    assert_eq!(wrong(&proposal), [""; 0]);
    let taken = proposal.take(&taken.document, &mended).unwrap();
    let after = taken.document.get("items[3].after");
    assert_eq!(
        after,
        Some(&["a, b".into(), "c".into()].into_iter().collect())
    );
}

#[test]
fn items_are_replaced_where_that_is_wanted() {
    let document = empty();
    let mut pasting = pasting("Id\tTask\tAfter\nfirst\tA\t\nb\tB\tfirst\nc\tC\tnobody");
    pasting.replaces = true;
    let taken = document
        .propose(&pasting)
        .take(&document, &pasting)
        .unwrap();
    assert_eq!((taken.first, taken.count), (0, 2));
    assert_eq!(taken.document.items().len(), 2);
    assert_eq!(taken.document.validate().err(), None);
    assert!(!taken.left.replaces, "the next rows would replace these");
}

#[test]
fn there_is_room_for_three_hundred_items_and_a_megabyte() {
    let rows: String = (0..301).map(|row| format!("Step {row}\t1\n")).collect();
    let proposal = empty().propose(&pasting(&format!("Task\tDays\n{rows}")));
    assert_eq!(proposal.good(), 299);
    assert_eq!(
        wrong(&proposal)[0],
        "row 301: a backlog has at most 300 items; this row is one too many"
    );
    let text = "x".repeat(1_000_001);
    let refusal = empty().propose(&pasting(&text)).refusal;
    assert_eq!(
        refusal,
        Some(Refusal::TooLarge {
            bytes: 1_000_001,
            most: 1_000_000
        })
    );
    assert_eq!(empty().propose(&pasting(" \n\t")), Proposal::default());
    let no_scenario = Document::read_own(b"[1]").unwrap();
    assert_eq!(
        no_scenario.propose(&pasting("a")).refusal,
        Some(Refusal::NoBacklog)
    );
}

const TITLES: &[&str] = &[
    "Task", "Task", "Id", "Days", "After", "Role", "Min", "Max", "P90", "Goal", "Redo", "?",
];

const PARTS: &[&str] = &[
    "\t", "\t", "\t", "\n", "\n", "\r\n", ";", ",", " ", "\"", "a", "b", "c", "0", "1", "2", "3",
    ".", "%", "Engineer",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is pasted: a valid document stays valid, no row is lost, and each is taken or said to be wrong.
    #[test]
    fn nothing_is_lost_and_nothing_breaks(
        titles in prop::collection::vec(prop::sample::select(TITLES), 1..6),
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..40),
        replaces in any::<bool>(),
    ) {
        let text = format!("{}\n{}", titles.join("\t"), parts.concat());
        let document = empty();
        let pasting = Pasting { replaces, ..pasting(&text) };
        let proposal = document.propose(&pasting);
        for row in &proposal.rows {
            let is_wrong = proposal.problems.iter().any(|it| it.row == row.number);
            prop_assert!(row.is_good != is_wrong || proposal.refusal.is_some());
            prop_assert!(text.get(row.source.clone()).is_some());
        }
        let taken = proposal.take(&document, &pasting);
        prop_assert_eq!(taken.is_some(), proposal.good() > 0);
        if let Some(taken) = taken {
            prop_assert_eq!(taken.document.validate().err(), None);
            let left = taken.document.propose(&taken.left);
            prop_assert_eq!(left.rows.len() + taken.count, proposal.rows.len());
            prop_assert_eq!(taken.count, proposal.good());
        }
    }
}
