---@meta
-- The types of Enrum's plugin contract 1.0, for your editor. The plugin does not need this file; Enrum writes it.

--- A date such as "2026-03-14".
---@alias enrum.Date string

--- `t("key", {…})`, or a string that is shown as it is.
---@alias enrum.Text kit.Text|string

--- A date is worded, true and false are yes and no, "" is empty.
---@alias enrum.Cell kit.Text|string|number|boolean

--- `false` in the place of one is passed over.
---@alias enrum.Block enrum.TextBlock|enrum.ListBlock|enrum.TableBlock|enrum.MetricBlock|enrum.ChartBlock|enrum.QuoteBlock|enrum.CalloutBlock|enrum.ChecklistBlock|enrum.SignatureBlock

--- What a hook may see. It cannot be changed, and what the manifest's `reads` does not name is nil.
---@class enrum.Context
---@field today enrum.Date # The day it is where the organisation is.
---@field now string # The day and the time, such as "2026-03-14T10:30".
---@field settings table<string, any> # The settings as they are in this department, by key; nil for one without a value.
---@field store table<string, any> # What the plugin has kept about this pair; empty when there is nothing. In background hooks only numbers, yes and no, and dates.
---@field meeting enrum.Meeting # The conversation. Reads `meeting`; in `reminders` the pair's next one, if there is one.
---@field people enrum.People # The two. Reads `people`.
---@field answers enrum.Answers # What they have answered. Reads `own_answers` or `answers`.
---@field agreements enrum.Agreement[] # The pair's agreements by deadline. Reads `agreements`.
---@field history enrum.Past[] # The pair's earlier conversations that were held, the newest first. Reads `history`.

--- A conversation.
---@class enrum.Meeting
---@field id string
---@field type string # Such as "one_to_one".
---@field date enrum.Date
---@field time? string # Such as "13:00".
---@field length integer # Minutes.
---@field place? string # Not in background hooks.
---@field phase "planned"|"before"|"during"|"after"|"closed"
---@field shared boolean # Whether the employee has shared the preparation.
---@field moves integer # How often it got another date.

--- The two, and nobody else.
---@class enrum.People
---@field employee enrum.Person
---@field leader enrum.Person

--- One of the two.
---@class enrum.Person
---@field id string
---@field name? string # Not in background hooks.
---@field first_name? string # Not in background hooks.
---@field workplace "on_site"|"remote"|"hybrid"

--- Answers by the question's full id, such as "welcome/settled". In background hooks without texts, tables and people.
---@class enrum.Answers
---@field employee table<string, any> # Text and long_text are strings, scale and number numbers, choice an id, many a list of ids, date a date, person an id, yes_no a boolean, table a list of rows by column.
---@field leader table<string, any> # The same.
---@field marked string[] # The questions that the employee marked as mattering most.

--- An agreement. In background hooks without its words.
---@class enrum.Agreement
---@field id? string # Nil for one that is just being written.
---@field meeting? string # The conversation it was made in.
---@field title? string
---@field responsible? "employee"|"leader"|"other"
---@field due? enrum.Date
---@field first_step? string
---@field follow_up? string
---@field template? string # The template it was made by, such as "welcome/habits".
---@field area? string # The id of the template's area that it is about.
---@field state "open"|"kept"|"dropped"|"evaluated"
---@field outcome? "improved"|"unchanged"|"worse" # Once it was evaluated.
---@field made? enrum.Date
---@field amendments integer # How often it was amended.
---@field overdue boolean # Open, and the deadline is behind us.

--- An earlier conversation that was held.
---@class enrum.Past
---@field id string
---@field type string
---@field date enrum.Date
---@field length integer # Minutes.
---@field answers enrum.Answers # As far as answers are read.
---@field agreements enrum.Agreement[] # Made in it.
---@field kept integer # How many of them were kept, or evaluated as improved.
---@field metrics table<string, number> # The plugin's own numbers of it.

