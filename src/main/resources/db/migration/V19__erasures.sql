-- People who were erased: a row for each time, from which nobody can tell who it was.
CREATE TABLE erasure (
  workspace_id BIGINT          NOT NULL,
  erased_at    BIGINT          NOT NULL COMMENT 'epoch milliseconds',
  erasure_id   BIGINT          NOT NULL COMMENT 'random',
  erased_by    VARBINARY(1020) NOT NULL COMMENT 'the id of the key, or jwt: and the subject of the token; a connection; or the list of a backup',
  identities   INT             NOT NULL COMMENT 'how many of them it was, as are the next three',
  messages     INT             NOT NULL,
  purchases    INT             NOT NULL,
  events       INT             NOT NULL,
  PRIMARY KEY (workspace_id, erased_at, erasure_id) COMMENT 'ErasureStore: the list, newest first; one of them'
);

-- What identities of erased people were: a keyed hash of each, for whoever asks again and for a backup that is restored.
CREATE TABLE erased_identity (
  workspace_id BIGINT        NOT NULL,
  erased_at    BIGINT        NOT NULL COMMENT 'of the erasure, as is the next',
  erasure_id   BIGINT        NOT NULL,
  identity_key BIGINT        NOT NULL,
  digest       VARBINARY(32) NOT NULL COMMENT 'of the kind and the value, in hex',
  PRIMARY KEY (workspace_id, erased_at, erasure_id, identity_key) COMMENT 'ErasureStore: what belongs to some erasures',
  KEY erased_identity_digest (workspace_id, digest) COMMENT 'ErasureStore: was somebody with this identity erased',
  KEY erased_identity_key (workspace_id, identity_key) COMMENT 'ErasureStore: when was this one erased'
);

-- Ids of events, messages, purchases and refs in which something of an erased person stood, and by which they go now: so that whoever
-- names one again means the same.
CREATE TABLE erased_id (
  workspace_id BIGINT          NOT NULL,
  digest       VARBINARY(32)   NOT NULL COMMENT 'keyed, of the kind and of the id as it was, in hex',
  id           VARBINARY(1020) NOT NULL COMMENT 'as it is now',
  PRIMARY KEY (workspace_id, digest) COMMENT 'ErasedIdStore: which of the ids of a batch go by others'
);

ALTER TABLE workspace
  ADD COLUMN erasures INT NOT NULL DEFAULT 0 COMMENT 'counts the people who were erased: while there is none, ids are taken as they come';
