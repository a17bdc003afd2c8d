package io.touchstone.benchmark;

/**
 * What sends messages in the world: a campaign every five days, and five flows of four nodes.
 *
 * @param number of the campaign, or of the flow
 * @param node of the flow; {@link #CAMPAIGN} for a campaign
 */
record WorldSource(int number, int node) {

    static final int CAMPAIGN = -1;

    String json() {
        return node == CAMPAIGN
                ? ",\"campaign_id\":\"campaign-%d\",\"category\":\"marketing\",\"template\":\"offer\"".formatted(number)
                : ",\"flow_id\":\"flow-%d\",\"node_id\":\"node-%d\",\"category\":\"utility\"".formatted(number, node);
    }

    /** Different for each. */
    long key() {
        return node == CAMPAIGN ? 1_000L + number : 10L * number + node;
    }
}