--- What `check_answer` is about.
---@class enrum.Answer
---@field question string # Its full id.
---@field value? any # Nil when it was emptied.

--- What a check says: exactly one of `block`, `warn` and `hint`.
---@class enrum.Finding
---@field block? enrum.Text # Stops the act until it is mended, or overruled with a reason.
---@field warn? enrum.Text # Asks to look again.
---@field hint? enrum.Text # Helps.
---@field field? string # What it stands beside: a question by its short name or full id; of an agreement title, responsible, due, first_step or follow_up.
---@field store? table<string, any> # What to keep about this pair, by key; false forgets one. At most 32 keys of 4 KiB.

--- A question as in a question-set file. Its id becomes "plugin/id".
---@class enrum.Question
---@field id string
---@field kind "text"|"long_text"|"scale"|"choice"|"many"|"number"|"date"|"person"|"yes_no"|"table"
---@field label enrum.Text # At most 200 characters.
---@field help? enrum.Text
---@field required? boolean
---@field phase? "before"|"during"|"after"
---@field answered_by? "employee"|"leader"|"both"
---@field lane? "author"|"pair"
---@field scale? enrum.Scale # Of a scale.
---@field options? enrum.Option[] # Of choice and many, 2 to 50.
---@field number? enrum.Range # Of a number.
---@field table? enrum.Table # Of a table.

--- 2 to 11 steps.
---@class enrum.Scale
---@field from integer
---@field to integer
---@field low enrum.Text # What the lowest means.
---@field high enrum.Text # What the highest means.

---@class enrum.Option
---@field id string
---@field label enrum.Text

---@class enrum.Range
---@field min? number
---@field max? number
---@field unit? enrum.Text

---@class enrum.Table
---@field columns enrum.Column[] # 1 to 8.
---@field rows? enrum.Option[] # Rows that are always there.
---@field most_rows? integer # How many people may add; 10 unless you say so.

---@class enrum.Column
---@field id string
---@field label enrum.Text
---@field cell? "text"|"number"|"choice"
---@field options? enrum.Option[] # Of a choice.

--- A point for the agenda.
---@class enrum.Point
---@field text enrum.Text
---@field reason enrum.Text # Why it is suggested.

--- An agreement that the two can take or leave.
---@class enrum.Draft
---@field title enrum.Text
---@field reason? enrum.Text
---@field responsible? "employee"|"leader"
---@field due? enrum.Date
---@field first_step? enrum.Text
---@field follow_up? enrum.Text
---@field template? string # One of the plugin's agreement templates, by its id.
---@field area? string # One of that template's areas, by its id.

--- One reminder for each key, ever.
---@class enrum.Reminder
---@field key string # 1 to 100 visible ASCII characters, such as "gap-" and a conversation's id.
---@field due enrum.Date
---@field to "employee"|"leader"|"both"
---@field text enrum.Text
---@field store? table<string, any> # What to keep about this pair, by key; false forgets one. At most 32 keys of 4 KiB.

--- A section of the report; its blocks stand at its positions.
---@class enrum.Section
---@field title enrum.Text
---@field store? table<string, any> # What to keep about this pair, by key; false forgets one. At most 32 keys of 4 KiB.

---@class enrum.TextBlock
---@field kind "text"
---@field text enrum.Text
---@field span? integer # Twelfths of the page, 3 to 12.

---@class enrum.ListBlock
---@field kind "list"
---@field title? enrum.Text
---@field items enrum.Cell[]
---@field span? integer # Twelfths of the page, 3 to 12.

---@class enrum.TableBlock
---@field kind "table"
---@field title? enrum.Text
---@field head enrum.Text[] # At most 12.
---@field rows enrum.Cell[][] # At most 200.
---@field span? integer # Twelfths of the page, 3 to 12.

---@class enrum.MetricBlock
---@field kind "metric"
---@field label enrum.Text
---@field value enrum.Cell
---@field note? enrum.Text
---@field span? integer # Twelfths of the page, 3 to 12.

