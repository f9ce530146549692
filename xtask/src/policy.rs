//! The page's Content-Security-Policy: written once, in the page itself, and sent as a header from there.

/// The policy in the `<meta http-equiv="Content-Security-Policy">` of a page.
pub(crate) fn policy_of(page: &str) -> Option<String> {
    let meta = page.split("<meta").skip(1).find_map(|rest| {
        let tag = rest.split('>').next()?;
        (attribute(tag, "http-equiv")? == "Content-Security-Policy").then_some(tag)
    })?;
    // A header is one line.
    let words: Vec<&str> = attribute(meta, "content")?.split_whitespace().collect();
    Some(words.join(" "))
}

/// The value of an attribute in double quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_a_page_becomes_one_line() {
        let page = "<meta name=\"description\" content=\"no\">\n\
                    <meta http-equiv=\"Content-Security-Policy\"\n content=\"default-src 'none';\n   img-src 'self'\">";
        assert_eq!(
            policy_of(page).as_deref(),
            Some("default-src 'none'; img-src 'self'")
        );
    }

    #[test]
    fn a_page_without_a_policy_has_none() {
        assert_eq!(policy_of("<meta charset=\"utf-8\">"), None);
    }

    #[test]
    fn the_page_of_this_repository_is_strict() {
        let page = std::fs::read_to_string(crate::repository::root().join("index.html"));
        let policy = page.ok().as_deref().and_then(policy_of);
        let policy = policy.as_deref().unwrap_or_default();
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
        assert!(!policy.contains("'unsafe-inline'"), "{policy}");
        assert!(!policy.contains("'unsafe-eval'"), "{policy}");
        assert!(!policy.contains("http"), "{policy}");
    }
}
