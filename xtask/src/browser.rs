//! A real browser for the tests: finding or installing it, and running the driver that steers it.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::command::{answer, find_on_path, run};
use crate::failure::{Failure, Remedy};

/// What to install where we cannot.
const ADVICE: &str = "Install Chromium or Chrome with the chromedriver of the same version, and put it on the search \
                      path or name it in CHROMEDRIVER (Debian: `apt-get install chromium chromium-driver`).";

/// How long the driver may take to end its browsers.
const FAREWELL: Duration = Duration::from_secs(10);

/// The driver's program: the one in `CHROMEDRIVER`, or on the search path, or installed now where we can.
///
/// # Errors
/// There is none, and we cannot install one.
pub(crate) fn ready_driver() -> Result<PathBuf, Failure> {
    if let Some(named) = env::var_os("CHROMEDRIVER").filter(|path| !path.is_empty()) {
        return Ok(named.into());
    }
    if let Some(found) = find_on_path("chromedriver") {
        return Ok(found);
    }
    if can_install() {
        eprintln!("Installing the packages chromium and chromium-driver; a minute or two.");
        let apt = || {
            let mut command = Command::new("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        run(apt().arg("update"), ADVICE)?;
        // The fonts: without any, a page is laid out with nothing in it.
        let packages = ["chromium", "chromium-driver", "fonts-dejavu-core"];
        run(
            apt()
                .args(["install", "--yes", "--no-install-recommends"])
                .args(packages),
            ADVICE,
        )?;
    }
    find_on_path("chromedriver").ok_or_else(|| Failure::new("There is no chromedriver.", ADVICE))
}

/// Whether packages come as on Debian, and we are root.
fn can_install() -> bool {
    find_on_path("apt-get").is_some()
        && answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

/// A running chromedriver; it and its browsers end when dropped.
pub(crate) struct Driver {
    /// The process.
    child: Child,
    /// The port that it listens on.
    port: u16,
}

impl Driver {
    /// Starts the driver on a free port.
    ///
    /// # Errors
    /// It does not start.
    pub(crate) fn start(program: &Path) -> Result<Self, Failure> {
        let what = format!("Cannot start {}", program.display());
        let mut child = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .or_advise(&what, ADVICE)?;
        let mut lines = BufReader::new(
            child
                .stdout
                .take()
                .ok_or("it has no output")
                .or_advise(&what, ADVICE)?,
        )
        .lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line));
        let Some(port) = port else {
            // It has closed its output, so it is ending or of no use.
            let _ = child.kill();
            let _ = child.wait();
            return Err(Failure::new(
                format!("{} named no port.", program.display()),
                ADVICE,
            ));
        };
        // Read on, so that the driver can write on.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Ok(Self { child, port })
    }

    /// Where tests reach the driver.
    pub(crate) fn url(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Asks the driver to end its browsers and itself: browsers outlive a driver that is killed.
    fn ask_to_end(&self) -> std::io::Result<()> {
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        connection.set_read_timeout(Some(FAREWELL))?;
        write!(
            connection,
            "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        )?;
        BufReader::new(connection).read_line(&mut String::new())?;
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.ask_to_end().is_ok() {
            let start = Instant::now();
            while start.elapsed() < FAREWELL {
                if matches!(self.child.try_wait(), Ok(Some(_))) {
                    return;
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
        // Nothing more can be done about one that does not end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The port that the driver says it listens on.
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_greeting() {
        assert_eq!(
            port_in("ChromeDriver was started successfully on port 41283."),
            Some(41283)
        );
        assert_eq!(
            port_in("Starting ChromeDriver 140.0.7339.80 on port 0"),
            None
        );
    }
}
