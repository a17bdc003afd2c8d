package io.touchstone.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Why WhatsApp does not deliver a message. */
record DemoFailure(String code, String reason) {

    static final DemoFailure TEMPLATE_PAUSED = new DemoFailure("132015", "Template is paused due to low quality");

    private static final DemoFailure UNDELIVERABLE = new DemoFailure("131026", "Message undeliverable");

    /** The most frequent stands there most often. */
    private static final List<DemoFailure> ANY = List.of(
            UNDELIVERABLE,
            UNDELIVERABLE,
            UNDELIVERABLE,
            new DemoFailure("131049", "Not delivered to maintain healthy ecosystem engagement"),
            new DemoFailure("131049", "Not delivered to maintain healthy ecosystem engagement"),
            new DemoFailure("130472", "User's number is part of an experiment"),
            new DemoFailure("131050", "User has stopped receiving marketing messages"));

    static DemoFailure any(RandomGenerator random) {
        return ANY.get(random.nextInt(ANY.size()));
    }
}
