package io.touchstone.source.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A kind of connection. May be shared by threads. */
public interface Platform {

    /** Such as {@code whatsapp}: the wire form, which is stable. */
    String kind();

    /**
     * The settings of a connection, checked and in the form in which they are kept and shown: no secrets.
     *
     * @param given names every field that cannot be used; the caller asks it for problems when this is done
     * @param books of the workspace, where a connection says no others
     */
    ObjectNode settings(SettingsReader given, Books books);

    /** The secrets that a connection of these settings has. */
    List<SecretField> secrets(ObjectNode settings);

    /**
     * @param settings as {@link #settings} made them
     * @param books of the workspace, as they are now
     */
    Receiver receiver(ObjectNode settings, ConnectionSecrets secrets, Books books);
}
