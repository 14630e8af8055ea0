-- From what a leader thinks alone to two or three points and what the two agree (L-02 to L-21).
-- Most answers are the leader's own and never come here: only check_answer, for the one who writes, sees them.
local kit = ...
local t, list, date = kit.text, kit.list, kit.date

local DIALOGUE, FOLLOW_UP = "lederdialog/dialogue", "lederdialog/follow_up"
local DIRECTIONS, PROMISES, POINTS, BACKING_UP =
  "lederdialog/directions", "lederdialog/promises", "lederdialog/points", "lederdialog/leader_support"
local ALIGN, HOW_OFTEN, GOING = "lederdialog/align", "lederdialog/how_often", "lederdialog/going"
local TEMPLATE = "lederdialog/pair"

local MINUTES = 45

-- L-21: four themes.
local themes = { influence = t "influence", trust = t "trust", restitution = t "restitution", support = t "support" }
-- L-11: how often, and after how many days it has been too long.
local rhythms = { weekly = 7, fortnightly = 14, monthly = 31, quarterly = 92 }
local statuses = {
  { id = "settled", label = t "status_settled" },
  { id = "under_way", label = t "status_under_way" },
  { id = "open", label = t "status_open" },
}

-- The points with words in them; a row of a theme alone is none.
local function points_in(rows) return list.filter(rows or {}, function(row) return row.point ~= nil end) end

