package io.touchstone.source.platform;

/**
 * A secret of a connection.
 *
 * @param name as clients write it
 * @param whose it is where the platform chose it, so that nobody else can make one up, such as "Meta's app secret"; empty where one is
 *     made here unless it is given
 */
public record SecretField(String name, String whose) {

    /** The one that deliveries are checked with. */
    public static final String SECRET = "secret";

    public boolean isPlatforms() {
        return !whose.isEmpty();
    }
}
