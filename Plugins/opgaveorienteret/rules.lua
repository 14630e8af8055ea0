-- An overview of somebody's tasks, what they come to in a week, and what would help (P-14, A-14, A-15, P-19).
local kit = ...
local t, list, date, number = kit.text, kit.list, kit.date, kit.number

local TASKS, STATE = "opgaveorienteret/tasks", "opgaveorienteret/state"
local WEEK, SINCE = "opgaveorienteret/week", "opgaveorienteret/since"

-- How often a task comes round in a week.
local per_week = { daily = 5, weekly = 1, monthly = 12 / 52 }

local often = { daily = t "daily", weekly = t "weekly", monthly = t "monthly" }
local priorities = { high = t "high", middle = t "middle", low = t "low" }
local difficulties = { easy = t "easy", demanding = t "demanding", hard = t "hard" }
local needs = { support = t "support", training = t "training", redistribution = t "redistribution" }
local needs_of = { support = "needs_support", training = "needs_training", redistribution = "needs_redistribution" }

local function name(task) return task.name end
local function weight(task) return task.hours or 0 end
local function needs_help(task) return task.need ~= nil end
local function is(priority) return function(task) return task.priority == priority end end

-- Two spellings of one task. Lua knows a to z; the Danish letters are ours to know.
local function same(text) return (text:lower():gsub("Æ", "æ"):gsub("Ø", "ø"):gsub("Å", "å")) end

local function find(tasks, wanted) return list.find(tasks, function(task) return same(task.name) == same(wanted.name) end) end

-- Hours in a week; nil where something is missing, or is no number of hours.
local function weekly_hours(row)
  local hours, times = row.hours, per_week[row.often]
  if type(hours) ~= "number" or hours <= 0 or not times then return nil end
  return number.round(hours * times, 1)
end

-- The tasks in a table, the heaviest first. A row without a name is no task; it may be what is left of one that was removed.
local function tasks_in(rows)
  local tasks = list.map(rows or {}, function(row)
    if not row.task then return nil end
    return {
      name = row.task, often = row.often, hours = weekly_hours(row),
      priority = row.priority, difficulty = row.difficulty, need = row.need,
    }
  end)
  return list.sort_by(tasks, function(task) return -weight(task) end)
end

-- What tasks come to in a week (A-15); nil where there are none.
local function status(rows, week)
  local tasks = tasks_in(rows)
  if #tasks == 0 then return nil end
  local hours = list.sum(tasks, weight)
  return {
    tasks = tasks, week = week, hours = number.round(hours, 1),
    load = hours > 0 and number.round(hours * 100 / week) or nil,
    important = hours > 0 and number.round(list.sum(list.filter(tasks, is "high"), weight) * 100 / hours) or nil,
    needs = list.count(tasks, needs_help),
  }
end

-- The status now, and those before it with their dates, the oldest first. The hours of a week count until others are written, and the
-- tasks for those who say that they are as last time.
local function statuses(ctx)
  local week, rows, earlier = ctx.settings.week, nil, {}
  local function read(answers)
    local mine = answers.employee
    week, rows = mine[WEEK] or week, mine[TASKS] or rows
    if mine[TASKS] or mine[STATE] == "same" then return status(rows, week) end
  end
  for place = #ctx.history, 1, -1 do
    local past = ctx.history[place]
    local found = read(past.answers)
    if found then
      found.date = past.date
      table.insert(earlier, found)
    end
  end
  return read(ctx.answers), earlier
end

-- Low in priority, and yet the hours go there: the heaviest first.
local function most_for_least(now)
  return list.filter(now.tasks, function(task) return task.priority == "low" and weight(task) >= 1 end)
end

local function is_full(ctx, now) return now.load ~= nil and now.load > ctx.settings.most_load end

-- How a task has changed since the last time tasks were listed.
local function since_last(task, last)
  local before = find(last.tasks, task)
  if not before then return t "new" end
  if not task.hours or not before.hours then return "" end
  local more = number.round(task.hours - before.hours, 1)
  if more > 0 then return t("more", { hours = more }) end
  if more < 0 then return t("less", { hours = -more }) end
  return t "as_before"
end

-- The hours behind the load, and how it has moved since last time.
local function load_note(now, last)
  local key, facts = "load_hours", { hours = now.hours, week = now.week }
  if last and last.load then
    local points = now.load - last.load
    key, facts.date = points > 0 and "load_up" or points < 0 and "load_down" or "load_same", last.date
    if points ~= 0 then facts.points = math.abs(points) end
  end
  return t(key, facts)
end