-- The points of the latest conversation that had any, at most three, and its date.
local function last_points(ctx)
  local past = list.find(ctx.history, function(one) return #points_in(one.answers.employee[POINTS]) > 0 end)
  if not past then return {} end
  return points_in(past.answers.employee[POINTS]), past.date
end

-- The leader's answer to how far the point in this place has come.
local function status_of(ctx, place) return ctx.answers.employee["lederdialog/point_since_" .. place] end

-- The dialogue that a follow-up is about.
local function last_dialogue(ctx) return list.find(ctx.history, function(one) return one.type == DIALOGUE end) end

-- How often the leader wants to talk, answered in this conversation or last; nil where that is not regularly.
local function rhythm(ctx)
  local earlier = list.map(ctx.history, function(past) return past.answers.employee[HOW_OFTEN] end)[1]
  local name = ctx.answers.employee[HOW_OFTEN] or earlier
  return rhythms[name] and name
end

local function agreed_today(ctx)
  return list.filter(ctx.agreements, function(one) return one.meeting == ctx.meeting.id end)
end

-- So many days from now; nobody follows up on a Saturday.
local function workday(ctx, days) return date.workday(date.add(ctx.today, days)) end

local function is_dialogue(ctx) return ctx.meeting.type == DIALOGUE end
local function is_follow_up(ctx) return ctx.meeting.type == FOLLOW_UP end
local function has_begun(ctx) return ctx.meeting.phase == "during" or ctx.meeting.phase == "after" end

-- What the leader alone is told while writing, by question.
local beside = {
  -- L-09: six directions cannot all come first.
  [DIRECTIONS] = function(rows)
    local first = list.count(rows, function(row) return row.weight == "first" end)
    return first > 3 and { hint = t("many_first", { count = first, all = #rows }), field = "directions" }
  end,

  -- L-05, L-13: a promise to oneself is kept when it says when and how. Beyond three, checks/ asks to choose first.
  [PROMISES] = function(chosen)
    return #chosen > 0 and #chosen <= 3 and { hint = t "make_agreements", field = "promises" }
  end,

  -- L-10: two or three, and what one hopes for.
  [POINTS] = function(rows)
    local points = points_in(rows)
    local silent = list.count(points, function(row) return row.hope == nil end)
    return {
      (#points < 2 or #points > 3) and { hint = t("two_or_three", { count = #points }), field = "points" },
      silent > 0 and { hint = t "hope_missing", field = "points" },
    }
  end,

  -- L-07, L-23: the advice that goes with the questions about one's own leader.
  [BACKING_UP] = function(_, settings)
    return settings.contact ~= nil and { hint = t("advice", { contact = settings.contact }), field = "leader_support" }
  end,
}

return {
  -- The points from last time are followed up, in the short conversation as well as in the next long one.
  questions = function(ctx)
    local points, day = last_points(ctx)
    if #points == 0 then return end
    local asked = {}
    for place, row in ipairs(points) do
      asked[place] = {
        id = "point_since_" .. place, kind = "choice", label = t("point_since", { point = row.point }),
        help = place == 1 and t("point_since_help", { date = day }) or nil, options = statuses,
      }
    end
    return asked
  end,

  check_answer = function(ctx, answer)
    local rule = beside[answer.question]
    local found = rule and answer.value ~= nil and rule(answer.value, ctx.settings)
    if found then return found end
  end,

  check_meeting = function(ctx)
    if not is_dialogue(ctx) then return end
    local count = #points_in(ctx.answers.employee[POINTS])
    local is_ready = ctx.meeting.shared or has_begun(ctx)
    return {
      -- L-02
      not has_begun(ctx) and ctx.meeting.length < MINUTES and { hint = t("short_time", { minutes = ctx.meeting.length, usual = MINUTES }) },
      -- L-10
      is_ready and count < 2 and { hint = t "points_few", field = "points" },
      -- L-12: the two of the five fields that are for both.
      has_begun(ctx) and ctx.answers.employee[ALIGN] == nil and { hint = t "align_missing", field = "align" },
      ctx.meeting.phase == "after" and #agreed_today(ctx) == 0 and { hint = t "nothing_agreed" },
    }
  end,

  -- L-13: an agreement says when it is followed up, and how.
  check_agreement = function(ctx, agreement)
    if agreement.meeting and agreement.meeting ~= ctx.meeting.id and agreement.template ~= TEMPLATE then return end
    return {
      agreement.due == nil and { warn = t "when_missing", field = "due" },
      agreement.follow_up == nil and { warn = t "how_missing", field = "follow_up" },
    }
  end,

  agenda = function(ctx)
    local points = list.map(points_in(ctx.answers.employee[POINTS]), function(row)
      return { text = row.point, reason = row.hope and t("agenda_hope", { hope = row.hope }) or t "agenda_chosen" }
    end)
    -- In the follow-up each of them is asked about already, and would stand there twice.
    if is_follow_up(ctx) then return points end
    for place, row in ipairs(last_points(ctx)) do
      if status_of(ctx, place) == "open" then points[#points + 1] = { text = row.point, reason = t "agenda_open" } end
    end
    return points
  end,

  -- L-11, L-14: a rhythm, the last five minutes, and once a quarter a longer look.
  suggest_agreements = function(ctx)
    if not is_dialogue(ctx) then return end
    local every = rhythm(ctx)
    return {
      every ~= nil and {
        title = t("draft_short_" .. every), reason = t "draft_short_reason", responsible = "employee",
        due = workday(ctx, rhythms[every]), first_step = t "draft_short_first", follow_up = t "draft_short_follow_up",
      },
      {
        title = t "draft_quarter", reason = t "draft_quarter_reason", responsible = "employee", due = workday(ctx, 90),
        first_step = t "draft_quarter_first", follow_up = t "draft_quarter_follow_up",
      },
    }
  end,

  -- The leader owns the dialogue, so the leader is reminded, once for each conversation that was the last for too long.
  reminders = function(ctx)
    local last = ctx.history[1]
    if not last or ctx.meeting or not ctx.settings.remind then return end
    local every, days = rhythm(ctx), date.days(last.date, ctx.today)
    -- L-20: the follow-up is booked too.
    if last.type == DIALOGUE and days >= 7 and (not every or days <= rhythms[every]) then
      return { key = "book-" .. last.id, due = ctx.today, to = "employee", text = t "book_follow_up" }
    end
    if every and days > rhythms[every] then
      return {
        key = "dialogue-" .. last.id, due = ctx.today, to = "employee",
        text = t("time_to_talk_" .. every, { days = days }),
      }
    end
  end,

  report = function(ctx)
    local points, agreed, every = points_in(ctx.answers.employee[POINTS]), agreed_today(ctx), rhythm(ctx)
    local earlier, day = last_points(ctx)
    local before = is_follow_up(ctx) and last_dialogue(ctx) or nil
    local aligned = before and before.answers.employee[ALIGN]
    local followed = {}
    for place, row in ipairs(earlier) do
      local status = status_of(ctx, place)
      if status then followed[#followed + 1] = { row.point, t("status_" .. status) } end
    end
    local was_followed = list.any(ctx.history, function(past) return past.metrics.going ~= nil end)
    return {
      title = t "title",
      -- L-03: guide, contract, dialogue; of the first and the second only what both may know.
      is_dialogue(ctx) and {
        kind = "checklist", title = t "steps", items = {
          { text = t "step_guide", done = ctx.meeting.shared },
          { text = t "step_contract", done = ctx.answers.employee[ALIGN] ~= nil },
          { text = t "step_dialogue", done = #points >= 2 },
        },
      },
      #points > 0 and {
        kind = "table", title = t "points", head = { t "point", t "theme", t "hope" },
        rows = list.map(points, function(row) return { row.point, themes[row.theme] or "", row.hope or "" } end),
      },
      ctx.answers.employee[ALIGN] ~= nil and { kind = "quote", text = ctx.answers.employee[ALIGN], by = t "align" },
      -- L-12: what the contract held, where it is followed up.
      aligned ~= nil and { kind = "quote", text = aligned, by = t("align_since", { date = before.date }) },
      every ~= nil and { kind = "text", text = t("talk_" .. every) },
      (was_followed or ctx.answers.employee[GOING] ~= nil) and { kind = "chart", metric = "going" },
      #followed > 0 and {
        kind = "table", title = t("since", { date = day }), head = { t "point", t "status" },
        rows = followed,
      },
      before ~= nil and #before.agreements > 0 and {
        kind = "table", title = t("agreed_since", { date = before.date }), head = { t "what", t "when", t "how", t "state" },
        rows = list.map(before.agreements, function(one)
          return { one.title, one.due or t "missing", one.follow_up or t "missing", t("state_" .. one.state) }
        end),
      },
      #agreed > 0 and {
        kind = "table", title = t "agreed", head = { t "what", t "when", t "how" },
        rows = list.map(agreed, function(one)
          return { one.title, one.due or t "missing", one.follow_up or t "missing" }
        end),
      },
    }
  end,
}
