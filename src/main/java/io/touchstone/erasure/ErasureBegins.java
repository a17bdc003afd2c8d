package io.touchstone.erasure;

/** Somebody is about to be erased: what waits elsewhere than in the database has to come in before. */
public record ErasureBegins() {}
