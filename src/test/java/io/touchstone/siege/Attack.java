package io.touchstone.siege;

/**
 * One way to bring the service down.
 *
 * @param name a row of the table
 * @param isShort whether it belongs to the run that is there for every change
 */
record Attack(String name, boolean isShort, Action action) {

    @FunctionalInterface
    interface Action {
        void run(Tally tally) throws Exception;
    }

    static Attack always(String name, Action action) {
        return new Attack(name, true, action);
    }

    static Attack thorough(String name, Action action) {
        return new Attack(name, false, action);
    }
}
