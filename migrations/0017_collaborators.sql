-- Who else works in an owner's account, by which profile, and the log of what was done there.

-- Named sets of rights of an owner.
CREATE TABLE profiles (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    -- by what the name is told from others: neither case nor accents make another
    name_key TEXT NOT NULL,
    -- names of rights, a JSON list
    rights TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- grows with every save, so that a form that was open meanwhile is told
    version BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE UNIQUE INDEX profiles_name ON profiles (owner_id, name_key);

-- Whoever was invited into an owner's account, from the invitation on.
CREATE TABLE collaborators (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    -- null until the invitation is accepted, and again when removed: who is gone is found by nobody
    account_id UUID,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    profile_id UUID NOT NULL,
    -- src/domain/collaborators/state.rs
    state SMALLINT NOT NULL,
    -- of a pending invitation
    until BIGINT,
    -- of its link, hashed; null when it is dead
    link BYTES,
    -- null for all of the owner's; else a JSON list
    products TEXT,
    -- the last day of access, in days since 1970 by the owner's calendar
    last_day BIGINT,
    language TEXT NOT NULL,
    invited_by UUID NOT NULL,
    -- the last letter, to tell whether it could be delivered
    letter_id UUID,
    made_at BIGINT NOT NULL,
    answered_at BIGINT,
    seen_at BIGINT,
    PRIMARY KEY (owner_id, id),
    CHECK (state <> 0 OR until IS NOT NULL),
    CHECK (state NOT IN (1, 5) OR account_id IS NOT NULL)
);
-- 6 is "removed".
CREATE UNIQUE INDEX collaborators_email ON collaborators (owner_id, email) WHERE state <> 6;
CREATE UNIQUE INDEX collaborators_account ON collaborators (account_id, owner_id) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX collaborators_link ON collaborators (link) WHERE link IS NOT NULL;
CREATE INDEX collaborators_profile ON collaborators (owner_id, profile_id);
-- 0 is "pending".
CREATE INDEX collaborators_until ON collaborators (until) WHERE state = 0;

-- In whose account a session works; null in one's own.
ALTER TABLE sessions ADD COLUMN centre_id UUID;
-- The profile of one's own as which one looks at one's account.
ALTER TABLE sessions ADD COLUMN seeing_as UUID;
-- Grows with every change of profiles, collaborators and what they hold: what open pages watch beside sales.
ALTER TABLE owners ADD COLUMN people BIGINT NOT NULL DEFAULT 0;

-- Who made a key; null where the owner did before this was kept.
ALTER TABLE api_keys ADD COLUMN account_id UUID;
-- Names of rights, a JSON list; null for every right, as keys from before this have.
ALTER TABLE api_keys ADD COLUMN rights TEXT;
CREATE INDEX api_keys_account ON api_keys (account_id, owner_id) WHERE account_id IS NOT NULL;

-- Who did what in an owner's account. It is only added to, and holds nothing that opens anything.
CREATE TABLE audit_log (
    owner_id UUID NOT NULL,
    -- in the order of time
    id UUID NOT NULL,
    at BIGINT NOT NULL,
    -- as JSON, like the object and the changes: src/domain/collaborators/audit
    actor TEXT NOT NULL,
    account_id UUID,
    used TEXT,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    object_id UUID,
    name TEXT NOT NULL,
    changes TEXT NOT NULL,
    address TEXT,
    PRIMARY KEY (owner_id, id)
);
CREATE INDEX audit_log_account ON audit_log (owner_id, account_id, id);
CREATE INDEX audit_log_object ON audit_log (owner_id, object_id, id);
-- sqlite
CREATE TRIGGER audit_log_keep BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is append only'); END;
CREATE TRIGGER audit_log_stay BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is append only'); END;
-- end
-- postgres
CREATE TRIGGER audit_log_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log EXECUTE FUNCTION append_only();
-- end
