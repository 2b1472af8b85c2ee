//! A column as it is stored: numbers in as few bytes as they need, texts as numbers of a dictionary.

use crate::db::StoreError;

/// Appends numbers: how many (4 bytes), the least of them (8), the bytes that each takes above it (1: from none to 8), then these; all little-endian.
pub(super) fn pack(numbers: &[i64], bytes: &mut Vec<u8>) {
    let least = numbers.iter().copied().min().unwrap_or_default();
    let above = |number: &i64| number.wrapping_sub(least) as u64;
    let greatest = numbers.iter().map(above).max().unwrap_or_default();
    let width = (u64::BITS - greatest.leading_zeros()).div_ceil(8) as usize;
    bytes.extend((numbers.len() as u32).to_le_bytes());
    bytes.extend(least.to_le_bytes());
    bytes.push(width as u8);
    numbers.iter().for_each(|number| bytes.extend(&above(number).to_le_bytes()[..width]));
}

/// Rows that a column has at most: more than anybody sells on a day. One value that stands for all rows takes no bytes that would tell.
const MOST_ROWS: usize = 1 << 26;

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

/// A loop for each width, so that nothing has to be decided for each row: what is said of `WIDTH`, the bytes of one number.
macro_rules! by_width {
    ($packed:expr, |$width:ident| $loop:block, $none:block) => {
        match $packed.width {
            1 => by_width!(1, $width, $loop),
            2 => by_width!(2, $width, $loop),
            3 => by_width!(3, $width, $loop),
            4 => by_width!(4, $width, $loop),
            5 => by_width!(5, $width, $loop),
            6 => by_width!(6, $width, $loop),
            7 => by_width!(7, $width, $loop),
            8 => by_width!(8, $width, $loop),
            _ => $none,
        }
    };
    ($number:literal, $width:ident, $loop:block) => {{
        const $width: usize = $number;
        $loop
    }};
}

impl<'a> Packed<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Self, StoreError> {
        let read = || {
            let (count, rest) = bytes.split_first_chunk::<4>()?;
            let (least, rest) = rest.split_first_chunk::<8>()?;
            let (width, bytes) = rest.split_first()?;
            let (count, width) = (u32::from_le_bytes(*count) as usize, usize::from(*width));
            let is_whole = width <= 8 && count <= MOST_ROWS && bytes.len() == count * width;
            is_whole.then_some(Self { count, least: i64::from_le_bytes(*least), width, bytes })
        };
        read().ok_or_else(|| StoreError::Corrupt("a column of sales".into()))
    }

    /// How many values there are from the least to the greatest, as far as that can be counted.
    pub fn span(&self) -> usize {
        let mut greatest = self.least;
        self.each(|_, value| greatest = greatest.max(value));
        (greatest.wrapping_sub(self.least) as usize).saturating_add(1)
    }

    /// Calls with the place and the value of each row.
    #[inline]
    pub fn each(&self, mut call: impl FnMut(usize, i64)) {
        by_width!(
            self,
            |WIDTH| {
                for (row, bytes) in self.bytes.as_chunks::<WIDTH>().0.iter().enumerate() {
                    call(row, self.value(bytes));
                }
            },
            { (0..self.count).for_each(|row| call(row, self.least)) }
        );
    }

    /// Calls with the place in `rows` and the value of each of these rows.
    #[inline]
    pub fn each_of(&self, rows: &[u32], mut call: impl FnMut(usize, i64)) {
        by_width!(
            self,
            |WIDTH| {
                let numbers = self.bytes.as_chunks::<WIDTH>().0;
                for (place, row) in rows.iter().enumerate() {
                    call(place, self.value(&numbers[*row as usize]));
                }
            },
            { (0..rows.len()).for_each(|place| call(place, self.least)) }
        );
    }

    #[inline]
    fn value<const WIDTH: usize>(&self, bytes: &[u8; WIDTH]) -> i64 {
        let mut all = [0; 8];
        all[..WIDTH].copy_from_slice(bytes);
        self.least.wrapping_add(u64::from_le_bytes(all) as i64)
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
