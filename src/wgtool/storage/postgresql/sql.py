"""Every statement, in one place: names are fixed, values are parameters.

Names stand without a schema: the search path says where the tables are, so that one database keeps several programmes.
"""

from typing import LiteralString, NamedTuple

# What the tables are like; `MIGRATIONS` make each version from the one before.
VERSION = 2
# From this version on, what the entries come to is kept in tables, too.
WITH_DERIVED = 2

MIGRATIONS: tuple[tuple[LiteralString, ...], ...] = (
    (
        # One row: what the tables are like, the journal’s first line (none as long as nothing was recorded), and a mark
        # that is another one whenever entries were replaced.
        """
        CREATE TABLE wgtool_store (
            single boolean PRIMARY KEY DEFAULT true CHECK (single),
            version integer NOT NULL,
            epoch text NOT NULL,
            header bytea
        )
        """,
        """
        CREATE TABLE wgtool_entries (
            n integer PRIMARY KEY CHECK (n > 0),
            id text NOT NULL UNIQUE,
            line bytea NOT NULL
        )
        """,
        # Copies of the journal as it was: line 0 is the first one.
        """
        CREATE TABLE wgtool_copies (
            number integer,
            why text NOT NULL,
            n integer,
            line bytea NOT NULL,
            PRIMARY KEY (number, n)
        )
        """,
    ),
    (
        # What the entries come to: of all, of each person, of each place.
        "CREATE TABLE wgtool_summary (part text PRIMARY KEY, told text NOT NULL)",
        "CREATE TABLE wgtool_people (key text PRIMARY KEY, details text NOT NULL)",
        """
        CREATE TABLE wgtool_signups (
            key text,
            group_id text,
            status text NOT NULL,
            at text NOT NULL,
            entry integer NOT NULL,
            choice integer,
            PRIMARY KEY (key, group_id)
        )
        """,
        "CREATE INDEX wgtool_signups_of_group ON wgtool_signups (group_id, status, entry)",
    ),
)


class Rights(NamedTuple):
    """What is asked of a role: rights at each table."""

    reading: tuple[LiteralString, ...] = ("SELECT",)
    writing: tuple[LiteralString, ...] = ("SELECT", "INSERT", "UPDATE", "DELETE")


RIGHTS = Rights()
TABLES: tuple[LiteralString, ...] = (
    *("wgtool_store", "wgtool_entries", "wgtool_copies"),
    *("wgtool_summary", "wgtool_people", "wgtool_signups"),
)

# --- turns and snapshots ---

BEGIN_SNAPSHOT: LiteralString = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
BEGIN_TURN: LiteralString = "BEGIN ISOLATION LEVEL READ COMMITTED"
COMMIT: LiteralString = "COMMIT"
ROLLBACK: LiteralString = "ROLLBACK"
# A setting until the transaction ends.
SET: LiteralString = "SELECT set_config(%s, %s, true)"
# What is confirmed must be on the disk, whatever a role is set to.
SET_SAFE: LiteralString = (
    "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'"
)
# One lock for the tables of one schema: the first half of the number says wgtool’s, the second is the schema’s own.
LOCK_KEY: LiteralString = (
    "SELECT (2003268719::bigint << 32) | relnamespace::bigint FROM pg_class WHERE oid = 'wgtool_store'::regclass"
)
NEW_LOCK_KEY: LiteralString = (
    "SELECT (2003268719::bigint << 32) | oid::bigint FROM pg_namespace WHERE nspname = current_schema()"
)
LOCK: LiteralString = "SELECT pg_advisory_xact_lock(%s)"
TRY_LOCK: LiteralString = "SELECT pg_try_advisory_xact_lock(%s)"

# --- what stands there ---

HEAD: LiteralString = "SELECT version, epoch, header FROM wgtool_store"
LAST: LiteralString = "SELECT coalesce(max(n), 0) FROM wgtool_entries"
LINES: LiteralString = r"""
    SELECT coalesce(string_agg(line || '\x0a'::bytea, ''::bytea ORDER BY n), ''::bytea)
    FROM wgtool_entries WHERE n > %s AND n <= %s
"""
ROWS: LiteralString = "SELECT n, id, line FROM wgtool_entries ORDER BY n"
HAS_ENTRY: LiteralString = "SELECT EXISTS (SELECT FROM wgtool_entries WHERE id = %s)"
HAS_EPOCH: LiteralString = "SELECT EXISTS (SELECT FROM wgtool_store WHERE epoch = %s)"
COPIES: LiteralString = r"""
    SELECT number, min(why), string_agg(line || '\x0a'::bytea, ''::bytea ORDER BY n)
    FROM wgtool_copies GROUP BY number ORDER BY number
"""

SUMMARY: LiteralString = "SELECT part, told FROM wgtool_summary"
# One person with their places; beside them of which moment that is.
PERSON: LiteralString = """
    SELECT epoch, told, details, (
        SELECT coalesce(json_agg(json_build_array(group_id, status, at, entry, choice)), '[]')::text
        FROM wgtool_signups WHERE wgtool_signups.key = %s
    )
    FROM wgtool_store JOIN wgtool_summary ON part = 'head' LEFT JOIN wgtool_people ON wgtool_people.key = %s
"""
ALL_PEOPLE: LiteralString = "SELECT key, details FROM wgtool_people"
ALL_SIGNUPS: LiteralString = "SELECT key, group_id, status, at, entry, choice FROM wgtool_signups"

