-- Professional standards and competences that lift the work, and what many need to learn (P-12, P-14, P-15).
local kit = ...
local t, list, date = kit.text, kit.list, kit.date

local STANDARD, AREAS, PLAN = "faglig/standard", "faglig/areas", "faglig/plan"
local PROUD, HOLD, LEARNED = "faglig/proud", "faglig/hold", "faglig/learned"

local areas = { "methods", "rules", "digital", "contact", "writing", "planning", "across" }

local levels = { new = t "level_new", helped = t "level_helped", alone = t "level_alone" }
local ways = { peer = t "way_peer", practice = t "way_practice", sparring = t "way_sparring", course = t "way_course" }
local outcomes = { used = t "used", started = t "started", not_yet = t "not_yet", dropped = t "dropped" }

-- Who sees to it that it begins: what one can do alone is the employee's, what somebody must find or allow is the leader's.
local responsible = { peer = "employee", practice = "employee", sparring = "leader", course = "leader" }

local function skill(row) return row.skill end

-- What somebody wants to learn. A row without the thing itself is nothing yet; it may be what is left of one that was removed.
local function plan_in(answers) return list.filter(answers.employee[PLAN] or {}, function(row) return row.skill ~= nil end) end

local function has(answers, area) return list.contains(answers.employee[AREAS] or {}, area) end

-- What was to be learned since last time: the latest plan, unless it has been answered since that it is in use or no longer matters.
local function open_plan(ctx)
  for _, past in ipairs(ctx.history) do
    local plan, outcome = plan_in(past.answers), past.answers.employee[LEARNED]
    if #plan > 0 then return plan end
    if outcome == "used" or outcome == "dropped" then break end
  end
  return {}
end

-- How many conversations, this one among them, have named an area.
local function times(ctx, area)
  return (has(ctx.answers, area) and 1 or 0) + list.count(ctx.history, function(past) return has(past.answers, area) end)
end

-- Named now, and in the two conversations before.
local function recurs(ctx, area)
  return #ctx.history >= 2 and has(ctx.answers, area) and has(ctx.history[1].answers, area) and has(ctx.history[2].answers, area)
end

-- Down from the time before, which was down from the time before that.
local function falls(ctx)
  local now = ctx.answers.employee[STANDARD]
  local before = list.map(ctx.history, function(past) return past.answers.employee[STANDARD] end)
  return now ~= nil and #before >= 2 and now < before[1] and before[1] < before[2]
end

local function names(plan) return list.concat(list.map(plan, skill), ", ") end

-- Whether an open agreement names it already, in these letters.
local function has_agreement(ctx, row)
  return list.any(ctx.agreements, function(one)
    return one.state == "open" and one.title ~= nil and one.title:lower():find(row.skill:lower(), 1, true) ~= nil
  end)
end

local function draft(ctx, row)
  local way = row.way or "any"
  return {
    title = t("learn_" .. way, { skill = row.skill }), first_step = t("first_" .. way),
    reason = row.task and t("lifts", { task = row.task }) or t "lifts_work",
    follow_up = row.task and t("follow_task", { task = row.task }) or t "follow_work",
    responsible = responsible[way] or "employee", due = date.workday(date.add(ctx.today, ctx.settings.learning_days)),
  }
end

-- Areas over time. The first time there is only what was just answered, which needs no repeating.
local function area_rows(ctx)
  if not list.any(ctx.history, function(past) return past.answers.employee[AREAS] ~= nil end) then return {} end
  local named = list.filter(areas, function(area) return times(ctx, area) > 0 end)
  local most_first = list.sort_by(named, function(area) return -times(ctx, area) end)
  return list.map(most_first, function(area) return { t("area_" .. area), has(ctx.answers, area), times(ctx, area) } end)
end

-- The conversations in which something was said about it, the newest first, six at most.
local function history_rows(ctx)
  local rows = list.map(ctx.history, function(past)
    local theirs, plan = past.answers.employee, plan_in(past.answers)
    if not theirs[STANDARD] and #plan == 0 and not theirs[LEARNED] then return nil end
    return { past.date, theirs[STANDARD] or "", names(plan), outcomes[theirs[LEARNED]] or "" }
  end)
  return list.slice(rows, 1, 6)
end

