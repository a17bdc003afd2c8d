package io.touchstone.rebuild.evidence;

import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.message.TouchStore.TouchRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Whether the events about some messages are stored as the touches that they are. Whose touches they are is known only once all
 * events of a message are read; until then they are counted.
 */
public final class TouchCheck {

    /** Of a message: how many of its events are touches, and of these, how many its stored contact does not have. */
    private record TouchCount(long all, long missing) {

        TouchCount plus(TouchCount other) {
            return new TouchCount(all + other.all, missing + other.missing);
        }
    }

    /** Is told of a touch that is not stored. */
    @FunctionalInterface
    public interface TouchDifference {
        void of(TouchRow touch);
    }

    private record Sample(Evidence evidence, boolean isMissing) {}

    private final Map<Long, TouchCount> counts = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final int mostSamples;

    /** @param mostSamples so many touches at most are told of one by one, when the contact of their message is wrong */
    public TouchCheck(int mostSamples) {
        this.mostSamples = mostSamples;
    }

    public void add(List<Evidence> page) {
        for (Evidence evidence : page) {
            if (TouchStore.strength(evidence.event()).isPresent()) {
                boolean isMissing = evidence.touch() == null
                        || !evidence.touch()
                                .equals(evidence.touchOf(evidence.touch().contactKey()));
                counts.merge(evidence.event().subjectKey(), new TouchCount(1, isMissing ? 1 : 0), TouchCount::plus);
                if (samples.size() < mostSamples) {
                    samples.add(new Sample(evidence, isMissing));
                }
            }
        }
    }

    /**
     * @param facts whose events have all been added
     * @param difference told of some of those that are missing
     */
    public Result result(Facts facts, TouchDifference difference) {
        long touches = 0;
        long missing = 0;
        for (Map.Entry<Long, TouchCount> count : counts.entrySet()) {
            Long contactKey = facts.contactOf(count.getKey());
            if (contactKey != null) {
                boolean stands = contactKey.equals(facts.storedContactOf(count.getKey()));
                touches += count.getValue().all();
                missing +=
                        stands ? count.getValue().missing() : count.getValue().all();
            }
        }
        long told = missing == 0 ? 0 : tell(facts, difference);
        return new Result(touches, missing - told);
    }

    private long tell(Facts facts, TouchDifference difference) {
        long told = 0;
        for (Sample sample : samples) {
            long messageKey = sample.evidence().event().subjectKey();
            Long contactKey = facts.contactOf(messageKey);
            if (contactKey != null && (sample.isMissing() || !contactKey.equals(facts.storedContactOf(messageKey)))) {
                difference.of(Objects.requireNonNull(sample.evidence().touchOf(contactKey)));
                told++;
            }
        }
        return told;
    }

    /**
     * @param touches that there should be
     * @param untold of these, missing ones that nobody was told of
     */
    public record Result(long touches, long untold) {}
}