# --- changing it ---

INSERT_STORE: LiteralString = "INSERT INTO wgtool_store (version, epoch) VALUES (%s, %s)"
SET_VERSION: LiteralString = "UPDATE wgtool_store SET version = %s"
SET_HEADER: LiteralString = "UPDATE wgtool_store SET header = %s"
REPLACE_HEADER: LiteralString = """
    INSERT INTO wgtool_store (version, epoch, header) VALUES (%s, %s, %s)
    ON CONFLICT (single) DO UPDATE SET epoch = excluded.epoch, header = excluded.header
"""
SET_EPOCH: LiteralString = "UPDATE wgtool_store SET epoch = %s"
INSERT_ENTRY: LiteralString = "INSERT INTO wgtool_entries (n, id, line) VALUES (%s, %s, %s)"
COPY_ENTRIES: LiteralString = "COPY wgtool_entries (n, id, line) FROM STDIN (FORMAT BINARY)"
DELETE_ENTRIES: LiteralString = "DELETE FROM wgtool_entries"
KEEP_COPY: LiteralString = """
    WITH next AS (SELECT coalesce(max(number), 0) + 1 AS number FROM wgtool_copies),
    lines AS (
        SELECT 0 AS n, header AS line FROM wgtool_store WHERE header IS NOT NULL
        UNION ALL SELECT n, line FROM wgtool_entries
    )
    INSERT INTO wgtool_copies (number, why, n, line) SELECT number, %s, n, line FROM next, lines
"""
LAST_COPY: LiteralString = "SELECT max(number) FROM wgtool_copies"
INSERT_COPY_LINE: LiteralString = "INSERT INTO wgtool_copies (number, why, n, line) VALUES (%s, %s, %s, %s)"
DELETE_COPY_ENTRIES: LiteralString = "DELETE FROM wgtool_copies WHERE number = %s AND n > 0"
DELETE_COPY: LiteralString = "DELETE FROM wgtool_copies WHERE number = %s"

DELETE_DERIVED: tuple[LiteralString, ...] = (
    "DELETE FROM wgtool_summary",
    "DELETE FROM wgtool_people",
    "DELETE FROM wgtool_signups",
)
COPY_PEOPLE: LiteralString = "COPY wgtool_people (key, details) FROM STDIN (FORMAT BINARY)"
COPY_SIGNUPS: LiteralString = (
    "COPY wgtool_signups (key, group_id, status, at, entry, choice) FROM STDIN (FORMAT BINARY)"
)
DELETE_PEOPLE: LiteralString = "DELETE FROM wgtool_people WHERE key = ANY (%s::text[])"
DELETE_SIGNUPS: LiteralString = "DELETE FROM wgtool_signups WHERE key = ANY (%s::text[])"
INSERT_PEOPLE: LiteralString = "INSERT INTO wgtool_people (key, details) SELECT * FROM unnest(%s::text[], %s::text[])"
INSERT_SIGNUPS: LiteralString = """
    INSERT INTO wgtool_signups (key, group_id, status, at, entry, choice)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::integer[], %s::integer[])
"""
PUT_SUMMARY: LiteralString = """
    INSERT INTO wgtool_summary (part, told) SELECT * FROM unnest(%s::text[], %s::text[])
    ON CONFLICT (part) DO UPDATE SET told = excluded.told
"""

# --- about the tables and whoever asks ---

# The schema in which tables are made.
CURRENT_SCHEMA: LiteralString = "SELECT current_schema()"
TABLE_THERE: LiteralString = """
    SELECT EXISTS (
        SELECT FROM pg_class WHERE relname = 'wgtool_store' AND relkind = 'r'
        AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
    )
"""
# The schemas of the search path that are there and that the role may not look into.
SCHEMAS_BARRED: LiteralString = r"""
    SELECT nspname FROM pg_namespace
    WHERE NOT has_schema_privilege(oid, 'USAGE') AND nspname = ANY (
        SELECT CASE WHEN part = '"$user"' THEN session_user::text
                    WHEN part LIKE '"%%"' THEN replace(substr(part, 2, length(part) - 2), '""', '"')
                    ELSE lower(part) END
        FROM (SELECT btrim(part) AS part FROM unnest(string_to_array(current_setting('search_path'), ',')) part) parts
    )
    ORDER BY nspname
"""
# Each right of some that the role lacks, as `SELECT ON wgtool_store`.
RIGHTS_LACKING: LiteralString = """
    SELECT told || ' ON ' || name
    FROM unnest(%s::text[]) WITH ORDINALITY AS names (name, place), unnest(%s::text[]) AS told
    WHERE to_regclass(name) IS NOT NULL AND NOT has_table_privilege(to_regclass(name)::oid, told)
    ORDER BY place, told
"""
ROLE_AND_SCHEMA: LiteralString = """
    SELECT current_user, nspname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE pg_class.oid = to_regclass('wgtool_store')
"""
MAY_CREATE: LiteralString = "SELECT has_schema_privilege(current_schema(), 'CREATE')"
QUOTED: LiteralString = "SELECT quote_ident(%s)"
ENCODING: LiteralString = "SELECT current_setting('server_encoding')"