---@class enrum.ChartBlock
---@field kind "chart"
---@field metric? string # One of the plugin's metrics: the host fills in the rest.
---@field title? enrum.Text
---@field unit? enrum.Text
---@field style? "line"|"bar"
---@field points? any[][] # Pairs of a label and a number; without a number it is a gap.
---@field range? number[] # The least and the most.
---@field span? integer # Twelfths of the page, 3 to 12.

---@class enrum.QuoteBlock
---@field kind "quote"
---@field text enrum.Text
---@field by? enrum.Text
---@field span? integer # Twelfths of the page, 3 to 12.

---@class enrum.CalloutBlock
---@field kind "callout"
---@field level "warn"|"hint"
---@field text enrum.Text
---@field span? integer # Twelfths of the page, 3 to 12.

---@class enrum.ChecklistBlock
---@field kind "checklist"
---@field title? enrum.Text
---@field items enrum.Tick[]
---@field span? integer # Twelfths of the page, 3 to 12.

---@class enrum.SignatureBlock
---@field kind "signature"
---@field names enrum.Text[]
---@field span? integer # Twelfths of the page, 3 to 12.

--- A line of a checklist.
---@class enrum.Tick
---@field text enrum.Text
---@field done? boolean

---@class enrum.Section
---@field [integer] enrum.Block|false

--- What a module returns: the functions that its manifest names under `hooks`.
---@class enrum.Hooks
---@field questions? fun(ctx: enrum.Context): (enrum.Question[])? # Further questions for this conversation, at most 20.
---@field check_answer? fun(ctx: enrum.Context, answer: enrum.Answer): (enrum.Finding|enrum.Finding[])? # Findings on one answer, for the one who writes it.
---@field check_meeting? fun(ctx: enrum.Context): (enrum.Finding|enrum.Finding[])? # Findings on the whole conversation.
---@field check_agreement? fun(ctx: enrum.Context, agreement: enrum.Agreement): (enrum.Finding|enrum.Finding[])? # Findings on one agreement.
---@field guard? fun(ctx: enrum.Context, from: string, to: string): (enrum.Finding|enrum.Finding[])? # Findings on a step from one phase to the next; `block` stops it until a reason is given.
---@field suggest_agreements? fun(ctx: enrum.Context): (enrum.Draft[])? # Drafts of agreements, at most 10, for the two to take or leave.
---@field agenda? fun(ctx: enrum.Context): (enrum.Point[])? # Points for the agenda, at most 10.
---@field report? fun(ctx: enrum.Context): (enrum.Section)? # A section of the report: a title, and at most 40 blocks at its positions.
---@field reminders? fun(ctx: enrum.Context): (enrum.Reminder|enrum.Reminder[])? # What somebody should be reminded of, at most 10. In the background: no texts.
---@field metrics? fun(ctx: enrum.Context): (table<string, number>)? # The numbers that the manifest declares without `from`. In the background: no texts.
---@field migrate? fun(from: string, settings: table<string, any>): (table<string, any>)? # Settings as this version wants them.

--- A text to be worded for whoever reads it.
---@class kit.Text
---@field key string

--- What a module gets as its argument: `local kit = ...`.
---@class enrum.kit
---@field list enrum.kit.list
---@field date enrum.kit.date
---@field number enrum.kit.number
local kit = {}

--- Notes a line for whoever looks into this call; at most 64 lines of 1 KiB.
---@param value any
function kit.log(value) end

--- A text by its key in locales/, worded later for whoever reads it.
---@param key string
---@param parameters? table<string, string|number|boolean>
---@return kit.Text text
function kit.text(key, parameters) end

--- Lists, from the snapshot or your own. Every function leaves its list as it is.
---@class enrum.kit.list
local kit_list = {}

--- Whether the function holds for every value.
---@param list any[]
---@param f fun(value: any, place: integer): boolean
---@return boolean every
function kit_list.all(list, f) end

