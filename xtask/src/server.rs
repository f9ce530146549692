//! A small static server for `dist/`, on this machine alone: what a plain host does, with the page's policy as a header.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{Failure, Remedy};
use crate::policy::policy_of;

/// How long a browser may take to ask or to listen.
const PATIENCE: Duration = Duration::from_secs(10);

/// The longest head of a request. [bytes]
const LONGEST_HEAD: usize = 16 * 1024;

/// A folder of files under a path such as `/` or `/some/where/`.
#[derive(Debug, Clone)]
struct Site {
    /// The folder that has the files.
    folder: PathBuf,
    /// The path that it is served under; begins and ends with a slash.
    mount: String,
}

/// What the server says to a request.
#[derive(Debug, PartialEq, Eq)]
struct Reply {
    /// HTTP status code.
    status: u16,
    /// Names and values.
    headers: Vec<(&'static str, String)>,
    /// The body, compressed if the headers say so.
    body: Vec<u8>,
}

impl Reply {
    /// A reply of one line.
    fn line(status: u16, text: &str) -> Self {
        Self {
            status,
            headers: vec![
                ("Content-Type", "text/plain; charset=utf-8".to_owned()),
                ("X-Content-Type-Options", "nosniff".to_owned()),
            ],
            body: text.as_bytes().to_vec(),
        }
    }
}

impl Site {
    /// The file that an address names; none for anything that could lead out of the folder.
    fn file(&self, address: &str) -> Option<PathBuf> {
        let path = address.split(['?', '#']).next()?;
        let inside = path.strip_prefix(&self.mount)?;
        let inside = if inside.is_empty() {
            "index.html"
        } else {
            inside
        };
        let mut file = self.folder.clone();
        for part in inside.split('/') {
            // Our files have plain names, so nothing needs decoding; a name that begins with a dot leads up or is hidden.
            let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
            if part.is_empty() || part.starts_with('.') || !part.chars().all(plain) {
                return None;
            }
            file.push(part);
        }
        file.is_file().then_some(file)
    }

