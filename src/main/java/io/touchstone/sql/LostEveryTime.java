package io.touchstone.sql;

/** Why a transaction was given up: kept with what its caller is told, for those who have to know whether trying again has a chance. */
final class LostEveryTime extends Exception {

    private final Loss loss;

    LostEveryTime(Loss loss, Throwable last) {
        super(Failure.textOf(last), null, false, false);
        this.loss = loss;
    }

    Loss loss() {
        return loss;
    }
}
