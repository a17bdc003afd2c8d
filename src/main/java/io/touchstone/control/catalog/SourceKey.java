package io.touchstone.control.catalog;

import java.io.Serializable;

/** What a campaign or a flow is found by: ids belong to their workspace. */
record SourceKey(long workspaceId, String id) implements Serializable {}
