package io.touchstone.time;

/**
 * How far time has come in consecutive buckets, counted from the first.
 *
 * @param begun how many have begun
 * @param ended how many of them are over
 */
public record BucketProgress(int begun, int ended) {}
