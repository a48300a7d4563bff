//! Blocks of sixteen bytes, padded as PKCS#7, enciphered singly (ECB) or chained (CBC): what the peers' platforms use.
//!
//! Neither mode protects against changes; they are here to speak with platforms, not to be chosen.

use aes::cipher::consts::U16;
use aes::cipher::{Block, BlockCipherDecrypt, BlockCipherEncrypt, BlockSizeUser};
use thiserror::Error;

const BLOCK: usize = 16;

/// Why bytes cannot be deciphered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BlocksError {
    /// The bytes are not whole blocks.
    #[error("decipher: {0} bytes are not whole blocks of 16")]
    Length(usize),
    /// What comes out does not end in padding: most often the key is wrong.
    #[error("decipher: the padding is wrong; the key may be another one")]
    Padding,
    /// The key has a wrong length.
    #[error("take the key: 16 bytes are needed")]
    Key,
}

/// Enciphers with padding; chained to `vector` if there is one.
pub fn encrypt<C>(cipher: &C, vector: Option<[u8; 16]>, plain: &[u8]) -> Vec<u8>
where
    C: BlockCipherEncrypt + BlockSizeUser<BlockSize = U16>,
{
    let mut previous = vector;
    let mut enciphered = Vec::with_capacity(plain.len() + BLOCK);
    for block in padded(plain) {
        let mut block = Block::<C>::from(chained(block, previous));
        cipher.encrypt_block(&mut block);
        previous = previous.map(|_| block.into());
        enciphered.extend_from_slice(&block);
    }
    enciphered
}

/// Deciphers and takes the padding off; chained to `vector` if there is one.
pub fn decrypt<C>(cipher: &C, vector: Option<[u8; 16]>, enciphered: &[u8]) -> Result<Vec<u8>, BlocksError>
where
    C: BlockCipherDecrypt + BlockSizeUser<BlockSize = U16>,
{
    let (blocks, rest) = enciphered.as_chunks::<BLOCK>();
    if blocks.is_empty() || !rest.is_empty() {
        return Err(BlocksError::Length(enciphered.len()));
    }
    let mut previous = vector;
    let mut plain = Vec::with_capacity(enciphered.len());
    for &enciphered in blocks {
        let mut block = Block::<C>::from(enciphered);
        cipher.decrypt_block(&mut block);
        plain.extend_from_slice(&chained(block.into(), previous));
        previous = previous.map(|_| enciphered);
    }
    without_padding(plain)
}

fn chained(mut block: [u8; BLOCK], previous: Option<[u8; BLOCK]>) -> [u8; BLOCK] {
    for (byte, other) in block.iter_mut().zip(previous.unwrap_or_default()) {
        *byte ^= other;
    }
    block
}

fn padded(plain: &[u8]) -> impl Iterator<Item = [u8; BLOCK]> {
    let (blocks, rest) = plain.as_chunks::<BLOCK>();
    let missing = BLOCK - rest.len();
    let mut last = [u8::try_from(missing).unwrap_or_default(); BLOCK];
    for (byte, &plain) in last.iter_mut().zip(rest) {
        *byte = plain;
    }
    blocks.iter().copied().chain([last])
}

fn without_padding(mut plain: Vec<u8>) -> Result<Vec<u8>, BlocksError> {
    let count = plain.last().map_or(0, |&count| usize::from(count));
    let kept = plain.len().checked_sub(count).filter(|_| (1..=BLOCK).contains(&count));
    let kept = kept.ok_or(BlocksError::Padding)?;
    let padding = plain.get(kept..).unwrap_or_default();
    if padding.iter().any(|&byte| usize::from(byte) != count) {
        return Err(BlocksError::Padding);
    }
    plain.truncate(kept);
    Ok(plain)
}
