//! One visit to the page: a browser with a fresh profile, what the visitor sees, and what went on behind it.

use std::time::{Duration, Instant};
use std::{env, fs};

use fantoccini::elements::Element;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// How long something may take to appear, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The tabulator, as WebDriver writes it.
const TAB: &str = "\u{e004}";

/// The same with Shift, which is let go again.
const BACK_TAB: &str = "\u{e008}\u{e004}\u{e000}";

/// The enter key.
pub(crate) const ENTER: &str = "\u{e007}";

/// The address of the page at the top of a host.
pub(crate) fn root_page() -> String {
    prepared("CADENCE_LAB_ROOT_PAGE")
}

/// The address of the page under a path.
pub(crate) fn subpath_page() -> String {
    prepared("CADENCE_LAB_SUBPATH_PAGE")
}

/// What `cargo xtask test` prepared.
fn prepared(variable: &str) -> String {
    let Ok(value) = env::var(variable) else {
        panic!("{variable} is not set: run `cargo xtask test`, which serves the built page");
    };
    value
}

/// A screen to look through.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Screen {
    Desktop,
    Phone,
    /// The narrowest that a page must fit, which is also a desktop at 400 % zoom.
    Narrow,
}

impl Screen {
    pub(crate) const ALL: [Self; 3] = [Self::Desktop, Self::Phone, Self::Narrow];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Desktop => "desktop",
            Self::Phone => "phone",
            Self::Narrow => "narrow",
        }
    }

    /// Width and height. [CSS px]
    fn size(self) -> (u32, u32) {
        match self {
            Self::Desktop => (1280, 800),
            Self::Phone => (390, 844),
            Self::Narrow => (320, 640),
        }
    }
}