-- One line for each conversation in which tasks were listed, the newest first.
local function history_rows(earlier)
  local rows = {}
  for place = #earlier, math.max(#earlier - 5, 1), -1 do
    local past = earlier[place]
    table.insert(rows, { past.date, #past.tasks, past.load and past.hours or "", past.load or "", past.important or "", past.needs })
  end
  return rows
end

-- A curve of one point would only repeat the number.
local function load_chart(ctx, now, earlier)
  if #earlier == 0 or not now.load then return false end
  local points = list.map(earlier, function(past) return { past.date, past.load or false } end)
  table.insert(points, { ctx.meeting.date, now.load })
  return { kind = "chart", span = 6, title = t "load_label", unit = t "load_unit", points = points }
end

local function priority_chart(now)
  local points = list.map({ "high", "middle", "low" }, function(priority)
    return { priorities[priority], number.round(list.sum(list.filter(now.tasks, is(priority)), weight), 1) }
  end)
  if not list.any(points, function(point) return point[2] > 0 end) then return false end
  local unranked = list.sum(list.filter(now.tasks, function(task) return task.priority == nil end), weight)
  if unranked > 0 then table.insert(points, { t "unranked", number.round(unranked, 1) }) end
  return { kind = "chart", span = 6, style = "bar", title = t "by_priority", unit = t "hours", points = points }
end

local function history_table(earlier)
  if #earlier == 0 then return false end
  return {
    kind = "table", title = t "earlier", head = { t "date", t "count", t "hours", t "load", t "important", t "needs" },
    rows = history_rows(earlier),
  }
end

local function task_rows(now, last)
  return list.map(now.tasks, function(task)
    local row = {
      task.name, often[task.often] or "", task.hours or "", priorities[task.priority] or "",
      difficulties[task.difficulty] or "", needs[task.need] or "",
    }
    if last then table.insert(row, since_last(task, last)) end
    return row
  end)
end

-- What becomes of a task that calls for help: how soon, and how it begins.
local drafts = {
  support = { days = 14, first = "support_first" },
  training = { days = 30, first = "training_first" },
  redistribution = { days = 14, first = "redistribution_first" },
}

-- Whether an open agreement names the task already.
local function has_agreement(ctx, task)
  return list.any(ctx.agreements, function(one)
    return one.state == "open" and one.title ~= nil and same(one.title):find(same(task.name), 1, true) ~= nil
  end)
end

return {
  -- Whoever needed help last time is asked whether it came.
  questions = function(ctx)
    local last = list.last(select(2, statuses(ctx)))
    if not last or last.needs == 0 then return end
    local names = list.map(list.slice(list.filter(last.tasks, needs_help), 1, 3), name)
    return {
      {
        id = "since", kind = "choice", label = t("since", { tasks = list.concat(names, ", ") }),
        options = {
          { id = "easier", label = t "since_easier" },
          { id = "partly", label = t "since_partly" },
          { id = "not_yet", label = t "since_not_yet" },
        },
      },
    }
  end,

  -- What would make the overview clearer, said while it is written (A-14).
  check_answer = function(ctx, answer)
    if answer.question == STATE and answer.value == "same" and not statuses(ctx) then return { hint = t "nothing_before", field = "state" } end
    if answer.question ~= TASKS then return end
    local tasks = tasks_in(answer.value)
    local week = ctx.answers.employee[WEEK] or ctx.settings.week
    local no_time = list.count(tasks, function(task) return task.hours == nil end)
    local unranked = list.filter(tasks, function(task) return task.priority == nil end)
    local too_long = list.find(tasks, function(task) return weight(task) > week end)
    return {
      too_long ~= nil and { hint = t("too_long", { task = too_long.name, hours = too_long.hours }), field = "tasks" },
      no_time > 0 and { hint = t("no_time", { count = no_time }), field = "tasks" },
      #unranked == 1 and { hint = t("no_priority", { task = unranked[1].name }), field = "tasks" },
      #unranked > 1 and { hint = t("no_priorities", { count = #unranked }), field = "tasks" },
      #tasks >= 3 and list.all(tasks, is "high") and { hint = t "all_high", field = "tasks" },
    }
  end,

  check_meeting = function(ctx)
    local late = ctx.answers.employee[SINCE] == "not_yet" and { warn = t "help_missing", field = "since" }
    local now, earlier = statuses(ctx)
    if not now then return { late } end
    local last = list.last(earlier)
    local rise = last and last.load and now.load and now.load - last.load or 0
    local still = last and list.filter(now.tasks, function(task)
      local before = find(last.tasks, task)
      return task.need ~= nil and before ~= nil and before.need ~= nil
    end) or {}
    local important = list.sum(list.filter(now.tasks, is "high"), weight)
    local waiting = list.sum(list.filter(now.tasks, is "low"), weight)
    return {
      late,
      is_full(ctx, now) and { warn = t("full", { hours = now.hours, week = now.week }), field = "tasks" },
      -- One thing at a time: a week that is full says more than the rise, and help that has not come more than the need for it.
      not is_full(ctx, now) and rise >= ctx.settings.change and { warn = t("rises", { points = rise, date = last.date }), field = "tasks" },
      not late and #still > 0 and { warn = t("still_needs", { tasks = list.concat(list.map(still, name), ", ") }), field = "tasks" },
      important > 0 and waiting > important and { hint = t("waiting_first", { waiting = waiting, important = important }), field = "tasks" },
    }
  end,

  agenda = function(ctx)
    local now = statuses(ctx)
    if not now then return end
    local least = most_for_least(now)[1]
    local helped = list.filter(now.tasks, needs_help)[1]
    local hard = list.find(now.tasks, function(task) return task.difficulty == "hard" and not needs_help(task) and weight(task) >= 1 end)
    return {
      is_full(ctx, now) and { text = t "agenda_full", reason = t("agenda_full_reason", { hours = now.hours, week = now.week }) },
      least ~= nil and { text = t("agenda_least", { task = least.name }), reason = t("agenda_least_reason", { hours = least.hours }) },
      helped ~= nil and { text = t("agenda_help", { task = helped.name }), reason = t(needs_of[helped.need]) },
      hard ~= nil and { text = t("agenda_hard", { task = hard.name }), reason = t("agenda_hard_reason", { hours = hard.hours }) },
    }
  end,

  -- The three heaviest tasks that call for help, each with somebody who sees to it and a day (P-07, A-15).
  suggest_agreements = function(ctx)
    local now = statuses(ctx)
    if not now then return end
    local open = list.filter(now.tasks, function(task) return needs_help(task) and not has_agreement(ctx, task) end)
    local found = list.map(list.slice(open, 1, 3), function(task)
      local draft = drafts[task.need]
      return {
        title = t("agree_" .. task.need, { task = task.name }), reason = t(needs_of[task.need]), first_step = t(draft.first),
        responsible = "leader", due = date.workday(date.add(ctx.today, draft.days)),
      }
    end)
    local least = list.find(most_for_least(now), function(task) return task.need == nil and not has_agreement(ctx, task) end)
    if is_full(ctx, now) and least then
      table.insert(found, {
        title = t("agree_less", { task = least.name }), reason = t("agenda_full_reason", { hours = now.hours, week = now.week }),
        first_step = t "less_first", responsible = "employee", due = date.workday(date.add(ctx.today, 14)),
      })
    end
    return found
  end,

  -- Stops nobody: keeps the sums for `metrics`, which works in the background and sees no tables.
  guard = function(ctx)
    local now = statuses(ctx)
    return {
      store = {
        status = now and { meeting = ctx.meeting.id, load = now.load, important = now.important, needs = now.needs } or false,
      },
    }
  end,

  metrics = function(ctx)
    local kept = ctx.store.status
    if not kept or kept.meeting ~= ctx.meeting.id then return end
    return { load = kept.load and math.min(kept.load, 200), important = kept.important, needs = kept.needs }
  end,

  report = function(ctx)
    local now, earlier = statuses(ctx)
    local last = list.last(earlier)
    if not now then
      if not last then return end
      return {
        title = t "title",
        { kind = "text", text = t("none_now", { date = last.date }) },
        history_table(earlier),
      }
    end
    local least, helped = list.slice(most_for_least(now), 1, 3), list.filter(now.tasks, needs_help)
    local gone = last and list.filter(last.tasks, function(task) return not find(now.tasks, task) end) or {}
    local head = { t "task", t "how_often", t "hours", t "priority", t "difficulty", t "need" }
    if last then table.insert(head, t "since_last") end
    return {
      title = t "title",
      now.load ~= nil and {
        kind = "metric", span = 6, label = t "load_label", value = t("load_value", { load = now.load }), note = load_note(now, last),
      },
      { kind = "metric", span = 6, label = t "needs_label", value = now.needs, note = last and t("needs_last", { count = last.needs }) or nil },
      is_full(ctx, now) and { kind = "callout", level = "warn", text = t("full", { hours = now.hours, week = now.week }) },
      #least > 0 and {
        kind = "list", span = 6, title = t "least_title",
        items = list.map(least, function(task) return t("least_item", { task = task.name, hours = task.hours }) end),
      },
      #helped > 0 and {
        kind = "list", span = 6, title = t "helped_title",
        items = list.map(helped, function(task) return t("helped_" .. task.need, { task = task.name }) end),
      },
      { kind = "table", title = t "tasks_title", head = head, rows = task_rows(now, last) },
      #gone > 0 and { kind = "text", text = t("gone", { tasks = list.concat(list.map(gone, name), ", ") }) },
      load_chart(ctx, now, earlier),
      priority_chart(now),
      history_table(earlier),
    }
  end,
}
