package io.touchstone.event;

/** What sent a message: a campaign, or a node of a flow. */
public sealed interface Source {

    record OfCampaign(String campaignId) implements Source {}

    record OfFlowNode(String flowId, String nodeId) implements Source {}
}