/// A request that the WebDriver standard does not have and Chromium's driver does.
#[derive(Debug)]
struct ChromiumRequest {
    /// The path below the session.
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for ChromiumRequest {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// A browser with a fresh profile.
pub(crate) struct Visit {
    client: Client,
}

impl Visit {
    /// Starts a browser, with the flags of `webdriver.json` and logs of all that we judge.
    pub(crate) async fn begin() -> Self {
        let driver = prepared("CADENCE_LAB_WEBDRIVER");
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/webdriver.json");
        let mut capabilities: Value =
            serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        capabilities["goog:loggingPrefs"] = json!({ "browser": "ALL", "performance": "ALL" });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&driver)
            .await
            .unwrap();
        let visit = Self { client };
        visit.look_through(Screen::Desktop, false).await;
        visit
    }

    /// Ends the browser. (After a failed test, the driver's end does.)
    pub(crate) async fn end(self) {
        self.client.close().await.unwrap();
    }

    /// Sets the screen and the colour scheme that the visitor prefers.
    pub(crate) async fn look_through(&self, screen: Screen, is_dark: bool) {
        let (width, height) = screen.size();
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )
        .await;
        let scheme = if is_dark { "dark" } else { "light" };
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
        )
        .await;
    }

    /// From now on lets no request through whose address fits one of `patterns`.
    pub(crate) async fn block(&self, patterns: &[&str]) {
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setBlockedURLs", json!({ "urls": patterns }))
            .await;
    }

    /// Runs a script before any of the page's own.
    pub(crate) async fn before_the_page(&self, script: &str) {
        self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await;
    }

    /// Switches the page's scripts off.
    pub(crate) async fn without_javascript(&self) {
        self.devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await;
    }

    /// Opens an address and waits until it has loaded.
    pub(crate) async fn open(&self, page: &str) {
        self.client.goto(page).await.unwrap();
    }

    /// Loads the page again and waits until it has loaded: what is seen from then on is no longer what was there before.
    pub(crate) async fn reload(&self) {
        self.client.refresh().await.unwrap();
    }

    /// Turns to another window of the same profile, and answers which one this was.
    pub(crate) async fn open_beside(&self, page: &str) -> WindowHandle {
        let this = self.client.window().await.unwrap();
        let other = self.client.new_window(true).await.unwrap().handle;
        self.turn_to(other).await;
        self.open(page).await;
        this
    }

    /// Turns to a window.
    pub(crate) async fn turn_to(&self, window: WindowHandle) {
        self.client.switch_to_window(window).await.unwrap();
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// The text that a visitor reads in the first element that fits `selector`, once there is any.
    pub(crate) async fn text_of(&self, selector: &str) -> String {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            // An element may be replaced while it is read.
            if let Ok(element) = self.client.find(Locator::Css(selector)).await
                && let Ok(text) = element.text().await
                && !text.is_empty()
            {
                return text;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("nothing to read in {selector} after {PATIENCE:?}");
    }

    /// The first element that fits `selector`, once there is any.
    async fn element(&self, selector: &str) -> Element {
        let waiting = self.client.wait().at_most(PATIENCE);
        let element = waiting.for_element(Locator::Css(selector)).await;
        element.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// Presses keys on the first element that fits `selector`, once it takes them: it may be about to be shown.
    pub(crate) async fn press(&self, selector: &str, keys: &str) {
        let start = Instant::now();
        while let Err(error) = self.element(selector).await.send_keys(keys).await {
            assert!(start.elapsed() < PATIENCE, "{selector}: {error}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses keys where the focus is.
    pub(crate) async fn keys(&self, keys: &str) {
        let element = self.client.active_element().await.unwrap();
        element.send_keys(keys).await.unwrap();
    }

    /// Waits until the element with this id has the focus.
    pub(crate) async fn wait_for_focus(&self, id: &str) {
        let start = Instant::now();
        let focused = "return document.activeElement?.id ?? ''";
        while self.run(focused).await.as_str() != Some(id) {
            assert!(
                start.elapsed() < PATIENCE,
                "{id} has no focus after {PATIENCE:?}"
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Goes to the element with this id by the tabulator alone, on or back.
    pub(crate) async fn tab_to(&self, id: &str, is_back: bool) {
        let focused = "return document.activeElement?.id ?? ''";
        for _ in 0..400 {
            if self.run(focused).await.as_str() == Some(id) {
                return;
            }
            self.keys(if is_back { BACK_TAB } else { TAB }).await;
        }
        panic!("the tabulator does not lead to {id}");
    }

    /// Clicks the first element that fits `selector`, as a mouse does.
    pub(crate) async fn click(&self, selector: &str) {
        let element = self.element(selector).await;
        element.click().await.unwrap();
    }

    /// Whether a visitor sees the first element that fits `selector`.
    pub(crate) async fn is_visible(&self, selector: &str) -> bool {
        let element = self.element(selector).await;
        element.is_displayed().await.unwrap()
    }

    /// How far the page can be scrolled sideways, once pictures have followed the width of the window. [CSS px]
    pub(crate) async fn overflow_px(&self) -> i64 {
        let script = "return (async () => {
            const page = document.documentElement, end = Date.now() + 1000;
            const overflow = () => page.scrollWidth - page.clientWidth;
            while (overflow() > 0 && Date.now() < end)
                await new Promise(next => setTimeout(next, 50));
            return overflow()
        })()";
        self.run(script).await.as_i64().unwrap()
    }

    /// Keeps what the visitor sees as `target/screenshots/NAME.png`.
    pub(crate) async fn screenshot(&self, name: &str) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/screenshots");
        fs::create_dir_all(folder).unwrap();
        let image = self.client.screenshot().await.unwrap();
        fs::write(format!("{folder}/{name}.png"), image).unwrap();
    }

    /// What went wrong since the visit began or this was last asked: errors in the console, violations of the
    /// policy, requests to another host than the page's. A clean visit has none.
    pub(crate) async fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for entry in self.log("browser").await {
            let text = entry["message"].as_str().unwrap_or_default();
            if entry["level"] == "SEVERE" || text.contains("Content Security Policy") {
                faults.push(format!("console: {text}"));
            }
        }
        let own = [root_page(), subpath_page()].map(|page| Url::parse(&page).unwrap().origin());
        for entry in self.log("performance").await {
            let event: Value =
                serde_json::from_str(entry["message"].as_str().unwrap_or_default()).unwrap();
            if let Some(address) = requested(&event["message"])
                && !own.contains(&address.origin())
            {
                faults.push(format!("foreign request: {address}"));
            }
        }
        faults
    }

    /// The entries of one of the driver's logs, which are then forgotten there.
    async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.ask("se/log", json!({ "type": kind })).await;
        entries.as_array().unwrap().clone()
    }

    /// A command of the DevTools protocol.
    async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.ask(
            "goog/cdp/execute",
            json!({ "cmd": command, "params": parameters }),
        )
        .await
    }

    async fn ask(&self, path: &'static str, body: Value) -> Value {
        self.client
            .issue_cmd(ChromiumRequest { path, body })
            .await
            .unwrap()
    }
}

/// The address that leaves the machine's memory, if an event of the DevTools protocol tells of a request.
fn requested(event: &Value) -> Option<Url> {
    let address = match event["method"].as_str()? {
        "Network.requestWillBeSent" => event["params"]["request"]["url"].as_str()?,
        "Network.webSocketCreated" => event["params"]["url"].as_str()?,
        _ => return None,
    };
    let address = Url::parse(address).ok()?;
    // Not the page's own `data:` and `blob:`, nor the browser's own pages.
    matches!(address.scheme(), "http" | "https" | "ws" | "wss").then_some(address)
}
