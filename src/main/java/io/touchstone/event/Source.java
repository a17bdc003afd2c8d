package io.touchstone.event;

/** What sent a message: a campaign, or a node of a flow. */
public sealed interface Source {

    record Campaign(String campaignId) implements Source {}

    record FlowNode(String flowId, String nodeId) implements Source {}
}
