-- A tenant and its settings. Codes (time zone, currency, touch, windows) are the ones of the API.
CREATE TABLE workspace (
    id              BIGINT       NOT NULL,
    name            VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    timezone        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency        VARCHAR(3)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    rate_base       VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    touch           VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    campaign_window VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    flow_window     VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    has_events      BOOLEAN      NOT NULL,
    has_money       BOOLEAN      NOT NULL,
    created_at      BIGINT       NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (id) COMMENT 'Workspaces.find, of nearly every request; Workspaces.list'
);

-- Of a key only the hash of its secret is kept: nobody who reads this table can call the API with it.
CREATE TABLE api_key (
    workspace_id BIGINT       NOT NULL,
    id           BIGINT       NOT NULL,
    name         VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    scopes       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'separated by spaces',
    secret_hash  BINARY(32)   NOT NULL COMMENT 'SHA-256 of the 32 random bytes',
    created_at   BIGINT       NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (workspace_id, id) COMMENT 'ApiKeys.authenticate, of every request; ApiKeys.list'
);
