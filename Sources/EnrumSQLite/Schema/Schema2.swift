extension Migration {
    /// Plugins, and what they know about conversations (issue 3).
    ///
    /// A plugin's files lie here whole, so that one file holds everything: a backup, and every node that shares the database.
    static let two = Migration(
        version: 2,
        sql: """
            INSERT INTO revision (subject, number) VALUES ('plugin', 0), ('module_rule', 0);

            CREATE TABLE plugin_package (
                digest TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
                plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
                version TEXT NOT NULL CHECK (length(version) BETWEEN 5 AND 17),
                content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 4194304),
                signed_by TEXT CHECK (length(signed_by) = 16),
                installed_at INTEGER NOT NULL,
                installed_by TEXT REFERENCES person (id)
            ) STRICT;
            CREATE INDEX plugin_package_plugin ON plugin_package (plugin, installed_at);
            CREATE TRIGGER plugin_package_stays AFTER UPDATE ON plugin_package
            BEGIN SELECT RAISE(ABORT, 'a version of a plugin never changes'); END;

            CREATE TABLE plugin (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
                version TEXT NOT NULL CHECK (length(version) BETWEEN 5 AND 17),
                digest TEXT NOT NULL REFERENCES plugin_package (digest),
                granted TEXT NOT NULL CHECK (length(granted) >= 2),
                place INTEGER NOT NULL,
                limits TEXT NOT NULL CHECK (length(limits) >= 2),
                paused_at INTEGER,
                paused_because TEXT CHECK (length(paused_because) BETWEEN 1 AND 200),
                CHECK ((paused_at IS NULL) = (paused_because IS NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE TRIGGER plugin_added AFTER INSERT ON plugin
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'plugin'; END;
            CREATE TRIGGER plugin_changed AFTER UPDATE ON plugin
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'plugin'; END;
            CREATE TRIGGER plugin_removed AFTER DELETE ON plugin
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'plugin'; END;

            -- What is said about a plugin in a department; where nothing is said, the department above decides.
            CREATE TABLE module_rule (
                department TEXT NOT NULL REFERENCES department (id),
                plugin TEXT NOT NULL REFERENCES plugin (id) ON DELETE CASCADE,
                is_on INTEGER CHECK (is_on IN (0, 1)),
                is_locked INTEGER NOT NULL CHECK (is_locked IN (0, 1)),
                settings TEXT NOT NULL CHECK (length(settings) >= 2),
                paused_at INTEGER,
                paused_because TEXT CHECK (length(paused_because) BETWEEN 1 AND 200),
                PRIMARY KEY (plugin, department),
                CHECK ((paused_at IS NULL) = (paused_because IS NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE TRIGGER module_rule_added AFTER INSERT ON module_rule
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'module_rule'; END;
            CREATE TRIGGER module_rule_changed AFTER UPDATE ON module_rule
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'module_rule'; END;
            CREATE TRIGGER module_rule_removed AFTER DELETE ON module_rule
            BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'module_rule'; END;

            -- The modules of a meeting, as they were when its form was sent.
            CREATE TABLE meeting_module (
                meeting TEXT NOT NULL REFERENCES meeting (id),
                number INTEGER NOT NULL CHECK (number >= 0),
                plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
                version TEXT NOT NULL CHECK (length(version) BETWEEN 5 AND 17),
                digest TEXT NOT NULL REFERENCES plugin_package (digest),
                settings TEXT NOT NULL CHECK (length(settings) >= 2),
                granted TEXT NOT NULL CHECK (length(granted) >= 2),
                PRIMARY KEY (meeting, number),
                UNIQUE (meeting, plugin)
            ) STRICT, WITHOUT ROWID;

            -- What a plugin keeps about a pair; it reads nobody else's.
            CREATE TABLE plugin_data (
                employee TEXT NOT NULL REFERENCES person (id),
                leader TEXT NOT NULL REFERENCES person (id),
                plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
                key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
                value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 4096),
                PRIMARY KEY (employee, leader, plugin, key)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE metric_value (
                meeting TEXT NOT NULL REFERENCES meeting (id),
                plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
                metric TEXT NOT NULL CHECK (length(metric) BETWEEN 1 AND 64),
                value REAL NOT NULL,
                PRIMARY KEY (meeting, plugin, metric)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE reminder (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
                plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
                employee TEXT NOT NULL REFERENCES person (id),
                leader TEXT NOT NULL REFERENCES person (id),
                -- A rule's name and a conversation's id, or what a hook says.
                key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 129),
                recipient TEXT NOT NULL REFERENCES person (id),
                due TEXT NOT NULL CHECK (length(due) = 10),
                text TEXT NOT NULL CHECK (length(text) >= 2),
                made_at INTEGER NOT NULL,
                done_at INTEGER,
                UNIQUE (plugin, employee, leader, key, recipient),
                CHECK (recipient IN (employee, leader))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX reminder_due ON reminder (recipient, due) WHERE done_at IS NULL;

            CREATE TABLE plugin_fault (
                number INTEGER PRIMARY KEY,
                plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
                version TEXT NOT NULL CHECK (length(version) BETWEEN 5 AND 17),
                hook TEXT NOT NULL CHECK (length(hook) BETWEEN 1 AND 64),
                kind TEXT NOT NULL CHECK (kind IN ('error', 'time', 'memory', 'bad_result', 'bad_source')),
                file TEXT CHECK (length(file) BETWEEN 1 AND 300),
                line INTEGER CHECK (line >= 1),
                usage TEXT NOT NULL CHECK (length(usage) >= 2),
                input_hash TEXT NOT NULL CHECK (length(input_hash) = 64),
                failed_at INTEGER NOT NULL,
                department TEXT NOT NULL REFERENCES department (id),
                meeting TEXT REFERENCES meeting (id),
                author TEXT REFERENCES person (id),
                -- From here on it can quote what was said, and keeps the call's lane.
                message TEXT NOT NULL,
                log TEXT NOT NULL CHECK (length(log) >= 2),
                input BLOB NOT NULL
            ) STRICT;
            CREATE INDEX plugin_fault_plugin ON plugin_fault (plugin, department, failed_at);

            CREATE TABLE hook_usage (
                plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
                hook TEXT NOT NULL CHECK (length(hook) BETWEEN 1 AND 64),
                day TEXT NOT NULL CHECK (length(day) = 10),
                calls INTEGER NOT NULL CHECK (calls >= 0),
                failures INTEGER NOT NULL CHECK (failures BETWEEN 0 AND calls),
                times TEXT NOT NULL CHECK (length(times) >= 2),
                instructions INTEGER NOT NULL,
                matcher_steps INTEGER NOT NULL,
                nanoseconds INTEGER NOT NULL,
                memory_bytes INTEGER NOT NULL,
                PRIMARY KEY (plugin, hook, day)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE checklist_tick (
                meeting TEXT NOT NULL REFERENCES meeting (id),
                item TEXT NOT NULL CHECK (length(item) BETWEEN 5 AND 200),
                person TEXT NOT NULL REFERENCES person (id),
                ticked_at INTEGER NOT NULL,
                PRIMARY KEY (meeting, item, person)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE trusted_key (
                fingerprint TEXT NOT NULL PRIMARY KEY CHECK (length(fingerprint) = 16),
                name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
                key BLOB NOT NULL CHECK (length(key) = 32)
            ) STRICT, WITHOUT ROWID;
            """)
}
