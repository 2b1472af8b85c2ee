//! The bytes of a file or a stream, unpacked: gzip and xz are known by their first bytes.

use super::ImportError;
use flate2::bufread::MultiGzDecoder;
use liblzma::bufread::XzDecoder;
use liblzma::stream::{CONCATENATED, Stream};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::sync::mpsc::{Receiver, Sender};

/// Bytes that are read at a time.
const CHUNK: usize = 1 << 16;

/// Memory that unpacking may take: xz -9 needs 65 MB, a file that wants more means no good.
const UNPACKING: u64 = 256 << 20;

/// What a file is packed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Xz,
}

impl Packing {
    /// What a file's name promises.
    pub fn named(path: &Path) -> Option<Self> {
        let end = path.extension()?.to_str()?.to_ascii_lowercase();
        match end.as_str() {
            "gz" => Some(Self::Gzip),
            "xz" => Some(Self::Xz),
            _ => None,
        }
    }
}

/// The unpacked bytes. Reads a little of the input, so it belongs on a thread that may wait.
///
/// # Errors
/// [`ImportError::NotPacked`] where a name promised what the bytes do not keep, [`ImportError::NotText`] for other packings.
pub(super) fn unpack(input: impl Read + Send + 'static, promised: Option<Packing>) -> Result<Box<dyn Read + Send>, ImportError> {
    let mut input = BufReader::with_capacity(CHUNK, Whole(input));
    let head = input.fill_buf()?;
    let found = match head {
        [0x1f, 0x8b, ..] => Some(Packing::Gzip),
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some(Packing::Xz),
        [b'P', b'K', 3, 4, ..] => return Err(ImportError::NotText("a zip archive or a workbook")),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Err(ImportError::NotText("UTF-16")),
        _ => None,
    };
    if promised.is_some() && found != promised && !head.is_empty() {
        return Err(ImportError::NotPacked);
    }
    Ok(match found {
        None => Box::new(input),
        Some(Packing::Gzip) => Box::new(MultiGzDecoder::new(input)),
        Some(Packing::Xz) => {
            let stream = Stream::new_stream_decoder(UNPACKING, CONCATENATED).map_err(io::Error::from)?;
            Box::new(XzDecoder::new_stream(input, stream))
        }
    })
}

/// Reads until the buffer is full or the input ends, so that the first bytes are there at once.
struct Whole<R>(R);

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < into.len() {
            match self.0.read(&mut into[filled..]) {
                Ok(0) => break,
                Ok(bytes) => filled += bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) if filled > 0 => break,
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }
}

/// Counts what is read, for whoever shows progress.
pub(super) struct Counted<R> {
    pub input: R,
    pub bytes: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.input.read(into)?;
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        Ok(bytes)
    }
}

/// The reading end of [`pump`], for a thread that may wait.
pub(super) struct Piped {
    chunks: Receiver<io::Result<Vec<u8>>>,
    chunk: Vec<u8>,
    taken: usize,
}

impl Piped {
    pub fn new(chunks: Receiver<io::Result<Vec<u8>>>) -> Self {
        Self { chunks, chunk: Vec::new(), taken: 0 }
    }
}

impl Read for Piped {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.chunk.len() {
            match self.chunks.blocking_recv() {
                None => return Ok(0),
                Some(chunk) => (self.chunk, self.taken) = (chunk?, 0),
            }
        }
        let bytes = (self.chunk.len() - self.taken).min(into.len());
        into[..bytes].copy_from_slice(&self.chunk[self.taken..self.taken + bytes]);
        self.taken += bytes;
        Ok(bytes)
    }
}

/// Carries a stream over to the thread that reads it, until either of them ends.
pub(super) async fn pump(mut source: impl AsyncRead + Unpin, chunks: Sender<io::Result<Vec<u8>>>) {
    loop {
        let mut chunk = Vec::with_capacity(CHUNK);
        let read = source.read_buf(&mut chunk).await;
        let last = !matches!(read, Ok(bytes) if bytes > 0);
        let send = match read {
            Ok(0) => return,
            Ok(_) => Ok(chunk),
            Err(error) => Err(error),
        };
        if chunks.send(send).await.is_err() || last {
            return;
        }
    }
}
