//! Records of a delimited file, one at a time in bounded memory, each with the line it begins at; a malformed one costs one line.

use memchr::{memchr, memchr_iter};
use std::io::{self, Read};

/// The longest record that is taken, in bytes.
pub const LONGEST: usize = 1 << 20;

/// Bytes that are asked for at a time.
const CHUNK: usize = 1 << 16;

/// Why a record is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("a record of more than 1 MB")]
    TooLong,
    #[error("a quote that never ends")]
    EndlessQuote,
    #[error("text after a closing quote")]
    AfterQuote,
}

/// One record: its fields without their quotes, one byte apart. Of a malformed one, the beginning of its line.
#[derive(Debug, Default)]
pub struct Record {
    /// The line it begins at, the first being 1.
    pub line: u64,
    pub bytes: Vec<u8>,
    /// Where each field ends; the next one begins a byte later.
    pub ends: Vec<usize>,
}

impl Record {
    fn clear(&mut self, line: u64) {
        self.line = line;
        self.bytes.clear();
        self.ends.clear();
    }

    fn end_field(&mut self) {
        self.ends.push(self.bytes.len());
        self.bytes.push(b'\n');
    }
}

/// Reads records. Quotes count where RFC 4180 has them: around a whole field, doubled inside.
pub struct Records<R> {
    input: R,
    window: Vec<u8>,
    /// The part of the window that is read and not taken.
    from: usize,
    to: usize,
    line: u64,
    delimiter: u8,
}

impl<R: Read> Records<R> {
    pub fn new(input: R) -> Self {
        Self { input, window: vec![0; 2 * CHUNK], from: 0, to: 0, line: 1, delimiter: b',' }
    }

    pub fn set_delimiter(&mut self, delimiter: u8) {
        self.delimiter = delimiter;
    }

    /// The first bytes of the file, a whole chunk where there are as many; none are taken.
    pub fn head(&mut self) -> io::Result<&[u8]> {
        while self.to - self.from < CHUNK && self.fill()? {}
        Ok(&self.window[self.from..self.to])
    }

    /// Passes over bytes of the head.
    pub fn skip(&mut self, bytes: usize) {
        self.from = (self.from + bytes).min(self.to);
    }

    /// The next record that is not a blank line, or what is wrong with it; none at the end.
    pub fn next(&mut self, record: &mut Record) -> io::Result<Option<Result<(), Fault>>> {
        loop {
            record.clear(self.line);
            if self.from == self.to && !self.fill()? {
                return Ok(None);
            }
            let Some(length) = self.find_newline()? else { return Ok(Some(self.give_up(record, Fault::TooLong)?)) };
            let line = &self.window[self.from..self.from + length];
            let text = line.strip_suffix(b"\r").unwrap_or(line);
            if text.is_empty() {
                self.take_line(length);
                continue;
            }
            if memchr(b'"', text).is_some() {
                return match self.quoted(record)? {
                    Ok(taken) => {
                        self.line += memchr_iter(b'\n', &self.window[self.from..self.from + taken]).count() as u64;
                        self.from += taken;
                        Ok(Some(Ok(())))
                    }
                    Err(fault) => Ok(Some(self.give_up(record, fault)?)),
                };
            }
            record.ends.extend(memchr_iter(self.delimiter, text));
            record.ends.push(text.len());
            record.bytes.extend_from_slice(text);
            self.take_line(length);
            return Ok(Some(Ok(())));
        }
    }

