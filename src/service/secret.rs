//! Secrets that are handed out once and stored hashed: sessions, mailed links, API keys.

use sha2::{Digest, Sha256};

/// A secret of 256 random bits, in URL-safe characters.
#[derive(Clone)]
pub struct Secret(String);

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Characters of a secret: 43 of 6 bits each.
const LENGTH: usize = 43;

impl Secret {
    /// A new one from a cryptographic source of bytes.
    pub fn new(fill: impl FnOnce(&mut [u8])) -> Self {
        let mut bytes = [0_u8; LENGTH];
        fill(&mut bytes);
        Self(bytes.iter().map(|byte| ALPHABET[usize::from(byte & 63)] as char).collect())
    }

    /// What the bearer is given.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    pub fn hash(&self) -> Vec<u8> {
        hash(&self.0)
    }
}

/// The hash under which a presented secret is looked up. One round is enough: the secret has 256 bits of its own.
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
