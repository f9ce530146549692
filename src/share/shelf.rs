//! Named scenarios that somebody put aside on this device.

/// Stands between a name and its fragment; no fragment has it, as a name it becomes a space.
const BETWEEN: char = '\t';

/// What is on the shelf, in the order in which it was put there. Names are unique.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    entries: Vec<Entry>,
    /// What the next one is known by.
    next_key: u32,
}

/// A named scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the person calls it: one line, never empty.
    pub name: String,
    /// What it shows, as the fragment of a link.
    pub fragment: String,
    /// What it is known by in this window, wherever it stands and whatever it is called.
    pub key: u32,
}

/// What a change took away, to undo it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Where it stood.
    pub place: usize,
    /// What stood there.
    pub entry: Entry,
}

impl Shelf {
    /// What [`to_text`](Self::to_text) wrote; of anything else, what can be used.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut shelf = Self::default();
        for line in text.lines() {
            if let Some((name, fragment)) = line.split_once(BETWEEN) {
                shelf.save(name, fragment);
            }
        }
        shelf
    }

    /// One line each.
    #[must_use]
    pub fn to_text(&self) -> String {
        let line = |it: &Entry| format!("{}{BETWEEN}{}", it.name, it.fragment);
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        lines.join("\n")
    }

    /// What is there.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of a name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let name = one_line(name);
        self.entries.iter().position(|entry| entry.name == name)
    }

    /// Puts a view, as a fragment, on the shelf under a name, and says what stood there under this name before. Nothing
    /// happens without a name or a fragment.
    pub fn save(&mut self, name: &str, fragment: &str) -> Option<Taken> {
        let place = self.find(name);
        let entry = Entry {
            name: one_line(name),
            fragment: fragment.strip_prefix('#').unwrap_or(fragment).to_owned(),
            key: place.map_or(self.next_key, |it| self.entries[it].key),
        };
        if entry.name.is_empty()
            || entry.fragment.is_empty()
            || entry.fragment.contains(char::is_whitespace)
        {
            return None;
        }
        if let Some(place) = place {
            let entry = std::mem::replace(&mut self.entries[place], entry);
            return Some(Taken { place, entry });
        }
        self.next_key += 1;
        self.entries.push(entry);
        None
    }

    /// What another window made of it. What has the name of something here is that.
    #[must_use]
    pub fn followed_by(&self, other: &Self) -> Self {
        let mut followed = Self {
            entries: Vec::new(),
            next_key: self.next_key,
        };
        for entry in &other.entries {
            followed.save(&entry.name, &entry.fragment);
            if let (Some(here), Some(it)) = (self.find(&entry.name), followed.entries.last_mut()) {
                it.key = self.entries[here].key;
            }
        }
        followed
    }

    /// Gives another name. False: there is no such place, the name is empty or taken, and nothing changed.
    pub fn rename(&mut self, place: usize, name: &str) -> bool {
        let taken = self.find(name).is_some_and(|other| other != place);
        let name = one_line(name);
        match self.entries.get_mut(place) {
            Some(entry) if !taken && !name.is_empty() => {
                entry.name = name;
                true
            }
            _ => false,
        }
    }

    /// Puts a copy behind what it is a copy of, under the next number that is free: of "plan", "plan (2)". False: there is
    /// no such place.
    pub fn duplicate(&mut self, place: usize) -> bool {
        let Some(copy) = self.entries.get(place).cloned() else {
            return false;
        };
        let (stem, first) = numbered(&copy.name);
        let mut names = (first + 1..).map(|number| format!("{stem} ({number})"));
        if let Some(name) = names.find(|name| self.find(name).is_none()) {
            let key = self.next_key;
            self.next_key += 1;
            self.entries.insert(place + 1, Entry { name, key, ..copy });
        }
        true
    }

    /// Takes it off the shelf; what is given back undoes that.
    pub fn delete(&mut self, place: usize) -> Option<Taken> {
        (place < self.entries.len()).then(|| Taken {
            place,
            entry: self.entries.remove(place),
        })
    }

    /// Puts back what was taken away; in place of what has its name by now.
    pub fn put_back(&mut self, taken: Taken) {
        let Taken { place, entry } = taken;
        match self.find(&entry.name) {
            Some(now) => self.entries[now] = entry,
            None => self.entries.insert(place.min(self.entries.len()), entry),
        }
    }
}

