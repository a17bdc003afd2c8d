package io.touchstone.control.access;

import java.util.List;

/** What a caller may do, as named in {@code @RolesAllowed}. None includes another. */
public final class Scope {

    /** To send events, and to name campaigns and flows. */
    public static final String INGEST = "ingest";

    /** To read numbers, with contacts masked. */
    public static final String READ = "read";

    /** To see who a contact is. */
    public static final String READ_CONTACTS = "read_contacts";

    /** To change settings and keys. */
    public static final String ADMIN = "admin";

    /** Not a scope of any key: what the operator's token may do, and all that it may. */
    public static final String OPERATOR = "operator";

    /** What keys can have, in the order in which answers list them. */
    public static final List<String> OF_KEYS = List.of(INGEST, READ, READ_CONTACTS, ADMIN);

    private Scope() {}
}
