-- The line from today's tasks to what people want to achieve together, followed from one conversation to the next (P-15, P-19, P-20).
local kit = ...
local t, list, date = kit.text, kit.list, kit.date

local CLARITY, UNCLEAR, MATTERS = "formaalsdrevet/clarity", "formaalsdrevet/unclear", "formaalsdrevet/matters"
local CHANGE, CHANGE_WHY = "formaalsdrevet/change", "formaalsdrevet/change_why"
local MOTIVATION = "basis/motivation"

local times = { more = t "time_more", same = t "time_same", less = t "time_less" }

-- A change that somebody does not see the reason for.
local function is_unexplained(answers)
  local why = answers.employee[CHANGE_WHY]
  return answers.employee[CHANGE] == true and why ~= nil and why <= 3
end

-- Whether a number went down between the last three times it was given, this conversation being the last of them.
local function falls(ctx, question)
  local now = ctx.answers.employee[question]
  local before = list.map(ctx.history, function(past) return past.answers.employee[question] end)
  return now ~= nil and #before >= 2 and now < before[1] and before[1] < before[2]
end

return {
  -- Whoever lacked a reason last time is asked whether it came.
  questions = function(ctx)
    local last = ctx.history[1]
    if not last or not is_unexplained(last.answers) then return end
    return {
      {
        id = "answered_since", kind = "choice", label = t "answered_since", help = t "answered_since_help",
        options = {
          { id = "fully", label = t "answered_fully" },
          { id = "partly", label = t "answered_partly" },
          { id = "not_yet", label = t "answered_not_yet" },
        },
      },
    }
  end,

  check_meeting = function(ctx)
    return {
      falls(ctx, CLARITY) and { warn = t "clarity_falls", field = "clarity" },
      falls(ctx, MOTIVATION) and { warn = t "motivation_falls", field = MOTIVATION },
    }
  end,

  -- A list that only grows is no priority.
  check_agreement = function(ctx, agreement)
    if agreement.responsible ~= "employee" or agreement.id then return end
    local open = list.count(ctx.agreements, function(one) return one.responsible == "employee" and one.state == "open" end)
    if open >= ctx.settings.most_open then
      return { hint = t("many_open", { name = ctx.people.employee.first_name, count = open }), field = "responsible" }
    end
  end,

  -- The one who leads owes the reason, by name and by date (P-07, P-20).
  suggest_agreements = function(ctx)
    if not is_unexplained(ctx.answers) then return end
    return {
      {
        title = t "explain_change", reason = t "explain_change_reason", first_step = t "explain_change_first",
        responsible = "leader", due = date.workday(date.add(ctx.today, 14)),
      },
    }
  end,

  agenda = function(ctx)
    local mine = ctx.answers.employee
    local is_unclear = mine[UNCLEAR] ~= nil and mine[CLARITY] ~= nil and mine[CLARITY] <= 3
    return {
      is_unclear and { text = t("agenda_unclear", { task = mine[UNCLEAR] }), reason = t "agenda_unclear_reason" },
      is_unexplained(ctx.answers) and { text = t "agenda_change", reason = t "agenda_change_reason" },
    }
  end,

  metrics = function(ctx)
    local last = ctx.history[1]
    return {
      motivation = ctx.answers.employee[MOTIVATION],
      kept = last and #last.agreements > 0 and last.kept * 100 // #last.agreements or nil,
    }
  end,

  report = function(ctx)
    local tasks = ctx.answers.employee[MATTERS]
    return {
      title = t "title",
      ctx.settings.purpose ~= nil and { kind = "quote", text = ctx.settings.purpose, by = t "our_purpose" },
      { kind = "chart", metric = "clarity", span = 6 },
      { kind = "chart", metric = "motivation", span = 6 },
      tasks ~= nil and {
        kind = "table", title = t "tasks", head = { t "task", t "whom", t "time" },
        rows = list.map(tasks, function(row) return { row.task or "", row.whom or "", times[row.time] or "" } end),
      },
      #ctx.history > 0 and {
        kind = "table", title = t "effect", head = { t "date", t "clarity", t "change", t "motivation", t "made", t "kept" },
        rows = list.map(ctx.history, function(past)
          local theirs = past.answers.employee
          return {
            past.date, theirs[CLARITY] or "", theirs[CHANGE_WHY] or "", theirs[MOTIVATION] or "", #past.agreements, past.kept,
          }
        end),
      },
      is_unexplained(ctx.answers) and { kind = "callout", level = "hint", text = t "change_open" },
    }
  end,
}
