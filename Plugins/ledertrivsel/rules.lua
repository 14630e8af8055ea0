-- How a leader is doing, in a number, and what became of the first steps from last time (T-05 to T-11).
local kit = ...
local t, list, date = kit.text, kit.list, kit.date

local WELLBEING, GIVES, TAKES = "ledertrivsel/wellbeing", "ledertrivsel/gives", "ledertrivsel/takes"
local TEMPLATE, TYPE = "ledertrivsel/wellbeing", "ledertrivsel/wellbeing"

-- The four prompts, and who usually takes what they lead to (T-07).
local prompts = { "boss", "frames", "group", "self" }
-- Under which of the four areas each of the four prompts comes to stand (T-07, T-09): what the organisation can do is brought on by one's own leader.
local area_of = { boss = "my_boss", frames = "my_boss", group = "leader_group", self = "self_leadership" }
local taken_by = { boss = "leader", frames = "leader", group = "employee", self = "employee" }

-- The four areas of the agreement; a first step belongs to all but the last (T-09).
local areas = { "self_leadership", "leader_group", "my_boss", "employees" }
local needs_step = { self_leadership = true, leader_group = true, my_boss = true }

local statuses = {
  { id = "taken", label = t "status_taken" },
  { id = "under_way", label = t "status_under_way" },
  { id = "not_yet", label = t "status_not_yet" },
}

-- A sentence says what happened; a word or two only name it (T-06).
local function is_concrete(text)
  local words = 0
  for _ in string.gmatch(text, "%S+") do words = words + 1 end
  return words >= 5
end

-- Made with the toolkit's template; in a conversation of its own, whatever the two agreed.
local function ours(agreements, type)
  return list.filter(agreements, function(one) return type == TYPE or one.template == TEMPLATE end)
end

-- Agreed in this conversation.
local function agreed_today(ctx)
  return list.filter(ours(ctx.agreements, ctx.meeting.type), function(one) return one.meeting == ctx.meeting.id end)
end

-- The latest conversation with a number in it, and the number.
local function last_number(ctx)
  local past = list.find(ctx.history, function(one) return one.answers.employee[WELLBEING] ~= nil end)
  if past then return past.answers.employee[WELLBEING], past.date end
end

