-- A database of schema 3 as it was released, with something in every table. Never edited; a new schema gets a fixture of its own.
PRAGMA application_id = 1164866157;
PRAGMA user_version = 3;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE acknowledgement (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    person TEXT NOT NULL REFERENCES person (id),
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (meeting, person)
) STRICT, WITHOUT ROWID;
INSERT INTO "acknowledgement" VALUES('meeting-1','ali',1795516500000);
CREATE TABLE added_question (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    number INTEGER NOT NULL,
    question TEXT NOT NULL CHECK (length(question) BETWEEN 3 AND 129),
    author TEXT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (meeting, number),
    UNIQUE (meeting, question)
) STRICT, WITHOUT ROWID;
INSERT INTO "added_question" VALUES('meeting-1',1,'own/more','mette','Hvad mere?',1795512720000);
CREATE TABLE agenda_item (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
    employee TEXT NOT NULL REFERENCES person (id),
    leader TEXT NOT NULL REFERENCES person (id),
    raised_in TEXT NOT NULL REFERENCES meeting (id),
    author TEXT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
    raised_at INTEGER NOT NULL,
    shared_at INTEGER,
    ticked_by TEXT REFERENCES person (id),
    ticked_at INTEGER,
    ticked_in TEXT REFERENCES meeting (id),
    CHECK (author IN (employee, leader)),
    CHECK ((ticked_by IS NULL) = (ticked_at IS NULL)),
    CHECK ((ticked_in IS NULL) = (ticked_at IS NULL))
) STRICT;
INSERT INTO "agenda_item" VALUES(1,'point','ali','mette','meeting-1','ali','Ferie',1795512720000,1795512720000,NULL,NULL,NULL);
CREATE TABLE agreement (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
    employee TEXT NOT NULL REFERENCES person (id),
    leader TEXT NOT NULL REFERENCES person (id),
    meeting TEXT NOT NULL REFERENCES meeting (id),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 2000),
    responsible TEXT NOT NULL REFERENCES person (id),
    deadline TEXT NOT NULL CHECK (length(deadline) = 10),
    first_step TEXT CHECK (length(first_step) BETWEEN 1 AND 40000),
    follow_up TEXT CHECK (length(follow_up) BETWEEN 1 AND 40000),
    state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'dropped', 'evaluated')),
    version INTEGER NOT NULL CHECK (version >= 1), category TEXT CHECK (length(category) >= 2),
    CHECK (employee <> leader)
) STRICT;
INSERT INTO "agreement" VALUES(1,'agreement','ali','mette','meeting-1','Kursus i efteråret','mette','2026-11-30',NULL,NULL,'open',2,'{"area":{"first_step":"required","id":"self","label":{"da":"Mig selv"},"place":0},"plugin":"distance","source":{"da":"Distance"},"template":"habits","title":{"da":"Vaner","en":"Habits"}}');
CREATE TABLE agreement_event (
    agreement TEXT NOT NULL REFERENCES agreement (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('made', 'amended', 'noted', 'kept', 'dropped', 'evaluated')),
    done_by TEXT NOT NULL REFERENCES person (id),
    done_at INTEGER NOT NULL,
    title TEXT CHECK (length(title) BETWEEN 1 AND 2000),
    responsible TEXT REFERENCES person (id),
    deadline TEXT CHECK (length(deadline) = 10),
    first_step TEXT CHECK (length(first_step) BETWEEN 1 AND 40000),
    follow_up TEXT CHECK (length(follow_up) BETWEEN 1 AND 40000),
    outcome TEXT CHECK (outcome IN ('improved', 'unchanged', 'worse')),
    note TEXT CHECK (length(note) BETWEEN 1 AND 40000), category TEXT CHECK (category IS NULL OR (length(category) >= 2 AND title IS NOT NULL)),
    PRIMARY KEY (agreement, number),
    CHECK ((kind = 'made') = (number = 1)),
    CHECK ((kind IN ('made', 'amended')) = (title IS NOT NULL)),
    CHECK ((title IS NULL) = (responsible IS NULL)),
    CHECK ((title IS NULL) = (deadline IS NULL)),
    CHECK (first_step IS NULL OR title IS NOT NULL),
    CHECK (follow_up IS NULL OR title IS NOT NULL),
    CHECK ((kind = 'evaluated') = (outcome IS NOT NULL)),
    CHECK (kind NOT IN ('amended', 'noted', 'dropped') OR note IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO "agreement_event" VALUES('agreement',1,'made','mette',1795513080000,'Kursus i efteråret','mette','2026-11-30',NULL,NULL,NULL,NULL,'{"area":{"first_step":"required","id":"self","label":{"da":"Mig selv"},"place":0},"plugin":"distance","source":{"da":"Distance"},"template":"habits","title":{"da":"Vaner","en":"Habits"}}');
INSERT INTO "agreement_event" VALUES('agreement',2,'noted','ali',1795513140000,NULL,NULL,NULL,NULL,NULL,NULL,'Bestilt',NULL);
CREATE TABLE answer (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    question TEXT NOT NULL CHECK (length(question) BETWEEN 3 AND 129),
    author TEXT NOT NULL REFERENCES person (id),
    kind TEXT CHECK (kind IN ('text', 'scale', 'choice', 'many', 'number', 'date', 'person', 'yes_no', 'table')),
    value TEXT CHECK (length(value) <= 1000000),
    is_marked INTEGER NOT NULL CHECK (is_marked IN (0, 1)),
    version INTEGER NOT NULL CHECK (version >= 1),
    edited_at INTEGER NOT NULL,
    PRIMARY KEY (meeting, question, author),
    CHECK ((kind IS NULL) = (value IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO "answer" VALUES('meeting-1','basis/tasks','ali','text','Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. Lang tekst, som fylder flere sider i filen. ',1,1,1795512720000);
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
    logged_at INTEGER NOT NULL,
    actor TEXT,
    action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 100),
    object TEXT CHECK (length(object) BETWEEN 1 AND 200),
    concern_1 TEXT,
    concern_2 TEXT,
    from_outside INTEGER NOT NULL CHECK (from_outside IN (0, 1)),
    is_security INTEGER NOT NULL CHECK (is_security IN (0, 1)),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    CHECK (concern_2 IS NULL OR concern_1 IS NOT NULL)
) STRICT;
INSERT INTO "audit" VALUES(1,1795512660000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'CC2C7E8F68A1162ED83BE9D1F1AC89B7FB803C2703D923B47739409F089EE6A0');
INSERT INTO "audit" VALUES(2,1795512720000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'40B048B04A4BC12A9DDB633DF4A81CEF40124600915F044E7F2DBD132A046C68');
INSERT INTO "audit" VALUES(3,1795512780000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'09CA21082C2867BA8239C70A666BF0B8556EC6BADBA40F856E3AF7EEC100ECF6');
INSERT INTO "audit" VALUES(4,1795512840000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'D00D36647F063B79E76317C29706726D11A96AD6AEEEE81118D3BB28D06B0761');
INSERT INTO "audit" VALUES(5,1795512900000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'0A4E75110D830277B1EABD6177E067CFF6BEA424BD47EDA938477B4FDE5CF97A');
INSERT INTO "audit" VALUES(6,1795512960000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'B2267E09CB36447710111A8C9C21E17C74DCBE26C85D39BC65AF2E2323E659FB');
INSERT INTO "audit" VALUES(7,1795513020000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'0E955921EFC30A7ABD8BB098E04E0899E3BCEC9B88BBBD1542855F0B31C67D0F');
INSERT INTO "audit" VALUES(8,1795513080000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'BFE8A0136F0246056F74D3F4C9AEDD7A8F07EE707405B2C880C2519D50E87F21');
INSERT INTO "audit" VALUES(9,1795513140000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'0AD69394A98E7CEF6293E9161B234A4D3C393BCDE64BDA6C62695A18283EEEDC');
INSERT INTO "audit" VALUES(10,1795513200000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'364D4FB9EBD605812772A90FC22B95852B047E7E0B18DB4146CBFC4C1EA4A2C3');
INSERT INTO "audit" VALUES(11,1795513260000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'2C2D49A16A35F8B37C053083A98051D6057E39EC44EA4515FC6A378A0B952681');
INSERT INTO "audit" VALUES(12,1795513320000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'5153A9D21BD01E350EE559554C38DD8910BA4AEFE32E252B87FBCB4A66144995');
INSERT INTO "audit" VALUES(13,1795513380000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'57220591EDD3BF786A8D98ED2550BB0357600B6170888A5EB092A356881B06E2');
INSERT INTO "audit" VALUES(14,1795513440000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'E133BDA45690C40913775D64C8EB239B8858260F4A7800C46B3549C8E0B35D39');
INSERT INTO "audit" VALUES(15,1795513500000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'2AA0011BFB0154AA8213B7855B314720CC3F4F8BB058291DC995CE8B9A87F649');
INSERT INTO "audit" VALUES(16,1795513560000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'E788F825D3CF90B21753568E67E4280FB81CCB93532A4DAED0A209D9B39C5C79');
INSERT INTO "audit" VALUES(17,1795513620000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'017106AEBEE7780C88B89BBF8CB7355E0E898470753218E166BD290BDBC3FE98');
INSERT INTO "audit" VALUES(18,1795513680000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'D55935AD01C549710CB5AA5B5B8A1A247417EF9FC3F4B70EBFA9FFF32123F771');
INSERT INTO "audit" VALUES(19,1795513740000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'1CF0405BA66414D6179B3C2E90D25514546B9AD08C3388A7FA657FFCE3F99A29');
INSERT INTO "audit" VALUES(20,1795513800000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'8952E6C95539E97DB8583D997D6E2714FC7D4EB7BED02C006EC9792F2567C683');
INSERT INTO "audit" VALUES(21,1795513860000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'EEE3ADD12FBB31833F96FB073BAED6395C918B88370CF3B04C107FAE28CF9B0E');
INSERT INTO "audit" VALUES(22,1795513920000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'5EF0747B8965F214C5FD39AA8EB763D471C75EAA9C7B321D672FB3E8B9792FEC');
INSERT INTO "audit" VALUES(23,1795513980000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'B5B92BD1B74D6ECF6360BA2E147286F8F88D219963D19BB20A45FA1A5051E412');
INSERT INTO "audit" VALUES(24,1795514040000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'13B8243BEDC763BC37CCDCFBD3AF229D99915921FF46D22A5CC8395A62AF45D5');
INSERT INTO "audit" VALUES(25,1795514100000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'CAE4ACBAD335EE48F7F70EEB889697C41FCC2F9B1BBED8CDE77F2C0BB469CBB0');
INSERT INTO "audit" VALUES(26,1795514160000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'32BCC588C70534F84031B1900BC2BAEAED4E49EF8E4A253E55F30D02BEAA9F45');
INSERT INTO "audit" VALUES(27,1795514220000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'1001BEE18A5E0E8D14BEFFCFEFF3CDD0F23E6E463AF373BB70EFEDE266B6ED6E');
INSERT INTO "audit" VALUES(28,1795514280000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'47380E1F19BF4E7BCB49F06A91AE2760FAFBD968FB07A58B5128E3BE299C9C8D');
INSERT INTO "audit" VALUES(29,1795514340000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'E5505C25A808A9C2A2250218E450C858C5228AF8F8524614E237814F65D7149D');
INSERT INTO "audit" VALUES(30,1795514400000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'CB0115732C2719995AF318AC0662F280A3B837C9A7EFB1838314F760C700DF3C');
INSERT INTO "audit" VALUES(31,1795514460000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'EE18C740F07175911C6D7DCD90C158BC112E766C70132013F01D82A0BA5EDFEC');
INSERT INTO "audit" VALUES(32,1795514520000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'8A9FEF7B99B5CDED609C7C5E4366813E9684A2791BC7CDB40E11465082BDA914');
INSERT INTO "audit" VALUES(33,1795514580000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'BB4CDE14D7CCFAEB0115C41E5FF16B81C2B5BC325ACBCF139737B3E8E49E59DD');
INSERT INTO "audit" VALUES(34,1795514640000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'D5216A37E99CC1359F23129D89B5D7489A46D23B6817C378C64FE22F69E66D2A');
INSERT INTO "audit" VALUES(35,1795514700000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'53DC6CADEF74F2C73C3A7C9CCD433BB89F8280C8451A100F096B925BA9C2ABBF');
INSERT INTO "audit" VALUES(36,1795514760000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'3C5570F0E9459827B82907AB08D2A762575FE446A24DB3B6845F1AB2EF9F5DAA');
INSERT INTO "audit" VALUES(37,1795514820000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'7EBA621E94E6BE92AAB52F48AF95ABF8189EF619E2D79E0CE38A10C95F3550AF');
INSERT INTO "audit" VALUES(38,1795514880000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'FB75ACC0A821E04CAD609C31D9DE6CECE0269560A23F725EEE6B3964B1D89102');
INSERT INTO "audit" VALUES(39,1795514940000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'DF305E2C07B561A80D077E56595E61A7659B0DC92171CE7A527778DF3D5635CE');
INSERT INTO "audit" VALUES(40,1795515000000,'ali','meeting.read','meeting/1','ali','mette',0,0,X'D2D2A669710CA315C523A56E47F68257B08EBC3D9AF08577EA7F799EDDD4BA78');
CREATE TABLE case_draft (
    formal_case TEXT NOT NULL REFERENCES formal_case (id),
    step INTEGER NOT NULL CHECK (step >= 0),
    owner TEXT NOT NULL REFERENCES person (id),
    part TEXT NOT NULL CHECK (part IN ('preparation', 'exercise', 'checklist', 'private_note', 'record', 'hearing')),
    field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 200),
    tag TEXT CHECK (length(tag) BETWEEN 1 AND 20),
    value TEXT CHECK (length(value) <= 400000),
    version INTEGER NOT NULL CHECK (version >= 1),
    edited_by TEXT NOT NULL REFERENCES person (id),
    edited_at INTEGER NOT NULL,
    PRIMARY KEY (formal_case, owner, step, part, field),
    CHECK ((tag IS NULL) = (value IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO "case_draft" VALUES('case',1,'mette','preparation','trial/goal','text','Målet',1,'mette',1795513320000);
CREATE TABLE case_event (
    formal_case TEXT NOT NULL REFERENCES formal_case (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    step INTEGER CHECK (step >= 1),
    -- Nil for the system itself.
    done_by TEXT REFERENCES person (id),
    done_at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    content TEXT NOT NULL CHECK (length(content) BETWEEN 2 AND 800000),
    PRIMARY KEY (formal_case, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "case_event" VALUES('case',1,NULL,'mette',1795512660000,'opened','{"opened":{"topic":"Mødetider"}}');
INSERT INTO "case_event" VALUES('case',2,NULL,'mette',1795512720000,'advised','{"advised":{"from":"HR","on":"2026-11-24","text":"Gå videre"}}');
INSERT INTO "case_event" VALUES('case',3,1,'mette',1795512780000,'began','{"began":{"expects":[],"reason":"Det er alvorligt","stage":"step-2"}}');
INSERT INTO "case_event" VALUES('case',4,1,'mette',1795512840000,'planned','{"planned":{"_0":{"date":"2026-11-24","duration":60,"participants":"Lederen","place":"Mødelokale 2","purpose":"At finde en løsning","saysCompanionRight":true,"time":"10:00","topic":"Mødetider"}}}');
INSERT INTO "case_event" VALUES('case',5,1,'mette',1795512900000,'told','{"told":{"on":"2026-11-24"}}');
INSERT INTO "case_event" VALUES('case',6,1,'mette',1795512960000,'held','{"held":{"on":"2026-11-24"}}');
INSERT INTO "case_event" VALUES('case',7,1,'mette',1795513020000,'handed_over','{"handedOver":{"_0":{"body":"Vi talte om “mødetider”.\n\n- otte","clarifications":[],"delivery":{"means":"here","on":"2026-11-24"},"handedOverAt":0,"kind":"note","language":"da","number":1,"remarks":[],"step":1,"title":"Notat"}}}');
INSERT INTO "case_event" VALUES('case',8,1,'ali',1795513080000,'remarked','{"remarked":{"document":1,"isLate":false,"text":"Jeg er enig."}}');
INSERT INTO "case_event" VALUES('case',9,1,'ali',1795513140000,'companion_invited','{"companionInvited":{"name":"Ida-Marie Ærø","person":"ida"}}');
INSERT INTO "case_event" VALUES('case',10,1,'mette',1795513200000,'named_decision_maker','{"namedDecisionMaker":{"_0":"aase"}}');
INSERT INTO "case_event" VALUES('case',11,1,'mette',1795513260000,'filed','{"filed":{"document":1}}');
CREATE TABLE case_reminder (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    formal_case TEXT NOT NULL REFERENCES formal_case (id),
    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
    recipient TEXT NOT NULL REFERENCES person (id),
    due TEXT NOT NULL CHECK (length(due) = 10),
    made_at INTEGER NOT NULL,
    done_at INTEGER,
    UNIQUE (formal_case, key, recipient)
) STRICT, WITHOUT ROWID;
INSERT INTO "case_reminder" VALUES('nudge','case','follow_up-1-0-2026-12-22','mette','2026-11-30',1795513440000,NULL);
CREATE TABLE checklist_tick (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    item TEXT NOT NULL CHECK (length(item) BETWEEN 5 AND 200),
    person TEXT NOT NULL REFERENCES person (id),
    ticked_at INTEGER NOT NULL,
    PRIMARY KEY (meeting, item, person)
) STRICT, WITHOUT ROWID;
INSERT INTO "checklist_tick" VALUES('meeting-1','distance/before/camera','ali',1795512840000);
CREATE TABLE department (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
    parent TEXT REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (parent <> id)
) STRICT, WITHOUT ROWID;
INSERT INTO "department" VALUES('dept-children','Børn og Unge','dept-top');
INSERT INTO "department" VALUES('dept-sun','Solstrålen','dept-children');
INSERT INTO "department" VALUES('dept-top','Kommunen',NULL);
CREATE TABLE form (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    content TEXT NOT NULL CHECK (length(content) >= 2)
) STRICT, WITHOUT ROWID;
INSERT INTO "form" VALUES('c48da9874956f5ac8b58713699fb4730cf44898f554e132f324f3fcc00851692','{"sections":[{"questions":[{"answeredBy":"employee","id":"basis/tasks","isRequired":false,"kind":{"longText":{}},"label":{"da":"Hvordan går det med opgaverne?","en":"How are the tasks?"},"lane":"pair","phase":"before"},{"answeredBy":"employee","id":"basis/mood","isRequired":false,"kind":{"yesNo":{}},"label":{"da":"Trives du?"},"lane":"pair","phase":"before","showIf":{"answered":{"_0":{"answer":{"_0":"basis/tasks"}}}}}],"set":"basis","title":{"da":"Grundspørgsmål"}}]}');
CREATE TABLE formal_case (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
    employee TEXT NOT NULL REFERENCES person (id),
    -- The plugin version, the procedure and the settings as they were when it was opened.
    pin TEXT NOT NULL CHECK (length(pin) >= 2),
    opened_at INTEGER NOT NULL,
    hr TEXT REFERENCES person (id),
    decision_maker TEXT REFERENCES person (id),
    companion TEXT REFERENCES person (id),
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    CHECK (hr <> employee),
    CHECK (decision_maker <> employee),
    CHECK (companion <> employee)
) STRICT;
INSERT INTO "formal_case" VALUES(1,'case','ali','{"checklists":[{"id":"room","isShared":false,"items":[{"id":"door","label":{"da":"Luk døren","en":"Shut the door"}}],"phase":"before","role":"leader","title":{"da":"Rummet","en":"The room"}}],"digest":"6941857ca983890019ce464b9e6bfe51e50fd09dd93700a677f6e0ba452e74bf","letters":[{"body":{"da":"{{employee}} indkaldes {{date}} {{time}} i {{place}}, {{duration}} min., om {{purpose}}. Med: {{participants}}.\n\n{{#companion_right}}Du kan tage en bisidder med.{{/companion_right}}"},"id":"convening","kind":"convening","stages":[],"title":{"da":"Indkaldelse: {{topic}}"}},{"body":{"da":"# Notat\n\n{{record}}"},"id":"note","kind":"note","stages":[],"title":{"da":"Notat"}},{"body":{"da":"# Referat\n\n{{record}}\n\nBemærkninger inden {{deadline}}."},"id":"minutes","kind":"minutes","stages":[],"title":{"da":"Referat"}},{"body":{"da":"{{facts}}\n\nVi påtænker: {{intended}}{{#assessment}}\n\n{{assessment}}{{/assessment}}\n\nSvar inden {{deadline}}.{{#extension_right}} Du kan bede om mere tid.{{/extension_right}}{{#companion_right}} Bisidder.{{/companion_right}}"},"id":"hearing","kind":"hearing","stages":[],"title":{"da":"Partshøring"}},{"body":{"da":"{{rule}}\n\n{{facts}}\n\n{{reasons}}"},"id":"warning","kind":"warning","stages":[],"title":{"da":"Advarsel"}},{"body":{"da":"{{rule}}\n\n{{facts}}\n\n{{reasons}}"},"id":"decision","kind":"decision","stages":[],"title":{"da":"Afgørelse"}}],"plugin":"trial","pluginTitle":{"da":"Modulet trial","en":"The module trial"},"procedure":{"checklists":["room"],"competence":{"fixed":{"_0":{"da":"Chefen","en":"The head"}}},"deadlines":{"followUp":{"fixed":{"_0":28}},"hearing":{"fixed":{"_0":14}},"notice":{"fixed":{"_0":3}},"remarks":{"fixed":{"_0":10}},"workingDays":{"fixed":{"_0":true}}},"during":[{"items":[{"da":"Spørg","en":"Ask"}],"title":{"da":"Lyt","en":"Listen"}}],"exercise":{"items":5,"say":{"da":"Er det hele billedet?","en":"Is that the whole picture?"},"text":{"da":"Find dem.","en":"Find them."},"title":{"da":"Fem gode ting","en":"Five good things"},"words":{"da":["aldrig","altid"],"en":["never"]}},"followUp":{"improved":{"next":"close","prompts":[]},"unchanged":{"next":"continue","prompts":[]},"worse":{"next":"next_stage","prompts":[]}},"id":"staged","preparation":[{"question":{"answeredBy":"leader","id":"trial/goal","isRequired":false,"kind":{"longText":{}},"label":{"da":"Hvad er målet?"},"lane":"author","phase":"before"},"stages":[]},{"question":{"answeredBy":"leader","id":"trial/ending","isRequired":false,"kind":{"longText":{}},"label":{"da":"Hvordan kan det ende?"},"lane":"author","phase":"before"},"stages":["step-2","step-3"]}],"publicRules":{"fixed":{"_0":true}},"record":[{"question":{"answeredBy":"leader","id":"trial/leader-sees","isRequired":false,"kind":{"longText":{}},"label":{"da":"Lederens syn"},"lane":"author","phase":"before"},"stages":[]},{"question":{"answeredBy":"leader","id":"trial/employee-sees","isRequired":false,"kind":{"longText":{}},"label":{"da":"Medarbejderens syn"},"lane":"author","phase":"before"},"stages":[]}],"stages":[{"companion":"none","convening":"none","decisions":[],"filing":{"fixed":{"_0":false}},"hearing":"none","hr":"advice","id":"step-0","isServiceRelated":false,"record":"none","recordAvoids":[],"remarks":"none","sanction":"none","title":{"da":"Trin 0","en":"Step 0"},"usuallyAfter":[]},{"companion":"none","convening":"none","decisions":[],"filing":{"fixed":{"_0":false}},"hearing":"none","hr":"advice","id":"step-1","isServiceRelated":false,"record":"private_note","recordAvoids":[],"remarks":"none","sanction":"none","title":{"da":"Trin 1","en":"Step 1"},"trigger":{"da":"Der er brug for det","en":"It is needed"},"usuallyAfter":[]},{"companion":"if_wished","convening":"tell","decisions":[],"filing":{"fixed":{"_0":true}},"hearing":"none","hr":"advice","id":"step-2","isServiceRelated":false,"record":"note","recordAvoids":[{"say":{"da":"Skriv ikke om konsekvenser her.","en":"Do not write of consequences here."},"words":{"da":["konsekvens*","advarsel*"],"en":["consequence*","warning"]}}],"remarks":"may","sanction":"none","title":{"da":"Trin 2","en":"Step 2"},"usuallyAfter":["step-1"]},{"companion":"must_be_told","convening":"written","decisions":["warning","dismissal","summary_dismissal"],"filing":{"fixed":{"_0":true}},"hearing":"before_decision","hr":"takes_part","id":"step-3","isServiceRelated":true,"record":"minutes","recordAvoids":[],"remarks":"right","sanction":"possible","title":{"da":"Trin 3","en":"Step 3"},"usuallyAfter":["step-1","step-2"]}],"title":{"da":"Prøveforløb","en":"Trial procedure"}},"settings":{},"version":"1.0.0"}',1795512660000,NULL,'aase','ida',1);
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
INSERT INTO "hook_usage" VALUES('distance','report','2026-11-24',3,1,'[0,0,3,0,0,0,0,0,0,0,0,0,0,0,0,0]',1,1,1,1);
CREATE TABLE hr_role (
    person TEXT NOT NULL REFERENCES person (id),
    department TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (person, department)
) STRICT, WITHOUT ROWID;
INSERT INTO "hr_role" VALUES('ida','dept-children');
INSERT INTO "hr_role" VALUES('ida','dept-sun');
CREATE TABLE known_device (
    person TEXT NOT NULL REFERENCES person (id),
    device BLOB NOT NULL CHECK (length(device) = 32),
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (person, device)
) STRICT, WITHOUT ROWID;
INSERT INTO "known_device" VALUES('ali',X'3C469E9D6C5875D37A43F353D4F88E61FCF812C66EEE3457465A40B0DA4153E0',1795512600000);
CREATE TABLE leader_period (
    person TEXT NOT NULL REFERENCES person (id),
    number INTEGER NOT NULL,
    leader TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    since INTEGER NOT NULL,
    until INTEGER,
    PRIMARY KEY (person, number),
    CHECK (until >= since)
) STRICT, WITHOUT ROWID;
INSERT INTO "leader_period" VALUES('ali',1,'mette',1795512600000,NULL);
INSERT INTO "leader_period" VALUES('ida',1,'mette',1795512600000,NULL);
INSERT INTO "leader_period" VALUES('mette',1,'aase',1795512600000,NULL);
CREATE TABLE meeting (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    type TEXT NOT NULL CHECK (length(type) BETWEEN 1 AND 64),
    employee TEXT NOT NULL REFERENCES person (id),
    leader TEXT NOT NULL REFERENCES person (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
    length INTEGER NOT NULL CHECK (length BETWEEN 5 AND 480),
    place TEXT CHECK (length(place) BETWEEN 1 AND 2000),
    planned_by TEXT NOT NULL REFERENCES person (id),
    planned_at INTEGER NOT NULL,
    moves INTEGER NOT NULL CHECK (moves >= 0),
    sent_by TEXT REFERENCES person (id),
    sent_at INTEGER,
    form TEXT REFERENCES form (id),
    shared_by TEXT REFERENCES person (id),
    shared_at INTEGER,
    opened_at INTEGER,
    begun_by TEXT REFERENCES person (id),
    begun_at INTEGER,
    held_by TEXT REFERENCES person (id),
    held_at INTEGER,
    closed_by TEXT REFERENCES person (id),
    closed_at INTEGER,
    ending TEXT CHECK (ending IN ('cancelled', 'missed', 'leader_changed')),
    ended_by TEXT REFERENCES person (id),
    ended_at INTEGER,
    ended_because TEXT CHECK (length(ended_because) BETWEEN 1 AND 20000),
    minute_taker TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1), terms TEXT CHECK (length(terms) >= 2), left_out TEXT CHECK (length(left_out) >= 2), ready_by TEXT REFERENCES person (id), ready_at INTEGER CHECK ((ready_by IS NULL) = (ready_at IS NULL) AND (ready_at IS NULL OR sent_at IS NOT NULL)),
    CHECK (employee <> leader),
    CHECK (minute_taker IN (employee, leader)),
    CHECK ((sent_by IS NULL) = (sent_at IS NULL)),
    CHECK ((form IS NULL) = (sent_at IS NULL)),
    CHECK ((shared_by IS NULL) = (shared_at IS NULL)),
    CHECK ((begun_by IS NULL) = (begun_at IS NULL)),
    CHECK ((held_by IS NULL) = (held_at IS NULL)),
    CHECK ((closed_by IS NULL) = (closed_at IS NULL)),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
    CHECK ((ending IS NULL) = (ended_at IS NULL)),
    CHECK (ended_because IS NULL OR ended_at IS NOT NULL),
    CHECK (shared_at IS NULL OR sent_at IS NOT NULL),
    CHECK (opened_at IS NULL OR shared_at IS NOT NULL),
    CHECK (begun_at IS NULL OR sent_at IS NOT NULL),
    CHECK (held_at IS NULL OR begun_at IS NOT NULL),
    CHECK (closed_at IS NULL OR held_at IS NOT NULL),
    CHECK (ended_at IS NULL OR begun_at IS NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO "meeting" VALUES('meeting-1','one_to_one','ali','mette','2026-11-26',630,45,'Mødelokale 2','mette',1795512600000,1,'mette',1795512660000,'c48da9874956f5ac8b58713699fb4730cf44898f554e132f324f3fcc00851692','ali',1795512780000,1795512840000,'mette',1795512900000,'mette',1795516200000,NULL,NULL,NULL,NULL,NULL,NULL,'mette',6,NULL,NULL,NULL,NULL);
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
INSERT INTO "meeting_module" VALUES('meeting-1',0,'distance','1.2.0','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','{"also":["many","a\u001fb"],"is_open":["yes_no","yes"],"longest_gap":["number","21.0"],"purpose":["text","Vi får børn i byen, “hver dag”"],"remind":["choice","both"],"since":["date","2026-11-03"],"steps":["scale","4"]}','["answers","history"]');
CREATE TABLE meeting_move (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    number INTEGER NOT NULL,
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    to_day TEXT NOT NULL CHECK (length(to_day) = 10),
    moved_by TEXT NOT NULL REFERENCES person (id),
    moved_at INTEGER NOT NULL,
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 20000),
    PRIMARY KEY (meeting, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "meeting_move" VALUES('meeting-1',1,'2026-11-24','2026-11-26','ali',1795512720000,'Kursus i Odense');
CREATE TABLE metric_value (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
    metric TEXT NOT NULL CHECK (length(metric) BETWEEN 1 AND 64),
    value REAL NOT NULL,
    PRIMARY KEY (meeting, plugin, metric)
) STRICT, WITHOUT ROWID;
INSERT INTO "metric_value" VALUES('meeting-1','distance','closeness',4.5);
CREATE TABLE module_frame (
    department TEXT NOT NULL PRIMARY KEY REFERENCES department (id),
    modules TEXT NOT NULL CHECK (length(modules) >= 2),
    weeks INTEGER CHECK (weeks BETWEEN 1 AND 52),
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 40000),
    recommended_by TEXT NOT NULL REFERENCES person (id),
    recommended_at INTEGER NOT NULL,
    CHECK (modules <> '[]' OR weeks IS NOT NULL OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO "module_frame" VALUES('dept-sun','["distance"]',3,'Ro på','aase',1795512660000);
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
INSERT INTO "module_rule" VALUES('dept-sun','distance',1,1,'{"also":["many","a\u001fb"],"is_open":["yes_no","yes"],"longest_gap":["number","21.0"],"purpose":["text","Vi får børn i byen, “hver dag”"],"remind":["choice","both"],"since":["date","2026-11-03"],"steps":["scale","4"]}',1795512960000,'module.paused_by_faults');
CREATE TABLE one_time_link (
    token BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('setup', 'invitation', 'password')),
    person TEXT REFERENCES person (id),
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    CHECK (kind = 'setup' OR person IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO "one_time_link" VALUES(X'3C469E9D6C5875D37A43F353D4F88E61FCF812C66EEE3457465A40B0DA4153E0','password','ali',1795514400000,NULL);
CREATE TABLE passage (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
    meeting TEXT NOT NULL REFERENCES meeting (id),
    body TEXT NOT NULL CHECK (length(body) <= 400000),
    is_confidential INTEGER NOT NULL CHECK (is_confidential IN (0, 1)),
    version INTEGER NOT NULL CHECK (version >= 1),
    edited_by TEXT NOT NULL REFERENCES person (id),
    edited_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "passage" VALUES(1,'passage','meeting-1','Fortroligt',1,1,'mette',1795513020000,1795513020000);
CREATE TABLE password (
    person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
    hash TEXT NOT NULL CHECK (length(hash) BETWEEN 1 AND 1000),
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "password" VALUES('ali','hash',1795512600000);
CREATE TABLE pending_text (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    author TEXT NOT NULL REFERENCES person (id),
    field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 200),
    body TEXT NOT NULL CHECK (length(body) <= 400000),
    lost_at INTEGER NOT NULL,
    PRIMARY KEY (meeting, author, field)
) STRICT, WITHOUT ROWID;
INSERT INTO "pending_text" VALUES('meeting-1','ali','said/basis/tasks','Tabt',1795512960000);
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    external_id TEXT CHECK (length(external_id) BETWEEN 1 AND 2000),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    email TEXT NOT NULL CHECK (length(email) BETWEEN 3 AND 2000),
    email_key TEXT NOT NULL,
    department TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
    leader TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    workplace TEXT NOT NULL CHECK (workplace IN ('on_site', 'remote', 'hybrid')),
    language TEXT NOT NULL CHECK (language IN ('da', 'en')),
    is_admin INTEGER NOT NULL CHECK (is_admin IN (0, 1)),
    deactivated_at INTEGER,
    CHECK (leader <> id)
) STRICT, WITHOUT ROWID;
INSERT INTO "person" VALUES('aase',NULL,'Aase Ågård','z~3se z~3gz~3rd',' aase ågård aase@sol.example','aase@sol.example','aase@sol.example','dept-top',NULL,'on_site','da',1,NULL);
INSERT INTO "person" VALUES('ali',NULL,'Ali Zaman','ali zaman',' ali zaman ali@sol.example','ali@sol.example','ali@sol.example','dept-sun','mette','remote','en',0,NULL);
INSERT INTO "person" VALUES('ida',NULL,'Ida-Marie Ærø','ida-marie z~1rz~2',' ida marie ærø ida@sol.example','ida@sol.example','ida@sol.example','dept-sun','mette','hybrid','da',0,NULL);
INSERT INTO "person" VALUES('mette','1001','Mette Holm','mette holm',' mette holm mette.holm@sol.example','Mette.Holm@sol.example','mette.holm@sol.example','dept-sun','aase','on_site','da',0,NULL);
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
INSERT INTO "plugin" VALUES('distance','1.2.0','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','["meeting","own_answers"]',100,'{"instructions":5000000,"matcherSteps":5000000,"memoryBytes":16777216,"milliseconds":250}',NULL,NULL);
CREATE TABLE plugin_data (
    employee TEXT NOT NULL REFERENCES person (id),
    leader TEXT NOT NULL REFERENCES person (id),
    plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
    value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 4096),
    PRIMARY KEY (employee, leader, plugin, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "plugin_data" VALUES('ali','mette','distance','count','{"seen":3}');
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
INSERT INTO "plugin_fault" VALUES(1,'distance','1.2.0','report','error','rules.lua',12,'{"instructions":5,"matcherSteps":6,"memoryBytes":8,"nanoseconds":7}','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',1795512900000,'dept-sun',NULL,'ali','Fejl','["en linje","to"]',X'0001FF');
CREATE TABLE plugin_package (
    digest TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
    plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
    version TEXT NOT NULL CHECK (length(version) BETWEEN 5 AND 17),
    content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 4194304),
    signed_by TEXT CHECK (length(signed_by) = 16),
    installed_at INTEGER NOT NULL,
    installed_by TEXT REFERENCES person (id)
) STRICT;
INSERT INTO "plugin_package" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','distance','1.2.0',X'010203',NULL,1795512660000,'aase');
CREATE TABLE private_note (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    author TEXT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL CHECK (length(body) <= 400000),
    version INTEGER NOT NULL CHECK (version >= 1),
    edited_at INTEGER NOT NULL,
    PRIMARY KEY (meeting, author)
) STRICT, WITHOUT ROWID;
INSERT INTO "private_note" VALUES('meeting-1','mette','Husk',1,1795512660000);
CREATE TABLE question_set (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    content TEXT NOT NULL CHECK (length(content) >= 2),
    position INTEGER NOT NULL,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    installed_at INTEGER NOT NULL,
    installed_by TEXT REFERENCES person (id)
) STRICT, WITHOUT ROWID;
INSERT INTO "question_set" VALUES('basis','{"id":"basis","questions":[{"answeredBy":"employee","id":"basis/tasks","isRequired":false,"kind":{"longText":{}},"label":{"da":"Hvordan går det med opgaverne?","en":"How are the tasks?"},"lane":"pair","phase":"before"},{"answeredBy":"employee","id":"basis/mood","isRequired":false,"kind":{"yesNo":{}},"label":{"da":"Trives du?"},"lane":"pair","phase":"before","showIf":{"answered":{"_0":{"answer":{"_0":"basis/tasks"}}}}}],"title":{"da":"Grundspørgsmål"}}',0,1,1795512600000,'aase');
CREATE TABLE question_set_department (
    question_set TEXT NOT NULL REFERENCES question_set (id) ON DELETE CASCADE,
    department TEXT NOT NULL REFERENCES department (id),
    PRIMARY KEY (question_set, department)
) STRICT, WITHOUT ROWID;
INSERT INTO "question_set_department" VALUES('basis','dept-sun');
CREATE TABLE reflection (
    leader TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
    value TEXT CHECK (length(value) BETWEEN 1 AND 40000),
    behaviour TEXT CHECK (length(behaviour) BETWEEN 1 AND 40000),
    styles TEXT NOT NULL CHECK (length(styles) >= 2),
    version INTEGER NOT NULL CHECK (version >= 1),
    edited_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "reflection" VALUES('mette','Ro','Jeg lytter','["distance"]',1,1795512720000);
CREATE TABLE remark (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
    meeting TEXT NOT NULL REFERENCES meeting (id),
    author TEXT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 40000),
    remarked_at INTEGER NOT NULL
) STRICT;
INSERT INTO "remark" VALUES(1,'remark','meeting-1','ali','Set og læst',1795516800000);
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
INSERT INTO "reminder" VALUES('reminder','distance','ali','mette','gap-m7','mette','2026-11-24','{"da":"Det er 36 dage siden","en":"It is 36 days ago"}',1795512780000,NULL);
CREATE TABLE revision (
    subject TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "revision" VALUES('department',3);
INSERT INTO "revision" VALUES('module_rule',1);
INSERT INTO "revision" VALUES('plugin',1);
INSERT INTO "revision" VALUES('question_set',2);
CREATE TABLE saved_letter (
    plugin TEXT NOT NULL CHECK (length(plugin) BETWEEN 1 AND 64),
    letter TEXT NOT NULL CHECK (length(letter) BETWEEN 1 AND 64),
    version INTEGER NOT NULL CHECK (version >= 1),
    title TEXT CHECK (length(title) >= 2),
    body TEXT CHECK (length(body) >= 2),
    saved_by TEXT NOT NULL REFERENCES person (id),
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (plugin, letter, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "saved_letter" VALUES('trial','note',1,NULL,'{"da":"{{record}}","en":"{{record}}!"}','ida',1795513380000);
CREATE TABLE self_agreement (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    owner TEXT NOT NULL REFERENCES person (id),
    meeting TEXT REFERENCES meeting (id),
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;
INSERT INTO "self_agreement" VALUES('own','mette','meeting-1',2);
CREATE TABLE self_agreement_event (
    agreement TEXT NOT NULL REFERENCES self_agreement (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('made', 'changed', 'ticked', 'noted', 'ended')),
    done_at INTEGER NOT NULL,
    title TEXT CHECK (length(title) BETWEEN 1 AND 2000),
    first_step TEXT CHECK (length(first_step) BETWEEN 1 AND 40000),
    follow_up_on TEXT CHECK (length(follow_up_on) = 10),
    follow_up TEXT CHECK (length(follow_up) BETWEEN 1 AND 40000),
    rhythm TEXT CHECK (rhythm IN ('never', 'daily', 'weekly', 'fortnightly', 'monthly', 'quarterly')),
    category TEXT CHECK (length(category) >= 2),
    note TEXT CHECK (length(note) BETWEEN 1 AND 40000),
    PRIMARY KEY (agreement, number),
    CHECK ((kind = 'made') = (number = 1)),
    CHECK ((kind IN ('made', 'changed')) = (title IS NOT NULL)),
    CHECK ((title IS NULL) = (follow_up_on IS NULL)),
    CHECK ((title IS NULL) = (follow_up IS NULL)),
    CHECK ((title IS NULL) = (rhythm IS NULL)),
    CHECK (first_step IS NULL OR title IS NOT NULL),
    CHECK (category IS NULL OR title IS NOT NULL),
    CHECK ((kind = 'noted') = (note IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO "self_agreement_event" VALUES('own',1,'made',1795513080000,'Gå hjem klokken fire','Slukke skærmen','2026-11-30','Fredag før frokost','weekly','{"area":{"first_step":"required","id":"self","label":{"da":"Mig selv"},"place":0},"plugin":"distance","source":{"da":"Distance"},"template":"habits","title":{"da":"Vaner","en":"Habits"}}',NULL);
INSERT INTO "self_agreement_event" VALUES('own',2,'noted',1795513140000,NULL,NULL,NULL,NULL,NULL,NULL,'Det lykkedes');
CREATE TABLE session (
    token BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    person TEXT NOT NULL REFERENCES person (id),
    started_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    device TEXT NOT NULL CHECK (length(device) <= 2000)
) STRICT, WITHOUT ROWID;
INSERT INTO "session" VALUES(X'3C469E9D6C5875D37A43F353D4F88E61FCF812C66EEE3457465A40B0DA4153E0','ali',1795512600000,1795512660000,'Firefox');
CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 200),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('organisation.name','Solbakken Kommune');
CREATE TABLE shared_note (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    question TEXT NOT NULL CHECK (length(question) BETWEEN 3 AND 129),
    body TEXT NOT NULL CHECK (length(body) <= 400000),
    version INTEGER NOT NULL CHECK (version >= 1),
    edited_by TEXT NOT NULL REFERENCES person (id),
    edited_at INTEGER NOT NULL,
    PRIMARY KEY (meeting, question)
) STRICT, WITHOUT ROWID;
INSERT INTO "shared_note" VALUES('meeting-1','basis/tasks','Sagt',1,'mette',1795512960000);
CREATE TABLE throttle (
    key TEXT NOT NULL PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 2000),
    tokens REAL NOT NULL,
    counted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "throttle" VALUES('sign_in',4.5,1795512600000);
CREATE TABLE trusted_key (
    fingerprint TEXT NOT NULL PRIMARY KEY CHECK (length(fingerprint) = 16),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
    key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT, WITHOUT ROWID;
INSERT INTO "trusted_key" VALUES('0123456789abcdef','Solvig',X'0707070707070707070707070707070707070707070707070707070707070707');
CREATE TRIGGER department_added AFTER INSERT ON department
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'department'; END;
CREATE TRIGGER department_changed AFTER UPDATE ON department
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'department'; END;
CREATE TRIGGER department_removed AFTER DELETE ON department
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'department'; END;
CREATE UNIQUE INDEX person_email ON person (email_key);
CREATE UNIQUE INDEX person_external_id ON person (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX person_order ON person (sort_key);
CREATE INDEX person_department ON person (department, sort_key);
CREATE INDEX person_team ON person (leader, sort_key) WHERE deactivated_at IS NULL;
CREATE INDEX person_admin ON person (is_admin) WHERE is_admin = 1;
CREATE INDEX session_person ON session (person, started_at);
CREATE INDEX one_time_link_person ON one_time_link (person, kind);
CREATE TRIGGER question_set_added AFTER INSERT ON question_set
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'question_set'; END;
CREATE TRIGGER question_set_changed AFTER UPDATE ON question_set
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'question_set'; END;
CREATE TRIGGER question_set_removed AFTER DELETE ON question_set
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'question_set'; END;
CREATE TRIGGER question_set_department_added AFTER INSERT ON question_set_department
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'question_set'; END;
CREATE TRIGGER question_set_department_removed AFTER DELETE ON question_set_department
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'question_set'; END;
CREATE TRIGGER form_stays AFTER UPDATE ON form BEGIN SELECT RAISE(ABORT, 'a frozen form never changes'); END;
CREATE TRIGGER form_is_kept BEFORE DELETE ON form BEGIN SELECT RAISE(ABORT, 'a frozen form is kept'); END;
CREATE INDEX meeting_employee ON meeting (employee, day);
CREATE INDEX meeting_pair ON meeting (leader, employee, day);
CREATE INDEX meeting_open ON meeting (leader, day) WHERE closed_at IS NULL AND ended_at IS NULL;
CREATE INDEX passage_meeting ON passage (meeting);
CREATE INDEX agenda_item_meeting ON agenda_item (raised_in);
CREATE INDEX agenda_item_pair ON agenda_item (leader, employee, ticked_at);
CREATE INDEX remark_meeting ON remark (meeting);
CREATE TRIGGER remark_stays AFTER UPDATE ON remark BEGIN SELECT RAISE(ABORT, 'a remark never changes'); END;
CREATE TRIGGER remark_is_kept BEFORE DELETE ON remark BEGIN SELECT RAISE(ABORT, 'a remark is kept'); END;
CREATE INDEX agreement_employee ON agreement (employee, deadline);
CREATE INDEX agreement_open ON agreement (employee, deadline) WHERE state = 'open';
CREATE INDEX agreement_meeting ON agreement (meeting);
CREATE INDEX agreement_third ON agreement (responsible, deadline) WHERE responsible <> employee AND responsible <> leader;
CREATE TRIGGER agreement_event_stays AFTER UPDATE ON agreement_event
BEGIN SELECT RAISE(ABORT, 'what happened to an agreement never changes'); END;
CREATE TRIGGER agreement_event_is_kept BEFORE DELETE ON agreement_event
BEGIN SELECT RAISE(ABORT, 'what happened to an agreement is kept'); END;
CREATE INDEX audit_concern_1 ON audit (concern_1) WHERE concern_1 IS NOT NULL;
CREATE INDEX audit_concern_2 ON audit (concern_2) WHERE concern_2 IS NOT NULL;
CREATE INDEX audit_security ON audit (is_security) WHERE is_security = 1;
CREATE TRIGGER audit_follows BEFORE INSERT ON audit
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END;
CREATE TRIGGER audit_stays AFTER UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the log never changes'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the log is kept'); END;
CREATE INDEX plugin_package_plugin ON plugin_package (plugin, installed_at);
CREATE TRIGGER plugin_package_stays AFTER UPDATE ON plugin_package
BEGIN SELECT RAISE(ABORT, 'a version of a plugin never changes'); END;
CREATE TRIGGER plugin_added AFTER INSERT ON plugin
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'plugin'; END;
CREATE TRIGGER plugin_changed AFTER UPDATE ON plugin
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'plugin'; END;
CREATE TRIGGER plugin_removed AFTER DELETE ON plugin
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'plugin'; END;
CREATE TRIGGER module_rule_added AFTER INSERT ON module_rule
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'module_rule'; END;
CREATE TRIGGER module_rule_changed AFTER UPDATE ON module_rule
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'module_rule'; END;
CREATE TRIGGER module_rule_removed AFTER DELETE ON module_rule
BEGIN UPDATE revision SET number = number + 1 WHERE subject = 'module_rule'; END;
CREATE INDEX reminder_due ON reminder (recipient, due) WHERE done_at IS NULL;
CREATE INDEX plugin_fault_plugin ON plugin_fault (plugin, department, failed_at);
CREATE INDEX self_agreement_owner ON self_agreement (owner);
CREATE TRIGGER self_agreement_event_stays AFTER UPDATE ON self_agreement_event
BEGIN SELECT RAISE(ABORT, 'what happened to an agreement never changes'); END;
CREATE INDEX person_led ON person (leader);
CREATE INDEX formal_case_employee ON formal_case (employee);
CREATE INDEX formal_case_hr ON formal_case (hr) WHERE hr IS NOT NULL;
CREATE INDEX formal_case_decision_maker ON formal_case (decision_maker) WHERE decision_maker IS NOT NULL;
CREATE INDEX formal_case_companion ON formal_case (companion) WHERE companion IS NOT NULL;
CREATE INDEX formal_case_open ON formal_case (is_open) WHERE is_open = 1;
CREATE TRIGGER formal_case_pinned AFTER UPDATE OF id, employee, pin, opened_at ON formal_case
BEGIN SELECT RAISE(ABORT, 'what a case is about never changes'); END;
CREATE TRIGGER formal_case_stays_closed BEFORE UPDATE OF is_open ON formal_case WHEN OLD.is_open = 0 AND NEW.is_open = 1
BEGIN SELECT RAISE(ABORT, 'a closed case stays closed'); END;
CREATE TRIGGER formal_case_is_kept BEFORE DELETE ON formal_case BEGIN SELECT RAISE(ABORT, 'a case is kept'); END;
CREATE TRIGGER case_event_follows BEFORE INSERT ON case_event
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM case_event WHERE formal_case = NEW.formal_case)
BEGIN SELECT RAISE(ABORT, 'what happened in a case has no gaps'); END;
CREATE TRIGGER case_event_begins BEFORE INSERT ON case_event WHEN (NEW.number = 1) <> (NEW.kind = 'opened')
BEGIN SELECT RAISE(ABORT, 'a case begins with being opened'); END;
CREATE TRIGGER case_event_stays AFTER UPDATE ON case_event
BEGIN SELECT RAISE(ABORT, 'what happened in a case never changes'); END;
CREATE TRIGGER case_event_is_kept BEFORE DELETE ON case_event
BEGIN SELECT RAISE(ABORT, 'what happened in a case is kept'); END;
CREATE TRIGGER saved_letter_follows BEFORE INSERT ON saved_letter
WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM saved_letter WHERE plugin = NEW.plugin AND letter = NEW.letter)
BEGIN SELECT RAISE(ABORT, 'versions of a letter have no gaps'); END;
CREATE TRIGGER saved_letter_stays AFTER UPDATE ON saved_letter
BEGIN SELECT RAISE(ABORT, 'a version of a letter never changes'); END;
CREATE TRIGGER saved_letter_is_kept BEFORE DELETE ON saved_letter
BEGIN SELECT RAISE(ABORT, 'a version of a letter is kept'); END;
CREATE INDEX case_reminder_due ON case_reminder (recipient, due) WHERE done_at IS NULL;
COMMIT;
