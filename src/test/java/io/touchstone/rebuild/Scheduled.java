package io.touchstone.rebuild;

/** What only the scheduler calls. */
public final class Scheduled {

    private Scheduled() {}

    public static void goOn(Rebuilds rebuilds, CreditRebuilds creditRebuilds) {
        rebuilds.goOn();
        creditRebuilds.goOn();
    }
}
