package io.touchstone.query.message;

import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.MessageStage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of the messages that are asked for.
 *
 * @param all states that hold of each
 * @param none states of which none holds
 */
record AskedStates(Set<MessageState> all, Set<MessageState> none) {

    /** How far they may have got. */
    Set<MessageStage> stages() {
        EnumSet<MessageStage> stages = EnumSet.allOf(MessageStage.class);
        all.forEach(state -> stages.retainAll(state.stages()));
        none.stream().filter(MessageState::isOfStage).forEach(state -> stages.removeAll(state.stages()));
        return stages;
    }

    /** Whether one of the states must hold, or must not; null for either. */
    @Nullable Boolean asks(MessageState state) {
        if (all.contains(state)) {
            return true;
        }
        return none.contains(state) ? false : null;
    }

    /** Whether the answer depends on who earns what. */
    boolean askForCredit() {
        return asks(MessageState.CREDITED) != null;
    }

    /** Whether a message is so, as far as it tells by itself. */
    boolean hold(Message message) {
        Boolean optedOut = asks(MessageState.OPTED_OUT);
        return stages().contains(message.stage()) && (optedOut == null || optedOut == message.optedOut());
    }

    /** The same, whoever earns what. */
    AskedStates whetherCreditedOrNot() {
        return new AskedStates(others(all), others(none));
    }

    private static Set<MessageState> others(Set<MessageState> states) {
        Set<MessageState> others = EnumSet.noneOf(MessageState.class);
        others.addAll(states);
        others.remove(MessageState.CREDITED);
        return others;
    }

    /** Whether no message can be so. */
    boolean isContradiction() {
        return !Collections.disjoint(all, none) || stages().isEmpty();
    }

    /** Whether most messages are likely to have got so far. */
    boolean areOfMost() {
        return stages().contains(MessageStage.DELIVERED) || stages().contains(MessageStage.READ);
    }
}
