package io.touchstone.source.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;

/** A kind of connection. May be shared by threads. */
public interface Platform {

    /** Such as {@code whatsapp}: the wire form, which is stable. */
    String kind();

    /**
     * The settings of a connection, checked and in the form in which they are kept and shown: no secrets.
     *
     * @param given names every field that cannot be used; the caller asks it for problems when this is done
     * @param zoneOfWorkspace where a connection says no other
     */
    ObjectNode settings(SettingsReader given, ZoneId zoneOfWorkspace);

    /** The secrets that a connection of these settings has. */
    List<SecretField> secrets(ObjectNode settings);

    /** @param settings as {@link #settings} made them */
    Receiver receiver(ObjectNode settings, ConnectionSecrets secrets);
}
