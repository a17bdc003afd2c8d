package io.touchstone.source;

/**
 * Turns the bodies of one platform into events. May be shared by threads.
 *
 * @param <S> what a connection to it is set to
 */
public interface Adapter<S> {

    /**
     * Never throws, whatever the body. The same body under the same settings becomes the same, whenever and how often it comes; only
     * times too far in the future depend on the clock.
     *
     * @param request whose body has a size that somebody has checked; what a platform says in headers may be missing where somebody
     *     sends a body in its place
     */
    Translation translate(S settings, HookRequest request);
}
