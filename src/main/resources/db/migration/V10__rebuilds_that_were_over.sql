-- The upgrade to the second edition of the measurement contract asked for a rebuild of every workspace, but not where one had just ended or
-- failed: those begin again from the events.
UPDATE rebuild JOIN workspace ON workspace.id = rebuild.workspace_id
SET rebuild.generation = GREATEST(rebuild.generation, workspace.generation) + 1, rebuild.timezone = workspace.timezone,
    done_key = -1, facts = TRUE, credits = FALSE, people_key = 9223372036854775807,
    finished_at = NULL, tries = 0, tried_at = NULL, reason = NULL, failed = FALSE
WHERE rebuilding AND (finished_at IS NOT NULL OR failed);
