/**
 * Holds what Kubernetes is told, and the image, to the application.
 *
 * <p>There is no cluster here: the overlays are built by {@code kubectl kustomize} and read with the models of the
 * Kubernetes client, to which a property that it does not know is an error. Kubernetes itself would ignore it.
 */
@NullMarked
package io.touchstone.k8s;

import org.jspecify.annotations.NullMarked;
