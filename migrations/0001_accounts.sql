-- Accounts and what they sign in with. Times are microseconds since 1970 UTC; ids are UUIDv7.
-- UUID and BYTES become the engine's own types; lines between "-- sqlite" or "-- postgres" and "-- end" are for that engine only.

CREATE TABLE accounts (
    id UUID PRIMARY KEY,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    country TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    currency TEXT NOT NULL,
    language TEXT NOT NULL,
    theme SMALLINT NOT NULL,
    is_operator BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    -- null until the link in the mail was used
    confirmed_at BIGINT
);
CREATE UNIQUE INDEX accounts_email ON accounts (email);

-- What changes with every sale of an owner; its row lock puts the writers of one owner in a row.
CREATE TABLE owners (
    id UUID PRIMARY KEY,
    -- grows with every change to the owner's sales: what open pages watch
    version BIGINT NOT NULL,
    -- which build of the day rollups is valid: changes with the time zone
    zone_epoch BIGINT NOT NULL,
    -- a sale within these many days after a failed attempt counts as recovered
    recovery_days BIGINT NOT NULL
);

CREATE TABLE sessions (
    id UUID PRIMARY KEY,
    token_hash BYTES NOT NULL,
    account_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    user_agent TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE INDEX sessions_account ON sessions (account_id, seen_at);

-- Links that are mailed: each is stored hashed, used once, and dies.
CREATE TABLE mail_tokens (
    token_hash BYTES PRIMARY KEY,
    account_id UUID NOT NULL,
    purpose SMALLINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX mail_tokens_account ON mail_tokens (account_id, purpose);

CREATE TABLE api_keys (
    id UUID PRIMARY KEY,
    owner_id UUID NOT NULL,
    name TEXT NOT NULL,
    key_hash BYTES NOT NULL,
    -- the first characters, to recognise it by
    prefix TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX api_keys_hash ON api_keys (key_hash);
CREATE INDEX api_keys_owner ON api_keys (owner_id);

-- Attempts counted in windows, across all nodes.
CREATE TABLE throttles (
    subject TEXT PRIMARY KEY,
    window_start BIGINT NOT NULL,
    attempts BIGINT NOT NULL
);

-- Letters leave through this table: written in the transaction that causes them, sent by a worker that leases them.
CREATE TABLE letters (
    id UUID PRIMARY KEY,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- when it may be tried next; null when it is sent or given up
    due_at BIGINT,
    attempts BIGINT NOT NULL,
    sent_at BIGINT,
    last_error TEXT
);
CREATE INDEX letters_due ON letters (due_at) WHERE due_at IS NOT NULL;
