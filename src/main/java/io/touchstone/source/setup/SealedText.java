package io.touchstone.source.setup;

/**
 * A text that nobody reads without the key.
 *
 * @param keyId of the key that it was encrypted under
 * @param bytes the nonce, then what AES-256-GCM made of it
 */
record SealedText(String keyId, byte[] bytes) {}
