package io.touchstone.erasure;

/** @param by as {@link ErasureReceipt#erasedBy} */
record ErasureRequest(ErasureId id, String by) {}