--- Whether the function holds for a value.
---@param list any[]
---@param f fun(value: any, place: integer): boolean
---@return boolean some
function kit_list.any(list, f) end

--- The texts and numbers of a list, joined.
---@param list any[]
---@param between? string
---@return string s
function kit_list.concat(list, between) end

--- Whether the value is in the list.
---@param list any[]
---@param value any
---@return boolean found
function kit_list.contains(list, value) end

--- How many values there are, or for how many the function holds.
---@param list any[]
---@param f? fun(value: any, place: integer): boolean
---@return integer count
function kit_list.count(list, f) end

--- The values for which the function holds.
---@param list any[]
---@param f fun(value: any, place: integer): boolean
---@return any[] list
function kit_list.filter(list, f) end

--- The first value for which the function holds, and its place; nil when there is none.
---@param list any[]
---@param f fun(value: any, place: integer): boolean
---@return any value
---@return integer|nil place
function kit_list.find(list, f) end

--- The first value; nil when the list is empty.
---@param list any[]
---@return any value
function kit_list.first(list) end

--- Lists of the values for which the function gives the same, by what it gives.
---@param list any[]
---@param f fun(value: any, place: integer): string|number|boolean
---@return table<any, any[]> groups
function kit_list.group_by(list, f) end

--- The keys of a table, sorted.
---@param table table
---@return any[] keys
function kit_list.keys(table) end

--- The last value; nil when the list is empty.
---@param list any[]
---@return any value
function kit_list.last(list) end

--- What the function makes of each value; what becomes nil is left out.
---@param list any[]
---@param f fun(value: any, place: integer): any
---@return any[] list
function kit_list.map(list, f) end

--- The first value for which the function gives the most.
---@param list any[]
---@param f fun(value: any, place: integer): number|string|nil
---@return any value
function kit_list.max_by(list, f) end

--- The first value for which the function gives the least.
---@param list any[]
---@param f fun(value: any, place: integer): number|string|nil
---@return any value
function kit_list.min_by(list, f) end

--- A part of the list; negative places count from the end.
---@param list any[]
---@param first integer
---@param last? integer
---@return any[] list
function kit_list.slice(list, first, last) end

--- The list sorted by what the function gives; values that give the same keep their order.
---@param list any[]
---@param f fun(value: any, place: integer): number|string
---@return any[] list
function kit_list.sort_by(list, f) end

--- The sum of the numbers, or of what the function gives.
---@param list any[]
---@param f? fun(value: any, place: integer): number
---@return number sum
function kit_list.sum(list, f) end

--- Each value once, in the order in which they came.
---@param list any[]
---@return any[] list
function kit_list.unique(list) end

--- Dates as texts, such as "2026-03-14". Today is in the snapshot.
---@class enrum.kit.date
local kit_date = {}

--- The date so many days later, or earlier when negative.
---@param date string
---@param days integer
---@return string date
function kit_date.add(date, days) end

--- Whole days from one date to another.
---@param from string
---@param to string
---@return integer days
function kit_date.days(from, to) end

--- Whether the text is a date that exists.
---@param text any
---@return boolean valid
function kit_date.valid(text) end

--- The week's number by ISO 8601.
---@param date string
---@return integer week
function kit_date.week(date) end

--- 1 for Monday to 7 for Sunday.
---@param date string
---@return integer day
function kit_date.weekday(date) end

--- The date, or the Monday after it when it is a Saturday or a Sunday; holidays are not known.
---@param date string
---@return string date
function kit_date.workday(date) end

--- Numbers.
---@class enrum.kit.number
local kit_number = {}

--- The mean; nil when the list is empty.
---@param list number[]
---@return number|nil mean
function kit_number.mean(list) end

--- The median; nil when the list is empty.
---@param list number[]
---@return number|nil median
function kit_number.median(list) end

--- The number rounded, halves away from zero; whole when no decimals are asked for.
---@param x number
---@param decimals? integer
---@return number x
function kit_number.round(x, decimals) end
