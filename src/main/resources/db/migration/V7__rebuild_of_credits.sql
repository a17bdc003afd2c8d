-- A rebuild may take the facts as they are and make the credits again.
ALTER TABLE rebuild
  ADD COLUMN credits BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether credits are made again; with facts they are, too';
