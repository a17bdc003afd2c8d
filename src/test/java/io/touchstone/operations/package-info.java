/**
 * Holds what operators read, and what they look at, to the service: tables of metrics and settings, log lines, traces.
 *
 * <p>These tests see the service from outside, as an operator does; those of Kubernetes are in {@code k8s}.
 */
@NullMarked
package io.touchstone.operations;

import org.jspecify.annotations.NullMarked;
