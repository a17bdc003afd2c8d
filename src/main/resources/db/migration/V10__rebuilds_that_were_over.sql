-- The upgrade to the second edition of the measurement contract asked for a rebuild of every workspace, but not where one had just ended or
-- failed: those begin again from the events.
UPDATE rebuild
SET generation = GREATEST(generation, (SELECT workspace.generation FROM workspace WHERE workspace.id = rebuild.workspace_id)) + 1,
    timezone = (SELECT workspace.timezone FROM workspace WHERE workspace.id = rebuild.workspace_id),
    done_key = -1, facts = TRUE, credits = FALSE, people_key = 9223372036854775807,
    finished_at = NULL, tries = 0, tried_at = NULL, reason = NULL, failed = FALSE
WHERE (finished_at IS NOT NULL OR failed) AND workspace_id IN (SELECT id FROM workspace WHERE rebuilding);
