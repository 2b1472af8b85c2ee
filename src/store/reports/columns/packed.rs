//! A column as it is stored: numbers in as few bytes as they need, texts as numbers of a dictionary.

use crate::db::StoreError;

/// Appends numbers: how many (4 bytes), the least of them (8), the bytes that each takes above it (1: none, 1, 2, 4 or 8), then these; all little-endian.
pub(super) fn pack(numbers: &[i64], bytes: &mut Vec<u8>) {
    let least = numbers.iter().copied().min().unwrap_or_default();
    let above = |number: &i64| number.wrapping_sub(least) as u64;
    let width = match numbers.iter().map(above).max().unwrap_or_default() {
        0 => 0,
        1..0x100 => 1,
        0x100..0x1_0000 => 2,
        0x1_0000..0x1_0000_0000 => 4,
        _ => 8_usize,
    };
    bytes.extend((numbers.len() as u32).to_le_bytes());
    bytes.extend(least.to_le_bytes());
    bytes.push(width as u8);
    numbers.iter().for_each(|number| bytes.extend(&above(number).to_le_bytes()[..width]));
}

/// A column of numbers as it is stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed<'a> {
    pub count: usize,
    pub least: i64,
    width: usize,
    bytes: &'a [u8],
}

/// A column of texts as it is stored.
#[derive(Debug, Clone)]
pub(super) struct PackedTexts<'a> {
    pub dictionary: Vec<&'a str>,
    /// Places in the dictionary.
    pub codes: Packed<'a>,
}

impl<'a> Packed<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Self, StoreError> {
        let read = || {
            let (count, rest) = bytes.split_first_chunk::<4>()?;
            let (least, rest) = rest.split_first_chunk::<8>()?;
            let (width, bytes) = rest.split_first()?;
            let (count, width) = (u32::from_le_bytes(*count) as usize, usize::from(*width));
            let is_whole = [0, 1, 2, 4, 8].contains(&width) && bytes.len() == count * width;
            is_whole.then_some(Self { count, least: i64::from_le_bytes(*least), width, bytes })
        };
        read().ok_or_else(|| StoreError::Corrupt("a column of sales".into()))
    }

    /// How many values there are from the least to the greatest.
    pub fn span(&self) -> usize {
        let mut greatest = self.least;
        self.each(|_, value| greatest = greatest.max(value));
        (greatest - self.least) as usize + 1
    }

    /// Calls with the place and the value of each row.
    #[inline]
    pub fn each(&self, mut call: impl FnMut(usize, i64)) {
        // A loop for each width, so that nothing has to be decided for each row.
        macro_rules! of {
            ($number:ty) => {
                for (row, bytes) in self.bytes.as_chunks::<{ size_of::<$number>() }>().0.iter().enumerate() {
                    call(row, self.least.wrapping_add(<$number>::from_le_bytes(*bytes) as i64));
                }
            };
        }
        match self.width {
            1 => of!(u8),
            2 => of!(u16),
            4 => of!(u32),
            8 => of!(u64),
            _ => (0..self.count).for_each(|row| call(row, self.least)),
        }
    }
}

impl<'a> PackedTexts<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Self, StoreError> {
        let corrupt = || StoreError::Corrupt("the texts of a column of sales".into());
        let (count, mut rest) = bytes.split_first_chunk::<4>().ok_or_else(corrupt)?;
        let mut dictionary = Vec::new();
        for _ in 0..u32::from_le_bytes(*count) {
            let (length, after) = rest.split_first_chunk::<4>().ok_or_else(corrupt)?;
            let (text, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(corrupt)?;
            dictionary.push(std::str::from_utf8(text).map_err(|_| corrupt())?);
            rest = after;
        }
        let codes = Packed::read(rest)?;
        let mut is_known = true;
        codes.each(|_, code| is_known &= usize::try_from(code).is_ok_and(|code| code < dictionary.len()));
        if is_known { Ok(Self { dictionary, codes }) } else { Err(corrupt()) }
    }
}