    /// Reads more into the window; false at the end of the file.
    fn fill(&mut self) -> io::Result<bool> {
        if self.to == self.window.len() {
            if self.from > 0 {
                self.window.copy_within(self.from..self.to, 0);
                self.to -= self.from;
                self.from = 0;
            } else {
                self.window.resize(self.window.len() * 2, 0);
            }
        }
        loop {
            match self.input.read(&mut self.window[self.to..]) {
                Ok(bytes) => {
                    self.to += bytes;
                    return Ok(bytes > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The length of the line that begins here; none if it is too long.
    fn find_newline(&mut self) -> io::Result<Option<usize>> {
        let mut seen = 0;
        loop {
            if let Some(at) = memchr(b'\n', &self.window[self.from + seen..self.to]) {
                return Ok((seen + at <= LONGEST).then_some(seen + at));
            }
            seen = self.to - self.from;
            if seen > LONGEST {
                return Ok(None);
            }
            if !self.fill()? {
                return Ok(Some(seen));
            }
        }
    }

    /// Passes over a line of this length and its newline, if it has one.
    fn take_line(&mut self, length: usize) {
        self.from = (self.from + length + 1).min(self.to);
        self.line += 1;
    }

    /// Takes no more than the line that the record begins at, so that what follows is read as if it had not been there.
    fn give_up(&mut self, record: &mut Record, fault: Fault) -> io::Result<Result<(), Fault>> {
        record.clear(self.line);
        let here = &self.window[self.from..self.to];
        let beginning = &here[..here.len().min(1000)];
        let beginning = memchr(b'\n', beginning).map_or(beginning, |end| &beginning[..end]);
        record.bytes.extend_from_slice(beginning);
        loop {
            if let Some(at) = memchr(b'\n', &self.window[self.from..self.to]) {
                self.take_line(at);
                return Ok(Err(fault));
            }
            self.from = self.to;
            if !self.fill()? {
                return Ok(Err(fault));
            }
        }
    }

    /// Reads a record with quotes byte by byte; how many bytes it takes with its newline. Takes nothing.
    fn quoted(&mut self, record: &mut Record) -> io::Result<Result<usize, Fault>> {
        #[derive(Clone, Copy, PartialEq)]
        enum At {
            Start,
            Plain,
            Quoted,
            /// After a quote inside quotes: the first of two, or the last.
            Quote,
            /// After a carriage return that follows a closing quote.
            Return,
        }
        let mut at = At::Start;
        let mut taken = 0;
        loop {
            if taken > LONGEST {
                return Ok(Err(if at == At::Quoted { Fault::EndlessQuote } else { Fault::TooLong }));
            }
            if self.from + taken == self.to && !self.fill()? {
                if at == At::Quoted {
                    return Ok(Err(Fault::EndlessQuote));
                }
                end_record(record, at == At::Plain);
                return Ok(Ok(taken));
            }
            let byte = self.window[self.from + taken];
            taken += 1;
            at = match (at, byte) {
                (At::Start, b'"') => At::Quoted,
                (At::Quoted, b'"') => At::Quote,
                (At::Quoted, _) => {
                    record.bytes.push(byte);
                    At::Quoted
                }
                (At::Quote, b'"') => {
                    record.bytes.push(b'"');
                    At::Quoted
                }
                (At::Quote, b'\r') => At::Return,
                (At::Start | At::Plain | At::Quote | At::Return, b'\n') => {
                    end_record(record, at == At::Plain);
                    return Ok(Ok(taken));
                }
                (At::Start | At::Plain | At::Quote, byte) if byte == self.delimiter => {
                    record.end_field();
                    At::Start
                }
                (At::Quote | At::Return, _) => return Ok(Err(Fault::AfterQuote)),
                (At::Start | At::Plain, _) => {
                    record.bytes.push(byte);
                    At::Plain
                }
            };
        }
    }
}

/// Ends the last field; a carriage return before the newline is none of a field without quotes.
fn end_record(record: &mut Record, is_plain: bool) {
    if is_plain && record.bytes.last() == Some(&b'\r') {
        record.bytes.pop();
    }
    record.ends.push(record.bytes.len());
}

/// Which of comma, semicolon and tab a header is divided by: the one it has most of, outside of quotes.
pub fn divided_by(header: &[u8]) -> u8 {
    let mut inside = false;
    let mut counts = [0_usize; 3];
    for byte in header.iter().take_while(|b| **b != b'\n') {
        match byte {
            b'"' => inside = !inside,
            b',' if !inside => counts[0] += 1,
            b';' if !inside => counts[1] += 1,
            b'\t' if !inside => counts[2] += 1,
            _ => {}
        }
    }
    match counts {
        [comma, semicolon, tab] if semicolon > comma && semicolon >= tab => b';',
        [comma, _, tab] if tab > comma => b'\t',
        _ => b',',
    }
}

#[cfg(test)]
mod tests;