    /// The reply to a request for `address`.
    fn reply(&self, address: &str, takes_gzip: bool) -> io::Result<Reply> {
        let Some(file) = self.file(address) else {
            return Ok(Reply::line(404, "There is no such file.\n"));
        };
        let (media_type, is_compressible) = media_type(&file);
        let mut body = fs::read(&file)?;
        let mut headers = vec![
            ("Content-Type", media_type.to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Cache-Control", "no-cache".to_owned()),
            ("Vary", "Accept-Encoding".to_owned()),
        ];
        if media_type.starts_with("text/html")
            && let Some(policy) = policy_of(&String::from_utf8_lossy(&body))
        {
            headers.push(("Content-Security-Policy", policy));
        }
        if takes_gzip && is_compressible {
            body = gzip(&body, Compression::default())?;
            headers.push(("Content-Encoding", "gzip".to_owned()));
        }
        Ok(Reply {
            status: 200,
            headers,
            body,
        })
    }

    /// Answers one request, and closes: a connection that stays open for a next request would keep its
    /// thread from those that wait.
    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let Some(question) = Question::read(&mut stream)? else {
            return Ok(());
        };
        let reply = match question.method.as_str() {
            "GET" | "HEAD" => self.reply(&question.address, question.takes_gzip)?,
            _ => Reply::line(405, "Only files are served here.\n"),
        };
        let mut head = format!("HTTP/1.1 {} \r\n", reply.status);
        for (name, value) in &reply.headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += &format!("Content-Length: {}\r\n", reply.body.len());
        head += "Connection: close\r\n\r\n";
        stream.write_all(head.as_bytes())?;
        if question.method != "HEAD" {
            stream.write_all(&reply.body)?;
        }
        stream.flush()
    }
}

/// What a request asks for.
#[derive(Debug, PartialEq, Eq)]
struct Question {
    method: String,
    address: String,
    takes_gzip: bool,
}

impl Question {
    /// Reads a request up to the end of its head. None: it is none, or longer than any browser's.
    fn read(stream: &mut impl Read) -> io::Result<Option<Self>> {
        let mut bytes = Vec::new();
        let mut part = [0; 4096];
        while bytes.len() < LONGEST_HEAD {
            let count = stream.read(&mut part)?;
            if count == 0 {
                return Ok(None);
            }
            bytes.extend_from_slice(&part[..count]);
            let mut headers = [httparse::EMPTY_HEADER; 64];
            let mut request = httparse::Request::new(&mut headers);
            match request.parse(&bytes) {
                Ok(httparse::Status::Partial) => {}
                Ok(httparse::Status::Complete(_)) => {
                    let takes_gzip = request.headers.iter().any(|header| {
                        header.name.eq_ignore_ascii_case("Accept-Encoding")
                            && accepts_gzip(&String::from_utf8_lossy(header.value))
                    });
                    return Ok(Some(Self {
                        method: request.method.unwrap_or_default().to_owned(),
                        address: request.path.unwrap_or_default().to_owned(),
                        takes_gzip,
                    }));
                }
                Err(_) => return Ok(None),
            }
        }
        Ok(None)
    }
}

/// `bytes` as gzip.
///
/// # Errors
/// None in practice: it writes to memory.
pub(crate) fn gzip(bytes: &[u8], level: Compression) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Whether an `Accept-Encoding` allows gzip.
fn accepts_gzip(encodings: &str) -> bool {
    encodings.split(',').any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let is_gzip = parts.next() == Some("gzip");
        is_gzip && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// The media type of a file by its name, and whether compressing it pays.
fn media_type(file: &Path) -> (&'static str, bool) {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => ("text/html; charset=utf-8", true),
        Some("css") => ("text/css; charset=utf-8", true),
        Some("js") => ("text/javascript; charset=utf-8", true),
        Some("wasm") => ("application/wasm", true),
        Some("json") => ("application/json", true),
        Some("webmanifest") => ("application/manifest+json", true),
        Some("svg") => ("image/svg+xml", true),
        Some("txt" | "ftl") => ("text/plain; charset=utf-8", true),
        Some("png") => ("image/png", false),
        Some("woff2") => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    }
}

/// A running server; it ends when dropped.
pub(crate) struct Server {
    /// Where it listens.
    address: SocketAddr,
    /// The path that the files are under.
    mount: String,
    /// No further request is taken.
    is_over: Arc<AtomicBool>,
    /// Takes the requests.
    listener: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `folder` under `mount` on `port` of this machine; port 0 is any free one.
    ///
    /// # Errors
    /// The port is taken.
    pub(crate) fn start(folder: PathBuf, mount: &str, port: u16) -> Result<Self, Failure> {
        let refused = |reason: io::Error| {
            Failure::new(
                format!("Cannot listen on port {port}: {reason}."),
                "Choose another port, such as `cargo xtask serve --port 0` for any free one.",
            )
        };
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(refused)?;
        let address = socket.local_addr().map_err(refused)?;
        let is_over = Arc::new(AtomicBool::new(false));
        let site = Arc::new(Site {
            folder,
            mount: mount.to_owned(),
        });
        let listener = {
            let is_over = Arc::clone(&is_over);
            thread::spawn(move || {
                for stream in socket.incoming() {
                    if is_over.load(Ordering::Relaxed) {
                        return;
                    }
                    let site = Arc::clone(&site);
                    if let Ok(stream) = stream {
                        // A browser that went away needs no answer.
                        thread::spawn(move || site.answer(stream));
                    }
                }
            })
        };
        Ok(Self {
            address,
            mount: mount.to_owned(),
            is_over,
            listener: Some(listener),
        })
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> String {
        format!("http://{}{}", self.address, self.mount)
    }

    /// Serves until the program is stopped.
    ///
    /// # Errors
    /// The server ended by itself.
    pub(crate) fn wait(mut self) -> Result<(), Failure> {
        match self.listener.take().map(JoinHandle::join) {
            Some(Err(_)) => {
                Err("a thread of it failed").or_advise("The server stopped", "Start it again.")
            }
            _ => Ok(()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // A last visitor wakes the listener, which then sees that it is over.
        let _ = TcpStream::connect(self.address);
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// This package's own folder, under a path.
    fn site(mount: &str) -> Site {
        Site {
            folder: PathBuf::from(env!("CARGO_MANIFEST_DIR")),
            mount: mount.to_owned(),
        }
    }

    #[test]
    fn a_file_is_found_under_the_mount_only() {
        assert!(site("/").file("/src/main.rs").is_some());
        assert!(
            site("/some/where/")
                .file("/some/where/src/main.rs?v=1")
                .is_some()
        );
        assert_eq!(site("/some/where/").file("/src/main.rs"), None);
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        for address in [
            "/../Cargo.toml",
            "/src/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..\\Cargo.toml",
            "//Cargo.toml",
            "/src",
            "*",
            "",
        ] {
            assert_eq!(site("/").file(address), None, "{address}");
        }
    }

    #[test]
    fn wasm_has_its_media_type() {
        assert_eq!(
            media_type(Path::new("app_bg.wasm")),
            ("application/wasm", true)
        );
    }

    #[test]
    fn gzip_is_sent_to_those_who_take_it() {
        assert!(accepts_gzip("br, gzip;q=0.8"));
        assert!(!accepts_gzip("br, gzip;q=0"));
        assert!(!accepts_gzip("identity"));
    }

    #[test]
    fn the_page_carries_its_policy_as_a_header() {
        let site = Site {
            folder: crate::repository::root(),
            mount: "/".to_owned(),
        };
        let reply = site.reply("/", true).unwrap();
        let value = |name: &str| {
            let header = reply.headers.iter().find(|header| header.0 == name);
            header.map(|header| header.1.as_str())
        };
        assert_eq!(reply.status, 200);
        assert!(
            value("Content-Security-Policy")
                .unwrap()
                .contains("default-src 'none'")
        );
        assert_eq!(value("X-Content-Type-Options"), Some("nosniff"));
        assert_eq!(value("Content-Encoding"), Some("gzip"));
    }

    #[test]
    fn many_connections_that_say_nothing_keep_nobody_waiting() {
        let server = Server::start(crate::repository::root(), "/", 0).unwrap();
        let _silent: Vec<_> = (0..20)
            .map(|_| TcpStream::connect(server.address).unwrap())
            .collect();
        let mut asking = TcpStream::connect(server.address).unwrap();
        asking
            .write_all(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        asking.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }

    #[test]
    fn a_server_ends_when_dropped() {
        let server = Server::start(PathBuf::from("."), "/", 0).unwrap();
        let port = server.address.port();
        assert!(server.url().starts_with("http://127.0.0.1:"));
        drop(server);
        // The socket closes on a thread of its own, a moment later.
        let is_free = (0..500).any(|_| {
            thread::sleep(Duration::from_millis(10));
            Server::start(PathBuf::from("."), "/", port).is_ok()
        });
        assert!(is_free);
    }
}