return {
  -- What somebody wanted to learn is asked about until the answer is that it is used, or no longer matters.
  questions = function(ctx)
    local plan = open_plan(ctx)
    if #plan == 0 then return end
    return {
      {
        id = "learned", kind = "choice", label = t("learned", { skills = names(plan) }), help = t "learned_help",
        options = list.map({ "used", "started", "not_yet", "dropped" }, function(id) return { id = id, label = t("learned_" .. id) } end),
      },
    }
  end,

  -- What would make a wish something to do, said while it is written.
  check_answer = function(ctx, answer)
    if answer.question == AREAS then
      local chosen = list.filter(answer.value or {}, function(area) return area ~= "none" end)
      return {
        #chosen > ctx.settings.most_areas and { hint = t("many_areas", { count = #chosen }), field = "areas" },
        #chosen > 0 and #chosen < #answer.value and { hint = t "none_and_more", field = "areas" },
      }
    elseif answer.question == PLAN then
      local plan = list.filter(answer.value or {}, function(row) return row.skill ~= nil end)
      local no_task = list.find(plan, function(row) return row.task == nil end)
      local no_way = list.find(plan, function(row) return row.way == nil end)
      return {
        no_task ~= nil and { hint = t("no_task", { skill = no_task.skill }), field = "plan" },
        no_way ~= nil and { hint = t("no_way", { skill = no_way.skill }), field = "plan" },
      }
    end
  end,

  check_meeting = function(ctx)
    local area = list.find(areas, function(one) return recurs(ctx, one) end)
    return {
      falls(ctx) and { warn = t "standard_falls", field = "standard" },
      ctx.answers.employee[LEARNED] == "not_yet" and { warn = t "learning_waits", field = "learned" },
      area ~= nil and { hint = t("recurs", { area = t("area_" .. area) }), field = "areas" },
    }
  end,

  agenda = function(ctx)
    local score, first = ctx.answers.employee[STANDARD], plan_in(ctx.answers)[1]
    return {
      ctx.answers.employee[PROUD] ~= nil and { text = t "agenda_proud", reason = t "agenda_proud_reason" },
      score ~= nil and score <= ctx.settings.low and { text = t "agenda_standard", reason = t("agenda_standard_reason", { score = score }) },
      first ~= nil and { text = t("agenda_learn", { skill = first.skill }), reason = t "agenda_learn_reason" },
    }
  end,

  suggest_agreements = function(ctx)
    local open = list.filter(plan_in(ctx.answers), function(row) return not has_agreement(ctx, row) end)
    return list.map(open, function(row) return draft(ctx, row) end)
  end,

  -- P-12: choices become figures, and nothing that somebody wrote does. Someone who chose "nothing just now" needs none of them.
  metrics = function(ctx)
    local figures, outcome = {}, ctx.answers.employee[LEARNED]
    if ctx.answers.employee[AREAS] then
      for _, area in ipairs(areas) do figures["need_" .. area] = has(ctx.answers, area) and 100 or 0 end
    end
    if outcome and outcome ~= "dropped" then figures.learned = outcome == "used" and 100 or 0 end
    return figures
  end,

  report = function(ctx)
    local mine, plan, rows = ctx.answers.employee, plan_in(ctx.answers), area_rows(ctx)
    local earlier, hold = history_rows(ctx), ctx.answers.leader[HOLD]
    local outcome, low = outcomes[mine[LEARNED]], mine[STANDARD] ~= nil and mine[STANDARD] <= 2
    if not mine[STANDARD] and not mine[PROUD] and not hold and #plan == 0 and #rows == 0 and #earlier == 0 then return end
    return {
      title = t "title",
      hold ~= nil and { kind = "quote", span = 6, text = hold, by = t "we_hold" },
      mine[PROUD] ~= nil and { kind = "quote", span = 6, text = mine[PROUD], by = t "succeeded" },
      low and { kind = "callout", level = "hint", text = t "low_now" },
      (mine[STANDARD] ~= nil or list.any(ctx.history, function(past) return past.answers.employee[STANDARD] ~= nil end))
        and { kind = "chart", span = 6, metric = "standard" },
      outcome ~= nil and { kind = "metric", span = 6, label = t "since_last", value = outcome, note = names(open_plan(ctx)) },
      #plan > 0 and {
        kind = "table", title = t "plan", head = { t "skill", t "task", t "level", t "way" },
        rows = list.map(plan, function(row) return { row.skill, row.task or "", levels[row.level] or "", ways[row.way] or "" } end),
      },
      #rows > 0 and { kind = "table", title = t "areas", head = { t "area", t "now", t "times" }, rows = rows },
      #earlier > 0 and {
        kind = "table", title = t "earlier", head = { t "date", t "standard", t "wanted", t "outcome" }, rows = earlier,
      },
      ctx.settings.standards ~= nil and { kind = "text", text = t("standards_at", { where = ctx.settings.standards }) },
    }
  end,
}
