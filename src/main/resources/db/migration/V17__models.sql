-- How the candidates of a purchase share it, unless a question says otherwise.
ALTER TABLE workspace
  ADD COLUMN model     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'last',
  ADD COLUMN half_life VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '7d' COMMENT 'of the model decay';
