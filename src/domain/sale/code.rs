//! The code of a sale that was made here, short enough to be read out.

/// `MS` and ten characters of Crockford's alphabet, out of the lowest 50 bits.
pub fn code(bits: u64) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut code = String::with_capacity(12);
    code.push_str("MS");
    for place in (0..10).rev() {
        code.push(char::from(ALPHABET[((bits >> (place * 5)) & 31) as usize]));
    }
    code
}