/// A name without the number of a copy, and that number: 1 where it has none.
fn numbered(name: &str) -> (&str, u32) {
    let parts = name.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
    let numbered = parts.and_then(|(stem, number)| Some((stem, number.parse().ok()?)));
    let is_counted = |(_, number): &(&str, u32)| (2..1_000).contains(number);
    numbered.filter(is_counted).unwrap_or((name, 1))
}

/// A name on one line, without space around it.
fn one_line(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    name.trim().to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Shelf;

    fn names(shelf: &Shelf) -> Vec<&str> {
        shelf.entries().iter().map(|it| it.name.as_str()).collect()
    }

    fn of(names: &[&str]) -> Shelf {
        let mut shelf = Shelf::default();
        for name in names {
            assert_eq!(shelf.save(name, "1&seed=2"), None);
        }
        shelf
    }

    #[test]
    fn saving_under_a_name_that_is_there_replaces_and_can_be_undone() {
        let mut shelf = of(&["a", "b"]);
        let before = shelf.clone();
        let taken = shelf.save(" a\n", "#1&seed=9").unwrap();
        assert_eq!(shelf.entries()[0].fragment, "1&seed=9");
        shelf.put_back(taken);
        assert_eq!(shelf, before);
        for (name, fragment) in [("", "1"), ("\t", "1"), ("c", ""), ("c", "1 2")] {
            assert_eq!(shelf.save(name, fragment), None);
        }
        assert_eq!(shelf, before);
    }

    #[test]
    fn names_stay_unique() {
        let mut shelf = of(&["a", "b"]);
        assert!(!shelf.rename(0, "b") && !shelf.rename(0, " ") && !shelf.rename(7, "c"));
        assert!(shelf.rename(0, "c") && shelf.rename(0, "c"));
        assert!(!shelf.duplicate(7));
        assert!(shelf.duplicate(0) && shelf.duplicate(0) && shelf.duplicate(1));
        assert_eq!(names(&shelf), ["c", "c (3)", "c (4)", "c (2)", "b"]);
    }

    #[test]
    fn what_is_deleted_comes_back_where_it_was() {
        let mut shelf = of(&["a", "b", "c"]);
        let before = shelf.clone();
        let taken = shelf.delete(1).unwrap();
        assert_eq!(names(&shelf), ["a", "c"]);
        shelf.put_back(taken);
        assert_eq!(shelf, before);
        assert_eq!(shelf.delete(3), None);
    }

    #[test]
    fn what_another_window_leaves_is_known_by_the_same_key() {
        let shelf = of(&["a", "b", "c"]);
        let keys =
            |shelf: &Shelf| -> Vec<u32> { shelf.entries().iter().map(|it| it.key).collect() };
        let followed = shelf.followed_by(&of(&["x", "c", "b"]));
        assert_eq!(names(&followed), ["x", "c", "b"]);
        let [x, c, b] = keys(&followed)[..] else {
            panic!("{followed:?}");
        };
        assert_eq!([b, c], keys(&shelf)[1..]);
        assert!(!keys(&shelf).contains(&x));
        assert!(!keys(&followed).contains(&followed.next_key));
    }

    #[test]
    fn a_shelf_survives_being_written_and_foreign_text() {
        let shelf = of(&["mine", "Ü \u{1F600} = & %"]);
        assert_eq!(Shelf::from_text(&shelf.to_text()), shelf);
        let foreign = "no tab\n\t1\nmine\t1&seed=2\n\nmine\t\r\nü\t1\n\0";
        assert_eq!(names(&Shelf::from_text(foreign)), ["mine", "ü"]);
        assert_eq!(Shelf::from_text(""), Shelf::default());
    }
}