-- What was agreed the latest time that anything was, and still stands; at most five.
local function last_agreed(ctx)
  local past = list.find(ctx.history, function(one) return #ours(one.agreements, one.type) > 0 end)
  if not past then return {} end
  local standing = list.filter(ours(past.agreements, past.type), function(one) return one.state ~= "dropped" end)
  return list.slice(standing, 1, 5), past.date
end

local function is_done(agreement) return agreement.state == "kept" or agreement.outcome == "improved" end

-- The words to recognise an agreement by: its first step, or itself.
local function step_of(agreement) return agreement.first_step or agreement.title end

-- The question about one agreement has its id, so that an answer stays with it when deadlines are moved.
local function question_of(agreement) return "step_" .. agreement.id end

-- The leader's answer to what became of its first step.
local function status_of(ctx, agreement) return ctx.answers.employee["ledertrivsel/" .. question_of(agreement)] end

-- What is written under the four prompts. Where both have written, the leader's words count; where they share one screen, it may be
-- the other who writes.
local function lifts(ctx)
  return list.map(prompts, function(name)
    local question = "ledertrivsel/lift_" .. name
    local what = ctx.answers.employee[question] or ctx.answers.leader[question]
    return what and { name = name, what = what }
  end)
end

-- So many days from now; nobody follows up on a Saturday.
local function workday(ctx, days) return date.workday(date.add(ctx.today, days)) end

local function has_begun(ctx) return ctx.meeting.phase == "during" or ctx.meeting.phase == "after" end

return {
  -- What was to be done first is the first thing asked about next time.
  questions = function(ctx)
    local agreed, day = last_agreed(ctx)
    local asked = {}
    for place, agreement in ipairs(agreed) do
      asked[place] = {
        id = question_of(agreement), kind = "choice", label = t("step_since", { step = step_of(agreement) }),
        help = place == 1 and t("step_since_help", { date = day }) or nil, options = statuses,
      }
    end
    return asked
  end,

  check_answer = function(ctx, answer)
    local value, question = answer.value, answer.question
    if value == nil then return end
    if (question == GIVES or question == TAKES) and not is_concrete(value) then
      return { hint = t(question == GIVES and "gives_concrete" or "takes_concrete"), field = question }
    end
    if question == WELLBEING and value <= ctx.settings.low and ctx.settings.contact then
      return { hint = t("contact", { contact = ctx.settings.contact }), field = "wellbeing" }
    end
  end,

  check_meeting = function(ctx)
    local now, before, day = ctx.answers.employee[WELLBEING], last_number(ctx)
    local agreed = agreed_today(ctx)
    return {
      now ~= nil and before ~= nil and before - now >= ctx.settings.drop and {
        warn = t("falls", { now = now, before = before, date = day }), field = "wellbeing",
      },
      has_begun(ctx) and now ~= nil and now < 10 and #lifts(ctx) == 0 and { hint = t "nothing_lifts", field = "lift_boss" },
      has_begun(ctx) and #lifts(ctx) > 0 and #agreed == 0 and { hint = t "nothing_agreed" },
    }
  end,

  agenda = function(ctx)
    local now, before, day = ctx.answers.employee[WELLBEING], last_number(ctx)
    local agreed = last_agreed(ctx)
    local points = {}
    for _, agreement in ipairs(agreed) do
      if status_of(ctx, agreement) == "not_yet" then
        points[#points + 1] = { text = step_of(agreement), reason = t "agenda_step" }
      end
    end
    if now and before and now > before then
      points[#points + 1] = { text = t "agenda_rise", reason = t("agenda_rise_reason", { now = now, before = before, date = day }) }
    end
    return points
  end,

  -- What they found is ready to become an agreement, and the leader writes it (T-08).
  suggest_agreements = function(ctx)
    return list.map(lifts(ctx), function(one)
      local is_agreed = list.any(ctx.agreements, function(agreement) return agreement.title == one.what end)
      if is_agreed then return nil end
      return {
        title = one.what, reason = t("draft_" .. one.name), responsible = taken_by[one.name], due = workday(ctx, 30),
        template = "wellbeing", area = area_of[one.name],
      }
    end)
  end,

  report = function(ctx)
    local now, before, day = ctx.answers.employee[WELLBEING], last_number(ctx)
    local earlier, earlier_day = last_agreed(ctx)
    local agreed, found = agreed_today(ctx), lifts(ctx)
    local rows, done = {}, {}
    for _, area in ipairs(areas) do
      local inside = list.filter(agreed, function(one) return one.area == area end)
      if #inside == 0 then rows[#rows + 1] = { t(area), "", "", "" } end
      for _, one in ipairs(inside) do
        rows[#rows + 1] = { t(area), one.title, one.first_step or needs_step[area] and t "step_missing" or "", one.due or "" }
      end
    end
    for _, one in ipairs(agreed) do
      if not list.contains(areas, one.area) then rows[#rows + 1] = { t "elsewhere", one.title, one.first_step or "", one.due or "" } end
    end
    for place, one in ipairs(earlier) do
      local status = is_done(one) and "taken" or status_of(ctx, one)
      done[place] = { step_of(one), status and t("status_" .. status) or "" }
    end
    local function goes_to(name) return list.any(found, function(one) return one.name == name end) end
    return {
      title = t "title",
      now ~= nil and {
        kind = "metric", label = t "number", value = now, span = 4,
        note = before ~= nil and t("number_before", { before = before, date = day }) or t "number_first",
      },
      { kind = "chart", metric = "wellbeing", span = now ~= nil and 8 or 12 },
      now ~= nil and before ~= nil and before - now >= ctx.settings.drop and {
        kind = "callout", level = "warn", text = t("fell", { now = now, before = before, date = day }),
      },
      #done > 0 and { kind = "table", title = t("steps_since", { date = earlier_day }), head = { t "first_step", t "how_far" }, rows = done },
      #found > 0 and {
        kind = "table", title = t "lifting", head = { t "where", t "what" },
        rows = list.map(found, function(one) return { t("lift_" .. one.name), one.what } end),
      },
      -- T-01, T-11: what the two cannot settle belongs to one of the other two levels.
      goes_to "group" and { kind = "callout", level = "hint", text = t "to_group" },
      goes_to "frames" and { kind = "callout", level = "hint", text = t "to_organisation" },
      #agreed > 0 and { kind = "table", title = t "agreed", head = { t "area", t "what", t "first_step", t "due" }, rows = rows },
    }
  end,
}
