package io.touchstone.source.hook;

/** How many parts of a delivery became what. */
record DeliveryCounts(int accepted, int duplicates, int rejected, int ignored) {

    /** In a word: the first of these that any part became. */
    String outcome() {
        return accepted > 0
                ? PartFate.ACCEPTED
                : rejected > 0 ? PartFate.REJECTED : duplicates > 0 ? PartFate.DUPLICATE : PartFate.IGNORED;
    }
}
